"""The nouns that stand before the names of places."""

from __future__ import annotations

from functools import cache

from khabar.language import article, table, values


@cache
def place_heads() -> frozenset[str]:
    """The folded nouns that stand before the name of a place, with and without the article."""
    found: set[str] = set()
    for row in table("heads"):
        if row["kind"] == "place":
            for word in [*values(row["word"]), *values(row["forms"])]:
                found.update((word, article() + word))
    return frozenset(found)
