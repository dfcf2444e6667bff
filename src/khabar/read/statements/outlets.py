"""Find the outlets to which something was said, in the words around a verb of speech."""

from __future__ import annotations

from khabar.language import article, proclitics, rests
from khabar.model import Sentence
from khabar.outlets import canonical
from khabar.read.statements.cues import Cue
from khabar.read.statements.hearers import QUOTED_NAME, in_brackets, own_name_end, parties, to_outlet
from khabar.read.statements.neighbours import joined
from khabar.read.statements.scene import Scene
from khabar.read.statements.speakers import naming_end
from khabar.read.statements.words import agencies, kinds_of, occasions, small_words, voice, voice_kind
from khabar.text import fold

Range = tuple[int, int]
# The word for being allowed stands at most so many words before the media.
_ALLOWED = 5
# Where something was said stands within so many words before the verb.
ASKED = 20


def outlets(scene: Scene, first: int, last: int, told: bool = False) -> tuple[Range, ...]:
    """The words (first, last) that name an outlet between two words of the page: after ل, مع, إلى, or after an occasion or
    a word for getting and carrying (بيان تلقته الوكالة); with `told` its noun alone names the one who was told (أبلغ فلان، …، قناة …)."""
    row = scene.page.words
    found: list[Range] = []
    k = first
    talk = got = False
    while k < last:
        if row[k].kind != "word":
            k += 1
            continue
        kinds = {occasions().get(rest) for rest in rests[row[k].form]}
        talk = talk or bool(kinds & {"talk", "got"})
        got = got or occasions().get(row[k].form) == "got"
        own = occasions().get(row[k].form) == "own" or (k + 1 < last and occasions().get(row[k + 1].form) == "own")
        own = (
            (own and not _paper(scene, k))
            or _names_none(scene, k)
            or (got and not to_outlet(scene, k) and _brings(scene, k))
        )
        ours = row[k].form in kinds_of("us")
        named = told and voice_kind(row[k].form) == "outlet" and _is_named(scene, k + 1)
        if own or not (
            ours
            or named
            or to_outlet(scene, k)
            or (_is_outlet(scene, k, talk, got) if k > first else _agency(scene, k))
        ):
            k += 1
            continue
        k = in_brackets(scene, k) or k + (k + 1 in scene.quotes)
        alone = ours or (got and row[k].form in agencies())
        end = k + 1 if alone else own_name_end(scene, k) or max(naming_end(scene, k, last, False)[0], k + 1)
        found += each_outlet(scene, k, end)
        k = end
    return tuple(found)


def _is_named(scene: Scene, k: int) -> bool:
    """Whether the name of an outlet begins at word `k`, or stands in brackets after it (وكالة أنباء ((فلانة)))."""
    return k in scene.quotes or k in scene.first or in_brackets(scene, k) is not None


def each_outlet(scene: Scene, first: int, last: int) -> tuple[Range, ...]:
    """The words that name an outlet, or, where they name two or more with و between, those of each (وكالتا فلانة وفلانة)."""
    named = [k for k in range(first, last) if k in scene.first and scene.first[k][1].kind == "organization"]
    if len(named) > 1 and all(joined(scene, k) for k in named[1:]):
        return tuple((k, scene.first[k][0]) for k in named)
    return ((first, last),)


def told_before(scene: Scene, cue: Cue) -> tuple[Range, ...]:
    """The words of the outlet in quotation marks that a verb of telling has right after it, before one who speaks (بحسب ما أبلغ «المساء»
    العقيد فلان)."""
    if cue.verb is None or "tells" not in cue.verb.marks or cue.last not in scene.quotes:
        return ()
    quote, row = scene.page.quotes[scene.quotes[cue.last]], scene.page.words
    named = quote.last - quote.first < QUOTED_NAME and quote.last + 1 < len(row)
    speaks = named and voice_kind(row[quote.last + 1].form) in ("role", "source")
    return ((quote.first, quote.last),) if speaks or (named and quote.last + 1 in scene.first) else ()


