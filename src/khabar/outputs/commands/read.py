"""`khabar read`: everything that reports say, as JSON Lines, marked text or a page."""

from __future__ import annotations

import argparse
import gc
import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TextIO

from khabar.errors import KhabarError
from khabar.model import Failure, Reading, Report
from khabar.outputs.commands import DONE, FAILURES, PATHS, add_fields, fields_of, in_colour, note
from khabar.read.form import failure_dict, to_dict
from khabar.tagger import SIZES, load_tagger
from khabar.tags import Tagger


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What `khabar read` may be asked for."""
    read = commands.add_parser(
        "read",
        help="read reports and print everything they say",
        description="Read reports and print everything they say: times, names, statements with their sources, figures, events.",
        epilog="examples:  khabar read reports.jsonl > readings.jsonl\n           khabar read report.txt --as text\n"
        "           khabar read reports/ --as html -o page.html",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    read.add_argument("path", nargs="+", metavar="PATH", help=PATHS)
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
    add_fields(read)
    read.add_argument(
        "--tagger",
        choices=SIZES,
        default="none",
        help="a learned tagger that the rules weigh: small doubts deeds, full sees names too (default: none)",
    )
    read.add_argument("--width", type=int, metavar="COLUMNS", help="width of the text (default: the terminal's)")


def run(arguments: argparse.Namespace) -> int:
    """Read, print, and say at the end what could not be read."""
    failures: list[Failure] = []
    readings = _readings(arguments, load_tagger(arguments.tagger), failures)
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
        note(f"{failure.report}: {failure.stage}: {failure.error}")
    if failures:
        note(f"{len(failures)} could not be read")
    return FAILURES if failures else DONE


def _readings(
    arguments: argparse.Namespace, tagger: Tagger | None, failures: list[Failure]
) -> Iterator[Reading | Failure]:
    """A reading or a failure for each report, in order; every failure is also kept in `failures`."""
    from khabar.ingest.files import load
    from khabar.read.attempt import attempt

    told = 0
    seen: dict[str, int] = {}
    # Tables are read once and stay: the collector need not go through them again and again.
    gc.set_threshold(50_000, 20, 50)
    reports = load(*arguments.path, failures=failures, say=note, fields=fields_of(arguments.fields))
    for report in _dated(reports, arguments.published):
        seen[report.id] = seen.get(report.id, 0) + 1
        if seen[report.id] == 2:
            note(f"{report.id}: more than one report has this id")
        reading = attempt(report, tagger)
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
        published = Report.of("", published=date.fromisoformat(day)).published
    except ValueError:
        published = None
    if published is None:
        raise KhabarError(f"{day!r} is no day between 1900 and 2200", "--published", "write it as YYYY-MM-DD")
    for report in reports:
        yield report if report.published else replace(report, published=published, basis="given")


def _write(arguments: argparse.Namespace, readings: Iterator[Reading | Failure], out: TextIO) -> None:
    terminal = out.isatty()
    form = arguments.form or ("text" if terminal else "json")
    if form == "html":
        from khabar.outputs.page import page

        out.write(page(readings))
        return
    from khabar.outputs.terminal import show

    colour = in_colour(arguments.colour) if out is sys.stdout else arguments.colour == "always"
    width = arguments.width or shutil.get_terminal_size((100, 24)).columns
    for reading in readings:
        if form == "json":
            row = failure_dict(reading) if isinstance(reading, Failure) else to_dict(reading)
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
        elif isinstance(reading, Reading):
            out.write(show(reading, width, colour) + "\n")
