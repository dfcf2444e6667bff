"""Kinds of measures and of deeds that both reading and telling ask for."""

from __future__ import annotations

# Measures of people who came to harm: of those struck, and of all.
STRUCK = frozenset({"killed", "injured", "casualties"})
HARM = STRUCK | {"missing", "detained", "displaced", "evacuated", "affected"}
# What a number of those who were held measures in a record where it tells how many of them go free.
FREED = "freed"
FATES = HARM | {FREED}
# All that a figure may count.
MEASURES = (
    "killed", "injured", "missing", "detained", "freed", "displaced", "evacuated", "casualties", "affected", "destroyed", "seized",
    "launched", "downed", "territory", "forces", "population", "attacks", "money", "other",
)  # fmt: skip
# PLOVER's types of deeds.
TYPES = (
    "ASSAULT", "COERCE", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "ACCUSE", "REJECT", "REQUEST", "CONCEDE", "RETREAT", "AID",
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE",
)  # fmt: skip
# Those done by force.
FORCE = frozenset({"ASSAULT", "COERCE"})
# PLOVER's type of deeds that help.
AID = "AID"

# The rule of an event that is only to come, on a day that is set: reported, and yet no happening.
PLANNED = "planned"
