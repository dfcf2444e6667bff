"""Names told by the word before them: outlets, and what stands in quotation marks after a head or after `called`."""

from __future__ import annotations

from functools import cache

from khabar.inflection import closed_feminine
from khabar.language import article, proclitics
from khabar.read.gazetteer import gazetteer, known
from khabar.read.names.bodies import heads
from khabar.read.names.context import another_outlet, at_a_site
from khabar.read.names.lexicon import contexts, marked
from khabar.read.names.words import Found, Scene, Sense, adjective

# So many words may stand in quotation marks that hold a name.
_LONGEST_QUOTED = 5
# The mark that opens it is one of so many words after the first of its head.
_OPENED = 3
# One after a head with the article that opens without it has so many at most.
_LONGEST_BARE = 3
_PAIRS = {'"': '"', "(": ")"}
# The words of a person's full name, at least.
_FULL_NAME = 2
# Marks that fold alike and yet only close a quotation.
CLOSERS = frozenset("\u00bb\u203a")


def quoted_at(scene: Scene, i: int) -> Found | None:
    """A name in quotation marks after its head at word `i`: the paper "X", the village "X"."""
    if '"' not in scene.forms[i + 1 : i + 1 + _OPENED]:
        return None
    at = i + 1
    if any(f"{s.form} {scene.form(at)}" in heads() for s in scene.senses[i]) or (
        scene.is_word(at) and scene.senses[at][0].definite and adjective(scene.senses[at][0])
    ):
        at += 1
    nickname = any("nickname" in s.marks for s in scene.senses[i])
    if nickname and scene.form(at) == proclitics("preposition")[0]:
        at += 1
    if scene.form(at) != '"' or scene.text[scene.row[at].start] in CLOSERS:
        return None
    kind = (
        "person"
        if nickname
        else _kind(scene, i) or ("organization" if scene.form(i) == to_whom() and at == i + 1 else "")
    )
    if not kind:
        return None
    close = _close(scene, at)
    if close is None or (
        close == at + 2
        and scene.is_word(at + 1)
        and scene.senses[at + 1][0].nation
        and scene.senses[at + 1][0].definite
    ):
        return None
    if not _names(scene, i, at + 1, close) or _is_speech(scene, i, at + 1, close):
        return None
    return Found(at + 1, close, 0, kind, None, f"quoted-{kind}", "", "", scene.form(i))


def _kind(scene: Scene, i: int) -> str:
    for sense in scene.senses[i]:
        if "outlet" in sense.marks:
            return "organization"
        if "vague" in sense.marks:
            continue
        head = heads().get(sense.form) or heads().get(f"{sense.form} {scene.form(i + 1)}")
        if head is None and sense.definite:
            head = heads().get(sense.form[len(article()) :])
            head = head if head is not None and head[0] == "organization" else None
        if head is not None and head[0] in ("organization", "place"):
            return head[0]
    return ""


@cache
def to_whom() -> str:
    """The particle that stands alone before a quotation mark: told to "X"."""
    return next(word for word, kinds in contexts().items() if "to" in kinds)


def _close(scene: Scene, at: int) -> int | None:
    """The index of the mark that closes what word `at` opens, where it is near."""
    end = _PAIRS[scene.form(at)]
    for k in range(at + 1, min(at + _LONGEST_QUOTED + 2, len(scene))):
        if scene.form(k) == end:
            return k if k > at + 1 else None
        if scene.row[k].kind == "break":
            return None
    return None


def _names(scene: Scene, i: int, first: int, last: int) -> bool:
    last_one = scene.senses[last - 1]
    closed = bool(last_one) and (last_one[0].definite or not scene.plain(last - 1))
    if (
        not closed
        and not any("outlet" in s.marks for s in scene.senses[i])
        and scene.row[first].kind == "word"
        and scene.plain(first)
        and not scene.senses[first][0].definite
        and last - first > 1
    ):
        return False
    if scene.form(first - 2) == to_whom() and (
        last - first > 3 or (scene.plain(first) and not scene.senses[first][0].definite)
    ):
        return False
    for k in range(first, last):
        if scene.row[k].kind not in ("word", "latin"):
            return False
        if scene.senses[k] and scene.senses[k][0].marks & {"closes", "speech", "not_place"}:
            return False
    return True


