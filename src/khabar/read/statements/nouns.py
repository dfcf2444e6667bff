"""Tell the noun with which what is said begins: after a preposition of the verb, with one attached, or as its object."""

from __future__ import annotations

from khabar.inflection import bare as bare_forms
from khabar.language import article, of_kind, proclitics, rests, splits
from khabar.read.statements.cues import Cue, begins_attribution, cue_forms
from khabar.read.statements.neighbours import his
from khabar.read.statements.quotations import names_outlet
from khabar.read.statements.scene import Opening, Scene
from khabar.read.statements.speech_forms import Verb
from khabar.read.statements.words import (
    addressed,
    kinds_of,
    occasions,
    phrase_at,
    said_nouns,
    small_words,
    that_words,
    time_prepositions,
    voice,
    voice_kind,
    voices,
)

# The word for `what` has so many letters where no preposition is attached; so many words follow it before the sentence may end.
_WHAT, _LEFT = 2, 3
# The first letter of the word for `if`, which folds to that of the word for `that`.
HAMZA_BELOW = 0x0625


def noun_said(scene: Scene, cue: Cue, k: int, end: int, bare: bool, crossed: bool) -> Opening | None:
    """A noun that is said at word `k`: after a preposition of the verb, with one attached, or as its object."""
    row = scene.page.words
    verb, form = cue.verb, row[k].form
    assert verb is not None
    if form in kinds_of("what") and verb.stance != "assert":
        so = _called_so(scene, verb, k)
        if so is not None:
            return so
    if verb.stance == "deny" and "object" in verb.takes and k > cue.last and form in kinds_of("what"):
        return Opening("object", k, 0, k)
    if form in verb.after and k + 1 < end and not (k and begins_attribution(row, k - 1)):
        if "asks" in verb.marks:
            return Opening("object", k, 0, k) if _is_asked(scene, cue, k) else None
        outlet = k + 1 in scene.quotes and row[k - 1].form in occasions() and names_outlet(scene, k + 2)
        if that_words().get(row[k + 1].form) != "that" and not (outlet or _inside_subject(scene, cue, k, end)):
            return Opening("noun", k + 1, 0, k)
        return None
    if (
        verb.after
        and not _named_whole(scene, k)
        and not (k > cue.last and _where_he_serves(scene, verb, k))
        and _attached(form, verb.after, k == cue.last or row[k - 1].form in kinds_of("blame"))
        and phrase_at("adverb", row, k) is None
        and (verb.stance in ("threaten", "offer") or not _is_occasion(form))
        and not (verb.stance == "accuse" and voice_kind(form[1:]) == "body")
    ):
        return Opening("noun", k, 1, k)
    if "renews" in verb.marks and _saying(form, row[k - 1].kind == "mark"):
        return Opening("object", k, 0, k)
    if (
        "object" in verb.takes
        and (k > cue.last or bare or (cue.joined and voice(form) is None) or (cue.kind == "verb" and _his_deed(form)))
        and (not crossed or row[k - 1].kind == "mark")
        and k not in scene.cover
        and not (row[k - 1].form in time_prepositions() and _of_somebody(scene, k))
        and not ("asks" in verb.marks and small_words().get(row[k - 1].form) == "off")
        and _begins_said(form, bare)
        and phrase_at("own", row, k) is None
        and not (form.startswith(article()) and _of_office(row[k - 1].form))
        and phrase_at("adverb", row, k) is None
    ):
        return Opening("object", k, 0, k)
    return None


def _saying(form: str, apart: bool) -> bool:
    """Whether the word is a noun for what somebody says, with a pronoun (دعوته, رفضها) or, `apart` from what is before, the article."""
    entry = cue_forms().get(form.removeprefix(article()) if apart else form)
    return entry is not None and entry[1] == "noun" and (entry[5] or form.startswith(article()))


def _called_so(scene: Scene, verb: Verb, k: int) -> Opening | None:
    """What the speaker himself calls that of which he speaks, after the word for `what` at word `k` (ندد بما وصفه بـ«الغدر», رفض ما سماه
    «إشاعات»): a quotation, a clause, or the noun to which a preposition is attached; None where somebody else calls it so."""
    row = scene.page.words
    ruled = row[k].form[:1] in verb.after if len(row[k].form) > _WHAT else "object" in verb.takes
    entry = cue_forms().get(row[k + 1].form) if ruled and k + _LEFT < len(row) else None
    if entry is None or not entry[5] or "names" not in entry[2].marks:
        return None
    return named_so(scene, entry[2], k + 2, k)


def named_so(scene: Scene, verb: Verb, at: int, until: int) -> Opening | None:
    """What a verb of naming calls something, from word `at` on, its preposition left out: a quotation, a clause, or the noun to which the
    preposition is attached (واصفا إياها بـ«المضللة»); None where nothing of these stands there."""
    row, first = scene.page.words, at
    at += row[at].form in verb.after or that_words().get(row[at].form) == "that"
    if at in scene.quotes:
        return Opening("quote", at + 1, 0, until)
    if at > first and that_words().get(row[at - 1].form) == "that":
        return Opening("that", at, 0, until)
    attached = row[at].form[:1] in verb.after and at not in scene.cover
    return Opening("noun", at, 1, until) if attached else None


def holds_clause(scene: Scene, noun: int, form: str, k: int) -> bool:
    """Whether a noun can hold the clause that the word at `k` opens: it has no article (unless a preposition stands between), and the
    clause is none of those that a verb of saying has (إن)."""
    opens = ord(scene.page.text[scene.page.words[k].start]) != HAMZA_BELOW
    return opens and (k > noun + 1 or not form.startswith(article()))


def _named_whole(scene: Scene, k: int) -> bool:
    """Whether a name covers the word with its first letter, or with an attached ل: what looks like the verb's preposition is its own."""
    name, word = scene.cover.get(k), scene.page.words[k]
    return name is not None and (name.span.start <= word.start or word.form[0] in proclitics("swallows_article"))


def _where_he_serves(scene: Scene, verb: Verb, k: int) -> bool:
    """Whether the body with the preposition of a verb that charges somebody is that of its subject: nobody is charged with an army
    (اتهم الناطق باسم القوة بالجيش التشادي فلان المتمردين)."""
    name = scene.cover.get(k)
    return "charge" in verb.marks and name is not None and name.kind == "organization"


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
    nameless speaker (طلب وفد من النقابة), nor of those for how it was asked (طلب من جديد, من دون تردد)."""
    row = scene.page.words
    before = row[k - 1].form
    if phrase_at("adverb", row, k) is not None or small_words().get(row[k + 1].form) in ("in", "off"):
        return False
    return k == cue.last or k - 1 in scene.cover or before.startswith(article()) or voice(before) is None


def _inside_subject(scene: Scene, cue: Cue, k: int, end: int) -> bool:
    """Whether the preposition at `k` belongs to the words that name the speaker (مصدر من الشرطة), and comes again later."""
    row = scene.page.words
    that = k + 2 + (k + 2 < end and small_words().get(row[k + 2].form) in ("in", "off"))
    insists = that < end and row[that].form in that_words() and holds_clause(scene, k + 1, row[k + 1].form, that)
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


def _of_office(form: str) -> bool:
    """Whether the word is an office without the article, of which the word after it tells what it is over (وزير الصحة)."""
    known = voice(form)
    return known is not None and known[0] == "role" and not form.startswith(article())
