"""Drop the counts of what somebody denies: they are nobody's (نفت الوزارة مقتل سبعة)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from khabar.inflection import bare
from khabar.kinds import HARM
from khabar.language import among, of_kind, rests, splits, table
from khabar.model import Sentence, Word
from khabar.read.figures.drafts import Desk, Draft
from khabar.read.figures.words import forms_of, is_verbal_noun, triggers_of
from khabar.read.statements.cues import cue_forms
from khabar.text import fold

# How many words may stand between a denial and the first count that is denied, and between that and one joined to it.
_REACH, _JOINED = 8, 5
_QUOTES = frozenset("\"'()")


def drop_refuted(desk: Desk) -> None:
    """Take the counts that a denial governs off the desk, with those joined to them and their parts."""
    drafts, row, page = desk.drafts, desk.page.words, desk.page
    refuted: set[int] = set()
    starts = [sentence.first for sentence in page.sentences]
    for k, draft in enumerate(drafts):
        if draft.measure not in HARM:
            continue
        sentence = page.sentences[bisect_right(starts, draft.count.first) - 1]
        joined = k - 1 in refuted and _is_joined(row, drafts[k - 1].count.last, draft.count.first)
        if joined or draft.part_of in refuted or _is_refuted(row, sentence, draft.count.first):
            refuted.add(k)
    if refuted:
        drafts[:] = _without(drafts, refuted)


def _without(drafts: Sequence[Draft], refuted: set[int]) -> list[Draft]:
    kept = [k for k in range(len(drafts)) if k not in refuted]
    where = {k: n for n, k in enumerate(kept)}
    return [
        replace(drafts[k], part_of=where.get(drafts[k].part_of or 0) if drafts[k].part_of is not None else None)
        for k in kept
    ]


def _is_joined(row: Sequence[Word], last: int, first: int) -> bool:
    between = row[last:first]
    cut = forms_of("relative") | forms_of("cut") | forms_of("that")
    return len(between) <= _JOINED and not any(
        word.kind not in ("word", "number") or word.form in cut or _says_on(word.form) for word in between
    )


def _is_refuted(row: Sequence[Word], sentence: Sentence, first: int) -> bool:
    """Whether a word of denying governs the count that begins at word `first`: no word between them parts them, as those of when and
    where do, of a part in the deed, of what somebody else did or says; nor is the deed what a clause after `that` is about."""
    for k in range(first - 1, max(sentence.first, first - 1 - _REACH) - 1, -1):
        word = row[k]
        for _, _, rest in splits[word.form]:
            for head in _denials().get(rest, ()):
                at = k - len(head)
                if at >= sentence.first and (not head or among(row[at].form, frozenset(head[:1]))):
                    return True
        if _parts(word) or _is_topic(row, k):
            return False
    return False


def _parts(word: Word) -> bool:
    """Whether the word parts a count from the denial before it."""
    if word.kind != "word":
        return word.kind != "number" and word.form not in _QUOTES
    if word.form in _limits() or among(word.form, of_kind("accusations", "part")) or _says_on(word.form):
        return True
    # `in which` were killed; `but he`.
    return any(stem in _limits() for rest in rests[word.form] for stem in bare(rest)[1:])


def _says_on(form: str) -> bool:
    """Whether the folded word goes on with what somebody says besides: `and said`, `pointing to`, `but he`."""
    cue = cue_forms().get(form)
    if cue is not None and (cue[4] or cue[1] == "participle") and cue[2].stance != "deny":
        return True
    return any(stem in forms_of("cut") for rest in rests[form] for stem in bare(rest))


def _is_topic(row: Sequence[Word], k: int) -> bool:
    """Whether word `k`, a verbal noun, is what a clause after `that` is about: it is no deed that the clause tells (أن يكون مقتل)."""
    thats = [i for i in (k - 1, k - 2) if i >= 0 and row[i].form in forms_of("that")]
    return bool(thats) and is_verbal_noun(row[k].form) and all(t.says == "noun" for t in triggers_of(row[k].form))


@lru_cache(maxsize=1)
def _limits() -> frozenset[str]:
    return forms_of("relative") | forms_of("in_place") | forms_of("cut") | forms_of("meanwhile") | forms_of("but_for")


@lru_cache(maxsize=1)
def _denials() -> dict[str, list[tuple[str, ...]]]:
    """The last word of each phrase of denying, folded: the word before it, if there is one."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in table("events_hedges"):
        if row["says"] == "denied" and row["next"] == "noun":
            *head, last = fold(row["word"]).split()
            found.setdefault(last, []).append(tuple(head))
    return found
