"""Whether a Cypher statement only reads.

Neo4j refuses a write in a READ session; other Bolt servers may not, so the statement's own words are looked at
first. This is stricter than it need be: a word that could begin a write is refused wherever a clause could begin.
"""

from __future__ import annotations

import re

from actorgraph.queries.errors import QueryError

# What is no code: comments, strings, names in backticks. One pass, so that a quote inside a comment opens nothing.
INERT = re.compile(
    r"""//[^\n\r]* | /\*.*?(?:\*/|\Z) | '(?:\\.|[^'\\])*(?:'|\Z) | "(?:\\.|[^"\\])*(?:"|\Z) | `(?:``|[^`])*(?:`|\Z)""",
    re.VERBOSE | re.DOTALL,
)
# A word behind ".", ":", "$" or AS is a property, label, parameter or column; so is one before ":", "." or ")".
BEFORE = r"(?<![\w.:$&|!])(?<!\bAS\s)"
WRITES = rf"""
    {BEFORE}(?P<word>CREATE|MERGE|INSERT|SET|DELETE|REMOVE|DROP|GRANT|REVOKE|DENY)\b(?!\s*[:.(=,)\]])(?!\s+AS\b)
  | {BEFORE}(?P<clause>CREATE|MERGE|INSERT|DELETE|REMOVE|SET|FOREACH)\s*\(
  | {BEFORE}(?P<command>LOAD\s+CSV|(?:ALTER|START|STOP|RENAME|ENABLE|TERMINATE|DEALLOCATE|REALLOCATE)
      \s+(?:DATABASES?|SERVERS?|ALIAS|USER|ROLE|CURRENT|TRANSACTIONS?))\b
"""
WRITE = re.compile(WRITES, re.VERBOSE | re.IGNORECASE)
CALL = re.compile(r"(?<![\w.:$])CALL\s+([\w.]+)", re.IGNORECASE)
HARMLESS_CALLS = re.compile(r"(db\.(labels|relationshipTypes|propertyKeys|schema\.\w+|info)|dbms\.components)$", re.I)


def bare(statement: str) -> str:
    """The statement without comments, and with strings and quoted names emptied to one blank name."""
    return INERT.sub(lambda match: " " if match[0].startswith("/") else " _ ", statement)


def parameters_of(statement: str) -> set[str]:
    """The names of the `$parameters` that a statement uses."""
    return set(re.findall(r"\$(\w+)", bare(statement)))


def require_reading(statement: str) -> None:
    """Accept a statement that only reads. Raises QueryError for one that would write, is empty, or holds several."""
    code = bare(statement).strip().rstrip(";").strip()
    if not code:
        raise QueryError('there is no statement; try: actorgraph cypher "MATCH (a:Actor) RETURN a.name LIMIT 5"')
    if ";" in code:
        raise QueryError("one statement at a time, please: take out the ';' between them")
    word = WRITE.search(code)
    if word is not None:
        clause = word[0].rstrip("( ").upper()
        raise QueryError(f"this statement would write ({clause}), and queries only read; use `actorgraph load`")
    for name in CALL.findall(code):
        if not HARMLESS_CALLS.match(name):
            raise QueryError(f"CALL {name} is not allowed here; only procedures that describe the database are")
