"""The network: the encoder of multilingual-e5-small, of which the first layers are kept, and one linear layer for all tasks."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from khabar.read.names.hints import HINTS
from training.tasks import SIZES, SPANS

HIDDEN, HEADS, INNER, EPSILON = 384, 12, 1536, 1e-12
DROPOUT = 0.1
# How many figures stand for the hints of a word, and for the word with its neighbours.
KNOWN, WIDE = 96, 192
# The layer of the encoder whose vectors of words tell of deeds: those above it learned names alone.
DEEP = 6
# What a class costs at first that cannot follow: inside a name that has not begun.
UNLIKELY = -3.0


class Layer(nn.Module):
    """One layer of BERT: attention, then a network at each piece, each added and made even."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.even = nn.LayerNorm(HIDDEN, EPSILON)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.even_out = nn.LayerNorm(HIDDEN, EPSILON)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v, mask)
        x = self.even(x + self.drop(self.out(seen.transpose(1, 2).reshape(batch, length, HIDDEN))))
        return self.even_out(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Tagger(nn.Module):
    """Pieces and hints → for each of the places asked for the scores of all tasks, one after the other in the order of `SIZES`.

    A word is what the encoder gives to its first piece, with a vector for its hints; with its neighbours it goes through one more layer.
    """

    def __init__(self, vocabulary: int, positions: int, layers: int) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, HIDDEN)
        self.position = nn.Embedding(positions, HIDDEN)
        self.even = nn.LayerNorm(HIDDEN, EPSILON)
        self.drop = nn.Dropout(DROPOUT)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.hints = nn.Linear(len(HINTS), KNOWN)
        self.beside = nn.Conv1d(HIDDEN + KNOWN, WIDE, 3, padding=1)
        self.tasks = nn.Linear(HIDDEN + KNOWN + WIDE, sum(SIZES.values()))
        self.follows = nn.ParameterDict({task: nn.Parameter(torch.zeros(SIZES[task], SIZES[task])) for task in SPANS})

    def encode(self, pieces: Tensor, places: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """What the encoder gives to the pieces at the places, and what its layer `DEEP` gives."""
        x = self.word(pieces) + self.position.weight[: pieces.shape[1]]
        x = self.drop(self.even(x))
        told = x
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, mask)
            if number == DEEP:
                told = x
        at = places.unsqueeze(2).expand(-1, -1, HIDDEN)
        return torch.gather(x, 1, at), torch.gather(told, 1, at)

    def scores(self, encoded: Tensor, hints: Tensor) -> Tensor:
        """The scores of all tasks for words as the encoder gives them, with their hints."""
        x = self.drop(torch.cat([encoded, functional.gelu(self.hints(hints))], 2))
        beside = functional.gelu(self.beside(x.transpose(1, 2))).transpose(1, 2)
        return self.tasks(torch.cat([x, self.drop(beside)], 2))

    def forward(self, pieces: Tensor, places: Tensor, hints: Tensor, mask: Tensor | None = None) -> Tensor:
        return self.scores(self.encode(pieces, places, mask)[0], hints)


def from_base(path: Path, layers: int) -> Tagger:
    """The network with the weights of `training.convert`, tasks untrained."""
    base = np.load(path)
    model = Tagger(*(base[name].shape[0] for name in ("emb.word", "emb.pos")), layers)

    def copy(to: Tensor, *names: str) -> None:
        to.data.copy_(torch.from_numpy(np.concatenate([base[n] for n in names])))

    copy(model.word.weight, "emb.word")
    copy(model.position.weight, "emb.pos")
    copy(model.even.weight, "emb.ln.w")
    copy(model.even.bias, "emb.ln.b")
    for n, layer in enumerate(model.layers):
        for end, part in (("w", "weight"), ("b", "bias")):
            copy(getattr(layer.qkv, part), *(f"l{n}.{p}.{end}" for p in "qkv"))
            for mine, name in (("out", "ao"), ("even", "aln"), ("up", "fi"), ("down", "fo"), ("even_out", "oln")):
                copy(getattr(getattr(layer, mine), part), f"l{n}.{name}.{end}")
    nn.init.normal_(model.tasks.weight, std=0.02)
    nn.init.zeros_(model.tasks.bias)
    for follows in model.follows.values():
        follows.data[:, 2::2] = UNLIKELY
        for inside in range(2, len(follows), 2):
            follows.data[inside - 1 : inside + 1, inside] = 0.0
    return model
