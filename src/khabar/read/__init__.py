"""One report → one Reading. The order of the stages stands here, once.

layout → words, quotes, sentences → numbers → times → names (→ tags → names) → statements → chains → events → figures
"""

from __future__ import annotations

from khabar.errors import KhabarError
from khabar.model import Reading, Report
from khabar.read.chains import trace_chains
from khabar.read.events import find_events
from khabar.read.figures import find_figures
from khabar.read.layout import find_layout
from khabar.read.names import find_names
from khabar.read.names.hints import hints
from khabar.read.numbers import find_numbers
from khabar.read.sentences import lay_words
from khabar.read.statements import find_statements
from khabar.read.times import find_times
from khabar.tags import Tagger


def read(report: Report, tagger: Tagger | None = None) -> Reading:
    """Everything that the report says. What a `tagger` (see `khabar.tagger.load_tagger`) sees is weighed by the rules.

    Raises KhabarError for anything but a Report.

    >>> read(Report.of("")).figures
    ()
    """
    if not isinstance(report, Report):
        raise KhabarError(
            f"a {type(report).__name__} is no report", "khabar.read", "make one with khabar.Report.of(text)"
        )
    layout = find_layout(report)
    page = lay_words(report, layout)
    numbers = find_numbers(page)
    times = find_times(page, numbers)
    names = find_names(page, times)
    tags = tagger(page, hints(page, times, names)) if tagger is not None else None
    if tags is not None and (tags.names or tags.within):
        names = find_names(page, times, tags)
    statements = trace_chains(page, names, find_statements(page, names))
    events = find_events(page, times, names, statements, tags)
    figures = find_figures(page, numbers, times, names, statements, events)
    return Reading(
        report, layout.title, layout.published, layout.basis, layout.agencies, layout.boilerplate,
        tuple(s.span for s in page.sentences), times, names, statements, figures, events,
    )  # fmt: skip
