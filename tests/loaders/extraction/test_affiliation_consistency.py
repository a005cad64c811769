"""Ties that cannot stand as they are."""

import pytest

from actorgraph.loaders.extraction.affiliation_consistency import consistent, without_weaker
from actorgraph.loaders.extraction.findings import Mention, Tie
from actorgraph.loaders.gazetteer import load_gazetteer


def someone(entity, kind="armed_group"):
    return Mention(0, 1, "actor", kind, "name", entity)


def kinds(*ties):
    return [t.kind for t in consistent(ties, load_gazetteer())]


def test_persons_are_members_and_bodies_are_parts():
    umbrella = someone("actor:islamic-resistance-in-iraq", "coalition")
    assert kinds(Tie(someone("name:actor:x"), umbrella, "member_of")) == ["part_of"]
    assert kinds(Tie(someone("name:actor:y", "person"), umbrella, "part_of")) == ["member_of"]
    assert kinds(Tie(someone("name:actor:x"), umbrella, "backed_by")) == ["backed_by"]


@pytest.mark.parametrize(
    ("junior", "senior", "stands"),
    [
        ("actor:quds-force", "actor:iran", True),
        ("actor:quds-force", "actor:iraq", False),
        ("actor:us-central-command", "actor:iraq", False),
        ("actor:kataib-hezbollah", "actor:iran", True),
        ("name:actor:somebody", "actor:iran", True),
    ],
)
def test_an_army_belongs_to_its_own_state(junior, senior, stands):
    assert bool(kinds(Tie(someone(junior, "military"), someone(senior, "state"), "part_of"))) is stands


@pytest.mark.parametrize(
    ("junior", "kind", "stands"),
    [("armed_group", "part_of", False), ("armed_group", "backed_by", True), ("military", "part_of", True)],
)
def test_an_armed_group_is_at_home_in_a_state_and_no_part_of_it(junior, kind, stands):
    tie = Tie(someone("name:actor:somebody", junior), someone("actor:iran", "state"), kind)
    assert bool(kinds(tie)) is stands


def test_a_state_may_back_anybody_elses_army():
    backing = Tie(someone("actor:syrian-arab-army", "military"), someone("actor:russia", "state"), "backed_by")
    assert kinds(backing) == ["backed_by"]


def test_a_backer_is_not_said_to_be_an_ally_too():
    group, state, friend = someone("a"), someone("b", "state"), someone("c")
    ties = [Tie(group, state, "backed_by"), Tie(state, group, "allied_with"), Tie(group, friend, "allied_with")]
    assert without_weaker(ties) == [ties[0], ties[2]]
