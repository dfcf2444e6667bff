"""Tell how far the words go that name a speaker."""

from __future__ import annotations

from typing import NamedTuple

from khabar.inflection import accusative, closed_feminine, opens
from khabar.language import among, article, of_kind, proclitics, rests
from khabar.model import Name
from khabar.read.heads import place_heads
from khabar.read.statements.bounds import agrees, bounds, relates
from khabar.read.statements.endings import relation
from khabar.read.statements.hearers import QUOTED_NAME, before_verb, to_outlet, told_agency, told_outlet, told_quoted
from khabar.read.statements.neighbours import adjective, after_name, joined, joined_by_for, new_noun, new_object
from khabar.read.statements.scene import Scene, Speaker
from khabar.read.statements.spokesmen import speaks_for
from khabar.read.statements.unbound import is_unbound, joins_verb
from khabar.read.statements.whereabouts import over, past_inside, past_place, past_preposition
from khabar.read.statements.words import (
    addressed,
    agencies,
    kinds_of,
    occasions,
    phrase_at,
    qualities,
    voice,
    voice_kind,
)
from khabar.text import fold

# Kinds of names of those who may speak with a person named before them.
_WHO = ("person", "organization")
# The words that name a speaker are never more than this.
LONGEST = 24


class _Words(NamedTuple):
    """Words that may name a speaker: the first, the one before which they end, whether nothing tells where what is said begins (`alone`),
    the noun of speakers at their head, with its kind, and whether that is an office."""

    first: int
    end: int
    alone: bool
    head: tuple[str, str] | None
    role: bool


class _Read(NamedTuple):
    """How far such words are read: up to word `at`, with the person named in them; `closed` where they need no more, `another` where
    another office is joined, `over` where they end."""

    at: int
    person: Name | None = None
    closed: bool = False
    another: bool = False
    over: bool = False


def naming_end(scene: Scene, first: int, end: int, alone: bool) -> tuple[int, Name | None]:
    """Where the words that name a speaker from word `first` on end, before word `end`, and the person named in them, or None.

    With `alone` nothing tells where what is said begins: the words end where a new noun begins.
    """
    row = scene.page.words
    head = voice(row[first].form)
    words = _Words(first, min(end, first + LONGEST), alone, head, head is not None and head[0] == "role")
    read = _Read(first)
    while read.at < words.end and not (read.over or _is_whole(scene, words, read.at)):
        if read.at in scene.first:
            read = _past_name(scene, words, read)
        elif row[read.at].kind in ("mark", "break"):
            read = _past_mark(scene, words, read)
        else:
            read = _past_word(scene, words, read)
    return read.at, read.person


def _is_whole(scene: Scene, words: _Words, k: int) -> bool:
    """Whether the office before word `k` takes no complement but an adjective."""
    row = scene.page.words
    takes_none = k == words.first + 1 and words.role and row[words.first].form in qualities("again")
    return takes_none and not adjective(row[k].form)


def _past_name(scene: Scene, words: _Words, read: _Read) -> _Read:
    """How far the words are read with the name that begins where they are read to."""
    k, start = read.at, scene.page.words[read.at].start
    after, name = scene.first[k]
    if k > words.first and name.span.start > start and to_outlet(scene, k):
        return read._replace(over=True)
    if read.person is not None and not (read.another or (name.kind in _WHO and joined(scene, k))):
        return read._replace(over=True)
    if k > words.first + 1 and fold(name.key) in agencies() and name.span.start == start:
        told = before_verb(scene, words.first, k)
        if told < k or told_agency(words.head, name):
            return read._replace(at=told, over=True)
    if name.kind == "person":
        if speaks_for(scene.page.forms[words.first : k], name.key):
            return _Read(after, read.person, False)
        person = read.person if k > words.first and _governed(scene, k, name) else name
        return _Read(after, person, True)
    if (_is_new(scene, words, read) and not _in_a_place(scene, k)) or is_unbound(scene, words.first, k):
        return read._replace(over=True)
    return _Read(after, read.person, True)


def _is_new(scene: Scene, words: _Words, read: _Read) -> bool:
    """Whether the name begins something new: nothing ties it to words that need no more, of which it is no adjective either."""
    k = read.at
    word, (after, name) = scene.page.words[k], scene.first[k]
    if not (words.alone and read.closed) or joined(scene, k) or name.span.start != word.start:
        return False
    return not (name.kind == "group" and after == k + 1 and adjective(word.form))


def _past_mark(scene: Scene, words: _Words, read: _Read) -> _Read:
    """How far the words are read with the sign that stands where they are read to, and what it holds."""
    row, k = scene.page.words, read.at
    past = None if told_quoted(scene, words.first, k) else _past_sign(scene, words.first, k, words.end)
    quoted = k in scene.quotes
    if past is None or (words.alone and read.closed and past - k > 3 and quoted):
        return read._replace(over=True)
    holder = past in scene.first and scene.first[past][1].kind == "person" and read.person is None
    goes_on = holder or past >= words.end or row[past].form.startswith(article()) or joined_by_for(row[past].form)
    return read._replace(at=past, closed=read.closed or quoted, over=quoted and words.role and not goes_on)


