"""Tell whose shell it is that fell or hit."""

from __future__ import annotations

from khabar.read.events.forces import army
from khabar.read.events.ground import Ground
from khabar.read.events.parties import Party
from khabar.read.events.states import owners
from khabar.read.events.triggers import Trigger

# The mode of what is fired.
_SHELLS = "heavy-weapons"


def whose_shell(ground: Ground, trigger: Trigger, first: int, last: int) -> Party | None:
    """The army of the state of which a shell is told to be that fell or hit (سقطت قذيفة كينية على السوق، قذائف كينية أصابت السوق)."""
    if trigger.deed.family != "strike" or not trigger.deed.near:
        return None
    spots = [trigger.first - 2] if trigger.first - 2 >= first else []
    if trigger.last < last and trigger.last - trigger.first > 1:
        spots.append(trigger.last - 1)
    for i in spots:
        sense = ground.senses[i] if ground.forms[i] in trigger.deed.near else None
        state = owners().get(ground.forms[i + 1])
        if state is not None and sense is not None and sense.means is not None and sense.means[1] == _SHELLS:
            return Party(state.named(army()), "force", i + 1, i + 2)
    return None
