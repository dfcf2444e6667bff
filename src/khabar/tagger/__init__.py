"""A learned tagger: names and deeds as a small network sees them, for the rules to weigh.

The network is run with onnxruntime on one thread, one row of a report at a time, so that a report's tags are the same whatever is read
beside it. It is loaded when it is asked for; without the extra `tagger` everything else works.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from khabar.errors import KhabarError
from khabar.model import Page
from khabar.tags import Tags

SIZES = ("none", "small")
MODELS = Path(__file__).with_name("models")
_SUMS = "SHA256SUMS"
_TOKENIZER = "tokenizer.json"


def load_tagger(size: str, folder: Path = MODELS) -> Callable[[Page], Tags] | None:
    """The tagger of a size; None for `none`. An error where its packages or its files are missing or are not what was trained.

    In a `folder` of one's own there may be others than `SIZES` (see training/README.md).

    >>> load_tagger("none") is None
    True
    """
    if size == "none":
        return None
    missing = [package for package in ("onnxruntime", "tokenizers") if find_spec(package) is None]
    if missing:
        raise KhabarError(
            f"the tagger needs {' and '.join(missing)}", fix="install khabar[tagger], or read with --tagger none"
        )
    model = f"{size}.onnx"
    told = _sums(folder)
    if model not in told:
        sizes = ", ".join(["none", *sorted(name[:-5] for name in told if name.endswith(".onnx"))])
        raise KhabarError(f"no tagger is called {size!r}", str(folder), f"choose one of {sizes}")
    for name in (model, _TOKENIZER):
        _check(folder / name, told.get(name, ""))
    from khabar.tagger.network import network

    return network(folder / model, folder / _TOKENIZER)


def _sums(folder: Path) -> dict[str, str]:
    """The prints of the files by name, as `sha256sum` writes them."""
    try:
        lines = (folder / _SUMS).read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        raise KhabarError(
            "no model is installed here", str(folder), "install khabar again, or read with --tagger none"
        ) from None
    return {name: told for told, _, name in (line.partition("  ") for line in lines)}


def _check(path: Path, told: str) -> None:
    """An error unless the file is there and has the print."""
    fix = "install khabar again, or read with --tagger none"
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise KhabarError(f"cannot read the model: {error.strerror}", str(path), fix) from None
    if found != told:
        raise KhabarError("the model is damaged: its contents are not those that were trained", str(path), fix)
