"""Find what the report makes somebody else answer for.

cues → drafts (speaker, opening) → labels before a colon → contents, stance, mode
"""

from __future__ import annotations

from dataclasses import replace

from khabar.language import article
from khabar.model import Name, Page, Sentence, Span, Statement
from khabar.read.statements.answers import answered, doubted
from khabar.read.statements.antecedents import take_up
from khabar.read.statements.attributions import attributed
from khabar.read.statements.brackets import credited_in_brackets
from khabar.read.statements.clauses import take
from khabar.read.statements.content import content_end, content_span, mode_of
from khabar.read.statements.continued import goes_on
from khabar.read.statements.cues import Cue, find_cues
from khabar.read.statements.heads import headline, with_headline
from khabar.read.statements.makers import maker_of
from khabar.read.statements.neighbours import joined
from khabar.read.statements.nominal import draft_noun
from khabar.read.statements.ours import draft_ours, issuer_of
from khabar.read.statements.outlets import outlets
from khabar.read.statements.relays import through
from khabar.read.statements.reporting import reports
from khabar.read.statements.scene import PAUSES, Draft, Scene, Speaker, set_scene, words_of
from khabar.read.statements.sources import speaker_after
from khabar.read.statements.speakers import of_another
from khabar.read.statements.speech_forms import OURS
from khabar.read.statements.stance import lays_blame, stance_of
from khabar.read.statements.verbs import draft_verb
from khabar.read.statements.words import agencies, occasions, phrase_at, small_words, that_words, voice
from khabar.text import fold

# Cues within a quotation of more words than this belong to what is quoted.
SHORT_QUOTE = 3
# What is denied names what was said within so many words (نفت صحة ما أوردته).
_DENIED = 2
# Through whom it came stands within so many words after what is said.
AFTER = 10
Drafts = list[tuple[Sentence, list[Draft]]]


def find_statements(page: Page, names: tuple[Name, ...]) -> tuple[Statement, ...]:
    """The statements of the page, in order, each with the words that name its source; None where only the context tells.

    >>> from khabar.model import Layout, Report
    >>> from khabar.read.sentences import lay_words
    >>> report = Report.of("وقال ناطق باسم الشرطة إن الجسر مغلق، وأضاف أن فرقا تعمل على إصلاحه.")
    >>> page = lay_words(report, Layout(None, None, "unknown", (), (), (Span(0, len(report.text)),)))
    >>> [(s.source, s.span.of(report.text)) for s in find_statements(page, ())]
    [('ناطق باسم الشرطة', 'الجسر مغلق'), (None, 'فرقا تعمل على إصلاحه')]
    """
    scene = set_scene(page, names)
    scene = replace(scene, issuer=issuer_of(scene))
    drafts: Drafts = []
    for sentence, cues in zip(page.sentences, _cues_by_sentence(scene), strict=True):
        found = draft_sentence(scene, sentence, cues) if cues else []
        opens = sentence.head or not drafts or drafts[-1][0].line != sentence.line
        found = with_headline(headline(scene, sentence, opens), found)
        if drafts and not drafts[-1][1] and not drafts[-1][0].head:
            found = take_up(scene, drafts[-1][0], sentence, found)
        found = found or credited_in_brackets(scene, sentence)
        if drafts and found and found[0].opening.first < sentence.first:
            drafts[-1] = (drafts[-1][0], [d for d in drafts[-1][1] if d.rule != "quote-goes-on"])
        drafts.append((sentence, found or (goes_on(scene, drafts[-1], sentence) if drafts else [])))
    drafts = _whole_texts(scene, drafts)
    finished = (_finish(scene, drafts, n, draft) for n, (_, found) in enumerate(drafts) for draft in found)
    return tuple(statement for statement in finished if statement is not None)


