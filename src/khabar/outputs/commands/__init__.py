"""The commands of `khabar`, one module each: `add` says what may be asked for, `run` does it and gives the exit code.

What a command needs is loaded when it runs, so that the others start without it.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from khabar.errors import KhabarError
from khabar.outputs.whole import whole

DONE, FAILURES, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


PATHS = "files of text, HTML, PDF, DOCX, JSON Lines, JSON, CSV, Parquet, feeds, letters, WARC, ZIP; folders of them; - for standard input"


def add_fields(command: argparse.ArgumentParser) -> None:
    """The option by which the columns of a table are named."""
    command.add_argument(
        "--fields",
        metavar="FIELD=COLUMN,…",
        help="which column of a table is a report's text, id, outlet, url, published or title (default: told by its name)",
    )


def fields_of(asked: str | None) -> dict[str, str]:
    """The columns that `--fields` names, by field.

    >>> fields_of("text=body,title=head")
    {'text': 'body', 'title': 'head'}
    """
    found = {}
    for pair in (asked or "").split(","):
        field, equals, column = pair.partition("=")
        if pair and not (equals and field.strip() and column.strip()):
            raise KhabarError(
                f"{pair!r} names no field and column", "--fields", "write it as --fields text=body,title=head"
            )
        if pair:
            found[field.strip()] = column.strip()
    return found


def note(said: str) -> None:
    """A line on standard error.

    >>> note("nothing new")
    """
    from khabar.outputs.terminal import harmless

    print(f"khabar: {harmless(said)}", file=sys.stderr)


def write(text: str, path: str | None = None) -> None:
    """Put the text into a file, whole or not at all, or on standard output where none is named.

    >>> write("خبر")
    خبر
    """
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    out = Path(path)
    if out.exists() and not (out.is_file() or out.is_dir()):
        # A pipe or a device: what is written goes through it, and nothing may take its place.
        try:
            out.write_text(text, encoding="utf-8")
        except OSError as error:
            raise KhabarError(f"cannot write: {error.strerror}", path, "name a file that you may write to") from None
        return
    with whole(out.resolve()) as part:
        part.write_text(text, encoding="utf-8")


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
