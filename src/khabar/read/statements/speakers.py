"""Tell how far the words go that name a speaker."""

from __future__ import annotations

from khabar.inflection import accusative, closed_feminine, opens
from khabar.language import among, article, proclitics
from khabar.model import Name
from khabar.read.statements.asides import hides, tells_age
from khabar.read.statements.cues import begins_attribution, by_saying, cue_forms
from khabar.read.statements.endings import relation
from khabar.read.statements.ends import place_heads
from khabar.read.statements.hearers import QUOTED_NAME, before_verb, to_outlet
from khabar.read.statements.neighbours import (
    adjective,
    after_name,
    facing,
    goes_on_with_and,
    his,
    joined,
    joined_by_for,
    new_noun,
    new_object,
)
from khabar.read.statements.scene import Scene, Speaker
from khabar.read.statements.whereabouts import over, past_inside, past_place, past_preposition
from khabar.read.statements.words import (
    addressed,
    agencies,
    begins,
    kinds_of,
    occasions,
    on_occasion,
    phrase_at,
    qualities,
    said_nouns,
    small_words,
    that_words,
    then_the,
    voice,
    voice_kind,
)
from khabar.text import fold

# Kinds of words with which the words for a speaker end: a name follows, something is laid on somebody, he keeps silence.
_STOPS = ("called", "blame", "silence")
# Kinds of names of those who may speak with a person named before them.
_WHO = ("person", "organization")
# The words that name a speaker are never more than this.
LONGEST = 24
# Kinds of phrases that are no part of a name.
_GOING_ON = frozenset(("adverb", "relative", "own", "always"))


def naming_end(scene: Scene, first: int, end: int, alone: bool) -> tuple[int, Name | None]:
    """Where the words that name a speaker from word `first` on end, before word `end`, and the person named in them.

    With `alone` nothing tells where what is said begins: the words end where a new noun begins.
    """
    row = scene.page.words
    end = min(end, first + LONGEST)
    head = voice(row[first].form)
    role = head is not None and head[0] == "role"
    person: Name | None = None
    closed = another = False
    k = first
    while k < end:
        word = row[k]
        if k == first + 1 and role and row[first].form in qualities("again") and not adjective(word.form):
            break
        if k in scene.first:
            after, name = scene.first[k]
            fresh = alone and closed and not joined(scene, k) and name.span.start == word.start
            fresh = fresh and not (name.kind == "group" and after == k + 1 and adjective(word.form))
            if k > first and name.span.start > word.start and to_outlet(scene, k):
                break
            if person is not None and not (another or (name.kind in _WHO and joined(scene, k))):
                break
            another = False
            if k > first + 1 and fold(name.key) in agencies() and name.span.start == word.start:
                told = before_verb(scene, first, k)
                if told < k or _told_agency(head, name):
                    return told, person
            if name.kind != "person" and fresh and not _in_a_place(scene, k):
                break
            person = name if name.kind == "person" and not (k > first and _governed(scene, k, name)) else person
            closed = True
            k = after
            continue
        if k > first and closed and _told_outlet(scene, k, person is not None):
            break
        if k > first + 1 and k + 1 in scene.first and _told_agency(head, scene.first[k + 1][1]):
            known = voice(word.form)
            if known is not None and known[0] == "outlet" and known[1] == word.form:
                break
        if word.kind in ("mark", "break"):
            if _told_quoted(scene, first, k):
                break
            past = _past_sign(scene, first, k, end)
            if past is None or (alone and closed and past - k > 3 and k in scene.quotes):
                break
            quoted = k in scene.quotes
            closed = closed or quoted
            k = past
            if quoted and role and k < end and not (row[k].form.startswith(article()) or joined_by_for(row[k].form)):
                break
            continue
        if k > first:
            past = past_place(scene, k, end) or past_inside(scene, first, k, end)
            if past is not None:
                closed, k = True, past
                continue
            if word.kind == "number":
                if k > first + 1 or k + 1 >= end or row[k + 1].kind != "word":
                    break
                closed, k = True, k + 2
                continue
            step = past_preposition(
                scene, k, end, person is not None or (alone and closed and not role and not _anonymous(row[first].form))
            )
            if step is not None:
                if step == k:
                    break
                closed = row[step - 1].form.startswith(article()) or step - 1 in scene.cover
                k = step
                continue
            if k == first + 1 and row[first].form in qualities("done") and word.form in kinds_of("therein"):
                k += 1
                continue
            if k == first + 1 and k + 1 < end and over(scene, first, k) and not (alone and k + 2 not in scene.first):
                closed, k = row[k + 1].form.startswith(article()), k + 2
                continue
            if (
                (_ends(scene, k) and not _agrees(scene, first, k))
                or (head is not None and head[0] == "source" and _relates(scene, first, k))
                or (person is not None and not joined(scene, k) and not adjective(word.form))
            ):
                break
            of_office = (
                k == first + 1
                and role
                and not row[first].form.startswith(article())
                and word.form.startswith(article())
            )
            if alone and not of_office and new_noun(scene, k, closed, role):
                break
            if closed and word.form in addressed():
                break
            if (
                closed
                and not role
                and k - 1 not in scene.closed
                and (new_object(scene, k) or after_name(scene, first, k))
            ):
                break
        another = another or (person is not None and joined(scene, k) and voice_kind(word.form[1:]) == "role")
        if word.form.startswith(article()) or joined_by_for(word.form):
            closed = True
        elif k > first and (joined(scene, k) or voice(word.form) is not None):
            closed = False
        k += 1
    return k, person


