"""The small words that decide where a statement begins and ends, and the index of names by word, for one page."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from khabar.language import Phrases, splits, table, values
from khabar.model import Name, Page
from khabar.text import fold


@lru_cache(maxsize=None)
def that_words() -> dict[str, str]:
    """Folded words that open what is said: `that`, or `then` (after an attribution)."""
    return {fold(row["word"]): row["kind"] for row in table("that_words")}


@lru_cache(maxsize=None)
def small_words() -> dict[str, str]:
    """Folded prepositions and the like, each with its kind: in, off, not, this, was."""
    return _small()


@lru_cache(maxsize=None)
def adverbs() -> Phrases[str]:
    """Phrases between a verb and what is said: time, manner, turn."""
    return Phrases((row["phrase"], row["kind"]) for row in table("speech_adverbs") if row["kind"] != "before")


@lru_cache(maxsize=None)
def breaks(kind: str) -> Phrases[str]:
    """Phrases by which the report takes the word back: own, relative, joint, before."""
    return Phrases((row["phrase"], row["kind"]) for row in table("voice_breaks") if row["kind"] == kind)


@lru_cache(maxsize=None)
def said_nouns() -> frozenset[str]:
    """Folded nouns with which a said thing begins, with and without the article and a pronoun."""
    pronouns = [""] + [fold(r["ending"]) for r in table("endings") if r["kind"] == "pronoun" and r["says"] in ("ms", "fs", "mp", "d")]
    opened = {r["ending"]: fold(r["says"]) for r in table("endings") if r["kind"] == "opens"}
    art = article()
    straight = next(fold(r["ending"]) for r in table("endings") if r["kind"] == "noun" and r["ending"])
    found: set[str] = set()
    for row in table("content_nouns"):
        word = fold(row["word"])
        stem = word[:-1] + opened[row["word"][-1]] if row["word"][-1] in opened else word
        found.update(stem + p for p in pronouns if p)
        found.update((word, art + word, word + straight))
    return frozenset(found)


@lru_cache(maxsize=None)
def article() -> str:
    return next(fold(r["letter"]) for r in table("particles") if r["kind"] == "article")


@lru_cache(maxsize=None)
def voices() -> dict[str, str]:
    """Folded nouns that name a speaker, with and without the article, each with its kind."""
    found: dict[str, str] = {}
    for row in table("source_nouns"):
        if row["kind"] in ("holy", "mute", "addressed"):
            continue
        for word in [*values(row["word"]), *values(row["plural"])]:
            if " " not in word:
                found.setdefault(word, row["kind"])
                if not word.startswith(article()):
                    found.setdefault(article() + word, row["kind"])
    for row in table("titles"):
        for word in [*values(row["word"]), *values(row["feminine"]), *values(row["plural"])]:
            if " " not in word:
                found.setdefault(word, "role")
                found.setdefault(article() + word, "role")
    return found


@lru_cache(maxsize=None)
def occasions() -> dict[str, str]:
    """Folded nouns of occasions, with article or pronoun too, each with its kind: own, talk, letter."""
    pronouns = [fold(r["ending"]) for r in table("endings") if r["kind"] == "pronoun"]
    opened = {r["ending"]: fold(r["says"]) for r in table("endings") if r["kind"] == "opens"}
    found: dict[str, str] = {}
    for row in table("occasions"):
        for word in [*row["word"].split("|"), *row["plural"].split("|")]:
            if not word:
                continue
            bare = fold(word)
            stem = bare[:-1] + opened[word[-1]] if word[-1] in opened else bare
            for form in (bare, article() + bare, *(stem + p for p in pronouns)):
                found.setdefault(form, row["kind"])
    return found


@lru_cache(maxsize=200_000)
def voice(form: str) -> tuple[str, str] | None:
    """The kind of a noun that names a speaker and its bare form, whatever is attached before it; None for other words.

    >>> voice("للوكاله")
    ('outlet', 'الوكاله')
    """
    kinds = voices()
    for _, _, rest in splits(form):
        if rest in kinds:
            return kinds[rest], rest
    return None


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Which name begins at a word, and which covers it."""

    first: dict[int, tuple[int, Name]]
    cover: dict[int, Name]


def index_names(page: Page, names: tuple[Name, ...]) -> NameIndex:
    """Names by the indexes of their words: at the first word the index after the last word and the name."""
    starts = [word.start for word in page.words]
    first: dict[int, tuple[int, Name]] = {}
    cover: dict[int, Name] = {}
    for name in names:
        a = bisect_right(starts, name.span.start) - 1
        b = a
        while b < len(page.words) and page.words[b].start < name.span.end:
            cover[b] = name
            b += 1
        if b > a >= 0:
            first[a] = (b, name)
    return NameIndex(first, cover)


