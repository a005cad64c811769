"""Rules and heads look at one document, whatever pipeline parsed it."""

import pytest
from hand_made import by_rule, named, source_of

from actorgraph.loaders.extraction.findings import Argument, Mention
from actorgraph.loaders.extraction.fusion import find, with_whole_actors
from actorgraph.loaders.extraction.mention_index import MentionIndex
from actorgraph.loaders.gazetteer import load_gazetteer


def test_a_name_inside_a_longer_name_gives_way_to_it():
    inner, whole = named("actor:us"), Mention(0, 3, "actor", "military", "name", "actor:centcom")
    told = by_rule(5, 0.9, event=0)
    both = [Argument(told, "attacker", inner, 0.9, "rule:a"), Argument(told, "attacker", whole, 0.6, "head:a")]
    index = MentionIndex(source_of("The US Central Command fired .").doc, [inner, whole])
    assert [(a.filler, a.score) for a in with_whole_actors(both, index)] == [(whole, 0.9)]


@pytest.mark.parametrize("use", [("rules",), ("heads",), ("rules", "heads"), ()])
def test_a_doc_of_another_pipeline_is_read_by_rules_alone(use):
    source = source_of("Hezbollah fired rockets at Israel on Tuesday.")
    found = find(source.doc, load_gazetteer(), "2024-01-31", use)
    assert {"actor:hezbollah", "place:israel"} <= {m.entity for m in found.mentions}
    assert ("date", "2024-01-30") in {(e.label, e.value) for e in found.expressions}
    told = [*found.triggers, *found.arguments, *found.ties, *found.answers]
    assert not [f for f in told if "head:" in f.found_by]


@pytest.mark.parametrize("text", ["", ".", "— … “ ”", "\u200b", "x"])
def test_nothing_to_read_is_nothing_found(text):
    found = find(source_of(text).doc, load_gazetteer(), None)
    assert (found.mentions, found.triggers, found.arguments, found.ties, found.answers) == ([], [], [], [], [])
