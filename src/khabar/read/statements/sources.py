"""Find the words that name who speaks: after the verb of speech, before it, or after a phrase of attribution."""

from __future__ import annotations

from khabar.language import article, bare, proclitics, splits
from khabar.model import Name, Sentence
from khabar.read.statements.cues import Cue, cue_forms
from khabar.read.statements.endings import relation
from khabar.read.statements.hearers import to_outlet
from khabar.read.statements.likely import may_name, with_and
from khabar.read.statements.objects import disagrees
from khabar.read.statements.scene import Scene, Speaker, next_comma
from khabar.read.statements.speakers import closing, naming_end
from khabar.read.statements.words import (
    conjoined,
    kinds_of,
    on_occasion,
    phrase_at,
    said_nouns,
    small_words,
    that_words,
    voice,
    voices,
    was,
)

# How many words may stand between أما and the verb with ف.
REACH = 30


def speaker_after(scene: Scene, k: int, end: int, alone: bool, document: bool = False) -> Speaker | None:
    """The speaker named from word `k` on, before word `end`; None where none is named.

    With `alone` nothing tells where the words said begin, so that the speaker's words end where a new noun begins. With `document`
    the first word is his, even where it names an occasion (وفقا لبيان).
    """
    row = scene.page.words
    k = _past_outlet(scene, k, end) if document and k < end else k
    plain = document and k < end and row[k].kind == "word" and small_words().get(row[k].form) is None
    if not plain or phrase_at("adverb", row, k) is not None:
        at = _past_circumstances(scene, k, end)
        if at is None:
            return None
        k = at
    if k >= end:
        return None
    last, person = naming_end(scene, k, end, alone)
    if last <= k or (person is None and not may_name(scene, k, last, document)):
        return None
    name = scene.cover.get(k)
    cut = max(0, name.span.start - row[k].start) if name is not None else 0
    if cut and not document and row[k].form[0] in proclitics("swallows_article"):
        cut = 0
    return Speaker(k, last, cut, person if person is not None else _apposition(scene, k, last, end))


def _past_circumstances(scene: Scene, k: int, end: int) -> int | None:
    """The first word from `k` on that may name a speaker, past time, manner and occasion; None where none does."""
    row = scene.page.words
    small = small_words()
    while k < end:
        word = row[k]
        hit = phrase_at("adverb", row, k) if word.kind == "word" and k not in scene.first else None
        if hit is not None:
            k = _past_time(scene, hit, end)
        elif word.kind == "mark":
            if k in scene.quotes:
                return k
            k = (closing(scene, k, end) if word.form == "(" else k) + 1
        elif word.kind == "number":
            return k
        elif small.get(word.form) == "was" or word.form in kinds_of("therein"):
            k += 1
        elif k + 1 < end and _named_as_preposition(scene, k):
            return k
        elif (past := _past_outlet(scene, k, end)) > k:
            k = past
        elif small.get(word.form) in ("in", "off", "not") or on_occasion(word.form) or to_outlet(scene, k):
            comma = next_comma(scene, k, end)
            if comma is None:
                return None
            k = comma + 1
        elif _spoken_to(scene, k):
            k += 1
        elif _no_speaker(scene, k, end):
            return None
        else:
            return k
    return None


def _past_outlet(scene: Scene, k: int, end: int) -> int:
    """The word after an outlet that is spoken to, where the speaker follows it (صرح به لرويترز مصدر محلي); `k` elsewhere."""
    if not to_outlet(scene, k):
        return k
    after = scene.first[k][0] if k in scene.first else k + 1
    if k + 1 in scene.quotes:
        after = scene.page.quotes[scene.quotes[k + 1]].last + 1
    known = voice(scene.page.words[after].form) if after < end else None
    person = after in scene.first and scene.first[after][1].kind == "person"
    return after if person or (known is not None and known[0] in ("source", "role")) else k


def _named_as_preposition(scene: Scene, k: int) -> bool:
    """Whether the word is spelled as a name that only folds to a preposition (علي, not على), and a name or word goes on after it."""
    word = scene.page.words[k]
    if k + 1 in scene.first and scene.first[k + 1][1].kind == "person" and voice(word.form) is not None:
        return True
    raw = scene.page.text[word.start : word.end]
    return (
        len(raw) == 3
        and raw == word.form
        and raw[-1] == relation()
        and small_words().get(word.form) == "off"
        and (k + 1 in scene.first)
    )


def _spoken_to(scene: Scene, k: int) -> bool:
    """Whether ل before a noun of people names those who are spoken to (لمواطنيه, للصحفيين)."""
    form = scene.page.words[k].form
    if k in scene.cover or form in voices() or form[0] not in proclitics("swallows_article"):
        return False
    known = voices()
    return any(
        known.get(b) in ("source", "role")
        for _, p, rest in splits(form)
        if p in proclitics("swallows_article")
        for b in bare(rest)
    )


def _past_time(scene: Scene, hit: tuple[int, str], end: int) -> int:
    """Past a phrase of time; with a comma after more words (مساء يوم كذا،) past that comma."""
    row = scene.page.words
    k = hit[0]
    if k >= end or hit[1] != "time" or row[k].kind != "word" or phrase_at("adverb", row, k) is not None:
        return k
    comma = next_comma(scene, k, min(end, k + 14))
    return (
        comma + 1
        if comma is not None and len(row[k - 1].form) <= 5 and small_words().get(row[k - 1].form) is None
        else k
    )


