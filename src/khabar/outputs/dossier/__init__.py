"""The dossier: what a record says of a story, for people to read, with the words that every cell rests on.

As one HTML page that needs no network, as Markdown, and as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping

from khabar.model import Reading
from khabar.record import Record
from khabar.tell.scope import scope


def dossier(record: Record, readings: Mapping[str, Reading], story: str | None = None, language: str = "ar") -> str:
    """One HTML page on a story (or an incident, by its id), or on every story of the record where none is asked for.

    `readings` are by id of report and have the texts. `language` (`ar` or `en`) is the interface's at first; the reader may change it.

    >>> "<!doctype html>" in dossier(Record(), {})
    True
    """
    from khabar.outputs.dossier.page import html

    return html(scope(record, story), readings, language)


def markdown(record: Record, readings: Mapping[str, Reading], story: str | None = None, language: str = "ar") -> str:
    """The same content as Markdown, in one language: tables in place of drawings, the words quoted in place.

    >>> markdown(Record(), {}, language="en").startswith("---")
    True
    """
    from khabar.outputs.dossier.notes import notes

    return notes(scope(record, story), readings, language)


def as_json(record: Record, readings: Mapping[str, Reading], story: str | None = None) -> str:
    """The same content as JSON: the record as `khabar show --json` prints it, with the words of each span and the texts.

    >>> '"stories": []' in as_json(Record(), {})
    True
    """
    from khabar.outputs.dossier.data import data

    return data(scope(record, story), readings)
