"""Whose toll a number is: the attack that killed or wounded as many."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction import syntax
from actorgraph.loaders.extraction.attack_fillers import Fillers, span_head
from actorgraph.loaders.extraction.attack_lexicon import argument_precision, attack_lexicon
from actorgraph.loaders.extraction.findings import Argument, Expression, Slot, Trigger

MAX_DISTANCE = 60
FAR = 99
SUFFERERS = frozenset({"obj", "dobj", "nsubj", "nsubjpass"})
DYING = frozenset({"died", "dies", "die", "perished"})
LOSING = frozenset({"lost", "toll", "slain", "bodies"})
PART_OF = frozenset({"of them", "of whom", "of these", "of those"})


def add_tolls(doc: Doc, triggers: list[Trigger], fillers: Fillers) -> None:
    """Link the numbers of killed and wounded to the attacks that they belong to, and tallies to their attacks."""
    heads = {id(trigger): span_head(doc, trigger.start, trigger.end) for trigger in triggers}
    order = sorted(triggers, key=lambda t: t.start)
    starts = [t.start for t in order]
    for number in fillers.all_expressions("number"):
        sentence = doc[number.start].sent
        first = bisect_left(starts, min(sentence.start, number.start - MAX_DISTANCE))
        last = bisect_right(starts, max(sentence.end, number.end + MAX_DISTANCE))
        _number(doc, number, order[first:last], heads, fillers)


def _number(doc: Doc, number: Expression, triggers: list[Trigger], heads: dict[int, Token], fillers: Fillers) -> None:
    head = span_head(doc, number.start, number.end)
    counted = head.head if head.dep_ == "nummod" else head
    tallied = [t for t in triggers if number.start <= t.start < number.end or heads[id(t)] == counted]
    slots = told_slots(number, counted)
    if tallied and not slots:
        _fill(tallied[0], "count", number, "tally", fillers)
        return
    if not slots:
        return
    here = doc[number.start].sent
    single = [t for t in triggers if doc[t.start].sent == here or not fillers.filled(t, "count")]
    found = struck_by(doc, counted, single, heads)
    if found is not None:
        for slot in slots:
            _fill(found[0], slot, number, found[1], fillers)


def fits_its_words(argument: Argument) -> bool:
    """Whether what a number is taken for is what the words beside it say: those wounded are not the killed.

    Attacks are counted only where the words count attacks or times: "85 targets" are one attack.
    """
    told = argument.filler.reason if isinstance(argument.filler, Expression) else ""
    if argument.slot == "count":
        return told == "count"
    return argument.slot not in ("killed", "wounded") or told in ("", "both", argument.slot)


def told_slots(number: Expression, counted: Token) -> tuple[Slot, ...]:
    """What a number counts: as the words beside it say, or as the verb does whose object or subject its noun is."""
    if number.reason and kills_others(counted):
        return ()
    if number.reason in ("killed", "wounded"):
        return ("killed",) if number.reason == "killed" else ("wounded",)
    if number.reason == "both":
        return ("killed", "wounded") if number.value == "0" else ()
    if number.reason or counted.i < number.start or is_part(number, counted) or not syntax.is_noun(counted):
        return ()
    return by_verb(syntax.first_conjunct(counted))


def by_verb(noun: Token) -> tuple[Slot, ...]:
    """What the verb says that befell a noun, where it names people: "shot twelve fishermen", not "shot down drones"."""
    sets, verb = attack_lexicon().sets, noun.head
    if attack_lexicon().has("arms", noun) or attack_lexicon().has("no_victims", noun):
        return ()
    if noun.dep_.split(":")[0] not in SUFFERERS or not syntax.is_verb(verb):
        return ()
    suffers = noun in syntax.undergoers(verb) or verb.lower_ in DYING
    if suffers and verb.lower_ in sets["wounding"]:
        return ("wounded",)
    return ("killed",) if suffers and verb.lower_ in sets["killing"] - LOSING else ()


def kills_others(counted: Token) -> bool:
    """Whether the counted are those who kill: "two men shot dead a guard", "a bomber who killed six"."""
    sets, noun = attack_lexicon().sets, syntax.first_conjunct(counted)
    verbs = [noun.head, *syntax.children(noun, {"acl:relcl", "relcl"})]
    return any(
        v.lower_ in sets["killing"] | sets["wounding"]
        and v.lower_ not in LOSING
        and noun in syntax.subjects(v)
        and bool(syntax.objects(v))
        for v in verbs
        if syntax.is_verb(v)
    )


def is_part(number: Expression, counted: Token) -> bool:
    """Whether a number only says how many of those counted before were such and such: "among them two children"."""
    doc = counted.doc
    before = {t.lower_ for t in doc[max(0, number.start - 3) : number.start]}
    after = doc[number.end : number.end + 2].text.lower()
    return bool(before & {"including", "among", "of"}) or after in PART_OF


def struck_by(doc: Doc, counted: Token, triggers: list[Trigger], heads: dict[int, Token]) -> tuple[Trigger, str] | None:
    """The attack that the counted suffered, and the rule that says so."""
    happened = [t for t in triggers if t.modality == "actual"]
    same = [t for t in happened if doc[t.start].sent == counted.sent]
    if same:
        nearest = min(same, key=lambda t: (steps_between(counted, heads[id(t)]), abs(t.start - counted.i)))
        steps = steps_between(counted, heads[id(nearest)])
        own = "own-one" if counted.left_edge.lower_ in ("a", "an") else "own"
        return nearest, own if steps <= 1 else "near" if steps <= 3 else "sentence"
    earlier = [t for t in happened if t.start < counted.sent.start]
    if earlier:
        return taken_up(doc, earlier, heads), "earlier"
    later = [t for t in happened if t.start >= counted.sent.end]
    return (later[0], "later") if later else None


def taken_up(doc: Doc, earlier: list[Trigger], heads: dict[int, Token]) -> Trigger:
    """The attack told before a sentence that it goes on from: the main one of the last sentence with any."""
    last = doc[earlier[-1].start].sent
    same = [t for t in earlier if doc[t.start].sent == last]
    return min(same, key=lambda t: (steps_between(heads[id(t)], last.root), -t.start))


def steps_between(token: Token, other: Token) -> int:
    """How many steps of the tree lie between two tokens of a sentence."""
    up = {t: n for n, t in enumerate([token, *token.ancestors])}
    return next((n + up[t] for n, t in enumerate([other, *other.ancestors]) if t in up), FAR)


def _fill(trigger: Trigger, slot: Slot, expression: Expression, rule: str, fillers: Fillers) -> None:
    name = f"{slot}:{rule}"
    fillers.add(trigger, slot, [expression], name, argument_precision(name))
