"""Tell the nouns after a verb of saying apart: its subject, those it is said to, and those with which what is said begins."""

from __future__ import annotations

from khabar.inflection import endings
from khabar.language import article, proclitics, splits
from khabar.model import Sentence
from khabar.read.statements.before import quotation_before
from khabar.read.statements.cues import Cue
from khabar.read.statements.hearers import tells_outlet
from khabar.read.statements.likely import in_accusative, speaker_like
from khabar.read.statements.objects import also, called_upon, object_opening, past_adverbs, subject_given
from khabar.read.statements.scene import EDGES, Draft, Opening, Scene, Speaker
from khabar.read.statements.sources import speaker_after
from khabar.read.statements.speech_forms import Verb
from khabar.read.statements.stance import lays_blame
from khabar.read.statements.subjects import first_subject
from khabar.read.statements.words import kinds_of, said_nouns, voice

# Among how many words from the deed on the one stands on whom responsibility for it is laid.
_LAID = 7


def speaker_and_opening(
    scene: Scene, sentence: Sentence, cue: Cue, opening: Opening | None, ahead: Speaker | None, limit: int
) -> tuple[Speaker | None, Opening | None]:
    """The speaker of a verb and where what is said begins, each told by the other: nouns after a verb may be either;
    None for each that the words do not tell."""
    verb = cue.verb
    assert verb is not None
    if cue.kind != "verb":
        more = opening is None or cue.kind == "participle"
        if cue.kind == "noun" and not cue.about and opening is not None:
            return speaker_after(scene, cue.last, opening.until, False), opening
        return None, object_opening(scene, cue, opening, None, limit, True) if more else opening
    alone = opening is None or opening.kind in ("object", "person") or "person" in verb.takes
    until = opening.until if opening is not None else limit
    after = speaker_after(scene, cue.last, until, alone) if ahead is None else None
    if after is not None and (_no_subject(scene, cue, verb, after) or _held_therein(scene, cue, verb, after)):
        after = None
    if after is not None and tells_outlet(scene, cue) and after.last == scene.first[cue.last][0]:
        after = None
    named = opening.until if opening is not None and "names" in verb.marks else len(scene.page.words)
    other = opening is not None and "names" in verb.marks and after is not None and not speaker_like(scene, after)
    other = other or (after is not None and opening is None and _is_ascribed(scene, verb, after))
    if after is not None and (other or (after.last >= named and after.first <= cue.last + 1)):
        opening = Opening("person", after.first, after.cut, after.first)
        after = None
    quotes = "quote" in verb.takes or scene.page.words[cue.first - 1].form in kinds_of("thus")
    quoted = quotation_before(scene, sentence, cue, after) if quotes and not cue.joined else None
    if quoted is not None and after is not None and (opening is None or opening.kind in ("object", "person")):
        return ahead or after, quoted
    opening = object_opening(scene, cue, opening, after, limit, ahead is not None)
    if opening is None or (quoted is not None and opening.kind in ("object", "person")):
        opening = quoted or quotation_before(scene, sentence, cue, after)
    return ahead or after, opening


def _is_ascribed(scene: Scene, verb: Verb, after: Speaker) -> bool:
    """Whether the noun after a verb of ascribing is what is ascribed, and to what follows it (وعزا التأخر إلى ألغام)."""
    row, to = scene.page.words, kinds_of("lent")
    ascribes = verb.takes == {"person"} and verb.stance == "assert" and after.last < len(row)
    return ascribes and row[after.last].form in to and not speaker_like(scene, after)


def _held_therein(scene: Scene, cue: Cue, verb: Verb, after: Speaker) -> bool:
    """Whether the noun is what a document named before holds, not who speaks (تقريرا وثقت فيه حصيلة الغارات)."""
    row = scene.page.words
    if "object" not in verb.takes or row[cue.last].form not in kinds_of("therein") or after.first != cue.last + 1:
        return False
    return row[after.first].form in said_nouns() and not row[after.first].form.startswith(article())


def _no_subject(scene: Scene, cue: Cue, verb: Verb, after: Speaker) -> bool:
    """Whether the noun after the verb cannot be its subject: a plural verb has none after it, and some are called upon or blamed."""
    if cue.says.rpartition(":")[2] in ("mp", "md", "fd") or subject_given(scene, cue):
        return True
    if after.first == cue.last and in_accusative(scene, after.first):
        return True
    duty = "duty" in verb.marks and lays_blame(scene.page, after.last, after.last + 1)
    if duty and _lays_on(scene, after.last + 2):
        return False  # حملت الحكومة مسؤولية القصف للحركة
    if "person" in verb.takes and called_upon(scene, cue, after):
        return True
    return duty or ("charge" in verb.marks and _stands_before_charge(scene, verb, after))


def charges(scene: Scene, verb: Verb, k: int) -> bool:
    """Whether after a participle the one who is charged stands at word `k`, and what he is charged with after him (متهما الشرطة بحجز …)."""
    after = speaker_after(scene, k, min(len(scene.page.words), k + _LAID), True)
    clear = after is not None and after.first == k and speaker_like(scene, after)
    return after is not None and clear and _stands_before_charge(scene, verb, after)


def _lays_on(scene: Scene, k: int) -> bool:
    """Whether from word `k` on it is told on whom responsibility is laid (مسؤولية القصف للحركة)."""
    row, (lam,) = scene.page.words, proclitics("swallows_article")
    for i in range(k, min(k + _LAID, len(row))):
        if row[i].form in EDGES or row[i].kind == "break":
            return False
        glued = i in scene.first and scene.first[i][1].span.start > row[i].start
        if row[i].form == lam or row[i].form.startswith(lam if glued else lam * 2):
            return True
    return False


def _stands_before_charge(scene: Scene, verb: Verb, after: Speaker) -> bool:
    """Whether the noun is the only one between a verb that charges somebody and its preposition (واتهمت الجيش بقصف السوق)."""
    row = scene.page.words
    k = past_adverbs(scene, after.last, len(row))
    if k >= len(row) or (k in scene.first and scene.first[k][1].span.start == row[k].start):
        return False  # اتهمت بيروت باريس
    return any(particles in verb.after for _, particles, _ in splits[row[k].form])


def is_addressed(
    scene: Scene, sentence: Sentence, cue: Cue, opening: Opening, speaker: Speaker, before: Draft | None
) -> bool:
    """Whether the party right after the verb is called upon: the one who spoke or acted before in the sentence goes on, with a verb of the
    same form (دانت الجامعة القصف وطالبت أنقرة بوقفه), and is none of the same sort (دانت باريس القصف ودعت واشنطن إلى وقفه)."""
    if cue.verb is None or "person" not in cue.verb.takes or opening.kind != "noun":
        return False
    if speaker.name is not None or not (cue.joined or also(scene, cue)):
        return False
    row = scene.page.words
    if not all(word.form.startswith(article()) for word in row[speaker.last : opening.until]):
        return False
    if before is None:
        verb = row[sentence.first].form
        who = (
            first_subject(scene, sentence, cue)
            if cue.says == "past:fs" and verb.endswith(endings("past", "fs"))
            else None
        )
    elif before.cue is None or before.cue.says != cue.says:
        return False
    else:
        who = before.speaker
        if who is None and before.cue.joined:
            return True
    if who is None:
        return False
    here = scene.first.get(speaker.first)
    if here is not None and here[1].kind == "place":
        return not any(k in scene.cover and scene.cover[k].kind == "place" for k in range(who.first, who.last))
    return voice(row[who.first].form) is None or voice(row[who.first].form) != voice(row[speaker.first].form)
