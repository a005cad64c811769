from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from actorgraph.demo import demo_settings
from actorgraph.graph.server.embedded import find_running, stop_server


def test_the_demo_leaves_the_users_own_graph_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("ACTORGRAPH_URI", "bolt://example.org:7687")
    monkeypatch.setenv("ACTORGRAPH_DATA", str(tmp_path / "mine"))
    settings = demo_settings(None)
    assert (settings.uri, settings.database, settings.data) == (None, None, tmp_path / "actorgraph-demo")
    assert demo_settings(tmp_path / "other").data == tmp_path / "other"


def test_the_demo_reads_reports_prints_a_table_and_draws_a_picture(tmp_path: Path):
    settings, picture = demo_settings(tmp_path / "data"), tmp_path / "demo.html"
    try:
        arguments = ["demo", "--data", str(settings.data), "-o", str(picture)]
        shown = subprocess.run(
            [sys.executable, "-m", "actorgraph", *arguments], capture_output=True, text=True, check=False
        )
        assert (shown.returncode, shown.stderr) == (0, "")
        assert "Who is affiliated with whom" in shown.stdout
        assert "Kataib Hezbollah" in shown.stdout
        assert f"The network is drawn in {picture}" in shown.stdout
        assert "new vis.DataSet" in picture.read_text(encoding="utf-8")
        assert find_running(settings) is not None
    finally:
        stop_server(settings)
