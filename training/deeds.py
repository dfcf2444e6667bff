"""Whether a sentence reports an assault or a protest: what letters, what the network says of words, and what the rules found weigh.

    python -m training.deeds SENTENCES MODELS

`SENTENCES` are lines of `text`, `type`, `yes`, `unanimous` (the gold standard records for Arabic event data), `MODELS` the folder with
`full.onnx` and its tokenizer. A logistic regression on the rows of `khabar.tagger.deeds`, the vectors of the network (`full` alone) and
the findings of the rules is tried on each of five folds with the others, its threshold chosen within these, and so for several ways
to part the sentences; then it is made of all. Writes `MODELS/deeds.npz`, the table that `khabar.tagger.deeds.judge` reads, and its print.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch.nn import functional

import khabar
from khabar.model import Report
from khabar.tagger.deeds import ROWS, drawn, rows, tokens
from khabar.tagger.network import network
from khabar.tags import DEEDS, findings
from training.export import sign
from training.prepare import hints_of, report_page

# How much weights cost, and what a sentence counts of which the annotators do not all say the same.
DECAY, DOUBTFUL = 0.1, 0.6
# A row or a finding that occurs in fewer sentences says nothing.
SELDOM, SELDOM_FOUND = 2, 5
# How long a finding is, and the vector of a sentence, where what the table gives is 1 long: assaults have words of their own.
FOUND, DEEP = 0.3, {"ASSAULT": 0.3, "PROTEST": 0.7}
FOLDS, PARTINGS = 5, 6
SIZES = ("small", "full")


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of each sentence of one type: rows of the table, vector, findings of the rules; what the annotators say, and how
    much that counts; whether the rules found such a deed told as done."""

    at: list[np.ndarray]
    vectors: np.ndarray
    found: np.ndarray
    yes: np.ndarray
    counts: np.ndarray
    ruled: np.ndarray


@dataclass(frozen=True, slots=True)
class Weights:
    """What each row of the table, each figure of a vector and each finding weighs."""

    table: np.ndarray
    deep: np.ndarray
    found: np.ndarray
    bias: float


def rarity(told: Sequence[np.ndarray]) -> np.ndarray:
    """How rare each row of the table is: the logarithm of the share of sentences that hold it, and one; 0 for those that seldom occur."""
    count = np.bincount(np.concatenate(told), minlength=ROWS)
    return np.where(count < SELDOM, 0.0, np.log((1 + len(told)) / (1 + count)) + 1).astype(np.float32)


