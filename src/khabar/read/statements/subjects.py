"""Find the words that name who speaks before the verb: its subject, the one a relative clause is about, the sentence's first."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from khabar.inflection import endings, feminine_plural, sound_plural
from khabar.language import article, of_kind, proclitics, splits
from khabar.model import Sentence
from khabar.read.statements.clauses import clause_start
from khabar.read.statements.cues import Cue, cue_forms
from khabar.read.statements.likely import numeral_words, speaker_like
from khabar.read.statements.objects import disagrees, subject_given
from khabar.read.statements.relatives import of_the_clause
from khabar.read.statements.scene import EDGES, PAUSES, Draft, Scene, Speaker, after_dateline, next_comma
from khabar.read.statements.sources import named_in_apposition, speaker_after
from khabar.read.statements.speakers import naming_end
from khabar.read.statements.words import (
    kinds_of,
    phrase_at,
    said_nouns,
    small_words,
    that_words,
    voice,
    voice_kind,
    voices,
    was,
)

# How many words may stand between أما and the verb with ف.
REACH = 30
# Words between commas that say who the subject is are no more than this.
APPOSED = 14
# A crowd stands at most so many words before the participle that tells what it calls for.
CROWD = 12
# A body whose deed is told stands at most so many words before the verb that takes it up.
CLAUSE = 20
# Shorter words that end as a sound plural does are mostly none (كون, دون).
SOUND = 4


def speaker_before(scene: Scene, cue: Cue, start: int) -> Speaker | None:
    """The speaker named from word `start` up to the verb (الوزير قال أن, وكانت الوزارة قد أعلنت)."""
    row = scene.page.words
    k, end = after_dateline(scene, _since_was(scene, cue, start)), cue.first
    past = False
    while k < end:
        hit = phrase_at("adverb", row, k)
        joint = _turn(scene, k)
        if hit is not None and hit[1] != "time":
            k = hit[0]
        elif joint is not None:
            k = joint[0]
            past = past or was(row[k - 1].form)
        elif was(row[k].form):
            k, past = k + 1, True
        elif (row[k].kind == "mark" and k not in scene.quotes) or clock(scene, k) or _item(scene, k):
            k += 1
        else:
            break
    if k < end and row[k].form in kinds_of("asfor"):
        k, end = k + 1, _then_did(scene, k + 2, end)
    if k >= end or row[k].kind == "break" or _begins_otherwise(scene, k):
        return None
    last, person = naming_end(scene, k, end, False)
    rest = sum(row[j].kind == "word" and small_words().get(row[j].form) != "off" for j in range(last, end))
    if last <= k or (not past and (rest > 6 or not _noun_like(scene, k))):
        return None
    if disagrees(cue.says, row[k].form):
        return None
    name = scene.cover.get(k)
    cut = max(0, name.span.start - row[k].start) if name is not None else 0
    if person is None:
        while end > last and (row[end - 1].kind == "mark" or small_words().get(row[end - 1].form) in ("off", "was")):
            end -= 1
        person = named_in_apposition(scene, k, last, end)
    return Speaker(k, last, cut or _conjunction(row[k].form), person)


def _then_did(scene: Scene, k: int, end: int) -> int:
    """The first word from `k` on, before word `end`, with ف before a verb: what one brought in with أما did (أما الحركة فأصدرت)."""
    row, then, did = scene.page.words, proclitics("conjunction")[1], endings("past", "fs", "mp")
    ahead = (j for j in range(k, end) if row[j].form[:1] == then and j not in scene.cover)
    return next((j for j in ahead if row[j].form.endswith(did) or row[j].form in cue_forms()), end)


def clock(scene: Scene, k: int) -> bool:
    """Whether the word is one of the numbers or the colon of an hour (07:10)."""
    row = scene.page.words
    colon = next((j for j in (k - 1, k, k + 1) if 0 < j < len(row) - 1 and row[j].form == ":"), None)
    return colon is not None and row[colon - 1].kind == row[colon + 1].kind == "number"


def _item(scene: Scene, k: int) -> bool:
    """Whether the word is the number of an item of a list, which a sign parts from it."""
    row = scene.page.words
    return row[k].kind == "number" and k + 1 < len(row) and row[k + 1].kind == "mark" and k + 1 not in scene.quotes


def _begins_otherwise(scene: Scene, k: int) -> bool:
    """Whether a preposition, an adverb or another verb of speech stands at the word."""
    form = scene.page.words[k].form
    if form in voices():
        return False  # والي المدينة
    if small_words().get(form) is not None or small_words().get(form[1:]) in ("in", "off"):
        return True
    if phrase_at("adverb", scene.page.words, k) is not None:
        return True
    entry = cue_forms().get(form)
    return entry is not None and entry[1] == "verb" and not entry[2].strict


def _since_was(scene: Scene, cue: Cue, start: int) -> int:
    """For `وكان فلان، …، قد قال` and `فلان، كان قال`: the word from which the subject is looked for."""
    row = scene.page.words
    k = cue.first - 1
    while k >= start and (small_words().get(row[k].form) in ("off", "was") or row[k].kind == "mark"):
        k -= 1
    if k >= start or start == 0 or any(_turn(scene, j) for j in range(start, cue.first)):
        return start
    for back in range(start - 1, max(-1, start - 26), -1):
        if row[back].kind == "break" or row[back].form == ".":
            break
        if was(row[back].form):
            return back
        if that_words().get(row[back].form) == "that" and small_words().get(row[start].form) == "was":
            return back + 1
    return start


def _turn(scene: Scene, k: int) -> tuple[int, str] | None:
    """The phrase at word `k` by which another is brought in (كانت الحركة قد أعلنت …، بينما ينفي الجيش): its end and kind."""
    return phrase_at("joint", scene.page.words, k) or phrase_at("contrast", scene.page.words, k)


def _conjunction(form: str) -> int:
    for cut, particles, rest in splits[form]:
        if voice(rest) is not None or rest.startswith(article()):
            return cut if not particles or particles not in proclitics("swallows_article") else 0
    return 0


def _noun_like(scene: Scene, k: int) -> bool:
    """Whether the word may begin the name of a speaker: a name, a noun of speakers, or a word with the article."""
    if k in scene.cover or k in scene.quotes:
        return True
    row = scene.page.words
    form = row[k].form
    if voice(form) is not None:
        return True
    if row[k].kind == "number" or form in numeral_words():
        of = k + 1 + (small_words().get(row[k + 1].form) == "in" if k + 1 < len(row) else 0)
        return of < len(row) and voice(row[of].form) is not None
    return form not in said_nouns() and any(
        rest.startswith(article()) for _, p, rest in splits[form] if p not in proclitics("swallows_article")
    )


def as_for(scene: Scene, sentence: Sentence, cue: Cue) -> Speaker | None:
    """The speaker brought in with أما before a verb with ف (أما الناطق باسم الشرطة فقال إن)."""
    row = scene.page.words
    floor = max(sentence.first, cue.first - REACH)
    k = next((j for j in range(cue.first - 1, floor - 1, -1) if row[j].form in kinds_of("asfor")), None)
    return speaker_after(scene, k + 1, _then_did(scene, k + 2, cue.first), False) if k is not None else None


def across_apposition(scene: Scene, sentence: Sentence, cue: Cue, before: Draft | None) -> tuple[Speaker, int] | None:
    """The subject before words between commas that say who it is (حركة كذا، الجناح السياسي للحزب، نفت), and where its clause begins.

    None where another subject follows the verb.
    """
    row = scene.page.words
    if cue.first <= sentence.first or row[cue.first - 1].form not in PAUSES:
        return None
    comma = next(
        (k for k in range(cue.first - 2, max(sentence.first, cue.first - APPOSED), -1) if row[k].form in PAUSES), 0
    )
    first = comma + 1
    if not comma or first >= cue.first - 1 or phrase_at("adverb", row, first) is not None:
        return None
    told = (row[first].form.startswith(article()) and first not in scene.cover) or voice_kind(row[first].form) == "role"
    if not (told or phrase_at("apart", row, first) is not None):
        return None
    if any((entry := cue_forms().get(row[k].form)) is not None and entry[1] == "verb" for k in range(first, cue.first)):
        return None
    other = speaker_after(scene, cue.last, min(sentence.last, cue.last + CROWD), True)
    called = cue.verb is not None and "person" in cue.verb.takes and other is not None and other.last < sentence.last
    called = called and cue.verb is not None and other is not None and row[other.last].form in cue.verb.after
    if other is not None and speaker_like(scene, other) and not called:
        return None
    start = clause_start(scene, sentence, comma, before)
    who = speaker_before(scene, replace(cue, first=comma, last=comma + 1), start)
    return (who, start) if who is not None and speaker_like(scene, who) else None


@cache
def _orders() -> frozenset[str]:
    """Folded words for how many there are of a crowd (آلاف, عشرات)."""
    return frozenset(form for kind in ("order", "scales") for form in of_kind("numerals", kind))


def taken_up(scene: Scene, sentence: Sentence, cue: Cue, alone: bool) -> Speaker | None:
    """Whom a verb or participle without subject takes up in its sentence: of a participle in the plural the crowd named before it (تظاهر
    الآلاف مطالبين ب), else the subject of the first verb where nobody spoke before (`alone`)."""
    if cue.kind == "participle" and cue.says == "mp":
        for k in range(cue.first - 1, max(sentence.first, cue.first - CROWD) - 1, -1):
            form = scene.page.words[k].form
            if form in PAUSES and k < cue.first - 1:
                break
            if form.removeprefix(article()) in _orders():
                return Speaker(k, naming_end(scene, k, cue.first, True)[0])
        # A sound plural that is the subject, right after the sentence's verb (اتهم محتجون الشرطة مطالبين ب).
        row = scene.page.words
        for k in range(sentence.first + 1, min(sentence.first + 3, cue.first)):
            form = row[k].form
            if form.endswith(sound_plural()) and len(form) > SOUND:
                bare = not form.startswith(article()) and row[k + 1].form.startswith(article())
                return Speaker(k, k + 1 if bare else naming_end(scene, k, cue.first, True)[0])
    near = of_the_clause(scene, sentence, cue) or _her_who_acted(scene, sentence, cue)
    return near or (first_subject(scene, sentence, cue) if alone and cue.first >= sentence.first + 2 else None)


def _her_who_acted(scene: Scene, sentence: Sentence, cue: Cue) -> Speaker | None:
    """The body whose deed the verb before tells, which a clause on an indefinite noun takes up (أرسلت الحكومة جنودا لغارات قالت إن …)."""
    row = scene.page.words
    if (
        cue.kind != "verb"
        or cue.says != "past:fs"
        or cue.joined
        or row[cue.first - 1].kind != "word"
        or subject_given(scene, cue)
    ):
        return None
    for k in range(cue.first - 3, max(sentence.first, cue.first - CLAUSE) - 1, -1):
        form = row[k].form
        acted = form.endswith(endings("past", "fs")) and not form.endswith(feminine_plural())
        if acted and row[k + 1].form.startswith(article()) and voice_kind(row[k + 1].form) == "body":
            return speaker_after(scene, k + 1, cue.first, True)
    return None


def first_subject(scene: Scene, sentence: Sentence, cue: Cue) -> Speaker | None:
    """The subject of the sentence's first verb, which a participle or a verb without subject later in it takes up."""
    row = scene.page.words
    k = after_dateline(scene, sentence.first)
    while k < cue.first:
        hit = phrase_at("adverb", row, k)
        if hit is not None and hit[1] == "turn":
            k = hit[0]
        elif (
            row[k].form in kinds_of("asfor")
            or (row[k].kind == "mark" and k not in scene.quotes)
            or small_words().get(row[k].form[1:]) == "was"
        ):
            k += 1
        else:
            break
    if k < cue.first and small_words().get(row[k].form) in ("in", "off"):
        k = (next_comma(scene, k, min(cue.first, k + 6)) or k - 1) + 1
    for at in (k, k + 1, k + 2):
        before = row[at - 1].form
        if at > k + 1 and small_words().get(before) in ("off", "from") and before not in kinds_of("therein"):
            break
        quoted = at in scene.quotes and not _is_said(scene, at, cue)
        if at < cue.first and (voice(row[at].form) is not None or at in scene.first or quoted):
            return speaker_after(scene, at, cue.first, True)
    return None


def _is_said(scene: Scene, k: int, cue: Cue) -> bool:
    """Whether the quotation at mark `k` is what the verb reports: a sign, or a pronoun, stands between the two («…»، هو قال)."""
    row = scene.page.words
    between = range(scene.page.quotes[scene.quotes[k]].last + 1, cue.first)
    return len(between) > 0 and all(row[j].form in EDGES or row[j].form in kinds_of("thus") for j in between)
