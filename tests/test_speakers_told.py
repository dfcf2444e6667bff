"""Who speaks, in whole reports: by a pronoun, through somebody's family, beside a hearer; and on whose side those fell who are counted."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Reading, Report


def reading(text: str) -> Reading:
    return khabar.read(Report.of(text, published="2022-03-10"))


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("وصل الوسيط إلى الخرطوم صباحا. وقال إن اللقاء مثمر.", "الوسيط", ()),
        ("زارت المفوضة مخيم اللاجئين. وأكدت أن الغذاء ينفد.", "المفوضة", ()),
        ("قال السكان إن الماء مقطوع.\nوصل الوسيط إلى الخرطوم صباحا. وقال إن اللقاء مثمر.", "الوسيط", ()),
        ("قال السكان إن الماء مقطوع. انهار الجسر ليلا. وقالوا إن الطريق مغلق.", "السكان", ()),
        ("قال الوسيط إن اللقاء مثمر. ونقلت عنه رويترز قوله إن الجولة طويلة.", "الوسيط", ("رويترز",)),
        ("قال الوسيط إن اللقاء مثمر. ونقلت وكالة رويترز عنه أن الجولة طويلة.", "الوسيط", ("رويترز",)),
        ("ونقل أمس عن وزير الري؛ قوله إن السد امتلأ.", "وزير الري", ()),
        ("أبلغ الوسيط وكالة رويترز أن الجولة طويلة.", "الوسيط", ("رويترز",)),
        ("أخبر المحافظ وسائل إعلام محلية بأن المدارس مغلقة.", "المحافظ", ()),
        ("قالت الشرطة إن الطريق مغلق. واتهم محتجون المحافظ، معتبرين أن القرار جائر.", "محتجون", ()),
        ("قال محامي الرئيس السابق سامر الناصر إن المحاكمة جائرة.", "محامي الرئيس السابق سامر الناصر", ()),
        ("قالت زوجة سامر الناصر إن المحاكمة جائرة.", "زوجة سامر الناصر", ()),
        ("قال المحامي سامر الناصر إن المحاكمة جائرة.", "سامر الناصر", ()),
        ("قال شقيقه سامر إن المحاكمة جائرة.", "سامر", ()),
    ],
)
def test_who_speaks(text: str, source: str, via: tuple[str, ...]) -> None:
    said = reading(text).statements[-1]
    assert (said.source, said.via) == (source, via)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("أعلنت الشرطة عن مقتل المطلوب الأول في المدينة.", "assert"),
        ("قال الوسيط إن المطلوب هو وقف القتال.", "demand"),
    ],
)
def test_who_is_wanted_is_no_demand(text: str, stance: str) -> None:
    assert [s.stance for s in reading(text).statements] == [stance]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("بلغ عدد قتلى الجيش النيجيري عشرين منذ الفجر.", "الجيش النيجيري"),
        ("من بين جرحى الشرطة الكينية خمسة ضباط.", "الشرطة الكينية"),
        ("سقط ثمانية قتلى لحركة الشباب في المعركة.", "حركة الشباب"),
        ("سقط سبعة قتلى بصفوف الجيش المالي.", "الجيش المالي"),
        ("لقي خمسة مسلحين مصرعهم باشتباكات مع قوات الأمن الكينية.", None),
        ("قتل سبعة مسلحين في غارة للجيش الكيني على حركة الشباب.", "حركة الشباب"),
    ],
)
def test_whose_dead_they_are(text: str, side: str | None) -> None:
    assert [f.side for f in reading(text).figures if f.measure in ("killed", "injured")] == [side]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("قال الحاج سعيد إن المطر غزير.", ["سعيد"]),
        ("قال الرئيس سعيد إن المطر غزير.", ["قيس سعيد"]),
        ("أقال الوزير قائد القوة الجوية الكيني الأصل سامر الناصر.", ["سامر الناصر"]),
        ("ذكرت وسائل الإعلام التركية أن الجسر انهار.", []),
    ],
)
def test_names_that_look_like_others(text: str, keys: list[str]) -> None:
    assert [n.key for n in reading(text).names] == keys
