"""Who said what: statements by their source, stance and subject, and what offices a person is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from khabar.archive.catalogue.query import Part, asked
from khabar.archive.catalogue.shelves import Catalogue, Row
from khabar.archive.catalogue.words import line
from khabar.model import Span
from khabar.outputs.ask.answer import Sentence, listed, say
from khabar.outputs.ask.happenings import sentence_at
from khabar.outputs.ask.question import Question
from khabar.outputs.ask.vocabulary import claim, claiming, claims_folded
from khabar.outputs.called import called
from khabar.outputs.dossier.wording import day_text, word
from khabar.tell.voices import plain
from khabar.text import fold, words

# So many statements are quoted, and so many are weighed.
MOST, WEIGHED = 5, 2000
# What is asked of those who take a deed upon themselves, and so many statements beside whose words one does are read whole.
CLAIM, CLAIMS = "claim", 500
# Who condemns a deed or takes it upon himself has no need to name it.
UNNAMED = frozenset({"condemn", CLAIM})
# So many code points before a statement its cue may stand.
NEAR = 100


def statements(catalogue: Catalogue, question: Question) -> tuple[list[Row], int]:
    """The statements that a question asks for, and how many more there are of those weighed. The report must hold every part of what was
    asked for, and what is said one at least; where it is asked what somebody said, condemned or took
    upon himself (`the heinous crime`, `the operation`), a report whose
    headline holds every part will do. Those that hold most are told."""
    source, topic = _source_and_topic(catalogue, question)
    if question.kind == "what_said" and not source:
        return [], 0
    if question.kind == "who_said" and not topic:
        return [], 0
    where, values = [], []
    if source:
        where.append("s.number in (select rowid from said_words where said_words match ?)")
        values.append(f"source : ({asked(source)})")
    if topic:
        # The plus keeps SQLite from seeking every pair of the two lists.
        where.append("+r.number in (select rowid from report_words where report_words match ?)")
        values.append(asked(topic))
        here = "s.number in (select rowid from said_words where said_words match ?)"
        values.append(f"text : ({asked(topic, loosely=True)})")
        if source or question.stance in UNNAMED:
            here = f"({here} or +r.number in (select rowid from report_words where report_words match ?))"
            values.append(f"title : ({asked(topic)})")
        where.append(here)
    if question.stance:
        where.append("s.stance = ?")
        values.append("assert" if question.stance == CLAIM else question.stance)
    if question.stance == CLAIM:
        # Who takes it upon himself often does so in the verb before what is said, which the report alone holds.
        where.append("+r.number in (select rowid from report_words where report_words match ?)")
        values.append(asked([claim()]))
    if question.when:
        where.append("s.day between ? and ?")
        values += map(str, question.when)
    if question.kind == "who_said":
        where.append("s.source is not null")
    rows = catalogue.rows(
        f"select s.* from said s join reports r on r.id = s.report where {' and '.join(where)} order by s.day, s.number limit {WEIGHED}",
        values,
    )
    if question.stance == CLAIM:
        rows = _claims(catalogue, rows)
    held = [(sum(part.holds(line(row["text"])) for part in topic), row) for row in rows]
    most = max((n for n, _ in held), default=0)
    best = _once([row for n, row in held if n == most and not _says_itself(row)])
    return best[:MOST], max(0, len(best) - MOST)


def _source_and_topic(catalogue: Catalogue, question: Question) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Whose words are asked for: the longest beginning of the words before the subject that is a source's name; the rest is subject."""
    for n in range(len(question.source), 0, -1):
        found = catalogue.row(
            "select 1 from said_words where said_words match ? limit 1", (f"source : ({asked(question.source[:n])})",)
        )
        if found:
            return question.source[:n], question.source[n:] + question.parts
    return (), question.parts


def _claims(catalogue: Catalogue, rows: Sequence[Row]) -> list[Row]:
    """Those of the statements whose sentence takes a deed upon its source."""
    # What stands near is looked at first, which costs less than the whole reading.
    text = cache(lambda report: catalogue.text(report) or "")
    near = (r for r in rows if _may_take(text(r["report"])[max(0, r["start"] - NEAR) : r["end"]]))
    return [row for row in islice(near, CLAIMS) if _claimed(catalogue, row)]


def _claimed(catalogue: Catalogue, row: Row) -> bool:
    reading = catalogue.readings([row["report"]])[row["report"]]
    return _takes_upon(reading.report.text, sentence_at(reading, row["start"]))


def _may_take(text: str) -> bool:
    folded = fold(text)
    return any(phrase in folded for phrase in claims_folded())


def _takes_upon(text: str, span: Span) -> bool:
    told = words(text, (span,))
    return any(claiming().at(told, k) for k in range(len(told)))


def _says_itself(row: Row) -> bool:
    return not row["text"].strip()


def _once(rows: Sequence[Row]) -> list[Row]:
    """The same words of one source once, with the places of all."""
    found: dict[tuple[str, str], Row] = {}
    for row in rows:
        key = (plain(row["source"] or ""), line(row["text"]))
        held = found.setdefault(key, {**row, "places": []})
        held["places"].append((row["report"], row["start"], row["end"]))
    return list(found.values())


def told(question: Question, rows: Sequence[Row]) -> Iterator[Sentence]:
    """Each statement in its own words, with who says it."""
    from datetime import date

    for row in rows:
        day = day_text(date.fromisoformat(row["day"]), question.language) if row["day"] else ""
        stance = "" if row["stance"] == "assert" else word(f"stance-{row['stance']}", question.language)
        about = listed([part for part in (stance, day) if part], question.language)
        yield Sentence(
            say("ask-said", question.language,
                source=called(row["source"] or "", question.language) or word("no_source", question.language),
                about=f" ({about})" if about else "", words=" ".join(row["text"].split())),
            tuple(row["places"][:3]), (row["id"],),
        )  # fmt: skip


def who_is(catalogue: Catalogue, question: Question) -> tuple[list[Sentence], list[str]]:
    """The titles and offices that reports give to whom the question names, and the reports they stand in."""
    words = [word for part in question.parts for word in (part.free or part.phrases[0])]
    rows = catalogue.rows("select distinct entity from surfaces where stems = ?", (" ".join(words),)) if words else []
    if not rows and words:
        match = " AND ".join(f'"{word}"' for word in words)
        rows = catalogue.rows(
            "select distinct id entity from entities where kind = 'person' and number in "
            "(select rowid from entity_words where entity_words match ?)",
            (match,),
        )
    found: list[Sentence] = []
    reports: list[str] = []
    if len(rows) != 1:
        return found, reports
    entity = catalogue.entity(rows[0]["entity"])
    if entity is None or not entity.roles:
        return found, reports
    for role in entity.roles[:3]:
        places = []
        for name, reading in sorted(catalogue.readings(entity.reports[:50]).items()):
            text = reading.report.text
            for sentence in reading.sentences:
                here = sentence.of(text)
                if role.name in here and any(surface.name in here for surface in entity.names):
                    places.append((name, sentence.start, sentence.end))
        reports += [place[0] for place in places]
        found.append(
            Sentence(say("ask-is", question.language, name=entity.key, role=role.name), tuple(places[:2]), (entity.id,))
        )
    return found, reports
