"""Values as the driver gives them, made plain: what JSON, tables and DataFrames can hold."""

from __future__ import annotations

import json
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time


def plain(value: Any) -> Any:
    """The value as str, int, float, bool, None, list or dict.

    A node becomes its properties with `labels`, a relationship its properties with `type`, a path the list of both in
    turn; temporal values become ISO 8601, a point the list of its coordinates.
    """
    if isinstance(value, Node):
        return {"labels": sorted(value.labels)} | plain(dict(value.items()))
    if isinstance(value, Relationship):
        return {"type": value.type} | plain(dict(value.items()))
    if isinstance(value, Path):
        return _path(value)
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, Point | list | tuple | set):
        return [plain(item) for item in value]
    return _scalar(value)


def _scalar(value: Any) -> Any:
    if isinstance(value, Date | DateTime | Time | Duration):
        return value.iso_format()
    return value.hex() if isinstance(value, bytes | bytearray) else value


def _path(path: Path) -> list[Any]:
    steps = [plain(path.nodes[0])]
    for relationship, node in zip(path.relationships, path.nodes[1:], strict=True):
        steps += [plain(relationship), plain(node)]
    return steps


def cell_text(value: Any, separator: str = ", ") -> str:
    """A value as one cell's text: nothing for null, lists joined, maps as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return separator.join(cell_text(item) for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)
