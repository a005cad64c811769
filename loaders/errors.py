"""Everything that can go wrong in words that a user can act on.

ActorgraphError                 base; `exit_code` is what the command line exits with
├── UsageError            2     an option or argument that does not fit
├── ReportError           3     a report that cannot be read
├── RecordError           3     a line that is no extraction record
├── GazetteerError        3     a gazetteer file that breaks its schema
├── LanguageError         4     a language pipeline that cannot be loaded
├── ServerError           5     (graph) the graph server cannot be reached, started or written
│   └── CredentialsError  5     (graph) the server refused the user or the password
└── QueryError            6     (queries) a question that cannot be asked
"""

from __future__ import annotations


class ActorgraphError(Exception):
    """One clear sentence with the way out; never shown with a traceback."""

    exit_code = 1


class UsageError(ActorgraphError):
    """An option or argument that does not fit."""

    exit_code = 2


class ReportError(ActorgraphError):
    """A report that cannot be read."""

    exit_code = 3


class RecordError(ActorgraphError):
    """A line that is no extraction record."""

    exit_code = 3


class GazetteerError(ActorgraphError):
    """A gazetteer file that breaks its schema."""

    exit_code = 3


class LanguageError(ActorgraphError):
    """A language pipeline that cannot be loaded."""

    exit_code = 4
