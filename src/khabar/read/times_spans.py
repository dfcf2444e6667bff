"""Stretches of time: durations, sets, and the week, month or year that is told by where it lies from the day of speech."""

from __future__ import annotations

from dataclasses import dataclass, replace

from khabar.read.times_dates import relation_at
from khabar.read.times_words import Moment, Scan, article

# How many of a smaller unit a whole is, for halves and quarters.
_SMALLER = {"Y": ("M", 12), "M": ("D", 30), "TH": ("TM", 60), "TM": ("TS", 60), "D": ("TH", 24), "DE": ("Y", 10), "CE": ("Y", 100)}
_COUNTS = {"past": -1, "recent": -1, "past2": -2, "present": 0, "future": 1, "future2": 2, "next": 1, "before": -1, "same": 0}
_REFS = {"past": "PAST_REF", "recent": "PAST_REF", "before": "PAST_REF", "past2": "PAST_REF", "present": "PRESENT_REF",
         "future": "FUTURE_REF", "future2": "FUTURE_REF", "next": "FUTURE_REF"}  # fmt: skip


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
    number = scan.numbers.get(i)
    if number is not None and not number.dual and (unit := scan.sense(number.last, "unit")) is not None and not unit.cut:
        if unit.value == "X" or unit.number in ("of", "the one"):
            return None
        count = None if number.bound == "order" else number.value
        return _with_rest(scan, Quantity(i, number.last + 1, number.span.start, unit.value, count, "many", True))
    if number is not None and number.value == 3 and scan.has(number.last, "quarters") and scan.has(number.last + 1, "unit"):
        return Quantity(i, number.last + 2, number.span.start, scan.senses[number.last + 1]["unit"].value, 0.75, "one", True)
    k, cut = (about[0], about[1]) if about else (i, None)
    for kind, part in (("half", 0.5), ("quarter", 0.25), ("third", 1 / 3)):
        sense, unit = scan.sense(k, kind), scan.sense(k + 1, "unit")
        if sense is not None and unit is not None and not unit.cut and unit.number in ("one", "the one"):
            start = scan.start(i, sense.cut if cut is None else cut)
            return Quantity(i, k + 2, start, unit.value, part, "one", True)
    few = scan.sense(k, "few")
    if few is not None and (unit := scan.sense(k + 1, "unit")) is not None and unit.number == "many" and not unit.cut:
        return _with_long(scan, Quantity(i, k + 2, scan.start(i, few.cut if cut is None else cut), unit.value, None, "many", True))
    unit = scan.sense(k, "unit")
    if unit is None or unit.number.startswith("the") or unit.number == "of" or (about and unit.cut):
        return None
    start = scan.start(i, unit.cut if cut is None else cut)
    if unit.number == "two":
        return _with_rest(scan, Quantity(i, k + 1, start, unit.value, 2, "two", True))
    if unit.number == "many":
        return _with_long(scan, Quantity(i, k + 1, start, unit.value, None, "many", about is not None))
    one = scan.sense(k + 1, "one")
    if one is not None and not one.cut:
        return Quantity(i, k + 2, start, unit.value, 1, "one", True)
    if unit.value == "X":
        return _with_long(scan, Quantity(i, k + 1, start, "X", None, "one", about is not None))
    return _with_rest(scan, Quantity(i, k + 1, start, unit.value, 1, "one", about is not None))


def _with_long(scan: Scan, found: Quantity) -> Quantity:
    """`سنوات طويلة`: the adjective belongs to the span and makes it a duration."""
    long = scan.sense(found.last, "long")
    if long is None or long.cut:
        return found
    return replace(found, last=found.last + 1, sure=True)


def _with_rest(scan: Scan, found: Quantity) -> Quantity:
    """The half or the smaller unit that is added: `ونصف`, `وعشرين دقيقة`."""
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
    number = scan.numbers.get(k)
    if number is None or number.dual or found.count is None or (k == found.last and number.span.start == scan.row[k].start):
        return found
    unit = scan.sense(number.last, "unit")
    if unit is None or unit.cut or number.bound != "exact" or unit.value not in _below(found.unit):
        return found
    if unit.value.startswith("T") != found.unit.startswith("T"):
        return found
    more = duration(unit.value, number.value)[1:]
    if found.unit.startswith("T"):
        more = more[1:]
    return replace(found, last=number.last + 1, rest=more, sure=True)


