"""Read phrases of attribution: before what is said, after it, in its midst, or naming who passes it on."""

from __future__ import annotations

from dataclasses import replace

from khabar.model import Sentence
from khabar.read.statements.clauses import BACK, clause_start, take
from khabar.read.statements.cues import Cue, cue_forms
from khabar.read.statements.midway import LEAST_CLAUSE, bracketed, brought_about, edge_before, embedded
from khabar.read.statements.openings import find_opening
from khabar.read.statements.outlets import outlets, told_before
from khabar.read.statements.pretexts import pretext
from khabar.read.statements.relays import cited, of_him, passed_on
from khabar.read.statements.scene import EDGES, PLAIN, Draft, Opening, Scene, Speaker, after_dateline
from khabar.read.statements.sources import speaker_after
from khabar.read.statements.texts import full_text
from khabar.read.statements.verbs import draft_verb
from khabar.read.statements.words import (
    conjoined,
    conjunction_cut,
    kinds_of,
    phrase_at,
    small_words,
    that_words,
    then_the,
    voice_kind,
)

_ENDS = EDGES - {"(", ")"}


def attributed(scene: Scene, sentence: Sentence, cues: list[Cue], n: int, found: list[Draft]) -> None:
    """Add what a phrase of attribution makes somebody answer for, or put whom it names into the chain of the statement it closes."""
    cue = cues[n]
    if cue.kind == "text":
        text = full_text(scene, sentence, cue)
        if text is not None:
            found.append(text)
    elif cue.kind == "pretext":
        if cue.last < sentence.last:
            found.append(pretext(scene, sentence, cue))
    elif not (cue.kind == "verb-by" and _with_verb(scene, sentence, cues, n, found)):
        if _leads(scene, sentence, cue) or _then_follows(scene, sentence, cue):
            _leading(scene, sentence, cues, n, found)
        else:
            _trailing(scene, sentence, cue, found)


def _with_verb(scene: Scene, sentence: Sentence, cues: list[Cue], n: int, found: list[Draft]) -> bool:
    """Read `كما قال إن …` and `وهو ما وصفه فلان بأنه …` as verbs of speech; whether the cue needs no further reading."""
    cue, row = cues[n], scene.page.words
    verb = cue.verb
    assert verb is not None
    if (
        cue.last - cue.first == 2
        and verb.strict
        and "in" not in verb.marks
        and not cue.about
        and len(row[cue.first].form) <= 4
    ):
        return True
    limit = next((c.first for c in cues[n + 1 : n + 13] if c.kind in ("verb", "participle")), sentence.last)
    if cue.about and "names" in verb.marks:
        opened = find_opening(scene, replace(cue, verb=None), sentence, limit, False)
        speaker = speaker_after(scene, cue.last, opened.until, False) if opened is not None else None
        if opened is None or speaker is None:
            return False
        edge = edge_before(scene, cue.first, sentence.first)
        if found and found[-1].opening.first < edge < found[-1].limit:
            found[-1] = replace(found[-1], limit=edge)
        found.append(Draft(cue, opened, speaker, (), sentence.last, verb.stance, "verb-about", cue.first))
        return True
    plural = cue.says.rpartition(":")[2] in ("mp", "md", "fd")
    own = replace(cue, kind="verb", first=cue.last - 1, cut=0, joined=True)
    opened = find_opening(scene, own, sentence, limit, plural)
    leads = _leads(scene, sentence, cue)
    plain = opened is not None and opened.kind in PLAIN
    first = cue.first
    also = cue.cut == 0 and row[first - 1].form in EDGES and phrase_at("joint", row, first) is not None
    leads = leads or (also and not cue.about and opened is not None and opened.kind == "object")
    if not plain and not (leads and (opened is not None or "person" in verb.takes)):
        return False
    draft = draft_verb(scene, sentence, [own, *cues[n + 1 : n + 13]], 0, found[-1] if found else None)
    if draft is not None:
        take(scene, found, replace(draft, start=min(draft.start, cue.first)))
    return True


