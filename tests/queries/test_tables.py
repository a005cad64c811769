from __future__ import annotations

import csv
import io
import json

import pytest
from rich.cells import cell_len
from small_graph import ARABIC, HOSTILE

from actorgraph.queries.errors import QueryError
from actorgraph.queries.tables import FORMATS, write_rows

COLUMNS = ("actor", "kind", "affiliated_with", "aliases", "reports", "role", "sentences", "uid")
ROWS = [
    {"actor": "Harakat Hezbollah al-Nujaba", "kind": "part_of", "affiliated_with": "Popular Mobilization Forces",
     "aliases": ["a", "b"], "reports": 2, "role": None,
     "sentences": ["A first sentence that is far too long for any column that stands beside six others.", HOSTILE],
     "uid": "18367c6ada724f3d"},
    {"actor": ARABIC, "kind": "backed_by", "affiliated_with": "=HYPERLINK(1)", "aliases": [], "reports": 0,
     "role": None, "sentences": [], "uid": "-1"},
]  # fmt: skip


def written(form, rows=ROWS, columns=COLUMNS, width=80):
    out = io.StringIO()
    write_rows(rows, columns, form, out, width)
    return out.getvalue()


@pytest.mark.parametrize("width", [50, 80, 120])
def test_a_table_fits_its_width_and_breaks_no_word(width):
    text = written("table", width=width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    for word in ("Mobilization", "Hezbollah", "backed_by", "=HYPERLINK(1)", "18367c6ada724f3d", ARABIC.split()[0]):
        assert word in text


def test_a_table_shows_sentences_whole_below_their_row():
    text = " ".join(written("table").split())
    assert ROWS[0]["sentences"][0] in text
    assert " ".join(HOSTILE.split()) in text


def test_columns_without_any_value_are_left_out_of_a_table():
    assert "role" not in written("table")


def test_markup_and_control_characters_stay_inert_in_a_table():
    rows = [{"actor": "[bold]x[/bold] :warning: \x1b[31mred\x07"}]
    text = written("table", rows, ("actor",))
    assert "[bold]x[/bold] :warning: [31mred" in text
    assert "\x1b" not in text
    assert "\x07" not in text


def test_json_is_an_array_of_the_rows():
    rows = json.loads(written("json"))
    assert rows == ROWS
    assert ARABIC in written("json")


def test_csv_is_read_back_and_starts_no_formula():
    first, second = csv.DictReader(io.StringIO(written("csv")))
    assert first["sentences"] == "; ".join(ROWS[0]["sentences"])
    assert (first["aliases"], first["reports"], first["role"]) == ("a; b", "2", "")
    assert (second["actor"], second["affiliated_with"], second["uid"]) == (ARABIC, "'=HYPERLINK(1)", "'-1")


def test_negative_numbers_stay_numbers_in_csv():
    assert written("csv", [{"longitude": -1.5}], ("longitude",)) == "longitude\n-1.5\n"


def test_markdown_keeps_one_line_and_one_cell_per_value():
    text = written("markdown", [{"a": "x | y\nz", "b": "<script>`"}], ("a", "b"))
    assert text.splitlines() == ["| a | b |", "| --- | --- |", "| x \\| y z | &lt;script&gt;\\` |"]


@pytest.mark.parametrize("form", FORMATS)
def test_no_rows(form):
    text = written(form, [])
    assert text == {"table": "No rows.\n", "json": "[]\n"}.get(form, text)
    assert form in ("table", "json") or all(column in text for column in COLUMNS)


def test_an_unknown_format_is_told():
    with pytest.raises(QueryError, match="table, json, csv, markdown"):
        written("xml")
