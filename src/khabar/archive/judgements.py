"""What people judge of a record: a list to which lines are only ever added. What is undone stays in it, and so does the undoing.

    same A B            two incidents or two entities are one: B becomes A
    different A B       B is no part of A: a report of an incident, or a spelling of an entity, goes; two incidents or entities stay apart
    wrong ID, right ID  an incident, tally, claim, statement, event or entity does not stand, or has been looked at and stands
    value ID FIELD TO   a claim, incident or entity says otherwise than its sources were read
    undo JUDGEMENT      a judgement counts no longer; undoing this makes it count again

Ids are made of what reports say, so that judgements hold after later builds. `khabar.archive.judged` applies them on reading.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from khabar.archive.folder import explained
from khabar.archive.stamp import print_of
from khabar.archive.tables import from_json, to_json
from khabar.errors import KhabarError
from khabar.kinds import MEASURES, TYPES
from khabar.tell.claims import HOUSEHOLDS, SUBSETS

NAME = "judgements.jsonl"
# So many signs a field has at most.
LONGEST = 2000
KINDS = ("same", "different", "wrong", "right", "value", "undo")
# Whom a claim may be said to count: all, or some.
EVERYBODY = "all"
_OF = (EVERYBODY, *SUBSETS, HOUSEHOLDS)
# What can be said otherwise, by the kind of record.
FIELDS = {
    "figure": ("value", "measure", "of", "source", "when"),
    "incident": ("title", "type", "place", "when"),
    "entity": ("key", "kind"),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement. `subject` is the id of what is judged (of the judgement, where one is undone), `other` that of the second one or a
    spelling, `field` and `value` what it says instead. `who`, `when` (a time in UTC) and `why` tell of the judging."""

    kind: str
    subject: str
    other: str = ""
    field: str = ""
    value: str = ""
    who: str = ""
    when: str = ""
    why: str = ""

    @property
    def id(self) -> str:
        """A name made from what it says.

        >>> Judgement("wrong", "a", who="x").id == Judgement("wrong", "a", who="x").id
        True
        """
        return "j-" + print_of(getattr(self, f.name) for f in fields(self))


