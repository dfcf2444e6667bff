"""Find where what is said begins: after a clause word, a colon, a quotation mark, a preposition, or as a bare noun."""

from __future__ import annotations

from khabar.inflection import bare as bare_forms
from khabar.language import article, of_kind, proclitics, rests, splits
from khabar.model import Sentence
from khabar.read.statements.asides import past_aside
from khabar.read.statements.cues import Cue, cue_forms
from khabar.read.statements.neighbours import his
from khabar.read.statements.quotations import holds_noun, is_name, names_outlet, quoted_part
from khabar.read.statements.scene import PAUSES, Opening, Scene
from khabar.read.statements.speakers import closing
from khabar.read.statements.words import (
    addressed,
    kinds_of,
    may_begin,
    occasions,
    phrase_at,
    said_nouns,
    small_words,
    that_words,
    time_prepositions,
    voice,
    voices,
)

# How many words may stand between a verb of speech and what is said.
REACH = 45
# The first letter of the word for `if`, which folds to that of the word for `that`.
_HAMZA_BELOW = 0x0625
# A relative clause that begins within so many words after the verb is about its subject.
SUBJECT = 4


def find_opening(scene: Scene, cue: Cue, sentence: Sentence, limit: int, bare: bool) -> Opening | None:
    """Where the words said begin after the cue, before word `limit`; `bare` tells that no subject follows the cue.

    None: nothing is said. A noun that may be said is held until a clause word, a colon or the limit decides.
    """
    row = scene.page.words
    verb = cue.verb
    takes = verb.takes if verb is not None else frozenset(("that", "quote"))
    speaks = bool(takes & {"quote", "that"})
    clauses = speaks or verb is None or "names" in verb.marks
    thats = that_words()
    end = min(limit, sentence.last, cue.last + REACH)
    k = cue.last
    relative = crossed = of_speaker = False
    held: Opening | None = None
    while k < end:
        word = row[k]
        form = word.form
        aside = past_aside(scene, k, end) if k > cue.last and word.kind == "word" else k
        if aside > k:
            k = aside
            continue
        if word.kind == "mark":
            if form == ":" and not (row[k - 1].kind == "number" and k + 1 < end and row[k + 1].kind == "number"):
                loose = held is not None and held.kind == "object" and verb is not None and "plain" in verb.marks
                return held if (held is not None and not loose) or not speaks else _after_colon(scene, k, sentence.last)
            if k in scene.quotes:
                quote = scene.page.quotes[scene.quotes[k]]
                if verb is not None and holds_noun(scene, k, verb.after):
                    return held or Opening("noun", k + 1, 1, k)
                if speaks and "object" in takes and held is None and quoted_part(scene, k, end):
                    held = Opening("object", k, 0, k)
                elif speaks and not is_name(scene, k, end, cue):
                    skip = thats.get(row[k + 1].form) == "that" and quote.last - quote.first > 3
                    return held or Opening("quote", k + 1 + skip, 0, k)
                named = k + 1 in scene.first and scene.first[k + 1][0] >= quote.last
                if held is None and "object" in takes and not named and row[k + 1].form in said_nouns():
                    held = Opening("object", k, 0, k)
                k = quote.last + 1
                continue
            if form in PAUSES:
                relative, crossed = False, True
            k = (closing(scene, k, end) if form == "(" and k > cue.last else k) + 1
            continue
        may = may_begin[form]
        own = phrase_at("joint", row, k) if may else None
        if own is not None and own[0] > k + 1 and row[own[0] - 1].form in thats:
            return held
        saying = phrase_at("adverb", row, k) if form in thats else None
        if saying is not None and saying[0] > k + 1:
            k = saying[0]
            continue
        if (
            form in thats
            and not (row[k - 1].form == "." and not word.spaced)
            and (k not in scene.cover or len(scene.cover[k].span) == len(word.span))
            and (verb is None or (thats[form] == "that" and clauses))
            and not _belongs_before(scene, k, cue.last)
        ):
            if held is not None and (_is_if(scene, k, cue, held) or _of_him(cue, row[held.first].form)):
                return held
            if held is not None and _of_a_clause(scene, held, k):
                return Opening("that", held.first, held.cut, held.until)
            return Opening("that", k + 1, 0, k)
        if may and phrase_at("relative", row, k) is not None:
            relative, of_speaker = True, of_speaker or k - cue.last <= SUBJECT
            if verb is not None and verb.strict and k + 1 < end and _says(row[k + 1].form):
                return held
        elif not relative and held is None and verb is not None:
            held = _noun_said(scene, cue, k, end, bare, crossed)
        elif of_speaker and held is None and verb is not None and form in verb.after and k + 1 < end:
            held = Opening("noun", k + 1, 0, k) if row[k + 1].form in said_nouns() else None
        k += 1
    return held


