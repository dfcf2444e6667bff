"""Tell the noun of a deed that took place from one that is only talked of."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from khabar.language import splits
from khabar.model import Sentence, Word
from khabar.read.events_ground import Ground
from khabar.read.events_links import clause_end, links
from khabar.read.events_roles import Roles
from khabar.read.events_triggers import Trigger, read_word

# How far a time or a place may stand from the noun, in words.
REACH = 12
# What a report can do without an anchor: acts that are told by their name alone.
_FIRM = frozenset({"AGREE", "RETREAT"})


def tells_outcome(row: Sequence[Word], sentence: Sentence) -> bool:
    """Whether the sentence tells of dead, wounded or damage."""
    return any(map(_is_outcome, (word.form for word in row[sentence.first : sentence.last])))


@lru_cache(maxsize=50_000)
def _is_outcome(form: str) -> bool:
    if any(says == "outcome" for _, _, rest in splits(form)[:2] for _, says in links().get(rest, ())):
        return True
    return any(deed.verb and deed.need in ("harm", "kill") for _, _, _, deed in read_word(form))


def anchored(ground: Ground, trigger: Trigger, sentence: Sentence, roles: Roles, moved: bool, outcome: bool) -> bool:
    """Whether something shows that the deed took place: an agent, a verb that says so (`moved`), an outcome, a day or a place.

    A noun with the article says of itself that it was told before, and one with its object (اغتيال القاضي) may only be spoken
    of: for these one such sign does not do.
    """
    if sentence.head:
        return True
    deed = trigger.deed
    if deed.type == "ASSAULT":
        of_object = deed.genitive == "object"
        wanted = 1 if deed.verb or not (deed.definite or of_object) else 2
        points = (roles.actor is not None) + (roles.recipient is not None) + outcome + moved + (moved and not of_object)
        return points >= wanted or points + _near(ground, trigger, sentence) >= wanted
    if deed.verb or moved or (roles.actor is not None and (roles.rule != "pronoun" or deed.family != "talks")):
        return True
    hit = roles.recipient is not None
    if roles.actor is None and (
        (deed.type == "CONSULT" and hit)
        or (
            deed.type != "CONSULT" and not deed.definite and ((hit and deed.genitive != "object") or deed.type in _FIRM)
        )
    ):
        return True
    near = _near(ground, trigger, sentence)
    return near > (1 if deed.definite and deed.type != "CONSULT" and roles.actor is None else 0)


def _near(ground: Ground, trigger: Trigger, sentence: Sentence) -> int:
    """How many of a time and a place stand in the clause of the trigger."""
    row = ground.page.words
    end = clause_end(row, trigger.last, sentence.last, REACH)
    start = max(sentence.first, trigger.first - REACH)
    names, times = ground.names, ground.times
    place = any(names[i][0].kind == "place" for i in range(trigger.last, end) if i in names)
    return place + (bool(times) and not times.keys().isdisjoint(range(start, end)))
