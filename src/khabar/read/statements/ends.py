"""Tell where a report takes the word back from the one whose words it tells."""

from __future__ import annotations

from functools import cache

from khabar.inflection import bare, closed_feminine, dual, endings, feminine_plural, present_letters, stems
from khabar.language import article, proclitics, rests, table, values
from khabar.read.counted import PEOPLE, counted
from khabar.read.heads import place_heads
from khabar.read.statements.cues import cue_forms
from khabar.read.statements.endings import relation
from khabar.read.statements.scene import PAUSES, Opening, Scene
from khabar.read.statements.words import (
    conjoined,
    kinds_of,
    may_begin,
    occasions,
    phrase_at,
    said_nouns,
    small_words,
    voice,
    voice_kind,
    was,
)
from khabar.remember import remembered
from khabar.text import fold

_NOUNS = ("noun", "object", "person")
# The report's own voice comes back only after this many words; a noun that is said keeps a relative clause before them.
LEAST, LEAST_NOUN = 3, 2
# So many letters has a root; with an alif before fewer the form may be that of a comparison (أقل).
_ROOT = 3
# So many words after `was` the word for `already` stands at most.
HAD = 7
# The person of a verb told of two.
_TWO = (":md", ":fd")


def last_comma(scene: Scene, first: int, limit: int) -> int:
    """The last comma or quotation mark before the limit: a relative clause before it goes on to a predicate."""
    row = scene.page.words
    return next(
        (k for k in range(limit - 2, max(first, limit - 80), -1) if row[k].form in PAUSES or k in scene.quotes), -1
    )


def own_voice(scene: Scene, opening: Opening, k: int, comma: int, says: str = "") -> bool:
    """Whether at word `k` the report takes the word back; `comma` is the last comma of what is said, `says` the tense and person of the
    verb that reports."""
    row = scene.page.words
    noun = opening.kind in _NOUNS
    after_comma = row[k - 1].form in PAUSES
    if noun and (after_comma or says.endswith(_TWO)) and _and_did(scene, opening.first, k, says):
        return True
    if noun and k - opening.first >= LEAST and _and_was(row[k].form):
        return True
    if noun and after_comma and row[k].form in kinds_of("what") and k + 1 < len(row) and imperfect(row[k + 1].form):
        return True
    if opening.kind == "object" and k == opening.first + 1 and row[k - 1].form in kinds_of("that"):
        return not row[k].form.startswith(article())  # نفى ذلك قطعيا
    if not may_begin[row[k].form] and not but_he[row[k].form]:
        return False
    said = k - opening.first
    if said and but_he[row[k].form] and k + 2 < len(row):
        if noun and row[k + 2].form in kinds_of("silence"):
            return True  # لكنه رفض ذكر العدد
        if after_comma and row[k + 1].form in kinds_of("declines"):
            return True  # لكنه أحجم عن القول
    if noun and said and phrase_at("through", row, k) is not None and _carries(scene, k + 1):
        return True
    if noun and said and after_comma and phrase_at("next", row, k) is not None:
        return True
    if opening.kind == "object" and said and (_in_a_message(scene, k) or _in_what_manner(scene, k)):
        return True
    if said >= LEAST and small_words().get(row[k - 1].form) != "in":
        if noun and (phrase_at("own", row, k) or phrase_at("contrast", row, k)) is not None:
            return True
        if after_comma and _left_unsaid(scene, k):
            return True
        if noun and after_comma and _had(scene, k):
            return True
        if noun and after_comma and but_he[row[k].form] and small_words().get(row[k + 1].form) == "not":
            return True
        always = phrase_at("always", row, k)
        if always is not None and not _place(scene, always[0]) and not _people(scene, always[0]):
            timed = phrase_at("adverb", row, k)
            return timed is None or timed[0] <= always[0]
        if after_comma and opening.kind == "that" and (_contrast(scene, k) or _apart(scene, k, comma)):
            return True
        if opening.kind == "that" and _meanwhile(scene, k):
            return True
        if after_comma and noun and _apart(scene, k, comma):
            return True
    if said < LEAST_NOUN or phrase_at("relative", row, k) is None:
        return False
    if noun:
        return row[k - 1].form not in ("-", "(") and not _restricts(scene, opening.first, k)
    return opening.kind == "that" and after_comma and said > LEAST and (comma < k or k - 2 in scene.cover)


