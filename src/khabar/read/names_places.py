"""Names of places: those of the gazetteer, and unknown ones told by the head before them."""

from __future__ import annotations

from khabar.read.gazetteer import Known, gazetteer, known
from khabar.read.names_organizations import heads
from khabar.read.names_words import Found, Scene, Sense, article

# The words of a place's name after its head, at most.
_LONGEST_NAME = 4


def known_at(scene: Scene, i: int) -> Found | None:
    """The longest name of the tables that begins at word `i`, where what must stand with it stands there."""
    for sense in scene.senses[i]:
        if not sense.starts:
            continue
        hit = gazetteer().at(scene.forms, i, sense.form)
        if hit is None:
            continue
        end, name = hit
        if scene.blocked[i] or scene.blocked[end - 1]:
            continue
        one = choose(scene, i, end, name, sense)
        if one is not None:
            kind = "group" if one.needs == "people" else one.kind
            return Found(i, end, sense.cut, kind, one.key, f"known-{one.kind}", name, one.country, one.sort)
    return None


def latin_at(scene: Scene, i: int) -> Found | None:
    """A name in Latin letters that the tables hold."""
    hit = gazetteer().at(scene.forms, i, scene.forms[i])
    if hit is None:
        return None
    one = next((k for k in known(hit[1]) if k.kind == "organization"), None)
    return None if one is None else Found(i, hit[0], 0, one.kind, one.key, "known-latin", hit[1], one.country, one.sort)


def choose(scene: Scene, i: int, end: int, name: str, sense: Sense) -> Known | None:
    """The first reading of the name whose needs are met at words `i` to `end`."""
    single = end == i + 1
    for one in known(name):
        if one.needs == "":
            if single and one.sort == "point" and _weak(scene, i, sense, one):
                continue
            if single and one.sort == "country" and sense.nation and not sense.definite and _describes(scene, i, sense):
                continue
            return one
        if one.needs == "head" and headed(scene, i, end, "organization"):
            return one
        if one.needs == "context" and (_place_before(scene, i) if one.kind == "place" else headed(scene, i, end, one.kind)):
            return one
        if one.needs == "people" and people_stands(scene, i):
            return one
    return None


def _weak(scene: Scene, i: int, sense: Sense, one: Known) -> bool:
    """Whether the place's name is here more likely something else: an ordinary word, a person's name."""
    if one.weight >= 400_000 and not (sense.ordinary and not sense.definite) and not sense.given:
        return False
    if sense.ordinary or sense.given or sense.nation:
        return not _place_before(scene, i)
    if sense.cut and scene.senses[i][0].ordinary:
        return True
    return False


def _describes(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether a country's name that is also its adjective describes the noun before it."""
    if sense.cut or not scene.is_word(i - 1):
        return False
    before = scene.senses[i - 1][0]
    return before.ordinary and not before.definite and not before.marks & {"in", "side", "speech"} and before.form[-1:] in _feminine()


def _feminine() -> tuple[str, ...]:
    from khabar.read.names_words import _closed

    return (_closed(),)


def _place_before(scene: Scene, i: int) -> bool:
    """Whether a head of places or a side stands before word `i`."""
    k = i - 1
    while k >= 0 and scene.form(k) in ('"', "(", "#", ":"):
        k -= 1
    if not scene.is_word(k):
        return False
    for sense in scene.senses[k]:
        head = heads().get(sense.form)
        if head is not None and head[0] == "place":
            return True
        if "side" in sense.marks:
            return True
    return False


def headed(scene: Scene, i: int, end: int, kind: str) -> bool:
    """Whether the words stand in quotation marks, or after a head of the kind."""
    if scene.form(i - 1) in ('"', "(") and scene.form(end) in ('"', ")"):
        return True
    if not scene.is_word(i - 1):
        return False
    for sense in scene.senses[i - 1]:
        head = heads().get(sense.form) or (heads().get(sense.form[len(article()) :]) if sense.definite else None)
        if head is not None and head[0] == kind:
            return True
    return False


def people_stands(scene: Scene, i: int) -> bool:
    """Whether the plural of a people stands for the people: it does not describe the noun before it."""
    if scene.senses[i] and not scene.senses[i][0].definite and scene.senses[i][0].cut == 0:
        return False
    if not scene.is_word(i - 1) or any(s.cut and s.definite for s in scene.senses[i]) and not scene.senses[i][0].definite:
        return True
    before = scene.senses[i - 1][0]
    return not (before.definite and before.ordinary)


def place_at(scene: Scene, i: int) -> Found | None:
    """A place named by a head at word `i` and an unknown name after it; of a head that is part of the name, the whole."""
    for sense in scene.senses[i]:
        head = heads().get(sense.form)
        if head is None or head[0] != "place":
            continue
        if head[1] and not head[2]:
            return _whole(scene, i, sense)
        start = i + 1
        if scene.form(start) in ('"', "#", "(", ":"):
            start += 1
            if scene.form(start) == '"':
                start += 1
        end = name_end(scene, start, plural=head[2])
        if end is not None:
            return Found(start, end, 0, "place", None, "head-place", "", "", sense.form)
    return None


def _whole(scene: Scene, i: int, head: Sense) -> Found | None:
    start = i + 1
    if not scene.is_word(start) or scene.blocked[start]:
        return None
    sense = scene.senses[start][0]
    end: int | None = None
    hit = gazetteer().at(scene.forms, start, sense.form) if sense.starts else None
    if hit is not None:
        end = hit[0]
        if end < len(scene) and scene.is_word(end):
            after = scene.senses[end][0]
            if after.definite and after.ordinary and (after.nation or "kind" in after.marks):
                end += 1
    elif "side" in head.marks:
        return None
    elif sense.definite and ("wide" in head.marks or not sense.ordinary) and not sense.nation and not sense.marks & {"title", "ends"}:
        end = start + 1
        if scene.is_word(end) and scene.senses[end][0].definite and not scene.senses[end][0].marks & {"ends", "title"} and "wide" in head.marks:
            end += 1
    elif not sense.ordinary and not sense.definite:
        end = name_end(scene, start, plural=False)
    if end is None or ("side" in head.marks):
        return None
    return Found(i, end, head.cut, "place", None, "head-and-place", "", "", head.form)


def name_end(scene: Scene, start: int, plural: bool) -> int | None:
    """The end of an unknown place's name that begins at word `start`, or None where none does."""
    if not scene.is_word(start) or scene.blocked[start]:
        return None
    sense = scene.senses[start][0]
    if sense.starts or sense.nation or sense.marks & {"ends", "closes", "speech", "title", "in", "side"}:
        return None
    if sense.ordinary and not sense.given:
        return None
    end = start + 1
    while scene.is_word(end) and end - start < _LONGEST_NAME and not scene.blocked[end]:
        after = scene.senses[end][0]
        if after.ordinary or after.nation or after.cut or after.marks & {"ends", "closes", "speech", "title"}:
            break
        if after.definite and sense.definite:
            break
        if not after.definite and (after.starts or sense.definite):
            break
        end += 1
    return end