def _is_speech(scene: Scene, i: int, first: int, last: int) -> bool:
    """Whether the quoted words are said or describe, and are no name: after a head with the article, what opens like a sentence
    or holds a preposition; a letter that was left between two quotations; an adjective alone."""
    opens = scene.senses[first][0] if scene.senses[first] else None
    if opens is None:
        return False
    if last - first == 1 and (
        len(opens.form) < 2 or (opens.ordinary and not opens.definite and opens.form.endswith(_origin_endings()))
    ):
        return True
    if not scene.senses[i] or not any(s.definite for s in scene.senses[i]):
        return False
    if (scene.plain(first) or last - first > _LONGEST_BARE) and not opens.definite:
        return True
    return any(s.marks & {"in", "preposition"} for k in range(first, last) for s in scene.senses[k][:1])


@cache
def _origin_endings() -> tuple[str, ...]:
    """How adjectives of relation end, folded: masculine, feminine, plural."""
    relation = marked("relation")[0]
    return (relation + closed_feminine(), relation + relation + marked("plural")[0][-1])


def outlet_at(scene: Scene, i: int) -> Found | None:
    """An outlet without quotation marks after its head: the site X, the paper X; its name is unknown or headed."""
    if not any("outlet" in s.marks for s in scene.senses[i]):
        return None
    at = i + 1
    if not scene.is_word(at):
        return _latin(scene, i, at)
    sense = scene.senses[at][0]
    hit = gazetteer().at(scene.forms, at, sense.form) if sense.starts else None
    if hit is not None:
        outlets = (k for k in known(hit[1]) if k.kind == "organization" and not another_outlet(scene, at, k.sort))
        one = next(outlets, None)
        if one is not None and not (sense.definite and sense.ordinary and at_a_site(scene, at)):
            return Found(at, hit[0], 0, "organization", one.key, "outlet", hit[1], one.country, one.sort)
    if not _unknown(scene, at, sense):
        return None
    end = at + 1
    while (
        scene.is_word(end)
        and end - at < 4
        and not scene.plain(end)
        and not scene.senses[end][0].definite
        and not scene.senses[end][0].nation
    ):
        end += 1
    return Found(at, before_holder(scene, i, at, end), 0, "organization", None, "outlet", "", "", scene.form(i))


def before_holder(scene: Scene, i: int, at: int, end: int) -> int:
    """The end of the name at words `at` to `end` after the head at word `i`, without the full name of who holds an office in it, where a
    title without the article stands before the head: مراسل صحيفة X فلان."""
    if not (scene.is_word(i - 1) and any("title" in s.marks and not s.definite for s in scene.senses[i - 1])):
        return end
    firsts = (k for k in range(at + 1, end - 1) if scene.senses[k][0].given in ("given", "both"))
    return next(firsts, end - _FULL_NAME if end - at > _FULL_NAME else end)


def _latin(scene: Scene, i: int, at: int) -> Found | None:
    end = at
    while end < len(scene) and scene.row[end].kind == "latin" and end - at < 4:
        end += 1
    return Found(at, end, 0, "organization", None, "outlet", "", "", scene.form(i)) if end > at else None


def _unknown(scene: Scene, at: int, sense: Sense) -> bool:
    return not scene.plain(at) and not sense.definite and not sense.nation and not sense.given and len(sense.form) > 2


def media_at(scene: Scene, i: int) -> Found | None:
    """An outlet told by the second word of its name, a foreign one for media: نهر ميديا, عين نيوز."""
    for sense in scene.senses[i]:
        if (
            sense.marks & {"outlet", "staff", "closes", "preposition", "in", "speech", "side"}
            or len(sense.form) < 2
            or sense.definite
        ):
            continue
        if sense.cut and scene.senses[i][0].ordinary:
            continue
        return Found(i, i + 2, sense.cut, "organization", None, "outlet-by-second-word")
    return None


@cache
def media_words() -> frozenset[str]:
    """The foreign words for media with which names of outlets end."""
    return frozenset(word for word, kinds in contexts().items() if "media" in kinds)
