"""Find who is told to speak before a verb of saying, and whether he is its speaker."""

from __future__ import annotations

from typing import NamedTuple

from khabar.model import Sentence
from khabar.read.statements.before import credited
from khabar.read.statements.cues import Cue
from khabar.read.statements.hearers import tells_outlet
from khabar.read.statements.likely import speaker_like
from khabar.read.statements.scene import PLAIN, Draft, Opening, Scene, Speaker
from khabar.read.statements.sources import speaker_after
from khabar.read.statements.subjects import across_apposition, as_for, speaker_before
from khabar.read.statements.words import phrase_at


class Lead(NamedTuple):
    """What leads up to a verb of saying: who is told before it to speak, whether it opens a clause on a noun (المرصد الذي أشار إلى), and
    the word with which its clause begins."""

    speaker: Speaker | None
    relative: bool
    start: int


def lead_of(scene: Scene, sentence: Sentence, cue: Cue, before: Draft | None, start: int) -> Lead:
    """What leads up to the cue, whose clause begins at word `start`; its speaker is None where nobody is told before it."""
    relative = cue.first > sentence.first and phrase_at("relative", scene.page.words, cue.first - 1) is not None
    ahead = credited(scene, cue, before) if relative and before is not None else None
    if relative and ahead is None:
        return Lead(None, True, start)
    if cue.kind == "verb" and cue.joined:
        ahead = as_for(scene, sentence, cue)
    elif cue.kind == "verb" and ahead is None and start < cue.first:
        ahead = speaker_before(scene, cue, start)
    elif cue.kind == "verb" and ahead is None:
        ahead, start = across_apposition(scene, sentence, cue, before) or (None, start)
    return Lead(ahead, False, start)


def unless_after(scene: Scene, cue: Cue, opening: Opening | None, lead: Lead) -> Lead:
    """The lead, without its speaker where the verb has another, who is told after it (أما الوزير فقال ناطق باسمه إن)."""
    ahead = lead.speaker
    if ahead is None or opening is None or opening.kind not in PLAIN:
        return lead
    likely = tells_outlet(scene, cue) or speaker_like(scene, ahead)
    if likely and not cue.joined:
        return lead
    other = speaker_after(scene, cue.last, opening.until, False)
    displaced = other is not None and (cue.joined or speaker_like(scene, other))
    return lead._replace(speaker=None) if displaced else lead