def draft_sentence(scene: Scene, sentence: Sentence, cues: list[Cue]) -> list[Draft]:
    """The drafts of the sentence, in order; cues between a verb and what it reports belong to its speaker or its chain."""
    found: list[Draft] = []
    for n, cue in enumerate(cues):
        before = found[-1] if found else None
        if (
            before is not None
            and before.cue is not None
            and cue.first < before.opening.first
            and before.opening.kind != "before"
        ):
            speaker = (
                speaker_after(scene, cue.last, before.opening.until, False)
                if cue.kind in ("by", "relay", "verb-by")
                else None
            )
            if speaker is not None:
                found[-1] = through(scene, before, speaker, cue)
        elif before is not None and cue.about and not cue.joined and 0 < cue.first - before.opening.first <= _DENIED:
            continue
        elif cue.verb is None or cue.kind == "verb-by":
            attributed(scene, sentence, cues, n, found)
        else:
            if doubted(scene, sentence, found, cue):
                continue
            ours = draft_ours(scene, sentence, cues, n) if cue.says == OURS else None
            if cue.says == OURS:
                if ours is not None:
                    take(scene, found, ours)
                continue
            draft = draft_verb(scene, sentence, cues, n, before) or draft_noun(scene, sentence, cue, sentence.last)
            if draft is not None and not answered(scene, found, draft):
                take(scene, found, draft)
    return found


def _whole_texts(scene: Scene, drafts: Drafts) -> Drafts:
    """Nothing is split off a text that is given in full: it lasts until the one who issued it is named as a speaker again."""
    row = scene.page.words
    found: Drafts = []
    issuer: set[str] = set()
    for sentence, here in drafts:
        again = any(
            d.speaker is not None and issuer & {w.form for w in row[d.speaker.first : d.speaker.last]} for d in here
        )
        kept = [] if issuer and not again else here
        if kept:
            text = next((d for d in kept if d.rule == "text-of" and d.speaker is not None), None)
            issuer = (
                {w.form for w in row[text.speaker.first : text.speaker.last]}
                if text is not None and text.speaker is not None
                else set()
            )
        found.append((sentence, kept))
    return found


def _cues_by_sentence(scene: Scene) -> list[list[Cue]]:
    page = scene.page
    masked = bytearray(len(page.words) + 1)
    for quote in page.quotes:
        if quote.outer is None and quote.last - quote.first > SHORT_QUOTE:
            masked[quote.first : quote.last] = b"\x01" * (quote.last - quote.first)
    cues = [cue for cue in find_cues(page.words) if not masked[cue.first] and reports(scene, cue)]
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


def _finish(scene: Scene, drafts: Drafts, n: int, draft: Draft) -> Statement | None:
    """The statement of a draft of sentence `n`; None where nothing is said."""
    page = scene.page
    limit, first = draft.limit, draft.opening.first
    if draft.opening.kind == "colon" and limit >= drafts[n][0].last:
        limit = _run_on(drafts, n, draft.rule == "text-of")
    last = (
        limit
        if draft.opening.kind == "before"
        else content_end(
            scene, draft.opening, limit, _told(scene, draft, limit), draft.cue.says if draft.cue is not None else ""
        )
    )
    span = content_span(scene, first, draft.opening.cut, last)
    if span is None or (draft.opening.kind == "colon" and draft.speaker is None and page.words[first].kind == "number"):
        return None
    source = source_span = cue = None
    if draft.speaker is not None:
        draft.speaker = maker_of(scene, draft.speaker, drafts[n][0].last)
        source_span = words_of(scene, draft.speaker)
        source = source_span.of(page.text)
        name = draft.speaker.name
        known = voice(page.words[draft.speaker.first].form)
        if name is not None and not (
            (known is not None and known[0] == "body" and source_span.covers(name.span))
            or _two(scene, draft.speaker)
            or of_another(scene, draft.speaker, name)
        ):
            source = source if source_span.covers(name.span) else f"{source} {name.key}"
            source_span = name.span
    if draft.cue is not None:
        cue = Span(page.words[draft.cue.first].start + draft.cue.cut, page.words[draft.cue.last - 1].end)
    carried = outlets(scene, last, min(limit, last + AFTER)) if last < limit and _told_after(scene, last, limit) else ()
    passed = (_passer(scene, a, b) for a, b in (*draft.via, *carried))
    via = tuple(words for words in passed if not _his_own(words))
    stance = stance_of(page, first, last, draft.stance, first in scene.cover)
    if draft.cue is not None and draft.cue.verb is not None and "claims" in draft.cue.verb.marks:
        stance = "assert" if lays_blame(page, first, first + 1) else stance  # تبنت المسؤولية عن خطفه
    return Statement(span, cue, source, source_span, via, stance, mode_of(scene, span, first, last), draft.rule)


