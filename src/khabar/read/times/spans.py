"""Lengths of time: so many units, in digits, words, duals, halves, or without saying how many."""

from __future__ import annotations

from dataclasses import dataclass, replace

from khabar.inflection import dual, oblique
from khabar.language import article, proclitics
from khabar.read.times.figures import relation_at, year_number
from khabar.read.times.words import Moment, Scan

# How many of a smaller unit a whole is, for halves and quarters.
_SMALLER = {
    "Y": ("M", 12),
    "M": ("D", 30),
    "TH": ("TM", 60),
    "TM": ("TS", 60),
    "D": ("TH", 24),
    "DE": ("Y", 10),
    "CE": ("Y", 100),
}
REFS = {"past": "PAST_REF", "recent": "PAST_REF", "before": "PAST_REF", "past2": "PAST_REF", "present": "PRESENT_REF",
         "future": "FUTURE_REF", "future2": "FUTURE_REF", "next": "FUTURE_REF"}  # fmt: skip
# The endings of a dual, to which an adjective that is spelled as a dual of minutes belongs.
TWO = (dual(), oblique())
# Units of which a single one is a length after `في` where the clause ends: `أعنف هجوم في أسبوع`.
_LONG, ENDS = ("W", "M", "Y"), ("mark", "break")


@dataclass(frozen=True, slots=True)
class Quantity:
    """So much of a unit: `count` is None where the text does not say how much; `sure` where a number or a dual says that it is one."""

    first: int
    last: int
    start: int
    unit: str
    count: float | None
    number: str
    sure: bool
    rest: str = ""

    @property
    def value(self) -> str:
        """The TIMEX3 duration: `P3D`, `PT24H`, `PXM`."""
        if self.count is None:
            return duration(self.unit, None)
        return duration(self.unit, self.count) + self.rest


def duration(unit: str, count: float | None) -> str:
    """The TIMEX3 value of so many units; None: not told how many.

    >>> duration("Y", 1.5), duration("TH", 24), duration("M", None)
    ('P18M', 'PT24H', 'PXM')
    """
    if count is not None and count != int(count) and unit in _SMALLER:
        smaller, times = _SMALLER[unit]
        if count * times == int(count * times):
            unit, count = smaller, count * times
    told = "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    if unit == "X":
        return "PXX"
    return f"PT{told}{unit[1:]}" if unit.startswith("T") else f"P{told}{unit}"


def quantity_at(scan: Scan, i: int) -> Quantity | None:
    """So many units at i, with what qualifies the number: `أقل من أسبوع`, `19 شهرا`, `عام ونصف`, `ثلاثة أرباع الساعة`."""
    about = scan.phrase(i, "about")
    told = scan.count(i)
    if told is not None and (unit := scan.sense(told.last, "unit")) is not None and not unit.cut:
        if (
            unit.value == "X"
            or unit.number in ("of", "the one")
            or (unit.value == "Y" and year_number(scan, told.last + 1))
            or (unit.number == "one" and _opens_a_date(scan, told.last + 1, unit.value))
        ):
            return None
        return _with_rest(scan, Quantity(i, told.last + 1, told.start, unit.value, told.value, "many", True))
    if told is not None and told.value == 3 and scan.has(told.last, "quarters") and scan.has(told.last + 1, "unit"):
        return Quantity(i, told.last + 2, told.start, scan.senses[told.last + 1]["unit"].value, 0.75, "one", True)
    k, cut = (about[0], about[1]) if about else (i, None)
    for kind, part in (("half", 0.5), ("quarter", 0.25), ("third", 1 / 3)):
        sense, unit = scan.sense(k, kind), scan.sense(k + 1, "unit")
        if sense is not None and unit is not None and not unit.cut and unit.number in ("one", "the one"):
            start = scan.start(i, sense.cut if cut is None else cut)
            return Quantity(i, k + 2, start, unit.value, part, "one", True)
    few = scan.sense(k, "few")
    if few is not None and (unit := scan.sense(k + 1, "unit")) is not None and unit.number == "many" and not unit.cut:
        return _with_long(
            scan, Quantity(i, k + 2, scan.start(i, few.cut if cut is None else cut), unit.value, None, "many", True)
        )
    unit = scan.sense(k, "unit")
    if about and unit is not None and not unit.cut and (found := _about_the(scan, k, unit.value, unit.number)):
        return Quantity(i, k + 1, scan.start(i, about[1]), unit.value, found, "one", True)
    if unit is None or unit.number.startswith("the") or unit.number == "of" or (about and unit.cut):
        return None
    if unit.number == "one" and (scan.has(k + 1, "sect") or scan.has(k - 1, "sect")):
        return None
    start = scan.start(i, unit.cut if cut is None else cut)
    if unit.number == "two":
        if scan.has_bare(k + 1, "whole"):
            return Quantity(i, k + 2, start, unit.value, 2, "two", True)
        if unit.value == "TM" and scan.form(k - 1).endswith(TWO) and scan.kind(k - 1) == "word":
            return None  # ضربتين دقيقتين
        return _with_rest(scan, Quantity(i, k + 1, start, unit.value, 2, "two", True))
    if unit.number == "many":
        return _with_long(scan, Quantity(i, k + 1, start, unit.value, None, "many", about is not None))
    if unit.value == "Y" and year_number(scan, k + 1) is not None:
        return None
    one = scan.sense(k + 1, "one")
    if one is not None and not one.cut and unit.value != "X":
        return Quantity(i, k + 2, start, unit.value, 1, "one", True)
    if unit.value == "X":
        return _with_long(scan, Quantity(i, k + 1, start, "X", None, "one", about is not None))
    return _with_rest(scan, Quantity(i, k + 1, start, unit.value, 1, "one", about is not None))


