"""Short forms of names that the report tells in full elsewhere: a family's name, a head alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from khabar.language import article, of_kind, proclitics, table, values
from khabar.read.gazetteer import gazetteer, known
from khabar.read.names.bodies import heads
from khabar.read.names.borne import told_again
from khabar.read.names.context import preposition_before
from khabar.read.names.cues import Cue, asks_known
from khabar.read.names.lexicon import contexts, exactly
from khabar.read.names.words import Found, Scene, Sense, adjective

# Words without which what follows them is another's name.
_OF_TWO = frozenset({"kunya", "servant", "joins"})
Shorts = dict[str, dict[str, tuple[Found, int]]]


def short_forms(stage: Scene, found: list[Found], cues: list[Cue | None]) -> list[Found]:
    """The short forms among the words that no name covers yet, each with the key of the full one."""
    taken = bytearray(len(stage) + 1)
    for name in found:
        taken[name.first : name.last] = b"\x01" * (name.last - name.first)
    shorts = _shorts(stage, found)
    keys = {f.key: f for f in found if f.key and f.kind in ("organization", "person", "place")}
    more = _by_family(stage, found, taken) + told_again(stage, found, taken)
    if not shorts and not keys:
        return more
    blocked = stage.blocked
    for i, (read, told) in enumerate(zip(stage.senses, cues, strict=True)):
        if told is None or taken[i] or blocked[i]:
            continue
        if told[0] and keys and asks_known(told):
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
                if full[0].kind == "organization" and _goes_on(stage, i + length):
                    continue
                by_first = full[0].kind == "person" and sense.form != stage.form(full[0].last - 1)
                if by_first and length == 1 and not _stands_alone(stage, i + 1):
                    continue
                if i + length <= len(stage) and not any(taken[i : i + length]) and _same(stage, i, full):
                    more.append(_short_for(full[0], i, length, sense.cut))
                    taken[i : i + length] = b"\x01" * length
                    break
    return more


def _short_for(full: Found, i: int, length: int, taken_off: int) -> Found:
    """The short form of so many words at word `i`."""
    return Found(i, i + length, taken_off, full.kind, None, "short-form", "", full.country, str(full.first))


def with_wholes(found: list[Found]) -> list[Found]:
    """The names, each short form with the first word of the whole name that stands where it points: one found since may have taken the
    place of that, or it may be short for another. Where none of its kind stands, it is short for nothing and left out."""
    shorts = {one.first: int(one.head) for one in found if one.rule == "short-form"}
    if not shorts:
        return found
    wholes = {(one.kind, k): one.first for one in found if one.first not in shorts for k in range(one.first, one.last)}
    kept: list[Found] = []
    for one in found:
        at = one.first
        while at in shorts:
            at = shorts[at]
        if one.first not in shorts:
            kept.append(one)
        elif (one.kind, at) in wholes:
            kept.append(replace(one, head=str(wholes[one.kind, at])))
    return kept


def _by_family(stage: Scene, found: list[Found], taken: bytearray) -> list[Found]:
    """The persons told again by a family's name that is an ordinary word, after a title or a verb of speech, or by a people's adjective
    that describes nothing; their words are taken."""
    families: dict[str, Found] = {}
    for name in found:
        # A name that the tagger found may end with a number or a mark.
        if name.kind == "person" and name.last - name.first > 1 and stage.is_word(name.last - 1):
            last = stage.senses[name.last - 1][0]
            if (
                last.definite
                and last.given in ("", "rare")
                and not last.marks & {"title", "god", "after"}
                and stage.plain(name.last - 1)
            ):
                families.setdefault(last.form, name)
    more: list[Found] = []
    for i, form in enumerate(stage.forms if families else ()):
        full = families.get(form)
        if full is None or taken[i] or stage.blocked[i] or i < full.first:
            continue
        if stage.senses[i][0].nation:
            told = not (_described(stage, i - 1) or (stage.is_word(i + 1) and stage.senses[i + 1][0].definite))
        else:
            told = stage.is_word(i - 1) and any(
                s.marks & {"speech"} or (s.definite and "title" in s.marks) for s in stage.senses[i - 1]
            )
        if told:
            more.append(_short_for(full, i, 1, 0))
            taken[i] = 1
    return more


def _described(stage: Scene, i: int) -> bool:
    """Whether an adjective with the article after word `i` may describe it, or one before it: it has the article, or is part of a name."""
    if not stage.is_word(i):
        return False
    first = stage.senses[i][0]
    if first.form in of_kind("that_words", "that", "word"):
        return False
    return first.definite or first.nation != "" or first.starts or not stage.plain(i)


def _known_again(stage: Scene, i: int, keys: dict[str, Found]) -> Found | None:
    """A name that is also an ordinary word, of an organisation that the report names in full elsewhere."""
    for sense in stage.senses[i]:
        if not sense.starts:
            continue
        hit = gazetteer().at(stage.forms, i, sense.form)
        if hit is None or (sense.definite and _goes_on(stage, hit[0])):
            continue
        for one in known[hit[1]]:
            told = one.needs == "context" or (one.kind == "person" and not one.needs)
            if one.kind == "place" and one.key in keys and one.needs != "country" and _where(stage, i, sense):
                return Found(i, hit[0], sense.cut, one.kind, one.key, "known-again", hit[1], one.country, one.sort)
            if one.kind in ("organization", "person") and told and one.key in keys and "closes" not in sense.marks:
                return Found(i, hit[0], sense.cut, one.kind, one.key, "known-again", hit[1], one.country, one.sort)
    return None


def _where(stage: Scene, i: int, sense: Sense) -> bool:
    """Whether a word for where stands before the word, or an attached preposition, so that a place told of before is meant again."""
    if sense.marks & {"side", "closes", "preposition"} or sense.form in heads():
        return False
    if not contexts().get(sense.form.removeprefix(article()), frozenset()).isdisjoint(("settlement", "side")):
        return False
    if preposition_before(stage, i):
        return True
    attached = sense.particles[-1:] in proclitics("preposition")
    return attached and (
        sense.definite or not exactly(sense.form) or sense.particles[-1:] == proclitics("preposition")[0]
    )


def _goes_on(stage: Scene, i: int) -> bool:
    """Whether the word is an adjective with the article, or a number: another thing of that head is named."""
    if i < len(stage) and stage.row[i].kind == "number":
        return True
    return (
        stage.is_word(i)
        and stage.senses[i][0].definite
        and (adjective(stage.senses[i][0]) or bool(stage.senses[i][0].nation))
    )


def _same(stage: Scene, i: int, full: tuple[Found, int]) -> bool:
    """Whether the words at `i` after the first are the last ones of the full name; a body's first two recall it."""
    whole, length = full
    if whole.kind == "organization" or length == 1:
        return True
    return stage.forms[i + 1 : i + length] == stage.forms[whole.last - length + 1 : whole.last]


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


