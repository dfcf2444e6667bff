"""A page made ready to look for times: what each word may be in one, and an expression as it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from khabar.language import proclitics
from khabar.model import Number, Page, Word
from khabar.read.times.tables import NOTHING, Sense, as_written, phrases, senses
from khabar.text import inside

# The signs besides commas and semicolons that end a clause, Latin and Arabic by their code points.
CLAUSE_ENDS = frozenset([".", "!", "?", ":", '"', chr(0x061F)])
# How many words beyond the ends may be looked at.
_BEYOND = 24
# Names of months no longer than this fold together with other words, so they must be spelled as the table spells them.
_SHORT = 2


class Month(NamedTuple):
    """A month of the Gregorian or Hijri year; `alone` tells how much its name needs beside it (see the table of months)."""

    number: int
    hijri: bool
    alone: str


@dataclass(slots=True)
class Moment:
    """An expression of a time as it is written, before it is reckoned from a day. `first` to `last` are indexes of words.

    `value` is set where nothing needs reckoning. `shift` counts units from the day of speech, or from the time told last
    where `back` is set; `days` is the shift of a word such as `أمس` that a whole date stands beside. `hint`: past, before,
    present, future, after (see `times_calendar.year_for`) or empty.
    """

    first: int
    last: int
    start: int
    rule: str
    type: str = "DATE"
    value: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hijri: bool = False
    weekday: int | None = None
    shift: tuple[str, int] | None = None
    part: str = ""
    clock: str = ""
    hint: str = ""
    back: bool = False
    days: int | None = None


class Count(NamedTuple):
    """A number before a unit: index after it, offset of its first letter, value (None: an order such as `عشرات`)."""

    last: int
    start: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Scan:
    """A page's words with their senses, and the numbers by the index of their first word.

    The senses run on for a few words beyond the end, without any, so that a look ahead or back needs no care.
    """

    page: Page
    row: tuple[Word, ...]
    senses: tuple[Mapping[str, Sense], ...]
    numbers: Mapping[int, Number]

    def sense(self, i: int, kind: str) -> Sense | None:
        """What the word at i is as that kind, or None."""
        return self.senses[i].get(kind)

    def has(self, i: int, *kinds: str) -> bool:
        """Whether the word at i may be one of the kinds."""
        found = self.senses[i]
        if found:
            for kind in kinds:
                if kind in found:
                    return True
        return False

    def has_bare(self, i: int, kind: str) -> bool:
        """Whether the word at i may be of that kind without particles before it."""
        sense = self.senses[i].get(kind)
        return sense is not None and not sense.cut

    def phrase(self, i: int, kind: str, particles: bool = True) -> tuple[int, int, str] | None:
        """The phrase of that kind at i: index after it, letters cut, meaning."""
        if kind not in self.senses[i]:
            return None
        return phrases(kind).at(self.row, i, particles)

    def attached(self, i: int, cut: int) -> bool:
        """Whether the last of the `cut` letters before the word at i is a preposition."""
        return cut > 0 and self.row[i].form[cut - 1] in proclitics("preposition")

    def month(self, i: int) -> tuple[int, int, Month] | None:
        """The month at i: index after it, letters cut, month."""
        found = self.phrase(i, "month")
        if found is None:
            return None
        word, cut = self.row[i], found[1]
        if found[0] == i + 1 and len(word.form) - cut <= _SHORT:
            spelled = self.page.text[self.start(i, cut) : word.end]
            if spelled not in as_written() or (cut and spelled == word.form[cut:]):
                return None
        number, calendar, alone = found[2].split("|")
        return found[0], found[1], Month(int(number), calendar == "hijri", alone)

    def form(self, i: int) -> str:
        """The folded word at i, empty beyond the ends."""
        return self.row[i].form if 0 <= i < len(self.row) else ""

    def kind(self, i: int) -> str:
        """The kind of the word at i, `break` beyond the ends."""
        return self.row[i].kind if 0 <= i < len(self.row) else "break"

    def digits(self, i: int) -> int | None:
        """The whole number that the digits at i make, of at most four places."""
        if self.kind(i) != "number":
            return None
        form = self.row[i].form
        return int(form) if len(form) <= 4 and form.isdecimal() else None

    def integer(self, i: int) -> tuple[int, int] | None:
        """The exact whole number at i in digits or words: index after it, value."""
        told = self.digits(i)
        if told is not None:
            return i + 1, told
        number = self.numbers.get(i)
        if number is None or number.bound != "exact" or number.dual or number.value != int(number.value):
            return None
        return number.last, int(number.value)

    def count(self, i: int) -> Count | None:
        """The number at i with what qualifies it, in digits or words."""
        number = self.numbers.get(i)
        if number is not None:
            return (
                None
                if number.dual
                else Count(number.last, number.span.start, None if number.bound == "order" else number.value)
            )
        if self.kind(i) == "number" and len(self.row[i].form) <= 5:
            told = self.row[i].form.replace(",", "")
            return Count(i + 1, self.row[i].start, float(told)) if told.replace(".", "", 1).isdecimal() else None
        return None

    def start(self, i: int, cut: int = 0) -> int:
        """The offset in the text of the word at i without `cut` letters of particles."""
        return inside(self.page.text, self.row[i], cut)


def scan_page(page: Page, numbers: tuple[Number, ...]) -> Scan:
    """The page made ready to look for times."""
    found = senses.each(page.forms) + [NOTHING] * _BEYOND
    return Scan(page, page.words, tuple(found), {n.first: n for n in numbers})
