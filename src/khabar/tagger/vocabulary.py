"""The pieces of a word, by the tokenizer that the model was trained with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tokenizers import Tokenizer

from khabar.remember import Remembered


def vocabulary(path: Path) -> Callable[[str], tuple[int, ...]]:
    """What gives the pieces of a word by their numbers; words are remembered. Of a mark that is a piece itself, that one alone."""
    tokenizer = Tokenizer.from_file(str(path))

    def pieces(word: str) -> tuple[int, ...]:
        one = tokenizer.token_to_id(word) if len(word) == 1 else None
        return (one,) if one is not None else tuple(tokenizer.encode(word, add_special_tokens=False).ids)

    return Remembered(pieces)
