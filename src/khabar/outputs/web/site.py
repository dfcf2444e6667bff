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
from khabar.outputs.web.jobs import Jobs
from khabar.outputs.web.kept import Answer, Kept
from khabar.outputs.web.keys import Keys

# A question with a name that has to be spelt in Arabic.
ENGLISH = "How many were killed in Damascus?"
# So often, in seconds, the archive is looked at for changes.
EVERY = 1.0
# So many times is it seen whether another process has taken over what changed, four times a second.
LEFT = 2400
# So many bytes of pages, and of answers, are kept.
PAGES, ANSWERS = 32_000_000, 64_000_000


@dataclass
class Site:
    """One archive as it is served. `open_to_all` tells whether reading needs no key; `hosts` are the names it answers to (empty: any);
    `keeps` whether this process brings the catalogue to what the archive holds, or another one does. `secret` and `jobs` are what the
    processes of one app share."""

    path: Path
    catalogue: Catalogue
    keys: Keys
    open_to_all: bool = True
    hosts: tuple[str, ...] = ()
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    keeps: bool = True
    jobs: Jobs = field(default_factory=Jobs)
    stamp: str = ""
    pages: Kept[bytes] = field(default_factory=lambda: Kept(PAGES))
    answers: Kept[Answer] = field(default_factory=lambda: Kept(ANSWERS))
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    listening: set[int] = field(default_factory=set)
    building: asyncio.Lock = field(default_factory=asyncio.Lock)
    _seen: tuple[Any, ...] = ()
    _version: tuple[int, int] = (0, 0)
    _changed: asyncio.Condition | None = None

    @staticmethod
    def open(path: str | Path, **shared: Any) -> Site:
        """The archive of a folder; what else is named is as in `Site`."""
        place = Path(path)
        site = Site(place, Catalogue.open(place), Keys(place), **shared)
        # Tables of both languages are loaded now, so that the first question need not wait for them.
        if row := site.catalogue.row("select title from stories limit 1"):
            for typed in (row["title"], ENGLISH):
                ask(site.catalogue, typed)
        site._seen = site._files()
        site.follow()
        return site

    @property
    def changed(self) -> asyncio.Condition:
        """Told whenever the archive has changed."""
        if self._changed is None:
            self._changed = asyncio.Condition()
        return self._changed

    def follow(self) -> bool:
        """See what the catalogue holds by now; whether it is something else. What was made of it before is forgotten."""
        version = self.catalogue.version()
        if version == self._version:
            return False
        self._version = version
        stamp = self.catalogue.meta("stamp") or ""
        if stamp == self.stamp:
            return False
        self.stamp = stamp
        self.pages.clear()
        self.answers.clear()
        return True

    def refresh(self) -> bool:
        """Take over what changed in the archive; whether anything did."""
        seen = self._files()
        if seen == self._seen:
            return False
        changed = self.catalogue.refresh()
        self._seen = seen
        return changed

    async def look(self) -> None:
        """Take over what changed now."""
        await asyncio.to_thread(self.refresh)
        await self._tell()

    async def caught_up(self) -> None:
        """Wait until the catalogue holds what the archive holds: where another process sees to that, leave it to that one for a while."""
        for _ in range(LEFT if not self.keeps else 0):
            if await asyncio.to_thread(self.catalogue.current):
                break
            await asyncio.sleep(EVERY / 4)
        await self.look()

    async def watch(self) -> None:
        """Look for changes again and again, and tell those who wait. What is broken in the archive meanwhile is looked at again later."""
        while True:
            with contextlib.suppress(KhabarError, OSError):
                if self.keeps:
                    await asyncio.to_thread(self.refresh)
                await self._tell()
            await asyncio.sleep(EVERY)

    async def _tell(self) -> None:
        self.follow()
        async with self.changed:
            self.changed.notify_all()

    def _files(self) -> tuple[Any, ...]:
        found = []
        for name in (MANIFEST, JUDGEMENTS):
            with contextlib.suppress(FileNotFoundError):
                told = (self.path / name).stat()
                found.append((name, told.st_mtime_ns, told.st_size))
        return tuple(found)
