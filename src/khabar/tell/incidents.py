"""Make an incident of the accounts that tell of one happening: its kind, place, days, parties, words, tallies and grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from zlib import crc32

from khabar.kinds import AID
from khabar.record import Actor, Incident, Mention, When
from khabar.tell.accounts import Account
from khabar.tell.bundles import Bundle, Member
from khabar.tell.days import LONGEST_DAYS
from khabar.tell.digest import Digest
from khabar.tell.evidence import came_out
from khabar.tell.grades import grade, own_harms
from khabar.tell.sources import nameless, officeholder, witness
from khabar.tell.spots import plain_name
from khabar.tell.tallies import outdated, tallies
from khabar.tell.voices import one_source, quoted_by
from khabar.tell.whereabouts import find_place
from khabar.testimony import Testimony

# What an incident is called whose reports tell of harm and of no event.
HARM = "harm"
# Reports of an incident come out within so many days; a day before that is another's.
LATE = 10
# A longer time than a month says nothing of when something happened.
MONTH = 31
# A report tells no other day than one so many days before it came out: what it tells besides took place then too.
NIGH = 2
# The basis of a day that was found for a report that bears none.
INFERRED = "inferred"
# The basis of a day that came with the report.
GIVEN = "given"


def incident(digests: Sequence[Digest], bundle: Bundle, story: str, origins: Mapping[str, str]) -> Incident:
    """The incident of a bundle of accounts; `origins` are the witnesses of reports that are copies."""
    accounts = [digests[k].accounts[n] for k, n in bundle.members]
    mains = [digests[k].accounts[n].type for k, n in bundle.mains]
    kinds = Counter(t for t in mains if t) or Counter(a.type for a in accounts if a.type)
    kind = min(kinds, key=lambda t: (-kinds[t], t)) if kinds else None
    modes = Counter(a.mode for a in accounts if a.mode and a.type in (kind, None))
    leading = bundle.mains or bundle.members
    when = _when(digests, leading)
    name = _id(digests, bundle.members, kind, when)
    place = find_place(digests, bundle)
    counted = tallies(
        digests, (*bundle.telling, *bundle.beside), name, origins, plain_name(place.name) if place else None
    )
    mentions, testimony = _mentions(digests, bundle.members), _testimony(digests, bundle.members, origins, kind)
    graded = grade(testimony, mentions, counted)
    return Incident(
        id=name,
        story=story,
        type=kind or "",
        mode=min(modes, key=lambda m: (-modes[m], m)) if modes else None,
        title=_title(digests, bundle, outdated(counted)),
        place=place,
        when=when,
        actors=_actors(digests, bundle.members, kind),
        reports=tuple(sorted({digests[k].id for k, _ in bundle.members})),
        events=mentions,
        tallies=counted,
        grade=graded.grade,
        grade_reason=graded.reason,
        credibility=graded.credibility,
        credibility_reason=graded.credibility_reason,
        reason=bundle.reason,
        testimony=testimony,
    )


def _id(digests: Sequence[Digest], members: Sequence[Member], kind: str | None, when: When | None) -> str:
    """Day, kind, and a number made from the first account, which stays as it is when later reports join."""
    k, n = min(members, key=lambda m: (str(came_out(digests[m[0]]) or "9999"), digests[m[0]].id, m[1]))
    mark = crc32(f"{digests[k].id}:{digests[k].accounts[n].start}".encode())
    day = when[0].strftime("%Y%m%d") if when else "undated"
    return f"{day}-{(kind or HARM).lower()}-{mark:08x}"


def _testimony(
    digests: Sequence[Digest], members: Sequence[Member], origins: Mapping[str, str], kind: str | None
) -> tuple[Testimony, ...]:
    """What each account adds to the grade; who speaks under several names does so under one."""
    voices = [list(_voices(digests[k], digests[k].accounts[n], origins)) for k, n in members]
    names = one_source([voice for told in voices for _, voice, _ in told], digests)
    quoted = quoted_by((0.0, names[voice], via) for told in voices for _, voice, via in told)
    names = {voice: quoted.get((0.0, name), name) for voice, name in names.items()}
    return tuple(
        Testimony(
            digests[k].id, _doers(account, kind), tuple(t.start for t in account.told),
            tuple(dict.fromkeys((at, names[voice]) for at, voice, _ in told)), tuple(own_harms(account.counts)), account.charges,
        )
        for (k, n), told in zip(members, voices, strict=True)
        for account in [digests[k].accounts[n]]
    )  # fmt: skip


def _voices(digest: Digest, account: Account, origins: Mapping[str, str]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """The ultimate sources of an account: where the words of each begin, who it is, and through whom it was heard."""
    told = [(t.start, t.source, ()) for t in account.told if t.status != "denied"]
    if account.told and not told and not account.counts:
        return  # who only denies it does not tell it
    voices: list[tuple[int, str | None, tuple[str, ...]]] = [
        *told, *((c.start, c.source, c.via) for c in account.counts)
    ] or [(account.start, None, ())]  # fmt: skip
    if any(s is not None and not nameless(s) for _, s, _ in voices):
        # What the report says in its own voice besides has no other source than those it names.
        voices = [voice for voice in voices if voice[1] is not None]
    for at, source, via in voices:
        if source is None or not officeholder(source):
            yield at, witness(digest, source, via, origins), (*via, *digest.agencies)


def _when(digests: Sequence[Digest], members: Sequence[Member]) -> When | None:
    """The days that most accounts say, those that came out on them or the day after counting half; where all say an earlier or longer
    time (`last month`) that; where none says any, the first day on which two reports came out, or else the first report: one alone may
    be another day's."""
    said: Counter[When] = Counter()
    out: list[date] = []
    silent: list[date] = []
    for k, n in members:
        days, day = digests[k].accounts[n].days, came_out(digests[k])
        days = days or _only_days(digests[k], digests[k].accounts[n], day)
        if days is not None:
            said[days] += 1
        if day is not None:
            out.append(day)
            silent += [day] if days is None else []
    told = Counter({w: n for w, n in said.items() if (w[1] - w[0]).days < MONTH})
    said = Counter({w: n for w, n in said.items() if _is_short(w)})
    if out:
        said = Counter({w: n for w, n in said.items() if w[1] >= min(out) - timedelta(LATE) and w[0] <= max(out)})
        # What a report tells had happened when it came out.
        by = min(
            (d for k, _ in members if digests[k].basis != INFERRED and (d := came_out(digests[k]))), default=max(out)
        )
        said = Counter({w: n for w, n in said.items() if w[0] <= by}) or said
        given = min((d for k, _ in members if digests[k].basis == GIVEN and (d := came_out(digests[k]))), default=None)
        if said and given is not None and min(w[0] for w in said) - given == timedelta(1):
            return given, given
    if said:
        short = [w for w in said if (w[1] - w[0]).days <= 1] or list(said)
        borne = {w: said[w] + sum(0 <= (day - w[1]).days <= 1 for day in silent) / 2 for w in short}
        return min(short, key=lambda w: (-borne[w], w[1] - w[0], w))
    if told and not silent:
        return min(told, key=lambda w: (-told[w], w[1] - w[0], w))
    first = min((day for day, n in Counter(out).items() if n > 1), default=min(out, default=None))
    return (first, first) if first else None


