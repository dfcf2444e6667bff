"""`khabar mcp`: the record for assistants, over the Model Context Protocol."""

from __future__ import annotations

import argparse

from khabar.errors import KhabarError, extra
from khabar.outputs.commands import DONE


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What `khabar mcp` may be asked for."""
    mcp = commands.add_parser(
        "mcp",
        help="let an assistant use the record",
        description="Serve the record to an assistant over the Model Context Protocol, on standard input and output. It reads alone: "
        "search, questions, stories, incidents and reports, each with the words that it rests on.",
        epilog='example, in the settings of an assistant:  {"command": "khabar", "args": ["mcp", "-a", "archive"]}',
    )
    mcp.add_argument("-a", "--archive", metavar="ARCHIVE", required=True, help="folder of the archive")


def run(arguments: argparse.Namespace) -> int:
    """Serve until standard input ends."""
    from khabar.archive.catalogue.shelves import Catalogue

    catalogue = Catalogue.open(arguments.archive)
    try:
        from khabar.outputs.assistants import make_server

        server = make_server(catalogue)
    except ImportError:
        raise KhabarError("the server for assistants is not installed", "mcp", extra("mcp")) from None
    server.run("stdio")
    return DONE
