"""Parts of an hour of the clock: the hour in figures or by an ordinal, its minutes, its half of the day, its zone."""

from __future__ import annotations

from khabar.inflection import closed_feminine
from khabar.read.times.figures import ordinal_at
from khabar.read.times.tables import masculine_first
from khabar.read.times.words import Scan


def letters_before(scan: Scan, i: int) -> int:
    """How many letters of particles stand before the ordinal or the word such as `حدود` at i."""
    sense = scan.sense(i, "ordinal_unit") or scan.sense(i, "around")
    return sense.cut if sense else 0


def hour_at(scan: Scan, i: int, headed: bool) -> tuple[int, int, int, bool] | None:
    """The hour at i: index after it, hours, minutes, and whether its form alone says that it is one (`21:40`)."""
    if scan.kind(i) == "number":
        form = scan.form(i)
        if scan.form(i + 1) == ":" and not scan.row[i + 1].spaced and scan.kind(i + 2) == "number":
            after = scan.form(i + 2)
            if (
                len(after) == 2
                and after.isdecimal()
                and len(form) <= 2
                and form.isdecimal()
                and int(form) < 25
                and int(after) < 60
            ):
                last = i + 3
                if scan.form(last) == ":" and scan.digits(last + 1) is not None:
                    last += 2
                return last, int(form), int(after), True
            return None
        parts = form.replace(",", ".").split(".")
        if len(parts) == 2 and len(parts[0]) <= 2 and len(parts[1]) == 2 and int(parts[0]) < 25 and int(parts[1]) < 60:
            return i + 1, int(parts[0]), int(parts[1]), False
        if len(form) == 4 and form.isdecimal() and int(form[:2]) < 25 and int(form[2:]) < 60:
            return i + 1, int(form[:2]), int(form[2:]), False
        hour = scan.digits(i)
        return (*_minutes(scan, i + 1, hour), False) if hour is not None and hour < 25 else None
    ordinal = ordinal_at(scan, i)
    if (
        ordinal is None
        or not 1 <= ordinal[1] <= 12
        or not (headed or _says_hour(scan.form(i), ordinal[1]))
        or (headed and scan.start(i, letters_before(scan, i)) != scan.row[i].start)
    ):
        return None
    return *_minutes(scan, ordinal[0], ordinal[1]), False


def _says_hour(form: str, value: int) -> bool:
    """Whether an ordinal without the word for hour agrees with it: hours are feminine."""
    return form[-1] == closed_feminine() or (value == 1 and form not in masculine_first())


def _minutes(scan: Scan, i: int, hour: int) -> tuple[int, int, int]:
    """What follows an hour: `والنصف`, `وعشر دقائق`, `إلا ربعا`."""
    minus = scan.sense(i, "minus")
    k = i + 1 if minus else i
    for kind, minutes in (("half", 30), ("quarter", 15), ("third", 20)):
        sense = scan.sense(k, kind)
        if sense is not None and (minus or sense.cut):
            return (k + 1, (hour - 1) % 24, 60 - minutes) if minus else (k + 1, hour, minutes)
    if scan.has(k, "joint") and scan.kind(k + 1) == "number":
        k += 1
    told = scan.integer(k)
    if told is not None and told[1] < 60:
        unit = scan.sense(told[0], "unit")
        if unit is not None and unit.value == "TM":
            return (told[0] + 1, (hour - 1) % 24, 60 - told[1]) if minus else (told[0] + 1, hour, told[1])
    return i, hour, 0


def half_of_day(scan: Scan, i: int) -> str:
    """`MO` for a sign such as `ص`, `AM`, `AF` for `م`, `PM`; empty for none."""
    for kind, says in (("am", "MO"), ("pm", "AF")):
        sense = scan.sense(i, kind)
        if sense is not None and not sense.cut:
            return says
    return ""


def past_zone(scan: Scan, i: int) -> int:
    """The index after a time zone at i (`بتوقيت غرينتش`, `(بالتوقيت المحلي)`, `ت غ`), or i."""
    if scan.form(i) == "(":
        last = past_zone(scan, i + 1)
        return last + 1 if last > i + 1 and scan.form(last) == ")" else i
    if scan.has(i, "zone"):
        if scan.kind(i + 1) not in ("word", "latin"):
            return i
        return i + 3 if scan.has(i + 1, "zone_two") else i + 2
    if scan.has(i, "local"):
        return i + 2 if scan.kind(i + 1) == "word" else i
    if scan.has(i, "gmt"):
        return i + 1
    if scan.has(i, "mark"):
        k = i + 2 if scan.form(i + 1) == "." else i + 1
        if scan.has(k, "zone_mark"):
            return k + 1
    return i
