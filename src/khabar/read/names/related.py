"""Persons told by what stands around the name alone: a relative clause after it, an office before a first word that is seldom a name."""

from __future__ import annotations

from dataclasses import replace

from khabar.inflection import bare, present_letters
from khabar.language import proclitics
from khabar.read.gazetteer import known
from khabar.read.names.bodies import heads
from khabar.read.names.foreign import unlisted
from khabar.read.names.lexicon import contexts, deeds, exactly, marked
from khabar.read.names.overlaps import Laid, without
from khabar.read.names.words import Found, Scene, Sense
from khabar.text import COMMA

# The words of a name before a relative clause.
_SHORTEST, _LONGEST = 2, 4
# What finds an unknown person whose first word may have been left out.
_CUT_SHORT = frozenset({"near-title-or-speech", "name-given", "name-common", "name-family", "after-title"})


def with_related(scene: Scene, found: list[Found]) -> list[Found]:
    """The names with the persons whom a relative clause after a comma describes (توزع ناديا كوروبكو، التي …), and with the first words of
    persons' names that stand between an office and a name of the lists (باسم الحركة قاري يوسف هدايت)."""
    laid = Laid(found)
    told = [_with_first_word(scene, one, laid) for one in found]
    more = []
    for comma in [k for k, form in enumerate(scene.forms) if form == COMMA]:
        if not scene.is_word(comma + 1) or "describes" not in contexts().get(scene.form(comma + 1), ()):
            continue
        start = _described(scene, comma, laid)
        if start is not None:
            more.append(Found(start, comma, 0, "person", None, "described"))
    return sorted(without(told, more) + more, key=lambda f: f.first) if more else told


def _described(scene: Scene, end: int, laid: Laid) -> int | None:
    """The first word of the full name in no list that ends before the comma at word `end`, or None where other words stand there."""
    start = end
    while end - start < _LONGEST and _part(scene, start - 1) and not laid.at(start - 1, start):
        start -= 1
    if end - start < _SHORTEST or not unlisted(scene, end - 1) or scene.senses[end - 1][0].starts:
        return None
    first = scene.senses[start][0]
    return start if (first.given or unlisted(scene, start)) and _expected(scene, start - 1) else None


def _part(scene: Scene, i: int) -> bool:
    """Whether the word may be a part of the name: of the lists or in none, without the article."""
    if not scene.is_word(i) or scene.blocked[i]:
        return False
    word = scene.senses[i][0]
    return unlisted(scene, i) or (bool(word.given) and not (word.definite or word.nation or word.starts))


def _expected(scene: Scene, i: int) -> bool:
    """Whether a name may follow word `i`: a verb, a word with the article, a mark; no noun that it would complete (سفينة لاكي ستار)."""
    if not scene.is_word(i):
        return True
    word = scene.senses[i][0]
    verb = word.form in deeds() or "speech" in word.marks or word.form[:1] in present_letters("ms", "fs")
    return word.definite or (verb and word.form not in heads())


def _with_first_word(scene: Scene, one: Found, laid: Laid) -> Found:
    """The person with the word before the name where it is the first of it: in no list or seldom a name, right after an office or body
    that ends there."""
    i = one.first - 1
    if one.kind != "person" or one.key is not None or one.cut or one.rule not in _CUT_SHORT or not scene.is_word(i - 1):
        return one
    if not scene.is_word(i) or not _opens(scene, i) or laid.at(i, i + 1):
        return one
    before, holder = scene.senses[i - 1][0], laid.at(i - 1, i)
    ends = bool(holder) and holder[0].last == i and holder[0].kind == "organization"
    ends = ends or (before.definite and not before.nation) or _on_behalf(before.form)
    return replace(one, first=i) if ends else one


def _on_behalf(form: str) -> bool:
    """Whether the word says with a pronoun on whose behalf somebody speaks: باسمها."""
    return any("voice" in contexts().get(stem, ()) for stem in bare[form][1:])


def _opens(scene: Scene, i: int) -> bool:
    """Whether a word that no name was seen to begin with may be the first of one: no verb, no particle, nothing that says what it does."""
    if scene.blocked[i] or len(scene.senses[i]) > 1:
        return False
    word: Sense = scene.senses[i][0]
    if word.definite or word.nation or word.marks or known(word.form) or word.form in heads() or word.form in deeds():
        return False
    if word.form.endswith(marked("attached")) or word.form[:1] in proclitics("preposition"):
        return False
    return word.given == "rare" or not exactly(word.form)
