"""`khabar export`: the record of an archive in a format that analysts use."""

from __future__ import annotations

import argparse
import gc

from khabar.outputs.commands import DONE, day_asked, note


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What `khabar export` may be asked for."""
    from khabar.outputs.export import FORMATS

    export = commands.add_parser(
        "export",
        help="write the record in a format that analysts use",
        description="Write the record of an archive in a format that analysts use. What the format asks for and no report tells stays "
        "empty; docs/exports/ maps every column to the record.",
        epilog="formats:\n"
        + "".join(f"  {name:12} {told}\n" for name, (_, told) in FORMATS.items())
        + "\nexamples:  khabar export --as acled events.csv -a archive\n"
        "           khabar export --as parquet tables -a archive --since 2024-01-01\n"
        "           khabar export --as geojson story.geojson -a archive --story STORY",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    export.add_argument("out", metavar="OUT", help="the file, or the folder of the files, to write")
    export.add_argument("--as", dest="form", required=True, choices=tuple(FORMATS), metavar="FORMAT", help="see below")
    export.add_argument("-a", "--archive", metavar="ARCHIVE", required=True, help="folder of the archive")
    export.add_argument("--story", metavar="ID", help="one story alone, or that of an incident or report")
    export.add_argument("--since", metavar="DAY", help="what happened or came out on the day (YYYY-MM-DD) or later")


def run(arguments: argparse.Namespace) -> int:
    """Write the export, and say how much it is and what the format has no room for."""
    from khabar.archive.reader import Archive
    from khabar.outputs.export import export
    from khabar.outputs.export.chosen import Chosen
    from khabar.outputs.terminal import counted

    gc.set_threshold(50_000, 20, 50)
    chosen = Chosen(Archive.open(arguments.archive), arguments.story, day_asked(arguments.since, "--since"))
    count = export(chosen, arguments.form, arguments.out)
    note(f"{arguments.out}: {counted(count, 'row')}")
    for reason, n in sorted(chosen.left.items()):
        note(f"left out, {n:,}: {reason}")
    return DONE
