"""Work out the roles around a trigger: agent and recipient, from the order of words, the genitive, and the words that tie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.language import table
from khabar.model import Word
from khabar.read.events_ground import Ground, joiners, lam
from khabar.read.events_links import clause_end, link_at, ties
from khabar.read.events_parties import REACH, Party, forces, is_object, parties, party_at, traits
from khabar.read.events_states import State, countries, rules, states
from khabar.read.events_triggers import Trigger, read_word
from khabar.text import fold

# A verb before its subject stands in the singular: after one of these nothing is a subject.
_PLURAL = ("mp", "1p", "1s", "fp")


# Families of deeds whose seeming subject, if it is a person without arms or counted, is the one who suffered them.
_BEFALLS = frozenset({"arrest", "kidnap", "kill"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Who did it (`actor`), whom it befell (`recipient`), and the rule that found the actor ("" where none did)."""

    actor: Party | None
    recipient: Party | None
    rule: str = ""


def find_roles(ground: Ground, trigger: Trigger, first: int, last: int, carrier: Trigger | None) -> Roles:
    """The roles of the trigger within the words from `first` to `last` (exclusive) of its sentence.

    `carrier` is the verb that carries the noun of the deed (شن … هجوما).
    """
    if trigger.deed.verb:
        return _of_verb(ground, trigger, first, last)
    roles = _of_noun(ground, trigger, first, last)
    if roles.actor is None and carrier is not None:
        subject = subject_of(ground, carrier, first, trigger.first)
        if subject is not None:
            return Roles(subject, roles.recipient, "carried-by-verb")
    return roles


def subject_of(ground: Ground, verb: Trigger, first: int, last: int) -> Party | None:
    """The subject of a verb: the party right before it, else the first one after it that no preposition governs."""
    before = _right_before(ground, verb, first)
    if (before is not None and not verb.before) or verb.deed.says.endswith(_PLURAL):
        return before
    row = ground.page.words
    if verb.last - verb.first > 1 and link_at(row, verb.last - 1, verb.last) is not None:
        return before
    end = clause_end(row, verb.last, last, REACH)
    i = verb.last
    while i < end:
        if i in ground.times:
            i = ground.times[i][1]
            continue
        link = link_at(row, i, end) if ties(row[i].form) else None
        if link is not None and link[0] != "clause":
            break
        party = party_at(ground, i, end)
        if party is not None:
            if party.before and party.before[-1] not in joiners():
                break
            if is_object(row[party.first].form):
                break
            if party.kind == "victim" and row[i - 1].kind == "number" and verb.deed.need not in ("harm", "kill"):
                break
            if party.kind == "place" and (i > verb.last or rules(party.key) is None):
                break
            return party
        if row[i].kind == "word" and i - verb.last >= 2:
            break
        i += 1
    return before


def _right_before(ground: Ground, verb: Trigger, first: int) -> Party | None:
    """The party whose words end right before the verb, within eight words back and in the same clause."""
    row = ground.page.words
    low = verb.first
    while (
        low > max(first, verb.first - 10)
        and row[low - 1].kind != "break"
        and not (row[low - 1].kind == "mark" and row[low - 1].form not in "\"'()-")
    ):
        low -= 1
    best: Party | None = None
    for party in parties(ground, low, verb.first):
        gap = [k for k in range(party.last, verb.first) if row[k].kind == "word" and k not in ground.inside]
        if party.kind == "place" and (rules(party.key) is None or not _opens_clause(row, party, low)):
            continue
        if any(row[k].form == '"' for k in range(party.last, verb.first)) and row[party.first - 1].form != '"':
            continue
        if len(gap) <= 1 and (not party.before or party.before[-1] in joiners()):
            best = best if best is not None and best.last >= party.first - 1 and party.kind == "place" else party
    return best


