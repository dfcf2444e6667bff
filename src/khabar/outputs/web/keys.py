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
        # The keys as they stood, and those of them that were right: what is found of old ones is never remembered with new ones.
        self._last: tuple[dict[str, dict[str, str]], dict[bytes, str]] = {}, {}

    def __bool__(self) -> bool:
        return bool(_held(self._path))

    def known(self, key: str) -> str | None:
        """Whose key it is, as far as it was right before; quickly told."""
        return self._now()[1].get(_digest(key))

    def owner(self, key: str) -> str | None:
        """Whose key it is; None where it is nobody's. It takes long: see `_COST`."""
        held, known = self._now()
        mark = _digest(key)
        if mark in known:
            return known[mark]
        for who, told in held.items():
            if hmac.compare_digest(_hash(key[:200], bytes.fromhex(told["salt"])), told["hash"]):
                known[mark] = who
                return who
        return None

    def kept(self, who: str) -> str | None:
        """The hash of somebody's key, which is another once the key is; None where they have none."""
        return _held(self._path).get(who, {}).get("hash")

    def _now(self) -> tuple[dict[str, dict[str, str]], dict[bytes, str]]:
        held, last = _held(self._path), self._last
        if held != last[0]:
            last = self._last = held, {}
        return last


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "replace")).digest()
