"""Quotation marks and the ends of sentences."""

from __future__ import annotations

import pytest

from khabar.model import Layout, Page, Report, Span
from khabar.read.sentences import lay_words


def page_of(text: str) -> Page:
    lines = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    return lay_words(Report.of(text), Layout(None, None, "unknown", (), (), tuple(lines)))


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("قال: «سنبقى هنا».", ["سنبقى هنا"]),
        ('قال: "سنبقى هنا".', ["سنبقى هنا"]),
        ("قال: “سنبقى هنا”.", ["سنبقى هنا"]),
        ("قال: ”سنبقى هنا“.", ["سنبقى هنا"]),
        ("قال: 'سنبقى هنا'.", ["سنبقى هنا"]),
        ('قال: «وصفوه بـ"المارق" مرارا».', ['وصفوه بـ"المارق" مرارا', "المارق"]),
        ('في بيان"أن القوات" انسحبت', ["أن القوات"]),
        ('قال: "سنبقى هنا ولن نرحل.', ["سنبقى هنا ولن نرحل."]),
        ("بلغ طوله 5' تقريبا", []),
        ("وصف 'المارق' و'الخائن'", ["المارق", "الخائن"]),
    ],
)
def test_quotes(text: str, inner: list[str]) -> None:
    assert [q.span.of(text) for q in page_of(text).quotes] == inner


def test_inner_quote_names_its_outer() -> None:
    quotes = page_of('قال: «وصفوه بـ"المارق" مرارا».').quotes
    assert [q.outer for q in quotes] == [None, 0]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("انتهى القصف. عاد الأهالي.", 2),
        ("انتهى القصف.عاد الأهالي.", 2),
        ("قال د. سالم إن الوضع صعب.", 1),
        ("نقلت أ.ف.ب عن مصدر.", 1),
        ("بلغت 3.5 ملايين. ثم ارتفعت.", 2),
        ('قال: "انتهى القصف. عاد الأهالي". ثم غادر.', 2),
        ("عنوان\n\nنص الخبر هنا.", 2),
        ("هل توقف القصف؟ لا أحد يعلم!", 2),
        ('قال: "انتهى الأمر." وغادر القاعة.', 2),
        ("...", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(page_of(text).sentences) == count


def test_every_word_lies_in_one_sentence() -> None:
    page = page_of("قال: «نعم. سنعود». وغادر!\nثم عاد")
    covered = [i for s in page.sentences for i in range(s.first, s.last)]
    assert covered == sorted(set(covered))
    assert {i for i, w in enumerate(page.words) if w.kind == "word"} <= set(covered)
