"""Read phrases of attribution: before what is said, after it, or naming who passes it on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from khabar.model import Sentence
from khabar.read.statements_cues import Cue
from khabar.read.statements_openings import Opening, Scene, find_opening
from khabar.read.statements_sources import Speaker, speaker_after
from khabar.read.statements_words import adverbs, breaks, conjoined, small_words, that_words

if TYPE_CHECKING:
    from khabar.read.statements_drafts import Draft

_EDGES = frozenset("\u060c\u061b,;:-()")


def attributed(scene: Scene, sentence: Sentence, cues: list[Cue], n: int, found: list[Draft]) -> None:
    """Add what a phrase of attribution makes somebody answer for, or put whom it names into the chain of the statement it closes."""
    from khabar.read.statements_drafts import Draft, _take, clause_start

    cue = cues[n]
    row = scene.page.words
    if cue.kind == "text":
        _text(scene, sentence, cue, found)
        return
    nxt = next((c.first for c in cues[n + 1 :] if c.kind in ("verb", "participle")), sentence.last)
    if cue.kind == "pretext":
        if cue.last < sentence.last:
            opening = Opening("object", cue.last, 0, cue.last)
            speaker = speaker_after(scene, sentence.first + 1, cue.first, True)
            found.append(Draft(cue, opening, speaker, [], sentence.last, "allege", "pretext", cue.first))
        return
    if cue.kind == "verb-by" and cue.verb is not None:
        if cue.last - cue.first == 2 and cue.verb.strict and "in" not in cue.verb.marks and not cue.about and len(row[cue.first].form) <= 4:
            return
        opened = find_opening(scene, cue, sentence, nxt, False)
        if cue.about and "names" in cue.verb.marks:
            opened = find_opening(scene, replace(cue, verb=None), sentence, nxt, False)
            speaker = speaker_after(scene, cue.last, opened.until, False) if opened is not None else None
            if opened is not None and speaker is not None:
                edge = _edge(scene, cue.first, sentence.first)
                if found and found[-1].limit > edge and found[-1].opening.first < edge:
                    found[-1] = replace(found[-1], limit=edge)
                found.append(Draft(cue, opened, speaker, [], sentence.last, cue.verb.stance, "verb-about", cue.first))
                return
        leads = _leads(scene, sentence, cue)
        if opened is not None and (opened.kind in ("that", "quote", "colon") or leads) or (leads and "person" in cue.verb.takes):
            from khabar.read.statements_drafts import draft_verb

            verb_cue = replace(cue, kind="verb", first=cue.last - 1, cut=0)
            draft = draft_verb(scene, sentence, [*cues[:n], verb_cue, *cues[n + 1 :]], n, found[-1] if found else None)
            if draft is not None:
                _take(scene, found, replace(draft, start=min(draft.start, cue.first)))
            return
    if _leads(scene, sentence, cue):
        _leading(scene, sentence, cue, nxt, found)
        return
    end = _source_end(scene, sentence, cue)
    at = cue.last + (cue.last < end and small_words().get(row[cue.last].form) == "off" and cue.kind == "verb-by")
    speaker = speaker_after(scene, at, end, False, True)
    if speaker is None:
        return
    before = found[-1] if found else None
    start = clause_start(scene, sentence, cue.first, before)
    stance = cue.verb.stance if cue.verb is not None else "assert"
    edge = _edge(scene, cue.first, sentence.first)
    if before is not None and before.opening.kind != "before" and before.limit >= cue.first and before.opening.first < cue.first:
        found[-1] = replace(before, via=[*before.via, (speaker.first, speaker.last)], limit=edge)
        if cue.about and stance == "deny":
            found[-1] = replace(before, limit=edge)
            found.append(Draft(cue, replace(before.opening, kind="before"), speaker, [], edge, stance, "answer", start))
        return
    if cue.kind == "relay":
        return
    floor = _floor(scene, sentence, cue, before)
    if edge - floor < 1:
        return
    inner = _embedded(scene, sentence, cue, speaker, floor)
    if inner is not None:
        found.append(Draft(cue, Opening("that", inner, _conjunction(scene, inner), inner), speaker, [], sentence.last, stance, "attribution-inside", floor))
        return
    close = edge - 1
    if close in scene.closed and close - scene.closed[close] > 2 and row[scene.closed[close]].form == '"':
        floor = scene.closed[close] + 1
    found.append(Draft(cue, Opening("before", floor, _conjunction(scene, floor), edge), speaker, [], edge, stance, "attribution-after", floor))


def _embedded(scene: Scene, sentence: Sentence, cue: Cue, speaker: Speaker, floor: int) -> int | None:
    """The first word of a clause that goes on after the attribution in its midst; None where it ends with it."""
    row = scene.page.words
    after = speaker.last
    left = sum(row[k].kind in ("word", "number") for k in range(after, sentence.last))
    if left < 4:
        return None
    commas = [k for k in range(floor, cue.first - 1) if row[k].form in _EDGES]
    if row[cue.first - 1].kind == "word" and row[after].kind in ("word", "number") and small_words().get(row[after].form) != "was":
        return commas[-1] + 1 if commas else floor
    if row[cue.first - 1].form in _EDGES and after < sentence.last and row[after].form in _EDGES and cue.first - floor < 7:
        return floor if row[after + 1].kind == "number" or small_words().get(row[after + 1].form) is None and not conjoined(row[after + 1].form) else None
    return None


def _edge(scene: Scene, k: int, floor: int) -> int:
    row = scene.page.words
    while k > floor and row[k - 1].form in _EDGES:
        k -= 1
    return k


def _conjunction(scene: Scene, k: int) -> int:
    from khabar.read.statements_words import conjunction_cut

    return conjunction_cut(scene.page.words[k].form)


def _floor(scene: Scene, sentence: Sentence, cue: Cue, before: Draft | None) -> int:
    """The word from which a trailing attribution takes what is said: the sentence, or its last clause in the report's own voice."""
    row = scene.page.words
    floor = sentence.first
    if before is not None:
        floor = max(floor, before.limit)
    k = floor
    for j in range(cue.first - 2, floor, -1):
        joint = breaks("joint").at(row, j, False) or breaks("own").at(row, j, False)
        if joint is not None and (row[j - 1].form in _EDGES or joint[2] == "own") and row[j].form not in that_words():
            if cue.first - joint[0] >= 7:
                k = joint[0]
                break
    while k < cue.first and (row[k].kind in ("mark", "break") and k not in scene.quotes):
        k += 1
    for _ in range(3):
        hit = breaks("joint").at(row, k, False) or _turn(scene, k)
        if hit is None or hit[0] >= cue.first:
            break
        k = hit[0]
        while k < cue.first and row[k].form in _EDGES:
            k += 1
    return k


