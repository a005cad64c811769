"""Scores of pairs become links: the surest pair tells, things far apart do not, and each slot takes its own sort."""

import numpy as np
import pytest

from actorgraph.loaders.extraction.findings import Expression, Mention, Trigger
from actorgraph.loaders.extraction.head_links import fits, head_answers, head_arguments, head_ties, near
from actorgraph.loaders.language.spans import AFFILIATIONS, SLOTS

NO = -9.0


class Reader:
    """Heads whose scores are set by hand; sentences are ten tokens long."""

    def __init__(self, **scores):
        self.scores = scores

    def sentence(self, position):
        return position // 10

    def _filled(self, left, right, width):
        table = np.full((len(left), len(right), width), NO, dtype=np.float32)
        for (i, j, k), score in self.scores["of"].items():
            if i < len(left) and j < len(right):
                table[i, j, k] = score
        return table

    def arguments(self, triggers, fillers, reach):
        return self._filled(triggers, fillers, len(SLOTS))

    def ties(self, juniors, seniors, reach):
        return self._filled(juniors, seniors, len(AFFILIATIONS))

    def answers(self, triggers, causes, reach):
        return self._filled(triggers, causes, 1)


def actor(start, entity):
    return Mention(start, start + 1, "actor", "armed_group", "name", entity)


def told(start, event):
    return Trigger(start, start + 1, event=event)


def test_every_pair_within_reach_is_seen_in_one_section_only():
    triggers, mentions = [told(i, i) for i in range(0, 900, 7)], [actor(i, str(i)) for i in range(0, 900, 11)]
    seen = [
        (t.start, m.start)
        for left, right in near(Reader(of={}), "argument", triggers, mentions)
        for t in left
        for m in right
        if abs(t.start // 10 - m.start // 10) <= 3
    ]
    close = [(t.start, m.start) for t in triggers for m in mentions if abs(t.start // 10 - m.start // 10) <= 3]
    assert sorted(seen) == sorted(close)


@pytest.mark.parametrize(
    ("slot", "sort", "fitting"),
    [("attacker", "actor", True), ("attacker", "place", False), ("target", "place", True), ("target", "actor", True),
     ("target", "weapon", False), ("place", "actor", False), ("killed", "number", True), ("date", "number", False)],
)  # fmt: skip
def test_each_slot_takes_its_own_sort(slot, sort, fitting):
    roles = ("actor", "place")
    filler = Mention(0, 1, sort, "city", "name", "x") if sort in roles else Expression(0, 1, sort, "x")
    assert fits(slot, filler) is fitting


def test_the_surest_pair_of_one_thing_tells():
    trigger, name, pronoun = told(2, 0), actor(0, "x"), actor(5, "x")
    reader = Reader(of={(0, 0, 0): 0.0, (0, 1, 0): 3.0})
    found = head_arguments(reader, [trigger], [name, pronoun], [])
    assert [(a.slot, a.filler) for a in found] == [("attacker", pronoun)]
    assert found[0].score == pytest.approx(1 / (1 + np.exp(-3.0)))


def test_a_filler_of_the_wrong_sort_fills_nothing():
    weapon, base = Expression(3, 4, "weapon", "drone"), Mention(4, 5, "place", "base", "name", "y")
    attacker = SLOTS.index("attacker")
    reader = Reader(of={(0, 0, attacker): 5.0, (0, 1, attacker): 5.0})
    assert head_arguments(reader, [told(2, 0)], [base], [weapon]) == []


def test_what_stands_far_apart_is_not_linked():
    reader = Reader(of={(0, 0, 0): 5.0})
    assert head_arguments(reader, [told(2, 0)], [actor(25, "x")], [])
    assert head_arguments(reader, [told(2, 0)], [actor(250, "x")], []) == []


def test_of_two_actors_the_likelier_direction_and_kind():
    part, backed = AFFILIATIONS.index("part_of"), AFFILIATIONS.index("backed_by")
    reader = Reader(of={(0, 1, part): 1.0, (1, 0, backed): 2.0})
    one, two = actor(0, "x"), actor(3, "y")
    assert [(t.source, t.target, t.kind) for t in head_ties(reader, [one, two])] == [(two, one, "backed_by")]


def test_a_tie_is_told_by_words_of_one_sentence_unless_others_are_much_surer():
    part = AFFILIATIONS.index("part_of")
    before, one, two = actor(0, "x"), actor(11, "x"), actor(14, "y")
    reader = Reader(of={(0, 2, part): 3.0, (1, 2, part): 2.5})
    assert [(t.source, t.target) for t in head_ties(reader, [before, one, two])] == [(one, two)]
    reader = Reader(of={(0, 2, part): 3.0, (1, 2, part): 0.0})
    assert [(t.source, t.target) for t in head_ties(reader, [before, one, two])] == [(before, two)]


def test_nobody_is_tied_to_itself():
    reader = Reader(of={(0, 1, 0): 5.0, (0, 0, 0): 5.0})
    assert head_ties(reader, [actor(0, "x"), actor(3, "x")]) == []


def test_an_answer_goes_to_another_attack_or_to_a_motive():
    first, second, again = told(1, 0), told(5, 1), told(8, 1)
    motive = Expression(6, 8, "motive", "the killing of its commander")
    reader = Reader(of={(1, 0, 0): 2.0, (1, 2, 0): 4.0, (1, 3, 0): 1.0})
    found = head_answers(reader, [first, second, again], [motive])
    assert {(a.trigger.start, a.to.start) for a in found} == {(5, 1), (5, 6)}


def test_no_attack_is_no_link():
    reader = Reader(of={})
    assert head_arguments(reader, [], [actor(0, "x")], []) == []
    assert head_ties(reader, [actor(0, "x")]) == []
    assert head_answers(reader, [], []) == []
