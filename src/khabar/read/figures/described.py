"""What the words around a noun that is counted say of those counted: victims who live, some of whom, goods in what holds them."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.inflection import bare, oblique
from khabar.kinds import STRUCK
from khabar.language import among, article
from khabar.model import Word
from khabar.read.counted import PEOPLE, counted, counted_within
from khabar.read.figures.words import TAKES, forms_of

# How many words before victims tell that they are heard or helped.
_HEARD = 3
# Nouns of those whom the dead leave behind.
_BEREAVED = frozenset(("kin", "household"))
# Kinds of things that may be full of goods: a packet is written like a bomb.
_HOLDERS = frozenset(("bomb", "vehicle"))


def what_befell(row: Sequence[Word], at: tuple[int, int, int]) -> tuple[int, str]:
    """(index after the count, measure or nothing) of people of whom the words after their noun say what befell them.

    `at` holds the indexes of the count's first word, after its noun, and after what describes it.
    """
    first, last, end = at
    measure = "" if _are_heard(row, first) else _among_victims(row, end)
    told = "" if measure else _told_of_some(row, last)
    return (last + 1, told) if told else (end, measure)


def what_holds(row: Sequence[Word], at: int, told: tuple[str, str]) -> tuple[str, str]:
    """The kind and measure of what is counted before word `at`, where it is packets or cars of goods, or things that are described as
    ruined; else what was told of it."""
    if told[0] in TAKES["things"] and not told[1] and at < len(row) and row[at].form in forms_of("ruined"):
        return told[0], "destroyed"
    if told[0] not in _HOLDERS or not _holds_supplies(row, at):
        return told
    return ("tonne", "other") if told[0] == "bomb" else ("carrier", told[1])


def live_on(row: Sequence[Word], first: int, last: int) -> bool:
    """Whether victims are told to live: heard or helped (مقابلات مع ثلاثين ضحية), or of what they came through (ضحية تعذيب); not
    where it is their kin who are (شهادات عائلات عشرين ضحية)."""
    if last < len(row) and _is(row[last].form, "suffered"):
        return True
    return _are_heard(row, first)


def _are_heard(row: Sequence[Word], first: int) -> bool:
    """Whether words before the count at word `first` tell that those counted, not their kin, are heard or helped."""
    for k in range(first - 1, max(0, first - _HEARD) - 1, -1):
        if _is_bereaved(row[k].form):
            return False
        if _is(row[k].form, "heard"):
            return True
    return False


def _is_bereaved(form: str) -> bool:
    noun = counted_within(form)
    return (noun is not None and noun.kind in _BEREAVED) or _is(form, "bereaved") or _is(form, "mourned")


def _among_victims(row: Sequence[Word], at: int) -> str:
    """What befell those before word `at`, as the victims say of whom they are some (`طفلان من القتلى`), or nothing."""
    if at + 1 >= len(row) or row[at].form not in forms_of("from") or not row[at + 1].form.startswith(article()):
        return ""
    victims = counted(row[at + 1].form.removeprefix(article()))
    return victims.measure if victims is not None and victims.number == "many" and victims.kind in PEOPLE else ""


def _told_of_some(row: Sequence[Word], at: int) -> str:
    """What befell those some of whom are counted before word `at`, as it describes them: `seven of its guards, the wounded`; or nothing."""
    if at >= len(row) or not row[at].form.startswith(article()) or not is_some_of_ours(row, at):
        return ""
    told = counted(row[at].form.removeprefix(article()))
    return told.measure if told is not None and told.number == "many" and told.measure in STRUCK | {"detained"} else ""


def is_some_of_ours(row: Sequence[Word], at: int) -> bool:
    """Whether the noun before word `at` tells by article or pronoun of whom some are counted, so that only
    what has the article describes it."""
    if at < 2 or row[at - 2].form not in forms_of("from"):
        return False
    form = row[at - 1].form
    owned = counted(form) is None and form[-1] != oblique()[0] and any(counted(stem) for stem in bare(form))
    return form.startswith(article()) or owned


def _holds_supplies(row: Sequence[Word], at: int) -> bool:
    """Whether the words at `at` tell that what is counted before them holds goods: `five packets of rice`, `lorries of aid`."""
    after = [word.form for word in row[at : at + 2] if word.kind == "word"]
    if after and after[0] in forms_of("from"):
        after = after[1:]
    return bool(after) and _is(after[0].removeprefix(article()), "supplies")


def _is(form: str, kind: str) -> bool:
    return among(form, forms_of(kind))
