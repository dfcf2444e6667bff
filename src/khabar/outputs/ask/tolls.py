"""How many: the tallies of incidents with their range and sources, how they changed, and how many sources and reports there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.outputs.ask.answer import Sentence, listed, say
from khabar.outputs.ask.days import Days
from khabar.outputs.ask.finding import Found
from khabar.outputs.ask.happenings import head
from khabar.outputs.ask.question import Question
from khabar.outputs.ask.whom import Counted, counted
from khabar.outputs.called import called
from khabar.outputs.dossier.wording import figure_text, kind_text, number, when_text, word
from khabar.record import Claim, Incident, Tally

# So many words are shown for one number.
SHOWN = 4
# Claims that say a number anew.
STEPS = frozenset({"first", "update", "revision", "conflict"})


def how_many(question: Question, found: Found) -> Iterator[Sentence]:
    """The number with its range, and what each source says where they differ."""
    for incident in found.incidents:
        for told in counted(found.text, incident, question):
            if question.kind == "differ" and told.tally.verdict != "conflict":
                continue
            yield from _told(incident, told, question.language, question.kind == "compare")


def _told(incident: Incident, told: Counted, language: str, each: bool) -> Iterator[Sentence]:
    tally = told.tally
    claims = [c for c in told.claims if c.current and c.relation not in ("scope", "part", "earlier")] or list(
        told.claims
    )
    values = {
        "head": head(incident, language), "kind": _kind(told, language), "n": len({c.witness or c.source for c in claims}),
        "verdict": word(f"verdict-{tally.verdict}", language),
        "sources": listed(list(dict.fromkeys(_teller(c, language) for c in claims))[:SHOWN], language),
    }  # fmt: skip
    whole = len(told.claims) == len(tally.claims)
    if not whole or tally.best is None:
        for claim in _different(claims) if not whole else claims[:1]:
            one = {**values, "sources": _teller(claim, language), "n": 1}
            one = one if not whole else values
            yield _sentence(say("ask-count", language, figure=figure_text(claim, language), **one), [claim], tally)
    elif tally.low == tally.high:
        # Those who gave a number that has been passed since do not stand behind this one.
        bound = next((c for c in claims if c.value == tally.best), None)
        figure = figure_text(bound, language) if bound else number(tally.best)
        yield _sentence(say("ask-count", language, figure=figure, **values), claims, tally)
        if each and values["n"] != 1:
            for claim in _different(claims):
                yield _sentence(_claim(claim, language), [claim], tally)
    else:
        ends = {"low": number(tally.low), "high": number(tally.high), "best": number(tally.best)}
        values["n"] = tally.independent
        yield _sentence(say("ask-range", language, **ends, **values), claims, tally)
        for claim in _different(claims):
            yield _sentence(_claim(claim, language), [claim], tally)


def _teller(claim: Claim, language: str) -> str:
    """Who says it, else what carries it."""
    return called(claim.source or claim.outlet or claim.report, language)


def _kind(told: Counted, language: str) -> str:
    """What is counted, of which side, and in which words."""
    kind = kind_text(told.tally.measure, told.tally.of, language)
    about = [
        *([called(told.side, language)] if told.side else []),
        *([f"\u00ab{told.words}\u00bb"] if told.words else []),
    ]
    return f"{kind} ({listed(about, language)})" if about else kind


def _different(claims: Sequence[Claim]) -> list[Claim]:
    """One claim for each source and number, in the order of the tally."""
    seen: dict[tuple[str | None, float], Claim] = {}
    for claim in claims:
        seen.setdefault((claim.source or claim.outlet, claim.value), claim)
    return list(seen.values())


def _claim(claim: Claim, language: str) -> str:
    when = when_text(claim.as_of, language)
    return say(
        "ask-claim", language, source=_teller(claim, language), figure=figure_text(claim, language),
        when=f" ({when})" if when else "",
    )  # fmt: skip


def _sentence(text: str, claims: Sequence[Claim], tally: Tally) -> Sentence:
    best = sorted(claims, key=lambda c: c.value != tally.best)
    return Sentence(
        text,
        tuple((c.report, c.start, c.end) for c in best[:SHOWN]),
        (tally.id, tally.id.rpartition(":")[0].rpartition(":")[0]),
    )


def changed(question: Question, found: Found) -> Iterator[Sentence]:
    """How a number changed: each step with its day and source, of days that are named those alone, after the one before, which is
    told as that. A number that nobody changed makes no answer."""
    language = question.language
    for incident in found.incidents:
        for told in counted(found.text, incident, question):
            steps = [c for c in told.claims if c.relation in STEPS]
            before = None
            if question.when:
                new = [k for k, c in enumerate(steps) if c.relation != "first" and _within(c, question.when)]
                before = steps[new[0] - 1] if new and new[0] else None
                steps = [c for k, c in enumerate(steps) if k in new or c is before]
            if told.words or len({c.value for c in steps}) < 2:
                continue
            opening = f"{head(incident, language)} \u2013 {_kind(told, language)}"
            for claim in steps:
                relation = word("ask-before" if claim is before else f"relation-{claim.relation}", language)
                text = f"{opening}: {_claim(claim, language)[:-1]} \u2013 {relation}."
                yield _sentence(text, [claim], told.tally)


def _within(claim: Claim, days: Days) -> bool:
    return claim.as_of is not None and days[0] <= claim.as_of[1] <= days[1]


def sources(question: Question, found: Found) -> Iterator[Sentence]:
    """How many independent sources give the number, and which."""
    for incident in found.incidents:
        for told in counted(found.text, incident, question):
            tally = told.tally
            witnesses = {
                c.witness or c.source or "": c
                for c in reversed(told.claims)
                if c.relation not in ("scope", "part", "earlier")
            }
            if len(witnesses) != tally.independent or told.words:
                continue
            yield _sentence(
                say("ask-sources", question.language, head=head(incident, question.language), n=tally.independent,
                    names=listed([called(name, question.language) for name in sorted(witnesses)], question.language)),
                list(witnesses.values()), tally,
            )  # fmt: skip


def reports(question: Question, found: Found) -> Iterator[Sentence]:
    """How many reports tell of it."""
    for incident in found.incidents:
        places = [
            (r, title.start, title.end) if title else (r, 0, min(80, len(found.readings[r].report.text)))
            for r in incident.reports
            if r in found.readings
            for title in [found.readings[r].title]
        ]
        yield Sentence(
            say("ask-reports", question.language, head=head(incident, question.language), n=len(incident.reports)),
            tuple(places), (incident.id,),
        )  # fmt: skip
