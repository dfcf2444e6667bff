"""Events: who did a deed where the words beside it do not say so plainly, and on whose side the speaker stands."""

from __future__ import annotations

from datetime import date

import pytest

import khabar
from khabar.model import Event, Layout, Name, Page, Report, Span, Statement
from khabar.read.events import find_events
from khabar.read.events.cast import arms, gather, identify
from khabar.read.events.ground import lay_ground
from khabar.read.events.parties import party_at
from khabar.read.events.sides import Side, own, performer
from khabar.read.sentences import lay_words


def page_of(text: str) -> Page:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    return lay_words(
        Report.of(text, published="2024-05-20"), Layout(None, date(2024, 5, 20), "given", (), (), tuple(lines))
    )


def names_in(text: str, names: dict[str, str]) -> tuple[Name, ...]:
    """The names, each of the given kind, wherever they stand in the text."""
    found = []
    for name, kind in names.items():
        at = text.find(name)
        while at >= 0:
            found.append(Name(Span(at, at + len(name)), kind, name))
            at = text.find(name, at + len(name))
    return tuple(sorted(found, key=lambda n: n.span.start))


def said(text: str, source: str, cue: str, content: str, stance: str = "assert") -> Statement:
    """What the source says in the text, opened by the cue."""
    verb, start, speaker = text.index(cue), text.index(content), text.find(source)
    span = Span(speaker, speaker + len(source)) if speaker >= 0 else None
    return Statement(
        Span(start, start + len(content)), Span(verb, verb + len(cue)), source, span, stance=stance, rule="test"
    )


def read(text: str, names: dict[str, str], *statements: Statement) -> list[Event]:
    return list(find_events(page_of(text), (), names_in(text, names), statements))


M23 = {"حركة أم 23": "organization"}
BOTH = {"الجيش الكيني": "organization", "حركة الشباب": "organization", "كيسمايو": "place"}


@pytest.mark.parametrize(
    ("text", "names", "want"),
    [
        # A description with the article stands for the party of the report that it fits.
        ("انتشرت حركة الشباب قرب كيسمايو.\nوهاجم المسلحون ثكنة في كيسمايو.", BOTH, "حركة الشباب"),
        ("انتشرت حركة الشباب قرب كيسمايو.\nوهاجمت الحركة ثكنة في كيسمايو.", BOTH, "حركة الشباب"),
        ("وصل الجيش الكيني إلى كيسمايو.\nوقصف الجنود قرية في كيسمايو.", BOTH, "الجيش الكيني"),
        # Without such a party it stands for itself.
        ("هاجم المسلحون ثكنة في كيسمايو.", {"كيسمايو": "place"}, "المسلحون"),
        # A weapon is nobody, that of a state is its army by the name that the report uses.
        ("قصفت طائرة مسيرة قرية في كيسمايو.", {"كيسمايو": "place"}, None),
        ("قصفت المدفعية الكينية قرية في كيسمايو.", {"كيسمايو": "place"}, "الجيش الكيني"),
        ("قصفت قوة تابعة لحركة الشباب قرية في كيسمايو.", BOTH, "حركة الشباب"),
        # Prisoners who stand before the verb did not take anybody.
        ("وخطف 3 جنود في كيسمايو.", {"كيسمايو": "place"}, None),
    ],
)
def test_who_did_it(text: str, names: dict[str, str], want: str | None) -> None:
    assert [e.actor for e in read(text, names)][-1:] == [want]


def test_the_one_who_speaks_asks_and_accuses() -> None:
    text = "ودعا الوسيط حركة الشباب إلى الانسحاب من كيسمايو."
    call = said(text, "عثمان ديالو", "دعا", "الانسحاب من كيسمايو", "demand")
    request, retreat = read(text, BOTH, call)
    assert (request.type, request.actor, request.status) == ("REQUEST", "عثمان ديالو", "reported")
    assert (retreat.type, retreat.actor, retreat.status) == ("RETREAT", "حركة الشباب", "demanded")


