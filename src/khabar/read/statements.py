"""Find what the report makes somebody else answer for."""

from __future__ import annotations

from khabar.model import Name, Page, Sentence, Span, Statement
from khabar.read.statements_content import content_end, content_span, mode_of
from khabar.read.statements_cues import Cue, find_cues
from khabar.read.statements_drafts import Draft, draft_sentence
from khabar.read.statements_heads import headline
from khabar.read.statements_openings import Scene
from khabar.read.statements_stance import stance_of
from khabar.read.statements_words import index_names


def find_statements(page: Page, names: tuple[Name, ...]) -> tuple[Statement, ...]:
    """The statements of the page, in order, each with the words that name its source."""
    scene = set_scene(page, names)
    by_sentence = _cues_by_sentence(scene)
    drafts: list[tuple[Sentence, list[Draft]]] = []
    for sentence, cues in zip(page.sentences, by_sentence, strict=True):
        found = draft_sentence(scene, sentence, cues) if cues else []
        if sentence.head and not found:
            found = headline(scene, sentence)
        drafts.append((sentence, found))
    statements: list[Statement] = []
    for n, (sentence, found) in enumerate(drafts):
        for draft in found:
            statement = _finish(scene, drafts, n, sentence, draft)
            if statement is not None:
                statements.append(statement)
    return tuple(statements)


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
    cues = [cue for cue in find_cues(page.words) if not masked[cue.first]]
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
            source = speaker.name.key
    cue = None
    if draft.cue is not None:
        cue = Span(page.words[draft.cue.first].start + draft.cue.cut, page.words[draft.cue.last - 1].end)
    via = tuple(_passer(scene, a, b) for a, b in draft.via)
    stance = stance_of(page, draft.opening.first, last, draft.stance)
    mode = mode_of(scene, span, draft.opening.first, last)
    return Statement(span, cue, source, source_span, via, stance, mode, draft.rule)


def _passer(scene: Scene, first: int, last: int) -> str:
    """Who passes it on: the organisation or person named among the words, else the words."""
    for k in range(first, last):
        if k in scene.names.first and scene.names.first[k][1].kind in ("organization", "person"):
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
