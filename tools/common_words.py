"""Tell which names are also ordinary Arabic words: how often a word stands in news, and how often after the head or preposition of a place.

The corpus is any JSON Lines file (plain or .gz) of articles with `title` and `content`; nothing of it is kept but these counts.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from khabar.language import table, values
from khabar.text import fold

WORD = re.compile("[\u0621-\u064a]+")
BEFORE = "في|إلى|نحو|قرب|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|وسط|داخل|باتجاه|أهالي|سكان"


def listed(kind: str) -> set[str]:
    """The folded words of a kind of word_lists.tsv."""
    lines = (Path(__file__).resolve().parent / "word_lists.tsv").read_text(encoding="utf-8").splitlines()
    return {fold(word) for line in lines if line.startswith(f"{kind}\t") for word in line.split("\t")[1].split("|")}


def articles(corpus: Path) -> Iterator[tuple[str, list[str]]]:
    """The title and the folded words of each article."""
    raw = gzip.decompress(corpus.read_bytes()) if corpus.suffix == ".gz" else corpus.read_bytes()
    for line in raw.decode("utf-8").splitlines():
        article = json.loads(line)
        yield article["title"], WORD.findall(fold(article["content"]))


def heads() -> set[str]:
    """The folded words after which the name of a place is likely."""
    found = set(values(BEFORE))
    for row in table("heads"):
        if row["kind"] == "place":
            found.update(values(row["word"]))
            found.update(values(row["forms"]))
    return found


def count(corpus: Path, names: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each folded name (of at most three words) stands in the corpus, and how often where a place is likely."""
    wanted = {n for n in names if 0 < len(n.split()) <= 3}
    place = heads()
    seen: Counter[str] = Counter()
    placed: Counter[str] = Counter()
    for title, text in articles(corpus):
        tokens = [*WORD.findall(fold(title)), "", *text]
        for i, token in enumerate(tokens):
            if not token:
                continue
            before = tokens[i - 1] if i else ""
            likely = before in place or before[1:] in place
            forms = [(token, likely)]
            if len(token) > 3 and token[0] in "وف":
                forms.append((token[1:], likely))
            if len(token) > 3 and token[0] in "بل":
                forms.append((token[1:], True if token[0] == "ب" else likely))
                if token.startswith("لل"):
                    forms.append(("ا" + token[1:], False))
            for form, near in forms:
                for size in (1, 2, 3):
                    name = form if size == 1 else " ".join((form, *tokens[i + 1 : i + size]))
                    if name in wanted:
                        seen[name] += 1
                        placed[name] += near
    return seen, placed
