"""Whom a clause on a noun is about that speaks (المرصد الذي أشار إلى)."""

from __future__ import annotations

from khabar.language import article, proclitics
from khabar.model import Sentence
from khabar.read.statements.cues import Cue
from khabar.read.statements.ends import imperfect
from khabar.read.statements.scene import PAUSES, Scene, Speaker
from khabar.read.statements.words import phrase_at, voice, voice_kind, voices

# The noun stands at most so many words before its clause, and the clause goes on with a verb within so many.
_NEAR, _ON = 9, 12


def antecedent(scene: Scene, sentence: Sentence, relative: int) -> Speaker | None:
    """The nearest name before the word of a relative clause that speaks (المرصد الذي أشار إلى), else the nearest noun of speakers, with the
    one that it is joined to (بالشيوخ وممثلي الطرفين الذين تعهدوا)."""
    row, floor = scene.page.words, max(sentence.first, relative - _NEAR)
    for k in range(relative - 1, floor - 1, -1):
        if k in scene.first:
            return Speaker(k, scene.first[k][0], 0, scene.first[k][1])
    end = relative - (row[relative - 1].form in PAUSES)
    heads = [k for k in range(floor, end) if voice(row[k].form) is not None and voice_kind(row[k].form) != "document"]
    while (
        len(heads) > 1 and row[heads[-1]].form[:1] in proclitics("conjunction") and row[heads[-1]].form not in voices()
    ):
        heads.pop()
    while len(heads) > 1 and heads[-2] == heads[-1] - 1 and not row[heads[-2]].form.startswith(article()):
        heads.pop()
    if not heads or any(row[k].kind != "word" for k in range(heads[-1], end)):
        return None
    return Speaker(heads[-1], end)


def of_the_clause(scene: Scene, sentence: Sentence, cue: Cue) -> Speaker | None:
    """Whom the clause tells of that goes on with the verb (القوات التي تحاصر المدينة وتقول إنها …)."""
    row = scene.page.words
    if cue.kind != "verb" or not cue.joined or not cue.says.startswith("present"):
        return None
    for k in range(cue.first - 2, max(sentence.first, cue.first - _ON), -1):
        if row[k].form in PAUSES:
            return None
        if phrase_at("relative", row, k) is not None:
            return antecedent(scene, sentence, k) if imperfect(row[k + 1].form) else None
    return None
