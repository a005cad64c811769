"""One entry for one thing, with a uid that lasts."""

import pytest
from hand_made import actor, place, source_of

from actorgraph.loaders.extraction.things import Things, without_article
from actorgraph.loaders.gazetteer import load_gazetteer

TEXT = "Hezbollah and the Grey Wolves met gunmen near Ain al-Asad. The Grey Wolves left."


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def things_of(source, gazetteer, *mentions):
    return Things(source, gazetteer, mentions)


def test_a_known_actor_has_the_uid_and_name_of_the_gazetteer(gazetteer):
    source = source_of(TEXT)
    found = actor(source, "Hezbollah", "actor:hezbollah")
    entry = things_of(source, gazetteer, found).actors(set())[0]
    assert (entry.uid, entry.known) == ("actor:hezbollah", True)
    assert entry.name == gazetteer.get("actor:hezbollah").name
    assert [m.text for m in entry.mentions] == ["Hezbollah"]


def test_an_unknown_name_is_one_thing_in_all_reports(gazetteer):
    uids = set()
    for uid, text in (("first", TEXT), ("second", "It was the Grey Wolves.")):
        source = source_of(text, uid=uid)
        found = actor(source, "Grey Wolves")
        uids.add(things_of(source, gazetteer, found).uid(found))
    assert len(uids) == 1
    assert uids.pop().startswith("actor:")


def test_what_has_no_name_is_a_thing_of_its_report_alone(gazetteer):
    uids = set()
    for uid in ("first", "second"):
        source = source_of(TEXT, uid=uid)
        found = actor(source, "gunmen", level="noun")
        uids.add(things_of(source, gazetteer, found).uid(found))
    assert len(uids) == 2


def test_what_has_no_name_is_listed_only_where_it_is_used(gazetteer):
    source = source_of(TEXT)
    found = actor(source, "gunmen", level="noun")
    things = things_of(source, gazetteer, found)
    assert things.actors(set()) == []
    assert [a.name for a in things.actors({things.uid(found)})] == ["gunmen"]


def test_how_many_are_meant_and_whose_is_no_part_of_a_name(gazetteer):
    source = source_of("They shot six policemen and several other drivers of the 4th Division.")
    for token, pos in ((2, "NUM"), (10, "ADJ")):
        source.doc[token].pos_ = pos
    found = [actor(source, words, level="noun") for words in ("six policemen", "several other drivers")]
    things = things_of(source, gazetteer, *found)
    told = things.actors({things.uid(m) for m in found})
    assert [a.name for a in told] == ["policemen", "drivers"]
    assert [m.text for a in told for m in a.mentions] == ["six policemen", "several other drivers"]


@pytest.mark.parametrize(
    ("text", "number", "make", "words", "name"),
    [
        ("They hit more than 85 targets.", 4, place, "more than 85 targets", "targets"),
        ("They shot two of its men.", 2, actor, "two of its men", "two of its men"),
    ],
    ids=["more than so many", "so many of somebody's"],
)
def test_a_number_is_left_out_with_its_bound_but_stays_before_of(gazetteer, text, number, make, words, name):
    source = source_of(text)
    source.doc[number].pos_ = "NUM"
    found = make(source, words, level="noun")
    things = things_of(source, gazetteer, found)
    uids = {things.uid(found)}
    assert [thing.name for thing in [*things.actors(uids), *things.places(uids)]] == [name]


def test_names_of_one_thing_become_aliases_and_nouns_do_not(gazetteer):
    source = source_of("The Grey Wolves (GW) struck. The group left.")
    found = [actor(source, words, "name:actor:grey wolves") for words in ("Grey Wolves", "GW")]
    found.append(actor(source, "The group", "name:actor:grey wolves", level="noun"))
    entry = things_of(source, gazetteer, *found).actors(set())[0]
    assert (entry.name, entry.aliases) == ("Grey Wolves", ["GW"])
    assert [m.text for m in entry.mentions] == ["Grey Wolves", "GW", "The group"]


def test_an_actor_and_a_place_of_one_name_are_two_things(gazetteer):
    source = source_of("Zubarah said Zubarah was hit.")
    who = actor(source, "Zubarah", "name:zubarah", kind="state")
    where = place(source, "Zubarah", "name:zubarah", kind="country", nth=1)
    things = things_of(source, gazetteer, who, where)
    assert things.uid(who) != things.uid(where)
    assert [a.kind for a in things.actors(set())] == ["state"]
    assert [p.kind for p in things.places(set())] == ["country"]


def test_a_part_of_a_country_lies_in_it(gazetteer):
    source = source_of("Jets hit caves in north-eastern Iraq and in Zubarah.")
    part = place(source, "north-eastern Iraq", "name:place:north eastern iraq", kind="region")
    other = place(source, "Zubarah", "name:place:zubarah", kind="city")
    assert [p.country for p in things_of(source, gazetteer, part, other).places(set())] == ["IQ", None]


def test_a_kind_that_the_role_cannot_have_is_not_kept(gazetteer):
    source = source_of(TEXT)
    entry = things_of(source, gazetteer, actor(source, "Grey Wolves", kind="city")).actors(set())[0]
    assert entry.kind == "organization"


@pytest.mark.parametrize(
    ("text", "plain"),
    [("the Pentagon", "Pentagon"), ("The", "The"), ("A group", "group"), ("Anbar", "Anbar"), ("", "")],
)
def test_articles_are_no_part_of_a_name(text, plain):
    assert without_article(text) == plain
