"""Many Readings → one Record. Pure: knows no archive and no reading stage.

digest (each report) → groups → dating (undated reports are then read again) → copies → entities → incidents → tallies → links → stories
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khabar.record import Record
from khabar.tell.digest import Digest


def tell_group(digests: Sequence[Digest]) -> Record:
    """The record of reports that belong together. The order of the reports does not matter.

    >>> tell_group(()).reports
    ()
    """
    return Record()


def merge(records: Iterable[Record]) -> Record:
    """One record from those of separate groups: entities of one key become one.

    >>> merge([Record(), Record()]).stories
    ()
    """
    return Record()