def judgements(path: Path) -> tuple[Judgement, ...]:
    """Every judgement on the archive of a folder, the first one first. Raises KhabarError for a line that is none.

    >>> judgements(Path("nowhere"))
    ()
    """
    try:
        told = (path / NAME).read_text(encoding="utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return read_lines(told, str(path / NAME))


def _of_line(line: str, where: str) -> Judgement:
    import msgspec

    try:
        found: Judgement = from_json(line, Judgement)
    except msgspec.DecodeError as error:
        raise KhabarError(f"this is no judgement: {error}", where, "mend the line or take it out") from None
    if found.kind not in KINDS:
        raise KhabarError(f"no judgement is called {found.kind!r}", where, f"it may be {', '.join(KINDS)}")
    if found.kind == "value":
        _check_value(found, where)
    return found


def standing(made: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that count: not undone, and of several on one record the last.

    >>> one = Judgement("wrong", "a")
    >>> standing([one, Judgement("undo", one.id)])
    ()
    >>> [j.kind for j in standing([one, Judgement("right", "a")])]
    ['right']
    """
    made = tuple(made)
    undone: set[str] = set()
    for judgement in reversed(made):
        if judgement.kind == "undo" and judgement.id not in undone:
            undone.add(judgement.subject)
    last: dict[tuple[str, ...], Judgement] = {}
    for judgement in made:
        if judgement.kind != "undo" and judgement.id not in undone:
            last.pop(_about(judgement), None)
            last[_about(judgement)] = judgement
    return tuple(last.values())


def _about(judgement: Judgement) -> tuple[str, ...]:
    """What a judgement decides: a later one on the same takes its place."""
    if judgement.kind in ("same", "different"):
        return ("pair", *sorted((judgement.subject, judgement.other)))
    if judgement.kind == "value":
        return ("value", judgement.subject, judgement.field)
    return ("stands", judgement.subject)


def add(path: Path, made: Sequence[Judgement]) -> int:
    """Write down the judgements that are not there yet, on the disk before it returns; how many were new."""
    for judgement in made:
        _check(judgement)
    with explained(path / NAME), (path / NAME).open("a+b") as out:
        _hold(out.fileno())
        known = {judgement.id for judgement in judgements(path)}
        new = {j.id: j for j in made if j.id not in known}
        out.seek(0, os.SEEK_END)
        out.write("".join(f"{to_json(j)}\n" for j in new.values()).encode())
        out.flush()
        os.fsync(out.fileno())
    return len(new)


def _hold(number: int) -> None:
    """One who adds waits for another; the system frees the lock when the file is closed."""
    if os.name == "posix":
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX)


def _check(j: Judgement) -> None:
    if j.kind not in KINDS:
        raise KhabarError(f"no judgement is called {j.kind!r}", "judge", f"it may be {', '.join(KINDS)}")
    if not j.subject or (j.kind in ("same", "different") and not j.other) or j.subject == j.other:
        raise KhabarError(
            "a judgement needs what it is on, and two of them to be the same or different",
            f"judge {j.kind}",
            "name them",
        )
    if j.kind == "value":
        _check_value(j, j.subject)
    if not all(_writable(getattr(j, f.name)) for f in fields(j)):
        raise KhabarError(
            f"a judgement is one line of at most {LONGEST:,} signs a field", f"judge {j.kind}", "say it in short"
        )


def _check_value(j: Judgement, where: str) -> None:
    """See that this field of such a record can say otherwise, and that it can say this."""
    if j.field not in FIELDS.get(kind_of(j.subject), ()):
        told = "; ".join(f"{kind}: {', '.join(names)}" for kind, names in FIELDS.items())
        raise KhabarError(f"this has no field {j.field!r} to be set right", where, f"fields are {told}")
    try:
        if not j.value or (j.field == "value" and not 0 <= float(j.value) < 1e15):
            raise ValueError
        if j.field == "when":
            days = [date.fromisoformat(day) for day in j.value.split("/")]
            if len(days) > 2 or days != sorted(days):
                raise ValueError
    except ValueError:
        raise KhabarError(
            f"{j.value!r} is no {j.field}",
            where,
            "a value is a number, when is DAY or DAY/DAY (YYYY-MM-DD)",
        ) from None
    if j.field == "kind" and j.value not in ("person", "organization", "place", "group"):
        raise KhabarError(f"{j.value!r} is no kind of entity", where, "it is person, organization, place or group")
    for field, known in (("type", TYPES), ("measure", MEASURES), ("of", _OF)):
        if j.field == field and j.value not in known:
            raise KhabarError(f"{j.value!r} is no {field}", where, f"it is one of {', '.join(known)}")


def _writable(told: str) -> bool:
    """Whether a field fits on one line, whatever a program takes for the end of one, and holds no half of a sign (a lone surrogate)."""
    whole = not any("\ud800" <= sign <= "\udfff" for sign in told)
    return len(told) <= LONGEST and whole and told.splitlines() in ([], [told])


def kind_of(name: str) -> str:
    """The kind of record that an id is of, as far as its form tells: `figure`, `statement`, `event`, `entity`, `tally`, `incident`.

    >>> [kind_of(n) for n in ("a:figure:1-2", "place:x", "20240101-assault-0a:killed:all", "20240101-assault-0a")]
    ['figure', 'entity', 'tally', 'incident']
    """
    parts = name.split(":")
    if len(parts) >= 3 and parts[-2] in ("figure", "statement", "event"):
        return parts[-2]
    if parts[0] in ("person", "organization", "place", "group"):
        return "entity"
    return "tally" if len(parts) > 1 else "incident"


def origins(name: str) -> tuple[str, ...]:
    """The id, and what people may have split it off from, for these ids end in a tilde and what was split off. Other ids may hold tildes,
    too: the first of these that is there is meant.

    >>> origins("20240101-assault-0a~b~c")
    ('20240101-assault-0a~b~c', '20240101-assault-0a~b', '20240101-assault-0a')
    """
    return (name, *(name[:at] for at in range(len(name) - 1, 0, -1) if name[at] == "~"))


def read_lines(text: str, where: str) -> tuple[Judgement, ...]:
    """The judgements of an export. Raises KhabarError for a line that is none."""
    return tuple(_of_line(line, f"{where}:{n}") for n, line in enumerate(text.split("\n"), 1) if line.strip())
