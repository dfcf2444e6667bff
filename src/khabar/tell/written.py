"""How one reading writes the names of its places."""

from __future__ import annotations

from collections import Counter

from khabar.model import Reading
from khabar.tell.spots import plain_name


def spellings(reading: Reading) -> dict[str, str]:
    """How the report mostly writes those of its places that GeoNames does not hold: nobody else says how they are spelt."""
    found: dict[str, Counter[str]] = {}
    for name in reading.names:
        if name.kind == "place" and not any(p.id for p in name.places):
            told = " ".join(name.span.of(reading.report.text).split())
            if told.replace(" ", "").isalpha() and plain_name(told) == plain_name(name.key):
                found.setdefault(name.key, Counter())[told] += 1
    return {key: min(told, key=lambda t: (-told[t], t)) for key, told in found.items()}


def called(reading: Reading) -> dict[str, str]:
    """How the reading writes its places, plainly → the key of each, where that is another name: `kwyth`, whose key is `kwyta`."""
    told = {plain_name(n.span.of(reading.report.text)): n.key for n in reading.names if n.kind == "place"}
    return {name: key for name, key in told.items() if name != plain_name(key)}
