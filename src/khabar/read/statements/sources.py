"""Find the words that name who speaks after a verb of speech or a phrase of attribution."""

from __future__ import annotations

from functools import cache

from khabar.inflection import bare
from khabar.language import article, of_kind, proclitics, splits, table
from khabar.model import Name
from khabar.read.statements.endings import relation
from khabar.read.statements.hearers import to_outlet
from khabar.read.statements.likely import may_name, with_and
from khabar.read.statements.neighbours import facing
from khabar.read.statements.scene import DASHES, PAUSES, Scene, Speaker, next_comma
from khabar.read.statements.speakers import closing, naming_end
from khabar.read.statements.words import (
    addressed,
    conjoined,
    kinds_of,
    on_occasion,
    phrase_at,
    said_nouns,
    small_words,
    that_words,
    voice,
    voice_kind,
    voices,
)
from khabar.text import fold


def speaker_after(scene: Scene, k: int, end: int, alone: bool, document: bool = False) -> Speaker | None:
    """The speaker named from word `k` on, before word `end`; None where none is named.

    With `alone` nothing tells where the words said begin, so that the speaker's words end where a new noun begins. With `document`
    the first word is his, even where it names an occasion (وفقا لبيان).
    """
    row = scene.page.words
    k = _past_outlet(scene, k, end) if document and k < end else k
    plain = document and k < end and row[k].kind == "word" and small_words().get(row[k].form) is None
    if not plain or phrase_at("adverb", row, k) is not None:
        at = _past_circumstances(scene, k, end)
        if at is None:
            return None
        k = at
    if k >= end:
        return None
    last, person = naming_end(scene, k, end, alone)
    if last <= k or (person is None and not may_name(scene, k, last, document)):
        return None
    name = scene.cover.get(k)
    cut = max(0, name.span.start - row[k].start) if name is not None else 0
    if document and name is None and k and row[k - 1].form in _with_lam() and voice(row[k].form) is None:
        cut = int(row[k].form[0] in proclitics("swallows_article"))
    if cut and not document and row[k].form[0] in proclitics("swallows_article"):
        cut = 0
    return Speaker(k, last, cut, person if person is not None else named_in_apposition(scene, k, last, end))


@cache
def _with_lam() -> frozenset[str]:
    """The folded words of attribution after which ل stands before the one whose word it is (وفقا ل)."""
    parts = (fold(row["phrase"]).rpartition(" ") for row in table("attributions") if row["kind"] == "by")
    return frozenset(before for before, _, last in parts if before and last in proclitics("swallows_article"))


def _past_circumstances(scene: Scene, k: int, end: int) -> int | None:
    """The first word from `k` on that may name a speaker, past time, manner and occasion; None where none does."""
    row = scene.page.words
    small = small_words()
    while k < end:
        word = row[k]
        hit = phrase_at("adverb", row, k) if word.kind == "word" and k not in scene.first else None
        if hit is not None:
            k = _past_time(scene, hit, end)
        elif word.kind == "mark":
            if k in scene.quotes and not _told_paper(scene, k, end):
                return k
            if k in scene.quotes:
                k = scene.page.quotes[scene.quotes[k]].last
            k = (closing(scene, k, end) if word.form == "(" else k) + 1
        elif word.kind == "number":
            return k
        elif small.get(word.form) == "was" or word.form in kinds_of("therein"):
            k += 1
        elif k + 1 < end and (_named_as_preposition(scene, k) or _person_at(scene, k)):
            return k
        elif (past := _past_outlet(scene, k, end)) > k:
            k = past
        elif (
            small.get(word.form) in ("in", "off", "not")
            or facing(scene, k)
            or on_occasion(word.form)
            or to_outlet(scene, k)
        ):
            comma = next_comma(scene, k, end)
            if comma is None:
                return None
            k = comma + 1
        elif spoken_to(scene, k):
            k += 1
        elif _no_speaker(scene, k, end):
            return None
        else:
            return k
    return None


def _past_outlet(scene: Scene, k: int, end: int) -> int:
    """The word after an outlet that is spoken to, where the speaker follows it (صرح به لرويترز مصدر محلي); `k` elsewhere."""
    if not to_outlet(scene, k):
        return k
    if scene.page.words[k].form in kinds_of("us") and k + 1 < end:
        return k + 1  # وفق ما أكده لنا المستشفى
    after = scene.first[k][0] if k in scene.first else k + 1
    if k + 1 in scene.quotes:
        after = scene.page.quotes[scene.quotes[k + 1]].last + 1
    known = voice(scene.page.words[after].form) if after < end else None
    person = after in scene.first and scene.first[after][1].kind == "person"
    return after if person or (known is not None and known[0] in ("source", "role")) else k


