"""Coalitions told by whom they are led: a coalition led by X, the military coalition that X leads."""

from __future__ import annotations

from functools import cache

from khabar.language import article
from khabar.read.gazetteer import Known, country_centres, known
from khabar.read.names.lexicon import contexts, marked
from khabar.read.names.owners import gazetteer_country
from khabar.read.names.words import Found, Scene
from khabar.text import fold

# So many adjectives say of what kind a coalition is.
_KINDS = 2


def coalition_at(scene: Scene, i: int) -> Found | None:
    """The coalition at word `i` that is known as the one led by the country told after it to lead it."""
    for sense in scene.senses[i]:
        if "coalition" not in sense.marks:
            continue
        end = i + 1
        while scene.is_word(end) and end - i <= _KINDS and _of_kind(scene, end, sense.definite):
            end += 1
        one = _led_by().get(_leader(scene, end))
        if one is not None:
            return Found(i, end, sense.cut, one.kind, one.key, "coalition-led", sense.form)
    return None


def _of_kind(scene: Scene, i: int, definite: bool) -> bool:
    """Whether word `i` is an adjective of a kind of body, with the article or without as its noun is."""
    first = scene.senses[i][0]
    known = first.marks | contexts().get(article() + first.form, frozenset())
    return first.definite is definite and bool(first.nation or "kind" in known)


def _leader(scene: Scene, i: int) -> str:
    """The country that the words from `i` on say to lead, or nothing."""
    if scene.is_word(i) and "describes" in scene.senses[i][0].marks:
        i += 1
    if not scene.is_word(i) or "leads" not in contexts().get(scene.form(i), ()):
        return ""
    hit = gazetteer_country(scene, i + 1, capital=True)
    return hit[1] if hit is not None else ""


@cache
def _led_by() -> dict[str, Known]:
    """Code of a country → the coalition that is known as the one led by it."""
    heads = [f"{word} {leads}" for word in marked("coalition") for leads in marked("leads")]
    lands = country_centres().items()
    return {country: one for country, name in lands for head in heads for one in known(f"{head} {fold(name)}")}
