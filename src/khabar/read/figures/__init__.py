"""Find the counts that a record of a conflict needs: what they measure, of whom, where and when, and who says so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from khabar.model import Event, Figure, Name, Number, Page, Span, Statement, Time
from khabar.read.figures.attributed import with_counters
from khabar.read.figures.counts import find_counts
from khabar.read.figures.drafts import Desk, Draft, both_kinds
from khabar.read.figures.former import find_formers
from khabar.read.figures.lists import measure_changes
from khabar.read.figures.named import list_counts
from khabar.read.figures.recounts import drop_recounts
from khabar.read.figures.refuted import drop_refuted
from khabar.read.figures.scenes import scenes_of
from khabar.read.figures.sentences import measure_counts
from khabar.read.figures.set_right import set_right
from khabar.read.figures.singles import persons_of
from khabar.read.figures.sources import drop_speakers, sources_of, still_stands, with_changers
from khabar.read.figures.surroundings import Surroundings
from khabar.read.figures.wholes import right_wholes
from khabar.read.figures.words import TRIGGER, openings

# Kinds of names of which no word is a verb.
_NAMED = frozenset(("place", "organization"))


def find_figures(
    page: Page,
    numbers: tuple[Number, ...],
    times: tuple[Time, ...],
    names: tuple[Name, ...],
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
) -> tuple[Figure, ...]:
    """The figures of the page, in order: numbers with what they count, duals, and single victims.

    >>> from khabar.model import Layout, Report, Span
    >>> from khabar.read.numbers import find_numbers
    >>> from khabar.read.sentences import lay_words
    >>> report = Report.of("قتل 12 شخصا بينهم طفلان وأصيب العشرات.")
    >>> page = lay_words(report, Layout(None, None, "unknown", (), (), (Span(0, len(report.text)),)))
    >>> [(f.measure, f.value, f.of, f.part_of) for f in find_figures(page, find_numbers(page), (), (), (), ())]
    [('killed', 12.0, None, None), ('killed', 2.0, 'children', 0), ('injured', 10.0, None, None)]
    """
    counts = {count.first: count for count in find_counts(page, numbers, times, names)}
    starts = page.starts
    counts = drop_speakers(drop_recounts(page, list_counts(page, counts)), statements)
    formers = find_formers(page, list(counts.values()))
    apart = [t.span for t in times] + [n.span for n in names if n.kind in _NAMED]
    opens = _outside(openings(page.forms), starts, apart)
    desk = Desk(page, counts, persons_of(page, names, starts), starts, opens, formers)
    measure_changes(desk)
    measure_counts(desk)
    drop_refuted(desk)
    set_right(desk)
    both_kinds(desk.drafts)
    right_wholes(desk.drafts, formers, page.sentences)
    drafts = desk.drafts
    if not drafts:
        return ()
    spans = [draft.count.span for draft in drafts]
    sources = with_changers(desk, sources_of(spans, statements), names)
    sources = with_counters(page, spans, sources, statements, names)
    scenes = scenes_of(desk, Surroundings(times, names, statements, events))
    return tuple(
        Figure(
            d.count.span, d.measure, d.count.value, d.count.bound, d.count.high, d.count.of or _thing(d), d.part_of,
            scene.side, scene.place, scene.when, source, via, scene.event, scene.background, d.rule,
            d.former and not still_stands(desk, k, sources),
        )
        for k, (d, (source, via), scene) in enumerate(zip(drafts, sources, scenes, strict=True))
    )  # fmt: skip


def _outside(opens: dict[int, int], starts: Sequence[int], apart: list[Span]) -> dict[int, int]:
    """What may begin at each word, without the words of times and names, of which some look like verbs (فجر اليوم, بلدة نصيب)."""
    for span in apart:
        for i in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            if i in opens:
                opens[i] &= ~TRIGGER
    return opens


def _thing(draft: Draft) -> str | None:
    """The noun in the singular where things are counted, or people who are no victims."""
    people = draft.count.kind in ("person", "woman", "kin", "body", "victim", "people", "force")
    return draft.count.noun or None if not people or draft.measure == "other" else None
