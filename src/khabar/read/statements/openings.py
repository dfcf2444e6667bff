"""Find where what is said begins: after a clause word, a colon, a quotation mark, a preposition, or as a bare noun."""

from __future__ import annotations

from khabar.inflection import bare as bare_forms
from khabar.model import Sentence
from khabar.read.statements.asides import past_aside
from khabar.read.statements.cues import Cue, cue_forms
from khabar.read.statements.nouns import HAMZA_BELOW, holds_clause, named_so, noun_said
from khabar.read.statements.quotations import holds_noun, is_name, quoted_part
from khabar.read.statements.scene import PAUSES, Opening, Scene
from khabar.read.statements.speakers import closing
from khabar.read.statements.words import (
    conjoined,
    kinds_of,
    may_begin,
    phrase_at,
    said_nouns,
    small_words,
    that_words,
)

# The first letter of a word that folds to one for `that` and is none (آن).
_LONG_ALIF = chr(0x0622)
# How many words may stand between a verb of speech and what is said.
REACH = 45
# A relative clause that begins within so many words after the verb is about its subject.
SUBJECT = 4


def find_opening(scene: Scene, cue: Cue, sentence: Sentence, limit: int, bare: bool) -> Opening | None:
    """Where the words said begin after the cue, before word `limit`; `bare` tells that no subject follows the cue.

    None: nothing is said. A noun that may be said is held until a clause word, a colon or the limit decides.
    """
    row, verb, thats = scene.page.words, cue.verb, that_words()
    end = min(limit, sentence.last, cue.last + REACH)
    k = cue.last
    if verb is not None and "names" in verb.marks and k + 2 < end and row[k].form in kinds_of("himso"):
        return named_so(scene, verb, k + 1, k)
    relative = crossed = of_speaker = False
    held: Opening | None = None
    while k < end:
        word = row[k]
        aside = past_aside(scene, k, end) if k > cue.last and word.kind == "word" else k
        if aside > k:
            k = aside
            continue
        if word.kind == "mark":
            if word.form == ":" and not (row[k - 1].kind == "number" and k + 1 < end and row[k + 1].kind == "number"):
                return _at_colon(scene, cue, k, sentence.last, held)
            if k in scene.quotes:
                held, decided = _at_quotation(scene, cue, k, end, held)
                if decided:
                    return held
                k = scene.page.quotes[scene.quotes[k]].last + 1
                continue
            if word.form in PAUSES:
                relative, crossed = False, True
            k = (closing(scene, k, end) if word.form == "(" and k > cue.last else k) + 1
            continue
        may = may_begin[word.form]
        own = phrase_at("joint", row, k) if may else None
        if own is not None and row[k - 1].form in PAUSES and k > cue.last + 1 and word.form in kinds_of("but"):
            return held  # تنفي الوزارة التهمة، لكن تقريرا خلص إلى أن
        if own is not None and own[0] > k + 1 and row[own[0] - 1].form in thats:
            return held
        if word.form in thats:
            saying = phrase_at("adverb", row, k)
            if saying is not None and saying[0] > k + 1:
                k = saying[0]
                continue
            if _opens_clause(scene, cue, k, thats[word.form]):
                return _with_clause(scene, cue, k, held)
        if may and phrase_at("relative", row, k) is not None:
            relative, of_speaker = True, of_speaker or k - cue.last <= SUBJECT
            if verb is not None and verb.strict and k + 1 < end and _says(row[k + 1].form):
                return held
        elif not relative and held is None and verb is not None:
            held = noun_said(scene, cue, k, end, bare, crossed)
        elif of_speaker and held is None and verb is not None and word.form in verb.after and k + 1 < end:
            held = Opening("noun", k + 1, 0, k) if row[k + 1].form in said_nouns() else None
        k += 1
    return held


def _speaks(cue: Cue) -> bool:
    """Whether the cue may open a clause or a quotation."""
    return cue.verb is None or not cue.verb.takes.isdisjoint(("quote", "that"))


def _at_colon(scene: Scene, cue: Cue, k: int, end: int, held: Opening | None) -> Opening | None:
    """Where the words said begin if a colon stands at word `k`: after it, or with the noun held; None where nothing is held of a cue that
    opens no clause."""
    loose = held is not None and held.kind == "object" and cue.verb is not None and "plain" in cue.verb.marks
    return held if (held is not None and not loose) or not _speaks(cue) else _after_colon(scene, k, end)


def _at_quotation(scene: Scene, cue: Cue, k: int, end: int, held: Opening | None) -> tuple[Opening | None, bool]:
    """What is held, or None, if a quotation opens at word `k`, and whether that is where the words said begin: it may hold but
    a name, or a part of them."""
    row, verb, quote = scene.page.words, cue.verb, scene.page.quotes[scene.quotes[k]]
    if verb is not None and holds_noun(scene, k, verb.after):
        return held or Opening("noun", k + 1, 1, k), True
    takes_object = held is None and verb is not None and "object" in verb.takes
    if _speaks(cue):
        if takes_object and quoted_part(scene, k, end):
            return Opening("object", k, 0, k), False
        if not is_name(scene, k, end, cue):
            skip = that_words().get(row[k + 1].form) == "that" and quote.last - quote.first > 3
            return held or Opening("quote", k + 1 + skip, 0, k), True
    named = k + 1 in scene.first and scene.first[k + 1][0] >= quote.last
    if takes_object and not named and row[k + 1].form in said_nouns():
        return Opening("object", k, 0, k), False
    return held, False


