"""Whom something was said to: an outlet, or the people of an organisation that passes it on."""

from __future__ import annotations

from functools import cache

from khabar.inflection import bare, endings
from khabar.language import article, proclitics, splits, table
from khabar.model import Name
from khabar.read.statements.cues import Cue, told_us
from khabar.read.statements.neighbours import adjective, joined
from khabar.read.statements.scene import Scene
from khabar.read.statements.words import (
    agencies,
    headed_outlets,
    kinds_of,
    occasions,
    small_words,
    that_words,
    voice,
    voice_kind,
)
from khabar.remember import remembered
from khabar.text import CLOSED, fold

# The name of an outlet that is known by itself has so many words at least.
_NAME = 2
# A name in quotation marks is no longer than this.
QUOTED_NAME = 6
# A preposition with a pronoun has no more letters than this.
_WITH = 5


def to_outlet(scene: Scene, k: int) -> bool:
    """Whether the word begins the outlet to which something was said (لوكالة, لقناة, لرويترز), or stands for it (لنا)."""
    word = scene.page.words[k]
    if word.form in kinds_of("us"):
        return not any(before.form in occasions() for before in scene.page.words[max(0, k - 2) : k])  # خبر سابق لنا
    if word.form in proclitics("swallows_article") and k + 1 in scene.quotes:
        quote = scene.page.quotes[scene.quotes[k + 1]]
        named = scene.first.get(k + 2)
        party = named is not None and named[0] >= quote.last and named[1].key in parties()
        return quote.last - quote.first < QUOTED_NAME and not party
    if word.form in proclitics("swallows_article") and in_brackets(scene, k) is not None:
        return True
    if word.form in proclitics("swallows_article") and _after_sources(scene, k):
        return True
    if word.form[:1] not in proclitics("swallows_article"):
        return False
    if own_name_end(scene, k) is not None:
        return True
    for _, particles, rest in splits[word.form]:
        if particles in proclitics("swallows_article"):
            if voice_kind(rest) == "outlet" or rest in agencies() or of_us(rest):
                return True
            if rest in headed_outlets() and goes_on(scene, k + 1):
                return True
            if rest in kinds_of("watch") and _whole_before(scene, k):
                return True
            name = scene.cover.get(k)
            if name is not None and name.kind == "organization" and name.span.start > word.start:
                before = scene.cover.get(k - 1)
                told = fold(name.key) in agencies() or (before is not None and before.kind == "person")
                return told or _after_sources(scene, k) or (name.key in watchers() and _whole_before(scene, k))
            following = scene.first.get(k + 1)
            if following is not None and following[1].key in watchers() and voice_kind(rest) == "body":
                return _whole_before(scene, k)
            if voice_kind(rest) == "source" and following is not None and following[1].kind == "organization":
                return _after_sources(scene, k)
    return False


def in_brackets(scene: Scene, k: int) -> int | None:
    """The word with which the name of an agency begins that stands in brackets, or in Latin letters, after word `k` (لـ((فلانة)), لـABC);
    None where none does."""
    row, at = scene.page.words, k + 1
    while at < len(row) and row[at].form == "(":
        at += 1
    latin = at < len(row) and row[at].kind == "latin"
    named = scene.first.get(at) if at > k + 1 or latin else None
    return at if named is not None and fold(named[1].key) in agencies() else None


def own_name_end(scene: Scene, k: int) -> int | None:
    """The word after the name of the outlet that brings the report, if with ل before it the name begins at word `k`; None elsewhere, and
    where the name is one word."""
    row, name = scene.page.words, fold(scene.page.report.outlet or "").split()
    end = k + len(name)
    if len(name) < _NAME or row[k].form not in [lam + name[0] for lam in proclitics("swallows_article")]:
        return None
    return end if [word.form for word in row[k + 1 : end]] == name[1:] else None


@remembered
def of_us(form: str) -> bool:
    """Whether a folded word is one for the outlet that brings the report, as it calls itself (موقعنا), or for its people (إلينا)."""
    ours = form.endswith(endings("pronoun", "1p"))
    return form in kinds_of("us") | told_us() or (ours and any(voice_kind(stem) == "outlet" for stem in bare[form][1:]))


@cache
def parties() -> frozenset[str]:
    """The canonical names of armed groups, parties, armies and bodies of many states: none of them is an outlet."""
    return frozenset(row["key"] for row in table("organizations") if row["type"] not in ("company", "people"))


