"""Tell who speaks in each statement, as the report describes him there, and whom else it names with a noun of speakers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from khabar.language import article, proclitics
from khabar.model import Name, Span, Statement
from khabar.read.chains.named import named_key
from khabar.read.chains.names import bare_word, governments, nations, plain, reporters, source_key
from khabar.read.statements.cues import cue_forms
from khabar.read.statements.endings import relation
from khabar.read.statements.scene import PAUSES
from khabar.read.statements.words import conjunction_cut, qualities, small_words, that_words, voice
from khabar.text import fold

# A voice is taken up again from among this many before and after.
MEMORY = 40
# The nouns of an office, each of the next (رئيس هيئة الأركان), are so many at most.
_CHAIN = 4
# White space, and signs, each of which is a part by itself.
_PARTS = re.compile(r"\s+|([^\w\s])")


@dataclass(slots=True)
class Voice:
    """Who speaks in a statement: the name found for him, the folded words that describe him, the kind of his first noun,
    the person of the verb that he goes with, and whether a name stands in his words."""

    key: str
    words: tuple[str, ...]
    kind: str
    definite: bool
    named: bool
    gender: str


def hear(text: str, names: Sequence[Name], starts: Sequence[int], statement: Statement, day: date | None) -> Voice:
    """The voice of a statement as the report of that day describes it there."""
    words = statement.source or ""
    inside = named_in(names, starts, statement.source_span)
    key = named_key(text, inside, statement, day) or source_key(_in_full(text, inside, statement))
    forms = tuple(fold(plain(words)).split())
    if forms and voice(forms[0]) is not None and voice(forms[0][1:]) is not None:
        forms = (forms[0][conjunction_cut(forms[0]) :], *forms[1:])
    known = voice(forms[0]) if forms else None
    if known is not None:
        forms = (known[1], *forms[1:])
    if known is not None and known[0] == "document" and len(forms) > 1 and key != plain(words):
        forms = tuple(fold(key).split())
    elif key != plain(words):
        forms += tuple(f for f in fold(key).split() if f not in forms)
    known = voice(forms[0]) if forms else None
    return Voice(key, forms, known[0] if known else "", _definite(forms, known),
                 any(n.kind != "place" for n in inside), gender(text, statement))  # fmt: skip


def _in_full(text: str, inside: Sequence[Name], statement: Statement) -> str:
    """The words of the source, an organisation that stands after ل by itself in full (المركز الإعلامي لقسد)."""
    words, span = statement.source or "", statement.source_span
    if span is None or span.of(text) != words:
        return words
    for name in reversed(inside):
        short, at = name.span.of(text), name.span.start - span.start
        joint = fold.ask(words[:at]).rstrip('" ').split(" ")[-1]
        if name.kind == "organization" and " " in name.key and joint in proclitics("swallows_article"):
            key = name.key if not name.key.startswith(article()) else joint + name.key.removeprefix(article())
            words = f"{words[: words.rindex(joint, 0, at)]}{joint}{key}{words[at + len(short) :]}"
    return words


def describe(text: str, names: Sequence[Name]) -> list[Voice]:
    """The persons whom the report names with an office right before the name or after a comma, in order, at most `MEMORY`."""
    found: list[Voice] = []
    for name in names:
        if name.kind != "person":
            continue
        before = fold.ask(text[max(0, name.span.start - 60) : name.span.start]).split("\n")[-1].split()[-5:]
        since = next(
            (n + 1 for n in range(len(before) - 1, -1, -1) if before[n] in that_words() or _reports(before[n])), 0
        )
        roles = (n for n, word in enumerate(before) if n >= since and (voice(word) or ("",))[0] == "role")
        at = next(roles, len(before))
        for office in (before[at:], _office_after(text, name.span.end)):
            if office:
                known = voice(office[0])
                forms = (known[1] if known else office[0], *office[1:], *fold(name.key).split())
                found.append(Voice(name.key, forms, "role", True, True, ""))
        if len(found) >= MEMORY:
            break
    return found


def _office_after(text: str, end: int) -> list[str]:
    """The folded words of the office that follows a name, mostly after a comma (فلان، المتحدث باسم الشرطة،), up to the next sign or to
    what he says (فلان، وزير الري، إن; فلان مدير المركز إن)."""
    words = fold.ask(text[end : end + 90].partition("\n")[0].lstrip("".join(PAUSES)))
    office: list[str] = []
    for word in _PARTS.split(words.strip()):
        if not word:
            continue
        if not word.isalpha() or word in that_words() or _reports(word):
            return office if office and (voice(office[0]) or ("",))[0] == "role" else []
        office.append(word)
    return []


def _reports(form: str) -> bool:
    """Whether the word is a verb of speech and nothing else."""
    entry = cue_forms().get(form)
    return entry is not None and entry[1] == "verb" and not entry[2].strict


def bodies(text: str, names: Sequence[Name]) -> list[tuple[int, str, str]]:
    """Where the report names an organisation with a noun of its kind (قناة الوادي, وزارة الري), that noun without article, and
    the organisation's key, in order."""
    found: list[tuple[int, str, str]] = []
    for name in names:
        if name.kind != "organization":
            continue
        line = text[max(0, name.span.start - 20) : name.span.start].rpartition("\n")[2]
        before = fold(plain(line)).split()[-1:]
        own, known = fold(name.span.of(text)).split()[:1], [voice(word) for word in before]
        heads = [*map(voice, own), *known, *map(voice, fold(name.key).split()[:1])]
        head = next((bare_word(k[1]) for k in heads if k is not None and k[0] in ("outlet", "body")), None)
        if head is not None and head not in reporters():
            found.append((name.span.start, head, name.key))
        found += [
            (name.span.start, noun, f"{noun} {name.key}")
            for noun in (bare_word(k[1]) for k in known if k is not None)
            if noun in reporters()
        ]
    return found


def _definite(forms: tuple[str, ...], known: tuple[str, str] | None) -> bool:
    """Whether the words mean one that is known: their first noun has the article, or the noun after an office or body has it."""
    if not forms or known is None:
        return False
    if known[1].startswith(article()) or forms[0] in qualities("again"):
        return True
    if len(forms) < 2 or known[0] not in ("role", "body", "document"):
        return False
    if known[0] == "role" and forms[1] in governments():
        return True
    for form in forms[1:_CHAIN]:
        if form.startswith(article()):
            return True
        if small_words().get(form) is not None or form.endswith(relation()):
            return False
    return False


def named_in(names: Sequence[Name], starts: Sequence[int], span: Span | None) -> list[Name]:
    """The names within a span."""
    if span is None:
        return []
    found: list[Name] = []
    k = bisect_left(starts, span.start)
    while k < len(names) and names[k].span.start < span.end:
        found.append(names[k])
        k += 1
    return found


def gender(text: str, statement: Statement) -> str:
    """`f` or `m` after the verb or participle of a statement, empty where it does not tell."""
    if statement.cue is None:
        return ""
    words = fold(statement.cue.of(text)).split()
    for word in reversed(words):
        entry = cue_forms().get(word)
        if entry is not None and entry[3]:
            return "f" if entry[3].rpartition(":")[2] in ("fs", "fd") else "m"
    return ""


@lru_cache(maxsize=10_000)
def gist_of(words: tuple[str, ...]) -> frozenset[str]:
    """Folded words without articles, a country or its adjective as its code."""
    known = nations()
    return frozenset(known.get(bare_word(w), bare_word(w)) for w in words)
