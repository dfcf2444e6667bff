"""What each account of an incident adds to its grade: kept beside it, so that it can be graded again when people judge its parts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Testimony:
    """One account of a report: `actors` are those who did it, as it says, the first one foremost; `events` where its mentions begin.

    `charges` are who charges whom with it there, `voices` the ultimate sources that tell it, and `harms` those that count harm to others
    than combatants in a number; both with where the words begin."""

    report: str
    actors: tuple[str, ...] = ()
    events: tuple[int, ...] = ()
    voices: tuple[tuple[int, str], ...] = ()
    harms: tuple[tuple[int, str], ...] = ()
    charges: tuple[tuple[str, str], ...] = ()
