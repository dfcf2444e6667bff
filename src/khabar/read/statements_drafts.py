"""Draft the statements of one sentence: each cue with its speaker and with where what is said begins and must end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from khabar.model import Sentence
from khabar.read.statements_attributions import attributed
from khabar.read.statements_cues import Cue, cue_forms
from khabar.read.statements_openings import Opening, Scene, find_opening
from khabar.language import table
from khabar.read.statements_sources import Speaker, speaker_after, speaker_before, speaker_like
from khabar.read.statements_stance import lays_blame
from khabar.read.statements_words import addressed, adverbs, article, conjunctions, kinds_of, nominative, oblique, breaks, occasions, said_nouns, small_words, that_words, therein, voice, voices, what_words
from khabar.text import fold

_EDGES = frozenset("\u060c\u061b,;:-()")


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making. `start`: the word with which its clause begins, where the words of the one before it end.

    `via`: words (first, last) that name those who pass it on; `limit`: the word before which what is said must end.
    """

    cue: Cue | None
    opening: Opening
    speaker: Speaker | None
    via: list[tuple[int, int]]
    limit: int
    stance: str
    rule: str
    start: int


def draft_sentence(scene: Scene, sentence: Sentence, cues: list[Cue]) -> list[Draft]:
    """The drafts of the sentence, in order; of two layers of speech the inner one stays and takes the outer one along."""
    found: list[Draft] = []
    for n, cue in enumerate(cues):
        before = found[-1] if found else None
        if before is not None and before.cue is not None and cue.first < before.opening.first and before.opening.kind != "before":
            if cue.kind in ("by", "relay"):
                speaker = speaker_after(scene, cue.last, before.opening.until, False)
                if speaker is not None:
                    before.via.append((speaker.first, speaker.last))
            continue
        if cue.kind in ("by", "verb-by", "relay", "text", "pretext"):
            attributed(scene, sentence, cues, n, found)
            continue
        draft = draft_verb(scene, sentence, cues, n, before)
        if draft is not None:
            _take(scene, found, draft)
    return found


def _take(scene: Scene, found: list[Draft], draft: Draft) -> None:
    """Add the draft, and end the one before it where the new one's clause begins; drop it where it only belongs to that one."""
    if found and found[-1].opening.kind != "before":
        before = found[-1]
        if draft.start <= before.opening.first + 1 and draft.cue is not None and before.cue is not None:
            if draft.speaker is not None and (draft.opening.kind in ("that", "quote", "colon") or before.rule == "attribution-before"):
                outer = [(before.speaker.first, before.speaker.last)] if before.speaker is not None else []
                found[-1] = replace(draft, via=[*draft.via, *outer, *before.via], rule=f"{draft.rule}-within")
            return
        if draft.start < before.limit:
            if not _new_clause(scene, before, draft):
                return
            found[-1] = replace(before, limit=max(draft.start, before.opening.first + 1))
    found.append(draft)


