"""Tell whether words can name one who speaks."""

from __future__ import annotations

from functools import cache

from khabar.inflection import accusative, endings
from khabar.inflection import bare as stems
from khabar.language import article, proclitics, splits, table
from khabar.read.statements.cues import cue_forms
from khabar.read.statements.endings import are_two
from khabar.read.statements.ends import imperfect
from khabar.read.statements.hearers import QUOTED_NAME, goes_on
from khabar.read.statements.neighbours import adjective
from khabar.read.statements.scene import Scene, Speaker
from khabar.read.statements.words import (
    kinds_of,
    occasions,
    on_occasion,
    qualities,
    said_nouns,
    small_words,
    voice,
    voices,
    was,
)
from khabar.text import fold


def may_name(scene: Scene, first: int, last: int, document: bool) -> bool:
    """Whether the words may name one who speaks, though no name or noun of speakers is known among them.

    After a phrase of attribution (`document`) only a short unknown name without the article is taken for one.
    """
    row = scene.page.words
    word = row[first]
    if speaker_like(scene, Speaker(first, last)):
        return True
    form = word.form
    entry = cue_forms().get(form)
    if entry is not None and entry[1] in ("participle", "verb") and not entry[2].strict:
        return False
    if (
        form in said_nouns()
        or form in kinds_of("dumb")
        or form in kinds_of("drawn")
        or small_words().get(form) is not None
        or len(form) < 3
    ):
        return False
    if not document:
        return True
    if on_occasion(form) or form in occasions():
        return True
    if form[0] in proclitics("swallows_article") and len(form) > 3:
        return not any(rest.startswith(article()) for _, p, rest in splits[form] if p in proclitics("swallows_article"))
    return not form.startswith(article()) and last - first <= 2 and goes_on(scene, last)


@cache
def numeral_words() -> frozenset[str]:
    """The folded words of numerals."""
    return frozenset(fold(form) for row in table("numerals") for form in row["words"].split("|"))


def speaker_like(scene: Scene, speaker: Speaker) -> bool:
    """Whether the words can name one who speaks: a name is among the first, or their first noun is one of speakers."""
    row = scene.page.words
    if speaker.name is not None or voice(row[speaker.first].form) is not None or speaker.first in scene.quotes:
        return True
    if any(stem in qualities("of_another") for stem in stems(row[speaker.first].form)[1:]):
        return True  # عائلاتهم
    if row[speaker.first].form in qualities("same") and speaker.first + 1 < speaker.last:
        return voice(row[speaker.first + 1].form) is not None
    counted = row[speaker.first].kind == "number" or row[speaker.first].form in numeral_words()
    if counted and speaker.last > speaker.first + 1:
        return voice(row[speaker.first + 1].form) is not None
    return any(k in scene.cover for k in range(speaker.first, min(speaker.last, speaker.first + 3)))


def with_and(scene: Scene, k: int) -> bool:
    """Whether و stands before a word with the article that names no speaker (والدموع في عينيه)."""
    form = scene.page.words[k].form
    return (
        k not in scene.cover
        and form[0] in proclitics("conjunction")
        and form[1:].startswith(article())
        and voice(form) is None
        and not any(stem in qualities("of_another") for stem in stems(form))
    )


def in_accusative(scene: Scene, k: int) -> bool:
    """Whether the word is a noun of speakers that cannot be a subject: it tells how he spoke (وأضاف متحدثا إلى الإذاعة)."""
    row, ending = scene.page.words, accusative()
    form = row[k].form
    if not form.endswith(ending) or form[: -len(ending)] not in voices() or form.endswith(endings("pronoun", "fs")):
        return False
    named = k + 1 in scene.first and scene.first[k + 1][1].span.start == row[k + 1].start
    return not named and (k + 1 >= len(row) or not are_two(form, row[k + 1].form))


def names_speaker(scene: Scene, k: int) -> bool:
    """Whether a word joined by و begins the name of a speaker."""
    form = scene.page.words[k].form
    if k in scene.first:
        return scene.first[k][1].span.start > scene.page.words[k].start
    if form in proclitics("conjunction") and k + 1 in scene.quotes:
        return scene.page.quotes[scene.quotes[k + 1]].last - k <= QUOTED_NAME
    known = voice(form[1:])
    return known is not None and voices().get(form) is None and known[0] != "document"


def is_joined_subject(scene: Scene, k: int, at: int) -> bool:
    """Whether the word is a definite noun joined right before a verb in the present (وسكانها يفرون والاحتلال يقول)."""
    form, verb = scene.page.words[k].form[1:], scene.page.words[at].form
    return k + 1 == at and form.startswith(article()) and imperfect(verb) and not adjective(form)


def ends_list(scene: Scene, j: int, floor: int) -> bool:
    """Whether the joined place at word `j` is the last of several with which a clause opens (كانت كينيا وأوغندا تعهدت)."""
    row = scene.page.words
    k = j
    while k > floor and all((name := scene.cover.get(i)) is not None and name.kind == "place" for i in (k, k - 1)):
        k -= 1
        if k == floor or row[k - 1].kind in ("mark", "break") or was[row[k - 1].form]:
            return True
    return False
