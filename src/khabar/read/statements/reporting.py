"""Tell whether a word that can report does so where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from khabar.inflection import closed_feminine
from khabar.language import article, of_kind, proclitics, splits
from khabar.model import Word
from khabar.read.statements.cues import Cue, cue_forms
from khabar.read.statements.scene import Scene
from khabar.read.statements.words import (
    cross,
    holy,
    kinds_of,
    occasions,
    phrase_at,
    said_nouns,
    small_words,
    subjunctive,
    that_words,
    voice,
    voice_kind,
)
from khabar.remember import Remembered, remembered
from khabar.text import DAMMA, TANWIN, fold

# So many words before its second part a pair of `between` begins, at most.
_PAIR = 8
# The deed by which something is hit is named within so many words after the verb.
_HIT = 16


def reports(scene: Scene, cue: Cue) -> bool:
    """Whether the word may report here: it is no part of a name, no subjunctive, no passive, and no scripture or rule follows it."""
    page = scene.page
    row = page.words
    if cue.verb is None:
        return cue.kind != "by" or not _follows_rule(row, cue.last)
    name = scene.cover.get(cue.first)
    longer = name is not None and len(name.span) > len(row[cue.first].span)
    if name is not None and (longer or cue.verb.strict or cue.kind != "verb" or name.kind == "person"):
        return False
    if (
        name is not None
        and name.kind == "organization"
        and cue.first
        and voice_kind(row[cue.first - 1].form) == "outlet"
    ):
        return False
    if cue.kind == "verb" and phrase_at("joint", row, cue.first) is not None:
        return False
    after_what = cue.first > 0 and row[cue.first - 1].form in kinds_of("what")
    if cue.kind == "verb" and cue.about and not (cue.verb.addresses or after_what or _calls(scene, cue)):
        return False
    if cue.last < len(row) and row[cue.last].form in holy():
        return False
    if any(small_words().get(row[k].form) == "identity" for k in range(cue.last, min(len(row), cue.last + 4))):
        return False
    if cue.kind == "participle" and cue.last < len(row) and row[cue.last].form in kinds_of("for"):
        return False
    if cue.kind == "participle" and cue.says == "mp" and cue.first and _after_preposition(scene, cue.first):
        return False
    if cue.kind == "participle" and cue.verb.stance != "assert" and cue.first and _describes(scene, cue):
        return False
    if cue.kind != "verb":
        return True
    if TANWIN in page.text[row[cue.first].start : row[cue.last - 1].end]:
        return False
    if cue.says.startswith("past") and page.text.startswith(DAMMA, row[cue.first].start + cue.cut + 1):
        return False
    if row[cue.first].form in kinds_of("exposed") and _is_hit(scene, cue.last):
        return False
    if "written" in cue.verb.marks and cue.last < len(row) and row[cue.last].form in kinds_of("therein"):
        return False
    if row[cue.first].form == cross() and not _expresses(scene, cue):
        return False
    if cue.first and not cue.joined and row[cue.first - 1].form in kinds_of("done"):
        return False
    if _between(scene, cue) or _points(scene, cue):
        return False
    if not cue.joined and row[cue.first].form in said_nouns() and cue.first and _of_a_noun(scene, cue.first - 1):
        return False
    if cue.says == "past:ms" and not cue.about and _is_passive(scene, cue):
        return False
    if cue.says == "past:md" and not page.text.startswith(cue.verb.past[:-1], row[cue.first].start + cue.cut):
        return False
    led = after_what and phrase_at("contrast", row, cue.first - 1) is None
    if led and cue.verb.stance == "demand" and not cue.about:
        return False
    if cue.says.startswith("present"):
        before = row[cue.first - 1].form if cue.first else ""
        if not cue.joined and that_words().get(before) == "that" and before in subjunctive():
            return False
        word = row[cue.last - 1]
        raw = page.text[word.end - 1]
        if (
            raw != word.form[-1]
            and fold(raw) == word.form[-1]
            and cue.says == "present:ms"
            and cue.verb.past[-1:] == raw != cue.verb.present[-1:]
        ):
            return False
    return True


def _describes(scene: Scene, cue: Cue) -> bool:
    """Whether the participle is an adjective of the indefinite noun before it, which ends as it does (ناشطين مؤيدين للقضية)."""
    row = scene.page.words
    before, here, text = row[cue.first - 1], row[cue.first].form, scene.page.text
    agrees = before.kind == "word" and text[before.end - 1] == text[row[cue.first].end - 1] and not cue.joined
    if not agrees or len(before.form) < 4 or before.form.startswith(article()) or before.form in cue_forms():
        return False
    return (cue.says != "mp" or before.form[-2:] == here[-2:]) and cue.first - 1 not in scene.cover


def _is_passive(scene: Scene, cue: Cue) -> bool:
    """Whether the last letter of a weak verb is spelled as in the passive (ألقي باللوم, not ألقى)."""
    word, verb = scene.page.words[cue.last - 1], cue.verb
    raw, last = scene.page.text[word.end - 1], verb.past[-1:] if verb is not None else ""
    return raw != last and raw == fold(last)


def _follows_rule(row: Sequence[Word], i: int) -> bool:
    """Whether word `i` names what something is done by, which nobody says (وفقا للقانون, وفق أحدث الطرق); the latest toll is said."""
    if i >= len(row):
        return False
    if _is("elative")[row[i].form]:
        return i + 1 >= len(row) or voice_kind(row[i + 1].form) is None
    return _is("rule")[row[i].form]


@cache
def _is(kind: str) -> Remembered[bool]:
    """Of a folded word, whatever is attached before it, whether the table of source nouns has it as one of the kind."""
    words = of_kind("source_nouns", kind, "word")
    return remembered(lambda form: any(rest.removeprefix(article()) in words for _, _, rest in splits(form)))


def _calls(scene: Scene, cue: Cue) -> bool:
    """Whether the verb goes on to say what somebody calls the thing told before it (ووصفته بأنه, ووصفتها بالجبانة)."""
    row, verb, k = scene.page.words, cue.verb, cue.last
    if verb is None or "names" not in verb.marks or not cue.joined or k + 1 >= len(row):
        return False
    if row[k].form in verb.after:
        return k + 1 in scene.quotes
    return row[k].form[:1] in verb.after and (
        that_words().get(row[k].form) == "that" or row[k].form[1:].startswith(article())
    )


def _is_hit(scene: Scene, k: int) -> bool:
    """Whether a deed with ل or إلى follows: what is named is hit by it and offers nothing (تعرض الحي لقصف)."""
    row, lam = scene.page.words, proclitics("swallows_article")
    reach = [j for j in range(k, min(len(row), k + _HIT)) if row[j].kind == "word"]
    to = (row[j].form for j in reach if small_words().get(row[j - 1].form) == "off")
    return any(row[j].form[0] in lam and row[j].form[1:] in said_nouns() for j in reach) or any(
        form in said_nouns() for form in to
    )


def _points(scene: Scene, cue: Cue) -> bool:
    """Whether what points at somebody is blame, which nobody is told to say (أشارت أصابع الاتهام إلى)."""
    row, verb = scene.page.words, cue.verb
    neutral = verb is not None and verb.stance == "assert" and not verb.takes & {"object", "person"}
    return neutral and cue.last < len(row) and row[cue.last].form in kinds_of("blame")


def _of_a_noun(scene: Scene, k: int) -> bool:
    """Whether an indefinite feminine noun stands at the word: what follows belongs to it and is no verb of hers (عملية رصد)."""
    word = scene.page.words[k]
    if word.kind != "word" or k in scene.cover or word.form.startswith(article()) or len(word.form) < 4:
        return False
    return word.form[-1] == closed_feminine() != scene.page.text[word.end - 1]


def _after_preposition(scene: Scene, k: int) -> bool:
    return small_words().get(scene.page.words[k - 1].form) in ("in", "off")


def _between(scene: Scene, cue: Cue) -> bool:
    """Whether `وبين` takes up the preposition before it (بين الشرق وبين الغرب)."""
    row = scene.page.words
    last = row[cue.last - 1].form
    if not cue.joined or last[1:] not in kinds_of("between"):
        return False
    return any(row[k].form in kinds_of("between") for k in range(max(0, cue.first - _PAIR), cue.first))


def _expresses(scene: Scene, cue: Cue) -> bool:
    """Whether `عبر` is the verb: عن follows, and neither an outlet nor an occasion right after it."""
    row = scene.page.words
    after = row[cue.last].form if cue.last < len(row) else ""
    known = voice(after)
    if after in occasions() or (known is not None and known[0] == "outlet"):
        return False
    return any(row[k].form in kinds_of("from") for k in range(cue.last, min(len(row), cue.last + 10)))
