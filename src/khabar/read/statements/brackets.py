"""Read who is named in brackets at the end of a sentence as its source (مقتل ثلاثة في كمين (مصدر أمني))."""

from __future__ import annotations

from khabar.model import Sentence
from khabar.read.sentences import ENDS
from khabar.read.statements.scene import Draft, Opening, Scene, after_dateline
from khabar.read.statements.sources import speaker_after
from khabar.read.statements.words import agencies, voice_kind
from khabar.text import fold

# So many words stand before the bracket at least, and in it at most.
LEAST, MOST = 4, 8


def credited_in_brackets(scene: Scene, sentence: Sentence) -> list[Draft]:
    """The draft of a sentence in which nobody speaks and that ends with a nameless source, or a body's whole name, in brackets; none where
    they only tell a name before them again (البعثة الأممية (يونيفيل)), or an agency that the report credits."""
    row, close = scene.page.words, sentence.last - 1
    while close > sentence.first and row[close].form in ENDS:
        close -= 1
    if row[close].form != ")":
        return []
    mark = next((k for k in range(close - 1, max(sentence.first, close - MOST - 2), -1) if row[k].form == "("), None)
    first = after_dateline(scene, sentence.first)
    if mark is None or sum(row[k].kind == "word" for k in range(first, mark)) < LEAST:
        return []
    speaker = speaker_after(scene, mark + 1, close, False, True)
    if speaker is None or speaker.last != close or speaker.first != mark + 1 or not _may_tell(scene, mark):
        return []
    opening = Opening("before", first, 0, mark)
    return [Draft(None, opening, speaker, (), mark, "assert", "source-in-brackets", first)]


def _may_tell(scene: Scene, mark: int) -> bool:
    """Whether a nameless source follows the bracket, or an organisation of more words than one that is no agency and no other name of what
    stands before."""
    named, before = scene.first.get(mark + 1), scene.page.words[mark - 1].form
    if named is None:
        return voice_kind(scene.page.words[mark + 1].form) == "source"
    again = mark - 1 in scene.cover or voice_kind(before) is not None
    whole = named[0] > mark + 2 and named[1].kind == "organization"
    return whole and not again and fold(named[1].key) not in agencies()
