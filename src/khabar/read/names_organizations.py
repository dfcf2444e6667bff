"""Names of organisations: bodies of a state with the country they belong to, and heads with what names them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from khabar.language import Phrases, table
from khabar.read.gazetteer import gazetteer, known
from khabar.read.names_words import Found, Scene, Sense, adjective, article, closed_ending, contexts, nations
from khabar.text import fold

# A headed name has at most so many words after its head.
_LONGEST_NAME = 6


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
        short = row["kind"] == "ministry"
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
            if " " not in flat and flat.startswith(article()) and row["kind"] != "ministry":
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


def nation_at(scene: Scene, i: int) -> str:
    """The country or people whose adjective with the article stands at word `i`, or nothing."""
    if not scene.is_word(i):
        return ""
    sense = scene.senses[i][0]
    return sense.nation if sense.definite else ""


def body_at(scene: Scene, i: int) -> Found | None:
    """A body of a state at word `i`, with the country that stands with it: the Russian ministry of defence, the army of Mali."""
    hit = bodies().at(scene.row, i)
    if hit is None:
        return _indefinite_body_at(scene, i)
    end, cut, body = hit
    return _complete(scene, i, end, cut, body)


def _complete(scene: Scene, i: int, end: int, cut: int, body: Body) -> Found | None:
    nation = nation_at(scene, end)
    if nation and body.kind == "embassy" and place_after(scene, end + 1, any_place=True) is not None:
        seat = place_after(scene, end + 1, any_place=True)
        return Found(
            i, seat[0] if seat else end + 1, cut, "organization", None, "embassy-in-city", "", nation, body.kind
        )
    if nation and (not body.short or body.feminine == scene.form(end).endswith(closed_ending())):
        return _found(i, end + 1, cut, body, nation, scene, "body-nation")
    if scene.is_word(end) and nation_at(scene, end + 1) and _adjective(scene, end):
        return _found(i, end + 2, cut, body, nation_at(scene, end + 1), scene, "body-nation")
    if body.short:
        return None
    if body.country:
        return _found(i, end, cut, body, body.country, scene, "body-nation")
    if body.kind == "word":
        return None
    owner = _owner(scene, end)
    if owner is not None:
        return Found(i, owner, cut, "organization", None, "owned-body", "", "", body.kind)
    government = _of_government(scene, end)
    if government is not None:
        return Found(i, government, cut, "organization", None, "owned-body", "", "", body.kind)
    place = place_after(scene, end)
    if place is not None and body.kind != "group":
        last, country = place
        return _found(i, last, cut, body, country, scene, "body-in-country")
    extra = scene.senses[end][0] if scene.is_word(end) and not scene.blocked[end] else None
    if extra is not None and extra.definite and "silent" not in extra.marks and body.kind not in ("ministry", "court"):
        if "national" in extra.marks:
            return Found(i, end + 1, cut, "organization", None, "body-adjective", "", "", body.kind)
        if "kind" not in extra.marks and adjective(extra):
            return None
    if "silent" in contexts().get(" ".join(w.form for w in scene.row[i:end])[cut:], ()):
        return None
    return _found(i, end, cut, body, "", scene, "body-alone")


def _found(i: int, end: int, cut: int, body: Body, nation: str, scene: Scene, rule: str) -> Found:
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
    return _found(i, end, cut, body, "", scene, "ministry-in-short")


def _indefinite_body_at(scene: Scene, i: int) -> Found | None:
    for sense in scene.senses[i]:
        body = indefinite_bodies().get(sense.form)
        if body is not None:
            for after in scene.senses[i + 1] if scene.is_word(i + 1) else ():
                if after.cut == 0:
                    hit = gazetteer_country(scene, i + 1)
                    if hit is not None:
                        return _found(i, hit[0], sense.cut, body, hit[1], scene, "body-of-country")
    return None


def gazetteer_country(scene: Scene, i: int, cut: int = 0, any_place: bool = False) -> tuple[int, str] | None:
    """The index after a country's name that begins at word `i`, and its code."""
    for sense in scene.senses[i] if scene.is_word(i) else ():
        if sense.cut == cut and sense.starts:
            hit = gazetteer().at(scene.forms, i, sense.form)
            if hit is not None:
                for one in known(hit[1]):
                    if (one.sort == "country" and one.needs != "people") or (
                        any_place and one.kind == "place" and not one.needs
                    ):
                        return hit[0], one.country
    return None


