"""The gazetteer files that are shipped: sizes, schema, references, spellings."""

from __future__ import annotations

import re

import pytest

from actorgraph.loaders.gazetteer import fold, load_gazetteer
from actorgraph.loaders.gazetteer.hierarchy import parent_places
from actorgraph.loaders.gazetteer.sources import duplicates


def test_enough_actors_of_the_field_and_places():
    gazetteer = load_gazetteer()
    bodies = [a for a in gazetteer.actors if a.kind not in {"state", "person"}]
    assert len(bodies) >= 220
    assert len(gazetteer.places) >= 200
    assert len(gazetteer.states) >= 190


def test_no_spelling_belongs_to_two_actors_or_two_places():
    found = duplicates(load_gazetteer().entries.values())
    assert {name: [e.uid for e in entries] for name, entries in found.items()} == {}


def test_every_place_lies_in_a_known_place_and_none_in_itself():
    gazetteer = load_gazetteer()
    for place in gazetteer.places:
        if place.within:
            assert f"place:{place.within}" in gazetteer.entries, place.id
        assert place not in gazetteer.within(place)


def test_iso_countries_and_wikidata_ids_have_their_form():
    for entry in load_gazetteer().entries.values():
        assert entry.country is None or re.fullmatch("[A-Z]{2}", entry.country)
        assert entry.wikidata is None or re.fullmatch(r"Q\d+", entry.wikidata)


def test_wikidata_ids_are_not_shared_by_two_actors():
    ids = [a.wikidata for a in load_gazetteer().actors if a.wikidata]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("umbrella", "member"),
    [
        ("Islamic Resistance in Iraq", "Kataib Hezbollah"),
        ("Popular Mobilization Forces", "Badr Organization"),
        ("U.S.-led coalition", "United States"),
        ("United States", "U.S. Central Command"),
        ("Iran", "Islamic Revolutionary Guard Corps"),
        ("Quds Force", "Islamic Revolutionary Guard Corps"),
        ("Kataib Hezbollah", "Hezbollah"),
    ],
)
def test_an_umbrella_is_no_alias(umbrella, member):
    gazetteer = load_gazetteer()
    (one,), (other,) = ([e for e in gazetteer.lookup(name) if e.role == "actor"] for name in (umbrella, member))
    assert one.uid != other.uid


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Kata’ib Hizballah", "Kataib Hezbollah"),
        ("KATAEB HEZBOLLAH", "Kataib Hezbollah"),
        ("Hashd al-Sha'abi", "Popular Mobilization Forces"),
        ("Liwa al-Ghalibun", "Victorious Brigade"),
        ("Liwa al-Ghaliboun", "Victorious Brigade"),
        ("CJTF-OIR", "U.S.-led coalition"),
        ("Qasem Suleimani", "Qassim Soleimani"),
        ("Department of Defense", "Pentagon"),
        ("DOD", "Pentagon"),
        ("Ansarullah", "Houthis"),
        ("Da'esh", "Islamic State"),
        ("Abu Mahdi Muhandis", "Abu Mahdi al-Muhandis"),
        ("Erdoğan", "Recep Tayyip Erdogan"),
        ("IRGC-QF", "Quds Force"),
        ("حزب الله", "Hezbollah"),
    ],
)
def test_newspaper_spellings_lead_to_their_entry(spelling, name):
    assert [e.name for e in load_gazetteer().lookup(spelling)] == [name]


def test_fold_makes_spellings_one_and_keeps_names_apart():
    assert fold("Kata’ib Hizballah") == fold("kataib  hezbollah") == fold("Kataeb Hezbollah")
    assert fold("the U.S.") == fold("US")
    assert fold("El-Tanf") == fold("al-Tanf") == fold("Tanf")
    assert fold("Hezbollah") != fold("Kataib Hezbollah")
    assert fold("") == ""


def test_parents_of_places_by_uid():
    parents = parent_places()
    assert parents["place:baghdad-international-airport"].uid.startswith("place:")
    assert all(uid.startswith("place:") for uid in parents)
