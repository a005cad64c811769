"""What can go wrong between this program and the graph server."""

from __future__ import annotations

from actorgraph.loaders.errors import ActorgraphError


class ServerError(ActorgraphError):
    """The graph server cannot be reached, started or written."""

    exit_code = 5


class CredentialsError(ServerError):
    """The server refused the user or the password."""