def _below(unit: str) -> tuple[str, ...]:
    order = ("CE", "DE", "Y", "M", "W", "D", "TH", "TM", "TS")
    return order[order.index(unit) + 1 :] if unit in order else ()


def span_at(scan: Scan, i: int) -> Moment | None:
    """A duration, or a stretch told from the day of speech, at i."""
    found = quantity_at(scan, i)
    if found is None:
        return _the_stretch(scan, i)
    relation = relation_at(scan, found.last)
    if relation is not None and relation[1] in _REFS:
        if found.count is None:
            return Moment(i, relation[0], found.start, "stretch", value=_REFS[relation[1]])
        return Moment(i, relation[0], found.start, "counted-stretch", type="DURATION", value=found.value)
    if not (found.sure or _told_as_length(scan, i, found)):
        return None
    if found.unit == "DE" and not _evidence(scan, i, found) and scan.kind(found.last) == "word":
        return None
    return Moment(i, found.last, found.start, "duration", type="DURATION", value=found.value)


def _told_as_length(scan: Scan, i: int, found: Quantity) -> bool:
    """Whether an uncounted unit (`شهر`, `سنوات`) is meant as a length: a preposition of time before it, no genitive after it."""
    after = scan.sense(found.last, "from") or scan.sense(found.last, "only")
    if scan.kind(found.last) == "word" and after is None:
        form = scan.form(found.last)
        if form.startswith(article()) or scan.has(found.last, "month", "weekday", "dayword", "ordinal_unit", "of"):
            return False
        if found.number == "one" and not scan.has(found.last, "at", "since", "until", "that", "joint"):
            return scan.has(i - 1, "since") or (scan.has(i - 1, "before", "in", "lasting") and found.unit != "D")
    return _evidence(scan, i, found)


def _evidence(scan: Scan, i: int, found: Quantity) -> bool:
    if scan.has(i - 1, "in", "since", "before", "after", "lasting", "about", "few", "range"):
        return True
    cut = found.start - scan.row[i].start
    return scan.attached(i, cut) and found.unit != "X"


def _the_stretch(scan: Scan, i: int) -> Moment | None:
    """`الشهر الماضي`, `السنوات الخمس الأخيرة`, `الأسابيع والأشهر الماضية`, `اليوم التالي`, `هذا العام`, `ذلك اليوم`."""
    head = scan.sense(i, "this") or scan.sense(i, "that") or scan.sense(i, "same")
    at = i + 1 if head is not None and scan.has(i + 1, "unit") else i
    unit = scan.sense(at, "unit")
    if unit is None or not unit.number.startswith("the"):
        return None
    if at > i and head is not None:
        return None if unit.cut else _pointed(scan, i, head.cut, unit.value, unit.number)
    start = scan.start(i, unit.cut)
    if unit.number == "the one":
        return _the_one(scan, i, start, unit.value)
    k, count = at + 1, 2 if unit.number == "the two" else None
    number = scan.numbers.get(k)
    if unit.number == "the many" and number is not None and number.bound == "exact" and number.value < 1000:
        k, count = number.last, int(number.value)
    elif (more := scan.sense(k, "unit")) is not None and more.cut and more.number.startswith("the"):
        k += 1
    elif scan.has(k, "the_long"):
        k += 1
    relation = relation_at(scan, k)
    if relation is None or relation[1] not in _REFS:
        return None
    if count is not None:
        return Moment(i, relation[0], start, "counted-stretch", type="DURATION", value=duration(unit.value, count))
    return Moment(i, relation[0], start, "stretch", value=_REFS[relation[1]])


def _pointed(scan: Scan, i: int, cut: int, unit: str, number: str) -> Moment | None:
    """`هذا الشهر`, `ذلك العام`, `نفس اليوم`."""
    start = scan.start(i, cut)
    if scan.has(i, "this"):
        if number == "the many" or unit in ("X", "TH", "TM", "TS"):
            return Moment(i, i + 2, start, "this", value="PRESENT_REF")
        if number != "the one":
            return None
        return Moment(i, i + 2, start, "this", shift=(unit, 0))
    if number != "the one" or unit.startswith("T") or unit == "X":
        return None
    return Moment(i, i + 2, start, "that", shift=(unit, 0), back=True)


