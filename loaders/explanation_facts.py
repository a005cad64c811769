"""What is told of each finding: the words, what they mean, how sure, found by what, and why it was left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from actorgraph.loaders.extraction.assembly import told_ties
from actorgraph.loaders.extraction.attack_records import Event, attack_uid, events_of
from actorgraph.loaders.extraction.evidence import Source
from actorgraph.loaders.extraction.findings import Answer, Argument, Expression, Findings, Mention, Tie, Trigger
from actorgraph.loaders.extraction.things import Things
from actorgraph.loaders.record import Record, vocabulary

Finding = Mention | Expression | Trigger | Argument | Tie | Answer
UNCERTAIN = "unsupported"
"""The reason of an attack of which nobody and nothing is known, or that is not sure enough."""
UNSURE = "left out: not sure enough"
NEARLY = "nearly found"
"""The note of what came near its threshold."""
NO_STATUS = "reported"


@dataclass
class Fact:
    """One finding in words: `sort` says what it is, `score` is a chance (0 to 1), `note` why it is not in the record.

    `depth` is 1 for what belongs to the fact before it, as a target belongs to its attack. `thing` is the uid of
    the actor, place or attack that is meant, where the record has it.
    """

    sort: str
    words: str
    meaning: str
    score: float
    found_by: list[str]
    note: str = ""
    depth: int = 0
    thing: str = ""


@dataclass
class Facts:
    """Turns the findings of one report into facts."""

    source: Source
    findings: Findings
    things: Things
    record: Record
    names: dict[str, str] = field(init=False)
    events: dict[int, Event] = field(init=False)
    numbers: dict[int, int] = field(init=False)
    attacks: set[str] = field(init=False)
    affiliations: set[tuple[str, str, str]] = field(init=False)
    retaliating: set[str] = field(init=False)
    told: list[Tie] = field(init=False)

    def __post_init__(self) -> None:
        self.names = {actor.uid: actor.name for actor in self.record.actors}
        self.names |= {place.uid: place.name for place in self.record.places}
        self.attacks = {attack.uid for attack in self.record.attacks}
        self.affiliations = {(tie.source, tie.kind, tie.target) for tie in self.record.affiliations}
        self.retaliating = {answer.attack for answer in self.record.retaliations}
        self.told = told_ties(self.findings)
        self.events = events_of(self.findings)
        self.numbers = {event: number for number, event in enumerate(self.events, 1)}

    def words(self, item: Mention | Expression | Trigger) -> str:
        """The words of a span, as the parser saw them."""
        return self.source.words(item.start, item.end)

    def name(self, mention: Mention) -> str:
        """The name of what a mention means; its own words where it has none."""
        return self.names.get(self.things.uid(mention), "") or self.words(mention)

    def attack(self, trigger: Trigger) -> str:
        """The number of the attack that a trigger tells of, as a name."""
        return f"attack {self.numbers[trigger.event]}"

    def uid(self, trigger: Trigger) -> str:
        """The uid of the attack that a trigger tells of."""
        return attack_uid(self.source, self.events[trigger.event])

    def mention(self, mention: Mention) -> Fact:
        """An actor or a place, and whom a common noun or a pronoun means."""
        words, name = self.words(mention), self.name(mention)
        uid = self.things.uid(mention)
        kept = uid if uid in self.names else ""
        meaning = name if name != words else ""
        return Fact(plain(mention.kind), words, meaning, mention.score, mention.found_by.split(), thing=kept)

    def expression(self, expression: Expression) -> Fact:
        """A date, weapon, number or motive with its value, and how a date was reached."""
        words, value = self.words(expression), plain(expression.value)
        meaning = "" if expression.label == "motive" or value == words.lower() else value
        if expression.reason and expression.reason != "named":
            meaning = f"{meaning} ({expression.reason})".lstrip()
        return Fact(expression.label, words, meaning, expression.score, expression.found_by.split())

    def trigger(self, trigger: Trigger) -> Fact:
        """The words that tell of an attack, and why it is none that took place."""
        uid, reason = self.uid(trigger), self.events[trigger.event].modality
        note = ""
        if uid not in self.attacks:
            reason = UNCERTAIN if reason == "actual" else reason
            note, uid = f"rejected: {reason}. {vocabulary('rejection_reason')[reason]}", ""
        told = [trigger.modality] + ([trigger.status] if trigger.status != NO_STATUS else [])
        words, found_by = self.words(trigger), trigger.found_by.split()
        return Fact(self.attack(trigger), words, ", ".join(told), trigger.score, found_by, note, thing=uid)

    def argument(self, argument: Argument) -> Fact:
        """What fills a slot of an attack."""
        filler = argument.filler
        told = self.mention(filler) if isinstance(filler, Mention) else self.expression(filler)
        sort, found_by = plain(argument.slot), argument.found_by.split()
        return Fact(sort, told.words, told.meaning, argument.score, found_by, depth=1, thing=told.thing)

    def tie(self, tie: Tie) -> Fact:
        """An affiliation, junior and senior."""
        junior, senior = self.things.uid(tie.source), self.things.uid(tie.target)
        told = [words for words in (tie.role, tie.status if tie.status != NO_STATUS else None) if words]
        words = f"{self.name(tie.source)} → {self.name(tie.target)}"
        note = "left out: nobody is affiliated with itself" if junior == senior else ""
        if not {(junior, tie.kind, senior), (senior, tie.kind, junior)} & self.affiliations:
            unsure = tie in self.told
            note = note or (UNSURE if unsure else "left out: this says nothing of anybody who is named or attacked")
        return Fact(plain(tie.kind), words, ", ".join(told), tie.score, tie.found_by.split(), note)

    def answer(self, answer: Answer) -> Fact:
        """An attack, and what it answers."""
        attack, to = self.attack(answer.trigger), answer.to
        cause = "an attack that is not told" if to is None else self.words(to)
        meaning = f"{attack} answers {self.attack(to) if isinstance(to, Trigger) else to.value if to else cause}"
        if answer.against:
            meaning += f", against {', '.join(self.name(m) for m in answer.against)}"
        note = "" if self.uid(answer.trigger) in self.retaliating else UNSURE
        if self.uid(answer.trigger) not in self.attacks:
            note = f"left out: {attack} is not in the record"
        words = f"{self.words(answer.trigger)} → {cause}"
        return Fact("retaliation", words, meaning, answer.score, answer.found_by.split(), note)

    def uncertain(self, finding: Finding) -> Fact:
        """Something that was found and is not sure enough to keep."""
        told = self.any(finding)
        told.note = NEARLY
        if isinstance(finding, Argument):
            told.meaning, told.depth = f"of {self.words(finding.trigger)}", 0
        return told

    def any(self, finding: Finding) -> Fact:
        """A finding of whatever sort."""
        match finding:
            case Mention():
                return self.mention(finding)
            case Expression():
                return self.expression(finding)
            case Argument():
                return self.argument(finding)
            case Tie():
                return self.tie(finding)
            case Answer():
                return self.answer(finding)
            case Trigger():
                words, by = self.words(finding), finding.found_by.split()
                return Fact("attack", words, finding.modality, finding.score, by)


def position(finding: Finding) -> int:
    """The token at which a finding is told of: its own words, or the words that link its two ends."""
    match finding:
        case Argument():
            return finding.trigger.start
        case Tie():
            return finding.cue[0] if finding.cue else finding.source.start
        case Answer():
            return finding.cue[0] if finding.cue else finding.trigger.start
        case _:
            return finding.start


def plain(term: str) -> str:
    """A term of a closed vocabulary as people write it."""
    return term.replace("_", " ")
