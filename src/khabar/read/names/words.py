"""The words of a page as names are looked for among them: what each may be within a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from khabar.inflection import (
    bare,
    before_ending,
    closed_feminine,
    dual,
    endings,
    feminine,
    oblique,
    present_letters,
    sound_plural,
    with_hamza,
)
from khabar.language import article, proclitics, splits
from khabar.model import Page, Word
from khabar.read.gazetteer import gazetteer
from khabar.read.names.lexicon import (
    ARTICLE_WORD,
    contexts,
    exactly,
    exactly_so,
    given,
    listed,
    marked,
    nations,
    ordinary,
    speech,
    titles,
)
from khabar.remember import remembered
from khabar.text import TATWEEL


@dataclass(slots=True)
class Sense:
    """What one folded word may be. `form` is the word without the `cut` letters of its particles.

    Not frozen, because tens of thousands are made and a frozen value takes three times as long; nothing changes one."""

    form: str
    cut: int
    particles: str
    ordinary: bool
    given: str
    nation: str
    definite: bool
    marks: frozenset[str]
    starts: bool


# The letters that an article's first is not written with: those with a hamza above or below.
HAMZAS = (chr(0x0623), chr(0x0625))
# A noun with a pronoun has at least so many letters.
_OWNED = 5
_NO_MARKS: frozenset[str] = frozenset()
_PLAIN_MARKS = frozenset({"closes", "speech", "ends", "two"})


@dataclass(slots=True)
class Found:
    """A name found: words `first` to `last` (exclusive) of the scene, without the first `cut` letters. `key` is None where it
    is still to be told; `country` is the country that the name itself says (ISO 3166), or empty; `form` is its folded spelling."""

    first: int
    last: int
    cut: int
    kind: str
    key: str | None
    rule: str
    form: str = ""
    country: str = ""
    head: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """The words of a page among which names are looked for: without underscores, with the senses of each.

    `blocked` marks the words of times, of which no name is made.
    """

    text: str
    row: tuple[Word, ...]
    forms: tuple[str, ...]
    senses: tuple[tuple[Sense, ...], ...]
    blocked: bytearray

    def __len__(self) -> int:
        return len(self.row)

    def form(self, i: int) -> str:
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    def plain(self, i: int) -> bool:
        """Whether the word at i is an ordinary one in one of its readings."""
        return self.row[i].kind == "word" and plain[self.forms[i]]

    def parted(self, i: int) -> bool:
        """Whether a lengthening stroke that stands for a dash parts word `i` from the one before it."""
        return i > 0 and TATWEEL in self.text[self.row[i - 1].end : self.row[i].start]

    def joined(self, i: int) -> bool:
        """Whether word `i` is one with the word before it in a tag: #برخ_بوتان."""
        return 0 < i < len(self.row) and self.text[self.row[i - 1].end : self.row[i].start] == "_"

    def is_word(self, i: int) -> bool:
        return 0 <= i < len(self.row) and self.row[i].kind == "word"


@remembered
def senses(form: str) -> tuple[Sense, ...]:
    """The readings of a folded word, the one with the fewest letters cut first."""
    ways = splits[form]
    if len(ways) == 1:
        return (Sense(form, 0, "", *_word(form)),)
    future = _future()
    read: list[Sense] = []
    for cut, particles, rest in ways:
        # The particle that only a verb takes stands before no name.
        if not cut or (len(rest) > 1 and particles[-1] != future):
            read.append(Sense(rest, cut, particles, *_word(rest)))
            if "closes" in read[-1].marks:
                break  # ولايزال: no name with an attached preposition
    return tuple(read)


@cache
def _future() -> str:
    """The particle that only a verb takes."""
    return next(word for word, kinds in contexts().items() if "future" in kinds)


def _word(rest: str) -> tuple[bool, str, str, bool, frozenset[str], bool]:
    """What a word without particles is: whether ordinary, what part of a name, which nation, whether definite, its marks, and
    whether a name of the tables begins with it."""
    known, kinds, peoples, starts, the = _tables()
    marks = known.get(rest, _NO_MARKS)
    kind = _owned_title(rest) if rest not in kinds else ""
    if kind:
        marks = _with(marks, kind)
    definite = len(rest) >= ARTICLE_WORD and rest.startswith(the) and not _owned_root(rest)
    nation = (peoples.get(rest[len(the) :]) if definite else None) or peoples.get(rest, "")
    name = given(rest)
    if kind and name == "rare" and rest.endswith(endings("pronoun", "ms")):
        name = ""  # التقى سالم نظيره: seldom a woman's name
    return ordinary[rest], name, nation, definite, marks, rest in starts


@cache
def _tables() -> tuple[dict[str, frozenset[str]], dict[str, str], dict[str, str], dict[str, int], str]:
    """All that every word is looked up in: marks, titles, nations, first words of names; and the article."""
    return _marks(), titles(), nations(), gazetteer().longest, article()


def _owned_root(form: str) -> bool:
    """Whether the word is a noun that begins like the article and bears a pronoun: التزامها."""
    if exactly(form) or not form.endswith(endings("pronoun", "fs", "mp", "fp")):
        return False
    return any(stem.startswith(article()) and len(stem) >= _OWNED and exactly_so(stem) for stem in bare[form][1:])


