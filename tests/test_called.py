"""English names of parties and places, and words of the other direction kept apart."""

from __future__ import annotations

import pytest

from khabar.outputs.ask.answer import listed, say
from khabar.outputs.called import called, isolated, place_in
from khabar.outputs.dossier.reasons import reason_text


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("الجيش الكولومبي", "Colombian army"), ("الشرطة الكينية", "Kenyan police"), ("وزارة الصحة الأوغندية", "Ugandan health ministry"),
        ("السلطات المحلية", "Local authorities"), ("القوات المسلحة الإثيوبية", "Ethiopian armed forces"), ("المدنيون", "Civilians"),
        ("مسلحون مجهولون", "Unknown gunmen"), ("مصدر أمني", "Security source"), ("حركة طالبان", "Taliban"),
        ("بوركينا فاسو", "Burkina Faso"),
        ("سوق كييف", "Kyiv market"), ("وزارة الداخلية في كوسوفو", "Interior ministry in Kosovo"),
        ("وكالة فرانس برس", "Agence France-Presse"), ("الناطق باسم الشرطة الكينية", "Kenyan police spokesman"),
        ("المتحدث العسكري باسم حركة طالبان", "Taliban military spokesman"), ("المتحدثة باسم وزارة العدل", "Justice ministry spokeswoman"),
        ("والي كسلا", "Kassala governor"), ("وزيرة الصحة الأوغندية", "Ugandan health minister"), ("المبعوث الأممي", "UN envoy"),
    ],
)  # fmt: skip
def test_a_name_of_known_words_is_told_in_english(arabic: str, english: str) -> None:
    assert called(arabic, "en") == english
    assert called(arabic, "ar") == arabic


@pytest.mark.parametrize(
    "arabic", ["كتيبة الغروب", "الجيش البنفسجي", "سمير عودة", "وزير الدفاع سمير عودة", "لجنة أهالي الوادي الأزرق", ""]
)
def test_a_name_with_another_word_stays_as_it_is(arabic: str) -> None:
    assert called(arabic, "en") == arabic


@pytest.mark.parametrize("arabic", ["سوق المدينة", "شرطة المدينة", "قوات الساحل", "مستشفى الجزيرة", "شرطة في المدينة"])
def test_a_noun_of_places_is_no_town_of_its_name(arabic: str) -> None:
    assert called(arabic, "en") == arabic


def test_a_town_after_a_noun_is_told_in_english() -> None:
    assert [called(arabic, "en") for arabic in ("مطار الخرطوم", "شرطة القاهرة", "ميناء الحديدة")] == [
        "Khartoum airport", "Cairo police", "Al Hudaydah port",
    ]  # fmt: skip


def test_a_place_is_the_one_of_its_country() -> None:
    assert place_in("حلب", "SY", "en") == "Aleppo"
    assert place_in("حلب", "SY", "ar") == "حلب"
    # A region is not the channel of its name.
    assert place_in("الجزيرة", "SD", "en") != called("قناة الجزيرة", "en")
    assert place_in("سوق كييف", None, "en") == "Kyiv market"


def test_an_answer_keeps_arabic_names_and_the_numbers_beside_them_apart() -> None:
    head = listed(["تلة الغروب", "3 May 2020"], "en")
    assert head == "\u2068تلة الغروب\u2069, 3 May 2020"
    assert say("ask-reports", "en", head=head, n=4) == "\u2068تلة الغروب\u2069, 3 May 2020: 4 reports."
    assert isolated(isolated("RSF", "ar"), "ar") == "\u2068RSF\u2069"


def test_a_reason_keeps_the_names_in_it_apart() -> None:
    assert reason_text("both name تلة الغروب (+1.8); a figure is the same (+1.0)", "en") == (
        "both name \u2068تلة الغروب\u2069 (+1.8); a figure is the same (+1.0)"
    )
