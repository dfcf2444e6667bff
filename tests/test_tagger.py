"""The learned tagger: rows that depend on the page alone, tags from shares, clear errors, and what the rules make of tags."""

from __future__ import annotations

import hashlib
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest

import khabar
from khabar.errors import KhabarError
from khabar.model import Page, Report
from khabar.read.layout import find_layout
from khabar.read.names import find_names
from khabar.read.names.hints import hints
from khabar.read.numbers import find_numbers
from khabar.read.sentences import lay_words
from khabar.read.times import find_times
from khabar.tagger import MODELS, load_tagger
from khabar.tagger.decode import shares
from khabar.tagger.deeds import drawn, judge, tokens
from khabar.tagger.network import network
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
    [
        (0.99, "place", True),
        (0.7, "place", False),
        (0.9, "organization", True),
        (0.99, "person", True),
        (0.99, "group", False),
    ],
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


def test_and_is_no_part_of_a_persons_name_where_the_tagger_took_it_for_one() -> None:
    page = page_of("رواه السامعون وابن حجر في الكتاب.")
    found = find_names(page, (), Tags((tag_of(page, "وابن حجر", "person", 0.99),)))
    assert [n.span.of(page.text) for n in found] == ["ابن حجر"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("أسقط الجنود هدفا تركيا فوق البحر.", "تركيا"),
        ("وعاد الرعاة إلى الريف بعد الهدنة.", "الريف"),
        ("وعاد الرعاة إلى أطراف القرية بعد الهدنة.", "أطراف القرية"),
        ("فر الرعاة من ميليشيا هاجمت القرية.", "ميليشيا"),
        ("التقى الوزير نظيره في نيروبيوقال إن الهدنة باقية. وعاد من نيروبي.", "نيروبيوقال"),
    ],
)
def test_words_that_the_rules_pass_over_knowingly_are_no_names(text: str, words: str) -> None:
    page = page_of(text)
    assert find_names(page, (), Tags((tag_of(page, words, "place", 0.99),))) == find_names(page, ())


@pytest.mark.parametrize(("sure", "left"), [(0.85, []), (0.99, ["المخزن الجديد"])])
def test_a_thing_described_in_ordinary_words_is_hardly_the_name_of_a_place(sure: float, left: list[str]) -> None:
    page = page_of("وعاد الرعاة إلى المخزن الجديد بعد الهدنة.")
    found = find_names(page, (), Tags((tag_of(page, "المخزن الجديد", "place", sure),)))
    assert [n.span.of(page.text) for n in found] == left


def test_no_tag_meets_a_name_of_the_rules() -> None:
    page = page_of(STORM)
    before = find_names(page, ())
    assert [n.key for n in before] == ["موزمبيق"]
    assert find_names(page, (), Tags((tag_of(page, "ساحل موزمبيق", "organization", 0.99),))) == before


@pytest.mark.parametrize(("share", "left"), [(0.02, ["باريس"]), (0.4, ["زفنيغورود", "باريس"])])
def test_a_guess_that_the_tagger_doubts_is_passed_over(share: float, left: list[str]) -> None:
    page = page_of("التقى الوزير زفنيغورود في باريس.")
    found = find_names(page, (), Tags(within=(share,) * len(page.words)))
    assert [n.span.of(page.text) for n in found] == left


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
    reading = khabar.read(report, lambda page, hints: Tags(deeds={"ASSAULT": shares}))
    assert {int(e.span.start > middle) for e in reading.events if e.type == "ASSAULT"} == left


@pytest.mark.parametrize(("weight", "left"), [(0.0, False), (9.0, True), (-9.0, False)])
def test_what_the_rules_found_in_a_sentence_is_weighed_with_what_the_tagger_says(weight: float, left: bool) -> None:
    report = Report.of("تظاهر عمال المناجم في أروشا أمس.", published="2021-02-09")
    found = khabar.read(report).events
    assert [(e.type, e.status) for e in found] == [("PROTEST", "reported")]
    tags = Tags(deeds={"PROTEST": (0.001,)}, beside={"PROTEST": {"PROTEST:reported": weight, "AID:denied": -5.0}})
    assert khabar.read(report, lambda page, hints: tags).events == (found if left else ())


