"""`khabar show`: the stories of an archive, one of them, or the record as JSON or dossier."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from khabar.errors import KhabarError
from khabar.outputs.commands import DONE, in_colour, write

if TYPE_CHECKING:
    from khabar.archive.reader import Archive

# Columns of lines that are not cut; so many records in doubt are listed.
UNCUT, QUEUE = 10_000, 30
FORMS = (".html", ".md", ".json")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What `khabar show` may be asked for."""
    show = commands.add_parser(
        "show",
        help="show what an archive holds",
        description="List the stories of an archive, show one story or incident, or write the record as JSON or as a dossier.",
        epilog="examples:  khabar show -a archive\n           khabar show STORY -a archive\n"
        "           khabar show --json -a archive > record.json\n           khabar show STORY -a archive -o story.html",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    show.add_argument(
        "id", nargs="?", metavar="ID", help="a story, or an incident or report in it (default: all stories)"
    )
    show.add_argument("-a", "--archive", metavar="ARCHIVE", required=True, help="folder of the archive")
    show.add_argument(
        "--doubtful",
        action="store_true",
        help="list the incidents that are most in doubt and not judged, and those that may be one, with their ids",
    )
    show.add_argument("--json", action="store_true", help="print the record as JSON")
    show.add_argument("-o", "--output", metavar="FILE", help="write a dossier: FILE.html, FILE.md or FILE.json")
    show.add_argument("--language", choices=("ar", "en"), default="ar", help="language of the dossier (default: ar)")
    show.add_argument(
        "--colour", "--color", choices=("auto", "always", "never"), default="auto", help="colours (default: auto)"
    )
    show.add_argument(
        "--width",
        type=int,
        metavar="COLUMNS",
        help="width of the text (default: the terminal's; elsewhere nothing is cut)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Show what is asked for."""
    from khabar.archive.reader import Archive
    from khabar.outputs.stories import listed, told

    archive = Archive.open(arguments.archive)
    kind = Path(arguments.output).suffix if arguments.output else ""
    if arguments.output and kind not in FORMS:
        raise KhabarError(f"no form is called {kind!r}", arguments.output, f"end its name in {', '.join(FORMS)}")
    # Only a terminal has an edge at which to cut.
    width = arguments.width or (shutil.get_terminal_size().columns if sys.stdout.isatty() else UNCUT)
    if arguments.doubtful:
        write(_queue(archive, width))
    elif arguments.json:
        record = archive.record(arguments.id)
        write(json.dumps(record.to_dict(), ensure_ascii=False) + "\n", arguments.output)
    elif arguments.output:
        write(_dossier(archive, arguments, kind), arguments.output)
    else:
        colour = in_colour(arguments.colour)
        if arguments.id is None:
            write(listed(archive.stories(), width, colour))
        else:
            write(told(archive.record(arguments.id), arguments.id, width, colour))
    return DONE


def _queue(archive: Archive, width: int) -> str:
    from khabar.archive.catalogue.queue import alike, doubtful
    from khabar.archive.catalogue.shelves import Catalogue
    from khabar.archive.judgements import judgements, standing
    from khabar.outputs.stories import in_doubt

    catalogue = Catalogue.open(archive.path)
    made = standing(judgements(archive.path))
    return in_doubt(doubtful(catalogue, made, QUEUE), alike(catalogue, made, QUEUE), width)


def _dossier(archive: Archive, arguments: argparse.Namespace, kind: str) -> str:
    from khabar.outputs import dossier

    record = archive.record(arguments.id)
    readings = archive.readings(t.id for t in record.reports)
    # A story, or that of a report, is all that the record holds; an incident is a part of it.
    one = arguments.id if any(i.id == arguments.id for i in record.incidents) else None
    if kind == ".json":
        return dossier.as_json(record, readings, one)
    make = dossier.dossier if kind == ".html" else dossier.markdown
    return make(record, readings, one, arguments.language)
