"""Trace each statement to its ultimate source, through those who pass it on."""

from __future__ import annotations

from dataclasses import replace

from khabar.model import Name, Page, Statement
from khabar.read.chains_sources import Voice, hear, recall, source_key


def trace_chains(page: Page, names: tuple[Name, ...], statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements with canonical sources and with the chain of those who pass them on.

    A statement without words for its source has the source of the one before it. The chain goes on with the same source
    while nobody else speaks in between, and never backwards.
    """
    heard: list[Voice] = []
    for statement in statements:
        if statement.source is not None:
            heard.append(hear(page, names, statement))
    found: list[Statement] = []
    at = 0
    last: Statement | None = None
    for statement in statements:
        if statement.source is None:
            source = last.source if last is not None else None
        else:
            source = recall(page, heard, at, last)
            at += 1
        via = _chain(page, names, statement, source)
        if not via and last is not None and last.source == source and statement.rule != "attribution-before":
            via = tuple(v for v in last.via if v != source)
        done = replace(statement, source=source, via=via)
        found.append(done)
        last = done
    return tuple(found)


def _chain(page: Page, names: tuple[Name, ...], statement: Statement, source: str | None) -> tuple[str, ...]:
    """The canonical names of those who pass a statement on, each once, without the source itself."""
    found: list[str] = []
    for words in statement.via:
        key = source_key(words, names)
        if key and key != source and key not in found:
            found.append(key)
    return tuple(found)
