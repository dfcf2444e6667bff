"""What one word may mean to the stages of events, looked up once: a deed, a tie, a hedge, a party, a means, an outcome."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from khabar.inflection import feminine, pronouns, stems
from khabar.language import among, article, cut, rests, splits, table, values
from khabar.read.events.deeds import Way, deeds, mishaps, read_word
from khabar.read.events.forces import Force, forces, homelands, read_force, read_own, read_title, titles
from khabar.read.events.particles import near_persons
from khabar.remember import remembered
from khabar.text import fold

# What a form may be, before it is read with what is attached to it.
_DEED, _TIE, _HEDGE, _FORCE, _TITLE, _MEANS, _NEAR, _MISHAP = (1 << k for k in range(8))


class Sense(NamedTuple):
    """What a folded word may be.

    `deeds` are the ways to read it as a trigger, `phrases` those as the first word of a longer one, by its second word; `ties` the words
    that must follow for it to tie, and what it then says; `hedges` the words that must stand before it to take a deed back, what
    they say, their reach and what they bear on; `near` what it is without particles where some deed needs it near; `means`
    the type and mode that it tells. `force`, `title` and `own` tell of a party that begins with it, `party` whether one may, as
    after any particle that stands alone; `outcome` whether it tells of dead, wounded or damage, `mishap` whether a mishap may be named
    from it on.
    """

    deeds: tuple[Way, ...] = ()
    phrases: dict[str, tuple[Way, ...]] | None = None
    ties: tuple[tuple[tuple[str, ...], str], ...] = ()
    hedges: tuple[tuple[tuple[str, ...], str, int, str], ...] = ()
    near: tuple[str, ...] = ()
    means: tuple[str, str] | None = None
    force: tuple[str, str, Force] | None = None
    title: str | None = None
    own: str | None = None
    party: bool = False
    outcome: bool = False
    mishap: bool = False


@remembered
def sense(form: str) -> Sense | None:
    """What the folded word may be, or None for most words.

    >>> found = sense("وقصفتها")
    >>> [way[3].type for way in found.deeds], found.party
    (['ASSAULT'], False)
    >>> sense("شجره") is None
    True
    """
    known, owned, words = _known()
    alone = len(form) == 1 and form.isalpha()
    if not alone and words.isdisjoint(stems[form]):
        return None
    ways, attached = splits[form], [e for e in _attached().get(form[-1:], ()) if form.endswith(e)]
    kinds = 0
    for _, _, rest in ways:
        kinds |= known.get(rest, 0)
        for ending in attached:
            kinds |= owned.get(rest[: -len(ending)], 0)
    if not kinds and not alone:
        return None
    read = read_word(form) if kinds & _DEED else ()
    ties = _ties(form) if kinds & _TIE else ()
    force = read_force(form) if kinds & _FORCE else None
    title = read_title(form) if kinds & _TITLE else None
    own = read_own(form) if kinds & _FORCE else None
    found = Sense(
        tuple([way for way in read if not way[3].tail]), _phrases(read), ties,
        _hedges(form) if kinds & _HEDGE else (),
        tuple([rest for _, _, rest in ways if known.get(rest, 0) & _NEAR]) if kinds & _NEAR else (),
        _means(form) if kinds & _MEANS else None,
        force, title, own,
        alone or force is not None or title is not None or own is not None,
        _is_outcome(read, ties), bool(kinds & _MISHAP),
    )  # fmt: skip
    return found if found != Sense() else None


@lru_cache(maxsize=1)
def _attached() -> dict[str, tuple[str, ...]]:
    """The pronouns of the third person and of «us», by their last letter."""
    endings, _ = pronouns()
    return {last: several for last, several in endings.items() if last not in near_persons()}


@lru_cache(maxsize=1)
def _known() -> tuple[dict[str, int], dict[str, int], frozenset[str]]:
    """Every form of the tables of events, with what it may be; the same for those that a pronoun may be attached to, as they
    are written before one; and all of these forms."""
    found: dict[str, int] = {}
    near = frozenset(form for several in deeds().values() for deed in several for form in deed.near)
    for kind, forms in (
        (_DEED, deeds()),
        (_TIE, links()),
        (_HEDGE, _hedging()),
        (_FORCE, forces()),
        (_FORCE, homelands()),
        (_TITLE, titles()),
        (_MEANS, _telling()),
        (_NEAR, near),
        (_MISHAP, mishaps().first),
    ):
        for form in forms:
            found[form] = found.get(form, 0) | kind
    owned = {form: kinds & (_DEED | _FORCE) for form, kinds in found.items() if kinds & (_DEED | _FORCE)}
    for form, kinds in list(owned.items()):
        for opened, closed in pronouns()[1]:
            if form.endswith(closed):
                before = form[: -len(closed)] + opened
                owned[before] = owned.get(before, 0) | kinds
    return found, owned, frozenset([*found, *owned])


@lru_cache(maxsize=1)
def links() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The words that tie, by their first word: the words after it, and what they say; longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in table("events_links"):
        first, *rest = cut(row["word"])
        found.setdefault(first, []).append((tuple(rest), row["says"]))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in found.items()}


def _ties(form: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """What a folded word, or the word without its conjunction, may tie: the words that must follow, and what it says."""
    known = links()
    return tuple([entry for rest in rests[form][:2] for entry in known.get(rest, ())])


@lru_cache(maxsize=1)
def _hedging() -> dict[str, tuple[tuple[tuple[str, ...], str, int, str], ...]]:
    """Words that take a deed back, by their last word: the words before it, what they say, their reach, what they bear on."""
    found: dict[str, list[tuple[tuple[str, ...], str, int, str]]] = {}
    for row in table("events_hedges"):
        *head, last = cut(row["word"])
        found.setdefault(last, []).append((tuple(head), row["says"], int(row["reach"]), row["next"]))
    return {last: tuple(sorted(rows, key=lambda r: -len(r[0]))) for last, rows in found.items()}


def _hedges(form: str) -> tuple[tuple[tuple[str, ...], str, int, str], ...]:
    """What a word may take back, without the particles attached to it."""
    known = _hedging()
    return tuple([entry for rest in rests[form] for entry in known.get(rest, ())])


@lru_cache(maxsize=1)
def _telling() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for row in table("events_modes"):
        if row["mode"] and " " not in row["word"]:
            word = fold(row["word"])
            found[word] = found[article() + word] = (row["type"], row["mode"])
    return found


@lru_cache(maxsize=1)
def _otherwise() -> dict[str, frozenset[str]]:
    """The words for a weapon that may mean something else, and the words after which they do."""
    found: dict[str, frozenset[str]] = {}
    peoples = {fold(feminine(word)) for row in table("peoples") for word in values(row["adjectives"])}
    for row in table("events_modes"):
        if row["unless"]:
            word = fold(row["word"])
            found[word] = found[article() + word] = frozenset(values(row["unless"])) | peoples
    return found


def may_mislead(form: str) -> bool:
    """Whether a word for a weapon, with what is attached to it, may mean something else: a march, a woman who fights."""
    return among(form, _otherwise().keys())


def is_misled(form: str, after: str) -> bool:
    """Whether a word for a weapon means something else before the word `after`.

    >>> is_misled("مسيره", "سلميه"), is_misled("مسيره", "مفخخه")
    (True, False)
    """
    after = after.removeprefix(article())
    return any(after in _otherwise().get(rest, ()) for rest in rests[form])


@lru_cache(maxsize=1)
def unmanned() -> dict[tuple[str, ...], str]:
    """The phrases that say more of the weapon before them (بدون طيار), and the mode that they tell."""
    return {cut(row["word"]): row["mode"] for row in table("events_modes") if " " in row["word"]}


def _means(form: str) -> tuple[str, str] | None:
    """The type and mode that a word tells, without the particles attached to it, or None."""
    known = _telling()
    for rest in rests[form]:
        if rest in known:
            return known[rest]
    return None


def _phrases(read: tuple[Way, ...]) -> dict[str, tuple[Way, ...]] | None:
    """The readings as a trigger of several words, longest first, by its second word; None where there is none."""
    found: dict[str, tuple[Way, ...]] = {}
    for way in read:
        if way[3].tail:
            found[way[3].tail[0]] = (*found.get(way[3].tail[0], ()), way)
    return found or None


def _is_outcome(read: tuple[Way, ...], ties: tuple[tuple[tuple[str, ...], str], ...]) -> bool:
    said = [says for _, says in ties]
    return "outcome" in said or any(deed.verb and deed.need in ("harm", "kill") for _, _, _, deed in read)
