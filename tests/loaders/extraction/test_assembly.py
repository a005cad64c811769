"""From hand-made findings to a record that holds together."""

from itertools import permutations

import pytest
from hand_made import actor, expression, fills, place, source_of, trigger

from actorgraph.loaders.extraction.assembly import assemble, told_ties
from actorgraph.loaders.extraction.certainty import thresholds
from actorgraph.loaders.extraction.confidence import surety
from actorgraph.loaders.extraction.findings import Answer, Findings, Tie
from actorgraph.loaders.gazetteer import load_gazetteer
from actorgraph.loaders.record import Record

TEXT = (
    "Hezbollah fired rockets at Fort Alpha on Tuesday. The attack killed at least six. "
    "Israel bombed depots in response. Hamas vowed to strike Fort Beta."
)


@pytest.fixture(scope="module")
def gazetteer():
    return load_gazetteer()


def findings(source):
    """Two attacks, the second in answer to the first, and one that is only threatened."""
    who, base = actor(source, "Hezbollah", "actor:hezbollah"), place(source, "Fort Alpha")
    state, depots = actor(source, "Israel", "actor:israel"), place(source, "depots", "noun:depots", "facility", "noun")
    hamas, beta = actor(source, "Hamas", "actor:hamas"), place(source, "Fort Beta")
    first, again = trigger(source, "fired", 0), trigger(source, "attack", 0, score=0.8)
    second, third = trigger(source, "bombed", 1), trigger(source, "strike", 2, modality="threatened")
    day = expression(source, "Tuesday", "date", "2024-01-30", reason="weekday before publication")
    rockets = expression(source, "rockets", "weapon", "rocket")
    dead = expression(source, "at least six", "number", "6..")
    arguments = [
        fills(first, "attacker", who), fills(first, "target", base), fills(first, "date", day),
        fills(first, "weapon", rockets), fills(again, "killed", dead), fills(second, "attacker", state),
        fills(second, "target", depots), fills(third, "attacker", hamas), fills(third, "target", beta),
    ]  # fmt: skip
    return Findings(
        [who, base, state, depots, hamas, beta], [rockets, day, dead], [first, again, second, third],
        arguments, [Tie(hamas, who, "allied_with", score=0.7)], [Answer(second, first, score=0.8)],
    )  # fmt: skip


def record_of(text, gazetteer, **options):
    source = source_of(text, **options)
    return assemble(source, findings(source), gazetteer)


@pytest.fixture(autouse=True)
def everything_told(monkeypatch):
    """What is made by hand is told, whatever the weights of confidence are."""
    monkeypatch.setitem(thresholds(), "told", {"heads": {}, "rules": {}})


def test_one_attack_gathers_the_slots_of_all_its_triggers(gazetteer):
    attack = record_of(TEXT, gazetteer).attacks[0]
    assert attack.attackers == ["actor:hezbollah"]
    assert (attack.date, attack.date_from) == ("2024-01-30", "weekday before publication")
    assert attack.weapons == ["rocket"]
    assert (attack.killed.low, attack.killed.high) == (6, None)
    assert [e.text[:9] for e in attack.evidence] == ["Hezbollah", "The attac"]


def test_what_did_not_take_place_is_rejected_with_its_reason(gazetteer):
    record = record_of(TEXT, gazetteer)
    assert len(record.attacks) == 2
    assert [(r.what, r.reason) for r in record.rejected] == [("attack", "threatened")]
    assert record.rejected[0].evidence[0].text == "Hamas vowed to strike Fort Beta."


def test_an_answer_is_against_whoever_struck_first(gazetteer):
    record = record_of(TEXT, gazetteer)
    answer = record.retaliations[0]
    assert (answer.attack, answer.response_to) == (record.attacks[1].uid, record.attacks[0].uid)
    assert answer.against == ["actor:hezbollah"]


def test_an_attack_that_is_only_threatened_answers_nothing(gazetteer):
    source = source_of(TEXT)
    found = findings(source)
    found.answers = [Answer(found.triggers[3], found.triggers[0], score=0.9)]
    assert assemble(source, found, gazetteer).retaliations == []


def test_nothing_answers_itself_or_belongs_to_itself(gazetteer):
    source = source_of(TEXT)
    found = findings(source)
    again = actor(source, "Hamas", "actor:hezbollah")
    found.mentions.append(again)
    found.ties = [Tie(found.mentions[0], again, "part_of", score=0.9)]
    found.answers = [Answer(found.triggers[1], found.triggers[0], score=0.9)]
    record = assemble(source, found, gazetteer)
    assert record.affiliations == []
    assert record.retaliations == []


def test_ties_told_twice_are_one_affiliation_with_both_sentences(gazetteer):
    text = "Hezbollah is an ally of Hamas. Hamas is an ally of Hezbollah."
    source = source_of(text)
    pairs = [[actor(source, name, f"actor:{name.lower()}", nth=i) for name in ("Hezbollah", "Hamas")] for i in (0, 1)]
    ties = [Tie(*pairs[0], "allied_with", score=0.6), Tie(*reversed(pairs[1]), "allied_with", score=0.9)]
    found = Findings(mentions=[m for p in pairs for m in p], ties=ties)
    record = assemble(source, found, gazetteer, lambda uid, features: features["score"] / surety(0.9))
    assert len(record.affiliations) == 1
    assert record.affiliations[0].confidence == 1.0
    assert len(record.affiliations[0].evidence) == 2


def test_an_attacker_is_not_its_own_target_and_a_target_not_its_own_place(gazetteer):
    source = source_of("Hezbollah hit Fort Alpha.")
    who, base = actor(source, "Hezbollah", "actor:hezbollah"), place(source, "Fort Alpha")
    told = trigger(source, "hit")
    slots = [("attacker", who), ("target", who), ("target", base), ("place", base)]
    found = Findings([who, base], [], [told], [fills(told, slot, filler) for slot, filler in slots])
    attack = assemble(source, found, gazetteer).attacks[0]
    assert attack.attackers == ["actor:hezbollah"]
    assert len(attack.targets) == 1
    assert attack.places == []


