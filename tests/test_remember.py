"""Answers that are remembered."""

from __future__ import annotations

import pytest

from khabar import remember
from khabar.remember import remembered


def test_a_word_is_asked_once() -> None:
    asked: list[str] = []

    @remembered
    def size(word: str) -> int:
        """How long the word is."""
        asked.append(word)
        return len(word)

    assert [size("خبر"), size["خبر"], size("نبأ عاجل")] == [3, 3, 8]
    assert asked == ["خبر", "نبأ عاجل"]
    assert size.__doc__ == "How long the word is."


def test_no_more_than_the_most_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remember, "MOST", 10)
    size = remembered(len)
    assert [size(str(k)) for k in range(35)] == [len(str(k)) for k in range(35)]
    assert len(size) <= 10


def test_a_long_word_is_asked_again() -> None:
    size = remembered(len)
    long = "و" * (remember.LONGEST + 1)
    assert [size(long), size[long], len(size)] == [len(long), len(long), 0]


def test_a_page_is_asked_at_once() -> None:
    size = remembered(len)
    assert size.each(("نبأ", "من", "نبأ")) == [3, 2, 3]
    assert len(size) == 2
