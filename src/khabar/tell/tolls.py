"""What a sentence tells of a toll: that it has risen or was corrected, whom a hospital counts, and on which day somebody said so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from khabar.kinds import HARM
from khabar.language import of_kind
from khabar.model import Figure, Span, Time
from khabar.tell.denials import TAKES_UP
from khabar.tell.sites import figure_words, is_dateline
from khabar.tell.stage import Stage

# A day between a word for a change and the toll that is changed, so many words apart at most, is that of the change.
REACH = 14
# So many words at most stand between a word for a change and the number, or between the number and the toll, where the two are parted.
NEXT = 4
# From so many days between its ends on a time is a week.
WEEK = 6
# A day as TIMEX writes it, without the hour: as many signs.
DAY = len("2020-05-01")


def is_revised(stage: Stage, span: Span) -> bool:
    """Whether the span's sentence speaks of a number that is corrected."""
    return bool(stage.bare(span).places(_corrections()))


def has_changed(stage: Stage, figure: Figure) -> bool:
    """Whether the figure is said to be what a toll has risen or fallen to: `the toll rose to 9`, `the number of the dead has risen
    to 9`, `rose to 9 dead the toll`."""
    row, totals = stage.bare(figure.span), figure_words("toll", "total")
    here, then = row.before(figure.span.start), row.before(figure.span.end)
    changes = row.places(_told_as("change"))
    if not changes or changes[0] >= here:
        return False
    to = bool(row.rests[here - 1] & _told_as("to"))
    if not (to or figure.rule == "total"):
        return False
    first = 0 if here - changes[0] <= NEXT else changes[0] + 1
    return row.between(totals, first, here) or (to and row.between(totals, then, then + NEXT))


def were_received(stage: Stage, span: Span) -> bool:
    """Whether the span's sentence tells who came to a hospital."""
    row = stage.bare(span)
    return all(row.places(figure_words(kind)) for kind in ("treated", "received"))


def were_buried(stage: Stage, span: Span) -> bool:
    """Whether the figure counts those who are buried, by a word before it."""
    row = stage.bare(span)
    return row.between(figure_words("buried"), 0, row.before(span.start))


def were_found(stage: Stage, span: Span) -> bool:
    """Whether the span's sentence tells that missing ones were found."""
    row = stage.bare(span)
    return all(row.places(figure_words(kind)) for kind in ("found", "lost"))


def were_freed(stage: Stage, figure: Figure) -> bool:
    """Whether those who were held are counted as they go free: in a release told before them, or of which they are the subject."""
    if figure.measure != "detained" or figure.event is None:
        return False
    release = stage.reading.events[figure.event]
    if release.mode != "release":
        return False
    if release.span.start > figure.span.start:
        return figure.rule.startswith("subject")
    row = stage.bare(figure.span)
    return not row.between(figure_words("turn"), row.before(release.span.end), row.before(figure.span.start))


def days_of_change(stage: Stage) -> frozenset[str]:
    """The days, as TIMEX values, that a report tells only as those on which somebody gave or changed a toll, took up what had happened
    before (`the ministry corrected the toll on Thursday`), buried its dead or found its missing: they are no days of what happened.

    >>> from khabar.model import Reading, Report
    >>> days_of_change(Stage(Reading(Report.of(""), None, None, "unknown")))
    frozenset()
    """
    harms = (f for f in stage.reading.figures if f.measure in HARM and f.part_of is None)
    tolls = [
        f.span for f in harms if f.former or f.rule == "total" or has_changed(stage, f) or were_buried(stage, f.span)
    ]
    tolls += [f.span for f in stage.reading.figures if were_found(stage, f.span)]
    tolls += [s.cue for s in stage.reading.statements if s.cue is not None and s.stance in TAKES_UP]
    voiced = [s for s in stage.reading.statements if s.cue is not None and s.cue.start < s.span.start]
    if not (tolls or voiced):
        return frozenset()
    rows = {k for k in map(stage.at, tolls) if k is not None}
    spans = [span for k in sorted(rows) for span in _tellings(stage, k)]
    speaking = [Span(s.cue.start, s.span.start) for s in voiced if s.cue is not None]
    told: dict[bool, set[str]] = {True: set(), False: set()}
    for time in stage.reading.times:
        if not _in_dateline(stage, time.span):
            # A week in which somebody said something is not the time of what he said: had said last week that 5 were killed.
            around = spans + speaking if _is_long(time) else spans
            told[any(span.covers(time.span) for span in around)].add(time.value[:DAY])
    return frozenset(told[True] - told[False])


def _is_long(time: Time) -> bool:
    """Whether the time is a week or more."""
    return time.earliest is not None and time.latest is not None and (time.latest - time.earliest).days >= WEEK


def _in_dateline(stage: Stage, span: Span) -> bool:
    """Whether the span stands in the line that says where and when a report was written: `عدن 3 مايو (وكالة)`."""
    k = stage.at(span)
    names = [] if k is None else stage.within[k]
    return any(n.span.end <= span.start and is_dateline(stage.reading.report.text, n, span.end) for n in names)


def _tellings(stage: Stage, k: int) -> Iterator[Span]:
    """From where to where a sentence tells that somebody speaks, changes a toll, buries the dead or finds the missing."""
    sentence = stage.reading.sentences[k]
    for said in stage.reading.statements:
        if said.cue is not None and sentence.covers(said.cue):
            yield Span(said.cue.start, said.span.start if said.cue.start < said.span.start else sentence.end)
    row = stage.bare(sentence)
    for n in row.places(_told_as("change") | _corrections()):
        toll = row.after(figure_words("toll", "total"), n)
        if toll is not None and toll < n + REACH:
            yield Span(row.starts[n], row.starts[toll])
    if were_found(stage, sentence):
        yield from (Span(row.starts[n], sentence.end) for n in row.places(figure_words("found")))
    for n in row.places(figure_words("buried")):
        died = row.after(figure_words("relative"), n)
        yield Span(row.starts[n], sentence.end if died is None else row.starts[died])


@cache
def _corrections() -> frozenset[str]:
    return of_kind("corrections", "corrects") | of_kind("corrections", "final")


@cache
def _told_as(kind: str) -> frozenset[str]:
    """The folded words of the table of ranges and changes that are of a kind."""
    return of_kind("ranges", kind, "word")
