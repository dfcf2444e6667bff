"""An answer: sentences made of records, each with the words of the reports that carry it. No record, no answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from khabar.model import Reading
from khabar.outputs.called import isolated
from khabar.outputs.dossier.wording import word
from khabar.text import COMMA

Bounds = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Citation:
    """The words that carry a sentence: code points `start` to `end` of the text of a report."""

    report: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the places (report, start, end) of the words that carry it and the ids of the records that it tells."""

    text: str
    places: tuple[Bounds, ...]
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record answers: `answer` is None where it has nothing to say, and `note` then says why; `note` may also tell that there is
    more. `sentences` are those of the answer, each with the numbers of its citations."""

    answer: str | None
    records: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    note: str | None = None
    sentences: tuple[tuple[str, tuple[int, ...]], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The answer as `khabar ask --as json` prints it.

        >>> Answer(None, note="no").to_dict()["citations"]
        []
        """
        return {
            "answer": self.answer,
            "records": list(self.records),
            "citations": [{"report": c.report, "start": c.start, "end": c.end, "text": c.text} for c in self.citations],
            "note": self.note,
            "sentences": [{"text": text, "citations": list(numbers)} for text, numbers in self.sentences],
        }


def assembled(sentences: Iterable[Sentence], readings: Mapping[str, Reading], note: str | None = None) -> Answer | None:
    """The sentences as an answer, their words numbered; those that no words carry are left out. None where none is left."""
    numbers: dict[Bounds, int] = {}
    told: list[tuple[str, tuple[int, ...]]] = []
    records: dict[str, None] = {}
    for sentence in sentences:
        held = [p for p in dict.fromkeys(sentence.places) if p[0] in readings and _words(readings, p)]
        if not held:
            continue
        told.append((sentence.text, tuple(numbers.setdefault(place, len(numbers)) for place in held)))
        records.update(dict.fromkeys(sentence.records))
    if not told:
        return None
    citations = tuple(Citation(*place, _words(readings, place)) for place in numbers)
    text = "\n".join(f"{text} {''.join(f'[{n + 1}]' for n in cited)}" for text, cited in told)
    return Answer(text, tuple(records), citations, note, tuple(told))


def _words(readings: Mapping[str, Reading], place: Bounds) -> str:
    report, start, end = place
    return readings[report].report.text[start:end].strip()


def say(key: str, language: str, **values: object) -> str:
    """A sentence of the table `interface` with its blanks filled; words of the other direction are kept apart in it.

    >>> say("ask-none", "en")
    'No record answers this question.'
    """
    told = {name: isolated(value, language) if isinstance(value, str) else value for name, value in values.items()}
    return word(key, language).format(**told)


def listed(names: Sequence[str], language: str, marks: tuple[str, str] = (",", COMMA)) -> str:
    """Names one after the other, with the English or Arabic mark between them.

    >>> listed(["a", "b"], "en")
    'a, b'
    """
    return f"{marks[language == 'ar']} ".join(isolated(name, language) for name in names)