def _trailing(scene: Scene, sentence: Sentence, cue: Cue, found: list[Draft]) -> None:
    """An attribution after what is said, or in its midst."""
    row, before = scene.page.words, found[-1] if found else None
    end = next(
        (k for k in range(cue.last, min(sentence.last, cue.last + 30)) if _ends_source(scene, cue, k)),
        min(sentence.last, cue.last + 30),
    )
    if cue.about and cue.verb is not None and "tells" in cue.verb.marks:
        return  # كما أخبره جاره
    if cue.kind == "by" and (cue.about or (cue.last < end and _his_words(scene, cue.last))):
        if before is None or before.opening.kind == "before" or not before.opening.first < cue.first <= before.limit:
            floor, edge = _floor(scene, sentence, cue, before), edge_before(scene, cue.first, sentence.first)
            if edge > floor:
                opening = Opening("before", floor, conjunction_cut(row[floor].form), edge)
                found.append(Draft(cue, opening, None, (), edge, "assert", "attribution-after", floor))
        return
    at = cue.last + (cue.kind == "verb-by" and cue.last < end and _leads_on(cue, row[cue.last].form))
    told = told_before(scene, cue)
    speaker = speaker_after(scene, told[0][1] + 1 if told else at, end, False, True)
    if speaker is None:
        return
    stance = cue.verb.stance if cue.verb is not None else "assert"
    edge = edge_before(scene, cue.first, sentence.first)
    inside = bracketed(scene, cue, before.opening.first if before is not None else sentence.first)
    if inside is not None:
        if before is not None and before.opening.kind != "before":
            found[-1] = replace(before, limit=min(before.limit, inside[0]))
        opening = Opening("before", inside[1], conjunction_cut(row[inside[1]].form), edge)
        found.append(Draft(cue, opening, speaker, (), edge, stance, "attribution-after", inside[1]))
        return
    if before is not None and before.opening.kind != "before" and before.opening.first < cue.first <= before.limit:
        if cue.about and stance == "deny":
            found[-1] = replace(before, limit=edge)
            start = clause_start(scene, sentence, cue.first, before)
            found.append(Draft(cue, replace(before.opening, kind="before"), speaker, (), edge, stance, "answer", start))
        else:
            found[-1] = replace(cited(scene, before, speaker, cue), limit=edge)
            _through_participles(found, (speaker.first, speaker.last))
        return
    if before is not None and before.speaker is not None and cue.kind == "relay" and before.speaker.last == cue.first:
        found[-1] = cited(scene, before, speaker, cue)
        return
    via = (*told, *outlets(scene, at, speaker.first), *outlets(scene, speaker.last, end))
    if cue.verb is not None and "relay" in cue.verb.marks:
        speaker, outer = passed_on(scene, speaker, end)
        via = outer or via
    floor = _floor(scene, sentence, cue, before)
    if edge - floor < 1:
        return
    brought = brought_about(scene, sentence, cue, speaker)
    if brought is not None:
        opening = Opening("that", *brought, brought[0])
        found.append(Draft(cue, opening, speaker, via, sentence.last, stance, "attribution-inside", brought[0]))
        return
    inner = embedded(scene, sentence, cue, speaker, floor)
    if inner is not None:
        opening = Opening("that", inner, conjunction_cut(row[inner].form), inner)
        found.append(Draft(cue, opening, speaker, via, sentence.last, stance, "attribution-inside", floor))
        return
    mark = scene.closed.get(edge - 1)
    if mark is not None and edge - 1 - mark > 2 and row[mark].form == '"':
        floor = mark + 1
    opening = Opening("before", floor, conjunction_cut(row[floor].form), edge)
    found.append(Draft(cue, opening, speaker, via, edge, stance, "attribution-after", floor))


def _leads_on(cue: Cue, form: str) -> bool:
    """Whether the word after the verb is the preposition that it stands with (كما جاء في بيان)."""
    return small_words().get(form) in ("off", "in" if cue.verb is not None and "in" in cue.verb.marks else "off")


def _through_participles(found: list[Draft], outer: tuple[int, int]) -> None:
    """Put who passes the last draft on into the chain of those, too, from which its participles go on (أعلن الجيش إغلاق الجسر، مؤكدا أن
    …، وفقا لوكالة …)."""
    for k in range(len(found) - 1, 0, -1):
        cue = found[k].cue
        if cue is None or cue.kind != "participle" or found[k].speaker is not None:
            break
        found[k - 1] = replace(found[k - 1], via=(*found[k - 1].via, outer))


def _his_words(scene: Scene, k: int) -> bool:
    """Whether a noun for saying with a pronoun takes up the one who spoke last (بحسب قولهم)."""
    row = scene.page.words
    entry = cue_forms().get(row[k].form)
    if row[k].form not in kinds_of("him") and (entry is None or entry[1] != "noun" or not entry[5]):
        return False
    return k + 1 >= len(row) or not (row[k + 1].kind == "word" or row[k + 1].form == ":" or k + 1 in scene.quotes)


def _ends_source(scene: Scene, cue: Cue, k: int) -> bool:
    row = scene.page.words
    return row[k].kind == "break" or (row[k].form in _ENDS and k > cue.last)


def _floor(scene: Scene, sentence: Sentence, cue: Cue, before: Draft | None) -> int:
    """The word from which a trailing attribution takes what is said: the sentence, or its last clause in the report's own voice."""
    row = scene.page.words
    floor = k = max(after_dateline(scene, sentence.first), before.limit if before is not None else 0)
    for j in range(cue.first - 2, max(floor, cue.first - BACK), -1):
        if that_words().get(row[j].form) == "then" and row[j - 1].form in EDGES:
            return j + 1
        own = phrase_at("own", row, j) or phrase_at("always", row, j)
        if own is not None and conjoined(row[j].form) and small_words().get(row[j].form[1:]) in ("this", "that"):
            continue
        joint = phrase_at("joint", row, j) or own
        if joint is None or row[j].form in that_words() or cue.first - joint[0] < LEAST_CLAUSE:
            continue
        if row[j - 1].form in EDGES or own is not None:
            k = joint[0]
            break
    while k < cue.first and row[k].kind in ("mark", "break") and k not in scene.quotes:
        k += 1
    for _ in range(3):
        hit = phrase_at("joint", row, k) or _turn(scene, k)
        if hit is None or hit[0] >= cue.first:
            break
        k = hit[0]
        while k < cue.first and row[k].form in EDGES:
            k += 1
    return k


