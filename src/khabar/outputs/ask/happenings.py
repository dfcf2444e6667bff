"""What is told of the incidents that a question is about: who, what, where, when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from khabar.archive.catalogue.query import Part
from khabar.archive.catalogue.words import line
from khabar.model import Event, Reading, Span
from khabar.outputs.ask.answer import Bounds, Sentence, listed, say
from khabar.outputs.ask.finding import MOST, Found
from khabar.outputs.ask.question import Question
from khabar.outputs.ask.there import ROUGH
from khabar.outputs.called import called, place_called
from khabar.outputs.dossier.wording import when_text, word
from khabar.record import Incident, Mention

# So many reports are read for each party of an incident, so many of the sentences that tell of it are looked at, and so many of its reports
# are read whole.
EACH, LOOKED, READ = 4, 6, 3
# So many words carry an answer at most.
SHOWN = 3
# Rules of actors whom another sentence names than the one that tells the deed.
ELSEWHERE = ("attacker-of-report", "actor-of-later-mention")


def head(incident: Incident, language: str) -> str:
    """What an incident is called in an answer: its place and days, its headline where it has neither."""
    names = [place_called(incident.place, language)] if incident.place else []
    told = when_text(incident.when, language)
    return listed([*names, *([told] if told else [])] or [incident.title], language)


def sentence_at(reading: Reading, start: int) -> Span:
    """The sentence of a report in which something stands."""
    return next((s for s in reading.sentences if s.start <= start < s.end), Span(start, start + 1))


def quoted(reading: Reading, span: Span) -> str:
    """The words of a span on one line."""
    return " ".join(span.of(reading.report.text).split())


def who(question: Question, found: Found) -> Iterator[Sentence]:
    """Who did it, as each source says, who denies it, and who accuses whom of it."""
    language = question.language
    for incident in found.incidents:
        told: dict[tuple[str, str, bool], list[tuple[Bounds, str]]] = {}
        for mention in _telling(incident):
            reading = found.readings.get(mention.report)
            event = _event(reading, mention.start) if reading else None
            actor = event.actor if event is not None else None
            if reading is None or (actor is None and mention.status != "denied"):
                continue
            at, source = mention.start, mention.source
            if event is not None and actor is not None and event.rule in ELSEWHERE:
                at, source = _naming(reading, actor, event.span) or (at, source)
            span = sentence_at(reading, at)
            source = source or reading.report.outlet or reading.report.id
            # Who denies it is told by name; whom others name is no part of that.
            key = (actor or "", source, False) if mention.status != "denied" else ("", source, True)
            told.setdefault(key, []).append(((mention.report, span.start, span.end), quoted(reading, span)))
        # Who is named most often comes first, and those who deny it last.
        often = {actor.name: len(actor.reports) for actor in incident.actors if actor.role == "actor"}
        for (actor, _, denied), places in told.items():
            often.setdefault(actor, 0 if denied else len(places))
        ordered = sorted(told.items(), key=lambda item: (item[0][2], -often[item[0][0]], -len(item[1]), item[0]))
        for (actor, source, denied), places in ordered[:MOST]:
            # The sentence that names the party is quoted, where one does.
            stems = set(line(actor).split())
            places.sort(key=lambda place: -len(stems & set(line(place[1]).split())))
            yield Sentence(
                say("ask-denies" if denied else "ask-who", language, head=head(incident, language), actor=called(actor, language),
                    source=called(source, language), words=places[0][1]),
                tuple(place for place, _ in places[:3]), (incident.id,),
            )  # fmt: skip
        yield from _accusations(incident, found, language)


def _telling(incident: Incident) -> list[Mention]:
    """What is read of the mentions of an incident: of each that most reports name as acting in it those of the first of these, and of the
    denials the first. Hundreds may tell the same."""
    acting = sorted((a for a in incident.actors if a.role == "actor"), key=lambda actor: -len(actor.reports))
    wanted = {report for actor in acting[:MOST] for report in actor.reports[:EACH]}
    denied = dict.fromkeys(m.report for m in incident.events if m.status == "denied")
    wanted.update(list(denied)[:EACH])
    return [mention for mention in incident.events if mention.report in wanted]


def _accusations(incident: Incident, found: Found, language: str) -> Iterator[Sentence]:
    """Who accuses somebody beside where the incident is told, in the sentence that says so; each source once."""
    seen: set[str] = set()
    for report in found.accusing(incident.reports)[:EACH]:
        reading = found.readings.get(report)
        told = [m.start for m in incident.events if m.report == report]
        told += [c.start for t in incident.tallies for c in t.claims if c.report == report]
        if reading is None or not told:
            continue
        places = [
            reading.sentences.index(s) for s in {sentence_at(reading, at) for at in told} & set(reading.sentences)
        ]
        for statement in reading.statements:
            at = next((k for k, s in enumerate(reading.sentences) if s.covers(statement.span)), None)
            source = statement.source
            if statement.stance != "accuse" or source is None or source in seen or at is None:
                continue
            if any(abs(at - place) <= 1 for place in places):
                seen.add(source)
                span = reading.sentences[at]
                yield Sentence(
                    say("ask-accuses", language, head=head(incident, language), source=called(source, language),
                    words=quoted(reading, span)),
                    ((report, span.start, span.end),), (incident.id,),
                )  # fmt: skip


def _naming(reading: Reading, actor: str, told: Span) -> tuple[int, str | None] | None:
    """Where the report names the party that another sentence than the one that tells the deed names, after it if it can be, and who
    says so there; None where only the party itself speaks there."""
    named = sorted((n.span for n in reading.names if n.key == actor), key=lambda s: (s.start < told.start, s.start))
    for span in named:
        around = [s for s in reading.statements if s.span.covers(span) and s.stance != "deny"]
        source = min(around, key=lambda s: len(s.span)).source if around else None
        if source != actor and not any(
            s.source_span is not None and s.source_span.covers(span) for s in reading.statements
        ):
            return span.start, source
    return None


def _event(reading: Reading, start: int) -> Event | None:
    return next((e for e in reading.events if e.span.start == start), None)


def what(question: Question, found: Found) -> Iterator[Sentence]:
    """What happened, in the words of the first of the reports that tell most of what was asked."""
    for incident in found.incidents:
        places = {c.report: (0, c.start) for t in incident.tallies for c in reversed(t.claims)}
        parts = question.unplaced
        if incident.events and parts:
            places = _fitting(parts, found, incident)
        elif incident.events:
            places = {mention.report: (0, mention.start) for mention in reversed(incident.events)}
        order = sorted(found.readings.by_day(places), key=lambda report: -places[report][0])[:3]
        if not order:
            continue
        reading = found.readings[order[0]]
        spans = {r: sentence_at(found.readings[r], places[r][1]) for r in order}
        yield Sentence(
            say("ask-what", question.language, head=head(incident, question.language),
                type=word(f"type-{incident.type}", question.language) if incident.type else "",
                words=quoted(reading, spans[order[0]])),
            tuple((r, s.start, s.end) for r, s in spans.items()), (incident.id,),
        )  # fmt: skip


def _fitting(parts: Sequence[Part], found: Found, incident: Incident) -> dict[str, tuple[int, int]]:
    """The reports that tell of an incident, each with the sentence that holds most parts of the question: how many, and where it is. Where
    none of those that tell of it holds all, the others of these reports are looked at."""
    best: dict[str, tuple[int, int]] = {}

    def look(report: str, starts: Iterable[int]) -> None:
        reading = found.readings.get(report)
        if reading is None:
            return
        for start in starts:
            told = line(sentence_at(reading, start).of(reading.report.text))
            held = sum(part.holds(told) for part in parts)
            if held > best.get(report, (-1, 0))[0]:
                best[report] = (held, start)

    for mention in incident.events[:LOOKED]:
        look(mention.report, [mention.start])
    if max((held for held, _ in best.values()), default=0) < len(parts):
        for report in incident.reports[:READ]:
            look(report, [sentence.start for sentence in found.readings[report].sentences] if report in best else ())
    return best


def where(question: Question, found: Found) -> Iterator[Sentence]:
    """Where it was, no more exactly than the reports say."""
    for incident in found.incidents:
        if incident.place is None:
            continue
        named = (
            (report, name.span.start, name.span.end)
            for report in incident.reports
            if (reading := found.readings.get(report)) is not None
            for name in reading.names
            if name.kind == "place" and name.key.partition(" (")[0] == incident.place.name.partition(" (")[0]
        )
        rough = incident.place.precision in ROUGH
        exact = word(f"precision-{incident.place.precision}", question.language) if rough else ""
        yield Sentence(
            say("ask-where", question.language, title=incident.title, place=place_called(incident.place, question.language),
                precision=f" ({exact})" if exact else ""),
            tuple(islice(named, 3)), (incident.id,),
        )  # fmt: skip


def when(question: Question, found: Found) -> Iterator[Sentence]:
    """When it was, no more exactly than the reports say."""
    for incident in found.incidents:
        if incident.when is None:
            continue
        places: list[Bounds] = []
        for mention in incident.events:
            reading = found.readings.get(mention.report)
            if reading is None:
                continue
            around = sentence_at(reading, mention.start)
            places += [
                (mention.report, t.span.start, t.span.end)
                for t in reading.times
                if around.covers(t.span) and t.earliest and t.latest and (t.earliest, t.latest) == incident.when
            ]
            if len(places) >= SHOWN:
                break
        if not places:
            named = (
                (report, t.span.start, t.span.end)
                for report in incident.reports
                if (reading := found.readings.get(report)) is not None
                for t in reading.times
                if (t.earliest, t.latest) == incident.when
            )
            places = list(islice(named, SHOWN))
        yield Sentence(
            say("ask-when", question.language, title=incident.title, when=when_text(incident.when, question.language)),
            tuple(dict.fromkeys(places))[:SHOWN], (incident.id,),
        )  # fmt: skip
