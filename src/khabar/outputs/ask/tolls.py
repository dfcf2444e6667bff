"""How many: the tallies of incidents with their range and sources, how they changed, and how many sources and reports there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.outputs.ask.answer import Sentence, listed, say
from khabar.outputs.ask.happenings import Found, head
from khabar.outputs.ask.question import Question
from khabar.outputs.dossier.wording import figure_text, kind_text, number, when_text, word
from khabar.record import Claim, Incident, Tally

# So many words are shown for one number.
SHOWN = 4


def tally_of(incident: Incident, question: Question) -> Tally | None:
    """The tally of what the question counts, of all sides together."""
    measure = question.measure or "killed"
    return next(
        (
            t
            for t in incident.tallies
            if t.measure == measure and t.of == question.of and t.side is None and not t.side_only
        ),
        None,
    )


def how_many(question: Question, found: Found) -> Iterator[Sentence]:
    """The number with its range, and what each source says where they differ."""
    language = question.language
    for incident in found.incidents:
        tally = tally_of(incident, question)
        if tally is None:
            continue
        kind = kind_text(tally.measure, tally.of, language)
        counted = [c for c in tally.claims if c.current and c.relation not in ("scope", "part")] or list(tally.claims)
        values = {
            "head": head(incident, language), "kind": kind, "n": tally.independent,
            "verdict": word(f"verdict-{tally.verdict}", language),
            "sources": listed(list(dict.fromkeys(c.source or c.outlet or c.report for c in counted))[:SHOWN], language),
        }  # fmt: skip
        if tally.best is None:
            told = figure_text(counted[0], language)
            yield _sentence(say("ask-count", language, figure=told, **values), counted, tally)
        elif tally.low == tally.high:
            bound = next((c for c in counted if c.value == tally.best), None)
            told = figure_text(bound, language) if bound else number(tally.best)
            # Those who gave a number that has been passed since do not stand behind this one.
            values["n"] = len({c.witness or c.source for c in counted}) or tally.independent
            yield _sentence(say("ask-count", language, figure=told, **values), counted, tally)
        else:
            ends = {"low": number(tally.low), "high": number(tally.high), "best": number(tally.best)}
            yield _sentence(say("ask-range", language, **ends, **values), counted, tally)
            for claim in _different(counted):
                yield _sentence(_claim(claim, language), [claim], tally)


def _different(claims: Sequence[Claim]) -> list[Claim]:
    """One claim for each source and number, in the order of the tally."""
    seen: dict[tuple[str | None, float], Claim] = {}
    for claim in claims:
        seen.setdefault((claim.source or claim.outlet, claim.value), claim)
    return list(seen.values())


def _claim(claim: Claim, language: str) -> str:
    when = when_text(claim.as_of, language)
    return say(
        "ask-claim", language, source=claim.source or claim.outlet or claim.report, figure=figure_text(claim, language),
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
    """How a number changed: each step with its day and source. A number that nobody changed makes no answer."""
    language = question.language
    for incident in found.incidents:
        tally = tally_of(incident, question)
        steps = [c for c in tally.claims if c.relation in ("first", "update", "revision", "conflict")] if tally else []
        if tally is None or len({c.value for c in steps}) < 2:
            continue
        opening = f"{head(incident, language)} \u2013 {kind_text(tally.measure, tally.of, language)}"
        for claim in steps:
            relation = word(f"relation-{claim.relation}", language)
            yield _sentence(f"{opening}: {_claim(claim, language)[:-1]} \u2013 {relation}.", [claim], tally)


def sources(question: Question, found: Found) -> Iterator[Sentence]:
    """How many independent sources give the number, and which."""
    for incident in found.incidents:
        tally = tally_of(incident, question)
        if tally is None:
            continue
        witnesses = {
            c.witness or c.source or "": c for c in reversed(tally.claims) if c.relation not in ("scope", "part")
        }
        if len(witnesses) != tally.independent:
            continue
        yield _sentence(
            say("ask-sources", question.language, head=head(incident, question.language), n=tally.independent,
                names=listed(sorted(witnesses), question.language)),
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
