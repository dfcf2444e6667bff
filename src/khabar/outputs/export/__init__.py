"""Exports: the record in the formats that analysts, recorders and newsrooms already use, one module a format.

Each module has `write(chosen, out)`, which writes to a path and gives how many rows there are; one that writes a folder names its `FILES`.
What a format asks for and Khabar cannot know stays empty; `docs/exports/` maps every column to the record.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from khabar.errors import KhabarError

if TYPE_CHECKING:
    from khabar.outputs.export.chosen import Chosen

# Format → its module, and what it is.
FORMATS = {
    "acled": ("acled", "ACLED's events, CSV (fatalities: the lowest number told of all killed)"),
    "ucdp": ("ucdp", "UCDP GED's events, CSV (low, best and high of the killed, and of whom)"),
    "airwars": ("airwars", "assessments as Airwars makes them, CSV (least and most civilians)"),
    "plover": ("plover", "PLOVER's events, JSON Lines"),
    "polecat": ("polecat", "POLECAT's events, tab-separated"),
    "gdelt": ("gdelt", "GDELT's events and mentions, tab-separated files in a folder"),
    "geojson": ("geojson", "incidents as features, GeoJSON"),
    "annotations": ("annotations", "the words of every record, W3C Web Annotations"),
    "ftm": ("ftm", "FollowTheMoney entities and statements, files in a folder"),
    "prov": ("prov", "who says what through whom, PROV-O in Turtle"),
    "ninjs": ("ninjs", "reports as IPTC news objects, JSON Lines"),
    "claimreview": ("claimreview", "every number and how it stands to others, ClaimReview in JSON-LD"),
    "hxl": ("hxl", "incidents, CSV with HXL's hashtags"),
    "bibtex": ("bibtex", "the reports as references, BibTeX"),
    "csv": ("csv_tables", "every table, CSV files in a folder"),
    "jsonl": ("jsonl_tables", "every table, JSON Lines files in a folder"),
    "parquet": ("parquet_tables", "every table, Parquet files in a folder"),
}


def export(chosen: Chosen, form: str, out: str | Path) -> int:
    """Write what is chosen in a format, whole or not at all; gives how many rows were written. `chosen.left` says what was left out.

    Raises KhabarError where there is no such format, or nothing can be written there."""
    from khabar.outputs.whole import whole

    if form not in FORMATS:
        raise KhabarError(f"there is no format {form!r}", fix=f"choose one of {', '.join(FORMATS)}")
    module = import_module(f"{__name__}.{FORMATS[form][0]}")
    with whole(Path(out), getattr(module, "FILES", ())) as part:
        count: int = module.write(chosen, part)
    return count
