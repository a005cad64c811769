import json
import sys
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from actorgraph.loaders.commands import evaluate, explain, extract
from actorgraph.loaders.errors import LanguageError, RecordError, ReportError
from actorgraph.loaders.readers.reading import read_reports
from actorgraph.loaders.record import Record


@pytest.fixture
def asked(monkeypatch):
    """Reading as it is, with no language pipeline behind it: each report becomes an empty record."""
    calls = []

    def extract_reports(paths, published=None, gazetteer=(), model=None, on_error=None):
        calls.append((published, gazetteer, model))
        if model == "no_such_model":
            raise LanguageError("There is no pipeline of that name.")
        for outcome in read_reports(paths, published):
            if isinstance(outcome, ReportError):
                on_error(outcome)
            else:
                yield Record(report=outcome.report)

    module = SimpleNamespace(extract_reports=extract_reports)
    monkeypatch.setitem(sys.modules, "actorgraph.loaders.extraction.reading", module)
    return calls


def run(command, *arguments, **options):
    return CliRunner().invoke(command, [str(argument) for argument in arguments], **options)


def test_one_record_a_line(tmp_path, asked):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("الحشد الشعبي fired rockets.", encoding="utf-8")
    done = run(extract, tmp_path, "--published", "5 February 2024", "--model", "m", "--gazetteer", tmp_path / "g.yaml")
    assert done.exit_code == 0
    assert done.stderr == ""
    records = [Record.model_validate_json(line) for line in done.stdout.splitlines()]
    assert [record.report.published for record in records] == ["2024-02-05", "2024-02-05"]
    assert asked == [("5 February 2024", (tmp_path / "g.yaml",), "m")]


def test_a_bad_report_is_named_and_the_others_go_on(tmp_path, asked):
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text("Rockets.")
    done = run(extract, tmp_path, tmp_path / "none.txt")
    assert done.exit_code == 3
    assert len(done.stdout.splitlines()) == 1
    told = done.stderr.splitlines()
    assert len(told) == 2
    assert all(line.startswith("actorgraph: ") for line in told)
    assert "a.txt" in told[0]
    assert "none.txt" in told[1]


def test_standard_input(asked):
    done = run(extract, "-", input="Rockets hit a base.")
    assert json.loads(done.stdout)["report"]["path"] == "-"


def test_a_file_takes_its_place_only_when_all_is_written(tmp_path, asked):
    report, output = tmp_path / "a.txt", tmp_path / "out.jsonl"
    report.write_text("Rockets.")
    assert run(extract, report, "-o", output).exit_code == 0
    before = output.read_text()
    assert Record.model_validate_json(before)
    assert isinstance(run(extract, report, "-o", output, "--model", "no_such_model").exception, LanguageError)
    assert output.read_text() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "out.jsonl"]


def test_an_output_that_cannot_be_written(tmp_path, asked):
    done = run(extract, tmp_path, "-o", tmp_path / "no" / "out.jsonl")
    assert "no such file" in str(done.exception)


def test_evaluate_prints_a_table(tmp_path):
    (tmp_path / "wire.json").write_text('{"actors": [["Iran"], ["Iraq"]]}')
    iran = {"uid": "i", "name": "Iran", "kind": "state"}
    records = tmp_path / "out.jsonl"
    records.write_text(json.dumps({"report": {"uid": "w", "path": "wire.txt", "sha256": ""}, "actors": [iran]}))
    done = run(evaluate, tmp_path, records)
    assert done.exit_code == 0
    assert "1.000  0.500  0.667   1/2/1" in done.stdout
    as_json = json.loads(run(evaluate, tmp_path, "--json", input=records.read_text()).stdout)
    assert as_json["actors (recall)"]["recall"] == 0.5
    assert "wire" in run(evaluate, tmp_path, records, "--show").stderr


def test_evaluate_names_the_bad_line(tmp_path):
    (tmp_path / "wire.json").write_text("{}")
    done = run(evaluate, tmp_path, input="nonsense\n")
    assert isinstance(done.exception, RecordError)
    assert "line 1" in str(done.exception)


@pytest.mark.parametrize("command", [extract, explain, evaluate])
def test_help_has_an_example(command):
    done = run(command, "--help")
    assert done.exit_code == 0
    assert f"actorgraph {command.name} " in done.stdout
