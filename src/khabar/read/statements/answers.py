"""Tell what somebody answers to the words told right before: who denies `that` denies those words, who keeps silence says nothing."""

from __future__ import annotations

from dataclasses import replace

from khabar.language import article
from khabar.model import Sentence
from khabar.read.statements.cues import Cue, cue_forms
from khabar.read.statements.outlets import outlets
from khabar.read.statements.reporting import refuses
from khabar.read.statements.scene import EDGES, Draft, Opening, Scene
from khabar.read.statements.sources import speaker_after
from khabar.read.statements.words import kinds_of, phrase_at

_DENIES = ("deny", "doubt")
# So many words after the verb the one who doubts a figure is named.
NAMED = 12


def answered(scene: Scene, found: list[Draft], draft: Draft) -> bool:
    """Whether the draft denies `that` alone (لكن الحكومة نفت ذلك), and so becomes a denial of what was told before it in the sentence, or
    keeps silence, which is no statement (رفض التعليق)."""
    row, first = scene.page.words, draft.opening.first
    if row[first].form in kinds_of("silence") and draft.stance in (*_DENIES, "demand"):
        return draft.opening.kind == "object"
    if draft.stance not in _DENIES or draft.opening.kind not in ("object", "noun") or draft.speaker is None:
        return False
    alone = row[first].form in kinds_of("that") and draft.opening.cut == 0
    alone = alone and (first + 1 >= len(row) or row[first + 1].kind != "word" or _goes_no_further(scene, first + 1))
    against = phrase_at("joint", row, draft.start) is not None or phrase_at("contrast", row, draft.start) is not None
    if (
        not (alone and against and found)
        or found[-1].opening.kind == "before"
        or found[-1].opening.first >= draft.start
    ):
        return False
    _answer(scene, found, draft, draft.start)
    return True


def doubted(scene: Scene, sentence: Sentence, found: list[Draft], cue: Cue) -> bool:
    """Whether the verb with `in it` doubts or denies the words told before (، وهو رقم شككت فيه الوزارة), and so becomes their answer."""
    row, verb = scene.page.words, cue.verb
    if verb is None or verb.stance not in _DENIES or cue.kind != "verb" or not found:
        return False
    what = max(sentence.first, cue.first - 3)
    apart = next((k for k in range(cue.first - 1, what, -1) if phrase_at("apart", row, k) is not None), None)
    therein = row[cue.last].form in kinds_of("therein")
    if apart is None or row[apart - 1].form not in EDGES or not (therein or refuses(scene, cue)):
        return False
    speaker = speaker_after(scene, cue.last + therein, min(sentence.last, cue.last + NAMED), True)
    if speaker is None or found[-1].opening.kind == "before" or found[-1].opening.first >= apart:
        return False
    opening = Opening("object", cue.last, 0, cue.last)
    via = outlets(scene, speaker.last, min(sentence.last, speaker.last + NAMED))
    _answer(scene, found, Draft(cue, opening, speaker, via, sentence.last, verb.stance, "answer", apart), apart)
    return True


def _answer(scene: Scene, found: list[Draft], draft: Draft, start: int) -> None:
    before, row = found[-1], scene.page.words
    edge = start
    while edge > before.opening.first + 1 and row[edge - 1].form in EDGES:
        edge -= 1
    found[-1] = replace(before, limit=min(before.limit, edge))
    found.append(replace(draft, opening=replace(before.opening, kind="before"), limit=edge, rule="answer"))


def _goes_no_further(scene: Scene, k: int) -> bool:
    """Whether words for how it was denied end the clause (نفيا قاطعا, جملة وتفصيلا), or a participle goes on (نفى ذلك قائلا إن)."""
    row = scene.page.words
    entry = cue_forms().get(row[k].form)
    if entry is not None and entry[1] == "participle":
        return True
    ends = any(j >= len(row) or row[j].kind in ("mark", "break") for j in (k + 1, k + 2))
    return ends and not row[k].form.startswith(article())