def _new_clause(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Whether the cue within the words said before begins the report's next statement, not a part of them."""
    cue = draft.cue
    if cue is None or cue.verb is None:
        return True
    if cue.kind == "participle":
        return draft.start < cue.first or cue.first == 0 or scene.page.words[cue.first - 1].kind == "mark" or draft.opening.kind in ("that", "quote") or draft.stance != "assert"
    if "carry" in cue.verb.marks and draft.opening.kind in ("that", "quote", "colon"):
        return True
    row = scene.page.words
    edge = row[draft.start - 1].kind == "mark" if draft.start else True
    joint = draft.start < cue.first
    if cue.joined and draft.opening.kind in ("that", "quote", "colon"):
        return True
    if before.opening.kind in ("quote",) and scene.closed and any(k in scene.closed for k in range(before.opening.first, cue.first)):
        return True
    if joint and (edge or breaks("joint").at(row, draft.start) is not None or breaks("own").at(row, draft.start) is not None):
        return draft.speaker is not None
    if before.opening.kind in ("noun", "object", "person"):
        return cue.joined or edge
    if cue.joined and draft.opening.kind == "person" and before.cue is not None and cue.says == before.cue.says and draft.speaker is None:
        return True
    return cue.joined and draft.speaker is not None and edge


def draft_verb(scene: Scene, sentence: Sentence, cues: list[Cue], n: int, before: Draft | None) -> Draft | None:
    """The draft of a verb, participle or noun of speech, or None where it reports nothing."""
    cue = cues[n]
    verb = cue.verb
    if verb is None:
        return None
    row = scene.page.words
    previous = row[cue.first - 1] if cue.first > sentence.first else None
    if previous is not None and small_words().get(previous.form) == "not":
        return None
    if cue.kind == "participle" and "comma" in verb.marks and previous is not None and previous.kind != "mark":
        return None
    start = clause_start(scene, sentence, cue.first, before) if cue.kind != "participle" and not cue.joined else cue.first
    limit = _limit(scene, sentence, cues, n)
    relative = previous is not None and breaks("relative").at(row, cue.first - 1, False) is not None
    if cue.about and cue.kind == "verb":
        return _about(scene, sentence, cue, start, before)
    ahead = None
    if cue.kind == "verb" and not cue.joined and not relative and start < cue.first:
        ahead = speaker_before(scene, cue, start)
    bare = ahead is not None or cue.kind in ("participle", "infinitive") or (cue.kind == "noun" and cue.about)
    opening = find_opening(scene, cue, sentence, limit, bare)
    if opening is not None and verb.strict and opening.kind not in ("that", "quote", "colon", "object"):
        if "relay" not in verb.marks:
            return None
    if cue.kind == "noun" and (opening is None or opening.kind not in ("that", "quote", "colon")):
        return None
    if cue.kind == "noun" and not cue.about and (row[cue.first].form in occasions() or previous is None or small_words().get(previous.form) == "in"):
        return None
    if cue.kind == "infinitive" and (opening is None or verb.stance == "assert" or opening.first > cue.last + 3):
        return None
    if relative and (opening is None or opening.kind not in ("that", "quote", "colon", "noun") or verb.stance != "assert"):
        return None
    if "in" in verb.marks and cue.last < sentence.last and small_words().get(row[cue.last].form) != "in":
        other = cue_forms().get(row[cue.first].form[1:])
        if other is not None and other[1] == "verb":
            cue = replace(cue, verb=other[2], cut=1, joined=True, says=other[3])
            return draft_verb(scene, sentence, [*cues[:n], cue, *cues[n + 1 :]], n, before)
    if "in" in verb.marks:
        if opening is None or cue.last >= sentence.last or small_words().get(row[cue.last].form) != "in":
            return None
        ahead = None
        speaker = speaker_after(scene, cue.last + 1, opening.until, False, True)
        return Draft(cue, opening, speaker, [], sentence.last, verb.stance, "verb-in-document", start)
    if "relay" in verb.marks:
        return _relayed(scene, sentence, cue, opening, limit, start)
    alone = opening is None or opening.kind in ("object", "person") or "person" in verb.takes
    until = opening.until if opening is not None else limit
    speaker = None
    if cue.kind == "verb":
        after = speaker_after(scene, cue.last, until, alone) if ahead is None else None
        if after is not None and "person" in verb.takes and _called_upon(scene, cue, after):
            after = None
        if after is not None and "duty" in verb.marks and lays_blame(scene.page, after.last, after.last + 1):
            after = None
        if cue.says.rpartition(":")[2] in ("mp", "md", "fd"):
            after = None
        if "names" in verb.marks and after is not None and opening is not None and after.last >= opening.until - 1 and after.first <= cue.last + 1:
            after, opening = None, Opening("person", after.first, after.cut, after.first)
        speaker = ahead or after
        opening = _object_opening(scene, cue, opening, after, limit, ahead is not None)
        if opening is None:
            opening = _quotation_before(scene, sentence, cue, after)
        if opening is None and not verb.strict:
            opening = _said_before(scene, sentence, cue, after, before)
    elif opening is None or cue.kind == "participle":
        opening = _object_opening(scene, cue, opening, None, limit, True)
    if opening is None:
        return None
    if verb.strict and opening.kind not in ("that", "quote", "colon", "before"):
        clear = opening.kind == "object" and "object" in verb.takes and (cue.joined or cue.first == sentence.first or previous is not None and previous.kind == "mark" or ahead is not None)
        if not clear or speaker is None or not speaker_like(scene, speaker):
            return None
    if "duty" in verb.marks and not _duty(scene, opening.first, limit):
        return None
    if opening.kind in ("object", "person", "noun") and row[opening.first].form in _that_alone() and opening.first + 1 < sentence.last and row[opening.first + 1].form not in said_nouns() and verb.stance == "assert":
        return None
    if "blame" in verb.marks and not any(row[k].form in kinds_of("blame") for k in range(cue.last, opening.first)):
        return None
    if opening.kind in ("object", "person") and speaker is not None and not speaker_like(scene, speaker):
        return None
    if relative:
        speaker = _antecedent(scene, sentence, cue)
    elif speaker is None:
        speaker = _carried(scene, sentence, cue, before)
    rule = f"{cue.kind}-{opening.kind}" + ("-after-subject" if ahead is not None else "")
    via = _outlets(scene, speaker.last if speaker is not None and speaker.first >= cue.last else cue.last, opening.until)
    if before is None:
        via = [*_asked(scene, sentence, cue), *via]
    limit = opening.until if opening.kind == "before" else sentence.last
    return Draft(cue, opening, speaker, via, limit, verb.stance, rule, start)


def _called_upon(scene: Scene, cue: Cue, after: Speaker) -> bool:
    """Whether the noun after a verb is the one called upon, not the one who calls: by its ending, or after و by its meaning."""
    form = scene.page.words[after.first].form
    if after.name is not None or after.first in scene.names.first and form.startswith(article()) is False:
        return False
    if form.startswith(article()) and form.endswith(oblique()) and len(form) > 6 and form in nominative_forms():
        return True
    return cue.joined and form in addressed()


def nominative_forms() -> frozenset[str]:
    art = article()
    return frozenset(art + w for w in nominative()) | addressed()


def _passive(scene: Scene, cue: Cue) -> bool:
    """Whether a verb whose last letter is spelled as of a passive (يدعى) tells how somebody is called."""
    word = scene.page.words[cue.last - 1]
    raw = scene.page.text[word.end - 1]
    return cue.says.startswith("present") and raw != word.form[-1] and fold(raw) == word.form[-1] and word.form[-1] not in fold(article())


def _duty(scene: Scene, first: int, limit: int) -> bool:
    return lays_blame(scene.page, first, min(limit, first + 12))


def clause_start(scene: Scene, sentence: Sentence, at: int, before: Draft | None) -> int:
    """The word with which the clause of word `at` begins: after a comma, a joining word or what was said before."""
    row = scene.page.words
    thats = that_words()
    k = at
    while k > sentence.first:
        j = k - 1
        if row[j].form == '"' and j in scene.closed:
            if before is not None and abs(before.opening.first - scene.closed[j] - 1) <= 1 and before.cue is not None:
                return k
            k = scene.closed[j]
            continue
        if row[j].form == ")":
            back = next((b for b in range(j, max(sentence.first, j - 10), -1) if row[b].form == "("), None)
            if back is not None:
                k = back
                continue
        if row[j].kind in ("mark", "break") and row[j].form in _EDGES | {".", "\n", '"'}:
            return k
        if breaks("joint").at(row, j, False) is not None or breaks("own").at(row, j, False) is not None:
            return j
        if small_words().get(row[j].form[1:]) == "was" or small_words().get(row[j].form) == "was":
            return j
        if thats.get(row[j].form) == "that":
            return k
        if at - j <= 6 and row[j].form[:1] in conjunctions() and j > sentence.first and _names_speaker(scene, j):
            return j
        k = j
    return k


def _names_speaker(scene: Scene, k: int) -> bool:
    """Whether a word joined by و begins the name of a speaker."""
    form = scene.page.words[k].form
    if k in scene.names.first:
        return scene.names.first[k][1].span.start > scene.page.words[k].start
    known = voice(form[1:])
    return known is not None and voices().get(form) is None and known[0] != "document"


def _limit(scene: Scene, sentence: Sentence, cues: list[Cue], n: int) -> int:
    """The word before which what a cue reports must begin: the next cue that is no part of a relative clause."""
    row = scene.page.words
    for cue in cues[n + 1 :]:
        if cue.first <= cues[n].last or cue.kind in ("by", "relay", "text", "noun", "infinitive"):
            continue
        if cue.kind == "verb" and cue.verb is not None:
            if cue.verb.strict and (cue.joined or row[cue.first - 1].kind == "mark" or breaks("joint").at(row, cue.first - 1, False)) and any(_opens(scene, k) for k in range(cue.last, min(sentence.last, cue.last + 7))):
                return cue.first
            relative = breaks("relative").at(row, cue.first - 1, False) is not None
            if relative or (cue.verb.strict and not cue.joined):
                continue
        if cue.kind == "participle" and (
            cue.first - cues[n].first <= 2 or row[cue.first - 1].kind == "word" and cue.verb is not None and "plain" in cue.verb.marks
        ):
            continue
        return cue.first
    return sentence.last


def _opens(scene: Scene, k: int) -> bool:
    row = scene.page.words
    return that_words().get(row[k].form) == "that" or row[k].form == ":" or k in scene.quotes


def _prepositional(scene: Scene, k: int) -> bool:
    """Whether a phrase of time of two words or more (خلال لقائه) begins at the word."""
    hit = adverbs().at(scene.page.words, k)
    return hit is not None and hit[2] == "time" and scene.page.words[k].form in _preposition_times()


@lru_cache(maxsize=None)
def _preposition_times() -> frozenset[str]:
    return frozenset(fold(row["phrase"]) for row in table("speech_adverbs") if row["kind"] == "before")


@lru_cache(maxsize=None)
def _that_alone() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in table("prepositions") if row["kind"] == "that")


