"""Find what somebody goes on to say in a quotation by itself, right after a sentence that names him behind his words."""

from __future__ import annotations

from dataclasses import replace

from khabar.model import Sentence
from khabar.read.statements.scene import Draft, Opening, Scene

# A quotation by itself that goes on has at least this many words.
LEAST = 3


def goes_on(scene: Scene, last: tuple[Sentence, list[Draft]], sentence: Sentence) -> list[Draft]:
    """The draft of a sentence that is a quotation and nothing else, after one whose quotation stands before its speaker («…»، قالت
    فلانة. «…».); none elsewhere."""
    row, first = scene.page.words, sentence.first
    if not last[1] or last[0].line != sentence.line or first not in scene.quotes:
        return []
    told, quote = last[1][-1], scene.page.quotes[scene.quotes[first]]
    if told.opening.kind != "before" or told.opening.until not in scene.closed or quote.last - quote.first < LEAST:
        return []
    if any(row[k].kind in ("word", "number") for k in range(quote.last + 1, sentence.last)):
        return []
    opening = Opening("quote", quote.first, 0, quote.first)
    return [replace(told, opening=opening, limit=sentence.last, rule="quote-goes-on", start=quote.first)]
