"""What the rules know of each word of a page, in figures that a network can take in beside the word itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache

from khabar.model import Name, Page, Time
from khabar.read.gazetteer import known
from khabar.read.names.bodies import heads
from khabar.read.names.cues import cue
from khabar.read.names.words import plain, senses
from khabar.remember import remembered
from khabar.tags import IN_NAME, KNOWN, NAMES, PARTS, TIME, Hints

_GIVEN = ("given", "family", "both", "common", "rare")
_OPENS = ("listed", "open")
_SIGNALS = ("calls", "called", "title", "nation", "each", "speech", "closes")
_MARKS = (
    "adverb", "after", "arm", "arms", "called", "chain", "closes", "ends", "epithet", "fighters", "force", "homeless", "honoured",
    "idle", "kind", "kunya", "link", "listing", "loyal", "media", "namer", "national", "no_purpose", "not_place", "noun", "ordinal",
    "outlet", "preposition", "purpose", "recalled", "ruling", "servant", "settlement", "side", "silent", "son", "speech", "staff",
    "title", "topo", "unit", "vague", "village", "wide",
)  # fmt: skip
_KINDS = ("word", "latin", "number", "mark")
_FORM = (
    *(f"given-{g}" for g in _GIVEN), *(f"uncut-{g}" for g in _GIVEN), *(f"opens-{o}" for o in _OPENS),
    *(f"signal-{s}" for s in _SIGNALS), *(f"mark-{m}" for m in _MARKS), *(f"known-{k}" for k in NAMES),
    *(f"head-{k}" for k in NAMES), "nation", "definite", "plain", "particle", "starts",
)  # fmt: skip
# What is told of a word, each holds or does not: where in which name of the rules it stands, and what its form may be.
HINTS = (*IN_NAME, "known-name", "time", *(f"is-{k}" for k in _KINDS), *_FORM)


@cache
def _numbers() -> dict[str, int]:
    return {name: k for k, name in enumerate(HINTS)}


@remembered
def _of_form(form: str) -> tuple[int, ...]:
    """The numbers of the hints that a folded word gives wherever it stands."""
    _, opens, signal, _ = cue(form)
    told = {f"opens-{opens}", f"signal-{signal}"}
    told |= {"plain"} if plain(form) else set()
    for sense in senses(form):
        told |= {f"given-{sense.given}"} | ({f"uncut-{sense.given}"} if not sense.cut else {"particle"})
        told |= {f"mark-{mark}" for mark in sense.marks}
        told |= {f"known-{thing.kind}" for thing in known(sense.form)}
        told |= {f"head-{heads()[sense.form][0]}"} if sense.form in heads() else set()
        told |= {
            name
            for name, holds in (("nation", sense.nation), ("definite", sense.definite), ("starts", sense.starts))
            if holds
        }
    numbers = _numbers()
    return tuple(sorted(numbers[name] for name in told if name in numbers))


def hints(page: Page, times: tuple[Time, ...], names: tuple[Name, ...]) -> Hints:
    """For each word of the page the numbers of the hints, by `HINTS`, that hold of it; `times` and `names` are what the rules found.

    >>> from khabar.model import Layout, Report, Span
    >>> from khabar.read.sentences import lay_words
    >>> page = lay_words(Report.of("قال زيد"), Layout(None, None, "unknown", (), (), (Span(0, 7),)))
    >>> [sorted({"signal-speech", "plain"} & {HINTS[n] for n in told}) for told in hints(page, (), ())]
    [['plain', 'signal-speech'], [], []]
    """
    numbers = _numbers()
    found = [
        [*([numbers[f"is-{w.kind}"]] if w.kind in _KINDS else ()), *(_of_form[w.form] if w.kind == "word" else ())]
        for w in page.words
    ]
    starts = page.starts
    for name in names:
        first = max(0, bisect_right(starts, name.span.start) - 1)
        for k in range(first, bisect_left(starts, name.span.end)):
            found[k].append(numbers[f"{PARTS[k > first]}-{name.kind}"])
            if "known" in name.rule:
                found[k].append(KNOWN)
    for time in times:
        for k in range(max(0, bisect_right(starts, time.span.start) - 1), bisect_left(starts, time.span.end)):
            found[k].append(TIME)
    return tuple([tuple(told) for told in found])
