"""Events: what is an event and what is not, who did it, where, when, and whether it happened."""

from __future__ import annotations

from datetime import date

import pytest

from khabar.language import table
from khabar.model import Event, Layout, Name, Page, Report, Span, Statement, Time
from khabar.read.events import find_events
from khabar.read.events.deeds import deeds, read_word
from khabar.read.sentences import lay_words
from khabar.text import fold

TYPES = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}
PLACES = ("خيرسون", "كادوقلي", "الفاشر", "أوديسا", "لاشيو", "غوما", "بنغازي", "سبها", "نيامي", "مقلي")


def page_of(text: str, title: str | None = None) -> Page:
    lines = []
    at = 0
    for line in text.split("\n"):
        lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    head = lines[0] if title else None
    return lay_words(
        Report.of(text, published="2024-05-20"),
        Layout(head, date(2024, 5, 20), "given", (), (), tuple(lines), (head,) if head else ()),
    )


def names_in(text: str, **kinds: str) -> tuple[Name, ...]:
    """The names of the table above, and the given ones, wherever they stand in the text."""
    found = []
    known = dict.fromkeys(PLACES, "place") | {k.replace("_", " "): v for k, v in kinds.items()}
    for name, kind in known.items():
        at = text.find(name)
        while at >= 0:
            found.append(Name(Span(at, at + len(name)), kind, name))
            at = text.find(name, at + len(name))
    return tuple(sorted(found, key=lambda n: n.span.start))


def read(text: str, title: bool = False, statements: tuple[Statement, ...] = (), **kinds: str) -> list[Event]:
    page = page_of(text, "yes" if title else None)
    return list(find_events(page, (), names_in(text, **kinds), statements))


