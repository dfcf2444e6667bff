"""Names of persons: from lists of given names, and unknown ones from how they stand in the sentence."""

from __future__ import annotations

from functools import lru_cache

from khabar.read.names_words import Found, Scene, Sense, contexts, plain, senses

# A person's name has at most so many words.
_LONGEST_NAME = 9
STRONG, MIDDLE, WEAK = 2, 1, 0


def person_at(scene: Scene, i: int, strength: int) -> Found | None:
    """The person's name that begins at word `i`. `strength` tells how plainly the sentence lets one be expected: right after a
    title or `called` (2), within reach of a title or after a verb of speech (1), anywhere (0)."""
    if scene.blocked[i]:
        return None
    for sense in scene.senses[i]:
        start = part(scene, i, sense, strength)
        if not start:
            continue
        end, parts, sure = _follow(scene, i, start)
        if _stands(scene, i, end, parts, sure, strength, start):
            return Found(i, end, sense.cut, "person", None, _RULES[strength] if strength else f"name-{start}", "", "")
        if sense.cut == 0 and (not sense.ordinary or start == "given"):
            break
    return None


_RULES = {STRONG: "after-title", MIDDLE: "near-title-or-speech"}


def part(scene: Scene, i: int, sense: Sense, strength: int = WEAK) -> str:
    """What the word may be as the first of a name: given, common (a given name that is also a word), kunya, unknown, or nothing."""
    marks = sense.marks
    if marks & {"closes", "called", "title", "speech", "in"} and not sense.given:
        return ""
    if "kunya" in marks:
        return "kunya"
    if "servant" in marks:
        return "servant"
    if "link" in marks and not sense.given:
        return "unknown" if strength and not sense.ordinary and not sense.definite else ""
    if sense.given:
        if is_preposition(scene, i, sense):
            return ""
        return (
            "common"
            if sense.given.endswith("common") or sense.nation
            else ("family" if sense.given == "family" else "given")
        )
    if fused_kunya(sense):
        return "fused"
    if sense.ordinary or sense.nation or sense.definite or sense.starts or len(sense.form) < 3:
        return ""
    if scene.plain[i] or (sense.cut and not strength):
        return ""
    return "unknown"


@lru_cache(maxsize=100_000)
def may_open_person(form: str) -> bool:
    """Whether a word of this folded form may be the first of a person's name anywhere."""
    return any(s.given or s.marks & {"kunya", "servant", "link"} or fused_kunya(s) for s in senses(form)) or not plain(
        form
    )


def is_preposition(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether a word that folds like a given name is written as the preposition it also is."""
    return "closes" in sense.marks and scene.row[i].end > 0 and ord(scene.text[scene.row[i].end - 1]) == 0x0649


def fused_kunya(sense: Sense) -> bool:
    """Whether the kunya's first word is written as one with the next (أبوعلي)."""
    form = sense.form
    return len(form) > 5 and "kunya" in contexts().get(form[:3], ()) and not sense.ordinary and not sense.starts


def _follow(scene: Scene, i: int, start: str) -> tuple[int, int, int]:
    """The end of the name, how many parts it has, and how many of them the lists hold."""
    end, parts, sure = i + 1, 1, int(start in ("given", "fused"))
    if start in ("kunya", "servant"):
        if not _second(scene, end, start):
            return i, 0, 0
        end, parts, sure = end + 1, 1, 1
    while end < len(scene) and end - i < _LONGEST_NAME and scene.is_word(end) and not scene.blocked[end]:
        sense = scene.senses[end][0]
        marks = sense.marks
        if "after" in marks and not scene.senses[end - 1][0].definite:
            end += 1
            continue
        if (
            "ends" in marks
            or ("closes" in marks and (not sense.given or is_preposition(scene, end, sense)))
            or ("speech" in marks and not sense.given)
        ):
            break
        if marks & {"link", "kunya", "servant"} and scene.is_word(end + 1) and _second(scene, end + 1, "link"):
            end, parts = end + 1 if "link" in marks else end + 2, parts + 1
            continue
        if "link" in marks and "joins" not in marks:
            end, parts = end + 1, parts + 1
            continue
        if sense.given:
            if sense.given.endswith("common") and marks & {"title", "speech"} and not sense.definite:
                break
            end, parts, sure = end + 1, parts + 1, sure + 1
            continue
        if sense.definite:
            if (sense.ordinary and not _family(sense)) or marks & {"title", "ends"}:
                break
            end, parts = end + 1, parts + 1
            continue
        if scene.plain[end] or sense.nation or len(sense.form) < 2:
            break
        end, parts = end + 1, parts + 1
    return end, parts, sure


def _second(scene: Scene, i: int, start: str) -> bool:
    """Whether the word may follow a kunya, a servant's or a linking word."""
    if not scene.is_word(i) or scene.blocked[i]:
        return False
    sense = scene.senses[i][0]
    if sense.marks & {"ends", "speech"} or ("closes" in sense.marks and not sense.given):
        return False
    if start == "servant":
        return sense.definite or not sense.ordinary
    if start == "link":
        return (
            bool(sense.given)
            or not sense.ordinary
            or sense.definite
            or bool(sense.marks & {"kunya", "servant", "link"})
        )
    return not sense.nation or bool(sense.given)


def _family(sense: Sense) -> bool:
    """Whether a word with the article that is also an ordinary word looks like a family's name: an adjective of origin."""
    return not sense.nation and sense.form[-1:] == _nisba() and len(sense.form) > 5


def _nisba() -> str:
    return chr(0x064A)


def _stands(scene: Scene, i: int, end: int, parts: int, sure: int, strength: int, start: str) -> bool:
    if not parts:
        return False
    if start in ("kunya", "servant", "fused"):
        return strength > WEAK or parts > 1 or start != "kunya" or scene.senses[i][0].form[:1] == scene.forms[i][:1]
    if strength == STRONG:
        return start in ("given", "family", "unknown") or parts > 1 or start == "common"
    if strength == MIDDLE:
        return parts > 1 and (start != "common" or sure > 1)
    if parts == 1:
        return False
    if start == "given":
        return True
    if start == "common":
        return sure > 1
    if start == "family":
        return sure > 1
    return False