def _no_speaker(scene: Scene, k: int, end: int) -> bool:
    row = scene.page.words
    form = row[k].form
    if (
        row[k].kind == "break"
        or form in that_words()
        or phrase_at("relative", row, k) is not None
        or with_and(scene, k)
    ):
        return True
    this = "this" in (small_words().get(form), small_words().get(form[1:]) if conjoined(form) else None)
    return this and not (k + 2 < end and (voice(row[k + 2].form) or k + 2 in scene.cover))


def _apposition(scene: Scene, first: int, last: int, end: int) -> Name | None:
    """The person named after an office and a comma (مدير المرصد، فلان،) or after a word for being called (ويدعى فلان)."""
    row = scene.page.words
    if last >= len(row) - 1:
        return None
    called = row[last].form in kinds_of("called")
    known = voice(row[first].form)
    if not called and (
        row[last].form not in ("\u060c", ",", "-") or known is None or known[0] not in ("role", "source")
    ):
        return None
    reach = end if last < end else min(len(row), last + 9)
    stop = next_comma(scene, last + 1, reach) or reach
    if any(small_words().get(row[j].form) == "identity" for j in range(last + 1, stop)):
        return None
    for j in range(last + 1, min(stop, last + 4 if called else last + 8)):
        if j in scene.first and scene.first[j][1].kind == "person":
            return scene.first[j][1]
    return None


def speaker_before(scene: Scene, cue: Cue, start: int) -> Speaker | None:
    """The speaker named from word `start` up to the verb (الوزير قال أن, وكانت الوزارة قد أعلنت)."""
    row = scene.page.words
    k, end = _since_was(scene, cue, start), cue.first
    past = False
    while k < end:
        hit = phrase_at("adverb", row, k)
        joint = phrase_at("joint", row, k) or phrase_at("contrast", row, k)
        if hit is not None and hit[1] != "time":
            k = hit[0]
        elif joint is not None:
            k = joint[0]
            past = past or was(row[k - 1].form)
        elif was(row[k].form):
            k, past = k + 1, True
        elif row[k].kind == "mark" and k not in scene.quotes:
            k += 1
        else:
            break
    if k >= end or row[k].kind == "break" or _begins_otherwise(scene, k):
        return None
    last, person = naming_end(scene, k, end, False)
    rest = sum(row[j].kind == "word" and small_words().get(row[j].form) != "off" for j in range(last, end))
    if last <= k or (not past and (rest > 6 or not _noun_like(scene, k))):
        return None
    if disagrees(cue, row[k].form):
        return None
    name = scene.cover.get(k)
    cut = max(0, name.span.start - row[k].start) if name is not None else 0
    return Speaker(k, last, cut or _conjunction(row[k].form), person)


def _begins_otherwise(scene: Scene, k: int) -> bool:
    """Whether a preposition, an adverb or another verb of speech stands at the word."""
    form = scene.page.words[k].form
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
    if k >= start or start == 0:
        return start
    for back in range(start - 1, max(0, start - 26), -1):
        if row[back].kind == "break" or row[back].form == ".":
            break
        if was(row[back].form):
            return back
        if that_words().get(row[back].form) == "that" and small_words().get(row[start].form) == "was":
            return back + 1
    return start


def _conjunction(form: str) -> int:
    for cut, particles, rest in splits(form):
        if voice(rest) is not None or rest.startswith(article()):
            return cut if not particles or particles not in proclitics("swallows_article") else 0
    return 0


def _noun_like(scene: Scene, k: int) -> bool:
    """Whether the word may begin the name of a speaker: a name, a noun of speakers, or a word with the article."""
    if k in scene.cover or k in scene.quotes:
        return True
    form = scene.page.words[k].form
    if voice(form) is not None:
        return True
    return form not in said_nouns() and any(
        rest.startswith(article()) for _, p, rest in splits(form) if p not in proclitics("swallows_article")
    )


def as_for(scene: Scene, sentence: Sentence, cue: Cue) -> Speaker | None:
    """The speaker brought in with أما before a verb with ف (أما الناطق باسم الشرطة فقال إن)."""
    row = scene.page.words
    floor = max(sentence.first, cue.first - REACH)
    k = next((j for j in range(cue.first - 1, floor - 1, -1) if row[j].form in kinds_of("asfor")), None)
    return speaker_after(scene, k + 1, cue.first, False) if k is not None else None


def antecedent(scene: Scene, sentence: Sentence, cue: Cue) -> Speaker | None:
    """The nearest name before a relative clause that speaks (المرصد الذي أشار إلى)."""
    for k in range(cue.first - 2, max(sentence.first, cue.first - 10) - 1, -1):
        if k in scene.first:
            return Speaker(k, scene.first[k][0], 0, scene.first[k][1])
    return None


def first_subject(scene: Scene, sentence: Sentence, cue: Cue) -> Speaker | None:
    """The subject of the sentence's first verb, which a participle or a verb without subject later in it takes up."""
    row = scene.page.words
    k = sentence.first
    while k < cue.first:
        hit = phrase_at("adverb", row, k)
        if hit is not None and hit[1] == "turn":
            k = hit[0]
        elif (row[k].kind == "mark" and k not in scene.quotes) or small_words().get(row[k].form[1:]) == "was":
            k += 1
        else:
            break
    if k < cue.first and small_words().get(row[k].form) in ("in", "off"):
        k = (next_comma(scene, k, min(cue.first, k + 6)) or k - 1) + 1
    for at in (k, k + 1, k + 2):
        if at < cue.first and (voice(row[at].form) is not None or at in scene.first or at in scene.quotes):
            return speaker_after(scene, at, cue.first, True)
    return None
