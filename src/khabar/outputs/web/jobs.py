"""What is known of reports that are being added: a file for each job, so that every process of the app can tell how far it is."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

# So many jobs are remembered.
MOST = 200


class Jobs:
    """The jobs of an app, in a folder that its processes share; without one, in a folder of its own that goes when it does.

    >>> jobs = Jobs()
    >>> name = jobs.add(reports=3)
    >>> jobs.told(name)["state"], jobs.told("../keys")
    ('waiting', None)
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self._own = TemporaryDirectory(prefix="khabar-") if folder is None else None
        self.folder = Path(self._own.name if self._own else str(folder))

    def add(self, reports: int) -> str:
        """A new job; its name."""
        old = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
        for path in old[: max(0, len(old) - MOST + 1)]:
            path.unlink(missing_ok=True)
        name = f"job-{secrets.token_hex(6)}"
        self._put(name, {"id": name, "state": "waiting", "reports": reports, "said": ""})
        return name

    def now(self, name: str, **values: Any) -> None:
        """Say how far a job is."""
        self._put(name, {**(self.told(name) or {}), **values})

    def told(self, name: str) -> dict[str, Any] | None:
        """How far a job is; None where there is none of this name. The name is looked for among those that there are."""
        found = next((path for path in self.folder.glob("*.json") if path.stem == name), None)
        try:
            return dict(json.loads(found.read_bytes())) if found else None
        except FileNotFoundError:
            return None

    def _put(self, name: str, state: dict[str, Any]) -> None:
        part = self.folder / f"{name}.part"
        part.write_text(json.dumps(state), encoding="utf-8")
        part.replace(self.folder / f"{name}.json")
