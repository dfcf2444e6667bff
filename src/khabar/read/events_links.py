"""The words that tie parties, deeds and clauses to one another, and where a clause ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from khabar.language import cut, splits, table
from khabar.model import Word


@lru_cache(maxsize=1)
def links() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The words that tie, by their first word: the words after it, and what they say; longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in table("events_links"):
        first, *rest = cut(row["word"])
        found.setdefault(first, []).append((tuple(rest), row["says"]))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in found.items()}


@lru_cache(maxsize=50_000)
def ties(form: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """What a folded word, or the word without its conjunction, may tie: the words that must follow, and what it says."""
    return tuple(entry for _, _, rest in splits(form)[:2] for entry in links().get(rest, ()))


def link_at(row: Sequence[Word], i: int, stop: int) -> tuple[str, int] | None:
    """What the tying word at `i` says, and the index after it; None where there is none."""
    found = ties(row[i].form)
    if not found:
        return None
    for rest, says in found:
        if not rest:
            return says, i + 1
        end = i + 1 + len(rest)
        if end <= stop and all(row[i + 1 + k].form == part for k, part in enumerate(rest)):
            return says, end
    return None


def clause_end(row: Sequence[Word], i: int, stop: int, reach: int) -> int:
    """Where the clause that word `i` stands in ends: at a mark that cuts, or at `stop`, no further than `reach` words."""
    stop = min(stop, i + reach)
    for k, word in enumerate(row[i:stop], i):
        kind = word.kind
        if kind != "word" and (kind == "break" or (kind == "mark" and word.form not in "\"'()#_/-\u2026")):
            return k
    return stop
