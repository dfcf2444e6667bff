"""Draft the statement of a verb, participle or noun of speech: its speaker, and where what is said begins."""

from __future__ import annotations

from dataclasses import replace

from khabar.inflection import endings
from khabar.language import article, proclitics, splits
from khabar.model import Sentence
from khabar.read.statements.before import apposed, credited, quotation_before, said_before
from khabar.read.statements.clauses import clause_start, next_cue, spoke_to
from khabar.read.statements.cues import Cue, Verb, cue_forms
from khabar.read.statements.hearers import tells_outlet
from khabar.read.statements.likely import in_accusative, speaker_like
from khabar.read.statements.objects import (
    also,
    called_upon,
    goes_on_himself,
    object_opening,
    past_adverbs,
    subject_given,
)
from khabar.read.statements.openings import find_opening
from khabar.read.statements.outlets import asked_by, outlets
from khabar.read.statements.pronouns import draft_about
from khabar.read.statements.relays import learnt, relayed
from khabar.read.statements.scene import EDGES, Draft, Opening, Scene, Speaker
from khabar.read.statements.sources import speaker_after
from khabar.read.statements.stance import lays_blame, stance_meant
from khabar.read.statements.standing import holds, may_report
from khabar.read.statements.subjects import (
    across_apposition,
    antecedent,
    as_for,
    first_subject,
    speaker_before,
    taken_up,
)
from khabar.read.statements.words import (
    denied,
    kinds_of,
    phrase_at,
    said_nouns,
    small_words,
    voice,
)

_PLAIN = ("that", "quote", "colon")
# The dual of a verb of so few letters is spelled as an adverb (علما).
SHORT = 3
# Among how many words from the deed on the one stands on whom responsibility for it is laid.
LAID = 7
# Who was told is named within so many words after a verb that ends its sentence.
HEARD = 14


def draft_verb(scene: Scene, sentence: Sentence, cues: list[Cue], n: int, before: Draft | None) -> Draft | None:
    """The draft of cue `n` of the sentence, or None where it reports nothing; `before` is the last draft of the sentence."""
    cue = _other_reading(scene, sentence, cues[n])
    row = scene.page.words
    verb = cue.verb
    previous = row[cue.first - 1] if cue.first > sentence.first else None
    left_open = previous is not None and denied(previous.form)
    if verb is None or (left_open and not ("open" in verb.marks and cue.kind == "verb")):
        return None
    if cue.kind == "participle" and "comma" in verb.marks and previous is not None and previous.kind != "mark":
        return None
    start = (
        cue.first
        if cue.kind == "participle" or cue.joined
        else clause_start(scene, sentence, cue.first, before, cue.says.endswith(("md", "fd")))
    )
    if cue.about and cue.kind == "verb":
        return draft_about(scene, sentence, cue, before, start)
    relative = previous is not None and phrase_at("relative", row, cue.first - 1) is not None
    ahead = credited(scene, cue, before) if relative and before is not None else None
    relative = relative and ahead is None
    if cue.kind == "verb" and not cue.joined and not relative and ahead is None and start < cue.first:
        ahead = speaker_before(scene, cue, start)
    elif cue.kind == "verb" and cue.joined and not relative:
        ahead = as_for(scene, sentence, cue)
    elif cue.kind == "verb" and not relative and ahead is None:
        ahead, start = across_apposition(scene, sentence, cue, before) or (None, start)
    limit = next_cue(scene, sentence, cues, n)
    bare = ahead is not None or cue.kind in ("participle", "infinitive") or (cue.kind == "noun" and cue.about)
    bare = bare or (cue.kind == "verb" and goes_on_himself(scene, cue))
    opening = find_opening(scene, cue, sentence, limit, bare)
    if not may_report(scene, cue, opening, relative, sentence):
        return None
    if opening is not None and opening.kind == "that" and spoke_to(scene, cue):
        return None
    if ahead is not None and cue.joined and opening is not None and opening.kind in _PLAIN:
        ahead = ahead if speaker_after(scene, cue.last, opening.until, False) is None else None
    told = ahead is not None and tells_outlet(scene, cue)
    if (
        ahead is not None
        and opening is not None
        and opening.kind in _PLAIN
        and not (told or speaker_like(scene, ahead))
    ):
        other = speaker_after(scene, cue.last, opening.until, False)
        ahead = None if other is not None and speaker_like(scene, other) else ahead
    if "in" in verb.marks and opening is not None:
        speaker = speaker_after(scene, cue.last + 1, opening.until, False, True)
        return Draft(cue, opening, speaker, (), sentence.last, verb.stance, "verb-in-document", start)
    if "relay" in verb.marks:
        return relayed(scene, sentence, cue, opening, before, start)
    if "learns" in verb.marks and opening is not None and opening.kind in _PLAIN:
        learned = learnt(scene, sentence, cue, opening, start)
        if learned is not None:
            return learned
    speaker, opening = _speaker_and_opening(scene, sentence, cue, opening, ahead, limit)
    if speaker is not None and opening is not None and _addressed(scene, sentence, cue, opening, speaker, before):
        opening, speaker = Opening("person", speaker.first, speaker.cut, speaker.first), None
    loose = opening is None or (opening.kind == "object" and (ahead is not None or apposed(scene, opening, speaker)))
    if cue.kind == "verb" and not verb.strict and loose:
        opening = said_before(scene, sentence, cue, speaker, before) or opening
    if opening is None or not holds(scene, sentence, cue, opening, speaker, ahead is not None):
        return None
    stated = speaker is not None and (speaker is not ahead or speaker_like(scene, speaker))
    if not stated and cue.kind == "verb" and _nobody(scene, cue, verb, opening):
        return None
    if relative:
        own = speaker is not None and speaker.first == cue.last and speaker_like(scene, speaker)
        speaker = speaker if own else antecedent(scene, sentence, cue)
    elif speaker is None and "hearsay" not in verb.marks:
        speaker = taken_up(scene, sentence, cue, before is None)
    if "hearsay" in verb.marks and row[cue.last].form in kinds_of("therein"):
        return None
    stance = (
        stance_meant(scene.page, verb, opening) if not left_open else ("assert" if opening.kind in _PLAIN else "offer")
    )
    if "hearsay" in verb.marks and (speaker is None or speaker is ahead or not speaker_like(scene, speaker)):
        return Draft(cue, opening, None, (), sentence.last, verb.stance, "hearsay", start)
    called = "names" in verb.marks and opening.kind == "person"
    rule = f"{cue.kind}-{'named' if called else opening.kind}" + ("-after-subject" if ahead is not None else "")
    told = speaker is not None and speaker.first > cue.last + 1
    before_him = outlets(scene, cue.last, speaker.first) if speaker is not None and told else ()
    if speaker is not None and speaker is ahead and speaker.last < cue.first:
        before_him = outlets(scene, speaker.last, cue.first)
    until = opening.until if opening.kind != "before" else min(sentence.last, cue.last + HEARD)
    via = before_him + outlets(
        scene, speaker.last if speaker is not None and speaker.first >= cue.last else cue.last, until
    )
    met = outlets(scene, ahead.last, cue.first) if ahead is not None and speaker is ahead else ()
    asked = asked_by(scene, sentence, cue) if before is None else ()
    via = (*dict.fromkeys((*met, *asked, *via)),)
    return Draft(
        cue,
        opening,
        speaker,
        via,
        opening.until if opening.kind == "before" else sentence.last,
        "assert" if "hearsay" in verb.marks else stance,
        rule,
        start,
    )


