"""A record as it is once people have judged it. What they decide is said in the reasons; nothing is written over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace

from khabar.archive.judgements import Judgement, kind_of
from khabar.archive.placed import placed
from khabar.archive.reread import days_of, reread
from khabar.archive.retally import joined, retallied
from khabar.record import Actor, Claim, Entity, Incident, Moment, Record, Story, Tally, Told
from khabar.tell.grades import regraded
from khabar.tell.merging import merge_entities


def judged(record: Record, made: Sequence[Judgement]) -> Record:
    """The record after judgements that stand, in their order. Those on what it does not hold do nothing.

    >>> judged(Record(), [Judgement("wrong", "a")]) == Record()
    True
    """
    for judgement in made:
        record = _STEPS[judgement.kind](record, judgement)
    return record


def _because(j: Judgement, what: str) -> str:
    why = f": {j.why}" if j.why else ""
    return f"judged {what} by {j.who or 'somebody'}{why}"


def _and(reason: str, more: str) -> str:
    return f"{reason}; {more}" if reason else more


def _right(record: Record, j: Judgement) -> Record:
    return _each_incident(
        record, lambda i: replace(i, reason=_and(i.reason, _because(j, "right"))) if i.id == j.subject else i
    )


def _wrong(record: Record, j: Judgement) -> Record:
    kind, name = kind_of(j.subject), j.subject
    if kind == "entity":
        return replace(record, entities=tuple(e for e in record.entities if e.id != name))
    if kind == "statement":
        return replace(
            record,
            stories=tuple(
                replace(s, statements=tuple(x for x in s.statements if x.id != name)) for s in record.stories
            ),
            links=tuple(k for k in record.links if name not in (k.from_, k.to)),
        )
    if kind == "figure":
        return _each_claim(record, {name}, lambda claim: None, _because(j, "wrong"))
    if kind == "event":
        return _each_incident(
            record,
            lambda i: replace(i, events=tuple(m for m in i.events if f"{m.report}:event:{m.start}-{m.end}" != name)),
        )
    if kind == "tally":
        return _each_incident(record, lambda i: replace(i, tallies=tuple(t for t in i.tallies if t.id != name)))
    return _without(record, name, None)


def _value(record: Record, j: Judgement) -> Record:
    kind, because = kind_of(j.subject), _because(j, f"to have the {j.field} {j.value}")
    if kind == "figure" and j.field == "value":
        value = float(j.value)
        return _each_claim(
            record,
            _told_again(record, j.subject),
            lambda c: replace(
                c, value=value, high=None, bound="exact", reason=_and(c.reason, f"{because}, not {c.value:.15g}")
            ),
            because,
        )
    if kind == "figure":
        names = _told_again(record, j.subject)
        return _each_incident(
            record,
            lambda i: reread(i, names, j, because) if any(c.id in names for t in i.tallies for c in t.claims) else i,
        )
    if kind == "entity" and j.field in ("key", "kind"):
        changed = {"key": j.value} if j.field == "key" else {"kind": j.value}
        return replace(
            record,
            entities=tuple(
                replace(e, reason=_and(e.reason, because), **changed) if e.id == j.subject else e  # type: ignore[arg-type]
                for e in record.entities
            ),
        )
    lands = frozenset(i.place.country for i in record.incidents if i.place and i.place.country)
    return _each_incident(record, lambda i: _corrected(i, j, because, lands) if i.id == j.subject else i)


def _corrected(incident: Incident, j: Judgement, because: str, lands: Set[str]) -> Incident:
    incident = replace(incident, reason=_and(incident.reason, because))
    if j.field == "when":
        return replace(incident, when=days_of(j.value))
    if j.field == "place":
        return replace(incident, place=placed(j.value, incident.place.country if incident.place else None, lands))
    return replace(incident, title=j.value) if j.field == "title" else replace(incident, type=j.value)


def _same(record: Record, j: Judgement) -> Record:
    if kind_of(j.subject) == "entity":
        renamed = [
            replace(
                e, id=j.subject, key=_key(record.entities, j), reason=_and(e.reason, _because(j, f"to be {j.subject}"))
            )
            if e.id == j.other
            else e
            for e in record.entities
        ]
        return replace(record, entities=merge_entities([[e] for e in renamed]))
    one = next((i for i in record.incidents if i.id == j.subject), None)
    two = next((i for i in record.incidents if i.id == j.other), None)
    if one is None or two is None:
        return record
    because = _because(j, f"to be the same as {two.id}")
    made = replace(
        one,
        actors=_actors([*one.actors, *two.actors]),
        reports=tuple(sorted({*one.reports, *two.reports})),
        events=tuple(dict.fromkeys([*one.events, *two.events])),
        tallies=joined(one.id, one.tallies, two.tallies, because),
        place=one.place or two.place,
        when=one.when or two.when,
        reason=_and(one.reason, because),
        testimony=(*one.testimony, *two.testimony),
    )
    return _without(_each_incident(record, lambda i: made if i.id == one.id else i), two.id, one.id)


def _key(entities: Iterable[Entity], j: Judgement) -> str:
    """The key that the first of the two has, where it is here, else what its id tells."""
    return next((e.key for e in entities if e.id == j.subject), j.subject.partition(":")[2].replace("_", " "))


def _actors(named: Iterable[Actor]) -> tuple[Actor, ...]:
    found: dict[tuple[str, str], set[str]] = {}
    for actor in named:
        found.setdefault((actor.role, actor.name), set()).update(actor.reports)
    rows = [Actor(name, role, tuple(sorted(reports))) for (role, name), reports in found.items()]
    return tuple(sorted(rows, key=lambda a: (a.role, -len(a.reports), a.name)))


def _different(record: Record, j: Judgement) -> Record:
    if kind_of(j.subject) == "entity":
        return replace(record, entities=tuple(part for e in record.entities for part in _split(e, j)))
    mine = next((i for i in record.incidents if i.id == j.subject and j.other in i.reports), None)
    if mine is None:
        return record
    because = _because(j, f"not to be told by {j.other}")
    name = f"{mine.id}~{j.other}"
    told = next((t for t in record.reports if t.id == j.other), Told(j.other, None, None))
    rest = _part(mine, mine.id, lambda report: report != j.other, because)
    if told.title and told.title == mine.title:
        # What is left is called after a report that is left, first after one that is mainly about it.
        left = sorted(
            (t for t in record.reports if t.id in rest.reports and t.title), key=lambda t: t.incident != mine.id
        )
        rest = replace(rest, title=next((t.title for t in left if t.title), ""))
    apart = replace(
        _part(mine, name, lambda report: report == j.other, because),
        title=told.title or mine.title,
        story=told.story or mine.story,
    )
    incidents = tuple(x for i in record.incidents for x in ((rest, apart) if i.id == mine.id else (i,)))
    return replace(
        record,
        incidents=tuple(sorted((i for i in incidents if i.reports), key=lambda i: i.id)),
        reports=tuple(
            replace(t, incident=name) if t.id == j.other and t.incident == mine.id else t for t in record.reports
        ),
        stories=tuple(
            replace(
                s,
                incidents=tuple(sorted({*s.incidents, name})) if s.id == apart.story else s.incidents,
                timeline=tuple(
                    replace(m, incident=name) if m.incident == mine.id and m.report == j.other else m
                    for m in s.timeline
                ),
            )
            for s in record.stories
        ),
    )


def _part(incident: Incident, name: str, holds: Callable[[str], bool], because: str) -> Incident:
    """What of an incident rests on some of its reports."""
    kept = [replace(t, claims=tuple(c for c in t.claims if holds(c.report))) for t in incident.tallies]
    part = replace(
        incident,
        id=name,
        reports=tuple(r for r in incident.reports if holds(r)),
        events=tuple(m for m in incident.events if holds(m.report)),
        actors=_actors(
            Actor(a.name, a.role, tuple(r for r in a.reports if holds(r)))
            for a in incident.actors
            if any(map(holds, a.reports))
        ),
        tallies=retallied(name, [t for t in kept if t.claims], because),
        reason=_and(incident.reason, because),
    )
    return regraded(incident, part)


def _split(entity: Entity, j: Judgement) -> tuple[Entity, ...]:
    theirs = tuple(n for n in entity.names if n.name == j.other)
    if entity.id != j.subject or not theirs or len(entity.names) == 1:
        return (entity,)
    because = _and(entity.reason, _because(j, f"to be another than {j.other}"))
    kept = tuple(n for n in entity.names if n.name != j.other)
    # Which reports write which spelling is not kept: both keep all, for none may be lost.
    return (
        replace(entity, names=kept, reason=because),
        replace(entity, id=f"{entity.id}~{j.other}", key=j.other, names=theirs, roles=(), same_as=None, reason=because),
    )


def _each_incident(record: Record, change: Callable[[Incident], Incident]) -> Record:
    """The record with incidents changed, each graded again by what is left of its testimony."""
    pairs = [(old, change(old)) for old in record.incidents]
    return replace(record, incidents=tuple(new if new is old else regraded(old, new) for old, new in pairs))


def _told_again(record: Record, name: str) -> set[str]:
    """The claim and those by which the same report tells the same number of the same source again, in its headline and in its text."""
    found = {name}
    for tally in (t for i in record.incidents for t in i.tallies):
        for one in (c for c in tally.claims if c.id == name):
            same = (one.report, one.witness, one.value, one.high)
            found |= {c.id for c in tally.claims if (c.report, c.witness, c.value, c.high) == same}
    return found


def _each_claim(record: Record, names: Set[str], change: Callable[[Claim], Claim | None], because: str) -> Record:
    """The record with claims changed, or gone, in every tally that holds one of them."""

    def changed(incident: Incident) -> Incident:
        if not any(c.id in names for t in incident.tallies for c in t.claims):
            return incident
        tallies: list[Tally] = []
        for t in incident.tallies:
            if any(c.id in names for c in t.claims):
                judged = [(old, change(old) if old.id in names else old) for old in t.claims]
                kept = tuple(new for _, new in judged if new is not None)
                gone = [old for old, new in judged if new is None]
                mended = names - {c.id for c in gone}
                tallies += retallied(incident.id, [replace(t, claims=kept)], because, gone, mended) if kept else ()
            else:
                tallies.append(t)
        return replace(incident, tallies=tuple(tallies))

    return _each_incident(record, changed)


def _without(record: Record, name: str, instead: str | None) -> Record:
    """The record without an incident; what pointed at it points at the other one, or nowhere."""

    def moment(m: Moment) -> Moment:
        return replace(m, incident=instead) if m.incident == name else m

    def story(s: Story) -> Story:
        return replace(s, incidents=tuple(i for i in s.incidents if i != name), timeline=tuple(map(moment, s.timeline)))

    return replace(
        record,
        incidents=tuple(i for i in record.incidents if i.id != name),
        reports=tuple(replace(t, incident=instead) if t.incident == name else t for t in record.reports),
        stories=tuple(map(story, record.stories)),
    )


_STEPS: dict[str, Callable[[Record, Judgement], Record]] = {
    "same": _same, "different": _different, "wrong": _wrong, "right": _right, "value": _value,
}  # fmt: skip
