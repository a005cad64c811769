"""What can go wrong with a question."""

from __future__ import annotations

from actorgraph.loaders.errors import ActorgraphError


class QueryError(ActorgraphError):
    """A question that cannot be asked: an unknown name, a missing parameter, a statement that would write."""

    exit_code = 6
