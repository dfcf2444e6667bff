"""Every value that flows through Khabar, in the order in which it appears.

All are frozen. Offsets are code points of `Report.text`, half-open. `None` means that the report does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from khabar.given import day_given, string_given


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a report's text in code points, `end` exclusive.
    >>> Span(0, 4).of("خبر عاجل")
    'خبر '
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether the other lies within it."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Report:
    """A text as it came out. Nobody rewrites it; whatever Khabar finds is a span of it.

    `published` is the day of publication or None; `basis` says how it is known: `given` (metadata), `stated` (a date line), `inferred`,
    `unknown`. `title` is the headline's span where metadata gave one. `author` (a person or desk), `agency` (whose report it is, by its
    byline) and `at` (the moment of publication, with its zone) are there where metadata told them."""

    id: str
    text: str
    outlet: str | None = None
    url: str | None = None
    language: str = "ar"
    published: date | None = None
    basis: str = "unknown"
    title: Span | None = None
    author: str | None = None
    agency: str | None = None
    at: datetime | None = None

    @staticmethod
    def of(
        text: str, *, id: str = "report", published: date | str | None = None, outlet: str | None = None,
        title: str | None = None, url: str | None = None,
    ) -> Report:  # fmt: skip
        """A report from its text and what is known about it. A day outside 1900 to 2200 stands for none; what is no day is an error.

        A `title` that the text does not open with is put before it, with a blank line between; offsets count from there.

        >>> str(Report.of("قصف الجيش المدينة.", published="2023-09-20").published)
        '2023-09-20'
        """
        text, id, day = string_given(text, "text"), string_given(id, "id"), day_given(published)
        span = None
        if title and (title := title.strip()):
            at = text.find(title)
            if at < 0 or text[:at].strip():
                text, at = f"{title}\n\n{text}", 0
            span = Span(at, at + len(title))
        return Report(id, text, outlet, url, "ar", day, "given" if day else "unknown", span)


@dataclass(slots=True)
class Word:
    """One word, number or mark of the text.
    `form` is the folded spelling (see `khabar.text.fold`); `spaced` tells whether white space stands before it; `kind` is `word`
    (Arabic letters), `latin`, `number` (digits with their separators), `mark` (one sign) or `break` (end of a line).
    Not frozen, because hundreds are made for a report and a frozen value takes three times as long; nothing changes one."""

    start: int
    end: int
    form: str
    kind: str
    spaced: bool = True

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Layout:
    """What of the text is the report, and what stands around it.

    `lines` are the spans of the lines that belong to the report, trimmed of white space: headline, subheads, date line included.
    `heads` are the headings among them, `stamps` date lines and time stamps, `dateline` the span of `بغداد - رويترز` before the first."""

    title: Span | None
    published: date | None
    basis: str
    agencies: tuple[str, ...]
    boilerplate: tuple[Span, ...]
    lines: tuple[Span, ...]
    heads: tuple[Span, ...] = ()
    stamps: tuple[Span, ...] = ()
    dateline: Span | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks: `span` without the marks, `first` and `last` the indexes of the words inside.
    `outer` is the index (in the tuple of quotes) of the quote it stands in, or None."""

    span: Span
    first: int
    last: int
    outer: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `first` to `last` (exclusive) are indexes of its words. `line` is the index of its line in the layout.
    A direct quote that runs over several sentences does not end one."""

    span: Span
    first: int
    last: int
    line: int
    head: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A report made ready for the stages that look for things in it: what is laid out, cut into words and sentences.

    `words` are those of the lines that belong to the report: nothing is found inside boilerplate because it has no words here.
    `starts`, `forms` and `kinds` are those of the words: many stages go through one of them."""

    report: Report
    layout: Layout
    words: tuple[Word, ...]
    quotes: tuple[Quote, ...]
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...] = ()
    forms: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.report.text

    def span(self, first: int, last: int) -> Span:
        """The span of the words from `first` to `last` (exclusive)."""
        return Span(self.words[first].start, self.words[last - 1].end)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, in digits or words: `first` to `last` (exclusive) are indexes of its words.

    `bound` is as in `Figure`; the words that set it (`ما لا يقل عن`, `على الأقل`) lie within the span. `dual` is the noun that
    carries its own count (`قتيلين`), else None."""

    span: Span
    first: int
    last: int
    value: float
    bound: str = "exact"
    high: float | None = None
    dual: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of a time. `type` and `value` follow TIMEX3; `earliest` and `latest` are days, both included.
    None for the days: seen, but not understood as days (`P3D`, `PAST_REF`)."""

    span: Span
    type: str
    value: str
    earliest: date | None = None
    latest: date | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a gazetteer: degrees of WGS 84, `country` as ISO 3166, `precision` point, region or country."""

    name: str
    lat: float
    lon: float
    country: str
    precision: str = "point"
    id: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of a named person, organisation, place or group.
    `kind` is `person`, `organization`, `place` or `group`; `key` is the canonical name, the same in every report.
    `same_as` is an identifier of an authority (`geonames:250441`) or None. `places` are the readings of a place's
    name in the gazetteer, best first: empty where it holds none, several where the text leaves it open."""

    span: Span
    kind: str
    key: str
    same_as: str | None = None
    places: tuple[Place, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of text for whose truth the report makes somebody else answer.

    `span` is the content without quotation marks, `cue` the word that reports it, `source` who says it, `via` those who pass it
    on, from the speaker outwards. `stance` and `mode` are as in the guidelines."""

    span: Span
    cue: Span | None
    source: str | None
    source_span: Span | None
    via: tuple[str, ...] = ()
    stance: str = "assert"
    mode: str = "indirect"
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A count that a record of a conflict needs, of people, things or `money` (in units of its currency); a `former` one was replaced."""

    span: Span
    measure: str
    value: float
    bound: str = "exact"
    high: float | None = None
    of: str | None = None
    part_of: int | None = None
    side: str | None = None
    place: str | None = None
    when: str | None = None
    source: str | None = None
    via: tuple[str, ...] = ()
    event: int | None = None
    background: bool = False
    rule: str = ""
    former: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a party did or is said to have done. `span` is the trigger; `type` is one of PLOVER's sixteen."""

    span: Span
    type: str
    mode: str | None = None
    actor: str | None = None
    recipient: str | None = None
    place: str | None = None
    when: str | None = None
    status: str = "reported"
    background: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one report says."""

    report: Report
    title: Span | None
    published: date | None
    basis: str
    agencies: tuple[str, ...] = ()
    boilerplate: tuple[Span, ...] = ()
    sentences: tuple[Span, ...] = ()
    times: tuple[Time, ...] = ()
    names: tuple[Name, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that broke a stage: a row, never a hole."""

    report: str
    stage: str
    error: str