def _about_the(scan: Scan, k: int, unit: str, number: str) -> int:
    """How many units a definite one or dual is after a word such as `قرابة`; 0 where it is no length (`نحو الساعة الخامسة`)."""
    if scan.form(k + 1).startswith(article()) or relation_at(scan, k + 1) is not None or unit == "X":
        return 0
    return 2 if number == "the two" else 1 if number == "the one" and unit in ("W", "M", "Y", "DE", "CE") else 0


def _opens_a_date(scan: Scan, i: int, unit: str) -> bool:
    """Whether the word before i is the head of a date and counted by no number before it: `أصيب 40 يوم الثلاثاء`."""
    if unit == "M":
        return scan.has_bare(i, "month")
    return unit == "D" and (scan.has_bare(i, "weekday") or scan.has_bare(i, "dayword"))


def _with_long(scan: Scan, found: Quantity) -> Quantity:
    """`سنوات طويلة`: the adjective belongs to the span and makes it a duration; so does `من الزمن`."""
    if _of_time(scan, found.last):
        return replace(found, last=found.last + 2, sure=True)
    long = scan.sense(found.last, "long")
    if long is None or long.cut:
        return found
    return replace(found, last=found.last + 1, sure=True)


def _of_time(scan: Scan, i: int) -> bool:
    """Whether `من الزمن` stands at i."""
    return scan.has_bare(i, "from") and scan.has(i + 1, "of_time")


def _with_rest(scan: Scan, found: Quantity) -> Quantity:
    """The half or the smaller unit that is added: `ونصف`, `وعشرين دقيقة`; `عقد من الزمن` is one."""
    if _of_time(scan, found.last):
        return replace(found, last=found.last + 2, sure=True)
    half = scan.sense(found.last, "half") or scan.sense(found.last, "quarter")
    if half is not None and half.cut and found.count is not None:
        last = found.last + 1
        unit = scan.sense(last, "unit")
        if unit is not None and not unit.cut and unit.value == found.unit:
            last += 1
        part = 0.5 if scan.has(found.last, "half") else 0.25
        return replace(found, last=last, count=found.count + part, sure=True)
    k = found.last
    joint = scan.sense(k, "joint")
    if joint is not None and not joint.cut:
        k += 1
    told = scan.count(k)
    if (
        told is None
        or told.value is None
        or found.count is None
        or (k == found.last and told.start == scan.row[k].start)
    ):
        return found
    unit = scan.sense(told.last, "unit")
    if unit is None or unit.cut or unit.value not in _below(found.unit):
        return found
    if unit.value.startswith("T") != found.unit.startswith("T"):
        return found
    more = duration(unit.value, told.value)[1:]
    if found.unit.startswith("T"):
        more = more[1:]
    return replace(found, last=told.last + 1, rest=more, sure=True)


