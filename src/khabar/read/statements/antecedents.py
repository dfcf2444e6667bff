"""Whom a verb without subject takes up that opens a sentence: the one who acts in the sentence before, in which nobody speaks."""

from __future__ import annotations

from dataclasses import replace

from khabar.inflection import closed_feminine, endings, feminine_plural, present_letters
from khabar.language import article
from khabar.model import Sentence
from khabar.read.statements.cues import Cue
from khabar.read.statements.ends import imperfect
from khabar.read.statements.likely import speaker_like
from khabar.read.statements.scene import Draft, Scene, Speaker
from khabar.read.statements.sources import speaker_after
from khabar.read.statements.subjects import first_subject
from khabar.read.statements.words import kinds_of

# Persons and numbers of verbs whose subject was named before: his, hers.
_ALONE = ("ms", "fs")


def take_up(scene: Scene, last: Sentence, sentence: Sentence, found: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, the first of them with its speaker from the sentence before (وصل المبعوث إلى العاصمة. وقال إن …)."""
    if not found or found[0].cue is None or not _opens(sentence, found[0].cue):
        return found
    first, cue = found[0], found[0].cue
    if first.speaker is not None or first.rule == "hearsay":
        return found
    subject = _met(scene, last) or first_subject(scene, last, replace(cue, first=last.last))
    speaker = _apart(scene, subject) if subject is not None else None
    if (
        speaker is None
        or not speaker_like(scene, speaker)
        or not (first.rule == "relay" or _met(scene, last) is not None or _agrees(scene, last, speaker, cue))
    ):
        return found
    return [replace(first, speaker=speaker, rule=f"{first.rule}-of-last"), *found[1:]]


def _met(scene: Scene, last: Sentence) -> Speaker | None:
    """Whom the reporter met in the sentence (التقينا البحار فلانا. يقول إن …); None where he met nobody."""
    row = scene.page.words
    at = next((k for k in range(last.first, last.last) if row[k].form in kinds_of("met")), None)
    return speaker_after(scene, at + 1, last.last, True) if at is not None else None


def _opens(sentence: Sentence, cue: Cue) -> bool:
    """Whether a verb opens the sentence that goes on with nobody who spoke before."""
    return (
        cue.kind == "verb"
        and cue.verb is not None
        and "carry" not in cue.verb.marks
        and cue.first <= sentence.first + 1
        and cue.says.partition(":")[2] in _ALONE
    )


def _agrees(scene: Scene, last: Sentence, speaker: Speaker, cue: Cue) -> bool:
    """Whether the subject follows the verb of its sentence at once and is of the cue's gender: by its noun, of a bare name by the verb,
    which ends as those of a woman in the past do."""
    row = scene.page.words
    named = speaker.name is not None and row[speaker.first].start >= speaker.name.span.start
    told = row[speaker.first - 1 if named else speaker.first].form
    if named and imperfect(told):  # قرب البئر، تجلس فلانة
        return (told[0] in present_letters("fs")) == cue.says.endswith("fs")
    if not last.first < speaker.first <= last.first + 2:
        return False
    ends = endings("past", "fs") if named else (closed_feminine(), feminine_plural())
    return told.endswith(ends) == cue.says.endswith("fs")


def _apart(scene: Scene, speaker: Speaker) -> Speaker:
    """The speaker without what follows the noun with the article and its adjectives: the object of what he did."""
    row, k = scene.page.words, speaker.first
    while k < speaker.last and not row[k].form.startswith(article()):
        k += 1
    while k < speaker.last and row[k].form.startswith(article()):
        k += 1
    return replace(speaker, last=k) if speaker.name is None else speaker
