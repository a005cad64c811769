"""The shipped places: parents that exist, coordinates inside the country, spellings that mean one place."""

from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
import yaml

from actorgraph.loaders.record import vocabulary

FIELDS = {"id", "name", "kind", "country", "latitude", "longitude", "within", "aliases"}
# South, north, west, east of the countries where most places lie, in degrees, rounded outwards.
BOXES = {
    "IQ": (29.0, 37.5, 38.7, 48.8),
    "SY": (32.2, 37.4, 35.6, 42.5),
    "JO": (29.1, 33.4, 34.9, 39.4),
    "LB": (33.0, 34.8, 35.0, 36.7),
    "IL": (29.4, 33.4, 34.2, 35.9),
    "PS": (31.2, 32.6, 34.2, 35.6),
    "YE": (12.0, 19.1, 42.3, 54.6),
    "IR": (25.0, 39.8, 44.0, 63.4),
    "TR": (35.8, 42.2, 25.6, 44.9),
    "SA": (16.2, 32.2, 34.5, 55.7),
    "KW": (28.5, 30.2, 46.5, 48.5),
    "QA": (24.4, 26.3, 50.7, 51.7),
    "AE": (22.6, 26.2, 51.5, 56.5),
    "EG": (21.9, 31.7, 24.6, 37.0),
    "AF": (29.3, 38.6, 60.4, 75.0),
    "PK": (23.6, 37.2, 60.8, 77.9),
}


@cache
def places() -> list[dict[str, Any]]:
    folder = files("actorgraph.loaders.gazetteer")
    names = ("places.yaml", "places_countries.yaml")
    return [entry for name in names for entry in yaml.safe_load((folder / name).read_text(encoding="utf-8"))]


def by_id() -> dict[str, dict[str, Any]]:
    return {place["id"]: place for place in places()}


def test_fields_and_kinds_are_those_of_the_schema() -> None:
    assert all(set(place) == FIELDS for place in places())
    assert {place["kind"] for place in places()} <= set(vocabulary("place_kind"))


def test_ids_are_unique_slugs() -> None:
    assert [one for one, times in Counter(place["id"] for place in places()).items() if times > 1] == []


def test_every_parent_exists_and_is_of_the_same_country() -> None:
    known = by_id()
    for place in places():
        if place["within"] is not None:
            assert place["within"] in known, place["id"]
            assert known[place["within"]]["country"] == place["country"], place["id"]


def test_nothing_lies_in_itself() -> None:
    known = by_id()
    for place in places():
        seen, outer = {place["id"]}, place
        while outer["within"]:
            outer = known[outer["within"]]
            assert outer["id"] not in seen
            seen.add(outer["id"])


def test_every_place_in_a_country_reaches_it() -> None:
    known = by_id()
    for place in places():
        top = place
        while top["within"]:
            top = known[top["within"]]
        if place["country"] and place["id"] != "diego-garcia":
            assert top["kind"] == "country", place["id"]


@pytest.mark.parametrize("country", sorted(BOXES))
def test_coordinates_are_inside_the_country(country: str) -> None:
    south, north, west, east = BOXES[country]
    inside = [place for place in places() if place["country"] == country]
    assert inside
    for place in inside:
        assert south <= place["latitude"] <= north, place["id"]
        assert west <= place["longitude"] <= east, place["id"]


def test_a_spelling_means_one_place() -> None:
    spelled = Counter(name.casefold() for place in places() for name in {place["name"], *place["aliases"]})
    assert [name for name, times in spelled.items() if times > 1] == []


def test_no_two_bases_stand_on_one_spot() -> None:
    spots = Counter((place["latitude"], place["longitude"]) for place in places() if place["kind"] == "base")
    assert [spot for spot, times in spots.items() if times > 1] == []


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Al Assad base", "Ain al-Asad Air Base"),
        ("Baghdad Diplomatic Support Center", "Camp Victoria"),
        ("MSS Euphrates", "Mission Support Site Euphrates"),
        ("al-Omar oil field", "al-Omar oil field"),
        ("Irbil", "Erbil"),
        ("Deir Ezzor", "Deir ez-Zor"),
        ("Bab el-Mandeb", "Bab al-Mandab"),
    ],
)
def test_newspaper_spellings_lead_to_the_place(spelling: str, name: str) -> None:
    assert [place["name"] for place in places() if spelling in (place["name"], *place["aliases"])] == [name]
