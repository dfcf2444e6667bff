"""Prepositions with their nouns that belong to the words naming a speaker: where he is, of whom he is one, what he is over."""

from __future__ import annotations

from khabar.language import article, proclitics
from khabar.read.heads import place_heads
from khabar.read.statements.hearers import QUOTED_NAME
from khabar.read.statements.scene import Scene
from khabar.read.statements.words import kinds_of, occasions, phrase_at, qualities, small_words, that_words, voice_kind

# What an activist fights is told in so few words that his name begins before this many after the preposition.
FOUGHT = 5


def past_preposition(scene: Scene, k: int, end: int, full: bool) -> int | None:
    """The word after a preposition and its noun that belong to the speaker's words; `k` where they end; None where none stands there."""
    row = scene.page.words
    kind = small_words().get(row[k].form)
    if kind == "issued" and k + 1 < end:
        hit = phrase_at("adverb", row, k + 1)
        by = hit[0] if hit is not None else k + 1  # الصادر اليوم عن
        return by + 1 if by < end and small_words().get(row[by].form) == "off" else k + 1
    if kind != "in":
        return None
    if phrase_at("adverb", row, k) is not None:
        return k
    if k + 1 in scene.quotes:
        quote = scene.page.quotes[scene.quotes[k + 1]]
        if quote.last - quote.first <= QUOTED_NAME and quote.last + 1 < end:
            return quote.last + 1  # باسم «جيش السهل»
    after = row[k + 1].form if k + 1 < end else ""
    if k + 1 < end and row[k + 1].kind == "number":
        return k  # النيابة العامة في 14 يوليو
    if len(after) < 2 or after in occasions() or phrase_at("adverb", row, k + 1) is not None:
        return k
    if k + 1 in scene.first:
        return min(end, scene.first[k + 1][0])
    return k if full else k + 2


def past_place(scene: Scene, k: int, end: int) -> int | None:
    """The word after a place where a speaker is, told by an attached `in` before a noun of places (مصادر بمحافظة فلانة), or None."""
    form = scene.page.words[k].form
    if form[:1] != proclitics("preposition")[0] or form[1:] not in place_heads() or k + 1 >= end:
        return None
    named = scene.first.get(k + 1)
    return named[0] if named is not None and named[1].kind == "place" and named[0] <= end else None


def over(scene: Scene, first: int, k: int) -> bool:
    """Whether the preposition tells over what one of this office is (المشرف على المسابقة) or what he fights (الناشط ضد الرق فلان), not what
    he insists on (على أهمية أن)."""
    row = scene.page.words
    if row[k].form in kinds_of("against"):
        near = (scene.first[j][1] for j in range(k + 2, min(len(row), k + FOUGHT)) if j in scene.first)
        return voice_kind(row[first].form) in ("source", "role") and any(name.kind == "person" for name in near)
    if row[first].form not in qualities("over") or small_words().get(row[k].form) not in ("off", "from"):
        return False
    insists = k + 2 < len(row) and row[k + 2].form in that_words() and not row[k + 1].form.startswith(article())
    return not insists and row[k].form not in kinds_of("therein")


def past_inside(scene: Scene, first: int, k: int, end: int) -> int | None:
    """The word after the body within which nameless sources are (مصادر وسط الحركة, مصدر داخل الجيش), or None."""
    row = scene.page.words
    if (
        row[k].form not in qualities("inside")
        or k + 1 >= end
        or voice_kind(row[first].form) != "source"
        or k > first + 2
    ):
        return None
    if k + 1 in scene.first:
        named = scene.first[k + 1][0]
        return named if named <= end else None
    return k + 2 if row[k + 1].form.startswith(article()) else None
