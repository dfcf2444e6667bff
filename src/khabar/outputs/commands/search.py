"""`khabar search`: reports, statements and entities of an archive by words and filters."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from khabar.errors import KhabarError
from khabar.outputs.commands import DONE, in_colour, note, write

if TYPE_CHECKING:
    from khabar.archive.catalogue.search import Hit

# The filters, each with what stands for its value in the help.
FILTERS = {
    "story": ("STORY", "only of this story"),
    "source": (
        "NAME",
        "only what this source says, under any of its names, or who is told of by an office of it alone (its spokesman)",
    ),
    "outlet": ("NAME", "only from this outlet, under any of its names"),
    "place": ("NAME", "only where this place is named"),
    "type": ("TYPE", "only about an incident of this PLOVER type; with --kind entities a kind of entity"),
    "first": ("DAY", "from this day on (YYYY-MM-DD)"),
    "last": ("DAY", "up to this day"),
    "entity": ("ID", "only where this entity is named"),
}
# What lists those that a filter may name.
LISTS = {
    "story": "khabar show",
    "place": "khabar search --kind entities --type place",
    "entity": "khabar search --kind entities",
}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What `khabar search` may be asked for."""
    search = commands.add_parser(
        "search",
        help="find reports, statements and entities",
        description="Find by words, in whatever form and with whatever is attached to them, and by the other spellings of a name. "
        'A "phrase" stands as it is; a -word must not be there.',
        epilog="examples:  khabar search WORDS -a archive\n           khabar search WORDS --kind statements --source NAME -a archive\n"
        "           khabar search WORDS --first 2021-06-01 --json -a archive",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    search.add_argument("words", nargs="*", metavar="WORDS", help="what to look for (default: the newest)")
    search.add_argument("-a", "--archive", metavar="ARCHIVE", required=True, help="folder of the archive")
    search.add_argument(
        "--kind", choices=("reports", "statements", "entities"), default="reports", help="(default: reports)"
    )
    for name, (value, said) in FILTERS.items():
        search.add_argument(f"--{name}", metavar=value, help=said)
    search.add_argument(
        "-n", "--limit", type=int, default=20, metavar="N", help="so many at most, up to 100 (default: 20)"
    )
    search.add_argument("--start", type=int, default=0, metavar="N", help="pass over the first N")
    search.add_argument("--json", action="store_true", help="print JSON")
    search.add_argument(
        "--colour", "--color", choices=("auto", "always", "never"), default="auto", help="colours (default: auto)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Search, the best first."""
    from khabar.archive.catalogue.search import Wanted, search
    from khabar.archive.catalogue.shelves import Catalogue
    from khabar.outputs.narrowed import narrowed, strange
    from khabar.outputs.progress import Progress
    from khabar.record import plain

    if arguments.limit < 1 or arguments.start < 0:
        raise KhabarError("so many cannot be shown", "-n, --start", "name 1 or more, and 0 or more to pass over")
    progress = Progress()
    catalogue = Catalogue.open(arguments.archive, progress.step)
    progress.end()
    wanted = Wanted(
        " ".join(arguments.words), arguments.kind, limit=arguments.limit, start=arguments.start,
        **{name: getattr(arguments, name) for name in FILTERS},
    )  # fmt: skip
    wanted = narrowed(catalogue, wanted)
    found = search(catalogue, wanted)
    for name in () if found.hits else strange(catalogue, wanted):
        known = f". List them: {LISTS[name]} -a {arguments.archive}" if name in LISTS else ""
        note(f"--{name}: the archive knows none that is called {getattr(arguments, name)!r}{known}")
    if arguments.json:
        write(json.dumps(plain(found), ensure_ascii=False) + "\n")
        return DONE
    if found.loosely:
        note("nothing holds all of these words; these hold some")
    write("".join(_lines(hit, in_colour(arguments.colour)) for hit in found.hits) or "nothing found\n")
    if found.more:
        note(f"there is more: --start {arguments.start + len(found.hits)}")
    return DONE


def _lines(hit: Hit, colour: bool) -> str:
    from khabar.outputs.terminal import harmless

    told = harmless(hit)
    head = "  ".join(filter(None, (told.title, told.source, told.outlet, told.published, told.id)))
    if told.snippet is None:
        return f"{head}\n"
    text, at, out = told.snippet.text, told.snippet.start, ""
    done = 0
    opened, closed = ("\x1b[1;31m", "\x1b[0m") if colour else ("[", "]")
    for start, end in told.snippet.marks:
        out += f"{text[done : start - at]}{opened}{text[start - at : end - at]}{closed}"
        done = end - at
    return f"{head}\n    {' '.join((out + text[done:]).split())}\n"
