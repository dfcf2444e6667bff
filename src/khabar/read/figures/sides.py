"""Say on whose side the counted people or things are: a party named with them, the army of their country, the one attacked."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.inflection import bare, feminine, noun_forms, sound_plural
from khabar.kinds import FORCE
from khabar.language import among, article, of_kind, rests, table, values
from khabar.model import Event, Name, Page
from khabar.read.counted import PEOPLE, counted
from khabar.read.figures.counts import Count
from khabar.read.figures.drafts import Draft
from khabar.read.figures.losses import HIT
from khabar.read.figures.words import forms_of
from khabar.text import CLOSED, COMMAS, fold

# How far behind a figure, in words, the side may be named to which its people belong.
_REACH = 4
# What kinds of people and things a party loses.
_LOST = frozenset(("force", "vehicle", "carrier", "aircraft", "weapon", "drone"))
# Measures of things that were struck, and those of what the acting party has.
_THINGS = frozenset(("destroyed", "seized", "downed"))
_OWN = frozenset(("forces", "launched"))
# How a count is found that is that of all those who were told of before it, or of a part of them.
_OF_ALL = frozenset(("total", "part"))
_DRIVEN = frozenset(("displaced", "affected", "evacuated"))
# What is no party: places and buildings.
_SITES = frozenset(("building", "place", "spot", "target"))


@dataclass(frozen=True, slots=True)
class Cause:
    """What stands around a figure: the party named after it and before it, the one that is said to have lost what is counted, its
    event, who says it, and the country of its place (ISO 3166)."""

    after: Name | None = None
    before: Name | None = None
    loser: Name | None = None
    event: Event | None = None
    source: str | None = None
    country: str = ""


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties of a report: organisations and groups by their folded key, and the opponent of each, by its events."""

    groups: dict[str, str]
    opponents: dict[str, str]


def sides_of(names: Sequence[Name], events: Sequence[Event]) -> Sides:
    """The parties that a report names, and who fights whom in it."""
    groups = {fold(n.key): n.key for n in names if n.kind in ("group", "organization")}
    met: dict[str, Counter[str]] = {}
    for event in events:
        one, other = event.actor, event.recipient
        if (
            event.type == "ASSAULT"
            and one
            and other
            and one != other
            and all(_is_party(k, groups) for k in (one, other))
        ):
            met.setdefault(one, Counter())[other] += 1
            met.setdefault(other, Counter())[one] += 1
    return Sides(groups, {one: found.most_common(1)[0][0] for one, found in met.items()})


def _is_party(key: str, groups: dict[str, str]) -> bool:
    """Whether the key is one of those named, or of an army; a description (`civilians`, `soldiers`) is no party."""
    return fold(key) in groups or fold(key).startswith(fold(_word_for_army()) + " ")


def side_of(page: Page, draft: Draft, cause: Cause, sides: Sides) -> str | None:
    """The canonical name of the side, or None.

    Peoples are counted by their name (`42 حوثيا`); what was destroyed, seized or brought down was the attacked party's.
    """
    count = draft.count
    theirs = _named_after(page, count, cause.after)
    if theirs:
        return theirs
    if cause.loser is not None and count.kind in _LOST and draft.measure in HIT | _THINGS:
        return cause.loser.key
    told = _named(page, draft, cause, sides.groups) if theirs is None else None
    if told is not None:
        return told
    event = cause.event
    fought = event if event is not None and event.type in FORCE else None
    if draft.measure in _THINGS and fought is not None and count.kind not in ("building", "target", "place"):
        return _struck(fought, sides)
    if draft.measure in HIT | _DRIVEN and count.kind in PEOPLE - {"force"} and cause.country in _peoples():
        return _peoples()[cause.country] if not _is_foreign(page, count, _peoples()[cause.country]) else None
    if draft.measure in _OWN and event is not None and count.kind in ("force", "vehicle", "munition", "drone"):
        return event.actor
    if draft.measure not in HIT | _OWN or count.kind != "force":
        return None
    if fold(count.noun) in forms_of("irregular") and fought is not None:
        return _fallen(page, fought, sides)
    if count.of == "military" and fold(count.noun) in forms_of("regular"):
        return _army_of(cause.country)
    return None


def _struck(event: Event, sides: Sides) -> str | None:
    """The party that the event struck, or else the opponent of the one who did it."""
    if event.recipient and _is_party(event.recipient, sides.groups):
        return event.recipient
    return sides.opponents.get(event.actor) if event.actor else None


def _fallen(page: Page, event: Event, sides: Sides) -> str | None:
    """The party of fighters who died in the event: not that with which they fought (اشتباكات مع الجيش)."""
    k = _word_from(page, event.span.end)
    if k < len(page.words) and page.words[k].form in forms_of("together"):
        return (
            event.actor
            if event.actor and event.actor != event.recipient and _is_party(event.actor, sides.groups)
            else None
        )
    return _struck(event, sides)


@lru_cache(maxsize=1)
def _peoples() -> dict[str, str]:
    """Peoples who are a side of their own, by the code of their country."""
    rows = [r["words"].split("|") for r in table("figure_words") if r["kind"] == "people_of"]
    return {row[0]: row[1] for row in rows}


