"""Statements of communiqués, of posts and of translated reports: who says them where the words stand in an unusual order."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report

Told = tuple[str | None, tuple[str, ...], str, str]


def told(text: str) -> list[Told]:
    found = khabar.read(Report.of(text, published="2024-06-12")).statements
    return [(s.source, s.via, s.stance, s.span.of(text)) for s in found]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "قتل قائد محلي في وادي السرو فجر الأحد بينما فر أربعة من رجاله، قال العميد نادر شوقي، قائد الفرقة الثالثة.",
            [("نادر شوقي", (), "assert", "قتل قائد محلي في وادي السرو فجر الأحد بينما فر أربعة من رجاله")],
        ),
        (
            "غير أن أربعة شهود من حي الزيتون تحدثوا إلى إذاعة النهر أكدوا أنهم رأوا سيارات قبل القصف.",
            [("أربعة شهود من حي الزيتون", ("إذاعة النهر",), "assert", "رأوا سيارات قبل القصف")],
        ),
        (
            '"إنهم يقصفون كل شيء"، قالت سلمى حداد، 39 سنة، التي فرت من القرية. "لقد دفنا جيراننا ليلا".',
            [
                ("سلمى حداد", (), "assert", "إنهم يقصفون كل شيء"),
                ("سلمى حداد", (), "assert", "لقد دفنا جيراننا ليلا"),
            ],
        ),
        (
            'شكك مختار القرية في رواية الجيش. "لم يكن هناك اشتباك. كانوا نائمين"، قال.',
            [
                ("مختار القرية", (), "doubt", "رواية الجيش"),
                ("مختار القرية", (), "deny", "لم يكن هناك اشتباك. كانوا نائمين"),
            ],
        ),
        ("وهو ما نفته البلدية بقولها إن الطريق سالك.", [("البلدية", (), "deny", "الطريق سالك")]),
        (
            "تحذير من بلدية الوادي: لا تقتربوا من ضفة النهر.",
            [("بلدية الوادي", (), "warn", "لا تقتربوا من ضفة النهر")],
        ),
        ("«انتهى كل شيء هنا»، بحسب تعبير أحد السكان.", [("أحد السكان", (), "assert", "انتهى كل شيء هنا")]),
        (
            'وروت بائعة خبز عمرها 61 عاما: "صفونا أمام الجدار وبدأ الرصاص".',
            [("بائعة خبز", (), "assert", "صفونا أمام الجدار وبدأ الرصاص")],
        ),
        (
            "تحيط بلدية الوادي علما بأن الجسر مغلق حتى الجمعة.",
            [("بلدية الوادي", (), "assert", "الجسر مغلق حتى الجمعة")],
        ),
    ],
)
def test_who_says_it(text: str, statements: list[Told]) -> None:
    assert told(text) == statements


def test_the_issuer_of_a_communique_answers_for_what_it_says_as_we() -> None:
    text = (
        "إلى الرأي العام\n\nنعلم أهلنا أن طائرة قصفت صباح الثلاثاء سيارة على طريق الجبل.\n\n"
        "كما نوضح أن ما نشره مكتب المحافظ عن انسحابنا عار عن الصحة.\n\n"
        "ونحمل الحكومة المسؤولية عن صمتها، وندعوها إلى إغلاق الحدود.\n\nحركة أمل\n8 أيار 2024"
    )
    assert [(s, stance, said) for s, _, stance, said in told(text)] == [
        ("حركة أمل", "assert", "طائرة قصفت صباح الثلاثاء سيارة على طريق الجبل"),
        ("حركة أمل", "deny", "ما نشره مكتب المحافظ عن انسحابنا عار عن الصحة"),
        ("حركة أمل", "accuse", "الحكومة المسؤولية عن صمتها"),
        ("حركة أمل", "demand", "إغلاق الحدود"),
    ]


def test_we_say_nothing_where_nobody_signs() -> None:
    assert told("كل يوم نؤكد أن السلام ممكن.\nوندعو الجميع إلى الحوار.") == []


def test_a_half_is_nothing_that_an_issuer_says() -> None:
    reading = khabar.read(Report.of("نصف سكان البلدة نزحوا، ونصف البيوت دمرت.\nحركة حماس", published="2024-06-12"))
    assert reading.statements == ()


def test_who_is_quoted_after_a_communique_began_did_not_issue_it() -> None:
    text = "بيان صحفي\nنطالب الحكومة السودانية بوقف القصف على كادوقلي.\nتقول منظمة أطباء بلا حدود إن القصف قتل كثيرين."
    assert [(source, said) for source, _, _, said in told(text)] == [("أطباء بلا حدود", "القصف قتل كثيرين")]


def test_who_announces_first_issues_the_communique() -> None:
    text = "بيان صحفي\nتعلن حركة أمل أن الطريق مفتوح.\nونطالب الحكومة بوقف القصف."
    assert [source for source, _, _, _ in told(text)] == ["حركة أمل", "حركة أمل"]
