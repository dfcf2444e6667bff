"""The dossier as JSON: the record, each of its spans with its words, each report with its text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from khabar.model import Reading
from khabar.outputs.dossier.sources import Sources, sources
from khabar.record import Record


def data(record: Record, readings: Mapping[str, Reading]) -> str:
    """The JSON of a record that has been cut to what is asked for. To what `Record.to_dict` gives it adds `words`, `text`, `url`."""
    found = sources(record, readings)
    told = record.to_dict()
    for incident in told["incidents"]:
        for item in (*incident["events"], *(claim for tally in incident["tallies"] for claim in tally["claims"])):
            _quote(item, found)
    for story in told["stories"]:
        for item in (*story["timeline"], *story["statements"]):
            _quote(item, found)
        for statement, said in zip(
            story["statements"], next(s for s in record.stories if s.id == story["id"]).statements, strict=True
        ):
            statement["about"] = list(found.about(said))
    for copy in told["copies"]:
        ends = zip((copy["report"], copy["original"]), copy["spans"], strict=False)
        copy["words"] = [found.words(report, *span) for report, span in ends]
    for report in told["reports"]:
        reading = readings.get(report["id"])
        report["url"] = reading.report.url if reading else None
        report["text"] = reading.report.text if reading else None
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _quote(item: dict[str, Any], found: Sources) -> None:
    item["words"] = found.words(item["report"], item["start"], item["end"])
