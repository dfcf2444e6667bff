"""Tell what became of the missing who were found: they are missing no longer."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.language import splits
from khabar.model import Word
from khabar.read.counted import counted_within
from khabar.read.figures.counts import Count
from khabar.read.figures.drafts import Desk
from khabar.read.figures.words import forms_of

# How many words after the missing it may be told that they were found, and in what state; before them only that they were.
_REACH, _BACK = 8, 5


def since_found(desk: Desk, count: Count) -> str:
    """The measure of those counted: of missing who are told found `killed` where their bodies are, else `other`; nothing where the
    bodies are counted next.

    `عثر على ثلاثة من المفقودين أحياء`: three of the missing were found alive.
    """
    row = desk.page.words
    if count.measure != "missing":
        return count.measure
    after = _same_clause(row[count.first + 1 : count.last + _REACH])
    before = _same_clause(row[max(0, count.first - _BACK) : count.first][::-1])
    if not any(_is(word, "found") for word in (*before, *after)):
        return count.measure
    if any(k in desk.counts and desk.counts[k].kind == "body" for k in range(count.last, count.last + len(after))):
        return ""
    return "killed" if any(_is_body(word) for word in after) else "other"


def _same_clause(words: Sequence[Word]) -> Sequence[Word]:
    end = next((k for k, word in enumerate(words) if word.kind in ("mark", "break")), len(words))
    return words[:end]


def _is(word: Word, kind: str) -> bool:
    return any(rest in forms_of(kind) for _, _, rest in splits(word.form))


def _is_body(word: Word) -> bool:
    """Whether the word tells of bodies or of the dead."""
    noun = counted_within(word.form)
    return _is(word, "lifeless") or (noun is not None and noun.measure == "killed")
