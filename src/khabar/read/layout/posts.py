"""Posts of social networks: which part of a copied page is the post."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from khabar.model import Span
from khabar.read.layout.dates import english_stamp
from khabar.read.layout.lines import written
from khabar.text import fold

_HANDLE = re.compile(r"@([A-Za-z0-9_]{2,30})")
_CLOCKED = re.compile(r"\d{1,2}:\d\d [AP]M \u00b7 [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}")
_TRAIL = re.compile(r"\d[\d.,KM]*(?:Views)?[\d.,KM]*\s*\Z")
_LINK = re.compile(r"\s*(?:https?://|t\.me/|www\.)\S+\s*\Z")
_LINKS = re.compile(r"(?:\s*(?:https?://|t\.me/|www\.)\S+[ \t]*(?=\n|\Z))*")
_RETWEET = re.compile(r"\s*RT @\w+:?\s*")
# So many letters at the end of one line and the beginning of the next tell where they were run together.
_ALIKE = 16
# What ends a sentence and may close what is quoted in it.
_STOPS = '.!?\u061f\u00bb\u201d")'
_MARKS = "\u200e\u200f\u202a\u202b\u202c\ufeff \u00a0"


@dataclass(frozen=True, slots=True)
class Post:
    """A post: the spans of its body in order, and its time stamps; all else on the page is furniture."""

    bodies: tuple[Span, ...]
    stamps: tuple[Span, ...]


def find_post(text: str) -> Post | None:
    """The post that a copied page of Facebook or X holds, or None where the text is no such page.

    >>> page = "قصف...\\nFacebookأخبارنا's Post\\n\\nأخبارناMay 3, 2021قصف البلدةAll reactions:5"
    >>> [s.of(page) for s in find_post(page).bodies]
    ['قصف البلدة']
    """
    return _facebook(text) or _x(text)


def _facebook(text: str) -> Post | None:
    marker = written("mark")[0]
    at = text.find(marker, 0, 1500)
    if at < 0:
        return None
    line = text.rfind("\n", 0, at) + 1
    author = text[line:at].strip(_MARKS)
    author = author.removeprefix("Facebook").strip(_MARKS)
    after = at + len(marker)
    named = text.find(author, after, after + 400) if author else -1
    start = named + len(author) if named >= 0 else after
    stamps: list[Span] = []
    while True:
        moved = _skip(text, start)
        stamp = english_stamp(text, moved)
        if stamp is not None and not stamps:
            stamps.append(Span(moved, stamp))
            moved = stamp
        if moved == start:
            break
        start = moved
    ends = [k for words in written("split") if words.isascii() and (k := _find(text, words, start)) >= 0]
    end = min(ends, default=len(text))
    body = _trimmed(text, start, end)
    while body is not None:
        link = _LINK.search(text, max(body.start, body.end - 300), body.end)
        cut = link.start() if link else body.end
        if author and text[body.start : cut].rstrip().endswith(author) and cut - body.start > len(author) + 40:
            cut = text.rindex(author, body.start, cut)
        if cut == body.end:
            break
        body = _trimmed(text, body.start, cut)
    parts = _lines(text, text[:line], author, body) if body else ()
    return Post(tuple(told for part in parts for told in _without_invitation(text, part)), tuple(stamps))


def _without_invitation(text: str, body: Span) -> list[Span]:
    """The body without invitations to follow the author elsewhere, each to the end of its line; what stands below is the body's.

    >>> text = "قصف البلدة. 📲 تابعونا على تلغرام 👇\\n#البلدة"
    >>> [s.of(text) for s in _without_invitation(text, Span(0, len(text)))]
    ['قصف البلدة.', '#البلدة']
    """
    found: list[Span | None] = []
    start = body.start
    while start < body.end:
        ends = [text.find(words, start, body.end) for words in written("split") if not words.isascii()]
        at = min((end for end in ends if end >= 0), default=body.end)
        below = text.find("\n", at, body.end)
        cut = at < body.end
        while cut and at > start and not (text[at - 1].isalnum() or text[at - 1] in _STOPS):
            at -= 1
        found.append(_trimmed(text, start, at))
        links = _LINKS.match(text, below, body.end) if below >= 0 else None
        start = links.end() if links else body.end
    return [span for span in found if span is not None]


def _lines(text: str, preview: str, author: str, body: Span) -> tuple[Span, ...]:
    """The body, cut where lines were run together: where the preview above has a new line, and around the author's name."""
    cuts = {(body.start, body.start), (body.end, body.end)}
    shown = [line.strip(_MARKS).removeprefix(f"{author} - ") for line in preview.split("\n")]
    for line, following in pairwise([line for line in shown if line]):
        tail = line[-_ALIKE:]
        at = text.find(tail + following[:_ALIKE].rstrip(".\u2026"), body.start, body.end)
        if at >= 0:
            cuts.add((at + len(tail), at + len(tail)))
    signed = f"- {author}"
    at = text.find(signed, body.start, body.end) if author else -1
    if at > body.start and text[at + len(signed) : at + len(signed) + 1].isalpha():
        cuts.add((at, at + len(signed)))
    found = [_trimmed(text, one[1], other[0]) for one, other in pairwise(sorted(cuts))]
    return tuple(span for span in found if span is not None)


