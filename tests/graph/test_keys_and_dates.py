from __future__ import annotations

import pytest

from actorgraph.graph.dates import interval
from actorgraph.graph.keys import fold, keys_of


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kata'ib Hezbollah", "kataib hezbollah"),
        ("Kata’ib  Hezbollah", "kataib hezbollah"),
        ("KATAʿIB-Hezbollah", "kataib hezbollah"),
        ("Harakat Ḥizballāh an-Nujabāʾ", "harakat hizballah an nujaba"),
        ("U.S. Central Command (CENTCOM)", "us central command centcom"),
        ("حِزبُ الله", "حزب الله"),
        ("Straße", "strasse"),
        ("", ""),
        ("’–’", ""),
    ],
)
def test_fold(name: str, key: str) -> None:
    assert fold(name) == key
    assert fold(fold(name)) == key


def test_keys_are_there_once_and_never_empty() -> None:
    assert keys_of(["Al-Tanf", "al Tanf", "’", "التنف"]) == ["al tanf", "التنف"]


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2024-01-04", ("2024-01-04", "2024-01-04")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2021", ("2021-01-01", "2021-12-31")),
        ("2023-03-23/2023-03-24", ("2023-03-23", "2023-03-24")),
        ("2023-10-17/..", ("2023-10-17", None)),
        ("../2023-10-17", (None, "2023-10-17")),
        ("2024-01-XX", ("2024-01-01", "2024-01-31")),
        ("2024-01-04?", ("2024-01-04", "2024-01-04")),
        ("XXXX-03-23", (None, None)),
        ("no date", (None, None)),
        ("2024-13-45", (None, None)),
        ("", (None, None)),
        (None, (None, None)),
    ],
)
def test_interval(date: str | None, days: tuple[str | None, str | None]) -> None:
    assert interval(date) == days
