"""Who reports a deed is not its author; who announces his own is: agents of speech, of weapons, and of what is ended."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Event, Report


def deed(text: str, word: str) -> Event:
    """The event whose trigger begins with the word."""
    events = khabar.read(Report.of(text, published="2024-05-06")).events
    return next(e for e in events if e.span.of(text).startswith(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("قالت شبكة أطباء السودان إن مسيّرة استهدفت سوقا في الفولة وقتلت سبعة أشخاص.", "استهدفت"),
        ("ووفق منظمة أوتشا، استهدفت مسيّرة قافلة مساعدات في الكومة.", "استهدفت"),
        ("قالت الوكالة الوطنية للإعلام إن مسيّرة أغارت على دراجة نارية في بلدة كفرا.", "أغارت"),
        ("ذكر الدفاع المدني أن الطيران الحربي قصف سوق معرة النعمان.", "قصف"),
        ("وأفاد شهود عيان بأن طائرة من دون طيار قصفت سيارة في شبوة.", "قصفت"),
        ("قال مدير المستشفى إن مروحيات ألقت براميل متفجرة على داريا فقتلت خمسة.", "ألقت"),
        ("نقابة المعلمين: مقاتلات تقصف مدرسة في ساغاينغ وتقتل ستة تلاميذ", "تقصف"),
        ("وطبقا لما أعلنته قيادة الشرطة فإن عددا من ذوي الضحايا اقتحموا مقر المجلس البلدي.", "اقتحموا"),
        ("أعلنت وزارة الداخلية الليبية سقوط صواريخ على مطار معيتيقة.", "سقوط"),
        ("وقال المتحدث باسم الشرطة إن القوات الخاصة أنهت الهجوم على الفندق وقتل عشرة مدنيين.", "الهجوم"),
    ],
)
def test_who_tells_of_an_attack_is_not_its_author(text: str, word: str) -> None:
    assert deed(text, word).actor is None


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("أعلن الجيش السوداني أنه قصف تجمعات للمسلحين في محيط بارا.", "قصف", "الجيش السوداني"),
        ("قالت حركة 23 مارس إنها أسقطت مسيّرة وأسرت عشرة جنود.", "أسقطت", "حركة 23 مارس"),
        ('قال الجيش المالي إن قواته "قضت على عشرات المسلحين" في كيدال.', "قضت", "الجيش المالي"),
        ("قالت جماعة الحوثي إن مقاتليها هاجموا معسكرا في مأرب.", "هاجموا", "الحوثيون"),
        ("وأشار مدير المرصد إلى أن حركة الشباب قامت باقتحام مخيم للنازحين.", "اقتحام", "حركة الشباب"),
        ("وثّق المرصد السوري لحقوق الإنسان قصف قوات النظام السوري لبلدة كفرنبل.", "قصف", "قوات النظام السوري"),
        ("أعلن تنظيم القاعدة مسؤوليته عن تفجير المسجد في قندهار.", "تفجير", "تنظيم القاعدة"),
        ("تبنت حركة الشباب، في بيان بثته إذاعتها مساء أمس، الهجوم على الفندق.", "الهجوم", "حركة الشباب"),
        ("أعلنت وزارة الداخلية الصومالية مقتل عشرة من عناصر حركة الشباب في بلدوين.", "مقتل", "الجيش الصومالي"),
        ("نفت حركة 23 مارس مسؤوليتها عن قصف المخيم.", "قصف", "حركة 23 مارس"),
        ("نفى الجيش السوداني أن يكون قد قصف السوق.", "قصف", "الجيش السوداني"),
        ("اتهمت شبكة أطباء السودان قوات الدعم السريع بقصف مستشفى النهود.", "قصف", "قوات الدعم السريع"),
    ],
)
def test_who_is_told_to_have_attacked_is_its_author(text: str, word: str, actor: str) -> None:
    assert deed(text, word).actor == actor


@pytest.mark.parametrize(
    ("text", "word", "actor", "recipient"),
    [
        ("قصف مستشفى النهود صباح أمس وقتل ستة مرضى.", "قصف", None, "مستشفى النهود"),
        ("أدانت المنظمة تفجيرات الكاميرون التي أودت بحياة 20 شخصا.", "تفجيرات", None, "حكومة الكاميرون"),
        ("شنت روسيا حربا على جورجيا عام 2008.", "حربا", "الجيش الروسي", None),
    ],
)
def test_what_follows_the_noun_of_an_attack(text: str, word: str, actor: str | None, recipient: str | None) -> None:
    found = deed(text, word)
    assert (found.actor, found.recipient) == (actor, recipient)


@pytest.mark.parametrize(
    "text", ["قال المتحدث إن القيادي سالم العلي قتل في 8 أغسطس في غارة أمريكية.", "سالم العلي قتل في كمين."]
)
def test_a_person_told_before_where_he_was_killed_did_not_kill(text: str) -> None:
    events = khabar.read(Report.of(text, published="2024-09-06")).events
    assert "سالم العلي" not in [e.actor for e in events]


@pytest.mark.parametrize(
    ("text", "word", "mode"),
    [
        ("استهدفت طائرة مسيّرة سوقا في الدبة.", "استهدفت", "drone"),
        ("مسيّرة انتحارية تصيب مبنى في كييف وتقتل اثنين", "تصيب", "drone"),
        ("غارة بطائرة من دون طيار تقتل قياديا في شبوة", "غارة", "drone"),
        ("قصفت طائرات بدون طيار مستودع وقود في بورتسودان.", "قصفت", "drone"),
        ("شنت مسيّرات هجوما على محطة الكهرباء في مروي.", "هجوما", "drone"),
        ("طائرات التحالف قصفت معسكرا شمالي صنعاء.", "قصفت", "aerial"),
        ("طائرات حربية أطلقت صواريخ على قرية في إدلب.", "أطلقت", "aerial"),
        ("المدفعية الثقيلة استهدفت حي الثورة بأم درمان.", "استهدفت", "heavy-weapons"),
        ("هجوم بقنبلة يدوية على مقهى في الخمس يصيب ستة", "هجوم", "explosives"),
        ("أسقطت الدفاعات الجوية السعودية مسيّرة فوق جازان.", "أسقطت", "aerial"),
    ],
)
def test_the_weapon_tells_the_mode_on_either_side(text: str, word: str, mode: str) -> None:
    assert deed(text, word).mode == mode


def test_who_only_answers_does_not_take_back_what_another_says_of_himself() -> None:
    found = deed("قالت حركة الشباب إنها صدت الهجوم وقتلت 19 جنديا حكوميا، وهو ما نفته ولاية هيرشبيلي.", "صدت")
    assert (found.actor, found.status) == ("حركة الشباب", "reported")
