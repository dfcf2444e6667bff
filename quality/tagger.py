"""The learned tagger: its names on sentences it never saw, and each layer of annotated reports with it against the rules alone."""

from __future__ import annotations

import time
from pathlib import Path

import khabar
from khabar.read.form import to_dict
from khabar.read.layout import find_layout
from khabar.read.sentences import lay_words
from khabar.tagger import MODELS, load_tagger
from quality.measure import LAYERS, annotated, measure


def sizes() -> list[str]:
    """The sizes of the tagger that are installed."""
    return sorted(path.stem for path in MODELS.glob("*.onnx"))


def names(path: Path, size: str) -> dict[str, float]:
    """F1 of exact spans with their kind on the last tenth of the corpus, which was held out, by its own guidelines; nothing for a size
    that tells no names."""
    from khabar.tagger.decode import NEWS, spans, within
    from khabar.tagger.network import shares
    from training.prepare import corrected, newspapers
    from training.tasks import NEWS as KINDS

    see = shares(MODELS / f"{size}.onnx", MODELS / "tokenizer.json")
    texts = list(newspapers(corrected(path)[1], "held"))
    if not see(texts[0].page)[:, NEWS].size:
        return {}
    count: dict[str, list[int]] = {kind: [0, 0, 0] for kind in (*KINDS, "all")}
    for text in texts:
        words, gold = text.page.words, set(text.spans["news"])
        found = {
            (words[a].start, words[b - 1].end, KINDS[k])
            for a, b, k, _ in spans(within(text.page, see(text.page)[:, NEWS]))
        }
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
