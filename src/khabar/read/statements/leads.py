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
from khabar.read.statements.words import kinds_of, phrase_at, was

# The word that opens a clause on a noun stands at most so many words before the verb, those that set it back in time between them.
_SINCE = 6


class Lead(NamedTuple):
    """What leads up to a verb of saying: who is told before it to speak, the word by which it opens a clause on a noun (المرصد الذي أشار
    إلى), or None, and the word with which its clause begins."""

    speaker: Speaker | None
    relative: int | None
    start: int


def relative_before(scene: Scene, sentence: Sentence, cue: Cue) -> int | None:
    """The word by which the verb opens a clause on a noun, with nothing between the two but that it was so before (بيروت، التي سبق أن نفت
    ذلك; الوزير الذي كان قد نفى ذلك); None where it opens none."""
    row = scene.page.words
    for k in range(cue.first - 1, max(sentence.first, cue.first - _SINCE), -1):
        if phrase_at("relative", row, k) is not None:
            return k if _before_now(scene, k + 1) == cue.first else None
    return None


def _before_now(scene: Scene, k: int) -> int:
    """The first word from `k` on that is none of those that set a verb back in time (كان قد, سبق أن)."""
    row = scene.page.words
    while k < len(row):
        already = phrase_at("already", row, k)
        if already is None and not was(row[k].form) and row[k].form not in kinds_of("has"):
            break
        k = already[0] if already is not None else k + 1
    return k


def lead_of(scene: Scene, sentence: Sentence, cue: Cue, before: Draft | None, start: int) -> Lead:
    """What leads up to the cue, whose clause begins at word `start`; its speaker is None where nobody is told before it."""
    relative = relative_before(scene, sentence, cue)
    ahead = credited(scene, cue, before) if relative is not None and before is not None else None
    if relative is not None and ahead is None:
        return Lead(None, relative, start)
    if cue.kind == "verb" and cue.joined:
        ahead = as_for(scene, sentence, cue)
    elif cue.kind == "verb" and ahead is None and start < cue.first:
        ahead = speaker_before(scene, cue, start)
    elif cue.kind == "verb" and ahead is None:
        ahead, start = across_apposition(scene, sentence, cue, before) or (None, start)
    return Lead(ahead, None, start)


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
