"""Find the single victim whom only a pronoun names: `which led to his death`."""

from __future__ import annotations

from functools import lru_cache

from khabar.language import bare, splits, table
from khabar.model import Page, Span
from khabar.read.figures.counts import Count
from khabar.read.figures.drafts import Desk
from khabar.read.figures.words import Trigger, forms_of, is_verbal_noun
from khabar.text import fold, inside

# How many words back the verb may stand that says that something led to it.
_CAUSE_REACH = 2
# Measures of which a pronoun may tell a victim.
_MEASURES = frozenset(("killed", "injured"))


def his_fate(desk: Desk, i: int, triggers: tuple[Trigger, ...]) -> Count | None:
    """The single victim told by the pronoun of the verbal noun at word `i`, after a verb of leading to it, or None.

    A pronoun tells nobody new where the report has counted any with the same fate before.
    """
    row, measure = desk.page.words, triggers[0].measure
    if triggers[0].says != "noun" or measure not in _MEASURES or i + 1 in desk.counts:
        return None
    if not any(w.form in forms_of("cause") for w in row[max(0, i - _CAUSE_REACH) : i]):
        return None
    cut = _particles_of(row[i].form)
    if cut is None or any(draft.measure == measure for draft in desk.drafts):
        return None
    return Count(i, i + 1, Span(inside(desk.page.text, row[i], cut), row[i].end), 1, kind="person", definite=True)


def tells_by_pronoun(form: str) -> bool:
    """Whether the folded word tells by its pronoun what happened to one person.

    >>> tells_by_pronoun("لاصابته"), tells_by_pronoun("لاصابه")
    (True, False)
    """
    return _particles_of(form) is not None


def stands_for_subject(page: Page, i: int) -> bool:
    """Whether word `i` is a verbal noun with a pronoun that stands for the subject before it: `تم حرقها`."""
    return i > 0 and page.words[i - 1].form in forms_of("done") and len(bare(page.words[i].form)) > 1


@lru_cache(maxsize=10_000)
def _particles_of(form: str) -> int | None:
    """How many letters of particles stand before a verbal noun with the pronoun of one person, or None where it is none.

    >>> _particles_of("لاصابته"), _particles_of("مقتلها"), _particles_of("لاصابه"), _particles_of("مقتلهم")
    (1, 0, None, None)
    """
    ways = splits(form)
    if any(is_verbal_noun(rest) for _, _, rest in ways):
        return None
    for cut, _, rest in ways:
        for ending in _one_person():
            stem = rest[: -len(ending)]
            if rest.endswith(ending) and any(
                is_verbal_noun(way) and way[:-1] == stem[:-1] and len(way) == len(stem) for way in bare(rest)[1:]
            ):
                return cut
    return None


@lru_cache(maxsize=1)
def _one_person() -> tuple[str, ...]:
    """The attached pronouns of a third person in the singular, folded."""
    return tuple(fold(r["ending"]) for r in table("endings") if r["kind"] == "pronoun" and r["says"] in ("ms", "fs"))
