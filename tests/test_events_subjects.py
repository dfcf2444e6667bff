"""Who does what a verb tells: its gender, who goes on after «but», words that are no deed."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Event, Report


def events(text: str) -> tuple[Event, ...]:
    return khabar.read(Report.of(text, published="2024-05-06")).events


def told(text: str, type_: str) -> list[tuple[str, str | None]]:
    return [(e.span.of(text), e.actor) for e in events(text) if e.type == type_]


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("أدان الرئيس سامح الدوري الهجوم، وأمر القوات البحرية بتمشيط الساحل.", "REQUEST", [("أمر", "سامح الدوري")]),
        (
            "دخلت الشرطة الكينية حي كيبيرا، واعتقلت الشاب جون أوتينو ثم أفرجت عنه مساء.",
            "RETREAT",
            [("أفرجت", "الشرطة الكينية")],
        ),
        ("دخلت الشرطة الكينية حي كيبيرا، واعتقلت الشاب جون أوتينو.", "COERCE", [("اعتقلت", "الشرطة الكينية")]),
        (
            "المفتي عماد الطرابلسي أثنى على الجنود لكنه حث الجانبين على التهدئة.",
            "REQUEST",
            [("حث", "عماد الطرابلسي")],
        ),
    ],
)  # fmt: skip
def test_a_verb_agrees_with_its_subject(text: str, type_: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text, type_) == expected


@pytest.mark.parametrize(
    "text",
    [
        "روت بائعة سمك في الستين ما جرى في الميناء.",
        "حمى الضنك تفتك بأهالي الحديدة منذ أشهر.",
        "أكد القائد أن دماء رفاقه لن تذهب هدرا.",
        "عاد 60 أسير حرب إلى بلادهم.",
        "حذر المكتب من انتشار الكوليرا في المخيم.",
    ],
)
def test_words_that_are_no_deed(text: str) -> None:
    assert [e.span.of(text) for e in events(text)] == []


@pytest.mark.parametrize(
    ("text", "deed", "type_"),
    [
        ("الجيش التشادي يعلن القضاء على تسعة مسلحين قرب بول.", "القضاء على", "ASSAULT"),
        ("أعلن الجيش التشادي تحييد تسعة مسلحين قرب بول.", "تحييد", "ASSAULT"),
        ("أعلن الجيش التشادي أسر عسكريين متمردين قرب بول.", "أسر", "COERCE"),
        ("قدم الوزير سامح الدوري تعازيه إلى أسر الضحايا.", "تعازيه", "SUPPORT"),
        ("رشق المستوطنون منازل القرية بالحجارة.", "رشق", "ASSAULT"),
        ("حذر قائد الحركة من أن مقاتليه سيهاجمون الميناء إذا دخله الجيش.", "حذر", "THREATEN"),
    ],
)
def test_deeds_told_in_other_words(text: str, deed: str, type_: str) -> None:
    assert (deed, type_) in [(e.span.of(text), e.type) for e in events(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الجيش التشادي يقول إنه قتل قياديا في جماعة متمردة", [("قتل", "الجيش التشادي")]),
        ("الجيش التشادي يقول إنه قتل 20 مسلحا قرب بول", [("قتل", "الجيش التشادي")]),
        ("قال والد الفتى إنه قتل في بيته.", [("قتل", None)]),
    ],
)
def test_who_says_that_he_killed(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text, "ASSAULT") == expected


def test_those_who_were_brought_out_did_not_do_it() -> None:
    found = events("وبحسب وزارة الصحة، أجلي 60 ألف شخص من الفاشر.")
    assert [(e.type, e.actor, e.recipient) for e in found] == [("AID", None, "المدنيون")]


@pytest.mark.parametrize(
    ("text", "deed", "type_"),
    [
        ("كان بين القتلى اثنان من الموقعين على اتفاق السلام لعام 2013.", "اتفاق", "AGREE"),
        ("ناشد المجلس المحلي منظمة الصحة العالمية إرسال خيام إلى القرية.", "إرسال", "AID"),
        ("وأمر الوزير بإرسال مئتي جندي إلى الحدود.", "إرسال", "MOBILIZE"),
        ("تقدم الرئيس سامح الدوري بأحر التعازي إلى الأسر.", "التعازي", "SUPPORT"),
    ],
)
def test_nouns_of_deeds(text: str, deed: str, type_: str) -> None:
    assert (deed, type_) in [(e.span.of(text), e.type) for e in events(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("الجيش التشادي يرد بقصف بول", [("قصف", "الجيش التشادي")]),
        ("هاجم مسلحون حاجزا قرب بول، ورد الجيش التشادي بقصف القرية.", [("هاجم", "مسلحون"), ("قصف", "الجيش التشادي")]),
    ],
)
def test_what_somebody_replies_with_tells_the_deed(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text, "ASSAULT") == expected


def test_who_mediated_is_told_after_the_verb_and_its_pronoun() -> None:
    assert told("أفرج عن المعلم إثر وساطة قامت بها قطر يوم الأحد.", "CONSULT") == [("وساطة", "حكومة قطر")]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("على الجيش التشادي الإفراج عن المعتقلين فورا.", "الجيش التشادي"),
        ("قالت المنظمة إن على الحكومة التشادية أن تفرج عن المحتجزين.", "حكومة تشاد"),
    ],
)
def test_what_somebody_must_do_is_called_for(text: str, actor: str) -> None:
    assert [(e.type, e.actor, e.status) for e in events(text)] == [("RETREAT", actor, "demanded")]


def test_a_verb_joined_in_a_headline_has_its_subject() -> None:
    text = "الرئيس سامح الدوري يعلن الطوارئ ويتوعد جبهة تحرير أزواد"
    assert told(text, "THREATEN") == [("يتوعد", "سامح الدوري")]


def test_who_goes_on_with_a_particle_and_a_pronoun() -> None:
    text = "قال الجيش التشادي إن الطيران حلق فوق بول، وإنه قصف البلدة."
    assert told(text, "ASSAULT") == [("قصف", "الجيش التشادي")]


def test_who_freed_somebody_did_not_take_him() -> None:
    text = "احتجز مسلحون ملثمون الموظفين في كيتو قبل أن تحررهم الشرطة."
    assert told(text, "COERCE") == [("احتجز", "مسلحون ملثمون")]


def test_what_is_given_out_by_the_piece() -> None:
    assert told("وزعت اليونيسف 300 حقيبة نظافة في غوما.", "AID")
