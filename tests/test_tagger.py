"""The learned tagger: rows that depend on the page alone, tags from shares, clear errors, and what the rules make of tags."""

from __future__ import annotations

import hashlib
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

import khabar
from khabar.errors import KhabarError
from khabar.model import Page, Report
from khabar.read.layout import find_layout
from khabar.read.names import find_names
from khabar.read.sentences import lay_words
from khabar.tagger import load_tagger
from khabar.tagger.pieces import BEGIN, END, LONGEST, rows
from khabar.tags import Tag, Tags

STORM = "اجتاح الإعصار ساحل موزمبيق يوم الاثنين. وقال مدير المرفأ إن السفن عادت إلى الميناء.\n\nوتوقفت القطارات."


def page_of(text: str) -> Page:
    report = Report.of(text, published="2019-03-18")
    return lay_words(report, find_layout(report))


def by_letters(word: str) -> list[int]:
    """Two letters a piece."""
    return [10 + len(word[k : k + 2]) for k in range(0, len(word), 2)]


def test_every_word_stands_once_in_the_rows() -> None:
    page = page_of(" ".join([STORM] * 20))
    found = list(rows(page, by_letters))
    assert len(found) > 1
    assert [row.first for row in found] == [sum(len(r.places) for r in found[:k]) for k in range(len(found))]
    assert sum(len(row.places) for row in found) == len(page.words)
    ends = {s.last for s in page.sentences}
    for row in found:
        assert len(row.pieces) <= LONGEST
        assert (row.pieces[0], row.pieces[-1]) == (BEGIN, END)
    assert all(row.first + len(row.places) in ends for row in found[:-1])


def test_a_sentence_longer_than_a_row_is_cut() -> None:
    page = page_of("شمال " * 400)
    found = list(rows(page, by_letters))
    assert sum(len(row.places) for row in found) == len(page.words)
    assert max(len(row.pieces) for row in found) <= LONGEST


def test_a_page_without_words_has_no_rows() -> None:
    assert list(rows(page_of(""), by_letters)) == []


def tag_of(page: Page, words: str, kind: str, sure: float, cut: int = 0) -> Tag:
    """A tag on the words, which the text writes apart."""
    forms = words.split()
    first = next(k for k in range(len(page.words)) if page.text[page.words[k].start :].startswith(forms[0]))
    return Tag(first, first + len(forms), kind, sure, cut)


UNKNOWN = "التقى زفنيغورود بمدينة تشيرنوبوليه. وعاد إلى مرفأ غدينوفسكا."


@pytest.mark.parametrize(
    ("sure", "kind", "expected"),
    [(0.99, "place", True), (0.3, "place", False), (0.99, "person", True)],
)
def test_tags_add_names_of_which_the_tagger_is_sure(sure: float, kind: str, expected: bool) -> None:
    page = page_of(UNKNOWN)
    tag = tag_of(page, "زفنيغورود", kind, sure)
    before = find_names(page, ())
    assert all(n.span.of(page.text) != "زفنيغورود" for n in before)
    added = [n for n in find_names(page, (), Tags((tag,))) if n.span.of(page.text) == "زفنيغورود"]
    assert [(n.kind, n.rule) for n in added] == ([(kind, f"tagger:{kind}")] if expected else [])


def test_particles_are_no_part_of_a_tagged_name() -> None:
    page = page_of("وصلت القافلة إلى المعبر وزفنيغورود بعيدة.")
    tag = tag_of(page, "وزفنيغورود", "place", 0.99, cut=1)
    assert "زفنيغورود" in [n.span.of(page.text) for n in find_names(page, (), Tags((tag,)))]


def test_tags_take_nothing_from_the_names_of_the_rules() -> None:
    page = page_of(STORM)
    before = find_names(page, ())
    assert [n.key for n in before] == ["موزمبيق"]
    assert find_names(page, (), Tags((tag_of(page, "ساحل موزمبيق", "organization", 0.99),))) == before


def test_a_family_name_that_the_tagger_saw_is_the_person_told_in_full() -> None:
    page = page_of("التقى الوزير كريم زفنيغورود في باريس. ورفض زفنيغورود العرض.")
    last = max(k for k, w in enumerate(page.words) if page.text[w.start : w.end] == "زفنيغورود")
    found = find_names(page, (), Tags((Tag(last, last + 1, "person", 0.99),)))
    assert [n.key for n in found if n.kind == "person"] == ["كريم زفنيغورود"] * 2


