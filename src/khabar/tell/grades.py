"""Grade an incident: Airwars' five grades and the Admiralty digit of credibility, each with the clause that fired.

Sources: Airwars, "Methodology" (confirmed, fair, weak, contested, discounted); NATO AJP-2.1 (credibility 1 to 6). The digit is
computed from independence: how many ultimate sources stand behind the incident, whether a party admits what it did, and whether one denies.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from khabar.inflection import noun_forms
from khabar.language import among, table
from khabar.record import Incident, Mention, Tally
from khabar.tell.charges import disputed
from khabar.tell.claims import CIVILIANS, COMBATANTS
from khabar.tell.counts import Count
from khabar.tell.ranges import VAGUE
from khabar.tell.sources import nameless
from khabar.testimony import Testimony
from khabar.text import fold

# From so many independent sources on an incident needs no further confirmation.
PLENTY = 3
HARMS = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade with its clause, and the Admiralty digit with its own."""

    grade: str
    reason: str
    credibility: int
    credibility_reason: str


def grade(testimony: Sequence[Testimony], mentions: Sequence[Mention], tallies: Sequence[Tally]) -> Grade:
    """The grade of an incident from what its accounts add to it, the words that tell of it, and its tallies.

    >>> grade((Testimony("a", voices=((0, "وزارة الصحة"),)),), (), ()).grade
    'weak'
    """
    distinct = sorted({voice for t in testimony for _, voice in t.voices})
    told = {(m.report, m.start): m for m in mentions}
    denials = sorted({m.source or "" for t in testimony for m in _told(t, told) if m.status == "denied"})
    admitted = _admitted(testimony, told)
    credibility = _credibility(distinct, admitted, bool(denials))
    charged = disputed([charge for t in testimony for charge in t.charges])
    blamed = _blamed(testimony)
    harms = [t for t in tallies if t.measure in HARMS and t.of is None]
    if harms and all(t.high == 0 for t in harms):
        return Grade("discounted", "the sources that count harm say that there was none", *credibility)
    if admitted:
        return Grade("confirmed", f"{admitted} says so of its own act", *credibility)
    if denials:
        return Grade("contested", f"{denials[0] or 'a source'} denies it", *credibility)
    if charged is not None:
        return Grade("contested", f"{charged[0]} and {charged[1]} accuse each other of it", *credibility)
    if len(blamed) > 1:
        return Grade("contested", f"different parties are said to have done it: {', '.join(blamed)}", *credibility)
    if len(distinct) > 1:
        return Grade("fair", f"{len(distinct)} independent sources tell it", *credibility)
    return Grade("weak", "one source tells it", *credibility)


def regraded(before: Incident, after: Incident) -> Incident:
    """An incident of which people have changed something, with what is left of its testimony, and its grade reckoned again from that.

    One that was told without testimony keeps its grade."""
    if not after.testimony:
        return after
    gone = _places(before) - _places(after)
    reports = set(after.reports)
    left = tuple(
        replace(
            t,
            events=tuple(at for at in t.events if (t.report, at) not in gone),
            voices=tuple(v for v in t.voices if (t.report, v[0]) not in gone),
            harms=tuple(h for h in t.harms if (t.report, h[0]) not in gone),
        )
        for t in after.testimony
        if t.report in reports
    )
    left = tuple(t if t.events else replace(t, charges=()) for t in left)
    found = grade(left, after.events, after.tallies)
    return replace(
        after, testimony=left, grade=found.grade, grade_reason=found.reason, credibility=found.credibility,
        credibility_reason=found.credibility_reason,
    )  # fmt: skip


def _places(incident: Incident) -> set[tuple[str, int]]:
    """Where the words of an incident begin."""
    claims = {(c.report, c.start) for t in incident.tallies for c in t.claims}
    return claims | {(m.report, m.start) for m in incident.events}


def _told(testimony: Testimony, told: Mapping[tuple[str, int], Mention]) -> list[Mention]:
    return [told[testimony.report, at] for at in testimony.events if (testimony.report, at) in told]


def _credibility(witnesses: Sequence[str], admitted: str | None, denied: bool) -> tuple[int, str]:
    if admitted:
        return 1, f"{admitted} admits it against its own interest"
    if denied:
        return (3, "told by several, denied by one") if len(witnesses) > 2 else (4, "told by one, denied by another")
    if len(witnesses) >= PLENTY:
        return 1, f"confirmed by {len(witnesses)} independent sources"
    if len(witnesses) == 2:
        return 2, "two independent sources"
    if witnesses and not nameless(witnesses[0]):
        return 3, "one source that is named"
    return 6, "no source that could be judged"


def _admitted(testimony: Sequence[Testimony], told: Mapping[tuple[str, int], Mention]) -> str | None:
    """The party that says itself what it did and whom it harmed, and nowhere denies it."""
    denying = {m.source for t in testimony for m in _told(t, told) if m.status == "denied"}
    found = {
        m.source
        for t in testimony
        for m in _told(t, told)
        if m.source in t.actors[:1] and m.source not in denying and m.status in ("reported", "claimed")
        and any(source == m.source for _, source in t.harms)
    }  # fmt: skip
    return min((name for name in found if name), default=None)


def own_harms(counts: Sequence[Count]) -> Iterator[tuple[int, str]]:
    """The sources that count harm that is no success of their own: not of those who bear arms, and in a number; where each begins.

    >>> list(own_harms(()))
    []
    """
    for count in counts:
        harm = count.measure in HARMS and count.value > 0 and not _is_foe(count)
        if harm and count.source and count.bound not in VAGUE:
            yield count.start, count.source


def _is_foe(count: Count) -> bool:
    """Whether those counted bear arms, or are of a side that is not their counter's: by what they are called or to whom they belong."""
    if count.of in CIVILIANS:
        return False
    if count.of in COMBATANTS or (count.side not in (None, count.source) and count.side not in _peoples()):
        return True
    return any(among(word, _armed()) for word in fold(count.words).split())


@cache
def _peoples() -> frozenset[str]:
    """The peoples that are a side of their own, whether they bear arms or not."""
    rows = (r["words"].split("|") for r in table("figure_words") if r["kind"] == "people_of")
    return frozenset(name for _, name in rows)


@cache
def _armed() -> frozenset[str]:
    """The folded forms of the nouns of those who bear arms."""
    nouns = [(r["noun"], *r["plurals"].split("|")) for r in table("counted") if r["kind"] == "force"]
    nouns += [tuple(r["words"].split("|")) for r in table("figure_words") if r["kind"] == "armed"]
    return frozenset(form for row in nouns for noun in row if noun for form, _ in noun_forms(noun))


def _blamed(accounts: Sequence[Testimony]) -> list[str]:
    """The parties that are said to have done it where no account names two of them together, each by two accounts or more."""
    counts: dict[str, int] = {}
    for account in accounts:
        for actor in account.actors[:1]:
            counts[actor] = counts.get(actor, 0) + 1
    often = sorted(name for name, n in counts.items() if n > 1)
    together = any(len(set(often) & set(a.actors)) > 1 for a in accounts)
    return [] if together else often
