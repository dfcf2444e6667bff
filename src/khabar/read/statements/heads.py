"""Read headlines and labels of the form `X: words`, which make X answer for the words."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from khabar.language import article, of_kind, proclitics, table
from khabar.model import Sentence
from khabar.read.statements.cues import begins_attribution, cue_forms
from khabar.read.statements.hearers import to_outlet
from khabar.read.statements.outlets import outlets
from khabar.read.statements.scene import Draft, Opening, Scene, Speaker, after_dateline
from khabar.read.statements.sources import speaker_after
from khabar.read.statements.stance import begins_stance
from khabar.read.statements.subjects import clock
from khabar.read.statements.words import agencies, kinds_of, phrase_at, said_nouns, voice
from khabar.text import TATWEEL, fold

# The speaker before the colon takes no more words than this, and as many must follow it.
MOST, LEAST = 10, 3


def headline(scene: Scene, sentence: Sentence, opens: bool) -> Draft | None:
    """The statement of a headline or label with a speaker and a colon; a country before a colon is mostly where it happened. Where the
    sentence does not open its line (`opens`), it begins with the speaker, and nothing but his words stands before the colon."""
    row = scene.page.words
    first = after_dateline(scene, sentence.first)
    colon = next(
        (k for k in range(first, min(sentence.last, first + MOST + 3)) if row[k].form == ":" and not clock(scene, k)),
        None,
    )
    if colon is None or sum(row[k].kind == "word" for k in range(colon + 1, min(sentence.last, colon + 12))) < LEAST:
        return None
    for k in range(first, colon):
        if row[k].kind == "mark" and row[k].form in "/|-":
            first = k + 1
    while first < colon and row[first].kind in ("mark", "number") and first not in scene.quotes:
        first += 1
    if begins_attribution(row, first):
        return None  # بحسب وكالة النهر: أعلن الوزير
    if not 0 < colon - first <= MOST or not _speaks(scene, sentence, first, colon) or _imprint(scene, first, colon):
        return None
    explains = row[colon + 1].form[:1] == proclitics("conjunction")[1]
    if explains and phrase_at("contrast", row, colon + 1) is not None:
        return None  # تضاربت الأنباء عن مصيره: ففيما قالت الوزارة …
    called = _call(scene, first, colon)
    if called is not None:
        opening = Opening("colon", colon + 1, 0, colon)
        return Draft(None, opening, Speaker(first + 2, colon), (), sentence.last, called, "headline-call", colon + 1)
    of = next((k for k in range(first + 1, colon) if row[k].form in kinds_of("from")), None)
    told = _told_to(scene, first, colon)
    named = speaker_after(scene, of + 1 if of is not None else first, told, False)
    if not opens and (first > sentence.first or named is None or named.last < told or of is not None):
        return None
    speaker = named or Speaker(first, told)
    via = ((first, of),) if of is not None else outlets(scene, speaker.last, colon)
    if told < colon:
        via = ((told + (row[told].form in proclitics("swallows_article")), colon),)
    return Draft(
        None, Opening("colon", colon + 1, 0, colon), speaker, via, sentence.last, "assert", "headline-colon", colon + 1
    )


def _call(scene: Scene, first: int, colon: int) -> str | None:
    """The stance of a label that is a call or a warning from somebody (تحذير من البلدية:); None where it is none."""
    row = scene.page.words
    entry = cue_forms().get(row[first].form)
    if (
        entry is None
        or entry[1] not in ("noun", "participle")
        or colon - first < LEAST
        or row[first + 1].form not in of_kind("figure_words", "from")
    ):
        return None
    return entry[2].stance if entry[2].stance in ("warn", "demand") else None


def _imprint(scene: Scene, first: int, colon: int) -> bool:
    """Whether the label is the outlet that brings the report: a verb of saying with its own speaker follows (وكالة النهر: أعلن الوزير), or
    the town from which it writes stands before it."""
    after, town = scene.first.get(first, (0, None))
    dated = town is not None and town.kind == "place" and after in scene.quotes
    if dated and scene.page.quotes[scene.quotes[after]].last == colon - 1:
        return True  # رام الله ـ «صوت النيل»:
    known, entry = voice(scene.page.words[first].form), cue_forms().get(scene.page.words[colon + 1].form)
    told = entry is not None and entry[1] == "verb" and entry[3].startswith("past") and not entry[2].strict
    named = first in scene.first and fold(scene.first[first][1].key) in agencies()
    return told and (named or (known is not None and known[0] == "outlet"))


def _told_to(scene: Scene, first: int, colon: int) -> int:
    """The word from which the outlet is named to which somebody speaks (مصدر طبي لـ صوت الجنوب:), else the colon."""
    row, text = scene.page.words, scene.page.text
    for k in range(max(first + 1, colon - 4), colon):
        if to_outlet(scene, k) or (
            row[k].form[:1] in proclitics("swallows_article") and text[row[k].start + 1] == TATWEEL
        ):
            return k
    return colon


def _speaks(scene: Scene, sentence: Sentence, first: int, colon: int) -> bool:
    """Whether the words before the colon name one who speaks."""
    row = scene.page.words
    if first in scene.quotes and _surname(scene, first, colon):
        return True
    head = voice(row[first].form)
    entry = cue_forms().get(row[first].form)
    if row[first].form in _origins() and row[first + 1].form in _attacks():
        return False  # مصدر القصف: who did it follows
    if (head is not None and head[0] == "document") or (entry is not None and entry[1] == "verb"):
        return False
    kinds = {scene.cover[k].kind for k in range(first, colon) if k in scene.cover}
    if head is not None or kinds & {"person", "organization"} or _call(scene, first, colon) is not None:
        return True
    begins = row[colon + 1]
    if not sentence.head or not kinds or begins.form in said_nouns() or begins.kind == "number":
        return False
    return kinds != {"place"} or begins_stance(begins.form)


@cache
def _origins() -> frozenset[str]:
    """The folded words before an attack that name who made it."""
    return frozenset(fold(row["word"]) for row in table("events_links") if row["says"] == "origin")


@cache
def _attacks() -> frozenset[str]:
    """The folded nouns of attacks with the article."""
    return frozenset(article() + fold(row["word"]) for row in table("events_nouns") if row["type"] == "ASSAULT")


def _surname(scene: Scene, mark: int, colon: int) -> bool:
    """Whether the one word within quotation marks before the colon ends the name of a person of the report ("الشامي": …)."""
    quote = scene.page.quotes[scene.quotes[mark]]
    if quote.last != mark + 2 or quote.last + 1 != colon:
        return False
    word = scene.page.words[mark + 1].form
    return any(name.kind == "person" and fold(name.key).split()[-1:] == [word] for _, name in scene.first.values())


def _only_a_name(draft: Draft) -> bool:
    """Whether too few words stand before an attribution to be what is said: they name the outlet ("المساء" نقلا عن الوزارة: …)."""
    return draft.limit - draft.opening.first <= LEAST


def with_headline(label: Draft | None, found: list[Draft]) -> list[Draft]:
    """The drafts with that of a label before a colon, ended by the first that follows it; without where one begins before it ends."""
    if label is not None and found and found[0].opening.kind == "before" and _only_a_name(found[0]):
        found = found[1:]
    if label is None or (found and (found[0].start < label.opening.first or found[0].opening.kind == "before")):
        return found
    if not found:
        return [label]
    return [replace(label, limit=max(found[0].start, label.opening.first + 1)), *found]
