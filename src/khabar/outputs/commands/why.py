"""`khabar why`: the rule, words, chain, claims and reasons behind any record of an archive."""

from __future__ import annotations

import argparse

from khabar.outputs.commands import DONE, write


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What `khabar why` may be asked for."""
    why = commands.add_parser(
        "why",
        help="say why a record is what it is",
        description="Say why a record is what it is: its rule, its words, its chain, the claims it rests on and the reasons between them.",
        epilog="example: khabar why report-1:figure:118-131 report-2 -a archive",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    why.add_argument(
        "id", nargs="+", metavar="ID", help="a statement, figure, event, time, report, incident, tally, story or entity"
    )
    why.add_argument("-a", "--archive", metavar="ARCHIVE", required=True, help="folder of the archive")


def run(arguments: argparse.Namespace) -> int:
    """Explain the records, in order."""
    from khabar.archive.reader import Archive
    from khabar.outputs.why import why

    archive = Archive.open(arguments.archive)
    write("\n".join(why(archive, name) for name in arguments.id))
    return DONE
