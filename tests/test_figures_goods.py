"""Counts of vehicles, goods, victims told with others, and those of whom a number tells: what each of them measures."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report


def measured(text: str) -> list[tuple[str, float]]:
    return [(f.measure, f.value) for f in khabar.read(Report.of(text, published="2024-06-12")).figures]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # armour that moves is a force, before its verb and after it
        ("سبع دبابات وناقلتا جند دخلت صباحا من الحاجز باتجاه البلدة.", [("forces", 7.0), ("forces", 2.0)]),
        ("توغلت أربع جرافات وخمس دبابات شرق المدينة.", [("forces", 4.0), ("forces", 5.0)]),
        ("تقدمت ثلاث دبابات نحو خط التماس.", [("forces", 3.0)]),
        ("اقتحمت أربع آليات البلدة وفتشت ثلاثة منازل.", [("forces", 4.0), ("affected", 3.0)]),
        ("داهم الجنود سبعة منازل وفتشوها.", [("affected", 7.0)]),
        # lorries and packets of goods are none
        ("قافلة من تسع شاحنات محملة بالأدوية وصلت إلى المدينة.", [("other", 9.0)]),
        ("أوقف مسلحون قافلة تضم سبع شاحنات إغاثة عند حاجز.", [("other", 7.0)]),
        ("وزعت الجمعية 900 عبوة من الطعام.", [("other", 900.0)]),
        ("وزع البرنامج 12,300 وجبة ساخنة.", [("other", 12300.0)]),
        ("انفجرت ثلاث عبوات عند الجسر.", [("attacks", 3.0)]),
        # bodies and those who live
        ("أكد الطبيب وصول جثتين وخمسة مصابين.", [("killed", 2.0), ("injured", 5.0)]),
        ("نقلت سيارات الإسعاف ثلاث جثث وسبعة جرحى.", [("killed", 3.0), ("injured", 7.0)]),
        ("عثر على جثتي طفلين.", [("killed", 2.0)]),
        # some of those whom a pronoun and what befell them describe
        ("تحدثت الشرطة عن 14 قتيلا إضافة إلى 37 من عناصرها المصابين.", [("killed", 14.0), ("injured", 37.0)]),
        ("زار الوزير 25 من رجاله المصابين.", [("injured", 25.0)]),
        # the number of those who
        ("بلغ عدد من أوقفوا، وفق إحصاء أعده محامون، 214 شخصا، 12 منهم نساء.", [("detained", 214.0), ("detained", 12.0)]),
        ("وصل عدد من قتلوا، بحسب الوزارة، إلى 44 شخصا.", [("killed", 44.0)]),
        ("وصل عدد من الصيادين إلى المرفأ ومعهم 44 شخصا.", [("other", 44.0)]),
        # some of those counted, not of the places where they are
        ("عالجت الفرق 240 إصابة في تسع محافظات، 17 منها خطيرة.", [("injured", 240.0), ("territory", 9.0), ("injured", 17.0)]),
        ("تعاملت الفرق مع 64 إصابة في تسع محافظات، 9 منها بالرصاص.", [("injured", 64.0), ("territory", 9.0), ("injured", 9.0)]),
        # witnesses who only speak are no count; those who are killed are
        ("غير أن ثلاثة شهود من الحي قالوا إنهم رأوا سيارات.", []),
        ("قتل ثلاثة شهود في الهجوم.", [("killed", 3.0)]),
        # what was done to one of them was not done to all
        (
            'خطف مقاتلون من جماعة "أسود الجبل" يقودهم المدعو "أبو ليث" ثمانية معلمين لأنهم كسروا الإضراب، وبتروا إصبع أحدهم.',
            [("detained", 8.0)],
        ),
        # what they went through
        ("ثلاثة عناصر من اللواء عانوا من حروق.", [("injured", 3.0)]),
        ("شرطيان من المركز تعرضا لجروح.", [("injured", 2.0)]),
        ("ادعى أن مئات الجنود وقعوا في الأسر.", [("detained", 100.0)]),
        ("نال أربعة من مقاتلينا مرتبة الشهادة.", [("killed", 4.0)]),
        ("قالت الجمعية إن 2,700 شخص يعيشون الآن تحت الأشجار.", [("displaced", 2700.0)]),
        ("استولى المقاتلون على معقلين للجيش.", [("territory", 2.0)]),
        # who is heard was not killed
        ("قابل المكتب 33 شخصا بين ضحايا وشهود وعاملين صحيين.", [("other", 33.0)]),
        ("أجرى الباحثون مقابلات مع 27 شخصا من الضحايا وأقاربهم.", [("other", 27.0)]),
    ],
)  # fmt: skip
def test_what_counts_of_goods_and_of_some_measure(text: str, figures: list[tuple[str, float]]) -> None:
    assert measured(text) == figures


def test_animals_are_no_victims() -> None:
    text = "قتل راع و14 نعجة في غارة قرب رفح، وقتل 60 خروفا في مزرعة."
    measures = [(f.value, f.measure) for f in khabar.read(Report.of(text, published="2024-06-12")).figures]
    assert measures == [(1, "killed"), (14, "other"), (60, "other")]
