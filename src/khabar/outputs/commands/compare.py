"""`khabar compare`: records that others made by hand beside those of an archive."""

from __future__ import annotations

import argparse
from pathlib import Path

from khabar.outputs.commands import DONE, day_asked, note, write


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What `khabar compare` may be asked for."""
    compare = commands.add_parser(
        "compare",
        help="hold records made by hand against those of an archive",
        description="Hold the records of a CSV file as ACLED, UCDP or Airwars have it against the incidents of an archive: where both "
        "agree, where they differ, and what one of them lacks. They are matched by day, place, parties and deaths; docs/exports/compare.md "
        "tells the rules.",
        epilog="examples:  khabar compare acled.csv -a archive\n           khabar compare ged.csv -a archive -o side-by-side.csv",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    compare.add_argument("file", metavar="FILE", help="CSV or TSV as ACLED, UCDP GED or Airwars have it")
    compare.add_argument("-a", "--archive", metavar="ARCHIVE", required=True, help="folder of the archive")
    compare.add_argument("--story", metavar="ID", help="one story alone, or that of an incident or report")
    compare.add_argument("--since", metavar="DAY", help="incidents that ended on the day (YYYY-MM-DD) or later")
    compare.add_argument("-o", "--output", metavar="FILE", help="write a table (CSV) instead of lines")


def run(arguments: argparse.Namespace) -> int:
    """Compare, and say how many agree, differ and stand alone."""
    from khabar.archive.reader import Archive
    from khabar.outputs.compare.outside import outside
    from khabar.outputs.compare.pairing import ours
    from khabar.outputs.compare.table import COLUMNS, in_lines, lines, row, summary
    from khabar.outputs.export.chosen import Chosen, cases
    from khabar.outputs.export.sheets import write_csv
    from khabar.outputs.terminal import harmless
    from khabar.outputs.whole import whole

    theirs = outside(arguments.file)
    chosen = Chosen(Archive.open(arguments.archive), arguments.story, day_asked(arguments.since, "--since"))
    told = lines(theirs, [ours(case) for case in cases(chosen)])
    if arguments.output:
        with whole(Path(arguments.output)) as part:
            write_csv(part, [COLUMNS], map(row, told))
    else:
        write(harmless(in_lines(told)))
    note(summary(told))
    return DONE