def _turn(scene: Scene, k: int) -> tuple[int, int, str] | None:
    hit = adverbs().at(scene.page.words, k)
    return hit if hit is not None and hit[2] == "turn" else None


def _leads(scene: Scene, sentence: Sentence, cue: Cue) -> bool:
    """Whether nothing but turns of phrase stands between the sentence's or clause's start and the cue."""
    row = scene.page.words
    k = sentence.first
    while k < cue.first:
        hit = adverbs().at(row, k)
        if hit is not None and hit[2] == "turn":
            k = hit[0]
        elif row[k].kind == "mark" or that_words().get(row[k].form) == "that":
            k += 1
        else:
            break
    if k >= cue.first:
        return True
    return that_words().get(row[cue.first - 1].form) == "that" and cue.kind == "by"


def _source_end(scene: Scene, sentence: Sentence, cue: Cue) -> int:
    row = scene.page.words
    for k in range(cue.last, min(sentence.last, cue.last + 30)):
        if row[k].kind == "break" or row[k].form in _EDGES - {"(", ")"} and k > cue.last + 1:
            return k
    return min(sentence.last, cue.last + 30)


def _leading(scene: Scene, sentence: Sentence, cue: Cue, nxt: int, found: list[Draft]) -> None:
    """An attribution before what is said: `وفقا للشرطة فإن …`, `بحسب الشرطة، …`."""
    from khabar.read.statements_drafts import Draft, _take

    row = scene.page.words
    thats = that_words()
    split = None
    for k in range(cue.last, min(sentence.last, cue.last + 30)):
        if row[k].form in thats or row[k].form in _EDGES - {"(", ")", "-"} and k > cue.last:
            split = k
            if row[k].form in thats or k + 1 >= sentence.last or not _goes_on(scene, k, min(sentence.last, k + 14)):
                break
    if split is None:
        return
    speaker = speaker_after(scene, cue.last, split, False, True)
    if speaker is None:
        return
    first = split
    while first < sentence.last and (row[first].form in _EDGES or row[first].form in thats):
        first += 1
    if first >= sentence.last:
        return
    if nxt - first <= 2 and nxt < sentence.last:
        scene_via = Draft(cue, Opening("colon", first, 0, split), speaker, [], sentence.last, "assert", "attribution-before", cue.first)
        found.append(scene_via)
        return
    stance = cue.verb.stance if cue.verb is not None else "assert"
    start = cue.first
    k = cue.first - 1
    if thats.get(row[k].form) == "that" and k > sentence.first:
        start = cue.first
    _take(scene, found, Draft(cue, Opening("that", first, 0, split), speaker, [], sentence.last, stance, "attribution-before", start))


def _goes_on(scene: Scene, k: int, end: int) -> bool:
    """Whether after the comma at `k` the speaker's words go on (an apposition) up to a clause word."""
    row = scene.page.words
    return any(that_words().get(row[j].form) == "then" for j in range(k + 1, end))


def _text(scene: Scene, sentence: Sentence, cue: Cue, found: list[Draft]) -> None:
    from khabar.read.statements_drafts import Draft

    row = scene.page.words
    colon = next((k for k in range(cue.last, min(len(row), cue.last + 6)) if row[k].form == ":"), None)
    if colon is None:
        return
    speaker = None
    for k in range(sentence.first + 1, cue.first):
        speaker = speaker_after(scene, k, cue.first, True)
        if speaker is not None:
            break
    found.append(Draft(cue, Opening("colon", colon + 1, 0, colon), speaker, [], sentence.last, "assert", "text-of", cue.first))
