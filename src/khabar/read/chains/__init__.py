"""Trace each statement to its ultimate source, through those who pass it on."""

from __future__ import annotations

from dataclasses import replace

from khabar.inflection import bare, closed_feminine, dual, feminine_plural, oblique
from khabar.language import article, of_kind, proclitics, rests
from khabar.model import Name, Page, Span, Statement
from khabar.read.chains.memory import Cast, cast_of, recall, taken_up, with_body
from khabar.read.chains.names import bare_word, outlet_key, plain, reporters
from khabar.read.chains.offices import holder
from khabar.read.chains.owners import with_owner
from khabar.read.chains.sides import accuses
from khabar.read.chains.voices import MEMORY, Voice, gender, hear, named_in
from khabar.read.statements.cues import cue_forms
from khabar.read.statements.hearers import of_us
from khabar.read.statements.speech_forms import Verb
from khabar.read.statements.words import agencies, occasions, voice, voice_kind
from khabar.text import fold

# Whom a pronoun in the words for a source takes up is named at most so many characters before.
NEAR = 250


def trace_chains(page: Page, names: tuple[Name, ...], statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements with canonical sources and with the chain of those who pass them on.

    A statement without words for its source has the source of the one before it whose verb agrees. The chain goes on with
    the same source while nobody else speaks in between, and never backwards.
    """
    if not statements:
        return ()
    ordered = sorted(names, key=lambda name: name.span.start)
    starts = [name.span.start for name in ordered]
    day = page.layout.published
    heard: list[Voice] = [hear(page.text, ordered, starts, s, day) for s in statements if s.source is not None]
    cast = cast_of(page, ordered, heard)
    found: list[Statement] = []
    said: list[tuple[str, str]] = []
    at = 0
    passed: str | None = None
    for statement in statements:
        last = found[-1] if found else None
        how = "" if statement.rule == "relay" else gender(page.text, statement)  # نقلت الوكالة عنه
        if statement.rule == "hearsay":
            source = None
        elif statement.source is None:
            source = _agreeing(said, how) or (
                _named_since(found[-1], ordered, starts, statement, how) if found else None
            )
            source = source or (said[-1][0] if said else None)
        else:
            source = recall(cast, at, statement.span.start, _answers(found))
            if source == heard[at].key and heard[at].kind == "role" and not heard[at].named:
                source = holder(heard[at].words, day) or source
            told = statement.source_span or statement.span
            source = with_body(cast, heard[at], source, told.start)
            near = named_in(ordered, starts, Span(max(0, told.start - NEAR), told.start))
            whose = with_owner(source, said, near, cast.persons)
            if whose != source:
                heard[at] = replace(heard[at], key=holder(tuple(fold(whose).split()), day) or whose)
                source = heard[at].key
            at += 1
        via = _chain(cast, statement, source, passed)
        if not via and last is not None and (last.source == source or _one_of_two(source, last.source)):
            via = tuple(v for v in last.via if v != source)
        if via:
            passed = via[-1]
        if source is None and statement.rule.endswith(("-object", "-noun", "-person", "-named")):
            continue
        if source is not None and _two_unnamed(page, statement, source):
            continue
        if source is not None:
            said.append((source, "" if statement.rule.startswith("relay") else how))
        within = statement.rule.endswith(("-within", "-through"))
        if via and (statement.rule == "attribution-before-within" or (within and _speaks(via[0]))):
            said.append((via[0], ""))
        found.append(replace(statement, source=source, via=via))
    described_by: dict[str, set[str]] = {}
    for voiced in (*heard, *cast.described):
        described_by.setdefault(voiced.key, set()).update(voiced.words)
    return tuple(
        s if k and _defends(found[k - 1], s) else _blamed(page, ordered, starts, s, described_by)
        for k, s in enumerate(found)
    )


def _defends(before: Statement, statement: Statement) -> bool:
    """Whether one who has just denied something goes on with his own account of it (نفت الوزارة سقوط مدنيين، قائلة إن الغارات …)."""
    goes_on = statement.rule.startswith("participle") and statement.stance == "assert"
    return goes_on and before.stance == "deny" and before.source == statement.source


def _blamed(
    page: Page, names: list[Name], starts: list[int], statement: Statement, described: dict[str, set[str]]
) -> Statement:
    """The statement, as an accusation where a party tells the deeds of the other side."""
    if statement.stance in ("accuse", "assert") and _nameless(page, statement):
        known = any(name.key == statement.source and name.kind == "person" for name in names)  # قالت أم سمير
        return statement if known else replace(statement, stance="assert")
    if statement.stance != "assert" or statement.source is None or statement.source not in described:
        return statement
    words = sorted({*described[statement.source], *fold(statement.source).split()})
    inside = named_in(names, starts, statement.span)
    if not _admits(page, statement) and accuses(page.text, statement.span, statement.source, words, inside):
        return replace(statement, stance="accuse")
    return statement


def _verb(page: Page, statement: Statement) -> Verb | None:
    """The verb of the tables that the last word of the statement's cue is; None where it is none, or nothing tells that it is said."""
    entry = cue_forms().get(fold(statement.cue.of(page.text)).split()[-1]) if statement.cue is not None else None
    return entry[2] if entry is not None else None


def _admits(page: Page, statement: Statement) -> bool:
    """Whether somebody owns to what he says (اعترف الجيش بأن الغارة أصابت مدنيين)."""
    verb = _verb(page, statement)
    return verb is not None and "admits" in verb.marks


def _answers(found: list[Statement]) -> str | None:
    """Who answers for what was said last: of a document or an occasion whoever passes it on, else the one who spoke before."""
    for statement in reversed(found[-MEMORY:]):
        if statement.source is None:
            continue
        form = fold(plain(statement.source)).split()[0]
        if not form.startswith(article()) or (voice_kind(form) != "document" and form not in occasions()):
            return statement.source
        if statement.via and _speaks(statement.via[0]):
            return statement.via[0]
    return found[-1].source if found else None


def _nameless(page: Page, statement: Statement) -> bool:
    """Whether nameless sources or a reporter tell it with a neutral verb: what they saw is no accusation."""
    words = fold(statement.source or "").split()
    told = [*words[:1], *(word for word in words[1:2] if word.startswith(article()))]  # أحد المتظاهرين
    if not words or (words[0] not in reporters() and of_kind("accusations", "witness").isdisjoint(told)):
        return False
    verb = _verb(page, statement)
    return voice(words[0]) is not None and (verb is None or verb.stance == "assert")


def _two_unnamed(page: Page, statement: Statement, source: str) -> bool:
    """Whether two of whom no name is known say it of each other: that is no more than a mention (يتبادل الطرفان الاتهامات)."""
    verb = _verb(page, statement)
    mutual = verb is not None and "mutual" in verb.marks
    return mutual and " " not in source and fold(source).endswith((dual(), oblique()))


def _one_of_two(source: str | None, before: str | None) -> bool:
    """Whether the source is one of the two who spoke before, told by the same noun (مصدران أمنيان … وقال أحد المصدرين)."""
    words, two = fold(source or "").split(), fold(before or "").split()
    if len(words) < 2 or not two or words[0] not in of_kind("figure_words", "one"):
        return False
    return two[0].endswith((dual(), oblique())) and words[1] == article() + two[0][: -len(dual())] + oblique()


def _speaks(key: str) -> bool:
    """Whether one who passes words on is a speaker himself, no document and no outlet."""
    known = voice(fold(plain(key)).split()[0]) if plain(key) else None
    return fold(key) not in agencies() and (known is None or known[0] not in ("document", "outlet"))


def _agreeing(said: list[tuple[str, str]], how: str) -> str | None:
    """The last source whose verb agrees in gender, at most eight statements back."""
    agreeing = (source for source, theirs in reversed(said[-8:]) if not how or not theirs or how == theirs)
    return next(agreeing, None)


def _named_since(last: Statement, names: list[Name], starts: list[int], statement: Statement, how: str) -> str | None:
    """The last organisation of the verb's gender that is named between the statement before and the verb."""
    at = statement.cue.start if statement.cue is not None else 0
    between = named_in(names, starts, Span(last.span.end, at)) if at > last.span.end else []
    first = [(name.key, fold(name.key).split()[:1]) for name in between if name.kind == "organization"]
    feminine = closed_feminine(), feminine_plural()
    alike = [key for key, words in first if words and words[0].endswith(feminine) == (how == "f")]
    return alike[-1] if alike else None


def _chain(cast: Cast, statement: Statement, source: str | None, passed: str | None) -> tuple[str, ...]:
    """The canonical names of those who pass a statement on, each once, without the source itself."""
    found: list[str] = []
    for words in statement.via:
        if cast.outlet is None and _for_us(fold(plain(words))):
            continue
        key = _ours(cast, words) or outlet_key(words)
        form = fold(plain(key))
        known = voice(form) if " " not in form else None
        if known is not None and known[1].startswith(article()):
            if known[0] == "document" or set(form.split()) < set(fold(source or "").split()):
                continue
            own = cast.outlet is not None and fold(cast.outlet).split(" ")[0] == bare_word(form)
            if own or (known[0] == "outlet" and passed is not None):
                key = passed or cast.outlet or key
            elif known[0] in ("outlet", "body"):
                key = taken_up(cast, bare_word(form), statement.span.start) or key
        if key and key != source and key not in found and not _of_nobody(form):
            found.append(key)
    return tuple(found)


def _ours(cast: Cast, words: str) -> str | None:
    """The outlet that brings the report, where the words name it as it calls itself (لموقعنا, إلينا) or by its own name; None elsewhere."""
    form = fold(plain(words))
    if cast.outlet is None:
        return None
    named = any(form == lam + fold(cast.outlet) for lam in proclitics("swallows_article"))
    return cast.outlet if named or _for_us(form) else None


def _for_us(form: str) -> bool:
    """Whether the folded words begin with one for the outlet that brings the report, as it calls itself (لموقعنا, لنا)."""
    return any(of_us(rest) for rest in rests[form.split(" ")[0]])


def _of_nobody(form: str) -> bool:
    """Whether the folded words are one noun for figures or the like that names nobody (وفق معطياته, وفقا لإحصائيات)."""
    return " " not in form and any(voice_kind(stem) == "document" for stem in bare(form))
