"""Names in quotation marks, of whatever words: those that somebody is known by, and those of bodies after the word for their kind."""

from __future__ import annotations

from functools import cache

from khabar.inflection import closed_feminine, present_letters
from khabar.language import article, proclitics
from khabar.read.names.bodies import heads
from khabar.read.names.firsts import CALLED
from khabar.read.names.lexicon import contexts, deeds, exactly, marked
from khabar.read.names.overlaps import Laid, without
from khabar.read.names.persons import person_at
from khabar.read.names.quoted import CLOSERS
from khabar.read.names.quoted_bodies import names_body, short_names, told_again
from khabar.read.names.words import Found, Scene, Sense
from khabar.text import COMMA

# The words of such a name, those between what it is called by and whom it names, and the marks between which none reaches.
_LONGEST, _REACH = 4, 6
_STOPS = frozenset({".", ":", '"', "(", ")"})


def with_named(scene: Scene, found: list[Found]) -> list[Found]:
    """The names, with those that quotation marks and what stands before them tell: المعروف بـ«إل بويرو», إذاعة «ماتين 7».

    What was found of their words is the less.
    """
    laid, short = Laid(found), short_names(scene, found)
    more: list[Found] = []
    for start, end in _quotations(scene):
        around = laid.at(start - 1, end + 1)
        within = any(name.first < start < name.last or name.first < end < name.last for name in around)
        known = any((name.first, name.last) == (start, end) for name in around)
        kind = "" if within or known else _kind(scene, start, end)
        free = not (kind or known) and all(name.first == start for name in around)
        if free and (names_body(scene, start, end) or (end == start + 1 and scene.form(start) in short)):
            kind = "organization"
        if kind:
            more.append(Found(start, end, 0, kind, None, f"named-{kind}"))
    bodies = [one for one in more if one.kind == "organization"]
    more += [one for one in told_again(scene, bodies) if not laid.at(one.first, one.last)]
    more += [one for one in _unquoted(scene) if all(_shorter(n, one) for n in laid.at(one.first, one.last))]
    return sorted(without(found, more) + more, key=lambda f: f.first)


def _shorter(name: Found, one: Found) -> bool:
    """Whether the name leaves room for another at its words: it is a person's that begins there and ends before."""
    return name.kind == "person" and name.first == one.first and name.last < one.last


def _quotations(scene: Scene) -> list[tuple[int, int]]:
    """The first and the last word (exclusive) of what stands in quotation marks, where that is a few words."""
    spans, i = [], 0
    marks = [k for k, form in enumerate(scene.forms) if form == '"']
    while i < len(marks) - 1:
        first, last = marks[i], marks[i + 1]
        closes = scene.text[scene.row[first].start] in CLOSERS
        if closes or last - first - 1 > _LONGEST or last == first + 1:
            i += 1 if closes or any(scene.row[k].kind == "break" for k in range(first, last)) else 2
            continue
        if all(scene.row[k].kind in ("word", "latin", "number") for k in range(first + 1, last)):
            spans.append((first + 1, last))
        i += 2
    return spans


def _unquoted(scene: Scene) -> list[Found]:
    """The persons who are known by a name without quotation marks: المعروف باسم إل بويرو."""
    names = (scene.form(i) in _words("byname") and _known_by(scene, i) == "person" for i in range(len(scene) - 1))
    persons = (person_at(scene, i + 1, CALLED) for i, told in enumerate(names) if told and scene.is_word(i + 1))
    return [one for one in persons if one is not None]


def _kind(scene: Scene, start: int, end: int) -> str:
    """The kind of what the words in quotation marks name, or nothing where they are no name."""
    before = start - 2
    if scene.form(before) == proclitics("preposition")[0]:
        before -= 1
    if not scene.is_word(before):
        return ""
    return _known_by(scene, before) or _of_its_kind(scene, before, start, end)


def _known_by(scene: Scene, i: int) -> str:
    """The kind of what is called by a name that follows word `i`, or nothing."""
    at, selves = i, _words("herself") | _words("himself")
    if scene.form(i) in _words("byname") and scene.form(i - 1) in selves and scene.form(i - 3) in _words("gives_name"):
        at = i - 3  # تطلق على نفسها اسم
    elif scene.form(i) in _words("byname"):
        # المعروف محليا باسم, عرف نفسه باسم
        at = next((k for k in range(i - 1, i - 4, -1) if scene.is_word(k) and _names(scene, k)), -1)
        if at < 0:
            return "person" if scene.form(i - 1) in _words("himself") and scene.is_word(i - 1) else ""
    elif scene.form(i) in selves:
        at = i - 2 if scene.is_word(i - 2) and scene.form(i - 2) in _words("gives_name") else -1
    elif not _names(scene, i):
        return ""
    return _named_one(scene, at) if at > 0 else ""


