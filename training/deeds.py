"""Whether a sentence reports an assault or a protest: one weight for each stretch of letters, learned from annotated sentences.

    python -m training.deeds SENTENCES OUT

`SENTENCES` are lines of `text`, `type`, `yes`, `unanimous` (the gold standard records for Arabic event data). A logistic regression on
the rows of `khabar.tagger.deeds` is tried on each of five folds with the others, thresholds chosen within these, then made of all.
`OUT` is the table that `khabar.tagger.deeds.judge` reads.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

import khabar
from khabar.model import Report
from khabar.tagger.deeds import ROWS, rows, tokens
from khabar.tags import DEEDS
from training.prepare import hints_of, report_page

# How much weights cost, and what a sentence counts of which the annotators do not all say the same.
DECAY, DOUBTFUL = 0.1, 0.6
# A row that occurs in fewer sentences says nothing.
SELDOM = 2
FOLDS = 5
# The quantiles of the odds that are tried as thresholds.
QUANTILES = np.linspace(0.3, 0.99, 47)
Pair = tuple[float, float]


def rarity(told: Sequence[np.ndarray]) -> np.ndarray:
    """How rare each row of the table is: the logarithm of the share of sentences that hold it, and one; 0 for those that seldom occur."""
    count = np.bincount(np.concatenate(told), minlength=ROWS)
    return np.where(count < SELDOM, 0.0, np.log((1 + len(told)) / (1 + count)) + 1).astype(np.float32)


def table(told: Sequence[np.ndarray], rare: np.ndarray) -> Tensor:
    """Sentence by row of the table, each sentence of length 1."""
    values = [rare[at] for at in told]
    sizes = [np.sqrt((v * v).sum()) or 1.0 for v in values]
    places = np.stack([np.repeat(np.arange(len(told)), [len(at) for at in told]), np.concatenate(told)])
    held = np.concatenate([v / size for v, size in zip(values, sizes, strict=True)]).astype(np.float32)
    return torch.sparse_coo_tensor(torch.from_numpy(places), torch.from_numpy(held), (len(told), ROWS)).coalesce()


def fit(x: Tensor, yes: np.ndarray, counts: np.ndarray) -> tuple[Tensor, Tensor]:
    """Weights and bias of the logistic regression."""
    told, share = torch.tensor(yes, dtype=torch.float32), torch.tensor(counts, dtype=torch.float32)
    weight, bias = torch.zeros(ROWS, requires_grad=True), torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weight, bias], max_iter=60, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimizer.zero_grad()
        odds = torch.sparse.mm(x, weight.unsqueeze(1)).squeeze(1) + bias
        whole = functional.binary_cross_entropy_with_logits(odds, told, share, reduction="sum")
        cost: Tensor = whole + DECAY * weight.pow(2).sum()
        cost.backward()
        return cost

    optimizer.step(closure)
    return weight.detach(), bias.detach()


def across(x: Tensor, yes: np.ndarray, counts: np.ndarray, folds: int) -> np.ndarray:
    """The odds of each sentence by weights that the other folds gave."""
    odds = np.zeros(len(yes), np.float32)
    fold = np.arange(len(yes)) % folds
    for part in range(folds):
        rest, mine = np.flatnonzero(fold != part), np.flatnonzero(fold == part)
        weight, bias = fit(some(x, rest), yes[rest], counts[rest])
        odds[mine] = (torch.sparse.mm(some(x, mine), weight.unsqueeze(1)).squeeze(1) + bias).numpy()
    return odds


def some(x: Tensor, at: np.ndarray) -> Tensor:
    """Some of the sentences."""
    return x.index_select(0, torch.from_numpy(at)).coalesce()


def says(odds: np.ndarray, ruled: np.ndarray, at: Pair) -> np.ndarray:
    """Yes above the first threshold, and above the second where the rules found a deed of the type."""
    return (odds > at[0]) | (ruled & (odds > at[1]))


def choose(odds: np.ndarray, ruled: np.ndarray, yes: np.ndarray) -> Pair:
    """The two thresholds about which F1 is highest."""
    tried = np.quantile(odds, QUANTILES)
    n = len(tried)
    found = np.full((n, n), np.nan)
    for i in range(n):
        for j in range(i + 1):
            found[i, j] = figures(says(odds, ruled, (tried[i], tried[j])), yes)[2]
    about = {
        (i, j): np.nanmean(found[max(0, i - 2) : i + 3, max(0, j - 2) : j + 3]) for i in range(n) for j in range(i + 1)
    }
    i, j = max(about, key=lambda pair: (about[pair], pair))
    return float(tried[i]), float(tried[j])


def figures(said: np.ndarray, yes: np.ndarray) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    true = int((said & yes).sum())
    return true / max(1, int(said.sum())), true / int(yes.sum()), 2 * true / int(said.sum() + yes.sum())


def eight(values: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    """The values in 8 bits, and what one step is worth in each row."""
    step = np.abs(values).max(-1, keepdims=True) / most
    return np.rint(values / step).astype(np.int8 if most < 128 else np.uint8), step.squeeze(-1).astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.deeds", description=__doc__)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("out", type=Path)
    a = parser.parse_args()
    torch.set_num_threads(1)
    lines: list[dict[str, Any]] = [json.loads(line) for line in a.sentences.read_text(encoding="utf-8").splitlines()]
    pages = [report_page(Report.of(line["text"], id=line["id"])) for line in lines]
    told = [rows(list(tokens(page, hints_of(page), 0, len(page.words)))) for page in pages]
    rare, step = eight(rarity(told), 255)
    whole = table(told, rare * step)
    weights, biases = [], []
    for kind in DEEDS:
        at = np.array([n for n, line in enumerate(lines) if line["type"] == kind])
        x = some(whole, at)
        yes = np.array([lines[n]["yes"] for n in at])
        counts = np.where([lines[n]["unanimous"] for n in at], 1.0, DOUBTFUL)
        ruled = np.array(
            [
                any(e.type == kind and e.status in ("reported", "claimed") for e in khabar.read(pages[n].report).events)
                for n in at
            ]
        )
        said = np.zeros(len(at), bool)
        fold = np.arange(len(at)) % FOLDS
        for part in range(FOLDS):
            rest, mine = np.flatnonzero(fold != part), np.flatnonzero(fold == part)
            pair = choose(across(some(x, rest), yes[rest], counts[rest], FOLDS), ruled[rest], yes[rest])
            weight, bias = fit(some(x, rest), yes[rest], counts[rest])
            odds = (torch.sparse.mm(some(x, mine), weight.unsqueeze(1)).squeeze(1) + bias).numpy()
            said[mine] = says(odds, ruled[mine], pair)
        for name, found in (("the rules", ruled), ("the tagger", said)):
            p, r, f = figures(found, yes)
            print(f"{kind}, {name}: P {p:.3f} R {r:.3f} F1 {f:.3f}", flush=True)
        weight, bias = fit(x, yes, counts)
        weights.append(weight.numpy())
        biases.append(float(bias))
    weight, scale = eight(np.stack(weights), 127)
    np.savez_compressed(
        a.out, rare=rare, rare_scale=step, weight=weight, weight_scale=scale, bias=np.array(biases, np.float32)
    )
    print(a.out, round(a.out.stat().st_size / 1e6, 2), "MB")


if __name__ == "__main__":
    main()
