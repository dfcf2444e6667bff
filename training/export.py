"""The network as ONNX with weights in 8 bits, beside its tokenizer and the print of both.

    python -m training.export BASE MODEL FOLDER [--layers 8]

Writes `FOLDER/full.onnx` (input `pieces`, `places` and `hints` of one row, output what `khabar.tagger.network` names),
`FOLDER/tokenizer.json` and a line of `FOLDER/SHA256SUMS` for each file that lies there.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from khabar.read.names.hints import HINTS
from training.network import HEADS, HIDDEN, Tagger, from_base
from training.tasks import SPANS


class Columns(nn.Module):
    """The network as it is run: the scores of the classes of all tasks, how well one class of a name follows another, and the vectors of
    the words that tell of deeds."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, places: Tensor, hints: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        follows = torch.stack([self.model.follows[task] for task in SPANS])
        encoded, vectors = self.model.encode(pieces, places)
        return self.model.scores(encoded, hints), follows, vectors


def export(model: Columns, path: Path) -> None:
    """Write the model with weights in 8 bits. Weights keep 7, so that processors without instructions for 8 add the same sums.

    The second product of each layer's network, whose input spreads most, and the tasks reckon in full: the weights of the former are
    kept in 8 bits all the same."""
    model.eval()
    with tempfile.TemporaryDirectory() as folder:
        whole, fused, small = (Path(folder) / name for name in ("whole.onnx", "fused.onnx", "small.onnx"))
        example = (torch.full((1, 9), 5), torch.arange(4).unsqueeze(0), torch.zeros(1, 4, len(HINTS)))
        axes = {"pieces": {1: "pieces"}} | {name: {1: "words"} for name in ("places", "hints", "columns", "vectors")}
        torch.onnx.export(
            model, example, str(whole), input_names=["pieces", "places", "hints"], output_names=["columns", "follows", "vectors"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        optimize_model(str(whole), "bert", num_heads=HEADS, hidden_size=HIDDEN, opt_level=1).save_model_to_file(
            str(fused)
        )
        names = [node.name for node in onnx.load(str(fused)).graph.node if node.op_type == "MatMul"]
        quantize_dynamic(
            fused, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"], extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
            nodes_to_exclude=[name for name in names if "/layers" not in name or "/down/" in name],
        )  # fmt: skip
        found = onnx.load(str(small))
        pack(found)
        onnx.save(found, str(path))


def pack(found: onnx.ModelProto) -> None:
    """Keep the large weights that are still in full in 8 bits, a scale for each column; they are unpacked when the model is loaded."""
    graph = found.graph
    large = {
        t.name: t for t in graph.initializer if t.data_type == onnx.TensorProto.FLOAT and min(t.dims, default=0) > 300
    }
    for node in [n for n in graph.node if n.op_type == "MatMul" and n.input[1] in large]:
        tensor = large[node.input[1]]
        weight = onnx.numpy_helper.to_array(tensor)
        scale = (np.abs(weight).max(0) / 127).astype(np.float32)
        name = tensor.name
        graph.initializer.remove(tensor)
        graph.initializer.extend(
            [
                onnx.numpy_helper.from_array(np.rint(weight / scale).astype(np.int8), f"{name}_8"),
                onnx.numpy_helper.from_array(scale, f"{name}_scale"),
                onnx.numpy_helper.from_array(np.zeros(len(scale), np.int8), f"{name}_zero"),
            ]
        )
        parts = [f"{name}_8", f"{name}_scale", f"{name}_zero"]
        graph.node.insert(0, onnx.helper.make_node("DequantizeLinear", parts, [name], axis=1))


def sign(folder: Path) -> None:
    """Write the prints of the files in the folder, and say how large they are."""
    files = sorted(p for p in folder.iterdir() if p.suffix in (".onnx", ".json", ".npz"))
    sums = "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in files)
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    for file in files:
        print(file.name, round(file.stat().st_size / 1e6, 1), "MB")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--layers", type=int, default=8)
    a = parser.parse_args()
    model = from_base(a.base / "weights.npz", a.layers)
    model.load_state_dict(torch.load(a.model))
    a.folder.mkdir(parents=True, exist_ok=True)
    export(Columns(model), a.folder / "full.onnx")
    shutil.copy(a.base / "tokenizer.json", a.folder / "tokenizer.json")
    sign(a.folder)


if __name__ == "__main__":
    main()
