"""The trained network as ONNX with weights in 8 bits, beside its tokenizer and the print of both.

    python -m training.export BASE MODEL FOLDER --name full [--layers 6]

Writes `FOLDER/<name>.onnx` (input `pieces` and `places` of one row, output a share for each class of each task), `FOLDER/tokenizer.json`
and a line of `FOLDER/SHA256SUMS` for each file.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from training.network import HEADS, HIDDEN, Tagger, from_base
from training.tasks import SIZES


class Shares(nn.Module):
    """The network as it is run: the shares of the classes of each task."""

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, pieces: Tensor, places: Tensor) -> Tensor:
        parts = self.model(pieces, places).split(list(SIZES.values()), 2)
        return torch.cat([part.softmax(2) for part in parts], 2)


def export(model: Tagger, path: Path) -> None:
    """Write the model in 8 bits. Weights keep 7, so that processors without instructions for 8 add the same sums."""
    model.eval()
    with tempfile.TemporaryDirectory() as folder:
        whole, fused, small = (Path(folder) / name for name in ("whole.onnx", "fused.onnx", "small.onnx"))
        example = (torch.full((1, 9), 5), torch.arange(4).unsqueeze(0))
        axes = {"pieces": {1: "pieces"}, "places": {1: "words"}, "shares": {1: "words"}}
        torch.onnx.export(
            Shares(model), example, str(whole), input_names=["pieces", "places"], output_names=["shares"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
        optimize_model(str(whole), "bert", num_heads=HEADS, hidden_size=HIDDEN, opt_level=1).save_model_to_file(
            str(fused)
        )
        quantize_dynamic(
            fused, small, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            op_types_to_quantize=["MatMul", "Attention", "Gather"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
        found = onnx.load(str(small))
        found.doc_string = ""
        onnx.save(found, str(path))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--name", default="full")
    parser.add_argument("--layers", type=int, default=6)
    a = parser.parse_args()
    model = from_base(a.base / "weights.npz", a.layers)
    model.load_state_dict(torch.load(a.model))
    a.folder.mkdir(parents=True, exist_ok=True)
    export(model, a.folder / f"{a.name}.onnx")
    shutil.copy(a.base / "tokenizer.json", a.folder / "tokenizer.json")
    files = sorted(p for p in a.folder.iterdir() if p.suffix in (".onnx", ".json"))
    sums = "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in files)
    (a.folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    for file in files:
        print(file.name, round(file.stat().st_size / 1e6, 1), "MB")


if __name__ == "__main__":
    main()
