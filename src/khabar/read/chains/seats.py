"""Tell whether a body of a state is named with the capital in which it sits."""

from __future__ import annotations

from khabar.language import table
from khabar.model import Name
from khabar.read.chains.names import bare_word, government_of, nations, plain
from khabar.read.names.bodies import rival_seats
from khabar.read.statements.words import small_words
from khabar.text import fold


def in_capital(text: str, body: Name, place: Name) -> bool:
    """Whether nothing but `in` stands between the body and the place, which is the capital of the country that its key names.

    >>> from khabar.model import Span
    >>> said = "وزارة الدفاع في بيروت"
    >>> body = Name(Span(0, 12), "organization", "وزارة الدفاع اللبنانية")
    >>> in_capital(said, body, Name(Span(16, 21), "place", "بيروت"))
    True
    """
    if body.kind != "organization" or place.kind != "place" or fold(place.key) in rival_seats():
        return False
    if small_words().get(fold(plain(text[body.span.end : place.span.start]))) != "in":
        return False
    iso = nations().get(bare_word(fold(body.key).split(" ")[-1]))
    government = next((row["government"] for row in table("countries") if row["iso"] == iso), None)
    return government is not None and government == government_of(place.key)
