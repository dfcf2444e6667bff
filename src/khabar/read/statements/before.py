"""Find what is said where it stands before the verb that reports it: a quotation, or the sentence up to a comma."""

from __future__ import annotations

from itertools import islice

from khabar.model import Sentence
from khabar.read.sentences import ENDS
from khabar.read.statements.cues import Cue
from khabar.read.statements.hearers import to_outlet
from khabar.read.statements.likely import speaker_like
from khabar.read.statements.objects import past_adverbs
from khabar.read.statements.scene import EDGES, PAUSES, Draft, Opening, Scene, Speaker, after_dateline
from khabar.read.statements.sources import spoken_to
from khabar.read.statements.words import kinds_of, occasions, small_words, voice_kind

# What is said before a speaker whose verb ends the sentence has so many words at least.
LEAST_SAID = 5


def quotation_before(scene: Scene, sentence: Sentence, cue: Cue, after: Speaker | None) -> Opening | None:
    """A quotation right before the verb whose speaker follows it («…»، قال فلان), also where it ends a sentence by its stop (". قال)."""
    row = scene.page.words
    k = cue.first - 1
    while k > sentence.first and (row[k].form in EDGES or row[k].form in kinds_of("thus")):
        k -= 1
    # No more than tell whether they are few: a sentence may be endless.
    rest = list(islice((j for j in range(cue.last, sentence.last) if row[j].kind == "word"), LEAST_SAID + 1))
    occasion = len(rest) > 1 and small_words().get(row[rest[0]].form) == "in" and row[rest[1]].form in occasions()
    ends = cue.kind == "verb" and (not rest or (occasion and len(rest) <= LEAST_SAID))  # «…»، أوضح في اتصال هاتفي
    if (after is None and not ends) or k not in scene.closed or k - scene.closed[k] < 3:
        return None
    own = after is not None and not cue.joined and speaker_like(scene, after)
    if k < sentence.first and not (own and _alone(scene, scene.closed[k])):
        return None
    if after is not None and cue.joined and not speaker_like(scene, after):
        return None
    return Opening("before", scene.closed[k] + 1, 0, k)


def _alone(scene: Scene, mark: int) -> bool:
    """Whether nobody is told before the quotation that opens at word `mark`: it opens its sentence."""
    before = scene.page.words[mark - 1] if mark else None
    return before is None or before.kind == "break" or before.form in ENDS


def said_before(
    scene: Scene, sentence: Sentence, cue: Cue, after: Speaker | None, before: Draft | None
) -> Opening | None:
    """The sentence up to a comma, where a verb and its speaker end it (سقط قتيلان، قال شهود), or a speaker and his verb, as in reports
    that a machine translated (سقط قتيلان، الشهود قالوا للإذاعة)."""
    row = scene.page.words
    verb = cue.verb
    if after is not None and after.last <= cue.first:
        return _said_before_him(scene, sentence, cue, after, before)
    if (
        after is None
        or cue.joined
        or verb is None
        or "that" not in verb.takes
        or cue.first - sentence.first < 5
        or before is not None
    ):
        return None
    if row[cue.first - 1].form not in EDGES or not speaker_like(scene, after):
        return None
    rest = past_adverbs(scene, after.last, sentence.last)
    if after.name is None and any(row[k].kind in ("word", "number") for k in range(rest, sentence.last)):
        return None
    return Opening("before", after_dateline(scene, sentence.first), 0, cue.first - 1)


def _said_before_him(scene: Scene, sentence: Sentence, cue: Cue, who: Speaker, before: Draft | None) -> Opening | None:
    """The sentence up to the comma before a speaker whose verb ends it, with nothing but a hearer, a time or a manner after it."""
    row, verb = scene.page.words, cue.verb
    if verb is None or "that" not in verb.takes or before is not None or not speaker_like(scene, who):
        return None
    if who.first - sentence.first < LEAST_SAID or row[who.first - 1].form not in EDGES or cue.first > who.last + 1:
        return None
    k = cue.last
    while k < sentence.last and row[k].kind == "word":
        step = past_adverbs(scene, k, sentence.last)
        if step == k and (to_outlet(scene, k) or spoken_to(scene, k)):
            step = scene.first[k][0] if k in scene.first else scene.first[k + 1][0] if k + 1 in scene.first else k + 1
        if step == k:
            return None
        k = step
    if any(row[j].kind in ("word", "number") for j in range(k, sentence.last)):
        return None
    return Opening("before", after_dateline(scene, sentence.first), 0, who.first - 1)


def apposed(scene: Scene, opening: Opening, speaker: Speaker | None) -> bool:
    """Whether what looks like an object only tells which office the person named before its comma holds (قال فلان، قائد الفرقة)."""
    row, k = scene.page.words, opening.first
    return (
        speaker is not None
        and speaker.name is not None
        and row[k - 1].form in PAUSES
        and voice_kind(row[k].form) == "role"
    )


def credited(scene: Scene, cue: Cue, before: Draft) -> Speaker | None:
    """The one named by a phrase of attribution, whom the relative clause of the verb is about (بحسب المنسق، الذي طالب بهدنة)."""
    who = before.speaker
    if before.opening.kind != "before" or who is None or not before.limit < who.first < who.last < cue.first:
        return None
    return who if all(word.form in PAUSES for word in scene.page.words[who.last : cue.first - 1]) else None