def _is_foreign(page: Page, count: Count, people: str) -> bool:
    """Whether the words of the count say that those counted are of another people."""
    return any((other := _people(w.form)) and other != fold(people) for w in page.words[count.first : count.last]) or (
        fold(count.noun) in forms_of("settler")
    )


def _named_after(page: Page, count: Count, name: Name | None) -> str | None:
    """The side that the words after the count name (`12 مسلحا من الحركة`): empty where they are of a place, None where none is named."""
    if name is None or not COMMAS.isdisjoint(page.text[count.span.end : name.span.start]):
        return None
    if name.span.start < count.span.end:
        return name.key
    between = fold(page.text[count.span.end : name.span.start]).replace('"', " ").split()
    between = between[: -1 if between[-1:] and between[-1] in of_kind("heads", name.kind, "word") else None]
    if not between and count.kind in PEOPLE and _is_some_of(page, count):
        head = counted(fold(name.key).partition(" ")[0])
        return name.key if head is None or head.kind not in _SITES else ""
    of_them = 0 < len(between) <= _REACH and (
        between[0] in forms_of("from")
        or all(among(word, forms_of("ranks")) for word in between)
        or (len(between) == 1 and between[0] in forms_of("befalls"))
    )
    return name.key if of_them else None


def _is_some_of(page: Page, count: Count) -> bool:
    """Whether the words of the count have the partitive: `ثلاثة من`."""
    return any(word.form in forms_of("from") for word in page.words[count.first : count.last])


def _named(page: Page, draft: Draft, cause: Cause, groups: dict[str, str]) -> str | None:
    """The side that the words of the count or those before it name, or None."""
    count = draft.count
    if cause.before is not None and draft.rule in _OF_ALL and _of_theirs(page, cause.before):
        return cause.before.key
    if groups:
        for word in page.words[count.first : count.last]:
            members = _people(word.form)
            if members in groups:
                return groups[members]
        members = article() + fold(count.noun) + sound_plural()
        if count.noun and members in groups:
            return groups[members]
    if _has_owner(page, count):
        struck = cause.event.recipient if cause.event is not None and cause.event.type in FORCE else None
        if draft.measure in HIT and struck and _is_party(struck, groups) and not _told_since(cause):
            return struck
        return cause.before.key if cause.before is not None else cause.source
    return _army(page, count) if count.of == "military" else None


def _told_since(cause: Cause) -> bool:
    """Whether the party before the figure is named after the attack that the figure is of, so that a pronoun points to it."""
    event, before = cause.event, cause.before
    return event is not None and before is not None and before.span.start > event.span.start


def _word_from(page: Page, at: int) -> int:
    """The index of the first word that begins at the offset or after it."""
    return bisect_left(page.words, at, key=lambda word: word.start)


def _of_theirs(page: Page, name: Name) -> bool:
    """Whether a noun of those who fell stands before a party: the dead of the army."""
    k = _word_from(page, name.span.start) - 1
    fallen = (counted(rest) for rest in rests[page.words[k].form]) if k >= 0 else ()
    return any(noun is not None and noun.measure in HIT and noun.kind in PEOPLE for noun in fallen)


def _has_owner(page: Page, count: Count) -> bool:
    """Whether a pronoun at the counted noun points to those to whom the people belong: `ثلاثة من جنوده`."""
    if count.kind not in PEOPLE:
        return False
    for word in page.words[count.first + 1 : count.last]:
        if counted(word.form) is None and not page.text[word.start : word.end].endswith(CLOSED):
            stem = next(
                (s for s in bare(word.form)[1:] if (noun := counted(s)) is not None and noun.kind != "time"), None
            )
            if stem is not None:
                return True
    return False


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, str]:
    """The forms of the adjectives of countries, each with its masculine singular."""
    found: dict[str, str] = {}
    for row in table("countries"):
        for adjective in row["adjectives"].split("|"):
            if not adjective:
                continue
            plural = fold(adjective) + sound_plural()
            for form in [f for f, _ in noun_forms(adjective) + noun_forms(feminine(adjective))] + [plural]:
                found.setdefault(form, adjective)
        for people in values(row["people"]):
            for form in (people, people.removeprefix(article())):
                found.setdefault(form, row["adjectives"].split("|")[0])
    return found


@lru_cache(maxsize=100_000)
def _people(form: str) -> str:
    """The folded name of the people whose adjective the word is, or an empty one."""
    adjective = next((a for rest in rests[form] if (a := _adjectives().get(rest))), "")
    return article() + fold(adjective) + sound_plural() if adjective else ""


def _army(page: Page, count: Count) -> str | None:
    for word in page.words[count.first : count.last]:
        for rest in rests[word.form]:
            adjective = _adjectives().get(rest)
            if adjective:
                return f"{_word_for_army()} {article()}{adjective}"
    return None


@lru_cache(maxsize=400)
def _army_of(country: str) -> str | None:
    """The army of the country of that code, or None."""
    adjective = next((r["adjectives"].split("|")[0] for r in table("countries") if r["iso"] == country), "")
    return f"{_word_for_army()} {article()}{adjective}" if adjective else None


@lru_cache(maxsize=1)
def _word_for_army() -> str:
    return next((r["words"] for r in table("figure_words") if r["kind"] == "army"), "")