def _governed(scene: Scene, k: int, name: Name) -> bool:
    """Whether a preposition attached to the name at word `k` makes it another's than the speaker's (مصدر موال لفلان)."""
    word = scene.page.words[k]
    return name.span.start > word.start and word.form[0] in proclitics("preposition")


def _told_outlet(scene: Scene, k: int, named: bool) -> bool:
    """Whether an outlet without the article after a speaker whose words are complete is whom he told (أبلغ الوزير وسائل الإعلام أن …)."""
    row = scene.page.words
    known = voice(row[k].form)
    if known is None or known[0] != "outlet" or row[k].form.startswith(article()) or joined(scene, k):
        return False
    return named or row[k - 1].form.startswith(article())


def _in_a_place(scene: Scene, k: int) -> bool:
    """Whether the noun before the name is one of places (مدير الصحة بمنطقة فلانة), or one of bodies after «to» (التابعة لتنظيم فلان)."""
    form = scene.page.words[k - 1].form
    if among(form, place_heads()):
        return not form.startswith(article()) or scene.cover[k].kind == "place"
    return joined_by_for(form) and voice_kind(form[1:]) == "body"


def _told_agency(head: tuple[str, str] | None, name: Name) -> bool:
    """Whether an agency is named after the words for one who speaks and is no part of them (أبلغ سكان وكالة رويترز)."""
    return head is not None and head[0] in ("source", "role", "body") and fold(name.key) in agencies()


def _told_quoted(scene: Scene, first: int, k: int) -> bool:
    """Whether the quotation at mark `k` names an agency that nameless sources told (أفاد مصدران عسكريان «فلانة»): their words are
    indefinite and end with an adjective."""
    row = scene.page.words
    if k not in scene.quotes or k < first + 2 or row[first].form.startswith(article()) or k + 1 not in scene.first:
        return False
    last, name = scene.first[k + 1]
    whole = last >= scene.page.quotes[scene.quotes[k]].last and fold(name.key) in agencies()
    return whole and voice_kind(row[first].form) in ("source", "role") and adjective(article() + row[k - 1].form)


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
    abbreviated = row[k].form == "." and first < k < end - 1 and not row[k + 1].spaced
    if abbreviated or (row[k].form == "/" and first < k < end - 1):
        return k + 1 + abbreviated
    return None


def closing(scene: Scene, k: int, end: int) -> int:
    """The closing bracket after the opening one at `k`, or `k` where none follows soon."""
    row = scene.page.words
    return next((j for j in range(k + 1, min(end, k + 12)) if row[j].form == ")"), k)


