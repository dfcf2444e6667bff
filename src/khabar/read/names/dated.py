"""Movements and units that are called by a day: حركة 20 نيسان, «كتائب 9 تموز»."""

from __future__ import annotations

from functools import cache

from khabar.language import Phrases, table, values
from khabar.read.gazetteer import known
from khabar.read.names.bodies import heads
from khabar.read.names.words import Found, Scene
from khabar.text import fold

_PAIRS = {'"': '"', "(": ")"}
# So many days has the longest month.
_DAYS = 31


def dated_at(scene: Scene, i: int) -> Found | None:
    """A body after its head at word `i` that is called by a day of the year, in quotation marks or without them."""
    head = next((s for s in scene.senses[i] if s.form in _heads()), None)
    if head is None:
        return None
    opener = scene.form(i + 1) if scene.form(i + 1) in _PAIRS else ""
    at = i + 1 + bool(opener)
    if not _is_day(scene, at) or scene.blocked[at]:
        return None
    month = _months().at(scene.row, at + 1, particles=False) if scene.is_word(at + 1) else None
    if month is None:
        return None
    end = month[0]
    if scene.form(end) != _PAIRS[opener] if opener else _is_number(scene, end):
        return None  # with its year it is but a day
    day = scene.text[scene.row[at].start : scene.row[end - 1].end]
    name = f"{head.form} {' '.join(scene.forms[at:end])}"
    one = next((k for k in known(name) if k.kind == "organization"), None)
    key = one.key if one is not None else f"{_heads()[head.form]} {day}"
    country = one.country if one is not None else ""
    return Found(i, end + bool(opener), head.cut, "organization", key, "head-and-day", name, country)


def _is_number(scene: Scene, i: int) -> bool:
    return i < len(scene) and scene.row[i].kind == "number"


def _is_day(scene: Scene, i: int) -> bool:
    form = scene.form(i)
    return _is_number(scene, i) and len(form) <= 2 and form.isdecimal() and 0 < int(form) <= _DAYS


@cache
def _months() -> Phrases[None]:
    return Phrases((name, None) for row in table("months") for name in values(row["names"]))


@cache
def _heads() -> dict[str, str]:
    """The folded heads of bodies before which a date is a name, with their spelling."""
    rows = (row for row in table("date_neighbours") if row["of"] == "date" and row["says"] == "name")
    words = [word.strip() for row in rows for word in row["words"].split("|")]
    known_heads = heads()
    return {fold(w): w for w in words if known_heads.get(fold(w), ("",))[0] == "organization"}
