"""Say where a figure fell: the place named with it, of its event, or of the report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from khabar.language import among, article, table
from khabar.model import Name, Page, Span
from khabar.read.capitals import capitals
from khabar.read.counted import counted_within
from khabar.read.figures.landmarks import is_landmark
from khabar.read.figures.losses import HIT
from khabar.read.figures.words import forms_of
from khabar.read.origins import is_origin, is_whence
from khabar.text import fold

# What is added to the distance (in letters) of a name that stands before the figure, of a country, of a name that no word
# of place stands before, of one beyond a word that turns to another happening, and of one from which somebody came or
# something was fired.
_BEFORE, _COUNTRY, _UNPLACED, _TURNED, _ELSEWHERE = 25, 40, 60, 60, 200
# So many words before the name of a place may tell that somebody came to a hospital there.
_CAME = 5
# So many words before the name of a place may tell that somebody was brought there.
_CARRIED = 8
# How many letters may stand between a place and the larger one in which it lies.
_CHAIN = 24
# So many letters stand at most between people and the country they are from.
_OF = 6
# A region's centre lies as near to its places as this many degrees.
_REGION = 1.2
# How many words may stand between a place and the relative clause after it that takes it up, with what else is told of it.
_TOLD_OF = 8
# How many words may stand between the pronoun for a place and the last of those counted there.
_JOINED = 5
# What follows the name of a place that is a heading of its own.
_HEADING = frozenset(":.-(|/")
# Marks that may stand between a word of place and the name.
_AROUND_NAME = frozenset("#\"'_")


def nearest_place(
    page: Page, names: Sequence[Name], span: Span, starts: Sequence[int], measure: str = ""
) -> Name | None:
    """The place among the names of a sentence where the figure at `span` fell, or None.

    `starts` are the offsets of the page's words. A name after the figure goes before one before it, a town before a
    country, a name after a word of place (`in`, `near`, `the town of`) before one that has none. Those who were hit did not
    fall in the country that they are only from, and those who fled did not flee from where they fled to. What only
    says where another place lies comes last.
    """
    whence = whence_of(page, names, starts) if measure in HIT else []
    told = [n for n in names if n not in whence and not speaks(page, n, starts)]
    reached = reached_of(page, names, starts, measure)
    told = [n for n in told if n not in reached]
    if (named := _taken_up(page, names, span, starts)) is not None:
        return named
    told = [n for n in told if not is_landmark(page, n, is_building(n), starts)] or told
    best = min(told, key=lambda name: _cost(page, name, span, starts), default=None)
    if best is not None and (is_elsewhere(page, best, starts) or took_in(page, best, starts)):
        return None
    if best is None or best.span.start >= span.start:
        return best
    k = told.index(best)
    while k and 0 < told[k].span.start - told[k - 1].span.end <= _CHAIN and not is_country(told[k - 1]):
        if (
            (is_building(told[k - 1]) and not told[k - 1].places and is_exact(told[k]))
            or not is_placed(page, told[k], starts)
            or not is_placed(page, told[k - 1], starts)
        ):
            break
        k -= 1
    return told[k]


def _taken_up(page: Page, names: Sequence[Name], span: Span, starts: Sequence[int]) -> Name | None:
    """The place that a pronoun between the verb and the figure, or another before it, stands for: `Basra, where were killed in it
    seven and nine hurt`, `the province of Najaf, in which were killed seven`; of a relative clause about an attack there is none."""
    row, k = page.words, bisect_right(starts, span.start) - 1
    near = range(k - 1, max(2, k - 2 - _JOINED), -1)
    at = next((j for j in near if row[j].form in forms_of("therein") or row[j].kind == "mark"), 0) - 2
    if at < 0 or row[at + 2].kind == "mark":
        return None
    name = next((n for n in reversed(names) if n.span.end <= row[at].start and not is_country(n)), None)
    if name is None or row[at].form in forms_of("whereat"):
        return name
    told = row[bisect_left(starts, name.span.end) : at]
    nouns = [noun for word in told if (noun := counted_within(word.form)) is not None]
    relative = row[at].form in forms_of("relative") and len(told) <= _TOLD_OF
    return name if relative and all(noun.kind not in ("strike", "people") for noun in nouns) else None


def reached_of(page: Page, names: Sequence[Name], starts: Sequence[int], measure: str) -> list[Name]:
    """The places that are not where it was: those towards which people fled, those to which the struck or held were brought."""
    if measure == "displaced":
        return goals_of(page, names, starts)
    return [n for n in names if was_carried_to(page, n, starts)] if measure in HIT else []


def goals_of(page: Page, names: Sequence[Name], starts: Sequence[int]) -> list[Name]:
    """The places towards which people went, with those joined to them: `towards the towns of Douma and Harasta`."""
    found: list[Name] = []
    for k, name in enumerate(names):
        at = bisect_right(starts, name.span.start) - 1
        while at and (noun := counted_within(page.words[at - 1].form)) is not None and noun.kind == "place":
            at -= 1
        joined = (
            bool(found) and names[k - 1] is found[-1] and is_joined(page.text[found[-1].span.end : name.span.start])
        )
        if joined or (at and page.words[at - 1].form in forms_of("towards")):
            found.append(name)
    return found


def speaks(page: Page, name: Name, starts: Sequence[int]) -> bool:
    """Whether the name of a state or its capital stands for a government: no word of place before it, no colon after it."""
    k = bisect_right(starts, name.span.end - 1)
    if k < len(page.words) and page.words[k].form in _HEADING:
        return False
    return (is_country(name) or fold(name.key) in capitals()) and not is_placed(page, name, starts)


def whence_of(page: Page, names: Sequence[Name], starts: Sequence[int]) -> list[Name]:
    """The countries of which people are told to be, with those joined to them: `workers from Chad and Niger`."""
    found: list[Name] = []
    for k, name in enumerate(names):
        joined = (
            bool(found) and names[k - 1] is found[-1] and is_joined(page.text[found[-1].span.end : name.span.start])
        )
        if is_country(name) and (joined or is_whence(page.words, bisect_right(starts, name.span.start) - 1)):
            found.append(name)
    return found


def home_of(page: Page, names: Sequence[Name], span: Span, starts: Sequence[int]) -> str:
    """The code of the country that those counted at `span` are told right after it to be from, or nothing."""
    near = (n for n in whence_of(page, names, starts) if n.span.start > span.start and n.span.start - span.end <= _OF)
    return next((n.places[0].country for n in near), "")


def is_joined(between: str) -> bool:
    """Whether only the letter of `and` stands between two names."""
    return len(between) == 2 and between[0] == " " and between[1].isalpha() and between[1] not in forms_of("at")


def _cost(page: Page, name: Name, span: Span, starts: Sequence[int]) -> tuple[int, int]:
    after = name.span.start >= span.start
    cost = max(name.span.start - span.end, span.start - name.span.end, 0)
    cost += 0 if after else _BEFORE
    cost += _COUNTRY if is_country(name) else 0
    cost += 0 if is_placed(page, name, starts) else _UNPLACED
    cost += _TURNED if _turns(page, name, span, starts) else 0
    cost += _ELSEWHERE if is_elsewhere(page, name, starts) else 0
    return cost, name.span.start


def is_building(name: Name) -> bool:
    """Whether the name is a hospital's, a mosque's, an airport's."""
    head = (fold(name.key).split() or [""])[0]
    if name.places and name.places[0].precision == "point":
        return False
    noun = counted_within(head)
    return head in forms_of("hospital") or (noun is not None and noun.number == "one" and noun.kind == "building")