def _addressed(
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


def _nobody(scene: Scene, cue: Cue, verb: Verb, opening: Opening) -> bool:
    """Whether a verb without a subject is told of nobody: a thought (يعتقد أن), a dual with no two before it (علما أن), or what a thing
    points to (يشير ذلك إلى)."""
    if cue.last + 1 == opening.until and scene.page.words[cue.last].form in kinds_of("that"):
        return True
    if cue.says == "present:ms" and "nobody" in verb.marks:
        return True
    return cue.says == "past:md" and not cue.joined and len(verb.past) <= SHORT


def _other_reading(scene: Scene, sentence: Sentence, cue: Cue) -> Cue:
    """`ورد` without في after it is و and رد."""
    row = scene.page.words
    if (
        cue.verb is None
        or "in" not in cue.verb.marks
        or cue.last >= sentence.last
        or small_words().get(row[cue.last].form) == "in"
    ):
        return cue
    other = cue_forms().get(row[cue.first].form[1:])
    if other is None or other[1] != "verb":
        return cue
    return replace(cue, verb=other[2], cut=1, joined=True, says=other[3])


def _speaker_and_opening(
    scene: Scene, sentence: Sentence, cue: Cue, opening: Opening | None, ahead: Speaker | None, limit: int
) -> tuple[Speaker | None, Opening | None]:
    """The speaker of a verb and where what is said begins, each told by the other: nouns after a verb may be either."""
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
    if after is not None and (other or (after.last >= named and after.first <= cue.last + 1)):
        opening = Opening("person", after.first, after.cut, after.first)
        after = None
    quoted = quotation_before(scene, sentence, cue, after) if "quote" in verb.takes and not cue.joined else None
    if quoted is not None and after is not None and (opening is None or opening.kind in ("object", "person")):
        return ahead or after, quoted
    opening = object_opening(scene, cue, opening, after, limit, ahead is not None)
    if opening is None or (quoted is not None and opening.kind in ("object", "person")):
        opening = quoted or quotation_before(scene, sentence, cue, after)
    return ahead or after, opening


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
    if after.first == cue.last and in_accusative(scene.page.words[after.first].form):
        return True
    duty = "duty" in verb.marks and lays_blame(scene.page, after.last, after.last + 1)
    if duty and _lays_on(scene, after.last + 2):
        return False  # حملت الحكومة مسؤولية القصف للحركة
    if "person" in verb.takes and called_upon(scene, cue, after):
        return True
    return duty or ("charge" in verb.marks and _stands_before_charge(scene, verb, after))


def _lays_on(scene: Scene, k: int) -> bool:
    """Whether from word `k` on it is told on whom responsibility is laid (مسؤولية القصف للحركة)."""
    row, (lam,) = scene.page.words, proclitics("swallows_article")
    for i in range(k, min(k + LAID, len(row))):
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
