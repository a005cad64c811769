from __future__ import annotations

from random import Random
from typing import Any

import pytest
from record_factory import HOSTILE, actor, affiliation, attack, place, report, span, story

from actorgraph.graph.census import census, fingerprint
from actorgraph.graph.connection import Graph
from actorgraph.graph.loading import Loaded, load_records
from actorgraph.loaders.errors import RecordError
from actorgraph.loaders.record import Record, Retaliation

SYRIA = place("Syria", kind="country")
HOMS = place("Homs Governorate", kind="region")


def one(graph: Graph, statement: str, **parameters: Any) -> dict[str, Any]:
    (record,) = graph.read(statement, parameters).records
    return record.data()


def test_a_story_becomes_the_graph_of_the_schema(graph: Graph) -> None:
    assert load_records(graph, [story(1)]) == Loaded(added=1)
    assert census(graph) == {
        "Actor": 4, "Attack": 2, "Evidence": 5, "Place": 1, "Report": 1,
        "AFFILIATED_WITH": 2, "ATTACKED": 2, "ATTRIBUTED_TO": 2, "CLAIMED_BY": 1, "DENIED_BY": 1, "FROM": 5,
        "LOCATED_AT": 1, "MENTIONS": 5, "RETALIATED_AGAINST": 1, "RETALIATES_FOR": 1, "TARGETS": 2,
    }  # fmt: skip
    told = one(graph, "MATCH (k:Attack {uid: 'attack:1:1'}) RETURN properties(k) AS k")["k"]
    assert told == {
        "uid": "attack:1:1", "date": "2024-02-03", "date_start": "2024-02-03", "date_end": "2024-02-03",
        "weapons": ["drone", "rocket"], "killed_low": 3, "wounded_low": 1, "wounded_high": 2, "count": 1,
        "status": "reported", "confidence": 0.5, "motives": [],
    }  # fmt: skip
    answer = one(
        graph,
        "MATCH (s:Actor)-[f:RETALIATED_AGAINST]->(t:Actor) MATCH (e:Evidence {asserts: f.uid})-[:FROM]->(r:Report) "
        "RETURN s.name AS by, t.name AS against, f.attack AS attack, e.text AS text, r.title AS report",
    )
    assert answer == {
        "by": "US forces", "against": "Harakat al-Nujaba", "attack": "attack:1:2",
        "text": "in response to the attack", "report": "Report 1",
    }  # fmt: skip


def test_no_edge_without_evidence(graph: Graph) -> None:
    load_records(graph, [story(1), story(2)])
    unsupported = (
        "MATCH ()-[f:AFFILIATED_WITH|ATTACKED|RETALIATED_AGAINST|RETALIATES_FOR]->() "
        "OPTIONAL MATCH (e:Evidence {asserts: f.uid})-[:FROM]->(:Report) WITH f, e WHERE e IS NULL RETURN f.uid AS uid"
    )
    assert graph.read(unsupported).records == []


def test_loading_twice_changes_nothing(graph: Graph) -> None:
    records = [story(number) for number in range(30)]
    load_records(graph, records)
    before = census(graph), fingerprint(graph)
    assert load_records(graph, records) == Loaded(unchanged=30)
    assert (census(graph), fingerprint(graph)) == before


def test_writing_everything_again_changes_nothing(graph: Graph) -> None:
    load_records(graph, [story(1), story(2)])
    before = fingerprint(graph)
    graph.write("MATCH (r:Report) SET r.record = 'of another form'")
    assert load_records(graph, [story(1), story(2)]) == Loaded(replaced=2)
    assert fingerprint(graph) == before


def test_the_order_of_loading_leaves_no_trace(graph: Graph) -> None:
    records = [story(number, f"2024-02-{number:02d}") for number in range(1, 8)]
    load_records(graph, records)
    before = fingerprint(graph)
    graph.write("MATCH (n) DETACH DELETE n")
    Random(3).shuffle(records)
    for record in records:
        load_records(graph, [record])
    assert fingerprint(graph) == before


