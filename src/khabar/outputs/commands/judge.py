"""`khabar judge`: say what of a record is right, wrong, the same, different or otherwise; take it back; hand judgements on."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from khabar.errors import KhabarError
from khabar.outputs.commands import DONE, note, write

if TYPE_CHECKING:
    from khabar.archive.judgements import Judgement
    from khabar.record import Incident

# What each judgement is on, by the names of its arguments.
MAKES = {
    "same": (("subject", "other"), "two incidents or two entities are one: the second becomes the first"),
    "different": (
        ("subject", "other"),
        "a report is none of an incident's, a spelling none of an entity's, or two of a kind stay apart",
    ),
    "wrong": (("subject",), "an incident, tally, claim, statement, event or entity does not stand"),
    "right": (("subject",), "it has been looked at and stands"),
    "value": (
        ("subject", "field", "value"),
        "a claim's value, measure, of (whom it counts), source or when, "
        "an incident's title, type, place or when, an entity's key or kind is another",
    ),
    "undo": (("subject",), "a judgement counts no longer"),
}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What `khabar judge` may be asked for."""
    judge = commands.add_parser(
        "judge",
        help="judge what a record says",
        description="Judgements are added to a list beside the archive, applied when it is read, kept by later builds, and can be undone.",
        epilog="examples:  khabar judge wrong report-1:figure:118-131 --why 'counts another strike' -a archive\n"
        "           khabar judge same INCIDENT INCIDENT -a archive\n           khabar judge value CLAIM value 12 -a archive\n"
        "           khabar judge list -a archive\n           khabar judge undo JUDGEMENT -a archive\n"
        "           khabar judge export judgements.jsonl -a archive",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    kinds = judge.add_subparsers(dest="judgement", required=True, metavar="JUDGEMENT")
    for kind, (names, said) in MAKES.items():
        one = kinds.add_parser(kind, help=said, description=f"{said[0].upper()}{said[1:]}.")
        for name in names:
            one.add_argument(name, metavar=name.upper())
        one.add_argument("--why", default="", metavar="REASON", help="why you judge so")
        one.add_argument("--by", default=None, metavar="NAME", help="who judges (default: your login name)")
        one.add_argument("-a", "--archive", metavar="ARCHIVE", required=True, help="folder of the archive")
    for kind, said in (
        ("list", "show the judgements"),
        ("export", "write them to FILE"),
        ("import", "add those of FILE"),
    ):
        one = kinds.add_parser(kind, help=said, description=f"{said[0].upper()}{said[1:]}.")
        if kind != "list":
            one.add_argument("file", metavar="FILE", help="JSON Lines, - for standard input or output")
        one.add_argument("-a", "--archive", metavar="ARCHIVE", required=True, help="folder of the archive")


def run(arguments: argparse.Namespace) -> int:
    """Judge, or show, export or import what was judged."""
    from khabar.archive.reader import Archive

    archive = Archive.open(arguments.archive)
    return {"list": _list, "export": _export, "import": _import}.get(arguments.judgement, _judge)(
        archive.path, arguments
    )


def _judge(path: Path, arguments: argparse.Namespace) -> int:
    from khabar.archive.judging import judge

    made = judge(
        path, arguments.judgement, {name: getattr(arguments, name) for name in MAKES[arguments.judgement][0]},
        (arguments.by if arguments.by is not None else _login(), datetime.now(UTC).isoformat(timespec="seconds"), arguments.why),
    )  # fmt: skip
    if made.field == "place" and not _lies_somewhere(path, made.subject):
        note(f"{made.value}: no one place is known by this name, so that the incident has no country and no coordinates now; write the "
             "name as Arabic reports do, with what it is before it where a town and its province are called the same")  # fmt: skip
    if made.kind == "different" and _incident(path, made.subject, apart := f"{made.subject}~{made.other}"):
        note(f"{apart} is an incident of its own, with the place and days of the one that it left: say others with khabar judge value "
             f"{apart} place PLACE -a {path}, or put it into another with khabar judge same INCIDENT {apart} -a {path}")  # fmt: skip
    note(f"{made.id}: take it back with khabar judge undo {made.id} -a {path}")
    return DONE


def _lies_somewhere(path: Path, name: str) -> bool:
    found = _incident(path, name, name)
    return found is None or found.place is None or found.place.lat is not None


def _incident(path: Path, owner: str, name: str) -> Incident | None:
    """The incident of this id among those of the story of `owner`; None where that is none of an incident."""
    from khabar.archive.judgements import kind_of
    from khabar.archive.reader import Archive

    if kind_of(owner) != "incident":
        return None
    return next((i for i in Archive.open(path).record(owner).incidents if i.id == name), None)


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _list(path: Path, arguments: argparse.Namespace) -> int:
    from khabar.archive.judgements import judgements, standing
    from khabar.outputs.terminal import harmless

    made = judgements(path)
    stand = {j.id for j in standing(made)}

    def line(j: Judgement) -> str:
        state = "" if j.id in stand or j.kind == "undo" else "  (counts no longer)"
        what = " ".join(filter(None, (j.kind, j.subject, j.other, j.field, j.value)))
        return f"{j.id}  {j.when}  {j.who}  {what}  {j.why}".rstrip() + state + "\n"

    write("".join(line(harmless(j)) for j in made) or "no judgements\n")
    return DONE


def _export(path: Path, arguments: argparse.Namespace) -> int:
    from khabar.archive.judgements import judgements
    from khabar.archive.tables import to_json

    write("".join(f"{to_json(j)}\n" for j in judgements(path)), None if arguments.file == "-" else arguments.file)
    return DONE


def _import(path: Path, arguments: argparse.Namespace) -> int:
    from khabar.archive.judgements import add as add_all
    from khabar.archive.judgements import read_lines

    read: Callable[[], str] = (
        sys.stdin.read if arguments.file == "-" else lambda: Path(arguments.file).read_text(encoding="utf-8")
    )
    try:
        made = read_lines(read(), arguments.file)
    except (OSError, UnicodeDecodeError) as error:
        raise KhabarError(
            f"cannot be read: {error}", arguments.file, "name a file that khabar judge export wrote"
        ) from None
    note(f"{add_all(path, made)} of {len(made)} judgements are new")
    return DONE