def test_the_accused_is_the_one_who_did_it() -> None:
    text = "واتهمت منظمة محلية حركة الشباب بقصف سوق في كيسمايو."
    charge = said(text, "منظمة محلية", "اتهمت", "حركة الشباب بقصف سوق في كيسمايو", "accuse")
    accuse, assault = read(text, BOTH, charge)
    assert (accuse.actor, accuse.status) == ("منظمة محلية", "reported")
    assert (assault.type, assault.actor, assault.status) == ("ASSAULT", "حركة الشباب", "claimed")


def test_own_forces_are_those_of_the_side_that_speaks() -> None:
    text = "قالت وزارة الدفاع الكينية إن قواتها هاجمت قرية في كيسمايو."
    names = {"وزارة الدفاع الكينية": "organization", "كيسمايو": "place"}
    (event,) = read(text, names, said(text, "وزارة الدفاع الكينية", "قالت", "قواتها هاجمت قرية في كيسمايو"))
    assert (event.actor, event.status) == ("الجيش الكيني", "reported")


def test_others_claim() -> None:
    text = "قالت وزارة الدفاع الكينية إن حركة الشباب هاجمت قرية في كيسمايو."
    names = BOTH | {"وزارة الدفاع الكينية": "organization"}
    (event,) = read(text, names, said(text, "وزارة الدفاع الكينية", "قالت", "حركة الشباب هاجمت قرية في كيسمايو"))
    assert (event.actor, event.status) == ("حركة الشباب", "claimed")


def test_a_promise_that_threatens_is_a_threat() -> None:
    text = "وتعهد القائد بالرد على الهجوم."
    promise = said(text, "القائد", "تعهد", "الرد على الهجوم", "threaten")
    assert read(text, {}, promise)[0].type == "THREATEN"
    assert read(text, {})[0].type == "AGREE"


@pytest.mark.parametrize(
    "text",
    [
        "سيهاجم الجيش الكيني القرية غداً.",
        "تجمعوا ليهاجموا القرية.",
        "تحدثت الصحيفة عن ضربة موجعة للاقتصاد الكيني.",
        "كتب عن ظاهرة قتل النساء في الشرق.",
        "وحرض الخطيب على قتل الجيران.",
        "لماذا هاجم الجيش الكيني القرية؟",
        "قال الحاكم الجديد إنه متفائل.",
        "خرجت جنازة يتقدمها رئيس البلاد في كيسمايو.",
    ],
)
def test_what_is_no_deed(text: str) -> None:
    assert read(text, BOTH) == []


def test_what_is_ahead_of_a_retreat_is_conditional() -> None:
    assert [e.status for e in read("سينسحب الجيش الكيني من كيسمايو.", BOTH)] == ["conditional"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("أجهز الجنود على ستة جرحى في كيسمايو.", "ASSAULT"),
        ("قضى الجنود على ستة مسلحين في كيسمايو.", "ASSAULT"),
        ("غنم المتمردون ثلاث شاحنات.", "COERCE"),
        ("صادق البرلمان الكيني على المعاهدة.", "AGREE"),
        ("أعادت كينيا طياراً أسيراً إلى بلاده.", "RETREAT"),
        ("حظرت الحكومة الكينية نشاط الجماعة.", "SANCTION"),
        ("أرسلت كينيا كتيبة إلى الحدود.", "MOBILIZE"),
        ("أعلن الجيش الكيني إسقاط 5 مسيرات.", "ASSAULT"),
    ],
)
def test_more_deeds(text: str, want: str) -> None:
    assert want in [e.type for e in read(text, BOTH | {"كينيا": "place"})]


def test_the_one_attacker_of_a_report_did_what_nobody_is_said_to_have_done() -> None:
    text = "هاجمت حركة الشباب ثكنة في كيسمايو أمس.\nوسقط قتلى في قصف على بورما."
    names = BOTH | {"بورما": "place"}
    assert [e.actor for e in read(text, names)] == ["حركة الشباب", "حركة الشباب"]


def test_who_only_holds_a_place_need_not_have_struck_it() -> None:
    text = "سقط قتلى في غارة جوية على كيسمايو.\nوتسيطر حركة الشباب على كيسمايو."
    assert [e.actor for e in read(text, BOTH)] == [None, "حركة الشباب"]


def test_a_later_verb_with_its_agent_is_a_deed_of_its_own() -> None:
    text = "أعقب هجوم لحركة الشباب على كيسمايو دمار.\nوأحرقت حركة الشباب سوقاً كبيراً."
    assert [e.type for e in read(text, BOTH)] == ["ASSAULT", "ASSAULT"]


