"""What a report says elsewhere of the same count, what the parts of a count have from the whole, and when it goes on at one spot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.kinds import STRUCK
from khabar.model import Page
from khabar.read.figures.drafts import Draft
from khabar.read.figures.surroundings import Scene

# Fewer than so many may be others of the same number.
_FEW = 3
_Same = tuple[object, ...]


def told_again(
    page: Page, drafts: Sequence[Draft], scenes: list[Scene], rows: list[int], spots: frozenset[str]
) -> list[Scene]:
    """The scenes with what the report says elsewhere of the same count; for headings also with its first one's.

    `rows` are the indexes of the figures' sentences; `spots` the places that are one spot, no country and no region.
    """
    heads = [at >= 0 and page.sentences[at].head for at in rows]
    told: dict[_Same, Scene] = {}
    for k, scene in enumerate(scenes):
        if not heads[k] and not scene.background:
            for key in (_count_of(drafts[k]), _count_of(drafts[k])[:3]):
                best = told.setdefault(key, scene)
                if best.exact and scene.exact and best.place != scene.place:
                    continue
                exact = best if best.exact or not scene.exact else scene
                told[key] = replace(
                    best,
                    place=exact.place,
                    exact=exact.exact,
                    when=best.when or scene.when,
                    side=best.side or scene.side,
                )
    following: Scene | None = None
    for k in range(len(scenes) - 1, -1, -1):
        one, key = scenes[k], _count_of(drafts[k])
        again = told.get(key) or (told.get(key[:3]) if heads[k] else None)
        other = again or (following if heads[k] else None)
        following = following if one.background else one
        if other is None or one.background or drafts[k].measure == "money":
            continue
        if not heads[k] and one.exact and other.exact and one.place != other.place:
            continue
        finer = other.place if other.exact and ((heads[k] and again is not None) or not one.exact) else None
        place, when = finer or one.place or other.place, one.when or other.when
        side = one.side or (again.side if again is not None else None)
        if (place, when, side) != (one.place, one.when, one.side):
            scenes[k] = following = replace(one, place=place, when=when, side=side)
    for k, draft in enumerate(drafts):
        whole = scenes[draft.part_of] if draft.part_of is not None and draft.part_of < k else None
        if whole is not None and whole.place and rows[k] == rows[draft.part_of or 0]:
            scenes[k] = replace(scenes[k], place=whole.place, when=whole.when or scenes[k].when)
    for k in range(1, len(scenes)):
        one, last = scenes[k], scenes[k - 1]
        if one.when is not None or not last.when or one.background or last.background or drafts[k].measure == "money":
            continue
        goes_on = (
            drafts[k].measure in STRUCK
            and one.place in spots
            and one.place == last.place
            and rows[k] - rows[k - 1] == 1
            and not (heads[k] or heads[k - 1])
        )
        if goes_on or rows[k] == rows[k - 1]:
            scenes[k] = replace(one, when=last.when)
    return scenes


def _count_of(draft: Draft) -> _Same:
    """What makes two counts of a report the same: measure, number, for single ones the noun; of whom, where they are few;
    as a part or whole."""
    count, few = draft.count, draft.count.value < _FEW
    return (
        draft.measure, count.value, count.noun if count.value == 1 else "", count.of if few else None, draft.part_of is None
    )  # fmt: skip
