"""`actorgraph load` of report files: what is good is stored, what is bad is named in one sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from actorgraph.graph.census import census
from actorgraph.graph.commands import load
from actorgraph.graph.connection import Graph
from actorgraph.graph.options import as_arguments
from actorgraph.graph.settings import Settings

PROSE = "Kataib Hezbollah, part of the Popular Mobilization Forces, attacked Ain al-Asad air base with two drones."


@pytest.fixture
def loaded(graph: Graph, graph_server: Settings) -> Callable[..., Result]:
    """Run `actorgraph load` on an empty graph."""
    assert not any(census(graph).values())
    return lambda *words: CliRunner().invoke(load, [*map(str, words), *as_arguments(graph_server)])


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def sentence(result: Result) -> str:
    """The one line of complaint; nothing else may be on standard error."""
    assert (result.exit_code, result.stderr.count("\n")) == (3, 1), result.output
    return result.stderr


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("empty.txt", b"", "no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0", "a picture, not text"),
        ("memory.txt", b"abc\0def" * 100, "a binary file"),
        ("half.txt", b"\xff\xfea\0b", "begins as utf-16"),
        ("large.txt", b"rocket " * 7_200_000, "larger than 5 MB"),
        ("broken.jsonl", b'{"text": \n', "line 1 is no JSON"),
        ("broken.md", b"---\ndate: 2024-02-30\n---\nText.", "2024-02-30"),
        ("bare.html", b"<html><body><script>alert(1)</script></body></html>", "no main text"),
        ("paper.pdf", b"%PDF-1.7", "pdf files cannot be read"),
    ],
)
def test_a_bad_report_is_one_sentence_and_the_others_load(loaded, graph, tmp_path, name, content, complaint):
    write(tmp_path / name, content)
    write(tmp_path / "good.txt", PROSE)
    result = loaded(tmp_path)
    told = sentence(result)
    assert complaint in told
    assert name in told
    assert "Reports: 1 added" in result.stdout
    assert census(graph)["AFFILIATED_WITH"] == 1


def test_no_such_file(loaded, tmp_path):
    assert "there is no such file or folder" in sentence(loaded(tmp_path / "none.txt"))


def test_a_broken_json_line_is_told_with_its_number(loaded, graph, tmp_path):
    lines = [json.dumps({"text": PROSE, "id": "1"}), '{"text": ', json.dumps({"text": PROSE, "id": "3"})]
    assert "line 2" in sentence(loaded(write(tmp_path / "reports.jsonl", "\n".join(lines))))
    assert census(graph)["Report"] == 2


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_other_encodings_load(loaded, graph, tmp_path, encoding):
    text = f"“{PROSE}” That’s what the café owner said."
    assert loaded(write(tmp_path / "a.txt", text.encode(encoding))).exit_code == 0
    words = [row["text"] for row in graph.read("MATCH (e:Evidence) RETURN e.text AS text").records]
    assert words
    assert all(said in text for said in words)


def test_the_script_of_a_page_says_nothing(loaded, graph, tmp_path):
    script = "<script>document.write('Hezbollah attacked Haifa and killed nine.')</script>"
    page = f"<html><body><article><h1>Attack</h1>{script}<p>{PROSE}</p><p>{PROSE}</p></article></body></html>"
    assert loaded(write(tmp_path / "a.html", page)).exit_code == 0
    assert graph.read("MATCH (e:Evidence) WHERE e.text CONTAINS 'Haifa' RETURN e").records == []
    assert census(graph)["Evidence"] > 0


def test_a_gazetteer_that_is_none_is_one_sentence(graph_server, tmp_path):
    own, report = write(tmp_path / "own.yaml", "actors: ["), write(tmp_path / "a.txt", PROSE)
    command = [sys.executable, "-m", "actorgraph", "load", str(report), "--gazetteer", str(own)]
    told = subprocess.run([*command, *as_arguments(graph_server)], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stderr.count("\n"), told.stdout) == (3, 1, "")
    assert "own.yaml" in told.stderr


def test_a_disk_that_cannot_be_written(tmp_path):
    report = write(tmp_path / "a.txt", PROSE)
    command = [sys.executable, "-m", "actorgraph", "load", str(report), "--data", "/proc/actorgraph"]
    told = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"HOME": "/proc"})
    assert (told.returncode, told.stderr.count("\n"), told.stdout) == (5, 1, "")
    assert "cannot be written" in told.stderr
