"""Find what goes on after an attribution that stands in its midst (وأصبح الحي، بحسب ناشطين، تحت سيطرتهم)."""

from __future__ import annotations

from khabar.language import among, of_kind, splits
from khabar.model import Sentence
from khabar.read.numerals import numerals
from khabar.read.statements.clauses import BACK
from khabar.read.statements.cues import Cue
from khabar.read.statements.scene import EDGES, PAUSES, Scene, Speaker
from khabar.read.statements.words import conjoined, phrase_at, said_nouns, small_words

# A clause in the report's own voice before an attribution is what is said where it has at least this many words.
LEAST_CLAUSE = 7
# One in brackets has at least this many.
LEAST_IN_BRACKETS = 3


def brought_about(scene: Scene, sentence: Sentence, cue: Cue, speaker: Speaker) -> tuple[int, int] | None:
    """Where what a verb of causing brings about begins, if the attribution parts the two (أدى القتال، بحسب …، إلى نزوح ألف شخص): the
    first word and how many letters of it are left out; None elsewhere."""
    row, k = scene.page.words, speaker.last
    caused = edge_before(scene, cue.first, sentence.first) - 1
    if row[caused + 1].form not in PAUSES or row[k].form not in PAUSES or k + 2 >= sentence.last:
        return None
    causes = of_kind("figure_words", "cause")
    if not any(among(row[j].form, causes) for j in (caused, caused - 1)):
        return None
    if small_words().get(row[k + 1].form) in ("in", "off"):
        return k + 2, 0
    attached = next((cut for cut, p, rest in splits[row[k + 1].form] if cut == 1 and p and rest in said_nouns()), None)
    return (k + 1, attached) if attached is not None else None


def embedded(scene: Scene, sentence: Sentence, cue: Cue, speaker: Speaker, floor: int) -> int | None:
    """The first word of a clause that goes on after the attribution in its midst; None where it ends with it."""
    row, after = scene.page.words, speaker.last
    if sum(row[k].kind in ("word", "number") for k in range(after, min(sentence.last, after + 9))) < 4:
        return None
    if any(
        k < len(row) and phrase_at("relative", row, k) is not None for k in (after, after + (row[after].form in EDGES))
    ):
        return None
    if (
        row[cue.first - 1].kind == "word"
        and row[after].kind in ("word", "number")
        and small_words().get(row[after].form) != "was"
    ):
        commas = [k for k in range(max(floor, cue.first - BACK), cue.first - 1) if row[k].form in EDGES]
        return commas[-1] + 1 if commas else floor
    if row[cue.first - 1].form in EDGES and row[after].form in EDGES:
        word = row[after + 1]
        commas = [k for k in range(max(floor, cue.first - LEAST_CLAUSE), cue.first - 1) if row[k].form in EDGES]
        counts = word.kind == "number" or word.form in numerals()  # a number begins no clause of its own
        if cue.first - floor >= LEAST_CLAUSE:  # اشتد القصف، وبلغ عدد الغارات، بحسب …، 23 غارة
            return (commas[-1] + 1 if commas else floor) if counts else None
        if counts or (small_words().get(word.form) is None and not conjoined(word.form)):
            return floor
    return None


def bracketed(scene: Scene, cue: Cue, floor: int) -> tuple[int, int] | None:
    """The bracket and the first word of the clause in it that the attribution ends there (… (والصحيح: جرح شابان بحسب النقابة)), past a
    label and its colon; None where it stands in none."""
    row = scene.page.words
    at = next((k for k in range(cue.first - 1, max(floor, cue.first - BACK), -1) if row[k].form in "()"), None)
    if at is None or row[at].form != "(":
        return None
    first = next((k + 1 for k in range(cue.first - 1, at, -1) if row[k].form == ":"), at + 1)
    return (at, first) if cue.first - first >= LEAST_IN_BRACKETS else None


def edge_before(scene: Scene, k: int, floor: int) -> int:
    """The index after the last word before `k` that is no comma or the like."""
    row = scene.page.words
    while k > floor and row[k - 1].form in EDGES:
        k -= 1
    return k
