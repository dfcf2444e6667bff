"""How fast reports are read, how much memory that takes, how soon the program is up, and how time grows with a report's length."""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import khabar
from khabar.model import Report

# Two thousand characters: what the speeds are given for.
LENGTH = 2000


def sample(folders: list[Path]) -> list[Report]:
    """Different reports of 2,000 characters each, made of the paragraphs of the reports in the folders."""
    joined = "\n\n".join(r.text for folder in folders for r in khabar.load(folder / "reports.jsonl"))
    return pieces(joined)


def pieces(text: str) -> list[Report]:
    """The text in reports of 2,000 characters."""
    cuts = range(0, len(text) - LENGTH, LENGTH)
    return [Report.of(text[at : at + LENGTH], id=str(at), published="2020-01-01") for at in cuts]


def news(path: Path, count: int) -> list[Report]:
    """So many different reports of 2,000 characters from an archive of articles in JSON Lines, packed with gzip."""
    text = ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text += f"{row['title']}\n\n{row['content']}\n\n"
            if len(text) > count * LENGTH:
                break
    return pieces(text)[:count]


def per_second(reports: list[Report]) -> float:
    """Reports that `khabar read` reads in a second of one core's time, its start left out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        seconds = []
        for part in (reports[:10], reports):
            rows = (
                json.dumps({"id": r.id, "text": r.text, "published": "2020-01-01"}, ensure_ascii=False) for r in part
            )
            path.write_text("\n".join(rows), encoding="utf-8")
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(
                [sys.executable, "-m", "khabar", "read", str(path), "--as", "json"], check=True, capture_output=True
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return (len(reports) - 10) / (seconds[1] - seconds[0])


def start_up() -> float:
    """Seconds until `khabar --version` has answered: the least of five runs of the installed program."""
    return _least("--version")


def first_report(path: Path) -> float:
    """Seconds from the start of the installed program until one report is read: the least of five runs."""
    return _least("read", str(path))


def _least(*words: str) -> float:
    """Seconds of the shortest of five runs of a command that finds its bytecode.

    An installer writes the bytecode of what it installs; a source tree has none where the environment forbids Python to
    write it (`PYTHONDONTWRITEBYTECODE`), and would be compiled anew in every run. So a first run, not counted, writes it to
    a folder of its own.
    """
    command = [sys.executable, "-m", "khabar", *words]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        runs = []
        for _ in range(6):
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True, env=environment)
            runs.append(time.perf_counter() - start)
    return min(runs[1:])


def peak_megabytes(path: Path) -> float:
    """Peak memory of a process that reads all reports of a file, in megabytes."""
    code = (
        "import sys,resource,khabar\n"
        "for r in khabar.load(sys.argv[1]): khabar.read(r)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True, text=True)
    unit = 1 if sys.platform == "darwin" else 1024
    return int(done.stdout) * unit / 1e6


def seconds_for(text: str) -> float:
    """Seconds of one core to read one report of the text."""
    start = time.process_time()
    khabar.read(Report.of(text, published="2020-01-01"))
    return time.process_time() - start


def hard_texts(folder: Path) -> dict[str, str]:
    """Texts that a careless reader chokes on: very long, one long line, nothing but quotation marks or digits."""
    joined = "\n\n".join(r.text for r in khabar.load(folder / "reports.jsonl"))
    five = (joined * (5_000_000 // len(joined) + 1))[:5_000_000]
    return {
        "1 kB": five[:1_000],
        "10 kB": five[:10_000],
        "100 kB": five[:100_000],
        "1 MB": five[:1_000_000],
        "5 MB": five,
        "1 MB in one line": five[:1_000_000].replace("\n", " "),
        "100,000 quotation marks": '"' * 100_000,
        "100,000 quotation marks in words": 'قال "نعم" ' * 50_000,
        "100,000 digits": "7" * 100_000,
        "100,000 numbers": "7 " * 100_000,
        "1 MB of one letter": "و" * 1_000_000,
    }