@lru_cache(maxsize=None)
def relay_words() -> frozenset[str]:
    """The folded preposition before the one whose words are passed on (نقلت عن)."""
    return frozenset(fold(row["word"]) for row in table("prepositions") if row["kind"] == "from")


@lru_cache(maxsize=200_000)
def conjunction_cut(form: str) -> int:
    """How many letters of a conjunction stand before a folded word; told only where the rest has the article or is known.

    >>> conjunction_cut("والجيش")
    1
    """
    for cut, particles, rest in splits(form):
        if cut == 1 and particles in conjunctions() and len(rest) > 2:
            return 1 if form.startswith(_joining()) else 0
    return 0


@lru_cache(maxsize=None)
def conjunctions() -> frozenset[str]:
    return frozenset(fold(row["letter"]) for row in table("particles") if row["kind"] == "conjunction")


@lru_cache(maxsize=None)
def _joining() -> str:
    return next(fold(row["letter"]) for row in table("particles") if row["kind"] == "conjunction")


@lru_cache(maxsize=None)
def cross() -> str:
    """The folded preposition that is spelled as a verb of speech (عبر)."""
    return next(fold(row["word"]) for row in table("prepositions") if row["kind"] == "across")


@lru_cache(maxsize=None)
def therein() -> frozenset[str]:
    """Folded prepositions with a pronoun (فيه, عليها) that stand between a verb and its subject."""
    return frozenset(fold(row["word"]) for row in table("prepositions") if row["kind"] == "therein")


@lru_cache(maxsize=None)
def addressed() -> frozenset[str]:
    """Folded words for those who are mostly called upon (الأطراف, المجتمع الدولي)."""
    return frozenset(fold(row["word"]) for row in table("source_nouns") if row["kind"] == "addressed")


@lru_cache(maxsize=None)
def oblique() -> str:
    """The ending of a sound plural or dual that is no subject."""
    return next(fold(r["ending"]) for r in table("endings") if r["kind"] == "noun" and r["says"] == "two" and len(r["ending"]) == 2 and fold(r["ending"])[0] == _relation_letter())


@lru_cache(maxsize=None)
def nominative() -> dict[str, str]:
    """Folded plurals of speakers as they stand after a preposition (مسؤولين), each as a subject in normal spelling (مسؤولون)."""
    end = next(r["ending"] for r in table("endings") if r["kind"] == "noun" and r["says"] == "many_m")
    found: dict[str, str] = {}
    for row in table("source_nouns"):
        for word in row["plural"].split("|"):
            if word.endswith(end):
                found[fold(word[: -len(end)]) + oblique()] = word
    return found


def _relation_letter() -> str:
    return next(fold(r["letter"]) for r in table("quality_words") if r["kind"] == "relation")


def _small() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("prepositions"):
        if row["kind"] not in ("what", "therein", "that", "across", "called", "blame"):
            found.setdefault(fold(row["word"]), "off" if row["kind"] == "from" else row["kind"])
    return found


@lru_cache(maxsize=None)
def what_words() -> frozenset[str]:
    """Folded words before a verb with a pronoun for what is said (ما سماه, فيما وصفه)."""
    return frozenset(fold(row["word"]) for row in table("prepositions") if row["kind"] == "what")


@lru_cache(maxsize=None)
def holy() -> frozenset[str]:
    """Folded words that name a speaker for whom no report has to answer: scripture, proverb."""
    return frozenset(fold(row["word"]) for row in table("source_nouns") if row["kind"] in ("holy", "mute"))


@lru_cache(maxsize=None)
def subjunctive() -> frozenset[str]:
    """The folded clause word after which a verb in the present only tells what is wished, feared or still to come."""
    return frozenset(fold(row["word"]) for row in table("that_words")[:1])


@lru_cache(maxsize=None)
def agencies() -> frozenset[str]:
    """The folded names of news agencies, broadcasters, papers and sites of the table."""
    return frozenset(name for row in table("agencies") for name in (fold(row["key"]), *values(row["names"])))


@lru_cache(maxsize=None)
def kinds_of(kind: str) -> frozenset[str]:
    """The folded small words of a kind: `called` (يدعى), `blame` (اللوم), and the like."""
    return frozenset(fold(row["word"]) for row in table("prepositions") if row["kind"] == kind)


@lru_cache(maxsize=None)
def place_heads() -> frozenset[str]:
    """The folded nouns that stand before the name of a place, with and without the article."""
    found: set[str] = set()
    for row in table("heads"):
        if row["kind"] == "place":
            for word in [*values(row["word"]), *values(row["forms"])]:
                found.update((word, article() + word))
    return frozenset(found)


def conjoined(form: str) -> bool:
    """Whether a folded word begins with a letter that may be a conjunction, or is a joining word."""
    return form[:1] in conjunctions() or any(form == fold(row["phrase"]) for row in table("voice_breaks") if row["kind"] == "joint")
