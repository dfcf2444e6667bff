"""Draft the statement of a verb with a pronoun attached: for what it names, or for the one accused or called upon."""

from __future__ import annotations

from dataclasses import replace

from khabar.language import article
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
    goes_on = "names" in verb.marks and _goes_on(scene, cue, before)
    opening = _called(scene, cue, sentence.last) if goes_on else None
    if opening is None:
        opening = find_opening(scene, replace(cue, verb=None), sentence, min(sentence.last, cue.last + 20), False)
    if opening is None or opening.kind not in ("quote", "that", "noun"):
        return None
    speaker = speaker_after(scene, cue.last, opening.until, False)
    if speaker is None and not (goes_on and opening.until - cue.last <= 1):
        return None
    condemned = goes_on and speaker is None and before is not None and before.stance == "condemn"
    stance = "condemn" if condemned else verb.stance
    return Draft(cue, opening, speaker, (), sentence.last, stance, "verb-about", start)


def _goes_on(scene: Scene, cue: Cue, before: Draft | None) -> bool:
    """Whether the one who spoke before goes on to say what the thing is (أدان الهجوم ووصفه بالجبان): no part of a clause that he says."""
    if not cue.joined or before is None or before.speaker is None or before.opening.kind == "before":
        return False
    return before.opening.kind != "that" or scene.page.words[cue.first - 1].kind == "mark"


def _called(scene: Scene, cue: Cue, end: int) -> Opening | None:
    """What the thing is called, right after the verb: a quotation after the preposition, or the noun to which it is attached."""
    row, k, verb = scene.page.words, cue.last, cue.verb
    assert verb is not None
    if k + 1 < end and row[k].form in verb.after and k + 1 in scene.quotes:
        return Opening("quote", k + 2, 0, k)
    if k < end and row[k].form[:1] in verb.after and row[k].form[1:].startswith(article()):
        return Opening("noun", k, 1, k)
    return None


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
