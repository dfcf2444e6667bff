"""Fold spelling for matching, and remember where each letter stood.

The text itself is never rewritten. `fold` maps spellings that Arabic newspapers use for the same word onto one;
`words` cuts a text into words that carry
both their place and their folded form.
"""

from __future__ import annotations

import re
import unicodedata
from sys import intern

from khabar.model import Span, Word
from khabar.remember import remembered

# Letters that are written in more than one way, by code point: hamza seats, ta marbuta, alef maqsura, Persian and Urdu letters.
_SAME = {
    0x0622: 0x0627, 0x0623: 0x0627, 0x0625: 0x0627, 0x0671: 0x0627, 0x0672: 0x0627, 0x0673: 0x0627,
    0x0624: 0x0648, 0x0626: 0x064A, 0x0649: 0x064A, 0x06CC: 0x064A, 0x06D2: 0x064A, 0x06D0: 0x064A, 0x06CE: 0x064A,
    0x0629: 0x0647, 0x06C0: 0x0647, 0x06C1: 0x0647, 0x06BE: 0x0647, 0x06D5: 0x0647, 0x06C3: 0x0647,
    0x06A9: 0x0643, 0x06AA: 0x0643, 0x06AD: 0x0643, 0x06AF: 0x0643, 0x067E: 0x0628, 0x0686: 0x062C, 0x0698: 0x0632,
    0x06A4: 0x0641, 0x06A8: 0x0642, 0x0679: 0x062A, 0x0688: 0x062F, 0x0691: 0x0631, 0x06BA: 0x0646, 0x06C6: 0x0648,
    0x06C7: 0x0648, 0x06CB: 0x0648, 0x06B5: 0x0644, 0x0695: 0x0631,
}  # fmt: skip
_DIGITS = {0x0660 + d: 0x30 + d for d in range(10)} | {0x06F0 + d: 0x30 + d for d in range(10)}
_QUOTES = dict.fromkeys(
    [0x201C, 0x201D, 0x201E, 0x201F, 0x00AB, 0x00BB, 0x275D, 0x275E, 0x2033, 0xFF02], 0x22
) | dict.fromkeys([0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x00B4, 0x0060, 0x02BC], 0x27)
_SIGNS = {0x2010: 0x2D, 0x2011: 0x2D, 0x2012: 0x2D, 0x2013: 0x2D, 0x2014: 0x2D, 0x2015: 0x2D, 0x2212: 0x2D, 0x00A0: 0x20,
          0x202F: 0x20, 0x2009: 0x20, 0x3000: 0x20, 0x2028: 0x0A, 0x2029: 0x0A, 0x0085: 0x0A, 0x00: 0x20}  # fmt: skip