def _turns(page: Page, name: Name, span: Span, starts: Sequence[int]) -> bool:
    """Whether a word between the figure and the name after it turns to another happening: `meanwhile`."""
    between = page.words[bisect_right(starts, span.end - 1) : bisect_right(starts, name.span.start) - 1]
    return any(word.form in forms_of("turn") for word in between)


def is_elsewhere(page: Page, name: Name, starts: Sequence[int]) -> bool:
    """Whether something was fired from the place, or somebody is only of it or was brought there: `the people of Douma`; of a part
    of the world also those right before it: `a worker from Eastern Europe`."""
    first = bisect_right(starts, name.span.start) - 1
    world = bool(name.places) and not name.places[0].country
    return (world and is_whence(page.words, first)) or is_origin(
        page.words, first, bisect_right(starts, name.span.end - 1)
    )


def took_in(page: Page, name: Name, starts: Sequence[int]) -> bool:
    """Whether victims came to a hospital in the place: `they came to the hospital in Douma`."""
    k = bisect_right(starts, name.span.start) - 1
    near = page.words[max(0, k - _CAME) : k]
    treated = any(among(w.form.removeprefix(article()), forms_of("hospital")) for w in near)
    return treated and any(among(w.form, forms_of("received")) for w in near)


def was_carried_to(page: Page, name: Name, starts: Sequence[int]) -> bool:
    """Whether the place is one to which those who were struck were brought: `they were flown to the hospital in Douma`."""
    k = bisect_right(starts, name.span.start) - 1
    to = False
    for word in reversed(page.words[max(0, k - _CARRIED) : k]):
        if word.kind == "mark" and word.form not in _AROUND_NAME:
            return False
        if to and among(word.form, forms_of("carried")):
            return True
        to = to or word.form in forms_of("unto")
    return False


