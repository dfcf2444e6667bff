"""The words that times are made of: every table of times compiled once, and a page's words looked up in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from khabar.language import Phrases, noun_forms, splits, table, values
from khabar.model import Number, Page, Word
from khabar.text import fold, inside


class Sense(NamedTuple):
    """What a word may be: `cut` letters of attached particles before it, its value, and its number (`the` before it: definite)."""

    cut: int
    value: str
    number: str = ""


class Month(NamedTuple):
    """A month of the Gregorian or Hijri year; `alone` tells how much its name needs beside it (see the table of months)."""

    number: int
    hijri: bool
    alone: str


@dataclass(frozen=True, slots=True)
class Moment:
    """An expression of a time as it is written, before it is reckoned from a day. `first` to `last` are indexes of words.

    `value` is set where nothing needs reckoning. `shift` counts units from the day of speech, or from the time told last
    where `back` is set; `days` is the shift of a word such as `أمس` that a whole date stands beside. `hint`: past, before, present, future, after (see `times_calendar.year_for`) or empty.
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


_NOTHING: Mapping[str, Sense] = {}
# Tables with one value a row, and the column that holds it.
_SINGLE = (("weekdays", "names", "day", "weekday"), ("seasons", "words", "season", "season"), ("time_edges", "words", "edge", "edge"))


@lru_cache(maxsize=None)
def article(language: str = "ar") -> str:
    """The folded article."""
    return next(fold(r["letter"]) for r in table("particles", language) if r["kind"] == "article")


@lru_cache(maxsize=None)
def prepositions(language: str = "ar") -> frozenset[str]:
    """The folded prepositions that are written as one with the next word."""
    return frozenset(fold(r["letter"]) for r in table("particles", language) if r["kind"] == "preposition")


@lru_cache(maxsize=None)
def phrases(kind: str, language: str = "ar") -> Phrases[str]:
    """The phrases of one kind: month, dayword, relation, named, phrase, lead, of, adverb, beside, the, about.

    >>> phrases("dayword").get("امس")
    '-1|yes'
    """
    rows: list[tuple[str, str]] = []
    if kind == "month":
        rows = [(n, f"{r['month']}|{r['calendar']}|{r['alone']}") for r in table("months", language) for n in r["names"].split("|")]
        rows += [
            (n.lower(), f"{r['month']}|gregorian|no") for r in table("months_latin", language) for n in r["names"].split("|")
        ]
    elif kind == "dayword":
        rows = [(n, f"{r['days']}|{r['alone']}") for r in table("day_words", language) for n in r["words"].split("|")]
    elif kind == "relation":
        for r in table("time_relations", language):
            for n in r["words"].split("|"):
                many = [n] if " " in n or r["says"] == "same" else [f for f, _ in noun_forms(n)]
                rows += [(form, r["says"]) for form in many]
    elif kind == "named":
        rows = [
            (n, f"{r['calendar']}|{r['month']}|{r['day']}|{r['days']}")
            for r in table("named_days", language)
            for n in r["names"].split("|")
        ]
    elif kind == "phrase":
        rows = [
            (n, f"{r['type']}|{r['value']}|{r['needs']}") for r in table("time_phrases", language) for n in r["words"].split("|")
        ]
    elif kind == "about":
        rows = [(r["phrase"], r["bound"]) for r in table("qualifiers", language) if r["stands"] == "before"]
    else:
        rows = [(n, r["part"]) for r in table("dayparts", language) if r["use"] == kind for n in r["words"].split("|")]
    return Phrases(rows)


_PHRASE_KINDS = ("month", "dayword", "relation", "named", "phrase", "lead", "of", "adverb", "beside", "the", "about")


def _rows(language: str) -> Iterator[tuple[str, str, str, str]]:
    """Folded form, kind, value, number."""
    the = article(language)
    for name, column, value, kind in _SINGLE:
        for r in table(name, language):
            for word in values(r[column]):
                yield word, kind, r[value], ""
                if kind == "weekday" and word.startswith(the):
                    yield word[len(the) :], "weekday_bare", r[value], ""
    for r in table("time_units", language):
        for word in values(r["words"]):
            yield word, "unit", r["unit"], r["number"]
            yield the + word, "unit", r["unit"], f"the {r['number']}"
    for r in table("ordinals", language):
        for word in values(r["words"]):
            if " " not in word:
                yield word, f"ordinal_{r['kind']}", r["value"], ""
    for r in table("decades", language):
        for word in values(r["words"]):
            yield word, "decade", r["decade"], ""
            yield the + word, "decade", r["decade"], "the"
    for r in table("time_cues", language):
        for word in values(r["words"]):
            yield word, r["role"], "", ""
            if r["role"] == "long":
                yield the + word, "the_long", "", ""
    for r in table("date_neighbours", language):
        for word in values(r["words"]):
            yield word, f"{r['stands']}_{r['of']}", r["says"], ""
    for kind in _PHRASE_KINDS:
        for word in phrases(kind, language).first:
            yield word, kind, "", ""


