"""The commands of `khabar`, one module each: `add` says what may be asked for, `run` does it and gives the exit code.

What a command needs is loaded when it runs, so that the others start without it.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from khabar.errors import KhabarError

DONE, FAILURES, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def note(said: str) -> None:
    """A line on standard error.

    >>> note("nothing new")
    """
    from khabar.outputs.terminal import harmless

    print(f"khabar: {harmless(said)}", file=sys.stderr)


def write(text: str, path: str | None = None) -> None:
    """Put the text into a file, or on standard output where none is named.

    >>> write("خبر")
    خبر
    """
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    try:
        Path(path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise KhabarError(
            f"cannot write: {error.strerror}", path, "name a file in a folder that you may write to"
        ) from None


def in_colour(asked: str) -> bool:
    """Whether standard output shows colours: `always`, `never`, or `auto`, where it is a terminal.

    >>> in_colour("never")
    False
    """
    return asked == "always" or (asked == "auto" and sys.stdout.isatty() and "NO_COLOR" not in os.environ)


def day_asked(day: str | None, option: str) -> date | None:
    """The day that an option names, or None where it is not given.

    >>> day_asked("2024-05-01", "--since"), day_asked(None, "--since")
    (datetime.date(2024, 5, 1), None)
    """
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        raise KhabarError(f"{day!r} is no day", option, "write it as YYYY-MM-DD") from None