def is_exact(name: Name) -> bool:
    """Whether the name is that of one spot, or of a place of which nothing is known."""
    return not name.places or name.places[0].precision == "point"


def narrowed(name: Name | None, main: Name | None, vague: bool = False) -> Name | None:
    """The report's main place where a figure's own is none, its country, or a region around it.

    `vague` tells that the name only says in which direction of it the place lies: that may be the main place where it names a division.
    """
    if main is None or main is name:
        return name
    if name is None:
        return main
    if (is_exact(name) and not (vague and name.key in _divisions())) or not name.places or not main.places:
        return name
    around = name.key not in _divisions() and set(main.key.split()) < set(name.key.split())  # ريف حماة lies around حماة
    return main if lies_in(name, main) and not around else name


@lru_cache(maxsize=1)
def _divisions() -> frozenset[str]:
    return frozenset(row["key"] for row in table("regions") if row["type"] in ("governorate", "province", "state"))


def lies_in(name: Name, small: Name) -> bool:
    """Whether the small place may lie in the country or around the centre of the region."""
    if not name.places or not small.places:
        return False
    one, other = name.places[0], small.places[0]
    if one.country != other.country and (one.country or not is_building(name)):
        return False
    return one.precision == "country" or max(abs(one.lat - other.lat), abs(one.lon - other.lon)) <= _REGION


def is_vague(page: Page, name: Name, starts: Sequence[int]) -> bool:
    """Whether the name is a region's, or only tells in which direction of it a place lies: `north of Aleppo`."""
    if not is_exact(name):
        return not is_country(name)
    k = bisect_right(starts, name.span.start) - 1
    while k and page.words[k - 1].kind == "mark" and page.words[k - 1].form in _AROUND_NAME:
        k -= 1
    return k > 0 and among(page.words[k - 1].form, forms_of("direction"))


def finer_place(page: Page, name: Name, names: Sequence[Name], span: Span, starts: Sequence[int]) -> Name | None:
    """The nearest exact place of the sentence that may lie in the region of the name, or None."""
    small = [
        n for n in names
        if n is not name and is_site(page, n, starts) and lies_in(name, n) and not _turns(page, n, span, starts)
    ]  # fmt: skip
    return min(small, key=lambda n: _cost(page, n, span, starts), default=None)


def is_site(page: Page, name: Name, starts: Sequence[int]) -> bool:
    """Whether the name is that of an exact place at which something is told to be, not of one only near it or where somebody is from."""
    told = is_exact(name) and not is_vague(page, name, starts) and is_placed(page, name, starts)
    return told and not is_elsewhere(page, name, starts)


def is_country(name: Name) -> bool:
    """Whether the name is a country's."""
    return bool(name.places) and name.places[0].precision == "country"


def is_placed(page: Page, name: Name, starts: Sequence[int]) -> bool:
    """Whether a word of place stands before the name: a preposition, also as one with it, a direction, `town`, `camp`."""
    k = bisect_right(starts, name.span.start) - 1
    if k < 0:
        return False
    word = page.words[k]
    if word.form[: name.span.start - word.start][-1:] in forms_of("at"):
        return True
    while k and page.words[k - 1].kind == "mark" and page.words[k - 1].form in _AROUND_NAME:
        k -= 1
    if not k:
        return False
    before = page.words[k - 1]
    if among(before.form, forms_of("at_place")) or among(before.form, forms_of("stage")):
        return True
    if not is_country(name) and among(before.form, forms_of("aim")):
        return True
    noun = counted_within(before.form)
    if noun is None or noun.number != "one":
        return False
    return noun.kind in ("place", "building", "spot") or (noun.kind == "strike" and not is_country(name))