def _opens_clause(scene: Scene, cue: Cue, k: int, kind: str) -> bool:
    """Whether the clause word of that kind at word `k` opens a clause that the cue may open, and belongs to nothing before it."""
    row, word, verb = scene.page.words, scene.page.words[k], cue.verb
    if (row[k - 1].form == "." and not word.spaced) or scene.page.text[word.start] == _LONG_ALIF:
        return False  # بلدة آن
    if _may_be_if(scene, k) and k + 1 < len(row) and row[k + 1].form in kinds_of("ifs"):
        return False  # إن استمر القصف
    if k in scene.cover and len(scene.cover[k].span) != len(word.span):
        return False
    if verb is not None and (kind != "that" or not (_speaks(cue) or "names" in verb.marks)):
        return False
    return not _belongs_before(scene, k, cue.last)


def _with_clause(scene: Scene, cue: Cue, k: int, held: Opening | None) -> Opening:
    """Where the words said begin if a clause opens at word `k`: in it, or with the noun held, whose clause or condition it
    is, or of whom it is asked."""
    if held is not None and held.kind == "noun" and _another_goes_on(scene, held.first, k):
        return held
    if held is not None and (_is_if(scene, k, cue, held) or _of_him(cue, scene.page.words[held.first].form)):
        return held
    if held is not None and _of_a_clause(scene, held, k):
        return Opening("that", held.first, held.cut, held.until)
    return Opening("that", k + 1, 0, k)


def _another_goes_on(scene: Scene, first: int, k: int) -> bool:
    """Whether و with a word of its own follows a comma between the two words: what is told next is another's (دعا إلى الصبر، وأفتى رفيقه
    بأن …)."""
    row = scene.page.words
    return any(
        row[j].form in PAUSES and conjoined(row[j + 1].form) and phrase_at("apart", row, j + 1) is None
        for j in range(first + 1, k - 1)
    )


def _says(form: str) -> bool:
    """Whether the folded word is a verb that can only be one of saying."""
    entry = cue_forms().get(form)
    return entry is not None and entry[1] == "verb" and not entry[2].strict


def _is_if(scene: Scene, k: int, cue: Cue, held: Opening) -> bool:
    """Whether the word is the `if` of a promise or threat whose noun stands before it (وعد بفتح حوار إن التزموا الهدوء)."""
    verb = cue.verb
    promised = verb is not None and verb.stance in ("offer", "threaten", "demand") and held.kind == "noun"
    return promised and _may_be_if(scene, k)


def _may_be_if(scene: Scene, k: int) -> bool:
    """Whether the word is spelled as the `if` that only a verb follows is (إن)."""
    word = scene.page.words[k]
    return ord(scene.page.text[word.start]) == HAMZA_BELOW and len(word.form) == 2


def _of_him(cue: Cue, form: str) -> bool:
    """Whether what is said begins with the one of whom it is asked (طلب القائد من الجنود أن ينسحبوا)."""
    return cue.verb is not None and "asks" in cue.verb.marks and form in cue.verb.after


def _of_a_clause(scene: Scene, held: Opening, k: int) -> bool:
    """Whether the clause word at `k` opens the clause of the noun that is said (ضرورة أن, أمله في أن), which is said with it."""
    row = scene.page.words
    noun = row[held.first].form[held.cut :]
    if not holds_clause(scene, held.first, noun, k):
        return False
    speech = cue_forms().get(noun)
    if (speech is not None and speech[2].stance != "demand") or not any(
        stem in said_nouns() for stem in bare_forms(noun)
    ):
        return False
    governed = small_words().get(row[k - 1].form) in ("in", "off")
    return 0 < k - held.first - governed <= (2 if governed else 1)


def _after_colon(scene: Scene, k: int, end: int) -> Opening:
    row = scene.page.words
    until = k
    k += 1
    while k < end and (row[k].kind == "break" or (row[k].kind == "mark" and row[k].form == "-")):
        k += 1
    if k in scene.quotes:
        first = k + 1
        if that_words().get(row[first].form) == "that" and first + 1 < end:
            first += 1
        return Opening("quote", first, 0, until)
    if k < end and that_words().get(row[k].form) == "that":
        return Opening("that", k + 1, 0, until)
    return Opening("colon", k, 0, until)


def _belongs_before(scene: Scene, k: int, since: int) -> bool:
    """Whether the clause word at `k` belongs to the words before it (بعد أن, من المتوقع أن)."""
    for back in (3, 2, 1):
        if k - back >= since:
            hit = phrase_at("before", scene.page.words, k - back)
            if hit is not None and hit[0] == k:
                return True
    return False
