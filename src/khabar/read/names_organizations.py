"""Names of organisations: bodies of a state with the country they belong to, and heads with what names them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from khabar.language import Phrases, table
from khabar.read.gazetteer import known
from khabar.read.names_words import Found, Scene, Sense, article, contexts, nations
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


@lru_cache(maxsize=None)
def bodies() -> Phrases[Body]:
    """Bodies of a state by every name they have; short ones (the defence) are marked."""
    found: dict[str, Body] = {}
    for row in table("ministries"):
        feminine, by_country, alone = row["gender"] == "f", row["of"] == "country", row["alone"] == "1"
        for name in (*row["names"].split("|"), row["full"]):
            if name.strip():
                found.setdefault(fold(name.strip()), Body(row["full"], row["kind"], feminine, by_country, alone or " " in name, False))
        short = row["kind"] == "ministry"
        found.setdefault(fold(row["word"]), Body(row["full"], row["kind"], feminine, by_country, alone, short))
    return Phrases(found.items())


@lru_cache(maxsize=None)
def _indefinite_bodies() -> dict[str, Body]:
    """Bodies of one word without the article, before a country's name (the army of Mali)."""
    found: dict[str, Body] = {}
    for row in table("ministries"):
        for name in (row["word"], *row["names"].split("|")):
            flat = fold(name)
            if " " not in flat and flat.startswith(article()) and row["kind"] != "ministry":
                found.setdefault(flat[len(article()) :], Body(row["full"], row["kind"], row["gender"] == "f", row["of"] == "country", True, False))
    return found


@lru_cache(maxsize=None)
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
    if nation and (not body.short or body.feminine == scene.form(end).endswith(_closed())):
        return _found(i, end + 1, cut, body, nation, scene, "body-nation")
    if scene.is_word(end) and nation_at(scene, end + 1) and _adjective(scene, end):
        return _found(i, end + 2, cut, body, nation_at(scene, end + 1), scene, "body-nation")
    if body.short:
        return None
    place = place_after(scene, end)
    if place is not None and body.kind != "group":
        last, country = place
        return _found(i, last, cut, body, country, scene, "body-in-country")
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
        body = _indefinite_bodies().get(sense.form)
        if body is not None:
            for after in scene.senses[i + 1] if scene.is_word(i + 1) else ():
                if after.cut == 0:
                    hit = gazetteer_country(scene, i + 1)
                    if hit is not None:
                        return _found(i, hit[0], sense.cut, body, hit[1], scene, "body-of-country")
    return None


def gazetteer_country(scene: Scene, i: int, cut: int = 0) -> tuple[int, str] | None:
    """The index after a country's name that begins at word `i`, and its code."""
    from khabar.read.gazetteer import gazetteer

    for sense in scene.senses[i] if scene.is_word(i) else ():
        if sense.cut == cut and sense.starts:
            hit = gazetteer().at(scene.forms, i, sense.form)
            if hit is not None:
                for one in known(hit[1]):
                    if one.sort == "country" and one.needs != "people":
                        return hit[0], one.country
    return None


def place_after(scene: Scene, i: int) -> tuple[int, str] | None:
    """A country's name after a word for `in` that completes a name: its end and code."""
    if not scene.is_word(i):
        return None
    if "in" in scene.senses[i][0].marks:
        return gazetteer_country(scene, i + 1)
    return None


@lru_cache(maxsize=None)
def _closed() -> str:
    from khabar.read.names_words import _closed as closed

    return closed()


def _adjective(scene: Scene, i: int) -> bool:
    sense = scene.senses[i][0]
    return sense.definite and "ends" not in sense.marks and not sense.marks & {"title"}


def headed_at(scene: Scene, i: int) -> Found | None:
    """An organisation named by a head and what follows it: a party, a brigade, a hospital, a university."""
    if not scene.is_word(i):
        return None
    for sense in scene.senses[i]:
        head = heads().get(sense.form)
        if head is not None and head[0] == "organization" and head[1] and not head[2]:
            end = _name_after(scene, i, sense)
            if end is not None:
                return Found(i, end, sense.cut, "organization", None, "head-name", "", "", sense.form)
        if sense.definite and sense.form[len(article()) :] in heads():
            head = heads()[sense.form[len(article()) :]]
            if head[0] == "organization" and not head[2]:
                end = _adjectives_after(scene, i + 1)
                if end is not None:
                    return Found(i, end, sense.cut, "organization", None, "definite-head-nation", "", "", sense.form)
    return None


def _adjectives_after(scene: Scene, i: int) -> int | None:
    """The end of adjectives with the article that hold a country's, and of what they are for (`for human rights`)."""
    end, nation = i, False
    while scene.is_word(end) and end - i < 3 and not scene.blocked[end]:
        sense = scene.senses[end][0]
        if not sense.definite or sense.marks & {"ends", "title"}:
            break
        nation = nation or bool(sense.nation)
        end += 1
        if nation:
            break
    return _purpose(scene, end) if nation else None


def _purpose(scene: Scene, end: int) -> int:
    """Past a phrase that begins with an attached `for` and goes on with words of the article."""
    if not scene.is_word(end):
        return end
    sense = next((s for s in scene.senses[end] if "purpose" in contexts().get(s.form, ()) and s.cut), None)
    if sense is None:
        return end
    end += 1
    while scene.is_word(end) and scene.senses[end][0].definite and not scene.senses[end][0].marks & {"ends", "title"} and not scene.senses[end][0].nation:
        end += 1
        break
    return end


def _name_after(scene: Scene, i: int, head: Sense) -> int | None:
    """The end of the name after a head without the article, or None where no name follows."""
    strong = "namer" in head.marks
    end = i + 1
    quoted = scene.form(end) == '"'
    if quoted:
        close = next((k for k in range(end + 1, min(end + 7, len(scene))) if scene.form(k) == '"'), None)
        return None if close is None else None
    first = True
    nation = False
    while scene.is_word(end) and end - i <= _LONGEST_NAME and not scene.blocked[end]:
        sense = scene.senses[end][0]
        if sense.marks & {"ends", "closes", "speech"}:
            break
        if first:
            if sense.definite:
                if not strong and sense.ordinary and not (scene.is_word(end + 1) and nation_at(scene, end + 1)):
                    return None
            elif sense.ordinary and not sense.starts:
                if not (strong and scene.is_word(end + 1) and scene.senses[end + 1][0].definite and "purpose" not in sense.marks):
                    return None
            elif sense.ordinary and sense.nation:
                return None
            first = False
            end += 1
            nation = bool(sense.nation)
            continue
        if sense.definite and not nation and (sense.nation or _agrees(scene, end - 1, sense)):
            nation = bool(sense.nation)
            end += 1
            continue
        if sense.ordinary or sense.cut:
            break
        if not sense.definite and not any(s.cut for s in scene.senses[end]):
            end += 1
            continue
        break
    if first:
        return None
    return _purpose(scene, end)


def _agrees(scene: Scene, before: int, sense: Sense) -> bool:
    """Whether the word with the article may belong to the name: the word before has none, or it is an adjective of it."""
    earlier = scene.senses[before][0]
    if not earlier.definite:
        return True
    return earlier.form[-1:] == sense.form[-1:] and sense.form[-1:] in (_closed(),)


def is_nation(form: str) -> bool:
    """Whether the folded word without its article is a country's or people's adjective."""
    return form in nations()
