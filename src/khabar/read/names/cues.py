"""What a word may bring where names are looked for: the finders to ask, and what it tells of the words after it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from khabar.language import article, proclitics
from khabar.read.gazetteer import gazetteer
from khabar.read.names.bodies import bodies, body_at, heads, indefinite_bodies, short_body_at
from khabar.read.names.clans import clan_at
from khabar.read.names.coalitions import coalition_at
from khabar.read.names.dated import dated_at
from khabar.read.names.firsts import opens_person
from khabar.read.names.following import LONG_ALIF, written_with
from khabar.read.names.groups import force_at, group_at, group_nouns, loyal_at, people_at, peoples
from khabar.read.names.initials import initials_at
from khabar.read.names.known import alias_at, known_at
from khabar.read.names.lexicon import aliases, contexts, title_pairs
from khabar.read.names.organizations import headed_at
from khabar.read.names.patronyms import son_at, sons
from khabar.read.names.places import place_at
from khabar.read.names.quoted import media_at, media_words, outlet_at, quoted_at
from khabar.read.names.unlisted import unlisted_at
from khabar.read.names.words import Found, Scene, Sense, senses
from khabar.remember import remembered

Finder = Callable[[Scene, int], Found | None]
# So many words at most stand between those who flee and from where.
_WAY = 10
# All finders in the order in which they are asked; `known_at` is the first.
_ORDER: tuple[Finder, ...] = (
    known_at, alias_at, coalition_at, body_at, short_body_at, group_at, headed_at, place_at, quoted_at, dated_at, outlet_at, force_at,
    loyal_at, people_at, clan_at,
)  # fmt: skip
_NONE: frozenset[Finder] = frozenset()
_KNOWN: frozenset[Finder] = frozenset({known_at})
_BY_MARK: dict[str, frozenset[Finder]] = {
    "outlet": frozenset({quoted_at, outlet_at}),
    "to": frozenset({quoted_at}),
    "nickname": frozenset({quoted_at}),
    "force": frozenset({force_at, loyal_at}),
    "fighters": frozenset({loyal_at}),
    "coalition": frozenset({coalition_at}),
    "listing": frozenset({place_at}),
    "clan": frozenset({clan_at}),
    "kin": frozenset({clan_at}),
}
_BY_HEAD: dict[str, tuple[Finder, ...]] = {
    "organization": (headed_at, quoted_at, dated_at),
    "place": (place_at, quoted_at),
}


# Finders, how a person may open, signal, and where the word begins known names of several words only: its forms as their first.
Cue = tuple[tuple[Finder, ...], str, str, tuple[str, ...]]


@remembered
def cue(form: str) -> Cue:
    """What a word of this folded form may bring: the finders to ask, whether a person's name may open with it (`listed`: anywhere;
    `open`: where one is expected), what it signals, and which forms of it begin known names, if none of them is one alone."""
    read = senses[form]
    cue = _cue(_finders(read), opens_person(form, read), _signal(read))
    firsts = tuple([s.form for s in read if s.starts])
    if not firsts or any(first in gazetteer().names for first in firsts):
        return cue
    return (*cue[:3], firsts)


def page_cues(scene: Scene) -> list[Cue | None]:
    """What each word of the page may bring, None for marks and numbers; `known_at` is left out where no known name can begin."""
    forms = scene.forms
    # Words have senses, marks and numbers none.
    cues: list[Cue | None] = [cue[form] if read else None for form, read in zip(forms, scene.senses, strict=True)]
    pairs, last = gazetteer().longest.keys(), len(forms) - 1
    for i, (finds, person, signal, firsts) in [(i, told) for i, told in enumerate(cues) if told and told[3]]:
        if i == last or pairs.isdisjoint([f"{first} {forms[i + 1]}" for first in firsts]):
            cues[i] = (finds[1:], person, signal, ())
    for i in [i for i, form in enumerate(forms) if form == "." and forms[i + 2 : i + 3] == (".",)]:
        told = cues[i - 1] if i else None
        if told is not None:
            cues[i - 1] = ((*told[0], initials_at), *told[1:])
    media, within, spelled = media_words(), _with_and("in"), _with_and("long")
    sides = _with_and("side") | _with_and("toward")
    linking, seconds, beside, topo = sons(), _seconds(), _beside(), _with_and("topo")
    for i in sorted({i for k, form in enumerate(forms) if form in beside for i in (k - 1, k, k + 1) if 0 <= i < last}):
        told = cues[i]
        if told is None:
            continue
        if forms[i + 1] in linking and told[1] != "listed" and son_at(scene, i + 1):
            cues[i] = (told[0], "listed", *told[2:])
        elif forms[i + 1] in media:
            cues[i] = ((*told[0], media_at), *told[1:])
        elif i and (not told[0] or forms[i] in topo) and (forms[i - 1] in within or forms[i - 1] in sides):
            cues[i] = ((*told[0], unlisted_at), *told[1:])
        elif forms[i] in spelled and written_with(scene, i, LONG_ALIF):
            cues[i] = (told[0], told[1], "title", told[3])
        elif forms[i] in seconds and _is_title(scene, i - 1, seconds[forms[i]]):
            cues[i] = ((), "", "title", told[3])
    ways, flees = _with_and("way"), _with_and("flees")
    for k in [k for k, form in enumerate(forms) if form in flees]:
        for i in [i + 1 for i in range(k + 1, min(k + _WAY, last)) if forms[i] in ways]:
            told = cues[i]
            if told is not None and not told[0]:
                cues[i] = ((unlisted_at,), *told[1:])
    return cues


@cache
def _seconds() -> dict[str, frozenset[str]]:
    """Second word of a title of rank → the first words, with which it is no name."""
    return {second: frozenset(a for a, b in title_pairs() if b == second) for _, second in title_pairs()}


def _is_title(scene: Scene, i: int, firsts: frozenset[str]) -> bool:
    return scene.is_word(i) and any(sense.form in firsts for sense in scene.senses[i])


@cache
def _beside() -> frozenset[str]:
    """The words that may change what they or the words beside them bring: all that `page_cues` asks for."""
    return (
        sons()
        | _with_and("in")
        | _with_and("side")
        | _with_and("toward")
        | _with_and("long")
        | media_words()
        | _seconds().keys()
    )


@cache
def _with_and(kind: str) -> frozenset[str]:
    """The words that play the part, alone and with a conjunction."""
    words = [word for word, kinds in contexts().items() if kind in kinds]
    return frozenset([*words, *(c + word for word in words for c in proclitics("conjunction"))])


def asks_known(told: Cue) -> bool:
    """Whether a known name may begin at a word that brings this."""
    return bool(told[0]) and told[0][0] is known_at


@lru_cache(maxsize=2000)
def _cue(finders: frozenset[Finder], person: str, signal: str) -> Cue:
    """The cue, the same value for all words that bring the same."""
    return tuple([find for find in _ORDER if find in finders]), person, signal, ()


def _finders(read: tuple[Sense, ...]) -> frozenset[Finder]:
    """The finders that may find a name at a word with these readings: none for most words."""
    found = _NONE
    by_word, by_stem = _asked_by(), _asked_by_stem()
    for sense in read:
        if sense.starts:
            found |= _KNOWN
        if sense.form in by_word:
            found |= by_word[sense.form]
        if sense.definite:
            stem = sense.form[len(article()) :]
            if stem in by_stem:
                found |= by_stem[stem]
        if sense.marks:
            for mark, finders in _BY_MARK.items():
                if mark in sense.marks:
                    found |= finders
    return found


@cache
def _asked_by() -> dict[str, frozenset[Finder]]:
    """Word → the finders that look at it with or without the article."""
    found: dict[str, set[Finder]] = {word: set(finders) for word, finders in _headed().items()}
    for words, finders in (
        (aliases(), (alias_at,)),
        (bodies().first, (body_at, short_body_at)),
        (indefinite_bodies(), (body_at, short_body_at)),
        (group_nouns().first, (group_at, loyal_at)),
    ):
        for word in words:
            found.setdefault(word, set()).update(finders)
    return {word: frozenset(finders) for word, finders in found.items()}


@cache
def _asked_by_stem() -> dict[str, frozenset[Finder]]:
    """Word without its article → the finders that look at it with the article."""
    found: dict[str, set[Finder]] = {word: set(finders) for word, finders in _headed().items()}
    for word in peoples():
        found.setdefault(word, set()).add(people_at)
    return {word: frozenset(finders) for word, finders in found.items()}


@cache
def _headed() -> dict[str, frozenset[Finder]]:
    """Heads and words for units → the finders that look at them."""
    found: dict[str, frozenset[Finder]] = {}
    for word, (kind, _, _) in heads().items():
        first = word.split(" ", 1)[0]
        found[first] = found.get(first, frozenset()) | frozenset(_BY_HEAD.get(kind, (quoted_at,)))
    for word, kinds in contexts().items():
        if "unit" in kinds:
            found[word] = found.get(word, frozenset()) | {headed_at}
    return found


def _signal(read: tuple[Sense, ...]) -> str:
    """What a word that is no name tells of the words after it: calls, called, title, nation, each, speech, closes, or nothing."""
    marks = read[0].marks if len(read) == 1 else frozenset().union(*[s.marks for s in read])
    first = read[0]
    if marks:
        if "called" in marks:
            return "calls" if "calls" in marks else "called"
        if "title" in marks:
            return "title"
    if first.nation and first.definite:
        return "nation"
    if marks:
        if "each" in first.marks:
            return "each"
        if "speech" in marks:
            return "speech"
        if "closes" in first.marks:
            return "closes"
    return ""
