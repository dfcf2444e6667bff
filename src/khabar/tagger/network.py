"""Run the network over a page and say what it saw."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions

from khabar.model import Page
from khabar.tagger.decode import decode
from khabar.tagger.pieces import rows
from khabar.tagger.vocabulary import vocabulary
from khabar.tags import Tags


def network(model: Path, tokenizer: Path) -> Callable[[Page], Tags]:
    """What gives the tags of a page."""
    see = shares(model, tokenizer)
    return lambda page: decode(page, see(page))


def shares(model: Path, tokenizer: Path) -> Callable[[Page], np.ndarray]:
    """What gives for each word of a page the columns that `khabar.tagger.decode` names."""
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    width = session.get_outputs()[0].shape[2]
    pieces_of = vocabulary(tokenizer)

    def see(page: Page) -> np.ndarray:
        seen = [
            session.run(None, {"pieces": np.array([row.pieces]), "places": np.array([row.places])})[0][0]
            for row in rows(page, pieces_of)
        ]
        return np.concatenate(seen) if seen else np.zeros((0, width), np.float32)

    return see
