"""The learned tagger: its names on sentences it never saw, and each layer of annotated reports with it against the rules alone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import khabar
from khabar.model import Layout, Page, Report, Span
from khabar.read.form import to_dict
from khabar.read.layout import find_layout
from khabar.read.sentences import lay_words
from khabar.tagger import MODELS, load_tagger
from quality.measure import LAYERS, annotated, measure

# The tenth of the corpus that is held out: its last sentences.
TENTH = 0.1
Spans = set[tuple[int, int, str]]


def sizes() -> list[str]:
    """The sizes of the tagger that are installed."""
    return [size for size in ("small", "full") if (MODELS / f"{size}.onnx").exists()]


def held_out(path: Path) -> Iterator[tuple[Page, Spans]]:
    """The sentences that are held out, each as a page with the spans of its names; `word tag` lines, a blank one between sentences."""
    blocks = [[line.split() for line in block.splitlines()] for block in path.read_text(encoding="utf-8").split("\n\n")]
    blocks = [block for block in blocks if any(len(row) > 1 for row in block)]
    for number, block in enumerate(blocks[round(len(blocks) * (1 - TENTH)) :]):
        text, spans, open_ = "", [], -1
        for word, *_, tag in (row for row in block if len(row) > 1):
            start = len(text)
            text += f"{word} "
            if tag[:2] == "I-" and open_ == start and spans[-1][2] == tag[2:]:
                spans[-1] = (spans[-1][0], len(text) - 1, tag[2:])
            elif tag != "O":
                spans.append((start, len(text) - 1, tag[2:]))
            open_ = len(text) if tag != "O" else -1
        report = Report.of(text.rstrip(), id=str(number))
        layout = Layout(None, None, "unknown", (), (), (Span(0, len(report.text)),))
        yield lay_words(report, layout), set(spans)


def names(path: Path, size: str) -> dict[str, float]:
    """F1 of exact spans with their kind, for each kind and all, of the names of the corpus's own guidelines."""
    from khabar.tagger.decode import spans, task
    from khabar.tagger.network import shares

    see = shares(MODELS / f"{size}.onnx", MODELS / "tokenizer.json")
    kinds = ("PERS", "LOC", "ORG", "MISC")
    count: dict[str, list[int]] = {kind: [0, 0, 0] for kind in (*kinds, "all")}
    for page, gold in held_out(path):
        words = page.words
        found = {(words[a].start, words[b - 1].end, kinds[k]) for a, b, k, _ in spans(task(see(page), "news"))}
        for place, spans_of in enumerate((found & gold, gold, found)):
            for _, _, kind in spans_of:
                count[kind][place] += 1
                count["all"][place] += 1
    return {kind: 2 * true / (gold + found) for kind, (true, gold, found) in count.items()}


def layers(folder: Path, size: str) -> dict[str, float]:
    """Each layer of annotated reports, read with the tagger of a size (`none`: the rules alone)."""
    tagger = load_tagger(size)
    readings = {r.id: to_dict(khabar.read(r, tagger)) for r in khabar.load(folder / "reports.jsonl")}
    found = measure(annotated(folder), readings)
    return {layer: found[layer] for layer in LAYERS if layer in found}


def per_second(folder: Path, size: str) -> float:
    """Reports of 2,000 characters that the tagger alone tags in a second of one core."""
    tagger = load_tagger(size)
    assert tagger is not None
    pages = [lay_words(r, find_layout(r)) for r in khabar.load(folder / "reports.jsonl")]
    begun = time.process_time()
    for page in pages:
        tagger(page)
    return sum(len(page.text) for page in pages) / 2000 / (time.process_time() - begun)
