"""Tell the one for whom a spokesman speaks from the one who speaks: both may be named after one office."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.language import article, of_kind
from khabar.read.gazetteer import known
from khabar.text import fold


def speaks_for(words: Sequence[str], key: str) -> bool:
    """Whether the folded `words` right before the name of the person `key` tell of who speaks for the office that this person holds.

    >>> speaks_for(fold("المتحدث باسم رئيس الوزراء").split(), "حيدر العبادي")
    True
    >>> speaks_for(fold("رئيس الوزراء").split(), "حيدر العبادي")
    False
    """
    told = of_kind("prepositions", "for", "word")
    at = next((i for i, word in enumerate(words) if word in told), len(words))
    if at + 1 >= len(words):
        return False
    office = words[at + 1].removeprefix(article())
    return any(k.kind == "person" and fold(k.sort).partition(" ")[0] == office for k in known(fold(key)))
