"""The endings of verbs and nouns and the pronouns attached to them: make the forms of a word, take a form apart."""

from __future__ import annotations

from functools import cache

from khabar.language import article, rests, table
from khabar.remember import remembered
from khabar.text import fold

# Tenses and persons whose ending begins with a consonant, before which the double letter of a verb opens.
_OPEN = frozenset({"past:fp", "past:1p", "present:fp"})


@cache
def endings(kind: str, *says: str, language: str = "ar") -> tuple[str, ...]:
    """The folded endings of a kind as the table orders them, the empty one left out; with `says` only those that say so.

    >>> endings("noun", "many_m"), endings("pronoun", "ms", "fs")
    (('ون',), ('ه', 'ها'))
    """
    return tuple(e for e, said in _endings(language)[kind] if e and (not says or said in says))


@cache
def present_letters(*persons: str, language: str = "ar") -> frozenset[str]:
    """The letters with which verbs of the present begin; with `persons` only in those.

    >>> sorted(present_letters("ms", "fs"))
    ['ت', 'ي']
    """
    return frozenset(ending[0] for ending in endings("present", *persons, language=language))


@cache
def closed_feminine(language: str = "ar") -> str:
    """The folded letter in which a feminine singular ends and which opens before an ending."""
    return endings("opens", language=language)[0]


@cache
def feminine_plural(language: str = "ar") -> str:
    """The ending of a feminine sound plural."""
    return endings("noun", "many", language=language)[0]


@cache
def sound_plural(language: str = "ar") -> str:
    """The ending of a masculine sound plural that is the subject."""
    return endings("noun", "many_m", language=language)[0]


@cache
def dual(language: str = "ar") -> str:
    """The ending of two who are the subject."""
    return endings("noun", "two", language=language)[0]


@cache
def oblique(language: str = "ar") -> str:
    """The ending that a dual and a masculine sound plural share where they are no subject."""
    return endings("noun", "two", language=language)[1]


@cache
def accusative(language: str = "ar") -> str:
    """The ending of an indefinite noun in the accusative."""
    return endings("noun", "one", language=language)[0]


@cache
def _endings(language: str = "ar") -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in table("endings", language):
        found.setdefault(row["kind"], []).append((fold(row["ending"]), row["says"]))
    return {kind: tuple(rows) for kind, rows in found.items()}


def verb_forms(past: str, present: str, language: str = "ar") -> list[tuple[str, str]]:
    """The folded forms of a verb in the third person and the first plural, each with what it says of tense and person.

    Both arguments are third person masculine singular; either may be empty. Weak endings are told from the spelling, and so is the
    double letter of a verb of two, which opens before a consonant (صدّ، صددنا).

    >>> [f for f, says in verb_forms("خشي", "يخشى") if says in ("past:fs", "past:mp", "present:md")]
    ['خشيت', 'خشوا', 'يخشيان']
    """
    found: list[tuple[str, str]] = []
    doubled = len(fold(past)) == 2
    for word, tense in ((past, "past"), (present, "present")):
        becomes, persons = _weak(language).get(word[-1:], ("", ""))
        for ending, who in _endings(language)[tense] if word else ():
            first, _, end = ending.rpartition("-") if tense == "past" else ending.partition("-")
            says, stem = f"{tense}:{who}", fold(word)[bool(first) :]
            if persons and end:
                stem = stem[:-1] + (becomes if says in persons.split() else "")
            elif doubled and says in _OPEN and end[:1] != stem[-1]:
                stem += stem[-1]
            found.append((first + stem + end, says))
    return found


@cache
def _weak(language: str) -> dict[str, tuple[str, str]]:
    """The last letters that fall before an ending, each with the letter it becomes and the persons in which it stays."""
    rows = table("endings", language)
    return {row["ending"]: (fold(row["says"][0]), row["says"][1:]) for row in rows if row["kind"] == "weak"}