def _past_word(scene: Scene, words: _Words, read: _Read) -> _Read:
    """How far the words are read with the word where they are read to, or with the complement that it opens."""
    k, person, closed = read.at, read.person, read.closed
    form = scene.page.words[k].form
    if k > words.first:
        if (
            (closed and told_outlet(scene, k, person is not None))
            or _heads_agency(scene, words, k)
            or joins_verb(scene, k)
        ):
            return read._replace(over=True)
        complement = _past_complement(scene, words, read)
        if complement is not None:
            return complement
        if _is_beyond(scene, words, read):
            return read._replace(over=True)
    another = read.another or (person is not None and joined(scene, k) and voice_kind(form[1:]) == "role")
    if form.startswith(article()) or joined_by_for(form):
        closed = True
    elif k > words.first and (joined(scene, k) or voice(form) is not None):
        closed = False
    return _Read(k + 1, person, closed, another)


def _heads_agency(scene: Scene, words: _Words, k: int) -> bool:
    """Whether the word is the noun before the name of an agency that was told, and so no part of the words (أبلغ سكان وكالة رويترز)."""
    if k <= words.first + 1 or k + 1 not in scene.first or not told_agency(words.head, scene.first[k + 1][1]):
        return False
    return voice(scene.page.words[k].form) == ("outlet", scene.page.words[k].form)


def _past_complement(scene: Scene, words: _Words, read: _Read) -> _Read | None:
    """How far the words are read with the complement that the word opens: where the speaker is, how many they are, of whom he is one, what
    he is over; None where it opens none."""
    row, k, (first, end, alone, _, role) = scene.page.words, read.at, words
    past = past_place(scene, k, end) or past_inside(scene, first, k, end) or _past_participle(scene, k, end)
    if past is not None:
        return read._replace(at=past, closed=True)
    if row[k].kind == "number":
        counts = k == first + 1 and k + 1 < end and row[k + 1].kind == "word"
        return read._replace(at=k + 2, closed=True) if counts else read._replace(over=True)
    named = k - 1 in scene.cover and scene.cover[k - 1].kind != "person"
    if named and row[k].form in of_kind("figure_words", "from"):
        return read._replace(over=True)  # طالبت رئاسة الإقليم من الحركة
    full = read.person is not None or (alone and read.closed and not role and not _anonymous(row[first].form))
    past = past_preposition(scene, k, end, full)
    if past is not None:
        closed = row[past - 1].form.startswith(article()) or past - 1 in scene.cover
        return read._replace(over=True) if past == k else read._replace(at=past, closed=closed)
    if k == first + 1 and row[first].form in qualities("done") and row[k].form in kinds_of("therein"):
        return read._replace(at=k + 1)
    if k == first + 1 and k + 1 < end and over(scene, first, k) and not (alone and k + 2 not in scene.first):
        return read._replace(at=k + 2, closed=row[k + 1].form.startswith(article()))
    return None


def _past_participle(scene: Scene, k: int, end: int) -> int | None:
    """The word after a participle with the article, what it has after a preposition with a pronoun, and an adverb (المعترف بها دوليا), or
    None."""
    row = scene.page.words
    if k + 1 >= end or not row[k].form.startswith(article()) or row[k + 1].form not in kinds_of("by_it"):
        return None
    adverb = k + 2 < end and row[k + 2].form.endswith(relation() + accusative())
    return k + 2 + adverb


def _is_beyond(scene: Scene, words: _Words, read: _Read) -> bool:
    """Whether the word is no part of the speaker's words any more: it can be none, or they need no more and it begins something new."""
    row, k, (first, _, alone, head, role) = scene.page.words, read.at, words
    form = row[k].form
    if (bounds(scene, k) and not agrees(scene, first, k)) or tells_therein(scene, k) or is_unbound(scene, first, k):
        return True
    if head is not None and head[0] == "source" and relates(scene, first, k):
        return True
    if read.person is not None and not joined(scene, k) and not adjective(form):
        return True
    definite = form.startswith(article())
    of_office = k == first + 1 and role and definite and not row[first].form.startswith(article())
    if alone and not of_office and new_noun(scene, k, read.closed, role):
        return True
    if not read.closed:
        return False
    tied = definite or joined(scene, k) or joined_by_for(form) or k in scene.cover
    if voice_kind(form) == "body" and not tied:
        return True  # اتهم حاكم الولاية جماعة مسلحة
    alone_there = k == first + 1 and role and row[first].form.startswith(article()) and not joined(scene, k)
    if form in addressed() or (alone_there and not definite and voice_kind(form) == "source"):
        return True
    return not role and k - 1 not in scene.closed and (new_object(scene, k) or after_name(scene, first, k))


def tells_therein(scene: Scene, k: int) -> bool:
    """Whether the word is a document, with an attached preposition or none, in which what follows is said (نشر الوزير تدوينة نفى فيها)."""
    row = scene.page.words
    if k in scene.cover or not any(kind in occasions() for kind in rests[row[k].form]):
        return False
    return any(row[j].form in kinds_of("therein") for j in range(k + 2, min(k + 4, len(row))))


def _governed(scene: Scene, k: int, name: Name) -> bool:
    """Whether a preposition attached to the name at word `k` makes it another's than the speaker's (مصدر موال لفلان)."""
    word = scene.page.words[k]
    return name.span.start > word.start and word.form[0] in proclitics("preposition")


def _in_a_place(scene: Scene, k: int) -> bool:
    """Whether the noun before the name is one of places (مدير الصحة بمنطقة فلانة), or one of bodies after «to» (التابعة لتنظيم فلان)."""
    form = scene.page.words[k - 1].form
    if among(form, place_heads()):
        return not form.startswith(article()) or scene.cover[k].kind == "place"
    return joined_by_for(form) and voice_kind(form[1:]) == "body"


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


def _anonymous(form: str) -> bool:
    return voice_kind(form) in ("source", "role", "document") and not form.startswith(article())


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