def _paper(scene: Scene, k: int) -> bool:
    """Whether an outlet's name of the tables covers the word or the next: some are called as a piece of news is (صحيفة الأخبار)."""
    names = (scene.cover.get(k), scene.cover.get(k + 1))
    return any(name is not None and fold(name.key) in agencies() for name in names)


def _names_none(scene: Scene, k: int) -> bool:
    """Whether the noun for an outlet names none that was told anything: the media to which he may not speak (غير مخول بالتصريح), those
    between whom something is shared (مشتركة بين الوكالات), a channel or a line of his own (قناة على تطبيق, شبكة هاتف)."""
    row = scene.page.words
    if k in scene.cover or k + 1 in scene.first:
        return False
    allowed = any(word.form in kinds_of("allowed") for word in row[max(0, k - _ALLOWED) : k])
    shared = row[k - 1].form[-3:] in kinds_of("between") or row[k - 1].form in kinds_of("between")
    after = row[k + 1].form if k + 1 < len(row) else ""
    return (
        allowed
        or shared
        or (small_words().get(after) == "off" and not row[k].form.startswith(article()))
        or after in kinds_of("lines")
    )


def _brings(scene: Scene, k: int) -> bool:
    """Whether the outlet named at the word brings the report itself: that it got a statement adds nobody (تلقت وكالتنا نسخة منه)."""
    name = scene.cover.get(k)
    return name is not None and name.key == canonical(scene.page.report.outlet)


def _is_outlet(scene: Scene, k: int, talk: bool, got: bool) -> bool:
    row = scene.page.words
    if _agency(scene, k) or (got and row[k].form in agencies()):
        return True
    if talk and _with_paper(scene, k - 1):
        return True
    known = voice(row[k].form)
    if known is not None and known[0] == "body" and occasions().get(row[k - 1].form) == "got":
        return True
    if known is None or known[0] != "outlet":
        return False
    before = small_words().get(row[k - 1].form)
    plain = row[k].form == known[1] and not row[k].form.startswith(article())
    inside = row[k].form[:1] in proclitics("preposition") and row[k].form != known[1]
    return got or before == "off" or (talk and (before == "in" or plain or inside))


def _with_paper(scene: Scene, mark: int) -> bool:
    """Whether the short quotation at word `mark` names the outlet with which one talks (في اتصال مع «فلانة»): no party's name."""
    row = scene.page.words
    if mark not in scene.quotes or small_words().get(row[mark - 1].form) != "off":
        return False
    quote, named = scene.page.quotes[scene.quotes[mark]], scene.first.get(mark + 1)
    party = voice_kind(row[mark + 1].form) == "body"
    party = party or (named is not None and (named[1].kind != "organization" or named[1].key in parties()))
    return quote.last - quote.first < QUOTED_NAME and not party


def is_outlet(scene: Scene, k: int) -> bool:
    """Whether the word is a noun for outlets, or the name of one begins there."""
    known = voice(scene.page.words[k].form)
    return _agency(scene, k) or (known is not None and known[0] == "outlet")


def _agency(scene: Scene, k: int) -> bool:
    """Whether the name of an outlet begins at the word."""
    if k not in scene.first:
        return False
    name = scene.first[k][1]
    if name.kind != "organization" or not name.key or scene.page.words[k - 1].form == "(":
        return False
    if any(occasions().get(part) == "own" for part in fold(name.key).split()):
        return False
    known = voice(fold(name.key.split()[0]))
    return (known is not None and known[0] == "outlet") or fold(name.key) in agencies()


def asked_by(scene: Scene, sentence: Sentence, cue: Cue) -> tuple[Range, ...]:
    """The outlet whose question is answered, before the verb, or that carried the statement (ردا على سؤال لوكالة …، قال; في بيان بثته
    إذاعة …، قال)."""
    row = scene.page.words
    before = range(max(sentence.first, cue.first - ASKED), cue.first)
    talks = (k for k in before if occasions().get(row[k].form) in ("talk", "got"))
    first = next(talks, None)
    return outlets(scene, first, cue.first) if first is not None else ()