def _only_days(digest: Digest, account: Account, out: date | None) -> When | None:
    """The one day or night of which a report of several happenings tells, where it lies right before the report came out: that of each
    told after it, too."""
    told = [(a.days, a.start) for a in digest.accounts if a.days is not None and not a.background]
    only = told[0][0] if len({days for days, _ in told}) == 1 else None
    first = min((start for _, start in told), default=0)
    return (
        only
        if only and first <= account.start and out and _is_short(only) and 0 <= (out - only[1]).days <= NIGH
        else None
    )


def _is_short(when: When) -> bool:
    """Whether the days can be those of one happening, not of a campaign."""
    return (when[1] - when[0]).days < LONGEST_DAYS


def _actors(digests: Sequence[Digest], members: Sequence[Member], kind: str | None) -> tuple[Actor, ...]:
    found: dict[tuple[str, str], set[str]] = {}
    for k, n in members:
        account = digests[k].accounts[n]
        for role, names in (("actor", _doers(account, kind)), ("recipient", account.recipients)):
            for name in names:
                found.setdefault((role, name), set()).add(digests[k].id)
    rows = [Actor(name, role, tuple(sorted(reports))) for (role, name), reports in found.items()]
    return tuple(sorted(rows, key=lambda a: (a.role, -len(a.reports), a.name)))


def _doers(account: Account, kind: str | None) -> tuple[str, ...]:
    """Who did what an account tells, in an incident of that kind: who helped the victims of another's deed did not do it."""
    return () if account.type == AID and kind != AID else account.actors


def _mentions(digests: Sequence[Digest], members: Sequence[Member]) -> tuple[Mention, ...]:
    return tuple(
        Mention(digests[k].id, t.start, t.end, t.status, t.source)
        for k, n in members
        for t in digests[k].accounts[n].told
    )


def _title(digests: Sequence[Digest], bundle: Bundle, old: frozenset[str]) -> str:
    """The headline of the first report that is mainly about it, of those whose numbers still stand; else the sentence that tells it."""
    if bundle.mains:
        first = min(
            (k for k, _ in bundle.mains),
            key=lambda k: (digests[k].id in old, str(came_out(digests[k]) or "9999"), digests[k].id),
        )
        return digests[first].title
    k, n = bundle.members[0]
    return digests[k].accounts[n].text