def _told_after(scene: Scene, last: int, limit: int) -> bool:
    """Whether through whom, or on what occasion, it came stands right after what is said (…، في بيان أرسله إلى وكالة فلانة)."""
    row = scene.page.words
    k = last + (row[last].form in PAUSES)
    if phrase_at("through", row, last) is not None:
        return True
    talk = k + 1 < limit and small_words().get(row[k].form) == "in"
    return talk and row[k + 1].form in occasions()


def _his_own(words: str) -> bool:
    """Whether the words name what the speaker himself wrote or held: it adds nobody (في خطاب, كما ورد في بيانها); a paper does that is
    called so (صحيفة الخبر)."""
    folded = fold(words)
    if folded in agencies():
        return False
    kinds = [(occasions().get(form), form) for form in folded.split()]
    return any(kind == "own" or (kind == "letter" and voice(form) is None) for kind, form in kinds)


def _two(scene: Scene, speaker: Speaker) -> bool:
    """Whether the words name a person and another who speaks with him (قال فلان وفلان, دعا الوزير فلان والرئيس فلان)."""
    named = [k for k in range(speaker.first, speaker.last) if k in scene.first]
    first = next((k for k in named if scene.first[k][1].kind == "person"), None)
    if first is None:
        return False
    return any(joined(scene, k) for k in range(scene.first[first][0], speaker.last) if k <= named[-1] != first)


def _told(scene: Scene, draft: Draft, limit: int) -> int:
    """For a verb that says what something is: the word after which that stands (بأنه, بالعمل); 0 for other verbs."""
    verb = draft.cue.verb if draft.cue is not None else None
    if verb is None or "names" not in verb.marks or draft.opening.kind != "person":
        return 0
    row, thats, first = scene.page.words, that_words(), draft.opening.first
    told = next((k for k in range(first, min(limit, first + 30)) if thats.get(row[k].form) == "that"), 0)
    called = range(first + 1, min(limit, first + 40))
    return told or next(
        (k for k in called if row[k].form[1:].startswith(article()) and row[k].form[0] in verb.after), 0
    )


def _passer(scene: Scene, first: int, last: int) -> str:
    """Who passes it on: the person or organisation named among the words, else the words."""
    known = voice(scene.page.words[first].form)
    for kind in ("person", "organization"):
        if known is not None and known[0] == "outlet" and first not in scene.cover and kind == "person":
            continue
        for k in range(first, last):
            if (
                k in scene.first
                and scene.first[k][1].kind == kind
                and not (k > first and known is not None and known[0] == "outlet" and _body(scene.first[k][1]))
            ):
                return scene.first[k][1].key
    return scene.page.span(first, last).of(scene.page.text)


def _body(name: Name) -> bool:
    """Whether the name is that of a ministry or the like, which a word after a noun of outlets only seems to be (وسائل الإعلام)."""
    known = voice(fold(name.key).split()[0]) if name.key else None
    return known is not None and known[0] == "body"


def _run_on(drafts: Drafts, n: int, lines: bool) -> int:
    """Words said after a colon without quotation marks go on to the next cue or the end of the line (of the text with `lines`)."""
    line, limit = drafts[n][0].line, drafts[n][0].last
    for sentence, found in drafts[n + 1 :]:
        if (sentence.line != line and not lines) or found:
            break
        limit = sentence.last
    return limit