RAID = "هاجم مسلحون ثكنة الجيش في غوما فجر الأحد. وشن الفريق هجوما على مرمى ضيفه في الشوط الثاني."


@pytest.mark.parametrize(
    ("shares", "left"), [((0.9, 0.9), {0, 1}), ((0.9, 0.001), {0}), ((0.001, 0.9), {1}), ((0.001, 0.001), set())]
)
def test_sentences_that_the_tagger_doubts_tell_no_assault(shares: tuple[float, ...], left: set[int]) -> None:
    report = Report.of(RAID, published="2024-05-12")
    middle = RAID.index(".")
    reading = khabar.read(report, lambda page: Tags(deeds={"ASSAULT": shares}))
    assert {int(e.span.start > middle) for e in reading.events if e.type == "ASSAULT"} == left


def test_what_the_tagger_does_not_look_for_stays() -> None:
    report = Report.of(RAID, published="2024-05-12")
    assert khabar.read(report, lambda page: Tags(deeds={"PROTEST": (0.0, 0.0)})).events == khabar.read(report).events


QUARREL = (
    "شنت صحف اقتصادية هجوما على سياسة البنك المركزي بعد ارتفاع أسعار الفائدة "
    "وتراجع حجم التجارة والاستثمار في الأسواق المالية خلال العام."
)


@pytest.mark.parametrize(("text", "assaults"), [(RAID.split(".")[0] + ".", 1), (QUARREL, 0)])
def test_the_small_tagger_doubts_what_is_no_raid(text: str, assaults: int) -> None:
    report = Report.of(text, published="2024-05-12")
    assert [e.type for e in khabar.read(report).events] == ["ASSAULT"]
    assert len(khabar.read(report, load_tagger("small")).events) == assaults


def test_the_same_page_has_the_same_tags_whatever_is_read_before_it() -> None:
    tagger = load_tagger("small")
    assert tagger is not None
    first = tagger(page_of(RAID))
    assert tagger(page_of(STORM)) != first
    assert tagger(page_of(RAID)) == first


def test_a_page_without_words_has_no_tags() -> None:
    tagger = load_tagger("small")
    assert tagger is not None
    assert tagger(page_of("")).names == ()


def test_no_tags_change_nothing() -> None:
    report = Report.of(STORM, published="2019-03-18")
    assert khabar.read(report, lambda page: Tags()) == khabar.read(report)


def test_none_needs_no_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khabar.tagger.find_spec", lambda name: None)
    assert load_tagger("none") is None


@pytest.mark.parametrize(
    ("size", "there", "told", "fix"),
    [
        ("small", False, "onnxruntime and tokenizers", "khabar[tagger]"),
        ("small", True, "no model is installed", "--tagger none"),
    ],
)
def test_what_is_missing_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, size: str, there: bool, told: str, fix: str
) -> None:
    monkeypatch.setattr("khabar.tagger.find_spec", lambda name: ModuleSpec(name, None) if there else None)
    with pytest.raises(KhabarError) as raised:
        load_tagger(size, tmp_path)
    assert told in str(raised.value)
    assert fix in str(raised.value)


@pytest.mark.parametrize(
    ("contents", "told"),
    [
        (b"as it was trained", None),
        (b"cut sh", "damaged"),
        (None, "cannot read"),
        ("unlisted", "no tagger is called 'full'.* Choose one of none, other"),
    ],
)
def test_a_damaged_model_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, contents: bytes | str | None, told: str | None
) -> None:
    monkeypatch.setattr("khabar.tagger.find_spec", lambda name: ModuleSpec(name, None))
    made: list[Path] = []
    fake = type(sys)("khabar.tagger.network")
    fake.network = lambda model, tokenizer: made.append(model)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "khabar.tagger.network", fake)
    (tmp_path / "tokenizer.json").write_bytes(b"{}")
    name = "full.onnx" if contents != "unlisted" else "other.onnx"
    sums = {name: b"as it was trained", "tokenizer.json": b"{}"}
    (tmp_path / "SHA256SUMS").write_text(
        "".join(f"{hashlib.sha256(said).hexdigest()}  {file}\n" for file, said in sums.items()), encoding="ascii"
    )
    if isinstance(contents, bytes):
        (tmp_path / "full.onnx").write_bytes(contents)
    if told is None:
        load_tagger("full", tmp_path)
        assert made == [tmp_path / "full.onnx"]
    else:
        with pytest.raises(KhabarError, match=told):
            load_tagger("full", tmp_path)
