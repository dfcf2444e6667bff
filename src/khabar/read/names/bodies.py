"""Bodies of a state with the country they belong to: the Russian ministry of defence, the army of Mali."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from khabar.inflection import before_ending, closed_feminine, dual, oblique, sound_plural
from khabar.language import Phrases, article, of_kind, table
from khabar.read.names.lexicon import contexts
from khabar.read.names.owners import division_end, gazetteer_country, of_government, owner, place_after, region_end
from khabar.read.names.surfaces import surface
from khabar.read.names.words import Found, Scene, adjective
from khabar.text import fold

# The kinds of ministries; one is called by what it is for (the defence).
MINISTRIES = ("ministry", "defence")


@dataclass(frozen=True, slots=True)
class Body:
    """A body that every state has: its name without a country, how it stands in the report, and how its name is completed."""

    full: str
    kind: str
    feminine: bool
    by_country: bool
    alone: bool
    short: bool
    country: str = ""


@cache
def bodies() -> Phrases[Body]:
    """Bodies of a state by every name they have; short ones (the defence) are marked."""
    found: dict[str, Body] = {}
    for row in table("ministries"):
        feminine, by_country, alone = row["gender"] == "f", row["of"] == "country", row["alone"] == "1"
        for name in (*row["names"].split("|"), row["full"]):
            if name.strip():
                found.setdefault(
                    fold(name.strip()),
                    Body(row["full"], row["kind"], feminine, by_country, alone or " " in name, False),
                )
        short = row["kind"] in MINISTRIES
        found.setdefault(fold(row["word"]), Body(row["full"], row["kind"], feminine, by_country, alone, short))
    for row in table("body_words"):
        found.setdefault(
            fold(row["word"]), Body(row["full"], "word", False, False, bool(row["alone"]), False, row["alone"])
        )
    return Phrases(found.items())


@cache
def indefinite_bodies() -> dict[str, Body]:
    """Bodies of one word without the article, before a country's name (the army of Mali)."""
    found: dict[str, Body] = {}
    for row in table("ministries"):
        for name in (row["word"], *row["names"].split("|")):
            flat = fold(name)
            if " " not in flat and flat.startswith(article()) and row["kind"] not in MINISTRIES:
                found.setdefault(
                    flat[len(article()) :],
                    Body(row["full"], row["kind"], row["gender"] == "f", row["of"] == "country", True, False),
                )
    return found


@cache
def heads() -> dict[str, tuple[str, bool, bool]]:
    """Word that says what kind of thing is named, in every form → (kind, whether it is part of the name, whether it is plural)."""
    found: dict[str, tuple[str, bool, bool]] = {}
    for row in table("heads"):
        found[fold(row["word"])] = (row["kind"], row["part_of_name"] == "1", False)
    for row in table("heads"):
        for form in row["forms"].split("|"):
            if form.strip():
                found.setdefault(fold(form), (row["kind"], row["part_of_name"] == "1", True))
    return found


@cache
def dual_heads() -> frozenset[str]:
    """The heads of places in the dual before what names them: بلدتا, بلدتي."""
    stems = [before_ending(row["word"]) for row in table("heads") if row["kind"] == "place"]
    return frozenset(stem + ending[:1] for stem in stems for ending in (dual(), oblique()))


def nation_at(scene: Scene, i: int) -> str:
    """The country or people whose adjective with the article stands at word `i`, or nothing."""
    if not scene.is_word(i):
        return ""
    sense = scene.senses[i][0]
    return sense.nation if sense.definite else ""


def several(form: str) -> bool:
    """Whether an adjective is one of several men: of one body it says nothing."""
    return form.endswith((oblique(), sound_plural()))


def leads(scene: Scene, i: int) -> bool:
    """Whether word `i` says who leads those told before it, and heads no body: قوات بقيادة الجيش."""
    return "called" in contexts().get(scene.form(i), ())


def one_body(scene: Scene, i: int) -> bool:
    """Whether a body of a state, or one other body with the article, ends with word `i` or before its adjective there: no adjective in
    the plural is said of it."""
    if nation_at(scene, i) and not several(scene.form(i)):
        i -= 1
    if bodies().at(scene.row, i) is not None:
        return True
    stem = scene.form(i).removeprefix(article())
    return stem in heads() and heads()[stem][0] == "organization" and not heads()[stem][2]


def body_at(scene: Scene, i: int) -> Found | None:
    """A body of a state at word `i`, with the country that stands with it: the Russian ministry of defence, the army of Mali."""
    if leads(scene, i):
        return None
    hit = bodies().at(scene.row, i)
    if hit is None:
        return _indefinite_body_at(scene, i)
    end, cut, body = hit
    return _complete(scene, i, end, cut, body)


