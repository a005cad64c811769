"""Marks kept apart from other people's texts: lifted off, laid on again, and on nothing but the text that was marked."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from training.__main__ import main
from training.coded_texts import coded_texts, plain
from training.source_texts import article, documents, source_text
from training.standoff import PASSAGE, marked, standoff_texts, standoffs

STATED = "A1 armed_group Tilal Brigade\nA2 state Norland\nT1 actual reported attacker=A1 target=A2\nF A1 backed_by A2 reported"
CODED = f"""## hills-001 | published 2019-05-01 | corpus/hills.md

The [[Norland|A2]-backed Tilal Brigade|A1] – “[the hill’s men|A1]” – [shelled|T1] [[Norland|A2]|A2] on Friday.

{STATED}

## hills-002 | published unknown | en_ewt/weblog-1

[They|A1] met. Nothing came of it.

## hills-003 | published unknown | redocred/Hill War

The [war|C1] ended in [قلعة|P1].

P1 city Qalaa
"""


MARKS = sorted((Path(__file__).parents[2] / "training" / "coded").glob("*/*.marks"))


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    article.cache_clear()
    documents.cache_clear()
    for folder in ("corpus", "treebanks", "ner"):
        (tmp_path / folder).mkdir()
    hills = (
        "# Hills\n\nBefore.\n\nThe Norland-backed **Tilal Brigade** – “the hill’s men” – shelled\nNorland on Friday.\n"
    )
    (tmp_path / "corpus" / "hills.md").write_text(hills)
    rows = "1\tX\tx\tNOUN\tNN\t_\t0\troot\t_\t_\n"
    sentences = ("# newdoc id = weblog-1\n# text = They met.", "# text = Nothing came of it.")
    (tmp_path / "treebanks" / "en_ewt-train.conllu").write_text("".join(f"{s}\n{rows}\n" for s in sentences))
    told = {"title": "Hill War", "text": "The war\nended in  قلعة."}
    (tmp_path / "ner" / "redocred.jsonl").write_text(json.dumps(told) + "\n")
    (tmp_path / "hills.coded").write_text(CODED)
    return tmp_path


def run(command: str, corpora: Path, name: str) -> str:
    into = corpora / "out"
    into.mkdir(exist_ok=True)
    result = CliRunner().invoke(main, [command, "--corpora", str(corpora), str(corpora / name), "--into", str(into)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.output


def test_marks_lifted_and_laid_on_again_are_the_same(corpora: Path) -> None:
    assert run("lift", corpora, "hills.coded") == ""
    lifted = (corpora / "out" / "hills.marks").read_text()
    assert "Before" not in lifted and "hill’s men" not in lifted and "قلعة" not in lifted
    assert standoff_texts(corpora / "out" / "hills.marks", corpora) == coded_texts(corpora / "hills.coded")
    assert run("lay", corpora, "out/hills.marks") == ""
    assert (corpora / "out" / "hills.coded").read_text().split() == CODED.split()


@pytest.mark.parametrize(
    "coded",
    ["[[Iran|A1]-backed militias|A2] [fired|T1].", "[[X|A1]|A2]", "[[both|T1]|T2] [[a [b|A1]|K1]|K2]", "no marks", ""],
)
def test_marks_nest_as_they_did(coded: str) -> None:
    assert marked(*plain(coded)) == coded


@pytest.mark.parametrize(("old", "new"), [("shelled", "stormed"), ("Before.", "Long before.")])
def test_another_text_than_was_marked_is_refused(corpora: Path, old: str, new: str) -> None:
    run("lift", corpora, "hills.coded")
    path = corpora / "corpus" / "hills.md"
    path.write_text(path.read_text().replace(old, new))
    article.cache_clear()
    assert "hills-001: the source is not the text that was marked" in run("lay", corpora, "out/hills.marks")


def test_words_that_the_source_does_not_have_are_not_lifted(corpora: Path) -> None:
    (corpora / "hills.coded").write_text(CODED.replace("on Friday", "on Sunday"))
    assert "hills-001: corpus/hills.md has no such passage" in run("lift", corpora, "hills.coded")


@pytest.mark.parametrize("name", ["corpus/none.md", "redocred/None", "corpus", "en_xyz/none"])
def test_a_missing_source_is_said_in_a_sentence(corpora: Path, name: str) -> None:
    with pytest.raises((LookupError, OSError)):
        source_text(corpora, name)


def test_what_is_no_file_of_marks_is_said_in_a_sentence(corpora: Path) -> None:
    (corpora / "hills.marks").write_text("They came.\n")
    assert "hills.marks is no file of marks" in run("lay", corpora, "hills.marks")


@pytest.mark.parametrize("path", MARKS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_every_file_of_marks_is_whole_and_has_nobody_elses_words(path: Path) -> None:
    for document in standoffs(path):
        place = PASSAGE.fullmatch(document.where)
        assert place, document.header["id"]
        marked_ids = {m.id for m in document.marks}
        assert all(0 <= m.start < m.end <= int(place["length"]) for m in document.marks), document.header["id"]
        stated = {line.split()[0] for line in document.statements if line[0] in "APT"}
        assert stated <= marked_ids, document.header["id"]
        # Statements are short: names, roles and values, never a sentence.
        assert max(map(len, document.statements), default=0) < 400, document.header["id"]
