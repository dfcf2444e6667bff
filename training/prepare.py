"""What the tagger learns from: texts with labelled words, one row of pieces a line.

    python -m training.prepare BASE DATA --shared ../shared

Reads CLEANANERCorp, the Wojood sample and annotated reports. Writes `DATA/<set>.jsonl`: `pieces`, `places` (first piece of each word),
`hints` (what the rules know of it) and for each task a class for each word, -100 where the set does not say.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import khabar
from khabar.model import Layout, Page, Report, Span
from khabar.read.layout import find_layout
from khabar.read.names import find_names
from khabar.read.names.hints import hints
from khabar.read.numbers import find_numbers
from khabar.read.sentences import lay_words
from khabar.read.times import find_times
from khabar.tagger.pieces import rows
from khabar.tagger.vocabulary import vocabulary
from khabar.tags import Hints
from training.tasks import UNSAID, spans_to_classes

Spans = list[tuple[int, int, str]]
ROOT = Path(__file__).resolve().parent.parent
# The tenth of CLEANANERCorp's train part that is held out: its last sentences.
TENTH = 0.1


@dataclass(slots=True)
class Text:
    """A page and what is known of it: spans by task; `unsaid` are stretches of which a task says nothing."""

    page: Page
    spans: dict[str, Spans] = field(default_factory=dict)
    unsaid: dict[str, Spans] = field(default_factory=dict)


def plain_page(text: str, id: str) -> Page:
    """A page of a text without any layout."""
    report = Report.of(text, id=id)
    return lay_words(report, Layout(None, None, "unknown", (), (), (Span(0, len(text)),)))


def report_page(report: Report) -> Page:
    """A report's page, as the stages of reading have it."""
    return lay_words(report, find_layout(report))


def hints_of(page: Page) -> Hints:
    """What the rules know of each word of the page."""
    times = find_times(page, find_numbers(page))
    return hints(page, times, find_names(page, times))


def classes(text: Text) -> dict[str, list[int]]:
    """For each task of the text a class for each word."""
    words = text.page.words
    found: dict[str, list[int]] = {}
    for task, spans in text.spans.items():
        found[task] = spans_to_classes(words, spans, task)
        for start, end, _ in text.unsaid.get(task, ()):
            for k, word in enumerate(words):
                if word.start < end and start < word.end and found[task][k] == 0:
                    found[task][k] = UNSAID
    return found


def sentences(path: Path, sort: int = -1) -> Iterator[tuple[str, Spans]]:
    """Texts of one sentence with their spans, from `word tag` lines; `sort` is the column of the tag."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split() for line in block.splitlines()]
        rows = [r for r in rows if len(r) > 1]
        if not rows:
            continue
        text, spans = "", []
        for row in rows:
            start = len(text)
            text += row[0] + " "
            tag = row[sort]
            if tag[:2] == "I-" and spans and spans[-1][2] == tag[2:] and spans[-1][1] == start - 1:
                spans[-1] = (spans[-1][0], len(text) - 1, tag[2:])
            elif tag != "O":
                spans.append((start, len(text) - 1, tag[2:]))
        yield text.rstrip(), spans


def corrected(path: Path) -> tuple[list[tuple[str, Spans]], list[tuple[str, Spans]]]:
    """CLEANANERCorp: what is learned from, and the tenth that is held out."""
    found = list(sentences(path))
    cut = round(len(found) * (1 - TENTH))
    return found[:cut], found[cut:]


def newspapers(found: Iterable[tuple[str, Spans]], name: str) -> Iterator[Text]:
    """CLEANANERCorp's sentences, of which several that follow each other are one text."""
    text, spans = "", []
    number = 0
    for sentence, told in found:
        if len(text) + len(sentence) > 700:
            number += 1
            yield Text(plain_page(text, f"{name}{number}"), {"news": spans})
            text, spans = "", []
        at = len(text) + 1 if text else 0
        text = f"{text}\n{sentence}" if text else sentence
        spans += [(s + at, e + at, kind) for s, e, kind in told]
    if text:
        yield Text(plain_page(text, name), {"news": spans})


def nested(folder: Path) -> Iterator[Text]:
    """The Wojood sample: its outermost persons, organisations and places."""
    kinds = {"PERS": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
    for path in sorted(folder.glob("*.txt")):
        for number, (text, spans) in enumerate(sentences(path, 1)):
            told = [(s, e, kinds[k]) for s, e, k in spans if k in kinds]
            # Offices hold names in them, and peoples are names at times: of these nothing is said.
            other = [(s, e, k) for s, e, k in spans if k in ("OCC", "NORP", "EVENT", "PRODUCT", "LAW", "WEBSITE")]
            yield Text(plain_page(text, f"{path.stem}{number}"), {"names": told}, {"names": other})


def annotated(folder: Path) -> Iterator[Text]:
    """Annotated reports in the form of `tests/golden/ar`."""
    for report in khabar.load(folder / "reports.jsonl"):
        gold = json.loads((folder / f"{report.id}.json").read_text(encoding="utf-8"))
        yield marked(report_page(report), gold)


def marked(page: Page, gold: dict[str, Any]) -> Text:
    """The page with the names of a reading (in the form of JSON)."""
    names = [(s, e, entity["kind"]) for entity in gold["entities"] for s, e in entity["mentions"]]
    return Text(page, {"names": names, "cut": names})


def write(path: Path, texts: Iterable[Text], pieces: Any) -> None:
    """The rows of the texts as JSON Lines."""
    count = total = 0
    with path.open("w", encoding="utf-8") as out:
        for text in texts:
            told, known = classes(text), hints_of(text.page)
            for row in rows(text.page, pieces):
                last = row.first + len(row.places)
                line = {
                    "text": text.page.report.id, "first": row.first, "pieces": row.pieces, "places": row.places,
                    "hints": known[row.first : last],
                    "tasks": {task: row_of[row.first : last] for task, row_of in told.items()},
                }  # fmt: skip
                out.write(json.dumps(line) + "\n")
                count += 1
                total += len(row.pieces)
    print(path.name, count, "rows", total, "pieces", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.prepare", description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    a = parser.parse_args()
    a.data.mkdir(parents=True, exist_ok=True)
    pieces = vocabulary(a.base / "tokenizer.json")
    learned, held = corrected(a.shared / "data" / "cleananercorp" / "cleananercorp_TRAIN.txt")
    write(a.data / "news.jsonl", newspapers(learned, "news"), pieces)
    write(a.data / "news_held.jsonl", newspapers(held, "held"), pieces)
    write(a.data / "nested.jsonl", nested(a.shared / "data" / "wojood_sample" / "data"), pieces)
    for name, folder in (
        ("train", a.shared / "train"), ("golden", ROOT / "tests" / "golden" / "ar"), ("seen", ROOT / "quality" / "seen"),
    ):  # fmt: skip
        write(a.data / f"{name}.jsonl", annotated(folder), pieces)


if __name__ == "__main__":
    main()
