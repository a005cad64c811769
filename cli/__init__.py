"""Who is affiliated with whom, who attacked whom, and which attack answered which, with the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from actorgraph.queries.connection import connect

__all__ = ["connect"]


def __getattr__(name: str) -> Any:
    """Public names, imported when first used so that `import actorgraph` stays quick."""
    if name == "connect":
        from actorgraph.queries.connection import connect

        return connect
    raise AttributeError(f"module 'actorgraph' has no attribute {name!r}")
