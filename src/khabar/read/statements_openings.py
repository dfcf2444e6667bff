"""Find where what is said begins: after a clause word, a colon, a quotation mark, a preposition, or as a bare noun."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.language import splits
from khabar.model import Page, Sentence
from khabar.read.statements_cues import Cue, cue_forms
from khabar.read.statements_words import NameIndex, addressed, adverbs, article, breaks, occasions, said_nouns, small_words, that_words, voice

# How many words may stand between a verb of speech and what is said.
REACH = 45
# A quotation of fewer words may be a name in quotation marks.
SHORT_QUOTE = 6


@dataclass(frozen=True, slots=True)
class Opening:
    """`first`: the word with which what is said begins, `cut` letters of it left out. `until`: where the words before it end.

    `kind`: that, colon, quote, noun (after a preposition), object, person, before (a quotation before the cue).
    """

    kind: str
    first: int
    cut: int
    until: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What the steps of one page look things up in: the page, names by word, quotations by the word of their mark."""

    page: Page
    names: NameIndex
    quotes: dict[int, int]
    closed: dict[int, int]


def find_opening(scene: Scene, cue: Cue, sentence: Sentence, limit: int, bare: bool) -> Opening | None:
    """Where the words said begin after the cue, before word `limit`; `bare` tells that no subject follows the cue.

    None: nothing is said.
    """
    row = scene.page.words
    verb = cue.verb
    takes = verb.takes if verb is not None else frozenset(("that", "quote"))
    after = verb.after if verb is not None else frozenset()
    thats, small, befores = that_words(), small_words(), breaks("before")
    end = min(limit, sentence.last, cue.last + REACH)
    k = cue.last
    relative = crossed = False
    held: Opening | None = None
    while k < end:
        word = row[k]
        form = word.form
        if word.kind == "mark":
            if form == ":" and not (row[k - 1].kind == "number" and k + 1 < end and row[k + 1].kind == "number"):
                return (held or _after_colon(scene, k, sentence.last)) if takes & {"quote", "that"} else held
            if k in scene.quotes:
                quote = scene.page.quotes[scene.quotes[k]]
                if takes & {"quote", "that"} and not _is_name(scene, k, end, cue):
                    inner = k + 2 if that_words().get(row[k + 1].form) == "that" and quote.last - quote.first > 3 else k + 1
                    return held or Opening("quote", inner, 0, k)
                if held is None and "object" in takes and row[k + 1].form in said_nouns():
                    held = Opening("object", k, 0, k)
                if held is None and takes & {"quote"} and k > cue.last:
                    held = None
                k = quote.last + 1
                continue
            if form in ",،؛;"[:1] or form in _commas():
                relative = False
                crossed = True
            k += 1
            continue
        if form in thats and thats[form] == "that" and (takes & {"that", "quote"} or verb is not None and "names" in verb.marks) or (form in thats and verb is None):
            if not _belongs_before(row, k, befores, cue.last):
                return Opening("that", k + 1, 0, k)
        if form in after and not relative and held is None and k + 1 < end:
            nxt = row[k + 1].form
            if thats.get(nxt) != "that" and not _inside_subject(scene, cue, k, end):
                held = Opening("noun", k + 1, 0, k)
        elif not relative and held is None and (after or "object" in takes or "person" in takes):
            cut = _attached(scene, form, after, k == cue.last)
            if cut and adverbs().at(row, k) is None and not _is_occasion(form):
                held = Opening("noun", k, cut, k)
            elif "object" in takes and (k > cue.last or bare) and (not crossed or row[k - 1].kind == "mark") and _begins_said(scene, k, form, bare):
                held = Opening("object", k, 0, k)
        elif held is None and breaks("relative").at(row, k) is not None:
            relative = True
        if breaks("relative").at(row, k) is not None:
            relative = True
        k += 1
    return held


def _commas() -> frozenset[str]:
    return frozenset("\u060c\u061b,;")


def _after_colon(scene: Scene, k: int, end: int) -> Opening:
    row = scene.page.words
    until = k
    k += 1
    while k < end and (row[k].kind == "break" or (row[k].kind == "mark" and row[k].form in "-")):
        k += 1
    if k in scene.quotes:
        first = k + 1
        if that_words().get(row[first].form) == "that" and first + 1 < end:
            first += 1
        return Opening("quote", first, 0, until)
    if k < end and that_words().get(row[k].form) == "that":
        k += 1
        return Opening("that", k + 1 if k in scene.quotes and False else k, 0, until)
    return Opening("colon", k, 0, until)


def _is_name(scene: Scene, k: int, end: int, cue: Cue) -> bool:
    """Whether the quotation whose mark is word `k` only names something: it is short, and the sentence goes on to what is said."""
    quote = scene.page.quotes[scene.quotes[k]]
    if quote.last - quote.first > SHORT_QUOTE:
        return False
    row = scene.page.words
    thats = that_words()
    for j in range(quote.last + 1, min(end, quote.last + 25)):
        if thats.get(row[j].form) == "that" or row[j].form == ":" or (j in scene.quotes and row[j].form == '"'):
            return True
    if cue.verb is not None and "person" in cue.verb.takes:
        return True
    after = row[quote.last + 1] if quote.last + 1 < len(row) else None
    if quote.last - quote.first <= 3 and after is not None and after.kind == "word" and after.form not in cue_forms():
        return True
    if k + 1 in scene.names.first and scene.names.first[k + 1][0] >= quote.last:
        return True
    if quote.last - quote.first >= 4:
        return False
    return cue.verb is not None and cue.verb.strict or k - cue.last > 5


def _belongs_before(row: tuple, k: int, befores: object, since: int) -> bool:  # type: ignore[type-arg]
    for back in (3, 2, 1):
        if k - back >= since:
            hit = befores.at(row, k - back)  # type: ignore[attr-defined]
            if hit is not None and hit[0] == k:
                return True
    return False


def _attached(scene: Scene, form: str, after: frozenset[str], at_once: bool) -> int:
    """How many letters of an attached preposition stand before a noun that is said; 0 where it is none."""
    for cut, particles, rest in splits(form):
        if cut == 1 and particles in after:
            if rest in said_nouns() or rest.startswith(article()) or rest in addressed():
                return 1
            if at_once and len(rest) > 3:
                return 1
    return 0


def _is_occasion(form: str) -> bool:
    return any(rest in occasions() for _, _, rest in splits(form)[1:])


def _begins_said(scene: Scene, k: int, form: str, bare: bool) -> bool:
    if form in said_nouns():
        return voice(form) is None or bare
    return small_words().get(form) == "this"


def _inside_subject(scene: Scene, cue: Cue, k: int, end: int) -> bool:
    """Whether the preposition at `k` belongs to the words that name the speaker (مصدر من الشرطة), and comes again later."""
    row = scene.page.words
    if k == cue.last or voice(row[k + 1].form) is None and k + 1 not in scene.names.first:
        return False
    return any(row[j].form == row[k].form or that_words().get(row[j].form) == "that" for j in range(k + 2, min(end, k + 14)))
