"""`python -m quality` measures Khabar on every benchmark at hand and prints the table of `quality/README.md`.

`--write` puts the figures into the table there; names of benchmarks (those of `BENCHMARKS`) measure only those. `million` takes ten
minutes and five gigabytes, so it is measured by name alone.
`python -m quality rules` counts how often each rule of reading fires instead.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from quality import archive, exports, million, rules, speed, tagger
from quality.incidents import incidents_of_reports
from quality.measure import LAYERS
from quality.pages import measure as pages
from quality.readings import ROOT, SHARED, annotated_reports, event_sentences, times_of_texts

Row = tuple[str, str, str]
ARTICLES = SHARED / "data" / "saudinewsnet" / "articles.jsonl.gz"
# What is to be reached on the annotated reports of `gold`.
TARGETS = {
    "times.value": 0.94, "mentions": 0.87, "clusters": 0.92, "statements": 0.86, "statements.full": 0.68, "figures": 0.90,
    "figures.source": 0.82, "events": 0.62,
}  # fmt: skip


def annotated_rows(name: str, folder: Path) -> list[Row]:
    found = annotated_reports(folder)
    targets = TARGETS if name == "gold" else {}
    return [
        (f"{name}: {layer}", f"{found[layer]:.3f}", f"≥ {targets[layer]}" if layer in targets else "")
        for layer in LAYERS
        if layer in found
    ]


def timex_rows() -> list[Row]:
    found = times_of_texts(SHARED / "bench" / "timex" / "texts.jsonl")
    targets = {"recall": "≥ 0.93", "precision": "≥ 0.85"}
    return [(f"timex: {name}", f"{value:.3f}", targets[name]) for name, value in found.items()]


def gsr_rows() -> list[Row]:
    return [
        (f"gsr: {name}", f"{value:.3f}", "")
        for name, value in event_sentences(SHARED / "bench" / "gsr" / "sentences.jsonl").items()
    ]


def speed_rows() -> list[Row]:
    folder = ROOT / "tests" / "golden" / "ar"
    own = [folder, ROOT / "quality" / "seen", ROOT / "quality" / "heldout"]
    reports = speed.news(ARTICLES, 1000) if ARTICLES.exists() else speed.sample(own)
    example = ROOT / "examples" / "market-strike" / "1-agency-flash.txt"
    rows = [
        ("speed: different reports of 2,000 characters a second and core", f"{speed.per_second(reports):.0f}", "≥ 150"),
        ("speed: start of the program, seconds", f"{speed.start_up():.2f}", "< 0.5"),
        ("speed: start to the end of one report, seconds", f"{speed.first_report(example):.2f}", ""),
        ("speed: peak memory, MB", f"{speed.peak_megabytes(folder / 'reports.jsonl'):.0f}", "< 300"),
    ]  # fmt: skip
    rows += [
        (f"speed: {name}, seconds", f"{speed.seconds_for(text):.3f}", "")
        for name, text in speed.hard_texts(folder).items()
    ]
    return rows


def airwars_rows() -> list[Row]:
    targets = {
        "grouping: f1": "≥ 0.68", "given: killed: both": "≥ 0.43", "given: killed: error": "≤ 0.35", "killed: both": "≥ 0.33",
        "place: right": "≥ 0.75", "date: right": "≥ 0.80",
    }  # fmt: skip
    found = incidents_of_reports(SHARED / "bench" / "airwars")
    return [(f"airwars: {name}", f"{value:.3f}", targets.get(name, "")) for name, value in found.items()]


def tagger_rows() -> list[Row]:
    rows: list[Row] = []
    corpus = SHARED / "data" / "cleananercorp" / "cleananercorp_TRAIN.txt"
    folders = {"gold": SHARED / "gold", "held-out": ROOT / "quality" / "heldout"}
    alone = {name: tagger.layers(folder, "none") for name, folder in folders.items() if folder.exists()}
    for size in tagger.sizes():
        if corpus.exists() and size == "full":
            for known, how in ((True, ""), (False, ", without the rules' knowledge")):
                rows += [
                    (
                        f"{size}: names of CLEANANERCorp: {kind}{how}",
                        f"{value:.3f}",
                        "≥ 0.80" if kind == "all" and known else "",
                    )
                    for kind, value in tagger.names(corpus, known).items()
                ]
        for name, untagged in alone.items():
            for layer, value in tagger.layers(folders[name], size).items():
                if value != untagged[layer]:
                    rows.append((f"{size}: {name}: {layer}, rules alone {untagged[layer]:.3f}", f"{value:.3f}", ""))
        speed_of = tagger.per_second(ROOT / "tests" / "golden" / "ar", size)
        rows.append((f"{size}: reports of 2,000 characters read a second and core", f"{speed_of:.0f}", ""))
    return rows


BENCHMARKS: dict[str, tuple[Path, Callable[[], list[Row]]]] = {
    "gold": (SHARED / "gold", lambda: annotated_rows("gold", SHARED / "gold")),
    "train": (SHARED / "train", lambda: annotated_rows("train", SHARED / "train")),
    "golden": (ROOT / "tests" / "golden" / "ar", lambda: annotated_rows("golden", ROOT / "tests" / "golden" / "ar")),
    "seen": (ROOT / "quality" / "seen", lambda: annotated_rows("seen", ROOT / "quality" / "seen")),
    "held-out": (ROOT / "quality" / "heldout", lambda: annotated_rows("held-out", ROOT / "quality" / "heldout")),
    "held-out-posts": (
        ROOT / "quality" / "heldout_posts",
        lambda: annotated_rows("held-out-posts", ROOT / "quality" / "heldout_posts"),
    ),
    "seen-mixed": (
        ROOT / "quality" / "seen_mixed",
        lambda: annotated_rows("seen-mixed", ROOT / "quality" / "seen_mixed"),
    ),
    "held-out-mixed": (
        ROOT / "quality" / "heldout_mixed",
        lambda: annotated_rows("held-out-mixed", ROOT / "quality" / "heldout_mixed"),
    ),
    "timex": (SHARED / "bench" / "timex", timex_rows),
    "gsr": (SHARED / "bench" / "gsr", gsr_rows),
    "airwars": (SHARED / "bench" / "airwars", airwars_rows),
    "tagger": (ROOT / "src" / "khabar" / "tagger" / "models", tagger_rows),
    "speed": (ROOT / "tests" / "golden" / "ar", speed_rows),
    "pages": (ROOT / "quality" / "pages" / "saved", pages.measure),
    "exports": (ROOT / "examples", exports.measure),
    "archive": (ARTICLES, lambda: archive.measure(ARTICLES)),
    "million": (ARTICLES, lambda: million.measure(ARTICLES)),
}
# What is measured only where it is named.
BY_NAME = frozenset({"million"})


def main() -> None:
    if sys.argv[1:2] == ["rules"]:
        rules.main(sys.argv[2:])
        return
    parser = argparse.ArgumentParser(prog="python -m quality", description=__doc__)
    parser.add_argument(
        "name", nargs="*", choices=[*BENCHMARKS, []], help="benchmarks to measure (default: all but million)"
    )
    parser.add_argument("--write", action="store_true", help="put the table into quality/README.md")
    arguments = parser.parse_args()
    found: dict[str, list[str]] = {}
    for name in arguments.name or [name for name in BENCHMARKS if name not in BY_NAME]:
        folder, rows = BENCHMARKS[name]
        if not folder.exists():
            print(f"{name}: skipped, {folder.name} is not here")
            continue
        found[name] = []
        for label, figure, target in rows():
            found[name].append(f"| {label} | {figure} | {target} | {date.today()} | {_command(name)} |")
            print(found[name][-1], flush=True)
    if arguments.write:
        _write(found)


def _command(name: str) -> str:
    return f"`python -m quality {name}`"


def _write(found: dict[str, list[str]]) -> None:
    """Put the rows into the table; those of benchmarks that were not measured stay."""
    readme = Path(__file__).with_name("README.md")
    text = readme.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if line.startswith("| ")]
    lines = ["| benchmark | figure | target | date | command |", "|---|---|---|---|---|"]
    for name in BENCHMARKS:
        lines += found.get(name) or [line for line in kept if line.endswith(f"{_command(name)} |")]
    table = "\n".join(lines)
    readme.write_text(re.sub(r"(?s)\| benchmark \|.*?(?=\n\n|\Z)", lambda _: table, text), encoding="utf-8")


if __name__ == "__main__":
    main()
