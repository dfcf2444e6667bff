"""Tell the numbers that count nothing: times of day, dates, years, what two speakers are."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.inflection import dual, oblique
from khabar.language import proclitics
from khabar.model import Number, Word
from khabar.read.counted import counted, counted_within
from khabar.read.figures.words import forms_of
from khabar.read.statements.words import voice_kind

# The sign that is drawn around the digit before it.
KEYCAP = "\u20e3"


def is_clock(row: Sequence[Word], number: Number) -> bool:
    """Whether the number is written as one with a colon or a slash, as in times of day and dates."""
    before = row[number.first - 1] if number.first else None
    after = row[number.last] if number.last < len(row) else None
    if row[number.first].kind != "number":
        return False
    return (
        before is not None
        and before.form in ":/"
        and not row[number.first].spaced
        and number.first > 1
        and row[number.first - 2].kind == "number"
    ) or (
        after is not None
        and after.form in ":/"
        and not after.spaced
        and number.last + 1 < len(row)
        and row[number.last + 1].kind == "number"
        and not row[number.last + 1].spaced
    )


def is_keycap(text: str, number: Number) -> bool:
    """Whether the number is drawn as a key, as posts number their entries: `4️⃣`."""
    return KEYCAP in text[number.span.end : number.span.end + 2]


def is_year(row: Sequence[Word], number: Number) -> bool:
    """Whether four digits after a preposition or a noun of time are a year that nothing is counted by."""
    if not (
        number.first and 1900 <= number.value < 2100 and number.bound == "exact" and len(row[number.first].form) == 4
    ):
        return False
    after = row[number.last].form if number.last < len(row) else ""
    return row[number.first - 1].form in forms_of("before_year") and counted(after) is None


def shares_years(row: Sequence[Word], at: int) -> bool:
    """Whether the number that ends before word `at` is one of two ages or spans of time, told with one noun: `71 و68 عاما`."""
    at += row[at].form in proclitics("conjunction")
    noun = counted(row[at + 1].form) if at + 1 < len(row) and row[at].kind == "number" else None
    return noun is not None and noun.kind == "time"


def describes_speakers(row: Sequence[Word], i: int) -> bool:
    """Whether the dual at word `i` only tells what the two before it are, who speak and are no count (مصدران عسكريان)."""
    before = row[i - 1].form
    same = before[-len(dual()) :] == row[i].form[-len(dual()) :] and before.endswith((dual(), oblique()))
    return same and voice_kind(before) in ("source", "role") and counted_within(before) is None