@cache
def watchers() -> frozenset[str]:
    """The canonical names of bodies of rights and relief, which pass on what people tell them."""
    return frozenset(row["key"] for row in table("organizations") if row["type"] == "ngo")


def _whole_before(scene: Scene, k: int) -> bool:
    """Whether the word before ل ends the words for one who speaks, or is the verb itself (روت نازحة للمرصد, نفى للمرصد): neither an office
    nor a body, which would be that of the one named after ل (مندوب للمنظمة)."""
    row = scene.page.words
    if k == 0 or row[k - 1].kind != "word" or (k > 1 and voice_kind(row[k - 2].form) in ("body", "document", "role")):
        return False
    known = voice_kind(row[k - 1].form)
    return known == "source" if row[k - 1].form.startswith(article()) else known not in ("body", "document", "role")


def _after_sources(scene: Scene, k: int) -> bool:
    """Whether nameless sources, with one adjective at most, stand right before the word (مصادر محلية للمرصد)."""
    row = scene.page.words
    if k == 0 or row[k - 1].kind != "word":
        return False
    if voice_kind(row[k - 1].form) == "source":
        return not (k > 1 and all(row[j].form.startswith(article()) for j in (k - 2, k - 1)))
    return k > 1 and row[k - 2].kind == "word" and voice_kind(row[k - 2].form) == "source" and k - 1 not in scene.cover


def goes_on(scene: Scene, k: int) -> bool:
    """Whether no adjective follows: a sign or a clause word stands at the word, or the text ends."""
    row = scene.page.words
    return (
        k >= len(row) or row[k].kind != "word" or row[k].form in that_words() or small_words().get(row[k].form) == "in"
    )


def tells_outlet(scene: Scene, cue: Cue) -> bool:
    """Whether an outlet right after a verb of telling somebody is the one that was told (الناطق أخبر رويترز أن)."""
    named = scene.first.get(cue.last)
    tells = cue.verb is not None and "tells" in cue.verb.marks
    return tells and named is not None and fold(named[1].key) in agencies()


def before_verb(scene: Scene, first: int, k: int) -> int:
    """The end of a speaker's words before the outlet at word `k`: they end before the verb of which it is the subject, too, where nameless
    people were met or spoken to by it (شهود التقتهم الوكالة, أطباء اتصلت بهم القناة); a document is its own (حصيلة جمعتها الوكالة)."""
    if voice_kind(scene.page.words[first].form) == "document":
        return k
    row, them = scene.page.words, endings("pronoun", "ms", "fs", "mp", "d")
    at = k - 1
    met = row[at].form.endswith(them) and not scene.page.text[row[at].start : row[at].end].endswith(CLOSED)
    if met and len(row[at].form) <= _WITH and at > first + 1:
        at -= 1
    acted = endings("past", "fs")
    return at if met and at > first and any(end in row[at].form[2:] for end in acted) else k


def told_outlet(scene: Scene, k: int, named: bool) -> bool:
    """Whether an outlet without the article after a speaker whose words are complete is whom he told (أبلغ الوزير وسائل الإعلام أن …)."""
    row = scene.page.words
    known = voice(row[k].form)
    if known is None or known[0] != "outlet" or row[k].form.startswith(article()) or joined(scene, k):
        return False
    return named or row[k - 1].form.startswith(article())


def told_agency(head: tuple[str, str] | None, name: Name) -> bool:
    """Whether an agency is named after the words for one who speaks and is no part of them (أبلغ سكان وكالة رويترز)."""
    return head is not None and head[0] in ("source", "role", "body") and fold(name.key) in agencies()


def told_quoted(scene: Scene, first: int, k: int) -> bool:
    """Whether the quotation at mark `k` names an agency that nameless sources told (أفاد مصدران عسكريان «فلانة»): their words are
    indefinite and end with an adjective."""
    row = scene.page.words
    if k not in scene.quotes or k < first + 2 or row[first].form.startswith(article()) or k + 1 not in scene.first:
        return False
    last, name = scene.first[k + 1]
    whole = last >= scene.page.quotes[scene.quotes[k]].last and fold(name.key) in agencies()
    return whole and voice_kind(row[first].form) in ("source", "role") and adjective(article() + row[k - 1].form)