def noun_forms(word: str, language: str = "ar") -> list[tuple[str, str]]:
    """The folded forms of a noun or adjective without and with the article, each with its number: one, two, many.

    Only sound endings are made; a broken plural is a word of its own. The last letter of `ة` opens before an ending.

    >>> noun_forms("مدني")[:3]
    [('مدني', 'one'), ('مدنيا', 'one'), ('مدنيان', 'two')]
    """
    bare = fold(word)
    found: list[tuple[str, str]] = []
    for ending, says in _endings(language)["noun"]:
        stem = bare
        if opens(word, language) and ending:
            if says == "one" or says == "many_m":
                continue
            stem = before_ending(word, language) if says == "two" else bare[:-1]
        found.append((stem + ending, "many" if says.startswith("many") else says))
    return found + [(article(language) + form, says) for form, says in found]


@cache
def seats(language: str = "ar") -> tuple[tuple[str, str], ...]:
    """A last hamza with each letter that it is written on before a pronoun (انتماء, انتمائه, انتماؤه), folded."""
    return tuple((fold(hamza), seat) for seat, hamza in _endings(language)["seat"])


def with_hamza(stem: str) -> str:
    """The folded word, as it stands before a pronoun, with the last hamza that it ends with alone; nothing where it ends otherwise.

    >>> with_hamza("انتماي"), with_hamza("كتاب")
    ('انتماء', '')
    """
    hamza = next((hamza for hamza, seat in seats() if stem.endswith(accusative() + fold(seat))), "")
    return stem[:-1] + hamza if hamza else ""


def before_ending(word: str, language: str = "ar") -> str:
    """The folded word as an ending follows it: its last letter opens where it is one that does.

    >>> before_ending("عملية"), before_ending("مدني")
    ('عمليت', 'مدني')
    """
    return fold(word)[:-1] + fold(_opens(language)[word[-1]]) if opens(word, language) else fold(word)


def opens(word: str, language: str = "ar") -> bool:
    """Whether the last letter of a word, as it is written, opens before an ending.

    >>> opens("عملية"), opens("وجه")
    (True, False)
    """
    return word[-1:] in _opens(language)


@cache
def _opens(language: str) -> dict[str, str]:
    """The last letters that open before an ending, each with what it becomes, as they are written."""
    return {row["ending"]: row["says"] for row in table("endings", language) if row["kind"] == "opens"}


def before_pronoun(word: str, language: str = "ar") -> str:
    """The folded word as an attached pronoun follows it.

    >>> before_pronoun("نفى"), before_pronoun("قال")
    ('نفا', 'قال')
    """
    return fold(word)[:-1] + _owned(language).get(word[-1:], fold(word[-1:]))


@cache
def _owned(language: str) -> dict[str, str]:
    """What a word ends in before a pronoun, by the letters, as they are written, in which it ends else."""
    return {closed: fold(opened) for opened, closed in _endings(language)["before_pronoun"]}


def feminine(adjective: str, language: str = "ar") -> str:
    """The feminine of an adjective, as it is written.

    >>> feminine("كيني")
    'كينية'
    """
    return adjective + next(iter(_opens(language)))


@remembered
def bare(form: str) -> tuple[str, ...]:
    """The folded word itself, then what it may be without an attached pronoun.

    >>> bare("عمليتها")
    ('عمليتها', 'عمليت', 'عمليه')
    """
    attached, before = pronouns()
    found = [form]
    for ending in attached.get(form[-1:], ()):
        if form.endswith(ending) and len(form) - len(ending) >= 2:
            rest = form[: -len(ending)]
            found.append(rest)
            for opened, closed in before:
                if rest.endswith(opened):
                    found.append(rest[: -len(opened)] + closed)
    return tuple(dict.fromkeys(found)) if len(found) > 1 else (form,)


@remembered
def stems(form: str) -> tuple[str, ...]:
    """All that the folded word may be without attached particles, without a pronoun, or without both.

    >>> stems("وارضهم")
    ('وارضهم', 'وارض', 'ارضهم', 'ارض')
    """
    ways = rests[form]
    return tuple([stem for rest in ways for stem in bare[rest]]) if len(ways) > 1 else bare[form]


@cache
def pronouns() -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    """The attached pronouns by their last letter, and what a word ends in before one: opened, closed."""
    attached = endings("pronoun")
    before = tuple((opened, fold(closed)) for opened, closed in _endings()["before_pronoun"])
    return {last: tuple(p for p in attached if p[-1] == last) for last in {p[-1] for p in attached}}, before
