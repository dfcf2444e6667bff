"""What a learned tagger says of a page: one more value that `read` may be given, and what the rules tell it beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from math import exp
from types import MappingProxyType

from khabar.model import Page

# The kinds of a name, in the order of the classes of the model.
NAMES = ("person", "organization", "place", "group")
# The types of deeds of which the model tells whether a sentence reports one.
DEEDS = ("ASSAULT", "PROTEST")
# The most letters of attached particles before a name.
CUTS = 3
# The first of the hints: where in a name of which kind a word stands, whether that name is a known one, whether it belongs to a time.
PARTS = ("begin", "inside")
IN_NAME = tuple(f"{part}-{kind}" for kind in NAMES for part in PARTS)
KNOWN, TIME = len(IN_NAME), len(IN_NAME) + 1
_NOTHING: Mapping[str, tuple[float, ...]] = MappingProxyType({})
_ALONE: Mapping[str, Mapping[str, float]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Tag:
    """A name that the tagger saw: words `first` to `last` (exclusive) of the page, without the first `cut` letters.

    `kind` is one of `NAMES`; `sure`, from 0 to 1, is the least share that any of the words gave to that kind."""

    first: int
    last: int
    kind: str
    sure: float
    cut: int = 0


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of a page.

    `names` do not overlap. `within` says of each word how likely it belongs to a name; empty where names were not looked for.
    `deeds` says for a type of `DEEDS` of each sentence of the page how likely, from 0 to 1, it reports such a deed; a type that is not
    among them was not looked for. `beside` says for such a type what each of the `findings` of the rules in the sentence adds to the log
    odds."""

    names: tuple[Tag, ...] = ()
    within: tuple[float, ...] = ()
    deeds: Mapping[str, tuple[float, ...]] = field(default_factory=lambda: _NOTHING)
    beside: Mapping[str, Mapping[str, float]] = field(default_factory=lambda: _ALONE)

    def likely(self, type: str, sentence: int, found: Iterable[str]) -> float:
        """How likely the sentence reports a deed of a type of `deeds`, if the rules found so much in it.

        >>> tags = Tags(deeds={"PROTEST": (0.5, 0.0)}, beside={"PROTEST": {"PROTEST:demanded": -2.0}})
        >>> [round(tags.likely("PROTEST", 0, found), 2) for found in ((), ("PROTEST:demanded", "ACCUSE:claimed"))]
        [0.5, 0.12]
        """
        share, known = self.deeds[type][sentence], self.beside.get(type, {})
        weighed = share * exp(sum([known.get(one, 0.0) for one in found]))
        return weighed / (1 - share + weighed)


# For each word of a page the numbers of the hints that hold of it (see `khabar.read.names.hints`).
Hints = tuple[tuple[int, ...], ...]
# What a tagger is: a page and what the rules know of its words → tags.
Tagger = Callable[[Page, Hints], Tags]


def findings(type: str, status: str, mode: str | None) -> tuple[str, str]:
    """What the rules found of a deed as a tagger is told it: its type with its status, and with its mode.

    >>> findings("PROTEST", "demanded", "strike")
    ('PROTEST:demanded', 'PROTEST/strike')
    """
    return f"{type}:{status}", f"{type}/{mode or ''}"
