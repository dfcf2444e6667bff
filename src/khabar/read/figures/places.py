"""Say where a figure fell: the place named with it, of its event, or of the report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from khabar.language import among, article, table
from khabar.model import Name, Page, Sentence, Span
from khabar.read.counted import counted_within
from khabar.read.datelines import past_dateline
from khabar.read.figures.words import forms_of
from khabar.read.origins import is_origin, is_whence
from khabar.text import fold

# What is added to the distance (in letters) of a name that stands before the figure, of a country, of a name that no word
# of place stands before, of a building, of one beyond a word that turns to another happening, and of one from which
# somebody came or something was fired.
_BEFORE, _COUNTRY, _UNPLACED, _BUILDING, _TURNED, _ELSEWHERE = 25, 40, 60, 100, 60, 200
# So many words before the name of a place may tell that somebody came to a hospital there.
_CAME = 5
# How many letters may stand between a place and the larger one in which it lies.
_CHAIN = 24
# So many letters stand at most between people and the country they are from.
_OF = 6
# How many letters the opening of a report has; a region's centre lies as near to its places as this many degrees.
_LEAD, _REGION = 500, 1.2
# So many places joined by `and` make a list.
_LIST = 3
# What follows the name of a place that is a heading of its own.
_HEADING = frozenset(":.-(|/")
# Marks that may stand between a word of place and the name.
_AROUND_NAME = frozenset("#\"'_")


def nearest_place(
    page: Page, names: Sequence[Name], span: Span, starts: Sequence[int], hit: bool = False
) -> Name | None:
    """The place among the names of a sentence where the figure at `span` fell, or None.

    `starts` are the offsets of the page's words. A name after the figure goes before one before it, a town before a
    country, a name after a word of place (`in`, `near`, `the town of`) before one that has none. Those who were `hit` did not
    fall in the country that they are only from.
    """
    whence = _whence(page, names, starts) if hit else []
    told = [n for n in names if n not in whence and not _speaks(page, n, starts)]
    best = min(told, key=lambda name: _cost(page, name, span, starts), default=None)
    if best is not None and (is_elsewhere(page, best, starts) or _took_in(page, best, starts)):
        return None
    if best is None or best.span.start >= span.start:
        return best
    k = told.index(best)
    while k and 0 < told[k].span.start - told[k - 1].span.end <= _CHAIN and not is_country(told[k - 1]):
        if (
            (is_building(told[k - 1]) and not told[k - 1].places and _is_exact(told[k]))
            or not is_placed(page, told[k], starts)
            or not is_placed(page, told[k - 1], starts)
        ):
            break
        k -= 1
    return told[k]


def _speaks(page: Page, name: Name, starts: Sequence[int]) -> bool:
    """Whether the name of a state or its capital stands for a government: no word of place before it, no colon after it."""
    k = bisect_right(starts, name.span.end - 1)
    if k < len(page.words) and page.words[k].form in _HEADING:
        return False
    return (is_country(name) or fold(name.key) in _capitals()) and not is_placed(page, name, starts)


@lru_cache(maxsize=1)
def _capitals() -> frozenset[str]:
    return frozenset(fold(row["capital"]) for row in table("countries") if row["capital"])


def _whence(page: Page, names: Sequence[Name], starts: Sequence[int]) -> list[Name]:
    """The countries of which people are told to be, with those joined to them: `workers from Chad and Niger`."""
    found: list[Name] = []
    for k, name in enumerate(names):
        joined = (
            bool(found) and names[k - 1] is found[-1] and _is_joined(page.text[found[-1].span.end : name.span.start])
        )
        if is_country(name) and (joined or is_whence(page.words, bisect_right(starts, name.span.start) - 1)):
            found.append(name)
    return found


def home_of(page: Page, names: Sequence[Name], span: Span, starts: Sequence[int]) -> str:
    """The code of the country that those counted at `span` are told right after it to be from, or nothing."""
    near = (n for n in _whence(page, names, starts) if n.span.start > span.start and n.span.start - span.end <= _OF)
    return next((n.places[0].country for n in near), "")


def _cost(page: Page, name: Name, span: Span, starts: Sequence[int]) -> tuple[int, int]:
    after = name.span.start >= span.start
    cost = max(name.span.start - span.end, span.start - name.span.end, 0)
    cost += 0 if after else _BEFORE
    cost += _COUNTRY if is_country(name) else 0
    cost += 0 if is_placed(page, name, starts) else _UNPLACED
    cost += _BUILDING if is_building(name) else 0
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
    """Whether something was fired from the place, or somebody is only of it or was brought there: `the people of Douma`."""
    return is_origin(page.words, bisect_right(starts, name.span.start) - 1, bisect_right(starts, name.span.end - 1))


def _took_in(page: Page, name: Name, starts: Sequence[int]) -> bool:
    """Whether victims came to a hospital in the place: `they came to the hospital in Douma`."""
    k = bisect_right(starts, name.span.start) - 1
    near = page.words[max(0, k - _CAME) : k]
    treated = any(among(w.form.removeprefix(article()), forms_of("hospital")) for w in near)
    return treated and any(among(w.form, forms_of("received")) for w in near)


def settlements(page: Page, sentences: Iterable[Sentence]) -> list[int]:
    """Where the sentences have a word that means a place named before: the village, the town."""
    forms = forms_of("settlement")
    return [w.start for s in sentences for w in page.words[s.first : s.last] if among(w.form, forms)]


def meant_place(page: Page, names: Sequence[Name], starts: Sequence[int]) -> Name | None:
    """The place that a sentence means by `the village`, `the town`: the last of the names before it that is exact."""
    return next((n for n in reversed(names) if _is_exact(n) and is_placed(page, n, starts)), None)


def main_place(page: Page, names: Sequence[Name], starts: Sequence[int]) -> Name | None:
    """The place that a report tells of: the exact one named most often after a word of place, of several the first; or None."""
    told: dict[str, list[Name]] = {}
    for name in names:
        if is_country(name) or not _is_exact(name) or _speaks(page, name, starts) or _took_in(page, name, starts):
            continue
        if name.span.start < _LEAD or is_placed(page, name, starts):
            told.setdefault(name.key, []).append(name)
    best = max(told.values(), key=lambda found: (*_weights(page, found), -found[0].span.start), default=None)
    return best[0] if best is not None and _weight(best) > 1 else None


def listed(page: Page, names: Sequence[Name]) -> list[Name]:
    """The names of places that stand in a list of several: `in Hama and Homs and Raqqa`; none of them is where it was."""
    found: list[Name] = []
    first = 0
    for k in range(1, len(names) + 1):
        if k < len(names) and _is_joined(page.text[names[k - 1].span.end : names[k].span.start]):
            continue
        if k - first >= _LIST:
            found += names[first:k]
        first = k
    return found


def _is_joined(between: str) -> bool:
    """Whether only the letter of `and` stands between two names."""
    return len(between) == 2 and between[0] == " " and between[1].isalpha() and between[1] not in forms_of("at")


def main_country(page: Page, names: Sequence[Name], starts: Sequence[int], main: Name | None) -> str | None:
    """The country that a report tells of: that of its main place, otherwise the one named most often after a word of place."""
    if main is not None and main.places:
        return next((n.key for n in names if is_country(n) and n.places[0].country == main.places[0].country), None)
    whence = _whence(page, names, starts)
    told = Counter(n.key for n in names if is_country(n) and n not in whence and is_placed(page, n, starts))
    return max(told, key=lambda key: told[key]) if len(told) == 1 else None


def _weights(page: Page, found: list[Name]) -> tuple[int, int]:
    """How much a report tells of a place, first without the dateline, which says only where it was written."""
    told = [name for name in found if not _in_dateline(page, name)]
    return _weight(told) if told else 0, _weight(found)


def _in_dateline(page: Page, name: Name) -> bool:
    """Whether the place opens a line as that of a dateline with a day or an agency: `عدن 3-5-2021 (رويترز) -`."""
    first, last = (bisect_left(page.starts, at) for at in (name.span.start, name.span.end))
    return past_dateline(page, first, last) > first


def _weight(found: list[Name]) -> int:
    return len(found) + 2 * (found[0].span.start < _LEAD) - is_building(found[0])


def _is_exact(name: Name) -> bool:
    return not name.places or name.places[0].precision == "point"


def narrowed(name: Name | None, main: Name | None, vague: bool = False) -> Name | None:
    """The report's main place where a figure's own is none, its country, or a region around it.

    `vague` tells that the name only says in which direction of it the place lies: that may be the main place where it names a division.
    """
    if main is None or main is name:
        return name
    if name is None:
        return main
    if (_is_exact(name) and not (vague and name.key in _divisions())) or not name.places or not main.places:
        return name
    return main if lies_in(name, main) else name


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
    if not _is_exact(name):
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
    told = _is_exact(name) and not is_vague(page, name, starts) and is_placed(page, name, starts)
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
    if among(before.form, forms_of("at_place")):
        return True
    if not is_country(name) and among(before.form, forms_of("aim")):
        return True
    noun = counted_within(before.form)
    if noun is None or noun.number != "one":
        return False
    return noun.kind in ("place", "building", "spot") or (noun.kind == "strike" and not is_country(name))
