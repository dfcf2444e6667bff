"""Train the tagger: rows of several sets, each as often as told, all tasks at once.

    python -m training.train BASE DATA OUT --sets news:8 nested:3 [--start MODEL] [--layers 8] [--rate 2e-4]

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
from torch import Tensor, nn
from torch.nn import functional

from khabar.read.names.hints import HINTS
from training.network import Tagger, from_base
from training.tasks import SIZES, WEIGHTS

# Pieces of one batch, padding included.
BATCH = 1600
# The share of pieces that are hidden, so that a name is told by what stands around it.
HIDDEN = 0.05
# The share of rows without hints.
UNTOLD, UNTOLD_REPORT = 0.15, 0.5
# How much faster what is new learns, and how much slower each layer than the one above it.
NEW, DEEPER = 6, 0.9
UNKNOWN, PAD = 3, 1
# The class of the places at the end of a shorter row.
NONE = -200
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


def tensors(batch: list[Row]) -> tuple[Tensor, Tensor, Tensor, Tensor, dict[str, Tensor]]:
    """Pieces, places, hints, mask and the classes of each task."""
    length, words = max(len(r["pieces"]) for r in batch), max(len(r["places"]) for r in batch)
    pieces = torch.full((len(batch), length), PAD)
    places = torch.zeros((len(batch), words), dtype=torch.long)
    hints = torch.zeros((len(batch), words, len(HINTS)))
    classes = {task: torch.full((len(batch), words), NONE) for task in SIZES}
    for n, row in enumerate(batch):
        pieces[n, : len(row["pieces"])] = torch.tensor(row["pieces"])
        places[n, : len(row["places"])] = torch.tensor(row["places"])
        for k, told in enumerate(row["hints"]):
            hints[n, k, told] = 1.0
        for task, told in row["tasks"].items():
            classes[task][n, : len(told)] = torch.tensor(told)
    mask = (pieces != PAD)[:, None, None, :]
    return pieces, places, hints, mask, classes


def paths(steps: Tensor, follows: Tensor, real: Tensor) -> Tensor:
    """For each row the log of the sum over all ways through the classes of its real words."""
    total = steps[:, 0]
    for k in range(1, steps.shape[1]):
        further = torch.logsumexp(total.unsqueeze(2) + follows, 1) + steps[:, k]
        total = torch.where(real[:, k : k + 1], further, total)
    return torch.logsumexp(total, 1)


def loss(model: Tagger, scores: Tensor, classes: dict[str, Tensor]) -> Tensor:
    """The sum over tasks of what the classes cost of which the task says something: of names whole ways through a row, so that
    a class is learned with the one before it."""
    total = torch.zeros(())
    for task, part in zip(SIZES, scores.float().split(list(SIZES.values()), 2), strict=True):
        told = classes[task]
        count = int((told >= 0).sum())
        if not count:
            continue
        if task in model.follows:
            rows = (told >= 0).any(1)
            part, told = part[rows], told[rows]
            forbidden = (torch.arange(SIZES[task]) != told.unsqueeze(2)) & (told >= 0).unsqueeze(2)
            both = torch.cat([part, part.masked_fill(forbidden, -1e4)])
            every, true = paths(both, model.follows[task], (told != NONE).repeat(2, 1)).chunk(2)
            whole = (every - true).sum()
        else:
            whole = functional.cross_entropy(part[told >= 0], told[told >= 0], reduction="sum")
        total = total + WEIGHTS[task] * whole / max(count, 64)
    return total


def hide(pieces: Tensor) -> Tensor:
    """The pieces, some of them hidden."""
    gone = (torch.rand(pieces.shape) < HIDDEN) & (pieces > UNKNOWN)
    return pieces.masked_fill(gone, UNKNOWN)


def some(hints: Tensor, classes: dict[str, Tensor]) -> Tensor:
    """The hints, those of some rows hidden, so that the network also learns to do without; more so of annotated reports, which the rules
    were written with."""
    ours = (classes["cut"] >= 0).any(1)
    share = torch.where(ours, UNTOLD_REPORT, UNTOLD)
    return hints * (torch.rand(len(hints)) >= share)[:, None, None]


def groups(model: Tagger, rate: float) -> list[dict[str, Any]]:
    """The weights with their rates: the less, the nearer to the pieces; what is new learns ten times as fast."""
    new = [model.hints, model.beside, model.tasks, model.follows]
    found: list[dict[str, Any]] = [{"params": [p for part in new for p in part.parameters()], "lr": NEW * rate}]
    first = [model.word, model.position, model.even]
    for depth, part in enumerate([*reversed(model.layers), nn.ModuleList(first)]):
        found.append({"params": list(part.parameters()), "lr": rate * DEEPER**depth})
    return found


def train(model: Tagger, rows: list[list[Row]], rate: float, out: Path, until: int | None) -> None:
    """Train on the epochs of rows, or on the first of them; the weights go to `out` after each."""
    chance = random.Random(7)
    plan = [batches(epoch, chance) for epoch in rows]
    steps = sum(len(epoch) for epoch in plan)
    optimizer = torch.optim.AdamW(groups(model, rate), weight_decay=0.01, fused=True)
    warm = max(1, steps // 15)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(1, (n + 1) / warm) * max(0.02, (steps - n) / steps)
    )
    model.train()
    begun, done, running = time.monotonic(), 0, 0.0
    for number, epoch in enumerate(plan[:until]):
        for batch in epoch:
            pieces, places, hints, mask, classes = tensors(batch)
            with torch.autocast("cpu", torch.bfloat16):
                encoded, _ = model.encode(hide(pieces), places, mask)
            cost = loss(model, model.scores(encoded.float(), some(hints, classes)), classes)
            cost.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
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
    parser.add_argument("--until", type=int, help="stop after so many of these parts")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-4)
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
        share = float(times) / a.epochs
        for epoch in epochs:
            # A share of 1.5 is every row once and half of them twice.
            epoch += rows * int(share) + chance.sample(rows, round(len(rows) * (share % 1)))
    print(sum(len(r["pieces"]) for e in epochs for r in e), "pieces", flush=True)
    train(model, epochs, a.rate, a.out, a.until)


if __name__ == "__main__":
    main()
