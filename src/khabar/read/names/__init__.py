"""Find the names of persons, organisations, places and groups: candidates, the longest wins, then keys."""

from __future__ import annotations

from functools import cache
from unicodedata import category

from khabar.inflection import closed_feminine
from khabar.language import proclitics
from khabar.model import Name, Page, Place, Span, Time
from khabar.read.designations import type_at
from khabar.read.gazetteer import gazetteer
from khabar.read.names.aged import with_aged
from khabar.read.names.apposed import with_apposed
from khabar.read.names.cues import Cue, Finder, page_cues
from khabar.read.names.datelined import datelined
from khabar.read.names.departments import with_departments
from khabar.read.names.families import of_the_report
from khabar.read.names.firsts import CALLED, MIDDLE, STRONG, WEAK
from khabar.read.names.governed import governed_by_title
from khabar.read.names.joined import with_second_half
from khabar.read.names.keys import name_all
from khabar.read.names.known import latin_at
from khabar.read.names.lexicon import contexts
from khabar.read.names.listed import listed_at
from khabar.read.names.named_so import with_named
from khabar.read.names.patronyms import with_families
from khabar.read.names.persons import person_at, second_at
from khabar.read.names.places import place_at
from khabar.read.names.publisher import with_outlet
from khabar.read.names.related import with_related
from khabar.read.names.routes import with_routes
from khabar.read.names.short import short_forms, with_wholes
from khabar.read.names.tagged import weighed
from khabar.read.names.tellers import with_tellers
from khabar.read.names.unlisted import ends_there, speakers
from khabar.read.names.villages import villages_at
from khabar.read.names.words import Found, Scene, Sense, scene
from khabar.tags import Tags
from khabar.text import COMMA, inside

# So many words after a title a person's name may still follow it.
_REACH = 14
_BRIDGES = frozenset('",:(/-\u060c')


def find_names(page: Page, times: tuple[Time, ...], tags: Tags | None = None) -> tuple[Name, ...]:
    """The names of the page, in order; they never overlap. The `tags` of a tagger
    add to them and take away guesses.

    >>> from khabar.model import Report
    >>> from khabar.read.layout import find_layout
    >>> from khabar.read.sentences import lay_words
    >>> report = Report.of("التقى الوزير كريم قاسم في باريس")
    >>> [n.span.of(report.text) for n in find_names(lay_words(report, find_layout(report)), ())]
    ['كريم قاسم', 'باريس']
    """
    stage = scene(page, [*((t.span.start, t.span.end) for t in times), *_types(page)])
    cues = page_cues(stage)
    verbs = [i for i, told in enumerate(cues) if told is not None and told[2] == "speech"]
    roads = [i for i, read in enumerate(stage.senses) if read and any("route" in sense.marks for sense in read)]
    found = with_routes(stage, first_pass(stage, cues), roads)
    found = of_the_report(stage, with_families(stage, found), verbs)
    titles = [i for i, told in enumerate(cues) if told is not None and told[2] == "title"]
    found = with_related(stage, with_apposed(stage, with_aged(stage, found), titles, verbs))
    found = with_outlet(stage, with_departments(stage, with_named(stage, found)), page.report.outlet)
    if tags is not None:
        found = weighed(stage, page, found, tags)
    found = sorted(found + datelined(stage, found), key=lambda f: f.first)
    found = sorted(found + short_forms(stage, found, cues), key=lambda f: f.first)
    found = with_tellers(stage, sorted(found + speakers(stage, found, verbs), key=lambda f: f.first), verbs)
    return tuple([_name(stage, *told) for told in name_all(stage, with_wholes(found))])


def _types(page: Page) -> list[tuple[int, int]]:
    """The offsets of types of weapons (إف 16), which nobody bears as a name; those that are also names of bodies left out (إم 23)."""
    row = page.words
    found = ((type_at(row, i), i) for i, word in enumerate(row) if word.kind == "number")
    known = gazetteer().names
    return [
        (row[first].start, row[i].end)
        for first, i in found
        if first is not None and " ".join([word.form for word in row[first : i + 1]]) not in known
    ]