def _ends(scene: Scene, k: int) -> bool:
    """Whether the word can be no part of a speaker's words."""
    row = scene.page.words
    form = row[k].form
    if form in that_words() or small_words().get(form) in ("off", "not", "this") or begins_attribution(row, k):
        return True
    if facing(scene, k) or (then_the(form) and k not in scene.cover) or _has_got(scene, k):
        return True
    if (form in occasions() and voice(form) is None and his(scene, k)) or _is_word_of(scene, k):
        return True
    if hides(scene, k) or goes_on_with_and(scene, k) or tells_age(scene, k):
        return True
    if begins(_GOING_ON, row, k):
        return True
    if on_occasion(form) or to_outlet(scene, k) or any(form in kinds_of(kind) for kind in _STOPS):
        return True
    entry = cue_forms().get(form)
    if entry is None:
        return by_saying(form)
    _, kind, verb, _, with_and, about = entry
    if kind == "verb" and any(small_words().get(row[j].form) == "identity" for j in range(k + 1, min(len(row), k + 5))):
        return True
    talks = kind == "verb" and "talks" in verb.marks and k + 1 < len(row)
    if talks and (small_words().get(row[k + 1].form) == "off" or to_outlet(scene, k + 1)):
        return True
    return kind == "participle" or (kind == "noun" and about) or (kind == "verb" and with_and and not verb.strict)


def _agrees(scene: Scene, first: int, k: int) -> bool:
    """Whether the word is an adjective of nameless sources in the accusative, spelled as an adverb is (أن مصدرا عسكريا)."""
    row, ending = scene.page.words, accusative()
    agree = k <= first + 2 and all(row[j].form.endswith(ending) for j in range(first, k + 1))
    return agree and voice_kind(row[first].form) in ("source", "role") and not row[first].form.startswith(article())


def _is_word_of(scene: Scene, k: int) -> bool:
    """Whether the noun for saying stands at the word and what is said follows (عن مصدر القول إن)."""
    row = scene.page.words
    entry = cue_forms().get(row[k].form.removeprefix(article())) if k + 1 < len(row) else None
    return entry is not None and entry[1] == "noun" and (row[k + 1].form in that_words() or row[k + 1].form == ":")


def _relates(scene: Scene, first: int, k: int) -> bool:
    """Whether after nameless sources a verb tells whom they spoke to (مصدر تحدث لرويترز), or the one who was told follows."""
    form = scene.page.words[k].form
    known = voice(form)
    if known is not None and known[0] == "role" and not form.startswith(article()) and not joined(scene, k):
        return k > first + 1 and not form.endswith(relation())
    entry = cue_forms().get(form)
    return entry is not None and entry[1] == "verb" and entry[3].startswith("past") and form not in said_nouns()


def _anonymous(form: str) -> bool:
    return voice_kind(form) in ("source", "role", "document") and not form.startswith(article())


def _has_got(scene: Scene, k: int) -> bool:
    """Whether the word is a verb for getting a document, of which its issuer's words are no part (بيان للقيادة تلقت الوكالة نسخة منه)."""
    return scene.page.words[k].form in kinds_of("received") and k not in scene.cover


def of_another(scene: Scene, speaker: Speaker, name: Name) -> bool:
    """Whether the person named is not who speaks but whose lawyer, family or companion does (محامي الرئيس السابق فلان)."""
    row, k = scene.page.words, speaker.first + 1
    head = row[speaker.first]
    # «His brother» is written with another letter than «sister».
    owned = head.form.endswith(closed_feminine()) and not opens(scene.page.text[head.start : head.end])
    if head.form[speaker.cut :] not in qualities("of_another") or owned:
        return False
    while k < speaker.last and row[k].start < name.span.start and row[k].form.startswith(article()):
        k += 1
    if k >= speaker.last or row[k].end <= name.span.start:
        return False
    return k == speaker.first + 1 or voice_kind(row[speaker.first + 1].form) == "role"
