"""A learned tagger: names and deeds as they were learned from annotated text, for the rules to weigh.

`small` weighs the letters of a sentence by a table and says how likely it reports a deed. `full` sees names as well, with a network whose
vectors of words it weighs beside the letters; it is run with onnxruntime on one thread, one row of a report at a time, so that a report's
tags are the same whatever is read beside it. Either is loaded when it is asked for; without the extra `tagger` everything else works.
"""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from khabar.errors import KhabarError, extra
from khabar.model import Page
from khabar.tags import Hints, Tagger, Tags

SIZES = ("none", "small", "full")
MODELS = Path(__file__).with_name("models")
_SUMS = "SHA256SUMS"
_TABLE, _TOKENIZER = "deeds.npz", "tokenizer.json"
_PACKAGES = {"small": ("numpy",), "full": ("numpy", "onnxruntime", "tokenizers")}


def load_tagger(size: str, folder: Path = MODELS) -> Tagger | None:
    """The tagger of a size; None for `none`. An error where its packages or its files are missing or are not what was trained.

    >>> load_tagger("none") is None
    True
    """
    if size == "none":
        return None
    if size not in SIZES:
        raise KhabarError(f"no tagger is called {size!r}", str(folder), f"choose one of {', '.join(SIZES)}")
    missing = [package for package in _PACKAGES[size] if find_spec(package) is None]
    if missing:
        raise KhabarError(
            f"the tagger needs {' and '.join(missing)}",
            fix=f"install it {extra('tagger')}; or read with --tagger none",
        )
    model = f"{size}.onnx"
    told = _sums(folder)
    for name in (_TABLE,) if size == "small" else (_TABLE, model, _TOKENIZER):
        _check(folder / name, told.get(name, ""))
    import numpy as np

    from khabar.tagger.deeds import beside, deeds, judge

    with np.load(folder / _TABLE) as table:
        odds, found = judge(table, size), beside(table, size)
    if size == "small":
        return lambda page, hints: Tags(deeds=deeds(page, hints, odds), beside=found)
    from khabar.tagger.decode import names
    from khabar.tagger.network import network

    see = network(folder / model, folder / _TOKENIZER)

    def tags(page: Page, hints: Hints) -> Tags:
        scores, follows, vectors = see(page, hints)
        return Tags(*names(page, scores, follows), deeds(page, hints, odds, vectors), found)

    return tags


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
