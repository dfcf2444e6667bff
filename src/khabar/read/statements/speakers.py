"""Tell how far the words go that name a speaker."""

from __future__ import annotations

from functools import cache

from khabar.language import article, proclitics, splits
from khabar.model import Name
from khabar.read.statements.asides import hides
from khabar.read.statements.cues import begins_attribution, cue_forms
from khabar.read.statements.endings import closed_feminine, feminine_plural, oblique, relation
from khabar.read.statements.hearers import QUOTED_NAME, to_outlet
from khabar.read.statements.scene import Scene
from khabar.read.statements.words import (
    agencies,
    kinds_of,
    occasions,
    on_occasion,
    phrase_at,
    qualities,
    said_nouns,
    small_words,
    that_words,
    voice,
    voice_kind,
)
from khabar.remember import remembered
from khabar.text import TANWIN, fold

# The words that name a speaker are never more than this.
LONGEST = 24


def naming_end(scene: Scene, first: int, end: int, alone: bool) -> tuple[int, Name | None]:
    """Where the words that name a speaker from word `first` on end, before word `end`, and the person named in them.

    With `alone` nothing tells where what is said begins: the words end where a new noun begins.
    """
    row = scene.page.words
    end = min(end, first + LONGEST)
    head = voice(row[first].form)
    role = head is not None and head[0] == "role"
    person: Name | None = None
    closed = False
    k = first
    while k < end:
        word = row[k]
        if k in scene.first:
            after, name = scene.first[k]
            fresh = alone and closed and not joined(scene, k) and name.span.start == word.start
            fresh = fresh and not (name.kind == "group" and after == k + 1 and _adjective(word.form))
            if k > first and name.span.start > word.start and to_outlet(scene, k):
                break
            if person is not None and not (name.kind == "person" and joined(scene, k)):
                break
            if k > first + 1 and _told_agency(head, name) and name.span.start == word.start:
                break
            if name.kind != "person" and fresh:
                break
            person = name if name.kind == "person" else person
            closed = True
            k = after
            continue
        if k > first + 1 and k + 1 in scene.first and _told_agency(head, scene.first[k + 1][1]):
            known = voice(word.form)
            if known is not None and known[0] == "outlet" and known[1] == word.form:
                break
        if word.kind in ("mark", "break"):
            past = _past_sign(scene, first, k, end)
            if past is None or (alone and closed and past - k > 3 and k in scene.quotes):
                break
            quoted = k in scene.quotes
            closed = closed or quoted
            k = past
            if quoted and role and k < end and not (row[k].form.startswith(article()) or _for(row[k].form)):
                break
            continue
        if k > first:
            if word.kind == "number":
                if k > first + 1 or k + 1 >= end or row[k + 1].kind != "word":
                    break
                closed, k = True, k + 2
                continue
            step = _past_preposition(
                scene, k, end, person is not None or (alone and closed and not role and not _anonymous(row[first].form))
            )
            if step is not None:
                if step == k:
                    break
                closed = row[step - 1].form.startswith(article()) or step - 1 in scene.cover
                k = step
                continue
            if not alone and k == first + 1 and k + 1 < end and _over(row[first].form, row[k].form):
                closed, k = row[k + 1].form.startswith(article()), k + 2
                continue
            if (
                _ends(scene, k)
                or (head is not None and head[0] == "source" and _relates(scene, first, k))
                or (person is not None and not joined(scene, k) and not _adjective(word.form))
            ):
                break
            if alone and _new_noun(scene, k, closed, role):
                break
            if (
                closed
                and not role
                and k - 1 not in scene.closed
                and (_new_object(scene, k) or _after_name(scene, first, k))
            ):
                break
        if word.form.startswith(article()) or _for(word.form):
            closed = True
        elif k > first and (joined(scene, k) or voice(word.form) is not None):
            closed = False
        k += 1
    return k, person


def _told_agency(head: tuple[str, str] | None, name: Name) -> bool:
    """Whether an agency is named after the words for one who speaks and is no part of them (أبلغ سكان وكالة رويترز)."""
    return head is not None and head[0] in ("source", "role", "body") and fold(name.key) in agencies()


def _past_sign(scene: Scene, first: int, k: int, end: int) -> int | None:
    """The word after a name in quotation marks, words in brackets or a slash; None where the sign ends the speaker's words."""
    row = scene.page.words
    if k in scene.quotes:
        quote = scene.page.quotes[scene.quotes[k]]
        short = quote.last - quote.first <= QUOTED_NAME and quote.last < end
        named = k + 1 in scene.first or phrase_at("adverb", row, k + 1) is None
        return quote.last + 1 if short and named else None
    if row[k].form == "(" and k > first:
        close = closing(scene, k, end)
        return close + 1 if k < close < end else None
    if row[k].form == "/" and first < k < end - 1:
        return k + 1
    return None


def closing(scene: Scene, k: int, end: int) -> int:
    """The closing bracket after the opening one at `k`, or `k` where none follows soon."""
    row = scene.page.words
    return next((j for j in range(k + 1, min(end, k + 12)) if row[j].form == ")"), k)


def _past_preposition(scene: Scene, k: int, end: int, full: bool) -> int | None:
    """The word after a preposition and its noun that belong to the speaker's words; `k` where they end; None where none stands there."""
    row = scene.page.words
    kind = small_words().get(row[k].form)
    if kind == "issued" and k + 1 < end:
        return k + (2 if small_words().get(row[k + 1].form) == "off" else 1)
    if kind != "in":
        return None
    after = row[k + 1].form if k + 1 < end else ""
    if len(after) < 2 or after in occasions() or phrase_at("adverb", row, k + 1) is not None:
        return k
    if k + 1 in scene.first:
        return min(end, scene.first[k + 1][0])
    return k if full else k + 2


