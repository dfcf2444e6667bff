"""Read one number, written in digits, in words or in both: `7,500`, `three thousand and five hundred`, `3.5 million`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from khabar.inflection import dual
from khabar.language import article, proclitics, splits, table, values
from khabar.model import Word
from khabar.read.counted import counted
from khabar.remember import remembered

# No count of people or things has more digits than this; what is longer is a telephone number or a code.
MOST_DIGITS = 15


class Piece(NamedTuple):
    """One word of a number: `cut` letters of it are attached `particles`; `kind` is as in the table of numerals, or `digits`.

    `last` is the index after the piece: digits may stand in brackets or be broken into groups of three.
    """

    last: int
    value: float
    kind: str
    cut: int = 0
    particles: str = ""
    definite: bool = False


class Amount(NamedTuple):
    """A number that was read: its words end before `last`; `order` says that it is dozens, hundreds, thousands only."""

    last: int
    value: float
    cut: int
    order: bool = False
    definite: bool = False


@lru_cache(maxsize=1)
def numerals() -> dict[str, tuple[float, str, bool]]:
    """The words of numbers by their folded forms without and with the article: value, kind, whether with the article."""
    known = {form: (float(row["value"]), row["kind"]) for row in table("numerals") for form in values(row["words"])}
    found = {article() + form: (*said, True) for form, said in known.items()}
    return found | {form: (*said, False) for form, said in known.items()}


@lru_cache(maxsize=1)
def _seat() -> str:
    """The first letter of `one of`, which tells `and one of` from `one` where both fold to the same letters."""
    return next(row["words"][0] for row in table("numerals") if row["kind"] == "before_ten")


@remembered
def look_up(form: str) -> tuple[float, str, int, str, bool] | None:
    """What a folded word says as a part of a number: value, kind, letters cut, particles, whether with the article.

    >>> look_up("وخمسين")
    (50.0, 'ten', 1, 'و', False)
    >>> look_up("كتاب"), look_up("كميه")
    (None, None)
    """
    known = numerals()
    for cut, particles, rest in splits[form]:
        said = known.get(rest)
        if said is not None:
            return None if said[1] == "none" else (said[0], said[1], cut, particles, said[2])
    return None


def digits(text: str, raw: str) -> float | None:
    """The value of digits with their separators; None for what is no number (a date, an address).

    >>> digits("19.589.137", "19.589.137"), digits("7,9", "7,9"), digits("3,500", "3,500"), digits("1.2.3", "1.2.3")
    (19589137.0, 7.9, 3500.0, None)
    """
    if len(text) > MOST_DIGITS + 5:
        return None
    if text.isdigit():
        return float(text) if len(text) <= MOST_DIGITS else None
    parts = text.replace(",", ".").split(".")
    marks = [c for c in text if not c.isdigit()]
    if len(marks) == 1 and ("\u066b" in raw or len(parts[1]) != 3 or parts[0] == "0" or len(parts[0]) > 3):
        return float(".".join(parts))
    if len(set(marks)) == 2 and marks[-1] not in marks[:-1]:
        whole = parts[:-1]
        return float("".join(whole) + "." + parts[-1]) if all(len(p) == 3 for p in whole[1:]) else None
    if len(set(marks)) == 1 and all(len(p) == 3 for p in parts[1:]) and 1 <= len(parts[0]) <= 3:
        return float("".join(parts))
    return None


def piece(text: str, row: Sequence[Word], i: int) -> Piece | None:
    """The word of a number that stands at `i`, or None."""
    word = row[i]
    if word.kind == "word":
        said = look_up[word.form]
        if said is not None and said[1] == "one" and _seat() in text[word.start : word.end]:
            return _one_and_ten(row, i)
        return Piece(i + 1, *said) if said is not None else None
    if word.kind != "number":
        return None
    value, last = digits(word.form, text[word.start : word.end]), i + 1
    if value is None:
        return None
    if word.form.isdigit() and len(word.form) <= 3:
        turned = _turned(row, i)
        if turned is not None:
            value, last = turned
        elif word.form[0] != "0":
            value, last = _groups(row, i, value)
    if last < len(row) and i and row[last].kind == "mark" and row[last].form in ')"]' and row[i - 1].form in '("[':
        last += 1
    return Piece(last, value, "digits")


def _one_and_ten(row: Sequence[Word], i: int) -> Piece | None:
    """The one of eleven with the conjunction, which folds to the word for one alone: `وأحد عشر`."""
    after = look_up(row[i + 1].form) if i + 1 < len(row) and row[i + 1].kind == "word" else None
    if after is None or after[1] != "ten_or_teen" or after[3]:
        return None
    return Piece(i + 1, 1.0, "before_ten", 1, proclitics("conjunction")[0])


def _turned(row: Sequence[Word], i: int) -> tuple[float, int] | None:
    """A number of thousands whose groups stand right to left, as the United Nations print it (000 36, 500 4); None elsewhere."""
    after = row[i + 1] if i + 1 < len(row) else None
    if len(row[i].form) != 3 or after is None or after.kind != "number" or not after.spaced or not after.form.isdigit():
        return None
    if len(after.form) > 3 or after.form[0] == "0" or (len(after.form) == 3 and row[i].form != "000"):
        return None
    return float(after.form + row[i].form), i + 2


def _groups(row: Sequence[Word], i: int, value: float) -> tuple[float, int]:
    """Digits in groups of three with spaces between them."""
    last, whole = i + 1, row[i].form
    while last < len(row) and row[last].kind == "number" and row[last].spaced:
        if len(row[last].form) != 3 or not row[last].form.isdigit() or len(whole) > MOST_DIGITS:
            return value, i + 1
        whole += row[last].form
        last += 1
    if last - i > 1 and last < len(row) and row[last].form in "/:-":
        return value, i + 1
    return float(whole), last


# Digits of no less than this go on with so many or more: 3 آلاف و25.
_LEAST, _THOUSAND = 10, 1000


def read_amount(text: str, row: Sequence[Word], i: int) -> Amount | None:
    """The longest number that begins at word `i`, or None.

    >>> from khabar.model import Span
    >>> from khabar.text import words
    >>> def value(t): return read_amount(t, words(t, (Span(0, len(t)),)), 0).value
    >>> value("ثلاثة آلاف وخمسمئة"), value("12 مليون و500 ألف"), value("خمسة وعشرون"), value("عشرات الآلاف")
    (3500.0, 12500000.0, 25.0, 10000.0)
    """
    first = piece(text, row, i)
    if first is not None and first.kind == "part" and first.last < len(row):
        whole = piece(text, row, first.last)
        if whole is not None and whole.kind == "scale" and not whole.particles and not whole.definite:
            return Amount(whole.last, scaled(first.value, whole.value), first.cut)
    if first is None or first.kind in ("ordinal", "part", "odd"):
        return None
    if first.kind in ("order", "scales"):
        return _order(text, row, first)
    got = _below(text, row, first)
    if got is None:
        return None
    if first.kind == "scale" and _is_two(text, row, i, first):
        return Amount(first.last, first.value * 2, first.cut)
    total, last, step = _scaled(text, row, *got)
    while step > 1:
        nxt = _joined(text, row, last, _LEAST if step >= _THOUSAND else 100)
        if nxt is None:
            break
        if nxt.kind == "part":
            total += nxt.value * step
            last = nxt.last
            after = piece(text, row, last) if last < len(row) else None
            last = after.last if after is not None and after.definite and after.kind == "scale" else last
            break
        got = _below(text, row, nxt)
        if got is None:
            break
        more, end, small = _scaled(text, row, *got)
        if more >= step or small >= step:
            break
        total, last, step = total + more, end, small
    return Amount(last, total, first.cut, definite=first.definite)


def _is_two(text: str, row: Sequence[Word], i: int, first: Piece) -> bool:
    """Whether a scale with a long last letter is the dual before its noun (`ألفا مقاتل`) and no object (`30 ألفا`)."""
    raw, before = text[row[i].start : row[i].end], row[i - 1] if i else None
    if raw[-1] != dual()[0] or first.definite or first.last >= len(row) or row[first.last].kind != "word":
        return False
    if before is not None and (before.kind == "number" or look_up(before.form) is not None):
        return False
    noun = counted(row[first.last].form)
    return noun is not None and noun.number == "one"


def _order(text: str, row: Sequence[Word], first: Piece) -> Amount:
    value, last = first.value, first.last
    while last < len(row):
        nxt = piece(text, row, last)
        if nxt is None or nxt.particles or nxt.kind not in ("scale", "scales"):
            break
        value, last = scaled(value, nxt.value), nxt.last
    return Amount(last, value, first.cut, True, first.definite)


def _joined(text: str, row: Sequence[Word], i: int, least: float = 100) -> Piece | None:
    """The piece at `i` if the conjunction joins it: written as one with a word, apart before digits of no less than `least`."""
    if i >= len(row):
        return None
    joins = proclitics("conjunction")[0]
    if row[i].form == joins and i + 1 < len(row):
        nxt = piece(text, row, i + 1)
        if nxt is None or nxt.particles or (nxt.kind == "digits" and nxt.value < least):
            return None
        return nxt
    nxt = piece(text, row, i) if row[i].kind == "word" else None
    return nxt if nxt is not None and nxt.particles == joins else None


def _below(text: str, row: Sequence[Word], first: Piece) -> tuple[float, int, float] | None:
    """(value, index after it, unit that may still be filled): a number below one thousand in words, or digits."""
    value, last, kind = first.value, first.last, first.kind
    if kind in ("digits", "teen", "ten", "scale", "twice"):
        return (
            (value, last, value if kind == "scale" else value / 2) if kind in ("scale", "twice") else (value, last, 1)
        )
    nxt = piece(text, row, last) if last < len(row) else None
    if kind in ("one", "unit", "before_ten"):
        if nxt is not None and nxt.kind == "ten_or_teen" and not nxt.particles and not nxt.definite:
            return value + 10, nxt.last, 1
        if nxt is not None and nxt.kind == "hundred" and not nxt.particles and value > 2:
            return _hundreds(text, row, value * 100, nxt.last)
        nxt = _joined(text, row, last)
        if nxt is not None and nxt.kind == "ten" and row[last].kind == "word":
            return value + nxt.value, nxt.last, 1
        return (value, last, 1) if kind != "before_ten" else None
    if kind == "ten_or_teen":
        return value, last, 1
    return _hundreds(text, row, value, last) if kind in ("hundred", "hundreds") else None


def _hundreds(text: str, row: Sequence[Word], value: float, last: int) -> tuple[float, int, float]:
    nxt = _joined(text, row, last)
    if nxt is not None and nxt.kind in ("one", "unit", "before_ten", "ten_or_teen", "teen", "ten"):
        got = _below(text, row, nxt)
        if got is not None and got[0] < 100:
            return value + got[0], got[1], 1
    return value, last, 1


def scaled(value: float, scale: float) -> float:
    """A number times a scale, without the dust of binary fractions.

    >>> scaled(4.1, 1e6)
    4100000.0
    """
    return round(value * scale, 3)


def _scaled(text: str, row: Sequence[Word], value: float, last: int, step: float) -> tuple[float, int, float]:
    """The value times the scale words that follow it."""
    while last < len(row):
        nxt = piece(text, row, last)
        if nxt is None or nxt.particles or nxt.kind not in ("scale", "scales") or (step > 1 and nxt.value <= step):
            break
        value, last, step = scaled(value, nxt.value), nxt.last, nxt.value * step
    return value, last, step
