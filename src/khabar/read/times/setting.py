"""What an expression of time is reckoned from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True)
class Setting:
    """What an expression is reckoned from.

    `anchor` is the day of speech or None; `year` the year that other dates of the report tell where there is no such day;
    `last` the value of the time told last; `near` the day told last in the same sentence or line; `ahead` whether the verb looks ahead,
    `until` whether the text says that something goes on until then, `upcoming` whether it says `before` it; `night` is set where the
    day told last is that of an evening or a night (`between` where it lies between two named days). `some_year`: the year is not told.
    `day` is the value of the day told last.
    """

    anchor: date | None
    year: int | None = None
    last: str = ""
    near: str = ""
    ahead: bool = False
    until: bool = False
    upcoming: bool = False
    night: str = ""
    some_year: bool = False
    day: str = ""

    @property
    def to_come(self) -> bool:
        """Whether the words around the expression say that it lies ahead: the verb, `حتى` or `قبل`."""
        return self.ahead or self.until or self.upcoming
