"""The reasons of a record in the reader's language. The record keeps them in English; the table `reasons` has each clause in Arabic."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from khabar.language import table
from khabar.outputs.called import called, isolated
from khabar.text import isolate

# Between the clauses of a reason, and what may stand after a clause: how much it weighs.
BETWEEN = "; "
_WEIGHT = re.compile(r"(.*?)( \([+-][\d.]+\))?", re.DOTALL)
_SLOT = re.compile(r"(\{\d\})")
_LETTERS = re.compile("[A-Za-z]")


def reason_text(reason: str, language: str) -> str:
    """A reason in the language; a clause that the table lacks stays as it is kept. Names and numbers
    in a clause are isolated, so that each keeps its own direction.

    >>> reason_text("came out 2 days apart (+0.4); a figure is the same (+1.0)", "en")
    'came out 2 days apart (+0.4); a figure is the same (+1.0)'
    >>> reason_text("الجيش السوداني denies it", "en")
    'Sudanese army denies it'
    >>> print(reason_text("a figure is the same (+1.0); neither tells of violence or harm (-0.5)", "ar"))
    يشتركان في عدد (+1.0)؛ لا يذكر أيهما عنفاً ولا ضرراً (-0.5)
    """
    if language == "en" and reason.isascii():
        return reason
    between = BETWEEN if language == "en" else f"{_clause(BETWEEN.strip(), language)} "
    return between.join(_clause(part, language) or isolated(part, language) for part in reason.split(BETWEEN))


def clauses_without_words(reason: str) -> list[str]:
    """The clauses of a reason that the table lacks.

    >>> clauses_without_words("a figure is the same (+1.0); the moon was full")
    ['the moon was full']
    """
    return [part for part in reason.split(BETWEEN) if _LETTERS.search(part) and _clause(part, "ar") is None]


@lru_cache(maxsize=10_000)
def _clause(clause: str, language: str) -> str | None:
    found = _WEIGHT.fullmatch(clause)
    told, weight = (found[1], found[2] or "") if found else (clause, "")
    for begin, template, words in _templates(language):
        if told.startswith(begin) and (match := template.fullmatch(told)):
            return words.format(*(_kept(said, language) for said in match.groups())) + weight
    return None


def _kept(said: str, language: str) -> str:
    """What fills a clause, by its name in the language; in Arabic numbers too are kept apart."""
    told = isolated(called(said, language), language)
    return told if language == "en" or told != said else isolate(said)


@cache
def _templates(language: str) -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """The table's rows, those with the most words of their own first, each after the words that it begins with."""
    rows = sorted(table("reasons"), key=lambda row: (-len(_SLOT.sub("", row["en"])), row["en"]))
    return tuple(
        (
            _SLOT.split(row["en"])[0],
            re.compile(
                "".join("(.+?)" if _SLOT.fullmatch(p) else re.escape(p) for p in _SLOT.split(row["en"])), re.DOTALL
            ),
            row[language],
        )
        for row in rows
    )
