"""What a question asks for: of which kind it is, what it counts, and what the happening that it is about must match."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from khabar.archive.catalogue.query import Part, Phrase, named_parts
from khabar.archive.catalogue.shelves import Catalogue
from khabar.archive.catalogue.words import line
from khabar.language import article
from khabar.model import Report, Span, Word
from khabar.outputs.ask.areas import Area, area_at, area_of, is_country
from khabar.outputs.ask.days import Asked, Days, read_days
from khabar.outputs.ask.draft import Draft
from khabar.outputs.ask.english import arabic_of
from khabar.outputs.ask.latin import names_spelt
from khabar.outputs.ask.vocabulary import Meaning, acts, first_phrases, named_as, phrases
from khabar.read import read
from khabar.text import words

# Kinds of questions that are answered from tallies.
COUNTING = frozenset({"how_many", "how_many_sources", "changed", "differ", "compare"})
# Longer questions are not read.
LONGEST = 400
# Of those who went somewhere, where they came from is asked, not who they are.
_MOVED = frozenset({"displaced", "evacuated"})
_ARABIC = re.compile("[\u0621-\u064a]")
# Kinds of names of those who do something.
_PARTIES = ("organization", "group", "person")
# English short forms of "is", and of what belongs to somebody.
_IS = re.compile(r"\b(what|who|where|when|how)['\u2019]s\b", re.IGNORECASE)
_OWN = re.compile(r"['\u2019]s\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was understood: `kind` is a value of the table `questions`, `stance` that of the statements asked for.

    `parts` is what must match, of which `areas` are where it must lie; `source` whose words are asked for, `doer` who must have done it;
    `of` and `whom` are those whom a count must count, `soldiers` that they are no other fighters, `sides` that each side is asked for.
    `when` are the days, reckoned from `today` where that is told, `month` that of an unnamed year; `unknown` are words that no table and
    no name of the archive explains."""

    kind: str
    language: str
    stance: str = ""
    measure: str | None = None
    of: str | None = None
    parts: tuple[Part, ...] = ()
    source: tuple[Part, ...] = ()
    when: Days | None = None
    month: int | None = None
    unknown: tuple[str, ...] = ()
    areas: tuple[Area, ...] = ()
    whom: tuple[Part, ...] = ()
    doer: tuple[Part, ...] = ()
    soldiers: bool = False
    sides: bool = False
    today: date | None = None

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that answer it; none where any does."""
        if self.measure == "casualties":
            return ("killed", "injured", "casualties")
        if self.measure is None and self.kind in ("changed", "differ", "compare"):
            return ()
        return (self.measure or "killed",)


def language_of(typed: str) -> str:
    """`ar` where Arabic letters stand in it, else `en`.

    >>> language_of("كم؟"), language_of("How many?")
    ('ar', 'en')
    """
    return "ar" if _ARABIC.search(typed) else "en"


def read_question(catalogue: Catalogue, typed: str) -> Question:
    """The question; its kind is `unread` where it is none that can be answered."""
    language = language_of(typed)
    typed = _OWN.sub("", _IS.sub(r"\1 is", typed[:LONGEST]))
    days = read_days(typed, language, _newest(catalogue))
    row = [
        w._replace(form=w.form.replace("'", "")) if w.kind == "latin" else w
        for w in words(typed, (Span(0, len(typed)),))
        if w.kind not in ("mark", "break") and not any(s.start <= w.start < s.end for s in days.spans)
    ]
    # Where nothing after the first word is written with a capital, names may be written without one.
    capitals = any(typed[w.start].isupper() for w in row[1:])
    named = read(Report.of(typed, id="question")).names if language == "ar" else ()
    draft = Draft(
        {w.start: n for n in named for w in row if w.start <= n.span.start < w.end},
        small=frozenset(w.start for w in row if capitals and not typed[w.start].isupper()),
    )
    at = 0
    while at < len(row):
        at = _step(catalogue, draft, row, at, language)
    draft.turn(catalogue, "")
    return _understood(catalogue, draft, language, days)


def _newest(catalogue: Catalogue) -> date | None:
    """The day of the newest report, from which `yesterday` is reckoned."""
    row = catalogue.row("select max(published) day from reports")
    return date.fromisoformat(row["day"]) if row and row["day"] else None


def _understood(catalogue: Catalogue, draft: Draft, language: str, days: Asked) -> Question:
    kind, _, stance = draft.kind.partition(":")
    if kind in ("", "how_many") or (kind == "changed" and not draft.measure):
        kind = (kind or "how_many") if draft.measure else "unread"
    kind = "changed" if kind == "what_changed" else kind
    source: tuple[Part, ...] = tuple(draft.own["source"])
    if kind == "what_said" and language == "en" and draft.said is None:
        kind = "unread"
    if kind == "what_said":
        draft.about()
        held = draft.before or ([[]], [])
        source = _parts(catalogue, *held)
    elif draft.before is not None:
        draft.content = draft.before[0] + draft.content
        draft.parts = draft.before[1] + draft.parts
    parts = (*_parts(catalogue, draft.content, draft.parts), *(area.part for area in draft.areas), *draft.own["doer"])
    doer = tuple(part for part in draft.own["doer"] if _is(catalogue, part, _PARTIES) or is_country(part))
    whom = tuple(draft.own["whom"])
    if kind not in COUNTING:
        # What is not to be counted must be told of.
        told = (("measure", draft.measure), ("of", draft.of))
        parts += (*(named_as(kind_of, value) for kind_of, value in told if value), *whom)
    return Question(
        kind, language, stance or draft.said or "", draft.measure, draft.of, parts, source, days.days, days.month,
        tuple(draft.unknown), tuple(draft.areas), whom if kind in COUNTING else (), doer, draft.soldiers,
        draft.sides, days.today,
    )  # fmt: skip


def _step(catalogue: Catalogue, draft: Draft, row: Sequence[Word], at: int, language: str) -> int:
    """Take the words that begin at `at`; the index after them."""
    arabic = language == "ar"
    known = first_phrases(language).at(row, 0, arabic) if at == 0 else None
    known = known or phrases(language).at(row, at, arabic)
    if (end := _placed(catalogue, draft, row, at)) is not None:
        return end
    if not arabic:
        told = arabic_of().at(row, at, False) if draft.names_at(row[at]) else None
        if told is not None and (known is None or told[0] > known[0]):
            _english(catalogue, draft, told[2])
            return told[0]
    if known is None:
        _content(catalogue, draft, row[at], language)
        draft.last = ""
        return at + 1
    after, _, (kind, value) = known
    _known(catalogue, draft, (kind, value), language, tuple(line(" ".join(w.form for w in row[at:after])).split()))
    if kind != "silent" or draft.last == "measure":
        # A measure without the article is that of what follows: `the dead of the army`.
        bare = arabic and kind == "measure" and not row[after - 1].form.startswith(article())
        own = "deed" if value.endswith(":deed") else "measure of" if bare else kind
        draft.last = "" if kind == "silent" else own
    return after


def _known(catalogue: Catalogue, draft: Draft, meaning: Meaning, language: str, said: Phrase) -> None:
    """Take a phrase of the table, the stems of whose words were said."""
    kind, value = meaning
    counting = draft.kind.startswith("how_many") or not draft.kind
    if kind in ("ask", "first"):
        # A number that changed is asked for, however the question began.
        draft.kind = value if value == "changed" and draft.kind != "unread" else draft.kind or value
        draft.turn(catalogue, "whom" if draft.kind == "how_many" else "")
    elif kind == "measure":
        draft.measure = draft.measure or value.partition(":")[0]
        draft.turn(catalogue, "")
    elif kind == "of":
        draft.of = draft.of or value.partition(":")[0]
        draft.soldiers |= value.endswith(":only")
        draft.turn(catalogue, draft.role)
    elif kind == "whom":
        whom = counting and (draft.role == "whom" or draft.last.startswith("measure"))
        draft.turn(catalogue, "whom" if whom else draft.role)
        # What is not counted is looked for in the words of the question.
        draft.add(named_as("whom", value) if whom or language == "en" else Part((said,)))
    elif kind == "within":
        draft.turn(catalogue, "whom" if counting else "")
    elif kind == "from":
        counted = draft.role == "whom" or draft.measure not in (None, *_MOVED)
        whom = counting and counted and language == "ar"
        draft.turn(catalogue, "whom" if whom else "")
    elif kind in ("according", "agent"):
        draft.turn(catalogue, ({"according": "source", "agent": "doer"}[kind]) if counting else "")
    elif kind == "say":
        draft.said = value
        if draft.kind.startswith("what_said"):
            draft.about()
    elif kind == "about":
        draft.turn(catalogue, "")
        if draft.kind.startswith("what_said"):
            draft.about()
    elif kind == "acts":
        draft.turn(catalogue, "" if draft.role != "doer" else "doer")
        draft.add(acts(language)[value])
        draft.content.append([])
    elif kind in ("at", "sides"):
        draft.turn(catalogue, "")
        draft.sides |= kind == "sides"
    elif draft.content[-1]:
        draft.content.append([])


def _placed(catalogue: Catalogue, draft: Draft, row: Sequence[Word], at: int) -> int | None:
    """The index after the name of a country or region in which something is to lie."""
    name = draft.names.get(row[at].start)
    if name is None or not (draft.last in ("at", "from") or name.span.start > row[at].start):
        return None
    end = next((k for k in range(at, len(row)) if row[k].start >= name.span.end), len(row))
    stems = " ".join(line(w.form) for w in row[at:end]).split()
    found = list(named_parts(catalogue, stems))
    area = area_at(found[0] if len(found) == 1 else Part((tuple(stems),)), name.places) if stems else None
    if area is None or (draft.last == "from" and draft.measure not in _MOVED):
        return None
    draft.turn(catalogue, "")
    draft.areas.append(area)
    draft.last = "place"
    return end


def _english(catalogue: Catalogue, draft: Draft, arabic: Sequence[str]) -> None:
    """Take an English word or name by what it is in Arabic."""
    part = Part(tuple(tuple(line(phrase).split()) for phrase in arabic))
    area = area_of(part, arabic) if draft.last in ("at", "from") else None
    if area is not None and not draft.kind.startswith(("who_said", "what_said")):
        draft.areas.append(area)
    elif draft.last == "measure" and draft.kind == "how_many" and not _is(catalogue, part, ("place",)):
        draft.turn(catalogue, "whom")
        draft.add(part)
    else:
        draft.add(part)
    draft.last = ""


def _content(catalogue: Catalogue, draft: Draft, word: Word, language: str) -> None:
    """Take a word that no table has: a name, or a word of the reports."""
    if language == "ar" and draft.kind in ("", "how_many") and not draft.role and (role := _after_measure(draft, word)):
        draft.turn(catalogue, role)
    if language == "ar" or word.kind == "number":
        stems = line(word.form).split()
        if draft.role:
            draft.run += stems
        else:
            draft.content[-1] += stems
        return
    found = names_spelt(catalogue, word.form)
    if not found:
        draft.unknown.append(word.form)
        return
    others = [p for name in found for part in named_parts(catalogue, name) for p in part.phrases if part.free == name]
    part = Part(tuple(dict.fromkeys([*found, *others])))
    if draft.last == "measure" and draft.kind == "how_many" and not _is(catalogue, part, ("place",)):
        draft.turn(catalogue, "whom")
    draft.add(part)


def _after_measure(draft: Draft, word: Word) -> str:
    """What an Arabic word right after a measure tells: whom it counts, by an adjective or the name of a body or people; after a verb of
    doing, by a name, who did it."""
    name = draft.names.get(word.start)
    place = name is not None and name.kind == "place"
    if draft.last == "deed":
        return "doer" if name is not None else ""
    if draft.last == "measure":
        return "whom" if word.form.startswith(article()) and not place else ""
    return "whom" if draft.last == "measure of" and name is not None and not place else ""


def _is(catalogue: Catalogue, part: Part, kinds: Sequence[str]) -> bool:
    """Whether something of these kinds is named so in the record."""
    told = [" ".join(phrase) for phrase in (*part.phrases, part.free) if phrase]
    return bool(
        catalogue.row(
            "select 1 from surfaces p join known k on k.id = p.entity "
            f"where k.kind in ({_marks(kinds)}) and p.stems in ({_marks(told)}) limit 1",
            (*kinds, *told),
        )
    )


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _parts(catalogue: Catalogue, content: Sequence[list[str]], parts: Sequence[Part]) -> tuple[Part, ...]:
    return (*(part for run in content if run for part in named_parts(catalogue, run)), *parts)
