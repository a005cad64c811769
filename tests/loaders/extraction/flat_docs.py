"""Docs with tags but hardly a tree, for rules that read words in a row, and mentions in them."""

from trees import tree

from actorgraph.loaders.extraction.findings import Mention

FLAT = {"the": "DT", "a": "DT", "an": "DT", ",": ",", "of": "IN", "by": "IN", "to": "TO", "with": "IN"}
FLAT |= {"is": "VBZ", "and": "CC"}


def flat(text, tags=None):
    """A Doc without real syntax: every word hangs on the first."""
    words = text.split()
    known = {**FLAT, **(tags or {})}
    known.update({word: ":" for word in words if not word[0].isalnum() and word not in known})
    tags = [known.get(word, "NNP" if word[0].isupper() else "NN") for word in words]
    rows = [f"{word} {tag} {'dep 1' if i else 'root 0'}" for i, (word, tag) in enumerate(zip(words, tags, strict=True))]
    return tree("\n".join(rows))


def mention(doc, words, kind="armed_group", level="name", role="actor"):
    """The mention of these words, which are its entity too."""
    parts = words.split()
    start = next(i for i in range(len(doc)) if [t.text for t in doc[i : i + len(parts)]] == parts)
    return Mention(start, start + len(parts), role, kind, level, words)
