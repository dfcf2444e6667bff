"""Read what a communiqué says in its own voice (نؤكد أن …): its issuer answers for it, whose name stands alone above or below."""

from __future__ import annotations

from khabar.model import Sentence
from khabar.read.statements.clauses import next_cue
from khabar.read.statements.cues import Cue, announces, cue_forms
from khabar.read.statements.likely import speaker_like
from khabar.read.statements.objects import object_opening
from khabar.read.statements.openings import find_opening
from khabar.read.statements.scene import PAUSES, Draft, Scene, Speaker
from khabar.read.statements.sources import speaker_after
from khabar.read.statements.speakers import naming_end
from khabar.read.statements.speech_forms import OURS
from khabar.read.statements.stance import stance_meant
from khabar.read.statements.words import kinds_of, occasions, small_words, voice_kind

# The line of an issuer holds at most so many words besides the name, and so many in all.
_BESIDE, _LINE = 3, 10
# The issuer signs in one of so many last sentences, or heads one of so many first.
_NEAR = 4
# The verb stands at most so many words after the beginning of its sentence.
_OPENS = 2


def issuer_of(scene: Scene) -> Speaker | None:
    """The words of the organisation or group that a line near the end or the beginning names alone, on a page of which a sentence
    begins with what `we` say; None elsewhere."""
    sentences, row = scene.page.sentences, scene.page.words
    if not any(_opens(scene, sentence) for sentence in sentences):
        return None
    we = (who for sentence in sentences if (who := _we(scene, sentence)) is not None)
    if (who := next(we, None)) is not None:
        return who
    for sentence in (*sentences[-1 : -1 - _NEAR : -1], *sentences[:_NEAR]):
        said = [k for k in range(sentence.first, sentence.last) if row[k].kind in ("word", "number")]
        named = [k for k in said if k in scene.first and scene.first[k][1].kind in ("organization", "group")]
        told = {row[k].form for k in range(sentence.first, sentence.last)}
        issued = _issued(scene, sentence)
        if issued is not None:
            return issued
        if not named or len(said) > _LINE or ":" in told or row[sentence.last - 1].form == ".":
            continue
        last, name = scene.first[named[-1]]
        if said[-1] >= last:
            last, _ = naming_end(scene, named[-1], sentence.last, False)
        if said[-1] < last and len(said) - (last - named[-1]) <= _BESIDE:
            return Speaker(named[-1], last, max(0, name.span.start - row[named[-1]].start))
    return _announcer(scene) if any(_heads(scene, sentence) for sentence in sentences[:_NEAR]) else None


def _we(scene: Scene, sentence: Sentence) -> Speaker | None:
    """Who `we` are where a sentence tells it before the verb (إننا في نقابة المعلمين نستنكر; نحن، أهالي البلدة، نستنكر); None elsewhere."""
    row, k = scene.page.words, sentence.first + _label(scene, sentence)
    if k + 3 >= sentence.last or row[k].form not in kinds_of("we"):
        return None
    at = k + 1 + (row[k + 1].form in PAUSES)
    named = small_words().get(row[at].form) == "in"
    if not named and voice_kind(row[at].form) not in ("source", "body"):
        return None
    verb = next((j for j in range(at + 1 + named, min(sentence.last, k + _LINE)) if _is_ours(row[j].form)), None)
    end = verb - (row[verb - 1].form in PAUSES) if verb is not None else None
    if end is not None and not named and all(word.kind == "word" for word in row[at:end]):
        return Speaker(at, end)
    speaker = speaker_after(scene, at + named, end, False, True) if end is not None else None
    return speaker if speaker is not None and speaker.last == end and speaker_like(scene, speaker) else None


def _label(scene: Scene, sentence: Sentence) -> int:
    """How many words a label of one word with its colon takes at the beginning of the sentence (أولا:, بيان:)."""
    row, first = scene.page.words, sentence.first
    return 2 if first + 2 < sentence.last and row[first + 1].form == ":" else 0


def _is_ours(form: str) -> bool:
    entry = cue_forms().get(form)
    return entry is not None and entry[3] == OURS


def _issued(scene: Scene, sentence: Sentence) -> Speaker | None:
    """Whom a short line names after a word for being issued by somebody (صادر عن المكتب الإعلامي للفيلق); None where none does."""
    row = scene.page.words
    near = range(sentence.first, min(sentence.first + _OPENS, sentence.last - 2))
    at = next((k for k in near if row[k].form in kinds_of("issued") and row[k + 1].form in kinds_of("from")), None)
    if at is None or sentence.last - sentence.first > _LINE or row[sentence.last - 1].form == ".":
        return None
    speaker = speaker_after(scene, at + 2, sentence.last, False)
    return speaker if speaker is not None and speaker_like(scene, speaker) else None


def _heads(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentence is a line that tells what the page is: a communiqué, by its noun first."""
    row = scene.page.words
    short = sentence.last - sentence.first <= _LINE and row[sentence.last - 1].form != "."
    first = row[sentence.first].form
    return short and first in occasions() and voice_kind(first) == "document"


def _announcer(scene: Scene) -> Speaker | None:
    """Who announces something in a sentence that begins with a verb of saying in the present (تعلن القيادة …), before anything is said as
    `we` and no later than in the first paragraph below the head lines."""
    row, line = scene.page.words, None
    for sentence in scene.page.sentences:
        if _opens(scene, sentence) or line not in (None, sentence.line):
            return None
        if announces(row[sentence.first].form):
            speaker = speaker_after(scene, sentence.first + 1, sentence.last, True)
            return speaker if speaker is not None and speaker_like(scene, speaker) else None
        if sentence.last - sentence.first > _LINE or row[sentence.last - 1].form == ".":
            line = sentence.line
    return None


def _opens(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentence begins with a verb of saying of the first person, the number of an item and its colon left out (أولا: نطالب)."""
    row, first = scene.page.words, sentence.first + _label(scene, sentence)
    if _we(scene, sentence) is not None:
        return True
    return any(_is_ours(word.form) for word in row[first : min(sentence.last, first + _OPENS)])


def draft_ours(scene: Scene, sentence: Sentence, cues: list[Cue], n: int) -> Draft | None:
    """The draft of a verb of the first person, cue `n` of the sentence; None where nothing is said, or where it opens no clause."""
    cue, row = cues[n], scene.page.words
    verb = cue.verb
    begins = cue.joined or cue.first < sentence.first + _OPENS or row[cue.first - 1].kind != "word"
    who = _we(scene, sentence) if not begins else None
    if verb is None or not (begins or (who is not None and who.last in (cue.first, cue.first - 1))):
        return None
    limit = next_cue(scene, sentence, cues, n)
    opening = object_opening(scene, cue, find_opening(scene, cue, sentence, limit, True), None, limit, True)
    if opening is None or (verb.strict and opening.kind != "that" and verb.stance == "assert"):
        return None
    stance = stance_meant(scene.page, verb, opening)
    return Draft(cue, opening, scene.issuer, (), sentence.last, stance, f"ours-{opening.kind}", cue.first)
