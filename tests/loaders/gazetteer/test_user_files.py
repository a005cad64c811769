"""A user's own gazetteer file: added, overriding, and refused with a sentence that says what to do."""

from __future__ import annotations

import pytest

from actorgraph.loaders.errors import GazetteerError
from actorgraph.loaders.gazetteer import load_gazetteer


def written(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "mine.yaml"
    path.write_bytes(text.encode(encoding))
    return path


def test_entries_are_added(tmp_path):
    path = written(
        tmp_path, "- {id: dawn-shield, name: Dawn Shield, kind: armed_group, country: IQ, aliases: [Dir' al-Fajr]}\n"
    )
    gazetteer = load_gazetteer([path])
    assert gazetteer.lookup("dir al-fajr")[0].id == "dawn-shield"
    assert gazetteer.lookup("Hamas")[0].id == "hamas"
    assert load_gazetteer().lookup("Dawn Shield") == ()


def test_entries_override_by_id(tmp_path):
    path = written(tmp_path, "- {id: hamas, name: Hamas, kind: organization, country: PS, aliases: [Movement X]}\n")
    gazetteer = load_gazetteer([path])
    assert gazetteer.get("actor:hamas").kind == "organization"
    assert gazetteer.lookup("Movement X")[0].id == "hamas"


def test_places_can_be_added(tmp_path):
    path = written(
        tmp_path,
        "- {id: post-9, name: Post 9, kind: base, country: SY, latitude: 34.5, longitude: 40.9, within: syria}\n",
    )
    assert load_gazetteer([path]).get("place:post-9").latitude == 34.5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- {id: x, name: X Y, kind: warlord}\n", ["entry x", "kind", "warlord", "armed_group"]),
        ("- {id: x, name: X Y}\n", ["entry x", "kind is missing"]),
        ("- {id: 'Bad Id', name: X Y, kind: person}\n", ["Bad Id", "id"]),
        ("- {id: x, name: X Y, kind: person, country: Iraq}\n", ["entry x", "country"]),
        ("- {id: x, name: X Y, kind: person, alias: [Z]}\n", ["entry x", "alias"]),
        ("- {id: x, name: X Y, kind: base, latitude: 95}\n", ["entry x", "latitude"]),
        ("- {id: x, name: X Y, kind: person, wikidata: 42}\n", ["entry x", "wikidata"]),
        ("- just text\n", ["entry 1", "text"]),
        ("id: x\n", ["list", "mapping"]),
        ("", ["list", "blank"]),
        ("- {id: x\n  name: [\n", ["YAML", "line"]),
        ("- {id: x, name: One A, kind: person}\n- {id: x, name: Two B, kind: person}\n", ["'x'", "twice"]),
        ("- {id: y, name: My Hamas, kind: armed_group, aliases: [Hamas]}\n", ["'hamas'", "ambiguous"]),
        ("- !!python/object/apply:os.system [echo]\n", ["YAML"]),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(tmp_path, text, words):
    path = written(tmp_path, text)
    with pytest.raises(GazetteerError) as caught:
        load_gazetteer([path])
    message = str(caught.value)
    assert str(path) in message
    assert "\n" not in message
    for word in words:
        assert word in message


def test_unreadable_files(tmp_path):
    with pytest.raises(GazetteerError, match="no such"):
        load_gazetteer([tmp_path / "nowhere.yaml"])
    with pytest.raises(GazetteerError, match="cannot be read"):
        load_gazetteer([tmp_path])
    with pytest.raises(GazetteerError, match="UTF-8"):
        load_gazetteer([written(tmp_path, "- {id: x, name: Öl, kind: person}", "utf-16")])
