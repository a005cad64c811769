"""The words of a document that tell of attacks: verbs, nouns, nouns of light verbs, phrasal verbs."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction import syntax
from actorgraph.loaders.extraction.attack_frames import FRAMES, arguments
from actorgraph.loaders.extraction.attack_lexicon import AttackLexicon, attack_lexicon
from actorgraph.loaders.extraction.findings import Trigger
from actorgraph.loaders.extraction.tokens import lower_words, tokens_of, vocabulary

CONSEQUENCE = frozenset({"only_word", "only_destroyed"})
MIN_SCORE = 0.5
# Tokens before a sentence in which an attack told there still explains its dead.
CLOSE = 40


@dataclass
class _Match:
    trigger: Trigger
    frame: str


def find_triggers(doc: Doc) -> tuple[list[Trigger], list[Trigger]]:
    """Triggers in order of the text, each with the rule that found it and how often that rule was right.

    Apart from them words for an attack that are said of something else: "under attack from critics", "strike a deal".
    """
    lexicon = attack_lexicon()
    found: list[_Match] = []
    figures: list[Trigger] = []
    for token in tokens_of(doc, lexicon.words):
        match = _phrase(token, lexicon) or _word(token, lexicon)
        if match is None:
            continue
        if stopped(token, lexicon):
            match.trigger.modality = "figurative"
            figures.append(match.trigger)
        else:
            found.append(match)
    for match in found:
        if match.frame in CONSEQUENCE and _follows(doc, match, found):
            match.trigger.found_by += ":after"
            match.trigger.score = lexicon.score(match.trigger.found_by.removeprefix("rule:"))
    triggers = [m.trigger for m in found if m.trigger.score >= MIN_SCORE]
    return _without_overlap(triggers), _without_overlap(figures)


def _word(token: Token, lexicon: AttackLexicon) -> _Match | None:
    verbs = lexicon.verbs.get(token.lower_, []) if syntax.is_verb(token) else []
    nouns = lexicon.nouns.get(token.lower_, []) if not syntax.is_verb(token) or _noun_by_place(token) else []
    for words in (verbs, nouns):
        fitting = [(w, variant) for w in words if (variant := FRAMES[w.frame](token, lexicon))]
        if fitting:
            word, variant = max(fitting, key=lambda pair: lexicon.score(pair[0].rule(pair[1])))
            return _Match(_single(token, word.rule(variant), lexicon), word.frame)
    return None


def _noun_by_place(token: Token) -> bool:
    """Whether a token that the tagger takes for a verb stands where only a noun can: "the drone strike that"."""
    before = token.nbor(-1).tag_ if token.i else ""
    return token.tag_ in {"VB", "VBP", "VBZ", "VBG"} and before in {"DT", "JJ", "PRP$", "POS", "NN"}


def _single(token: Token, rule: str, lexicon: AttackLexicon) -> Trigger:
    score = lexicon.score(rule)
    if rule.startswith("noun:") and lexicon.has("light_verbs", token.head) and token in syntax.undergoers(token.head):
        rule = "light-verb:" + rule.split(":")[1]
        score = max(score, lexicon.score(rule))
    start = token.i - 1 if token.i and _air(token) else token.i
    return Trigger(start, token.i + 1, score=score, found_by=f"rule:{rule}")


def _air(token: Token) -> bool:
    before = token.nbor(-1)
    return before.lower_ == "air" and token.lower_ in {"strike", "strikes", "raid", "raids", "attack", "attacks"}


def _phrase(token: Token, lexicon: AttackLexicon) -> _Match | None:
    doc, i = token.doc, token.i
    if token.lower_ not in lexicon.phrases or not syntax.is_verb(token):
        return None
    lemma, particles = lexicon.phrases[token.lower_]
    for j in range(i + 1, min(i + 5, len(doc))):
        if doc[j].lower_ in particles and doc[j].sent == token.sent and _phrase_holds(token, lemma, lexicon):
            rule = f"phrase:{lemma} {doc[j].lower_}"
            end = j + 1 if j - i <= 2 else i + 1
            return _Match(Trigger(i, end, score=lexicon.score(rule), found_by=f"rule:{rule}"), "phrase")
    return None


def _phrase_holds(token: Token, lemma: str, lexicon: AttackLexicon) -> bool:
    if lemma == "go":
        return lexicon.any_has("arms", syntax.surface_subjects(token))
    return lemma != "bring" or lexicon.any_has("aircraft", syntax.undergoers(token))


def stopped(token: Token, lexicon: AttackLexicon) -> bool:
    """Whether words beside a trigger take its meaning away: "heart attack", "strike a deal", "cyber raid"."""
    beside = [child for child in token.lefts if child.dep_ in {"amod", "compound", "nn", "nmod"}]
    if token.dep_ in {"compound", "nn", "amod"} and syntax.is_noun(token.head):
        beside.append(token.head)
        if lexicon.has("compound_heads", token.head):
            return True
    if lexicon.any_has("stop_around", beside):
        return True
    own = [*arguments(token), *_hung_on_verb(token)]
    taken = [t for t in own if syntax.preposition(t) not in {"in", "after", "during", "amid"}]
    if any(lexicon.stops(token, argument) for argument in taken):
        return True
    sent = token.sent
    if not lexicon.sets["stop_sentence"].isdisjoint(lower_words(token.doc)[sent.start : sent.end]):
        return True
    return not lexicon.any_has("arms", beside) and _elsewhere(token, lexicon)


def _hung_on_verb(token: Token) -> list[Token]:
    """Who attacks in "came under attack from critics", where the words hang on the verb."""
    under = syntax.preposition(token) == "under" and syntax.is_verb(token.head)
    return syntax.prepositional(token.head, {"from", "by"}) if under else []


def _elsewhere(token: Token, lexicon: AttackLexicon) -> bool:
    """Whether the text around is about computers, animals, sports, or a stoppage of work."""
    doc, sent = token.doc, token.sent
    of_work = token.lower_ in {"strike", "strikes"} and "air" not in {m.lower_ for m in syntax.modifiers(token)}
    if of_work and len(vocabulary(doc) & lexicon.sets["labour"]) > 1:
        return True
    if lexicon.any_has("abstract", syntax.prepositional(token, {"on", "against"})):
        return True
    near = lower_words(doc)[max(0, sent.start - CLOSE) : sent.end + CLOSE]
    return not lexicon.sets["stop_near"].isdisjoint(near)


def _follows(doc: Doc, match: _Match, found: list[_Match]) -> bool:
    """Whether another trigger of the sentence, or shortly before it, may tell what this one is a consequence of."""
    sentence = doc[match.trigger.start].sent
    own = [m for m in found if m.frame not in CONSEQUENCE and m.trigger.start < sentence.end]
    return any(m.trigger.start >= sentence.start - CLOSE for m in own)


def _without_overlap(triggers: list[Trigger]) -> list[Trigger]:
    kept: list[Trigger] = []
    for trigger in sorted(triggers, key=lambda t: (t.start, -t.end)):
        if not kept or trigger.start >= kept[-1].end:
            kept.append(trigger)
    return kept
