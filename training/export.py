"""The network as ONNX with weights in 8 bits, beside its tokenizer and the print of both.

    python -m training.export BASE DEEDS FOLDER --name small --layers 4 [--start MODEL]

Writes `FOLDER/<name>.onnx` (input `pieces` and `places` of one row, output the columns that `khabar.tagger.decode` names),
`FOLDER/tokenizer.json` and a line of `FOLDER/SHA256SUMS` for each file.
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

from training.network import HEADS, HIDDEN, Tagger, from_base
from training.tasks import SIZES

# The tasks that reading uses, the first of the network's; the others are learned beside them.
USED = ("names", "news", "cut")


class Columns(nn.Module):
    """The network as it is run: the log odds of the deeds, then, if it tells names, shares of the classes of the tasks used."""

    def __init__(self, model: Tagger, weight: Tensor, bias: Tensor, names: bool) -> None:
        super().__init__()
        self.model = model
        self.deeds = nn.Linear(HIDDEN, len(bias))
        self.deeds.weight.data.copy_(weight)
        self.deeds.bias.data.copy_(bias)
        self.sizes = [SIZES[task] for task in USED] if names else []
        self.used = nn.Linear(HIDDEN, max(1, sum(self.sizes)))
        self.used.weight.data.copy_(model.tasks.weight[: max(1, sum(self.sizes))])
        self.used.bias.data.copy_(model.tasks.bias[: max(1, sum(self.sizes))])

    def forward(self, pieces: Tensor, places: Tensor) -> Tensor:
        x = self.model.encode(pieces, places)
        if not self.sizes:
            return self.deeds(x)
        parts = self.used(x).split(self.sizes, 2)
        return torch.cat([self.deeds(x), *(part.softmax(2) for part in parts)], 2)


def export(model: Columns, path: Path) -> None:
    """Write the model with weights in 8 bits. Weights keep 7, so that processors without instructions for 8 add the same sums.

    The second product of each layer's network, whose input spreads most, and the tasks reckon in full: the weights of the former are
    kept in 8 bits all the same."""
    model.eval()
    with tempfile.TemporaryDirectory() as folder:
        whole, fused, small = (Path(folder) / name for name in ("whole.onnx", "fused.onnx", "small.onnx"))
        example = (torch.full((1, 9), 5), torch.arange(4).unsqueeze(0))
        axes = {"pieces": {1: "pieces"}, "places": {1: "words"}, "columns": {1: "words"}}
        torch.onnx.export(
            model, example, str(whole), input_names=["pieces", "places"], output_names=["columns"],
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


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("deeds", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", default="small")
    parser.add_argument(
        "--start", type=Path, help="trained weights; without them the base as it is, which tells no names"
    )
    parser.add_argument("--layers", type=int, default=4)
    a = parser.parse_args()
    model = from_base(a.base / "weights.npz", a.layers)
    if a.start:
        model.load_state_dict(torch.load(a.start))
    a.folder.mkdir(parents=True, exist_ok=True)
    deeds = np.load(a.deeds)
    columns = Columns(model, torch.from_numpy(deeds["weight"]), torch.from_numpy(deeds["bias"]), bool(a.start))
    export(columns, a.folder / f"{a.name}.onnx")
    shutil.copy(a.base / "tokenizer.json", a.folder / "tokenizer.json")
    files = sorted(p for p in a.folder.iterdir() if p.suffix in (".onnx", ".json"))
    sums = "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in files)
    (a.folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    for file in files:
        print(file.name, round(file.stat().st_size / 1e6, 1), "MB")


if __name__ == "__main__":
    main()