def first_pass(stage: Scene, cues: list[Cue | None]) -> list[Found]:
    """The names that stand in full, left to right; of those that begin at a word the longest wins."""
    found: list[Found] = []
    reach, strength = -1, WEAK
    expected: Found | None = None
    # Where the last name found ends, if it is a place.
    place_end = -1
    i, count = 0, len(stage.row)
    while i < count:
        told = cues[i]
        if told is None:
            hit = latin_at(stage, i) if stage.row[i].kind in ("latin", "number") else None
            if hit is not None:
                found.append(hit)
                place_end, i = -1, hit.last
            else:
                reach, strength = _past_sign(stage, i, reach, strength)
                i += 1
            continue
        finds, person, signal, _ = told
        villages = villages_at(stage, i) if place_at in finds else []
        if villages:
            found.extend(villages)
            i = place_end = villages[-1].last
            expected = None
            continue
        if expected is None and not finds and place_end != i and person != "listed" and not (person and i <= reach):
            if signal or i <= reach:
                reach, strength = _reach(stage, i, signal, reach, strength)
            else:
                strength = WEAK
            i += 1
            continue
        best = _expected_or_best(stage, i, told, expected, strength if i <= reach else WEAK)
        if best is not None and best.rule == "known-person":
            best = _with_first_name(stage, best, found[-1].last if found else 0)
        if best is None and place_end == i:
            best = _joined_place(stage, i, found[-1])
        if best is not None and best.first > i:
            expected, best = best, None
        elif expected is not None and i >= expected.first:
            expected = None
        if best is None:
            reach, strength = _reach(stage, i, signal, reach, strength)
            i += 1
            continue
        if best.kind in ("person", "place"):
            best = with_second_half(stage, best)
        second = second_at(stage, best) if best.rule == "after-title" else None
        found += [best] if second is None else [best, second]
        place_end = best.last if best.kind == "place" else -1
        reach, strength = _reach_after(stage, best, reach, strength)
        i = found[-1].last
    return found


def _past_sign(stage: Scene, i: int, reach: int, strength: int) -> tuple[int, int]:
    """How far a person's name may follow, and how plainly, after word `i`, which is a sign, a number or in other letters."""
    word = stage.row[i]
    if word.kind in ("latin", "number"):
        return reach, strength
    if word.kind == "break" or word.form not in _BRIDGES:
        return -1, WEAK
    return reach, MIDDLE if strength >= STRONG and word.form == COMMA else strength


def _expected_or_best(stage: Scene, i: int, told: Cue, expected: Found | None, strength: int) -> Found | None:
    """The name that a head before it lets one expect at word `i`, unless another there outdoes it, or the longest that begins there."""
    if expected is None or expected.first != i:
        return _best(stage, i, told[0], told[1], strength)
    other = _best(stage, i, told[0], told[1], WEAK)
    return other if other is not None and other.first == i and _outdoes(other, expected) else expected


def _joined_place(stage: Scene, i: int, last: Found) -> Found | None:
    """The place at word `i` that goes on the list which the place `last` right before it began, or None."""
    unknown = last.rule in ("head-place", "place-in-list", "head-and-place", "unlisted-place")
    sure = unknown or _between(stage, last.first)
    one = listed_at(stage, i, sure or _governed(stage, last))
    if one is not None and one.rule == "place-in-list" and not sure and not ends_there(stage, one.last):
        return None
    return one


def _reach_after(stage: Scene, one: Found, reach: int, strength: int) -> tuple[int, int]:
    """How far another person's name may follow, and how plainly, after a name."""
    if one.kind != "person":
        return reach, MIDDLE if strength else WEAK
    return (one.last + 2, MIDDLE) if one.rule != "near-title-or-speech" or _listed(stage, one.last) else (-1, WEAK)


def _between(stage: Scene, i: int) -> bool:
    """Whether the word for between stands before word `i`, so that a second name follows the first."""
    return stage.is_word(i - 1) and "between" in stage.senses[i - 1][0].marks


def _governed(stage: Scene, place: Found) -> bool:
    """Whether a preposition or a side stands before the place, so that another may follow: فروا من مينا ونيابو."""
    i = place.first
    if place.cut and any(s.cut == place.cut and s.particles[-1:] in proclitics("preposition") for s in stage.senses[i]):
        return True
    return stage.is_word(i - 1) and not stage.senses[i - 1][0].marks.isdisjoint(("in", "preposition", "side"))