def test_what_is_not_sure_enough_is_not_told_and_an_attack_is_rejected(gazetteer):
    source = source_of("Hezbollah hit Fort Alpha. Israel bombed Fort Alpha in reply. Hezbollah is part of Iran.")
    who, base = actor(source, "Hezbollah", "actor:hezbollah"), place(source, "Fort Alpha")
    state, senior = actor(source, "Israel", "actor:israel"), actor(source, "Iran", "actor:iran")
    hit, bombed = trigger(source, "hit"), trigger(source, "bombed", 1)
    slots = [fills(hit, "attacker", who), fills(hit, "target", base), fills(bombed, "attacker", state)]
    found = Findings([who, base, state, senior], [], [hit, bombed], slots, [Tie(who, senior, "part_of")],
                     [Answer(bombed, hit)])  # fmt: skip

    def told(**chances):
        record = assemble(source, found, gazetteer, lambda uid, features: chances[uid.split(":")[0]],
                          {"attack": 0.5, "affiliation": 0.5, "retaliation": 0.5})  # fmt: skip
        return len(record.attacks), len(record.affiliations), len(record.retaliations), len(record.rejected)

    assert told(attack=0.5, affiliation=0.5, retaliation=0.5) == (2, 1, 1, 0)
    assert told(attack=0.5, affiliation=0.4, retaliation=0.4) == (2, 0, 0, 0)
    assert told(attack=0.4, affiliation=0.5, retaliation=0.9) == (0, 1, 0, 2)


def test_who_claims_an_attack_nobody_else_is_named_for_is_its_attacker(gazetteer):
    source = source_of("Hezbollah claimed the attack on Fort Alpha.")
    who, base = actor(source, "Hezbollah", "actor:hezbollah"), place(source, "Fort Alpha")
    told = trigger(source, "attack")
    found = Findings([who, base], [], [told], [fills(told, "claimed_by", who), fills(told, "target", base)])
    attack = assemble(source, found, gazetteer).attacks[0]
    assert attack.attackers == attack.claimed_by == ["actor:hezbollah"]


def test_an_attack_that_its_only_attacker_denies_is_denied(gazetteer):
    source = source_of("Hezbollah denied the attack on Fort Alpha.")
    who, base = actor(source, "Hezbollah", "actor:hezbollah"), place(source, "Fort Alpha")
    told = trigger(source, "attack")
    slots = [fills(told, "attacker", who), fills(told, "denied_by", who), fills(told, "target", base)]
    assert assemble(source, Findings([who, base], [], [told], slots), gazetteer).attacks[0].status == "denied"


def test_surer_words_make_a_surer_attack(gazetteer):
    def confidence(score):
        source = source_of(TEXT)
        found = findings(source)
        found.triggers[0].score = found.triggers[1].score = score
        return assemble(source, found, gazetteer).attacks[0].confidence

    assert 0 <= confidence(0.3) < confidence(0.6) < confidence(0.9) <= 1


def uids_used(record):
    for attack in record.attacks:
        yield from (*attack.attackers, *attack.targets, *attack.places, *attack.claimed_by, *attack.denied_by)
    for tie in record.affiliations:
        yield from (tie.source, tie.target)
    for answer in record.retaliations:
        yield from answer.against


def test_every_uid_that_is_used_is_there_and_every_line_is_a_record(gazetteer):
    record = record_of(TEXT, gazetteer)
    there = {thing.uid for thing in (*record.actors, *record.places)}
    assert set(uids_used(record)) <= there
    assert Record.model_validate_json(record.model_dump_json()) == record
    assert "\n" not in record.model_dump_json()


def test_the_order_in_which_things_are_found_changes_no_uid(gazetteer):
    source = source_of(TEXT)
    expected = assemble(source, findings(source), gazetteer)
    for order in permutations(range(3)):
        found = findings(source)
        found.arguments = [found.arguments[i] for i in (*order, *range(3, len(found.arguments)))]
        assert assemble(source, found, gazetteer) == expected


def test_spaces_change_no_uid_but_that_of_an_attack_that_stands_elsewhere(gazetteer):
    one, two = record_of(TEXT, gazetteer), record_of(TEXT.replace("six. ", "six.\u00a0 "), gazetteer)
    assert [a.uid for a in one.actors] == [a.uid for a in two.actors]
    assert one.attacks[0].uid == two.attacks[0].uid


def test_two_reports_with_the_same_words_have_attacks_of_their_own(gazetteer):
    one, two = record_of(TEXT, gazetteer, uid="one"), record_of(TEXT, gazetteer, uid="two")
    assert {a.uid for a in one.attacks}.isdisjoint(a.uid for a in two.attacks)
    assert [a.uid for a in one.affiliations] == [a.uid for a in two.affiliations]


def test_nothing_found_is_an_empty_record(gazetteer):
    record = assemble(source_of("Nothing."), Findings(), gazetteer)
    assert (record.actors, record.attacks, record.rejected) == ([], [], [])


@pytest.mark.parametrize(("kind", "found"), [("government", True), ("military", True), ("armed_group", False)])
def test_the_police_need_no_name_to_have_an_officer(kind, found):
    source = source_of("Nasr commands the police.")
    nasr, police = actor(source, "Nasr", kind="person"), actor(source, "police", kind=kind, level="noun")
    findings = Findings(mentions=[nasr, police], ties=[Tie(nasr, police, "member_of", score=0.9)])
    assert bool(told_ties(findings)) is found
