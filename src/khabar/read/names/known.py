"""Names that the tables hold, where what must stand with them stands there."""

from __future__ import annotations

from khabar.language import article, proclitics
from khabar.read.gazetteer import Known, gazetteer, known
from khabar.read.names.bodies import heads, one_body, several
from khabar.read.names.context import (
    OUTLETS,
    another_outlet,
    at_a_site,
    belongs,
    countryside,
    hamlet_before,
    headed,
    modelled,
    opens_line,
    outlet_before,
    people_stands,
    person_before,
    place_before,
    preposition_before,
    quarter_after,
    relative_before,
    settled,
    side_before,
)
from khabar.read.names.following import governs
from khabar.read.names.lexicon import aliases, contexts, exactly, marked
from khabar.read.names.likely import accusative, described, describes, in_pair, is_two_seas, spoken_to, tagged, weak
from khabar.read.names.words import Found, Scene, Sense, adjective
from khabar.text import fold

# A town of fewer people is nothing that something else is likened to.
_LIKENED = 1_000_000
# So many words may stand between a word of speech and the outlet to which something is said.
_TOLD_REACH = 8
_NO_NAMES = frozenset({"closes", "preposition", "in", "joins", "kunya", "servant"})


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
        if scene.blocked[i] or scene.blocked[end - 1]:
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
            and " ".join(scene.forms[i + 1 : end]) in gazetteer().names
        )
    return drops_head(scene, i, end, sense, one.key)


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


def _is_told(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether somebody says something to what word `i` names: `said to Anadolu`."""
    if sense.ordinary or not sense.definite or sense.particles != proclitics("swallows_article")[0]:
        return False
    return any("speech" in s.marks for k in range(max(0, i - _TOLD_REACH), i) for s in scene.senses[k])


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


def choose(scene: Scene, i: int, end: int, name: str, sense: Sense) -> Known | None:
    """The first reading of the name whose needs are met at words `i` to `end`."""
    single = end == i + 1
    stem = sense.form.removeprefix(article())
    if single and (sense.marks & _NO_NAMES or modelled(scene, i)):
        return None
    phrase = any(s.cut and s.marks & {"closes", "preposition", "in"} for s in scene.senses[i])
    if single and not sense.cut and phrase and not place_before(scene, i, sense):
        return None
    if single and is_two_seas(scene, i, sense):
        return None
    if single and accusative(scene, i, sense):
        return None
    if scene.is_word(i - 1) and "keeper" in scene.senses[i - 1][0].marks:
        return None
    after_definite = scene.is_word(i - 1) and not sense.cut and any(s.definite for s in scene.senses[i - 1])
    after_definite = after_definite and not scene.blocked[i - 1]  # شملت حتى الآن السعودية
    described_by = after_definite and sense.definite and (sense.nation or (sense.ordinary and adjective(sense)))
    if single and described_by and not (several(sense.form) and one_body(scene, i - 1)):
        return None
    quoted = scene.form(i - 1) == scene.form(end) == '"' and not place_before(scene, i, sense)
    meant = quoted or (not sense.cut and not sense.ordinary and spoken_to(scene, i)) or _is_told(scene, i, sense)
    readings = known[name]
    if meant:
        for one in readings:
            if one.sort in OUTLETS and not another_outlet(scene, i, one.sort):
                return one
    for one in readings:
        if one.sort in OUTLETS and another_outlet(scene, i, one.sort):
            continue
        if one.kind == "organization" and "kunya" in sense.marks and relative_before(scene, i):
            continue
        if single and one.kind == "place" and sense.particles[-1:] == marked("as")[0] and one.weight < _LIKENED:
            continue
        if (
            single
            and one.kind == "place"
            and (stem in heads() or sense.form in heads() or settled(sense))
            and one.sort != "country"
            and not (sense.definite and headed(scene, i, end, "place") and not settled(sense))
        ):
            continue
        if single and one.precision == "region" and (hamlet_before(scene, i) or countryside(scene, i, sense)):
            continue
        if not single and one.precision == "region" and _side_of_country(scene, i, end, sense):
            continue
        if (
            single
            and one.kind == "organization"
            and sense.definite
            and stem in heads()
            and heads()[stem][0] == "organization"
            and "recalled" not in contexts().get(stem, ())
        ):
            continue
        if single and one.kind == "organization" and "speech" in sense.marks:
            continue
        if single and one.sort == "point" and (sense.form in aliases() or described(scene, i, sense)):
            continue
        if single and one.sort in OUTLETS and sense.definite and at_a_site(scene, i):
            continue
        if single and one.sort in OUTLETS and sense.ordinary:
            if not (outlet_before(scene, i, end) or spoken_to(scene, i) or _heads_speech(scene, i, end)):
                continue
            return one
        if one.needs == "":
            if single and one.kind == "person" and _no_person(scene, i, end, sense):
                continue
            if single and one.sort in ("point", "capital") and weak(scene, i, sense, one) and not tagged(scene, i, one):
                continue
            if single and one.sort == "country" and sense.nation and not sense.definite and describes(scene, i, sense):
                continue
            return one
        if one.needs == "context" and one.kind == "organization" and belongs(scene, i):
            return one
        if one.needs == "head" and not sense.cut and headed(scene, i, end, "organization"):
            return one
        if one.needs == "context" and single and sense.cut and (exactly(scene.forms[i]) or scene.senses[i][0].given):
            continue
        if one.needs == "context" and (
            _in_context(scene, i, sense, one)
            if one.kind == "place"
            else not sense.cut and headed(scene, i, end, one.kind)
        ):
            return one
        if one.needs == "country" or (one.needs == "people" and people_stands(scene, i)):
            return one
    return None


def _heads_speech(scene: Scene, i: int, end: int) -> bool:
    """Whether the words open a line and a colon follows: `سانا: قتيلان في القصف`."""
    return scene.form(end) == ":" and opens_line(scene, i)


def _no_person(scene: Scene, i: int, end: int, sense: Sense) -> bool:
    """Whether the word is hardly the person's name that it also is: after `in`, with a particle that may be its first letter, or an
    ordinary word that nobody is said to be."""
    if scene.is_word(i - 1) and "in" in scene.senses[i - 1][0].marks:
        return True
    if not exactly(sense.form):
        return False
    return (sense.cut > 0 and exactly(scene.forms[i])) or not _speaks_or_holds(scene, i, end)


def _speaks_or_holds(scene: Scene, i: int, end: int) -> bool:
    """Whether a person's name that is also an ordinary word is one here: after a title or a verb of speech, or heading what is said."""
    if person_before(scene, i) or _heads_speech(scene, i, end):
        return True
    return scene.is_word(i - 1) and "speech" in scene.senses[i - 1][-1].marks


def _in_context(scene: Scene, i: int, sense: Sense, one: Known) -> bool:
    """Whether a place whose name is an ordinary word is meant: a head stands before it, or of a country any word for where."""
    if one.sort == "country":
        return (
            preposition_before(scene, i) or side_before(scene, i) or (opens_line(scene, i) and not scene.is_word(i + 1))
        )
    return place_before(scene, i, sense) or in_pair(scene, i, one) or tagged(scene, i, one)


def _side_of_country(scene: Scene, i: int, end: int, first: Sense) -> bool:
    """Whether the words are a side and a country: the north of Iraq is Iraq's name with a side before it."""
    if "side" not in first.marks or "vague" in first.marks:
        return False
    if any(s.particles == proclitics("conjunction")[0] and "side" in s.marks for s in scene.senses[i + 1]):
        return False
    return any(k.sort == "country" for k in known(" ".join(scene.forms[end - 1 : end])))
