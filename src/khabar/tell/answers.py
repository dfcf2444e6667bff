"""Statements that deny, confirm or answer what another party has said, each linked to what it takes up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from khabar.language import table
from khabar.record import Link, Said
from khabar.tell.digest import Digest
from khabar.tell.evidence import came_out
from khabar.tell.likeness import Content, contents, likeness, shared
from khabar.tell.speeches import Speech, denying, negative
from khabar.tell.voices import passes_on, plain, voices

# How alike in content a statement and what it takes up must be: where the words say whose statement it is, where they only answer him,
# where a verb of denial or admission stands, and where the content alone is negative.
# In another report, so much more, and twice that where it does not name the one who denies.
TOLD, ANSWERED, EXPLICIT, IMPLICIT, ELSEWHERE = 0.25, 0.15, 0.36, 0.4, 0.08
# So much content must be common to both, in how many words: less where the words say whose statement it is.
WEIGHT, WORDS, WEIGHT_TOLD, WORDS_TOLD = 0.9, 3, 0.5, 2
# Of several that fit, one that names the party goes first, then one that accuses.
NAMED, BLAMED = 0.25, 0.05
# So alike a denial and the accusation of the one who denies must be.
CHARGED = 0.4
# Statements are taken up within so many days; a report may come out a day after the one that tells of the answer.
DAYS, EARLY = 7, 1
# A mark that stands in so many statements leads to none of them.
COMMON = 400
# Only what states that something is so can be denied or confirmed.
STATES = frozenset({"assert", "accuse", "allege", "condemn"})
BLAMES = frozenset({"accuse", "allege"})


def said_id(report: str, start: int, end: int) -> str:
    """The id of a statement, made of what it names.

    >>> said_id("a", 3, 9)
    'a:statement:3-9'
    """
    return f"{report}:statement:{start}-{end}"


def find_said(digests: Sequence[Digest]) -> tuple[Said, ...]:
    """The statements of the reports, by day, report and place in it.

    >>> find_said(())
    ()
    """
    found = [
        Said(
            said_id(digest.id, s.start, s.end), digest.id, s.start, s.end, s.source, s.via, s.stance, s.mode,
            came_out(digest), s.text,
        )
        for digest in digests
        for s in digest.speeches
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda s: (str(s.said or "9999"), s.report, s.start, s.end)))


@dataclass(frozen=True, slots=True)
class _Taken:
    """A statement that may be what another one takes up: how well it fits, and why."""

    kind: str
    content: Content
    score: float
    reason: str


def _takes_up(speech: Speech) -> bool:
    """Whether it denies or answers something, and not in the name of an outlet."""
    return (speech.stance == "deny" or bool(speech.reply)) and not passes_on(speech.source or "")


def find_links(said: Iterable[Said], digests: Sequence[Digest]) -> tuple[Link, ...]:
    """The statements among `said` that deny, confirm or answer another one of them; `digests` are those of their reports. Who is
    answered is found by content, by the party that is named, and by time.

    >>> find_links((), ())
    ()
    """
    ordered = sorted(digests, key=lambda d: d.id)
    if not any(map(_takes_up, (s for d in ordered for s in d.speeches))):
        return ()
    wanted = {s.id for s in said}
    heard = voices(ordered)
    told = [c for c in contents(ordered) if _id(ordered, c) in wanted]
    holders: dict[str, list[int]] = {}
    by_voice: dict[str, list[int]] = {}
    for at, content in enumerate(told):
        for mark in content.marks:
            holders.setdefault(mark, []).append(at)
        for voice in heard[content.report, content.speech.start]:
            by_voice.setdefault(voice, []).append(at)
    found = []
    for content in told:
        speech = content.speech
        if not _takes_up(speech):
            continue
        # Whoever answers an outlet answers its question.
        parties = _parties(name for name in speech.replied if not passes_on(name))
        common: dict[int, float] = {}
        for mark, weight in content.marks.items():
            if len(holders[mark]) <= COMMON:
                for at in holders[mark]:
                    common[at] = common.get(at, 0.0) + weight
        known = {at for party in parties for at in by_voice.get(party, ())}
        near = known | {at for at, weight in common.items() if weight >= WEIGHT / 3}
        taken = [t for at in sorted(near) if (t := _taken(content, told[at], ordered, heard, parties)) is not None]
        best: dict[str | None, _Taken] = {}
        for t in sorted(
            taken, key=lambda t: (-t.score, t.content.report != content.report, _day(ordered, t.content), t.content.id)
        ):
            best.setdefault(t.content.speech.source, t)
        chosen = list(best.values())[:2]
        found += [
            Link(t.kind, _id(ordered, content), _id(ordered, t.content), t.reason)
            for t in chosen
            if t.score >= 0.8 * chosen[0].score
        ]
    return tuple(sorted(found, key=lambda link: (link.from_, link.to, link.kind)))


def _taken(
    content: Content,
    other: Content,
    ordered: Sequence[Digest],
    heard: dict[tuple[int, int], frozenset[str]],
    parties: frozenset[str],
) -> _Taken | None:
    """Whether the statement takes up the other one, and how."""
    mine, theirs = heard[content.report, content.speech.start], heard[other.report, other.speech.start]
    if mine & theirs or content.speech.source in (None, other.speech.source) or other.speech.stance == "deny":
        return None
    gap = _gap(ordered, content, other)
    if gap is not None and not -EARLY <= gap <= DAYS:
        return None
    common = [mark for mark in shared(content, other) if mark[0] in "~=#"]
    weight = sum(content.marks[mark] for mark in shared(content, other))
    reply, denies, alike = content.speech.reply, content.speech.stance == "deny", likeness(content, other)
    if parties & theirs and len(common) >= WORDS_TOLD and weight >= WEIGHT_TOLD:
        kind = "denies" if denies else "confirms" if reply == "confirms" else "answers"
        if alike < (ANSWERED if kind == "answers" else TOLD):
            return None
        return _Taken(kind, other, round(alike + NAMED, 4), _reason(kind, content, other, (alike, True, gap)))
    if _charged(content, other, mine) and alike >= CHARGED and len(common) >= WORDS_TOLD:
        return _Taken(
            "denies", other, round(alike + NAMED + BLAMED, 4), _reason("denies", content, other, (alike, False, gap))
        )
    if other.speech.stance not in STATES or len(common) < WORDS or weight < WEIGHT:
        return None
    if negative(other.speech.text) or denying(other.speech.text):
        return None
    named = bool(theirs & _parties(content.speech.names))
    accused = bool(mine & _parties(other.speech.names))
    least = EXPLICIT if reply in ("denies", "told", "admits") else IMPLICIT
    if content.report != other.report:
        least += ELSEWHERE if accused else 2 * ELSEWHERE
    if alike < least or not (denies or (reply == "admits" and theirs)):
        return None
    # What is denied or owned to by name of the matter alone must be told in one report, or share a name.
    told_here = named and content.report == other.report
    if not (accused or told_here) and (reply not in ("denies", "told") or not any(mark[0] == "=" for mark in common)):
        return None
    kind = "denies" if denies else "confirms"
    score = alike + NAMED * accused + BLAMED * (other.speech.stance in BLAMES)
    return _Taken(kind, other, round(score, 4), _reason(kind, content, other, (alike, named, gap)))


def _charged(content: Content, other: Content, mine: frozenset[str]) -> bool:
    """Whether the statement denies by its verb a deed that the other one lays to the speaker: they share its root and no place differs."""
    if content.speech.reply != "denies" or other.speech.stance not in BLAMES:
        return False
    if not mine & _parties(other.speech.names) or not any(mark[0] == "~" for mark in shared(content, other)):
        return False
    here, there = ({n for n in c.speech.names if plain(n) not in mine} for c in (content, other))
    return not here or not there or bool(here & there)


def _reason(kind: str, content: Content, other: Content, how: tuple[float, bool, int | None]) -> str:
    alike, named, gap = how
    common = [mark.lstrip("=#") for mark in shared(content, other) if not mark.startswith("~")][:4]
    days = {0: "the same day", None: "a day unknown"}.get(
        gap, f"{abs(gap or 0)} day{'s' if abs(gap or 0) > 1 else ''} apart"
    )
    reason = f"{content.speech.source} {kind} what {other.speech.source} said, {days}: {alike:.0%} alike in content"
    reason += f" ({', '.join(common)})" if common else ""
    return f"{reason}; {other.speech.source} is named as the other" if named else reason


def _parties(names: Iterable[str]) -> frozenset[str]:
    """The names as voices; a country or capital stands for its government too."""
    found = {plain(name) for name in names}
    return frozenset(found | {plain(_governments()[name]) for name in names if name in _governments()})


@cache
def _governments() -> dict[str, str]:
    return {name: row["government"] for row in table("countries") for name in (row["key"], row["capital"]) if name}


def _gap(ordered: Sequence[Digest], content: Content, other: Content) -> int | None:
    """How many days after the other the statement came out; None where a day is not known."""
    mine, theirs = came_out(ordered[content.report]), came_out(ordered[other.report])
    return (mine - theirs).days if mine and theirs else 0 if content.report == other.report else None


def _day(ordered: Sequence[Digest], content: Content) -> str:
    return str(came_out(ordered[content.report]) or "9999")


def _id(ordered: Sequence[Digest], content: Content) -> str:
    speech: Speech = content.speech
    return said_id(ordered[content.report].id, speech.start, speech.end)
