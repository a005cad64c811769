from __future__ import annotations

import re
from pathlib import Path

import yaml

from actorgraph.graph.settings import Settings

ROOT = Path(__file__).parents[2]


def test_compose_is_pinned_local_and_checked() -> None:
    service = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]["neo4j"]
    assert re.fullmatch(r"neo4j:5\.26\.\d+-community", service["image"])
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    assert any("cypher-shell" in word for word in service["healthcheck"]["test"])
    assert "${ACTORGRAPH_PASSWORD:?" in service["environment"]["NEO4J_AUTH"]
    assert service["volumes"]


def test_compose_and_the_tests_run_the_same_neo4j() -> None:
    service = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]["neo4j"]
    pom = (ROOT / "tests/graph/neo4j/pom.xml").read_text()
    (version,) = re.findall(r"<neo4j.version>(.*)</neo4j.version>", pom)
    assert service["image"] == f"neo4j:{version}-community"


def test_the_example_of_settings_names_settings_that_exist_and_holds_no_password() -> None:
    names = re.findall(r"^#? ?ACTORGRAPH_(\w+)=(.*)$", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert {name.lower() for name, _ in names} == set(Settings.model_fields)
    assert dict(names)["PASSWORD"] == ""
