"""Find the names of persons, organisations, places and groups: candidates, the longest wins, then keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from khabar.model import Name, Page, Span, Time
from khabar.read.names_bodies import bodies, body_at, heads, indefinite_bodies, short_body_at
from khabar.read.names_groups import force_at, group_at, group_nouns, loyal_at, people_at, peoples
from khabar.read.names_keys import name_all
from khabar.read.names_known import alias_at, known_at, latin_at
from khabar.read.names_lexicon import aliases, article, contexts
from khabar.read.names_organizations import headed_at
from khabar.read.names_persons import CALLED, MIDDLE, STRONG, WEAK, may_open_person, opens_anywhere, person_at
from khabar.read.names_places import listed_at, place_at
from khabar.read.names_quoted import outlet_at, quoted_at
from khabar.read.names_short import short_forms
from khabar.read.names_words import Found, Scene, Sense, scene, senses
from khabar.text import inside

Finder = Callable[[Scene, int], Found | None]
# So many words after a title a person's name may still follow it.
_REACH = 14
_BRIDGES = frozenset('",:(/-\u060c')


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
            elif strength >= STRONG and word.form == "\u060c":
                strength = MIDDLE
            i += 1
            continue
        finds, person, signal = cue(stage.forms[i])
        if (
            expected is None
            and not finds
            and not (person and (i <= reach or person == "listed"))
            and not _after_place(found, i)
        ):
            if signal or i <= reach:
                reach, strength = _reach(stage, i, reach, strength)
            else:
                strength = WEAK
            i += 1
            continue
        if expected is not None and expected.first == i:
            best: Found | None = expected
            other = _best(stage, i, WEAK)
            if other is not None and other.last >= expected.last and other.first == i:
                best = other
        else:
            best = _best(stage, i, strength if i <= reach else WEAK)
        if best is None and _after_place(found, i):
            best = listed_at(stage, i, found[-1].rule in ("head-place", "place-in-list", "head-and-place"))
        if best is not None and best.first > i:
            expected, best = best, None
        elif expected is not None and i >= expected.first:
            expected = None
        if best is not None:
            found.append(best)
            strength = MIDDLE if strength else WEAK
            if best.kind == "person":
                reach, strength = (
                    (best.last + 2, MIDDLE)
                    if best.rule != "near-title-or-speech" or _listed(stage, best.last)
                    else (-1, WEAK)
                )
            i = best.last
            continue
        reach, strength = _reach(stage, i, reach, strength)
        i += 1
    return found


def _after_place(found: list[Found], i: int) -> bool:
    """Whether the last name found is a place and ends at word `i`."""
    return bool(found) and found[-1].last == i and found[-1].kind == "place"


@lru_cache(maxsize=100_000)
def cue(form: str) -> tuple[tuple[Finder, ...], str, str]:
    """What a word of this folded form may bring: the finders to ask, whether a person's name may open with it (`listed`: anywhere;
    `open`: where one is expected), and what it signals."""
    person = "listed" if opens_anywhere(form) else "open" if may_open_person(form) else ""
    return finders(form), person, signals(form)


@cache
def _all() -> frozenset[str]:
    """The words before `of` that open a list of names (all of)."""
    return frozenset(word for word, kinds in contexts().items() if "all" in kinds)


def _listed(stage: Scene, i: int) -> bool:
    """Whether a list may go on at word `i`: a comma stands there, or a word with an attached particle."""
    return stage.form(i) == "\u060c" or (stage.is_word(i) and len(stage.senses[i]) > 1)


@lru_cache(maxsize=100_000)
def signals(form: str) -> str:
    """What a word that is no name tells of the words after it: calls, called, title, nation, each, speech, closes, or nothing."""
    read = senses(form)
    marks = frozenset().union(*(s.marks for s in read))
    if "called" in marks:
        return "calls" if "calls" in marks else "called"
    if "title" in marks:
        return "title"
    first = read[0]
    if first.nation and first.definite:
        return "nation"
    if "each" in first.marks:
        return "each"
    if "speech" in marks:
        return "speech"
    return "closes" if "closes" in first.marks else ""


def _reach(stage: Scene, i: int, reach: int, strength: int) -> tuple[int, int]:
    """How far a person's name may follow, and how plainly, after word `i` which is no name."""
    signal = signals(stage.forms[i])
    if signal in ("calls", "called"):
        return i + 3, CALLED if signal == "calls" else STRONG
    if signal == "title":
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


@lru_cache(maxsize=100_000)
def finders(form: str) -> tuple[Finder, ...]:
    """The finders that may find a name at a word of this folded form: none for most words."""
    read = senses(form)
    rests = {s.form for s in read}
    stems = {s.form.removeprefix(article()) for s in read if s.definite}
    marks = frozenset().union(*(s.marks for s in read))
    kinds = {heads()[f] for f in rests | stems if f in heads()}
    found: list[Finder] = []
    if any(s.starts for s in read):
        found.append(known_at)
    if any(f in aliases() for f in rests):
        found.append(alias_at)
    if any(f in bodies().first for f in rests) or any(f in indefinite_bodies() for f in rests):
        found += [body_at, short_body_at]
    if any(f in group_nouns().first for f in rests):
        found.append(group_at)
    if any(kind == "organization" for kind, _, _ in kinds) or any(
        "unit" in contexts().get(f, ()) for f in rests | stems
    ):
        found.append(headed_at)
    if any(kind == "place" for kind, _, _ in kinds):
        found.append(place_at)
    if kinds or marks & {"outlet", "to"}:
        found.append(quoted_at)
    if "outlet" in marks:
        found.append(outlet_at)
    if "force" in marks:
        found.append(force_at)
    if marks & {"force", "fighters"} or any(f in group_nouns().first for f in rests):
        found.append(loyal_at)
    if any(stem in peoples() for stem in stems):
        found.append(people_at)
    return tuple(found)


def _branded(stage: Scene, i: int, best: Found | None) -> bool:
    """Whether the name is an organisation's that stands after its head (the group X)."""
    if best is None or best.rule != "known-organization" or not stage.is_word(i - 1):
        return False
    return any(s.marks & {"brand", "loose", "outlet"} for s in stage.senses[i - 1])


def _best(stage: Scene, i: int, strength: int) -> Found | None:
    """The longest name that begins at word `i`; an expected place may begin one or two words later."""
    if stage.blocked[i]:
        return None
    best: Found | None = None
    finds, opens, _ = cue(stage.forms[i])
    for find in finds:
        hit = find(stage, i)
        if hit is not None and (best is None or hit.last > best.last):
            best = hit
    if opens == "listed" or (opens and strength):
        person = None if _branded(stage, i, best) else person_at(stage, i, strength)
        if person is not None and (best is None or person.last > best.last or best.first > i):
            best = person
    return best


def _name(stage: Scene, found: Found, key: Name) -> Name:
    first, last = stage.row[found.first], stage.row[found.last - 1]
    start = inside(stage.text, first, found.cut)
    return Name(Span(start, last.end), key.kind, key.key, key.same_as, key.places, found.rule)