def _complete(scene: Scene, i: int, end: int, cut: int, body: Body) -> Found | None:
    if cut and any(s.cut == cut and "acting" in s.marks for s in scene.senses[i]):
        return None
    if body.short and not cut and _of_other(scene.form(i - 1)):
        return None
    if body.kind == "word" and end == i + 1 and _ruled(scene, i):
        return None
    nation = nation_at(scene, end)
    if several(scene.form(end)):
        nation = ""  # اتهم الجيش الحوثيين
    if nation and body.feminine and end == i + 1 and not scene.form(end).endswith(closed_feminine()):
        return None
    if nation and body.kind == "embassy" and place_after(scene, end + 1, any_place=True) is not None:
        seat = place_after(scene, end + 1, any_place=True)
        return Found(
            i, seat[0] if seat else end + 1, cut, "organization", None, "embassy-in-city", "", nation, body.kind
        )
    if nation and (not body.short or body.feminine == scene.form(end).endswith(closed_feminine())):
        past = end + 2 if body.kind == "government" and _for_a_time(scene, end + 1) else end + 1
        return _found(i, past, cut, body, nation, "body-nation")
    if scene.is_word(end) and nation_at(scene, end + 1) and _adjective(scene, end):
        return _found(i, end + 2, cut, body, nation_at(scene, end + 1), "body-nation")
    if body.short:
        return None
    if body.country:
        return _found(i, end, cut, body, body.country, "body-nation")
    if body.kind == "word":
        return None
    owned = owner(scene, end)
    if owned is not None:
        return Found(i, owned, cut, "organization", None, "owned-body", "", "", body.kind)
    government = of_government(scene, end)
    if government is not None:
        return Found(i, government, cut, "organization", None, "owned-body", "", "", body.kind)
    if body.kind in MINISTRIES and (last := division_end(scene, end)) is not None:
        own = surface(scene, Found(i, last, cut, "organization", None, ""))
        return Found(i, end, cut, "organization", own, "body-of-division", "", "", body.kind)
    if body.kind == "group" and not cut and scene.is_word(i - 1) and any(s.definite for s in scene.senses[i - 1]):
        return None
    place = place_after(scene, end)
    if place is not None and body.kind != "group":
        last, country = place
        return _found(i, last, cut, body, country, "body-in-country")
    seat = place_after(scene, end, capital=True) if body.kind in MINISTRIES else None
    if seat is not None and scene.form(end + 1) not in rival_seats():
        return _found(i, end, cut, body, seat[1], "body-in-capital")
    extra = scene.senses[end][0] if scene.is_word(end) and not scene.blocked[end] else None
    if extra is not None and extra.form in of_kind("quality_words", "rebellious", "letter"):
        return None
    if extra is not None and extra.definite and "silent" not in extra.marks and body.kind not in ("ministry", "court"):
        if "federal" in extra.marks and body.kind == "government":
            return _found(i, end + 1, cut, body, "", "body-alone")
        if "national" in extra.marks:
            return Found(i, end + 1, cut, "organization", None, "body-adjective", "", "", body.kind)
        if "kind" not in extra.marks and adjective(extra):
            return None
    first = next((s.form for s in scene.senses[i] if s.cut == cut), scene.forms[i][cut:])
    if "silent" in contexts().get(" ".join([first, *scene.forms[i + 1 : end]]), ()):
        return None
    return _found(i, end, cut, body, "", "body-alone")


@cache
def rival_seats() -> frozenset[str]:
    """Folded names of cities whose own government is not, or not always, that of the country (حكومة طرابلس)."""
    rows = (row["key"] for row in table("organizations") if row["type"] == "government")
    return frozenset(fold(key).partition(" ")[2] for key in rows)


def _ruled(scene: Scene, i: int) -> bool:
    """Whether the word before says that somebody lives under an occupation or that it ends: الخاضعة للاحتلال الروسي."""
    return scene.is_word(i - 1) and any("rule" in s.marks for s in scene.senses[i - 1])


def _of_other(before: str) -> bool:
    """Whether a field after the word is that of outlets or of an office, not a ministry (وسائل الإعلام, وكالة إدارة الطوارئ)."""
    head = heads().get(before)
    return before in of_kind("source_nouns", "outlet", "plural") or (head is not None and head[0] == "organization")


def _found(i: int, end: int, cut: int, body: Body, nation: str, rule: str) -> Found:
    kind = "group" if body.kind == "group" else "organization"
    return Found(i, end, cut, kind, None, rule, body.full, nation, body.kind)


def short_body_at(scene: Scene, i: int) -> Found | None:
    """A ministry told in one word (the interior) where it speaks or is spoken for: after a verb of speech, or opening a headline."""
    hit = bodies().at(scene.row, i)
    if hit is None or not hit[2].short or not hit[2].alone:
        return None
    end, cut, body = hit
    before = scene.senses[i - 1] if scene.is_word(i - 1) else ()
    speaks = any("speech" in s.marks for s in before) or (scene.form(end) == ":" and not before)
    if not speaks and not any("voice" in s.marks for s in before):
        return None
    if scene.is_word(i - 2) and any("bare" in s.marks for s in scene.senses[i - 2]):
        return None  # عار عن الصحة
    return _found(i, end, cut, body, "", "ministry-in-short")


def _indefinite_body_at(scene: Scene, i: int) -> Found | None:
    for sense in scene.senses[i]:
        body = indefinite_bodies().get(sense.form)
        if body is not None and "homeless" not in sense.marks:
            for after in scene.senses[i + 1] if scene.is_word(i + 1) else ():
                if after.cut == 0:
                    hit = gazetteer_country(scene, i + 1, capital=body.by_country)
                    if hit is not None:
                        return _found(i, hit[0], sense.cut, body, hit[1], "body-of-country")
            if body.kind == "government" and (last := region_end(scene, i + 1)) is not None:
                return Found(i, last, sense.cut, "organization", None, "body-of-division", "", "", body.kind)
    return None


def _for_a_time(scene: Scene, i: int) -> bool:
    """Whether an adjective after a government's country says what kind of government it is: الحكومة الليبية المؤقتة."""
    return scene.is_word(i) and "national" in scene.senses[i][0].marks


def _adjective(scene: Scene, i: int) -> bool:
    sense = scene.senses[i][0]
    return sense.definite and adjective(sense)
