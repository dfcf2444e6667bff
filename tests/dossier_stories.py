"""Two records written by hand, to show and to test the dossier: over the reports of examples/market-strike, and over eight invented ones.

Towns, outlets, agencies, bodies and numbers of the second story are invented. Nothing here is measured."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from khabar.model import Reading, Report
from khabar.read import read
from khabar.record import (
    Actor,
    Claim,
    Copy,
    Entity,
    Incident,
    Link,
    Mention,
    Moment,
    Record,
    Said,
    Story,
    Surface,
    Tally,
    Told,
    Usage,
    When,
    Where,
)  # fmt: skip

Readings = Mapping[str, Reading]
EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "market-strike"


def day(number: int, month: int = 3, year: int = 2025) -> When:
    """One day as a pair."""
    return (date(year, month, number), date(year, month, number))


class Desk:
    """Writes the values of a record over some reports: every span is found by its words."""

    def __init__(self, reports: list[Report]) -> None:
        self.readings = {report.id: read(report) for report in reports}

    def at(self, report: str, words: str) -> tuple[int, int]:
        """Where the words stand in the report."""
        start = self.readings[report].report.text.index(words)
        return start, start + len(words)

    def claim(self, report: str, words: str, value: float, when: When | None, **more: object) -> Claim:
        """A claim on these words."""
        start, end = self.at(report, words)
        told: dict[str, object] = {"high": None, "bound": "exact", "source": None, "via": (), **more}
        told.setdefault("outlet", self.readings[report].report.outlet)
        id = f"{report}:figure:{start}-{end}"
        return Claim(id=id, value=value, as_of=when, report=report, start=start, end=end, **told)  # type: ignore[arg-type]

    def said(self, report: str, words: str, source: str, stance: str = "assert", via: tuple[str, ...] = ()) -> Said:
        """A statement in these words."""
        start, end = self.at(report, words)
        told = self.readings[report].report.published
        return Said(
            f"{report}:statement:{start}-{end}", report, start, end, source, via, stance, "indirect", told, words
        )

    def moment(self, report: str, words: str, when: When, incident: str | None = None, new: bool = True) -> Moment:
        """A line of the timeline in these words."""
        start, end = self.at(report, words)
        return Moment(when, words, new, report, start, end, incident)

    def mention(self, report: str, words: str, status: str = "reported", source: str | None = None) -> Mention:
        """The words of an event."""
        return Mention(report, *self.at(report, words), status, source)


@cache
def market() -> tuple[Record, Readings]:
    """The strike on a market of examples/market-strike, with what a careful reader keeps of it."""
    outlets = (
        "وكالة فرانس برس",
        "الشروق العربي",
        "وزارة الصحة بولاية الجزيرة",
        "غرفة طوارئ ود النورين",
        "صحيفة الميناء",
    )
    days = (14, 15, 15, 16, 16)
    files = sorted(EXAMPLES.glob("*.txt"))
    reports = [
        Report.of(f.read_text(encoding="utf-8"), id=f.stem, outlet=o, published=date(2024, 11, d))
        for f, o, d in zip(files, outlets, days, strict=True)
    ]
    desk = Desk(reports)
    one, two, three, four, five = (r.id for r in reports)
    strike = "ود-النورين-2024-11-14:incident"
    source = "مصدر طبي"
    killed = (
        desk.claim(one, "21 شخصاً على الأقل", 21, day(14, 11, 2024), bound="at_least", source=source),
        desk.claim(two, "21 مدنياً على الأقل", 21, day(14, 11, 2024), bound="at_least", source=source,
                   via=("وكالة فرانس برس",), relation="same", reason="the same number from the same source through the agency"),
        desk.claim(three, "34 قتيلاً", 34, day(15, 11, 2024), source=outlets[2], relation="update", reason="a later day and more"),
        desk.claim(four, "٤١ شهيداً", 41, day(16, 11, 2024), source=outlets[3], relation="update", reason="a later day and more"),
    )  # fmt: skip
    children = (
        desk.claim(four, "١٣ طفلاً", 13, day(16, 11, 2024), source=outlets[3], relation="part", to=killed[3].id),
    )
    denial = desk.said(five, "استهداف مدنيين في بلدة ود النورين", "الجيش السوداني", "deny")
    accused = desk.said(two, "طيران الجيش بارتكاب مجزرة متعمدة بحق متسوقين عزل", "قوات الدعم السريع", "accuse")
    incident = Incident(
        strike, "story:ود-النورين", "ASSAULT", "aerial", "غارة على سوق ود النورين",
        Where("ود النورين", 14.2, 33.1, "region", "SD"), day(14, 11, 2024),
        (Actor("الجيش السوداني", "actor", (two,)), Actor("مدنيون", "recipient", (one, two))),
        (one, two, three, four, five), (desk.mention(one, "غارة جوية"), desk.mention(five, "استهداف مدنيين", "denied", "الجيش السوداني")),
        (
            Tally("t:killed", "killed", None, None, 21, 41, 41, 3, 4, killed, "grown", "21 → 34 → 41, each later than the one before"),
            Tally("t:children", "killed", "children", None, 13, 13, 13, 1, 1, children),
        ),
        "contested", "the party accused denies it", 2, "three independent sources, one denial",
    )  # fmt: skip
    story = Story(
        "story:ود-النورين", "غارة على سوق ود النورين", date(2024, 11, 14), date(2024, 11, 16), tuple(desk.readings), (strike,),
        (desk.moment(one, "غارة جوية استهدفت السوق الأسبوعية", day(14, 11, 2024), strike),
         desk.moment(five, "نفى الجيش السوداني", day(16, 11, 2024))),
        (accused, denial),
    )  # fmt: skip
    told = tuple(
        Told(r.id, story.id, strike, r.outlet, r.published, "given", r.text.split("\n")[0], "") for r in reports
    )
    return Record(told, (story,), (incident,), links=(Link("denies", denial.id, accused.id),)), desk.readings


_HOSPITAL = "غارة على مستشفى الحمرات: 12 قتيلاً على الأقل"
_FLASH = (
    "قُتل 12 شخصاً على الأقل في غارة جوية أصابت مستشفى الحمرات الريفي فجر الاثنين، بحسب طبيب في المستشفى.\n\n"
    "وقال الطبيب لوكالة المدار: «سقط السقف على جناح الأطفال، وما زلنا نبحث تحت الأنقاض».\n\n"
    "وكان المستشفى نفسه قد تعرض لقصف في يناير الماضي أوقع قتيلين."
)


def _invented() -> list[Report]:
    def report(id: str, outlet: str, number: int, title: str, text: str) -> Report:
        return Report.of(
            text, id=id, outlet=outlet, published=date(2025, 3, number), title=title, url=f"https://{id}.example/"
        )

    return [
        report("madar-1", "وكالة المدار", 3, _HOSPITAL, f"الحمرات 3 مارس (المدار)\n\n{_FLASH}"),
        report("diffa-1", "صحيفة الضفة", 3, "12 قتيلاً في قصف مستشفى الحمرات",
               f"أفادت وكالة المدار بأن غارة جوية أصابت المستشفى الريفي في الحمرات.\n\n{_FLASH}"),
        report("nahar-1", "موقع النهار الجديد", 3, _HOSPITAL, _FLASH),
        report("atibba-1", "شبكة أطباء الشرق", 4, "بيان عن مستشفى الحمرات",
               "ارتفعت حصيلة الغارة على مستشفى الحمرات إلى 27 قتيلاً، بينهم 9 أطفال، و40 جريحاً حتى مساء الثلاثاء.\n\n"
               "ونحمّل سلاح الجو المسؤولية الكاملة عن قصف مستشفى معلوم الإحداثيات، ونطالب بممر آمن للجرحى."),
        report("sada-1", "صدى الميناء", 5, "الصحة: 31 قتيلاً في مستشفى الحمرات.. والجيش ينفي",
               "نقلت الوكالة الرسمية عن وزارة الصحة بالولاية أن عدد قتلى مستشفى الحمرات بلغ 31 قتيلاً وأن 46 آخرين أصيبوا.\n\n"
               "ونفى المتحدث باسم الجيش قصف أي مستشفى، مؤكداً أن الطائرات ضربت مخزن سلاح يبعد كيلومترين عن البلدة.\n\n"
               "وقالت السلطة المحلية في الحمرات إن عدد القتلى لا يتجاوز 8."),
        report("sahil-1", "قناة الساحل", 5, "هجوم بمسيّرة على قافلة إغاثة عند جسر العطبان",
               "هاجمت مسيّرة ظهر الأربعاء قافلة إغاثة عند جسر العطبان، ما أسفر عن مقتل 3 سائقين واحتراق شاحنتين، بحسب هيئة إغاثة الشرق.\n\n"
               "واتهم تحالف القرى الجيش باستهداف القافلة. ونفى مصدر عسكري للقناة تنفيذ أي طلعة في المنطقة أمس أو اليوم."),
        report("diffa-2", "صحيفة الضفة", 6, "قافلة العطبان: 3 سائقين قضوا في الهجوم",
               "قُتل 3 سائقين في الهجوم على قافلة الإغاثة عند جسر العطبان، نقلاً عن قناة الساحل.\n\n"
               "ووصف متحدث باسم هيئة إغاثة الشرق الهجوم بأنه «ضربة متعمدة لعمل إنساني معلن»."),
        report("madar-2", "وكالة المدار", 7, "حصيلة: 34 قتيلاً في المستشفى و4 في القافلة",
               "قالت شبكة أطباء الشرق إن قتلى مستشفى الحمرات بلغوا 34 قتيلاً، بينهم 11 طفلاً، بعد وفاة ثلاثة متأثرين بجراحهم.\n\n"
               "وأعلنت هيئة إغاثة الشرق وفاة سائق رابع من القافلة التي هوجمت الأربعاء، لتصبح الحصيلة 4 قتلى.\n\n"
               "وأكدت وزارة الصحة بالولاية أن الغارة أصابت مبنى المستشفى مباشرة. وجدد المتحدث باسم الجيش نفيه."),
    ]  # fmt: skip


@cache
def convoy() -> tuple[Record, Readings]:
    """Two incidents in eight reports: a toll that grows, a conflict, denials, copies, numbers that came through agencies."""
    desk = Desk(_invented())
    claim, said, moment, mention = desk.claim, desk.said, desk.moment, desk.mention
    story, hospital, bridge = "story:الحمرات", "hamarat-20250303:incident", "atban-20250305:incident"
    doctor, network, ministry = "طبيب في مستشفى الحمرات", "شبكة أطباء الشرق", "وزارة الصحة بالولاية"
    relief, army, madar, state = "هيئة إغاثة الشرق", "المتحدث باسم الجيش", "وكالة المدار", "الوكالة الرسمية"
    flash = claim("madar-1", "12 شخصاً على الأقل", 12, day(3), bound="at_least", source=doctor, current=True)
    first = claim("atibba-1", "27 قتيلاً", 27, day(4), source=network, relation="update", to=flash.id, current=False,
                  reason="a later day and more, by another source")  # fmt: skip
    official = claim("sada-1", "31 قتيلاً", 31, day(5), source=ministry, via=(state,), relation="update", to=first.id,
                     reason="a later day and more, by another source")  # fmt: skip
    last = claim("madar-2", "34 قتيلاً", 34, day(6), source=network, relation="update", to=first.id,
                 reason="the same source counts on: 27, then 34")  # fmt: skip
    killed = (
        flash,
        claim("diffa-1", "12 شخصاً على الأقل", 12, day(3), bound="at_least", source=doctor, via=(madar,), relation="same",
              to=flash.id, reason="the agency's words and number"),
        claim("nahar-1", "12 شخصاً على الأقل", 12, day(3), bound="at_least", source=doctor, via=(madar,), relation="same",
              to=flash.id, reason="the agency's text, word for word"),
        first, official,
        claim("sada-1", "لا يتجاوز 8", 8, day(5), bound="at_most", source="السلطة المحلية في الحمرات", relation="conflict",
              to=official.id, reason="at most 8 and 31 on the same day, of the same place, both of all the dead"),
        last,
    )  # fmt: skip
    nine = claim("atibba-1", "9 أطفال", 9, day(4), source=network, relation="part", to=first.id, current=False)
    children = (
        nine,
        claim(
            "madar-2",
            "11 طفلاً",
            11,
            day(6),
            source=network,
            relation="update",
            to=nine.id,
            reason="a later day and more",
        ),
    )
    injured = (
        claim("atibba-1", "40 جريحاً", 40, day(4), source=network),
        claim("sada-1", "46 آخرين", 46, day(5), source=ministry, via=(state,), relation="update", reason="a later day and more"),
    )  # fmt: skip
    three = claim("sahil-1", "3 سائقين", 3, day(5), source=relief, current=False)
    drivers = (
        three,
        claim("diffa-2", "3 سائقين", 3, day(5), source=relief, via=("قناة الساحل",), relation="same", to=three.id, current=False),
        claim("madar-2", "4 قتلى", 4, (date(2025, 3, 5), date(2025, 3, 7)), source=relief, via=(), relation="update", to=three.id,
              reason="one more died, says the same source"),
    )  # fmt: skip
    trucks = (claim("sahil-1", "شاحنتين", 2, day(5), source=relief),)
    blame = said("atibba-1", "نحمّل سلاح الجو المسؤولية الكاملة عن قصف مستشفى معلوم الإحداثيات", network, "accuse")
    denial = said("sada-1", "قصف أي مستشفى", army, "deny")
    store = said("sada-1", "الطائرات ضربت مخزن سلاح يبعد كيلومترين عن البلدة", army)
    direct = said("madar-2", "الغارة أصابت مبنى المستشفى مباشرة", ministry)
    accused = said("sahil-1", "الجيش باستهداف القافلة", "تحالف القرى", "accuse")
    sorties = said("sahil-1", "تنفيذ أي طلعة في المنطقة أمس أو اليوم", "مصدر عسكري", "deny", ("قناة الساحل",))
    statements = (
        said("madar-1", "سقط السقف على جناح الأطفال، وما زلنا نبحث تحت الأنقاض", doctor),
        said("diffa-1", "سقط السقف على جناح الأطفال، وما زلنا نبحث تحت الأنقاض", doctor, via=(madar,)),
        said("nahar-1", "سقط السقف على جناح الأطفال، وما زلنا نبحث تحت الأنقاض", doctor, via=(madar,)),
        blame, said("atibba-1", "بممر آمن للجرحى", network, "demand"), denial, store, accused, sorties,
        said("diffa-2", "ضربة متعمدة لعمل إنساني معلن", relief, "condemn"), direct,
    )  # fmt: skip
    incidents = (
        Incident(
            hospital, story, "ASSAULT", "aerial", "غارة على مستشفى الحمرات الريفي",
            Where("الحمرات", 15.62, 35.38, "point", "SD"), day(3),
            (Actor("الجيش", "actor", ("atibba-1",)), Actor("مستشفى الحمرات", "recipient", ("madar-1", "atibba-1", "sada-1"))),
            ("madar-1", "diffa-1", "nahar-1", "atibba-1", "sada-1", "madar-2"),
            (mention("madar-1", "غارة جوية"), mention("sada-1", "قصف أي مستشفى", "denied", army)),
            (
                Tally("hospital:killed", "killed", None, None, 8, 34, 34, 4, 5, killed, "conflict",
                      "12 → 27 → 31 → 34 grows; the local authority's “at most 8” does not fit and stays a conflict"),
                Tally("hospital:children", "killed", "children", None, 11, 11, 11, 1, 2, children, "grown", "9 → 11 by one source"),
                Tally("hospital:injured", "injured", None, None, 40, 46, 46, 2, 2, injured, "grown", "40 → 46"),
            ),
            "contested", "the army, which is held responsible, denies that it struck a hospital",
            2, "a ministry and a network of doctors agree independently; the army denies",
        ),
        Incident(
            bridge, story, "ASSAULT", "drone", "هجوم بمسيّرة على قافلة إغاثة",
            Where("جسر العطبان", 15.05, 35.95, "point", "SD"), day(5),
            (Actor("هيئة إغاثة الشرق", "recipient", ("sahil-1", "diffa-2")),),
            ("sahil-1", "diffa-2", "madar-2"), (mention("sahil-1", "هاجمت مسيّرة"),),
            (
                Tally("convoy:killed", "killed", "aid_workers", None, 4, 4, 4, 1, 3, drivers, "grown", "3 → 4 by one source"),
                Tally("convoy:trucks", "destroyed", "شاحنة", None, 2, 2, 2, 1, 1, trucks),
            ),
            "weak", "one ultimate source", 3, "one source that was there; nobody confirms it",
        ),
    )  # fmt: skip
    timeline = (
        moment("madar-1", "تعرض لقصف في يناير الماضي أوقع قتيلين", (date(2025, 1, 1), date(2025, 1, 31)), new=False),
        moment("madar-1", "غارة جوية أصابت مستشفى الحمرات الريفي فجر الاثنين", day(3), hospital),
        moment("diffa-1", "غارة جوية أصابت المستشفى الريفي في الحمرات", day(3), hospital),
        moment("sada-1", "ونفى المتحدث باسم الجيش قصف أي مستشفى", day(5)),
        moment("sahil-1", "هاجمت مسيّرة ظهر الأربعاء قافلة إغاثة عند جسر العطبان", day(5), bridge),
        moment("madar-2", "وفاة سائق رابع من القافلة", (date(2025, 3, 5), date(2025, 3, 7)), bridge),
    )
    ids = tuple(desk.readings)
    entities = (
        Entity("e:army", "الجيش", "organization",
               (Surface("الجيش", 3, (Usage("صدى الميناء", 2), Usage("تحالف القرى", 1))), Surface("سلاح الجو", 1, (Usage(network, 1),))),
               reports=("sada-1", "sahil-1", "atibba-1")),
        Entity("e:hamarat", "الحمرات", "place", (Surface("الحمرات", 9, (Usage(madar, 4), Usage("صحيفة الضفة", 3))),),
               Where("الحمرات", 15.62, 35.38, "point", "SD"), reports=ids),
    )  # fmt: skip
    told = tuple(
        Told(r.report.id, story, bridge if r.report.id in ("sahil-1", "diffa-2") else hospital, r.report.outlet, r.report.published,
             "given", r.report.text.split("\n")[0])
        for r in desk.readings.values()
    )  # fmt: skip
    copies = (
        Copy("nahar-1", "madar-1", "verbatim", 0.97, "the agency's text without its date line"),
        Copy("diffa-1", "madar-1", "edited", 0.81, "the agency's text under another opening"),
        Copy("diffa-2", "sahil-1", "same statement", 0.3, "the relief body's number of drivers",
             (desk.at("diffa-2", "قُتل 3 سائقين"), desk.at("sahil-1", "مقتل 3 سائقين"))),
    )  # fmt: skip
    links = (
        Link("denies", denial.id, blame.id, "the army's spokesman on the same strike"),
        Link("denies", sorties.id, accused.id, "a military source on the same day and place"),
        Link("confirms", direct.id, blame.id, "both say that the building was hit"),
        Link("answers", store.id, blame.id),
    )
    one = Story(story, "مستشفى الحمرات وقافلة العطبان", date(2025, 3, 3), date(2025, 3, 7), ids, (hospital, bridge), timeline,
                statements, "reports of one campaign in one district within five days")  # fmt: skip
    return Record(told, (one,), incidents, entities, copies, links), desk.readings