def _with_first_name(stage: Scene, one: Found, since: int) -> Found:
    """A known person told by the family's name alone, or another of that family: one whose first name, in no list, stands before it."""
    i = one.first
    if one.last > i + 1 or one.cut or i - 1 < since or not stage.is_word(i - 1) or stage.blocked[i - 1]:
        return one
    first = stage.senses[i - 1][0]
    joined = not first.given and any(s.particles in proclitics("conjunction") for s in stage.senses[i - 1])
    if (
        joined
        or stage.plain(i - 1)
        or first.definite
        or first.nation
        or first.marks
        or first.starts
        or len(first.form) < 3
    ):
        return one
    return Found(i - 1, one.last, 0, "person", None, "name-before-family")


def _outdoes(other: Found, expected: Found) -> bool:
    """Whether another name wins over the one that the head before it lets one expect: of persons longer or known ones, over a tribe's or
    a known outlet's none of the same words."""
    if other.kind == "person" and not other.rule.startswith("known"):
        return other.last > expected.last and other.rule != "name-kunya"
    sure = expected.kind == "group" or (expected.rule == "outlet" and expected.key is not None)
    return other.last >= expected.last + sure


def _from_seat(stage: Scene, person: Found) -> bool:
    """Whether what looks like a person's name opens with the place of which the person holds an office: حاكم منطقة X فلان."""
    i = person.first
    if person.cut or person.last < i + 3 or not stage.is_word(i - 1) or not governed_by_title(stage, i - 1):
        return False
    first, second = stage.senses[i][0], stage.senses[i + 1][0]
    return first.given in ("", "rare") and second.given in ("given", "both") and not second.ordinary


@cache
def _all() -> frozenset[str]:
    """The words before `of` that open a list of names (all of)."""
    return frozenset(word for word, kinds in contexts().items() if "all" in kinds)


def _listed(stage: Scene, i: int) -> bool:
    """Whether a list may go on at word `i`: a comma stands there, or a word with an attached particle."""
    return stage.form(i) == COMMA or (stage.is_word(i) and len(stage.senses[i]) > 1)


def _reach(stage: Scene, i: int, signal: str, reach: int, strength: int) -> tuple[int, int]:
    """How far a person's name may follow, and how plainly, after word `i` which is no name."""
    if signal in ("calls", "called"):
        return i + 3, CALLED if signal == "calls" else STRONG
    if signal == "title" and not _only_describes(stage, i):
        return i + _REACH, STRONG
    if signal == "nation" and not (stage.is_word(i - 1) and stage.senses[i - 1][0].definite):
        return i + 2, MIDDLE
    if signal == "each" and stage.form(i - 1) in _all():
        return i + 3, STRONG
    if signal == "speech":
        return i + 2, MIDDLE
    if signal == "closes" or i > reach:
        return -1, WEAK
    first: Sense = stage.senses[i][0]
    if strength >= STRONG and not (first.definite or first.nation):
        return reach, MIDDLE
    return reach, strength


def _only_describes(stage: Scene, i: int) -> bool:
    """Whether a title in the feminine is the adjective of the thing before it: البؤر الإرهابية."""
    if not stage.forms[i].endswith(closed_feminine()) or not stage.is_word(i - 1):
        return False
    return stage.senses[i][0].definite and any(s.definite and "title" not in s.marks for s in stage.senses[i - 1])


def _branded(stage: Scene, i: int, best: Found | None) -> bool:
    """Whether the name is an organisation's that stands after its head (the group X)."""
    if best is None or best.rule != "known-organization" or not stage.is_word(i - 1):
        return False
    return any(s.marks & {"brand", "loose", "outlet"} for s in stage.senses[i - 1])


def _best(stage: Scene, i: int, finds: tuple[Finder, ...], opens: str, strength: int) -> Found | None:
    """The longest name that begins at word `i`; an expected place may begin one or two words later."""
    if stage.blocked[i]:
        return None
    best: Found | None = None
    for find in finds:
        hit = find(stage, i)
        if hit is not None and (best is None or hit.last > best.last):
            best = hit
    if opens == "listed" or (opens and strength):
        person = None if _branded(stage, i, best) else person_at(stage, i, strength)
        if person is not None and _from_seat(stage, person):
            person = None
        if person is not None and (best is None or person.last > best.last or best.first > i):
            best = person
    return best


def _name(stage: Scene, found: Found, key: str, same_as: str | None, places: tuple[Place, ...]) -> Name:
    first, last = stage.row[found.first], stage.row[found.last - 1]
    start, end = inside(stage.text, first, found.cut), last.end
    while category(stage.text[end - 1]) == "Cf":
        end -= 1
    return Name(Span(start, end), found.kind, key, same_as, places, found.rule)
