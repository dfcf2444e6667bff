"""Whether a sentence reports an assault or a protest: one weight for each number that the encoder gives to a word.

    python -m training.deeds BASE SENTENCES OUT --layers 4 [--start MODEL]

`SENTENCES` are lines of `text`, `type`, `yes`, `fold` (the gold standard records for Arabic event data). The encoder stays as it is; the
mean over a sentence's words goes through a logistic regression, tried on each fold with the others, then made of all. `OUT` is an
`.npz` of `weight` and `bias`, a row for each type.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

import khabar
from khabar.model import Report
from khabar.tagger.pieces import rows
from khabar.tagger.vocabulary import vocabulary
from khabar.tags import DEEDS
from training.network import HIDDEN, Tagger, from_base
from training.prepare import report_page

# How much weights cost.
DECAY = 0.03
# Below these shares a deed that the rules found is passed over, for the figures that are printed.
DOUBTS = (0.0, 0.02, 0.025, 0.03, 0.05, 0.1)


def means(model: Tagger, texts: list[Report], pieces: Any) -> Tensor:
    """The mean of what the encoder gives to the words of each text."""
    found = []
    for report in texts:
        told = [
            model.encode(torch.tensor([row.pieces]), torch.tensor([row.places]))[0]
            for row in rows(report_page(report), pieces)
        ]
        found.append(torch.cat(told).mean(0) if told else torch.zeros(HIDDEN))
    return torch.stack(found)


def fit(x: Tensor, yes: Tensor) -> tuple[Tensor, Tensor]:
    """Weight and bias of the logistic regression on the means as they are; they are made even within."""
    middle, width = x.mean(0), x.std(0) + 1e-6
    weight = torch.zeros(x.shape[1], requires_grad=True)
    bias = torch.zeros(1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weight, bias], max_iter=60)
    even = (x - middle) / width

    def closure() -> Tensor:
        optimizer.zero_grad()
        cost = nn.functional.binary_cross_entropy_with_logits(even @ weight + bias, yes) + DECAY * weight.pow(2).sum()
        cost.backward()
        return cost

    optimizer.step(closure)
    plain = (weight / width).detach()
    return plain, (bias - (plain * middle).sum()).detach()


def f1(said: Tensor, yes: Tensor) -> str:
    """Precision, recall and F1 in words."""
    true = int((said & yes).sum())
    p, r = true / max(1, int(said.sum())), true / int(yes.sum())
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r) if p + r else 0:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.deeds", description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--start", type=Path, help="trained weights; without them the base as it is")
    parser.add_argument("--layers", type=int, default=4)
    a = parser.parse_args()
    torch.set_num_threads(1)
    model = from_base(a.base / "weights.npz", a.layers)
    if a.start:
        model.load_state_dict(torch.load(a.start))
    model.eval()
    lines = [json.loads(line) for line in a.sentences.read_text(encoding="utf-8").splitlines()]
    pieces = vocabulary(a.base / "tokenizer.json")
    found = []
    for kind in DEEDS:
        told = [line for line in lines if line["type"] == kind]
        reports = [Report.of(line["text"], id=line["id"]) for line in told]
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            x = means(model, reports, pieces).float()
        yes = torch.tensor([line["yes"] for line in told])
        fold = torch.tensor([line["fold"] for line in told])
        ruled = torch.tensor(
            [
                any(e.type == kind and e.status in ("reported", "claimed") for e in khabar.read(r).events)
                for r in reports
            ]
        )
        share = torch.zeros(len(told))
        for part in fold.unique():
            weight, bias = fit(x[fold != part], yes[fold != part].float())
            share[fold == part] = (x[fold == part] @ weight + bias).sigmoid()
        print(kind, len(told), "sentences; model alone at 0.3:", f1(share > 0.3, yes))
        for doubt in DOUBTS:
            print(f"  rules, doubted below {doubt}: {f1(ruled & (share >= doubt), yes)}")
        found.append(fit(x, yes.float()))
    np.savez(a.out, weight=torch.stack([w for w, _ in found]).numpy(), bias=torch.cat([b for _, b in found]).numpy())


if __name__ == "__main__":
    main()