def table(told: Sequence[np.ndarray], rare: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sentence by row, each sentence of length 1, for the rows that occur, and these."""
    used, columns = np.unique(np.concatenate(told), return_inverse=True)
    held = np.zeros((len(told), len(used)), np.float32)
    held[np.repeat(np.arange(len(told)), [len(at) for at in told]), columns] = rare[used][columns]
    size = np.sqrt((held * held).sum(1, keepdims=True))
    return held / np.where(size, size, 1), used


def fit(x: np.ndarray, yes: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights and bias of as many logistic regressions as `counts` has columns, all at once."""
    held, share = torch.from_numpy(x), torch.from_numpy(counts.astype(np.float32))
    told = torch.from_numpy(yes.astype(np.float32))[:, None].expand_as(share)
    weight, bias = (
        torch.zeros(x.shape[1], share.shape[1], requires_grad=True),
        torch.zeros(share.shape[1], requires_grad=True),
    )
    optimizer = torch.optim.LBFGS(
        [weight, bias], max_iter=150, history_size=20, tolerance_grad=1e-3, line_search_fn="strong_wolfe"
    )

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        whole = functional.binary_cross_entropy_with_logits(held @ weight + bias, told, share, reduction="sum")
        cost: torch.Tensor = whole + DECAY * weight.pow(2).sum()
        cost.backward()
        return cost

    optimizer.step(closure)
    return weight.detach().numpy(), bias.detach().numpy()


def basis(x: np.ndarray) -> np.ndarray:
    """The directions in which the sentences differ: `x` by these is as good as `x` and as narrow as there are sentences."""
    values, directions = np.linalg.eigh((x @ x.T).astype(np.float64))
    kept = values > 1e-6 * values[-1]
    across: np.ndarray = x.T @ (directions[:, kept] / np.sqrt(values[kept])).astype(np.float32)
    return across


def even(vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The mean of each figure and what it is divided by, so that a vector is about 1 long."""
    return vectors.mean(0), (vectors.std(0) + 1e-6) * np.sqrt(vectors.shape[1])


def parted(count: int, number: int) -> np.ndarray:
    """The fold of each of so many sentences: by order, then by chance with a fixed seed."""
    order = np.arange(count) % FOLDS
    return order if not number else np.random.default_rng(number).permutation(order)


def threshold(odds: np.ndarray, yes: np.ndarray) -> float:
    """The log odds above which F1 is expected to be highest, if they are as right as a line through them makes them."""
    x = torch.from_numpy(np.stack([odds, np.ones_like(odds)], 1)).double()
    line, told = torch.zeros(2, dtype=torch.float64, requires_grad=True), torch.from_numpy(yes).double()
    optimizer = torch.optim.LBFGS([line], max_iter=60, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        cost: torch.Tensor = functional.binary_cross_entropy_with_logits(x @ line, told, reduction="sum")
        cost.backward()
        return cost

    optimizer.step(closure)
    order = np.argsort(-odds, kind="stable")
    likely = torch.sigmoid(x @ line).detach().numpy()[order]
    expected = 2 * np.cumsum(likely) / (np.arange(1, len(order) + 1) + likely.sum())
    return float(odds[order][expected.argmax()])


def tried(x: np.ndarray, told: Told, number: int) -> np.ndarray:
    """Where the tagger says yes, each fold by weights and a threshold that the other folds gave."""
    fold = parted(len(told.yes), number)
    # For each fold the weights without it, then without it and each fifth of the rest.
    left = [(part, inner) for part in range(FOLDS) for inner in range(-1, FOLDS)]
    fifths = [np.cumsum(fold != part) % FOLDS for part in range(FOLDS)]
    counts = np.stack([told.counts * (fold != p) * (fifths[p] != k) for p, k in left], 1)
    weight, bias = fit(x, told.yes, counts)
    odds = x @ weight + bias
    said = np.zeros(len(fold), bool)
    for part in range(FOLDS):
        rest, first = fold != part, left.index((part, 0))
        within = np.take_along_axis(odds[:, first : first + FOLDS], fifths[part][:, None], 1)[:, 0]
        said |= ~rest & (odds[:, first - 1] >= threshold(within[rest], told.yes[rest]))
    return said


def figures(said: np.ndarray, yes: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    true = int((said & yes).sum())
    return true / max(1, int(said.sum())), true / int(yes.sum()), 2 * true / int(said.sum() + yes.sum())


def learned(told: Told, rare: np.ndarray, deep: float) -> tuple[Weights, list[tuple[float, float, float]]]:
    """The weights by all sentences, and the figures of each parting; with vectors unless they are 0 long."""
    held, used = table(told.at, rare)
    mean, step = even(told.vectors)
    parts = [held, (told.vectors - mean) / step * deep, told.found * FOUND]
    x = np.concatenate(parts, 1).astype(np.float32)
    across = basis(x)
    narrow = x @ across
    trials = [figures(tried(narrow, told, number), told.yes) for number in range(PARTINGS)]
    weight, bias = fit(narrow, told.yes, told.counts[:, None])
    of_rows, of_vector, of_found = np.split(across @ weight[:, 0], np.cumsum([p.shape[1] for p in parts[:2]]))
    of_vector = of_vector * deep / step
    whole = np.zeros(ROWS, np.float32)
    whole[used] = of_rows
    return Weights(whole, of_vector, of_found * FOUND, float(bias[0] - of_vector @ mean)), trials


def sentences(path: Path, models: Path) -> Iterator[tuple[dict[str, Any], np.ndarray, np.ndarray, list[str], bool]]:
    """Each line with its rows of the table, its vector, what the rules found, and whether they found a deed of its type told as done."""
    see = network(models / "full.onnx", models / "tokenizer.json")
    for row in path.read_text(encoding="utf-8").splitlines():
        line = json.loads(row)
        page = report_page(Report.of(line["text"], id=line["id"]))
        hints = hints_of(page)
        events = khabar.read(page.report).events
        told = sorted({one for e in events for one in findings(e.type, e.status, e.mode)})
        ruled = any(e.type == line["type"] and e.status in ("reported", "claimed") for e in events)
        yield line, rows(list(tokens(page, hints, 0, len(page.words)))), drawn(see(page, hints)[2]), told, ruled


def eight(values: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    """The values in 8 bits, and what one step is worth in each row."""
    step = np.abs(values).max(-1, keepdims=True) / most
    return np.rint(values / step).astype(np.int8 if most < 128 else np.uint8), step.squeeze(-1).astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.deeds", description=__doc__)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("models", type=Path)
    a = parser.parse_args()
    torch.set_num_threads(1)
    lines, told, vectors, found, ruled = zip(*sentences(a.sentences, a.models), strict=True)
    often = Counter(one for names in found for one in names)
    known = sorted(one for one, count in often.items() if count >= SELDOM_FOUND)
    holds = np.array([[one in names for one in known] for names in found], np.float32)
    rare, step = eight(rarity(told), 255)
    kept: dict[str, list[Weights]] = {size: [] for size in SIZES}
    for kind in DEEDS:
        at = np.array([n for n, line in enumerate(lines) if line["type"] == kind])
        yes = np.array([lines[n]["yes"] for n in at])
        counts = np.where([lines[n]["unanimous"] for n in at], 1.0, DOUBTFUL)
        mine = Told([told[n] for n in at], np.array(vectors)[at], holds[at], yes, counts, np.array(ruled)[at])
        print(f"{kind}, the rules: P %.3f R %.3f F1 %.3f" % figures(mine.ruled, yes), flush=True)
        for size in SIZES:
            weights, trials = learned(mine, rare * step, DEEP[kind] if size == "full" else 0.0)
            kept[size].append(weights)
            mean = np.mean(trials, 0)
            print(f"{kind}, {size}: P {mean[0]:.3f} R {mean[1]:.3f} F1 {mean[2]:.3f} on average of", end=" ")
            print(*(f"{f1:.3f}" for _, _, f1 in trials), flush=True)
    made: dict[str, np.ndarray] = {"rare": rare, "rare_scale": step, "findings": np.array(known)}
    for size, both in kept.items():
        weight, scale = eight(np.stack([w.table for w in both]), 127)
        deep = np.stack([w.deep for w in both]) if size == "full" else np.zeros((len(DEEDS), 0))
        made |= {
            f"{size}_weight": weight,
            f"{size}_weight_scale": scale,
            f"{size}_deep": deep.astype(np.float32),
            f"{size}_found": np.stack([w.found for w in both]).astype(np.float32),
            f"{size}_bias": np.array([w.bias for w in both], np.float32),
        }
    np.savez_compressed(a.models / "deeds.npz", **made)
    sign(a.models)


if __name__ == "__main__":
    main()
