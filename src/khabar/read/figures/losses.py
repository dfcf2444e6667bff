"""Say who lost what is counted: `خسر الجيش 30 جنديا`, `خسائر الجيش 30 جنديا`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from khabar.kinds import STRUCK
from khabar.language import among, article, proclitics
from khabar.model import Name, Page, Word
from khabar.read.figures.drafts import Draft
from khabar.read.figures.words import forms_of, triggers_of
from khabar.text import COMMAS

# Measures whose people were struck or taken.
HIT = STRUCK | {"detained", "missing"}
# How far before a figure, in words, the party may end that lost what is counted.
_LOST_REACH = 8


def loser_of(page: Page, parties: Sequence[Name], draft: Draft, drafts: Sequence[Draft]) -> Name | None:
    """The party before the figure that is said to have lost what is counted there, or None: `خسر الجيش 30 جنديا`, `خسائر الجيش 30
    جنديا`, `تكبد الجيش خسائر بلغت 30 جنديا`. Another verb, a comma or a figure that does not go on with it ends what is lost."""
    words, span = page.words, draft.count.span
    at = bisect_left(page.starts, span.start)
    for name in reversed(parties):
        first, last = (bisect_left(page.starts, at) for at in (name.span.start, name.span.end))
        if last > at or at - last > _LOST_REACH:
            continue
        start = _lost_from(words, first, last)
        if start is None:
            continue
        told = any(name.span.end <= d.count.span.start < span.start for d in drafts)
        if not (told and not draft.count.linked) and not any(_ends_loss(w) for w in words[start:at]):
            return name
    return None


def _lost_from(words: Sequence[Word], first: int, last: int) -> int | None:
    """The index from which on stands what the party at the words from `first` to `last` has lost, or None where it has lost nothing."""
    before, after, next_but_one = (words[k].form if 0 <= k < len(words) else "" for k in (first - 1, last, last + 1))
    if _loses(before):
        return last
    if _loses(after, noun=False):
        return last + 1
    if among(before, forms_of("suffers")) and _loses(after):
        return last + 1
    return last + 2 if among(after, forms_of("suffers")) and _loses(next_but_one) else None


def _loses(form: str, noun: bool = True) -> bool:
    """Whether the folded word tells of what a party lost, as a verb or, where `noun` says so, as a noun."""
    return any(t.takes == "soldiers" and t.measure in HIT and (noun or t.says != "noun") for t in triggers_of(form))


def _ends_loss(word: Word) -> bool:
    """Whether the word cannot stand between a party and what it lost: a comma, a verb of what happened, one that begins a clause."""
    if word.kind in ("mark", "break"):
        return word.form in COMMAS or word.kind == "break"
    if any(t.says != "noun" for t in triggers_of(word.form)):
        return True
    joined = len(word.form) > 2 and word.form[0] in proclitics("conjunction")
    return word.kind == "word" and joined and not word.form[1:].startswith(article())
