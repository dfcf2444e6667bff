"""Find what parties did or are said to have done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from khabar.language import splits, table
from khabar.model import Event, Name, Page, Sentence, Span, Statement, Time, Word
from khabar.read.events_anchors import anchored, tells_outcome
from khabar.read.events_mentions import Mention, choose
from khabar.read.events_parties import Ground, Party, lay_ground, rules
from khabar.read.events_roles import clause_end, find_roles, joiners, lam, link_at, subject_of
from khabar.read.events_status import hedge, speaker
from khabar.read.events_triggers import Trigger, find_triggers, read_word
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
        near.update(_neighbours(ground, sentence))
    return tuple(_event(page, m) for m in choose(mentions, frozenset(near)))


def _neighbours(ground: Ground, sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Pairs of places of which one lies in or at the other: named within three words, and not as a list."""
    row = ground.page.words
    before: tuple[int, str] | None = None
    for i in range(sentence.first, sentence.last):
        if i not in ground.names or ground.names[i][0].kind != "place":
            continue
        name, last = ground.names[i]
        listed = name.span.start > row[i].start and row[i].form[0] in joiners()
        if before is not None and i - before[0] <= 3 and not listed:
            yield before[1], name.key
            yield name.key, before[1]
        before = (last, name.key)


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
    outcome = tells_outcome(row, sentence)
    carrier: Trigger | None = None
    asker: Trigger | None = None
    befallen: Trigger | None = None
    for trigger in find_triggers(page.text, row, sentence.first, sentence.last, ground.inside):
        deed = trigger.deed
        if deed.need in ("carry", "happen"):
            carrier = trigger if deed.need == "carry" else carrier
            befallen = trigger if deed.need == "happen" else befallen
            continue
        if carrier is not None and (trigger.first - carrier.last > 7 or deed.verb):
            carrier = None
        if not deed.verb and _aims(trigger, asker, befallen):
            continue
        if found and not deed.verb and found[-1].trigger.last == trigger.first and found[-1].type == "AGREE":
            continue
        if deed.verb and _identifies(row, trigger, sentence.first):
            continue
        if deed.verb and _restates(ground, trigger, found, sentence):
            continue
        says = hedge(row, trigger, sentence.first)
        if says in ("not", "maybe", "condition"):
            continue
        roles = find_roles(ground, trigger, sentence.first, sentence.last, carrier)
        moved = any(v is not None and abs(trigger.first - v.last) < 9 for v in (carrier, befallen)) or _moves(row, trigger, sentence)
        if not anchored(ground, trigger, sentence, roles, moved, outcome):
            continue
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


def _restates(ground: Ground, trigger: Trigger, found: list[Mention], sentence: Sentence) -> bool:
    """Whether a verb of striking only goes on about a deed that its sentence has named (غارات … استهدفت مواقع): no subject follows it."""
    if trigger.deed.family != "strike" or trigger.before[:1] in joiners():
        return False
    if not any(not m.trigger.deed.verb and m.trigger.deed.family in ("strike", "fight") for m in found):
        return False
    after = subject_of(ground, trigger, trigger.first, sentence.last)
    return after is None or after.kind in ("victim", "crowd", "place")


def _moves(row: Sequence[Word], trigger: Trigger, sentence: Sentence) -> bool:
    """Whether a verb among the next words says that the deed happened (الهجوم الذي وقع, غارات استهدفت …)."""
    for k in range(trigger.last, clause_end(row, trigger.last, sentence.last, 5)):
        if row[k].kind == "word" and any(
            d.verb and (d.need in ("carry", "happen") or d.type == trigger.deed.type) for _, _, _, d in read_word(row[k].form)
        ):
            return True
    return False


def _aims(trigger: Trigger, asker: Trigger | None, befallen: Trigger | None) -> bool:
    """Whether the noun is only what something is for (لتوقيف المشتبه به): after lam, where nobody calls for it or undergoes it."""
    if not trigger.before.endswith(lam()):
        return False
    return not any(verb is not None and trigger.first - verb.last < 9 for verb in (asker, befallen))


def _identifies(row: Sequence[Word], trigger: Trigger, first: int) -> bool:
    """Whether the verb stands in a relative clause that only says who or which one is meant (المسلحون الذين داهموا …)."""
    i = trigger.first - 1
    while i >= max(first, trigger.first - 2):
        link = link_at(row, i, trigger.first)
        if link is not None and link[0] == "who":
            return True
        i -= 1
    return False


def _enough(
    ground: Ground, trigger: Trigger, actor: Party | None, recipient: Party | None, places: tuple[str, ...],
    carrier: Trigger | None, status: str,
) -> bool:  # fmt: skip
    """Whether what the word needs stands by."""
    need = trigger.deed.need
    if need == "party":
        return actor is not None or recipient is not None
    if need == "speech":
        return actor is not None or trigger.deed.says == "participle" or trigger.deed.says.startswith("past")
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
        if entry is None:
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


def _again(row: Sequence[Word], trigger: Trigger, sentence: Sentence) -> bool:
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


def _mode(row: Sequence[Word], trigger: Trigger, sentence: Sentence) -> str | None:
    known = _means()
    for k in range(trigger.first, clause_end(row, trigger.last, sentence.last, 6)):
        if row[k].kind != "word":
            continue
        for _, _, form in splits(row[k].form):
            means = known.get(form)
            if means is not None and means[0] == trigger.deed.type:
                return means[1]
    return trigger.deed.mode