def test_affiliations_sum_up_their_evidence(graph: Graph) -> None:
    group, umbrella, state = actor("A", known=False), actor("B"), actor("C", kind="state")
    tie = affiliation(group, umbrella, confidence=0.25, role="wing", status="alleged")
    surer = affiliation(group, umbrella, confidence=0.75, status="claimed")
    for number, published, told in ((1, "2024-03", tie), (2, "2023-11-02", surer), (3, None, tie)):
        record = Record(report=report(number, published), actors=[group, umbrella, state], affiliations=[told])
        load_records(graph, [record])
    found = one(graph, "MATCH ()-[f:AFFILIATED_WITH]->() RETURN properties(f) AS f")["f"]
    assert found == {
        "uid": tie.uid, "kind": "part_of", "role": "wing", "status": "claimed", "confidence": 0.75,
        "first_reported": "2023-11-02", "last_reported": "2024-03", "reports": 3,
    }  # fmt: skip


def test_a_changed_report_replaces_what_it_said(graph: Graph) -> None:
    load_records(graph, [story(1), story(2)])
    changed = story(1)
    changed.report.sha256 = "f" * 64
    changed.attacks, changed.retaliations = changed.attacks[:1], []
    changed.attacks[0].weapons = ["missile"]
    changed.affiliations = changed.affiliations[:1]
    changed.attacks[0].claimed_by = []
    changed.actors = changed.actors[:3]
    assert load_records(graph, [changed]) == Loaded(replaced=1)
    after = census(graph), fingerprint(graph)
    assert one(graph, "MATCH (a:Actor {uid: 'actor:brigade-1'}) RETURN count(a) AS c") == {"c": 0}
    assert one(graph, "MATCH (k:Attack {uid: 'attack:1:1'}) RETURN k.weapons AS w") == {"w": ["missile"]}
    graph.write("MATCH (n) DETACH DELETE n")
    load_records(graph, [changed, story(2)])
    assert (census(graph), fingerprint(graph)) == after


def test_a_report_that_says_nothing_any_more_leaves_only_itself(graph: Graph) -> None:
    parents = {"place:al-tanf": HOMS, HOMS.uid: SYRIA}
    load_records(graph, [story(1)], parents)
    assert census(graph)["LOCATED_IN"] == 2
    load_records(graph, [Record(report=report(1))], parents)
    assert census(graph) == {"Report": 1}


def test_what_another_report_says_too_stays(graph: Graph) -> None:
    load_records(graph, [story(1, "2024-01-01"), story(2, "2024-02-01")])
    load_records(graph, [Record(report=report(1))])
    tie = "affiliation:actor:harakat-al-nujaba:part_of:actor:popular-mobilization-forces"
    found = one(graph, "MATCH ()-[f:AFFILIATED_WITH {uid: $uid}]->() RETURN properties(f) AS f", uid=tie)["f"]
    assert (found["reports"], found["first_reported"]) == (1, "2024-02-01")
    load_records(graph, [Record(report=report(2))])
    assert census(graph) == {"Report": 2}


def test_an_answer_goes_with_its_last_report_and_the_attack_stays(graph: Graph) -> None:
    first, second = story(1), story(2)
    second.attacks, second.retaliations = first.attacks, []
    second.actors.append(first.actors[3])
    load_records(graph, [first, second])
    assert census(graph)["RETALIATES_FOR"] == 1
    load_records(graph, [Record(report=report(1))])
    counts = census(graph)
    assert (counts["Attack"], counts["ATTACKED"], counts.get("RETALIATES_FOR", 0)) == (2, 2, 0)


def test_places_lie_in_places(graph: Graph) -> None:
    load_records(graph, [story(1)], {"place:al-tanf": SYRIA})
    load_records(graph, [story(1)], {"place:al-tanf": HOMS, HOMS.uid: SYRIA})
    chain = graph.read("MATCH (p:Place)-[:LOCATED_IN]->(q:Place) RETURN p.name AS p, q.name AS q ORDER BY p").records
    assert [tuple(record.values()) for record in chain] == [("Homs Governorate", "Syria"), ("al-Tanf", HOMS.name)]


