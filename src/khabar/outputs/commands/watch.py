"""`khabar watch`: poll feeds politely, keep every version of their articles, and keep an archive up to date."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from khabar.errors import BusyError, KhabarError
from khabar.outputs.commands import DONE, FAILURES, note

if TYPE_CHECKING:
    from khabar.ingest.watch.rounds import Happening, Rounds
    from khabar.model import Report

_NEW = "new.jsonl"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What `khabar watch` may be asked for."""
    watch = commands.add_parser(
        "watch",
        help="poll feeds and keep the archive up to date",
        description="Poll feeds (RSS, Atom, JSON Feed, news sitemaps, NewsML-G2) as their sites allow, fetch each article once, "
        "look again at those that may change, and tell what changed. With -a the archive is kept "
        "up to date, else the reports are printed as JSON Lines. "
        "What is known stands in a folder beside the archive: watching may be stopped at any moment and started again.",
        epilog="examples:  khabar watch https://news.example/rss -a archive\n           khabar watch feeds.opml -a archive --once\n"
        "           khabar watch feeds.txt --once > reports.jsonl",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    watch.add_argument(
        "feed", nargs="+", metavar="FEED", help="address of a feed, or a file that lists some: OPML, or one a line"
    )
    watch.add_argument("-a", "--archive", metavar="ARCHIVE", help="folder of the archive to keep up to date")
    watch.add_argument(
        "--state", metavar="FOLDER", help="what is known of the feeds (default: ARCHIVE.watch, or watch)"
    )
    watch.add_argument("--once", action="store_true", help="one round, then end")
    watch.add_argument(
        "--interval", type=float, default=900, metavar="SECONDS", help="between two looks at a feed (default: 900)"
    )
    watch.add_argument(
        "--delay", type=float, default=5, metavar="SECONDS", help="between two requests to a host (default: 5)"
    )
    watch.add_argument("--allow-private", action="store_true", help="fetch from private networks too")


def run(arguments: argparse.Namespace) -> int:
    """Watch, and say what happened; Ctrl-C ends it with everything kept that was told."""
    import random
    import time

    from khabar.ingest.watch.fetch import Limits, host_of
    from khabar.ingest.watch.polite import Clock, Manners
    from khabar.ingest.watch.rounds import Rounds
    from khabar.ingest.watch.state import State
    from khabar.outputs.terminal import counted

    if arguments.delay < 0 or arguments.interval < 1:
        raise KhabarError("too often", "--delay, --interval", "wait at least a second between two looks")
    feeds = list(_feeds(arguments.feed))
    for feed in feeds:
        host_of(feed)
    folder = Path(arguments.state or (f"{arguments.archive.rstrip('/')}.watch" if arguments.archive else "watch"))
    clock = Clock(time.time, time.sleep, random.random)
    manners = Manners(arguments.delay, arguments.interval, Limits(private=arguments.allow_private))
    told: Counter[str] = Counter()
    with State(folder / "state.sqlite") as state:
        rounds = Rounds(feeds, state, clock, manners)
        waiting = list(rounds.waiting())
        for feed, then in waiting:
            note(f"not asked now: {feed}: {then}")
        try:
            while True:
                kept = _round(rounds, folder, arguments.archive, told)
                if arguments.once:
                    break
                if math.isinf(rounds.due()):
                    note("every feed is gone: there is nothing left to watch")
                    break
                clock.sleep(max(1.0, rounds.due() - clock.now()))
        finally:
            nothing = "none was due" if arguments.once and len(waiting) == len(rounds.feeds) else "nothing new"
            note(
                f"{counted(len(feeds), 'feed')}: "
                + (", ".join(f"{n} {what}" for what, n in sorted(told.items())) or nothing)
            )
    return FAILURES if told["failed"] or not kept else DONE


def _feeds(asked: list[str]) -> Iterator[str]:
    """The addresses: those that were named, and those that the named files list."""
    from khabar.ingest.feed import feeds_of
    from khabar.ingest.markup import xml_of

    for name in asked:
        if "://" in name:
            yield name
            continue
        try:
            data = Path(name).read_bytes()
        except OSError as error:
            raise KhabarError(
                error.strerror or str(error), name, "name the address of a feed, or a file that lists some"
            ) from None
        if data.lstrip()[:1] == b"<":
            found = feeds_of(xml_of(data, name))
        else:
            found = [
                line for raw in data.decode("utf-8", "replace").split("\n") if (line := raw.strip()) and line[0] != "#"
            ]
        if not found:
            raise KhabarError("this file lists no feed", name, "write one address a line")
        yield from found


def _round(rounds: Rounds, folder: Path, archive: str | None, told: Counter[str]) -> bool:
    """One round: say what happens, keep what is new, and add it to the archive. Gives whether the archive has all of it: while another
    build is writing there, what is new waits for the next round."""
    new = folder / _NEW
    for happening in rounds.round():
        told[happening.what] += 1
        if happening.report is not None:
            _put(happening.report, new if archive else None)
        _say(happening)
    if archive and new.exists():
        from khabar import pipeline

        watch = pipeline.Watch(note=note)
        try:
            counts = pipeline.build(new, archive, watch=watch).counts()
        except BusyError as error:
            note(f"{error.where}: {error.what}: what is new is kept and added in the next round")
            return False
        # Built: what comes later goes into a file of its own.
        new.replace(folder / "built.jsonl")
        note(f"{archive}: {counts['reports']:,} reports, {counts['incidents']:,} incidents")
    return True


def _put(report: Report, path: Path | None) -> None:
    """Write the report as a line of JSON."""
    row = {
        "id": report.id, "outlet": report.outlet, "url": report.url, "published": str(report.published) if report.published else None,
        "at": report.at.isoformat() if report.at else None, "author": report.author, "agency": report.agency,
        "title": report.title.of(report.text) if report.title else None, "text": report.text,
    }  # fmt: skip
    line = json.dumps({k: v for k, v in row.items() if v is not None}, ensure_ascii=False) + "\n"
    if path is None:
        sys.stdout.write(line)
        sys.stdout.flush()
        return
    with path.open("a", encoding="utf-8") as out:
        out.write(line)


def _say(happening: Happening) -> None:
    report = happening.report
    if report is None:
        note(f"{happening.what}: {happening.where}: {happening.told}")
        return
    title = report.title.of(report.text) if report.title else report.text[:80].split("\n")[0]
    if happening.before is None:
        note(f"{happening.what}: {report.id}: {title}")
        return
    from khabar.outputs.altered import altered

    changes = altered(happening.before, report)
    note(f"{happening.what}: {report.id}: {'; '.join(changes) or 'white space'}: {title}")
