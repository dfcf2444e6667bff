"""How quickly a million reports are searched: the articles at hand 32 times over, each sentence of theirs as a statement."""

from __future__ import annotations

import json
import sqlite3
import statistics
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from quality import archive
from quality.lookups import WORDS, milliseconds

TIMES = 32
# Statements are as many as are found in such articles: one sentence in three.
EVERY = 3
# Pieces of so few characters are no sentences.
SHORT = 40


def measure(path: Path) -> list[tuple[str, str, str]]:
    """The figures with their targets. Takes some ten minutes, and five gigabytes for as long."""
    from khabar.archive.catalogue.search import Wanted, search
    from khabar.archive.catalogue.shelves import Catalogue

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        reports, statements = filled(path, place)
        catalogue = Catalogue(place)
        # The first look at words brings pages of the file into memory; the least of the next ones is told.
        looks = {
            (kind, words): milliseconds(lambda w=words, k=kind: search(catalogue, Wanted(w, k)))
            for kind in ("reports", "statements")
            for words in WORDS
        }
        by_outlet = [
            milliseconds(lambda w=words: search(catalogue, Wanted(w, outlet="alwatan", first="2015-08-01")))
            for words in WORDS
        ]
        catalogue.close()
    told = list(looks.values())
    return [
        (f"search of {reports:,} reports, {statements:,} statements: median, ms", f"{statistics.median(told):.0f}", "< 300"),
        (f"search of {reports:,} reports: slowest, ms", f"{max(told):.0f}", "< 300"),
        (f"search of {reports:,} reports: slowest with an outlet and a day, ms", f"{max(by_outlet):.0f}", "< 300"),
    ]  # fmt: skip


def filled(path: Path, place: Path) -> tuple[int, int]:
    """Make a catalogue of nothing but words and rows; how many reports and statements it has."""
    from khabar.archive.catalogue.layout import NAME, TABLES

    held = list(_lines(path, place))
    db = sqlite3.connect(place / NAME, isolation_level=None)
    for pragma in ("journal_mode = off", "synchronous = off", "cache_size = -400000"):
        db.execute(f"pragma {pragma}")
    db.executescript(TABLES)
    numbers, sayings = count(1), count(1)
    for time in range(TIMES):
        db.execute("begin")
        for name, outlet, day, title, body, sentences in held:
            number, report = next(numbers), f"{name}~{time}"
            told = (number, report, outlet, day, name)
            db.execute("insert into reports(number, id, outlet, published, title) values (?,?,?,?,?)", told)
            db.execute("insert into report_words(rowid, title, body) values (?,?,?)", (number, title, body))
            for words in sentences:
                said = next(sayings)
                row = (said, f"{said}", report, day)
                db.execute('insert into said(number, id, report, day, start, "end") values (?,?,?,?,0,0)', row)
                db.execute("insert into said_words(rowid, text, source) values (?,?,'')", (said, words))
        db.execute("commit")
    db.close()
    return next(numbers) - 1, next(sayings) - 1


def _lines(path: Path, place: Path) -> Iterator[tuple[str, str, str, str, str, tuple[str, ...]]]:
    """Id, outlet, day, and the stems of headline, text and sentences of each article."""
    from khabar.archive.catalogue.words import line

    parts, _ = archive.articles(path, place)
    rows = map(json.loads, parts["most"].read_text(encoding="utf-8").splitlines())
    for row in rows:
        told = [sentence for sentence in row["text"].split(".") if len(sentence) > SHORT]
        yield (
            row["id"],
            row["outlet"],
            row["published"],
            line(row["title"]),
            line(row["text"]),
            tuple(map(line, told[::EVERY])),
        )
