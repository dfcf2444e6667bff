"""Bodies whose names stand in quotation marks: told by their own first word, or by those who belong to them or speak for them."""

from __future__ import annotations

from khabar.inflection import present_letters
from khabar.language import article, of_kind
from khabar.read.names.bodies import heads
from khabar.read.names.words import Found, Scene, Sense
from khabar.read.numerals import numerals

# The word before the quotation marks that goes with those who belong to a body, and the one with those who act for it.
_FROM, _FOR = "of_body", "for_body"


def names_body(scene: Scene, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` (exclusive), alone in quotation marks, are a body's name.

    `«لواء الوادي»`: they open with the word for a body, which bears the rest. `عناصر «الرابية»`, `سبعة من «حماة السهل»`,
    `القيادي في «الرابية»`: a noun stands before them, whose holders belong to a body.
    """
    if not scene.is_word(start):
        return False
    if _headed(scene, start, end):
        return True
    return _may_be_named(scene, start, end) and (_has_members(scene, start - 2) or _tells(scene, start, end))


def _tells(scene: Scene, start: int, end: int) -> bool:
    """Whether a verb of speech in the present stands right after the quotation marks around one word: «الرابية» تتهم خصومها."""
    verb = scene.senses[end + 1][0] if end == start + 1 and scene.is_word(end + 1) else None
    return verb is not None and "speech" in verb.marks and verb.form[:1] in present_letters("ms", "fs")


def short_names(scene: Scene, found: list[Found]) -> frozenset[str]:
    """The words with the article that are all of a body's name but the word for its kind: of جبهة الرابية, الرابية."""
    pairs = (
        one for one in found if one.kind == "organization" and one.last == one.first + 2 and scene.is_word(one.first)
    )
    forms = (scene.form(one.last - 1) for one in pairs if any(s.form in heads() for s in scene.senses[one.first]))
    return frozenset(form for form in forms if form.startswith(article()))


def told_again(scene: Scene, bodies: list[Found]) -> list[Found]:
    """The bodies of one word with the article that are told again without quotation marks: تقدمت الرابية."""
    names = {scene.form(one.first) for one in bodies if one.last == one.first + 1}
    names = {form for form in names if form.startswith(article()) and form[len(article()) :] not in heads()}
    taken = {one.first for one in bodies}
    more = []
    for i, read in enumerate(scene.senses if names else ()):
        sense = next((s for s in read if s.form in names), None)
        if sense is not None and i not in taken and not scene.blocked[i]:
            more.append(Found(i, i + 1, sense.cut, "organization", None, "named-again"))
    return more


def _headed(scene: Scene, start: int, end: int) -> bool:
    """Whether the words open with the word for a body without the article, and the last has the article or is a number."""
    head = heads().get(scene.form(start))
    if head is None or head[:2] != ("organization", True) or end == start + 1:
        return False
    if "vague" in scene.senses[start][0].marks:
        return False
    last = end - 1
    return scene.row[last].kind == "number" or (scene.is_word(last) and scene.senses[last][0].definite)


def _may_be_named(scene: Scene, start: int, end: int) -> bool:
    """Whether the first word may be that of a body's name: it has the article and is no people's, nor alone a word for a body, or it is
    in no list."""
    first = scene.senses[start][0]
    if "member" in first.marks and scene.is_word(end - 1) and scene.senses[end - 1][0].definite:
        return True  # متطوعي الدفاع عن الوطن
    if first.definite:
        return not first.nation and (end > start + 1 or first.form[len(article()) :] not in heads())
    return not (scene.plain(start) or first.nation or first.given or first.starts)


def _has_members(scene: Scene, i: int) -> bool:
    """Whether word `i`, right before the quotation marks, says who belongs to the body in them: عناصر, or `of` after their number."""
    if not scene.is_word(i):
        return False
    first = scene.senses[i][0]
    if "member" in first.marks and not first.definite:
        return True
    word, before = scene.form(i), i - 1
    if word in of_kind("name_contexts", _FROM, "word"):
        number = numerals().get(scene.form(before))
        counted = (number is not None and not number[2]) or (before >= 0 and scene.row[before].kind == "number")
        return counted or (scene.is_word(before) and any("member" in s.marks for s in scene.senses[before]))
    return (
        word in of_kind("name_contexts", _FOR, "word")
        and scene.is_word(before)
        and any(_acts(s) for s in scene.senses[before])
    )


def _acts(sense: Sense) -> bool:
    """Whether the word is one for who is something in a body: a member, a leader, a speaker."""
    return bool(sense.marks & {"member", "office", "role"})
