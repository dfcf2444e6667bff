"""Tell whether a word that can report does so where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from khabar.inflection import bare, closed_feminine, opens
from khabar.language import article, of_kind, proclitics, rests
from khabar.model import Word
from khabar.read.statements.asides import hides
from khabar.read.statements.cues import Cue, cue_forms
from khabar.read.statements.scene import EDGES, PAUSES, Scene
from khabar.read.statements.speech_forms import OURS, Verb
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
from khabar.text import DAMMA, SHADDA, TANWIN, fold

# So many words before its second part a pair of `between` begins, at most.
_PAIR = 8
# The deed by which something is hit is named within so many words after the verb.
_HIT = 16


def reports(scene: Scene, cue: Cue) -> bool:
    """Whether the word may report here: it is no part of a name, no subjunctive, no passive, and no scripture or rule follows it."""
    row = scene.page.words
    if cue.says == OURS:
        return scene.issuer is not None and not (_in_a_name(scene, cue) or _of_scripture(scene, cue))
    if cue.verb is None:
        return cue.kind != "by" or not _follows_rule(row, cue.last)
    if _in_a_name(scene, cue) or _of_scripture(scene, cue) or _in_answer(row, cue) or hides(scene, cue.first):
        return False
    if _is_called(scene, cue):
        return False
    if cue.kind == "participle":
        return not _of_a_noun_before(scene, cue)
    return cue.kind != "verb" or not (_no_verb_of_saying(scene, cue, cue.verb) or _another_form(scene, cue, cue.verb))


def _is_called(scene: Scene, cue: Cue) -> bool:
    """Whether the verb only tells the name of the one before it: `قالت ممرضة تدعى فلانة إن` is spelled like one who alleges something."""
    row, k = scene.page.words, cue.first - 1
    if row[cue.first].form not in kinds_of("called") or cue.joined or cue.last not in scene.first or k < 0:
        return False
    return scene.first[cue.last][1].kind == "person" and row[k].kind == "word" and not row[k].form.startswith(article())


def _in_a_name(scene: Scene, cue: Cue) -> bool:
    """Whether the word is a part of a name, or one by itself."""
    name, row = scene.cover.get(cue.first), scene.page.words
    if cue.verb is None or _in_a_byname(scene, cue):
        return cue.verb is not None
    if name is None:
        return False
    if len(name.span) > len(row[cue.first].span) or cue.verb.strict or cue.kind != "verb" or name.kind == "person":
        return True
    return name.kind == "organization" and cue.first > 0 and voice_kind(row[cue.first - 1].form) == "outlet"


def _in_a_byname(scene: Scene, cue: Cue) -> bool:
    """Whether the word stands in a quotation after a word for being called so (المدعو «دان الأسود»)."""
    row, mark = scene.page.words, next((k for k in (cue.first - 1, cue.first - 2) if k in scene.quotes), 0)
    return mark > 0 and row[mark - 1].form in of_kind("figure_words", "called")


def _in_answer(row: Sequence[Word], cue: Cue) -> bool:
    """Whether the words only tell to what somebody answers (ردا على ما أعلنه فلان): `they two replied` is spelled so too."""
    starts = (cue.first - 1,) if cue.kind == "verb-by" else (cue.first - 1, cue.first)
    hits = (phrase_at("own", row, k) for k in starts if k >= 0)
    return any(hit is not None and hit[0] > cue.first for hit in hits)


def _of_scripture(scene: Scene, cue: Cue) -> bool:
    """Whether what is said is holy or said by nobody, or it is one's name that is told; not where a name follows: the title may be a thing
    too (تقول الحاجة فلانة), and who he is is told (قالت ممرضة اسمها فلانة)."""
    row, named = scene.page.words, scene.first.get(cue.last + 1)
    title = named is not None and named[1].kind == "person"
    if cue.last < len(row) and row[cue.last].form in holy() and not title:
        return True
    near = range(cue.last, min(cue.last + 4, len(row)))
    told = (k for k in near if small_words().get(row[k].form) == "identity")
    return any(k + 1 not in scene.first or row[k - 1].form in that_words() for k in told)


def _of_a_noun_before(scene: Scene, cue: Cue) -> bool:
    """Whether the participle is governed by what stands before it, or describes that, or is one for something."""
    row = scene.page.words
    if cue.last < len(row) and (row[cue.last].form in kinds_of("for") or _is_label(scene, cue.last)):
        return True
    if not cue.first or cue.verb is None:
        return False
    if cue.says == "mp" and _after_preposition(scene, cue.first):
        return True
    if cue.says == "fs" and cue.joined and not opens(scene.page.text[row[cue.first].start : row[cue.first].end]):
        return True  # ومقره
    return cue.verb.stance != "assert" and _describes(scene, cue)


def _is_label(scene: Scene, k: int) -> bool:
    """Whether a sign that parts a label from what it stands for follows (متابعة | البلدية: …)."""
    word = scene.page.words[k]
    return word.kind == "mark" and k not in scene.quotes and word.form not in EDGES and word.form != "."


def _no_verb_of_saying(scene: Scene, cue: Cue, verb: Verb) -> bool:
    """Whether the words beside the verb make it another: a noun, what somebody was exposed to, what is written, what was done."""
    row = scene.page.words
    form, before = row[cue.first].form, row[cue.first - 1].form if cue.first else ""
    after = row[cue.last].form if cue.last < len(row) else ""
    after_what = before in kinds_of("what")
    if phrase_at("joint", row, cue.first) is not None:
        return True
    if cue.about and not (verb.addresses or after_what or _calls(scene, cue) or refuses(scene, cue)):
        return True
    if form in kinds_of("exposed") and _is_hit(scene, cue.last):
        return True
    if ("written" in verb.marks and after in kinds_of("therein")) or (form == cross() and not _expresses(scene, cue)):
        return True
    if before in kinds_of("done") and not cue.joined:
        return True
    if _between(scene, cue) or _points(scene, cue):
        return True
    if not cue.joined and form in said_nouns() and cue.first and _governs_noun(scene, cue.first - 1):
        return True
    led = after_what and phrase_at("contrast", row, cue.first - 1) is None
    return led and verb.stance == "demand" and not cue.about


def _another_form(scene: Scene, cue: Cue, verb: Verb) -> bool:
    """Whether the letters are those of another word or form: an adverb, a passive, a subjunctive, a verb spelled with another letter."""
    text, row = scene.page.text, scene.page.words
    start, last = row[cue.first].start, row[cue.last - 1]
    if TANWIN in text[start : last.end]:
        return True
    if cue.says.startswith("past") and text.startswith(DAMMA, start + cue.cut + 1):
        return True
    if cue.says == "past:ms" and not cue.about and _is_passive(scene, cue):
        return True
    if cue.says == "past:md" and not text.startswith(verb.past[:-1], start + cue.cut):
        return True
    if not cue.says.startswith("present"):
        return False
    if (
        SHADDA in text[start : last.end]
        and "in" not in verb.marks
        and verb.past[:1] == proclitics("conjunction")[0] != verb.present[1:2]
    ):
        return True  # يعدّون موتاهم
    before = row[cue.first - 1].form if cue.first else ""
    if not cue.joined and that_words().get(before) == "that" and before in subjunctive():
        return True
    raw = text[last.end - 1]
    folded = raw != last.form[-1] == fold(raw)
    return folded and cue.says == "present:ms" and verb.past[-1:] == raw != verb.present[-1:]


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
    return remembered(
        lambda form: any(stem.removeprefix(article()) in words for rest in rests[form] for stem in (rest, *bare[rest]))
    )


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


def refuses(scene: Scene, cue: Cue) -> bool:
    """Whether somebody denies or doubts what was told right before, taken up by a pronoun and a noun (، وهي مزاعم نفاها الجيش)."""
    row, verb, k = scene.page.words, cue.verb, cue.first - 2
    if verb is None or verb.stance not in ("deny", "doubt") or cue.kind != "verb" or cue.joined or k < 1:
        return False
    return cue.about and row[k - 1].form in PAUSES and phrase_at("apart", row, k) is not None


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


def _governs_noun(scene: Scene, k: int) -> bool:
    """Whether the word can only stand before a noun: a preposition (على طلب), or a noun that governs one."""
    form = scene.page.words[k].form
    return form in kinds_of("upon") or form in kinds_of("from") or _of_a_noun(scene, k)


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
    for word in row[cue.last : cue.last + 10]:
        if word.form in kinds_of("from"):
            return True
        if word.kind == "break" or word.form in that_words():
            return False
    return False