def _ends(scene: Scene, k: int) -> bool:
    """Whether the word can be no part of a speaker's words."""
    row = scene.page.words
    form = row[k].form
    if form in that_words() or small_words().get(form) in ("off", "not", "this") or begins_attribution(row, k):
        return True
    if form in occasions() and voice(form) is None and _his(scene, k):
        return True
    if hides(scene, k) or _goes_on_with_and(scene, k):
        return True
    if any(phrase_at(kind, row, k) is not None for kind in ("adverb", "relative", "own", "always")):
        return True
    if on_occasion(form) or to_outlet(scene, k) or form in kinds_of("called") or form in kinds_of("blame"):
        return True
    entry = cue_forms().get(form)
    if entry is None:
        return False
    _, kind, verb, _, with_and, about = entry
    if kind == "verb" and any(small_words().get(row[j].form) == "identity" for j in range(k + 1, min(len(row), k + 5))):
        return True
    return kind == "participle" or (kind == "noun" and about) or (kind == "verb" and with_and and not verb.strict)


def _his(scene: Scene, k: int) -> bool:
    """Whether the pronoun for him stands at the end of the word (مقاله), not the letter that folds to it (صفحة)."""
    word = scene.page.words[k]
    return word.form[-1] == closed_feminine() == scene.page.text[word.end - 1]


def _over(role: str, form: str) -> bool:
    """Whether the preposition tells over what one of this office is (المشرف على المسابقة)."""
    return role in qualities("over") and small_words().get(form) in ("off", "from") and form not in kinds_of("therein")


def _goes_on_with_and(scene: Scene, k: int) -> bool:
    """Whether و before a small word begins another clause (وقد, ولم)."""
    form = scene.page.words[k].form
    if k in scene.cover or form[:1] not in proclitics("conjunction"):
        return False
    return small_words().get(form[1:]) in ("not", "was") or form[1:] in kinds_of("has")


def _relates(scene: Scene, first: int, k: int) -> bool:
    """Whether after nameless sources a verb tells whom they spoke to (مصدر تحدث لرويترز), or the one who was told follows."""
    form = scene.page.words[k].form
    known = voice(form)
    if known is not None and known[0] == "role" and not form.startswith(article()) and not joined(scene, k):
        return k > first + 1 and not form.endswith(relation())
    entry = cue_forms().get(form)
    return entry is not None and entry[1] == "verb" and entry[3].startswith("past") and form not in said_nouns()


def _new_noun(scene: Scene, k: int, closed: bool, role: bool) -> bool:
    """Whether the word begins what is said, after a speaker whose words need no more."""
    form = scene.page.words[k].form
    if form in qualities("same"):
        return False
    if form in said_nouns() and voice(form) is None:
        return True
    if not closed:
        return False
    if form.startswith(article()):
        if _described_person(scene, k):
            return False
        before = scene.page.words[k - 1].form
        return not _adjective(form) or (form.endswith(oblique()) and not before.endswith(oblique()))
    return (
        not (joined(scene, k) and voice(form) is not None)
        and not _for(form)
        and not (role and form not in said_nouns() and not form.endswith(feminine_plural()))
    )


def _described_person(scene: Scene, k: int) -> bool:
    """Whether adjectives with the article lead up to the person's name (الممثلة المعتزلة فلانة)."""
    row = scene.page.words
    for j in range(k, min(len(row) - 1, k + 3)):
        if not row[j].form.startswith(article()) or voice(row[j].form) is not None or j in scene.cover:
            return False
        if j + 1 in scene.first:
            return scene.first[j + 1][1].kind == "person" and scene.first[j + 1][1].span.start == row[j + 1].start
    return False


def _after_name(scene: Scene, first: int, k: int) -> bool:
    """Whether the word after an organisation's name, with which the speaker's words begin, is no part of them."""
    if first not in scene.first or scene.first[first][0] != k or scene.first[first][1].kind != "organization":
        return False
    form = scene.page.words[k].form
    if form.startswith(article()) or form[:1] in proclitics("conjunction") or k in scene.cover:
        return False
    return not (_for(form) or voice(form))


def _new_object(scene: Scene, k: int) -> bool:
    """Whether an indefinite noun that can be said begins at the word, or one that bears the sign of the accusative."""
    word = scene.page.words[k]
    if k in scene.cover or voice(word.form) is not None or word.form.startswith(article()):
        return False
    return word.form in said_nouns() or TANWIN in scene.page.text[word.start : word.end]


@remembered
def _for(form: str) -> bool:
    """Whether the word is joined by ل with the article or a body (الأمين العام للأمم, لهيئة)."""
    for _, particles, rest in splits(form):
        if particles in proclitics("swallows_article") and (rest.startswith(article()) or voice_kind(rest) == "body"):
            return True
    return False


def joined(scene: Scene, k: int) -> bool:
    """Whether a conjunction joins the word to the one before it."""
    name = scene.cover.get(k)
    if name is not None:
        return name.span.start > scene.page.words[k].start
    return _joins(scene.page.words[k].form)


@remembered
def _joins(form: str) -> bool:
    return any(
        p and p[0] == form[0] and len(p) == 1 and p not in proclitics("swallows_article") and voice(rest) is not None
        for _, p, rest in splits(form)
    )


@cache
def _relations() -> tuple[str, ...]:
    return tuple(relation() + e for e in ("", *sorted(qualities("ending"))))


def _adjective(form: str) -> bool:
    """Whether a word with the article looks like an adjective of a body or an office: of relation (الأميركية) or a known one."""
    return form.startswith(article()) and (form.endswith(_relations()) or form in qualities("word"))


def _anonymous(form: str) -> bool:
    return voice_kind(form) in ("source", "role", "document") and not form.startswith(article())
