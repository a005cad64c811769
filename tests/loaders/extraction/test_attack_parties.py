"""Those who are only described stand once among the attackers, and not beside victims told more exactly."""

from flat_docs import flat

from actorgraph.loaders.extraction.attack_parties import settle
from actorgraph.loaders.extraction.attack_records import Event
from actorgraph.loaders.extraction.findings import Argument, Mention, Trigger

DOC = flat("A bomber hit Aden and the man killed people and teachers of Hamas for militias")
TRIGGER = Trigger(2, 3)


def described(position, kind="person", key=None):
    return Mention(position, position + 1, "actor", kind, "noun", key or f"noun:actor:{position}")


def named(position):
    return Mention(position, position + 1, "actor", "armed_group", "name", f"actor:{position}")


def parties(slot, *mentions):
    """Who stays in a slot, the surest first."""
    found = [Argument(TRIGGER, slot, m, score=1 - n / 10) for n, m in enumerate(mentions)]
    event = Event([TRIGGER], {"attacker": [], "target": [], slot: found})
    settle(DOC, event)
    return [DOC[m.start].text for m in event.mentions(slot)]


def test_an_unknown_attacker_called_by_many_words_is_one():
    assert parties("attacker", described(1), described(6)) == ["bomber"]
    assert parties("attacker", described(6), named(12), described(1)) == ["man", "Hamas"]


def test_who_is_told_by_a_backer_is_somebody_else():
    backed = described(14, "armed_group", "noun:backed:actor:iran")
    assert parties("attacker", described(1), backed) == ["bomber", "militias"]


def test_people_are_no_victims_beside_those_told_more_exactly():
    people, teachers = described(8, "civilians"), described(10, "civilians")
    assert parties("target", people, teachers) == ["teachers"]
    assert parties("target", people) == ["people"]
    town = Mention(3, 4, "place", "city", "name", "place:aden")
    assert parties("target", people, town) == ["people", "Aden"]
