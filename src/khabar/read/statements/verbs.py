"""Draft the statement of a verb, participle or noun of speech: its speaker, and where what is said begins."""

from __future__ import annotations

from dataclasses import replace

from khabar.inflection import oblique
from khabar.language import article, of_kind, proclitics
from khabar.model import Sentence
from khabar.read.statements.before import apposed, said_before
from khabar.read.statements.clauses import clause_start, next_cue, spoke_to
from khabar.read.statements.complements import charges, is_addressed, speaker_and_opening
from khabar.read.statements.cues import Cue, cue_forms, told_us
from khabar.read.statements.leads import Lead, lead_of, unless_after
from khabar.read.statements.likely import speaker_like
from khabar.read.statements.objects import goes_on_himself
from khabar.read.statements.openings import find_opening
from khabar.read.statements.outlets import Range, asked_by, outlets
from khabar.read.statements.pronouns import draft_about
from khabar.read.statements.relatives import antecedent
from khabar.read.statements.relays import learnt, relayed
from khabar.read.statements.scene import PLAIN, Draft, Opening, Scene, Speaker
from khabar.read.statements.sources import speaker_after
from khabar.read.statements.speech_forms import Verb
from khabar.read.statements.stance import stance_meant
from khabar.read.statements.standing import holds, may_report, therein, told_in
from khabar.read.statements.subjects import first_subject, taken_up
from khabar.read.statements.words import denied, kinds_of, small_words, voice

# The dual of a verb of so few letters is spelled as an adverb (علما).
_SHORT = 3
# Who was told is named within so many words after a verb that ends its sentence.
_HEARD = 24


def draft_verb(scene: Scene, sentence: Sentence, cues: list[Cue], n: int, before: Draft | None) -> Draft | None:
    """The draft of cue `n` of the sentence, or None where it reports nothing; `before` is the last draft of the sentence."""
    cue = _other_reading(scene, sentence, cues[n])
    verb = cue.verb
    if verb is None or not _may_speak(scene, sentence, cue, verb):
        return None
    start = cue.first
    if cue.kind != "participle" and not cue.joined:
        start = clause_start(scene, sentence, cue.first, before, cue.says.endswith(("md", "fd")))
    if cue.about and cue.kind == "verb":
        return draft_about(scene, sentence, cue, before, start)
    lead = lead_of(scene, sentence, cue, before, start)
    limit = next_cue(scene, sentence, cues, n)
    opening = find_opening(scene, cue, sentence, limit, _has_subject(scene, cue, lead))
    if not may_report(scene, cue, opening, lead.relative, sentence):
        return None
    if opening is not None and opening.kind == "that" and spoke_to(scene, cue):
        return None
    lead = unless_after(scene, cue, opening, lead)
    if "in" in verb.marks and opening is not None:
        held = cue.last + told_in(scene.page.words, cue.last, sentence.last)
        speaker = speaker_after(scene, held, opening.until, False, True)
        via: tuple[Range, ...] = ()
        if speaker is None and therein(scene.page.words[cue.last].form):  # أصدرت الوزارة بيانا جاء فيه أن
            speaker, via = first_subject(scene, sentence, cue), asked_by(scene, sentence, cue)
        return Draft(cue, opening, speaker, via, sentence.last, verb.stance, "verb-in-document", lead.start)
    if "relay" in verb.marks:
        return relayed(scene, sentence, cue, opening, before, lead.start)
    if "lends" in verb.marks and (lent := relayed(scene, sentence, cue, opening, before, lead.start)) is not None:
        return lent
    if "learns" in verb.marks and opening is not None and opening.kind in PLAIN:
        learned = learnt(scene, sentence, cue, opening, lead.start)
        if learned is not None:
            return learned
    return _draft_own(scene, sentence, cue, opening, lead, limit, before)


def _may_speak(scene: Scene, sentence: Sentence, cue: Cue, verb: Verb) -> bool:
    """Whether the cue may open a statement where it stands: no word denies it, and a participle that wants a comma has one."""
    if _left_open(scene, sentence, cue) and not ("open" in verb.marks and cue.kind == "verb"):
        return False
    if "thinks" in verb.marks and _mistaken(scene, sentence, cue):
        return False
    previous = scene.page.words[cue.first - 1] if cue.first > sentence.first else None
    wants = cue.kind == "participle" and "comma" in verb.marks
    if not wants or previous is None or previous.kind == "mark":
        return True
    return "charge" in verb.marks and charges(scene, verb, cue.last)