def _and_did(scene: Scene, first: int, k: int, says: str) -> bool:
    """Whether و with a verb that can be no noun tells what was done next (رفض العرض، وأرسلت الحكومة): its form shows it.

    After a relative clause it may go on with that clause (الغارات التي طالت الحي، وأودت بعشرة).
    """
    form = scene.page.words[k].form
    if k in scene.cover or not (_past_verb[form] or _present_verb(form, says)):
        return False
    return all(phrase_at("relative", scene.page.words, j) is None for j in range(first, k))


@remembered
def _and_was(form: str) -> bool:
    """Whether و stands before `was`: a noun that is said does not go on with it (رفض العرض، وكان الوفد قد وصل)."""
    return form[:1] == proclitics("conjunction")[0] and was(form)


def _present_verb(form: str, says: str) -> bool:
    """Whether a folded word with a conjunction is a verb in the present of the masculine, of the two who spoke before (وتتبادلان), or of
    her who speaks in the present (تعتبره، وتحظره) where no verbal noun is spelled so (وتعزيز)."""
    stem = form[1:]
    if form[:1] not in proclitics("conjunction") or not imperfect(stem):
        return False
    if says.endswith(_TWO):
        return stem.endswith(dual())
    if stem[0] == relation():
        return True
    return says == "present:fs" and relation() not in stem and stem[1] != stem[0]


@cache
def _did() -> frozenset[str]:
    """Verbs of deeds in the past, of the masculine, that are spelled like no noun: with an alif before their root (وأضرم، واحتجز), or
    such that the tables hold another noun of them (ووصل، وغادر)."""
    alif = article()[0]
    rows = [row for name in ("events_verbs", "measures") for row in table(name) if " " not in row["past"]]
    led = {verb for row in rows if (verb := fold(row["past"])).startswith(alif) and len(verb) > _ROOT}
    nouns = {fold(row["past"]): values(row["nouns"]) for row in rows if row.get("nouns")}
    same = said_nouns() | {noun for told in nouns.values() for noun in told}
    long = proclitics("conjunction")[0].join  # وصول, of وصل
    return frozenset(
        led
        | {
            v
            for v in nouns
            if v not in same and small_words().get(v) is None and (len(v) > _ROOT or long((v[:2], v[2:])) in nouns[v])
        }
    )


@remembered
def _past_verb(form: str) -> bool:
    """Whether a folded word with a conjunction is only a verb in the past: one that the tables know, or by its ending in the feminine or
    the plural."""
    stem, weak = form[1:], {relation(), *endings("weak"), *endings("past")}
    if form[:1] not in proclitics("conjunction") or stem.startswith(article()):
        return False
    if stem in said_nouns() or voice(stem) is not None:
        return False
    if stem in _did():
        return True
    return any(
        stem.endswith(end) and len(stem) > len(end) + 2 and stem[-len(end) - 1] not in weak
        for end in endings("past", "fs", "mp")
    )


def _left_unsaid(scene: Scene, k: int) -> bool:
    """Whether the report tells what the speaker did not say (، من دون أن يذكر حصيلة): a verb of saying in the present follows."""
    row = scene.page.words
    hit = phrase_at("without", row, k)
    told = cue_forms().get(row[hit[0]].form) if hit is not None and hit[0] < len(row) else None
    return told is not None and told[1] == "verb" and told[3].startswith("present")


def _in_a_message(scene: Scene, k: int) -> bool:
    """Whether the words tell in what a claim was made: a statement, a letter, a recording (في رسالة)."""
    row = scene.page.words
    if row[k].form != _in() or k + 1 >= len(row):
        return False
    return row[k + 1].form in occasions() and voice_kind(row[k + 1].form) == "document"


def _in_what_manner(scene: Scene, k: int) -> bool:
    """Whether words for how something was said end the clause (جملة وتفصيلا)."""
    row = scene.page.words
    hit = phrase_at("adverb", row, k)
    if hit is None or hit[1] != "manner" or hit[0] < k + 2:
        return False
    return hit[0] >= len(row) or row[hit[0]].kind in ("mark", "break")


