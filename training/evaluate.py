"""Exact-span F1 of the names of a set (by default the tenth of CLEANANERCorp that is held out), by kind.

python -m training.evaluate BASE DATA MODEL [--set news_held] [--task news] [--layers 8] [--alone]

With `--alone` the network is told nothing of what the rules know.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import torch

from khabar.tagger.decode import shares, spans
from training.network import Tagger, from_base
from training.tasks import SIZES, SPANS, classes_to_spans
from training.train import Row, rows_of, tensors


def score(model: Tagger, rows: list[Row], task: str, alone: bool) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of the spans of the task, by kind and `all`."""
    model.eval()
    true: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    at = list(SIZES).index(task)
    follows = model.follows[task].detach().numpy()[None]
    for row in rows:
        pieces, places, hints, _, classes = tensors([row])
        with torch.no_grad():
            scores = model(pieces, places, hints * (not alone)).split(list(SIZES.values()), 2)[at][0].numpy()
        mine = {(a, b, kind) for a, b, kind, _ in spans(shares(scores[:, None], follows)[:, 0])}
        theirs = set(classes_to_spans(classes[task][0].tolist()))
        for found_spans, count in ((mine & theirs, true), (theirs, gold), (mine, found)):
            for _, _, kind in found_spans:
                count[SPANS[task][kind]] += 1
                count["all"] += 1
    return {
        kind: (true[kind] / (found[kind] or 1), true[kind] / gold[kind], 2 * true[kind] / (gold[kind] + found[kind]))
        for kind in sorted(gold)
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.evaluate", description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--set", default="news_held")
    parser.add_argument("--task", default="news")
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--alone", action="store_true")
    a = parser.parse_args()
    torch.set_num_threads(1)
    model = from_base(a.base / "weights.npz", a.layers)
    model.load_state_dict(torch.load(a.model))
    for kind, (p, r, f) in score(model, rows_of(a.data / f"{a.set}.jsonl"), a.task, a.alone).items():
        print(f"{kind:14} P {p:.3f} R {r:.3f} F1 {f:.3f}")


if __name__ == "__main__":
    main()