# Presentation forms (FB50 to FEFC) that stand for one letter fold in place; ligatures keep their place and open up in `fold`.
_FORMS = {
    c: ord(n)
    for c in (*range(0xFB50, 0xFDF0), *range(0xFE70, 0xFEFD))
    if len(n := unicodedata.normalize("NFKC", chr(c))) == 1 and n != chr(c)
}
_LEVEL = {**{c: _SAME.get(n, n) for c, n in _FORMS.items()}, **_SAME, **_DIGITS, **_SIGNS, 0x066B: 0x2E, 0x066C: 0x2C}
# The sign that draws a letter out; after a preposition it sets a name apart.
TATWEEL = "\u0640"
# The sign of an indefinite noun or adverb in the accusative (أبدًا), which no verb bears.
TANWIN = "\u064b"
# The vowel that a passive verb bears on its first letter.
DAMMA = "\u064f"
# The signs of a short a and of a doubled letter.
FATHA, SHADDA = "\u064e", "\u0651"
# The closed letter of the feminine as it is written, which folds like a pronoun.
CLOSED = "\u0629"
# Signs within a word that say nothing of its letters: diacritics, tatweel, joiners, marks of direction.
_SILENT = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\u08d3-\u08ff"
# The Arabic comma and semicolon, and all that are read as one.
COMMA, SEMICOLON = "\u060c", "\u061b"
COMMAS = frozenset(f",{COMMA}")
SEMICOLONS = frozenset(f";{SEMICOLON}")
# The signs between which words keep their own direction.
ISOLATE, _POP = "\u2068", "\u2069"
# The letters of Arabic, as a pattern names them between brackets.
LETTERS = "\u0621-\u064a"
_DROP = re.compile(f"[{_SILENT}]+")
_TO = {chr(letter): chr(level) for letter, level in {**_LEVEL, **_QUOTES}.items()}
# Letters and signs that folding touches; ligatures open up before all others.
_LIGATURE = re.compile("[\ufb50-\ufefc]")
_FOLDED = re.compile(f"[\ufb50-\ufefc{_SILENT}{re.escape(''.join(_TO))}]")
# A run of Arabic letters with nothing but plain marks at its edges: no such mark breaks a word or is part of one.
_EDGE = "[]\\[.,:;!?\"'()\u00ab\u00bb\u201c\u201d\u060c\u061b\u061f]*"
_EDGED = re.compile(f"{_EDGE}([\u0621-\u063a\u0641-\u064a]+){_EDGE}")
_LETTER = "\u0621-\u063a\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
_VOWEL = "\u064b-\u0652\u0670"
# A word broken on purpose: letters, tatweel, a dot, star or space, tatweel, letters.
_BREACH = (
    r"(?:(?<=\u0640)[ .*\u00b7\u2022_/\u200c-]{1,3}(?=\u0640)"
    rf"|(?<=[{_LETTER}])[.*\u00b7\u2022_](?=\u0640)|(?<=\u0640)[.*\u00b7\u2022_](?=[{_LETTER}])"
    rf"|(?<=[{_LETTER}{_VOWEL}])\*(?=[{_LETTER}]))"
)
# Where a word ends though no space follows: after the letter that only ends words, after the ending of an indefinite object.
_ENDED = re.compile(
    f"(?:(?<=\u0629)[{_VOWEL}]?|(?<=\u064b\u0627)|(?<=\u0627\u064b))(?=[{_LETTER}][{_VOWEL}]?[{_LETTER}])"
)
# One of these letters stands before each such place: most words have none.
_MAY_END = frozenset((CLOSED, TANWIN))
_WORD = re.compile(
    f"(?P<word>[{_LETTER}](?:[{_LETTER}{_SILENT}]|{_BREACH})*)"
    r"|(?P<number>\d+(?:[.,\u066b\u066c]\d+)*)"
    f"|(?P<latin>(?![{_SILENT}])[^\\W\\d_]+(?:['\\u2019][^\\W\\d_]+)*)"
    r"|(?P<break>[\n\r\u2028\u2029\u0085]+)"
    # What no part of this takes is white space and silent signs between words.
    f"|(?P<mark>[^\\s\\x00{_SILENT}])"
)
# A word that is broken by a space has tatweel on either side of it.
_SPREAD = re.compile("\u0640[ .*\u00b7\u2022_/\u200c-]{1,3}\u0640")
_NOISE = re.compile(r"[ .*\u00b7\u2022_/\u200c-]+")


@remembered
def fold(text: str) -> str:
    """The text as tables are matched: one spelling for hamza seats, alef and ya forms, Persian letters, digits and
    ligatures, without diacritics, tatweel and marks of direction.

    >>> fold("اﻹمَـارات")
    'الامارات'
    """
    if text.isascii():
        return text
    found = _FOLDED.search(text)
    if found is not None and _LIGATURE.search(text, found.start()):
        text = unicodedata.normalize("NFKC", text)
        found = _FOLDED.search(text)
    # Far faster than `str.translate`: few of the letters stand in one text, and no letter becomes one that is changed again.
    while found is not None:
        letter = found[0]
        level = _TO.get(letter, "")
        if level or _DROP.match(letter):
            text = text.replace(letter, level)
        else:
            # A sign between the ligatures that is none.
            level = letter
        found = _FOLDED.search(text, found.start() + len(level))
    return text