@lru_cache(maxsize=None)
def _lexicon(language: str = "ar") -> dict[str, dict[str, tuple[str, str]]]:
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for form, kind, value, number in _rows(language):
        found.setdefault(form, {}).setdefault(kind, (value, number))
    return found


@lru_cache(maxsize=100_000)
def senses(form: str) -> Mapping[str, Sense]:
    """Everything that a folded word may be in a time, by kind; empty for most words.

    >>> senses("والاحد")["weekday"]
    Sense(cut=1, value='7', number='')
    """
    lexicon = _lexicon()
    found: dict[str, Sense] = {}
    for cut, _, rest in splits(form):
        for kind, (value, number) in lexicon.get(rest, {}).items():
            found.setdefault(kind, Sense(cut, value, number))
    return found or _NOTHING


@lru_cache(maxsize=20_000)
def looks_ahead(form: str) -> bool:
    """Whether a folded word is a verb of the future or one that looks ahead.

    >>> looks_ahead("سيجتمع"), looks_ahead("سياره")
    (True, False)
    """
    found = senses(form)
    if "future" in found:
        return True
    if "unfuture" in found:
        return False
    signs = future_signs()
    return any(cut < 2 and len(rest) >= 5 and rest[:2] in signs and "unfuture" not in senses(rest) for cut, _, rest in splits(form))


@lru_cache(maxsize=None)
def future_signs(language: str = "ar") -> frozenset[str]:
    """The first two letters of a verb of the future: its particle and a prefix of the present tense."""
    from_table = {row["ending"].partition("-")[0] for row in table("endings", language) if row["kind"] == "present"}
    prefixes = {fold(prefix) for prefix in from_table}
    sign = next(fold(r["letter"]) for r in reversed(table("particles", language)) if r["kind"] == "preposition")
    return frozenset(sign + prefix for prefix in prefixes if prefix != article(language)[0])


@dataclass(frozen=True, slots=True)
class Scan:
    """A page's words with their senses, and the numbers by the index of their first word."""

    page: Page
    row: tuple[Word, ...]
    senses: tuple[Mapping[str, Sense], ...]
    numbers: Mapping[int, Number]

    def sense(self, i: int, kind: str) -> Sense | None:
        """What the word at i is as that kind, or None."""
        return self.senses[i].get(kind) if 0 <= i < len(self.row) else None

    def has(self, i: int, *kinds: str) -> bool:
        """Whether the word at i may be one of the kinds."""
        if not 0 <= i < len(self.row):
            return False
        found = self.senses[i]
        return bool(found) and any(kind in found for kind in kinds)

    def phrase(self, i: int, kind: str, particles: bool = True) -> tuple[int, int, str] | None:
        """The phrase of that kind at i: index after it, letters cut, meaning."""
        if not self.has(i, kind):
            return None
        return phrases(kind).at(self.row, i, particles)

    def attached(self, i: int, cut: int) -> bool:
        """Whether the last of the `cut` letters before the word at i is a preposition."""
        return cut > 0 and self.row[i].form[cut - 1] in prepositions()

    def month(self, i: int) -> tuple[int, int, Month] | None:
        """The month at i: index after it, letters cut, month."""
        found = self.phrase(i, "month")
        if found is None:
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

    def start(self, i: int, cut: int = 0) -> int:
        """The offset in the text of the word at i without `cut` letters of particles."""
        return inside(self.page.text, self.row[i], cut)


def scan_page(page: Page, numbers: tuple[Number, ...]) -> Scan:
    """The page made ready to look for times."""
    row = page.words
    found = tuple(senses(w.form) if w.kind in ("word", "latin") else _NOTHING for w in row)
    return Scan(page, row, found, {n.first: n for n in numbers})
