"""Link who denies a deed to those who lay it to him, where both tell of one incident in words that have little in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from khabar.record import Link
from khabar.tell.answers import BLAMES, DAYS, EARLY, STATES, said_id
from khabar.tell.bundles import Bundle
from khabar.tell.digest import Digest
from khabar.tell.evidence import came_out
from khabar.tell.speeches import Speech, denying, negative
from khabar.tell.voices import nations, passes_on, plain, voices

# So many of those who charge him are what one denial takes up.
MOST = 2
# A statement: the index of its report, and the statement.
_Told = tuple[int, Speech]
# The same, and who is said to have done the deed; also whether the statement accuses him.
_Laid = tuple[int, Speech, str]
_Charge = tuple[int, Speech, str, bool]
# Who denies a deed: his name, the voices he is known by, and the day on which the denial came out.
_Denier = tuple[str | None, frozenset[str], date | None]
_Heard = Mapping[tuple[int, int], frozenset[str]]


def find_rebuttals(bundles: Sequence[Bundle], digests: Sequence[Digest], known: Iterable[Link]) -> tuple[Link, ...]:
    """Those denials of a deed that none of the `known` links starts from, each linked to the statements of other voices of its incident
    that lay the deed to the one who denies it; of one report and voice the longest denial.

    >>> find_rebuttals((), (), ())
    ()
    """
    linked = {link.from_ for link in known if link.kind == "denies"}
    heard = voices(digests)
    found: dict[tuple[str, str], Link] = {}
    for bundle in bundles:
        charges = list(_charges(digests, bundle))
        answered: dict[_Denier, list[_Laid]] = {}
        for k, denial in _denials(digests, bundle):
            start = said_id(digests[k].id, denial.start, denial.end)
            if start in linked:
                continue
            denier = (denial.source, heard[k, denial.start], came_out(digests[k]))
            if denier not in answered:
                answered[denier] = _charged(digests, heard, denier, charges)
            for n, speech, actor in answered[denier]:
                end = said_id(digests[n].id, speech.start, speech.end)
                reason = (
                    f"{denial.source} denies the deed that {speech.source} lays to {actor}: both tell of one incident"
                )
                found[start, end] = Link("denies", start, end, reason)
    return tuple(found[key] for key in sorted(found))


def _charged(digests: Sequence[Digest], heard: _Heard, denier: _Denier, charges: Sequence[_Charge]) -> list[_Laid]:
    """Of the charges of other voices that lay the deed to the one who denies it, each of another source, the `MOST` that go first:
    accusations, then those that name him, then those nearest before the denial."""
    source, mine, day = denier
    actors = {name for name in {c[2] for c in charges} if _is_of(name, (source or "", *mine))}
    named = {name for name in {name for c in charges for name in c[1].names} if _is_of(name, mine)}
    fitting = []
    for n, other, actor, blames in charges:
        gap = _gap(day, came_out(digests[n]))
        if actor in actors and -EARLY <= gap <= DAYS and not mine & heard[n, other.start]:
            order = (not blames, named.isdisjoint(other.names), gap < 0, abs(gap), digests[n].id, other.start)
            fitting.append((order, (n, other, actor)))
    found: dict[str | None, _Laid] = {}
    for _, laid in sorted(fitting, key=lambda pair: pair[0]):
        found.setdefault(laid[1].source, laid)
        if len(found) == MOST:
            break
    return list(found.values())


def _denials(digests: Sequence[Digest], bundle: Bundle) -> list[_Told]:
    """The statements that deny the incident's deed, of each report and voice the longest."""
    found: dict[tuple[int, str], Speech] = {}
    for k, n in bundle.members:
        for trigger in digests[k].accounts[n].told:
            speech = _around(digests[k], trigger.start)
            if trigger.status != "denied" or speech is None or speech.stance != "deny" or speech.source is None:
                continue
            best = found.setdefault((k, speech.source), speech)
            if len(speech.text) > len(best.text):
                found[k, speech.source] = speech
    return [(k, speech) for (k, _), speech in sorted(found.items(), key=lambda pair: (pair[0], pair[1].start))]


def _charges(digests: Sequence[Digest], bundle: Bundle) -> Iterator[_Charge]:
    """The statements that tell who did the incident's deed: of which report, who is said to have done it, and whether they accuse him."""
    for k, n in bundle.members:
        account = digests[k].accounts[n]
        for trigger in account.told:
            speech = _around(digests[k], trigger.start) if trigger.status != "denied" else None
            if speech is not None and _states(speech):
                yield from ((k, speech, actor, speech.stance in BLAMES) for actor in account.actors)
    for k in sorted({k for k, _ in bundle.mains}):
        for speech in digests[k].speeches:
            if speech.stance in BLAMES and _states(speech):
                yield from ((k, speech, name, True) for name in speech.names)


def _states(speech: Speech) -> bool:
    told = speech.source is not None and not passes_on(speech.source) and speech.stance in STATES
    return told and not negative(speech.text) and not denying(speech.text)


def _around(digest: Digest, at: int) -> Speech | None:
    """The innermost statement around the offset."""
    around = (s for s in digest.speeches if s.start <= at < s.end)
    return min(around, key=lambda s: s.end - s.start, default=None)


def _is_of(actor: str, deniers: Iterable[str]) -> bool:
    """Whether the one said to have done it is one of those who deny, or of the same nation."""
    words, country = set(plain(actor).split()), nations(actor)
    for denier in deniers:
        theirs = set(plain(denier).split())
        if theirs and (words <= theirs or theirs <= words or country & nations(denier)):
            return True
    return False


def _gap(denial: date | None, charge: date | None) -> int:
    """How many days after the charge the denial came out; none where a day is not known."""
    return (denial - charge).days if denial and charge else 0
