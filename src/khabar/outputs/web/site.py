"""What the app knows while it runs: the archive's catalogue, which it keeps up to date, the keys, and who waits for changes."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from khabar.archive.catalogue.shelves import Catalogue
from khabar.archive.folder import MANIFEST
from khabar.archive.judgements import NAME as JUDGEMENTS
from khabar.errors import KhabarError
from khabar.outputs.ask import ask
from khabar.outputs.web.keys import Keys

# So often, in seconds, the archive is looked at for changes.
EVERY = 1.0


@dataclass
class Site:
    """One archive as it is served. `open_to_all` tells whether reading needs no key; `hosts` are the names it answers to (empty: any)."""

    path: Path
    catalogue: Catalogue
    keys: Keys
    open_to_all: bool = True
    hosts: tuple[str, ...] = ()
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    stamp: str = ""
    pages: dict[tuple[Any, ...], bytes] = field(default_factory=dict)
    jobs: dict[str, dict[str, Any]] = field(default_factory=dict)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    listening: set[int] = field(default_factory=set)
    building: asyncio.Lock = field(default_factory=asyncio.Lock)
    _seen: tuple[Any, ...] = ()
    _changed: asyncio.Condition | None = None

    @staticmethod
    def open(path: str | Path, open_to_all: bool = True, hosts: tuple[str, ...] = ()) -> Site:
        """The archive of a folder."""
        place = Path(path)
        site = Site(place, Catalogue.open(place), Keys(place), open_to_all, hosts)
        # Tables of the language are loaded now, so that the first question need not wait for them.
        if row := site.catalogue.row("select title from stories limit 1"):
            ask(site.catalogue, row["title"])
        site.stamp = site.catalogue.meta("stamp") or ""
        site._seen = site._files()
        return site

    @property
    def changed(self) -> asyncio.Condition:
        """Told whenever the archive has changed."""
        if self._changed is None:
            self._changed = asyncio.Condition()
        return self._changed

    def refresh(self) -> bool:
        """Take over what changed in the archive; whether anything did."""
        seen = self._files()
        if seen == self._seen:
            return False
        self.catalogue.refresh()
        self._seen = seen
        stamp = self.catalogue.meta("stamp") or ""
        if stamp == self.stamp:
            return False
        self.stamp = stamp
        self.pages.clear()
        return True

    async def look(self) -> None:
        """Take over what changed, and tell those who wait."""
        if await asyncio.to_thread(self.refresh):
            async with self.changed:
                self.changed.notify_all()

    async def watch(self) -> None:
        """Look for changes again and again. What is broken in the archive meanwhile is looked at again later."""
        while True:
            with contextlib.suppress(KhabarError, OSError):
                await self.look()
            await asyncio.sleep(EVERY)

    def _files(self) -> tuple[Any, ...]:
        found = []
        for name in (MANIFEST, JUDGEMENTS):
            with contextlib.suppress(FileNotFoundError):
                told = (self.path / name).stat()
                found.append((name, told.st_mtime_ns, told.st_size))
        return tuple(found)
