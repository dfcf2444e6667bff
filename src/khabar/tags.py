"""What a learned tagger says of a page: one more value that `read` may be given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

# The kinds of a name, in the order of the classes of the model.
NAMES = ("person", "organization", "place", "group")
# The types of deeds of which the model tells whether a sentence reports one.
DEEDS = ("ASSAULT", "PROTEST")
# The most letters of attached particles before a name.
CUTS = 3
_NOTHING: Mapping[str, tuple[float, ...]] = MappingProxyType({})


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

    `names` do not overlap. `deeds` says for a type of `DEEDS` of each sentence of the page how likely, from 0 to 1, it reports
    such a deed; a type that is not among them was not looked for."""

    names: tuple[Tag, ...] = ()
    deeds: Mapping[str, tuple[float, ...]] = field(default_factory=lambda: _NOTHING)