def test_findings_of_another_sentence_say_nothing() -> None:
    report = Report.of("تظاهر عمال المناجم في أروشا أمس. وقصفت الطائرات مرفأ بيرا.", published="2021-02-09")
    tags = Tags(deeds={"PROTEST": (0.001, 0.001)}, beside={"PROTEST": {"ASSAULT:reported": 9.0}})
    assert {e.type for e in khabar.read(report).events} == {"PROTEST", "ASSAULT"}
    assert {e.type for e in khabar.read(report, lambda page, hints: tags).events} == {"ASSAULT"}


def test_what_the_tagger_does_not_look_for_stays() -> None:
    report = Report.of(RAID, published="2024-05-12")
    assert (
        khabar.read(report, lambda page, hints: Tags(deeds={"PROTEST": (0.0, 0.0)})).events
        == khabar.read(report).events
    )


QUARREL = (
    "شنت صحف اقتصادية هجوما على سياسة البنك المركزي بعد ارتفاع أسعار الفائدة "
    "وتراجع حجم التجارة والاستثمار في الأسواق المالية خلال العام."
)


def tagged(size: str, text: str) -> Tags:
    """What the tagger of a size says of the text."""
    page, tagger = page_of(text), load_tagger(size)
    assert tagger is not None
    return tagger(page, hints(page, (), find_names(page, ())))


@pytest.mark.parametrize("size", ["small", "full"])
def test_a_raid_is_likelier_an_assault_than_a_quarrel(size: str) -> None:
    raid, quarrel = (tagged(size, text).deeds for text in (RAID.split(".")[0], QUARREL))
    assert raid["ASSAULT"][0] > 3 * quarrel["ASSAULT"][0]
    march = tagged(size, "تظاهر آلاف المعلمين في شوارع نيروبي احتجاجا على خفض الرواتب.").deeds
    assert march["PROTEST"][0] > 3 * quarrel["PROTEST"][0]


def test_a_sentence_is_judged_within_its_report() -> None:
    alone, within = tagged("small", QUARREL).deeds, tagged("small", f"{RAID} {QUARREL}").deeds
    assert within["ASSAULT"][-1] > alone["ASSAULT"][0]


def test_the_places_and_parties_of_a_war_say_nothing_of_a_deed() -> None:
    one, other = (tagged("small", f"قصفت طائرات مواقع قرب {place} فجر الأحد") for place in ("بغداد", "باكو"))
    assert one.deeds == other.deeds


def test_the_full_tagger_sees_a_name_that_no_list_holds() -> None:
    found = tagged("full", "وقال المهندس جبران زفنيغورودسكي إن الجسر سيفتح في مدينة كالمورينو الشهر المقبل.")
    assert tuple(tag.kind for tag in found.names) == ("person", "place")
    assert min(tag.sure for tag in found.names) > 0.3


def test_the_network_learned_without_the_rules_too() -> None:
    page, tagger = page_of("وصل الرئيس الأميركي جورج بوش إلى بغداد."), load_tagger("full")
    assert tagger is not None
    assert [tag.kind for tag in tagger(page, ((),) * len(page.words)).names] == ["person", "place"]


@pytest.mark.parametrize("size", ["small", "full"])
def test_the_same_page_has_the_same_tags_whatever_is_read_before_it(size: str) -> None:
    tagger = load_tagger(size)
    assert tagger is not None
    first, other = (hints(page, (), find_names(page, ())) for page in (page_of(RAID), page_of(STORM)))
    told = tagger(page_of(RAID), first)
    assert tagger(page_of(STORM), other) != told
    assert tagger(page_of(RAID), first) == told