def place_after(scene: Scene, i: int, any_place: bool = False) -> tuple[int, str] | None:
    """A country's name (or any place's) after a word for `in` that completes a name: its end and code."""
    if not scene.is_word(i):
        return None
    if "in" in scene.senses[i][0].marks:
        return gazetteer_country(scene, i + 1, any_place=any_place)
    return None


def _of_government(scene: Scene, i: int) -> int | None:
    """The end of the government that a ministry is said to be in: the ministry of health in the government of X."""
    for sense in scene.senses[i] if scene.is_word(i) else ():
        hit = gazetteer().at(scene.forms, i, sense.form) if sense.starts and sense.cut else None
        if hit is not None and any(k.sort == "government" for k in known(hit[1])):
            return hit[0]
    return None


def _owner(scene: Scene, i: int) -> int | None:
    """The end of the organisation that a body is said to belong to: the peacekeepers that belong to the United Nations."""
    if not scene.is_word(i) or "belongs" not in scene.senses[i][0].marks or not scene.is_word(i + 1):
        return None
    for sense in scene.senses[i + 1]:
        hit = gazetteer().at(scene.forms, i + 1, sense.form) if sense.starts else None
        if hit is not None and any(k.kind == "organization" and not k.needs for k in known(hit[1])):
            return hit[0]
    return None


def _adjective(scene: Scene, i: int) -> bool:
    sense = scene.senses[i][0]
    return sense.definite and "ends" not in sense.marks and not sense.marks & {"title"}


def headed_at(scene: Scene, i: int) -> Found | None:
    """An organisation named by a head and what follows it: a party, a brigade, a hospital, a university."""
    for sense in scene.senses[i]:
        head = heads().get(sense.form)
        if head is not None and head[0] == "organization" and head[1]:
            end = _unit_end(scene, i + 1) or (
                None if head[2] and "namer" not in sense.marks else _name_after(scene, i, sense)
            )
            if end is not None:
                return Found(i, end, sense.cut, "organization", None, "head-name", "", "", sense.form)
        stem = sense.form[len(article()) :]
        if sense.definite and stem in heads() and heads()[stem][0] == "organization":
            plural = heads()[stem][2]
            end = _unit_end(scene, i + 1) or (None if plural else _adjectives_after(scene, i + 1))
            if end is not None:
                return Found(i, end, sense.cut, "organization", None, "definite-head", "", "", stem)
    return None


def _seat(scene: Scene, at: int) -> int | None:
    """The end of the place whose office or council is named: the council of the town X, the office of the governor of X."""
    k = at
    while (
        scene.is_word(k)
        and k - at < 3
        and any(s.marks & {"title"} or heads().get(s.form, ("", 0, 0))[0] == "place" for s in scene.senses[k][:1])
    ):
        k += 1
    if k == at or scene.senses[k - 1][0].definite:
        return None
    hit = gazetteer_country(scene, k, any_place=True)
    return hit[0] if hit is not None else None


def _unit_end(scene: Scene, i: int) -> int | None:
    """The end of a unit's number: the 30th division, the Fifteenth Brigade."""
    if i < len(scene) and scene.row[i].kind == "number" and not scene.blocked[i]:
        return i + 1 if "unit" in contexts().get(_stem(scene.form(i - 1)), ()) else None
    if not scene.is_word(i) or "unit" not in contexts().get(_stem(scene.form(i - 1)), ()):
        return None
    end = i
    while scene.is_word(end) and end - i < 3 and any(s.marks & {"ordinal", "kind"} for s in scene.senses[end][:1]):
        end += 1
    return end if end > i and any("ordinal" in contexts().get(scene.form(k), ()) for k in range(i, end)) else None


def _stem(form: str) -> str:
    for cut in range(min(3, len(form))):
        rest = form[cut:]
        if rest.startswith(article()):
            return rest[len(article()) :]
    return form


