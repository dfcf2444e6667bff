"""Read what somebody only gives as the reason for a deed (بذريعة, بحجة)."""

from __future__ import annotations

from khabar.model import Sentence
from khabar.read.statements.cues import Cue
from khabar.read.statements.likely import speaker_like
from khabar.read.statements.scene import Draft, Opening, Scene, Speaker
from khabar.read.statements.sources import speaker_after
from khabar.read.statements.words import that_words, voice_kind


def pretext(scene: Scene, sentence: Sentence, cue: Cue) -> Draft:
    """The draft of a pretext: it lasts to the end of the sentence, and who did the deed answers for it."""
    opening = Opening("object", cue.last, 0, cue.last)
    speaker = _who_did(scene, sentence, cue)
    return Draft(cue, opening, speaker, (), sentence.last, "allege", "pretext", cue.first)


def _who_did(scene: Scene, sentence: Sentence, cue: Cue) -> Speaker | None:
    """Who is told to have done something under the pretext: who opens the sentence, else the first force, body or person named in it."""
    speaker = speaker_after(scene, sentence.first + 1, cue.first, True)
    if (
        speaker is not None
        and speaker_like(scene, speaker)
        and scene.page.words[speaker.first - 1].form not in that_words()
    ):
        return speaker
    for k in range(sentence.first, cue.first):
        named = k in scene.first and scene.first[k][1].kind != "place"
        if named or voice_kind(scene.page.words[k].form) == "body":
            return speaker_after(scene, k, cue.first, True)
    return None
