"""Entities: one for all spellings, titles and short forms of a name, none for two that only sound alike."""

from __future__ import annotations

import msgspec
import pytest

from khabar.model import Place, Report
from khabar.read import read
from khabar.record import Entity
from khabar.tell.digest import Digest, digest
from khabar.tell.entities import find_entities
from khabar.tell.merging import merge_entities
from khabar.tell.naming import Named


def told(text: str, id: str, outlet: str | None = None) -> Digest:
    return digest(read(Report.of(text, id=id, published="2024-05-07", outlet=outlet)))


def bare(id: str, *names: Named, outlet: str | None = None) -> Digest:
    """A report of which nothing but its names is known."""
    return Digest(
        id, outlet, None, "unknown", None, None, None, None, None, (), (), "", (), (), (), names, {}, frozenset()
    )  # fmt: skip


def person(key: str, *roles: str) -> Named:
    return Named(key, "person", ((key, None, 1),), tuple((role, 1) for role in roles))


def place(key: str, lat: float, lon: float, id: str = "", precision: str = "point") -> Named:
    return Named(key, "place", ((key, None, 1),), (), Place(key, lat, lon, "SY", precision, id))


def keys(*digests: Digest) -> list[set[str]]:
    """The surfaces of each entity."""
    found = find_entities(digests)
    assert found == find_entities(tuple(reversed(digests))), "the order of the reports must not matter"
    return [{s.name for s in e.names} for e in found]


def one_entity(first: Named, second: Named) -> bool:
    return len(keys(bare("a", first), bare("b", second))) == 1


ONE = {
    "hamza and article": ("أحمد الزعبي", "احمد زعبي"),
    "descent told or not": ("خالد بن سلطان العوفي", "خالد سلطان العوفي"),
    "servant's name in one word": ("عبد الرزاق الشامي", "عبدالرزاق الشامي"),
    "sounds of a foreign name": ("ديمتري غروشينكوف", "دميتري جروشنكوف"),
    "father's name left out": ("علي صالح", "علي عبد الله صالح"),
    "family's name alone": ("غروشينكوف", "ديمتري غروشينكوف"),
}
TWO = {
    "father and son": ("علي عبد الله صالح", "أحمد علي صالح"),
    "father and son by short forms": ("علي صالح", "أحمد علي صالح"),
    "names that differ in a vowel": ("محمد سالم", "محمد سليم"),
    "other given names": ("سليمان العامري", "سلمان العامري"),
    "family and father": ("سالم العلي", "سالم علي الحمد"),
    "a given name alone": ("يوسف", "ظافر يوسف"),
    "a servant's name alone": ("عبد الله", "عيسى عبد الله"),
}


@pytest.mark.parametrize("case", ONE)
def test_one_person(case: str) -> None:
    assert one_entity(*map(person, ONE[case]))


@pytest.mark.parametrize("case", TWO)
def test_two_persons(case: str) -> None:
    assert not one_entity(*map(person, TWO[case]))


def test_family_name_of_two_bearers_stays_alone() -> None:
    assert len(keys(bare("a", person("صالح")), bare("b", person("علي صالح")), bare("c", person("أحمد صالح")))) == 3


def test_short_form_with_another_office_stays_apart() -> None:
    minister, mayor = person("كريم الناصر", "وزير النقل السابق"), person("كريم فؤاد الناصر", "رئيس بلدية الميناء")
    assert not one_entity(minister, mayor)
    assert one_entity(minister, person("كريم فؤاد الناصر", "وزير النقل"))


def test_why_names_were_put_together() -> None:
    (found,) = find_entities((bare("a", person("علي صالح")), bare("b", person("علي عبد الله صالح"))))
    assert found.reason == "علي صالح is short for the only one of that name"


def test_ministry_and_minister_country_and_army_stay_apart() -> None:
    text = (
        "قالت وزارة الدفاع الأوكرانية إن الجيش الأوكراني تقدم، وزار وزير الدفاع الأوكراني رستم عمروف الجبهة، "
        "ودخلت أوكرانيا عامها الثالث من الحرب."
    )
    found = {e.key: e.kind for e in find_entities((told(text, "a"),))}
    assert found["وزارة الدفاع الأوكرانية"] == "organization"
    assert found["الجيش الأوكراني"] == "organization"
    assert found["رستم عمروف"] == "person"
    assert found["أوكرانيا"] == "place"


def test_ministry_without_country_belongs_to_none() -> None:
    ministry = Named("وزارة الصحة", "organization", (("وزارة الصحة", None, 1),))
    of_state = Named("وزارة الصحة السودانية", "organization", (("الصحة السودانية", None, 1),))
    assert not one_entity(ministry, of_state)
    movement = Named("كتائب وادي الرمان", "organization", (("كتائب وادي الرمان", None, 1),))
    longer = Named("كتائب وادي الرمان الشرقية", "organization", (("كتائب وادي الرمان الشرقية", None, 1),))
    assert one_entity(movement, longer)


