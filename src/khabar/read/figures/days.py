"""Say when a figure fell: the time named with it, of who said it, of its event."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from khabar.model import Page, Span, Time
from khabar.read.figures.words import forms_of


def nearest_time(page: Page, times: Sequence[Time], span: Span, starts: list[int]) -> Time | None:
    """The nearest of the times that tells when, or None. `starts` are the offsets of the page's words."""
    told = [t for t in times if tells_when(page, t, starts)]
    return min(told, key=lambda t: max(t.span.start - span.end, span.start - t.span.end, 0), default=None)


def tells_when(page: Page, time: Time, starts: list[int]) -> bool:
    """Whether the time tells when: a day or hour, or a span of time in which; no age and no day of a week unknown."""
    if time.type in ("DATE", "TIME"):
        return not time.value.endswith("_REF") and not time.value.startswith("XXXX")
    k = bisect_right(starts, time.span.start) - 1
    if k < 1 or page.words[k - 1].form not in forms_of("lasting"):
        return False
    years = time.value.endswith("Y") and page.words[k - 1].form in forms_of("at_place")
    return not years and not _is_age(page, time, starts)


def _is_age(page: Page, time: Time, starts: list[int]) -> bool:
    """Whether the time is how old somebody is: `في الثامنة من عمرها`."""
    k = bisect_right(starts, time.span.end - 1)
    before = bisect_right(starts, time.span.start) - 2
    return any(word.form in forms_of("age") for word in page.words[max(0, before) : k + 2])
