"""Tell whether what a verb seems to report stands: ambiguous verbs need a clear subject, and something must be said."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.inflection import bare as stems
from khabar.language import article
from khabar.model import Sentence, Word
from khabar.read.statements.cues import Cue, cue_forms
from khabar.read.statements.likely import speaker_like
from khabar.read.statements.neighbours import joined
from khabar.read.statements.objects import against, called_upon, goes_on_himself, past_adverbs
from khabar.read.statements.scene import PAUSES, PLAIN, Opening, Scene, Speaker
from khabar.read.statements.speech_forms import Verb
from khabar.read.statements.stance import begins_stance, lays_blame
from khabar.read.statements.words import conjoined, kinds_of, occasions, said_nouns, small_words

# What is promised or threatened may be told by a noun even where the verb means more than that.
PROMISED = ("offer", "threaten")
# Words that are no speaker's name none in more words than this.
LONG = 4


def holds(scene: Scene, sentence: Sentence, cue: Cue, opening: Opening, speaker: Speaker | None, ahead: bool) -> bool:
    """Whether the draft stands: ambiguous verbs need a clear subject, and something must be said."""
    verb, row = cue.verb, scene.page.words
    assert verb is not None
    noun = opening.kind in ("object", "person", "noun")
    if verb.strict and noun:
        clear = ahead or cue.joined or cue.first == sentence.first or row[cue.first - 1].kind == "mark"
        given = cue.kind == "verb" and goes_on_himself(scene, cue)
        clear = clear or given or against(scene, cue)
        promised = opening.kind in ("noun", "person") and verb.stance in PROMISED
        if not clear or not (promised or opening.kind == "object"):
            return False
        after_comma = cue.joined or row[cue.first - 1].form in PAUSES
        given = given or (cue.joined and promised and opening.kind == "noun" and opening.first == cue.last)
        given = given or ("asks" in verb.marks and row[opening.first].form in verb.after)
        judges = cue.kind == "participle" and verb.stance != "assert" and after_comma
        if not (judges or given) and (speaker is None or not speaker_like(scene, speaker)):
            return False
    if (
        verb.strict
        and cue.kind == "verb"
        and speaker is not None
        and not speaker_like(scene, speaker)
        and (row[speaker.first].form.startswith(article()) or speaker.last - speaker.first > LONG)
    ):
        return False
    if cue.kind == "verb" and speaker is not None and row[cue.last - 1].form[-3:] in kinds_of("between"):
        adjacent = speaker.last == opening.until or speaker.last <= cue.first
        if any(
            _and_the(row[k].form) or joined(scene, k) or small_words().get(row[k].form[1:]) == "in"
            for k in range(speaker.first + 1, speaker.last)
            if conjoined(row[k].form)
        ):
            return False
        if not adjacent and not speaker_like(scene, speaker):
            return False
    if (
        "renews" in verb.marks
        and noun
        and not any(_for_saying(row[k].form) for k in range(cue.last, opening.first + 1))
    ):
        return False
    if "duty" in verb.marks and not lays_blame(scene.page, opening.first, opening.first + 12):
        return False
    if "blame" in verb.marks and not any(row[k].form in kinds_of("blame") for k in range(cue.last, opening.first)):
        return False
    if opening.kind in ("object", "person") and speaker is not None and not speaker_like(scene, speaker):
        return False
    if noun and speaker is None and _unknown_subject(scene, cue, opening):
        return False
    if (
        opening.kind in ("object", "noun")
        and verb.stance == "assert"
        and row[opening.first].form in kinds_of("that")
        and opening.first + 1 < sentence.last
    ):
        return row[opening.first + 1].form in said_nouns()
    return True


def _for_saying(form: str) -> bool:
    """Whether the word is a noun for saying or of a stance, with the article or a pronoun too (رفضه, الدعوة, استعداده)."""
    found = [cue_forms().get(part) for part in (form, form.removeprefix(article()))]
    return any(e is not None and e[1] in ("noun", "verb") for e in found) or any(map(begins_stance, stems(form)))


def _and_the(form: str) -> bool:
    return form[1:].startswith(article())


def _unknown_subject(scene: Scene, cue: Cue, opening: Opening) -> bool:
    """Whether a noun with the article follows the verb that can be no speaker: what comes after it is not said by the last one."""
    row, k = scene.page.words, past_adverbs(scene, cue.last, opening.first)
    if cue.kind != "verb" or opening.first <= k or not row[k].form.startswith(article()):
        return False
    if (
        opening.kind == "person"
        and cue.verb is not None
        and cue.verb.takes == {"person"}
        and cue.verb.stance == "assert"
    ):
        return False  # وعزا التأخر إلى
    return (
        small_words().get(row[k].form) is None
        and row[k].form not in kinds_of("drawn")
        and not called_upon(scene, cue, Speaker(k, k + 1))
    )


def may_report(scene: Scene, cue: Cue, opening: Opening | None, relative: int | None, sentence: Sentence) -> bool:
    """Whether the kind of the cue allows the opening that was found; `relative` is the word by which it opens a clause on a noun."""
    verb, row = cue.verb, scene.page.words
    assert verb is not None
    kind = opening.kind if opening is not None else ""
    if verb.strict and kind not in (*PLAIN, "object", "") and "relay" not in verb.marks:
        at = opening.first + (opening.first in scene.quotes) if opening is not None else 0
        said = row[at].form[opening.cut if at == opening.first else 0 :] if opening is not None else ""
        quoted = opening is not None and opening.first in scene.quotes  # لوحت بـ«رد قاس»
        if verb.stance not in PROMISED or (said not in said_nouns() and not quoted):
            return False
    if cue.kind == "noun" and kind not in PLAIN:
        return False
    if cue.kind == "noun" and not cue.about:
        alone = cue.first == sentence.first or small_words().get(row[cue.first - 1].form) == "in"
        if alone or row[cue.first].form in occasions():
            return False
    if cue.kind == "infinitive" and (opening is None or verb.stance == "assert" or opening.first > cue.last + 3):
        return False
    if relative is not None and (kind not in (*PLAIN, "noun") or verb.stance != "assert"):
        if opening is None and not ("person" in verb.takes and row[relative - 1].form in PAUSES):
            return False
        return cue.says.startswith("past") and (opening is None or _adds(scene, verb, opening, relative))
    if "in" in verb.marks:
        return opening is not None and told_in(row, cue.last, sentence.last) > 0
    return True


def _adds(scene: Scene, verb: Verb, opening: Opening, relative: int) -> bool:
    """Whether a clause on a noun only adds what its noun said, and does not tell which one is meant: it stands after a comma, or tells what
    was promised (الشيوخ الذين تعهدوا بهدنة, المجلس الذي أبدى استعداده)."""
    row = scene.page.words
    if row[relative - 1].form in PAUSES:
        return opening.kind in (*PLAIN, "noun", "object", "person")
    if opening.kind == "object":
        return any(map(begins_stance, stems(row[opening.first].form)[1:]))
    return opening.kind == "noun" and verb.stance in PROMISED


def told_in(row: Sequence[Word], k: int, end: int) -> int:
    """How many words from `k` on bring in the document of a verb of coming (ورد في بيان), take it up (بيان جاء فيه), or bring in the one by
    whose mouth it comes (على لسان فلان)."""
    if k < end and (small_words().get(row[k].form) == "in" or therein(row[k].form)):
        return 1
    return 2 if k + 1 < end and row[k + 1].form in kinds_of("tongue") else 0


def therein(form: str) -> bool:
    """Whether the folded word is the preposition with a pronoun that takes up a document (فيه, فيها)."""
    return form in kinds_of("therein") and any(small_words().get(stem) == "in" for stem in stems(form)[1:])