def _opens_clause(row: Sequence[Word], party: Party, low: int) -> bool:
    """Whether a clause begins with the party: it is the first word since word `low`, or joined on, or stands after أن."""
    if party.first == low or party.before in joiners():
        return True
    before = row[party.first - 1].form
    return before in _that() or any(says == "clause" and not rest for rest, says in ties(before))


@lru_cache(maxsize=1)
def _that() -> frozenset[str]:
    """The folded particles after which a clause begins with its subject."""
    return frozenset(fold(row["word"]) for row in table("that_words"))


def _of_verb(ground: Ground, trigger: Trigger, first: int, last: int) -> Roles:
    row = ground.page.words
    actor = subject_of(ground, trigger, first, last) if trigger.deed.says != "participle" else None
    if actor is not None and _befell(row, trigger, actor):
        return Roles(_agent(ground, trigger, trigger.last, last), actor, "by-phrase")
    if trigger.deed.need in ("harm", "kill") and _suffers(ground, trigger, actor, last):
        by = _agent(ground, trigger, trigger.last, last)
        return Roles(by, actor, "by-phrase" if by else "")
    start = max(trigger.last, actor.last if actor is not None else 0)
    other = _recipient(ground, start, clause_end(row, start, last, REACH + 3), actor)
    if actor is None:
        by = _agent(ground, trigger, trigger.last, last)
        return Roles(by, other, "by-phrase" if by else "")
    return Roles(actor, other, "subject-before-verb" if actor.first < trigger.first else "verb-subject")


def _befell(row: Sequence[Word], trigger: Trigger, seeming: Party) -> bool:
    """Whether the seeming subject of a verb of arrest or killing is a person who suffered it (62 جندياً أُسروا)."""
    if seeming.kind != "victim" or seeming.before or trigger.deed.family not in _BEFALLS:
        return False
    return row[seeming.first].form not in _soldiers()


@lru_cache(maxsize=1)
def _soldiers() -> frozenset[str]:
    """The forms with the article of those who serve a state, who act as well as suffer."""
    return frozenset(form for form, force in forces().items() if force.definite and "{m}" in force.of_state)


def _suffers(ground: Ground, trigger: Trigger, actor: Party | None, last: int) -> bool:
    """Whether the seeming subject of a verb of killing is the one killed (قُتل مدنيون), for nobody else follows as its object."""
    if actor is None:
        return True
    row = ground.page.words
    if actor.kind in ("force", "bloc", "organization", "group", "body", "place") and trigger.deed.need == "kill":
        after = party_at(ground, trigger.last, min(trigger.last + 2, last))
        return after is not None and after.kind == "victim" and actor.first > trigger.first
    start = max(trigger.last, actor.last)
    for k in range(start, clause_end(row, start, last, 4)):
        if row[k].kind == "number" or link_at(row, k, last):
            return row[k].kind != "number"
        if row[k].kind == "word" and any(deed.verb for _, _, _, deed in read_word(row[k].form)):
            return True
        party = party_at(ground, k, last)
        if party is not None:
            return bool(party.before) or party.kind == "place"
    return True


def _recipient(ground: Ground, start: int, end: int, actor: Party | None) -> Party | None:
    return next(
        (p for p in parties(ground, start, end) if p.kind != "place" and (actor is None or p.key != actor.key)), None
    )


def _agent(ground: Ground, trigger: Trigger, start: int, last: int) -> Party | None:
    """The agent that a tying phrase or a relative clause names after word `start` (من قبل الجيش, شنه الجيش)."""
    row = ground.page.words
    end = clause_end(row, start, last, REACH + 5)
    i = start
    while i < end:
        link = link_at(row, i, end) if ties(row[i].form) else None
        if link is not None and link[0] == "agent":
            return party_at(ground, link[1], min(link[1] + 5, last))
        for _, _, owned, deed in read_word(row[i].form) if row[i].kind == "word" and i > trigger.first else ():
            if owned and (deed.need == "carry" or (deed.verb and deed.type == "ASSAULT")):
                return party_at(ground, i + 1, min(i + 6, last))
        i += 1
    return None


