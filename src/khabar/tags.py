"""What a learned tagger says of the words of a page: one more value that `read` may be given."""

from __future__ import annotations

from dataclasses import dataclass

# The kinds of a name, in the order of the classes of the model.
NAMES = ("person", "organization", "place", "group")
# PLOVER's sixteen types, in the order of the classes of the model.
EVENTS = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT", "REQUEST",
    "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip
STATUSES = ("reported", "claimed", "denied", "demanded", "conditional")
# The most letters of attached particles before a name.
CUTS = 3


@dataclass(frozen=True, slots=True)
class Tag:
    """A stretch of the page that the tagger took for something: words `first` to `last` (exclusive) of the page.

    `kind` is one of `NAMES`; `sure` from 0 to 1 is the smallest share that any of its words gave to it; `cut` is how many
    letters before the name belong to particles."""

    first: int
    last: int
    kind: str
    sure: float
    cut: int = 0


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of a page.

    `names` are the names; they do not overlap. `deeds` tells of each word of the page how sure it is that it tells of a deed,
    and of which type: `(share, type)`."""

    names: tuple[Tag, ...] = ()
    deeds: tuple[tuple[float, str], ...] = ()