@cache
def _in() -> str:
    """The word for `in`, folded: the first preposition of its kind in the table."""
    return next(fold(row["word"]) for row in table("prepositions") if row["kind"] == "in")


def _had(scene: Scene, k: int) -> bool:
    """Whether a word for `was` with a conjunction, and the word for `already` soon after it, go back in time (وكانت العائلات قد نزحت)."""
    row = scene.page.words
    if not (was(row[k].form) and conjoined(row[k].form)):
        return False
    return any(row[j].form in kinds_of("has") for j in range(k + 2, min(len(row), k + HAD)))


def _carries(scene: Scene, k: int) -> bool:
    """Whether the word names what carries a claim to the public: an outlet, or a platform of one's own."""
    if k >= len(scene.page.words):
        return False
    form = scene.page.words[k].form
    known = voice(form)
    return (known is not None and known[0] == "outlet") or form in occasions()


def _meanwhile(scene: Scene, k: int) -> bool:
    """Whether a word of contrast, without a comma, sets what goes on against what was said (قتل تسعة بينما تستمر المعارك)."""
    row = scene.page.words
    hit = phrase_at("contrast", row, k)
    if hit is None or hit[0] >= len(row) or phrase_at("onward", row, hit[0]) is not None:
        return False
    return imperfect(row[hit[0]].form)


def _contrast(scene: Scene, k: int) -> bool:
    """Whether a word of contrast (بينما, في حين) sets another matter against what was said: no further part of the same tally."""
    row = scene.page.words
    hit = phrase_at("contrast", row, k)
    if hit is None or hit[0] >= len(row):
        return False
    return phrase_at("onward", row, hit[0]) is None and not (
        row[hit[0]].form.startswith(article()) and hit[0] not in scene.cover
    )


@remembered
def but_he(form: str) -> bool:
    """Whether the folded word is one for `but` that holds a pronoun (لكنها)."""
    but = kinds_of("but")
    return not but.isdisjoint(stems[form]) and any(stem in but for rest in rests[form] for stem in bare[rest][1:])


def _apart(scene: Scene, k: int, comma: int) -> bool:
    """Whether a pronoun with و says what a thing is (، وهي ثامن بلدة تسقط) up to the end of the sentence."""
    hit = phrase_at("apart", scene.page.words, k)
    if hit is None or hit[0] >= len(scene.page.words) or comma >= k:
        return False
    return not imperfect(scene.page.words[hit[0]].form)


def _restricts(scene: Scene, opened: int, k: int) -> bool:
    """Whether the relative clause tells which ones are meant: its noun is a plural without an ending (المناطق التي)."""
    row = scene.page.words
    plural = phrase_at("relative", row, k)
    if plural is None or k - 1 in scene.cover or row[k - 1].kind != "word":
        return False
    described = plural[1] == "feminine" and k - 2 == opened and row[opened].form.endswith(feminine_plural())
    return (
        plural[1] == "plural"
        or described
        or (plural[1] == "feminine" and not row[k - 1].form.endswith(closed_feminine()))
    )


def _place(scene: Scene, k: int) -> bool:
    """Whether the word names a place (وسط المدينة), so that the word before it is no clause word."""
    name = scene.cover.get(k)
    return (name is not None and name.kind == "place") or (
        k < len(scene.page.words) and scene.page.words[k].form in place_heads()
    )


def _people(scene: Scene, k: int) -> bool:
    """Whether the word is one for people with the article (وسط المصلين), among whom something is done."""
    form = scene.page.words[k].form if k < len(scene.page.words) else ""
    noun = counted[form] if form.startswith(article()) else None
    return noun is not None and noun.kind in PEOPLE | {"people"}


@remembered
def imperfect(form: str) -> bool:
    """Whether a folded word looks like a verb in the present, third person singular, and is no known noun.

    >>> imperfect("يحاول"), imperfect("طريق")
    (True, False)
    """
    return len(form) > 3 and form[0] in present_letters("ms", "fs") and form not in said_nouns() and voice(form) is None
