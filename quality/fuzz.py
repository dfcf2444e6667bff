"""Drives the parsers of intake with damaged files: `python -m quality.fuzz [SECONDS [SEED]]`; by coverage where atheris is installed.

Whatever the bytes, what comes out are reports and failures that say why; what a reader breaks on is an error of ours. No file may take
longer than `SLOWEST`.
"""

from __future__ import annotations

import io
import json
import random
import re
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from khabar.model import Failure, Report

try:
    import atheris
except ImportError:
    atheris = None
with atheris.instrument_imports(include=["khabar.ingest"]) if atheris else nullcontext():
    from khabar.ingest import documents, feed, kinds, mail, newsml, packed, page, pages, rows, warc
    from khabar.ingest.kinds import ENDINGS, read_source, sniffed
    from khabar.ingest.source import Source

PARTS = (documents, feed, kinds, mail, newsml, packed, page, pages, rows, warc)  # loaded here, so that each is watched

SLOWEST = 5.0
KINDS = sorted(set(ENDINGS.values()))
# A failure that names the type of what a reader broke on.
BROKEN = re.compile(r"[A-Z]\w*(?:Error|Exception|Iteration)\b: ")
# What stands in JSON where something else is looked for.
ODD = (None, True, 5, -1.5, "", "\u00b2", "\ud800x", "http://[bad/a", [], [5], {}, {"name": 5})


def one(data: bytes, kind: str | None = None) -> None:
    """Read the bytes as a file of this kind, or of the kind that they look like."""
    begun = time.process_time()
    source = Source("x", "x", lambda: io.BytesIO(data))
    for item in read_source(source, lambda note: None, kind or sniffed(data)):
        assert isinstance(item, Report | Failure)
        assert isinstance(item, Report) or not BROKEN.match(item.error), item.error
    assert time.process_time() - begun < SLOWEST, f"{kind}: {time.process_time() - begun:.1f} s for {len(data)} bytes"


def seeds() -> list[tuple[str, bytes]]:
    """Sound files, each with its kind."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
    import test_ingest_files as files

    found = [
        (ENDINGS.get("." + name.rsplit(".", 1)[1], "warc"), data.encode() if isinstance(data, str) else data)
        for name, data in files.FORMS.items()
    ]
    saved = Path(__file__).parent / "pages" / "saved"
    return found + [("html", path.read_bytes()) for path in sorted(saved.glob("*.html"))]


def damaged(data: bytes, others: list[tuple[str, bytes]], draw: random.Random) -> bytes:
    """The bytes with some changed, doubled, cut, or put in from another file."""
    found = bytearray(data)
    for _ in range(draw.randint(1, 12)):
        at = draw.randrange(len(found) + 1)
        way = draw.randrange(5)
        if way == 0:
            found[at : at + draw.randint(0, 40)] = draw.randbytes(draw.randint(0, 20))
        elif way == 1:
            found[at : at + 1] = bytes([draw.choice(b"<>&\"'\x00\xff{}[]0,;\n")])
        elif way == 2:
            found[at:at] = found[at : at + draw.randint(1, 500)] * draw.randint(1, 20)
        elif way == 3:
            del found[at : at + draw.randint(1, len(found) // 3 + 1)]
        else:
            other = draw.choice(others)[1]
            start = draw.randrange(len(other) + 1)
            found[at:at] = other[start : start + draw.randint(1, 2000)]
    return bytes(found)


def retyped(data: bytes, draw: random.Random) -> bytes:
    """JSON, whole or line by line, with some of its values of another type; what is none as it is."""
    try:
        text = data.decode()
        return "\n".join(json.dumps(_odd(json.loads(part), draw)) for part in _parts(text)).encode()
    except ValueError:
        return data


def _parts(text: str) -> list[str]:
    try:
        json.loads(text)
    except ValueError:
        return text.splitlines()
    return [text]


def _odd(value: Any, draw: random.Random) -> Any:
    if draw.random() < 0.1:
        return draw.choice(ODD)
    if isinstance(value, list):
        return [_odd(inner, draw) for inner in value]
    if isinstance(value, dict):
        return {key: _odd(inner, draw) for key, inner in value.items()}
    return value


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    known = seeds()
    if atheris is not None:
        atheris.Setup(
            [sys.argv[0], f"-max_total_time={int(seconds)}"], lambda data: one(data, KINDS[len(data) % len(KINDS)])
        )
        atheris.Fuzz()
        return
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    draw, count, end = random.Random(seed), 0, time.monotonic() + seconds
    while time.monotonic() < end:
        kind, data = draw.choice(known)
        data = retyped(data, draw) if draw.random() < 0.2 else damaged(data, known, draw)
        try:
            one(data, kind if draw.random() < 0.9 else draw.choice(KINDS))
        except BaseException:
            Path("fuzz-found").write_bytes(data)
            print(f"{kind}: the file is in fuzz-found")
            raise
        count += 1
    print(f"{count:,} damaged files read in {seconds:.0f} seconds")


if __name__ == "__main__":
    main()