def _names(scene: Scene, i: int) -> bool:
    """Whether the word says that a name of somebody follows."""
    return any(s.marks & {"naming", "nickname"} for s in scene.senses[i])


def _named_one(scene: Scene, i: int) -> str:
    """The kind of whom the words before word `i` tell of, which agree with it in gender."""
    if scene.form(i - 1) in _words("so_called"):
        return ""
    if any("nickname" in s.marks for s in scene.senses[i]):
        return "person"
    form = scene.senses[i][-1].form
    if scene.is_word(i - 1) and any("called" in s.marks for s in scene.senses[i - 1]):
        return "person"  # يقودهم المعروف باسم
    feminine = form.endswith(closed_feminine()) or form[:1] in present_letters("fs")
    for k in range(i - 1, max(i - _REACH, 0) - 1, -1):
        if scene.form(k) in _STOPS or scene.row[k].kind == "break":
            return ""
        for sense in scene.senses[k] if scene.is_word(k) else ():
            if sense.form.endswith(closed_feminine()) and not feminine:
                continue
            if kind := _sort(sense):
                return kind
    return ""


def _sort(sense: Sense) -> str:
    """The kind of what the word is a word for: a title's holder, a body, a force."""
    head = heads().get(sense.form) or heads().get(sense.form.removeprefix(article()))
    if head is not None and head[0] != "place":
        return "organization"
    if sense.marks & {"force", "fighters", "outlet", "named_body"}:
        return "organization"
    return "person" if "title" in sense.marks else ""


def _of_its_kind(scene: Scene, i: int, start: int, end: int) -> str:
    """The kind of a body whose word stands right before the quotation marks, with its adjective or none, or before a pronoun that takes
    it up: إذاعة «ماتين 7», منظمة محلية، هي «ألفارو»."""
    if scene.form(i) in _words("takes_up") and scene.form(i - 1) == COMMA:
        i -= 2
    for k in (i, i - 1):
        for sense in scene.senses[k] if scene.is_word(k) else ():
            kind = _headed(sense)
            if kind and (k == i or _describes(scene, i, sense)):
                return kind if _is_name(scene, start, end) else ""
    return ""


def _headed(sense: Sense) -> str:
    """The kind of body or place that the word without the article heads, or nothing."""
    if "named_place" in sense.marks:
        return "place"
    head = heads().get(sense.form)
    named = (head is not None and head[0] == "organization" and not head[2]) or sense.marks & {"outlet", "named_body"}
    return "organization" if named and not sense.marks & {"vague", "operation", "unit"} else ""


def _describes(scene: Scene, i: int, head: Sense) -> bool:
    """Whether word `i` is an adjective of the head before it, which has no article either."""
    word = scene.senses[i][0]
    feminine = closed_feminine()
    agrees = word.form.endswith(feminine if head.form.endswith(feminine) else marked("relation")[0])
    known = word.definite or not exactly(word.form)
    return agrees and not known and not word.marks & {"in", "preposition", "speech", "closes"}


def _is_name(scene: Scene, start: int, end: int) -> bool:
    """Whether the words in quotation marks name a body, rather than say what it is like or does: شبكة «واسعة», صحيفة «تابعة للنظام»."""
    if not scene.is_word(start):
        return True
    first = scene.senses[start][0]
    if first.definite or not scene.plain(start):
        return True
    if end == start + 1:
        return not (exactly(first.form) or first.nation)
    after = scene.senses[start + 1][0] if scene.is_word(start + 1) else None
    adjectives = (first.form, after.form if after is not None and end == start + 2 else "")
    described = any(form.endswith(closed_feminine()) for form in adjectives) and not (
        after is not None and after.definite
    )
    return not (described or first.nation or first.form in deeds() or first.marks & {"in", "preposition", "not_place"})


@cache
def _words(kind: str) -> frozenset[str]:
    """The folded words that play the part."""
    return frozenset(word for word, kinds in contexts().items() if kind in kinds)
