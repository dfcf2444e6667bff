"""The words of the dossier in its two languages: labels, days, figures. They stand in the table `interface`."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date
from functools import cache

from markupsafe import Markup, escape

from khabar.language import table
from khabar.model import Figure
from khabar.record import Claim, When
from khabar.text import isolate

LANGUAGES = ("ar", "en")
DASH = "\u2013"


@cache
def _words() -> dict[str, dict[str, str]]:
    return {row["key"]: row for row in table("interface")}


def word(key: str, language: str) -> str:
    """A word of the interface. A kind without one (`measure-other2`) is shown by its own name.

    >>> word("reports", "en")
    'Reports'
    >>> word("way-by air", "en")
    'by air'
    """
    row = _words().get(key)
    return row[language] if row else key.partition("-")[2] or key


def both(say: Callable[[str], str]) -> Markup:
    """What is said in each language, of which the page shows one.

    >>> print(both(lambda language: language))
    <span class="ar" lang="ar">ar</span><span class="en" lang="en">en</span>
    """
    return Markup().join(
        Markup('<span class="{0}" lang="{0}">{1}</span>').format(language, escape(say(language)))
        for language in LANGUAGES
    )


@cache
def label(key: str) -> Markup:
    """A word of the interface in both languages; where no table has it, the plain word.

    >>> print(label("way-by air"))
    by air
    """
    return both(lambda language: word(key, language)) if key in _words() else escape(word(key, "en"))


def day_text(day: date, language: str) -> str:
    """A day in words.

    >>> day_text(date(2024, 11, 5), "en")
    '5 November 2024'
    """
    return f"{day.day} {word(f'month-{day.month}', language)} {day.year}"


def when_text(when: When | None, language: str) -> str:
    """A day or days, no more precise than they are; nothing where nobody says.

    >>> when_text((date(2024, 11, 1), date(2024, 11, 30)), "en")
    'November 2024'
    >>> when_text((date(2024, 11, 1), date(2024, 11, 3)), "en")
    '1–3 November 2024'
    """
    if when is None:
        return ""
    first, last = when
    if first == last:
        return day_text(first, language)
    month = word(f"month-{first.month}", language)
    ends = last.day == calendar.monthrange(last.year, last.month)[1]
    if first.year == last.year:
        if first.day == 1 and ends:
            if first.month == last.month:
                return f"{month} {first.year}"
            if (first.month, last.month) == (1, 12):
                return str(first.year)
        if first.month == last.month:
            return f"{first.day}{DASH}{last.day} {month} {first.year}"
    return f"{day_text(first, language)} {DASH} {day_text(last, language)}"


def number(value: float | None) -> str:
    """A number with its thousands apart; a dash for none.

    >>> number(12000.0), number(2.5), number(None)
    ('12,000', '2.5', '–')
    """
    if value is None:
        return DASH
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def range_text(low: float | None, high: float | None) -> str:
    """A range, its lower end at the left in a line that runs from right to left too, or the one number where both ends are the same.

    >>> range_text(21, 41) == "\\u206821–41\\u2069", range_text(21, 21)
    (True, '21')
    """
    return number(low) if low == high else isolate(f"{number(low)}{DASH}{number(high)}")


def figure_text(claim: Claim | Figure, language: str) -> str:
    """The figure of a claim or reading with its bound in words.

    >>> figure_text(Claim("", 21, None, "at_least", None, None, (), None, "", 0, 0), "en")
    'at least 21'
    """
    if claim.bound == "order" and f"order-{int(claim.value)}" in _words():
        return word(f"order-{int(claim.value)}", language)
    told = number(claim.value) if claim.high is None else range_text(claim.value, claim.high)
    bound = f"bound-{claim.bound}"
    return f"{word(bound, language)} {told}" if bound in _words() else told


def kind_text(measure: str, of: str | None, language: str) -> str:
    """What is counted: the measure, and whom or what.

    >>> kind_text("killed", "children", "en")
    'Killed · children'
    """
    return word(f"measure-{measure}", language) + (f" \u00b7 {word(f'of-{of}', language)}" if of else "")
