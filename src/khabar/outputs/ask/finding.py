"""The incidents that a question is about, found by their words, places, days, parties and numbers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from khabar.archive.catalogue.query import asked
from khabar.archive.catalogue.readings import Readings
from khabar.archive.catalogue.shelves import Catalogue, Row
from khabar.archive.catalogue.words import line
from khabar.outputs.ask.areas import Area, middles
from khabar.outputs.ask.question import COUNTING, Question
from khabar.outputs.ask.there import at_town, lies_at, places_of
from khabar.record import Incident
from khabar.tell.claims import HOUSEHOLDS

# Incidents of which a number changed on these days.
_CHANGED = (
    "exists (select 1 from claims c where c.incident = i.id and c.last between :first and :last "
    "and c.relation in ('update', 'revision', 'conflict'))"
)
# Incidents whose own words match, and those of whose reports the words do.
_TOLD = "i.number in (select rowid from incident_words where incident_words match :words)"
_BESIDE = "i.id in (select r.incident from report_words w join reports r on r.number = w.rowid where report_words match :words)"
# Kinds of questions that another place's incident answers wrongly.
PLACED = COUNTING | {"who_did"}
# So many incidents are told of, and so many are looked at.
MOST, LOOKED = 5, 200


def _no_text(_: str) -> str | None:
    return None


def _accusing(catalogue: Catalogue) -> Callable[[Sequence[str]], list[str]]:
    """Of reports those in which somebody is accused."""

    def told(reports: Sequence[str]) -> list[str]:
        marks = ", ".join("?" * len(reports))
        query = f"select distinct report from said where stance = 'accuse' and report in ({marks})"
        held = {row["report"] for row in catalogue.rows(query, reports)}
        return [report for report in reports if report in held]

    return told


@dataclass(frozen=True, slots=True)
class Found:
    """The incidents that a question is about, and the readings of their reports; `more` are further ones, not looked at,
    `text` gives the text of a report, and `accusing` those of reports in which somebody is accused."""

    incidents: tuple[Incident, ...]
    readings: Readings
    more: int = 0
    text: Callable[[str], str | None] = _no_text
    accusing: Callable[[Sequence[str]], list[str]] = list


def find(catalogue: Catalogue, question: Question, counted: bool = False) -> Found:
    """The incidents that match every part of the question, those of most reports first; with `counted` those alone that have a tally
    of what it counts."""
    rows = _rows(catalogue, question, counted, _TOLD)
    alone = question.parts and not question.areas
    if not rows and alone and not (counted and _rows(catalogue, question, False, _TOLD)):
        # Words that stand elsewhere in the reports will do where they lead to one story alone.
        rows = _rows(catalogue, question, counted, _BESIDE)
        rows = rows if len({row["story"] for row in rows}) == 1 else []
    near = _there(catalogue, question, rows)
    # Where the question names no town of theirs, all count that there are, and not only those that were looked at.
    more = (len(near) if len(near) < len(rows) else rows[0]["n"]) - MOST if near else 0
    found = tuple(incident for row in near[:MOST] if (incident := catalogue.incident(row["id"])) is not None)
    return Found(
        found,
        Readings(catalogue, (report for i in found for report in i.reports)),
        max(0, more),
        catalogue.text,
        _accusing(catalogue),
    )


def _rows(catalogue: Catalogue, question: Question, counted: bool, matching: str) -> list[Row]:
    where: list[str] = []
    values: dict[str, object] = {"words": asked(question.unplaced)}
    if question.unplaced:
        where.append(matching)
    for n, area in enumerate(question.areas):
        told, held = area.condition(n)
        where.append(told)
        values |= held
    if question.when:
        where.append(_CHANGED if question.kind == "changed" else "i.first <= :last and i.last >= :first")
        values |= {"first": str(question.when[0]), "last": str(question.when[1])}
    if question.month:
        where.append("substr(i.first, 6, 2) <= :month and substr(i.last, 6, 2) >= :month")
        values["month"] = f"{question.month:02}"
    if counted:
        where.append(f"exists (select 1 from tallies t where {' and '.join(_tallied(question, values))})")
    told_of = f" where {' and '.join(where)}" if where else ""
    return catalogue.rows(
        "select i.id, i.story, i.place, i.place_key, i.precision, i.lat, i.lon, i.country, i.actors, count(*) over () n "
        f"from incidents i{told_of} order by i.reports desc, i.last desc, i.id limit {LOOKED}",
        values,
    )


def _tallied(question: Question, values: dict[str, object]) -> Iterator[str]:
    """What SQL asks of a tally that may answer."""
    yield "t.incident = i.id"
    if question.measures:
        values |= {f"measure{k}": measure for k, measure in enumerate(question.measures)}
        yield f"t.measure in ({', '.join(f':measure{k}' for k in range(len(question.measures)))})"
    if question.of or not question.whom:
        values |= {"of": question.of, "families": question.of if question.of or question.persons else HOUSEHOLDS}
        yield '(t."of" is :of or t."of" is :families)'
    if question.kind == "differ":
        yield "t.verdict = 'conflict'"


def _there(catalogue: Catalogue, question: Question, rows: list[Row]) -> list[Row]:
    """Where the question names the town of some of the incidents, these alone: others are told of in a sentence that names it too. Of
    numbers, and of who did it, those alone are told that lie where the question asks."""
    rows = [row for row in rows if _did(row, question)]
    found = [row for row in rows if at_town(row, question.unplaced)]
    if found or question.kind not in PLACED:
        return found or rows
    places = places_of(catalogue, question.unplaced)
    return [
        row
        for row in rows
        if all(lies_at(row, place) for place in places) and all(_in_area(row, area) for area in question.areas)
    ]


def _in_area(row: Row, area: Area) -> bool:
    """Whether an incident lies in an area: by its place, or by how near it is; what is placed in a division of it no more exactly does."""
    if area.holds(row["place"], row["country"]) or area.centre is None:
        return row["country"] in (None, area.country)
    return (row["lat"], row["lon"]) in middles(area.country, area.centre.name) or lies_at(row, area.centre)


def _did(row: Row, question: Question) -> bool:
    """Whether all who did it are those whom the question names: of a battle nobody says who killed whom."""
    if not question.doer:
        return True
    actors = [line(actor["name"]) for actor in json.loads(row["actors"]) if actor["role"] == "actor"]
    return bool(actors) and all(part.holds(told) for told in actors for part in question.doer)
