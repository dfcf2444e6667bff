"""Say when a figure fell: the time named with it, of who said it, of its event."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import takewhile

from khabar.dates import MORROW, eve
from khabar.language import proclitics
from khabar.model import Page, Span, Time
from khabar.read.figures.words import forms_of
from khabar.read.recency import WEEK_DAYS, days_since

# So many code points may part a word for the day after something from the figure that it counts.
_GOVERNED = 20
# A page of entries has so many clock times above them, and a value of TIMEX tells one within so many signs.
_ENTRIES, _CLOCK = 2, 11
# So many times before and after a figure the stamps of its entry and of others stand.
_STAMPS = 200
# How many letters may stand between a figure and how long before or after it is, and how many words qualify that.
_APART, _QUALIFIED = 30, 3
# Lengths of time that only say in how long many fell, where a date told beside them says when (في حرب تموز 2006 سقط تسعون في يوم واحد).
_WITHIN_A_DAY = frozenset(("P1D", "PT24H", "PT1H"))
# How many signs the value of a day has.
_DAY = 10
# How many words before `since` may say that it is something else that has gone on since.
_GOES_ON = 6


def nearest_time(page: Page, times: Sequence[Time], span: Span, starts: Sequence[int]) -> Time | None:
    """The nearest of the times that tells when, or None. `starts` are the offsets of the page's words.

    A day that cannot be reckoned goes before a span of time that is farther, since the count then belongs to that day. What goes on
    from one time until another began with the first.
    """
    told = [t for t in times if _told_of(page, t, span, starts) and not _says_more(page, t, span, starts)]
    told = [t for k, t in enumerate(told) if not (k and _is_until(page, t, starts))]
    best = min(told, key=lambda t: _distance(t, span), default=None)
    if best is not None and best.value in _WITHIN_A_DAY:
        best = min((t for t in told if t.type in ("DATE", "TIME")), key=lambda t: _distance(t, span), default=best)
    if best is None or best.type in ("DATE", "TIME"):
        return best
    day = min((t for t in times if t.value.startswith("XXXX")), key=lambda t: _distance(t, span), default=None)
    return best if day is None or _distance(day, span) > _distance(best, span) else None


def _says_more(page: Page, time: Time, span: Span, starts: Sequence[int]) -> bool:
    """Whether more that is said begins between the figure and the time after it: `took in 58 hurt and that drugs ran out on Monday`."""
    between = page.words[bisect_right(starts, span.end - 1) : bisect_right(starts, time.span.start) - 1]
    return any(w.form in forms_of("that") and w.form[0] in proclitics("conjunction") for w in between)


def _told_of(page: Page, time: Time, span: Span, starts: Sequence[int]) -> bool:
    """Whether the time tells when the figure fell: the day of what another happening is measured by only tells of what follows it."""
    if is_of_former(page, time, starts):
        return time.span.end <= span.start
    return tells_when(page, time, starts)


def is_of_former(page: Page, time: Time, starts: Sequence[int]) -> bool:
    """Whether the time is that of a former happening of which more is told next: `since the raid of 2016 in which 80 were killed`."""
    k, after = bisect_right(starts, time.span.start) - 1, bisect_right(starts, time.span.end - 1)
    since = _since_at(page, time, starts)
    return (
        since is not None
        and since < k - 1
        and after < len(page.words)
        and page.words[after].form in forms_of("relative")
    )


def told_by(page: Page, times: Sequence[Time], time: Time, starts: Sequence[int]) -> str | None:
    """The value of the time; of one from which to another something went on, what both have in common: their month or year, or None."""
    near = [
        t
        for t in times
        if t is not time and 0 < max(t.span.start - time.span.end, time.span.start - t.span.end) <= _GOVERNED
    ]
    for other in near:
        first, last = sorted((time, other), key=lambda t: t.span.start)
        if time.type == other.type == "DATE" and _is_span(page, first, last, starts):
            pairs = zip(time.value.split("-"), other.value.split("-"), strict=False)
            return "-".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)) or None
    return time.value


def _is_span(page: Page, first: Time, last: Time, starts: Sequence[int]) -> bool:
    """Whether something went on from the first of the times to the last: `from … to`, `between … and`."""
    begin, end = bisect_right(starts, first.span.start) - 1, bisect_right(starts, first.span.end - 1)
    to = bisect_right(starts, last.span.start) - 1
    if begin < 1 or not any(word.form in forms_of("span_from") for word in page.words[max(0, begin - 2) : begin]):
        return False
    joined = starts[to] < last.span.start or page.text[starts[to]] in proclitics("conjunction")
    links = forms_of("span_to") | set(proclitics("conjunction"))
    return joined if to == end else any(word.form in links for word in page.words[end : to + 1])


def eve_told(times: Sequence[Time], span: Span) -> Time | None:
    """The day on which the figure fell, where it follows a word for the day after: `the day after four were killed`."""
    told = (eve(t) for t in times if t.rule == MORROW and 0 < span.start - t.span.end <= _GOVERNED)
    return next(told, None)


def day_alone(time: Time) -> str | None:
    """The day of the time without its hour; nothing for a month, a year or a span of time."""
    day = time.value.partition("T")[0]
    return day if time.type in ("DATE", "TIME") and len(day) == _DAY and day[0].isdigit() else None


def _distance(time: Time, span: Span) -> int:
    return max(time.span.start - span.end, span.start - time.span.end, 0)


def day_of_stamp(page: Page, times: Sequence[Time], span: Span) -> str | None:
    """The day of the entry in which the figure stands, where a clock time stands above each entry of the page: a thread, a live page."""
    stamps = page.layout.stamps
    if len(stamps) < _ENTRIES:
        return None
    at = bisect_left(times, span.start, key=lambda time: time.span.start)
    near = [t for t in times[max(0, at - _STAMPS) : at + _STAMPS] if "T" in t.value[:_CLOCK] and _stamped(stamps, t)]
    before = [t for t in near if t.span.start < span.start]
    return before[-1].value.partition("T")[0] if before and len(near) >= _ENTRIES else None


def _stamped(stamps: Sequence[Span], time: Time) -> bool:
    """Whether the time stands in one of the stamps, which are in order."""
    k = bisect_right(stamps, time.span.start, key=lambda stamp: stamp.start)
    return k > 0 and stamps[k - 1].covers(time.span)


def is_apart(page: Page, times: Sequence[Time], span: Span, starts: Sequence[int]) -> bool:
    """Whether the figure is of what another happening is told to be so long before or after: `two days after the killing of seven`."""
    for time in times:
        first, last = bisect_right(starts, time.span.start) - 1, bisect_right(starts, time.span.end - 1)
        if not 0 < span.start - time.span.end <= _APART or first < 1 or last >= len(page.words):
            continue
        before = page.words[max(0, first - 1 - _QUALIFIED) : first]
        if page.words[last].form in forms_of("apart") and any(w.form in forms_of("meanwhile") for w in before):
            return True
    return False


def is_since(page: Page, time: Time, starts: Sequence[int]) -> bool:
    """Whether the time is one since which something has been counted, longer ago than the news: `since 2011`.

    A day of the news itself (`since this morning`) is none.
    """
    if time.type not in ("DATE", "TIME") or time.value[0] not in "0123456789":
        return False
    if _since_at(page, time, starts) is None or is_of_former(page, time, starts):
        return False
    return not is_of_the_week(page, time)


def is_of_the_week(page: Page, time: Time) -> bool:
    """Whether the time is a day, or an hour of one, no longer ago than the news."""
    ago = days_since(time, page.layout.published)
    recent = ago is not None and 0 <= ago <= WEEK_DAYS
    return recent and time.type in ("DATE", "TIME") and len(time.value) > len("2000-01")


def _since_at(page: Page, time: Time, starts: Sequence[int]) -> int | None:
    """The index of the word `since` before the time, or None."""
    k = bisect_right(starts, time.span.start) - 1
    return next((j for j in range(k - 1, max(-1, k - 4), -1) if page.words[j].form in forms_of("since")), None)


def _is_until(page: Page, time: Time, starts: Sequence[int]) -> bool:
    """Whether it is told up to when: after `until`, a word for the day or date between or not."""
    k = bisect_right(starts, time.span.start) - 1
    return any(word.form in forms_of("until") for word in page.words[max(0, k - 2) : k])


def tells_when(page: Page, time: Time, starts: Sequence[int]) -> bool:
    """Whether the time tells when: a day or hour, or a span of time in which; no age and no day of a week unknown.

    Since when something else has gone on (`the war that has raged since 2011`) tells nothing.
    """
    since = _since_at(page, time, starts)
    if since is not None and any(w.form in forms_of("goes_on") for w in page.words[max(0, since - _GOES_ON) : since]):
        return False
    if time.type in ("DATE", "TIME"):
        return not time.value.endswith("_REF") and not time.value.startswith("XXXX")
    k = bisect_right(starts, time.span.start) - 1
    if k < 1 or page.words[k - 1].form not in forms_of("lasting"):
        return False
    years = time.value.endswith("Y") and page.words[k - 1].form in forms_of("at_place")
    return not years and not _is_age(page, time, starts)


def _is_age(page: Page, time: Time, starts: Sequence[int]) -> bool:
    """Whether the time is how old somebody is: `في الثامنة من عمرها`."""
    k = bisect_right(starts, time.span.end - 1)
    before = bisect_right(starts, time.span.start) - 2
    return any(word.form in forms_of("age") for word in page.words[max(0, before) : k + 2])