def test_two_places_of_one_name() -> None:
    far = find_entities(
        (bare("a", place("الحمرة", 34.1, 36.2, "geonames:1")), bare("b", place("الحمرة", 36.9, 40.1, "geonames:2")))
    )
    assert [e.id for e in far] == ["place:الحمره@geonames:1", "place:الحمره@geonames:2"]
    assert one_entity(place("الحمرة", 34.1, 36.2, "geonames:1"), place("الحمرة", 34.2, 36.3, "", "region"))


def test_spellings_of_a_place_are_one_where_it_lies_in_one_spot() -> None:
    assert (
        one_entity(place("كفرنبودة", 35.4, 36.5, "geonames:7"), place("كفر نبودة", 35.4, 36.5, "geonames:7")) is False
    )
    assert one_entity(place("باتنتا", 36.0, 36.6, "geonames:8"), place("باتنتة", 36.0, 36.6, "geonames:8"))
    assert not one_entity(place("باتنتا", 36.0, 36.6, "geonames:8"), place("باتنتة", 33.0, 38.6, "geonames:9"))


def test_group_and_organisation_of_one_name_are_one() -> None:
    rebels = Named("جبهة الساحل", "group", (("جبهة الساحل", None, 1),))
    party = Named("جبهة الساحل", "organization", (("جبهة الساحل", None, 2),))
    (found,) = find_entities((bare("a", rebels), bare("b", party)))
    assert found.kind == "organization"


def test_who_uses_which_name() -> None:
    text = 'قال القائد الميداني كريم الشمالي: "ستخرج عصابات الجنوب من تل الزيتون". ووصل جيش الجنوب إلى تل الزيتون أمس.'
    found = find_entities((told(text, "a", "صوت الوادي"), told(text, "b", "المنبر")))
    hill = next(e for e in found if e.key == "تل الزيتون")
    assert {(u.source, u.count) for s in hill.names for u in s.by} == {
        ("كريم الشمالي", 2),
        ("صوت الوادي", 1),
        ("المنبر", 1),
    }
    assert hill.reports == ("a", "b")


ROLES = {
    "قال وزير الخارجية السوداني علي يوسف الشريف إن الحوار مستمر.": ("علي يوسف الشريف", "وزير الخارجية السوداني"),
    "وقالت المتحدثة باسم وزارة الصحة، الدكتورة سلمى الحداد، إن اللقاح وصل.": (
        "سلمى الحداد",
        "المتحدثة باسم وزارة الصحة، الدكتورة",
    ),
    "التقى الوفد رئيس هيئة أركان الجيش اللبناني العميد فادي مخول.": (
        "فادي مخول",
        "رئيس هيئة أركان الجيش اللبناني العميد",
    ),
    "وأشاد الوفد بجهود للشيخ راشد العبادي في الصلح.": ("راشد العبادي", "الشيخ"),
}


@pytest.mark.parametrize("text", ROLES)
def test_titles_before_the_name(text: str) -> None:
    key, role = ROLES[text]
    (found,) = [e for e in find_entities((told(text, "a", "المنبر"),)) if e.kind == "person"]
    assert found.key == key
    assert [s.name for s in found.roles] == [role]


def test_article_after_a_particle_is_given_back() -> None:
    names = {n for s in keys(told("سلم الأهالي المعبر للجيش السوداني أمس.", "a")) for n in s}
    assert "الجيش السوداني" in names


def test_merging_groups_adds_counts() -> None:
    one = find_entities((told("وصل المبعوث هانس غروندبرغ إلى عدن.", "a", "المنبر"),))
    other = find_entities((told("غادر المبعوث هانس غروندبرغ عدن والتقى غروندبرغ الصحفيين.", "b", "الراصد"),))
    found = {e.key: e for e in merge_entities([one, other])}
    assert merge_entities([one, other]) == merge_entities([other, one])
    envoy: Entity = found["هانس غروندبرغ"]
    assert envoy.reports == ("a", "b")
    assert sum(s.count for s in envoy.names) == 3
    assert found["عدن"].reports == ("a", "b")
    assert merge_entities([one]) == one


def test_goes_through_json() -> None:
    digests = [told("قال الأمين العام أنطونيو غوتيريش إن الهدنة هشة.", "a")]
    again = msgspec.json.decode(msgspec.json.encode(digests), type=list[Digest])
    assert find_entities(again) == find_entities(digests)
