"""What a reading and a record were made by: the version, the tables and the rules, as a short print."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

ROOT = Path(__file__).parent.parent
# What decides a reading, and what decides how readings are compared and told.
READ = (
    "errors.py", "given.py", "remember.py", "kinds.py", "model.py", "tags.py", "text.py", "language.py", "inflection.py", "sheets.py",
    "sounds.py", "dates.py", "outlets.py", "read/**/*.py", "languages/*/*.tsv",
)  # fmt: skip
TELL = ("record.py", "testimony.py", "outlets.py", "tell/**/*.py")


@cache
def reading_stamp() -> str:
    """Changes whenever a report may be read otherwise than before.

    >>> len(reading_stamp())
    12
    """
    from importlib.metadata import version

    return print_of([version("khabar"), *_contents(READ)])


@cache
def telling_stamp() -> str:
    """Changes whenever readings may be compared, grouped or told otherwise than before.

    >>> telling_stamp() == reading_stamp()
    False
    """
    return print_of([reading_stamp(), *_contents(TELL)])


def _contents(patterns: tuple[str, ...]) -> Iterable[str]:
    """The names and contents of the files, in order of their names."""
    for path in sorted({p for pattern in patterns for p in ROOT.glob(pattern)}):
        yield path.relative_to(ROOT).as_posix()
        yield path.read_text(encoding="utf-8")


def print_of(parts: Iterable[str]) -> str:
    """Twelve signs that stand for the parts and their order.

    >>> print_of(["a", "b"]) == print_of(["ab"])
    False
    """
    found = blake2b(digest_size=6)
    for part in parts:
        raw = part.encode()
        found.update(len(raw).to_bytes(8, "big"))
        found.update(raw)
    return found.hexdigest()
