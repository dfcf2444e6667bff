"""An archive with three records written by hand, for the tests of exports: two are those of the dossier, the third holds one of each sort.

Nothing in it is measured; towns that stand in no gazetteer, outlets and numbers are invented."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from dossier_stories import convoy, market

from khabar.archive.folder import writing
from khabar.archive.reader import Archive
from khabar.archive.tables import packed, report_row, to_json
from khabar.model import Report
from khabar.record import (
    Actor,
    Claim,
    Entity,
    Incident,
    Mention,
    Record,
    Said,
    Story,
    Surface,
    Tally,
    Told,
    Usage,
    Where,
)
from khabar.tell.ranges import ORDER_ALONE

Reports = Mapping[str, Report]
OUTLETS = ("رويترز", "صحيفة الجسر", "قناة السهل")
SUDAN = Where("الخرطوم", 15.55, 32.53, "point", "SD", "geonames:379252")
GROUP = "حركة الشباب"


def kept(folder: Path, *records: tuple[Record, Reports]) -> Archive:
    """An archive that holds these records with their reports, a group each."""
    with writing(folder) as archive:
        names, number = [], 0
        for k, (record, reports) in enumerate(records):
            rows = [report_row(number + n, r, "") for n, r in enumerate(reports.values())]
            number += len(rows)
            told = {
                "made_from": str(k), "reports": [t.id for t in record.reports], "stories": [s.id for s in record.stories],
                "incidents": [i.id for i in record.incidents], "record": to_json(record), "error": None,
            }  # fmt: skip
            for table, made in (("reports", rows), ("records", [told])):
                names.append(f"{table}/{k:06}.parquet")
                archive.put(names[-1], packed(table, made))
        archive.finish(names)
    return Archive.open(folder)


def examples(folder: Path) -> Archive:
    """The archive of the three records."""
    two = [
        (record, {name: reading.report for name, reading in readings.items()})
        for record, readings in (market(), convoy())
    ]
    return kept(folder, *two, varied())


def days(first: str, last: str | None = None) -> tuple[date, date]:
    """Days from `YYYY-MM-DD`."""
    return date.fromisoformat(first), date.fromisoformat(last or first)


def claim(name: str, report: str, value: float, bound: str = "exact", **more: object) -> Claim:
    """A claim of a report."""
    told: dict[str, object] = {
        "high": None,
        "as_of": None,
        "source": "وزارة الصحة",
        "via": (),
        "outlet": None,
        "start": 0,
        "end": 4,
        **more,
    }
    return Claim(id=name, value=value, bound=bound, report=report, **told)  # type: ignore[arg-type]


def tally(
    measure: str,
    ends: tuple[float, float, float] | None,
    of: str | None = None,
    side: str | None = None,
    **more: object,
) -> Tally:
    """A tally of its ends; without any, of dozens, or of the order in `order`."""
    order = more.pop("order", 10)
    low, best, high = ends or (None, None, None)
    one = claim("c", "v-00", best if best is not None else float(order), "exact" if ends else "order")  # type: ignore[arg-type]
    if ends is None:
        one = replace(one, relation="scope", current=False, reason=ORDER_ALONE)
    return Tally(
        f"{measure}:{of or 'all'}:{side or ''}",
        measure,
        of,
        side,
        low,
        best,
        high,
        1,
        1,
        (one,),
        side_only=bool(more.get("side_only")),
    )


def incident(name: str, kind: str, *tallies: Tally, **more: object) -> Incident:
    """An incident of a type and mode (`ASSAULT aerial`) in Khartoum on one day, unless told otherwise."""
    type_, _, mode = kind.partition(" ")
    told: dict[str, object] = {
        "title": f"حادث {name}", "place": SUDAN, "when": days("2023-05-04"), "actors": (), "reports": ("v-00",),
        "events": (Mention("v-00", 0, 4),), "grade": "weak", "grade_reason": "one source tells it", "credibility": 3, **more,
    }  # fmt: skip
    named = tuple(replace(t, id=f"{name}:{t.id}") for t in tallies)
    return Incident(id=name, story="v-story", type=type_, mode=mode or None, tallies=named, **told)  # type: ignore[arg-type]


def actors(*named: tuple[str, str]) -> tuple[Actor, ...]:
    """Parties from (name, role), all named by the first report."""
    return tuple(Actor(name, role, ("v-00",)) for name, role in named)


def incidents() -> Sequence[Incident]:
    """One incident of each sort that the rules of exports tell apart."""
    clash = actors((GROUP, "actor"), ("الجيش الصومالي", "actor"))
    strike = actors(("الجيش السوداني", "actor"), (GROUP, "recipient"))
    return (
        incident("v-clash", "ASSAULT firearms", tally("killed", (9, 9, 14)), tally("killed", (5, 5, 5), "military", "الجيش الصومالي"),
                 tally("killed", (4, 4, 9), None, GROUP, side_only=True), actors=clash, when=days("2023-05-04", "2023-05-06"),
                 place=Where("بيدوا", 3.11, 43.65, "point", "SO", "geonames:64536")),
        incident("v-dozens", "ASSAULT suicide-attack", tally("killed", None), actors=actors((GROUP, "actor"), ("المدنيون", "recipient")),
                 when=days("2023-05-01", "2023-05-31"), place=Where("مقديشو", 2.04, 45.34, "point", "SO", "geonames:53654")),
        incident("v-several", "ASSAULT abduct", tally("killed", None, order=3), actors=actors(("مسلحون", "actor"), ("عمال", "recipient"))),
        incident("v-several-war", "ASSAULT heavy-weapons", tally("killed", None, order=3), actors=actors(("الجيش السوداني", "actor"))),
        incident("v-casualties", "ASSAULT drone", tally("casualties", (7, 7, 7)), when=days("2023-05-01", "2023-05-07")),
        incident("v-protest", "PROTEST demo", actors=actors(("المتظاهرون", "actor"))),
        incident("v-shot-at", "ASSAULT crowd-control", tally("killed", (2, 2, 2)),
                 actors=actors(("الشرطة السودانية", "actor"), ("المتظاهرون", "recipient"))),
        incident("v-riot", "PROTEST riot", tally("injured", (3, 3, 3)), actors=actors(("المشاغبون", "actor"))),
        incident("v-arrest", "COERCE arrest", tally("detained", (6, 6, 6)), actors=actors(("الشرطة السودانية", "actor"))),
        incident("v-truce", "RETREAT ceasefire", actors=actors(("حكومة السودان", "actor"), ("قوات الدعم السريع", "actor"))),
        incident("v-aid", "AID", tally("affected", (900, 900, 900)), actors=actors(("برنامج الأغذية العالمي", "actor"))),
        incident("v-sea", "", tally("missing", (40, 40, 61)), tally("killed", (0, 0, 0)), grade="discounted",
                 place=Where("البحر الأحمر", 20.0, 38.5, "region", ""), when=None),
        incident("v-region", "ASSAULT", tally("killed", (3, 4, 6)), tally("killed", (1, 1, 1), "children"), tally("injured", (10, 12, 20)),
                 actors=actors(("القوات الجوية الروسية", "actor"), ("قرويون", "recipient")), grade="confirmed", credibility=1,
                 place=Where("حلب", 36.2, 37.16, "region", "SY")),
        incident("v-country", "ASSAULT execute", tally("killed", (120, 120, 150)), tally("killed", (30, 30, 30), "women"),
                 place=Where("السودان", 15.55, 32.53, "country", "SD"), when=days("2023-01-01", "2023-12-31")),
        incident("v-shelled", "ASSAULT heavy-weapons", tally("killed", (3, 3, 3)), actors=strike),
        incident("v-fought", "ASSAULT firearms", tally("killed", (4, 4, 4)), actors=strike),
        incident("v-nowhere", "ASSAULT destroy", tally("destroyed", (6, 6, 6)), place=Where("مزرعة الوادي"), when=None),
    )  # fmt: skip


def varied() -> tuple[Record, Reports]:
    """A record of one incident of each sort, told by three reports: with quotation marks, a comma, a line break and a formula's sign."""
    first = date(2023, 5, 5)
    reports = {
        f"v-{k:02}": Report.of(
            f"قال مصدر «طبي»، إن \"ثلاثة\" قتلوا.\nوأضاف: لا مزيد {k}.", id=f"v-{k:02}", outlet=outlet, published=first + timedelta(days=k),
            title=f"=خبر\u200f، \"يكر\u0651\u064eم {k}\"", url=f"https://news.example/{k}?a=1&b=2",
        )
        for k, outlet in enumerate(OUTLETS)
    }  # fmt: skip
    reports["v-03"] = Report.of("نص بلا تاريخ ولا ناشر.", id="v-03")
    found = tuple(incidents())
    said = Said("v-00:statement:0-4", "v-00", 0, 4, "مصدر طبي", ("رويترز",), "assert", "direct", first, "قال")
    story = Story(
        "v-story",
        "حوادث",
        first,
        first + timedelta(days=2),
        tuple(reports),
        tuple(i.id for i in found),
        statements=(said,),
    )
    told = tuple(
        Told(
            r.id, story.id, found[0].id if r.published else None, r.outlet, r.published, r.basis, r.text.split("\n")[0]
        )
        for r in reports.values()
    )
    entity = Entity(
        "place:الخرطوم", "الخرطوم", "place", (Surface("الخرطوم", 2, (Usage("رويترز", 2),)),), SUDAN, reports=("v-00",)
    )
    person = Entity("person:سليم_ثابت", "سليم ثابت", "person", (Surface("سليم ثابت", 1, (Usage("صحيفة الجسر", 1),)),),
                    roles=(Surface("قائد", 1, (Usage("صحيفة الجسر", 1),)),), reports=("v-01",))  # fmt: skip
    return Record(told, (story,), found, (entity, person)), reports


GOLDEN = Path(__file__).parent / "exports" / "golden"


def main() -> None:
    """Write the files that exports of these records are compared with anew: `python tests/export_archive.py`."""
    from khabar.outputs.export import FORMATS, export
    from khabar.outputs.export.chosen import Chosen

    with tempfile.TemporaryDirectory() as folder:
        archive = examples(Path(folder) / "archive")
        for form in FORMATS:
            if form != "parquet":
                export(Chosen(archive), form, GOLDEN / form)


if __name__ == "__main__":
    main()
