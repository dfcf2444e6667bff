"""The statements of a report as they are compared with those of others: their stems, names and numbers, and whose words they take up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from khabar.inflection import bare, verb_forms
from khabar.language import Phrases, among, rests, table, values
from khabar.model import Name, Reading, Statement, Word
from khabar.remember import remembered
from khabar.tell.terms import terms
from khabar.text import fold

# A statement's words are kept up to this many code points.
LONGEST = 400
# Numbers above this count nothing: they are numbers of files and accounts, or no numbers at all.
HIGHEST = 1e15
# So many words after the words for what another has said, his name may follow; so many words are looked at before a statement, and of it.
REACH, BEFORE, OPENING = 6, 30, 4
WORDY = ("word", "latin", "number")


@dataclass(frozen=True, slots=True)
class Speech:
    """A statement as it is compared: its words in the report, who says it, and its stems, those of names left out.

    `names` are the keys of the names in it, `numbers` the numbers, `counts` its figures (measure, value). `reply` tells that it takes
    up what another has said: `answers`, `told` (it denies somebody's words), `denies` (by its verb), `admits`, `confirms`, or nothing;
    `replied` are the keys of those named as the other."""

    start: int
    end: int
    source: str | None
    via: tuple[str, ...]
    stance: str
    mode: str
    text: str
    terms: Mapping[str, float]
    names: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()
    counts: tuple[tuple[str, float], ...] = ()
    reply: str = ""
    replied: tuple[str, ...] = ()


def find_speeches(reading: Reading, row: Sequence[Word]) -> tuple[Speech, ...]:
    """The statements of the reading, in its order; `row` are the words of its sentences.

    >>> from khabar.model import Report
    >>> find_speeches(Reading(Report.of(""), None, None, "unknown"), ())
    ()
    """
    starts = [w.start for w in row]
    names = sorted(reading.names, key=lambda n: n.span.start)
    at = [n.span.start for n in names]
    sentences = [s.start for s in reading.sentences]
    found = []
    for s in reading.statements:
        first, last = bisect_left(starts, s.span.start), bisect_left(starts, s.span.end)
        words = [w for w in row[first:last] if w.kind in WORDY]
        within = names[bisect_left(at, s.span.start) : bisect_left(at, s.span.end)]
        figures = [f for f in reading.figures if s.span.start <= f.span.start < s.span.end]
        numbers = {n for n in (_number(w) for w in words) if n is not None} | {
            f.value for f in figures if abs(f.value) <= HIGHEST
        }
        k = bisect_left(sentences, s.span.start + 1) - 1
        opens = bisect_left(starts, sentences[k]) if k >= 0 else first
        reply, replied = _reply(row, max(opens, first - BEFORE), first, last, s, names, at)
        found.append(
            Speech(
                s.span.start, s.span.end, s.source, s.via, s.stance, s.mode,
                " ".join(s.span.of(reading.report.text).split())[:LONGEST], terms(w.form for w in words if not _named(w, within)),
                tuple(sorted({n.key for n in within})), tuple(sorted(numbers)),
                tuple(sorted({(f.measure, f.value) for f in figures if abs(f.value) <= HIGHEST})), reply, replied,
            )
        )  # fmt: skip
    return tuple(found)


def _named(word: Word, names: Sequence[Name]) -> bool:
    """Whether the word stands in one of the names."""
    return any(n.span.start < word.end <= n.span.end for n in names)


def _number(word: Word) -> float | None:
    """The value of a number in digits, None of other words and of numbers that count nothing."""
    if word.kind != "number":
        return None
    try:
        value = float(word.form.replace(",", ""))
    except ValueError:
        return None
    return value if abs(value) <= HIGHEST else None


def _reply(
    row: Sequence[Word], opens: int, first: int, last: int, said: Statement, names: Sequence[Name], at: Sequence[int]
) -> tuple[str, tuple[str, ...]]:
    """Whether the statement takes up another's words, and whose: looked for in its sentence up to its first few words."""
    cue = next((kind for w in row[opens:first] if said.cue and w.span.meets(said.cue) and (kind := _cue(w.form))), "")
    heard = said.stance == "deny" or cue in ("confirms", "admits")
    own = {fold(n) for n in (said.source, *said.via) if n}

    def after(i: int, reach: int) -> list[str]:
        """The keys of the names that begin within so many words from `i` on, the speaker's own left out."""
        end = row[min(i + reach, len(row)) - 1].end if i < len(row) else 0
        near = names[bisect_left(at, row[i].start) : bisect_left(at, end)] if end else ()
        return [n.key for n in near if fold(n.key) not in own and n.span.start < said.span.end]

    i, returns = opens, False
    while i < min(last, first + OPENING):
        hit = _phrases().at(row, i) if row[i].kind == "word" else None
        if hit is None:
            i += 1
            continue
        end, _, kind = hit
        returns = returns or kind == "returns"
        if (kind == "answers" or (kind == "upon" and returns)) and (found := after(end, REACH)):
            return "answers", tuple(sorted(set(found[:2])))
        if i >= first - 1 and heard:
            told = kind == "told" or (kind == "relative" and end < last and _says(row[end].form))
            if told and (found := after(end, REACH)):
                return "confirms" if said.stance != "deny" else "told", (found[0],)
        i = end
    return (cue, ()) if cue in ("admits", "denies") else ("", ())


@cache
def _phrases() -> Phrases[str]:
    return Phrases(
        (phrase, row["kind"])
        for row in table("replies")
        if row["kind"] not in ("admits", "confirms")
        for phrase in row["words"].split("|")
    )


@cache
def _verbs() -> dict[str, str]:
    found = {
        form: "denies"
        for row in table("speech_verbs")
        if row["stance"] == "deny"
        for form, _ in verb_forms(row["past"], row["present"])
    }
    for row in table("replies"):
        if row["kind"] in ("admits", "confirms"):
            found.update((fold(word), row["kind"]) for word in row["words"].split("|"))
    return found


@remembered
def _cue(form: str) -> str:
    return next((_verbs()[rest] for rest in rests[form] if rest in _verbs()), "")


@cache
def _speaking() -> frozenset[str]:
    return frozenset(form for row in table("speech_verbs") for form, _ in verb_forms(row["past"], row["present"]))


@remembered
def _says(form: str) -> bool:
    """Whether the word is a verb of speech, with or without a pronoun."""
    return any(rest in _speaking() for rest in bare(form))


def denying(text: str) -> bool:
    """Whether a verb of denial stands in the words.

    >>> denying("الحركة تنفي مسؤوليتها"), denying("الحركة قصفت البلدة")
    (True, False)
    """
    return any(_cue(word) == "denies" for word in fold(text).split())


def negative(text: str) -> bool:
    """Whether the words say that something is not so.

    >>> negative("لم يدخل البلدة"), negative("دخل البلدة")
    (True, False)
    """
    return any(among(word, _negations()) for word in fold(text).split())


@cache
def _negations() -> frozenset[str]:
    rows = [r for r in table("stances") if r["stance"] == "deny" and r["where"] in ("own", "start")]
    return frozenset(phrase for row in rows for phrase in values(row["phrase"]))
