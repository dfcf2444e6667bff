"""Tell when what a party says lays a crime on the other side, though no word of accusation stands in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from khabar.inflection import accusative
from khabar.language import of_kind, rests
from khabar.model import Name, Span
from khabar.read.chains.names import bare_word, nations
from khabar.text import fold

# The one who did it and the deed are told in this many words, and whom it hit in as many after it.
SUBJECT, OBJECT = 6, 8
# An attack that goes on is named within so many words after the verb.
NEXT = 3
_SIGNS = "\u060c.,"
# Whose weapons they are is named within so many characters.
NAMED = 40


@cache
def _words(kind: str) -> frozenset[str]:
    return of_kind("accusations", kind)


def observes(words: Collection[str]) -> bool:
    """Whether the folded words describe one who watches from outside: a monitor, an agency, a source without a name.

    >>> observes(["مدير", "المرصد"])
    True
    """
    return any(bare_word(word) in _words("observer") for word in words)


def accuses(text: str, span: Span, source: str, voice: Collection[str], names: Sequence[Name]) -> bool:
    """Whether the words of the span lay a crime on somebody else than the one who says them.

    `voice` are the folded words that describe the `source` anywhere in the report, `names` the names within the span. Told
    only of a force named before the deed: one of another country or with a name of its own, or any that hits civilians and is not unknown.

    >>> said = "الجيش الفلاني قصف السوق والمستشفى"
    >>> accuses(said, Span(0, len(said)), "المجلس المحلي", ["المجلس", "المحلي"], [])
    True
    """
    forms = fold.ask(text[span.start : span.start + 160][: len(span)]).replace('"', " ").split()
    deed = next(
        (n for n, form in enumerate(forms[: SUBJECT + 1]) if n and (_bare_deed(form) or _kept_up(forms, n))), None
    )
    if deed is None or observes(voice):
        return False
    subject = [bare_word(form.strip(_SIGNS)) for form in forms[:deed]]
    theirs = {nations()[word] for word in subject if word in nations()}
    own = {nations()[bare_word(word)] for word in voice if bare_word(word) in nations()}
    if theirs & own or any(word in _words("own") for word in forms[:deed]):
        return False
    if theirs and own:
        return True
    near = bool(names) and names[0].span.start < span.start + NAMED and names[0].kind in ("organization", "group")
    owned = theirs or near or forms[deed] in _words("crime")
    nobody = _words("unknown") if owned else _words("unknown") | _words("weapon")
    if subject[0] == forms[0] and subject[0] in nobody:
        return False
    if own and forms[deed] in _words("crime") and names and names[0].span.start <= span.start + 3:
        return names[0].kind in ("organization", "group") and names[0].key != source and not theirs
    body = bool(names) and names[0].span.start <= span.start + 3 and names[0].kind in ("organization", "group")
    force = any(word in _words("force") for word in subject) or (body and names[0].key != source)
    hit = (part for form in forms[deed + 1 : deed + 1 + OBJECT] for part in rests[form.strip(_SIGNS)])
    civil = any(_is_civil(p) for p in hit)
    return force and civil and not (set(subject) & {bare_word(word) for word in voice})


def _is_civil(form: str) -> bool:
    return form in _words("civil") or (form.endswith(accusative()) and form[: -len(accusative())] in _words("civil"))


def _kept_up(forms: Sequence[str], n: int) -> bool:
    """Whether the verb at `n` tells that an attack goes on, which is named within the next words (جددت صباحا قصفها)."""
    return forms[n] in _words("keeps") and any(form in _words("attack") for form in forms[n + 1 : n + 1 + NEXT])


def _bare_deed(form: str) -> bool:
    return form in _words("crime") or form in _words("deed")