def test_a_circle_of_places_ends(graph: Graph) -> None:
    load_records(graph, [story(1)], {"place:al-tanf": SYRIA, SYRIA.uid: place("al-Tanf")})
    load_records(graph, [Record(report=report(1))])
    assert census(graph).get("Attack", 0) == 0


def test_two_attacks_between_one_pair_are_two_edges(graph: Graph) -> None:
    a, b = actor("A"), actor("B")
    load_records(
        graph, [Record(report=report(1), actors=[a, b], attacks=[attack("attack:x", a, b), attack("attack:y", a, b)])]
    )
    assert census(graph)["ATTACKED"] == 2


def test_one_attack_on_several_is_one_node_and_an_edge_each(graph: Graph) -> None:
    a, b, somewhere = actor("A"), actor("B"), place("Somewhere")
    told = attack("attack:x", a, b, targets=[b.uid, somewhere.uid], attackers=[a.uid, b.uid], date="XXXX-03-23")
    load_records(graph, [Record(report=report(1), actors=[a, b], places=[somewhere], attacks=[told])])
    counts = census(graph)
    assert (counts["Attack"], counts["ATTACKED"], counts["TARGETS"], counts["ATTRIBUTED_TO"]) == (1, 4, 2, 2)
    assert one(graph, "MATCH (k:Attack) RETURN k.date AS d, k.date_start AS s") == {"d": "XXXX-03-23", "s": None}


def test_a_motive_stays_with_its_attack(graph: Graph) -> None:
    a, b = actor("A"), actor("B")
    motive = Retaliation(
        uid="retaliation:m", attack="attack:x", motive="massacres in Gaza", against=[b.uid], confidence=0.5,
        evidence=[span("massacres in Gaza")],
    )  # fmt: skip
    told = Record(report=report(1), actors=[a, b], attacks=[attack("attack:x", a, b)], retaliations=[motive])
    load_records(graph, [told])
    found = one(graph, "MATCH (k:Attack) MATCH ()-[f:RETALIATED_AGAINST]->() RETURN k.motives AS all, f.motive AS one")
    assert found == {"all": ["massacres in Gaza"], "one": "massacres in Gaza"}


def test_hostile_words_stay_words(graph: Graph) -> None:
    a, b = actor(HOSTILE, uid=HOSTILE, known=False, aliases=[HOSTILE + "2"]), actor("B")
    tie = affiliation(a, b, role=HOSTILE, evidence=[span(HOSTILE)])
    load_records(graph, [Record(report=report(1), actors=[a, b], affiliations=[tie])])
    assert census(graph)["Actor"] == 2
    found = one(
        graph, "MATCH (a:Actor)-[f:AFFILIATED_WITH]->() MATCH (e:Evidence) RETURN a.name AS n, f.role AS r, e.text AS t"
    )
    assert found == {"n": HOSTILE, "r": HOSTILE, "t": HOSTILE}


def test_names_can_be_looked_up_by_their_folded_form(graph: Graph) -> None:
    a = actor("Asa’ib Ahl al-Haqq", aliases=["A.A.H.", "عصائب أهل الحق"])
    load_records(graph, [Record(report=report(1), actors=[a])])
    for key in ("asaib ahl al haqq", "aah"):
        assert one(graph, "MATCH (a:Actor) WHERE $key IN a.keys RETURN a.name AS n", key=key) == {"n": a.name}


def test_a_record_that_points_nowhere_is_refused_whole(graph: Graph) -> None:
    a = actor("A")
    with pytest.raises(RecordError, match=r"reports/1\.txt lacks actor:b"):
        load_records(graph, [Record(report=report(1), actors=[a], attacks=[attack("attack:x", a, actor("B"))])])
    assert census(graph) == {}


def test_nothing_to_load(graph: Graph) -> None:
    assert load_records(graph, []) == Loaded()
    assert load_records(graph, [Record(report=report(1, None))]) == Loaded(added=1)
    assert census(graph) == {"Report": 1}
