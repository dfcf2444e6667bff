"""Find what the report makes somebody else answer for."""

from __future__ import annotations

from dataclasses import replace

from khabar.model import Name, Page, Sentence, Span, Statement
from khabar.read.statements_content import content_end, content_span, mode_of
from khabar.read.statements_cues import Cue, find_cues
from khabar.read.statements_drafts import Draft, draft_sentence
from khabar.read.statements_heads import headline
from khabar.read.statements_openings import Scene
from khabar.read.statements_stance import stance_of
from khabar.read.statements_words import breaks, cross, holy, index_names, relay_words, small_words, subjunctive, that_words, what_words
from khabar.text import fold


def find_statements(page: Page, names: tuple[Name, ...]) -> tuple[Statement, ...]:
    """The statements of the page, in order, each with the words that name its source."""
    scene = set_scene(page, names)
    by_sentence = _cues_by_sentence(scene)
    drafts: list[tuple[Sentence, list[Draft]]] = []
    for sentence, cues in zip(page.sentences, by_sentence, strict=True):
        found = draft_sentence(scene, sentence, cues) if cues else []
        if sentence.head or not drafts or drafts[-1][0].line != sentence.line:
            found = with_headline(headline(scene, sentence), found)
        drafts.append((sentence, found))
    drafts = swallow(scene, drafts)
    statements: list[Statement] = []
    for n, (sentence, found) in enumerate(drafts):
        for draft in found:
            statement = _finish(scene, drafts, n, sentence, draft)
            if statement is not None:
                statements.append(statement)
    return tuple(statements)


def with_headline(label: list[Draft], found: list[Draft]) -> list[Draft]:
    """The statement of a label before a colon, ended by the first that follows it; nothing of it where one begins before."""
    if not label or (found and (found[0].start < label[0].opening.first or found[0].opening.kind == "before")):
        return found
    if not found:
        return label
    return [replace(label[0], limit=max(found[0].start, label[0].opening.first + 1)), *found]


def swallow(scene: Scene, drafts: list[tuple[Sentence, list[Draft]]]) -> list[tuple[Sentence, list[Draft]]]:
    """Nothing is split off a text that is given in full: it lasts until the one who issued it is named as a speaker again."""
    row = scene.page.words
    found: list[tuple[Sentence, list[Draft]]] = []
    issuer: set[str] | None = None
    for sentence, here in drafts:
        if issuer is not None:
            again = any(d.speaker and issuer & {w.form.lstrip(row[0].form[:0]) for w in row[d.speaker.first : d.speaker.last]} for d in here)
            if not again:
                here = []
            else:
                issuer = None
        for draft in here:
            if draft.rule == "text-of" and draft.speaker is not None:
                issuer = {w.form for w in row[draft.speaker.first : draft.speaker.last]}
        found.append((sentence, here))
    return found


def set_scene(page: Page, names: tuple[Name, ...]) -> Scene:
    quotes: dict[int, int] = {}
    closed: dict[int, int] = {}
    for n, quote in enumerate(page.quotes):
        quotes[quote.first - 1] = n
        closed[quote.last] = quote.first - 1
    return Scene(page, index_names(page, names), quotes, closed)


def _cues_by_sentence(scene: Scene) -> list[list[Cue]]:
    page = scene.page
    masked = bytearray(len(page.words) + 1)
    for quote in page.quotes:
        if quote.outer is None and quote.last - quote.first > 3:
            masked[quote.first : quote.last] = b"\x01" * (quote.last - quote.first)
    cues = [cue for cue in find_cues(page.words) if not masked[cue.first] and _reports(scene, cue)]
    found: list[list[Cue]] = []
    at = 0
    for sentence in page.sentences:
        here: list[Cue] = []
        while at < len(cues) and cues[at].first < sentence.last:
            if cues[at].first >= sentence.first:
                here.append(cues[at])
            at += 1
        found.append(here)
    return found


def _reports(scene: Scene, cue: Cue) -> bool:
    """Whether the word may report here: it is no part of a name, no subjunctive, no passive, and no scripture follows it."""
    page = scene.page
    row = page.words
    if cue.verb is None:
        return True
    if cue.first in scene.names.cover:
        return False
    if cue.kind == "verb" and breaks("joint").at(row, cue.first) is not None:
        return False
    if cue.kind == "verb" and cue.about and (cue.first == 0 or row[cue.first - 1].form not in what_words()):
        return False
    if cue.last < len(row) and row[cue.last].form in holy():
        return False
    if any(small_words().get(row[k].form) == "identity" for k in range(cue.last, min(len(row), cue.last + 4))):
        return False
    if cue.kind != "verb":
        return True
    if row[cue.first].form == cross() and not any(row[k].form in relay_words() for k in range(cue.last, min(len(row), cue.last + 10))):
        return False
    if cue.says.startswith("present"):
        before = row[cue.first - 1].form if cue.first else ""
        if not cue.joined and that_words().get(before) == "that" and before in subjunctive():
            return False
        word = row[cue.last - 1]
        raw = page.text[word.end - 1]
        if raw != word.form[-1] and fold(raw) == word.form[-1] and cue.says == "present:ms" and cue.verb.past[-1:] == raw:
            return False
    return True


def _finish(
    scene: Scene, drafts: list[tuple[Sentence, list[Draft]]], n: int, sentence: Sentence, draft: Draft
) -> Statement | None:
    page = scene.page
    limit = draft.limit
    if draft.opening.kind == "colon" and limit >= sentence.last:
        limit = _run_on(drafts, n, limit, draft.rule == "text-of")
    last = draft.limit if draft.opening.kind == "before" else content_end(scene, draft.opening, limit)
    span = content_span(scene, draft.opening.first, draft.opening.cut, last)
    if span is None:
        return None
    source_span = None
    source = None
    if draft.speaker is not None:
        speaker = draft.speaker
        source_span = Span(page.words[speaker.first].start + speaker.cut, page.words[speaker.last - 1].end)
        source = source_span.of(page.text)
        if speaker.name is not None:
            source_span = speaker.name.span
            source = source if speaker.first <= _at(scene, speaker.name) < speaker.last else f"{source} {speaker.name.key}"
    cue = None
    if draft.cue is not None:
        cue = Span(page.words[draft.cue.first].start + draft.cue.cut, page.words[draft.cue.last - 1].end)
    via = tuple(_passer(scene, a, b) for a, b in draft.via)
    stance = stance_of(page, draft.opening.first, last, draft.stance)
    mode = mode_of(scene, span, draft.opening.first, last)
    return Statement(span, cue, source, source_span, via, stance, mode, draft.rule)


def _at(scene: Scene, name: Name) -> int:
    return next((k for k, (_, other) in scene.names.first.items() if other is name), -1)


def _passer(scene: Scene, first: int, last: int) -> str:
    """Who passes it on: the organisation or person named among the words, else the words."""
    for kind in ("person", "organization"):
        for k in range(first, last):
            if k in scene.names.first and scene.names.first[k][1].kind == kind:
                return scene.names.first[k][1].key
    return scene.page.span(first, last).of(scene.page.text)


def _run_on(drafts: list[tuple[Sentence, list[Draft]]], n: int, limit: int, lines: bool) -> int:
    """Words said after a colon without quotation marks go on to the end of the line or the next cue."""
    line = drafts[n][0].line
    for sentence, found in drafts[n + 1 :]:
        if (sentence.line != line and not lines) or found:
            break
        limit = sentence.last
    return limit
