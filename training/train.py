"""Train the tagger: rows of several sets, each as often as told, all tasks at once.

    python -m training.train BASE DATA OUT --sets news:8 nested:4 silver:2 [--from MODEL] [--layers 6] [--rate 1e-4] [--without NAME]

Same command, same weights on the same machine: rows are shuffled by a fixed seed. One thread, in mixed precision.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from training.network import Tagger, from_base
from training.tasks import SIZES, UNSAID, WEIGHTS

# Pieces of one batch, padding included.
BATCH = 2400
# The share of pieces that are hidden, so that a name is told by what stands around it.
HIDDEN = 0.06
UNKNOWN, PAD = 3, 1
Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    """The rows of a set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def batches(rows: list[Row], chance: random.Random) -> list[list[Row]]:
    """The rows in batches of like length, in random order."""
    order = sorted(rows, key=lambda r: len(r["pieces"]) + chance.random() * 24)
    found: list[list[Row]] = [[]]
    for row in order:
        if found[-1] and len(row["pieces"]) * (len(found[-1]) + 1) > BATCH:
            found.append([])
        found[-1].append(row)
    chance.shuffle(found)
    return found


def tensors(batch: list[Row]) -> tuple[Tensor, Tensor, Tensor, dict[str, Tensor]]:
    """Pieces, places, mask and the classes of each task."""
    length, words = max(len(r["pieces"]) for r in batch), max(len(r["places"]) for r in batch)
    pieces = torch.full((len(batch), length), PAD)
    places = torch.zeros((len(batch), words), dtype=torch.long)
    classes = {task: torch.full((len(batch), words), UNSAID) for task in SIZES}
    for n, row in enumerate(batch):
        pieces[n, : len(row["pieces"])] = torch.tensor(row["pieces"])
        places[n, : len(row["places"])] = torch.tensor(row["places"])
        for task, told in row["tasks"].items():
            classes[task][n, : len(told)] = torch.tensor(told)
    mask = (pieces != PAD)[:, None, None, :]
    return pieces, places, mask, classes


def loss(logits: Tensor, classes: dict[str, Tensor]) -> Tensor:
    """The sum over tasks of the mean cross entropy of the words of which the task says something."""
    total = torch.zeros(())
    for task, part in zip(SIZES, logits.float().split(list(SIZES.values()), 2), strict=True):
        told = classes[task]
        count = int((told != UNSAID).sum())
        if count:
            whole = functional.cross_entropy(part.flatten(0, 1), told.flatten(), ignore_index=UNSAID, reduction="sum")
            total = total + WEIGHTS.get(task, 1.0) * whole / max(count, 64)
    return total


def hide(pieces: Tensor) -> Tensor:
    """The pieces, some of them hidden."""
    gone = (torch.rand(pieces.shape) < HIDDEN) & (pieces > UNKNOWN)
    return pieces.masked_fill(gone, UNKNOWN)


def train(model: Tagger, rows: list[list[Row]], rate: float, out: Path) -> None:
    """Train on the epochs of rows; the weights go to `out` after each."""
    chance = random.Random(7)
    plan = [batches(epoch, chance) for epoch in rows]
    steps = sum(len(epoch) for epoch in plan)
    tasks = list(model.tasks.parameters())
    body = [p for p in model.parameters() if p.requires_grad and all(p is not t for t in tasks)]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": tasks, "lr": 10 * rate}], weight_decay=0.01, fused=True
    )
    warm = max(1, steps // 15)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(1, (n + 1) / warm) * max(0.02, (steps - n) / steps)
    )
    model.train()
    begun, done, running = time.monotonic(), 0, 0.0
    for number, epoch in enumerate(plan):
        for batch in epoch:
            pieces, places, mask, classes = tensors(batch)
            with torch.autocast("cpu", torch.bfloat16):
                logits = model(hide(pieces), places, mask)
            cost = loss(logits, classes)
            cost.backward()
            torch.nn.utils.clip_grad_norm_(body + tasks, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            schedule.step()
            done += 1
            running = 0.97 * running + 0.03 * float(cost.detach())
            if done % 50 == 0:
                print(f"{done}/{steps} {time.monotonic() - begun:.0f} s loss {running:.3f}", flush=True)
        torch.save(model.state_dict(), out)
        print(f"epoch {number + 1}/{len(plan)}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sets", nargs="+", required=True, help="SET:TIMES; TIMES may be less than 1")
    parser.add_argument("--epochs", type=int, default=4, help="in how many parts the whole is told")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--fold", help="N/K: leave the texts of that fold of the sets out")
    a = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(7)
    model = from_base(a.base / "weights.npz", a.layers)
    if a.start:
        model.load_state_dict(torch.load(a.start))
    epochs: list[list[Row]] = [[] for _ in range(a.epochs)]
    chance = random.Random(7)
    for part in a.sets:
        name, times = part.split(":")
        rows = rows_of(a.data / f"{name}.jsonl")
        if a.fold:
            fold, of = map(int, a.fold.split("/"))
            texts = sorted({r["text"] for r in rows})
            rows = [r for r in rows if texts.index(r["text"]) % of != fold]
        share = float(times) / a.epochs
        for epoch in epochs:
            # A share of 1.5 is every row once and half of them twice.
            epoch += rows * int(share) + chance.sample(rows, round(len(rows) * (share % 1)))
    print(sum(len(r["pieces"]) for e in epochs for r in e), "pieces", flush=True)
    train(model, epochs, a.rate, a.out)


if __name__ == "__main__":
    main()
