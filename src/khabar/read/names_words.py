"""What a word may be within a name: an ordinary word, a given name, a country's adjective, a title, a head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.language import bare, noun_forms, splits, table, values, verb_forms
from khabar.model import Word
from khabar.read.gazetteer import gazetteer, rows
from khabar.text import fold

# A word with the article has at least so many letters.
_ARTICLE_WORD = 4
# An ordinary word that is a name less often than this in the table is seldom one.
_OFTEN = 60
# A part of a name that occurs less often says little of where a name begins.
_SELDOM = 5


@dataclass(frozen=True, slots=True)
class Sense:
    """What one folded word may be. `form` is the word without the `cut` letters of its particles."""

    form: str
    cut: int
    particles: str
    ordinary: bool
    given: str
    nation: str
    definite: bool
    marks: frozenset[str]
    starts: bool


@dataclass(frozen=True, slots=True)
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

    `plain` tells which are ordinary words in one of their readings; `blocked` marks the words of times, of which no name is made.
    """

    text: str
    row: tuple[Word, ...]
    forms: tuple[str, ...]
    senses: tuple[tuple[Sense, ...], ...]
    plain: tuple[bool, ...]
    blocked: bytearray

    def __len__(self) -> int:
        return len(self.row)

    def form(self, i: int) -> str:
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    def is_word(self, i: int) -> bool:
        return 0 <= i < len(self.row) and self.row[i].kind == "word"


@cache
def article() -> str:
    """The article, folded."""
    return next(fold(r["letter"]) for r in table("particles") if r["kind"] == "article")


@cache
def contexts() -> dict[str, frozenset[str]]:
    """Word → the parts it plays beside and within names."""
    found: dict[str, set[str]] = {}
    for row in table("name_contexts"):
        found.setdefault(fold(row["word"]), set()).add(row["kind"])
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def _ordinary() -> frozenset[str]:
    found: set[str] = set()
    for columns, kept in rows("ordinary_words"):
        for _, flat in kept:
            found.update(flat[columns["words"]].split("|"))
    for row in table("events_verbs"):
        found.update(form for form, _ in verb_forms(row["past"], row["present"]))
    for word, kinds in contexts().items():
        if kinds & {"closes", "side", "called", "preposition", "in", "voice"}:
            found.add(word)
    return frozenset(found)


@cache
def given_names() -> dict[str, tuple[str, str]]:
    """Folded part of a person's name → (its spelling, what it is): given, family, both, and where it is also an ordinary word
    common (often a name), rare (seldom one).

    >>> given_names()["ابراهيم"]
    ('إبراهيم', 'given')
    """
    found: dict[str, tuple[str, str]] = {}
    for columns, kept in rows("given_names"):
        at, common, count, kind = columns["name"], columns["common"], columns["count"], columns["type"]
        for row, flat in kept:
            name = flat[at]
            if name in found or " " in name:
                continue
            sort = flat[kind]
            if int(flat[count]) < _SELDOM:
                sort = "rare"
            elif ordinary(name):
                sort = "rare" if int(flat[count]) < _OFTEN else "common" if flat[common] == "1" else sort
            found[name] = (row[at], sort)
    for row in table("name_contexts"):
        if row["kind"] == "given":
            found[fold(row["word"])] = (row["word"], "given")
    return found


@cache
def nations() -> dict[str, str]:
    """Adjective of a country or people in every form, without the article → ISO code, or the plural of a people that has none."""
    found: dict[str, str] = {}
    for row in table("countries"):
        for adjective in row["adjectives"].split("|"):
            for part in (adjective,):
                if " " in part or not part:
                    continue
                for form in _adjective_forms(part):
                    found.setdefault(form, row["iso"])
    for row in table("peoples"):
        for adjective in values(row["adjectives"]):
            for form in _adjective_forms(adjective):
                found.setdefault(form, row["people"])
        for plural in values(row["plurals"]):
            found.setdefault(plural.removeprefix(article()), row["people"])
    return found


