"""What kind of line a line of a web page is: noise, label, caption, headline."""

from __future__ import annotations

import re
from functools import cache

from khabar.language import table, values
from khabar.model import Report
from khabar.read.layout.credits import agency, credited
from khabar.read.layout.dates import is_stamp
from khabar.read.layout.lines import Line, is_furniture
from khabar.text import fold

_SEPARATED = re.compile(r"\s?[-\u2013\u2014/|]\s|:\s*$|\s/")
BULLET = re.compile(r"[-\u2013\u2022\u25cf\u25aa*\u2b55]|\d{1,2}[-.)]")
_INITIALS = re.compile(r"\(\s*\w{1,2}(?:[\s/.]+\w{1,2}){1,3}\s*\)")
_COUNTER = re.compile(r"\W*\d[\d.,]*\s?[KMkm]?\W*(?:[Vv]iews)?\W*")
_URL = re.compile(r"(?:https?://|www\.|t\.me/)\S+")


def has_twin(lines: list[Line], i: int) -> bool:
    """Whether a short line and its neighbour say the same: a picture's description and its caption."""
    if lines[i].ended:
        return False
    words = re.findall(r"\w+", lines[i].form)
    if not 2 <= len(words) <= 20:
        return False
    return any(0 <= k < len(lines) and re.findall(r"\w+", lines[k].form) == words for k in (i - 1, i + 1))


def is_noise(line: Line) -> bool:
    """Whether the line is a button, a counter, initials, an address or a note of the page: never part of a report."""
    if is_furniture(line, "line") or (line.words <= 14 and not line.paragraph and is_furniture(line, "start")):
        return True
    if is_furniture(line, "note"):
        return True
    return (
        line.words == 0
        or bool(_COUNTER.fullmatch(line.form))
        or bool(_INITIALS.fullmatch(line.form))
        or (line.words <= 12 and bool(_URL.search(line.form)))
    )


def is_label(report: Report, line: Line) -> bool:
    """Whether the line is an outlet's label or a byline: few words, no stop, a separator or an outlet's name."""
    if line.words > 8 or line.ended:
        return False
    raw = line.span.of(report.text)
    if credited(raw, report)[0]:
        return line.words <= 6 or bool(_SEPARATED.search(raw))
    return line.words <= 6 and bool(_SEPARATED.search(raw)) and not BULLET.match(raw)


def is_caption(text: str, line: Line) -> bool:
    """Whether the line is a picture's caption: no stop, and its last words credit a picture."""
    if line.paragraph or line.words > 32 or line.words < 2:
        return False
    raw = fold.ask(line.span.of(text)).strip()
    if raw.endswith(")") and raw.rfind("(") > 3 and agency(raw[raw.rfind("(") + 1 : -1].strip()):
        return True
    last = re.split(r"[(/\u2013\-:]", raw.rstrip(") "))[-1].strip(" .)")
    words = _caption_words()
    return last in words or (
        raw.endswith(")") and "(" in raw and ("/" in raw[raw.rfind("(") :] or any(w in words for w in last.split()))
    )


@cache
def _caption_words(language: str = "ar") -> frozenset[str]:
    return frozenset(w for row in table("caption_words", language) for w in values(row["word"].lower()))


def is_aside(report: Report, line: Line) -> bool:
    """Whether the line stands beside the report: noise, a label, a caption, a link to another story."""
    text = report.text
    raw = line.span.of(text)
    if is_noise(line) or is_label(report, line) or is_caption(text, line):
        return True
    return is_furniture(line, "link") or is_furniture(line, "tail") or (raw[:1] in "\u2022+" and line.words <= 8)


def is_headline(report: Report, line: Line) -> bool:
    """Whether the line may be the headline: three to thirty words that end with no full stop and are no aside."""
    raw = line.span.of(report.text)
    return (
        3 <= line.words <= 30
        and not raw.rstrip().endswith(".")
        and not is_aside(report, line)
        and not is_stamp(raw, line.words)
    )
