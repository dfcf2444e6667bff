"""Read a statement whose text the report gives in full."""

from __future__ import annotations

from khabar.model import Sentence
from khabar.read.statements.clauses import BACK
from khabar.read.statements.cues import Cue
from khabar.read.statements.likely import speaker_like
from khabar.read.statements.scene import Draft, Opening, Scene, Speaker
from khabar.read.statements.sources import speaker_after


def full_text(scene: Scene, sentence: Sentence, cue: Cue) -> Draft | None:
    """The text of a statement in full, after a colon (وفيما يلي نص البيان:): its issuer is the first speaker named in the sentence."""
    row = scene.page.words
    colon = next((k for k in range(cue.last, min(len(row), cue.last + 6)) if row[k].form == ":"), None)
    if colon is None:
        return None
    speakers = (
        speaker_after(scene, k, cue.first, True)
        for k in range(sentence.first + 1, min(cue.first, sentence.first + BACK))
    )
    speaker = next((s for s in speakers if s is not None and speaker_like(scene, s)), None)
    speaker = speaker or _issuer_before(scene, sentence.first)
    opening = Opening("colon", colon + 1, 0, colon)
    return Draft(cue, opening, speaker, (), sentence.last, "assert", "text-of", cue.first)


def _issuer_before(scene: Scene, k: int) -> Speaker | None:
    """The first organisation that the text names, where it comes before word `k`: its statement follows."""
    found = next((j for j in sorted(scene.first) if j < k and scene.first[j][1].kind == "organization"), None)
    return Speaker(found, scene.first[found][0]) if found is not None else None
