"""Find the single victim who is known: by an office that only one holds, by a name after which his fate is told, as a mourned martyr."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from khabar.inflection import stems
from khabar.language import Phrases, article, proclitics, table
from khabar.model import Word
from khabar.read.figures.counts import Count
from khabar.read.figures.words import forms_of, is_trigger
from khabar.text import fold

# How many adjectives may follow an office.
_DESCRIBED = 2


@lru_cache(maxsize=1)
def _offices() -> Phrases[str]:
    """The offices and posts with the article, which one alone holds."""
    rows = (row["word"] for row in table("titles") if row["kind"] == "office")
    return Phrases((word, "office") for word in rows if fold(word).startswith(article()))


def office_at(row: Sequence[Word], i: int) -> int | None:
    """The index after the office that begins at word `i` with the article, with the adjectives after it, or None.

    >>> from khabar.model import Span
    >>> from khabar.text import words
    >>> office_at(words("مقتل النائب العام المصري في هجوم", (Span(0, 32),)), 1)
    4
    """
    found = _offices().at(row, i)
    if found is None:
        return None
    end = found[0]
    while end < min(len(row), found[0] + _DESCRIBED) and row[end].kind == "word" and _describes(row[end].form):
        end += 1
    return end


def _describes(form: str) -> bool:
    """Whether the word may be an adjective with the article."""
    return form.startswith(article()) and not is_trigger(form) and form.endswith(tuple(forms_of("adjective")))


def is_office(row: Sequence[Word], victim: Count) -> bool:
    """Whether the victim is told by an office alone, without a name."""
    return victim.definite and not victim.named and victim.last == office_at(row, victim.first)


def is_mourned(row: Sequence[Word], victim: Count) -> bool:
    """Whether a named victim is told dead by the noun alone, among those who mourn him: `the family of the martyr so-and-so`."""
    if not victim.definite or not victim.named or victim.measure != "killed":
        return False
    before = row[victim.first - 1] if victim.first else None
    if before is None or before.kind != "word":
        return True
    return not forms_of("mourned").isdisjoint(stems[before.form])


def says_by_what(row: Sequence[Word], i: int) -> bool:
    """Whether word `i` says by what, or where, somebody was struck: `برصاص`, `جراء`, `في`."""
    return i < len(row) and (row[i].form in forms_of("struck_by") or row[i].form in forms_of("in_place"))


def is_alone(row: Sequence[Word], i: int, form: str) -> bool:
    """Whether the noun with the article is known without a name: the father, or the attacker of whom nothing else is told."""
    plain = form.removeprefix(article())
    return plain in forms_of("family") or (plain in forms_of("attacker") and ends_clause(row, i + 1))


def ends_clause(row: Sequence[Word], i: int) -> bool:
    """Whether what begins at word `i` is no object of the verb before: a mark, a word that joins or places, another verb."""
    if i >= len(row) or row[i].kind != "word":
        return True
    form = row[i].form
    joins = form[0] == proclitics("conjunction")[0] and len(form) > 2
    return joins or form in forms_of("stop") or form in forms_of("struck_by") or is_trigger(form)
