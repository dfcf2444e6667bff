"""What a new version of a report says otherwise: its figures, and its sentences."""

from __future__ import annotations

from difflib import SequenceMatcher

from khabar.model import Figure, Reading, Report
from khabar.read import read

# Texts with more sentences than this are compared by their figures alone.
_MOST = 2_000


def altered(before: Report, after: Report) -> list[str]:
    """What was changed, the figures first: a line for each figure whose value is another, then how many sentences.

    >>> one, two = (Report.of(f"قُتل {n} جنود في كمين قرب تعز.", id="a") for n in ("ثلاثة", "سبعة"))
    >>> altered(one, two)
    ['killed: 3 → 7', '1 sentence rewritten']
    """
    old, new = read(before), read(after)
    found = _figures(old, new)
    title_old, title_new = (r.title.of(r.report.text) if r.title else None for r in (old, new))
    if title_old and title_new and title_old != title_new:
        found.append(f"title: {title_new}")
    a, b = ([" ".join(span.of(reading.report.text).split()) for span in reading.sentences] for reading in (old, new))
    if max(len(a), len(b)) > _MOST:
        return found
    counts = {"replace": 0, "insert": 0, "delete": 0}
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            counts[tag] += max(j - i, m - k)
    words = {"replace": "rewritten", "insert": "added", "delete": "taken out"}
    found += [f"{n} sentence{'s' if n > 1 else ''} {words[tag]}" for tag, n in counts.items() if n]
    return found


def _figures(old: Reading, new: Reading) -> list[str]:
    """The figures of a kind (measure, part, side) whose values are others, in the order of the new text."""
    before, after = _values(old), _values(new)
    found = []
    for key, values in after.items():
        if key in before and before[key] != values:
            gone = [v for v in before[key] if v not in values]
            come = [v for v in values if v not in before[key]]
            if gone and come:
                found.append(f"{key[0]}: {', '.join(gone)} \u2192 {', '.join(come)}")
    return list(dict.fromkeys(found))


def _values(reading: Reading) -> dict[tuple[str, str | None, str | None], list[str]]:
    found: dict[tuple[str, str | None, str | None], list[str]] = {}
    for figure in reading.figures:
        values = found.setdefault((figure.measure, figure.of, figure.side), [])
        if (told := _told(figure)) not in values:
            values.append(told)
    return found


def _told(figure: Figure) -> str:
    high = f"-{figure.high:g}" if figure.high is not None and figure.high != figure.value else ""
    return f"{figure.value:g}{high}"
