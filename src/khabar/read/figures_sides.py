"""Say on whose side the counted people are: an organisation or group named with them, or the army of their country."""

from __future__ import annotations

from functools import lru_cache

from khabar.language import noun_forms, splits, table, values
from khabar.model import Name, Page
from khabar.read.counted import article, closing
from khabar.read.figures_counts import Count
from khabar.read.figures_words import forms_of
from khabar.text import fold

# How far behind a figure, in words, the side may be named to which its people belong.
_REACH = 4


def side_of(page: Page, count: Count, name: Name | None, groups: dict[str, str]) -> str | None:
    """The canonical name of the side, or None. `name` is the organisation or group named next after the figure begins.

    `groups` are the groups of the report by their folded key, for peoples that are counted by their name (`42 حوثيا`).
    """
    if name is not None:
        if name.span.start < count.span.end:
            return name.key
        between = page.text[count.span.end : name.span.start].split()
        if 0 < len(between) <= _REACH and fold(between[0]) in forms_of("from"):
            return name.key
    if count.noun and groups:
        members = article() + fold(count.noun) + _plural()
        if members in groups:
            return groups[members]
    return _army(page, count) if count.of == "military" else None


@lru_cache(maxsize=1)
def _plural() -> str:
    return next(fold(r["ending"]) for r in table("endings") if r["kind"] == "noun" and r["says"] == "many_m")


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, str]:
    """The forms of the adjectives of countries, each with its masculine singular."""
    found: dict[str, str] = {}
    for row in table("countries"):
        for adjective in row["adjectives"].split("|"):
            if not adjective:
                continue
            plural = fold(adjective) + _plural()
            feminine = adjective + next(iter(sorted(closing())))
            for form in [f for f, _ in noun_forms(adjective) + noun_forms(feminine)] + [plural]:
                found.setdefault(form, adjective)
        for people in values(row["people"]):
            for form in (people, people.removeprefix(article())):
                found.setdefault(form, row["adjectives"].split("|")[0])
    return found


def _army(page: Page, count: Count) -> str | None:
    army = next((r["words"] for r in table("figure_words") if r["kind"] == "army"), "")
    for word in page.words[count.first : count.last]:
        for _, _, rest in splits(word.form):
            adjective = _adjectives().get(rest)
            if adjective:
                return f"{army} {_the()}{adjective}"
    return None


@lru_cache(maxsize=1)
def _the() -> str:
    return next(r["letter"] for r in table("particles") if r["kind"] == "article")