def _the_one(scan: Scan, i: int, start: int, unit: str) -> Moment | None:
    relation = relation_at(scan, i + 1)
    if relation is not None:
        last, says = relation
        if unit == "X":
            return Moment(i, last, start, "stretch", value=_REFS[says]) if says in _REFS else None
        if unit.startswith("T"):
            if says not in _REFS:
                return None
            return Moment(i, last, start, "stretch", type="TIME", value=_REFS[says])
        back = says in ("next", "before", "same")
        if says == "recent" and unit in ("D", "W", "M"):
            return None
        return Moment(i, last, start, "back" if back else "shifted", shift=(unit, _COUNTS[says]), back=back)
    if unit == "D":
        ordinal = scan.sense(i + 1, "ordinal_unit")
        if ordinal is not None and not ordinal.cut and not scan.has(i - 1, "weekday", "this"):
            teen = scan.sense(i + 2, "ordinal_teen")
            last = i + 3 if teen is not None and not teen.cut else i + 2
            return Moment(i, last, start, "nth-day", shift=("D", 0), back=True)
        return None
    if unit in ("W", "M", "Y") and scan.has(i - 1, "in") and scan.form(i + 1)[: len(article())] != article():
        return Moment(i, i + 1, start, "the-current", shift=(unit, 0))
    return None


def around_at(scan: Scan, i: int) -> Moment | None:
    """`قبل ثلاثة أيام`, `بعد يومين`, `قبل ذلك بعام`, `بعدها بيومين`, `غداة` at i."""
    for kind, sign in (("before", -1), ("after", 1)):
        cue = scan.sense(i, kind)
        if cue is not None:
            if scan.has(i + 1, "that_time"):
                return _from_then(scan, i, i + 2, cue.cut, sign)
            return _before_or_after(scan, i, cue.cut, sign)
        it = scan.sense(i, f"{kind}_it")
        if it is not None:
            return _from_then(scan, i, i + 1, it.cut, sign)
    morrow = scan.sense(i, "morrow")
    if morrow is not None:
        return Moment(i, i + 1, scan.start(i, morrow.cut), "morrow", shift=("D", 0))
    return None


def _from_then(scan: Scan, i: int, at: int, cut: int, sign: int) -> Moment | None:
    found = quantity_at(scan, at)
    if found is None or not scan.attached(at, found.start - scan.row[at].start):
        return None
    start = scan.start(i, cut)
    if found.count is None or found.count != int(found.count) or found.unit.startswith("T"):
        return Moment(i, found.last, start, "from-then", value="PAST_REF", type="DATE")
    return Moment(i, found.last, start, "from-then", shift=(found.unit, sign * int(found.count)), back=True)


def _before_or_after(scan: Scan, i: int, cut: int, sign: int) -> Moment | None:
    found = quantity_at(scan, i + 1)
    if found is None or found.start != scan.row[i + 1].start:
        return None
    k = found.last + 1 if scan.has(found.last, "only") else found.last
    if scan.has(k, "from") or not (found.sure or _told_as_length(scan, i + 1, found)):
        return None
    if sign > 0 and scan.has(k, "upon"):
        return None
    start = scan.start(i, cut)
    if found.count is None or found.unit.startswith("T") or found.count != int(found.count):
        value = "PAST_REF" if sign < 0 else ""
        kind = "TIME" if found.unit.startswith("T") and found.count is not None else "DATE"
        if value:
            return Moment(i, found.last, start, "ago", type=kind, value=value)
        return Moment(i, found.last, found.start, "after", type="DURATION", value=found.value)
    if sign < 0:
        return Moment(i, found.last, start, "ago", shift=(found.unit, -int(found.count)))
    return Moment(i, found.last, start, "after", value=found.value, type="DURATION", shift=(found.unit, int(found.count)))


def every_at(scan: Scan, i: int) -> Moment | None:
    """`كل يوم`, `كل ثلاثة أشهر`, `كل يوم جمعة`."""
    cue = scan.sense(i, "every")
    if cue is None:
        return None
    start = scan.start(i, cue.cut)
    weekday = scan.sense(i + 2, "weekday_bare") if scan.has(i + 1, "day") else scan.sense(i + 1, "weekday_bare")
    if weekday is not None and not weekday.cut and (scan.has(i + 1, "day") or weekday.value not in ("1", "7")):
        last = i + 3 if scan.has(i + 1, "day") else i + 2
        return Moment(i, last, start, "every-weekday", type="SET", value=f"XXXX-WXX-{weekday.value}")
    found = quantity_at(scan, i + 1)
    if found is None or found.start != scan.row[i + 1].start or found.unit == "X" or (found.number == "many" and not found.sure):
        return None
    return Moment(i, found.last, start, "every", type="SET", value=found.value)
