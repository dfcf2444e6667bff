"""Grade an incident: Airwars' five grades and the Admiralty digit of credibility, each with the clause that fired.

Sources: Airwars, "Methodology" (confirmed, fair, weak, contested, discounted); NATO AJP-2.1 (credibility 1 to 6). The digit is
computed from independence: how many ultimate sources stand behind the incident, whether a party admits what it did, and whether one denies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.record import Tally
from khabar.tell.accounts import Account, Count
from khabar.tell.charges import disputed
from khabar.tell.claims import COMBATANTS
from khabar.tell.ranges import VAGUE
from khabar.tell.sources import nameless

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


def grade(accounts: Sequence[Account], witnesses: Sequence[str], tallies: Sequence[Tally]) -> Grade:
    """The grade of an incident from its accounts, the ultimate sources that tell it, and its tallies.

    >>> grade((), ("وزارة الصحة",), ()).grade
    'weak'
    """
    distinct = sorted(set(witnesses))
    credibility = _credibility(distinct, accounts)
    admitted = _admitted(accounts)
    denials = sorted({t.source or "" for a in accounts for t in a.told if t.status == "denied"})
    charged = disputed([charge for account in accounts for charge in account.charges])
    blamed = _blamed(accounts)
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


def _credibility(witnesses: Sequence[str], accounts: Sequence[Account]) -> tuple[int, str]:
    admitted = _admitted(accounts)
    if admitted:
        return 1, f"{admitted} admits it against its own interest"
    if any(t.status == "denied" for a in accounts for t in a.told):
        return (3, "told by several, denied by one") if len(witnesses) > 2 else (4, "told by one, denied by another")
    if len(witnesses) >= PLENTY:
        return 1, f"confirmed by {len(witnesses)} independent sources"
    if len(witnesses) == 2:
        return 2, "two independent sources"
    if witnesses and not nameless(witnesses[0]):
        return 3, "one source that is named"
    return 6, "no source that could be judged"


def _admitted(accounts: Sequence[Account]) -> str | None:
    """The party that says itself what it did and whom it harmed, and nowhere denies it."""
    denying = {t.source for a in accounts for t in a.told if t.status == "denied"}
    found = {
        t.source
        for a in accounts
        for t in a.told
        if t.source in a.actors[:1] and t.source not in denying and t.status in ("reported", "claimed")
        and any(_own_harm(c, t.source) for c in a.counts)
    }  # fmt: skip
    return min((name for name in found if name), default=None)


def _own_harm(count: Count, source: str | None) -> bool:
    """Whether the source counts harm that is no success of its own: not of those who bear arms, and in a number."""
    harm = count.measure in HARMS and count.value > 0 and count.of not in COMBATANTS
    return harm and count.source == source and count.bound not in VAGUE


def _blamed(accounts: Sequence[Account]) -> list[str]:
    """The parties that are said to have done it where no account names two of them together, each by two accounts or more."""
    counts: dict[str, int] = {}
    for account in accounts:
        for actor in account.actors[:1]:
            counts[actor] = counts.get(actor, 0) + 1
    often = sorted(name for name, n in counts.items() if n > 1)
    together = any(len(set(often) & set(a.actors)) > 1 for a in accounts)
    return [] if together else often
