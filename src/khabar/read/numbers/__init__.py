"""Find the numbers of a page, in digits and in words, with the words that say how they are meant, and the nouns in the dual."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from khabar.inflection import bare, endings, oblique
from khabar.language import Phrases, among, article, cut, of_kind, proclitics, rests, splits, table, values
from khabar.model import Number, Page, Span, Word
from khabar.read.counted import counted, dual_of, duals, perhaps_duals, plural_or_dual
from khabar.read.designations import type_at
from khabar.read.numbers.ranges import find_range
from khabar.read.numerals import Amount, look_up, numerals, read_amount
from khabar.remember import remembered
from khabar.text import CLOSED, FATHA, SHADDA, inside

# A word of as many letters that is written as one with digits is no name of a model where a counted noun follows (`مقتل11مدنيا`).
_GLUED = 4
# How many words after a noun that may be a dual or a plural the pronoun may stand that says which.
_PRONOUN_REACH = 5


def find_numbers(page: Page) -> tuple[Number, ...]:
    """The numbers of the page, in order. Numbers that belong to a name (`عيار 82`, `إس-300`) are passed over.

    >>> from khabar.model import Layout, Report
    >>> from khabar.read.sentences import lay_words
    >>> report = Report.of("نزح ما لا يقل عن 3 آلاف شخص، وغرقت سفينتان.")
    >>> layout = Layout(None, None, "unknown", (), (), (Span(0, len(report.text)),))
    >>> [(n.span.of(report.text), n.value, n.bound) for n in find_numbers(lay_words(report, layout))]
    [('ما لا يقل عن 3 آلاف', 3000.0, 'at_least'), ('سفينتان', 2.0, 'exact')]
    """
    row = page.words
    found: list[Number] = []
    last = 0
    ends = _ends()
    for i in [i for i, word in enumerate(row) if word.form[-3:] in ends or word.kind == "number"]:
        word = row[i]
        if i < last or word.kind not in ("word", "number"):
            continue
        if word.kind == "word" and look_up[word.form] is None:
            noun = dual_of[word.form] or _told_two(row, i) or _pointed(page, i)
            if noun is not None and not _is_mine(row, i) and not _is_feminine(page, i):
                last = _dual(page, i, noun, found)
            continue
        amount = read_amount(page.text, row, i)
        if amount is None:
            continue
        if _is_label(row, i) or _is_ordinal(row, i, amount):
            last = amount.last
        else:
            found.append(_number(page, i, amount))
            last = found[-1].last
    return tuple(found)


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    """The last three letters of every word that a number may begin with: most words are put aside by them.

    A word of two letters is there with each letter that may be attached before it.
    """
    letters = [form for row in table("particles") for form in values(row["letter"]) if len(form) == 1]
    known = numerals().keys() | duals() | perhaps_duals()
    return frozenset(before + form[-3:] for form in known for before in ("", *(letters if len(form) < 3 else ())))


def _number(page: Page, i: int, amount: Amount) -> Number:
    text, row = page.text, page.words
    last, value, high, bound = amount.last, amount.value, None, "order" if amount.order else "exact"
    first, letters = i, amount.cut
    between = find_range(text, row, i, amount)
    if between is not None:
        first, letters, last, value, high, bound = (
            between.first, between.cut, between.last, between.low, between.high, "range"
        )  # fmt: skip
    else:
        before = _before(row, i)
        if before is not None:
            bound = before[2] if bound == "exact" else bound
            if before[3] == "before":
                first, letters = before[0], before[1]
    last = _told_twice(text, row, last, value) or last
    if first == i and i and row[last - 1].kind == "mark" and row[i - 1].kind == "mark":
        first = i - 1
    after = bound_after(row, last)
    if after is not None:
        last = after[0]
        bound = after[1] if bound == "exact" else bound
    return Number(Span(inside(text, row[first], letters), row[last - 1].end), first, last, value, bound, high)


def _told_twice(text: str, row: Sequence[Word], i: int, value: float) -> int | None:
    """The index after brackets at word `i` that hold the same number once more, in words or figures: `70 (seventy)`."""
    if i + 2 >= len(row) or row[i].form != "(":
        return None
    again = read_amount(text, row, i + 1)
    if again is None or again.value != value or again.last >= len(row) or row[again.last].form != ")":
        return None
    return again.last + 1


def _told_two(row: Sequence[Word], i: int) -> tuple[str, int] | None:
    """(noun, letters of particles cut) where a pronoun of two soon after a noun that may be a plural or a dual says which it is."""
    noun = plural_or_dual[row[i].form]
    before = row[i - 1] if i else None
    if noun is None or (before is not None and (before.kind == "number" or look_up(before.form) is not None)):
        return None
    for word in row[i + 1 : i + 1 + _PRONOUN_REACH]:
        if (
            word.kind == "number"
            or word.form == "."
            or look_up(word.form) is not None
            or dual_of(word.form) is not None
        ):
            return None
        if word.form.endswith(endings("pronoun", "d")) and len(bare(word.form)) > 1:
            return noun
    return None


def _pointed(page: Page, i: int) -> tuple[str, int] | None:
    """(noun, letters of particles cut) where a vowel sign tells that a noun that may be a plural or a dual is a dual: `موظفَين`."""
    word = page.words[i]
    ending = page.text[word.start : word.end].rpartition(FATHA)[2]
    return plural_or_dual[word.form] if ending.lstrip(SHADDA) == oblique() else None


def _is_feminine(page: Page, i: int) -> bool:
    """Whether the word ends in the letter of a feminine, which no dual does but which is folded like its pronoun: `أبنية`, not `ابنيه`."""
    return page.text[page.words[i].end - 1] == CLOSED


def _is_mine(row: Sequence[Word], i: int) -> bool:
    """Whether a word that looks like a dual before a noun is one of the family of the one who speaks: زوجتي, with nothing after it
    that it could belong to."""
    form, after = row[i].form, row[i + 1] if i + 1 < len(row) else None
    if not form.endswith(endings("pronoun", "1s")):
        return False
    noun = next((n for rest in rests[form] for s in bare(rest)[1:] if (n := counted(s)) is not None), None)
    if noun is None or noun.kind not in ("kin", "woman"):
        return False
    return after is None or after.kind != "word" or not after.form.startswith(article())


def _dual(page: Page, i: int, noun: tuple[str, int], found: list[Number]) -> int:
    """Add a noun in the dual, with the word for two that may stand before or after it; the index after it."""
    text, row = page.text, page.words
    first, last, start = i, i + 1, inside(text, row[i], noun[1])
    if found and found[-1].last == i and found[-1].value == 2 and found[-1].dual is None and not noun[1]:
        before = found.pop()
        first, start = before.first, before.span.start
    elif last < len(row) and row[last].kind == "word":
        two = read_amount(text, row, last)
        if two is not None and two.value == 2 and not two.cut and not two.definite:
            last = two.last
    found.append(Number(Span(start, row[last - 1].end), first, last, 2.0, "exact", None, noun[0]))
    return last


@lru_cache(maxsize=1)
def labels() -> frozenset[str]:
    """The folded words before a number that is a name and no count."""
    return frozenset(form for row in table("labels") for form in values(row["words"]))


@lru_cache(maxsize=1)
def particles_apart() -> frozenset[str]:
    """What may stand apart before digits though it is written as one with words: particles, the article, both."""
    letters = [form for row in table("particles") for form in values(row["letter"])]
    two = {a + b for a in letters for b in letters}
    return frozenset(letters) | two | {a + b for a in two for b in letters}


def _is_label(row: Sequence[Word], i: int) -> bool:
    """Whether the number belongs to a name: after a word such as calibre, or written as one with letters."""
    if not i or row[i].kind != "number":
        return False
    before, word = row[i - 1], row[i]
    if i + 1 < len(row) and row[i + 1].kind == "latin" and not row[i + 1].spaced:
        return True
    if before.form in proclitics("conjunction") and i > 1 and row[i - 2].kind == "number":
        counts = i + 1 < len(row) and counted(row[i + 1].form) is not None
        return not counts and _is_label(row, i - 2)
    if not word.spaced and before.kind in ("word", "latin"):
        after = row[i + 1] if i + 1 < len(row) else None
        counts = after is not None and (counted(after.form) is not None or after.form in _of_them())
        both = after is not None and after.start == word.end
        glued = before.kind == "word" and counts and (both or len(before.form) >= _GLUED)
        return before.form not in particles_apart() and not glued
    if before.kind == "mark" and before.form in "-_" and i > 1:
        if not before.spaced and not word.spaced:
            return row[i - 2].kind in ("word", "latin") and row[i - 2].form not in particles_apart()
        before = row[i - 2]
    if type_at(row, i) is not None:
        return True
    return before.kind == "word" and among(before.form, labels()) and _before(row, i) is None


@lru_cache(maxsize=1)
def _of_them() -> frozenset[str]:
    """The folded words for so many of those told before."""
    return of_kind("figure_words", "them")


@lru_cache(maxsize=1)
def _leads() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Qualifiers that stand before a number, by their last word: the words before it, bound, where they stand."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in table("qualifiers"):
        if row["stands"] != "after":
            parts = cut(row["phrase"])
            found.setdefault(parts[-1], []).append((parts[:-1], row["bound"], row["stands"]))
    for rows in found.values():
        rows.sort(key=lambda r: -len(r[0]))
    return found


def _is_ordinal(row: Sequence[Word], i: int, amount: Amount) -> bool:
    """Whether the number is the ten of an ordinal (`الثاني عشر`), or a two with the article, which is the name of a day."""
    if row[i].kind != "word":
        return False
    before = look_up(row[i - 1].form) if i else None
    return (amount.definite and amount.value == 2) or (
        before is not None and before[1] == "ordinal" and 10 <= amount.value < 100
    )


def _before(row: Sequence[Word], i: int) -> tuple[int, int, str, str] | None:
    """(first word, letters cut from it, bound, where it stands) of the longest qualifier that ends before word `i`.

    A particle, an article or an opening bracket may stand between them.
    """
    at = i - 1
    while at >= max(0, i - 3):
        found = _ending_at(row, at) if row[at].kind == "word" else None
        if found is not None or not (row[at].form in particles_apart() or row[at].form in '(["'):
            return found
        at -= 1
    return None


def _ending_at(row: Sequence[Word], at: int) -> tuple[int, int, str, str] | None:
    """The qualifier whose last word is that at `at`, as `_before` tells of it."""
    for letters, before, bound, stands in _led(row[at].form):
        first = at - len(before)
        if not before:
            return at, letters, bound, stands
        if letters or first < 0 or any(row[first + k].form != part for k, part in enumerate(before) if k):
            continue
        for cut_off, _, rest in splits[row[first].form]:
            if rest == before[0]:
                return first, cut_off, bound, stands
    return None


@remembered
def _led(form: str) -> tuple[tuple[int, tuple[str, ...], str, str], ...]:
    """The qualifiers that may end with the folded word: letters cut from it, the words before it, bound, where they stand."""
    leads = _leads()
    return tuple([(letters, *lead) for letters, _, last in splits[form] for lead in leads.get(last, ())])


@lru_cache(maxsize=1)
def _afters() -> Phrases[str]:
    return Phrases((row["phrase"], row["bound"]) for row in table("qualifiers") if row["stands"] == "after")


def bound_after(row: Sequence[Word], i: int) -> tuple[int, str] | None:
    """(index after it, bound) of a qualifier that stands at word `i`, after a number or its noun."""
    found = _afters().at(row, i, False) if i < len(row) else None
    return (found[0], found[2]) if found is not None else None


def bound_before(row: Sequence[Word], i: int) -> str | None:
    """The bound that a verb of reaching before word `i` sets (`تجاوز عدد القتلى`), or None."""
    found = _before(row, i)
    return found[2] if found is not None and found[3] == "verb" else None
