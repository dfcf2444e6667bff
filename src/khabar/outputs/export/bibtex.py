"""BibTeX of the reports: an entry a report, in UTF-8, for BibLaTeX and reference managers. Fields: docs/exports/bibtex.md."""

from __future__ import annotations

import re
from pathlib import Path

from khabar.model import Report
from khabar.outputs.export.chosen import Chosen
from khabar.record import Told

# What a key may hold, and what TeX takes for its own.
_KEY = re.compile(r"[^A-Za-z0-9._-]+")
_OURS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$", "_": r"\_", "^": r"\^{}",
    "~": r"\textasciitilde{}",
}  # fmt: skip


def write(chosen: Chosen, out: Path) -> int:
    """Write the entries; gives how many there are."""
    used: set[str] = set()
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for group in chosen.groups():
            for told in group.record.reports:
                file.write(_entry(_key(told, used), told, group.reports.get(told.id)))
    return len(used)


def _key(told: Told, used: set[str]) -> str:
    """The report's id in Latin letters; its number where nothing is left of it or another has it."""
    plain = _KEY.sub("-", told.id).strip("-") or "report"
    key, n = plain, 2
    while key in used:
        key, n = f"{plain}-{n}", n + 1
    used.add(key)
    return key


def _entry(key: str, told: Told, report: Report | None) -> str:
    url = report.url if report else None
    fields = {
        "title": f"{{{_escaped(told.title)}}}" if told.title else "",
        "author": f"{{{_escaped(report.author)}}}" if report is not None and report.author else "",
        "organization": f"{{{_escaped(told.outlet)}}}" if told.outlet else "",
        "date": told.published.isoformat() if told.published else "",
        "year": str(told.published.year) if told.published else "",
        "url": re.sub(r"[{}\\\s]", lambda m: f"%{ord(m.group()):02X}", url) if url else "",
        "langid": "arabic" if report is not None and report.language == "ar" else "",
        "note": f"Khabar: {_escaped(told.id)}",
    }
    told_fields = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@online{{{key},\n{told_fields}}}\n\n"


def _escaped(text: str) -> str:
    return "".join(_OURS.get(sign, sign) for sign in " ".join(text.split()))
