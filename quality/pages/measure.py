"""Title, day and text of the saved pages, by Khabar and by the packages that do the like, in one run."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from khabar.ingest.page import read_page
from khabar.ingest.page.signs import signs_of
from khabar.ingest.page.tree import page_text, tree_of
from khabar.text import fold

FOLDER = Path(__file__).parent / "saved"
Found = tuple[str | None, str | None, str]
Reader = Callable[[bytes, dict[str, Any]], Found]


def saved() -> list[tuple[bytes, dict[str, Any]]]:
    """The pages with the truth about them."""
    rows = [json.loads(line) for line in (FOLDER / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    return [((FOLDER / f"{row['name']}.html").read_bytes(), row) for row in rows]


def by_khabar(data: bytes, row: dict[str, Any]) -> Found:
    page = read_page(data, url=row["url"], captured=datetime.fromisoformat(row["captured"]))
    return page.title, str(page.published) if page.published else None, page.text


def by_trafilatura(data: bytes, row: dict[str, Any]) -> Found:
    from trafilatura import bare_extraction

    found = bare_extraction(data, url=row["url"], with_metadata=True, include_comments=False)
    return (found.title, found.date, found.text or "") if found is not None else (None, None, "")


def by_newspaper(data: bytes, row: dict[str, Any]) -> Found:
    import newspaper

    article = newspaper.Article(row["url"], language="ar")
    article.download(input_html=data.decode("utf-8") if b"windows-1256" not in data else data.decode("cp1256"))
    article.parse()
    day = article.publish_date
    return article.title, str(day)[:10] if day else None, article.text


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", fold(text)))


def f1(found: str, truth: str) -> float:
    """Of the words, each as often as it stands."""
    a, b = words(found), words(truth)
    both = sum((a & b).values())
    return 2 * both / (sum(a.values()) + sum(b.values())) if both else 0.0


def scores(reader: Reader, pages: list[tuple[bytes, dict[str, Any]]]) -> tuple[dict[str, float], list[str]]:
    """Share of right titles and days, mean F1 of the text, pages a second; and the misses."""
    right, misses, texts = Counter[str](), [], []
    begun = time.process_time()
    results = [reader(data, row) for data, row in pages]
    took = time.process_time() - begun
    for (title, day, text), (_, row) in zip(results, pages, strict=True):
        titled = " ".join(fold(title or "").split()) == " ".join(fold(row["title"]).split())
        right["title"] += titled
        right["day"] += day == row["day"]
        texts.append(f1(text, row["text"]))
        if not titled or day != row["day"] or texts[-1] < 0.95:
            misses.append(f"{row['name']}: {title!r} {day} (truth {row['day']}) text {texts[-1]:.2f}")
    n = len(pages)
    return {
        "title": right["title"] / n,
        "day": right["day"] / n,
        "text": sum(texts) / n,
        "pages a second": n / took,
    }, misses


def measure() -> list[tuple[str, str, str]]:
    """Rows for the table of figures."""
    pages = saved()
    readers: list[tuple[str, Reader]] = [("khabar", by_khabar), ("trafilatura alone", by_trafilatura)]
    try:
        import newspaper  # noqa: F401

        readers.append(("newspaper4k", by_newspaper))
    except ImportError:
        pass
    targets = {"title": "≥ 0.98", "day": "≥ 0.97", "text": "≥ 0.95", "pages a second": "≥ 120"}
    rows = []
    for name, reader in readers:
        scores(reader, pages)  # what is loaded only once is not measured
        found, _ = scores(reader, pages)
        for what, value in found.items():
            rows.append(
                (
                    f"pages: {name}: {what}",
                    f"{value:.3f}" if value <= 1 else f"{value:.0f}",
                    targets[what] if name == "khabar" else "",
                )
            )
    for place, (there, right) in sorted(days_by_place(pages).items(), key=lambda item: -item[1][1] / item[1][0]):
        rows.append(
            (f"pages: day by {place} alone: of the {there} pages that tell it, right", f"{right / there:.2f}", "")
        )
    seconds, megabytes = web_archive(pages, 10_000)
    rows.append(("pages: khabar: a WARC of 10,000 pages, pages a second", f"{10_000 / seconds:.0f}", ""))
    rows.append(("pages: khabar: a WARC of 10,000 pages, peak memory, MB", f"{megabytes:.0f}", "< 300"))
    return rows


def days_by_place(pages: list[tuple[bytes, dict[str, Any]]]) -> dict[str, tuple[int, int]]:
    """For each place that tells a day, on how many pages it tells one and on how many the right one: the order of belief."""
    found: dict[str, tuple[int, int]] = {}
    for data, row in pages:
        signs = signs_of(tree_of(page_text(data, row["name"])[0], row["name"]), row["url"])
        for place, moment in dict(reversed(signs.days)).items():
            there, right = found.get(place, (0, 0))
            found[place] = there + 1, right + (str(moment.day) == row["day"])
    return found


def web_archive(pages: list[tuple[bytes, dict[str, Any]]], number: int) -> tuple[float, float]:
    """Seconds of processor time and peak memory in MB with which a WARC of so many pages is read by a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.warc.gz"
        with path.open("wb") as out:
            for k in range(number):
                data, row = pages[k % len(pages)]
                http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + data
                head = (
                    f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {row['url']}?n={k}\r\nWARC-Date: {row['captured'][:19]}Z\r\n"
                    f"Content-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n"
                )
                out.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 1))
        told = subprocess.run(
            [sys.executable, "-c", _READ, str(path)], check=True, capture_output=True, text=True
        ).stdout.split()
    assert int(told[0]) == number, told
    return float(told[1]), int(told[2]) / 1024


_READ = """
import resource, sys
from khabar.ingest.files import load
count = sum(1 for report in load(sys.argv[1], failures=[]))
used = resource.getrusage(resource.RUSAGE_SELF)
# Not ru_maxrss: it begins with the memory of whoever started the process.
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(count, used.ru_utime + used.ru_stime, peak)
"""
