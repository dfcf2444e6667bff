"""Draft the statement of a verbal noun with its subject and its object (رغم إعلان الوزير إغلاق المعبر, بعد تأكيد الشرطة استعدادها)."""

from __future__ import annotations

from khabar.inflection import bare
from khabar.model import Sentence
from khabar.read.statements.cues import Cue
from khabar.read.statements.likely import speaker_like
from khabar.read.statements.objects import past_adverbs
from khabar.read.statements.scene import PAUSES, Draft, Opening, Scene
from khabar.read.statements.sources import speaker_after
from khabar.read.statements.words import said_nouns, small_words, time_prepositions, voice

# What a verbal noun alone tells for sure: an announcement, a claim or a promise.
_TOLD = ("assert", "allege", "offer")


def draft_noun(scene: Scene, sentence: Sentence, cue: Cue, limit: int) -> Draft | None:
    """The draft of a verbal noun that its subject and a noun of doing follow; None where one of them is missing.

    It stands after a preposition, never with the article: as a subject or an object of its own it is what the report itself tells.
    """
    verb, row = cue.verb, scene.page.words
    if verb is None or verb.strict or cue.kind != "noun" or cue.about or verb.stance not in _TOLD or cue.joined:
        return None
    if "object" not in verb.takes or not _governed(row[cue.first - 1].form if cue.first > sentence.first else ""):
        return None
    end = min(limit, sentence.last)
    speaker = speaker_after(scene, cue.last, end, True)
    if speaker is None or speaker.first != cue.last or not speaker_like(scene, speaker):
        return None
    k = speaker.last
    if row[k - 1].form in PAUSES or (k < end and row[k].form in PAUSES):
        aside = next((j for j in range(k + 1, min(end, k + 16)) if row[j].form in PAUSES), None)
        k = aside + 1 if aside is not None else k
    k = past_adverbs(scene, k, end)
    if k >= end or k in scene.cover or not _doing(row[k].form):
        return None
    return Draft(cue, Opening("object", k, 0, k), speaker, (), sentence.last, verb.stance, "noun-of-speaker", cue.first)


def _governed(form: str) -> bool:
    """Whether the word before is one after which a verbal noun tells an occasion (بعد, من, رغم, مع, غداة)."""
    return form in time_prepositions() or small_words().get(form) in ("in", "off")


def _doing(form: str) -> bool:
    return any(stem in said_nouns() and voice(stem) is None for stem in bare(form))
