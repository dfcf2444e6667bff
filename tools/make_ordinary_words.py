"""Add to the table of ordinary words those that a list of word frequencies shows with the endings of a noun or a verb.

    python tools/make_ordinary_words.py

The list is that of the package wordfreq (data CC BY-SA 4.0). A word is ordinary where it stands there with the article and with pronouns,
in the feminine and the plural, or in several persons of a verb: a name of a person or a place does not. Names of the tables stay out,
and so do words that are an ordinary one with a particle. What the table holds already is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container

from wordfreq import get_frequency_dict

from khabar.language import path_of, table
from khabar.read.gazetteer import gazetteer
from khabar.read.names.lexicon import _parts_of_names, ordinary
from khabar.text import fold

WORD = re.compile("[\u0621-\u064a]+")
PRONOUNS = ("ه", "ها", "هم", "نا", "ك", "ي", "كم", "هما")
PLURALS = ("ين", "ون")
PRESENT = ("ون", "وا", "ه", "ها", "هم", "ونه", "ونها", "ني")
PAST = ("ت", "وا", "ه", "ها", "هم", "نا", "ته", "تها", "وه", "وها")
# Rarer words tell nothing: misspellings, dialect, foreign names with endings.
RARE = 4e-8
# Rarer than this, a present tense with few other persons may be a name.
FREQUENT = 1e-6
# A row of the table holds about so many letters.
ROW = 600


def frequencies() -> Counter[str]:
    """Folded word of Arabic letters → how often it stands among all words."""
    found: Counter[str] = Counter()
    for word, often in get_frequency_dict("ar", wordlist="best").items():
        if WORD.fullmatch(word):
            found[fold(word)] += often
    return Counter({word: often for word, often in found.items() if often >= RARE})


def is_noun(word: str, known: Container[str]) -> bool:
    """Whether the word, without article, has the pronouns of a noun."""
    stem = word.removesuffix("ه")
    owned = [stem + "ت" + p if word != stem else word + p for p in PRONOUNS]
    return sum(form in known for form in owned) >= (3 if "ال" + word in known else 4)


def is_present(word: str, known: Counter[str]) -> bool:
    """Whether the word is a verb of the present: the same with the letters of other persons, or with other endings."""
    if word[0] not in "يتن" or len(word) < 4:
        return False
    stem = word[1:]
    for ending in PRESENT:
        short = stem.removesuffix(ending)
        if short != stem and len(short) >= 2:
            for root in (short, short + "ي", short + "و"):
                if len(root) >= 3 and "ي" + root in known and "ت" + root in known:
                    return True
    if "ي" + stem not in known or "ت" + stem not in known:
        return False
    others = (
        "ي" + stem + "ون",
        "سي" + stem,
        "ي" + stem + "ه",
        "ت" + stem + "ها",
        "ن" + stem,
        "ي" + stem + "ها",
        "لي" + stem,
    )
    return sum(form in known for form in others) >= (1 if known[word] > FREQUENT else 2)


def is_past(word: str, known: Container[str]) -> bool:
    """Whether the word is a verb of the past with an ending, beside the same verb with others."""
    for ending in PAST:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 3:
            continue
        others = sum(stem + other in known for other in PAST)
        if stem in known and others >= (3 if len(stem) >= 4 and ending in ("ت", "وا") else 4):
            return True
        if ending in ("ت", "وا") and all(stem + other in known for other in ("ت", "وا", "ي")):
            return True
    return False


def is_participle(word: str, known: Container[str]) -> bool:
    """Whether the word opens like a participle and has its feminine or its plural."""
    if word[0] != "م" or len(word) < 5:
        return False
    feminine = word.removesuffix("ه")
    if feminine != word:
        return feminine in known and "ال" + word in known
    stem = word[:-2]
    return word[-2:] in PLURALS and stem in known and stem + "ين" in known and stem + "ون" in known


def joined(word: str, known: Counter[str]) -> bool:
    """Whether the word is an ordinary one with a particle before it, and not more frequent than that."""
    rest = word[1:]
    return word[0] in "وفبلكس" and len(rest) > 2 and ordinary(rest) and known[rest] > known[word]


def more_words() -> list[str]:
    """The ordinary words that the table does not know yet, without the article, sorted."""
    known = frequencies()
    months = {fold(word) for row in table("months") for word in row["names"].replace("|", " ").split()}
    names = set(_parts_of_names()) | set(gazetteer().names) | months
    found: set[str] = set()
    for word in known:
        plain = word[2:] if word.startswith("ال") and len(word) > 4 else word
        if len(plain) < 3 or {word, plain} & names or ordinary(word) or joined(word, known):
            continue
        if is_noun(plain, known) or is_present(plain, known) or is_past(plain, known) or is_participle(plain, known):
            found.add(plain)
    return sorted(found)


def main() -> None:
    path = path_of("ordinary_words")
    old = path.read_text(encoding="utf-8")
    kept = {
        word for line in old.splitlines() if not line.startswith("#") for word in line.split("\t")[0].split("|")
    } - {"words"}
    rows: list[str] = []
    row: list[str] = []
    for word in sorted(kept | set(more_words())):
        if row and (len("|".join(row)) > ROW or word[0] != row[0][0]):
            rows.append("|".join(row) + f"\tالكلمة: {row[0]}")
            row = []
        row.append(word)
    rows.append("|".join(row) + f"\tالكلمة: {row[0]}")
    remarks = [line for line in old.splitlines() if line.startswith("#")]
    path.write_text("\n".join([*remarks, "words\texample", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
