"""What kind of line a line of a web page is: noise, label, caption, headline."""

from __future__ import annotations

import re
from functools import cache

from khabar.language import of_kind, table, values
from khabar.model import Report
from khabar.read.layout.credits import agency, credited
from khabar.read.layout.dates import COPYRIGHT, is_stamp
from khabar.read.layout.lines import Line, furniture, is_furniture, is_row_of_buttons, is_trail, opens_furniture
from khabar.text import fold

_SEPARATED = re.compile(r"\s?[-\u2013\u2014/|]\s|:\s*$|\s/")
BULLET = re.compile(
    r"[-\u2013\u2022\u25cf\u25aa\u25ab\u25a0\u25b6\u25c0\u25fb-\u25fe\u2666\u2705\u2714\u2796\u27a1*\u2b05\u2b55\U0001f534-\U0001f53b\U0001f7e0-\U0001f7eb]|\d{1,2}(?:\ufe0f?\u20e3|[-.)/](?!\d))"
)
_INITIALS = re.compile(r"\(\s*\w{1,2}(?:[\s/.]+\w{1,2}){1,3}\s*\)")
# The letters of those who wrote and checked an agency's report: two groups at least, a sign between, at times the year.
_SIGNED = re.compile(r"[^\W\d_]{1,3}(?:[\s/.\-\u2013]+[^\W\d_]{1,3}){1,9}(?:[\s/]+\d{4})?[\s.]*")
_COUNTER = re.compile(r"\W*\d[\d.,]*\s?[km]?(?:\W+|(?=[a-z])|$)([^\W\d_]*)\W*")
# A caption that a full stop ends has so many words at most.
LONGEST_ENDED = 20
# An invitation has so many words at most; what says where stands so many words before a platform at most.
INVITATION, REACH = 14, 2
# A line that gives a telephone has so many words at most, and its number so many digits at least.
CONTACT, DIGITS = 4, 5
# So many letters at most stand after the word that ends an agency's report.
_LETTERS = 12
_LETTERED = re.compile(r"[^\W\d_]+")
_MAIL = re.compile(r"\W*[\w.+-]+@[\w.-]+\W*")
# The account of who posts stands after a name of so many words at most, it included.
_NAMED = 6
_ACCOUNT = re.compile(r"\w\s+@[A-Za-z0-9_]{2,30}\s*\Z")
_DESK_SIGNS = "/.-\u2013"
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
    if is_furniture(line, "line") or (line.words <= 14 and not line.paragraph and opens_furniture(line)):
        return True
    if is_furniture(line, "note") or invites(line) or is_row_of_buttons(line) or is_trail(line):
        return True
    return (
        line.words == 0
        or is_count(line.form)
        or _tells_number(line)
        or bool(_INITIALS.fullmatch(line.form))
        or is_signature(line)
        or (line.words <= 12 and bool(_URL.search(line.form)))
    )


def invites(line: Line) -> bool:
    """Whether a short line invites to follow the outlet elsewhere: it opens with a word that invites, and its channel follows."""
    if line.words > INVITATION or line.ended:
        return False
    words = _LETTERED.findall(line.form)
    if not words or words[0] not in furniture("invites"):
        return False
    by, platforms = furniture("by"), furniture("platform")
    return not frozenset(words[1:]).isdisjoint(furniture("channel")) or any(
        word in platforms and any(before in by for before in words[max(1, i - REACH) : i])
        for i, word in enumerate(words)
    )


def is_count(form: str) -> bool:
    """Whether a folded line is a number, or one with what a counter counts, or several: `12K subscribers`, `4 تعليقات 2 مشاركة`."""
    at, form = 0, form.lower()
    while at < len(form):
        m = _COUNTER.match(form, at)
        if m is None or (m.group(1) and m.group(1) not in _counts()):
            return False
        at = m.end()
    return at > 0


def _tells_number(line: Line) -> bool:
    """Whether the line is a telephone's number or an address of mail with a word for it (`هاتف: 04-2255117`)."""
    contact, first = furniture("contact"), _LETTERED.search(line.form)
    if first is None or first[0] not in contact:
        return False
    if _MAIL.fullmatch(line.form, first.end()):
        return True
    words = _LETTERED.findall(line.form)
    return (
        len(words) <= CONTACT and sum(map(str.isdigit, line.form)) >= DIGITS and all(word in contact for word in words)
    )


@cache
def _counts() -> frozenset[str]:
    return frozenset(words.lower() for words in furniture("counts"))


def is_signature(line: Line) -> bool:
    """Whether the line is the desk's letters under an agency's report (`سن-عل/بم`, `م ع / ر ن`, `انتهى/25`)."""
    first, slash, rest = line.form.partition("/")
    if slash and first.strip() in furniture("finish") and len(rest) <= _LETTERS:
        return True
    return (
        not line.ended
        and 2 <= line.words <= 12
        and any(sign in line.form for sign in _DESK_SIGNS)
        and _SIGNED.fullmatch(line.form) is not None
    )


def is_foreign(text: str, line: Line) -> bool:
    """Whether a short line has letters, none of them Arabic, and tags nothing."""
    raw = line.span.of(text)
    return 0 < line.words <= 8 and "#" not in raw and not any("\u0600" <= c <= "\u06ff" for c in raw)


def is_label(report: Report, line: Line) -> bool:
    """Whether the line is an outlet's label or a byline: few words, no stop, a separator, an outlet's name or its account (`… @name`)."""
    if line.words > 8 or line.ended:
        return False
    raw = line.span.of(report.text)
    if _ACCOUNT.search(raw) and line.words <= _NAMED and not any(map(str.isdigit, line.form.partition("@")[0])):
        return not of_kind("source_nouns", "outlet", "word").isdisjoint(line.form.split())
    if credited(raw, report)[0]:
        return line.words <= 6 or bool(_SEPARATED.search(raw))
    return line.words <= 6 and bool(_SEPARATED.search(raw)) and not (BULLET.match(raw) or _is_numbered(line))


def _is_numbered(line: Line) -> bool:
    """Whether the line ends with the word for a number and a number: the title of one of a row of documents (تقرير الحالة رقم 4)."""
    before, _, last = line.form.rpartition(" ")
    return last.isdigit() and before.rpartition(" ")[2] in furniture("numbered")


def is_caption(text: str, line: Line) -> bool:
    """Whether the line is a picture's caption: its last words credit a picture, in brackets where a stop stands before them."""
    if line.words < 2 or line.words > (LONGEST_ENDED if line.paragraph else 32):
        return False
    end = text[max(line.span.start, line.span.end - 40) : line.span.end]
    if COPYRIGHT in (text[line.span.start], *end):
        return True
    if line.paragraph and not end.endswith(")"):
        return False
    raw = fold.ask(line.span.of(text)).strip()
    last = re.split(r"[(/\u2013\-:]", raw.rstrip(") "))[-1].strip(" .)")
    words = _caption_words()
    if line.paragraph:
        return last in words
    if raw.endswith(")") and raw.rfind("(") > 3 and agency(raw[raw.rfind("(") + 1 : -1].strip()):
        return True
    return last in words or (
        raw.endswith(")") and "(" in raw and ("/" in raw[raw.rfind("(") :] or any(w in words for w in last.split()))
    )


def is_credited(report: Report, line: Line) -> bool:
    """Whether the line is told to be an outlet's or agency's by its last words, after a dash: a picture's caption."""
    text, dash, last = line.span.of(report.text).rpartition(" \u2013 ")
    if not dash:
        text, dash, last = line.span.of(report.text).rpartition(" - ")
    return bool(dash and text.strip()) and len(last) <= 40 and credited(last, report)[0]


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