def _find(text: str, words: str, start: int) -> int:
    """Where the words of furniture stand, whatever their case."""
    m = re.compile(re.escape(words), re.IGNORECASE).search(text, start)
    return m.start() if m else -1


def _skip(text: str, at: int) -> int:
    """Past white space, middle dots and what stands after a post's date."""
    while at < len(text) and (text[at] in _MARKS or text[at] in "\u00b7\n"):
        at += 1
    for words in written("after"):
        if text[at : at + len(words)].lower() == words.lower():
            return at + len(words)
    return at


def _x(text: str) -> Post | None:
    first = _HANDLE.search(text, 0, 600)
    if not first or not (text.startswith("Post") or (_CLOCKED.search(text) and "Views" in text)):
        return None
    line = text.rfind("\n", 0, first.start()) + 1
    author = text[line : first.start()].strip(_MARKS)
    handle = _shared(text, author, _unglued(text, first))
    key = f"{author}@{handle}"
    bodies: list[Span] = []
    stamps: list[Span] = []
    at = line
    while at >= 0:
        start = at + len(key)
        stamp = english_stamp(text, start)
        if stamp is not None:
            stamps.append(Span(start, stamp))
            start = stamp
        following = text.find(key, start)
        end = following if following >= 0 else len(text)
        other = _other(text, start, end, handle)
        clock = _CLOCKED.search(text, start, other)
        if clock:
            stamps.append(Span(*clock.span()))
            body = _trimmed(text, start, clock.start())
        else:
            body = _trimmed(text, start, other)
            if body:
                counts = _TRAIL.search(text, body.start, body.end)
                body = _trimmed(text, body.start, counts.start() if counts else body.end)
        if body:
            bodies.append(body)
        at = following
    return Post(tuple(bodies), tuple(sorted(stamps))) if key in text else None


def _unglued(text: str, m: re.Match[str]) -> str:
    """The handle without a month that was glued to it (`@newsdeskDec 25, 2025`)."""
    for cut in range(3, min(10, len(m.group(1)))):
        if english_stamp(text, m.end() - cut) is not None:
            return m.group(1)[:-cut]
    return m.group(1)


def _shared(text: str, author: str, handle: str) -> str:
    """The handle without what is glued to it in one of the author's posts only."""
    if not author:
        return handle
    at = text.find(f"{author}@")
    while at >= 0:
        start = at + len(author) + 1
        size = 0
        while size < len(handle) and text[start + size : start + size + 1] == handle[size]:
            size += 1
        if size >= 3:
            handle = handle[:size]
        at = text.find(f"{author}@", start)
    return handle


def _other(text: str, start: int, end: int, handle: str) -> int:
    """Where another author's post begins within the span, or its end."""
    for m in _HANDLE.finditer(text, start, end):
        short = _unglued(text, m)
        if short != m.group(1) and short != handle:
            return text.rfind("\n", start, m.start()) + 1 or m.start()
    return end


def _trimmed(text: str, start: int, end: int) -> Span | None:
    moved = _RETWEET.match(text, start, end)
    start = moved.end() if moved else start
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if end > start and fold.ask(text[start:end]) else None
