"""The words of times: looked up once, with and without particles, and verbs that look ahead."""

from __future__ import annotations

import pytest

from khabar.model import Layout, Report, Span
from khabar.read.sentences import lay_words
from khabar.read.times.reckon import reckon
from khabar.read.times.setting import Setting
from khabar.read.times.spans import duration
from khabar.read.times.tables import _lexicon, looks_ahead, phrases, senses
from khabar.read.times.words import Moment, scan_page
from khabar.text import fold


@pytest.mark.parametrize(
    ("word", "kind", "cut", "value"),
    [
        ("والسبت", "weekday", 1, "6"),
        ("بمطلع", "edge", 1, "start"),
        ("للأسبوع", "unit", 1, "W"),
        ("وسنوات", "unit", 1, "Y"),
        ("الثامن", "ordinal_unit", 0, "8"),
        ("سبت", "weekday_bare", 0, "6"),
    ],
)
def test_what_a_word_may_be(word: str, kind: str, cut: int, value: str) -> None:
    sense = senses(fold(word))[kind]
    assert (sense.cut, sense.value) == (cut, value)


@pytest.mark.parametrize("word", ["مدينة", "صاروخ", "وزارة", "سيارة"])
def test_most_words_are_in_no_time(word: str) -> None:
    assert not {"unit", "weekday", "month", "dayword", "of", "edge"} & senses(fold(word)).keys()


@pytest.mark.parametrize("word", ["سيصل", "ستعقد", "سنرد", "وسيغادر", "سوف", "المقرر"])
def test_words_that_look_ahead(word: str) -> None:
    assert looks_ahead(fold(word))


@pytest.mark.parametrize("word", ["سيارة", "السيطرة", "ستة", "وسيطرت", "سنوات", "سياسيون", "سقط", "وسط"])
def test_words_that_only_begin_like_it(word: str) -> None:
    assert not looks_ahead(fold(word))


def test_phrases_of_every_kind_are_compiled() -> None:
    for kind in ("month", "dayword", "relation", "named", "phrase", "lead", "of", "adverb", "beside", "the", "about"):
        assert phrases(kind).first


def test_a_page_may_be_looked_at_beyond_its_ends() -> None:
    report = Report.of("أمس")
    scan = scan_page(lay_words(report, Layout(None, None, "unknown", (), (), (Span(0, 3),))), ())
    assert not scan.has(-1, "dayword")
    assert scan.sense(9, "dayword") is None
    assert scan.form(9) == ""
    assert scan.kind(-3) == "break"


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [
        ("D", 3, "P3D"),
        ("TM", 20, "PT20M"),
        ("Y", 2.5, "P30M"),
        ("CE", 0.25, "P25Y"),
        ("X", None, "PXX"),
        ("DE", None, "PXDE"),
        ("TH", 1.5, "PT90M"),
    ],
)
def test_durations(unit: str, count: float | None, value: str) -> None:
    assert duration(unit, count) == value


def test_what_cannot_be_reckoned_is_left_open() -> None:
    assert reckon(Moment(0, 1, 0, "weekday", weekday=2), Setting(None)).value == "XXXX-WXX-2"
    assert reckon(Moment(0, 1, 0, "day-month", month=2, day=30, year=2023), Setting(None)).value == "2023-02"
    assert reckon(Moment(0, 1, 0, "phrase", value="THEN"), Setting(None)).value == "PAST_REF"


def test_no_word_of_times_begins_with_a_sign_or_a_digit() -> None:
    # So that the words of a page are looked up without asking of what kind they are.
    assert all(form[0].isalpha() for form in _lexicon())
