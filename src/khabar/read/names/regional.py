"""Ministries of a part of a country, which a report from there names without it (وزارة الصحة, of Gaza)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from khabar.language import of_kind, table
from khabar.text import fold

# A report is from there where it names the part so often within so many words.
OFTEN, WITHIN = 2, 3000


@cache
def _regional() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """The bodies of the table that are named with a part of a country: the body's own name → its key, the country, the part folded."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    within = {f" {word} " for word in of_kind("prepositions", "in", "word") if len(word) == 2}
    for row in table("organizations"):
        for joint in within:
            body, parted, part = row["key"].partition(joint)
            if row["type"] == "ministry" and parted:
                found.setdefault(body, []).append((row["key"], row["country"], fold(part)))
    return {body: tuple(rows) for body, rows in found.items()}


def of_region(body: str, home: str, told: str, forms: Sequence[str]) -> str | None:
    """The key of the body as that of a part of the report's country `home`; None where the report says whose it is (`told`), or where the
    folded words of its page do not name the part often.

    >>> of_region("وزارة الصحة", "PS", "", ["غزه", "غزه"]), of_region("وزارة الصحة", "PS", "", ["جنين"])
    ('وزارة الصحة في غزة', None)
    """
    rows = _regional().get(body, ()) if not told else ()
    return next((key for key, of, part in rows if of == home and forms[:WITHIN].count(part) >= OFTEN), None)
