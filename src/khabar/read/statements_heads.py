"""Read headlines of the form `X: words`, which make X answer for the words."""

from __future__ import annotations

from khabar.model import Sentence
from khabar.read.statements_cues import cue_forms
from khabar.read.statements_drafts import Draft
from khabar.read.statements_openings import Opening, Scene
from khabar.read.statements_outlets import outlets
from khabar.read.statements_sources import Speaker, speaker_after
from khabar.read.statements_words import relay_words, said_nouns, voice

# The speaker before the colon of a headline takes no more words than this.
MOST = 10


def headline(scene: Scene, sentence: Sentence) -> list[Draft]:
    """The statement of a headline with a speaker and a colon, or none: a country before a colon is mostly where it happened."""
    row = scene.page.words
    colon = next((k for k in range(sentence.first, min(sentence.last, sentence.first + MOST + 3)) if row[k].form == ":"), None)
    if colon is None or sum(row[k].kind == "word" for k in range(colon + 1, sentence.last)) < 3:
        return []
    first = sentence.first
    for k in range(sentence.first, colon):
        if row[k].form in "/|-" and row[k].kind == "mark":
            first = k + 1
    while first < colon and (row[first].kind in ("mark", "number") and first not in scene.quotes):
        first += 1
    if not 0 < colon - first <= MOST:
        return []
    named = [scene.names.cover[k] for k in range(first, colon) if k in scene.names.cover]
    begins = colon + 1
    kinds = {name.kind for name in named}
    spoken = voice(row[first].form) is not None or "person" in kinds or "organization" in kinds
    if not spoken and (not kinds or row[begins].form in said_nouns() or row[begins].kind == "number"):
        return []
    if not sentence.head and not spoken:
        return []
    if not spoken and kinds == {"place"} and not _speaks(row[begins].form):
        return []
    head = voice(row[first].form)
    if head is not None and head[0] == "document" or row[first].form in cue_forms() and cue_forms()[row[first].form][1] == "verb":
        return []
    relayed = next((k for k in range(first + 1, colon) if row[k].form in relay_words()), None)
    speaker = speaker_after(scene, relayed + 1 if relayed is not None else first, colon, False) or Speaker(first, colon)
    via = [(first, relayed)] if relayed is not None else outlets(scene, speaker.last, colon)
    return [Draft(None, Opening("colon", begins, 0, colon), speaker, via, sentence.last, "assert", "headline-colon", begins)]


def _speaks(form: str) -> bool:
    from khabar.read.statements_stance import begins_stance

    return begins_stance(form)
