"""Which private persons an account names: whom a happening struck, and others who hold no public office."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from khabar.kinds import FORCE, STRUCK
from khabar.language import of_kind
from khabar.model import Span
from khabar.tell.stage import Stage
from khabar.text import fold

# Rules of the names stage that take somebody for a public figure.
PUBLIC = frozenset({"known-person", "known-again"})


def people(stage: Stage, spans: Iterable[Span]) -> tuple[str, ...]:
    """The persons whom the sentences of the spans or those after them name in full and who hold no public office; not who only speaks: a
    spokesman tells of many happenings.

    >>> from khabar.model import Reading, Report
    >>> people(Stage(Reading(Report.of(""), None, None, "unknown")), ())
    ()
    """
    here = {k for k in map(stage.at, spans) if k is not None}
    near = here | {k + 1 for k in here if k + 1 < len(stage.setting.starts)}
    found = {
        name.key
        for k in sorted(near)
        for name in stage.within[k]
        if name.kind == "person" and name.rule not in PUBLIC and not name.same_as and _in_full(name.key)
    }
    speakers = {s.source for s in stage.reading.statements} & found
    return tuple(sorted(found - (speakers - _struck(stage) if speakers else speakers)))


def _in_full(name: str) -> bool:
    """Whether a person's name has two parts at least: that of a servant of God is one."""
    first, *rest = fold(name).split()
    return len(rest) > (first in of_kind("name_contexts", "servant", "word"))


def _struck(stage: Stage) -> frozenset[str]:
    """The persons to whom something was done by force, or who are counted among the dead and wounded."""
    if stage.persons_struck is None:
        counted = [f.span for f in stage.reading.figures if f.measure in STRUCK]
        names = sorted((n.span.start, n.span.end, n.key) for n in stage.reading.names if n.kind == "person")
        within = (names[bisect_left(names, (s.start,)) : bisect_left(names, (s.end,))] for s in counted)
        persons = {key for s, there in zip(counted, within, strict=True) for _, end, key in there if end <= s.end}
        done = {e.recipient for e in stage.reading.events if e.recipient and e.type in FORCE}
        stage.persons_struck = frozenset(persons | done)
    return stage.persons_struck
