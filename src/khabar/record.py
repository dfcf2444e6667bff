"""Every value that many reports together make, in the order in which it appears; `khabar.model` has those of one report.

`when` is a pair of days, both included, or None where nobody says; spans are `(start, end)` in the text of their report.
`reason` and `rule` say in words why a record is what it is: they are what `khabar why` shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from khabar.testimony import Testimony

When = tuple[date, date]
# The kind of a copy that renders one statement in other words.
SAME_STATEMENT = "same statement"


@dataclass(frozen=True, slots=True)
class Where:
    """A place as the reports name it; degrees of WGS 84, both None where no gazetteer holds it.

    `precision` is `point`, `region` or `country` (None without coordinates), `country` an ISO 3166 code, `id` the gazetteer's."""

    name: str
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    country: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one report: its story, the incident that it is mainly about, and the day on which it came out.

    `basis` is `given`, `stated`, `address` (the day stands in its address), `inferred` or `unknown`; `reason` says what a day
    that is not given rests on."""

    id: str
    story: str | None
    incident: str | None
    outlet: str | None = None
    published: date | None = None
    basis: str = "unknown"
    title: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Usage:
    """How a surface of a name is used: by which source (an outlet, or who is quoted), and how often."""

    source: str
    count: int


@dataclass(frozen=True, slots=True)
class Surface:
    """One way to write a name, how often it occurs, and who writes or says it so."""

    name: str
    count: int
    by: tuple[Usage, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or group under all its spellings. `roles` are the titles and offices it is given."""

    id: str
    key: str
    kind: str
    names: tuple[Surface, ...] = ()
    place: Where | None = None
    roles: tuple[Surface, ...] = ()
    same_as: str | None = None
    reports: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of one report, and how it stands to the others of its tally.

    `source` is the ultimate one: whoever answers for the number; `via` are those who pass it on, the outlet left out.
    `relation` is `first`, `same`, `update`, `revision` (lower, and said to be one), `earlier` (lower, told later), `part`,
    `sum`, `scope`, `confirms` or `conflict`; `to` is the id of the claim that it stands in that relation to. `current`
    tells whether it is the latest of its source; `listed` are names of dead that it counts; `witness` is the name under
    which its source is counted as independent: for nameless voices whoever heard them."""

    id: str
    value: float
    high: float | None
    bound: str
    as_of: When | None
    source: str | None
    via: tuple[str, ...]
    outlet: str | None
    report: str
    start: int
    end: int
    relation: str = "first"
    to: str | None = None
    current: bool = True
    reason: str = ""
    listed: tuple[str, ...] = ()
    witness: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """What is said of one count of an incident: `measure` of `of` (civilians, children, …; None: everybody) on a `side`.

    `low`, `best`, `high` are None where no claim is exact enough to say. `independent` counts ultimate sources, `outlets` outlets.
    `verdict` is `single`, `agreed`, `grown`, `explained` or `conflict`; `reason` gives the steps; `side_only` tells
    that it counts but one side of the incident's losses where another tally counts all."""

    id: str
    measure: str
    of: str | None
    side: str | None
    low: float | None
    best: float | None
    high: float | None
    independent: int
    outlets: int
    claims: tuple[Claim, ...]
    verdict: str = "single"
    reason: str = ""
    side_only: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """The words of a report that an incident rests on: `status` is that of the event (reported, claimed, denied)."""

    report: str
    start: int
    end: int
    status: str = "reported"
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A party of an incident: `role` is `actor` or `recipient`; `reports` name it so."""

    name: str
    role: str
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening, as all reports of it together tell it.

    `grade` is Airwars' (confirmed, fair, weak, contested, discounted), `credibility` the Admiralty digit 1 to 6; each
    with the clause that fired. `testimony` is what both rest on."""

    id: str
    story: str
    type: str
    mode: str | None
    title: str
    place: Where | None
    when: When | None
    actors: tuple[Actor, ...]
    reports: tuple[str, ...]
    events: tuple[Mention, ...]
    tallies: tuple[Tally, ...]
    grade: str = "weak"
    grade_reason: str = ""
    credibility: int = 6
    credibility_reason: str = ""
    reason: str = ""
    testimony: tuple[Testimony, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of a timeline: the day or days, what is told, and whether it was new in its report or told as background."""

    when: When
    text: str
    new: bool
    report: str
    start: int
    end: int
    incident: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as the record keeps it: who says what through whom, where, when, and in which words."""

    id: str
    report: str
    start: int
    end: int
    source: str | None
    via: tuple[str, ...]
    stance: str
    mode: str
    said: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """Reports of one running happening."""

    id: str
    title: str
    first: date | None
    last: date | None
    reports: tuple[str, ...]
    incidents: tuple[str, ...]
    timeline: tuple[Moment, ...] = ()
    statements: tuple[Said, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports that are one text or render one statement. `kind` is `verbatim`, `edited` or `same statement`; `share` is how much of the
    report (0 to 1) stands in the original too. For `same statement`, `spans` are the words in the report and in the original."""

    report: str
    original: str
    kind: str
    share: float
    reason: str = ""
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def of_text(self) -> bool:
        """Whether the text itself is copied."""
        return self.kind != SAME_STATEMENT


def originals(copies: Iterable[Copy]) -> dict[str, list[Copy]]:
    """What each report is a copy of: the original of its text first, then those of statements that it renders.

    >>> [c.original for c in originals([Copy("a", "b", SAME_STATEMENT, 0.1), Copy("a", "c", "verbatim", 1.0)])["a"]]
    ['c', 'b']
    """
    found: dict[str, list[Copy]] = {}
    for copy in sorted(copies, key=lambda c: (not c.of_text, -c.share)):
        found.setdefault(copy.report, []).append(copy)
    return found


@dataclass(frozen=True, slots=True)
class Link:
    """A statement that `denies`, `confirms` or `answers` another one; `from_` and `to` are ids of `Said`."""

    kind: str
    from_: str
    to: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What many reports together say.

    >>> Record().to_dict()["stories"]
    []
    """

    reports: tuple[Told, ...] = ()
    stories: tuple[Story, ...] = ()
    incidents: tuple[Incident, ...] = ()
    entities: tuple[Entity, ...] = ()
    copies: tuple[Copy, ...] = ()
    links: tuple[Link, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain values: what `khabar show --json` prints."""
        return {field.name: plain(getattr(self, field.name)) for field in fields(self)}


def plain(value: Any) -> Any:
    """A value of the record as JSON has it: days as `YYYY-MM-DD`, whole numbers without a point, tuples as lists, `from_` as `from`.

    >>> plain(Usage("منظمة", 2))
    {'source': 'منظمة', 'count': 2}
    """
    if is_dataclass(value):
        return {field.name.rstrip("_"): plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
