"""Find the numbers that a report says another one has taken the place of: `15 and not 17`, `rose from 9 to 12`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.language import Phrases, among, cut, of_kind, proclitics, rests, table
from khabar.model import Page, Sentence, Word
from khabar.read.counted import PEOPLE
from khabar.read.figures.counts import Count
from khabar.read.figures.words import forms_of
from khabar.remember import remembered

# How many words before a number may say that it was given before; between a word of the past and its number; between what
# takes a number back, or gave one, and the noun for it; from a verb of change to its numbers.
_REACH, _HELD, _NEWS, _CHANGE = 14, 4, 4, 40
# How many words after a number may say that it was wrong, or when it was given.
_AFTER = 6
_KINDS = PEOPLE | {"bare"}
# The words of a phrase of the table, at most.
_LONGEST = 4
_NOTHING: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class Former:
    """A count that another one has taken the place of: `other` is the first word of that one, None where it is told elsewhere.

    `unsure` tells that this holds only where the other, or one told before it, has the same measure, `beside` that the two stand
    side by side, so that it is measured by that one.
    """

    other: int | None
    unsure: bool = False
    beside: bool = False


def find_formers(page: Page, counts: Sequence[Count]) -> dict[int, Former]:
    """The former numbers among the counts, by first word; `counts` are those of the page, in order.

    >>> find_formers(Page(None, None, (), (), ()), ())
    {}
    """
    found: dict[int, Former] = {}
    k = 0
    for sentence in page.sentences:
        while k < len(counts) and counts[k].first < sentence.first:
            k += 1
        first = k
        while k < len(counts) and counts[k].first < sentence.last:
            k += 1
        if first < k:
            _in_sentence(page.words, sentence, counts[first:k], found)
    return found


def denies(row: Sequence[Word], i: int) -> bool:
    """Whether word `i` says that what follows is not so."""
    return "not" in kinds_at(row, i)


def _in_sentence(row: Sequence[Word], sentence: Sentence, counts: Sequence[Count], found: dict[int, Former]) -> None:
    for k, count in enumerate(counts):
        if count.first in found or count.kind not in _KINDS:
            continue
        before = counts[k - 1] if k else None
        former = _linked(row, before, count, found) or _compared(row, sentence, counts, k)
        former = former or _put_right(row, counts, k) or _given_before(row, sentence, count, before)
        former = former or _said_wrong(row, sentence, count)
        if former is not None:
            found[count.first] = former


def _linked(row: Sequence[Word], before: Count | None, count: Count, found: dict[int, Former]) -> Former | None:
    """A count that a conjunction links to a former one is former too: `were 22 dead and 31 hurt`."""
    if before is None or before.first not in found or not count.linked or count.first - before.last > 3:
        return None
    return Former(None, found[before.first].unsure) if _at(row, count.first, count.first - 2) == "" else None


def _compared(row: Sequence[Word], sentence: Sentence, counts: Sequence[Count], k: int) -> Former | None:
    """A count beside the one that has taken its place: `15, not 17`, `from 9 to 12`, `to 12 from 9`, `down from 15`."""
    count = counts[k]
    before, after = (counts[k - 1] if k else None), (counts[k + 1] if k + 1 < len(counts) else None)
    at, link = count.first, row[count.first - 1].form if count.first > sentence.first else ""
    if link in forms_of("from") and at - 1 > sentence.first:
        kind = _at(row, at, sentence.first) or _at(row, at - 1, sentence.first)
    else:
        kind = _at(row, at, sentence.first)
    if kind in ("not", "instead") and count.bound == "exact":
        if (
            kind == "not"
            and after is not None
            and _is_at(row, after.first - 1, "but")
            and after.first - count.last <= _AFTER
        ):
            return Former(after.first, beside=True)
        return Former(before.first if before is not None else None, beside=True)
    if kind == "down":
        return Former(before.first, beside=True) if before is not None else None
    if link not in forms_of("from") or not _changes(row, sentence.first, at):
        return None
    end = k
    while end + 1 < len(counts) and counts[end + 1].linked and counts[end + 1].first - counts[end].last <= 2:
        end += 1
    target = counts[end + 1] if end + 1 < len(counts) else None
    if target is not None and target.first - counts[end].last == 1 and row[counts[end].last].form in _to():
        return Former(target.first, beside=True)
    if before is not None and at - 1 - before.last <= 2 and row[before.first - 1].form in _to():
        return Former(before.first, beside=True)
    return None


def _given_before(row: Sequence[Word], sentence: Sentence, count: Count, before: Count | None) -> Former | None:
    """A count that was given before: `after it had been 9`, `a previous toll of 9`, `withdrew the news of 9 dead`."""
    floor = max(sentence.first, count.first - _REACH, before.last if before is not None else 0)
    other = before.first if before is not None else None
    earlier = given = ""
    for i in range(count.first - 1, floor - 1, -1):
        word = row[i]
        if word.kind == "mark" and word.form not in "\"'()":
            break
        kinds = kinds_at(row, i)
        if "right" in kinds or ("but" in kinds and i == count.first - 1):
            return None
        held = kinds.get("was", kinds.get("held", 0) if count.kind == "bare" else 0)
        if held and count.first - held <= _HELD and not given:
            return Former(other) if other is not None and _may_hold(row, sentence, i) else None
        if "against" in kinds and "upon" not in kinds and (earlier or _is_earlier(row, sentence, count)):
            return Former(other) if other is not None and count.first - kinds["against"] <= _HELD else None
        back = kinds.get("takes_back", kinds.get("recants", 0))
        of = "takes_back" in kinds or any(
            "off" in kinds_at(row, j) for j in range(back, min(count.first, back + _NEWS))
        )
        if back and of and _takes_back(row, back, count.first):
            return Former(None) if row[count.first - 1].form not in _to() else None
        if "upon" in kinds and given and (had := earlier or _is_had(row, i, count)):
            return Former(other, had != "toll")
        if "upon" in kinds and earlier == "toll":
            return Former(other)
        if "first" in kinds and _is_tally(row, i - 1):
            earlier = "toll"
        elif "ago" in kinds:
            earlier = earlier or "ago"
        if "told" in kinds:
            given = "told"
            if word.form[0] in proclitics("conjunction") and not _is_told(word.form):
                break
    return None


def _said_wrong(row: Sequence[Word], sentence: Sentence, count: Count) -> Former | None:
    """A count that is said to have been wrong after it: `what was said of 17 dead was wrong`."""
    for i in range(count.last, min(sentence.last, count.last + _AFTER)):
        if row[i].kind == "mark":
            return None
        if "wrong" in kinds_at(row, i):
            return Former(None)
    return None


def _put_right(row: Sequence[Word], counts: Sequence[Count], k: int) -> Former | None:
    """A count before the words that give the right one: `ten were killed; correct is seven`."""
    after = counts[k + 1] if k + 1 < len(counts) else None
    if after is None:
        return None
    right = any("right" in kinds_at(row, i) for i in range(max(counts[k].last, after.first - _AFTER), after.first))
    return Former(after.first, True, beside=counts[k].kind == after.kind == "bare") if right else None


def _is_had(row: Sequence[Word], i: int, count: Count) -> str:
    """`had` where a pluperfect or a word for an earlier time stands between word `i` and the count or after it, else empty."""
    if any("had" in kinds_at(row, k) for k in range(i, min(count.first, i + _NEWS))):
        return "had"
    return "ago" if any("ago" in kinds_at(row, k) for k in (*range(i, count.first), *_after(row, count))) else ""


def _is_earlier(row: Sequence[Word], sentence: Sentence, count: Count) -> bool:
    """Whether words after the count tell that it was given before: `against 22 in a previous toll`."""
    return any(
        "ago" in (kinds := kinds_at(row, k)) or ("first" in kinds and _is_tally(row, k - 1))
        for k in _after(row, count)
        if k < sentence.last
    )


def _after(row: Sequence[Word], count: Count) -> range:
    return range(count.last, min(len(row), count.last + _AFTER))


def _may_hold(row: Sequence[Word], sentence: Sentence, i: int) -> bool:
    """Whether the sentence tells before word `i` of a toll or of a number that changes."""
    for k in range(sentence.first, i):
        for rest in rests[row[k].form]:
            if rest in forms_of("toll") or rest in forms_of("total") or rest in _changing():
                return True
    return False


def _takes_back(row: Sequence[Word], after: int, end: int) -> bool:
    """Whether a noun for a number or news follows what takes back, before the count at word `end`."""
    kinds = [kinds_at(row, k) for k in range(after, min(end, after + _NEWS))]
    return any("news" in found or "tally" in found for found in kinds)


def _changes(row: Sequence[Word], first: int, at: int) -> bool:
    """Whether a verb or noun of change stands before word `at` in the sentence that begins at `first`."""
    return any(is_change(word.form) for word in row[max(first, at - _CHANGE) : at])


@remembered
def is_change(form: str) -> bool:
    """Whether the folded word says that a number changes.

    >>> is_change("وارتفعت"), is_change("مطر")
    (True, False)
    """
    return among(form, _changing())


@lru_cache(maxsize=1)
def _changing() -> frozenset[str]:
    return of_kind("ranges", "change", "word") | of_kind("corrections", "change")


@lru_cache(maxsize=1)
def _to() -> frozenset[str]:
    return of_kind("ranges", "to", "word")


@lru_cache(maxsize=32)
def _phrases(kind: str) -> Phrases[str]:
    rows = [row for row in table("corrections") if row["kind"] == kind]
    return Phrases((phrase, kind) for row in rows for phrase in row["words"].split("|"))


@lru_cache(maxsize=1)
def _first_words() -> dict[str, tuple[str, ...]]:
    """The kinds of the phrases that may begin with a folded word."""
    found: dict[str, set[str]] = {}
    for row in table("corrections"):
        for phrase in row["words"].split("|"):
            found.setdefault(cut(phrase)[0], set()).add(row["kind"])
    return {word: tuple(sorted(kinds)) for word, kinds in found.items()}


def kinds_at(row: Sequence[Word], i: int) -> dict[str, int]:
    """The kinds of what begins at word `i` (see the table of corrections), each with the index after it."""
    kinds = _beginning[row[i].form]
    if not kinds:
        return _NOTHING
    found = {kind: _phrases(kind).at(row, i) for kind in kinds}
    return {kind: hit[0] for kind, hit in found.items() if hit is not None}


@remembered
def _beginning(form: str) -> tuple[str, ...]:
    """The kinds of the phrases that may begin with the folded word, perhaps with particles before it: of most words none."""
    known = _first_words()
    return tuple(sorted({kind for rest in rests[form] for kind in known.get(rest, ())}))


def _at(row: Sequence[Word], at: int, floor: int) -> str:
    """Which of the words that stand beside a number end before word `at`: `not`, `instead`, `down`, or nothing."""
    for i in range(at - 1, max(floor - 1, at - 1 - _LONGEST), -1):
        kinds = kinds_at(row, i)
        found = next((kind for kind in ("not", "instead", "down") if kinds.get(kind) == at), "")
        if found:
            return found
    return ""


def _is_at(row: Sequence[Word], i: int, kind: str) -> bool:
    return i >= 0 and kind in kinds_at(row, i)


def _is_tally(row: Sequence[Word], i: int) -> bool:
    return i >= 0 and "tally" in kinds_at(row, i)


def _is_told(form: str) -> bool:
    """Whether the whole word, its first letter included, is a verb by which a number is given."""
    return "told" in _first_words().get(form, ())
