"""The table of verbs and nouns of deeds, in every form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from khabar.inflection import accusative, bare, closed_feminine, endings, noun_forms, pronouns, seats, verb_forms
from khabar.language import Phrases, article, cut, of_kind, proclitics, splits, table, values
from khabar.read.events.particles import future, near_persons
from khabar.text import fold

# Forms that look like nouns, and that reports use of speech alone: «I», and the dual, written like the accusative of a noun.
RARE = ("past:md", "present:1s")
# What a form ends in, as `Deed.says` has it, by which somebody tells of what he did himself.
OWN = ("1p", "1s")


@dataclass(frozen=True, slots=True)
class Deed:
    """What a word of the tables stands for: an event of `type` and `mode`.

    `family` tells kinds of deeds of one type apart, `need` is what must stand by, `genitive` what follows the noun, `near` the
    words of which one must stand near, `tail` the further words of the trigger, `says` the tense and person of a verb
    (`past:fs`) or the number of a noun, `definite` whether the noun carries the article.
    """

    type: str
    mode: str | None
    family: str
    need: str
    genitive: str
    near: frozenset[str]
    verb: bool
    says: str
    tail: tuple[str, ...] = ()
    definite: bool = False


# What a word may be: letters cut, the particles cut, whether a pronoun is attached, the deed.
Way = tuple[int, str, bool, Deed]


@lru_cache(maxsize=1)
def deeds() -> dict[str, tuple[Deed, ...]]:
    """Every folded form that may begin a trigger, with what it may stand for.

    >>> [(d.type, d.says) for d in deeds()["اعتقلت"]]
    [('COERCE', 'past:fs')]
    """
    found: dict[str, list[Deed]] = {}
    for row in table("events_verbs"):
        deed = Deed(
            row["type"], row["mode"] or None, row["family"], row["need"], "", _near(row["with"]) | _owned(row["with"]), True, ""
        )  # fmt: skip
        for form, says in verb_forms(row["past"], row["present"]):
            if says in RARE and (row["need"] != "speech" or (says == RARE[0] and _weak(row["past"]))):
                continue
            _add(found, form, replace(deed, says=says))
        for form in values(row["participle"]):
            _add(found, form, replace(deed, says="participle"))
    for row in table("events_nouns"):
        deed = Deed(
            row["type"], row["mode"] or None, row["family"], row["need"], row["genitive"], _near(row["with"]), False, ""
        )  # fmt: skip
        for word, plural in ((row["word"], False), *((p.strip(), True) for p in row["plural"].split("|") if p.strip())):
            for form, says, definite, tail in _noun(word, plural):
                _add(found, form, replace(deed, says=says, definite=definite, tail=tail))
    for several in found.values():
        several.sort(key=lambda d: (-len(d.tail), d.need == "happen", not d.near))
    return {form: tuple(several) for form, several in found.items()}


def _weak(past: str) -> bool:
    """Whether the verb ends in a letter that folds to another: its dual is written like the accusative of a noun (قاضيا)."""
    return past[-1:] != fold(past[-1:])


def _add(found: dict[str, list[Deed]], form: str, deed: Deed) -> None:
    several = found.setdefault(form, [])
    if deed not in several:
        several.append(deed)


@cache
def _near(cell: str) -> frozenset[str]:
    """The forms of the words of a cell: with the article, in the accusative and the dual."""
    return frozenset(form for word in cell.split("|") if word for form in _ends(word.strip()))


@cache
def _ends(word: str) -> tuple[str, ...]:
    plain = fold(word)
    if len(plain) == 3:
        return plain, article() + plain, plain + article()[0]
    return (plain, article() + plain, *(form for form, _ in (noun_forms(word) if len(plain) > 3 else ())))


def _owned(cell: str) -> frozenset[str]:
    """The words of a cell that a verb needs, with the pronoun of the one or those who own them: علق عضويته, أوقف مساعداتهم."""
    found: set[str] = set()
    for plain in [fold(word) for word in cell.split("|")]:
        if len(plain) > 3 and not plain.startswith(article()):
            before = (plain[: -len(closed)] + opened for opened, closed in pronouns()[1] if plain.endswith(closed))
            noun = next(before, plain)
            found.update(noun + owner for owner in endings("pronoun", "ms", "fs", "mp"))
    return frozenset(found)


def _noun(word: str, plural: bool) -> Iterator[tuple[str, str, bool, tuple[str, ...]]]:
    """The forms of a noun's first word: form, number, whether definite, the words after it."""
    head, *rest = cut(word)
    spelled = word.split()[0]
    forms = noun_forms(spelled) if not plural else [(f, "many") for f in (head, article() + head)]
    for form, says in forms:
        if says == "many" and not plural:
            continue
        definite = form.startswith(article()) and not head.startswith(article())
        if not rest:
            yield form, says, definite, ()
            for hamza, seat in seats():
                if form.endswith(hamza) and not definite:
                    yield form[:-1] + seat, "one", False, ()
            continue
        after = [_like(form, head, w) for w in rest]
        tails = [[(w, False)] if w.startswith(article()) else [(w, False), (article() + w, True)] for w in after]
        for options in _ways(tails):
            yield form, says, definite or any(d for _, d in options), tuple(w for w, _ in options)


