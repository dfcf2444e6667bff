"""Every table of a language: it parses, every row has an example, and the example holds the row's words."""

from __future__ import annotations

from difflib import SequenceMatcher
from importlib.resources import files

import pytest

from khabar.inflection import bare
from khabar.language import splits, table, values
from khabar.model import Span
from khabar.text import fold, words

FOLDER = files("khabar") / "languages" / "ar"
NAMES = sorted(p.name.removesuffix(".tsv") for p in FOLDER.iterdir() if p.name.endswith(".tsv"))
# Tables of endings and particles, which are no words; `test_text` and the tests of the stages try them.
LETTERS = {"endings", "particles", "quality_words", "stem_endings"}
EXAMPLES = [(name, k, row) for name in NAMES for k, row in enumerate(table(name)) if "example" in row]


@pytest.mark.parametrize("name", NAMES)
def test_table_parses_and_names_its_source(name: str) -> None:
    rows = table(name)
    assert rows, "an empty table says nothing"
    raw = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    assert raw.startswith("#"), "the first line says what the table holds and where it is from"


@pytest.mark.parametrize("name", NAMES)
def test_no_pattern_syntax(name: str) -> None:
    for row in table(name):
        for column, cell in row.items():
            if column != "example":
                assert not any(sign in cell for sign in ("[", "]", "\\", "^", "$", "(?", ".*")), f"{name}: {cell}"


@pytest.mark.parametrize("name", NAMES)
def test_no_row_stands_twice(name: str) -> None:
    seen = [tuple(value for column, value in row.items() if column != "example") for row in table(name)]
    assert len(seen) == len(set(seen)), [row for row in seen if seen.count(row) > 1][:3]


@pytest.mark.parametrize("name", sorted({name for name, _, _ in EXAMPLES} - LETTERS))
def test_examples_hold_the_words_of_their_row(name: str) -> None:
    """One of the row's words (in some form) stands in its example; a generated table's row is its own example.

    Endings and particles are no words: `test_text` tries them.
    """
    silent = []
    for other, _, row in EXAMPLES:
        if other != name:
            continue
        example = row["example"]
        forms = {w.form for w in words(example, (Span(0, len(example)),))}
        stems = {s for f in forms for _, _, rest in splits(f) for s in bare(rest)} | {fold(example)}
        cells = [cell for column, cell in row.items() if column != "example"]
        parts = [part for cell in cells for value in cell.split("|") for part in fold(value).split() if part]
        if not any(_akin(part, stem) for part in parts for stem in stems):
            silent.append(row)
    assert not silent, silent[:5]


def _akin(part: str, stem: str) -> bool:
    """Whether a word of the row stands in the example, in some form: most of its letters in their order."""
    if part == stem or (len(part) > 2 and part in stem):
        return True
    return abs(len(part) - len(stem)) <= 3 and SequenceMatcher(None, part, stem, autojunk=False).ratio() >= 0.66


def test_what_geonames_places_is_placed_by_no_district() -> None:
    """A locality with the coordinates of its district is no second place beside the one that GeoNames knows by the name."""
    known = {
        (row["country"], fold(name)) for row in table("places") if row["geonameid"] for name in values(row["names"])
    }
    again = {
        (row["country"], row["key"])
        for row in table("places")
        if not row["geonameid"] and (row["country"], fold(row["key"])) in known
    }
    assert not again
