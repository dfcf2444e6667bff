"""Tell who held an office on the day of the report, where the report only names the office."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from khabar.language import table
from khabar.read.chains.names import plain
from khabar.read.chains.voices import gist_of
from khabar.text import fold

# So many days after an office changed hands a report may still mean the one before.
CHANGE = timedelta(days=10)
Term = tuple[str, date, date]


@cache
def _terms() -> dict[frozenset[str], tuple[Term, ...]]:
    """The terms of each office, found by its words and the country's code."""
    found: dict[frozenset[str], list[Term]] = {}
    for row in table("office_terms"):
        words = gist_of(tuple(fold(plain(row["office"])).split()))
        office = words | {row["country"]} if row["country"] else words
        end = date.fromisoformat(row["to"]) if row["to"] else date.max
        found.setdefault(office, []).append((row["key"], date.fromisoformat(row["from"]), end))
    return {office: tuple(terms) for office, terms in found.items()}


def holder(words: tuple[str, ...], published: date | None) -> str | None:
    """The key of the one who held the office that the folded words name (الرئيس الروسي) on the day; None where that is not known.

    >>> holder(("الرييس", "الاوكراني"), date(2023, 5, 1))
    'فولوديمير زيلينسكي'
    >>> holder(("الرييس", "الاوكراني", "السابق"), date(2023, 5, 1)) is None
    True
    """
    if published is None:
        return None
    terms = _terms().get(gist_of(words), ())
    keys = {key for key, start, end in terms if start <= published <= end}
    if len(keys) != 1 or any(start <= published < start + CHANGE for _, start, _ in terms):
        return None
    return next(iter(keys))
