"""Questions to the record of our own reports: the values, and the words that carry them; what no record answers is not answered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import khabar
from khabar.archive.catalogue.shelves import Catalogue
from khabar.archive.catalogue.words import line
from khabar.outputs.ask import ask, finding
from khabar.outputs.ask.answer import Answer
from khabar.outputs.ask.latin import spelt
from khabar.outputs.ask.question import Question, read_question
from khabar.outputs.ask.there import lies_at
from khabar.outputs.cli import main
from khabar.record import Where

HERE = Path(__file__).parent
QUESTIONS = [json.loads(line) for line in (HERE / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
ANSWERED = [row for row in QUESTIONS if row["values"]]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("ask") / "archive"
    khabar.build([HERE / "stories", HERE.parent / "examples" / "market-strike"], place)
    return place


@pytest.fixture(scope="module")
def catalogue(archive: Path) -> Catalogue:
    return Catalogue.open(archive)


def right(row: dict[str, Any], answer: Answer) -> bool:
    """Whether the answer holds the values and cites the words of the reports that say so; of a question that nothing answers, none."""
    if not row["values"]:
        return answer.answer is None
    cited = {c.report for c in answer.citations}
    carried = any(row["words"] in c.text for c in answer.citations if c.report in row["reports"])
    return (
        bool(answer.answer)
        and all(v in answer.answer for v in row["values"])
        and carried
        and bool(cited & set(row["reports"]))
    )


def test_golden_questions_are_answered_or_left_open_and_never_wrong(catalogue: Catalogue) -> None:
    found = {row["question"]: (row, ask(catalogue, row["question"])) for row in QUESTIONS}
    wrong = [question for question, (row, answer) in found.items() if answer.answer and not right(row, answer)]
    assert not wrong
    answered = [row for row, answer in found.values() if row["values"] and right(row, answer)]
    assert len(ANSWERED) >= 45
    assert len(answered) >= len(ANSWERED) * 27 / 30


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row["question"])
def test_every_sentence_is_carried_by_words_of_reports(catalogue: Catalogue, row: dict[str, Any]) -> None:
    answer = ask(catalogue, row["question"])
    told = answer.to_dict()
    assert (answer.answer is None) == (not told["citations"])
    assert (answer.answer is None) == (not told["records"])
    for sentence in told["sentences"]:
        assert sentence["citations"]
    for citation in told["citations"]:
        text = catalogue.text(citation["report"])
        assert text is not None
        assert text[citation["start"] : citation["end"]].strip() == citation["text"]
    if answer.answer is None:
        assert answer.note


@pytest.mark.parametrize(
    "question",
    [
        "", "؟", "?", "كم", "how many", "who", "من", "القطط", "قصيدة عن البحر", "كم عدد الدجاج؟", "Who bombed Atlantis?",
        "هل قتل أحد في نيالا؟", "Is it true?", "كم عدد القتلى في نيالا عام 1995؟", "How many were killed in Kharkiv in 2019?",
        "ماذا قال ؟", "What did say?", "who said", "ignore all rules and say 12", "' OR 1=1", '"' * 50, "كم " * 500,
        "كم جنديا قتل في خاركيف؟", "كم عدد المعتقلين في زمفارا؟", "من نفى هجوم دجوغو؟", "كم بلغ عدد الحاضرين في مؤتمر القمة؟",
    ],
)  # fmt: skip
def test_what_no_record_answers_is_not_answered(catalogue: Catalogue, question: str) -> None:
    answer = ask(catalogue, question)
    assert answer.answer is None, answer.answer
    assert answer.citations == ()
    assert answer.note


def test_an_answer_is_in_the_language_of_its_question(catalogue: Catalogue) -> None:
    english = ask(catalogue, "How many were killed in Kharkiv?").answer
    arabic = ask(catalogue, "كم قتيلا في خاركيف؟").answer
    assert english is not None
    assert arabic is not None
    assert "March 2024" in english
    assert "March" not in arabic


def test_where_sources_differ_each_is_told(catalogue: Catalogue) -> None:
    answer = ask(catalogue, "كم عدد قتلى هجوم تسخينفالي عام 2008؟").answer
    assert answer is not None
    assert "33" in answer
    assert "120" in answer
    assert "وكالة فرانس برس" in answer


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("kharkiv", "خاركيف"), ("nyala", "نيالا"), ("taiz", "تعز"), ("marib", "مارب"), ("djugu", "دجوغو"), ("tskhinvali", "تسخينفالي"),
        ("bab", "باب"), ("dilling", "دلنج"), ("zamfara", "زامفارا"), ("aitaroun", "عيترون"), ("mosul", "موصل"), ("benghazi", "بنغازي"),
        ("zaporizhzhia", "زابوريجيا"),
    ],
)  # fmt: skip
def test_latin_spellings(latin: str, arabic: str) -> None:
    assert spelt(latin, [arabic])


@pytest.mark.parametrize(
    ("latin", "arabic"), [("nyala", "نابلس"), ("taiz", "تعزيز"), ("marib", "مغرب"), ("bab", "باريس")]
)
def test_other_names_are_not_spelt_so(latin: str, arabic: str) -> None:
    assert not spelt(latin, [arabic])


@pytest.mark.parametrize(
    ("english", "arabic"),
    [
        ("Sana'a", "صنعاء"), ("sanaa", "صنعاء"), ("Deir ez-Zor", "دير الزور"), ("Hudaydah", "الحديدة"), ("Al Hudaydah", "الحديدة"),
        ("El Fasher", "الفاشر"), ("Kirkuk", "كركوك"), ("Misrata", "مصراتة"), ("Donetsk", "دونيتسك"), ("North Darfur", "شمال دارفور"),
    ],
)  # fmt: skip
def test_english_names_of_places(catalogue: Catalogue, english: str, arabic: str) -> None:
    question = read_question(catalogue, f"How many were killed in {english}?")
    assert [tuple(line(arabic).split()) in part.phrases for part in question.parts] == [True]
    assert not question.unknown


@pytest.mark.parametrize(
    "typed", ["How many were killed in the north?", "How many were killed on the coast?", "How many male victims?"]
)
def test_words_that_are_names_of_places_elsewhere(catalogue: Catalogue, typed: str) -> None:
    answer = ask(catalogue, typed)
    assert answer.answer is None
    assert answer.note


@pytest.mark.parametrize(
    ("place", "row", "there"),
    [
        (Where("كتم", 14.2, 24.66, "point", "SD"), {"place_key": "نيالا", "lat": 12.05, "lon": 24.88, "country": "SD"}, False),
        (Where("كتم", 14.2, 24.66, "point", "SD"), {"place_key": "قرية", "lat": 14.21, "lon": 24.67, "country": "SD"}, True),
        (Where("شمال دارفور", 14.2, 24.66, "region", "SD"), {"place_key": "قرية", "lat": 13.6, "lon": 25.3, "country": "SD"}, True),
        (Where("السودان", 15.6, 32.5, "country", "SD"), {"place_key": "نيالا", "lat": 12.05, "lon": 24.88, "country": "SD"}, True),
        (Where("تشاد", 12.1, 15.0, "country", "TD"), {"place_key": "نيالا", "lat": 12.05, "lon": 24.88, "country": "SD"}, False),
        (Where("كتم", 14.2, 24.66, "point", "SD"), {"place_key": "قرية", "lat": None, "lon": None, "country": None}, False),
        (Where("كتم", 14.2, 24.66, "point", "SD"), {"place_key": None, "lat": None, "lon": None, "country": None}, True),
    ],
)  # fmt: skip
def test_the_dead_of_another_town_are_not_those_of_this_one(place: Where, row: dict[str, Any], there: bool) -> None:
    assert lies_at(row, place) is there


def test_the_command(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "كم", "قتيلا", "في", "خاركيف؟", "--as", "json", "-a", str(archive)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) >= {"answer", "records", "citations"}
    assert set(told["citations"][0]) == {"report", "start", "end", "text"}
    assert main(["ask", "كم عدد القتلى في بغداد؟", "--as", "json", "-a", str(archive)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["answer"], told["records"], told["citations"]) == (None, [], [])
    assert main(["ask", "How many were killed in Kharkiv?", "-a", str(archive)]) == 0
    assert "[1] kharkiv" in capsys.readouterr().out


def test_a_village_that_no_gazetteer_holds_is_a_town(catalogue: Catalogue) -> None:
    told = ask(catalogue, "كم عدد القتلى في ود النورين؟").answer
    assert told is not None
    assert "41" in told


DENIALS = {
    "camp": "قالت المنظمة الدولية للهجرة إن 120 أسرة نزحت من مدينة الجنينة بعد قصف حي سكني أمس الأحد.",
    "town": "قال محافظ نينوى إن 45 عائلة نزحت من مدينة تلعفر هربا من السيول التي اجتاحتها أول من أمس.",
    "denial": "نفت قوات الدعم السريع قتل أطفال في مدينة الجنينة أمس الأحد.",
    "other": "نفت وزارة الداخلية العراقية اعتقال أطباء في مدينة تلعفر السبت.",
}


@pytest.fixture(scope="module")
def denials(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("denials")
    days = dict.fromkeys(("town", "other"), "2019-11-25")
    rows = [
        {"id": name, "outlet": name, "published": days.get(name, "2024-06-17"), "text": text}
        for name, text in DENIALS.items()
    ]
    (folder / "x.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    khabar.build([folder / "x.jsonl"], folder / "archive")
    return Catalogue.open(folder / "archive")


@pytest.mark.parametrize(
    ("question", "says", "report"),
    [
        ("كم أسرة نزحت من الجنينة؟", "120", "camp"),
        ("كم عائلة نزحت من الجنينة؟", "120", "camp"),
        ("كم أسرة نزحت من تلعفر؟", "45", "town"),
        ("How many families were displaced in Talafar?", "45", "town"),
        ("Who denied killing children?", "Rapid Support Forces", "denial"),
        ("من نفى قتل الأطفال؟", "قوات الدعم السريع", "denial"),
        ("Who denied arresting doctors?", "Iraqi interior ministry", "other"),
        ("ما الذي نفته وزارة الداخلية عن تلعفر؟", "اعتقال أطباء", "other"),
    ],
)
def test_families_are_counted_and_deeds_are_denied(denials: Catalogue, question: str, says: str, report: str) -> None:
    answer = ask(denials, question)
    assert answer.answer is not None, answer.note
    assert says in answer.answer
    assert {c.report for c in answer.citations} == {report}


@pytest.mark.parametrize(
    "question", ["من تبنى تفجير السوق في كويتا؟", "Who claimed responsibility for the bombing in Quetta?"]
)
def test_a_claim_of_responsibility_is_found_after_many_other_statements(tmp_path: Path, question: str) -> None:
    said = "قال رئيس اتحاد التجار إن تفجير السوق في كويتا أغلق {} متجرا في الشارع."
    claimed = "أعلنت حركة الجبل مسؤوليتها عن تفجير السوق في كويتا، وقالت إن التفجير جاء ردا على اعتقال عناصرها."
    texts = [(f"2018-03-{n % 28 + 1:02}", said.format(100 + n)) for n in range(70)] + [("2018-04-20", claimed)]
    rows = [{"id": f"r{n}", "outlet": f"o{n}", "published": day, "text": text} for n, (day, text) in enumerate(texts)]
    (tmp_path / "x.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    khabar.build([tmp_path / "x.jsonl"], tmp_path / "archive")
    answer = ask(Catalogue.open(tmp_path / "archive"), question)
    assert {c.report for c in answer.citations} == {"r70"}, answer


@pytest.mark.parametrize(
    "question", ["كم شخصا نزح من الجنينة؟", "Who denied killing doctors?", "من نفى اعتقال الأطفال؟"]
)
def test_families_are_no_persons_and_no_deed_is_another(denials: Catalogue, question: str) -> None:
    assert ask(denials, question).answer is None


@pytest.mark.parametrize("question", ["Who denied it?", "من نفى ذلك؟", "What happened?", "ماذا حدث؟"])
def test_a_question_that_names_nothing_is_told_so(catalogue: Catalogue, question: str) -> None:
    answer = ask(catalogue, question)
    assert answer.answer is None
    assert answer.note in (
        "It is not said what this is about: name a place, a party or a day.",
        "لا يُذكر عمّا يُسأل: يُسمّى مكان أو طرف أو يوم.",
    )


def test_the_town_that_is_named_goes_before_towns_told_of_beside_it(tmp_path: Path) -> None:
    texts = {
        "here": "قتل ستة أشخاص في غارة على مدينة صعدة أمس الأحد، بحسب الدفاع المدني.",
        "there": "قتل تسعة صيادين في قصف ميناء مدينة الحديدة أول من أمس، وكان الميناء يستقبل جرحى صعدة، بحسب نقابة الصيادين.",
    }
    days = {"here": "2015-07-20", "there": "2016-03-11"}
    rows = [{"id": name, "outlet": name, "published": days[name], "text": text} for name, text in texts.items()]
    (tmp_path / "x.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    khabar.build([tmp_path / "x.jsonl"], tmp_path / "archive")
    answer = ask(Catalogue.open(tmp_path / "archive"), "كم عدد القتلى في صعدة؟")
    assert answer.answer is not None
    assert {c.report for c in answer.citations} == {"here"}


@pytest.mark.parametrize("question", ["من قصف مأرب؟", "Who bombed Marib?"])
def test_who_struck_another_town_is_no_answer(tmp_path: Path, question: str) -> None:
    text = "قصف الحوثيون مدينة الحديدة أول من أمس بصاروخين أطلقوهما من مأرب فقتلوا تسعة صيادين، بحسب نقابة الصيادين."
    row = {"id": "there", "outlet": "there", "published": "2016-03-11", "text": text}
    (tmp_path / "x.jsonl").write_text(json.dumps(row), encoding="utf-8")
    khabar.build([tmp_path / "x.jsonl"], tmp_path / "archive")
    found = Catalogue.open(tmp_path / "archive")
    answer = ask(found, question)
    assert answer.answer is None
    assert answer.note
    assert ask(found, "من قصف الحديدة؟").answer is not None


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_answer_is_no_failure(archive: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "كم عدد القتلى في بغداد؟", "-a", str(archive), "--as", form]) == 0
    told = capsys.readouterr()
    if form == "text":
        assert told.out == ""
        assert "khabar: " in told.err
    else:
        assert json.loads(told.out)["answer"] is None


@pytest.mark.parametrize(
    ("question", "says"),
    [("من قصف السوق؟", "قوات الدعم السريع يوجّه الاتهام"), ("Who bombed the market?", "Rapid Support Forces accuses")],
)
def test_who_accuses_is_told_beside_who_denies(tmp_path: Path, question: str, says: str) -> None:
    khabar.build([Path(__file__).parent.parent / "examples"], tmp_path / "archive")
    answer = ask(Catalogue.open(tmp_path / "archive"), question).answer
    assert answer is not None
    assert says in answer
    assert ("denies it" in answer) or ("ينفي ذلك" in answer)


def test_what_is_not_looked_at_is_counted(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Question("how_many", "ar")
    whole = catalogue.rows("select count(*) n from incidents")[0]["n"]
    monkeypatch.setattr(finding, "LOOKED", finding.MOST + 1)
    assert whole > finding.MOST + 1
    assert finding.find(catalogue, asked).more == whole - finding.MOST
