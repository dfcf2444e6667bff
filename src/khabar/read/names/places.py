"""Names of places that the tables do not hold, told by the head before them."""

from __future__ import annotations

from functools import cache

from khabar.inflection import closed_feminine, oblique
from khabar.language import article, proclitics, table
from khabar.read.gazetteer import TOWN, gazetteer, is_place, known
from khabar.read.names.bearers import NOT_NAMES, bearer_end, borne_end, titled_end
from khabar.read.names.bodies import body_at, heads
from khabar.read.names.context import countryside, named_by_quarter
from khabar.read.names.foreign import after_foreign, ends_name, unlisted, with_unknown
from khabar.read.names.framed import framed_end
from khabar.read.names.governed import governed_by_title, holder_within
from khabar.read.names.joined import tag_end
from khabar.read.names.lexicon import aliases, contexts, exactly, marked
from khabar.read.names.organizations import headed_at
from khabar.read.names.sites import bears_unlisted, site_end
from khabar.read.names.tails import tail_end
from khabar.read.names.unlisted import ends_there
from khabar.read.names.words import HAMZAS, Found, Scene, Sense, adjective
from khabar.text import fold

# A head of so few letters may be the rest of a longer word: كبير is no well.
_SHORT = 3
# The words of a place's name after its head, at most.
_LONGEST_NAME = 4


def place_at(scene: Scene, i: int) -> Found | None:
    """A place named by a head at word `i` and an unknown name after it; of a head that is part of the name, the whole."""
    for sense in scene.senses[i]:
        head = heads().get(sense.form)
        if head is None or head[0] != "place" or _another_word(scene, i, sense):
            continue
        if "vague" in sense.marks and not (head[1] and bears_unlisted(scene, i + 1, sense)):
            continue
        if sense.particles[-1:] in proclitics("preposition") and len(sense.form) <= _SHORT and exactly(scene.forms[i]):
            continue
        if head[1] and not head[2]:
            return _whole(scene, i, sense)
        start = i + 1
        if scene.form(start) in ('"', "#", "(", ":"):
            start += 1
            if scene.form(start) == '"':
                start += 1
        end = name_end(scene, start)
        if end is None and start == i + 1 and "village" in sense.marks and not head[2]:
            end = framed_end(scene, start, sense)
        if end is not None:
            if not head[2] and governed_by_title(scene, i) and holder_within(scene, start + 1, end):
                end = start + 1
            return Found(start, end, 0, "place", None, "head-place", "", "", sense.form)
    return None


def _another_word(scene: Scene, i: int, head: Sense) -> bool:
    """Whether the word is written with a hamza that the head does not have: `وأدى` is no valley."""
    word = scene.row[i]
    written = scene.text[word.start + head.cut : word.end]
    return any(c in written for c in HAMZAS) and head.form in _bare_heads()


@cache
def _bare_heads() -> frozenset[str]:
    """The heads that are written without a hamza."""
    written = (w for row in table("heads") for w in (row["word"], *row["forms"].split("|")) if w)
    return frozenset(fold(w) for w in written if not any(c in w for c in HAMZAS))


def _whole(scene: Scene, i: int, head: Sense) -> Found | None:
    """A head that is part of the name with what names it: an airport, a mountain, a mosque."""
    start = i + 1 + (scene.form(i + 1) == "#")
    if not scene.is_word(start) or scene.blocked[start] or "side" in head.marks:
        return None
    sense = scene.senses[start][0]
    if "not_place" in sense.marks or ("side" in sense.marks and not sense.definite) or _agrees(head, sense):
        return None
    end: int | None = None
    hit = gazetteer().at(scene.forms, start, sense.form) if sense.starts else None
    if hit is not None and _known_to_name(hit[1], sense, head):
        end = hit[0]
    elif "title" in sense.marks and sense.form not in heads():
        end = titled_end(scene, start)
    elif sense.definite:
        if (
            sense.nation
            or "settlement" in contexts().get(sense.form.removeprefix(article()), ())
            or (sense.marks & {"title", "ends"} and "wide" not in head.marks)
            or (sense.ordinary and "wide" not in head.marks)
        ):
            return None
        end = start + 1
        after = scene.senses[end][0] if scene.is_word(end) else None
        if "wide" in head.marks and after is not None and after.definite:
            end += "title" in sense.marks or (sense.ordinary and adjective(after) and not after.nation)
    elif sense.given in ("given", "both") and "wide" in head.marks:
        end = borne_end(scene, start)
    elif not scene.plain(start) or ("housing" in head.marks and "topo" in sense.marks and _definite(scene, start + 1)):
        end = name_end(scene, start)
    elif (end := site_end(scene, start, head)) is not None:
        pass
    elif "housing" in head.marks and not sense.definite:
        body = body_at(scene, start) or headed_at(scene, start)
        end = body.last if body is not None and not body.cut else None
    bearer = bearer_end(scene, start) if not sense.definite and "title" not in sense.marks else None
    if bearer is not None and (end is None or bearer > end):
        end = bearer
    if end is None:
        return None
    if scene.is_word(end) and scene.senses[end][0].definite and scene.senses[end][0].marks & {"kind"}:
        end += 1
    elif head.form.endswith(closed_feminine()):
        end = tail_end(scene, end, head.form)
    return Found(i, end, head.cut, "place", None, "head-and-place", "", "", head.form)