def told(text: str, **kinds: str) -> list[tuple[str, str]]:
    return [(e.span.of(text), e.type) for e in read(text, **kinds)]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("قصفت المدفعية الروسية حياً سكنياً في خيرسون.", [("قصفت", "ASSAULT")]),
        ("وشنّ المتمردون هجوماً على ثكنة في كادوقلي.", [("هجوماً", "ASSAULT")]),
        ("اعتقلت الشرطة أربعة ناشطين في نيامي.", [("اعتقلت", "COERCE")]),
        ("ألقت الشرطة القبض على المهرب في سبها.", [("ألقت القبض", "COERCE")]),
        ("انسحبت القوات الإثيوبية من مقلي.", [("انسحبت", "RETREAT")]),
        ("تظاهر آلاف الأشخاص في بنغازي.", [("تظاهر", "PROTEST")]),
        ("خرج مئات المحتجين إلى الشوارع في نيامي.", [("خرج", "PROTEST")]),
        ("التقى الوزير نظيره في أوديسا.", [("التقى", "CONSULT")]),
        ("أفرجت السلطات عن ستة معتقلين.", [("أفرجت", "RETREAT")]),
        ("أطلق مسلحون النار على حافلة قرب غوما.", [("أطلق", "ASSAULT")]),
        ("أطلق المسلحون سراح الرهينة.", [("أطلق", "RETREAT")]),
        ("وزّع الهلال الأحمر سلالاً غذائية ومساعدات في الفاشر.", [("وزّع", "AID")]),
        ("فرضت الحكومة الكندية عقوبات على شركتين.", [("فرضت", "SANCTION")]),
        ("نشر الجيش الرواندي قوات على الحدود.", [("نشر", "MOBILIZE")]),
        ("اتهمت الحكومة الكونغولية جارتها بالكذب.", [("اتهمت", "ACCUSE")]),
        ("اغتال مجهولون قاضياً في سبها.", [("اغتال", "ASSAULT")]),
        ("خطفت عصابة ثلاثة تلاميذ.", [("خطفت", "ASSAULT")]),
    ],
)
def test_deeds(text: str, want: list[tuple[str, str]]) -> None:
    found = told(text)
    assert [kind for _, kind in found] == [kind for _, kind in want]
    assert all(a.startswith(b) or b.startswith(a) for (a, _), (b, _) in zip(found, want, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "حاكم الولاية رجل معروف.",
        "قد يهاجم الجيش المدينة غداً.",
        "يستعد المتمردون لهجوم جديد.",
        "مخاوف من هجوم جديد على غوما.",
        "تقع القرية في مناطق سيطرة المتمردين.",
        "أقيم الحاجز عند نقطة تفتيش قديمة.",
        "كان فجر الأحد هادئاً.",
        "تسكن المخيم أسر نازحة كثيرة.",
        "لن ينسحب الجيش.",
        "هناك مشكلة في المياه.",
        "هذا حديث عن الهجوم وأسبابه.",
        "ناقش الكتاب معنى التعذيب.",
        "وصف المدينة بأنها جميلة.",
        "سارت الأمور على ما يرام.",
        "ضرب مثلاً.",
        "انقلب العرس إلى مأتم.",
        "عاد كل شيء قبل ساعات من الهدنة.",
        "وقع الحادث بعد انقلاب حافلتهما.",
        "زار طالب جامعي المتحف.",
        "تسعى الحكومة إلى تحقيق نتائج أفضل.",
        "رفض المدير الكشف عن اسمه.",
    ],
)
def test_no_deeds(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قصفت المدفعية الروسية خيرسون.", "الجيش الروسي"),
        ("أصيب رجل في غارة إسرائيلية على بلدة.", "الجيش الإسرائيلي"),
        ("وقع هجوم من قبل الدعم السريع على الفاشر.", "الدعم السريع"),
        ("شنّ الدعم السريع غارات على الفاشر.", "الدعم السريع"),
        ("الدعم السريع يقصف الفاشر.", "الدعم السريع"),
        ("رفضت إثيوبيا الاقتراح.", "حكومة إثيوبيا"),
        ("داهم الدعم السريع القرية واعتقل شاباً.", "الدعم السريع"),
        ("قُتل مدني برصاص الدعم السريع في الفاشر.", "الدعم السريع"),
        ("دوّى انفجار في لاشيو وأصيب رجل.", None),
    ],
)
def test_actors(text: str, actor: str | None) -> None:
    kinds = {"الدعم_السريع": "organization", "إثيوبيا": "place"}
    assert {e.actor for e in read(text, **kinds)} == {actor}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("شنت مقاتلة غارة جوية على الفاشر.", "aerial"),
        ("قصفت المدفعية الفاشر.", "heavy-weapons"),
        ("وقع هجوم انتحاري في سبها.", "suicide-attack"),
        ("خطف مسلحون تاجراً.", "abduct"),
        ("اغتال مسلحون قاضياً.", "assassinate"),
        ("اعتقلت الشرطة تاجراً.", "arrest"),
        ("زار الدعم السريع نيامي.", "visit"),
        ("أفرج المسلحون عن رهينة.", "release"),
    ],
)
def test_modes(text: str, mode: str) -> None:
    assert [e.mode for e in read(text, الدعم_السريع="organization")] == [mode]


def test_places_and_days() -> None:
    text = "قصفت الطائرات سوقاً في الفاشر أمس."
    at = text.index("أمس")
    time = Time(Span(at, at + 3), "DATE", "2024-05-19", date(2024, 5, 19), date(2024, 5, 19))
    (event,) = find_events(page_of(text), (time,), names_in(text), ())
    assert (event.place, event.when, event.background) == ("الفاشر", "2024-05-19", False)


def test_an_earlier_war_is_background() -> None:
    text = "قصفت الطائرات سوقاً في الفاشر عام 2004."
    at = text.index("2004")
    time = Time(Span(at, at + 4), "DATE", "2004", date(2004, 1, 1), date(2004, 12, 31))
    (event,) = find_events(page_of(text), (time,), names_in(text), ())
    assert event.background


