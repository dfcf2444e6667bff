"""Names told by how they stand: heads that are left out or kept, roads, lists, relative clauses, letterheads. All are invented."""

from __future__ import annotations

import pytest

import khabar
from khabar.model import Report


def told(text: str, kind: str) -> list[str]:
    return [n.span.of(text) for n in khabar.read(Report.of(text, published="2025-01-28")).names if n.kind == kind]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("هبطت المروحيات في جزيرة كوروماندو أمس.", ["كوروماندو"]),
        ("سقطت قذائف في قطاع نيلومبار ليلا.", ["نيلومبار"]),
        ("دخلت الشاحنات قطاع غزة أمس.", ["قطاع غزة"]),
        ("مر المسلحون بطريق زامورينا، وأحرقوا شاحنة.", ["زامورينا"]),
        ("أطلق الجنود النار قرب خط دورمانو، وقتل راع.", ["خط دورمانو"]),
        ("قال إنه عرف ذلك عن طريق ممرنو، ثم صمت.", []),
        ("تقدموا على محور قرية زعنوبا، ثم عادوا.", ["زعنوبا"]),
        ("سد الأهالي الطريق احتجاجا، ثم عادوا.", []),
        ("سيطر المقاتلون على طريق الإمداد، ثم انسحبوا.", []),
        ("تجدد القصف عبر خط السيطرة صباحا.", ["خط السيطرة"]),
        ("فر السكان من باماكو وزيرونابي إلى المخيم.", ["باماكو", "زيرونابي"]),
        ("قصفت المدفعية أطراف تل الورد وخربة السمن.", ["تل الورد", "خربة السمن"]),
        ("توغلت دبابتان عند خلة الراهب فجرا.", ["خلة الراهب"]),
    ],
)
def test_heads_roads_and_lists_tell_places(text: str, places: list[str]) -> None:
    assert told(text, "place") == places


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("وقال لإذاعة سافانا المحلية إن القتال مستمر.", ["إذاعة سافانا"]),
        ("وكتب على منصة إكس أن القرية خالية.", ["إكس"]),
        ("وأعلن أن سلاح الجو شن ثلاث غارات.", ["سلاح الجو"]),
        ("وضبط جهاز المخابرات والأمن الوطني ست بنادق.", ["جهاز المخابرات والأمن الوطني"]),
    ],
)
def test_heads_of_bodies(text: str, bodies: list[str]) -> None:
    assert told(text, "organization") == bodies


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("توزع ناديا كورابكو، التي يعرفها الجميع، مئة وجبة.", ["ناديا كورابكو"]),
        ("غرقت سفينة لاكي سترومان، التي كانت تحمل القمح.", []),
        ("وقال المتحدث باسمها قاري يوسف هدايتي في رسالة.", ["قاري يوسف هدايتي"]),
        ("ونقل عن قائد الأمن العميد سعد الحوري إنو قواته باقية.", ["سعد الحوري"]),
        ("وفي القرية، روى سعد قهروملي (63 عاما) ما جرى.", ["سعد قهروملي"]),
    ],
)
def test_what_stands_around_them_tells_persons(text: str, persons: list[str]) -> None:
    assert told(text, "person") == persons


def test_head_and_signature_of_a_communique_are_its_own() -> None:
    text = "\n".join([
        "جمهورية مالي",
        "شرف – إخاء – عمل",
        "وزارة الدفاع",
        "بيان رقم 31",
        "",
        "تعلن وزارة الدفاع أن وحدة من الجيش صدت هجوما على موقعها فجر الأحد، وأن ستة جنود جرحوا خلال الاشتباك.",
        "",
        "عن الوزير وبتفويض منه",
        "مدير الاتصال في الجيش",
        "العقيد بينكو كوني",
    ])  # fmt: skip
    reading = khabar.read(Report.of(text, published="2025-01-28"))
    assert reading.boilerplate == ()
    names = [n.span.of(text) for n in reading.names]
    assert (names[0], names[-1]) == ("جمهورية مالي", "بينكو كوني")


def test_headlines_of_other_stories_sign_nothing() -> None:
    text = "\n".join([
        "بيان رقم 31",
        "",
        "تعلن وزارة الدفاع أن وحدة من الجيش صدت هجوما على موقعها فجر الأحد، وأن ستة جنود جرحوا خلال الاشتباك.",
        "",
        "اقرأ أيضا: ارتفاع أسعار القمح",
        "فوز المنتخب بكأس القارة",
    ])  # fmt: skip
    assert len(khabar.read(Report.of(text, published="2025-01-28")).boilerplate) == 1


def test_a_page_that_copied_a_communique_keeps_its_furniture() -> None:
    text = "\n".join([
        "صفحة أخبار الوادي",
        "متابعة",
        "بيان رقم 31",
        "",
        "تعلن وزارة الدفاع أن وحدة من الجيش صدت هجوما على موقعها فجر الأحد، وأن ستة جنود جرحوا خلال الاشتباك.",
    ])  # fmt: skip
    assert [s.of(text) for s in khabar.read(Report.of(text, published="2025-01-28")).boilerplate] == ["متابعة"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قتل راع في حي كانابير فير، وفر الباقون.", ["كانابير فير"]),
        ("اندلع القتال في قرية لا إسبيرانتا ديل نورتي، ثم توقف.", ["لا إسبيرانتا ديل نورتي"]),
        ("هاجموا الجنود في جبهات الكسارة وزرنوبان ليلا.", ["الكسارة", "زرنوبان"]),
        ("تحدث الوزير عن محاور البحث والنقاش.", []),
    ],
)
def test_foreign_names_and_fronts(text: str, places: list[str]) -> None:
    assert told(text, "place") == places


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("قدر اتحاد المزارعين في البقاع خسائره بمليون.", ["اتحاد المزارعين في البقاع"]),
        ("قالت إدارة العلاقات العامة للجيش إن القتال مستمر.", ["إدارة العلاقات العامة للجيش"]),
        ("نفى مكتب الاتصال الحكومي النبأ.", ["مكتب الاتصال الحكومي"]),
        ("أصدرت محكمة جنايات البصرة حكمها.", ["محكمة جنايات البصرة"]),
        ("شهدت المدينة حركة المرور الكثيفة.", []),
    ],
)
def test_bodies_end_where_their_names_end(text: str, bodies: list[str]) -> None:
    assert told(text, "organization") == bodies


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("حكم على المدان سعد الكربوري لانتمائه إلى جماعة.", ["سعد الكربوري"]),
        ("قتل المواطن حسين الجبيري إثر خلاف على أرض.", ["حسين الجبيري"]),
        ("قال نائب المحافظ ساهال وارسمي إن الحافلة تأخرت.", ["ساهال وارسمي"]),
        ("وطلب وزير الخارجية عبد الرحمن كلام الله دعم المانحين.", ["عبد الرحمن كلام الله"]),
        ("قال اللواء إغناسيو سالامار الابن، ثم صمت. وأضاف سالامار أنه باق.", ["إغناسيو سالامار الابن", "سالامار"]),
    ],
)
def test_names_of_persons_end_where_they_end(text: str, persons: list[str]) -> None:
    assert told(text, "person") == persons
