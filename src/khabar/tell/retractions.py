"""What becomes of a number that was taken back: for whom it stands no longer, and which of its source's numbers stands again."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.tell.claims import Draft
from khabar.tell.sources import nameless


@dataclass(slots=True)
class Stand:
    """A claim as it is being placed: `witness` is its ultimate source; the rest is as in `khabar.record.Claim`."""

    draft: Draft
    witness: str
    relation: str = "first"
    to: int | None = None
    current: bool = True
    reason: str = "the first to say a number"


def take_back(stand: Stand, before: list[Stand]) -> None:
    """A number that a report tells as one that another has taken the place of."""
    told = [k for k, s in enumerate(before) if s.witness == stand.witness and s.draft.value == stand.draft.value]
    stand.relation, stand.to = ("same", told[-1]) if told else ("first", None)
    stand.current, stand.reason = False, "the report says that another number has taken its place"


def retract(stands: list[Stand]) -> None:
    """Let a number that was taken back stand for nobody who gave it with him that took it back, or without a source of his own."""
    for at, old in [(k, s) for k, s in enumerate(stands) if s.draft.former]:
        for k, stand in enumerate(stands):
            draft, own = stand.draft, stand.witness == old.witness
            if stand is old or not stand.current or draft.value != old.draft.value or draft.report == old.draft.report:
                continue
            if (own and k < at) or (not own and (draft.speaker is None or nameless(draft.speaker))):
                stand.current, stand.reason = False, f"{old.witness} has taken {draft.value:.15g} back"
                if not own:
                    stand.relation, stand.to = "same", at


def restore(stands: list[Stand]) -> None:
    """Let a lower number of a source stand again as its correction where every higher one that it gave was taken back."""
    for stand in [
        s for s in stands if s.relation in ("part", "earlier") and not s.draft.former and not s.draft.partial
    ]:
        higher = [s for s in stands if s.witness == stand.witness and s.draft.value > stand.draft.value]
        gone = {s.draft.value for s in stands if s.draft.former}
        if higher and not any(s.current for s in higher) and {s.draft.value for s in higher} <= gone:
            stand.relation, stand.current = "revision", True
            stand.reason = f"the same source takes back {max(s.draft.value for s in higher):.15g}"


def gone(former: Stand, stand: Stand) -> bool:
    """Whether another report tells the claim's number as one that its source has replaced."""
    one, other = former.draft, stand.draft
    return one.former and former.witness == stand.witness and one.value == other.value and one.report != other.report