def _mistaken(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """Whether the verb of thinking opens a clause on a noun without article: what that was mistaken for (سيارة ظن الحارس أنها مفخخة)."""
    if cue.last < sentence.last and scene.page.words[cue.last].form in of_kind("corrections", "mistaken"):
        return True  # حسبوا خطأ أنهم مسلحون
    before = scene.page.words[cue.first - 1] if cue.first > sentence.first else None
    if before is None or cue.joined or not cue.says.startswith("past") or before.kind != "word":
        return False
    governed = small_words().get(scene.page.words[cue.first - 2].form) in ("in", "off")
    speaks = voice(before.form) is not None and not (governed or before.form.endswith(oblique()))
    known = before.form.startswith(article()) or small_words().get(before.form) is not None or speaks
    return not known and cue.first - 1 not in scene.cover and before.form not in kinds_of("has")


def _left_open(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """Whether the word before the cue denies it (لم يستبعد)."""
    return cue.first > sentence.first and denied(scene.page.words[cue.first - 1].form)


def _has_subject(scene: Scene, cue: Cue, lead: Lead) -> bool:
    """Whether no subject is to be looked for after the cue: it is told before, or in it, or the cue is no verb that takes one."""
    if (
        lead.speaker is not None
        or lead.relative is not None
        or cue.kind in ("participle", "infinitive")
        or (cue.kind == "noun" and cue.about)
    ):
        return True
    return cue.kind == "verb" and goes_on_himself(scene, cue)


def _draft_own(
    scene: Scene,
    sentence: Sentence,
    cue: Cue,
    opening: Opening | None,
    lead: Lead,
    limit: int,
    before: Draft | None,
) -> Draft | None:
    """The draft of what the subject of the cue itself says, or None where nothing is said or by nobody."""
    verb, ahead = cue.verb, lead.speaker
    assert verb is not None
    speaker, opening = speaker_and_opening(scene, sentence, cue, opening, ahead, limit)
    if speaker is not None and opening is not None and is_addressed(scene, sentence, cue, opening, speaker, before):
        opening, speaker = Opening("person", speaker.first, speaker.cut, speaker.first), None
    loose = opening is None or (opening.kind == "object" and (ahead is not None or apposed(scene, opening, speaker)))
    if cue.kind == "verb" and not verb.strict and loose:
        opening = said_before(scene, sentence, cue, speaker, before) or opening
    if opening is None and lead.relative is not None and "person" in verb.takes:
        opening = Opening("person", cue.last, 0, cue.last)
    if opening is None or scene.page.words[opening.first].form in proclitics("conjunction"):
        return None  # الحكومة تتوعد و"الجبهة" تطالب
    own = speaker is not None and speaker.first == cue.last and speaker_like(scene, speaker)
    if lead.relative is not None and own and "person" in verb.takes and speaker is not None:
        opening, own = Opening("person", speaker.first, speaker.cut, speaker.first), False
    of_noun = lead.relative is not None and not own
    if of_noun and lead.relative is not None:
        speaker = antecedent(scene, sentence, lead.relative)
        if speaker is None and (opening.kind == "object" or verb.stance != "assert"):
            return None
    if not holds(scene, sentence, cue, opening, speaker, ahead is not None or lead.relative is not None):
        return None
    stated = not of_noun and speaker is not None and (speaker is not ahead or speaker_like(scene, speaker))
    if not stated and cue.kind == "verb" and _nobody(scene, cue, verb, opening):
        return None
    heard: tuple[Range, ...] = ()
    if speaker is None and lead.relative is None and "hearsay" not in verb.marks:
        speaker = taken_up(scene, sentence, cue, before is None)
        heard = _heard(scene, speaker, cue) if speaker is not None and before is None else ()
    if "hearsay" in verb.marks:
        if scene.page.words[cue.last].form in kinds_of("therein"):
            return None
        if speaker is None or speaker is ahead or not speaker_like(scene, speaker):
            return Draft(cue, opening, None, (), sentence.last, verb.stance, "hearsay", lead.start)
    until = min(sentence.last, cue.last + _HEARD) if opening.kind == "before" else opening.until
    asked = asked_by(scene, sentence, cue) if before is None else ()
    via = (*dict.fromkeys(_met(scene, cue, speaker, ahead) + heard + asked + _told(scene, cue, speaker, ahead, until)),)
    limit = opening.until if opening.kind == "before" else sentence.last
    stance = _stance(scene, sentence, cue, opening)
    return Draft(cue, opening, speaker, via, limit, stance, _rule(cue, opening, ahead), lead.start)


def _met(scene: Scene, cue: Cue, speaker: Speaker | None, ahead: Speaker | None) -> tuple[Range, ...]:
    """The outlets named between the one who speaks and the verb (الوزير في حديث لقناة … قال)."""
    return outlets(scene, speaker.last, cue.first) if speaker is not None and speaker is ahead else ()


def _heard(scene: Scene, speaker: Speaker, cue: Cue) -> tuple[Range, ...]:
    """The outlet after ل between the one whom the verb takes up and the verb (روى فلان لصحيفة … كيف نجا، قائلا): the nearest to it."""
    row, lam = scene.page.words, proclitics("swallows_article")
    named = outlets(scene, speaker.last, cue.first)
    return tuple((a, b) for a, b in named if row[a].form[:1] in lam or row[a - 1].form in lam)[-1:]


def _told(scene: Scene, cue: Cue, speaker: Speaker | None, ahead: Speaker | None, until: int) -> tuple[Range, ...]:
    """The outlets named after the verb: between it and the one who speaks, and after both, before word `until`."""
    if scene.page.words[cue.last - 1].form in told_us():
        return ((cue.last - 1, cue.last),)  # أبلغتنا إدارة المستشفى
    if speaker is None or speaker is ahead or speaker.first < cue.last:
        return outlets(scene, cue.last, until)
    between = outlets(scene, cue.last, speaker.first) if speaker.first > cue.last else ()
    return between + outlets(scene, speaker.last, until, cue.verb is not None and "tells" in cue.verb.marks)


def _stance(scene: Scene, sentence: Sentence, cue: Cue, opening: Opening) -> str:
    """The stance of the cue to what is said: what is hearsay, or is not denied, is asserted, or is offered where no clause tells it."""
    verb = cue.verb
    assert verb is not None
    if "hearsay" in verb.marks:
        return "assert"
    if _left_open(scene, sentence, cue):
        return "assert" if opening.kind in PLAIN else "offer"
    return stance_meant(scene.page, verb, opening)


def _rule(cue: Cue, opening: Opening, ahead: Speaker | None) -> str:
    """The name of the rule that drafts it: the kind of the cue, how what is said begins, and whether the subject is told before."""
    called = cue.verb is not None and "names" in cue.verb.marks and opening.kind == "person"
    return f"{cue.kind}-{'named' if called else opening.kind}" + ("-after-subject" if ahead is not None else "")


def _nobody(scene: Scene, cue: Cue, verb: Verb, opening: Opening) -> bool:
    """Whether a verb without a subject is told of nobody: a thought (يعتقد أن), a dual with no two before it (علما أن), or what a thing
    points to (يشير ذلك إلى)."""
    if cue.last + 1 == opening.until and scene.page.words[cue.last].form in kinds_of("that"):
        return True
    if cue.says == "present:ms" and "nobody" in verb.marks:
        return True
    return cue.says == "past:md" and not cue.joined and len(verb.past) <= _SHORT


def _other_reading(scene: Scene, sentence: Sentence, cue: Cue) -> Cue:
    """`ورد` without في after it is و and رد."""
    row = scene.page.words
    if (
        cue.verb is None
        or "in" not in cue.verb.marks
        or cue.last >= sentence.last
        or told_in(row, cue.last, sentence.last)
    ):
        return cue
    other = cue_forms().get(row[cue.first].form[1:])
    if other is None or other[1] != "verb":
        return cue
    return replace(cue, verb=other[2], cut=1, joined=True, says=other[3])
