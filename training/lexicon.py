"""The list of lemmas that goes with the model, from the treebanks' training parts."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import yaml

from training.treebanks import blocks

IRREGULAR = Path(__file__).with_name("irregular.yaml")
LISTED = ("NOUN", "VERB", "AUX", "ADJ", "ADV", "PRON", "DET", "PROPN", "PART", "ADP", "SCONJ", "CCONJ", "NUM")


def counts(paths: Iterable[Path]) -> dict[tuple[str, str], Counter[str]]:
    """How often each form (lower case but for proper names) of a word class has each lemma; typos are left out."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for path in paths:
        for _, rows in blocks(path):
            for row in rows:
                if row[0].isdigit() and row[3] in LISTED and "Typo=Yes" not in row[5]:
                    form = row[1] if row[3] == "PROPN" else row[1].lower()
                    found[row[3], form][row[2]] += 1
    return found


def write_lexicon(paths: Iterable[Path], into: Path) -> None:
    """Write the forms that differ from their lemmas, and all lemmas of nouns and verbs, as JSON."""
    forms: dict[str, dict[str, str]] = defaultdict(dict)
    lemmas: dict[str, set[str]] = {"NOUN": set(), "VERB": set()}
    for (upos, form), seen in sorted(counts(paths).items()):
        lemma = seen.most_common(1)[0][0]
        if upos in lemmas and lemma.islower():
            lemmas[upos].add(lemma)
        if lemma not in (form, "_"):
            forms[upos][form] = lemma
    for lemma, inflected in yaml.safe_load(IRREGULAR.read_text(encoding="utf-8")).items():
        lemmas["VERB"].add(lemma)
        forms["VERB"] = dict.fromkeys(inflected, lemma) | forms["VERB"]
    listed = {"forms": forms, "lemmas": {upos: sorted(words) for upos, words in lemmas.items()}}
    into.write_text(json.dumps(listed, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
