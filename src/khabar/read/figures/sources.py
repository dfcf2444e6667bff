"""Say who answers for a figure: the innermost statement that holds it, or whoever changes his number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from khabar.kinds import HARM
from khabar.language import article, of_kind
from khabar.model import Name, Span, Statement, Word
from khabar.read.counted import PEOPLE
from khabar.read.figures.counts import Count
from khabar.read.figures.drafts import Desk, tells_anew
from khabar.read.figures.former import is_change
from khabar.read.figures.words import forms_of
from khabar.read.statements.words import voice
from khabar.text import fold

# How many words may stand between the verb of change and the toll that it changes.
_SUBJECT = 20
# How many words may stand between the toll and the number to which it is changed.
_CHANGED = 14
# Of what somebody only gives a name (وصف الهجوم الذي قتل خمسة بالجريمة) the report itself tells the numbers.
_NAMED = "verb-named"
# So many people speak together at most.
_FEW = 10
_Source = tuple[str | None, tuple[str, ...]]


def drop_speakers(counts: dict[int, Count], statements: tuple[Statement, ...]) -> dict[int, Count]:
    """The counts without those of a few people who only speak: `قال أربعة من السكان إن`, `بحسب اثنين من المحامين`.

    The count opens the name of who speaks; further inside of it, it tells of somebody else.
    """
    voices = {s.source_span.start for s in statements if s.source_span is not None}
    return {first: count for first, count in counts.items() if not (_may_speak(count) and count.span.start in voices)}


def _may_speak(count: Count) -> bool:
    """Whether those counted are a few people whom nothing befell, as far as their noun says."""
    people = count.kind in PEOPLE | {"unknown"} and count.measure not in HARM
    return people and count.value <= _FEW and count.bound == "exact"


def sources_of(spans: list[Span], statements: tuple[Statement, ...]) -> list[_Source]:
    """(source, via) for each span; (None, ()) where the report says it in its own voice.

    >>> said = Statement(Span(10, 50), None, "وزارة الصحة", None)
    >>> sources_of([Span(12, 20), Span(60, 70)], (said,))
    [('وزارة الصحة', ()), (None, ())]
    """
    told = (s for s in statements if not s.rule.startswith(_NAMED))
    ordered = sorted(told, key=lambda s: (s.span.start, -s.span.end))
    found: list[_Source] = [(None, ())] * len(spans)
    holding: list[Statement] = []
    next_one = 0
    for k in sorted(range(len(spans)), key=lambda k: spans[k].start):
        while next_one < len(ordered) and ordered[next_one].span.start <= spans[k].start:
            holding.append(ordered[next_one])
            next_one += 1
        holding = [s for s in holding if s.span.end > spans[k].start]
        inner = min((s for s in holding if s.span.covers(spans[k])), key=lambda s: len(s.span), default=None)
        if inner is not None:
            found[k] = (inner.source, inner.via)
    return found


def with_changers(desk: Desk, sources: list[_Source], names: Sequence[Name]) -> list[_Source]:
    """The sources, and for a toll that somebody changes, and the number whose place it takes, who does: `the ministry lowered the toll
    to 6`."""
    told = [d.former or d.rule == "total" or _is_changed(desk, d.count.first) for d in desk.drafts]
    if not any(told):
        return sources
    page = desk.page
    starts = [s.span.start for s in page.sentences]
    rows = [bisect_right(starts, d.count.span.start) - 1 for d in desk.drafts]
    changed = {rows[k]: "" for k in range(len(told)) if told[k] and sources[k][0] is None}
    for k in changed:
        changed[k] = _changer(desk, page.sentences[k].first, page.sentences[k].last, names) if k >= 0 else ""
    return [
        (changed[row], ()) if source[0] is None and changed.get(row) else source
        for source, row in zip(sources, rows, strict=True)
    ]


def _is_changed(desk: Desk, at: int) -> bool:
    """Whether the count that begins at a word is what a toll is changed to: `revised the toll of the blast in the market to 6`."""
    row = desk.page.words
    if not at or row[at - 1].form not in of_kind("ranges", "to", "word"):
        return False
    tolls = forms_of("toll") | forms_of("total")
    near = range(at - 2, max(-1, at - _CHANGED), -1)
    return any(row[k].form in tolls and k > 0 and _is_change_before(row, k) for k in near)


def _is_change_before(row: Sequence[Word], toll: int) -> bool:
    """Whether a word of change stands before a word for the toll, with no more than who changes it between."""
    return any(is_change(row[k].form) for k in range(max(0, toll - _SUBJECT), toll))


def still_stands(desk: Desk, k: int, sources: Sequence[_Source]) -> bool:
    """Whether figure `k`, which was only told before the other number of its report, is another source's and so corrected by nobody
    (the town counted 14 before the office counted 20)."""
    draft, mine = desk.drafts[k], sources[k][0]
    former = desk.formers.get(draft.count.first)
    if not draft.former or former is None or not former.unsure or mine is None:
        return False
    if former.other is not None and former.other > draft.count.first:
        given = {other.count.first: source for other, (source, _) in zip(desk.drafts, sources, strict=True)}
        right = given.get(former.other)
        return right is not None and not _one_source(mine, right)
    whole = [
        (j, other) for j, other in enumerate(desk.drafts[:k]) if other.part_of is None or draft.part_of is not None
    ]
    anew = [(other.count.value, sources[j][0]) for j, other in whole if tells_anew(other, draft)]
    # Of a number that somebody gives, the headline tells it in the report's own voice.
    named = {value for value, source in anew if source is not None}
    rivals = [source for value, source in anew if source is not None or value not in named]
    return bool(rivals) and all(other is not None and not _one_source(mine, other) for other in rivals)


def _one_source(one: str, other: str) -> bool:
    """Whether the two may be one source: one is named by words of the other alone (the ministry, the ministry of health)."""
    mine, theirs = ({word.removeprefix(article()) for word in fold(key).split()} for key in (one, other))
    return mine <= theirs or theirs <= mine


def _changer(desk: Desk, first: int, last: int, names: Sequence[Name]) -> str:
    """Who changes a toll in the sentence: what stands between the verb of change and the word for the toll, if it can speak."""
    row = desk.page.words
    verb = next((k for k in range(first, last) if is_change(row[k].form)), last)
    begin = verb + 1
    tolls = forms_of("toll") | forms_of("total")
    toll = next((k for k in range(begin, min(last, begin + _SUBJECT)) if row[k].form in tolls), begin)
    end = next((k for k in range(begin, toll) if row[k].kind != "word" or row[k].form in forms_of("where")), toll)
    if end <= begin:
        return ""
    named = next((n for n in names if n.span.start == row[begin].start and n.kind == "organization"), None)
    if named is not None:
        return named.key
    return desk.page.span(begin, end).of(desk.page.text) if voice(row[begin].form) is not None else ""
