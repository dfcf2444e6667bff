"""Statements whose words or whose chain belong to nobody else: what one owns to, what one does not know, media that were told nothing."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report

Told = tuple[str | None, tuple[str, ...], str, str]


def told(text: str) -> list[Told]:
    found = khabar.read(Report.of(text, published="2024-06-12")).statements
    return [(s.source, s.via, s.stance, s.span.of(text)) for s in found]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("تبنت جماعة السهل المسؤولية عن خطف القبطان في تسجيل مصور.", "assert"),
        ("وادعت الجماعة المسؤولية عن الحريق في بيان.", "assert"),
        ("وادعت الجماعة أنها أسقطت طائرة.", "allege"),
    ],
)
def test_who_claims_responsibility_owns_to_it(text: str, stance: str) -> None:
    assert [got for _, _, got, _ in told(text)] == [stance]


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("لا أدري متى نعود إلى الواحة", "assert"),
        ("لا أحد ينتظر مطرا", "assert"),
        ("لم يبق ماء في البئر", "assert"),
        ("لم نر مثل هذا العدد من الجراد منذ سنوات", "assert"),
        ("لم أشهد شيئا كهذا في حياتي", "assert"),
        ("لم نقطع الماء عن أحد", "deny"),
    ],
)
def test_what_one_does_not_know_or_have_is_no_denial(words: str, stance: str) -> None:
    assert told(f'وقال القائد: "{words}".')[0][2] == stance


@pytest.mark.parametrize(
    "text", ["كرر المسلحون نفيهم مسؤوليتهم عن حريق السوق.", "وجددت الوزارة نفيها قطع الماء عن القرى."]
)
def test_who_says_his_denial_again_denies(text: str) -> None:
    assert [stance for _, _, stance, _ in told(text)] == ["deny"]


@pytest.mark.parametrize(
    "text",
    [
        "وذكر حارس، طلب عدم نشر اسمه لأنه غير مخول بالحديث إلى وسائل الإعلام، أن السور انهار.",
        "وأبلغ رئيس لجنة الواحة بعثة مشتركة بين الوكالات بأن البئر جفت.",
        "وقالت الجماعة عبر قناة على تطبيق تليغرام إن البئر جفت.",
        "وقال حارس عبر شبكة هاتف إن السور انهار.",
    ],
)
def test_media_that_were_told_nothing_pass_nothing_on(text: str) -> None:
    assert [via for _, via, _, _ in told(text)] == [()]


def test_the_media_that_were_told_do() -> None:
    assert told("وقال الحارس لوسائل الإعلام إن السور انهار.")[0][1] == ("وسائل الإعلام",)


def test_countries_that_issue_a_statement_are_their_governments() -> None:
    assert told("قال بيان مشترك لفنلندا والنرويج إن الحصار غير مقبول.")[0][0] == "حكومة فنلندا وحكومة النرويج"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وقال مصدر مطلع على الملف إن السد جاهز.", "مصدر مطلع"),
        ("ونقلت رويترز عن مصدر مطلع أن السد جاهز.", "مصدر مطلع"),
        ("وأدان وزير الري في الحكومة المعترف بها دوليا سالم رجب الحريق.", "سالم رجب"),
        ("وقال متحدث باسم الهيئة المتنازع عليها محليا إن السد جاهز.", "متحدث باسم الهيئة المتنازع عليها محليا"),
        ("وبلغت الخسائر مليونا، وفقا لسولوفيم.", "سولوفيم"),
        ("وتوقف العمل في السد، وفق بيان مقتضب صدر عن الشرطة مساء أمس.", "الشرطة"),
        ("الجيش الصحراوي يدعي أسر قائد كتيبة قرب السد", "الجيش الصحراوي"),
    ],
)
def test_who_answers_is_named_whole(text: str, source: str) -> None:
    assert [got for got, *_ in told(text)] == [source]


def test_a_clause_on_a_noun_goes_on_with_its_own_word() -> None:
    text = "وقال حارسان إن السور انهار. ولم تعلق قوات الردع التي تطوق الواحة منذ شهر وتقول إنها لن تدخلها."
    assert [source for source, *_ in told(text)] == ["حارسان", "قوات الردع"]


def test_the_beginning_of_a_month_is_no_part_of_a_speaker() -> None:
    assert told("وقال مسؤول مطلع الشهر إن السد جاهز.")[0][0] == "مسؤول"


def test_the_man_is_the_person_told_of_right_before() -> None:
    text = "لا يخرج سالم رجب، سائق الحافلة، من بيته ليلا. يقول الرجل البالغ 57 عاما إنه نجا من السيل. وأضاف الرجل أن البيت غرق."
    assert [source for source, *_ in told(text)] == ["سالم رجب", "سالم رجب"]


def test_a_woman_of_whom_nobody_told_keeps_her_noun() -> None:
    text = "وقال شاهد إن السيل جاء ليلا. وأضافت المرأة أن الجيران فروا."
    assert [source for source, *_ in told(text)] == ["شاهد", "المرأة"]
