"""What is imported is depended on, and what lies in the rooms is shipped."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path, PurePath
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ROOMS = ("cli", "graph", "loaders", "queries", "samples")


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(requirements: list[str]) -> set[str]:
    return {canonical(re.split(r"[<>=!~\[; ]", line, maxsplit=1)[0]) for line in requirements}


def imported(folder: str) -> set[str]:
    """The distributions of all third-party modules that the files of this folder import, also within functions."""
    nodes = [node for path in (ROOT / folder).rglob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    names = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    roots = {name.split(".")[0] for name in names} - set(sys.stdlib_module_names) - {"actorgraph", "training", "bench"}
    distributions = packages_distributions()
    beside = {path.stem for path in (ROOT / folder).rglob("*.py")}
    return {canonical(distributions.get(root, [root])[0]) for root in roots - beside}


@pytest.mark.parametrize("room", ROOMS)
def test_every_import_is_a_dependency(room: str) -> None:
    assert imported(room) <= declared(PROJECT["project"]["dependencies"])


def test_every_dependency_is_imported() -> None:
    used = set().union(*(imported(room) for room in ROOMS))
    # charset-normalizer, edtf and others are imported within functions, which counts; a Java runtime is not imported.
    assert declared(PROJECT["project"]["dependencies"]) - used <= {"arcadedb-embedded"}


def test_every_import_of_the_tests_is_there_for_developers() -> None:
    there = declared(PROJECT["project"]["dependencies"]) | declared(PROJECT["dependency-groups"]["dev"])
    assert imported("tests") <= there


def packages() -> dict[str, Path]:
    """Each package with its folder, by the longest name that is mapped."""
    mapped = PROJECT["tool"]["setuptools"]["package-dir"]
    found = {}
    for package in PROJECT["tool"]["setuptools"]["packages"]:
        base = max((name for name in mapped if f"{package}.".startswith(f"{name}.")), key=len)
        found[package] = ROOT / mapped[base] / package.removeprefix(base).strip(".").replace(".", "/")
    return found


def test_every_file_is_shipped() -> None:
    data = PROJECT["tool"]["setuptools"]["package-data"]
    shipped = {path for folder in packages().values() for path in folder.glob("*.py")}
    for package, folder in packages().items():
        shipped |= {path for pattern in data.get(package, []) for path in folder.glob(pattern)}
    every = {path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file()}
    left = {path.relative_to(ROOT) for path in every - shipped}
    assert {path for path in left if not hidden(path)} == set()


def hidden(path: PurePath) -> bool:
    return any(part.startswith((".", "__pycache__")) for part in path.parts)


def test_the_lock_file_pins_every_dependency() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {canonical(name) for name in re.findall(r"^([A-Za-z0-9][\w.-]*)==", lock, re.MULTILINE)}
    wanted = declared(PROJECT["project"]["dependencies"]) | declared(PROJECT["dependency-groups"]["dev"])
    assert wanted <= pinned
    assert "://" not in lock
