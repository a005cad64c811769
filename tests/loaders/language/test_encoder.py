"""Windows cover every word once, and words become pieces and shapes."""

import random
from pathlib import Path

import numpy as np
import pytest

from actorgraph.loaders.language import encoder
from actorgraph.loaders.language.encoder import window_bounds
from actorgraph.loaders.language.factories import MODEL
from actorgraph.loaders.language.wordpieces import MAX_PIECES_PER_WORD, SHAPES, WordPieces, case_of, shape_of


@pytest.fixture(scope="module")
def pieces():
    return WordPieces(Path(MODEL) / "vocab.txt")


def random_text(seed):
    rng = random.Random(seed)
    most = rng.choice([1, 2, MAX_PIECES_PER_WORD])
    sizes = [rng.randint(1, most) for _ in range(rng.choice([0, 1, 5, 100, 1000]))]
    chance = rng.choice([0, 0.02, 0.5, 1])
    return sizes, [rng.random() < chance for _ in sizes]


@pytest.mark.parametrize("seed", range(60))
def test_every_word_is_read_once(seed):
    sizes, breaks = random_text(seed)
    read = []
    for start, end, first, last in window_bounds(sizes, breaks):
        assert start <= first < last <= end
        assert sum(sizes[start:end]) <= encoder.MOST_PIECES
        read += range(first, last)
    assert read == list(range(len(sizes)))


@pytest.mark.parametrize("size", [1, MAX_PIECES_PER_WORD])
def test_there_are_not_many_more_windows_than_are_needed(size):
    sizes = [size] * 2000
    windows = list(window_bounds(sizes, [False] * 2000))
    assert len(windows) <= 2 * sum(sizes) / encoder.MOST_PIECES + 1


def test_a_window_ends_with_its_paragraph():
    line = encoder.MOST_PIECES * 3 // 4
    breaks = [i % line == line - 1 for i in range(3 * line)]
    assert [w[2:] for w in window_bounds([1] * 3 * line, breaks)] == [(0, line), (line, 2 * line), (2 * line, 3 * line)]


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("the", "lower"), ("Raqqa", "title"), ("NATO", "upper"), ("U.S.", "initials"), ("A", "title"),
        ("2017", "digits"), ("F16", "mixed digits"), ("iPhone", "camel"), ("McCain", "camel"), ("...", "punctuation"),
        ("دمشق", "camel"), ("😀", "punctuation"), ("", "punctuation"), ("Šibenik", "title"),
    ],
)  # fmt: skip
def test_the_case_of_a_word(word, case):
    assert case_of(word) == case


def test_shapes_are_numbered_without_a_hole():
    words = ["!", "1", "1a", "a", "Aa", "AB", "A.B.", "aB"]
    assert {shape_of(w, g) for w in words for g in range(3)} == set(range(3, SHAPES))


@pytest.mark.parametrize("word", ["", " ", "\u200b", "دمشق", "😀", "ﷺ", "a" * 100_000, "http://" + "x-" * 5000, "\x00"])
def test_any_word_has_a_few_pieces(pieces, word):
    assert 1 <= len(pieces.of(word)) <= MAX_PIECES_PER_WORD


def test_curly_quotes_and_dashes_are_read_as_plain_ones(pieces):
    assert pieces.of("’s") == pieces.of("'s")
    assert pieces.of("–") == pieces.of("-")


def test_what_is_remembered_has_an_end(pieces, monkeypatch):
    monkeypatch.setattr("actorgraph.loaders.language.wordpieces.MOST_REMEMBERED", 10)
    for i in range(50):
        pieces.of(f"word{i}")
    assert len(pieces._known) <= 11


def test_a_window_of_words(pieces):
    ids, shapes, firsts = pieces.window(["The", "unpronounceableness", "."], [1, 0, 2])
    assert (ids[0], ids[-1]) == (pieces.first, pieces.last)
    assert len(ids) == len(shapes)
    assert firsts.tolist() == [1, 2, len(ids) - 2]
    assert np.array_equal(shapes[firsts], [shape_of("The", 1), shape_of("unpronounceableness", 0), shape_of(".", 2)])
