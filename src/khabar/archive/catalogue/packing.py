"""Texts and values as the catalogue keeps them: few bytes, read whole or not at all."""

from __future__ import annotations

import zlib
from typing import TypeVar

from khabar.archive.tables import from_json

T = TypeVar("T")


def packed(text: str) -> bytes:
    """A text, or a value as JSON, as the catalogue keeps it.

    >>> unpacked(packed("خبر"))
    'خبر'
    """
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 5)


def unpacked(told: bytes) -> str:
    """The text that was packed."""
    return zlib.decompress(told).decode("utf-8", "surrogatepass")


def value_of(told: bytes, kind: type[T]) -> T:
    """The value of a type that was packed as JSON.

    >>> from khabar.model import Span
    >>> value_of(packed('{"start":1,"end":2}'), Span)
    Span(start=1, end=2)
    """
    return from_json(zlib.decompress(told), kind)
