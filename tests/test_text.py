"""Folded spelling, words and the way back to the letters of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.inflection import bare, noun_forms, verb_forms
from khabar.language import Phrases, splits
from khabar.model import Span
from khabar.text import fold, inside, words


def cut(text: str) -> list[str]:
    return [w.form for w in words(text, (Span(0, len(text)),)) if w.kind != "break"]


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("إلى", "الي"),
        ("آلاف", "الاف"),
        ("مُدَرَّعَة", "مدرعه"),
        ("كـــتيبة", "كتيبه"),
        ("ﻻجئ", "لاجي"),
        ("گرمیان", "كرميان"),
        ("١٢٣", "123"),
        ("۴۵", "45"),
        ("«نص»", '"نص"'),
        ("\u200fنص\u200f", "نص"),
        ("مسؤول", "مسوول"),
    ],
)
def test_fold(raw: str, folded: str) -> None:
    assert fold(raw) == folded


@pytest.mark.parametrize(
    ("raw", "forms"),
    [
        ("اغتـ.ـيال قائد", ["اغتيال", "قائد".replace("ئ", "ي")]),
        ("صـ ـاروخ", ["صاروخ"]),
        ("مـ*ـداهمة", ["مداهمه"]),
        ("جـ ـر يـ ـح", ["جر", "يح"]),
        ("بيان”ثم", ["بيان", '"', "ثم"]),
        ("انتهى.وبدأ", ["انتهي", ".", "وبدا"]),
        ("1,250 و3.5", ["1,250", "و", "3.5"]),
        ("٢٬٥٠٠", ["2,500"]),
        ("#كسلا_السودان", ["#", "كسلا", "_", "السودان"]),
        ("الـ27", ["ال", "27"]),
    ],
)
def test_words(raw: str, forms: list[str]) -> None:
    assert cut(raw) == forms


@given(st.text(alphabet="اأإبتثسشقلمنهويةى ًٌَُ\u0640.,:«»\"'()0123456789٣٤\u200fabc\n#*_-", max_size=80))
def test_words_lie_in_order_and_hold_every_letter(text: str) -> None:
    row = words(text, (Span(0, len(text)),))
    at = 0
    for word in row:
        assert at <= word.start <= word.end <= len(text)
        between = text[at : word.start]
        assert not any(c.isalnum() and fold(c) for c in between)
        at = word.end


def test_offsets_lead_back_past_what_was_dropped() -> None:
    text = "وَبِـالمـ.ـدينة"
    word = words(text, (Span(0, len(text)),))[0]
    assert word.form == "وبالمدينه"
    assert text[inside(text, word, 2) :].startswith("ال")
    assert text[inside(text, word, 5) :].startswith("دينة")


@pytest.mark.parametrize(
    ("form", "rests"),
    [
        ("وبالقصف", {"وبالقصف", "بالقصف", "القصف"}),
        ("للحكومه", {"للحكومه", "الحكومه", "لحكومه"}),
        ("فسيعلن", {"فسيعلن", "سيعلن", "يعلن"}),
        ("في", {"في"}),
    ],
)
def test_splits(form: str, rests: set[str]) -> None:
    assert {rest for _, _, rest in splits(form)} == rests


@pytest.mark.parametrize(
    ("past", "present", "forms"),
    [
        ("أعلن", "يعلن", {"اعلن", "اعلنت", "اعلنوا", "يعلن", "تعلن", "يعلنون"}),
        ("دعا", "يدعو", {"دعا", "دعت", "دعوا", "يدعو", "تدعو", "يدعون"}),
        ("ادعى", "يدعي", {"ادعي", "ادعت", "ادعوا", "يدعي", "يدعون"}),
    ],
)
def test_verb_forms(past: str, present: str, forms: set[str]) -> None:
    assert forms <= {form for form, _ in verb_forms(past, present)}


def test_noun_forms() -> None:
    forms = dict(noun_forms("طائرة"))
    assert forms["طايرتين"] == "two"
    assert forms["الطايرات"] == "many"
    assert forms["طايره"] == "one"


def test_bare() -> None:
    assert "مدفعيه" in bare("مدفعيتها")
    assert "قصفوا" in bare("قصفوه")


def test_phrases_take_the_longest_and_the_fewest_particles() -> None:
    phrases = Phrases([("حرس", 1), ("حرس الحدود", 2)])
    row = words("وحرس الحدود", (Span(0, 11),))
    assert phrases.at(row, 0) == (2, 1, 2)
    assert phrases.at(row, 0, particles=False) is None


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("الرقةنفذت", ["الرقه", "نفذت"]),
        ("شهيدًافي", ["شهيدا", "في"]),
        ("شهيداًعلى", ["شهيدا", "علي"]),
        ("#الحسكةمقتل", ["#", "الحسكه", "مقتل"]),
        ("مدرسةَالبنين", ["مدرسه", "البنين"]),
        ("مدرسةٌ", ["مدرسه"]),
        ("قٌتل", ["قتل"]),
        ("قُ*تل", ["قتل"]),
    ],
)
def test_words_glued_together_and_broken(text: str, forms: list[str]) -> None:
    row = words(text, (Span(0, len(text)),))
    assert [w.form for w in row[:-1]] == forms
    assert [(w.start, w.end) for w in row[:-1]] == sorted((w.start, w.end) for w in row[:-1])
    assert "".join(text[w.start : w.end] for w in row[:-1]) == text
