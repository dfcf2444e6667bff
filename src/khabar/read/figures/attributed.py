"""Find whose number it is that somebody tells with what he says of it: `he condemned the strike that killed 5, according to the police`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from khabar.language import cut, splits
from khabar.model import Name, Page, Span, Statement
from khabar.outlets import outlet_of
from khabar.read.statements.cues import attributions
from khabar.read.statements.words import voice_kind
from khabar.text import fold, words

# Who has these passes a number on, or is the speaker himself: what is written, what publishes, an office.
_PASSES_ON = frozenset({"document", "outlet", "role", "mute"})
# The stances of those who vouch for what they say, and of those who only take up what is known; others tell what they have in mind.
_VOUCHES = frozenset({"assert", "allege", "accuse", "warn"})
_TAKES_UP = frozenset({"condemn", "deny", "demand", "doubt", "support"})
# So many characters before a source may say that the words are his.
_BEFORE = 24
_Source = tuple[str | None, tuple[str, ...]]


def with_counters(
    page: Page,
    spans: Sequence[Span],
    sources: Sequence[_Source],
    statements: Sequence[Statement],
    names: Sequence[Name],
) -> list[_Source]:
    """The sources of the figures at the spans, in order; a number after which the words of one speaker name another whom they
    have it from (`according to`) is that one's, through the speaker where he vouches for it."""
    found = list(sources)
    for said, source, frame in _counters(page, statements, names):
        through = (said.source, *said.via[:-1]) if said.stance in _VOUCHES and said.source else ()
        for k, span in enumerate(spans):
            if frame.covers(span) and found[k] in ((None, ()), (said.source, said.via)):
                found[k] = (source, tuple(name for name in through if name is not None))
    return found


def _counters(
    page: Page, statements: Sequence[Statement], names: Sequence[Name]
) -> Iterator[tuple[Statement, str, Span]]:
    """The statements after whose words another source is named, that source, and from where to where what is his may stand."""
    starts = [sentence.span.start for sentence in page.sentences]
    spans: dict[str, list[Span]] = {}
    for named in names:
        spans.setdefault(named.key, []).append(named.span)
    placed: dict[str, list[int]] = {}
    begins: dict[str, list[tuple[int, int]]] = {}
    for said in statements:
        if not said.via or said.cue is None or outlet_of(said.via[-1]) or said.via[-1].isascii():
            continue
        if said.stance not in _VOUCHES | _TAKES_UP:
            continue
        source = said.via[-1]
        if voice_kind(fold(source).partition(" ")[0]) in _PASSES_ON:
            continue
        sentence = page.sentences[max(0, bisect_right(starts, said.span.start) - 1)].span
        if not sentence.covers(said.span):
            continue
        if source not in placed:
            begins = begins or _begins(page)
            placed[source] = _places(page, source, begins, spans.get(source, ()))
        places = placed[source]
        for at in places[bisect_left(places, said.span.end) : bisect_left(places, sentence.end)]:
            if said.cue.start < at and _is_attributed(page, Span(max(said.span.end, at - _BEFORE), at)):
                yield said, source, Span(said.cue.start, at)
                break


def _begins(page: Page) -> dict[str, list[tuple[int, int]]]:
    """Each word of the page without the particles that may stand before it, and where: the index, and how many letters they are."""
    begins: dict[str, list[tuple[int, int]]] = {}
    for k, form in enumerate(page.forms):
        for taken, _, rest in splits[form]:
            begins.setdefault(rest, []).append((k, taken))
    return begins


def _places(
    page: Page, source: str, begins: Mapping[str, Sequence[tuple[int, int]]], named: Sequence[Span]
) -> list[int]:
    """Where the page says that words before are the source's: he stands there by a name that is known to be his, or by the words of
    `source`, before which particles may stand."""
    name = cut(source)
    found = {span.start for span in named}
    for k, taken in begins.get(name[0], ()):
        if page.forms[k + 1 : k + len(name)] == name[1:]:
            found.add(page.starts[k] + taken)
    return sorted(at for at in found if _is_attributed(page, Span(max(0, at - _BEFORE), at)))


def _is_attributed(page: Page, before: Span) -> bool:
    """Whether the words before a source say that what stands before them is told by it."""
    row = words(page.text, (before,))
    hits = (attributions().at(row, k) for k in range(len(row)))
    return any(hit is not None and hit[2] == "by" for hit in hits)
