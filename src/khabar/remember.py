"""Remember what a function says of a word: a dictionary that asks the function where it does not know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import update_wrapper
from typing import TypeVar

V = TypeVar("V")
# So many words are remembered; then all are forgotten.
MOST = 200_000
# Longer ones are not remembered.
LONGEST = 100


class Remembered(dict[str, V]):
    """The function's answers by word. It is called as the function is, within loops read as a dictionary, which is twice as fast, and
    asked for the words of a whole page at once, which is faster still.

    Unlike `functools.lru_cache` it keeps no order of use: a look at a word that is known touches nothing but the answer.

    >>> length = Remembered(len)
    >>> length("خبر"), length["خبر"], length.each(["خبر", "من"]), len(length)
    (3, 3, [3, 2], 2)
    """

    def __init__(self, ask: Callable[[str], V]) -> None:
        super().__init__()
        self.ask = ask
        update_wrapper(self, ask)

    def __missing__(self, word: str) -> V:
        if len(self) >= MOST:
            self.clear()
        answer = self.ask(word)
        if len(word) <= LONGEST:
            self[word] = answer
        return answer

    def each(self, words: Iterable[str]) -> list[V]:
        """The answer for each of the words, in order."""
        return list(map(self.__getitem__, words))

    __call__ = dict.__getitem__


def remembered(ask: Callable[[str], V]) -> Remembered[V]:
    """The function, its answers remembered."""
    return Remembered(ask)
