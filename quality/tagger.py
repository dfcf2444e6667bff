"""The learned tagger: its names on sentences it never saw, and each layer of annotated reports with it against the rules alone."""

from __future__ import annotations

import time
from pathlib import Path

import khabar
from khabar.read.form import to_dict
from khabar.tagger import MODELS, SIZES, load_tagger
from quality.measure import LAYERS, annotated, measure


def sizes() -> list[str]:
    """The sizes of the tagger that are installed."""
    return [size for size in SIZES if size != "none" and (size == "small" or (MODELS / f"{size}.onnx").exists())]


def names(path: Path, known: bool) -> dict[str, float]:
    """F1 of exact spans with their kind on the last tenth of the corpus, which was held out, by its own guidelines, with what the rules
    know of the words or without."""
    from khabar.tagger.decode import spans, told
    from khabar.tagger.network import network
    from training.prepare import corrected, hints_of, newspapers
    from training.tasks import NEWS as KINDS

    see = network(MODELS / "full.onnx", MODELS / "tokenizer.json")
    count: dict[str, list[int]] = {kind: [0, 0, 0] for kind in (*KINDS, "all")}
    for text in newspapers(corrected(path)[1], "held"):
        words, gold = text.page.words, set(text.spans["news"])
        hints = hints_of(text.page) if known else ((),) * len(words)
        scores, follows, _ = see(text.page, hints)
        _, news = told(text.page, scores, follows)
        found = {(words[a].start, words[b - 1].end, KINDS[k]) for a, b, k, _ in spans(news)}
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
    """Reports of 2,000 characters that are read with the tagger in a second of one core."""
    tagger = load_tagger(size)
    reports = list(khabar.load(folder / "reports.jsonl"))
    begun = time.process_time()
    for report in reports:
        khabar.read(report, tagger)
    return sum(len(report.text) for report in reports) / 2000 / (time.process_time() - begun)
