"""Date reports that bear no date from what they say and from the reports that tell the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from khabar.tell.digest import Digest


@dataclass(frozen=True, slots=True)
class Dated:
    """The day found for a report, its basis (`address`, `inferred`) and in words what it rests on."""

    id: str
    published: date
    basis: str
    reason: str


def date_group(digests: Sequence[Digest]) -> tuple[Dated, ...]:
    """Days for those of a group's reports that bear none, where something speaks for one; never a guess without a reason.

    >>> date_group(())
    ()
    """
    return ()
