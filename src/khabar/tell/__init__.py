"""Many Readings → one Record. Pure: knows no archive and no reading stage.

digest (each report) → groups → dating (undated reports are then read again) → copies → incidents → tallies → stories → entities, links
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from khabar.record import Copy, Record, Told
from khabar.tell.answers import find_links, find_said
from khabar.tell.bundles import bundle
from khabar.tell.copies import find_copies
from khabar.tell.digest import Digest
from khabar.tell.entities import find_entities
from khabar.tell.incidents import incident
from khabar.tell.merging import merge_entities
from khabar.tell.rebuttals import find_rebuttals
from khabar.tell.sources import witness
from khabar.tell.stories import cluster, story, story_id
from khabar.tell.whereabouts import one_place


def tell_group(digests: Sequence[Digest]) -> Record:
    """The record of reports that belong together. The order of the reports does not matter.

    >>> tell_group(()).reports
    ()
    """
    digests = sorted(digests, key=lambda d: d.id)
    bundles = bundle(digests)
    mains = {k: at for at, b in enumerate(bundles) for k, _ in b.mains}
    copies = find_copies(digests)
    origins = _origins(digests, copies)
    clusters = {story_id(digests, members): members for members in cluster(digests, mains)}
    story_of = {k: name for name, members in clusters.items() for k in members}
    incidents = one_place([incident(digests, b, _home(b.telling, story_of), origins) for b in bundles])
    said = find_said(digests)
    links = find_links(said, digests)
    links = tuple(sorted((*links, *find_rebuttals(bundles, digests, links)), key=lambda x: (x.from_, x.to, x.kind)))
    stories = [
        story(digests, name, members, [i for i in incidents if i.story == name], said)
        for name, members in clusters.items()
    ]
    told = tuple(
        Told(d.id, story_of[k], incidents[mains[k]].id if k in mains else None, d.outlet, d.published, d.basis, d.title)
        for k, d in enumerate(digests)
    )
    return Record(told, tuple(stories), tuple(incidents), find_entities(digests), copies, links)


def _origins(digests: Sequence[Digest], copies: Sequence[Copy]) -> dict[str, str]:
    """Who answers for what a copy says in its own voice: the agency that its original credits, or the original's outlet."""
    known = {d.id: d for d in digests}
    above = {c.report: c.original for c in copies if c.of_text and c.original in known}
    found = {}
    for report in above:
        first, seen = report, {report}
        while first in above and above[first] not in seen:
            first = above[first]
            seen.add(first)
        found[report] = witness(known[first], None, (), {})
    return found


def _home(members: Sequence[tuple[int, int]], story_of: dict[int, str]) -> str:
    """The story of an incident: that of most of the reports that are mainly about it."""
    votes: dict[str, int] = {}
    for k, _ in members:
        votes[story_of[k]] = votes.get(story_of[k], 0) + 1
    return min(votes, key=lambda s: (-votes[s], s))


def merge(records: Iterable[Record]) -> Record:
    """One record from those of separate groups: entities of one key become one.

    >>> merge([Record(), Record()]).stories
    ()
    """
    found = list(records)
    return Record(
        tuple(sorted((r for x in found for r in x.reports), key=lambda r: r.id)),
        tuple(sorted((r for x in found for r in x.stories), key=lambda r: r.id)),
        tuple(sorted((r for x in found for r in x.incidents), key=lambda r: r.id)),
        merge_entities(x.entities for x in found),
        tuple(sorted((r for x in found for r in x.copies), key=lambda r: (r.report, r.original, r.kind))),
        tuple(sorted((r for x in found for r in x.links), key=lambda r: (r.from_, r.to))),
    )
