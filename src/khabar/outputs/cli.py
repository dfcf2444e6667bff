"""The command line: each module of `commands` is one command."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from khabar.errors import KhabarError
from khabar.outputs.commands import (
    DONE,
    INTERRUPTED,
    WRONG_USE,
    ask,
    build,
    compare,
    export,
    judge,
    mcp,
    note,
    read,
    search,
    serve,
    show,
    watch,
    why,
)

COMMANDS = {
    module.__name__.rpartition(".")[2]: module
    for module in (read, build, show, search, ask, judge, why, export, compare, watch, serve, mcp)
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code is 0 done, 1 done with failures, 2 wrong use, 130 interrupted."""
    asked = sys.argv[1:] if argv is None else argv
    arguments = _parser(_version() if any(word.startswith("--v") for word in asked) else "").parse_args(asked)
    try:
        code: int = COMMANDS[arguments.command].run(arguments)
        return code
    except KhabarError as error:
        note(str(error))
        return WRONG_USE
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            # Whoever read our output has gone (`| head`): nothing is wrong. Keep Python from complaining at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return DONE
        where = error.filename or "standard output"
        note(f"{where}: cannot be written: {error.strerror}. See that there is room and that you may write there.")
        return WRONG_USE
    except KeyboardInterrupt:
        note("interrupted")
        return INTERRUPTED


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
    for command in COMMANDS.values():
        command.add(commands)
    return parser
