"""Run the network over a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from onnxruntime import InferenceSession, SessionOptions

from khabar.model import Page
from khabar.tagger.pieces import rows
from khabar.tagger.vocabulary import vocabulary
from khabar.tags import Hints

# For each word of a page the columns that `khabar.tagger.decode` names, how well one class of a name follows another, and for each word
# the vector by which `khabar.tagger.deeds` judges.
Network = Callable[[Page, Hints], tuple[np.ndarray, np.ndarray, np.ndarray]]


def network(model: Path, tokenizer: Path) -> Network:
    """The network of the file, with the tokenizer that it was trained with; it runs on one thread."""
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    asked = {one.name: one.shape for one in session.get_inputs()}
    width, _, deep = (one.shape[-1] for one in session.get_outputs())
    pieces_of = vocabulary(tokenizer)

    def see(page: Page, hints: Hints) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        scores, vectors = [np.zeros((0, width), np.float32)], [np.zeros((0, deep), np.float32)]
        follows = np.zeros((0, 0, 0), np.float32)
        for row in rows(page, pieces_of):
            known = np.zeros((1, len(row.places), asked["hints"][2]), np.float32)
            for k, told in enumerate(hints[row.first : row.first + len(row.places)]):
                known[0, k, list(told)] = 1.0
            given = {"pieces": np.array([row.pieces]), "places": np.array([row.places]), "hints": known}
            one, follows, told = session.run(None, given)
            scores.append(one[0])
            vectors.append(told[0])
        return np.concatenate(scores), follows, np.concatenate(vectors)

    return see
