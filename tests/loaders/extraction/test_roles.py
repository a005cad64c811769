"""Persons in bodies."""

import pytest
from flat_docs import flat, mention

from actorgraph.loaders.extraction.affiliations import find_ties

TAGS = {"'s": "POS", "for": "IN", "its": "PRP$", "who": "WP", "heads": "VBZ", "former": "JJ", "in": "IN"}


def member(doc, *mentions, **options):
    """The ties as (person, body, role's words)."""
    ties = [t for t in find_ties(doc, mentions, **options) if t.kind == "member_of"]
    return [(t.source.entity, t.target.entity, t.role) for t in ties]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Nujaba spokesman Nasr", "spokesman"),
        ("Nasr , a spokesman for Nujaba", "spokesman"),
        ("Nasr , the deputy leader of Nujaba", "deputy leader"),
        ("Nujaba 's leader , Nasr", "leader"),
        ("Nujaba , whose chief of staff Nasr", "chief of staff"),
        ("Nasr is secretary - general of Nujaba", "secretary-general"),
        ("the commander of Nujaba in Basra , Gen. Nasr", "commander"),
        ("Nujaba 's “ media ” chief , named Nasr", "chief"),
        ("deputy leader Nasr of Nujaba", "deputy leader"),
        ("Nujaba 's leader is Nasr", "leader"),
    ],
)
def test_roles_around_a_name(text, role):
    doc = flat(text, TAGS | {"whose": "WP$"})
    found = member(doc, mention(doc, "Nujaba"), mention(doc, "Nasr", "person"))
    assert [(p, b, r.replace(" - ", "-")) for p, b, r in found] == [("Nasr", "Nujaba", role)]


def test_country_by_adjective_and_ministry_by_name():
    doc = flat("Iraqi prime minister Sudani and Defense Ministry spokesman Rasool")
    mentions = [
        mention(doc, "Iraqi", "state"),
        mention(doc, "Sudani", "person"),
        mention(doc, "Defense Ministry", "government"),
        mention(doc, "Rasool", "person"),
    ]
    assert member(doc, *mentions) == [
        ("Sudani", "Iraqi", "prime minister"),
        ("Rasool", "Defense Ministry", "spokesman"),
    ]


def test_a_common_noun_person_carries_its_own_role():
    doc = flat("one of its commanders died", TAGS)
    person = mention(doc, "one of its commanders", "person", "noun")
    assert member(doc, person, mention(doc, "its", level="pronoun")) == [("one of its commanders", "its", "commanders")]


def test_led_by_and_of():
    doc = flat("the Front , led by Gen. Mirza", {"led": "VBN"})
    assert member(doc, mention(doc, "Front"), mention(doc, "Mirza", "person")) == [("Mirza", "Front", "leader")]
    doc = flat("Abu Taha of Jund al-Imam")
    assert member(doc, mention(doc, "Jund al-Imam"), mention(doc, "Abu Taha", "person")) == [
        ("Abu Taha", "Jund al-Imam", None)
    ]


def test_a_bare_title_means_the_only_state_or_the_persons_own():
    doc = flat("President Biden warned Iran", {"warned": "VBD"})
    biden, iran = mention(doc, "Biden", "person"), mention(doc, "Iran", "state")
    countries = {"Biden": "US", "Iran": "IR", "Washington": "US"}.get
    assert member(doc, biden, iran) == [("Biden", "Iran", "President")]
    assert member(doc, biden, iran, country_of=lambda m: countries(m.entity)) == []
    doc = flat("Washington and President Biden warned Iran", {"warned": "VBD"})
    mentions = [mention(doc, "Washington", "state"), mention(doc, "Biden", "person"), mention(doc, "Iran", "state")]
    assert member(doc, *mentions) == []
    assert member(doc, *mentions, country_of=lambda m: countries(m.entity)) == [("Biden", "Washington", "President")]


def test_the_leader_of_a_militia_is_no_member_of_its_country():
    doc = flat("senior Iraqi militia leader Muhandis", {"senior": "JJ"})
    assert member(doc, mention(doc, "Iraqi", "state"), mention(doc, "Muhandis", "person")) == []


def test_a_leader_is_not_him_whose_cousin_he_is():
    doc = flat("Nujaba 's leader was Nasr 's cousin", TAGS | {"was": "VBD"})
    assert member(doc, mention(doc, "Nujaba"), mention(doc, "Nasr", "person")) == []


def test_a_role_in_another_phrase_is_not_taken():
    doc = flat("the chief said on Monday Nujaba killed Nasr", {"said": "VBD", "killed": "VBD", "on": "IN"})
    assert member(doc, mention(doc, "Nujaba"), mention(doc, "Nasr", "person")) == []


def test_a_name_counts_before_the_noun_for_its_bearer():
    doc = flat("the army 's spokesman , Brigadier Kulayigye , spoke", {"'s": "POS", "spoke": "VBD"})
    spokesman, named = mention(doc, "spokesman", "person", "noun"), mention(doc, "Kulayigye", "person")
    spokesman.entity = "noun:actor:spokesman"
    assert member(doc, mention(doc, "army", "military"), spokesman, named) == [("Kulayigye", "army", "spokesman")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Delta Volunteers of Asari", True),
        ("Delta Volunteers of the imam Asari", True),
        ("Delta Volunteers of Col. Asari", True),
        ("Delta Volunteers and Asari", False),
    ],
)
def test_a_body_of_somebody_is_his(text, found):
    doc = flat(text)
    told = member(doc, mention(doc, "Delta Volunteers"), mention(doc, "Asari", "person"))
    assert told == ([("Asari", "Delta Volunteers", None)] if found else [])


def test_a_bare_title_means_the_state_where_the_report_was_written():
    doc = flat("BAGHDAD – Iran warned Iraq ; Prime Minister Sudani spoke", {"–": ":", "warned": "VBD", "spoke": "VBD"})
    city = mention(doc, "BAGHDAD", "city", role="place")
    mentions = [mention(doc, "Iran", "state"), mention(doc, "Iraq", "state"), mention(doc, "Sudani", "person")]
    countries = {"BAGHDAD": "IQ", "Iraq": "IQ", "Iran": "IR"}.get
    told = member(doc, city, *mentions, country_of=lambda m: countries(m.entity))
    assert told == [("Sudani", "Iraq", "Prime Minister")]
    assert member(doc, *mentions, country_of=lambda m: countries(m.entity)) == []
