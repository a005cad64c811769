from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from actorgraph.graph.connection import Graph
from actorgraph.graph.settings import Settings

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "analyst.ipynb"


def test_the_notebook_is_kept_without_outputs():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert cells
    assert [cell.outputs for cell in cells] == [[]] * len(cells)


def test_the_notebook_runs_from_top_to_bottom(
    loaded: Graph, graph_server: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    named = {"DATA": str(graph_server.data)}
    if graph_server.uri and graph_server.password:
        named = {"URI": graph_server.uri, "USER": graph_server.user,
                 "PASSWORD": graph_server.password.get_secret_value()}  # fmt: skip
    for name, value in named.items():
        monkeypatch.setenv(f"ACTORGRAPH_{name}", value)
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(
        notebook, timeout=180, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    shown = {
        kind: str(output["data"][kind])
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        for kind in output.get("data", {})
    }
    assert "<iframe" in shown["text/html"]
    texts = "".join(str(cell.get("outputs", "")) for cell in notebook.cells)
    assert "Kata’ib Hezbollah, part of the PMF" in texts
    assert "Traceback" not in texts