def isolate(text: str) -> str:
    """The text between signs that keep its direction apart from that of the words around it; no text needs none.

    >>> isolate("سوق") == "\\u2068سوق\\u2069", isolate("")
    (True, '')
    """
    return f"{ISOLATE}{text}{_POP}" if text else ""


def letters(name: str) -> str:
    """A name as its spellings agree: the letters and digits of its folded form, small.

    >>> letters("Al-Nahr News"), letters("النَّهر: أخبار")
    ('alnahrnews', 'النهراخبار')
    """
    return "".join(c for c in fold(name).lower() if c.isalnum())


def words(text: str, spans: tuple[Span, ...]) -> list[Word]:
    """The words of the given spans of the text, with a `break` after each span.

    >>> [w.form for w in words("قُتِل ٣ مدنيّين.", (Span(0, 20),))]
    ['قتل', '3', 'مدنيين', '.', '\\n']
    """
    found: list[Word] = []
    add = found.append
    # A word that is broken by spaces has to be looked for across them.
    spread = _SPREAD.search(text) is not None
    for span in spans:
        at = span.start
        line = text[at : span.end]
        runs = [line] if spread else line.split(" ")
        for run, pieces in zip(runs, _pieces.each(runs), strict=True):
            for start, end, form, kind, spaced in pieces:
                add(Word(at + start, at + end, form, kind, spaced))
            at += len(run) + 1
        if found and found[-1].kind != "break":
            add(Word(span.end, span.end, "\n", "break", False))
    return found


def _cut(run: str) -> list[tuple[int, int, str, str, bool]]:
    """The words of a run of signs (what stands between two spaces, as a rule), each with its place in it.

    Equal forms are one object, so that a look into a dictionary compares no letters."""
    glued = not _MAY_END.isdisjoint(run) and _ENDED.search(run) is not None
    edged = None if glued else _EDGED.fullmatch(run)
    if edged is not None:
        start, end = edged.span(1)
        if end - start == len(run):
            return [(0, end, intern(fold.ask(run)), "word", True)]
        found = [(k, k + 1, intern(_TO.get(run[k], run[k])), "mark", not k) for k in range(start)]
        found.append((start, end, intern(fold.ask(edged[1])), "word", not start))
        found += [(k, k + 1, intern(_TO.get(run[k], run[k])), "mark", False) for k in range(end, len(run))]
        return found
    found = []
    before = -1
    for m in _WORD.finditer(run):
        kind = m.lastgroup or "mark"
        start, end = m.span()
        if glued and kind == "word":
            for ended in _ENDED.finditer(run, start, end):
                found.append((start, ended.end(), intern(_form(run[start : ended.end()], kind)), kind, start != before))
                start = before = ended.end()
        found.append((start, end, intern(_form(run[start:end], kind)), kind, start != before))
        before = -1 if kind == "break" else end
    return found


@remembered
def _pieces(run: str) -> tuple[tuple[int, int, str, str, bool], ...]:
    return tuple(_cut(run))


def _form(raw: str, kind: str) -> str:
    """The folded form of one word: of a broken one the letters only, of a Latin one the small letters."""
    if kind == "break":
        return "\n"
    form = fold.ask(raw)
    if kind == "word" and not form.isalpha():
        return _NOISE.sub("", form)
    return form.lower() if kind == "latin" else form


def inside(text: str, word: Word, cut: int) -> int:
    """The offset in the text of the letter of `word` that stands at `cut` in its folded form.

    >>> w = words("وَلِبنان", (Span(0, 8),))[0]
    >>> inside("وَلِبنان", w, 1)
    2
    """
    if cut <= 0 or word.end - word.start == len(word.form):
        return word.start + cut
    seen = 0
    for at in range(word.start, word.end):
        if seen == cut and not _DROP.match(text[at]) and not _NOISE.match(text[at]):
            return at
        if not _DROP.match(text[at]) and not _NOISE.match(text[at]):
            seen += len(fold(text[at]))
    return word.end
