"""Short forms of names that the report tells in full elsewhere: a family's name, a head alone."""

from __future__ import annotations

from khabar.language import article
from khabar.read.gazetteer import gazetteer, known
from khabar.read.names.bodies import heads
from khabar.read.names.cues import Cue, asks_known
from khabar.read.names.lexicon import contexts
from khabar.read.names.words import Found, Scene, adjective

Shorts = dict[str, dict[str, tuple[Found, int]]]


def short_forms(stage: Scene, found: list[Found], cues: list[Cue | None]) -> list[Found]:
    """The short forms among the words that no name covers yet, each with the key of the full one."""
    taken = bytearray(len(stage) + 1)
    for name in found:
        taken[name.first : name.last] = b"\x01" * (name.last - name.first)
    shorts = _shorts(stage, found)
    keys = {f.key: f for f in found if f.key and f.kind in ("organization", "person")}
    more: list[Found] = []
    if not shorts and not keys:
        return []
    blocked = stage.blocked
    for i, (read, told) in enumerate(zip(stage.senses, cues, strict=True)):
        if told is None or taken[i] or blocked[i]:
            continue
        if keys and asks_known(told):
            recalled = _known_again(stage, i, keys)
            if recalled is not None and not any(taken[i : recalled.last]):
                more.append(recalled)
                taken[i : recalled.last] = b"\x01" * (recalled.last - i)
                continue
        for sense in read:
            if sense.form not in shorts or "closes" in sense.marks:
                continue
            whole = shorts[sense.form]
            full = whole.get(stage.form(i + 1)) or whole.get("")
            if full is not None and not (
                full[0].kind == "organization" and i < full[0].first and "title" in sense.marks
            ):
                length = full[1]
                if full[0].kind == "organization" and length == 1 and _goes_on(stage, i + 1):
                    continue
                if i + length <= len(stage) and not any(taken[i : i + length]) and _same(stage, i, full, sense.form):
                    more.append(
                        Found(
                            i,
                            i + length,
                            sense.cut,
                            full[0].kind,
                            None,
                            "short-form",
                            "",
                            full[0].country,
                            str(full[0].first),
                        )
                    )
                    taken[i : i + length] = b"\x01" * length
                    break
    return more


def _known_again(stage: Scene, i: int, keys: dict[str, Found]) -> Found | None:
    """A name that is also an ordinary word, of an organisation that the report names in full elsewhere."""
    for sense in stage.senses[i]:
        if not sense.starts:
            continue
        hit = gazetteer().at(stage.forms, i, sense.form)
        if hit is None or (sense.definite and _goes_on(stage, hit[0])):
            continue
        for one in known(hit[1]):
            told = one.needs == "context" or (one.kind == "person" and not one.needs)
            if one.kind in ("organization", "person") and told and one.key in keys and "closes" not in sense.marks:
                return Found(i, hit[0], sense.cut, one.kind, one.key, "known-again", hit[1], one.country, one.sort)
    return None


def _goes_on(stage: Scene, i: int) -> bool:
    """Whether the word is an adjective with the article, or a number: another thing of that head is named."""
    if i < len(stage) and stage.row[i].kind == "number":
        return True
    return (
        stage.is_word(i)
        and stage.senses[i][0].definite
        and (adjective(stage.senses[i][0]) or bool(stage.senses[i][0].nation))
    )


def _same(stage: Scene, i: int, full: tuple[Found, int], form: str) -> bool:
    whole, length = full
    tail = stage.forms[whole.last - length + 1 : whole.last]
    if whole.kind == "organization":
        return True
    return length == 1 or stage.forms[i + 1 : i + length] == tail


def _recalled(stage: Scene, name: Found, shorts: Shorts) -> None:
    """An organisation's head with the article (the Observatory), and its first two words, recall it."""
    the = article()
    words = list(stage.forms[name.first : name.last])
    words[0] = words[0][name.cut :]
    if words[0].startswith(the[1:] * 2):
        words[0] = the + words[0][2:]
    stem = words[0].removeprefix(the)
    if "recalled" in contexts().get(stem, ()):
        shorts.setdefault(the + stem, {}).setdefault("", (name, 1))
    if (
        len(words) > 2
        and words[0] in heads()
        and stage.is_word(name.first + 1)
        and not stage.senses[name.first + 1][0].nation
    ):
        shorts.setdefault(words[0], {}).setdefault(words[1], (name, 2))


def _shorts(stage: Scene, found: list[Found]) -> Shorts:
    """First word of a short form → its second word (or nothing) → the full name and how many words the short form has."""
    shorts: Shorts = {}
    the = article()
    for name in found:
        words = stage.forms[name.first : name.last]
        if name.kind == "organization" and len(words) > 1:
            _recalled(stage, name, shorts)
        if name.rule in ("head-place", "place-in-list") and (len(words) > 1 or not stage.plain(name.first)):
            shorts.setdefault(words[0][name.cut :], {}).setdefault(
                words[1] if len(words) > 1 else "", (name, len(words))
            )
        if name.kind == "person" and len(words) > 1:
            last = words[-1]
            length = 1
            before = stage.senses[name.last - 2][0] if stage.is_word(name.last - 2) else None
            if (
                len(words) > 2
                and before is not None
                and before.marks & {"kunya", "link", "servant"}
                and words[-2] != the[:2]
            ):
                length, last = 2, words[-2]
            sense = stage.senses[name.last - 1][0] if stage.is_word(name.last - 1) else None
            if sense is None or (length == 1 and stage.plain(name.last - 1) and sense.given in ("", "rare")):
                continue
            if "title" in sense.marks and length == 1:
                continue
            for form in (last, last.removeprefix(the) if last.startswith(the) else the + last):
                if form == last or len(form) > 3:
                    shorts.setdefault(form, {}).setdefault(words[-1] if length == 2 else "", (name, length))
    return shorts
