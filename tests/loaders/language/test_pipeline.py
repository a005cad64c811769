"""The pipeline as spaCy's users know pipelines, on plain and on ugly text."""

import json
import pickle
import random

import numpy as np
import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from actorgraph.loaders.errors import LanguageError
from actorgraph.loaders.language import load, load_pipeline
from actorgraph.loaders.language.factories import MODEL, learned_of

REPORT = (
    "The U.S.-led coalition struck Raqqa on Friday, killing ten fighters. Lt. Gen. Stephen Townsend, who commands it, "
    "said the Islamic State had fired rockets at Syrian troops.\n\nIran’s foreign ministry denied it. “We did not,” "
    "it said; Damascus answered."
)
UGLY = {
    "nothing": "",
    "a space": " ",
    "only white space": " \u00a0\n\n\t ",
    "white space first": "\n\n  Israel struck Damascus.",
    "white space last": "Israel struck Damascus.  \n\n",
    "white space between": "Israel \u00a0 struck\n\n\nDamascus .",
    "one word": "Raqqa",
    "Arabic": "قصفت إسرائيل دمشق يوم الجمعة. ردت إيران.",
    "emoji": "😀 👍🏽 Army 🇸🇾 struck 💥.",
    "one very long word": "x" * 20_000,
    "long words": " ".join("unpronounceable" * 20 + str(i) for i in range(300)),
    "control characters": "The \x00 army \ufeff struck\u200b it.",
    "stops": ". . . . ! ? \n . \n .",
    "no stop": "fighters of the " * 400,
    "brackets": "((([[[{{{ )))]]]}}}",
}


@pytest.fixture(scope="module")
def nlp():
    return load()


def facts(doc):
    """All that the pipeline says of a Doc."""
    words = [(t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start) for t in doc]
    return words, [(e.start, e.end, e.label_) for e in doc.ents]


def assert_well_formed(doc):
    """Each sentence has one root, to which every other of its tokens leads, and all tokens are in one sentence."""
    sentences = list(doc.sents)
    assert [token.i for sentence in sentences for token in sentence] == list(range(len(doc)))
    for sentence in sentences:
        roots = [token for token in sentence if token.head.i == token.i]
        assert len(roots) == 1
        assert roots[0].dep_ == "ROOT"
        for token in sentence:
            assert token == roots[0] or roots[0] in token.ancestors
            assert (token.dep_ == "ROOT") == (token == roots[0])
            assert sentence.start <= token.head.i < sentence.end
            assert token.is_sent_start == (token.i == sentence.start)


@pytest.mark.parametrize("kind", UGLY)
def test_any_text_gives_well_formed_sentences(nlp, kind):
    doc = nlp(UGLY[kind])
    assert doc.text == UGLY[kind]
    assert_well_formed(doc)
    assert all(token.lemma_ for token in doc)


def test_a_report_of_twenty_thousand_words(nlp):
    rng = random.Random(1)
    sentences = ["Iran denied it.", "Lt. Gen. Lee, who commands it, said so.", "The U.S.-led coalition struck Raqqa."]
    text = "".join(rng.choice(sentences) + rng.choice([" ", "\n\n"]) for _ in range(2800))
    doc = nlp(text)
    assert len(doc) > 20_000
    assert_well_formed(doc)
    assert len(learned_of(doc).words) == sum(not t.is_space for t in doc)


def test_everything_that_is_expected_of_a_doc(nlp):
    doc = nlp(REPORT)
    for name in ("TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB"):
        assert doc.has_annotation(name, require_complete=name not in {"MORPH"}), name
    assert_well_formed(doc)
    struck = next(token for token in doc if token.text == "struck")
    assert (struck.pos_, struck.tag_, struck.head.text) == ("VERB", "VBD", "struck")
    assert next(token for token in doc if token.text == "Iran").ent_type_ == "LOC"
    assert [s.text.split()[0] for s in doc.sents][:3] == ["The", "Lt.", "Iran’s"]


def test_pictures_can_be_drawn(nlp):
    doc = nlp(REPORT)
    for style in ("dep", "ent"):
        assert "Raqqa" in displacy.render(doc, style=style, page=True, jupyter=False)


def test_what_a_text_gives_does_not_hang_on_its_neighbours(nlp):
    texts = [REPORT, *UGLY.values(), "Israel struck Damascus."]
    alone = [facts(load()(text)) for text in (REPORT, "Israel struck Damascus.")]
    together = {text: facts(doc) for text, doc in zip(texts, nlp.pipe(texts, batch_size=3), strict=True)}
    backwards = {text: facts(doc) for text, doc in zip(texts[::-1], nlp.pipe(texts[::-1]), strict=True)}
    assert together == backwards
    assert [together[REPORT], together["Israel struck Damascus."]] == alone


def test_given_words_and_sentences_are_kept(nlp):
    words = ["He", "came", "and", "went", ".", "She", "too"]
    starts = [True, False, True, False, False, False, True]
    doc = nlp(Doc(nlp.vocab, words=words, sent_starts=starts))
    assert [token.text for token in doc] == words
    assert [sentence.start for sentence in doc.sents] == [0, 2, 6]
    assert_well_formed(doc)