def _turn(scene: Scene, k: int) -> tuple[int, str] | None:
    hit = phrase_at("adverb", scene.page.words, k)
    return hit if hit is not None and hit[1] == "turn" else None


def _leads(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """Whether nothing but a turn of phrase or a clause word stands before the cue."""
    row = scene.page.words
    k = sentence.first
    while k < cue.first:
        hit = _turn(scene, k)
        if hit is not None:
            k = hit[0]
        elif row[k].kind == "mark" or that_words().get(row[k].form) == "that":
            k += 1
        else:
            break
    return k >= cue.first or (cue.kind == "by" and that_words().get(row[cue.first - 1].form) == "that")


def _then_follows(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """Whether و or ف before the phrase begins a clause that goes on with `then` after a comma (هدأ القتال، ووفقا للشهود، فإن …)."""
    row = scene.page.words
    if cue.kind != "by" or not cue.joined or row[cue.first - 1].form not in EDGES:
        return False
    comma = next((k for k in range(cue.last, min(sentence.last - 1, cue.last + 14)) if row[k].form in EDGES), None)
    return comma is not None and that_words().get(row[comma + 1].form) == "then"


def _leading(scene: Scene, sentence: Sentence, cues: list[Cue], n: int, found: list[Draft]) -> None:
    """An attribution before what is said: `وفقا للشرطة فإن …`, `بحسب الشرطة، …`."""
    row, thats, cue = scene.page.words, that_words(), cues[n]
    words = cue.last < sentence.last and row[cue.last].form in kinds_of("words") | kinds_of("him")
    own = words or (cue.kind == "by" and cue.about)
    split = None
    at = cue.last + (cue.kind == "verb-by" and cue.last < sentence.last and _leads_on(cue, row[cue.last].form))
    for k in range(at, min(sentence.last, at + 30)):
        then = then_the(row[k].form) and k not in scene.cover and k > at
        if row[k].form in thats or then or (row[k].form in _ENDS - {"-"} and k > at):
            split = k
            if (
                then
                or row[k].form in thats
                or not any(thats.get(row[j].form) == "then" for j in range(k + 1, min(sentence.last, k + 14)))
            ):
                break
    speaker = speaker_after(scene, at, split, False, True) if split is not None else None
    if split is None:
        speaker = speaker_after(scene, at, min(sentence.last, at + 30), False, True)
        split = speaker.last if speaker is not None and _bare_clause(scene, speaker, sentence.last) else None
    elif speaker is not None and row[split].form not in thats and _bare_clause(scene, speaker, split):
        split = speaker.last
    if own:
        split, speaker = cue.last + words, None
    if split is None or (speaker is None and not own):
        return
    outer: tuple[tuple[int, int], ...] = ()
    if cue.verb is not None and "relay" in cue.verb.marks and speaker is not None:
        if of_him(row, cue.last, split):
            outer, speaker = ((speaker.first, speaker.last),), None  # بحسب ما نقلت عنه الصحيفة
        else:
            speaker, outer = passed_on(scene, speaker, split)
    first = split
    while first < sentence.last and (row[first].form in EDGES or row[first].form in thats):
        first += 1
    if first >= sentence.last:
        return
    nearest = next((c.first for c in cues[n + 1 : n + 13] if c.kind in ("verb", "participle")), sentence.last)
    passes = nearest - first <= 2 and nearest < sentence.last
    stance = cue.verb.stance if cue.verb is not None else "assert"
    opening = Opening("that", first, int(first == split and then_the(row[first].form)), split)
    via = outlets(scene, speaker.last, split) if speaker is not None and not outer else outer
    draft = Draft(cue, opening, speaker, via, sentence.last, stance, "attribution-before", cue.first)
    if passes:
        found.append(draft)
    else:
        take(scene, found, draft)


def _bare_clause(scene: Scene, speaker: Speaker, end: int) -> bool:
    """Whether a clause follows an organisation's name at once, without a sign (وبحسب الهيئة قتل عشرة)."""
    named = scene.first.get(speaker.first)
    if named is None and voice_kind(scene.page.words[speaker.first].form) == "document":
        named = scene.first.get(speaker.first + 1)
    plain = named is not None and named[0] == speaker.last and named[1].kind == "organization"
    return plain and sum(scene.page.words[k].kind != "mark" for k in range(speaker.last, end)) >= LEAST_CLAUSE