def _definite(scene: Scene, i: int) -> bool:
    """Whether a word with the article stands at word `i`."""
    return scene.is_word(i) and scene.senses[i][0].definite


def _agrees(head: Sense, sense: Sense) -> bool:
    """Whether the word after a feminine head without the article is an adjective of it, of a country or another: ثكنة بريطانية."""
    feminine = closed_feminine()
    if head.definite or sense.definite or head.form[-1:] != feminine or sense.form[-1:] != feminine:
        return False
    return bool(sense.nation) or (sense.form.endswith(marked("relation")[-1]) and not sense.starts)


def _known_to_name(name: str, first: Sense, head: Sense) -> bool:
    """Whether what the tables know names the head: no ordinary word without the article, unless a large place or a body it houses."""
    borne = first.given and "wide" in head.marks
    if first.definite or borne or not exactly(first.form) or (_town(name) and first.form not in heads()):
        return True
    return "housing" in head.marks and any(k.kind == "organization" for k in known(name))


def _town(name: str) -> bool:
    """Whether a place of that name has many people."""
    return any(k.kind == "place" and k.weight >= TOWN for k in known(name))


def name_end(scene: Scene, start: int, cut: int = 0) -> int | None:
    """The end of an unknown place's name that begins at word `start` (after `cut` letters), or None where none does."""
    if not scene.is_word(start) or scene.blocked[start] or countryside(scene, start, scene.senses[start][0]):
        return None
    if len(scene.form(start)) < 3 and not scene.senses[start][0].marks & {"topo", "foreign"}:
        return None
    if not cut and _after_a_title(scene, start):
        return start + 2
    sense = next((s for s in scene.senses[start] if s.cut == cut), None)
    if not cut and scene.joined(start + 1) and (tag := tag_end(scene, start)) is not None:
        return tag
    if sense is not None and not cut and "foreign" in sense.marks:
        return _past_links(scene, start + 2) if unlisted(scene, start + 1) else None
    if (
        sense is None
        or sense.nation
        or sense.form in aliases()
        or (sense.marks & NOT_NAMES and "topo" not in sense.marks)
    ):
        return None
    if "topo" in sense.marks and (end := _topo_end(scene, start)) is not None:
        return end
    hamlet = cut == 0 and scene.is_word(start - 1) and "village" in scene.senses[start - 1][0].marks
    # What looks like two robots (روبوتين) after the word for one town is no adjective of it.
    if sense.ordinary and not (
        hamlet and (sense.definite or (sense.form.endswith(oblique()) and not exactly(sense.form)))
    ):
        return start + 2 if not cut and with_unknown(scene, start, sense) else None
    if not cut and not sense.ordinary and scene.plain(start) and not sense.definite:
        return None
    end = start + 1
    if not (cut or is_place(scene.form(start))) and named_by_quarter(scene, start):
        return end + 1
    while scene.is_word(end) and end - start < _LONGEST_NAME and not scene.blocked[end] and not sense.definite:
        after = scene.senses[end][0]
        if "foreign" in after.marks:
            longer = _past_links(scene, end)
            if longer == end:
                break
            end = longer
            continue
        if (
            after.definite
            and not after.nation
            and ("quarter" not in after.marks or _of_division(scene, start, end))
            and not after.marks & {"ends", "title", "epithet"}
            and (not after.ordinary or (end == start + 1 and _may_end(scene, end, after)))
        ):
            return end + 1
        if after.given in ("given", "both") and is_place(scene.form(end - 1)):
            break
        if end == start + 1 and ends_name(scene, end):
            return end + 1
        if (
            scene.plain(end)
            or after.definite
            or after.nation
            or (after.starts and is_place(after.form) and len(after.form) > 4 and _town(after.form))
            or _lies_in(scene, end)
            or scene.form(end)[:1] == proclitics("conjunction")[0]
            or (end == start + 1 and _land(scene.form(start)))
        ):
            break
        end += 1
    return end