def test_given_words_without_sentences_get_some(nlp):
    doc = nlp(Doc(nlp.vocab, words=["Israel", "struck", ".", "Iran", "answered", "."]))
    assert [sentence.start for sentence in doc.sents] == [0, 3]


@pytest.mark.parametrize("seed", range(15))
def test_given_sentences_are_kept_around_white_space(nlp, seed):
    rng = random.Random(seed)
    words = [rng.choice(["the", "army", "\n", "  ", "came", ".", "\n\n"]) for _ in range(rng.randint(1, 30))]
    starts = [i == 0 or rng.random() < 0.3 for i in range(len(words))]
    doc = nlp(Doc(nlp.vocab, words=words, spaces=[False] * len(words), sent_starts=starts))
    assert_well_formed(doc)
    sentences = list(doc.sents)
    with_words = [any(not t.isspace() for t in words[a:b]) for a, b in zip(*edges(starts), strict=True)]
    if any(with_words):
        assert len(sentences) == sum(with_words)


def edges(starts):
    """The bounds of sentences by their starts."""
    first = [i for i, start in enumerate(starts) if start]
    return first, [*first[1:], len(starts)]


def test_trees_that_cross_keep_their_sentences(nlp, monkeypatch):
    rng = np.random.default_rng(0)
    parser = nlp.get_pipe("actorgraph_parser")
    monkeypatch.setattr(parser._trees, "arc_scores", lambda words: rng.normal(size=(len(words), len(words))))
    for _ in range(10):
        starts = rng.random(200) < 0.05
        starts[0] = True
        doc = nlp(Doc(nlp.vocab, words=["w"] * 200, sent_starts=starts.tolist()))
        assert [sentence.start for sentence in doc.sents] == np.flatnonzero(starts).tolist()
        assert_well_formed(doc)


def test_a_doc_can_be_stored_and_pickled(nlp):
    doc = nlp(REPORT)
    for other in (Doc(nlp.vocab).from_bytes(doc.to_bytes()), pickle.loads(pickle.dumps(doc))):
        assert facts(other) == facts(doc)
        assert learned_of(other) is None
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    assert facts(next(iter(DocBin().from_bytes(stored).get_docs(nlp.vocab)))) == facts(doc)


def test_the_pipeline_can_be_stored_and_pickled(nlp, tmp_path):
    nlp.to_disk(tmp_path / "stored")
    for other in (spacy.load(tmp_path / "stored"), pickle.loads(pickle.dumps(nlp))):
        assert facts(other(REPORT)) == facts(nlp(REPORT))


def test_the_options_of_spacy_load():
    assert load(exclude=["actorgraph_parser"]).pipe_names == []
    assert load(disable="actorgraph_parser").disabled == ["actorgraph_parser"]
    assert load(enable="actorgraph_parser").pipe_names == ["actorgraph_parser"]
    vocab = spacy.blank("en").vocab
    assert load(vocab=vocab).vocab is vocab
    for config in ({"components": {"actorgraph_parser": {"threads": 2}}}, {"components.actorgraph_parser.threads": 2}):
        assert load(config=config).get_pipe("actorgraph_parser")._threads == 2


def test_spacy_finds_the_pipeline_by_its_name():
    assert facts(spacy.load("en_actorgraph")(REPORT)) == facts(load()(REPORT))


@pytest.fixture
def tiny(tmp_path):
    """Another pipeline with a parser, stored in a folder."""
    other = spacy.blank("en")
    other.add_pipe("parser")
    words, heads, deps = ["Israel", "struck", "Damascus"], [1, 1, 1], ["nsubj", "ROOT", "dobj"]
    examples = [Example(Doc(other.vocab, words=words), Doc(other.vocab, words=words, heads=heads, deps=deps))] * 2
    other.initialize(lambda: examples)
    other.to_disk(tmp_path / "tiny")
    return tmp_path / "tiny"


def test_another_pipeline_is_taken_by_its_path(tiny):
    other = load_pipeline(str(tiny))
    assert other.pipe_names == ["parser"]
    doc = other("Israel struck Damascus")
    assert doc.has_annotation("DEP")
    assert learned_of(doc) is None
    assert other.max_length >= load().max_length


NO_PIPELINES = ["no_such_pipeline", "/no/such/folder", "", "numpy", "actorgraph", "blank:xx", "../.."]


@pytest.mark.parametrize("name", NO_PIPELINES)
def test_what_is_no_pipeline_is_refused_in_a_sentence(name):
    with pytest.raises(LanguageError, match="pipeline") as caught:
        load_pipeline(name)
    assert "\n" not in str(caught.value)


def test_a_pipeline_without_a_parser_is_refused(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(LanguageError, match="no dependency parser"):
        load_pipeline(str(tmp_path / "blank"))


def test_the_model_is_whole():
    labels = json.loads((MODEL / "labels.json").read_text(encoding="utf-8"))
    assert labels["starts"] == ["inside", "start"]
    assert "root" in labels["relation"]
    assert labels["entity"][0] == "O"
    assert sum(path.stat().st_size for path in MODEL.iterdir() if path.is_file()) <= 25 * 2**20
