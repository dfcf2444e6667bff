"""Say whether a figure is background: of an earlier attack or war, or a total of a longer time than the news."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from khabar.model import Page, Sentence, Span, Time, Word
from khabar.read.figures.days import is_of_the_week
from khabar.read.figures.drafts import Desk
from khabar.read.figures.phrases import opens_with, tells_of_past
from khabar.read.figures.words import PAST, forms_of, is_trigger, word_at

# How many words may stand before the phrase that opens a sentence.
_OPENING = 2
# How many words before `since` may tell that others have done something since: `a member of those who have fought since`.
_ASIDE = 6
# How many words may stand between `since` and the day on which that began which they name.
_BEGUN_REACH = 4


def words_of_the_past(desk: Desk, times: Sequence[Time]) -> list[int]:
    """The indexes of the words at which the page says that it tells of an earlier war or of a whole one.

    What began on a day of the last week (`since the attack began on Tuesday`) is the news.
    """
    row = desk.page.words
    past = [k for k, flags in desk.opens.items() if flags & PAST and tells_of_past(row, k)]
    if not past:
        return past
    days = sorted(bisect_right(desk.starts, t.span.start) - 1 for t in times if is_of_the_week(desk.page, t))
    return [k for k in past if row[k].form not in forms_of("since") or not _has_begun(row, k, days)]


def _has_begun(row: Sequence[Word], since: int, days: list[int]) -> bool:
    """Whether one of the days at these words is that on which what the words at `since` name began."""
    near = days[bisect_left(days, since + 2) : bisect_right(days, since + 1 + _BEGUN_REACH)]
    return any(all(w.kind == "word" and not is_trigger(w.form) for w in row[since + 1 : day]) for day in near)


def is_earlier(desk: Desk, past: list[int], sentence: Sentence | None, span: Span) -> bool:
    """Whether the sentence tells of something earlier: by one of the words of the past, or by how it opens.

    What has been counted `since` makes earlier only the total of it; a sentence that only adds something (`it may be noted
    that`) tells of something earlier unless it tells of the day itself.
    """
    if sentence is None:
        return False
    words = desk.page.words
    for k in past[bisect_left(past, sentence.first) : bisect_left(past, sentence.last)]:
        if words[k].form not in forms_of("since"):
            return True
        aside = any(w.form in forms_of("relative") and span.end < w.start for w in words[max(0, k - _ASIDE) : k])
        if not aside and not has_total(desk.page, span, words[k].span, desk.starts):
            return True
    first, last = sentence.first, sentence.last
    opening = next((o for k in range(first, min(first + _OPENING, last)) if (o := opens_with(words, k))), "")
    return opening == "earlier" or (
        opening == "aside" and all(words[k].form not in forms_of("today") for k in range(first, last))
    )


def has_total(page: Page, span: Span, since: Span, starts: Sequence[int]) -> bool:
    """Whether a word for a total stands between the figure and the time after it: `killed 3, so that the toll since May is 40`."""
    between = range(bisect_right(starts, span.end - 1) + 1, max(0, bisect_right(starts, since.start) - 1))
    return any((said := word_at(page.words, k)) is not None and said[1] in ("total", "toll") for k in between)
