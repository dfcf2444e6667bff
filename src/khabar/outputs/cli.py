"""The command line: `khabar read`."""

from __future__ import annotations

import argparse
import gc
import json
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TextIO

from khabar.errors import KhabarError
from khabar.ingest.files import load
from khabar.model import Failure, Reading, Report
from khabar.outputs.page import page
from khabar.outputs.terminal import show
from khabar.pipeline import read_all
from khabar.read.form import failure_dict, to_dict

DONE, FAILURES, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is 0 done, 1 done with failures, 2 wrong use, 130 interrupted."""
    asked = sys.argv[1:] if argv is None else argv
    arguments = _parser(_version() if any(word.startswith("--v") for word in asked) else "").parse_args(asked)
    try:
        return _read(arguments)
    except KhabarError as error:
        print(f"khabar: {error}", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        print("khabar: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has gone (`| head`): nothing is wrong. Keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _version() -> str:
    from importlib.metadata import version  # slow to load, and seldom asked for

    return f"khabar {version('khabar')}"


def _parser(version: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="khabar",
        description="Read news on wars and crises: what is said to have happened, by whom, and through whom.",
        epilog="example: khabar read examples --as text",
    )
    parser.add_argument("--version", action="version", version=version)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    read = commands.add_parser(
        "read",
        help="read reports and print everything they say",
        description="Read reports and print everything they say: times, names, statements with their sources, figures, events.",
        epilog="examples:  khabar read reports.jsonl > readings.jsonl\n           khabar read report.txt --as text\n"
        "           khabar read reports/ --as html -o page.html",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    read.add_argument(
        "path",
        nargs="+",
        metavar="PATH",
        help="text, JSON Lines, JSON, CSV or TSV files, folders of them, - for standard input",
    )
    read.add_argument(
        "--as", dest="form", choices=("json", "text", "html"), help="form (default: json; text on a terminal)"
    )
    read.add_argument("-o", "--output", metavar="FILE", help="write to a file instead of standard output")
    read.add_argument(
        "--published", metavar="DAY", help="the day (YYYY-MM-DD) on which reports without a date came out"
    )
    read.add_argument(
        "--colour",
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours in text (default: auto)",
    )
    read.add_argument("--width", type=int, metavar="COLUMNS", help="width of the text (default: the terminal's)")
    return parser


def _read(arguments: argparse.Namespace) -> int:
    failures: list[Failure] = []
    readings = _readings(arguments, failures)
    if arguments.output:
        try:
            with Path(arguments.output).open("w", encoding="utf-8") as out:
                _write(arguments, readings, out)
        except OSError as error:
            raise KhabarError(
                f"cannot write: {error.strerror}", arguments.output, "name a file in a folder that you may write to"
            ) from None
    else:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        _write(arguments, readings, sys.stdout)
        sys.stdout.flush()
    for failure in failures:
        print(f"khabar: {failure.report}: {failure.stage}: {failure.error}", file=sys.stderr)
    if failures:
        print(f"khabar: {len(failures)} could not be read", file=sys.stderr)
    return FAILURES if failures else DONE


def _readings(arguments: argparse.Namespace, failures: list[Failure]) -> Iterator[Reading | Failure]:
    """A reading or a failure for each report, in order; every failure is also kept in `failures`."""
    told = 0
    # Tables are read once and stay: the collector need not go through them again and again.
    gc.set_threshold(50_000, 20, 50)
    reports = load(*arguments.path, failures=failures, say=lambda note: print(f"khabar: {note}", file=sys.stderr))
    for reading in read_all(_dated(reports, arguments.published)):
        yield from failures[told:]
        told = len(failures)
        if isinstance(reading, Failure):
            failures.append(reading)
            told += 1
        yield reading
    yield from failures[told:]


def _dated(reports: Iterator[Report], day: str | None) -> Iterator[Report]:
    """The reports, those without a date given the day."""
    if day is None:
        yield from reports
        return
    try:
        published = date.fromisoformat(day)
    except ValueError:
        raise KhabarError(f"{day!r} is no day", "--published", "write it as YYYY-MM-DD") from None
    for report in reports:
        yield report if report.published else replace(report, published=published, basis="given")


def _write(arguments: argparse.Namespace, readings: Iterator[Reading | Failure], out: TextIO) -> None:
    terminal = out.isatty()
    form = arguments.form or ("text" if terminal else "json")
    if form == "html":
        out.write(page(readings))
        return
    colour = arguments.colour == "always" or (arguments.colour == "auto" and terminal and "NO_COLOR" not in os.environ)
    width = arguments.width or shutil.get_terminal_size((100, 24)).columns
    for reading in readings:
        if form == "json":
            row = failure_dict(reading) if isinstance(reading, Failure) else to_dict(reading)
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
        elif isinstance(reading, Reading):
            out.write(show(reading, width, colour) + "\n")
