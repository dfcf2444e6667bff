"""Which reports are told together: those that a chain of likenesses joins."""

from __future__ import annotations

from khabar.tell.digest import Digest


def keys(digest: Digest) -> tuple[str, ...]:
    """What the report may be found by: reports that share no key are never compared."""
    return ()


def joined(one: Digest, other: Digest) -> str | None:
    """Why the two are told together, or None. It depends on nothing but the two."""
    return None
