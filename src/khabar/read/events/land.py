"""Tell the country that was invaded from the one that invades."""

from __future__ import annotations

from khabar.kinds import AID
from khabar.language import proclitics
from khabar.read.events.forces import is_homeland
from khabar.read.events.ground import Ground
from khabar.read.events.parties import Party, party_at
from khabar.read.events.states import rules
from khabar.read.events.subjects import tells_verb
from khabar.read.events.triggers import Trigger


def is_land(ground: Ground, trigger: Trigger, party: Party, other: Party | None, end: int) -> bool:
    """Whether the country named right after the noun is where it happened (غزو الكويت), not whose deed it was (غزو روسيا لأوكرانيا); so is
    the homeland that an attack or help is told of (قصف بلاده)."""
    if trigger.deed.type in ("ASSAULT", AID) and is_homeland(party.key) and other is None:
        after = party_at(ground, party.last, end) if party.last < end else None
        return after is None or after.before != proclitics("swallows_article")[0]
    if trigger.deed.genitive != "land" or party.kind != "place" or party.before or other is not None:
        return False
    return invaded(ground, trigger, party, end) is None


def invaded(ground: Ground, trigger: Trigger, party: Party, end: int) -> Party | None:
    """Whom the country `party`, named right after the noun, invades: told right after it (غزو اليابان الصين، غزو روسيا لأوكرانيا)."""
    if trigger.deed.genitive != "land" or party.kind != "place" or party.last >= end:
        return None
    after = party_at(ground, party.last, end)
    if after is None or after.before == proclitics("swallows_article")[0]:
        return after
    opens = after.last < end and tells_verb(ground, after.last)  # منذ غزو اليابان الصين تدافع عن نفسها
    return after if after.kind == "place" and not (after.before or opens) and rules(after.key) else None
