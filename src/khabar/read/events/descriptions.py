"""The words by which a party is described: how far they go, what ties them to another party, and how the report writes them."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.inflection import oblique, sound_plural
from khabar.language import article, of_kind, proclitics
from khabar.read.events.forces import Force, traits
from khabar.read.events.ground import Ground

# Kinds of forces and people that the adjective of a movement tells the party of.
_TOLD_SO = frozenset({"crew", "force", "bloc", "crowd", "victim"})


def described_on(ground: Ground, i: int, stop: int) -> int:
    """The index after the adjectives with the article that begin at word `i` (طائراتها المسيرة)."""
    row = ground.page.words
    while i < stop and i not in ground.inside and row[i].kind == "word":
        if not row[i].form.startswith(article()) or row[i].form not in traits():
            break
        i += 1
    return i


def is_other_name(ground: Ground, i: int) -> bool:
    """Whether a name begins at word `i` that is not that of a people, by which fighters are described (مقاتلون أكراد)."""
    named = ground.names.get(i)
    return named is not None and named[0].kind != "group"


def as_written(ground: Ground, first: int, last: int, before: str) -> str:
    """The words as the report writes them, without the particles before; a word that is broken up (الاحـ ـتلال) in one piece."""
    text = ground.page.text
    written = []
    for i in range(first, last):
        word = ground.page.words[i]
        raw = text[word.start : word.end]
        cut = len(before) if i == first else 0
        if word.kind == "word":
            kept = raw[cut:] if " " not in raw and "\u0640" not in raw else word.form[cut:]
            swallowed = cut and word.form[cut - 1 : cut + 1] == proclitics("swallows_article")[0] * 2
            written.append(article() + kept[1:] if swallowed else kept)
    return " ".join(written)


def led_from(forms: Sequence[str], i: int) -> int | None:
    """The index of the first word for who leads those whose words end before word `i`, or None where no leader is told."""
    i += forms[i : i + 1] != [] and forms[i] in of_kind("name_contexts", "describes", "word")
    return i + 1 if i + 1 < len(forms) and forms[i] in of_kind("name_contexts", "leads", "word") else None


def of_movement(force: Force, form: str, closed: bool) -> bool:
    """Whether the adjective of a movement describes the people or force before it: with the article or without as they are, of so many,
    and no object of theirs (خطف المسلحون الحوثيين، استهدف التحالف الحوثيين)."""
    held = closed and not force.object and form.endswith(oblique())
    held = held or (not force.many and form.endswith((sound_plural(), oblique())))
    return force.kind in _TOLD_SO and not force.called and force.definite == form.startswith(article()) and not held
