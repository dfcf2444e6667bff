"""Counts by the words around them: who is meant by a pronoun, what is described as ruined, which numbers count nothing."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1️⃣ اعتقل الجيش تسعة رعاة.\n2️⃣ اعتقل الجيش راعيا في الوادي.", [(9, "detained"), (1, "detained")]),
        ("أسقط الجيش 4 مسيرات من أصل 9 حاولت ضرب الميناء.", [(4, "downed"), (9, "launched")]),
        ("أعادت الإدارة فتح 12 مدرسة من أصل 30 أغلقت منذ الشتاء.", [(12, "other"), (30, "other")]),
        ("وقال إن 14 رجلا أعدمتهم لجان محلية، وإن 7 آخرين اعتقلتهم الشرطة.", [(14, "killed"), (7, "detained")]),
        ("وكانت عشرات العائلات تنزح نحو الساحل.", [(10, "displaced")]),
        ("وإن البحث جار عن ستة جنود انقطع الاتصال بهم.", [(6, "missing")]),
        ('وأعلن الفصيل سقوط 18 "مرتزقا" بين قتيل وجريح في الكمين.', [(18, "casualties")]),
        ("وشاهد المراسل نحو ثلاثين منزلا مدمرا وسيارتين محترقتين.", [(30, "destroyed"), (2, "destroyed")]),
        ("قالت البلدية إنه بعد توقف آخر بئر عن العمل جف الوادي.", []),
        ("وأصيب آخر بجروح خطيرة.", [(1, "injured")]),
        ("وشارك مئات الطلاب في مظاهرة أمام الوزارة.", [(100, "other")]),
        ("وشارك مئات الطلاب في تشييع الراحل.", []),
        ("أنزل المسلحون 11 عاملا من حافلة وقتلوهم.", [(11, "killed")]),
        ("ونعى الحزب اثنين من عناصره.", [(2, "killed")]),
        ("وتسلمت 6 آلاف أسرة متضررة طحينا.", [(6000, "affected")]),
        ("وقال إن موظفَين في الميناء أصيبا، وإن القصف قتل مسعفَين.", [(2, "injured"), (2, "killed")]),
        ("وتعرض الحي لهجوم شنه مئات المسلحين على متن 40 مركبة.", [(100, "forces"), (40, "forces")]),
        ("٤/ جوبا: اعتقلت الشرطة سبعة طلاب لا يزالون مفقودين.", [(7, "detained")]),
        ("تضررت تسعة منازل ودمرت ثلاثة منازل.", [(9, "other"), (3, "destroyed")]),
        ("حاول ثلاثون مسلحا التسلل، وقتل منهم أكثر من 15.", [(30, "other"), (15, "killed")]),
        ("وجه الجيش إنذارا لسكان بلوكات 413 و414 و415 بالإخلاء، ونزحت 9 عائلات.", [(9, "displaced")]),
        ("قتل جنود من اللواء 35 و12 مدنيا في القصف.", [(12, "killed")]),
        ("ونهب المسلحون نحو 900 قنطار من القمح.", [(900, "seized")]),
        ("وسحبت المنظمة 27 من موظفيها من المدينة.", [(27, "evacuated")]),
        ("قتل 9/ من الحراس.", [(9, "killed")]),
    ],
)
def test_counts_by_what_stands_around_them(text: str, expected: list[tuple[float, str]]) -> None:
    found = khabar.read(Report.of(text, published="2024-06-12")).figures
    assert [(f.value, f.measure) for f in found] == expected


@pytest.mark.parametrize("number", ["ب 7300", "بـ 7300", "بـ7300", "بنحو 7300"])
def test_an_estimate_is_no_exact_number(number: str) -> None:
    (found,) = khabar.read(Report.of(f"نزح ما يقدر {number} أسرة من الوادي.")).figures
    assert (found.value, found.bound) == (7300, "about")
