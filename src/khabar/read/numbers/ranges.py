"""Find the other end of a range: `between 20 and 30`, `from 20 to 30`, `20-30`, `three or four`, `2 to 3 thousand`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.language import among, cut, rests, splits, table
from khabar.model import Word
from khabar.read.numerals import Amount, read_amount, scaled
from khabar.remember import remembered

# From a verb of change to the two numbers that are no range, in words.
_CHANGE_REACH = 16


@dataclass(frozen=True, slots=True)
class Range:
    """A range: `first` is the index of its first word, of which `cut` letters are particles; `last` is the index after it."""

    first: int
    cut: int
    last: int
    low: float
    high: float


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[tuple[str, ...]]]:
    kinds: dict[str, set[tuple[str, ...]]] = {}
    for row in table("ranges"):
        kinds.setdefault(row["kind"], set()).add(cut(row["word"]))
    return {kind: frozenset(found) for kind, found in kinds.items()}


@lru_cache(maxsize=8)
def _single(kind: str) -> frozenset[str]:
    return frozenset(parts[0] for parts in _words()[kind] if len(parts) == 1)


def find_range(text: str, row: Sequence[Word], i: int, low: Amount) -> Range | None:
    """The range whose first number `low` stands at word `i`, or None.

    >>> from khabar.model import Span
    >>> from khabar.text import words
    >>> t = "بين 20 و30 ألف شخص"
    >>> row = words(t, (Span(0, len(t)),))
    >>> found = find_range(t, row, 1, read_amount(t, row, 1))
    >>> found.low, found.high
    (20000.0, 30000.0)
    """
    if low.order or low.last + 1 > len(row):
        return None
    opener = _opener(row, i)
    at = _after_link(row, i, low.last, opener[2] if opener is not None else None)
    if at is None:
        return None
    high = read_amount(text, row, at)
    if high is None or (high.cut and at != low.last) or high.order:
        return None
    factor = _shared_scale(low, high, at)
    if high.value <= low.value * factor:
        return None
    first, letters = (opener[0], opener[1]) if opener is not None else (i, low.cut)
    return Range(first, letters, high.last, scaled(low.value, factor), high.value)


def _opener(row: Sequence[Word], i: int) -> tuple[int, int, str] | None:
    """(first word, letters cut, kind) of the word before `i` that opens a range."""
    for parts, kind in _openings(row[i - 1].form) if i else ():
        first = i - len(parts)
        if first < 0 or any(row[first + k].form != part for k, part in enumerate(parts) if k):
            continue
        for letters, _, rest in splits[row[first].form]:
            if rest == parts[0]:
                return first, letters, kind
    return None


@remembered
def _openings(form: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The phrases that open a range and may end with the folded word, each with its kind: the surest first."""
    known = _openers()
    found = [entry for rest in rests[form] for entry in known.get(rest, ())]
    return tuple([(parts, kind) for _, parts, kind in sorted(found)]) if found else ()


@lru_cache(maxsize=1)
def _openers() -> dict[str, list[tuple[tuple[bool, int], tuple[str, ...], str]]]:
    """The phrases that open a range by their last word, each with its rank and kind: those of two ends first, then longer ones."""
    found: dict[str, list[tuple[tuple[bool, int], tuple[str, ...], str]]] = {}
    for kind in ("between", "from"):
        for parts in _words()[kind]:
            found.setdefault(parts[-1], []).append(((kind == "from", -len(parts)), parts, kind))
    return found


def _after_link(row: Sequence[Word], i: int, last: int, opener: str | None) -> int | None:
    """The index of the second number where what stands after the first one links it."""
    if last >= len(row):
        return None
    link = row[last]
    if opener == "between":
        apart = link.kind == "word" and len(link.form) == 1 and last + 1 < len(row)
        return last + 1 if apart else last
    if last + 1 >= len(row):
        return None
    if link.kind == "mark":
        return last + 1 if link.form == "-" and _hyphen(row, i, last) else None
    if link.form in _single("or"):
        return last + 1
    if link.form in _single("to"):
        return last + 1 if not _changes(row, i) and (opener == "from" or row[i].kind == "number") else None
    return None


def _hyphen(row: Sequence[Word], i: int, last: int) -> bool:
    """Whether a hyphen links two numbers that are no date and no score."""
    low, high = row[last - 1], row[last + 1]
    if low.kind != "number" or high.kind != "number" or low.form.startswith("0") or high.form.startswith("0"):
        return False
    glued = "-/:"
    before = row[i - 1] if i else None
    after = row[last + 2] if last + 2 < len(row) else None
    if before is not None and before.form in glued and not row[i].spaced:
        return False
    return after is None or after.form not in glued or after.spaced


def _shared_scale(low: Amount, high: Amount, at: int) -> float:
    """The scale that the first number shares with the second, which alone names it: `2 to 3 thousand`."""
    if low.value >= 1000 or high.last - at < 2:
        return 1.0
    for scale in (1e9, 1e6, 1e3):
        if high.value >= scale and low.value < high.value / scale < 1000:
            return scale
    return 1.0


def _changes(row: Sequence[Word], i: int) -> bool:
    """Whether a verb of change stands before: `rose from 20 to 30`."""
    changes = _single("change")
    for k in range(i - 1, max(-1, i - 1 - _CHANGE_REACH), -1):
        if row[k].kind == "break":
            return False
        if row[k].kind == "word" and among(row[k].form, changes):
            return True
    return False
