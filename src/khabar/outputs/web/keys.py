"""Keys for writing and for other addresses: shown once, kept only as hashes, in `keys.json` beside the archive's files."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path

from khabar.archive.folder import explained
from khabar.errors import KhabarError

NAME = "keys.json"
# Cost of scrypt: about 50 ms and 16 MB a try.
_COST = {"n": 2**14, "r": 8, "p": 1}


def make_key(path: Path, who: str) -> str:
    """A new key for somebody, in place of any that they had; it is not kept and cannot be shown again."""
    if not who.strip() or len(who) > 80:
        raise KhabarError("a key needs the name of who has it", "--key", "name somebody in at most 80 signs")
    key, salt = secrets.token_urlsafe(24), secrets.token_bytes(16)
    held = _held(path)
    held[who.strip()] = {"salt": salt.hex(), "hash": _hash(key, salt)}
    with explained(path / NAME):
        part = path / f".{NAME}.part"
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
            json.dump(held, out, ensure_ascii=False, indent=0, sort_keys=True)
        part.replace(path / NAME)
    return key


def _hash(key: str, salt: bytes) -> str:
    return hashlib.scrypt(key.encode(), salt=salt, dklen=32, **_COST).hex()


def _held(path: Path) -> dict[str, dict[str, str]]:
    try:
        found: dict[str, dict[str, str]] = json.loads((path / NAME).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except ValueError:
        raise KhabarError("these are no keys", str(path / NAME), "remove the file and make keys again") from None
    return found


class Keys:
    """The keys of an archive. Those that were right are remembered as digests, so that only the first try costs."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[bytes, str] = {}
        self._of: dict[str, dict[str, str]] = {}

    def __bool__(self) -> bool:
        return bool(_held(self._path))

    def owner(self, key: str) -> str | None:
        """Whose key it is; None where it is nobody's."""
        held = _held(self._path)
        if held != self._of:
            self._of, self._known = held, {}
        mark = hashlib.sha256(key.encode("utf-8", "replace")).digest()
        if mark in self._known:
            return self._known[mark]
        for who, told in held.items():
            if hmac.compare_digest(_hash(key[:200], bytes.fromhex(told["salt"])), told["hash"]):
                self._known[mark] = who
                return who
        return None
