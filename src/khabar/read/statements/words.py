"""The words of the tables that decide who speaks and where a statement begins and ends, looked up by folded form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from khabar.inflection import accusative, before_ending, dual, endings, oblique, seats, sound_plural
from khabar.language import Phrases, article, of_kind, proclitics, rests, splits, table, values
from khabar.model import Word
from khabar.read.names.lexicon import exactly
from khabar.read.statements.endings import inflections
from khabar.remember import remembered
from khabar.text import fold


@cache
def that_words() -> dict[str, str]:
    """Folded words that open what is said: `that`, or `then` (after an attribution)."""
    return {fold(row["word"]): row["kind"] for row in table("that_words")}


@cache
def small_words() -> dict[str, str]:
    """Folded prepositions and the like, each with its kind: in, off, not, this, was."""
    return _small()


@cache
def _phrases() -> dict[str, Phrases[str]]:
    """The phrases of the tables by kind: `adverb` (time, manner, turn), and those of the table of breaks."""
    found = {"adverb": Phrases((r["phrase"], r["kind"]) for r in table("speech_adverbs") if r["kind"] != "before")}
    rows = [(row["phrase"], *row["kind"].partition("-")[::2]) for row in table("voice_breaks")]
    for kind in sorted({kind for _, kind, _ in rows}):
        found[kind] = Phrases((phrase, of or kind) for phrase, held, of in rows if held == kind)
    found["own"] = Phrases((phrase, held) for phrase, held, _ in rows if held in ("own", "contrast"))
    return found


@cache
def _first_words() -> dict[str, frozenset[str]]:
    """The folded first words of all phrases, each with the kinds that it may begin."""
    found: dict[str, set[str]] = {}
    for kind, phrases in _phrases().items():
        for word in phrases.first:
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


_NONE: frozenset[str] = frozenset()


@remembered
def may_begin(form: str) -> frozenset[str]:
    """The kinds of phrases whose first word the form may be, a particle before it left out."""
    first = _first_words()
    found = first.get(form, _NONE)
    for _, particles, rest in splits[form]:
        if particles and rest in first:
            found |= first[rest]
    return found


def phrase_at(kind: str, row: Sequence[Word], k: int) -> tuple[int, str] | None:
    """(index after the last word, what it says) of a phrase of the kind at word `k`; before all but adverbs only و or ف may stand."""
    form = row[k].form
    if kind not in may_begin[form]:
        return None
    hit = _phrases()[kind].at(row, k)
    if hit is None or (kind != "adverb" and hit[1] and (hit[1] > 1 or form[0] not in proclitics("conjunction"))):
        return None
    return hit[0], hit[2]


def begins(kinds: frozenset[str], row: Sequence[Word], k: int) -> bool:
    """Whether a phrase of one of the kinds stands at word `k`."""
    told = may_begin[row[k].form]
    return bool(told) and any(phrase_at(kind, row, k) is not None for kind in kinds & told)


@cache
def said_nouns() -> frozenset[str]:
    """Folded nouns with which a said thing begins, with and without a pronoun, and the article but for those that then stand in names."""
    pronouns = endings("pronoun", "ms", "fs", "mp", "d")
    art = article()
    found: set[str] = set()
    for row in table("content_nouns"):
        word = fold(row["word"])
        stem = before_ending(row["word"])
        ways = [stem] + [stem[:-1] + seat for hamza, seat in seats() if stem[-1] == hamza]
        found.update(way + p for way in ways for p in pronouns)
        found.update((word, word + accusative()))
        if row["kind"] != "bare":
            found.add(art + word)
    return frozenset(found)


@cache
def voices() -> dict[str, str]:
    """Folded nouns that name a speaker, with and without the article, each with its kind."""
    found: dict[str, str] = {}
    inflected: dict[str, str] = {}
    for row in table("source_nouns"):
        if row["kind"] in ("holy", "mute", "addressed", "rule"):
            continue
        for word in [*values(row["word"]), *values(row["plural"])]:
            if " " not in word:
                kind = "outlet" if row["kind"] == "reporter" else row["kind"]
                found.setdefault(word, kind)
                if not word.startswith(article()):
                    found.setdefault(article() + word, kind)
                    inflected |= dict.fromkeys(inflections(word) if kind in ("source", "role") else (), kind)
    for row in table("titles"):
        for word in [*values(row["word"]), *values(row["feminine"]), *values(row["plural"])]:
            if " " not in word:
                found.setdefault(word, "role")
                found.setdefault(article() + word, "role")
    return inflected | found


@cache
def occasions() -> dict[str, str]:
    """Folded nouns of occasions, with article or pronoun too, each with its kind: own, talk, letter."""
    found: dict[str, str] = {}
    for row in table("occasions"):
        for word in [*row["word"].split("|"), *row["plural"].split("|")]:
            if not word:
                continue
            bare, stem = fold(word), before_ending(word)
            two = stem + oblique()
            for form in (bare, article() + bare, two, article() + two, *(stem + p for p in endings("pronoun"))):
                found.setdefault(form, row["kind"])
    return found


@remembered
def voice(form: str) -> tuple[str, str] | None:
    """The kind of a noun that names a speaker and its bare form, whatever is attached before it; None for other words.

    >>> voice("للوكاله")
    ('outlet', 'الوكاله')
    """
    kinds = voices()
    for rest in rests[form]:
        if rest in kinds:
            return kinds[rest], rest
    return None


def voice_kind(form: str) -> str | None:
    """The kind of speaker that a folded noun names, None where it names none."""
    known = voice(form)
    return known[0] if known is not None else None


@remembered
def conjunction_cut(form: str) -> int:
    """How many letters of a conjunction stand before a folded word; told only where the rest has the article or is known.

    >>> conjunction_cut("والجيش")
    1
    """
    if exactly(form):
        return 0  # وصل
    for cut, particles, rest in splits[form]:
        if cut == 1 and particles in proclitics("conjunction") and len(rest) > 2:
            return 1 if form.startswith(proclitics("conjunction")[0]) else 0
    return 0


@cache
def cross() -> str:
    """The folded preposition that is spelled as a verb of speech (عبر)."""
    return next(fold(row["word"]) for row in table("prepositions") if row["kind"] == "across")


@cache
def addressed() -> frozenset[str]:
    """Folded words for those who are mostly called upon (الأطراف, المجتمع الدولي)."""
    return of_kind("source_nouns", "addressed", "word")


@cache
def nominative() -> dict[str, str]:
    """Folded duals and plurals of speakers after a preposition (شاهدين, مسؤولين), each as a subject in normal spelling (مسؤولون)."""
    found: dict[str, str] = {}
    for row in table("source_nouns"):
        if row["kind"] in ("source", "role") and " " not in row["word"] and row["word"][-1] == fold(row["word"][-1]):
            found[fold(row["word"]) + oblique()] = row["word"] + dual()
    for row in table("source_nouns"):
        for word in row["plural"].split("|"):
            if word.endswith(sound_plural()):
                found[fold(word[: -len(sound_plural())]) + oblique()] = word
    return found


# Kinds of the table of prepositions that are asked for by themselves.
_NOT_SMALL = frozenset((
    "what", "therein", "that", "across", "called", "blame", "for", "dumb", "asfor", "done", "but",
    "between", "withholds", "has", "tongue", "based", "against", "made", "while", "facing", "exposed", "upon", "thus", "him", "known",
    "nobody_will", "lent", "himso", "we",
))  # fmt: skip


def _small() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("prepositions"):
        if row["kind"] not in _NOT_SMALL:
            found.setdefault(fold(row["word"]), "off" if row["kind"] == "from" else row["kind"])
    return found


@cache
def holy() -> frozenset[str]:
    """Folded words that name a speaker for whom no report has to answer: scripture, proverb."""
    return frozenset(fold(row["word"]) for row in table("source_nouns") if row["kind"] in ("holy", "mute"))


@cache
def qualities(kind: str) -> frozenset[str]:
    """The folded words of the table of qualities: `word` (adjectives), `same`, `again`, `ending`."""
    return frozenset(fold(row["letter"]) for row in table("quality_words") if row["kind"] == kind)


@cache
def time_prepositions() -> frozenset[str]:
    """Folded prepositions of time (خلال, بعد)."""
    return frozenset(fold(row["phrase"]) for row in table("speech_adverbs") if row["kind"] == "before")


@remembered
def on_occasion(form: str) -> bool:
    """Whether a preposition attached to the word makes an occasion of it (بتصريح, لبيان)."""
    return any(particles and rest in occasions() for _, particles, rest in splits[form])


@remembered
def was(form: str) -> bool:
    """Whether the folded word is a form of كان or the like, also with a conjunction."""
    joined = form[:1] in proclitics("conjunction") and small_words().get(form[1:]) == "was"
    return joined or small_words().get(form) == "was"


def denied(form: str) -> bool:
    """Whether the folded word negates the verb after it, also with a conjunction."""
    return small_words().get(form) == "not" or (
        form[:1] in proclitics("conjunction") and small_words().get(form[1:]) == "not"
    )


@cache
def subjunctive() -> frozenset[str]:
    """The folded clause word after which a verb in the present only tells what is wished, feared or still to come."""
    return frozenset(fold(row["word"]) for row in table("that_words")[:1])


@cache
def agencies() -> dict[str, str]:
    """The folded names of news agencies, broadcasters, papers and sites of the table, each with its key."""
    return {name: row["key"] for row in table("agencies") for name in (fold(row["key"]), *values(row["names"]))}


@cache
def headed_outlets() -> dict[str, str]:
    """The folded names of outlets that are ordinary words too (العربية, الحياة), each with its key."""
    return {name: row["key"] for row in table("agencies") for name in values(row["headed"])}


@cache
def kinds_of(kind: str) -> frozenset[str]:
    """The folded small words of a kind: `called` (يدعى), `blame` (اللوم), and the like."""
    return of_kind("prepositions", kind, "word")


def conjoined(form: str) -> bool:
    """Whether a folded word begins with a letter that may be a conjunction, or may begin a joining phrase."""
    return form[:1] in proclitics("conjunction") or "joint" in may_begin(form)


@remembered
def then_the(form: str) -> bool:
    """Whether the folded word is `then` with the article (وفق البيان فالعملية انتهت), with which what is said begins."""
    then = next(word[0] for word, kind in that_words().items() if kind == "then")
    return form.startswith(then + article()) and len(form) > len(article()) + 3