def _adjective_forms(adjective: str) -> list[str]:
    """The forms of an adjective without the article, the feminine included; none that is also a place's name."""
    forms = [form for form, _ in noun_forms(adjective)]
    forms = [*forms[: len(forms) // 2], fold(adjective) + closed_ending()]
    return [
        form
        for form in forms
        if form == fold(adjective) or form.endswith(closed_ending()) or form not in gazetteer().names
    ]


@cache
def _speech() -> frozenset[str]:
    found: set[str] = set()
    for row in table("speech_verbs"):
        if "duty" not in row["marks"]:
            found.update(form for form, _ in verb_forms(row["past"], row["present"]))
    return frozenset(found)


@cache
def titles() -> dict[str, str]:
    """A single word that is a title or opens one, in every form → its kind."""
    found: dict[str, str] = {}
    for row in table("titles"):
        for cell in (row["word"], row["feminine"], *row["plural"].split("|")):
            if cell.strip():
                word = fold(cell).split()[0]
                kind = row["kind"]
                found.setdefault(word, kind)
                if not word.startswith(article()):
                    found.setdefault(article() + word, kind)
    return found


@cache
def exactly(form: str) -> bool:
    """Whether the word, with or without the article, is listed as an ordinary one as it stands.

    >>> exactly("مدرسه"), exactly("موسكو")
    (True, False)
    """
    return form in _ordinary() or (form.startswith(article()) and form[len(article()) :] in _ordinary())


@cache
def ordinary(form: str) -> bool:
    """Whether the folded word is an ordinary word of the language: no unknown name.

    >>> ordinary("المدرسه"), ordinary("ديمقورسكي")
    (True, False)
    """
    words = _ordinary()
    if form in words:
        return True
    if form.startswith(article()) and len(form) >= _ARTICLE_WORD:
        return any(rest in words for rest in _bared(form[len(article()) :]))
    return any(rest in words for rest in _bared(form))


def _bared(form: str) -> tuple[str, ...]:
    """The word and what it may be without an ending: of the verb, the noun or an attached pronoun."""
    found = [form, *bare(form)]
    for ending in _word_endings():
        if form.endswith(ending) and len(form) - len(ending) >= 3:
            rest = form[: -len(ending)]
            found += [rest, rest + closed_ending()]
    return tuple(found)


@cache
def _word_endings() -> tuple[str, ...]:
    return tuple(
        sorted({fold(r["ending"]) for r in table("endings") if r["kind"] in ("past", "noun") and r["ending"]}, key=len)
    )


@cache
def closed_ending() -> str:
    """The ending of most feminine words, folded."""
    return next(fold(r["ending"]) for r in table("endings") if r["kind"] == "opens")


@lru_cache(maxsize=100_000)
def senses(form: str) -> tuple[Sense, ...]:
    """The readings of a folded word, the one with the fewest letters cut first."""
    future = _future()
    return tuple(
        _sense(cut, particles, rest)
        for cut, particles, rest in splits(form)
        if (len(rest) > 1 and particles[-1:] != future) or not cut
    )


@cache
def _present() -> frozenset[str]:
    """The letters with which a verb of the present begins."""
    return frozenset(fold(r["ending"])[0] for r in table("endings") if r["kind"] == "present")


@cache
def _prepositions() -> frozenset[str]:
    """The prepositions that are written as one with their noun, folded."""
    return frozenset(fold(r["letter"]) for r in table("particles") if r["kind"] == "preposition")


@cache
def _future() -> str:
    """The particle that only a verb takes."""
    return next(word for word, kinds in contexts().items() if "future" in kinds)


@lru_cache(maxsize=100_000)
def _sense(cut: int, particles: str, rest: str) -> Sense:
    marks: set[str] = set(contexts().get(rest, ()))
    title = titles().get(rest) or next((titles()[r] for r in bare(rest)[1:] if len(r) > 2 and r in titles()), None)
    if title:
        marks.update(("title", title))
    if rest in _speech():
        marks.add("speech")
    definite = rest.startswith(article()) and len(rest) >= _ARTICLE_WORD
    stem = rest[len(article()) :] if definite else rest
    name = given_names().get(rest)
    kind = name[1] if name is not None else ""
    nation = nations().get(stem, "") or (nations().get(rest, "") if definite else "")
    return Sense(
        rest, cut, particles, ordinary(rest), kind, nation, definite, frozenset(marks), rest in gazetteer().longest
    )


def scene(text: str, words: Sequence[Word], blocked: Sequence[tuple[int, int]]) -> Scene:
    """The scene of the words; those that lie within one of the `blocked` stretches of the text are marked."""
    row = tuple(w for w in words if w.form != "_")
    marks = bytearray(len(row) + 1)
    k = 0
    for i, word in enumerate(row):
        while k < len(blocked) and blocked[k][1] <= word.start:
            k += 1
        if k < len(blocked) and blocked[k][0] <= word.start:
            marks[i] = 1
    read = tuple(senses(w.form) if w.kind == "word" else () for w in row)
    return Scene(
        text,
        row,
        tuple(w.form for w in row),
        read,
        tuple(plain(w.form) if w.kind == "word" else False for w in row),
        marks,
    )


@lru_cache(maxsize=100_000)
def plain(form: str) -> bool:
    """Whether the word is an ordinary one in one of its readings: no unknown name begins there.

    >>> plain("وبالمدرسه"), plain("ديمقورسكي")
    (True, False)
    """
    if form[:1] == _future() and len(form) > 4 and form[1] in _present() and ordinary(form[1:]):
        return True
    return len(form) == 1 or any(
        (exactly(s.form) if s.particles[-1:] in _prepositions() else s.ordinary)
        or s.marks & {"closes", "speech", "ends"}
        or (s.cut and (s.definite or s.given or s.nation or _single_name(s.form)))
        for s in senses(form)
    )


def _single_name(form: str) -> bool:
    return form in gazetteer().names


def adjective(sense: Sense) -> bool:
    """Whether a word with the article may be an adjective that belongs to a name."""
    if sense.marks & {"ends", "title", "epithet"}:
        return False
    return "kind" in sense.marks or (sense.form.endswith(_origins()) and len(sense.form) > _ARTICLE_WORD)


@cache
def _origins() -> tuple[str, ...]:
    """Endings of adjectives of relation."""
    return tuple(sorted(word for word, kinds in contexts().items() if "relation" in kinds))
