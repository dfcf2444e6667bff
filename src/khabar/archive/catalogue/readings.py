"""Readings of the catalogue that are fetched only as they are needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from khabar.archive.catalogue.shelves import Catalogue
from khabar.model import Reading


class Readings(Mapping[str, Reading]):
    """The readings of reports by id, each fetched when it is looked at first."""

    def __init__(self, catalogue: Catalogue, names: Iterable[str]) -> None:
        self._catalogue = catalogue
        self._names = dict.fromkeys(names)
        self._held: dict[str, Reading] = {}

    def __getitem__(self, name: str) -> Reading:
        if name not in self._held:
            if name not in self._names:
                raise KeyError(name)
            self._held.update(self._catalogue.readings([name]))
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def by_day(self, names: Iterable[str]) -> Iterator[str]:
        """Those of the names that were read, the earliest report first, those without a day last."""
        wanted = sorted(names)
        days = self._catalogue.rows(
            f"select id, published from reports where id in ({', '.join('?' * len(wanted))})", wanted
        )
        held = sorted((row["published"] or "9999", row["id"]) for row in days)
        return (name for _, name in held if name in self)

    def __len__(self) -> int:
        return len(self._names)