def test_arms() -> None:
    assert (arms("الجيش النيجيري"), arms("كتائب الفتح"), arms("وزارة الصحة"), arms("كريم قاسم")) == (
        "army",
        "group",
        None,
        None,
    )


def test_sides() -> None:
    government = Side(("وزارة الدفاع الكينية",), frozenset({"حكومة كينيا"}))
    assert own(government, "الجيش الكيني", "ASSAULT")
    assert not own(government, "حركة الشباب", "ASSAULT")
    assert not own(government, None, "ASSAULT")
    assert own(Side(("حركة الشباب",)), "حركة الشباب", "ASSAULT")
    cast = gather(lay_ground(page_of("لا شيء"), (), ()))
    assert performer(government, cast, "ASSAULT") == "الجيش الكيني"
    assert performer(government, cast, "COERCE") == "وزارة الدفاع الكينية"
    assert performer(Side(("طبيب في المشفى",)), cast, "ASSAULT") is None


def test_a_word_broken_up_is_named_in_one_piece() -> None:
    page = page_of("هاجم المتمـ ـردون القرية")
    ground = lay_ground(page, (), ())
    party = party_at(ground, 1, len(page.words))
    assert party is not None
    assert party.key == "المتمردون"
    assert identify(gather(ground), party, 1) == "المتمردون"


@pytest.mark.parametrize(
    ("text", "names", "want"),
    [
        # What a verb needs may stand before it, and in the accusative or the dual after it.
        ("وتضررت المدرسة من قذائف أطلقها المسلحون على كيسمايو.", BOTH, "أطلقها"),
        ("زرع المسلحون ألغاماً على الطريق إلى كيسمايو.", BOTH, "زرع"),
        ("ألقت مروحية قنبلتين على حي سكني في كيسمايو.", BOTH, "ألقت"),
        # Passives that the spelling shows: the subject suffered it.
        ("اغتيل قائد محلي في كيسمايو أمس.", BOTH, "اغتيل"),
        # A relative clause that tells what else a party did.
        ("وقال المبعوث، الذي التقى قادة حركة الشباب، إن الهدنة قريبة.", BOTH, "التقى"),
        # What somebody is accused of took place, as he says.
        ("اتهم الجيش الكيني حركة الشباب بإحراق ثلاث قرى.", BOTH, "إحراق"),
    ],
)
def test_deeds_that_stand_apart(text: str, names: dict[str, str], want: str) -> None:
    assert want in [e.span.of(text) for e in read(text, names)]


def test_the_subject_of_a_passive_is_no_agent() -> None:
    (event,) = read("دوهم مقر حركة الشباب أمس في كيسمايو.", BOTH)
    assert event.actor is None


@pytest.mark.parametrize(
    "text",
    [
        "ودعا الوزير الطرفين إلى إنهاء القتال بين القبائل في كيسمايو.",
        "هذه الجماعات تقتل الناس وتهاجم القيم.",
        "ما زال اغتيال القاضي حديث الناس.",
        "وصف الكاتب العملية العسكرية بأنها عسكرية خالصة.",
    ],
)
def test_what_is_only_talked_of(text: str) -> None:
    assert [e for e in read(text, BOTH) if e.type == "ASSAULT"] == []


def test_an_accused_state_is_the_one_addressed() -> None:
    accused, armed = read("اتهمت فرنسا إيران بتسليح حركة الشباب.", {"فرنسا": "place", "إيران": "place", **BOTH})
    assert (accused.actor, accused.recipient, accused.place) == ("حكومة فرنسا", "حكومة إيران", None)
    assert (armed.type, armed.actor) == ("AID", "حكومة إيران")


def test_other_means_are_another_deed() -> None:
    text = "انفجرت سيارة مفخخة في كيسمايو.\nوأطلق مسلحون النار على حافلة في كيسمايو."
    assert [e.mode for e in read(text, BOTH)] == ["explosives", "firearms"]