def _below(unit: str) -> tuple[str, ...]:
    order = ("CE", "DE", "Y", "M", "W", "D", "TH", "TM", "TS")
    return order[order.index(unit) + 1 :] if unit in order else ()


def length_at(scan: Scan, i: int) -> Moment | None:
    """A duration at i, or a counted stretch told from the day of speech: `ثلاثة أيام`, `24 ساعة الماضية`."""
    found = quantity_at(scan, i)
    if found is None:
        return None
    relation = relation_at(scan, found.last)
    if scan.form(i - 1) == article() and scan.row[i - 1].end == found.start:
        i, found = i - 1, replace(found, start=scan.row[i - 1].start)
    if found.count is not None and scan.has(found.last, "clause"):
        relation = None
    if relation is not None and relation[1] in REFS:
        if found.count is None:
            return Moment(i, relation[0], found.start, "stretch", value=REFS[relation[1]])
        return Moment(i, relation[0], found.start, "counted-stretch", type="DURATION", value=found.value)
    if not (found.sure or told_as_length(scan, i, found)):
        return None
    if found.unit == "X" and not found.sure:
        return Moment(i, found.last, found.start, "stretch", value="PAST_REF")
    if found.unit == "DE" and (
        scan.has(i - 1, "contract") or scan.has(i - 2, "contract") or scan.has(found.last, "contract")
    ):
        return None
    return Moment(i, found.last, found.start, "duration", type="DURATION", value=found.value)


def told_as_length(scan: Scan, i: int, found: Quantity) -> bool:
    """Whether an uncounted unit (`شهر`, `سنوات`) is meant as a length: a preposition of time before it, no genitive after it."""
    after = scan.sense(found.last, "from") or scan.sense(found.last, "only") or scan.sense(found.last, "upon")
    if scan.has(i - 1, "after") and (same := scan.sense(i - 2, "unit")) is not None and same.value == found.unit:
        return False
    if found.unit in ("W", "M") and found.last == i + 1 and _is_accusative(scan, i, found):
        return True
    if found.unit == "X" and not found.sure:
        return scan.has(i - 1, "before", "since") and not _definite(scan, found.last)
    if (
        found.unit == "DE"
        and found.number == "one"
        and scan.kind(found.last) == "word"
        and not scan.has(found.last, "from")
    ):
        return False
    if scan.kind(found.last) == "word" and after is None and scan.form(found.last)[0] not in proclitics("conjunction"):
        if _definite(scan, found.last) or scan.has(found.last, "weekday", "ordinal_unit"):
            return False
        if any(scan.phrase(found.last, kind) for kind in ("month", "dayword", "of")):
            return False
        if found.number == "one" and not scan.has(found.last, "at", "since", "until", "that", "joint"):
            return scan.has(i - 1, "since") or (scan.has(i - 1, "before", "in", "lasting") and found.unit != "D")
    return _evidence(scan, i, found)


def _is_accusative(scan: Scan, i: int, found: Quantity) -> bool:
    """Whether a single week or month says by its ending how long something took: `توقف القتال أسبوعا`."""
    return found.number == "one" and scan.form(i)[-1] == article()[0] and found.start == scan.row[i].start


def _definite(scan: Scan, i: int) -> bool:
    """Whether the word has the article; a preposition that begins like one has none."""
    return scan.form(i).startswith(article()) and not scan.has(i, "until")


def _evidence(scan: Scan, i: int, found: Quantity) -> bool:
    if found.unit != "X" and scan.has_bare(found.last, "only"):
        return True
    if found.number == "many" and scan.has_bare(found.last, "from") and _definite(scan, found.last + 1):
        return True
    if scan.has(i - 1, "in", "since", "before", "after", "lasting", "about", "few", "range"):
        return True
    if found.number == "one" and found.unit in _LONG and scan.has(i - 1, "within") and scan.kind(found.last) in ENDS:
        return True
    cut = found.start - scan.row[i].start
    same = scan.sense(i - 1, "unit")
    return scan.attached(i, cut) and found.unit != "X" and (same is None or same.value != found.unit)
