"""Put the reports of one running happening into a story, and tell it day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from zlib import crc32

from khabar.record import Incident, Moment, Said, Story, When
from khabar.tell.accounts import Account
from khabar.tell.clusters import average_link
from khabar.tell.digest import Digest
from khabar.tell.evidence import came_out
from khabar.tell.pairs import ALIKE, keys, likeness
from khabar.tell.tallies import outdated
from khabar.tell.terms import alike

# What an incident in common adds to the likeness of two reports, and what days between them take off.
TOGETHER, PER_DAY, LONGEST = 0.5, 0.01, 0.8
# Among so few reports all pairs are compared, else those that share a key.
FEW = 60
# What two reports count that share nothing by which they could be found.
APART = -0.12
# A happening told so many days after it is background.
NEWS_DAYS = 8


def cluster(digests: Sequence[Digest], mains: Mapping[int, int]) -> list[list[int]]:
    """The stories of a group of reports as lists of indexes; `mains` tells the incident of each report that has one.

    >>> cluster((), {})
    []
    """
    holders: dict[str, list[int]] = {}
    for k, digest in enumerate(digests):
        for key in keys(digest) if len(digests) > FEW else ("",):
            holders.setdefault(key, []).append(k)
    pairs = {pair for found in holders.values() for pair in combinations(found, 2)}
    together: dict[int, list[int]] = {}
    for k, home in mains.items():
        together.setdefault(home, []).append(k)
    pairs |= {pair for found in together.values() for pair in combinations(sorted(found), 2)}
    scores = {}
    for i, j in sorted(pairs):
        score = likeness(digests[i], digests[j]) - ALIKE
        if i in mains and mains[i] == mains.get(j):
            score += TOGETHER
        one, other = came_out(digests[i]), came_out(digests[j])
        if one and other:
            score -= min(LONGEST, PER_DAY * abs((one - other).days))
        scores[i, j] = round(score, 4)
    return average_link(len(digests), scores, 0.0, APART)


def story_id(digests: Sequence[Digest], members: Sequence[int]) -> str:
    """Day and a number made from the first report."""
    first = min((digests[k] for k in members), key=lambda d: (str(came_out(d) or "9999"), d.id))
    day = came_out(first)
    return f"{day.strftime('%Y%m%d') if day else 'undated'}-story-{crc32(first.id.encode()):08x}"


def story(
    digests: Sequence[Digest], name: str, members: Sequence[int], incidents: Sequence[Incident], said: Sequence[Said]
) -> Story:
    """The story `name` of the reports `members`, with its incidents and what is said in it."""
    reports = [digests[k] for k in members]
    days = sorted(day for day in map(came_out, reports) if day)
    old = outdated(t for i in incidents for t in i.tallies)
    central = max(
        reports,
        key=lambda d: (d.id not in old, round(sum(alike(d.terms, o.terms) for o in reports), 4), bool(d.title), d.id),
    )
    ids = {d.id for d in reports}
    mine = tuple(sorted(i.id for i in incidents))
    return Story(
        id=name,
        title=central.title,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        reports=tuple(sorted(ids)),
        incidents=mine,
        timeline=timeline(reports, incidents),
        statements=tuple(s for s in said if s.report in ids),
        reason=f"{len(reports)} reports alike in words, places and days" if len(reports) > 1 else "one report",
    )


def timeline(reports: Sequence[Digest], incidents: Sequence[Incident]) -> tuple[Moment, ...]:
    """What happened, day by day: each incident once, in the words of the first report that tells it, and what is only background."""
    home = {(m.report, m.start): i.id for i in incidents for m in i.events}
    home.update(((c.report, c.start), i.id) for i in incidents for t in i.tallies for c in t.claims)
    told: set[object] = set()
    found = []
    for digest in sorted(reports, key=lambda d: (str(came_out(d) or "9999"), d.id)):
        for account in digest.accounts:
            starts = [t.start for t in account.told] + [c.start for c in account.counts]
            where = next((home[digest.id, start] for start in starts if (digest.id, start) in home), None)
            when = account.days or _out(digest)
            if when is None or (where is None and account.type is None):
                continue
            key = where or (when, account.type, account.spots[0].key if account.spots else "")
            if key in told:
                continue
            told.add(key)
            new = not account.background and _fresh(digest, when)
            found.append(Moment(when, account.text, new, digest.id, account.start, _end(account), where))
    return tuple(sorted(found, key=lambda m: (m.when, m.report, m.start)))


def _out(digest: Digest) -> When | None:
    day = came_out(digest)
    return (day, day) if day else None


def _fresh(digest: Digest, when: When) -> bool:
    day = came_out(digest)
    return day is None or (day - when[1]).days <= NEWS_DAYS


def _end(account: Account) -> int:
    return max([t.end for t in account.told if t.start == account.start] or [account.start + 1])