@pytest.mark.parametrize(
    ("source", "stance", "status"),
    [
        ("سكان القرية", "assert", "claimed"),
        ("سكان القرية", "accuse", "claimed"),
        ("الجيش الروسي", "assert", "reported"),
        ("وزارة الدفاع الروسية", "assert", "reported"),
        ("سكان القرية", "demand", "demanded"),
    ],
)
def test_status_follows_the_statement(source: str, stance: str, status: str) -> None:
    text = "قال المتحدث إن المدفعية الروسية قصفت مخزناً في أوديسا."
    start = text.index("المدفعية")
    statement = Statement(Span(start, len(text) - 1), Span(0, 3), source, None, (), stance)
    (event,) = find_events(page_of(text), (), names_in(text), (statement,))
    assert event.status == status


def test_denied_and_demanded() -> None:
    (denied,) = read("ونفى الجيش استهداف المدنيين في الفاشر.")
    assert denied.status == "denied"
    asked = read("دعا المبعوث المتمردين إلى الانسحاب من غوما.")
    assert [(e.type, e.status) for e in asked] == [("REQUEST", "reported"), ("RETREAT", "demanded")]


def test_one_event_is_told_once() -> None:
    text = (
        "غارة على سوق في الفاشر\n"
        "قُتل سبعة مدنيين في غارة جوية على سوق في الفاشر.\n"
        "وقال شاهد إن الغارة وقعت ظهراً. وأضاف أن القصف دمر متاجر."
    )
    assert [(e.span.start, e.type) for e in read(text, title=True)] == [(0, "ASSAULT")]


def test_another_place_is_another_event() -> None:
    text = "قصفت الطائرات سوقاً في الفاشر.\nوقصفت الطائرات مدرسة في كادوقلي."
    assert [e.place for e in read(text)] == ["الفاشر", "كادوقلي"]


def test_outcome_yields_to_the_deed_and_stands_alone_without_it() -> None:
    assert told("قُتل ثلاثة جنود في هجوم على حاجز قرب غوما.") == [("هجوم", "ASSAULT")]
    assert [
        kind
        for _, kind in told(
            "مقتل صحفي في بنغازي",
        )
    ] == ["ASSAULT"]


def test_offsets_hold_in_odd_spelling() -> None:
    text = "وقـ ـصـ ـفت المدفعية الروسية خيرسون."
    assert [t for t, _ in told(text)] in ([], [text[1 : text.index(" الم")]])
    text = "وَقَصَفَتِ المدفعية الروسية خيرسون."
    ((trigger, kind),) = told(text)
    assert (fold(trigger), kind) == ("قصفت", "ASSAULT")


def test_nothing_in_nothing() -> None:
    assert find_events(page_of(""), (), (), ()) == ()


def test_tables_name_known_types_and_families() -> None:
    needs = {
        "lands",
        "act",
        "done",
        "party",
        "with",
        "reply",
        "harm",
        "kill",
        "speech",
        "who",
        "front",
        "carry",
        "happen",
        "carried",
        "place",
        "demanded",
        "vow",
    }
    for name in ("events_verbs", "events_nouns"):
        for row in table(name):
            assert row["need"] in needs, row
            assert row["type"] in TYPES or row["need"] in ("carry", "happen"), row
            assert bool(row["with"]) == (row["need"] in ("with", "lands", "who", "reply")) or row["need"] in (
                "harm",
                "speech",
                "demanded",
                "done",
                "carry",
            ), row


@pytest.mark.parametrize("name", ["events_verbs", "events_nouns"])
def test_every_row_is_found_in_its_example(name: str) -> None:
    lost = []
    for row in table(name):
        first = fold((row.get("past") or row.get("present") or row.get("word") or "").split()[0])
        forms = [f for f in fold(row["example"]).replace(".", "").split() if read_word(f)]
        lost += [row["example"]] if not any(first in f for f in forms) and first not in forms and forms == [] else []
    assert lost == []


def test_forms() -> None:
    assert {d.type for d in deeds()[fold("اعتقالات")]} == {"COERCE"}
    assert [d.type for _, _, _, d in read_word(fold("وستقصف"))] == ["ASSAULT"]
    assert read_word(fold("حاكم")) == ()
    assert read_word("كتاب") == ()


def test_long_texts_stay_linear() -> None:
    text = "قصف الجيش المدينة و" * 3000
    assert len(find_events(page_of(text), (), (), ())) <= 3000
