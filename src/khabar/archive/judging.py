"""Make a judgement on something that an archive holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from khabar.archive.judgements import Judgement, add, judgements, kind_of
from khabar.archive.reader import Archive
from khabar.archive.units import homes
from khabar.errors import KhabarError


def judge(path: Path, kind: str, on: Mapping[str, str], told: tuple[str, str, str]) -> Judgement:
    """Write down a judgement of a kind `on` its subject (and other, field, value); `told` are who judges, when and why.

    Raises KhabarError where the archive holds nothing of these ids, or what should be there instead cannot be."""
    made = Judgement(
        kind,
        on.get("subject", ""),
        on.get("other", ""),
        on.get("field", ""),
        on.get("value", ""),
        told[0],
        told[1],
        told[2],
    )
    if kind == "undo":
        if made.subject not in {j.id for j in judgements(path)}:
            raise KhabarError(
                f"there is no judgement {made.subject!r}", str(path), f"list them: khabar judge list -a {path}"
            )
    else:
        _check_held(Archive.open(path), made)
    add(path, [made])
    return made


def _check_held(archive: Archive, made: Judgement) -> None:
    """See that the subject is there, and the second one where one is named."""
    names = [made.subject]
    if made.kind == "same":
        names.append(made.other)
        if {kind_of(name) for name in names} not in ({"incident"}, {"entity"}):
            raise KhabarError("only two incidents or two entities can be one", "judge same", "name two of a kind")
    if made.kind == "different" and kind_of(made.subject) not in ("incident", "entity"):
        raise KhabarError(
            "only incidents and entities can be taken apart", "judge different", "name one, and what is none of it"
        )
    for name in names:
        if not homes(archive, [name])[name]:
            raise _nothing(archive, name)
    if made.kind == "different" and not _holds(archive, made):
        raise _nothing(archive, made.other)


def _nothing(archive: Archive, name: str) -> KhabarError:
    return KhabarError(
        f"there is no record {name!r}", str(archive.path), f"list them: khabar show --json -a {archive.path}"
    )


def _holds(archive: Archive, made: Judgement) -> bool:
    """Whether what is to be kept apart is there: another of its kind, a report of the incident, a spelling of the entity."""
    name = made.other
    held = homes(archive, [made.subject, name])
    if kind_of(made.subject) == "entity":
        return not set(held[made.subject]).isdisjoint(held[name])
    if kind_of(name) == "incident" and held[name] and archive.holds(name) != "report":
        return True
    return any(name in i.reports for i in archive.record(made.subject).incidents if i.id == made.subject)