def _object_opening(
    scene: Scene, cue: Cue, opening: Opening | None, after: Speaker | None, limit: int, bare: bool
) -> Opening | None:
    """Where what is said begins for a verb that takes the one addressed, or a noun, right after its subject."""
    verb = cue.verb
    assert verb is not None
    row = scene.page.words
    if "person" not in verb.takes and (opening is not None and opening.kind != "object" or "object" not in verb.takes):
        return opening
    if opening is not None and opening.kind in ("quote", "colon") and "person" in verb.takes and "quote" in verb.takes:
        return opening
    k = after.last if after is not None else cue.last
    if opening is not None and k < limit and small_words().get(row[k].form) is None and _prepositional(scene, k):
        return opening
    k = _pass_adverbs(scene, k, limit)
    if opening is not None and "names" in verb.marks or opening is None:
        k = _pass_adverbs(scene, _pass_occasion(scene, k, limit), limit)
    while k < limit and k == cue.last and row[k].form in therein():
        k += 1
    if opening is not None and k >= opening.until:
        return opening
    if opening is not None and opening.kind == "object" and (opening.until - k > 2 or row[k].form.startswith(article())):
        return opening
    if k >= limit or row[k].kind == "break":
        return opening
    form = row[k].form
    if row[k].kind == "mark" and k not in scene.quotes:
        return opening
    if small_words().get(form) in ("in", "off", "not") or form in that_words():
        return opening
    if opening is not None and opening.kind in ("noun", "that") and any(row[j].form in _EDGES for j in range(k, opening.until)):
        return opening
    if after is None and not bare and opening is None and cue.says.startswith("past") and not cue.joined and k == cue.last:
        return None
    return Opening("person" if "person" in verb.takes else "object", k, 0, k)