def _of_office(form: str) -> bool:
    """Whether the word is an office without the article, of which the word after it tells what it is over (وزير الصحة)."""
    known = voice(form)
    return known is not None and known[0] == "role" and not form.startswith(article())


def _says(form: str) -> bool:
    """Whether the folded word is a verb that can only be one of saying."""
    entry = cue_forms().get(form)
    return entry is not None and entry[1] == "verb" and not entry[2].strict


def _is_if(scene: Scene, k: int, cue: Cue, held: Opening) -> bool:
    """Whether the word is the `if` of a promise or threat whose noun stands before it (وعد بفتح حوار إن التزموا الهدوء)."""
    word = scene.page.words[k]
    verb = cue.verb
    promised = verb is not None and verb.stance in ("offer", "threaten", "demand") and held.kind == "noun"
    return promised and ord(scene.page.text[word.start]) == _HAMZA_BELOW and len(word.form) == 2


def _of_him(cue: Cue, form: str) -> bool:
    """Whether what is said begins with the one of whom it is asked (طلب القائد من الجنود أن ينسحبوا)."""
    return cue.verb is not None and "asks" in cue.verb.marks and form in cue.verb.after


def _of_a_clause(scene: Scene, held: Opening, k: int) -> bool:
    """Whether the clause word at `k` opens the clause of the noun that is said (ضرورة أن, أمله في أن), which is said with it."""
    row = scene.page.words
    noun = row[held.first].form[held.cut :]
    if not _is_held(scene, held.first, noun, k):
        return False
    speech = cue_forms().get(noun)
    if (speech is not None and speech[2].stance != "demand") or not any(
        stem in said_nouns() for stem in bare_forms(noun)
    ):
        return False
    governed = small_words().get(row[k - 1].form) in ("in", "off")
    return 0 < k - held.first - governed <= (2 if governed else 1)


def _is_held(scene: Scene, noun: int, form: str, k: int) -> bool:
    """Whether a noun can hold the clause that the word at `k` opens: it has no article (unless a preposition stands between), and the
    clause is none of those that a verb of saying has (إن)."""
    opens = ord(scene.page.text[scene.page.words[k].start]) != _HAMZA_BELOW
    return opens and (k > noun + 1 or not form.startswith(article()))


