"""What the saved questions answer about the small graph, the same on both servers."""

from __future__ import annotations

import pytest
from small_graph import ARABIC, HOSTILE, RTL

from actorgraph.queries.connection import Connection
from actorgraph.queries.errors import QueryError


def test_affiliations_of_an_actor_with_their_sentences(connection: Connection):
    rows = connection.rows("affiliations", actor="Kataib Hezbollah")
    told = [(row["actor"], row["kind"], row["role"], row["affiliated_with"]) for row in rows]
    assert told == [
        (HOSTILE, "facade_of", None, "Kataib Hezbollah"),
        ("Abu Ali al-Askari", "member_of", "spokesman", "Kataib Hezbollah"),
        ("Kataib Hezbollah", "part_of", None, "Popular Mobilization Forces"),
    ]
    part_of = rows[2]
    assert part_of["sentences"] == ["KH is in the PMF", "Kata’ib Hezbollah, part of the PMF"]
    assert (part_of["reports"], part_of["first_reported"], part_of["last_reported"]) == (2, "2024-01-29", "2024-02-03")
    assert rows[0]["sentences"] == [f"“{HOSTILE}” {ARABIC} {RTL}"]


@pytest.mark.parametrize(
    "name", ["kataib hezbollah", "KATA'IB HEZBOLLAH", "Katāʾib Ḥezbollah", "kh", "the Kataib Hezbollah", f" {ARABIC} "]
)
def test_an_actor_is_found_by_any_spelling(connection: Connection, name):
    assert len(connection.rows("affiliations", actor=name)) == 3


def test_a_name_with_cypher_in_it_is_a_name(connection: Connection):
    assert [row["uid"] for row in connection.rows("affiliations", actor=HOSTILE)] == [
        row["uid"] for row in connection.rows("affiliations", kind="facade_of")
    ]
    with pytest.raises(QueryError, match="knows no actor"):
        connection.rows("affiliations", actor="x'}) DETACH DELETE n //")


def test_a_near_miss_is_answered_with_what_was_meant(connection: Connection):
    with pytest.raises(QueryError, match='did you mean "Kataib Hezbollah"'):
        connection.ask("attacks", actor="Katib Hisbolah")
    with pytest.raises(QueryError, match='did you mean "Tower 22"'):
        connection.ask("attacks-on-place", place="Towr 22")
    with pytest.raises(QueryError, match="actorgraph ask actors"):
        connection.ask("attacks", actor="ζζζζζζ")


def test_attacks_newest_first_and_undated_last(connection: Connection):
    frame = connection.ask("attacks", actor="KH")
    assert frame["uid"].tolist() == ["k2", "k1", "k1b", "k3"]
    assert frame["date"].tolist()[:3] == ["2024-02-02", "2024-01-28", "2024-01-27"]
    assert frame["killed"].tolist()[:2] == ["16+", "3"]
    assert frame["wounded"].tolist()[1] == "34+"
    assert frame["places"].tolist()[:2] == [["Al-Qa’im"], ["Tower 22"]]
    assert frame["count"].tolist() == [1, 1, 1, 4]


@pytest.mark.parametrize(
    ("params", "uids"),
    [
        ({"attacker": "us"}, ["k2"]),
        ({"target": "us"}, ["k1", "k1b"]),
        ({"since": "2024-02-01"}, ["k2"]),
        ({"until": "2024-01-27"}, ["k1b"]),
        ({"limit": 1}, ["k2"]),
    ],
)
def test_attacks_can_be_narrowed(connection: Connection, params, uids):
    assert connection.ask("attacks", **params)["uid"].tolist() == uids


def test_attacks_on_a_place_include_what_lies_in_it(connection: Connection):
    assert [row["place"] for row in connection.rows("attacks-on-place", place="jordan")] == [["Tower 22"]]
    assert [row["uid"] for row in connection.rows("attacks-on-place", place="al-qa'im")] == ["k2", "k3"]


def test_which_attack_answered_which(connection: Connection):
    [row] = connection.rows("retaliation-chains")
    assert (row["retaliator"], row["against"]) == (["United States"], ["Kataib Hezbollah"])
    assert row["answers"] == "2024-01-27 Kataib Hezbollah"
    assert row["chain"] == ["2024-02-02 United States", "2024-01-27 Kataib Hezbollah"]
    assert row["sentences"] == ["in answer to it"]


def test_claims_and_denials(connection: Connection):
    told = [(row["actor"], row["response"], row["uid"]) for row in connection.rows("claims")]
    assert told == [("Kataib Hezbollah", "claimed", "k1"), ("Kataib Hezbollah", "denied", "k3")]


def test_the_evidence_behind_an_edge_and_behind_an_actor(connection: Connection):
    edge = connection.rows("affiliations", kind="part_of")[0]["uid"]
    sentences = [(row["published"], row["sentence"], row["path"]) for row in connection.rows("evidence", uid=edge)]
    assert sentences == [
        ("2024-01-29", "Kata’ib Hezbollah, part of the PMF", "a.txt"), ("2024-02-03", "KH is in the PMF", "b.txt")
    ]  # fmt: skip
    assert len(connection.rows("evidence", uid="kh")) > 4
    assert [row["asserts"] for row in connection.rows("evidence", uid="t22")] == ["k1"]
    assert connection.rows("evidence", uid="nowhere") == []


def test_members_of_a_body_and_of_its_parts(connection: Connection):
    told = [(row["member"], row["role"], row["body"]) for row in connection.rows("members", actor="pmf")]
    assert told == [
        ("Abu Ali al-Askari", "spokesman", "Kataib Hezbollah"),
        ("Kataib Hezbollah", None, "Popular Mobilization Forces"),
    ]


def test_months_count_tallies_in_full(connection: Connection):
    rows = connection.rows("timeline")
    assert [(row["month"], row["attacks"], row["killed_at_least"]) for row in rows] == [
        ("2024-01", 2, 3), ("2024-02", 1, 16), ("undated", 4, 0)
    ]  # fmt: skip


def test_reports_and_what_they_support(connection: Connection):
    rows = connection.rows("sources")
    assert [(row["title"], row["facts"]) for row in rows] == [("Answer", 5), ("Drones", 4)]


@pytest.mark.parametrize(
    ("name", "params", "complaint"),
    [
        ("affiliations", {"acter": "x"}, 'did you mean "actor"'),
        ("attacks-on-place", {}, "needs place"),
        ("attacks", {"since": "last week"}, "YYYY-MM-DD"),
        ("attacks", {"limit": -1}, "whole number"),
        ("attacks", {"limit": "many"}, "whole number"),
        ("affiliation", {}, 'did you mean "affiliations"'),
    ],
)
def test_a_question_put_wrongly_is_told_so(connection: Connection, name, params, complaint):
    with pytest.raises(QueryError, match=complaint):
        connection.ask(name, **params)


def test_an_answer_without_rows_keeps_its_columns(connection: Connection):
    frame = connection.ask("affiliations", kind="splinter_of")
    assert (len(frame), list(frame.columns)[:2]) == (0, ["actor", "kind"])


def test_the_questions_as_a_table(connection: Connection):
    frame = connection.queries().set_index("name")
    assert frame.loc["attacks-on-place", "params"] == ["place", "since", "until", "limit"]
