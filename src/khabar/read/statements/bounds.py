"""Tell the words that can be no part of those that name a speaker."""

from __future__ import annotations

from khabar.inflection import accusative
from khabar.language import article
from khabar.read.statements.asides import hides, tells_age
from khabar.read.statements.cues import begins_attribution, by_saying, cue_forms
from khabar.read.statements.endings import relation
from khabar.read.statements.hearers import to_outlet
from khabar.read.statements.neighbours import facing, goes_on_with_and, his, joined
from khabar.read.statements.scene import Scene
from khabar.read.statements.words import (
    begins,
    kinds_of,
    occasions,
    on_occasion,
    said_nouns,
    small_words,
    that_words,
    then_the,
    voice,
    voice_kind,
)

# Kinds of words with which the words for a speaker end: a name follows, something is laid on somebody, he keeps silence.
_STOPS = ("called", "blame", "silence")
# Kinds of phrases that are no part of a name.
_GOING_ON = frozenset(("adverb", "relative", "own", "always"))


def bounds(scene: Scene, k: int) -> bool:
    """Whether the word can be no part of a speaker's words."""
    row = scene.page.words
    form = row[k].form
    if form in that_words() or small_words().get(form) in ("off", "not", "this") or begins_attribution(row, k):
        return True
    if facing(scene, k) or (then_the(form) and k not in scene.cover) or _has_got(scene, k):
        return True
    if (form in occasions() and voice(form) is None and his(scene, k)) or _is_word_of(scene, k):
        return True
    if hides(scene, k) or goes_on_with_and(scene, k) or tells_age(scene, k):
        return True
    if begins(_GOING_ON, row, k) and not (voice_kind(form) == "source" == voice_kind(row[k - 1].form)):
        return True  # مطلع الشهر, not مصدر مطلع
    if on_occasion(form) or to_outlet(scene, k) or any(form in kinds_of(kind) for kind in _STOPS):
        return True
    entry = cue_forms().get(form)
    if entry is None:
        return by_saying(form)
    _, kind, verb, _, with_and, about = entry
    if kind == "verb" and any(small_words().get(row[j].form) == "identity" for j in range(k + 1, min(len(row), k + 5))):
        return True
    talks = kind == "verb" and "talks" in verb.marks and k + 1 < len(row)
    if talks and (small_words().get(row[k + 1].form) == "off" or to_outlet(scene, k + 1)):
        return True
    return kind == "participle" or (kind == "noun" and about) or (kind == "verb" and with_and and not verb.strict)


def _is_word_of(scene: Scene, k: int) -> bool:
    """Whether the noun for saying stands at the word and what is said follows (عن مصدر القول إن)."""
    row = scene.page.words
    entry = cue_forms().get(row[k].form.removeprefix(article())) if k + 1 < len(row) else None
    return entry is not None and entry[1] == "noun" and (row[k + 1].form in that_words() or row[k + 1].form == ":")


def _has_got(scene: Scene, k: int) -> bool:
    """Whether the word is a verb for getting a document, of which its issuer's words are no part (بيان للقيادة تلقت الوكالة نسخة منه)."""
    return scene.page.words[k].form in kinds_of("received") and k not in scene.cover


def agrees(scene: Scene, first: int, k: int) -> bool:
    """Whether the word is an adjective of nameless sources in the accusative, spelled as an adverb is (أن مصدرا عسكريا)."""
    row, ending = scene.page.words, accusative()
    agree = k <= first + 2 and all(row[j].form.endswith(ending) for j in range(first, k + 1))
    return agree and voice_kind(row[first].form) in ("source", "role") and not row[first].form.startswith(article())


def relates(scene: Scene, first: int, k: int) -> bool:
    """Whether after nameless sources a verb tells whom they spoke to (مصدر تحدث لرويترز), or the one who was told follows."""
    form = scene.page.words[k].form
    known = voice(form)
    if known is not None and known[0] == "role" and not form.startswith(article()) and not joined(scene, k):
        return k > first + 1 and not form.endswith(relation())
    entry = cue_forms().get(form)
    return entry is not None and entry[1] == "verb" and entry[3].startswith("past") and form not in said_nouns()