PLACES = {"دارفور": "place", "نيالا": "place", "السودان": "place", "قوات الدعم السريع": "organization"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # Before the verb, the town rather than the region around it.
        ("وفي مدينة نيالا في إقليم دارفور، خطفت قوات الدعم السريع طبيبين.", "نيالا"),
        # Past the end of the clause.
        ("وخطفت قوات الدعم السريع طبيبين، بحسب سكان، في مدينة نيالا.", "نيالا"),
        # The first mention names the country, the next one the town.
        ("غارة على مستشفى في السودان أمس.\nوأوقعت الغارة على المستشفى في نيالا ثلاثة قتلى.", "نيالا"),
        # What follows an act of speech belongs to its content.
        ("اتهمت قوات الدعم السريع خصومها بالتحريض في نيالا.", None),
    ],
)
def test_where(text: str, place: str | None) -> None:
    assert read(text, PLACES)[0].place == place


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("قال الجيش الكيني إن هجوماً على القرية أسفر عن مقتل خمسة مدنيين.", None),
        ("أعلنت الشرطة الكينية أن قصفاً على القرية أسفر عن مقتل خمسة مدنيين.", None),
        ("أعلن الجيش الكيني قصف القرية.", "الجيش الكيني"),
    ],
)
def test_who_tells_of_a_deed_did_not_do_it(text: str, want: str | None) -> None:
    (event,) = [e for e in khabar.read(Report.of(text, published="2024-05-06")).events if e.type == "ASSAULT"]
    assert event.actor == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("استهدفت دولة الاحتلال الروسي ومرتزقتها قرية حجر الريح بالمدفعية", ("الجيش الروسي", None)),
        ("قصف الجيش السوري وميليشياته قرية حجر الريح", ("الجيش السوري", None)),
        ("تعرضت القرية لقصف من قبل دولة الاحتلال الروسي", ("الجيش الروسي", None)),
        ("قصف الجيش السوري مقاتلي الفصائل قرب حجر الريح", ("الجيش السوري", "الفصائل")),
    ],
)
def test_who_is_joined_to_the_one_who_did_it_is_not_struck(text: str, want: tuple[str | None, str | None]) -> None:
    events = khabar.read(Report.of(text, published="2024-05-20")).events
    assert [(e.actor, e.recipient) for e in events if e.type == "ASSAULT"] == [want]


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        # The pronoun of the verb stands for what was fired, told before it.
        ("أصيب حارس بصاروخ أطلقه الحوثيون على ثكنة.", "أطلقه", "الحوثيون"),
        ("أسقطت الدفاعات الجوية الكينية تسع مسيّرات أطلقتها أوغندا ليلا.", "أطلقتها", "حكومة أوغندا"),
        # A preposition with a pronoun parts a verb from its subject.
        ("نددت روما بالخطوة، ثم رحبت بها كمبالا.", "رحبت", "حكومة أوغندا"),
        # An object in the accusative makes the noun before it the subject.
        ("قتل مسلحون بائعا حاول أن يهرب.", "قتل", "مسلحون"),
        # Two who sign stand between the verb and what they sign.
        ('وقعت الحكومة الكينية وفصيل منشق عن حركة "النور" المسلحة أمس اتفاقا للهدنة.', "وقعت", "حكومة كينيا"),
        # The people of a body that helps are its own.
        ("قالت منظمة أطباء بلا حدود إن فريقها عالج 90 جريحا.", "عالج", "أطباء بلا حدود"),
        # The army named in full is the one that is meant again, also in another country.
        ("قصف الجيش الكيني بلدة ماندا. وقال شهود في كمبالا إن الجيش هاجم غولو.", "هاجم", "الجيش الكيني"),
    ],
)
def test_who_did_it_in_the_whole_reading(text: str, word: str, actor: str) -> None:
    events = khabar.read(Report.of(text, published="2024-05-20")).events
    assert [e.actor for e in events if e.span.of(text) == word] == [actor]


def test_a_commander_tells_of_prisoners_and_guns() -> None:
    text = "قال الجيش الكيني إن قواته أسرت 14 متمردا واستولت على 50 بندقية."
    found = khabar.read(Report.of(text, published="2024-05-20")).events
    assert [(e.span.of(text), e.type, e.actor) for e in found] == [
        ("أسرت", "COERCE", "الجيش الكيني"), ("استولت", "COERCE", "الجيش الكيني")
    ]  # fmt: skip
