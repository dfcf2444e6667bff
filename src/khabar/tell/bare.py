"""The words of a reading's sentences, with and without their particles: cut once, however many figures and accounts ask for them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from khabar.language import rests
from khabar.model import Reading
from khabar.tell.terms import terms
from khabar.text import words


class Bare:
    """The words of a sentence: `starts` is where each begins, `rests` what is left of it with and without its particles.

    >>> row = Bare([(0, frozenset({"a"})), (2, frozenset({"b"})), (4, frozenset({"a", "c"}))])
    >>> row.places(frozenset("a")), row.between(frozenset("a"), 1, 2), row.before(4)
    ([0, 2], False, 2)
    """

    __slots__ = ("_places", "rests", "starts")

    def __init__(self, words: Iterable[tuple[int, frozenset[str]]] = ()) -> None:
        row = list(words)
        self.starts = [start for start, _ in row]
        self.rests = [rests for _, rests in row]
        self._places: dict[frozenset[str], list[int]] = {}

    def places(self, told: frozenset[str]) -> list[int]:
        """The indexes of the words that are one of those told."""
        found = self._places.get(told)
        if found is None:
            found = self._places[told] = [n for n, rests in enumerate(self.rests) if rests & told]
        return found

    def between(self, told: frozenset[str], first: int, last: int) -> bool:
        """Whether one of the words with an index from `first` to `last` (exclusive) is one of those told."""
        places = self.places(told)
        return bisect_left(places, first) < bisect_left(places, last)

    def after(self, told: frozenset[str], n: int) -> int | None:
        """The index of the first word after the n-th that is one of those told."""
        places = self.places(told)
        at = bisect_right(places, n)
        return places[at] if at < len(places) else None

    def before(self, offset: int) -> int:
        """How many of the words begin before the offset."""
        return bisect_left(self.starts, offset)


class Sentences:
    """The words of each sentence of a reading, and the terms of several together.

    >>> from khabar.model import Report
    >>> Sentences(Reading(Report.of(""), None, None, "unknown")).bare(None).starts
    []
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._bare: dict[int | None, Bare] = {None: Bare()}
        self._terms: dict[tuple[int, ...], dict[str, float]] = {}

    def bare(self, k: int | None) -> Bare:
        """The words of the k-th sentence; none where it is None."""
        if k is not None and k not in self._bare:
            row = words(self.reading.report.text, (self.reading.sentences[k],))
            self._bare[k] = Bare((w.start, frozenset(rests[w.form])) for w in row)
        return self._bare[k]

    def terms(self, here: tuple[int, ...]) -> dict[str, float]:
        """The terms of the sentences of these indexes, which rise. Nobody may change what is given."""
        if here not in self._terms:
            row = words(self.reading.report.text, tuple(self.reading.sentences[k] for k in here))
            self._terms[here] = terms(w.form for w in row if w.kind in ("word", "latin", "number"))
        return self._terms[here]
