"""`khabar build`: collect reports, read, compare and tell them, in an archive or at once."""

from __future__ import annotations

import argparse
import gc
import json
from pathlib import Path

from khabar.errors import KhabarError
from khabar.model import Failure
from khabar.outputs.commands import DONE, FAILURES, PATHS, add_fields, fields_of, note, write

# So many failures are named; the others are counted.
NAMED = 20


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What `khabar build` may be asked for."""
    build = commands.add_parser(
        "build",
        help="tell what many reports together say",
        description="Collect reports, read them, find which tell of one happening, and tell what they together say. With -a all is kept "
        "in an archive, what is new is added to it, and a build that was stopped goes on where it stood.",
        epilog="examples:  khabar build reports.jsonl -a archive\n           khabar build more/ -a archive -j 8\n"
        "           khabar build -a archive            go on with what was collected\n"
        "           khabar build reports.jsonl > record.json",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    build.add_argument("path", nargs="*", metavar="PATH", help=PATHS)
    build.add_argument(
        "-a", "--archive", metavar="ARCHIVE", help="folder of the archive (default: none, print the record as JSON)"
    )
    add_fields(build)
    build.add_argument("-j", "--jobs", type=int, metavar="N", help="processes (default: one a core)")
    build.add_argument(
        "--ray",
        nargs="?",
        const="",
        metavar="ADDRESS",
        help="run on a Ray cluster, or on a Ray of this machine where no address is given; put it after PATH",
    )


def run(arguments: argparse.Namespace) -> int:
    """Build, and say what there is now and what could not be done."""
    from khabar import pipeline
    from khabar.archive.folder import manifest
    from khabar.archive.run import cores
    from khabar.outputs.progress import Progress
    from khabar.outputs.terminal import counted

    if arguments.jobs is not None and arguments.jobs < 1:
        raise KhabarError(f"{arguments.jobs} processes", "-j", "at least one is needed")
    if not arguments.path and not arguments.archive:
        raise KhabarError("there is nothing to build from", "PATH", "name files or folders, or an archive with -a")
    if not arguments.path:
        manifest(Path(arguments.archive))  # without paths only what is there can go on
    fields = fields_of(arguments.fields)
    gc.set_threshold(50_000, 20, 50)
    progress = Progress()
    watch = pipeline.Watch(progress.step, progress.note)
    if arguments.archive is None:
        record = pipeline.build(arguments.path, watch=watch, fields=fields)
        progress.end()
        write(json.dumps(record.to_dict(), ensure_ascii=False) + "\n")
        return _failed(watch.failures)
    try:
        archive = pipeline.build(
            arguments.path,
            arguments.archive,
            jobs=arguments.jobs or cores(),
            ray=arguments.ray,
            watch=watch,
            fields=fields,
        )
    except KhabarError as error:
        if not watch.failures:
            raise
        # What could not be read is why: each is named, not the first alone.
        note(f"{error.where}: {error.what}")
        return _failed(watch.failures)
    finally:
        progress.end()
    counts = archive.counts()
    note(
        f"{arguments.archive}: {counted(counts['reports'], 'report')} in {counted(counts['groups'], 'group')}, "
        f"{counted(counts['stories'], 'story')}, {counted(counts['incidents'], 'incident')}"
    )
    return _failed([*watch.failures, *(f for f in archive.failures() if f.stage not in ("load", "collect"))])


def _failed(failures: list[Failure]) -> int:
    for failure in failures[:NAMED]:
        note(f"{failure.report}: {failure.stage}: {failure.error}")
    if failures:
        more = f", {len(failures) - NAMED} of them not named here" if len(failures) > NAMED else ""
        note(f"{len(failures)} could not be read{more}")
    return FAILURES if failures else DONE