def _adjectives_after(scene: Scene, i: int) -> int | None:
    """The end of the adjectives after a head with the article, among them a country's, and of what the body is for."""
    end, nation = i, False
    while scene.is_word(end) and end - i < 4 and not scene.blocked[end]:
        sense = scene.senses[end][0]
        if not sense.definite or not (sense.nation or adjective(sense)):
            break
        nation = nation or bool(sense.nation)
        end += 1
    if not nation:
        purpose = _purpose(scene, end, named=True) if end > i else i
        return purpose if purpose > end + 1 else None
    return _purpose(scene, end) if end > i + 1 or _purpose(scene, end) > end else None


def _purpose(scene: Scene, end: int, named: bool = False) -> int:
    """Past what a body is for: an attached `for`, a noun, and words with the article; with `named` only a noun that bodies are for."""
    if not scene.is_word(end) or scene.blocked[end]:
        return end
    for sense in scene.senses[end]:
        if not sense.cut or sense.particles != _for() or "no_purpose" in sense.marks:
            continue
        last = end + 1
        if not sense.definite and not (scene.is_word(last) and scene.senses[last][0].definite):
            continue
        if (sense.definite or named) and "purpose" not in sense.marks:
            continue
        if not sense.definite:
            last += 1
        while (
            scene.is_word(last)
            and last - end < 4
            and scene.senses[last][0].definite
            and adjective(scene.senses[last][0])
        ):
            last += 1
        return last
    return end


@cache
def _for() -> str:
    return next(fold(r["letter"]) for r in table("particles") if r["kind"] == "swallows_article")


def _name_after(scene: Scene, i: int, head: Sense) -> int | None:
    """The end of the name after a head without the article, or None where no name follows."""
    at = i + 1
    if not scene.is_word(at) or scene.blocked[at]:
        return None
    strong, sense = "namer" in head.marks, scene.senses[at][0]
    if sense.marks & {"ends", "closes", "speech", "preposition", "in"}:
        return None
    seat = _seat(scene, at) if "chain" in head.marks else None
    if seat is not None:
        return seat
    if scene.senses[i][0].marks & {"loose", "brand", "outlet"} and not sense.definite and sense.starts:
        hit = gazetteer().at(scene.forms, at, sense.form)
        if hit is not None and any(k.kind == "organization" and not k.needs for k in known(hit[1])):
            return None
    if sense.marks & {"idle"}:
        return None
    known_end = gazetteer().at(scene.forms, at, sense.form) if sense.starts and strong else None
    if known_end is not None and not (sense.ordinary and known_end[0] == at + 1):
        end = known_end[0]
    elif strong and sense.definite and sense.marks & {"victim", "honorific"}:
        end = at + 1
        while scene.is_word(end) and end - at < 4 and (scene.senses[end][0].given or not scene.plain[end]):
            end += 1
    elif sense.definite:
        if not strong or sense.marks & {"office", "rank", "epithet"}:
            return None
        stem = sense.form[len(article()) :]
        if stem in heads() and heads()[stem][0] == "place" and not heads()[stem][1]:
            return None
        end = at + 1
    elif scene.plain[at]:
        after = scene.senses[at + 1][0] if scene.is_word(at + 1) else None
        if not strong or sense.cut or sense.nation or any(s.cut and s.definite for s in scene.senses[at]):
            return None
        if after is None or not after.definite or "chain" not in head.marks:
            return None
        end = at + 2
    else:
        if not strong:
            return None
        end = at + 1
        while (
            scene.is_word(end)
            and end - at < 3
            and not scene.plain[end]
            and not scene.senses[end][0].definite
            and not scene.senses[end][0].starts
        ):
            end += 1
    while scene.is_word(end) and end - i <= _LONGEST_NAME and not scene.blocked[end] and not nation_at(scene, end - 1):
        after = scene.senses[end][0]
        if not after.definite or not (after.nation or adjective(after)):
            break
        end += 1
        if after.nation:
            break
    return _purpose(scene, end)


def is_nation(form: str) -> bool:
    """Whether the folded word without its article is a country's or people's adjective."""
    return form in nations()