def _pass_adverbs(scene: Scene, k: int, limit: int) -> int:
    row = scene.page.words
    while k < limit:
        if row[k].kind == "word":
            hit = adverbs().at(row, k)
            if hit is None or k in scene.names.first:
                return k
            k = hit[0]
            if hit[2] == "time" and k < limit and small_words().get(row[k].form) is None and len(row[k - 1].form) <= 5:
                comma = next((j for j in range(k, min(limit, k + 10)) if row[j].form in _EDGES), None)
                if comma is not None and adverbs().at(row, k) is None and row[k - 1].form not in ("",) and row[k].kind == "word":
                    k = comma
        elif row[k].form in _EDGES and k not in scene.quotes:
            k += 1
        else:
            return k
    return k


def _pass_occasion(scene: Scene, k: int, limit: int) -> int:
    """Past the occasion on which something is said: a preposition, a noun of occasions and its adjective (في خطابه الأسبوعي)."""
    row = scene.page.words
    if k + 2 >= limit or small_words().get(row[k].form) not in ("in", "off") or row[k + 1].form not in occasions():
        return k
    k += 2
    if row[k].form.startswith(article()) and k not in scene.names.first:
        k += 1
    if k + 2 < limit and small_words().get(row[k].form) == "off" and row[k + 1].kind in ("word", "latin"):
        k += 2
    return k


