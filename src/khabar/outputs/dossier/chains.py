"""Chains of telling laid together: one tree for each ultimate source, its branches those who pass on what it says."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.outputs.dossier.sources import Sources
from khabar.record import Story


@dataclass(slots=True)
class Node:
    """Somebody in a chain. `words` are the places (report, start, end) where this one is the last before the reader."""

    name: str
    next: dict[str, Node] = field(default_factory=dict)
    words: list[tuple[str, int, int]] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)

    @property
    def branches(self) -> list[Node]:
        """Those who have it from this one, the one with most reports first."""
        return sorted(self.next.values(), key=lambda node: (-len(node.reports), node.name))


def chain(source: str | None, via: tuple[str, ...], outlet: str) -> tuple[str, ...]:
    """Everybody through whom something went, from the speaker to the outlet, nobody twice in a row.

    >>> chain("الشرطة", ("وكالة",), "وكالة")
    ('الشرطة', 'وكالة')
    """
    told: list[str] = []
    for name in (source, *via, outlet):
        if name and (not told or told[-1] != name):
            told.append(name)
    return tuple(told)


def chains(story: Story, sources: Sources) -> list[Node]:
    """The trees of a story's claims and statements, the source that most reports have first.

    What an outlet says in its own voice makes no chain."""
    places = [
        (claim.source, claim.via, claim.report, claim.start, claim.end)
        for incident in story.incidents
        if incident in sources.incidents
        for tally in sources.incidents[incident].tallies
        for claim in tally.claims
    ]
    places += [(said.source, said.via, said.report, said.start, said.end) for said in story.statements]
    roots: dict[str, Node] = {}
    for source, via, report, start, end in sorted(places, key=lambda place: place[2:]):
        if not source:
            continue
        level = roots
        node = None
        for name in chain(source, via, sources.outlet(report)):
            node = level.setdefault(name, Node(name))
            node.reports.add(report)
            level = node.next
        if node is not None and (report, start, end) not in node.words:
            node.words.append((report, start, end))
    return Node("", roots).branches
