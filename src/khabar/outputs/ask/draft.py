"""A question as it is being read: what was found so far, and what the next words are about."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.archive.catalogue.query import Part, named_parts
from khabar.archive.catalogue.shelves import Catalogue
from khabar.model import Name, Word
from khabar.outputs.ask.areas import Area
from khabar.outputs.ask.english import english_word


@dataclass(slots=True)
class Draft:
    """A question as it is being read. `role` is what the next words that no table has are: `whom` a count counts, a `source`, a `doer`,
    or what it is about; `last` is the kind of phrase before. `bare` tells that the question word stands alone, `deed` that the measure is a
    verb, `joined` that the word follows an `and`, `placed` that what was read last is where it was; `also` are further measures, `persons`
    tells that these and no families are asked for.
    `small` and `large` are where words without and in capitals begin."""

    names: dict[int, Name]
    kind: str = ""
    measure: str | None = None
    of: str | None = None
    said: str | None = None
    content: list[list[str]] = field(default_factory=lambda: [[]])
    parts: list[Part] = field(default_factory=list)
    before: tuple[list[list[str]], list[Part]] | None = None
    unknown: list[str] = field(default_factory=list)
    small: frozenset[int] = frozenset()
    large: frozenset[int] = frozenset()
    role: str = ""
    last: str = ""
    own: dict[str, list[Part]] = field(default_factory=lambda: {"whom": [], "source": [], "doer": []})
    run: list[str] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    soldiers: bool = False
    sides: bool = False
    bare: bool = False
    deed: bool = False
    joined: bool = False
    placed: bool = False
    persons: bool = False
    also: list[str] = field(default_factory=list)

    def names_at(self, word: Word) -> bool:
        """Whether a name may begin with the word: where the question has capitals, names begin with one (`nice` is no town)."""
        return word.start not in self.small or english_word(word.form)

    def about(self) -> None:
        """What stands before this was the source; what follows is what is spoken of."""
        if self.before is None:
            self.before = (self.content, self.parts)
            self.content, self.parts = [[]], []

    def turn(self, catalogue: Catalogue, role: str) -> None:
        """What follows is this."""
        if self.run:
            self.own[self.role] += named_parts(catalogue, self.run)
            self.run = []
        if self.content[-1]:
            self.content.append([])
        self.role = role

    def add(self, part: Part) -> None:
        """A part in the role of here."""
        (self.own[self.role] if self.role else self.parts).append(part)