def _owned_title(form: str) -> str:
    """The kind of the title that the word is with a pronoun (شقيقه, زميلتها), `pair` in the dual (نجليه, الشقيقان); else nothing."""
    if form.startswith(article()) and form.endswith((dual(), oblique())):
        one = form[: -len(dual())]
        if form.endswith(oblique()) and one + sound_plural() in titles():
            return ""  # المعلمين, who may be many
        if one[-1:] == _companions()[3]:
            one = one[:-1] + _companions()[4]
        return "pair" if titles().get(one) in ("role", "victim") else ""
    stems = bare[form]
    if len(stems) == 1:
        return ""
    kinds, companions, two, opened, closed = _companions()
    for stem in stems[1:]:
        if stem in kinds and len(stem) > 2:
            return kinds[stem]
        if stem in companions:
            return "role"
        one = stem[: -len(two) + 1] if stem.endswith(two[0]) else ""
        if one[-1:] == opened:
            one = one[:-1] + closed
        if len(one) > 2 and (one in companions or kinds.get(one) == "role"):
            return "pair"
    return ""


@cache
def _companions() -> tuple[dict[str, str], frozenset[str], str, str, str]:
    """Titles, words for companions, the ending of two that loses its last letter before a pronoun, and the letter of the feminine
    before an ending and without one."""
    companions = frozenset(word for word, kinds in contexts().items() if "companion" in kinds)
    return titles(), companions, oblique(), before_ending(feminine(""))[-1:], closed_feminine()


@cache
def _marks() -> dict[str, frozenset[str]]:
    """Word → the parts it plays beside and within names, among them that it is a title or a verb of speech."""
    marks = dict(contexts())
    for word, kind in titles().items():
        marks[word] = _with(marks.get(word, _NO_MARKS), kind)
    for word in speech():
        marks[word] = _with(marks.get(word, _NO_MARKS), "")
    return marks


@lru_cache(maxsize=1000)
def _with(marks: frozenset[str], title: str) -> frozenset[str]:
    """The marks of a title of that kind, or of a verb of speech: the same set for all words that have the same marks."""
    return marks.union(("title", title) if title else ("speech",))


def scene(page: Page, blocked: Sequence[tuple[int, int]]) -> Scene:
    """The scene of the page's words; those that lie within one of the `blocked` stretches of the text are marked."""
    row, starts, forms, kinds = page.words, page.starts, page.forms, page.kinds
    if "_" in forms:
        row = tuple([w for w in row if w.form != "_"])
        starts, forms, kinds = zip(*((w.start, w.form, w.kind) for w in row), strict=True) if row else ((),) * 3
    marks = bytearray(len(row) + 1)
    for start, end in blocked:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        marks[first:last] = b"\x01" * (last - first)
    known = senses
    read = [known[form] if kind == "word" else () for form, kind in zip(forms, kinds, strict=True)]
    the = article()
    for i in [i for i, form in enumerate(forms) if form.startswith(the) and page.text[starts[i]] in HAMZAS]:
        read[i] = _no_article(forms[i])
    return Scene(page.text, row, forms, tuple(read), marks)


@remembered
def _no_article(form: str) -> tuple[Sense, ...]:
    """The reading of a word that only folds as if it had the article, since it is written with a hamza (ألدو): given names then."""
    told = listed(form)
    bare = [replace(s, given="given" if s.given == "rare" and not told else s.given) for s in senses(form)]
    return tuple([s if s.cut else replace(s, definite=False, ordinary=told) for s in bare])


@remembered
def plain(form: str) -> bool:
    """Whether the word is an ordinary one in one of its readings: no unknown name begins there.

    >>> plain("وبالمدرسه"), plain("ديمقورسكي")
    (True, False)
    """
    if len(form) == 1:
        return True
    for s in senses[form]:
        if s.particles[-1:] in proclitics("preposition"):
            if exactly(s.form) or (
                s.ordinary and not (s.starts or s.given) and len(s.form) >= _OWNED and _owned(s.form)
            ):
                return True
        elif s.ordinary:
            return True
        if s.marks and not s.marks.isdisjoint(_PLAIN_MARKS):
            return True
        if s.cut and (
            (s.definite and not _unlike(s)) or s.given not in ("", "rare") or s.nation or s.form in gazetteer().names
        ):
            return True
    told = len(form) > 4 or (len(form) == 4 and not given(form))
    return told and form[:1] == _future() and form[1] in present_letters() and ordinary(form[1:])


def _unlike(sense: Sense) -> bool:
    """Whether the word begins like `like the` but nothing is known by the rest, so that it is a name as a whole: كالينينغراد."""
    return sense.particles[-1:] == marked("as")[0] and not (
        sense.ordinary or sense.given or sense.nation or sense.starts
    )


def _owned(form: str) -> bool:
    """Whether the word is an ordinary one with an attached pronoun: مقتله."""
    return form.endswith(endings("pronoun", "ms", "fs", "mp", "fp", "1p")) and any(
        exactly(stem) or exactly(with_hamza(stem)) for stem in bare(form)[1:]
    )


def adjective(sense: Sense) -> bool:
    """Whether a word with the article may be an adjective that belongs to a name."""
    if sense.marks & {"ends", "title", "epithet", "noun"}:
        return False
    return "kind" in sense.marks or (sense.form.endswith(_origins()) and len(sense.form) > ARTICLE_WORD)


@cache
def _origins() -> tuple[str, ...]:
    """Endings of adjectives of relation."""
    return tuple(sorted(word for word, kinds in contexts().items() if "relation" in kinds))
