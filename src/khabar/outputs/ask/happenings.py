"""The incidents that a question is about, and what is told of them: who, what, where, when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from khabar.archive.catalogue.query import asked
from khabar.archive.catalogue.shelves import Catalogue, Row
from khabar.archive.catalogue.words import line
from khabar.model import Event, Reading, Span
from khabar.outputs.ask.answer import Bounds, Sentence, listed, say
from khabar.outputs.ask.question import COUNTING, Question
from khabar.outputs.ask.there import ROUGH, at_town, lies_at, places_of
from khabar.outputs.dossier.wording import when_text, word
from khabar.record import Incident

# So many incidents are told of, and so many are looked at.
MOST, LOOKED = 5, 200


@dataclass(frozen=True, slots=True)
class Found:
    """The incidents that a question is about, and the readings of their reports; `more` are further ones, not looked at."""

    incidents: tuple[Incident, ...]
    readings: Mapping[str, Reading]
    more: int = 0


def find(catalogue: Catalogue, question: Question, counted: bool = False) -> Found:
    """The incidents that match every part of the question, those of most reports first; with `counted` those alone that have a tally
    of what it counts."""
    rows = _rows(
        catalogue, question, counted, "i.number in (select rowid from incident_words where incident_words match :words)"
    )
    if (
        not rows
        and question.parts
        and not _rows(
            catalogue,
            question,
            False,
            "i.number in (select rowid from incident_words where incident_words match :words)",
        )
    ):
        # Words that stand elsewhere in the reports will do where they lead to one story alone.
        rows = _rows(
            catalogue, question, counted,
            "i.id in (select r.incident from report_words w join reports r on r.number = w.rowid where report_words match :words)",
        )  # fmt: skip
        rows = rows if len({row["story"] for row in rows}) == 1 else []
    near = _there(catalogue, question, rows)
    # Where the question names no town of theirs, all count that there are, and not only those that were looked at.
    more = (len(near) if len(near) < len(rows) else rows[0]["n"]) - MOST if near else 0
    found = tuple(incident for row in near[:MOST] if (incident := catalogue.incident(row["id"])) is not None)
    return Found(found, Readings(catalogue, (report for i in found for report in i.reports)), max(0, more))


class Readings(Mapping[str, Reading]):
    """The readings of reports by id, each fetched when it is looked at first."""

    def __init__(self, catalogue: Catalogue, names: Iterable[str]) -> None:
        self._catalogue = catalogue
        self._names = dict.fromkeys(names)
        self._held: dict[str, Reading] = {}

    def __getitem__(self, name: str) -> Reading:
        if name not in self._held:
            if name not in self._names:
                raise KeyError(name)
            self._held.update(self._catalogue.readings([name]))
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _rows(catalogue: Catalogue, question: Question, counted: bool, matching: str) -> list[Row]:
    where: list[str] = []
    values: dict[str, object] = {"words": asked(question.parts)}
    if question.parts:
        where.append(matching)
    if question.when:
        where.append("i.first <= :last and i.last >= :first")
        values |= {"first": str(question.when[0]), "last": str(question.when[1])}
    if question.month:
        where.append("substr(i.first, 6, 2) <= :month and substr(i.last, 6, 2) >= :month")
        values["month"] = f"{question.month:02}"
    if counted:
        where.append(
            'exists (select 1 from tallies t where t.incident = i.id and t.measure = :measure and t."of" is :of and t.side is null)'
        )
        values |= {"measure": question.measure or "killed", "of": question.of}
    told = f" where {' and '.join(where)}" if where else ""
    return catalogue.rows(
        f"select i.id, i.story, i.place_key, i.precision, i.lat, i.lon, i.country, count(*) over () n from incidents i{told} "
        f"order by i.reports desc, i.last desc, i.id limit {LOOKED}",
        values,
    )


def _there(catalogue: Catalogue, question: Question, rows: list[Row]) -> list[Row]:
    """Where the question names the town of some of the incidents, these alone: others are told of in a sentence that names it too. Of
    numbers those alone are told that lie where the question asks."""
    found = [row for row in rows if at_town(row, question.parts)]
    if found or question.kind not in COUNTING:
        return found or rows
    places = places_of(catalogue, question.parts)
    return [row for row in rows if all(lies_at(row, place) for place in places)]


def head(incident: Incident, language: str) -> str:
    """What an incident is called in an answer: its place and days, its headline where it has neither."""
    names = [incident.place.name] if incident.place else []
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
        for mention in incident.events:
            reading = found.readings.get(mention.report)
            event = _event(reading, mention.start) if reading else None
            if reading is None or event is None or (event.actor is None and mention.status != "denied"):
                continue
            span = sentence_at(reading, mention.start)
            source = mention.source or reading.report.outlet or reading.report.id
            key = (event.actor or "", source, mention.status == "denied")
            told.setdefault(key, []).append(((mention.report, span.start, span.end), quoted(reading, span)))
        # Who is named most often comes first, and those who deny it last.
        often: dict[str, int] = {}
        for (actor, _, denied), places in told.items():
            often[actor] = often.get(actor, 0) + (0 if denied else len(places))
        ordered = sorted(told.items(), key=lambda item: (item[0][2], -often[item[0][0]], -len(item[1]), item[0]))
        for (actor, source, denied), places in ordered[:MOST]:
            # The sentence that names the party is quoted, where one does.
            stems = set(line(actor).split())
            places.sort(key=lambda place: -len(stems & set(line(place[1]).split())))
            yield Sentence(
                say("ask-denies" if denied else "ask-who", language, head=head(incident, language), actor=actor, source=source,
                    words=places[0][1]),
                tuple(place for place, _ in places[:3]), (incident.id,),
            )  # fmt: skip
        yield from _accusations(incident, found, language)


def _accusations(incident: Incident, found: Found, language: str) -> Iterator[Sentence]:
    """Who accuses somebody beside where the incident is told, in the sentence that says so; each source once."""
    seen: set[str] = set()
    for report in incident.reports:
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
                    say("ask-accuses", language, head=head(incident, language), source=source, words=quoted(reading, span)),
                    ((report, span.start, span.end),), (incident.id,),
                )  # fmt: skip


def _event(reading: Reading, start: int) -> Event | None:
    return next((e for e in reading.events if e.span.start == start), None)


def what(question: Question, found: Found) -> Iterator[Sentence]:
    """What happened, in the words of the first report that tells it."""
    for incident in found.incidents:
        places = {m.report: m.start for m in reversed(incident.events)}
        places = places or {c.report: c.start for t in incident.tallies for c in reversed(t.claims)}
        order = sorted(
            (r for r in places if r in found.readings), key=lambda r: (str(found.readings[r].published or "9999"), r)
        )
        if not order:
            continue
        reading = found.readings[order[0]]
        spans = {r: sentence_at(found.readings[r], places[r]) for r in order[:3]}
        yield Sentence(
            say("ask-what", question.language, head=head(incident, question.language),
                type=word(f"type-{incident.type}", question.language) if incident.type else "",
                words=quoted(reading, spans[order[0]])),
            tuple((r, s.start, s.end) for r, s in spans.items()), (incident.id,),
        )  # fmt: skip


def where(question: Question, found: Found) -> Iterator[Sentence]:
    """Where it was, no more exactly than the reports say."""
    for incident in found.incidents:
        if incident.place is None:
            continue
        named = [
            (name, reading.report.id, name.span)
            for report in incident.reports
            if (reading := found.readings.get(report)) is not None
            for name in reading.names
            if name.kind == "place" and name.key.partition(" (")[0] == incident.place.name.partition(" (")[0]
        ]
        rough = incident.place.precision in ROUGH
        exact = word(f"precision-{incident.place.precision}", question.language) if rough else ""
        yield Sentence(
            say("ask-where", question.language, title=incident.title, place=incident.place.name, precision=f" ({exact})" if exact else ""),
            tuple((report, span.start, span.end) for _, report, span in named[:3]), (incident.id,),
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
        if not places:
            places = [
                (report, t.span.start, t.span.end)
                for report in incident.reports
                if (reading := found.readings.get(report)) is not None
                for t in reading.times
                if (t.earliest, t.latest) == incident.when
            ]
        yield Sentence(
            say("ask-when", question.language, title=incident.title, when=when_text(incident.when, question.language)),
            tuple(dict.fromkeys(places))[:3], (incident.id,),
        )  # fmt: skip
