"""What somebody types to find something: words, "phrases", -words that must not stand there, names under all their spellings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khabar.archive.catalogue.shelves import Catalogue
from khabar.archive.catalogue.words import stems
from khabar.tell.terms import weight
from khabar.text import fold

# Longer questions are cut, and so are lists of spellings.
LONGEST, SPELLINGS = 40, 12
# A name has at most so many words.
NAME = 5
# Words that weigh less say nothing, where others stand beside them.
SAYS = 0.12
_PIECES = re.compile(r'(-?)(?:"([^"]*)"|([^\s"]+))')

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Something that must stand in a text (or must not): one of these phrases. `free` are words that may stand apart from each other."""

    phrases: tuple[Phrase, ...]
    free: Phrase = ()
    without: bool = False

    def ask(self) -> str:
        """As SQLite's full-text search asks."""
        told = ['"' + " ".join(phrase) + '"' for phrase in self.phrases]
        if self.free:
            told.insert(0, "(" + " AND ".join(f'"{word}"' for word in self.free) + ")")
        return told[0] if len(told) == 1 else f"({' OR '.join(told)})"

    def holds(self, told: str) -> bool:
        """Whether it stands in a line of stems.

        >>> Part((("دعم", "سريع"),)).holds("قوات دعم سريع")
        True
        """
        row = f" {told} "
        free = bool(self.free) and all(f" {word} " in row for word in self.free)
        return free or any(f" {' '.join(phrase)} " in row for phrase in self.phrases)

    def words(self) -> Iterator[str]:
        """Every stem that it knows."""
        yield from self.free
        for phrase in self.phrases:
            yield from phrase


def parsed(catalogue: Catalogue, typed: str) -> tuple[Part, ...]:
    """The parts of what was typed, each with the other spellings of a name that it is."""
    found: list[Part] = []
    run: list[str] = []
    for minus, phrase, word in _PIECES.findall(fold(typed)):
        cut = [w.stem for w in stems(phrase or word)]
        if not cut:
            continue
        if phrase or minus:
            found += named_parts(catalogue, run)
            run = []
            found.append(Part((tuple(cut[:LONGEST]),), without=bool(minus)))
        else:
            run += cut
    found += named_parts(catalogue, run)
    telling = [p for p in found if p.without or any(weight(word) >= SAYS for word in p.words())]
    return tuple((telling if any(not p.without for p in telling) else found)[:LONGEST])


def named_parts(catalogue: Catalogue, run: Sequence[str]) -> Iterator[Part]:
    """The stems of a run as parts; those that are a name together are one, with its other spellings."""
    at = 0
    run = run[:LONGEST]
    while at < len(run):
        for size in range(min(NAME, len(run) - at), 0, -1):
            here = tuple(run[at : at + size])
            others = spellings(catalogue, here)
            if others:
                yield Part(others, here)
                at += size
                break
        else:
            yield Part(((run[at],),))
            at += 1


def spellings(catalogue: Catalogue, name: Phrase) -> tuple[Phrase, ...]:
    """The other spellings of the one entity that is written so, without those that stand for others too; none where several are.

    A spelling within the name itself says nothing new."""
    owners = catalogue.rows("select distinct entity from surfaces where stems = ? limit 2", (" ".join(name),))
    if len(owners) != 1:
        return ()
    rows = catalogue.rows(
        "select s.stems, sum(s.count) n from surfaces s where s.entity = ? and s.stems != ? "
        "and not exists (select 1 from surfaces o where o.stems = s.stems and o.entity != s.entity) "
        "group by s.stems order by n desc, s.stems limit ?",
        (owners[0]["entity"], " ".join(name), SPELLINGS),
    )
    found = (tuple(row["stems"].split()) for row in rows)
    return tuple(phrase for phrase in found if phrase and not _holds(phrase, name))


def _holds(phrase: Phrase, name: Phrase) -> bool:
    """Whether every text with the phrase has the name's words too."""
    return set(name) <= set(phrase)


def asked(parts: Iterable[Part], loosely: bool = False) -> str:
    """The whole question as SQLite's full-text search asks it: every part, or `loosely` any."""
    wanted = [part.ask() for part in parts if not part.without]
    unwanted = [part.ask() for part in parts if part.without]
    told = (" OR " if loosely else " AND ").join(wanted)
    return f"({told}) NOT ({' OR '.join(unwanted)})" if unwanted and told else told
