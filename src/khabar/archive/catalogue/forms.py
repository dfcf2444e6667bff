"""The words of names, without the article, as Latin letters may spell them: `Kharkiv` is to find خاركيف, and `Omdurman` أم درمان."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from khabar.archive.catalogue.words import stems
from khabar.language import article
from khabar.remember import remembered
from khabar.text import fold

# A word of a name has at least so many letters; a first word of so many may be written as one with the next (Omdurman).
LEAST, SHORT = 2, 3


@remembered
def forms(name: str) -> tuple[tuple[str, str], ...]:
    """The folded words of a name, and neighbours that are written as one in Latin, each with its stems.

    >>> forms("أم درمان")
    (('ام', 'ام'), ('درمان', 'درم'), ('امدرمان', 'ام درم'))
    """
    held = [(_plain(fold(name[word.start : word.end])), word.stem) for word in stems(name)]
    pairs = [(a + b, f"{one} {other}") for (a, one), (b, other) in pairwise(held) if len(a) <= SHORT]
    return tuple((form, stem) for form, stem in (*held, *pairs) if len(form) >= LEAST)


def _plain(form: str) -> str:
    rest = form.removeprefix(article())
    return rest if len(rest) >= LEAST else form


def count(db: sqlite3.Connection, gone: Iterable[str], come: Iterable[str]) -> None:
    """Take away the forms of names that are gone, and add those of names that have come."""
    found = Counter(pair for name in come for pair in forms(name))
    found.subtract(pair for name in gone for pair in forms(name))
    db.executemany(
        "insert into forms values (?,?,?,?,?) on conflict do update set uses = uses + excluded.uses",
        [(form[0], form[-1], form, stem, n) for (form, stem), n in sorted(found.items()) if n],
    )
    db.execute("delete from forms where uses <= 0")
