"""What comparing needs of one report: its accounts of happenings, its figures, statements and names, and prints of its wording."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from khabar.model import Name, Place, Reading, Span
from khabar.tell.accounts import Account, find_accounts
from khabar.tell.addresses import day_of_address
from khabar.tell.days import latest_day
from khabar.tell.terms import prints, stem, terms
from khabar.text import words

# A statement's words are kept up to this many code points.
LONGEST = 400
# The first sentence of so many words stands for a headline where there is none.
SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Speech:
    """A statement as it is compared: its words in the report, who says it, and its stems."""

    start: int
    end: int
    source: str | None
    via: tuple[str, ...]
    stance: str
    mode: str
    text: str
    terms: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the report: each surface with how often the report itself and each quoted source use it (source None: the report)."""

    key: str
    kind: str
    surfaces: tuple[tuple[str, str | None, int], ...]
    roles: tuple[tuple[str, int], ...] = ()
    place: Place | None = None
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """A report as `tell` sees it; it goes through JSON and back unchanged.

    `address_day` is the day that the report's address bears, `latest_day` the latest that its text names (see
    `khabar.tell.days`), looked for only where the report is undated. `accounts` begin with what the report is mainly about."""

    id: str
    outlet: str | None
    published: date | None
    basis: str
    address_day: date | None
    latest_day: date | None
    title: str
    agencies: tuple[str, ...]
    accounts: tuple[Account, ...]
    speeches: tuple[Speech, ...]
    names: tuple[Named, ...]
    terms: tuple[tuple[str, float], ...]
    prints: tuple[int, ...]


def digest(reading: Reading) -> Digest:
    """What comparing needs of the reading.

    >>> from khabar.model import Report
    >>> digest(Reading(Report.of("", id="a"), None, None, "unknown")).id
    'a'
    """
    report = reading.report
    row = [w for w in words(report.text, reading.sentences) if w.kind in ("word", "latin", "number")]
    forms = [w.form for w in row]
    return Digest(
        id=report.id,
        outlet=report.outlet,
        published=reading.published,
        basis=reading.basis,
        address_day=day_of_address(report.url),
        latest_day=latest_day(reading.times) if reading.published is None else None,
        title=_title(reading),
        agencies=reading.agencies,
        accounts=find_accounts(reading),
        speeches=_speeches(reading),
        names=_names(reading),
        terms=terms(forms),
        prints=prints([stem(f) for f in forms]),
    )


def _title(reading: Reading) -> str:
    """The headline, or the beginning of the first sentence."""
    text = reading.report.text
    if reading.title is not None:
        return " ".join(reading.title.of(text)[:160].split())
    told = [span for span in reading.sentences if not any(t.span.covers(span) for t in reading.times)]
    long = [span for span in told if len(span.of(text).split()) >= SHORTEST] or told
    return " ".join(long[0].of(text)[:160].split()) if long else ""


def _speeches(reading: Reading) -> tuple[Speech, ...]:
    found = []
    for s in reading.statements:
        said = s.span.of(reading.report.text)
        forms = [w.form for w in words(reading.report.text, (s.span,)) if w.kind in ("word", "latin", "number")]
        source, via = s.source, s.via
        found.append(
            Speech(
                s.span.start, s.span.end, source, via, s.stance, s.mode, " ".join(said.split())[:LONGEST], terms(forms)
            )
        )
    return tuple(found)


def _names(reading: Reading) -> tuple[Named, ...]:
    """The names of the report by key and kind, with each surface's uses."""
    uses: dict[tuple[str, str], dict[tuple[str, str | None], int]] = {}
    first: dict[tuple[str, str], Name] = {}
    for name in reading.names:
        entity = (name.key, name.kind)
        if entity not in first or (not first[entity].places and name.places):
            first[entity] = name
        speaker = _speaker(reading, name.span)
        counts = uses.setdefault(entity, {})
        use = (name.span.of(reading.report.text), speaker)
        counts[use] = counts.get(use, 0) + 1
    return tuple(
        Named(
            key,
            kind,
            tuple(
                (surface, by, n) for (surface, by), n in sorted(counts.items(), key=lambda u: (u[0][0], u[0][1] or ""))
            ),
            (),
            first[key, kind].places[0] if first[key, kind].places else None,
            first[key, kind].same_as,
        )
        for (key, kind), counts in sorted(uses.items())
    )


def _speaker(reading: Reading, span: Span) -> str | None:
    """Whose words the name stands in: the innermost direct quotation around it."""
    around = [s for s in reading.statements if s.mode == "direct" and s.span.covers(span)]
    return min(around, key=lambda s: len(s.span)).source if around else None
