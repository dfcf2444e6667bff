"""Find the words that name a deed: a verb, a noun, or a noun with the words that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.language import bare, splits, table
from khabar.model import Word
from khabar.read.events_deeds import RARE, Deed, deeds
from khabar.read.events_ground import article
from khabar.text import fold, inside

# How many words after a trigger may hold the word that it needs (أطلق … النار).
REACH = 8
# The same for acts of speech, whose speaker stands between (حذر … من مغبة).
FAR = 12
_SPOKEN = frozenset({"THREATEN", "REQUEST", "ACCUSE"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A deed at words `first` to `last` (exclusive); `start` is the offset after the particles that `before` holds.

    `owned` tells whether a pronoun is attached: the agent of a noun, the object of a verb.
    """

    first: int
    last: int
    start: int
    deed: Deed
    before: str = ""
    owned: bool = False


@lru_cache(maxsize=1)
def _joining() -> frozenset[str]:
    """The adjectives that belong to the trigger they follow."""
    words = [fold(row["word"]) for row in table("events_modes") if row["joins"] == "1"]
    return frozenset(form for word in words for form in (word, article() + word))


@cache
def false_words(kind: str) -> frozenset[str]:
    """The folded words of one kind from the table of words that are taken for others."""
    return frozenset(fold(row["word"]) for row in table("events_false") if row["kind"] == kind)


@lru_cache(maxsize=50_000)
def read_word(form: str) -> tuple[tuple[int, str, bool, Deed], ...]:
    """What a folded word may be: letters cut, the particles cut, whether a pronoun is attached, the deed.

    >>> [(cut, owned, d.type) for cut, _, owned, d in read_word("وقصفتها")]
    [(1, True, 'ASSAULT')]
    """
    known, false = deeds(), false_words("form")
    found: list[tuple[int, str, bool, Deed]] = []
    for letters, before, rest in splits(form):
        if rest in false:
            return ()
        for deed in known.get(rest, ()):
            if _fits(before, deed) and (deed.near or rest not in false_words("bare")):
                found.append((letters, before, False, deed))
        if found:
            break
        for stem in _stems(rest):
            several = [d for d in known.get(stem, ()) if _fits(before, d) and not d.definite and not d.tail]
            several = [d for d in several if d.says != "two" and d.says not in RARE]
            if several:
                found.extend((letters, before, True, d) for d in several)
                break
        if found:
            break
    return tuple(found)


def _stems(form: str) -> tuple[str, ...]:
    """The word without an attached pronoun of the third person, or of «us»: reports hardly use the others."""
    if form[-1:] in near_persons():
        return ()
    return bare(form)[1:]


@lru_cache(maxsize=1)
def near_persons() -> frozenset[str]:
    """The last letters of the pronouns of the first and second person singular."""
    rows = table("endings")
    return frozenset(fold(r["ending"]) for r in rows if r["kind"] == "pronoun" and r["says"] in ("1s", "2s"))


@lru_cache(maxsize=1)
def _marks() -> tuple[str, frozenset[str]]:
    """The particle of what is to come, and the prepositions."""
    rows = table("particles")
    prepositions = frozenset(fold(r["letter"]) for r in rows if r["kind"] == "preposition")
    future = [fold(r["letter"]) for r in rows if r["kind"] == "preposition"][-1]
    return future, prepositions


@lru_cache(maxsize=1)
def _lam() -> str:
    return fold(next(row["letter"] for row in table("particles") if row["kind"] == "swallows_article"))


def _fits(before: str, deed: Deed) -> bool:
    future, prepositions = _marks()
    last = before[-1:]
    if not last or last not in prepositions:
        return True
    if last == future:
        return deed.verb and deed.says.startswith("present")
    return not deed.verb or (deed.says.startswith("present") and last == _lam())


def find_triggers(text: str, row: Sequence[Word], first: int, last: int, taken: frozenset[int]) -> list[Trigger]:
    """The triggers among the words from `first` to `last` (exclusive), leaving out the words of `taken`.

    Verbs that only carry a deed (شن, نفذ) are among them.
    """
    found: list[Trigger] = []
    last_end = first
    for i in [k for k in range(first, last) if read_word(row[k].form)]:
        word = row[i]
        if i < last_end or i in taken or word.kind != "word" or _is_tag(row, i, first, last):
            continue
        ways = read_word(word.form)
        described = i > first and not row[i - 1].form.startswith(article()) and row[i - 1].form in false_words("head")
        for letters, before, owned, deed in ways:
            if described and not deed.verb and not before:
                continue
            if deed.says == "participle" and i > first and row[i - 1].kind != "mark" and not before:
                continue
            end = _end(row, i, last, deed)
            if not deed.verb and i + 1 < last and row[i + 1].form.removeprefix(article()) in false_words("figure"):
                continue
            if end is None or (deed.verb and deed.says == "past:ms" and not before and _is_noun(row, i, first, last)):
                continue
            found.append(Trigger(i, end, inside(text, word, letters), deed, before, owned))
            last_end = end
            break
    return found


def _is_tag(row: Sequence[Word], i: int, first: int, last: int) -> bool:
    """Whether the word is one of a run of hashtags, which sort a post and tell nothing."""
    if i == first or row[i - 1].form != "#":
        return False
    return i + 1 >= last or row[i + 1].form == "#"


def _is_noun(row: Sequence[Word], i: int, first: int, last: int) -> bool:
    """Whether a form that may be a verb or a noun (قصف) is the noun: something other than a mark or a particle of verbs stands
    before it, or an adjective of the noun after it."""
    if not any(not deed.verb for _, _, _, deed in read_word(row[i].form)):
        return False
    if i + 1 < last and row[i + 1].form in _joining():
        return True
    before = row[i - 1] if i > first else None
    if before is None or before.kind != "word" or before.form.startswith(article()):
        return False
    return before.form not in _before_verbs()


@lru_cache(maxsize=1)
def _before_verbs() -> frozenset[str]:
    rows = table("events_links")
    return frozenset(fold(row["word"]) for row in rows if row["says"] in ("verb", "clause", "who", "before"))


def _end(row: Sequence[Word], i: int, last: int, deed: Deed) -> int | None:
    """Where the trigger ends, or None where what it needs is not there."""
    end = i + 1 + len(deed.tail)
    if end > last or (deed.tail and any(row[i + 1 + k].form != part for k, part in enumerate(deed.tail))):
        return None
    if deed.near:
        reach = FAR if deed.need == "speech" or deed.type in _SPOKEN else REACH
        at = _nearest(row, end, min(end + reach, last), deed.near)
        if at is None:
            return None
        if at == end and deed.verb:
            return end + 1
        return end
    if not deed.verb and end < last and row[end].form in _joining():
        end += 1
    return end


def _nearest(row: Sequence[Word], first: int, stop: int, near: frozenset[str]) -> int | None:
    """The index of the first word that must stand near, before the clause ends; short ones, which are prepositions, stand close by."""
    for k in range(first, stop):
        word = row[k]
        if word.kind == "word":
            if any(rest in near and (len(rest) > 3 or k - first < 2) for rest in _rests(word.form)):
                return k
        elif word.form == "." or word.form == ":":
            return None
    return None


@lru_cache(maxsize=50_000)
def _rests(form: str) -> tuple[str, ...]:
    """The word without the particles attached to it, in every way."""
    return tuple(rest for _, _, rest in splits(form))
