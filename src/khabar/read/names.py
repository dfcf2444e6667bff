"""Find the names of persons, organisations, places and groups: candidates, the longest wins, then keys."""

from __future__ import annotations

from khabar.model import Name, Page, Span, Time
from khabar.read.names_groups import force_at, group_at, people_at
from khabar.read.names_keys import name_all
from khabar.read.names_organizations import body_at, headed_at, short_body_at
from khabar.read.names_persons import MIDDLE, STRONG, WEAK, person_at
from khabar.read.names_places import known_at, latin_at, listed_at, place_at
from khabar.read.names_quoted import outlet_at, quoted_at
from khabar.read.names_short import short_forms
from khabar.read.names_words import Found, Scene, scene
from khabar.text import inside

# So many words after a title a person's name may still follow it.
_REACH = 14
_BRIDGES = frozenset('",:(/-،')


def find_names(page: Page, times: tuple[Time, ...]) -> tuple[Name, ...]:
    """The names of the page, in order; they never overlap.

    >>> from khabar.model import Report
    >>> from khabar.read.layout import find_layout
    >>> from khabar.read.sentences import lay_words
    >>> report = Report.of("التقى الوزير كريم قاسم في باريس")
    >>> [n.span.of(report.text) for n in find_names(lay_words(report, find_layout(report)), ())]
    ['كريم قاسم', 'باريس']
    """
    stage = scene(page.text, page.words, [(t.span.start, t.span.end) for t in times])
    found = first_pass(stage)
    found = sorted(found + short_forms(stage, found), key=lambda f: f.first)
    return tuple(_name(stage, f, k) for f, k in name_all(stage, found, page.report))


def first_pass(stage: Scene) -> list[Found]:
    """The names that stand in full, left to right; of those that begin at a word the longest wins."""
    found: list[Found] = []
    reach, strength = -1, WEAK
    expected: Found | None = None
    i, count = 0, len(stage)
    while i < count:
        word = stage.row[i]
        if word.kind != "word":
            if word.kind == "latin" or word.kind == "number":
                hit = latin_at(stage, i)
                if hit is not None:
                    found.append(hit)
                    i = hit.last
                    continue
            if word.kind == "break" or (word.kind == "mark" and word.form not in _BRIDGES):
                reach, strength = -1, WEAK
            elif strength == STRONG and word.form == "،":
                strength = MIDDLE
            i += 1
            continue
        if expected is not None and expected.first == i:
            best: Found | None = expected
        else:
            best = _best(stage, i, strength if i <= reach else WEAK)
        if best is None and found and found[-1].last == i and found[-1].rule in ("head-place", "place-in-list", "head-and-place"):
            best = listed_at(stage, i)
        if best is not None and best.first > i:
            expected, best = best, None
        if best is not None:
            found.append(best)
            strength = MIDDLE if strength else WEAK
            if best.kind == "person":
                reach, strength = -1, WEAK
            i = best.last
            continue
        reach, strength = _reach(stage, i, reach, strength)
        i += 1
    return found


def _reach(stage: Scene, i: int, reach: int, strength: int) -> tuple[int, int]:
    """How far a person's name may follow, and how plainly, after word `i` which is no name."""
    sense = stage.senses[i][0]
    for reading in stage.senses[i]:
        marks = reading.marks
        if "called" in marks or "title" in marks:
            return i + _REACH, STRONG
    if sense.nation and sense.definite and not (stage.is_word(i - 1) and stage.senses[i - 1][0].definite):
        return i + 2, MIDDLE
    if "speech" in sense.marks or any("speech" in s.marks for s in stage.senses[i]):
        return i + 2, MIDDLE
    if "closes" in sense.marks:
        return -1, WEAK
    if i <= reach and strength == STRONG and not (sense.definite or sense.nation):
        return reach, MIDDLE
    return (reach, strength) if i <= reach else (-1, WEAK)


def _best(stage: Scene, i: int, strength: int) -> Found | None:
    """The longest name that begins at word `i`; an expected place may begin one or two words later."""
    if stage.blocked[i]:
        return None
    best: Found | None = None
    for find in (known_at, body_at, group_at, headed_at, place_at, quoted_at, outlet_at, force_at, people_at, short_body_at):
        hit = find(stage, i)
        if hit is not None and (best is None or hit.last > best.last):
            best = hit
    person = person_at(stage, i, strength)
    if person is not None and (best is None or person.last > best.last or best.first > i):
        best = person
    return best


def _name(stage: Scene, found: Found, key: Name) -> Name:
    first, last = stage.row[found.first], stage.row[found.last - 1]
    start = inside(stage.text, first, found.cut)
    return Name(Span(start, last.end), key.kind, key.key, key.same_as, key.places, found.rule)