def _quotation_before(scene: Scene, sentence: Sentence, cue: Cue, after: Speaker | None) -> Opening | None:
    """A quotation right before the verb whose speaker follows it («…»، قال فلان)."""
    row = scene.page.words
    k = cue.first - 1
    while k > sentence.first and row[k].form in _EDGES:
        k -= 1
    if after is None or k not in scene.closed or k < sentence.first:
        return None
    mark = scene.closed[k]
    if k - mark < 3:
        return None
    return Opening("before", mark + 1, 0, k)


def _said_before(scene: Scene, sentence: Sentence, cue: Cue, after: Speaker | None, before: Draft | None) -> Opening | None:
    """The sentence up to a comma and a verb with its speaker that ends it (سقط قتيلان، قال شهود)."""
    row = scene.page.words
    verb = cue.verb
    if after is None or cue.joined or verb is None or "that" not in verb.takes or cue.first - sentence.first < 5 or before is not None:
        return None
    if row[cue.first - 1].form not in _EDGES or not speaker_like(scene, after):
        return None
    rest = _pass_adverbs(scene, after.last, sentence.last)
    if any(row[k].kind in ("word", "number") for k in range(rest, sentence.last)) and after.name is None:
        return None
    return Opening("before", sentence.first, 0, cue.first - 1)


def _about(scene: Scene, sentence: Sentence, cue: Cue, start: int, before: Draft | None) -> Draft | None:
    """A verb with a pronoun for what is said before it (وصفه, نفته) or after it in quotation marks."""
    opening = find_opening(scene, replace(cue, verb=None), sentence, min(sentence.last, cue.last + 20), False)
    verb = cue.verb
    assert verb is not None
    if opening is None or opening.kind not in ("quote", "that"):
        return None
    row = scene.page.words
    if cue.first == sentence.first or row[cue.first - 1].form not in what_words():
        return None
    speaker = speaker_after(scene, cue.last, opening.until, False)
    if speaker is None:
        return None
    return Draft(cue, opening, speaker, [], sentence.last, verb.stance, "verb-about", start)