def _noun_said(scene: Scene, cue: Cue, k: int, end: int, bare: bool, crossed: bool) -> Opening | None:
    """A noun that is said at word `k`: after a preposition of the verb, with one attached, or as its object."""
    row = scene.page.words
    verb, form = cue.verb, row[k].form
    assert verb is not None
    if verb.stance == "deny" and "object" in verb.takes and k > cue.last and form in kinds_of("what"):
        return Opening("object", k, 0, k)
    if form in verb.after and k + 1 < end:
        if "asks" in verb.marks:
            return Opening("object", k, 0, k) if _is_asked(scene, cue, k) else None
        outlet = k + 1 in scene.quotes and row[k - 1].form in occasions() and names_outlet(scene, k + 2)
        if that_words().get(row[k + 1].form) != "that" and not (outlet or _inside_subject(scene, cue, k, end)):
            return Opening("noun", k + 1, 0, k)
        return None
    if (
        verb.after
        and not _named_whole(scene, k)
        and _attached(form, verb.after, k == cue.last or row[k - 1].form in kinds_of("blame"))
        and phrase_at("adverb", row, k) is None
        and (verb.stance in ("threaten", "offer") or not _is_occasion(form))
    ):
        return Opening("noun", k, 1, k)
    if (
        "object" in verb.takes
        and (k > cue.last or bare or (cue.joined and voice(form) is None) or (cue.kind == "verb" and _his_deed(form)))
        and (not crossed or row[k - 1].kind == "mark")
        and k not in scene.cover
        and not (row[k - 1].form in time_prepositions() and _of_somebody(scene, k))
        and _begins_said(form, bare)
        and phrase_at("own", row, k) is None
        and not (form.startswith(article()) and _of_office(row[k - 1].form))
        and phrase_at("adverb", row, k) is None
    ):
        return Opening("object", k, 0, k)
    return None


def _named_whole(scene: Scene, k: int) -> bool:
    """Whether a name covers the word with its first letter, or with an attached ل: what looks like the verb's preposition is its own."""
    name, word = scene.cover.get(k), scene.page.words[k]
    return name is not None and (name.span.start <= word.start or word.form[0] in proclitics("swallows_article"))


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


def _attached(form: str, after: frozenset[str], at_once: bool) -> bool:
    """Whether a preposition of the verb is attached to a noun that is said."""
    if form in voices() or form in of_kind("accusations", "own"):
        return False  # مطالبة بلاده
    for cut, particles, rest in splits[form]:
        if cut == 1 and particles in after:
            return (
                rest in said_nouns() or rest.startswith(article()) or rest in addressed() or (at_once and len(rest) > 2)
            )
    return False


def _is_occasion(form: str) -> bool:
    return any(rest in occasions() for rest in rests[form][1:])


def _of_somebody(scene: Scene, k: int) -> bool:
    """Whether a pronoun is attached to the noun: after a preposition of time it tells what somebody did before he spoke (عقب لقائه)."""
    return his(scene, k) or any(stem in said_nouns() for stem in bare_forms(scene.page.words[k].form)[1:])


def _his_deed(form: str) -> bool:
    """Whether a noun of doing holds a pronoun: right after the verb it is what is said, not who says it (أعلنت ولاءها)."""
    stems = bare_forms(form)[1:]
    return any(stem in said_nouns() for stem in stems) and all(voice(stem) is None for stem in (form, *stems))


def _begins_said(form: str, bare: bool) -> bool:
    if form in said_nouns():
        return bare or voice(form) is None
    return small_words().get(form) == "this"


def _is_asked(scene: Scene, cue: Cue, k: int) -> bool:
    """Whether the preposition at `k` brings in the one of whom something is asked (طلب الوزير من القيادة), no part of the words for a
    nameless speaker (طلب وفد من النقابة)."""
    before = scene.page.words[k - 1].form
    return k == cue.last or k - 1 in scene.cover or before.startswith(article()) or voice(before) is None


def _inside_subject(scene: Scene, cue: Cue, k: int, end: int) -> bool:
    """Whether the preposition at `k` belongs to the words that name the speaker (مصدر من الشرطة), and comes again later."""
    row = scene.page.words
    that = k + 2 + (k + 2 < end and small_words().get(row[k + 2].form) in ("in", "off"))
    insists = that < end and row[that].form in that_words() and _is_held(scene, k + 1, row[k + 1].form, that)
    if k == cue.last or (insists and any(stem in said_nouns() for stem in bare_forms(row[k + 1].form))):
        return False
    known = voice(row[k - 1].form)
    office = k == cue.last + 1 and known is not None and known[0] == "role"
    if not office and voice(row[k + 1].form) is None and k + 1 not in scene.first:
        return False
    return any(
        row[j].form in (row[k].form, ":") or that_words().get(row[j].form) == "that"
        for j in range(k + 2, min(end, k + 14))
    )
