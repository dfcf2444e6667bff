"""`python -m quality rules [FOLDER…]` counts how often each rule of reading fires, over all annotated reports at hand and 2,000 articles.

Three tables, the rarest first: the rules that records name; the functions of reading that decide (they give a `bool`, or something or
None), how often each was asked and how often it said yes; the phrases of tables by who looks them up, how many there are and how many were
met. A function that remembers its answers is counted once a word. What never says yes is for language that these reports do not hold, or
may go.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import khabar
from khabar.language import Phrases
from khabar.model import Report
from quality.readings import ROOT, SHARED
from quality.speed import news

READING = ROOT / "src" / "khabar" / "read"
FOLDERS = (SHARED / "gold", SHARED / "train", ROOT / "tests" / "golden" / "ar", ROOT / "quality" / "seen")
# How many reports of 2,000 characters are read that nobody annotated.
ARTICLES = 2000
# Where the rules stand in a reading.
LAYERS = ("times", "names", "statements", "figures", "events")


class Watch:
    """Counts what the functions of reading answer while it is on."""

    def __init__(self) -> None:
        self.rules: Counter[tuple[str, str]] = Counter()
        self.asked: Counter[CodeType] = Counter()
        self.said: Counter[CodeType] = Counter()
        self.met: dict[tuple[CodeType, Phrases[Any]], set[tuple[str, ...]]] = {}

    def read(self, reports: Iterable[Report]) -> None:
        """Read the reports and count."""
        sys.setprofile(self._returned)
        try:
            for report in reports:
                reading = khabar.read(report)
                self.rules.update((layer, found.rule) for layer in LAYERS for found in getattr(reading, layer))
        finally:
            sys.setprofile(None)

    def _returned(self, frame: FrameType, event: str, answer: Any) -> None:
        if event != "return":
            return
        code = frame.f_code
        self.asked[code] += 1
        if answer is None or answer is False:
            return
        self.said[code] += 1
        if code is Phrases.at.__code__ and frame.f_back is not None:
            seen = frame.f_locals
            forms = [word.form for word in seen["row"][seen["i"] : answer[0]]]
            forms[0] = seen["rest"]
            self.met.setdefault((frame.f_back.f_code, seen["self"]), set()).add(tuple(forms))


def decisions() -> Iterator[tuple[str, str, int]]:
    """The functions of reading that decide: file, name, first line."""
    for path in sorted(READING.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.returns is not None:
                gives = ast.unparse(node.returns)
                if gives == "bool" or gives.endswith("| None"):
                    first = node.decorator_list[0].lineno if node.decorator_list else node.lineno
                    yield str(path), node.name, first


def tables(watch: Watch) -> Iterator[list[tuple[str, ...]]]:
    """The three tables, each with its heads first."""
    rules = sorted(watch.rules.items(), key=lambda item: (item[1], item[0]))
    yield [("layer", "rule", "fired"), *((layer, rule, str(fired)) for (layer, rule), fired in rules)]
    asked = {(code.co_filename, code.co_firstlineno): code for code in watch.asked}
    rows = []
    for file, name, first in decisions():
        code = asked.get((file, first))
        counts = (watch.said[code], watch.asked[code]) if code else (0, 0)
        rows.append((*counts, f"{Path(file).relative_to(READING)}: {name}"))
    yield [("function", "asked", "said yes"), *((name, str(n), str(yes)) for yes, n, name in sorted(rows))]
    found: list[tuple[str, int, int]] = []
    for (code, phrases), met in watch.met.items():
        file = code.co_filename.rpartition("/khabar/")[2]
        found.append((f"{file}: {code.co_name}", sum(map(len, phrases.first.values())), len(met)))
    yield [("phrases looked up by", "phrases", "met"), *((n, str(a), str(b)) for n, a, b in sorted(found))]


def main(arguments: list[str]) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m quality rules", description=__doc__)
    parser.add_argument("folder", nargs="*", type=Path, help="further folders with a reports.jsonl")
    parser.add_argument("--most", type=int, help="only rows that fired at most so often")
    given = parser.parse_args(arguments)
    watch = Watch()
    for folder in (*FOLDERS, *given.folder):
        if (folder / "reports.jsonl").exists():
            watch.read(khabar.load(folder / "reports.jsonl"))
    articles = SHARED / "data" / "saudinewsnet" / "articles.jsonl.gz"
    if articles.exists():
        watch.read(news(articles, ARTICLES))
    for heads, *rows in tables(watch):
        print(f"\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
        for row in rows:
            if given.most is None or int(row[-1]) <= given.most:
                print(f"| {' | '.join(row)} |")
