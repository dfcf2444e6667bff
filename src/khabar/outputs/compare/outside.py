"""Read records that others made by hand: CSV or TSV files as ACLED, UCDP or Airwars have them, by the names of their columns.

Files of UCDP without a head (some of its candidate releases) are read by the published order of columns."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path

from khabar.errors import KhabarError
from khabar.outputs.compare.acting import CIVIL, Doer, doer
from khabar.outputs.export.ucdp import COLUMNS as UCDP
from khabar.record import When

Row = Mapping[str, str]
# How far a day may be off by ACLED's precision: the day itself, a week, a month.
_SLACK = {"1": 0, "2": 3, "3": 15}
_DAYS = (
    "%Y-%m-%d",
    "%d %B %Y",
    "%d-%B-%Y",
    "%d/%m/%Y",
    "%d-%b-%Y",
    "%Y-%m-%d %H:%M:%S.%f",
    "%Y-%m-%d %H:%M:%S",
    "%B %d, %Y",
    "%b %d, %Y",
)


@dataclass(frozen=True, slots=True)
class Outside:
    """A record that others made: its days (None where it says none), place, parties, and deaths, each None where it says nothing.

    `country` is as the file has it; `exact` tells that its coordinates are those of the place itself. `doers` are those of the `actors` who
    act, both where two fight each other."""

    id: str
    when: When | None
    place: str
    country: str
    lat: float | None
    lon: float | None
    exact: bool
    actors: tuple[str, ...]
    kind: str
    low: int | None
    best: int | None
    high: int | None
    sources: str = ""
    doers: tuple[Doer, ...] = ()


def outside(path: str | Path) -> list[Outside]:
    """The records of a file, in its order. Raises KhabarError where it is none of these formats, has no row, or a cell cannot be read."""
    found = []
    for number, row in _rows(Path(path)):
        try:
            found.append(_maker(row, path)(row))
        except ValueError as error:
            raise KhabarError(f"row {number}: {error}", str(path), "mend the cell") from None
    if not found:
        raise KhabarError("there is no row in it", str(path), "name a file of ACLED, UCDP GED or Airwars")
    return found


def _rows(path: Path) -> Iterator[tuple[int, Row]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise KhabarError(f"cannot read: {error.strerror}", str(path), "name a file that you may read") from None
    except UnicodeDecodeError:
        raise KhabarError("this is not UTF-8", str(path), "save it as UTF-8") from None
    lines = text.split("\n")
    first = lines[0] if lines else ""
    parted = max(",;\t", key=first.count)
    head = next(csv.reader([first], delimiter=parted), [])
    # Some files of UCDP have no head: then the first cell is a number.
    bare = len(head) == len(UCDP) and head[0].strip().isdigit()
    rows = csv.DictReader(StringIO(text, newline=""), fieldnames=list(UCDP) if bare else None, delimiter=parted)
    for number, row in enumerate(rows, 1 if bare else 2):
        yield (
            number,
            {
                (name or "").strip(): (cell or "").strip()
                for name, cell in row.items()
                if isinstance(cell, str) or cell is None
            },
        )


def _maker(row: Row, path: str | Path) -> Callable[[Row], Outside]:
    if "event_id_cnty" in row and "event_date" in row:
        return _acled
    if "date_start" in row and "best" in row:
        return _ucdp
    if any(name in row for name in _AIRWARS_LOW):
        return _airwars
    raise KhabarError(
        "these are not the columns of ACLED, UCDP or Airwars", str(path), "name event_id_cnty and event_date (ACLED), date_start and "
        "best (UCDP), or civilians_killed_min (Airwars) in its first row",
    )  # fmt: skip


def _acled(row: Row) -> Outside:
    day, slack = _day(row["event_date"]), timedelta(days=_SLACK.get(row.get("time_precision", ""), 0))
    dead = _whole(row.get("fatalities"))
    kind = " / ".join(filter(None, (row.get("event_type"), row.get("sub_event_type"))))
    return Outside(
        row["event_id_cnty"], (day - slack, day + slack) if day else None, row.get("location", ""), row.get("country", ""),
        _degree(row.get("latitude")), _degree(row.get("longitude")), row.get("geo_precision", "1") in ("", "1"),
        _parts(row, "actor1", "actor2"), kind, dead, dead, dead, row.get("source", ""), _acled_doers(row),
    )  # fmt: skip


def _acled_doers(row: Row) -> tuple[Doer, ...]:
    """The first party, and in battles the second; none where the first is one of those who protest or are struck."""
    first, second = (doer(row.get(f"actor{k}", ""), row.get(f"inter{k}")) for k in (1, 2))
    if first[1] in CIVIL:
        return ()
    return (first, second) if row.get("event_type") == "Battles" else (first,)


def _ucdp(row: Row) -> Outside:
    first, last = _day(row["date_start"]), _day(row.get("date_end", ""))
    when = (first, last or first) if first else None
    return Outside(
        row.get("id", ""), when, row.get("where_coordinates", ""), row.get("country", ""), _degree(row.get("latitude")),
        _degree(row.get("longitude")), row.get("where_prec", "1") in ("", "1"), _parts(row, "side_a", "side_b"),
        row.get("type_of_violence", ""), _whole(row.get("low")), _whole(row.get("best")), _whole(row.get("high")),
        row.get("source_office", ""), tuple(map(doer, _parts(row, "side_a", "side_b")[: 1 if row.get("type_of_violence") == "3" else 2])),
    )  # fmt: skip


# Airwars publishes no fixed file: its fields go by these names.
_AIRWARS_LOW = ("civilians_killed_min", "civ_killed_min", "killed_min", "civilian_deaths_min")
_AIRWARS_HIGH = ("civilians_killed_max", "civ_killed_max", "killed_max", "civilian_deaths_max")
_AIRWARS_PLACE = ("location", "place", "place_ar", "place_en")
_AIRWARS_PARTY = ("belligerents", "belligerent", "belligerent_ar", "belligerent_en")


def _airwars(row: Row) -> Outside:
    first, last = _day(row.get("date", "")), _day(row.get("date_end", ""))
    low, high = _ends(_first(row, _AIRWARS_LOW), _first(row, _AIRWARS_HIGH))
    return Outside(
        row.get("id") or row.get("code", ""), (first, last or first) if first else None, _first(row, _AIRWARS_PLACE),
        row.get("country", ""), _degree(row.get("latitude") or row.get("lat")), _degree(row.get("longitude") or row.get("lon")), True,
        tuple(part.strip() for part in _first(row, _AIRWARS_PARTY).split(";") if part.strip()), 
        _first(row, ("strike_type", "strike_type_en")),
        low, low, high, row.get("sources", ""),
    )  # fmt: skip


def _first(row: Row, names: Sequence[str]) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def _parts(row: Row, *names: str) -> tuple[str, ...]:
    return tuple(row[name] for name in names if row.get(name))


def _day(cell: str) -> date | None:
    if not cell:
        return None
    for form in _DAYS:
        try:
            return datetime.strptime(cell, form).date()
        except ValueError:
            continue
    raise ValueError(f"{cell!r} is no day")


def _whole(cell: str | None) -> int | None:
    if not cell:
        return None
    try:
        return int(float(cell))
    except (ValueError, OverflowError):
        raise ValueError(f"{cell!r} is no number") from None


def _ends(low: str, high: str) -> tuple[int | None, int | None]:
    """Least and most, which may stand in one cell: `1-2`."""
    first, dash, last = low.replace("\u2013", "-").partition("-")
    least, most = _whole(first.strip()), _whole(high or (last.strip() if dash else ""))
    return least, most if most is not None else least


def _degree(cell: str | None) -> float | None:
    return float(cell) if cell else None
