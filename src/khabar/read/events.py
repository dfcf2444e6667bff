"""Find what parties did or are said to have done."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from khabar.language import splits, table
from khabar.model import Event, Name, Page, Sentence, Span, Statement, Time
from khabar.read.events_mentions import Mention, choose
from khabar.read.events_parties import Ground, Party, lay_ground, rules
from khabar.read.events_roles import clause_end, find_roles, link_at
from khabar.read.events_status import hedge, speaker
from khabar.read.events_triggers import Trigger, find_triggers
from khabar.text import fold

# A deed that ended so many days before the report came out belongs to an earlier war.
EARLIER_WAR = 400


def find_events(
    page: Page, times: tuple[Time, ...], names: tuple[Name, ...], statements: tuple[Statement, ...]
) -> tuple[Event, ...]:
    """The events of the page, in order of their triggers."""
    ground = lay_ground(page, times, names)
    told = sorted(statements, key=lambda s: (s.span.start, -s.span.end))
    starts = [s.span.start for s in told]
    mentions: list[Mention] = []
    near: set[tuple[str, str]] = set()
    for number, sentence in enumerate(page.sentences):
        found = _mentions(ground, number, sentence, told, starts)
        mentions.extend(found)
        keys = [
            ground.names[i][0].key
            for i in range(sentence.first, sentence.last)
            if i in ground.names and ground.names[i][0].kind == "place"
        ]
        near.update((a, b) for a, b in zip(keys, keys[1:], strict=False))
        near.update((b, a) for a, b in zip(keys, keys[1:], strict=False))
    return tuple(_event(page, m) for m in choose(mentions, frozenset(near)))


def _event(page: Page, m: Mention) -> Event:
    last = page.words[m.trigger.last - 1]
    return Event(
        Span(m.trigger.start, last.end), m.type, m.mode, m.actor, m.recipient, m.place, m.when, m.status, m.background, m.rule
    )  # fmt: skip


def _mentions(
    ground: Ground, number: int, sentence: Sentence, told: list[Statement], starts: list[int]
) -> list[Mention]:
    page = ground.page
    row = page.words
    found: list[Mention] = []
    carrier: Trigger | None = None
    asker: Trigger | None = None
    for trigger in find_triggers(page.text, row, sentence.first, sentence.last, ground.inside):
        deed = trigger.deed
        if deed.need in ("carry", "happen"):
            carrier = trigger if deed.need == "carry" else carrier
            continue
        if carrier is not None and (trigger.first - carrier.last > 7 or deed.verb):
            carrier = None
        says = hedge(row, trigger, sentence.first)
        if says in ("not", "maybe", "condition"):
            continue
        roles = find_roles(ground, trigger, sentence.first, sentence.last, carrier)
        places = _places(ground, trigger, sentence, roles.actor, roles.recipient)
        status = "reported"
        if says == "asked" or (asker is not None and not deed.verb and trigger.first - asker.last < 9):
            status = "demanded"
        asker = trigger if deed.type == "REQUEST" else asker
        if not _enough(ground, trigger, roles.actor, roles.recipient, places, carrier, status):
            continue
        actor = _who(roles.actor)
        statement = speaker(starts, told, trigger.start)
        if status == "reported" and statement is not None and statement.source != actor:
            status = "claimed"
        when = _when(ground, trigger, sentence)
        weak = deed.need == "harm" or (deed.need == "kill" and roles.actor is None)
        found.append(
            Mention(
                trigger, deed.type, _mode(row, trigger, sentence), actor, _who(roles.recipient), places,
                when.value if when else None, status, number, sentence.head, _again(row, trigger, sentence),
                _earlier(page, when), roles.rule or "trigger", weak,
            )
        )  # fmt: skip
    return found


def _enough(
    ground: Ground, trigger: Trigger, actor: Party | None, recipient: Party | None, places: tuple[str, ...],
    carrier: Trigger | None, status: str,
) -> bool:  # fmt: skip
    """Whether what the word needs stands by."""
    need = trigger.deed.need
    if need == "party":
        return actor is not None or recipient is not None
    if need == "speech":
        return actor is not None
    if need == "front":
        return actor is not None and bool(places)
    if need == "place":
        return bool(places) or actor is not None
    if need == "carried":
        return carrier is not None or actor is not None
    if need == "demanded":
        return status == "demanded"
    return True


def _who(party: Party | None) -> str | None:
    if party is None:
        return None
    if party.kind == "place":
        return rules(party.key) or party.key
    return party.key


def _places(
    ground: Ground, trigger: Trigger, sentence: Sentence, actor: Party | None, recipient: Party | None
) -> tuple[str, ...]:
    """The places named in the clause, those after the trigger first."""
    end = clause_end(ground.page.words, trigger.last, sentence.last, 18)
    used = {p.first for p in (actor, recipient) if p is not None and p.kind == "place"}
    after = [
        ground.names[i][0].key
        for i in range(trigger.last, end)
        if i in ground.names and ground.names[i][0].kind == "place" and i not in used
    ]
    return tuple(dict.fromkeys(after))


def _when(ground: Ground, trigger: Trigger, sentence: Sentence) -> Time | None:
    """The time nearest to the trigger within the sentence: a day or an hour rather than a span of time."""
    best: tuple[int, Time] | None = None
    for i in range(sentence.first, sentence.last):
        entry = ground.times.get(i)
        if entry is None or entry[0].type == "SET":
            continue
        gap = i - trigger.last if i >= trigger.last else (trigger.first - entry[1]) + 3
        gap += 10 * (entry[0].type == "DURATION")
        if best is None or gap < best[0]:
            best = (gap, entry[0])
    return best[1] if best else None


def _earlier(page: Page, when: Time | None) -> bool:
    published: date | None = page.layout.published
    return bool(
        when is not None
        and when.latest is not None
        and published is not None
        and (published - when.latest).days > EARLIER_WAR
    )


def _again(row: tuple, trigger: Trigger, sentence: Sentence) -> bool:  # type: ignore[type-arg]
    for k in range(trigger.last, min(trigger.last + 2, sentence.last)):
        link = link_at(row, k, sentence.last)
        if link is not None and link[0] == "again":
            return True
    return False


@lru_cache(maxsize=1)
def _means() -> dict[str, tuple[str, str]]:
    article = fold(next(row["letter"] for row in table("particles") if row["kind"] == "article"))
    found: dict[str, tuple[str, str]] = {}
    for row in table("events_modes"):
        if row["mode"]:
            word = fold(row["word"])
            found[word] = found[article + word] = (row["type"], row["mode"])
    return found


def _mode(row: tuple, trigger: Trigger, sentence: Sentence) -> str | None:  # type: ignore[type-arg]
    known = _means()
    for k in range(trigger.first, clause_end(row, trigger.last, sentence.last, 6)):
        if row[k].kind != "word":
            continue
        for _, _, form in splits(row[k].form):
            means = known.get(form)
            if means is not None and means[0] == trigger.deed.type:
                return means[1]
    return trigger.deed.mode