def _of_noun(ground: Ground, trigger: Trigger, first: int, last: int) -> Roles:
    row = ground.page.words
    at = trigger.last
    end = clause_end(row, at, last, REACH + 5)
    if trigger.deed.genitive == "between" or _is_link(row, at, end, "between"):
        both = _between(ground, at, end)
        if both is not None:
            return Roles(both[0], both[1], "between")
    state = _nationality(row, at, end) if not trigger.owned else None
    following = party_at(ground, at, end) if at < end and not trigger.owned else None
    recipient = _governed(ground, at, end)
    if state is not None:
        key = state.named(_army()) if trigger.deed.type == "ASSAULT" else state.government
        return Roles(Party(key, "force", at, at + 1), recipient, "nationality")
    if following is not None and (following.kind != "place" or fold(following.key) in countries()):
        owns = following.before.endswith(lam()) and trigger.deed.type != "AID"
        if (not following.before and trigger.deed.genitive != "object") or owns:
            return Roles(following, recipient, "genitive-agent")
        if not following.before:
            return Roles(_agent(ground, trigger, at, last), following, "by-phrase")
    by = _agent(ground, trigger, at, last)
    if by is not None:
        return Roles(by, recipient, "by-phrase")
    if trigger.owned:
        before = [
            p
            for p in parties(ground, max(first, trigger.first - 14), trigger.first)
            if p.kind not in ("place", "victim", "crowd", "own")
        ]
        owner = next(
            (p for p in reversed(before) if not p.before or p.before in joiners()), before[-1] if before else None
        )
        if owner is not None:
            if trigger.deed.genitive == "object":
                return Roles(None, owner, "")
            return Roles(owner, recipient, "pronoun")
    for k in range(at, min(at + 3, end)):
        if row[k].kind == "word" and any(deed.verb for _, _, _, deed in read_word(row[k].form)):
            break
        if link_at(row, k, end) is not None:
            break
        party = party_at(ground, k, end)
        if party is not None and party.before.endswith(lam()) and party.kind != "place":
            if trigger.deed.type == "AID" or trigger.deed.genitive == "object":
                return Roles(None, party, "")
            return Roles(party, recipient, "genitive-agent")
    return Roles(None, recipient, "")


def _is_link(row: Sequence[Word], i: int, end: int, says: str) -> bool:
    for k in range(i, min(i + 3, end)):
        link = link_at(row, k, end) if ties(row[k].form) else None
        if link is not None:
            return link[0] == says
    return False


def _between(ground: Ground, at: int, end: int) -> tuple[Party, Party | None] | None:
    row = ground.page.words
    for k in range(at, end):
        link = link_at(row, k, end) if ties(row[k].form) else None
        if link is not None and link[0] in ("between", "with"):
            found = [p for p in parties(ground, link[1], end) if p.kind != "place"]
            if link[0] == "with":
                return None
            return (found[0], found[1] if len(found) > 1 else None) if found else None
    return None


def _governed(ground: Ground, at: int, end: int) -> Party | None:
    """The party after على, ضد, بحق and their like."""
    row = ground.page.words
    for k in range(at, end):
        if row[k].kind != "word":
            continue
        link = link_at(row, k, end) if ties(row[k].form) else None
        if link is not None and link[0] in ("recipient", "with"):
            return next((p for p in parties(ground, link[1], end) if p.kind != "place"), None)
    return None


def _nationality(row: Sequence[Word], at: int, end: int) -> State | None:
    """The state of the adjective of nationality among the two words after the trigger."""
    known = states()
    for k in range(at, min(at + 2, end)):
        if row[k].kind == "word" and row[k].form in known:
            return known[row[k].form]
        if row[k].form not in traits():
            return None
    return None


@lru_cache(maxsize=1)
def _army() -> str:
    return next(row["of_state"] for row in table("events_forces") if row["kind"] == "force")