def _like(form: str, head: str, word: str) -> str:
    """The word after a noun whose folded `head` takes that form: an adjective takes the ending of the accusative that the noun has,
    where it can (عصياناً مدنياً، أعمالاً قتالية)."""
    if form != head + accusative() or word.endswith((accusative(), closed_feminine())):
        return word
    return word + accusative()


def _ways(tails: Sequence[Sequence[tuple[str, bool]]]) -> Iterator[tuple[tuple[str, bool], ...]]:
    if not tails:
        yield ()
        return
    for option in tails[0]:
        for others in _ways(tails[1:]):
            yield (option, *others)


@cache
def false_words(kind: str) -> frozenset[str]:
    """The folded words of one kind from the table of words that are taken for others."""
    return of_kind("events_false", kind, "word")


@cache
def mishaps() -> Phrases[bool]:
    """What nobody does, in every form, and whether it is a mishap wherever it is named (a flood), not only where it acts (water).

    >>> mishaps().get("الزلازل"), mishaps().get("المياه"), mishaps().get("القصف")
    (True, False, None)
    """
    return Phrases(
        (form, kind == "mishap")
        for kind in ("mishap", "nature")
        for word in sorted(false_words(kind))
        for form in dict.fromkeys([word, *(form for form, _ in _phrase_forms(word))])
    )


def _phrase_forms(phrase: str) -> list[tuple[str, str]]:
    """The forms of a noun, or of a noun with its adjective (انهيار أرضي، الانهيار الأرضي)."""
    head, *rest = phrase.split()
    if not rest:
        return noun_forms(head)
    return [(" ".join(article() + word for word in (head, *rest)), "one")]


@cache
def false_before() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words after which a form is no deed, by the folded form: انقلب before إلى.

    >>> false_before()["انقلبت"][0]
    ('الي',)
    """
    verbs = {row["past"]: row["present"] for row in table("events_verbs")}
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in table("events_false"):
        after = [cut(phrase) for phrase in values(row["next"])]
        for word in row["word"].split("|") if after else ():
            forms = {form for form, _ in verb_forms(word, verbs[word])} if word in verbs else set()
            for form in forms | {fold(word), article() + fold(word)}:
                found.setdefault(form, []).extend(after)
    return {form: tuple(several) for form, several in found.items()}


def read_word(form: str) -> tuple[Way, ...]:
    """What a folded word may be: letters cut, the particles cut, whether a pronoun is attached, the deed.

    >>> [(cut, owned, d.type) for cut, _, owned, d in read_word("وقصفتها")]
    [(1, True, 'ASSAULT')]
    """
    known, false, single = deeds(), false_words("form"), false_words("bare")
    # Reports hardly use the other pronouns.
    owned = form[-1:] not in near_persons()
    for letters, before, rest in splits[form]:
        if rest in false:
            return ()
        found = [
            (letters, before, False, deed)
            for deed in known.get(rest, ())
            if (deed.near or rest not in single) and _fits(before, deed)
        ]
        if found:
            return tuple(found)
        for stem in bare(rest)[1:] if owned else ():
            found = [
                (letters, before, True, deed)
                for deed in known.get(stem, ())
                if not (deed.definite or deed.tail or deed.says == "two" or deed.says in RARE) and _fits(before, deed)
            ]
            if found:
                return tuple(found)
    return ()


def _fits(before: str, deed: Deed) -> bool:
    """Whether the particles may stand before the verb or noun of the deed."""
    last = before[-1:]
    if not last or last not in proclitics("preposition"):
        return True
    if last == future():
        return deed.verb and deed.says.startswith("present")
    return not deed.verb or (deed.says.startswith("present") and last == proclitics("swallows_article")[0])
