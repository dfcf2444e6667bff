"""Where and when: villages of other wars, towns that are but the area, dates of pages and posts, days of undated reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module

import pytest

import khabar
from khabar.model import Name, Report
from khabar.read.layout import find_layout
from khabar.tell.digest import digest
from khabar.tell.evidence import weigh
from khabar.tell.setting import Setting
from khabar.tell.sites import is_home, lies_in

BODY = "قصفت طائرات مسيّرة مستودعا للوقود في ضواحي المدينة وأصيب ثلاثة عمال بحروق."


def places(text: str) -> list[str]:
    reading = khabar.read(Report.of(text, published="2024-05-06"))
    return [n.span.of(text) for n in reading.names if n.kind == "place"]


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("قُتل راعٍ في قرية حجر الدم شمال صنعاء", "حجر الدم"),
        ("هاجم المسلحون قرية سنابل التابعة لمحلية كتم", "سنابل"),
        ("سقطت قذائف على قرية قمح بريف تعز", "قمح"),
        ("أحرقت القوات منازل في قرية عجل في ولاية الجزيرة", "عجل"),
        ("قصفت المدفعية بلدة صنوبر الواقعة جنوب لبنان", "صنوبر"),
        ("داهم الجنود قرية دير سنبل قرب جنين", "دير سنبل"),
        ("قُتل اثنان في قرية مسرب غرب الموصل", "مسرب"),
        ("انفجر لغم في قرية بيت قرنفل شمال الحديدة", "بيت قرنفل"),
        ("أصيب رجل في قرية عنبر بمحافظة صلاح الدين", "عنبر"),
    ],
)
def test_a_village_that_is_an_ordinary_word(text: str, village: str) -> None:
    assert village in places(text)


@pytest.mark.parametrize(
    "text",
    [
        "قصفوا قرية صغيرة في ريف تعز",
        "قصفوا قرية أخرى في محافظة صعدة",
        "نزحوا من قرية تقع شمال الخرطوم",
        "أحرقوا قرية بأكملها في ولاية الجزيرة",
        "عادوا إلى قرية شهدت في محافظة إب معارك",
        "وصلوا إلى بلدة حدودية جنوب لبنان",
        "مروا بقرية سكنها نازحون في محافظة مأرب",
        "وأدى القصف إلى مقتل رجل",
    ],
)
def test_no_village_is_named(text: str) -> None:
    reading = khabar.read(Report.of(text, published="2024-05-06"))
    assert not [
        n.span.of(text) for n in reading.names if n.kind == "place" and n.rule in ("head-place", "head-and-place")
    ]


@pytest.mark.parametrize("text", ["أُغلقت أسواق المدينة بعد القصف", "قُصف مسجد القرية فجرا", "هوجمت مدارس البلدة"])
def test_the_town_that_was_told_of_is_no_town_of_that_name(text: str) -> None:
    assert not places(text)


def test_a_hashtag_belongs_to_the_place_after_its_head() -> None:
    assert "بادية #الجوف" in places("استهدف القصف رعاة في بادية #الجوف قرب مأرب")


@pytest.mark.parametrize(
    ("text", "town", "inner"),
    [
        ("قصف على قرية سنابل بريف تعز", "تعز", {"سنابل"}),
        ("قصف على قرية سنابل في منطقة تعز", "تعز", {"سنابل"}),
        ("قصف على قرية سنابل، شمال تعز", "تعز", {"سنابل"}),
        ("قصف على قرية سنابل في الريف الشرقي لتعز", "تعز", {"سنابل"}),
        ("قصف على قرية سنابل وبلدة حجاز بريف تعز", "تعز", {"سنابل", "حجاز"}),
        ("قصف على قرية سنابل وعلى تعز", "تعز", set()),
        ("قصف على قرية سنابل. في تعز هدوء", "تعز", set()),
    ],
)
def test_what_lies_in_the_area_of_a_town(text: str, town: str, inner: set[str]) -> None:
    from khabar.model import Name, Span

    found = [
        Name(Span(at, at + len(word)), "place", word)
        for word in ("سنابل", "حجاز", "تعز")
        if (at := text.find(word)) >= 0
    ]
    assert lies_in(text, [found]).get(town, frozenset()) == inner


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("قُتل شاب من أبناء مدينة أم درمان", True),
        ("الضحية ينحدر من بلدة أم درمان", True),
        ("نُقل الجرحى إلى مستشفى أم درمان", True),
        ("قُتل شاب في مدينة أم درمان", False),
        ("قُتل أربعة من النازحين من مدينة أم درمان", True),
        ("قُتل أربعة نازحين في مدينة أم درمان", False),
        ("قصفت مخيم النازحين في مدينة أم درمان", False),
        ("أطلقت ثلاث قذائف على السوق من قاعدة أم درمان", True),
        ("سقطت ثلاث قذائف على أجزاء من قاعدة أم درمان", False),
        ("سقطت ثلاث قذائف على مقربة من قاعدة أم درمان", False),
        ("سقطت ثلاث قذائف على قاعدة أم درمان", False),
    ],
)
def test_where_somebody_comes_from_is_not_where_it_happened(text: str, home: bool) -> None:
    from khabar.model import Name, Span

    at = text.index("أم درمان")
    assert is_home(text, Name(Span(at, at + 8), "place", "أم درمان")) is home


def incident(*texts: str) -> khabar.record.Incident:
    reports = [Report.of(text, id=f"r{k}", published="2024-05-06") for k, text in enumerate(texts)]
    return max(khabar.tell(map(khabar.read, reports)).incidents, key=lambda i: len(i.reports))


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        (("قتل 3 مدنيين في قصف على ريف تعز\n\nقتل 3 مدنيين اليوم في قصف على قرية سنابل بريف تعز.",), "سنابل"),
        (
            (
                "قتل 5 مدنيين في قصف استهدف قرية سنابل في ريف الفاشر اليوم.",
                "قتل 5 مدنيين اليوم في قصف على الفاشر وأصيب آخرون.",
            ),
            "سنابل",
        ),
        (("قتل شاب من أبناء مدينة رفح اليوم في غارة على بلدة بيت لاهيا.",), "بيت لاهيا"),
        (("قتل 4 مدنيين اليوم في قصف على بنت جبيل.",), "بنت جبيل"),
    ],
)
def test_the_place_of_an_incident(texts: tuple[str, ...], place: str) -> None:
    where = incident(*texts).place
    assert where is not None
    assert where.name == place


def test_a_village_that_no_gazetteer_holds_lies_around_its_town() -> None:
    where = incident("قتل 3 مدنيين اليوم في قصف على قرية سنابل بريف تعز.").place
    assert where is not None
    assert (where.precision, where.country) == ("region", "YE")


def test_a_village_lies_around_the_town_that_it_is_said_to_belong_to() -> None:
    where = incident(
        "قتل 3 مدنيين اليوم في قصف على قرية سنابل التابعة لمدينة الحديدة، وقصفت القوات مدينة تعز أيضا."
    ).place
    assert where is not None
    assert (where.name, where.precision) == ("سنابل", "region")
    assert (where.lat, where.lon) == pytest.approx((14.8, 42.95), abs=0.1)


@pytest.mark.parametrize("spelling", ["تيرمعلة", "تير معلة"])
def test_a_place_outside_of_geonames_is_called_as_its_reports_call_it(spelling: str) -> None:
    text = f"قتل 3 مدنيين اليوم في قصف على قرية {spelling} بريف حمص."
    where = incident(text, text.replace("اليوم", "صباح اليوم")).place
    assert where is not None
    assert where.name == spelling


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("الأربعاء, فبراير 9, 2022", date(2022, 2, 9)),
        ("الأحد، كانون الثاني 22، 2023", date(2023, 1, 22)),
        ("20 يوليو \\ تموز 2023", date(2023, 7, 20)),
        ("9 February 2022", date(2022, 2, 9)),
    ],
)
def test_date_lines(line: str, day: date) -> None:
    layout = find_layout(Report.of(f"حريق في مستودع للوقود\n\n{line}\n\n{BODY}"))
    assert (layout.published, layout.basis) == (day, "stated")


def test_the_clock_of_a_site_is_not_the_day_of_its_report() -> None:
    menus = "\n".join(f"خبر آخر عن بلدة بعيدة {k}" for k in "أبتثجحخد")
    layout = find_layout(Report.of(f"السبت 14 حزيران, 2025\n{menus}\nحريق في مستودع للوقود\n\n{BODY}"))
    assert layout.published is None


def test_links_between_headline_and_text_give_no_day() -> None:
    text = f"2022-11-22\n\nمقالات مشابهة\n\nافتتاح سوق جديدة في البلدة\n\n2024-12-02\n\n{BODY}"
    layout = find_layout(Report.of(text))
    assert layout.published == date(2022, 11, 22)
    assert "افتتاح سوق" not in " ".join(s.of(text) for s in layout.lines)


def test_days_of_other_stories_after_the_text_give_no_day() -> None:
    links = "\n\n".join(f"خبر عن بلدة أخرى\n\nمارس 0{k}, 2022" for k in (3, 4))
    assert find_layout(Report.of(f"حريق في مستودع للوقود\n\n{BODY}\n\n{links}")).published is None


def test_a_post_of_short_lines_is_no_menu() -> None:
    first = "عاجل من الفاشر\nقصف على السوق\nالشهداء\nكريم سالم"
    text = f"{first}...\n\n{first}\nسالم راشد\nراشد كريم\nنرجو النشر"
    layout = find_layout(Report.of(text))
    assert text[layout.lines[0].start :].startswith("عاجل من الفاشر\nقصف على السوق\nالشهداء\nكريم سالم\nسالم")


def times(text: str) -> dict[str, str]:
    return {t.span.of(text): t.value for t in khabar.read(Report.of(text)).times}


FILLER = " وقال سكان إن القصف دمر عددا من البيوت في الحي وقطع الطريق إليه."


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (
            "أصيب رجل يوم الخميس 6/ تشرين الأول/ 2022 في قصف على البلدة.",
            "يوم الخميس 6/ تشرين الأول/ 2022",
            "2022-10-06",
        ),
        (
            "منذ بداية العام الحالي 2023 سقط كثيرون. أصيب رجل اليوم الجمعة 6 تشرين الأول.",
            "اليوم الجمعة 6 تشرين الأول",
            "2023-10-06",
        ),
        (
            "منذ مطلع العام 2023 سقط كثيرون. أصيب رجل اليوم الجمعة 6 تشرين الأول.",
            "اليوم الجمعة 6 تشرين الأول",
            "2023-10-06",
        ),
        (
            "منذ مطلع العام 2022 سقط كثيرون. أصيب رجل اليوم الجمعة 6 تشرين الأول.",
            "اليوم الجمعة 6 تشرين الأول",
            "XXXX-10-06",
        ),
        (
            "وقع انفجار الثلاثاء 2 تشرين الثاني." + FILLER + " وبدأت الحرب في 24 آب 2016.",
            "الثلاثاء 2 تشرين الثاني",
            "XXXX-11-02",
        ),
        ("وقع انفجار في 8 تموز الماضي." + FILLER + " ووقع الاتفاق في 5 آذار 2020.", "8 تموز الماضي", "XXXX-07-08"),
        (
            "قالت مصادر الإثنين 8 من تشرين الثاني/أكتوبر إن رجلا قُتل." + FILLER,
            "الإثنين 8 من تشرين الثاني/أكتوبر",
            "XXXX-11-08",
        ),
    ],
)
def test_days_without_a_day_of_publication(text: str, words: str, value: str) -> None:
    assert times(text)[words] == value


def test_a_treaty_told_as_background_does_not_date_a_report() -> None:
    text = "قُتل رجلان في قصف على القرية مساء أمس." + FILLER * 4 + " وكان الطرفان وقعا اتفاقا في 5 مارس 2020."
    assert digest(khabar.read(Report.of(text))).latest_day is None


def test_the_day_that_the_beginning_names_dates_a_report() -> None:
    text = "قُتل رجلان في قصف على القرية يوم 5 مارس 2020." + FILLER * 4
    assert digest(khabar.read(Report.of(text))).latest_day == date(2020, 3, 5)


def test_a_campaign_is_not_the_day_of_a_happening() -> None:
    when = incident("قُتل 3 مدنيين في قصف على بلدة بيت لاهيا. ومنذ بداية عام 2024 قُتل كثيرون.").when
    assert when is None or when[0] == when[1]


def test_a_village_no_list_holds_lies_in_its_governorate_and_not_where_the_capital_does() -> None:
    text = "قتل 14 شخصا في قصف مدفعي على سوق في وادي البساتين بمحافظة تعز جنوب غربي اليمن، الاثنين."
    (incident,) = khabar.tell([khabar.read(Report.of(text, published="2025-03-12"))]).incidents
    place = incident.place
    assert place is not None
    assert (place.name, place.precision) == ("وادي البساتين", "region")
    assert place.lat == pytest.approx(13.58, abs=0.3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قُتل رجلان في قصف على القرية اليوم الاثنين.", ("XXXX-WXX-1",)),
        ("قُتل رجلان في قصف على القرية مساء أمس الأحد.", ("XXXX-WXX-1",)),
        ("قُتل رجلان في قصف على القرية صباح اليوم الثلاثاء 4 حزيران.", ("XXXX-06-04", "XXXX-WXX-2")),
        ("قُتل رجلان في قصف على القرية أمس الثلاثاء 31 آذار.", ("XXXX-04-01", "XXXX-WXX-3")),
        ("قُتل رجلان اليوم الاثنين. وكان آخران قُتلا في قصف اليوم الخميس.", ("XXXX-WXX-1", "XXXX-WXX-4")),
        ("قُتل رجلان في قصف على القرية الثلاثاء.", ()),
        ("قُتل رجلان في قصف على القرية. وفي وقت سابق من الأحد أصيب حارس.", ("XXXX-WXX-7",)),
        ("قُتل رجلان في قصف على القرية اليوم الاثنين. وفي وقت لاحق الأحد أصيب حارس.", ("XXXX-WXX-1",)),
        ("قُتل رجلان في قصف على القرية. وفي وقت سابق من اليوم الأحد أصيب حارس.", ("XXXX-WXX-7",)),
        ("قُتل رجلان في قصف على القرية. وفي وقت متأخر من الأحد أصيب حارس.", ()),
    ],
)
def test_what_a_report_tells_of_its_own_day(text: str, told: tuple[str, ...]) -> None:
    assert digest(khabar.read(Report.of(text))).spoken == told


STRUCK = "قُتل ثلاثة مدنيين وأصيب رجل بجروح في غارة جوية على سوق الخضار في بلدة بيت لاهيا شمال قطاع غزة"


def days(*texts: tuple[str, str | None]) -> dict[str, tuple[date | None, str]]:
    """Day and basis of each report of a record."""
    reports = [Report.of(text, id=f"r{k}", published=day) for k, (text, day) in enumerate(texts)]
    return {t.id: (t.published, t.basis) for t in khabar.tell(map(khabar.read, reports)).reports}


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("2024-05-06", date(2024, 5, 6)),
        ("2024-05-07", date(2024, 5, 6)),
        ("2024-05-09", None),
    ],
)
def test_a_report_that_names_its_weekday_came_out_on_it(other: str, found: date | None) -> None:
    told = days((f"{STRUCK} اليوم الاثنين.", None), (f"{STRUCK}.", other))
    assert told["r0"][0] == found


def test_a_weekday_and_the_years_that_a_report_names_tell_its_year() -> None:
    text = f"{STRUCK} اليوم الثلاثاء 4 حزيران. {FILLER} وكانت البلدة قُصفت في 12 أيار 2021."
    assert days((text, None))["r0"] == (date(2024, 6, 4), "inferred")


def test_a_page_that_speaks_on_two_days_is_dated_by_neither() -> None:
    text = f"{STRUCK} اليوم الخميس 6 تشرين الأول 2022. وأصيب رجل في قصف اليوم الجمعة."
    assert days((text, None))["r0"] == (None, "unknown")


def test_a_day_of_a_month_alone_tells_no_year() -> None:
    text = f"{STRUCK} اليوم الثلاثاء 4 حزيران."
    assert days((text, None))["r0"] == (None, "unknown")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("قُتلت امرأة في قصف مدفعي على بلدة بيت لاهيا اليوم الأربعاء.", "they name different weekdays"),
        ("قُتلت امرأة في قصف مدفعي على بلدة بيت لاهيا مساء أمس السبت.", "both name the same weekday"),
    ],
)
def test_the_weekday_of_today_is_weighed_between_undated_posts(text: str, reason: str) -> None:
    one = digest(khabar.read(Report.of("قُتل طفل في قصف مدفعي على بلدة بيت لاهيا اليوم السبت ودُمر منزل.", id="a")))
    pieces = weigh(one, 0, digest(khabar.read(Report.of(text, id="b"))), 0).reasons
    assert any(piece.startswith(reason) for piece in pieces)


def test_a_town_where_a_report_sets_its_deed_lends_no_votes_to_a_village_told_besides() -> None:
    town = "قُتل مدني اليوم في غارة بطائرة مسيّرة على سيارة وسط مدينة منبج"
    place = incident(
        f"{town}. وفي قرية سنابل بريف منبج، انتُشلت جثة رجل مجهول قُتل منذ أيام.",
        f"{town} وأصيب ثلاثة.",
        f"{town}، وتصاعد الدخان.",
    ).place
    assert place is not None
    assert place.name == "منبج"


def test_what_is_counted_at_another_place_is_not_counted_here() -> None:
    here = "قُتل رجل اليوم في قصف مدفعي على بلدة بيت لاهيا"
    found = incident(f"{here}.", f"{here} وأصيب طفلان.", f"قُتل خمسة مدنيين في انفجار لغم في رفح.\n{here} وأصيب طفلان.")
    killed = {t.of: (t.low, t.high) for t in found.tallies if t.measure == "killed"}
    assert killed == {None: (1, 1)}


def test_a_place_at_the_middle_of_its_district_is_not_told_as_a_point() -> None:
    report = Report.of("قتل ثلاثة مدنيين في قصف على مدينة الدلنج اليوم.", id="a", published="2025-11-02")
    [incident] = khabar.tell([khabar.read(report)]).incidents
    assert incident.place is not None
    assert (incident.place.name, incident.place.precision, incident.place.id) == ("الدلنج", "region", None)


@pytest.mark.parametrize(
    "area",
    ["الريف الشرقي لمدينة زبيد", "ريف زبيد الشرقي", "ريف مدينة زبيد", "منطقة زبيد"],
)
def test_a_town_of_which_a_report_names_but_the_area_gives_way_to_the_village_in_it(area: str) -> None:
    text = (
        f"مقتل طفل بقصف على {area}\n\nقُتل طفل اليوم في قصف مدفعي على {area}.\n\n"
        f"وقال سكان إن الطفل سالم راشد قُتل في قصف على قرية الجرابيح في {area}."
    )
    place = incident(text).place
    assert place is not None
    assert place.name == "الجرابيح"


def test_a_town_that_a_report_names_itself_gives_way_to_no_village() -> None:
    text = (
        "مقتل طفل بقصف على مدينة زبيد\n\nقُتل طفل اليوم في قصف مدفعي على مدينة زبيد.\n\n"
        "وقال سكان إن قرية الجرابيح في ريف زبيد تعرضت لقصف أدى إلى إصابة الطفل سالم راشد."
    )
    told = khabar.tell([khabar.read(Report.of(text, id="r", published="2024-05-06"))]).incidents
    places = {t.measure: i.place.name for i in told for t in i.tallies if i.place is not None}
    assert places == {"killed": "زبيد", "injured": "الجرابيح"}


def test_a_capital_that_stands_for_its_government_is_not_where_a_happening_is_set() -> None:
    text = "قُتل ثلاثة مدنيين اليوم في قصف مدفعي لقوات حكومة #الخرطوم على قرية التكينة."
    spots = digest(khabar.read(Report.of(text, published="2024-05-06"))).accounts[0].spots
    assert "التكينة" in [s.key for s in spots]
    assert "الخرطوم" not in [s.key for s in spots]
    text = "قُتل ثلاثة مدنيين اليوم في قصف مدفعي على الخرطوم، وأدانت حكومة الخرطوم القصف."
    spots = digest(khabar.read(Report.of(text, published="2024-05-06"))).accounts[0].spots
    assert "الخرطوم" in [s.key for s in spots]


def test_where_places_lie_to_each_other_is_asked_once_for_each_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(text: str, sentences: Iterable[Sequence[Name]]) -> dict[str, frozenset[str]]:
        asked.append(1)
        return lies_in(text, sentences)

    for module in ("khabar.tell.setting", "khabar.tell.sites"):
        monkeypatch.setattr(import_module(module), "lies_in", counted)
    told = [f"قتل {k} أشخاص في قصف على قرية أم كدادة بريف الفاشر." for k in range(3, 15)]
    reading = khabar.read(Report.of("\n".join(told), id="a", published="2024-05-06"))
    digest(reading)
    assert 1 < len(asked) <= len(reading.sentences) + 1


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("أحصى المركز مقتل 60 مزارعا في ولاية سنار من مطلع فبراير حتى 18 مارس الماضي.", "2024"),
        ("منذ بداية العام الحالي حتى أمس الأحد قتل 70 صيادا قبالة الحديدة.", "2024"),
        ("سجلت اللجنة منذ 3 أبريل وحتى يوم 21 أبريل مقتل 14 راعيا في دارفور.", "2024-04-03"),
        ("قتل 14 راعيا في دارفور حتى يوم 2 مايو.", "2024-05-02"),
    ],
)
def test_what_went_on_until_a_day_did_not_happen_on_it(text: str, when: str | None) -> None:
    reading = khabar.read(Report.of(text, published="2024-05-06"))
    assert {f.when for f in reading.figures if f.measure == "killed"} == {when}


def test_a_headline_takes_no_day_from_what_went_before() -> None:
    text = (
        "قصف مدفعي على سوق الفاشر يقتل خمسة باعة\n\n"
        "سقطت القذائف على باعة الخضار قرب المسجد الكبير.\n\n"
        "وسبق أن قتل القصف في 3 يناير الماضي عشرين نازحا في المدينة."
    )
    reading = khabar.read(Report.of(text, published="2024-05-06"))
    assert [e.when for e in reading.events][:1] == [None]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("اليوم الإثنين 5 أيار", "2024-05-06"),
        ("أمس الأحد 6 أيار", "2024-05-05"),
        ("اليوم الإثنين 6 أيار", "2024-05-06"),
        ("يوم الإثنين 5 أيار", "2024-05-05"),
        ("يوم الأحد 5 أيار", "2024-05-05"),
    ],
)
def test_a_date_that_its_weekday_refutes_is_no_day_of_another_year(words: str, value: str) -> None:
    reading = khabar.read(Report.of(f"وصلت القافلة إلى عدن {words}.", published="2024-05-06"))
    assert [t.value for t in reading.times] == [value]


@pytest.mark.parametrize("dateline", ["كسلا 3 مايو (وكالات) - ", "كسلا 3-5-2024 (سونا) - ", "كسلا (رويترز) - "])
def test_a_dateline_is_no_place_of_what_a_ministry_counts(dateline: str) -> None:
    text = (
        f"بيان من وزارة الصحة\n\n{dateline}أدانت وزارة الصحة قصف سوق القضارف أمس الخميس.\n\n"
        "وقالت الوزارة إن القصف أدى إلى مقتل 12 بائعا وإصابة 20 آخرين."
    )
    report = Report.of(text, title="بيان من وزارة الصحة", published="2024-05-03")
    assert {f.place for f in khabar.read(report).figures} != {"كسلا"}


def test_what_went_before_a_morrow_was_the_day_before() -> None:
    text = "قال رئيس الوزراء الكيني، الثلاثاء، إن بلاده تبحث عن حل، غداة مقتل ستة جنود كينيين في كمين."
    reading = khabar.read(Report.of(text, published="2024-05-07"))
    assert [f.when for f in reading.figures] == ["2024-05-06"]
    assert {e.when for e in reading.events if e.type == "ASSAULT"} == {"2024-05-06"}


def incidents(text: str, published: str = "2024-05-09") -> dict[str, tuple[str, str]]:
    """The days of the incidents of one report, by their places."""
    told = khabar.tell([khabar.read(Report.of(text, id="a", outlet="صحيفة السهل", published=published))]).incidents
    return {i.place.name: (str(i.when[0]), str(i.when[1])) for i in told if i.place and i.when}


def test_a_round_up_of_one_day_sets_all_of_it_on_that_day() -> None:
    found = incidents(
        "قتل ستة مزارعين الثلاثاء في قصف على بلدة ليمان شرقي أوكرانيا، وفق الشرطة.\n\n"
        "وفي خيرسون، قتل صياد وأصيب أربعة أشخاص بنيران المدفعية، بحسب البلدية."
    )
    assert found == {"ليمان": ("2024-05-07", "2024-05-07"), "خيرسون": ("2024-05-07", "2024-05-07")}


def test_a_day_told_at_the_end_of_a_report_says_nothing_of_what_it_told_before() -> None:
    found = incidents(
        "قتل ستة مزارعين في قصف على بلدة ليمان شرقي أوكرانيا، وفق الشرطة.\n\n"
        "وفي خيرسون، قتل صياد وأصيب أربعة أشخاص مساء أمس بنيران المدفعية، بحسب البلدية."
    )
    assert found["ليمان"] == ("2024-05-09", "2024-05-09")


def test_what_is_told_of_last_month_did_not_happen_on_the_day_of_the_report() -> None:
    found = incidents("قتل مسلحون مجهولون خمسة رعاة في هجوم على بلدة تيلابيري في النيجر الشهر الماضي.")
    assert found == {"تيلابيري": ("2024-04-01", "2024-04-30")}


def test_the_day_of_a_kidnapping_is_not_that_of_the_release_told_before_it() -> None:
    text = "أعلن الجيش النيجيري الإفراج عن ستة رعاة خطفوا في بلدة كانكارا الاثنين."
    events = khabar.read(Report.of(text, published="2024-05-09")).events
    assert [(e.mode, e.actor, e.when) for e in events] == [
        ("release", "الجيش النيجيري", None), ("abduct", None, "2024-05-06"),
    ]  # fmt: skip


def test_who_frees_those_whom_he_kidnapped_has_kidnapped_them() -> None:
    text = "أفرج مسلحون الخميس عن ستة رعاة كانوا قد خطفوهم في بلدة كانكارا قبل أسبوعين."
    record = khabar.tell([khabar.read(Report.of(text, id="a", published="2024-05-09"))])
    main = next(i for i in record.incidents if i.id == record.reports[0].incident)
    assert (main.mode, [str(day) for day in main.when or ()]) == ("release", ["2024-05-09", "2024-05-09"])
    assert {e.actor for e in khabar.read(Report.of(text, published="2024-05-09")).events} == {"مسلحون"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("أغارت المروحيات على إحدى قرى الريف الغربي لمحافظة ديالى", ["ديالى"]),
        ("انسحبت الدوريات من بلدات الريف الشمالي", []),
        ("تجددت المعارك في منطقة الريف بالمغرب", ["الريف", "المغرب"]),
    ],
)
def test_the_countryside_of_a_wind_is_no_place_of_that_name(text: str, found: list[str]) -> None:
    assert places(text) == found


def lies(text: str, word: str) -> list[str]:
    """The countries in which the places of a name may lie."""
    reading = khabar.read(Report.of(text, published="2024-05-06"))
    return [p.country for n in reading.names if word in n.span.of(text) for p in n.places]


def test_a_small_town_of_a_country_that_the_report_does_not_name_is_a_namesake() -> None:
    assert lies("نصب مسلحون كمينا في قرية ناعور قرب الموصل في العراق وقتل جندي عراقي.", "ناعور") == []
    assert "JO" in lies(
        "نقل الجرحى من العراق إلى مستشفى ناعور في الأردن ثم إلى بغداد والموصل.", "ناعور"
    ) or "JO" in lies("عبر المهربون من العراق إلى ناعور في الأردن قادمين من بغداد والموصل.", "ناعور")


@pytest.mark.parametrize(
    ("text", "word", "countries"),
    [
        ("قصفت الطائرات مدينة أريحا في محافظة إدلب.", "أريحا", {"SY"}),
        ("قصفت الطائرات مدينة أريحا جنوبي إدلب.", "أريحا", {"SY"}),
        ("أغلق الجيش مدينة أريحا في الضفة الغربية.", "أريحا", {"PS"}),
        ("انفجرت عبوة قرب أسواق بدر بمحافظة السويس.", "بدر", set()),
        ("هاجم مسلحون قاعدة في بامبا بمنطقة غاو.", "بامبا", set()),
        ("خرق الطرفان اتفاق ستوكهولم في الحديدة.", "ستوكهولم", {"SE"}),
    ],
)
def test_a_place_lies_in_the_land_that_is_told_right_after_it(text: str, word: str, countries: set[str]) -> None:
    assert set(lies(text, word)) == countries


def test_a_village_is_no_governorate_of_its_name() -> None:
    assert "YE" not in lies("قصفت المدفعية قرية لحج التابعة لناحية سنجار في العراق قرب الموصل.", "لحج")


def accounts(text: str, published: str | None = "2024-05-06") -> list[tuple[str | None, list[float]]]:
    """Where each account of a report is set first, and what it counts of harm."""
    told = digest(khabar.read(Report.of(text, published=published))).accounts
    return [(a.sites[0].key if a.sites else None, [c.value for c in a.counts]) for a in told]


def test_an_unknown_village_before_the_area_in_which_it_lies_is_where_the_dead_fell() -> None:
    text = "ارتكبت المليشيا مجزرة في قرية سنابل بريف سنجة الشرقي، فجر اليوم، راح ضحيتها 6 أشخاص مدنيين."
    assert accounts(text) == [("سنابل", [6.0])]


def test_where_the_struck_comes_from_is_no_place_of_the_strike() -> None:
    text = (
        "استهدفت مسيّرة تاجرا ينحدر من مدينة الفلوجة بريف الأنبار الشرقي، وذلك قرب قرية البشير في ريف كركوك، فقتل رجلان."
    )
    events = khabar.read(Report.of(text, published="2024-05-06")).events
    assert [e.place for e in events if e.type == "ASSAULT"] == ["البشير"]


def test_a_town_of_which_only_the_edge_is_named_is_the_place_where_the_displaced_only_come_from_another() -> None:
    text = "قتل ثمانية رعاة اليوم حين قصفت طائرة أطراف بلدة القيارة وأصابت خيمة لنازحين من قرية البشير."
    assert accounts(text) == [("القيارة", [8.0])]


def test_no_happening_is_later_than_the_first_report_of_it() -> None:
    early = Report.of("قتل تسعة مدنيين في إنزال جوي على بلدة القيارة اليوم.", id="a", published="2024-05-05")
    late = [
        Report.of(
            f"قتل تسعة مدنيين في إنزال جوي على بلدة القيارة فجر اليوم، قال {who}.", id=who, published="2024-05-06"
        )
        for who in ("ناشطون", "شهود")
    ]
    told = khabar.tell(map(khabar.read, [early, *late])).incidents
    assert [i.when and i.when[0] for i in told] == [date(2024, 5, 5)]


def test_two_days_of_an_undated_report_are_two_happenings() -> None:
    text = (
        "وقع انفجار في 3 آذار في بلدة القيارة وقتل 4 عمال.\n"
        "وفي 17 شباط الماضي انفجرت عبوة في بلدة القيارة وقتل 9 أشخاص."
    )
    assert sorted(values for _, values in accounts(text, None)) == [[4.0], [9.0]]


def test_a_village_named_by_the_way_takes_no_votes_of_the_town_around_whose_outskirts_it_is_struck() -> None:
    by_the_way = (
        "قُتل أربعة مدنيين اليوم في قصف مدفعي استهدف محيط مدينة زبيد وقرية الجرابيح. وأصيب ثلاثة مدنيين في محيط زبيد، "
        "ونزح سكان من محيط زبيد. وتصاعد الدخان من محيط زبيد."
    )
    place = incident(
        by_the_way,
        f"{by_the_way} وعادت فرق الإطفاء ليلا.",
        "قُتل أربعة مدنيين اليوم في قصف مدفعي على مدينة زبيد.",
        "قصف مدفعي على مدينة زبيد اليوم يقتل أربعة مدنيين ويصيب ثلاثة.",
    ).place
    assert place is not None
    assert place.name == "زبيد"


def test_a_place_that_only_a_tagger_found_has_little_of_what_stands_in_its_sentence() -> None:
    reading = khabar.read(
        Report.of("قُتل مدني في قصف على مدينة رفح وعلى بلدة بيت لاهيا.", id="r", published="2024-05-06")
    )
    village = "بيت لاهيا"
    known = {s.key: s.weight for s in Setting(reading).spots(reading.sentences, ())}
    tagged = replace(
        reading,
        names=tuple(replace(n, rule="tagger:place", places=()) if n.key == village else n for n in reading.names),
    )
    guessed = {s.key: s.weight for s in Setting(tagged).spots(reading.sentences, ())}
    assert known[village] == known["رفح"]
    assert guessed[village] < guessed["رفح"] / 2


def test_a_village_is_spelt_as_more_of_the_reports_around_spell_it() -> None:
    texts = [
        "قتل 5 مدنيين اليوم في قصف على قرية كفرزهران بريف تعز.",
        "قتل 5 مدنيين اليوم في قصف على قرية كفر زهران بريف تعز.",
        "تظاهر سكان قرية كفرزهران بريف تعز قبل أسبوع ضد رفع أسعار الخبز.",
    ]
    where = incident(*texts).place
    assert where is not None
    assert where.name == "كفرزهران"


def test_what_came_out_more_than_a_month_apart_and_tells_no_day_is_no_one_happening() -> None:
    texts = {
        "2024-10-02": "قصفت المدفعية قرية سنابل في ريف تعز وأصيب المدني سالم الحاج.",
        "2024-11-09": "أصيبت امرأة أمام بيتها حين سقطت قذيفة هاون على قرية سنابل بريف تعز، ونقلت إلى مستوصف قريب.",
    }
    reports = [Report.of(text, id=day, published=day) for day, text in texts.items()]
    assert len(khabar.tell(map(khabar.read, reports)).incidents) == 2


def test_a_place_far_from_the_town_in_whose_area_it_is_said_to_lie_is_another_of_its_name() -> None:
    near, far = (
        incident(f"قتل خمسة أشخاص في غارة على بلدة {place} التابعة لمدينة الفاشر أمس الأحد.").place
        for place in ("المالحة", "الدامر")
    )
    assert near is not None
    assert (near.name, near.lat) == ("المالحة", 13.6)
    # Ad-Damir of the gazetteer lies on the Nile, 900 km from there.
    assert far is not None
    assert (far.name, far.lat, far.precision) == ("الدامر", 13.63, "region")


def test_where_somebody_fires_from_is_no_place_of_another_attack() -> None:
    text = (
        "قُتل 14 شخصا في قصف مدفعي على سوق مدينة كادقلي يوم السبت.\n\n"
        "وقال شاهد إن القوات المسلحة قصفت السوق بالمدفعية من قاعدة جبل التلة."
    )
    record = khabar.tell([khabar.read(Report.of(text, id="a", published="2023-06-10", outlet="صحيفة"))])
    assert [i.place.name for i in record.incidents if i.place] == ["كادقلي"]


def test_a_number_of_long_ago_that_is_told_again_without_its_year_is_of_then() -> None:
    text = (
        "أهالي بلدة عيترون يحيون الذكرى\n\nأحيت بلدة عيترون أمس ذكرى الغارة التي شنها الطيران الإسرائيلي في 17 تموز 2006 وقتلت 23 من أبناء "
        "البلدة.\n\nوقال رئيس البلدية إن أسماء الشهداء الثلاثة والعشرين كتبت على لوح من الرخام."
    )
    assert khabar.tell([khabar.read(Report.of(text, id="a", published="2011-07-18"))]).incidents == ()
