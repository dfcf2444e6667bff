"""Tell what became of the missing who were found, and of the wounded who died: they are missing, or wounded, no longer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.language import among, article, proclitics, splits
from khabar.model import Word
from khabar.read.counted import PEOPLE, counted_within
from khabar.read.figures.counts import Count
from khabar.read.figures.drafts import Desk
from khabar.read.figures.words import forms_of, needed_in, triggers_at

# How many words after the missing it may be told that they were found, and in what state; before them only that they were.
_REACH, _BACK = 8, 5
# How many words may stand between what says that nobody is found, or not yet, and `to find`: in or that; a verb and its subject.
_LINKING, _VERB = 2, 3
# How many words before those who are not found it may be told.
_UNFOUND = 2
# How many words after a verb of dying the word may stand that it needs.
_NEEDED = 3


def since_found(desk: Desk, count: Count) -> str:
    """The measure of those counted: of missing who are told found `killed` where their bodies are, else `other`; nothing where the
    bodies are counted next,
    and still `missing` where they are sought (`لم يعثر على ثلاثة من المفقودين`).

    `عثر على ثلاثة من المفقودين أحياء`: three of the missing were found alive.
    """
    row = desk.page.words
    if count.measure != "missing":
        return count.measure
    after = _same_clause(row[count.first + 1 : count.last + _REACH])
    before = _same_clause(row[max(0, count.first - _BACK) : count.first][::-1])
    around = (*range(count.first - len(before), count.first), *range(count.first + 1, count.first + 1 + len(after)))
    if not any(_is(row[k], "found") and not _still_sought(row, k) for k in around):
        return count.measure
    if any(k in desk.counts and desk.counts[k].kind == "body" for k in range(count.last, count.last + len(after))):
        return ""
    return "killed" if any(_is_body(word) for word in after) else "other"


def not_yet_found(row: Sequence[Word], count: Count) -> bool:
    """Whether those counted are people who have not been found: `لم يعثر على 12 عاملا`."""
    if count.kind not in PEOPLE or count.measure:
        return False
    near = range(max(0, count.first - _UNFOUND), count.first)
    return any(_is(row[k], "found") and _still_sought(row, k) for k in near)


def lived_to_die(row: Sequence[Word], count: Count) -> Count:
    """The count; of wounded whose own verb tells that they died, it leaves the measure to that: `two wounded passed away`."""
    return replace(count, measure="") if count.measure == "injured" and have_died(row, count) else count


def have_died(row: Sequence[Word], count: Count) -> bool:
    """Whether the verb right after those counted, of several, tells that they died: `six of them passed away`."""
    found = triggers_at(row, count.last) if count.last < len(row) else None
    if found is None:
        return False
    after = frozenset(word for w in row[found[0] : found[0] + _NEEDED] for word in needed_in(w.form))
    return any(
        t.many and t.takes == "people" and t.measure == "killed" and not (t.needs and t.needs.isdisjoint(after))
        for t in found[1]
    )


def _still_sought(row: Sequence[Word], at: int) -> bool:
    """Whether the words before that of finding at `at` make it one that is not, or not yet: denied, tried or the purpose."""
    ways = [(before, rest) for _, before, rest in splits[row[at].form] if rest in forms_of("found")]
    if any(before.endswith(proclitics("swallows_article")) for before, _ in ways):
        return True
    words = _same_clause(row[max(0, at - _LINKING - _VERB - 1) : at][::-1])
    linking = next((k for k, word in enumerate(words) if word.form not in forms_of("to_do")), len(words))
    words = words[min(linking, _LINKING) :]
    if not words or _is(words[0], "unfound") or _is(words[0], "tries") or _is(words[0], "intent"):
        return bool(words)
    if words[0].form in forms_of("stop") or not any(rest.startswith(article()) for _, rest in ways):
        return False
    return any(_is(word, "undone") or _is(word, "tries") or _is(word, "intent") for word in words[1 : _VERB + 1])


def _same_clause(words: Sequence[Word]) -> Sequence[Word]:
    end = next((k for k, word in enumerate(words) if word.kind in ("mark", "break")), len(words))
    return words[:end]


def _is(word: Word, kind: str) -> bool:
    return among(word.form, forms_of(kind))


def _is_body(word: Word) -> bool:
    """Whether the word tells of bodies or of the dead."""
    noun = counted_within(word.form)
    return _is(word, "lifeless") or (noun is not None and noun.measure == "killed")