def _relayed(scene: Scene, sentence: Sentence, cue: Cue, opening: Opening | None, limit: int, start: int) -> Draft | None:
    """What an outlet passes on from one named after عن: the outlet goes into the chain."""
    row = scene.page.words
    about = _about_word()
    end = opening.until if opening is not None else min(limit, cue.last + 25)
    frm = next((k for k in range(cue.last, end) if row[k].form in about), None)
    if frm is None:
        if opening is None or opening.kind not in ("that", "quote", "colon"):
            return None
        speaker = speaker_after(scene, cue.last, opening.until, False)
        return Draft(cue, opening, speaker, [], sentence.last, "assert", "relay", start)
    outlet = speaker_after(scene, cue.last, frm, False) or speaker_before(scene, cue, start)
    speaker = speaker_after(scene, frm + 1, end, opening is None)
    if speaker is None:
        return None
    if opening is None or opening.kind not in ("that", "quote", "colon"):
        k = _pass_adverbs(scene, speaker.last, sentence.last)
        if k >= sentence.last or row[k].kind == "break":
            return None
        entry = cue_forms().get(row[k].form)
        if entry is not None and entry[1] in ("noun", "participle"):
            inner = find_opening(scene, Cue(k, k + 1, 0, "noun", entry[2], "", False, True), sentence, sentence.last, True)
            if inner is not None:
                return Draft(cue, inner, speaker, _pairs(outlet), sentence.last, entry[2].stance, "relay-noun", start)
        if small_words().get(row[k].form) is not None:
            return None
        opening = Opening("object", k, 0, k)
    return Draft(cue, opening, speaker, _pairs(outlet), sentence.last, "assert", "relay", start)


def _pairs(speaker: Speaker | None) -> list[tuple[int, int]]:
    return [(speaker.first, speaker.last)] if speaker is not None else []


def _about_word() -> frozenset[str]:
    from khabar.read.statements_words import relay_words

    return relay_words()


def _antecedent(scene: Scene, sentence: Sentence, cue: Cue) -> Speaker | None:
    """The nearest name before a relative clause that speaks."""
    for k in range(cue.first - 2, max(sentence.first, cue.first - 10) - 1, -1):
        if k in scene.names.first:
            return Speaker(k, scene.names.first[k][0], 0, scene.names.first[k][1])
    return None


def _carried(scene: Scene, sentence: Sentence, cue: Cue, before: Draft | None) -> Speaker | None:
    """For a participle, or a bare verb that no conjunction joins: the subject of the sentence's first verb, where no statement precedes."""
    if before is not None or cue.first <= sentence.first + 2 or (cue.kind == "verb" and cue.joined):
        return None
    row = scene.page.words
    first = sentence.first
    while first < cue.first:
        hit = adverbs().at(row, first)
        if hit is not None and hit[2] == "turn":
            first = hit[0]
        elif row[first].kind == "mark" and first not in scene.quotes or small_words().get(row[first].form[1:]) == "was":
            first += 1
        else:
            break
    for k in (first, first + 1, first + 2):
        if k < cue.first and (voice(row[k].form) is not None or k in scene.names.first or k in scene.quotes):
            return speaker_after(scene, k, cue.first, True)
    return None


def _asked(scene: Scene, sentence: Sentence, cue: Cue) -> list[tuple[int, int]]:
    """The outlet whose question is answered, before the verb (ردا على سؤال لوكالة …، قال)."""
    row = scene.page.words
    talks = [k for k in range(sentence.first, cue.first) if occasions().get(row[k].form) == "talk"]
    return _outlets(scene, talks[0], cue.first) if talks and cue.first - talks[0] <= 12 else []


def _outlets(scene: Scene, first: int, last: int) -> list[tuple[int, int]]:
    """The outlets to which something was said, in the words between a verb and what is said."""
    from khabar.read.statements_outlets import outlets

    return outlets(scene, first, last)