def test_only_the_full_tagger_weighs_the_vectors_of_words() -> None:
    with np.load(MODELS / "deeds.npz") as file:
        table = dict(file)
    vectors = {size: table[f"{size}_deep"] for size in ("small", "full")}
    assert vectors["small"].size == 0
    drawing = drawn(np.array([[0.0, -2.0], [4.0, -6.0]]))
    assert drawing.tolist() == [2.0, -4.0, 4.0, -2.0]
    odds = judge(table, "full")
    one = np.ones((3, vectors["full"].shape[1] // 2), np.float32)
    assert np.allclose(odds([], one) - odds([], one[:0]), vectors["full"].sum(1), atol=1e-3)
    assert not np.allclose(odds([], one), odds([], one[:0]))


def test_the_network_tells_a_vector_of_each_word() -> None:
    see = network(MODELS / "full.onnx", MODELS / "tokenizer.json")
    page = page_of(" ".join([STORM] * 12))
    scores, _, vectors = see(page, ((),) * len(page.words))
    assert len(scores) == len(vectors) == len(page.words)
    assert [len(part) for part in see(page_of(""), ())] == [0, 0, 0]
    assert vectors.std(0).min() > 0


@pytest.mark.parametrize("size", ["small", "full"])
def test_a_page_without_words_has_no_tags(size: str) -> None:
    assert tagged(size, "").names == ()


def test_names_and_times_stand_for_their_kind() -> None:
    page = page_of("قصف الطيران 3 قرى قرب أم درمان يوم الأحد")
    times = find_times(page, find_numbers(page))
    told = list(tokens(page, hints(page, times, find_names(page, times)), 0, len(page.words)))
    assert told == ["قصف", "الطيران", "#", "قري", "قرب", "~place", "~time"]


def test_a_name_goes_on_only_where_it_has_begun() -> None:
    scores = np.array([[[1.0, 0.0, 3.0]], [[0.0, 0.0, 2.0]]])
    follows = np.array([[[0.0, 0.0, -30.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]])
    loose, bound = shares(scores, np.zeros((1, 3, 3))), shares(scores, follows)
    assert np.allclose(loose.sum(2), 1)
    assert np.allclose(bound.sum(2), 1)
    # By itself the first word is inside a name; where nothing begins one before it, the two are weighed together.
    assert loose[0, 0].argmax() == 2
    assert bound[0, 0, 0] < loose[0, 0, 0]


def test_no_tags_change_nothing() -> None:
    report = Report.of(STORM, published="2019-03-18")
    assert khabar.read(report, lambda page, hints: Tags()) == khabar.read(report)


def test_another_size_is_an_error() -> None:
    with pytest.raises(KhabarError, match=r"no tagger is called 'huge'.* Choose one of none, small, full"):
        load_tagger("huge")


def test_none_needs_no_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khabar.tagger.find_spec", lambda name: None)
    assert load_tagger("none") is None


@pytest.mark.parametrize(
    ("size", "there", "told", "fix"),
    [
        ("small", False, "numpy", "pip install"),
        ("full", False, "numpy and onnxruntime and tokenizers", "pip install"),
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
        ("unlisted", "damaged"),
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
    table = (MODELS / "deeds.npz").read_bytes()
    (tmp_path / "deeds.npz").write_bytes(table)
    name = "full.onnx" if contents != "unlisted" else "other.onnx"
    sums = {name: b"as it was trained", "tokenizer.json": b"{}", "deeds.npz": table}
    (tmp_path / "SHA256SUMS").write_text(
        "".join(f"{hashlib.sha256(said).hexdigest()}  {file}\n" for file, said in sums.items()), encoding="ascii"
    )
    if contents == "unlisted":
        (tmp_path / "full.onnx").write_bytes(b"as it was trained")
    elif isinstance(contents, bytes):
        (tmp_path / "full.onnx").write_bytes(contents)
    if told is None:
        load_tagger("full", tmp_path)
        assert made == [tmp_path / "full.onnx"]
    else:
        with pytest.raises(KhabarError, match=told):
            load_tagger("full", tmp_path)


def test_a_tagged_person_may_end_with_a_number() -> None:
    page = page_of("التقى كريم زفنيغورود 7 الوفد في باريس. وقال كريم إنه عائد.")
    tag = tag_of(page, "كريم زفنيغورود 7", "person", 0.99)
    assert "باريس" in [n.key for n in find_names(page, (), Tags((tag,)))]
