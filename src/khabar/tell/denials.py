"""What is denied: whether a count that stands in a denial is, or is taken as known; and which statements deny a part in an attack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import dropwhile, takewhile

from khabar.inflection import bare, endings, stems, verb_forms
from khabar.language import among, article, cut, of_kind, table, values
from khabar.model import Event, Figure, Reading, Span, Statement
from khabar.text import fold, words

# The stances of those who speak of what happened before.
TAKES_UP = frozenset({"condemn", "demand", "deny", "doubt", "support"})
# A verb of so many letters may be spelled like a noun.
SHORT = 3


def denial(text: str, statements: Sequence[Statement], figure: Figure) -> str:
    """`denied` where the figure's source denies it, `granted` where he denies, condemns or demands something and speaks of it as of
    something known (`denied the strike after 5 had been killed`), else empty.

    >>> from khabar.model import Span
    >>> words = "نفى الجيش مقتل 5 أشخاص"
    >>> denies = Statement(Span(10, len(words)), Span(0, 3), "الجيش", None, stance="deny")
    >>> denial(words, [denies], Figure(Span(15, len(words)), "killed", 5, source="الجيش"))
    'denied'
    """
    around = [s for s in statements if s.span.covers(figure.span)]
    inner = min(around, key=lambda s: len(s.span), default=None)
    if inner is None or inner.stance not in TAKES_UP or inner.source != figure.source or figure.former:
        return ""
    before = fold(text[inner.span.start : figure.span.start]).split()
    if any(among(word, _of_the_known()) for word in before):
        return "granted"
    return "denied" if inner.stance == "deny" else ""


def disowned(reading: Reading, told: Sequence[Event]) -> Iterator[tuple[int, Statement]]:
    """The statements that deny an attack which the report tells elsewhere, or a part in it (`denied responsibility for it`), each with the
    index of the one of the attacks `told` that it is about: the last one before its end, else the first. Those in which an attack stands
    that is told as denied are told with it.

    >>> from khabar.model import Report, Span
    >>> words = "قصف السوق أمس. نفت الحركة مسؤوليتها عن القصف."
    >>> denies = Statement(Span(26, 45), Span(15, 18), "الحركة", None, stance="deny")
    >>> report = Reading(Report.of(words), None, None, "unknown", statements=(denies,))
    >>> [(k, s.source) for k, s in disowned(report, [Event(Span(0, 3), "ASSAULT")])]
    [(0, 'الحركة')]
    """
    for statement in reading.statements if told else ():
        if statement.stance != "deny" or any(
            e.status == "denied" and e.type == "ASSAULT" and statement.span.covers(e.span)
            for e in (*told, *reading.events)
        ):
            continue
        row = [w.form for w in words(reading.report.text, (statement.span,)) if w.kind == "word"]
        if _denies(row, _is_told_beside(reading, statement)):
            before = [k for k, event in enumerate(told) if event.span.start < statement.span.end]
            yield max(before, key=lambda k: told[k].span.start, default=0), statement


def _is_told_beside(reading: Reading, statement: Statement) -> bool:
    """Whether an attack is told in one of the two sentences before the statement, or in its own: `it` may be that one."""
    starts = [s.start for s in reading.sentences if s.start <= statement.span.start][-3:]
    near = Span(min(starts, default=0), statement.span.start)
    if any(e.type == "ASSAULT" and near.covers(e.span) for e in reading.events):
        return True
    row = [w.form for w in words(reading.report.text, (near,)) if w.kind == "word"]
    return any(_names(row[k : k + 2], _attacks()) for k in range(len(row)))


def _denies(row: Sequence[str], beside: bool) -> bool:
    """Whether the folded words of a denial name an attack, or a part in one; `beside`: whether one is told beside them."""
    row = list(takewhile(lambda word: not among(word, _of_the_given()), row))
    parts = [k for k, word in enumerate(row) if among(word, _kind("part"))]
    if parts:
        return any(_is_of_attack(row, part, beside) for part in parts)
    return any(
        _names(pair, _strikes()) or _strikes_out(pair) or (beside and _names(pair, _blows()))
        for pair in (row[k : k + 2] for k in range(len(row)))
    )


def _strikes_out(row: Sequence[str]) -> bool:
    """Whether the words begin with a verb of striking, with or without particles and a pronoun; what it is about would be another deed."""
    return not _of_striking().isdisjoint(stems[row[0]]) and not any(word in _kind("about") for word in row[1:2])


def _is_of_attack(row: Sequence[str], part: int, beside: bool) -> bool:
    """Whether the part that stands at the index is one in an attack: in one that it governs, or in what is told beside."""
    for k, word in enumerate(row[part + 1 :], part + 1):
        if word in _kind("about"):
            return _is_attack(row[k + 1 :], beside)
        if any(rest in _kind("about") for rest in bare(word)[1:]) or (
            word[0] in _kind("about") and word[1:] in endings("pronoun")
        ):
            return beside
        if word[0] in _kind("about") and _is_attack([word[1:], *row[k + 1 :]], beside):
            return True
    around = (*(word in _kind("doing") for word in row[:part]), *(w.startswith(article()) for w in row[part + 1 :]))
    return beside and all(around)


def _is_attack(row: Sequence[str], beside: bool) -> bool:
    """Whether the words begin with an attack, after words for doing it, or with what may be the one told beside."""
    named = list(dropwhile(lambda word: word in _kind("doing"), row))
    if not named:
        return beside and bool(row)
    follows = any(word.startswith(article()) for word in named[1:2])
    told = named[0] in _kind("happening") or (named[0] in _kind("operation") and not follows)
    return _names(named, _attacks()) or (beside and told)


def _names(row: Sequence[str], nouns: Mapping[str, frozenset[str]]) -> bool:
    """Whether the words begin with one of the nouns, with or without particles and a pronoun."""
    return any(not nouns[form] or not nouns[form].isdisjoint(row[1:2]) for form in nouns.keys() & stems[row[0]])


@cache
def _kind(kind: str) -> frozenset[str]:
    return of_kind("accusations", kind)


@cache
def _of_striking() -> frozenset[str]:
    """The forms of verbs of attacking that are no other word."""
    rows = [r for r in table("events_verbs") if (r["type"], r["family"], r["need"]) == ("ASSAULT", "strike", "act")]
    told = [pair for row in rows for pair in verb_forms(row["past"], row["present"])]
    # The bare past and the dual of a short verb are spelled like a noun, what she does like a town.
    least = {"past:ms": SHORT, "present:fs": SHORT + 1}
    kept = {form for form, says in told if not says.endswith("d") and len(form) > least.get(says, 0)}
    return frozenset(kept - of_kind("events_false", "bare", "word") - of_kind("events_false", "form", "word"))


@cache
def _strikes() -> dict[str, frozenset[str]]:
    """The nouns of striking that are an event by themselves."""
    return _by_first(row for row in _nouns("act", "harm") if row["family"] == "strike")


@cache
def _blows() -> dict[str, frozenset[str]]:
    """The nouns of striking that are an event only with a party, those that are counted or whose object follows."""
    rows = [row for row in _nouns("party") if row["family"] == "strike"]
    return _by_first(row for row in rows if row["plural"] or row["genitive"] == "object")


@cache
def _attacks() -> dict[str, frozenset[str]]:
    """The nouns of every kind of attack."""
    return _by_first(_nouns("act", "harm", "kill")) | _blows()


def _nouns(*needs: str) -> list[dict[str, str]]:
    """The rows of nouns of an assault that are an event with one of the needs."""
    return [row for row in table("events_nouns") if row["type"] == "ASSAULT" and row["need"] in needs]


def _by_first(rows: Iterable[Mapping[str, str]]) -> dict[str, frozenset[str]]:
    """The folded first word of the nouns, with and without the article → the words one of which follows, none where it stands alone."""
    found: dict[str, set[str]] = {}
    alone: set[str] = set()
    for row in rows:
        for phrase in (row["word"], *values(row["plural"])):
            first, *rest = cut(phrase)
            forms = (first, article() + first)
            for form in forms:
                found.setdefault(form, set()).update(f for word in rest[:1] for f in (word, article() + word))
            alone.update(() if rest else forms)
    return {form: frozenset(() if form in alone else after) for form, after in found.items()}


@cache
def _of_the_given() -> frozenset[str]:
    """Words after which a denial tells what is known, or why."""
    return _of_the_known() | frozenset(fold(row["word"]) for row in table("events_links") if row["says"] == "cause")


@cache
def _of_the_known() -> frozenset[str]:
    """Words after which a speaker tells what is known: `after`, `which`."""
    return frozenset(fold(row["word"]) for row in table("events_links") if row["says"] in ("after", "who"))
