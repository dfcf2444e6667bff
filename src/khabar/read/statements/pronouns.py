"""Draft the statement of a verb with a pronoun attached: for what it names, or for the one accused or called upon."""

from __future__ import annotations

from dataclasses import replace

from khabar.model import Sentence
from khabar.read.statements.cues import Cue
from khabar.read.statements.openings import find_opening
from khabar.read.statements.scene import Draft, Opening, Scene
from khabar.read.statements.sources import speaker_after
from khabar.read.statements.stance import lays_blame
from khabar.read.statements.subjects import first_subject, speaker_before
from khabar.read.statements.words import kinds_of, phrase_at

# How many words after a verb with a pronoun for the one addressed what is said begins.
ADDRESSED = 8


def draft_about(scene: Scene, sentence: Sentence, cue: Cue, before: Draft | None, start: int) -> Draft | None:
    """A verb with a pronoun for what it names (فيما وصفه الوزير بأنه …), or for the one addressed."""
    verb = cue.verb
    assert verb is not None
    if verb.addresses:
        draft = _addressed(scene, sentence, cue, before, start)
        if draft is not None or cue.first == 0 or scene.page.words[cue.first - 1].form not in kinds_of("what"):
            return draft
    opening = find_opening(scene, replace(cue, verb=None), sentence, min(sentence.last, cue.last + 20), False)
    if opening is None or opening.kind not in ("quote", "that"):
        return None
    speaker = speaker_after(scene, cue.last, opening.until, False)
    if speaker is None:
        return None
    return Draft(cue, opening, speaker, (), sentence.last, verb.stance, "verb-about", start)


def _addressed(scene: Scene, sentence: Sentence, cue: Cue, before: Draft | None, start: int) -> Draft | None:
    """A verb with a pronoun for the one accused or called upon (واتهمتها بتعمد القصف)."""
    verb, row = cue.verb, scene.page.words
    assert verb is not None
    if cue.first > sentence.first and phrase_at("relative", row, cue.first - 1) is not None:
        return None
    limit = min(sentence.last, cue.last + ADDRESSED)
    opening = find_opening(scene, cue, sentence, limit, True)
    if opening is None and "duty" in verb.marks and cue.says.startswith("past"):
        at = next((k for k in range(cue.last, limit) if lays_blame(scene.page, k, k + 1)), None)
        opening = Opening("object", at, 0, at) if at is not None else None
    if opening is None:
        return None
    speaker = speaker_after(scene, cue.last, opening.until, False)
    if speaker is None and not cue.joined and start < cue.first:
        speaker = speaker_before(scene, cue, start)
    if speaker is None and before is None:
        speaker = first_subject(scene, sentence, cue) if cue.first >= sentence.first + 2 else None
        if speaker is None and not cue.joined:
            return None
    return Draft(cue, opening, speaker, (), sentence.last, verb.stance, "verb-addressed", start)