def _past_links(scene: Scene, end: int) -> int:
    """Past foreign links and what follows each: a word in no list, or any one with which the place's name ends (لوس سانتوس ديل سور)."""
    while scene.is_word(end) and scene.is_word(end + 1) and "foreign" in scene.senses[end][0].marks:
        last = scene.senses[end + 1][0]
        if not after_foreign(scene, end + 1) and (
            last.definite or last.nation or last.marks or not ends_there(scene, end + 2)
        ):
            break
        end += 2
    return end


def _topo_end(scene: Scene, start: int) -> int | None:
    """The end of a name that opens with a word for what was there first: past the word that it goes on with (تل الورد); the word alone
    where a settlement's head stands before it and what follows cannot be of its name: بلدة تل بمحافظة حماة, قرية دير التابعة لها."""
    if completes(scene, start + 1):
        third = scene.senses[start + 2][0] if scene.is_word(start + 2) else None
        longer = "topo" in scene.senses[start + 1][0].marks and third is not None and "epithet" not in third.marks
        return start + 2 + longer
    before = scene.senses[start - 1] if scene.is_word(start - 1) else ()
    if scene.senses[start][0].definite or not any(_settlement(s) for s in before):
        return None
    return start + 1


def _settlement(sense: Sense) -> bool:
    """Whether the word is a head of towns and villages, in the singular or not."""
    return "village" in sense.marks or (not sense.definite and "settlement" in sense.marks)


def completes(scene: Scene, i: int) -> bool:
    """Whether a name that opens with a word for what was there may go on with word `i`: no time, no preposition or what says where
    the place lies, no word that says to whom it belongs."""
    first = scene.senses[i][0] if scene.is_word(i) else None
    if first is None or _lies_in(scene, i) or first.marks & (NOT_NAMES - {"title"} if first.definite else NOT_NAMES):
        return False
    if scene.blocked[i] and (not first.definite or scene.blocked[i + 1]):
        return False
    return not any(s.definite and "belongs" in s.marks for s in scene.senses[i])


def _of_division(scene: Scene, start: int, end: int) -> bool:
    """Whether the wind's adjective after one word belongs to the name of a part of a country: إقليم تشيتوري الشرقي."""
    return end == start + 1 and scene.is_word(start - 1) and any("division" in s.marks for s in scene.senses[start - 1])


def _lies_in(scene: Scene, i: int) -> bool:
    """Whether an attached `in` and a head or a place of the tables say where what is before lies: تيرا بوادي سوات, حي المنار ببور سعيد."""
    cut = [s for s in scene.senses[i] if s.particles[-1:] == proclitics("preposition")[0]]
    hits = (gazetteer().at(scene.forms, i, s.form) for s in cut if s.starts)
    known_there = any(hit is not None and is_place(hit[1]) for hit in hits)
    return known_there or any(heads().get(s.form, ("",))[0] == "place" for s in cut)


def _may_end(scene: Scene, i: int, last: Sense) -> bool:
    """Whether an ordinary word with the article may end a place's name: no feminine, no plural of persons, nothing after a city."""
    if last.form[-1:] == closed_feminine() or (last.form.endswith(marked("plural")) and not last.given):
        return False
    return not is_place(scene.form(i - 1))


def _after_a_title(scene: Scene, start: int) -> bool:
    """Whether a place bears a title and a word that no list holds: حي سلطان بيلي."""
    first = scene.senses[start][0]
    if "title" not in first.marks or first.definite or not scene.is_word(start + 1):
        return False
    after = scene.senses[start + 1][0]
    if any(s.definite or s.marks & NOT_NAMES for s in scene.senses[start + 1]):
        return False
    return not (after.ordinary or after.nation or after.starts)


def _land(form: str) -> bool:
    """Whether the single word is the name of a part of a country: who is named right after it governs it (حاكم ولاية بورنو فلان)."""
    return any(k.kind == "place" and not k.needs and k.precision == "region" for k in known(form))
