"""What is denied: whether a count that stands in a denial is, or is taken as known; and which statements deny a part in an attack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from khabar.language import article, splits, table, values
from khabar.model import Event, Figure, Reading, Statement
from khabar.text import fold


def denial(text: str, statements: Sequence[Statement], figure: Figure) -> str:
    """`denied` where the figure's source denies it, `granted` where he speaks of it as of something known (`denied the strike after 5
    had been killed`), empty where he denies nothing around it.

    >>> from khabar.model import Span
    >>> words = "نفى الجيش مقتل 5 أشخاص"
    >>> denies = Statement(Span(10, len(words)), Span(0, 3), "الجيش", None, stance="deny")
    >>> denial(words, [denies], Figure(Span(15, len(words)), "killed", 5, source="الجيش"))
    'denied'
    """
    around = [s for s in statements if s.span.covers(figure.span)]
    inner = min(around, key=lambda s: len(s.span), default=None)
    if inner is None or inner.stance != "deny" or inner.source != figure.source or figure.former:
        return ""
    before = fold(text[inner.span.start : figure.span.start]).split()
    known = any(rest in _of_the_known() for word in before for _, _, rest in splits(word))
    return "granted" if known else "denied"


def disowned(reading: Reading, told: Sequence[Event]) -> Iterator[tuple[int, Statement]]:
    """The statements that deny an attack which the report tells elsewhere, or a part in it (`denied responsibility for it`), each with the
    index of the one of the attacks `told` that it is about: the last one before its end, else the first. Those in which an attack stands
    that is told as denied are told with it.

    >>> from khabar.model import Report, Span
    >>> words = "قصف السوق أمس. نفت الحركة مسؤوليتها عن القصف."
    >>> denies = Statement(Span(26, 45), Span(15, 18), "الحركة", None, stance="deny")
    >>> report = Reading(Report.of(words), None, None, "unknown", statements=(denies,))
    >>> [(k, s.source) for k, s in disowned(report, [Event(Span(0, 3), "ASSAULT")])]
    [(0, 'الحركة')]
    """
    for statement in reading.statements if told else ():
        if statement.stance != "deny" or any(e.status == "denied" and statement.span.covers(e.span) for e in told):
            continue
        words = [rest for word in fold(statement.span.of(reading.report.text)).split() for _, _, rest in splits(word)]
        if not _of_attacks().isdisjoint(words) or any(word.startswith(_of_striking()) for word in words):
            before = [k for k, event in enumerate(told) if event.span.start < statement.span.end]
            yield max(before, key=lambda k: told[k].span.start, default=0), statement


@cache
def _of_attacks() -> frozenset[str]:
    """The folded words for attacks, and for a part in them."""
    parts = [word for row in table("accusations") if row["kind"] == "part" for word in values(row["words"])]
    named = [row for row in table("events_nouns") if (row["type"], row["family"]) == ("ASSAULT", "strike")]
    nouns = [word for row in named for word in (row["word"], *values(row["plural"])) if " " not in word]
    return frozenset(fold(form) for word in (*parts, *nouns) for form in (word, article() + word))


@cache
def _of_striking() -> tuple[str, ...]:
    """How verbs of attacking begin."""
    rows = [r for r in table("events_verbs") if (r["type"], r["family"], r["need"]) == ("ASSAULT", "strike", "act")]
    return tuple(sorted({fold(word) for row in rows for word in (row["past"], row["present"])}))


@cache
def _of_the_known() -> frozenset[str]:
    """Words after which a speaker tells what is known: `after`, `which`."""
    return frozenset(fold(row["word"]) for row in table("events_links") if row["says"] in ("after", "who"))
