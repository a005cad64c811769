"""Who and what mentions stand for: short names, "the group", "its fighters" and pronouns get their entity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from actorgraph.loaders.extraction.antecedents import Antecedents
from actorgraph.loaders.extraction.findings import Mention
from actorgraph.loaders.extraction.identity import UNNAMED, merged_names, same_as
from actorgraph.loaders.extraction.noun_phrases import HYPHENS, is_opposed
from actorgraph.loaders.extraction.nouns import in_list, is_plural, referent_kinds
from actorgraph.loaders.extraction.syntax import possessors, preposition
from actorgraph.loaders.gazetteer import fold

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "said", "same"})
BACKED = frozenset(
    {"backed", "linked", "aligned", "supported", "allied", "affiliated", "sponsored", "armed", "trained"}
)
PROXIES = frozenset({"proxy", "proxies"})


def resolve(doc: Doc, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with the entity that each stands for, in order of the text.

    Pronouns for which no antecedent is found are left out: a pronoun is no new actor. A plural for several persons
    ("the two commanders") stands once for each. New things get keys made of their folded names, so that the same
    words in the same report give the same key.
    """
    resolved = merged_names(doc, mentions)
    settled = Antecedents(doc, [m for m in resolved if m.level == "name"])
    found: list[Mention] = []
    for mention in sorted(resolved, key=lambda m: (m.end, -m.start)):
        for meant in _meant(doc, mention, settled):
            found.append(meant)
            settled.add(meant)
    return sorted(found, key=lambda m: (m.start, -m.end))


def _meant(doc: Doc, mention: Mention, settled: Antecedents) -> list[Mention]:
    if mention.entity.startswith("name:") and _backer(mention, settled.inside(mention), doc) is not None:
        return [_described(doc, mention, settled)]
    if mention.level == "noun" and (several := _several(doc, mention, settled)):
        return [_as(mention, one) for one in several]
    if mention.level == "name" or _is_settled(mention):
        return [mention]
    if mention.level == "pronoun":
        antecedent = settled.of_pronoun(mention)
        return [_as(mention, antecedent)] if antecedent is not None else []
    return _noun(doc, mention, settled)


def _several(doc: Doc, mention: Mention, settled: Antecedents) -> list[Mention]:
    """The ones that "the two commanders" takes up; the heads know of one antecedent at most."""
    head = doc[mention.end - 1]
    kinds = referent_kinds(head)
    if not kinds or not is_plural(head) or not _is_definite(doc, mention) or _is_described(doc, mention):
        return []
    return settled.several(mention, kinds)


def _is_settled(mention: Mention) -> bool:
    """Whether the heads or the gazetteer have said already what a mention stands for."""
    return not mention.entity.startswith(UNNAMED)


def _noun(doc: Doc, mention: Mention, settled: Antecedents) -> list[Mention]:
    head = doc[mention.end - 1]
    name = same_as(doc, mention, settled)
    if name is not None:
        return [_as(mention, name)]
    owner = _owner(head, mention, settled)
    if owner is not None:
        return [_as(mention, owner)]
    kinds = referent_kinds(head)
    plural = is_plural(head)
    if kinds and _is_definite(doc, mention) and not (plural and _is_described(doc, mention)):
        antecedent = settled.of_noun(mention, kinds, plural=plural)
        if antecedent is not None:
            return [_as(mention, antecedent)]
    return [_described(doc, mention, settled)]


def _as(mention: Mention, antecedent: Mention) -> Mention:
    return replace(
        mention,
        role=antecedent.role,
        kind=antecedent.kind,
        entity=antecedent.entity,
        found_by="reference",
        score=min(mention.score, antecedent.score),
    )


def _owner(head: Token, mention: Mention, settled: Antecedents) -> Mention | None:
    """Whose fighters or forces: "its fighters", "Hezbollah's men", "fighters of X" stand for the body itself."""
    if not in_list(head, "nouns", "members"):
        return None
    owners = [*possessors(head), *(child for child in head.children if preposition(child) in {"of", "from"})]
    owners += [grand for child in head.children if child.lower_ in {"of", "from"} for grand in child.children]
    for token in owners:
        owner = settled.at(token)
        if owner is not None and owner.role == "actor" and owner.kind not in {"person", "civilians"}:
            return owner
    if mention.end - mention.start > 1:
        before = settled.ending(head.i)
        own = before is not None and before.start >= mention.start and not is_opposed(head.doc, before.start)
        if before and own and before.kind in {"armed_group", "military", "coalition"}:
            return before
    return None


def _is_definite(doc: Doc, mention: Mention) -> bool:
    return doc[mention.start].lower_ in DEFINITE


def _is_described(doc: Doc, mention: Mention) -> bool:
    """Whether the words name somebody new: "the Iran-backed militias" and "the group that …" are no mere repetition."""
    inside = doc[mention.start + 1 : mention.end - 1]
    if any(token.text[0].isupper() and token.lower_ not in {"u.s."} for token in inside):
        return True
    return any(child.dep_ in {"acl:relcl", "relcl"} for child in doc[mention.end - 1].children)


def _in_compound(doc: Doc, state: Mention) -> bool:
    """Whether a state stands in "Iran-backed" or "pro-Iran"."""
    after = doc[state.end + 1].lower_ if state.end + 1 < len(doc) and doc[state.end].text in HYPHENS else ""
    before = doc[state.start - 2].lower_ if state.start > 1 and doc[state.start - 1].text in HYPHENS else ""
    return after in BACKED or before == "pro" or any(part in BACKED for part in doc[state.end - 1].lower_.split("-"))


def _described(doc: Doc, mention: Mention, settled: Antecedents) -> Mention:
    """With a key for somebody or something told of by a description alone: the same description is the same thing.

    Groups backed by one state are one, however the backing is put ("Iran-linked militias", "Iranian proxies").
    """
    backer = _backer(mention, settled.inside(mention), doc)
    if backer is not None:
        return replace(mention, kind="armed_group", level="noun", entity=f"noun:backed:{backer.entity}")
    text = fold(doc[mention.start : mention.end].text)
    if mention.kind in {"person", "civilians"} or mention.role == "place":
        text = f"{text}:{mention.start}"
    return replace(mention, entity=f"noun:{mention.role}:{text}")


def _backer(mention: Mention, inside: Sequence[Mention], doc: Doc) -> Mention | None:
    """The state by which a group is told: "Iran-backed militias", in a headline "Iran-Backed Groups"."""
    if mention.kind not in {"armed_group", "military"}:
        return None
    words = {token.lower_ for token in doc[mention.start : mention.end]}
    return next((m for m in inside if m.kind == "state" and (words & PROXIES or _in_compound(doc, m))), None)
