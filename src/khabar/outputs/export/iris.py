"""Names of records that linked data can point to, and small parts of what describes them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from khabar.model import Report
from khabar.record import Claim, Tally

# What may stand in an IRI as it is; all else is percent-encoded.
_PLAIN = "/:?#[]@!$&'()*+,;=%-._~"


@lru_cache(maxsize=50_000)
def iri(kind: str, name: str) -> str:
    """The IRI of a record: `urn:khabar:` with its kind and id.

    >>> iri("report", "a b")
    'urn:khabar:report:a%20b'
    """
    return f"urn:khabar:{kind}:{quote(name, safe='-._~:')}"


def address(report: Report | None, name: str) -> str:
    """Where a report can be read: its address where it has one that is an IRI, else the IRI of its record.

    >>> address(None, "a")
    'urn:khabar:report:a'
    """
    url = report.url if report is not None else None
    return quote(url, safe=_PLAIN) if url and url.startswith(("http://", "https://")) else iri("report", name)


def number(value: float) -> str:
    """A number without a needless decimal point.

    >>> number(21.0), number(0.5)
    ('21', '0.5')
    """
    return f"{value:.15g}"


def in_words(tally: Tally, claim: Claim) -> str:
    """What a claim says, in English with the names as reports have them.

    >>> from datetime import date
    >>> claim = Claim("c", 21, None, "at_least", None, "وزارة الصحة", ("رويترز",), None, "r", 0, 1)
    >>> in_words(Tally("t", "killed", "children", None, 21, 21, 21, 1, 1, (claim,)), claim)
    'at least 21 killed (children), according to وزارة الصحة, through رويترز'
    """
    bound = "" if claim.bound in ("exact", "range") else f"{claim.bound.replace('_', ' ')} "
    value = number(claim.value) + (f" to {number(claim.high)}" if claim.high is not None else "")
    whom = ", ".join(filter(None, (tally.of, tally.side)))
    told = f"{bound}{value} {tally.measure}" + (f" ({whom})" if whom else "")
    if claim.source:
        told += f", according to {claim.source}"
    return told + (f", through {', '.join(claim.via)}" if claim.via else "")


def write_json(path: Path, head: str, items: Iterable[dict[str, Any]], tail: str) -> int:
    """Write a JSON document of a head, an array of objects one a line, and a tail; gives how many objects there are.

    >>> import json, tempfile
    >>> path = Path(tempfile.mkdtemp()) / "a.json"
    >>> write_json(path, '{"items": [', [{"a": 1}, {"a": 2}], "]}"), json.loads(path.read_text())
    (2, {'items': [{'a': 1}, {'a': 2}]})
    """
    import msgspec

    count = 0
    with path.open("wb") as file:
        file.write(head.encode())
        for item in items:
            file.write((b",\n" if count else b"\n") + msgspec.json.encode(item))
            count += 1
        file.write(f"\n{tail}\n".encode())
    return count


def write_lines(path: Path, items: Iterable[dict[str, Any]]) -> int:
    """Write objects as JSON Lines; gives how many there are."""
    import msgspec

    count = 0
    with path.open("wb") as file:
        for item in items:
            file.write(msgspec.json.encode(item) + b"\n")
            count += 1
    return count


def told(**cells: Any) -> dict[str, Any]:
    """The cells that hold something.

    >>> told(a=1, b=None, c="", d=[], e=0)
    {'a': 1, 'e': 0}
    """
    return {name: value for name, value in cells.items() if value is not None and value != "" and value != []}