@cache
def _months() -> frozenset[str]:
    """The names of months, some of which are names of persons too."""
    return frozenset(name for row in table("months") for name in values(row["names"]))


def _stands_alone(stage: Scene, i: int) -> bool:
    """Whether no further part of a name stands at word `i`: it is no word, or an ordinary one without the article."""
    if not stage.is_word(i):
        return True
    after = stage.senses[i][0]
    return stage.plain(i) and not (after.definite or after.given)


def _by_first_name(stage: Scene, name: Found, shorts: Shorts) -> None:
    """A person's first name alone recalls the person, where it is nothing but a name and no other one has it."""
    first = next((s for s in stage.senses[name.first] if s.cut == name.cut), None)
    if first is None or first.given not in ("given", "both") or first.ordinary or first.marks or first.definite:
        return
    if stage.plain(name.first) or len(first.form) <= len(article()) or first.form in _months():
        return
    told = shorts.setdefault(first.form, {})
    if "" not in told:
        told[""] = (name, 1)
    elif stage.forms[told[""][0].first : told[""][0].last] != stage.forms[name.first : name.last]:
        del told[""]


def _in_letters(stage: Scene, i: int) -> str:
    """The word in brackets after an organisation that is its name in letters (أتميس), or nothing: in no list as it stands."""
    if not (stage.form(i) == "(" and stage.form(i + 2) == ")" and stage.is_word(i + 1)) or stage.blocked[i + 1]:
        return ""
    word = stage.senses[i + 1][0]
    known_word = word.definite or word.nation or word.marks or exactly(word.form) or word.given not in ("", "rare")
    governed = any(s.cut and s.definite for s in stage.senses[i + 1])
    return "" if known_word or governed or len(word.form) < 3 else word.form


def _shorts(stage: Scene, found: list[Found]) -> Shorts:
    """First word of a short form → its second word (or nothing) → the full name and how many words the short form has."""
    shorts: Shorts = {}
    the = article()
    for name in found:
        words = stage.forms[name.first : name.last]
        if name.kind == "organization" and len(words) > 1:
            _recalled(stage, name, shorts)
            letters = _in_letters(stage, name.last)
            if letters:
                shorts.setdefault(letters, {}).setdefault("", (name, 1))
        if name.rule in ("head-place", "place-in-list", "unlisted-place") and (
            len(words) > 1 or not stage.plain(name.first)
        ):
            shorts.setdefault(words[0][name.cut :], {}).setdefault(
                words[1] if len(words) > 1 else "", (name, len(words))
            )
        if name.kind == "person" and len(words) > 1:
            _by_first_name(stage, name, shorts)
            end = name.last
            if len(words) > 2 and stage.is_word(end - 1) and "generation" in stage.senses[end - 1][0].marks:
                end, words = end - 1, words[:-1]
            last = words[-1]
            length = 1
            before = stage.senses[end - 2][0] if stage.is_word(end - 2) else None
            if (
                len(words) > 2
                and before is not None
                and before.marks & {"kunya", "link", "servant"}
                and words[-2] != the[:2]
            ):
                length, last = 2, words[-2]
            sense = stage.senses[end - 1][0] if stage.is_word(end - 1) else None
            if sense is None or (length == 1 and stage.plain(end - 1) and sense.given in ("", "rare")):
                continue
            if "title" in sense.marks and length == 1:
                continue
            for form in (last, last.removeprefix(the) if last.startswith(the) else the + last):
                if form == last or len(form) > 3:
                    shorts.setdefault(form, {}).setdefault(words[-1] if length == 2 else "", (name, length))
            if length == 2 and before is not None and not before.marks & _OF_TWO and not stage.plain(end - 1):
                shorts.setdefault(words[-1], {}).setdefault("", (name, 1))
    return shorts
