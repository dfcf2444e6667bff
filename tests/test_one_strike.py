"""One strike told by many: its governorate and its district, its burials, tolls that rise, and the dead by name. All of it is invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import khabar
from khabar.record import Claim, Incident, Tally
from khabar.tell.claims import Draft
from khabar.tell.digest import digest
from khabar.tell.relations import relate


def incidents(*reports: tuple[str | None, str, str]) -> list[Incident]:
    """The incidents of reports: day, outlet, text."""
    told = [khabar.Report.of(text, id=f"r{n}", published=day, outlet=by) for n, (day, by, text) in enumerate(reports)]
    return list(khabar.tell([khabar.read(report) for report in told]).incidents)


def killed(incident: Incident) -> Tally:
    return next(t for t in incident.tallies if t.measure == "killed" and t.of is None and t.side is None)


def claims(*reports: tuple[str | None, str, str]) -> list[Claim]:
    return [
        c for i in incidents(*reports) for t in i.tallies if t.measure == "killed" and t.of is None for c in t.claims
    ]


def named(text: str) -> set[str]:
    """The persons whom the accounts of a report name as dead."""
    return {
        name for a in digest(khabar.read(khabar.Report.of(text, published="2023-04-12"))).accounts for name in a.dead
    }


def test_a_district_lies_in_the_governorate_of_which_its_report_tells() -> None:
    text = (
        "قتل تسعة مزارعين، اليوم الأربعاء، في غارة شنها الطيران الحربي في محافظة تعز.\n"
        "وأوضح مدير مكتب الزراعة أن الطيران استهدف مخزنا للحبوب في بلدة التربة أثناء توزيع البذور."
    )
    found = [i for i in incidents(("2023-04-12", "صحيفة السهل", text)) if i.type == "ASSAULT"]
    assert len(found) == 1
    assert killed(found[0]).best == 9
    assert found[0].place is not None
    assert "التربة" in found[0].place.name


def test_the_day_of_a_burial_is_no_day_of_a_strike() -> None:
    found = incidents(
        ("2023-04-10", "صحيفة السهل", "قالت الشرطة النيجيرية إن 23 شخصا قتلوا الأحد في غارة على سوق بلدة كانكارا."),
        (
            "2023-04-12",
            "صحيفة السهل",
            "خفضت الشرطة النيجيرية حصيلة قتلى الغارة على سوق بلدة كانكارا يوم الأحد الماضي من 23 إلى 21 قتيلا.\n"
            "ودفن الأهالي، أمس الثلاثاء، جثامين ثمانية من الضحايا.",
        ),
    )
    assert len(found) == 1, [(i.type, i.when, i.reports) for i in found]
    tally = killed(found[0])
    assert (tally.low, tally.best, tally.high) == (21, 21, 21)
    assert {(c.value, c.relation) for c in tally.claims if c.value == 8} == {(8, "part")}


@pytest.mark.parametrize(
    "later",
    [
        "قالت بلدية بيني إن عدد قتلى الهجوم على قرية أويشا الثلاثاء ارتفع إلى 19 قتيلا.",
        "ارتفعت إلى 19 قتيلا حصيلة الهجوم على قرية أويشا الثلاثاء بعد العثور على سبع جثث أخرى، وفق بلدية بيني.",
    ],
)
@pytest.mark.parametrize("day", ["2023-04-13", None])
def test_a_toll_that_rose_updates_what_another_gave(later: str, day: str | None) -> None:
    first = "قتل مسلحون 12 قرويا في هجوم على قرية أويشا يوم الثلاثاء، بحسب رئيس المجتمع المدني."
    told = claims(("2023-04-12", "صوت البحيرة", first), (day, "راديو الجبل", later))
    assert [(c.value, c.current) for c in told if c.value in (12, 19)] == [(12, False), (19, True)]
    assert [c.relation for c in told if c.value == 19] == ["update"]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("قتل أربعة في قصف بلدة ليمان، وهم بوريس مورينكو وإيفان كوفال ومارتا بيلا.", {"إيفان كوفال", "مارتا بيلا"}),
        ("قتل سبعة أشخاص في قصف السوق. أسماء القتلى: سالم بركات، عمر حداد، ليلى حداد.", {"سالم بركات", "عمر حداد"}),
        ("استشهد ستة في قصف السوق. من أسماء الشهداء:\n- سالم بركات\n- عمر حداد", {"سالم بركات", "عمر حداد"}),
        ("قتل ستة أشخاص في قصف السوق. ومن بين القتلى معلم المدرسة سالم بركات.", {"سالم بركات"}),
        ("قتل الشقيقان سالم بركات وعمر بركات برصاص قناص.", {"سالم بركات", "عمر بركات"}),
        ("قتل المصور عمر حداد في قصف على السوق.", {"عمر حداد"}),
    ],
)
def test_those_named_as_dead(text: str, dead: set[str]) -> None:
    assert dead <= named(text)


@pytest.mark.parametrize(
    "text",
    [
        "أطلق الخاطفون سراح المهندس سالم بركات لأسباب صحية. وقتل سائق محلي أثناء عملية الاختطاف.",
        "قتل ثلاثة أشخاص وأصيب خمسة بينهم المصور عمر حداد في قصف على السوق.",
        "قتل شخص في قصف على السوق. وقال الطبيب عمر حداد إن المستشفى مكتظ.",
        "أصيب الطبيب عمر حداد في القصف، وقتل سائق سيارة الإسعاف.",
        "أسماء الجرحى: سالم بركات، عمر حداد. وقتل شخصان في القصف على السوق.",
    ],
)
def test_those_named_beside_the_dead(text: str) -> None:
    assert named(text) == set()


STRUCK = "{0}: مقتل 31 شخصا في غارة على سوق كرينيك\n\nقالت {1} إن 31 شخصا قتلوا في غارة على سوق كرينيك أمس الثلاثاء."


@pytest.mark.parametrize(
    ("head", "body", "independent"),
    [
        ("الأمم المتحدة", "وزارة الصحة في المدينة", 2),
        ("الصليب الأحمر", "وزارة الصحة", 2),
        ("الجيش السوداني", "لجنة الأطباء", 2),
        ("حركة طالبان", "وزارة الصحة", 2),
        ("حركة الشباب", "حركة العدل والمساواة", 2),
        ("منظمة بتسيلم", "منظمة العفو الدولية", 2),
        ("منظمة أطباء بلا حدود", "منظمة العفو الدولية", 2),
        ("الحركة", "وزارة الصحة", 2),
        ("منظمة حقوقية", "وزارة الصحة", 2),
        ("منظمة حقوقية", "منظمة العفو الدولية", 1),
        ("منظمة إنسانية", "منظمة أطباء بلا حدود", 1),
        ("لجنة محلية", "لجنة الأطباء", 1),
        ("منظمة حقوقية", "شبكة أطباء السودان", 1),
        ("جهة حقوقية", "رابطة المحامين", 1),
        ("حركة مسلحة", "رابطة المحامين", 2),
        ("مصادر طبية", "وزارة الصحة", 1),
    ],
)
def test_a_headline_keeps_the_source_that_it_names(head: str, body: str, independent: int) -> None:
    report = khabar.Report.of(STRUCK.format(head, body), id="a", published="2023-04-12", outlet="صحيفة السهل")
    tally = next(t for i in khabar.tell([khabar.read(report)]).incidents for t in i.tallies if t.measure == "killed")
    assert tally.independent == independent


RISING = "قالت بلدية بيني إن عدد قتلى الهجوم على قرية أويشا الثلاثاء ارتفع إلى 19 قتيلا."


@pytest.mark.parametrize(
    ("days", "current"),
    [
        # Lower ones of the first day, of a later one and of an unknown one; then the one that has risen.
        ((10, 12, None, 14), [False, False, True, True]),
        ((10, 12, None, 11), [False, True, True, True]),
        ((10, 12, None, None), [False, True, True, True]),
    ],
)
def test_a_toll_that_rose_is_later_than_those_of_which_its_source_may_know(
    days: tuple[int | None, ...], current: list[bool]
) -> None:
    report = khabar.Report.of(RISING, id="a", published="2023-04-12", outlet="صحيفة السهل")
    counts = [c for account in digest(khabar.read(report)).accounts for c in account.counts]
    risen = next(c for c in counts if c.risen)
    rows = []
    for k, (value, day) in enumerate(zip((12.0, 13.0, 14.0, 19.0), days, strict=True)):
        count = replace(risen, value=value, risen=value == risen.value, hour=None)
        when = (date(2023, 4, day), date(2023, 4, day)) if day else None
        draft = Draft(value, None, "exact", None, None, when, f"بلدية {k}", (), k, count, value, "as it is told")
        rows.append((draft, f"بلدية {k}"))
    rows.sort(key=lambda row: str(row[0].as_of[1]) if row[0].as_of else "9999")
    stands = relate(rows)
    assert [s.current for s in sorted(stands, key=lambda s: s.draft.value)] == current
