"""Words beside those that name a speaker which are none of them, though nothing stands between."""

from __future__ import annotations

from khabar.inflection import accusative, bare, closed_feminine, endings, feminine_plural, oblique, sound_plural
from khabar.language import article, proclitics
from khabar.read.counted import counted
from khabar.read.names.bodies import heads
from khabar.read.names.words import HAMZAS
from khabar.read.numerals import numerals
from khabar.read.statements.cues import cue_forms
from khabar.read.statements.endings import relation
from khabar.read.statements.ends import imperfect
from khabar.read.statements.neighbours import joined, joined_by_for
from khabar.read.statements.scene import Scene
from khabar.read.statements.words import qualities, voice, voice_kind
from khabar.remember import remembered

# A joined verb has so many letters with its conjunction.
_SHORTEST_JOINED = 4
# Kinds of counted nouns for those who bear arms, and for those who belong to the one named after them.
_ARMED, _KIN = ("force", "state"), ("household", "kin")


def is_unbound(scene: Scene, first: int, k: int) -> bool:
    """Whether the word before word `k`, which is definite, keeps the ending that a noun loses before another in the genitive, or is the
    adjective of an indefinite noun: the two are no one's words together (اتهم ناشطون الجيش، اتهمت مصادر محلية الجيش)."""
    if _is_theirs(scene, first, k) or _is_accused(scene, first, k):
        return True
    row = scene.page.words
    before, name = row[k - 1].form, scene.first.get(k)
    definite = row[k].form.startswith(article()) if name is None else name[1].span.start == row[k].start
    if not definite or k <= first or k - 1 in scene.cover or before.startswith(article()):
        return False
    many = before.endswith((sound_plural(), oblique()))
    if many and voice(before) is not None:
        return True
    head = row[k - 2].form
    indefinite = k - 1 > first and k - 2 not in scene.cover and not head.startswith(article())
    described = voice(before) is None and (many or before.endswith((relation(), relation() + closed_feminine())))
    return indefinite and described and voice_kind(head) not in (None, "role")


def _is_theirs(scene: Scene, first: int, k: int) -> bool:
    """Whether word `k` is a number, or a noun in the feminine, after a plural of men that has its whole ending and no article: what they
    did it to (خطف مسلحون ملثمون ثلاثة، هاجم مسلحون حافلة)."""
    before, form = scene.page.words[k - 1].form, scene.page.words[k].form
    if k <= first or k in scene.cover or not before.endswith(sound_plural()):
        return False
    if before.startswith(article()) or joined_by_for(before) or imperfect(before) or joined(scene, k):
        return False  # للشؤون الإنسانية, مسعفون وأحد السكان
    return scene.page.words[k].kind == "number" or form in numerals() or form.endswith(closed_feminine())


def _is_accused(scene: Scene, first: int, k: int) -> bool:
    """Whether after a verb of accusing the word names those who bear arms, right after nameless people who are nobody's: they accuse
    them (اتهم سكان الجنود بالنهب)."""
    row = scene.page.words
    head = row[first].form
    if k != first + 1 or not first or head.startswith(article()) or head in qualities("of_another"):
        return False
    many = head.endswith(sound_plural())
    if voice_kind(head) != "source" and not (many and voice_kind(head) == "role"):
        return False
    entry = cue_forms().get(row[first - 1].form)
    accuses = entry is not None and entry[2] is not None and "charge" in entry[2].marks
    return accuses and _kind(head) not in _KIN and _kind(row[k].form.removesuffix(accusative())) in _ARMED


@remembered
def _kind(form: str) -> str | None:
    """The kind of those whom a folded word counts, an ending left out; None where it counts nobody."""
    return next((noun.kind for part in bare(form) if (noun := counted(part)) is not None), None)


def joins_verb(scene: Scene, k: int) -> bool:
    """Whether the word after a definite one is joined to it and can be nobody who speaks too, so that a clause goes on (وفق الوزارة
    وأدى إلى): no name, no noun of speakers or of bodies, no plural, nothing with the article."""
    word, before = scene.page.words[k], scene.page.words[k - 1].form
    form = word.form
    if k in scene.cover or form[:1] not in proclitics("conjunction") or len(form) < _SHORTEST_JOINED:
        return False
    if not (before.startswith(article()) or k - 1 in scene.cover) or joined(scene, k) or voice(form) is not None:
        return False
    rest = form[1:]
    valley = form in heads() and not any(hamza in scene.page.text[word.start : word.end] for hamza in HAMZAS)
    if rest.startswith(article()) or rest in heads() or valley:
        return False
    return not rest.endswith(
        (sound_plural(), oblique(), feminine_plural(), closed_feminine(), *endings("pronoun", "fs", "mp"))
    )
