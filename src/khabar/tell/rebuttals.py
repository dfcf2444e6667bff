"""Link who denies a deed to those who lay it to him, where both tell of one incident in words that have little in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
# The same, who is said to have done the deed, and whether the statement accuses him.
_Charge = tuple[int, Speech, str, bool]
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
        for k, denial in _denials(digests, bundle):
            start = said_id(digests[k].id, denial.start, denial.end)
            sources: set[str | None] = set()
            for n, speech, actor in _charged(digests, heard, (k, denial), charges) if start not in linked else ():
                if speech.source not in sources and len(sources) < MOST:
                    sources.add(speech.source)
                    end = said_id(digests[n].id, speech.start, speech.end)
                    reason = f"{denial.source} denies the deed that {speech.source} lays to {actor}: both tell of one incident"
                    found[start, end] = Link("denies", start, end, reason)
    return tuple(found[key] for key in sorted(found))


def _charged(
    digests: Sequence[Digest], heard: _Heard, denial: _Told, charges: Iterable[_Charge]
) -> list[tuple[int, Speech, str]]:
    """Those of the charges that are of another voice and lay the deed to the one who denies it: accusations go first, then those that
    name him, then those nearest before the denial."""
    k, speech = denial
    mine = heard[k, speech.start]
    fitting = []
    for n, other, actor, blames in charges:
        gap = _gap(digests[k], digests[n])
        if not mine & heard[n, other.start] and _is_of(actor, (speech.source or "", *mine)) and -EARLY <= gap <= DAYS:
            named = any(_is_of(name, mine) for name in other.names)
            order = (not blames, not named, gap < 0, abs(gap), digests[n].id, other.start)
            fitting.append((order, (n, other, actor)))
    return [row for _, row in sorted(fitting, key=lambda pair: pair[0])]


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


def _gap(denial: Digest, other: Digest) -> int:
    """How many days after the other the denial came out; none where a day is not known."""
    mine, theirs = came_out(denial), came_out(other)
    return (mine - theirs).days if mine and theirs else 0
