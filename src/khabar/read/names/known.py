"""Names that the tables hold, where what must stand with them stands there."""

from __future__ import annotations

from khabar.language import article, proclitics
from khabar.read.gazetteer import Known, gazetteer, known
from khabar.read.names.bodies import heads
from khabar.read.names.context import (
    OUTLETS,
    outlet_before,
    quarter_after,
)
from khabar.read.names.following import governs
from khabar.read.names.lexicon import aliases, contexts, exactly
from khabar.read.names.meanings import choose
from khabar.read.names.words import Found, Scene, Sense, adjective
from khabar.text import fold


def known_at(scene: Scene, i: int) -> Found | None:
    """The longest name of the tables that begins at word `i`, where what must stand with it stands there."""
    names = gazetteer()
    for sense in scene.senses[i]:
        if not sense.starts:
            continue
        hit = names.at(scene.forms, i, sense.form)
        if hit is None:
            continue
        end, name = hit
        if end > i + 1:
            end, name = _trimmed(scene, i, end, name)
        if scene.blocked[i] or scene.blocked[end - 1] or (end == i + 1 and not sense.cut and _opens_longer(scene, i)):
            continue
        attached = sense.cut and sense.particles[-1:] in proclitics("preposition")
        if attached and end > i + 1 and exactly(scene.forms[i]) and all(k.kind == "place" for k in known(name)):
            continue
        one = choose(scene, i, end, name, sense)
        if one is not None and not _generic(scene, i, end, sense, one):
            if (
                one.sort in ("point", "capital")
                and end == i + 1
                and scene.is_word(end)
                and "newer" in scene.senses[end][0].marks
            ):
                return Found(i, end + 1, sense.cut, one.kind, None, "known-and-newer", "", one.country)
            if one.precision == "region" and end == i + 1 and quarter_after(scene, i, sense):
                return Found(i, end + 1, sense.cut, one.kind, None, "known-and-quarter", "", one.country)
            if one.needs == "country":
                return Found(i, end, sense.cut, one.kind, None, "epithet", name, "", one.sort)
            if one.kind == "person" and end > i + 1 and sense.definite and "title" in sense.marks:
                return Found(i + 1, end, 0, one.kind, one.key, "known-person", name, one.country, one.sort)
            kind = "group" if one.needs == "people" else one.kind
            return Found(i, end, sense.cut, kind, one.key, f"known-{one.kind}", name, one.country, one.sort)
    return None


def _opens_longer(scene: Scene, i: int) -> bool:
    """Whether a known name of several words begins at word `i` without the preposition that is written as one with it: with حركة فتح,
    بحركة is no village."""
    cut = [s for s in scene.senses[i] if s.starts and s.cut and s.particles[-1:] in proclitics("preposition")]
    hits = [gazetteer().at(scene.forms, i, s.form) for s in cut]
    return any(hit is not None and hit[0] > i + 1 for hit in hits)


def _trimmed(scene: Scene, i: int, end: int, name: str) -> tuple[int, str]:
    """The name without what only describes it, or a preposition that folds alike: the occupied West Bank, the coalition led by X."""
    if governs(scene, end - 1) and (shorter := name.rpartition(" ")[0]) in gazetteer().names:
        return end - 1, shorter
    for k in range(i + 1, end):
        if scene.is_word(k) and any(
            s.marks & {"epithet", "called"} or (k == end - 1 and k == i + 1 and _of_outlet(s, name))
            for s in scene.senses[k]
        ):
            shorter = " ".join(name.split(" ")[: k - i])
            trims = shorter in gazetteer().names and not (
                _of_outlet(scene.senses[k][0], name) and _unsure(scene, i, k, shorter)
            )
            return (k, shorter) if trims else (end, name)
    return end, name


def _unsure(scene: Scene, i: int, end: int, name: str) -> bool:
    """Whether an outlet's name without its country would need a head that does not stand there: السياسة الكويتية."""
    return all(k.needs for k in known(name) if k.sort in OUTLETS) and not outlet_before(scene, i, end)


def _of_outlet(last: Sense, name: str) -> bool:
    """Whether the last word is the country's adjective of an outlet that is known without it."""
    if not any(k.sort in OUTLETS for k in known(name)):
        return False
    return last.definite and bool(last.nation) and any(k.sort in OUTLETS for k in known(name.rsplit(" ", 1)[0]))


def _generic(scene: Scene, i: int, end: int, sense: Sense, one: Known) -> bool:
    """Whether the name opens with a head that is left out: the region of X, the agency X whose name is X."""
    if end == i + 1:
        return False
    if one.kind == "place":
        head = heads().get(sense.form)
        return (
            head is not None
            and head[0] == "place"
            and not head[1]
            and _left_out(one.key, sense.form, known(" ".join(scene.forms[i + 1 : end])))
        )
    return drops_head(scene, i, end, sense, one.key)


def _left_out(key: str, head: str, rest: tuple[Known, ...]) -> bool:
    """Whether a head is left out before what has a place's name of its own: not where that is only a town of another name (قطاع غزة)."""
    places = [k for k in rest if k.kind == "place"]
    another = fold(key).startswith(f"{head} ") and all(k.key != key for k in places)
    return bool(places) and not (another and any(k.precision == "point" for k in places))


def alias_at(scene: Scene, i: int) -> Found | None:
    """A word that the report's country gives its meaning: the coalition, the Strip."""
    for sense in scene.senses[i]:
        if sense.form in aliases():
            after = scene.senses[i + 1][0] if scene.is_word(i + 1) else None
            if after is not None and after.definite and (after.nation or adjective(after)):
                return None
            if scene.is_word(i - 1) and not sense.cut and any(s.definite for s in scene.senses[i - 1]):
                return None
            return Found(i, i + 1, sense.cut, aliases()[sense.form][0][1], None, "epithet", sense.form)
    return None


def latin_at(scene: Scene, i: int) -> Found | None:
    """A name in Latin letters that the tables hold."""
    hit = gazetteer().at(scene.forms, i, scene.forms[i])
    if hit is None:
        return None
    one = next((k for k in known(hit[1]) if k.kind == "organization"), None)
    return None if one is None else Found(i, hit[0], 0, one.kind, one.key, "known-latin", hit[1], one.country, one.sort)


def drops_head(scene: Scene, i: int, end: int, head: Sense, key: str) -> bool:
    """Whether the head at word `i` is left out because what follows it, up to `end`, is a name of its own."""
    rest, after = " ".join(scene.forms[i + 1 : end]), scene.form(i + 1)
    kept = [k for k in known(rest) if k.kind != "place" and k.needs in ("", "context", "head")]
    if end == i + 1 or not any(k.key == key for k in kept):
        return False
    stem = after.removeprefix(article())
    if "loose" in head.marks:
        return not (
            stem in heads() and not heads()[stem][1] and after != stem and "recalled" not in contexts().get(stem, ())
        )
    if "force" in head.marks and after != stem and "recalled" in contexts().get(stem, ()):
        return True
    if "brand" in head.marks:
        return after == stem and not any(k.needs for k in kept)
    return "outlet" in head.marks and fold(key.split()[0]) != head.form
