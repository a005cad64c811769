"""Which attack answers which: "in retaliation for", "avenge", "responded with", "the retaliatory strikes"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

from actorgraph.loaders.extraction.findings import Answer, Expression, Mention, Trigger
from actorgraph.loaders.extraction.mention_index import QUOTES, MentionIndex
from actorgraph.loaders.extraction.phrase_matching import PhraseFinder
from actorgraph.loaders.extraction.retaliation_scene import Scene
from actorgraph.loaders.extraction.syntax import is_verb

# Of two readings of the same words the earlier section wins.
SECTIONS = ("cause_follows", "cause_told", "transitive", "answering", "reasons", "answer_words")
CAUSE_REACH = 14
ANSWER_REACH = 14
RELATIVE = frozenset({"who", "where", "when", "which", "whom", "whose", "killed", "four", "three", "two"})
ENDS = frozenset({".", ";", ":", "!", "?", ",", "—", "–", ")"})


@cache
def lexicon() -> dict[str, Any]:
    """The words and phrases of retaliations.yaml."""
    text = files("actorgraph.loaders.extraction").joinpath("retaliations.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


@cache
def _finder(vocab: Vocab) -> PhraseFinder:
    phrases = {section: lexicon()[section] for section in ("cause_follows", "cause_told")}
    words = {
        section: ["|".join(lexicon()[section])] for section in ("answering", "transitive", "answer_words", "reasons")
    }
    return PhraseFinder(vocab, phrases | words)


def find_answers(doc: Doc, triggers: Iterable[Trigger], mentions: Iterable[Mention]) -> list[Answer]:
    """Attacks that the words call an answer, each with the attack or the motive (an Expression) that it answers.

    `to` is None where the text does not tell what is answered. Triggers of one attack share their `event`; each pair of
    attacks is given once. `found_by` is "rule:<name>"; `score` is the share of that rule's answers that were right on
    coded training text.
    """
    everyone = list(mentions)
    scene = Scene(doc, sorted(triggers, key=lambda t: t.start), everyone, MentionIndex(doc, everyone))
    found: dict[tuple[object, object], Answer] = {}
    for cue in _cues(doc):
        for answer in _answers(scene, cue):
            key = (scene.event(answer.trigger), scene.event(answer.to) if isinstance(answer.to, Trigger) else None)
            if key not in found or found[key].score < answer.score:
                found[key] = answer
    told = {attack for attack, cause in found if cause is not None or found[attack, cause].to is not None}
    return [a for (attack, _), a in found.items() if a.to is not None or attack not in told]


def _cues(doc: Doc) -> list[Span]:
    spans = sorted(_finder(doc.vocab)(doc), key=lambda span: SECTIONS.index(span.label_))
    return [span for span in filter_spans(spans) if not _negated(span)]


def _negated(span: Span) -> bool:
    before = span.doc[max(span.sent.start, span.start - 3) : span.end]
    return any(token.lower_ in lexicon()["negations"] for token in before)


def _answers(scene: Scene, cue: Span) -> Iterator[Answer]:
    section = cue.label_
    if section == "cause_follows":
        yield from _cause_follows(scene, cue)
    elif section in {"answering", "transitive"} and (is_verb(cue.root) or scene.over(cue)):
        yield from _verb(scene, cue)
    elif section == "cause_told" or (section == "answer_words" and scene.over(cue)):
        yield from _cause_told(scene, cue)
    elif section == "reasons":
        yield from _reason(scene, cue)


def _cause_follows(scene: Scene, cue: Span) -> Iterator[Answer]:
    """ "A in response to B", "In response to B, A", "A was revenge for B", "replied to B by A"."""
    sentence = cue.sent
    own, left = scene.over(cue), scene.within(sentence.start, cue.start)
    if is_verb(cue[0]) and own is None and (answers := list(_verb(scene, cue))):
        yield from answers
    elif own is not None or left:
        governor = scene.governor(cue)
        effect = own or (governor if governor in left else left[-1])
        yield from _answered(scene, "own" if own else "cause_after", effect, cue, sentence.end)
    elif cue.start <= sentence.start + 2:
        stop = _segment_end(cue)
        effects = scene.within(stop, min(sentence.end, stop + ANSWER_REACH))
        if effects:
            yield from _answered(scene, "cause_first", effects[0], cue, stop)
    elif (before := _told_before(scene, cue)) is not None:
        yield from _answered(scene, "about_earlier", before, cue, sentence.end)


def _answered(scene: Scene, rule: str, effect: Trigger, cue: Span, stop: int) -> Iterator[Answer]:
    cause = _cause(scene, cue, effect, stop)
    if isinstance(cause, Expression):
        follows = scene.doc[cause.end + 1 : cause.end + 2].text.lower()
        later = scene.within(cause.end, min(cue.sent.end, cause.end + CAUSE_REACH))
        if follows in RELATIVE and later and scene.event(later[0]) != scene.event(effect):
            yield _answer(scene, f"{rule}_clause", effect, later[0], cue)
            return
        if (met := scene.met((cause.start, cause.end), effect)) is not None:
            yield _answer(scene, f"{rule}_named", effect, met, cue)
            return
    if isinstance(cause, Trigger) or (cause is not None and rule == "cause_after"):
        yield _answer(scene, rule, effect, cause, cue)


def _reason(scene: Scene, cue: Span) -> Iterator[Answer]:
    """ "A because B": one attack given as the reason for another."""
    left = scene.within(cue.sent.start, cue.start)
    right = scene.within(cue.end, min(cue.sent.end, cue.end + ANSWER_REACH))
    if left and right and scene.event(left[-1]) != scene.event(right[0]):
        yield _answer(scene, "because", left[-1], right[0], cue)


def _told_before(scene: Scene, cue: Span) -> Trigger | None:
    """The attack of the sentence before, where this one goes on about it ("It was revenge for …")."""
    start = cue.sent.start
    if start == 0:
        return None
    before = scene.within(scene.doc[start - 1].sent.start, start)
    return before[-1] if before else None


def _segment_end(cue: Span) -> int:
    for token in cue.doc[cue.end : cue.sent.end]:
        if token.text == ",":
            return token.i
    return cue.sent.end


def _cause(scene: Scene, cue: Span, effect: Trigger, stop: int) -> Trigger | Expression | None:
    """What follows the cue: an attack, or the words of a motive."""
    right = scene.within(cue.end, min(stop, cue.end + CAUSE_REACH))
    causes = [t for t in right if scene.event(t) != scene.event(effect)]
    if causes:
        return causes[0]
    start, end = cue.end, cue.end
    while end < stop and scene.doc[end].text not in ENDS and scene.doc[end].text not in QUOTES - {"'", "’"}:
        end += 1
    if end == start:
        return None
    return Expression(start, end, "motive", scene.doc[start:end].text, found_by="rule:motive")


def _verb(scene: Scene, cue: Span) -> Iterator[Answer]:
    """ "responded with A", "answered B with A", "B was met with A", "A avenged B"."""
    doc, sentence = scene.doc, cue.sent
    reach = min(sentence.end, cue.end + ANSWER_REACH)
    mark = next((t.i for t in doc[cue.end : reach] if t.lower_ in lexicon()["answer_marks"]), None)
    own, right = scene.over(cue), scene.within(cue.end, reach)
    if mark is not None and (effects := scene.within(mark, min(sentence.end, mark + ANSWER_REACH))):
        effect = effects[0]
        between = [t for t in scene.within(cue.end, mark) if scene.event(t) != scene.event(effect)]
        cause = between[0] if between else scene.earlier(effect, cue.start)
        if cause is not None:
            yield _answer(scene, "verb_with", effect, cause, cue)
    elif own is not None and cue.text.lower() != "met":
        if (before := scene.earlier(own, cue.start)) is not None:
            yield _answer(scene, "verb_own", own, before, cue)
    elif cue.text.lower() in lexicon()["transitive"]:
        left = scene.within(sentence.start, cue.start)
        causes = [t for t in right if left and scene.event(t) != scene.event(left[-1])]
        if causes:
            yield _answer(scene, "verb_object", left[-1], causes[0], cue)


def _cause_told(scene: Scene, cue: Span) -> Iterator[Answer]:
    """ "A in retaliation", "fired back", "the retaliatory A": the cause stands before."""
    sentence, own = cue.sent, scene.over(cue)
    left, right = scene.within(sentence.start, cue.start), scene.within(cue.end, sentence.end)
    if own is not None:
        effect: Trigger | None = own
    elif cue.text.lower() == "retaliatory" or cue.start <= sentence.start + 1 or not left:
        effect = right[0] if right and right[0].start - cue.end < ANSWER_REACH else None
    else:
        governor = scene.governor(cue)
        effect = governor if governor in left else left[-1]
    if effect is None:
        return
    cause = scene.earlier(effect, cue.start)
    if cause is None and cue.text.lower() != "retaliatory":
        return
    section = "words" if cue.label_ == "answer_words" else ("own" if own else "near")
    yield _answer(scene, f"told_{section}", effect, cause, cue)


def _answer(scene: Scene, rule: str, effect: Trigger, cause: Trigger | Expression | None, cue: Span) -> Answer:
    if isinstance(cause, Expression):
        rule += "_motive"
    elif cause is None:
        rule += "_untold"
    measured: dict[str, float] = lexicon().get("precision", {})
    return Answer(effect, cause, _against(scene, cue), (cue.start, cue.end), measured.get(rule, 0.5), f"rule:{rule}")


def _against(scene: Scene, cue: Span) -> list[Mention]:
    """Whom the answer is said to be against: "retaliated against X"."""
    doc = scene.doc
    if cue.end < len(doc) and doc[cue.end].lower_ in {"against", "on"}:
        target = scene.index.after(cue.end + 1)
        return scene.index.listed(target) if target is not None else []
    return []