def _told_paper(scene: Scene, k: int, end: int) -> bool:
    """Whether the quotation at mark `k` names an outlet that was told by somebody after it (أبلغ «المساء» مصدر أمني)."""
    after = scene.page.quotes[scene.quotes[k]].last + 1
    named = scene.first.get(k + 1)
    if named is None or named[1].kind != "organization" or after >= end or named[0] != after - 1:
        return False
    form = scene.page.words[after].form
    return not form.startswith(article()) and voice_kind(form) in ("source", "role") and form in voices()


def _named_as_preposition(scene: Scene, k: int) -> bool:
    """Whether the word is spelled as a name that only folds to a preposition (علي, not على), and a name or word goes on after it."""
    word = scene.page.words[k]
    if k + 1 in scene.first and scene.first[k + 1][1].kind == "person" and voice(word.form) is not None:
        return True
    raw = scene.page.text[word.start : word.end]
    return (
        len(raw) == 3
        and raw == word.form
        and raw[-1] == relation()
        and small_words().get(word.form) == "off"
        and (k + 1 in scene.first)
    )


def _person_at(scene: Scene, k: int) -> bool:
    """Whether a person's name of more words than one begins with the word itself (علي سالم)."""
    if k not in scene.first:
        return False
    last, name = scene.first[k]
    return name.kind == "person" and last > k + 1 and name.span.start == scene.page.words[k].start


def spoken_to(scene: Scene, k: int) -> bool:
    """Whether ل before a noun of people names those who are spoken to (لمواطنيه, للصحفيين)."""
    form = scene.page.words[k].form
    if k in scene.cover or form in voices() or form[0] not in proclitics("swallows_article"):
        return False
    known = voices()
    return any(
        known.get(b) in ("source", "role") or b in addressed()
        for _, p, rest in splits[form]
        if p in proclitics("swallows_article")
        for b in bare(rest)
    )


def _past_time(scene: Scene, hit: tuple[int, str], end: int) -> int:
    """Past a phrase of time; with a comma after more words (مساء يوم كذا،) past that comma."""
    row = scene.page.words
    k = hit[0]
    if k >= end or hit[1] != "time" or row[k].kind != "word" or phrase_at("adverb", row, k) is not None:
        return k
    comma = next_comma(scene, k, min(end, k + 14))
    return (
        comma + 1
        if comma is not None and len(row[k - 1].form) <= 5 and small_words().get(row[k - 1].form) is None
        else k
    )


def _no_speaker(scene: Scene, k: int, end: int) -> bool:
    row = scene.page.words
    form = row[k].form
    if (
        row[k].kind == "break"
        or form in that_words()
        or form in kinds_of("blame")
        or phrase_at("relative", row, k) is not None
        or with_and(scene, k)
    ):
        return True
    this = "this" in (small_words().get(form), small_words().get(form[1:]) if conjoined(form) else None)
    return this and not (k + 2 < end and (voice(row[k + 2].form) or k + 2 in scene.cover))


def named_in_apposition(scene: Scene, first: int, last: int, end: int) -> Name | None:
    """The person named after an office and a comma (مدير المرصد، فلان،) or after a word for being called (ويدعى فلان)."""
    row = scene.page.words
    if last >= len(row) - 1:
        return None
    called = last < end and row[last].form in kinds_of("called")
    known = voice(row[first].form)
    if not called and row[last].form not in DASHES and known is not None and known[0] == "role":
        comma = next_comma(scene, last, min(end, last + 8))
        if comma is None or _describes(scene, comma + 1):
            return None
        named = next((scene.first[j] for j in range(comma + 1, end) if j in scene.first), None)
        if named is None or named[1].kind != "person":
            return None
        return named[1] if named[0] >= end - 1 or row[named[0]].form in PAUSES else None
    if not called and (row[last].form not in DASHES or known is None or known[0] not in ("role", "source")):
        return None
    if not called and _describes(scene, last + 1):
        return None
    reach = end if last < end else min(len(row), last + 9)
    stop = next_comma(scene, last + 1, reach) or reach
    if any(small_words().get(row[j].form) == "identity" for j in range(last + 1, stop)):
        return None
    for j in range(last + 1, min(stop, last + 4 if called else last + 8)):
        if j in scene.first and scene.first[j][1].kind == "person":
            alone = scene.first[j][0] == j + 1 and row[j].form in said_nouns()
            return None if alone else scene.first[j][1]  # الجيش يدعي أسر قائد
    return None


def _describes(scene: Scene, k: int) -> bool:
    """Whether a clause begins at word `k` that tells of whoever was named last, not who he is (ضابط في الحركة، وهي جماعة يقودها فلان،)."""
    opens = k < len(scene.page.words) and scene.page.words[k].form in of_kind("name_contexts", "describes", "word")
    return opens and k + 1 not in scene.first
