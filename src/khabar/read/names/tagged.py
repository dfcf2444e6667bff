"""Names of the rules and of a tagger, each where it is stronger."""

from __future__ import annotations

from dataclasses import replace

from khabar.language import article, proclitics
from khabar.model import Page
from khabar.read.gazetteer import country_of
from khabar.read.names.bodies import heads
from khabar.read.names.canonical import person_key
from khabar.read.names.lexicon import contexts
from khabar.read.names.surfaces import surface
from khabar.read.names.words import Found, Scene
from khabar.tags import Tag, Tags

# How sure the tagger must be of a name that no rule finds, and of one that is a single ordinary word; it is not asked for groups, of
# which it has learned little.
SURE, SURE_OF_WORD = 0.8, 0.93
# A name is passed over to whose words the tagger gives less than this share of standing in a name, if one of these rules found it by
# what stands beside it alone.
DOUBTED = 0.1
# A word that begins with a known name and goes on for so many letters has another word run into it.
RUN_ON = 3
GUESSED = frozenset({
    "after-title", "called", "epithet", "name-family", "name-given", "near-title-or-speech",
    "quoted-organization", "quoted-place",
})  # fmt: skip


def weighed(stage: Scene, page: Page, found: list[Found], tags: Tags) -> list[Found]:
    """The names found, without guesses that the tagger doubts, and with those of which it is sure and that meet none of them."""
    # A scene leaves out some of the words of its page.
    place = {word.start: i for i, word in enumerate(stage.row)}
    if tags.within:
        share = [w for word, w in zip(page.words, tags.within, strict=True) if word.start in place]
        found = [
            name
            for name in found
            if name.rule not in GUESSED or sum(share[name.first : name.last]) >= DOUBTED * (name.last - name.first)
        ]
    return sorted(found + _tagged(stage, page, found, tags, place), key=lambda f: f.first)


def _tagged(stage: Scene, page: Page, found: list[Found], tags: Tags, place: dict[int, int]) -> list[Found]:
    """The names among the tags that the tagger is sure of and that meet none of the names found, nor a time."""
    taken = bytearray(stage.blocked)
    for name in found:
        taken[name.first : name.last] = b"\x01" * (name.last - name.first)
    known = {(stage.forms[name.first][name.cut :], *stage.forms[name.first + 1 : name.last]) for name in found}
    more = []
    for tag in tags.names:
        first, last = place.get(page.words[tag.first].start), place.get(page.words[tag.last - 1].start)
        if tag.kind == "group" or tag.sure < SURE or first is None or last is None or any(taken[first : last + 1]):
            continue
        cut = _cut(stage, first, tag)
        forms = (stage.forms[first][cut:], *stage.forms[first + 1 : last + 1])
        if _told_apart(forms) or any(_run_on(forms, name) for name in known):
            continue
        described = tag.kind == "place" and all(form.startswith(article()) for form in forms)
        if (first == last or described) and tag.sure < SURE_OF_WORD and all(map(stage.plain, range(first, last + 1))):
            continue
        more.append(Found(first, last + 1, cut, tag.kind, None, f"tagger:{tag.kind}"))
    families = {stage.forms[f.last - 1]: f for f in (*more, *found) if f.kind == "person" and f.last - f.first > 1}
    return [_of_family(stage, one, families) for one in more]


def _of_family(stage: Scene, one: Found, families: dict[str, Found]) -> Found:
    """The name, with the key of the person whose last name it is."""
    if one.kind != "person" or one.last - one.first > 1:
        return one
    full = families.get(stage.forms[one.first][one.cut :])
    if full is None:
        return one
    return replace(one, key=full.key or person_key(surface(stage, full)), rule=f"{one.rule}+rule:short-form")


def _told_apart(forms: tuple[str, ...]) -> bool:
    """Whether the rules pass the words over knowingly: a country's name, where it is an adjective of that spelling, a single word for a
    kind of body or place (ميليشيا), or nothing but words for kinds of places, the last with the article (محيط القرية)."""
    the, last = article(), forms[-1]
    kinds = [form for form in forms if form.removeprefix(the) in heads() or "side" in contexts().get(form, ())]
    if last.startswith(the) and kinds == list(forms):
        return True
    return len(forms) == 1 and (last in heads() or country_of(last) is not None)


def _run_on(forms: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether the words are those of a name that is known, run into the next word because a break was lost."""
    return forms[:-1] == name[:-1] and forms[-1].startswith(name[-1]) and len(forms[-1]) >= len(name[-1]) + RUN_ON


def _cut(stage: Scene, first: int, tag: Tag) -> int:
    """The letters before the name that belong to particles, if its first word may begin with such; `and` before a person's first word
    (وابن حبان) does, also where the tagger missed it."""
    read = stage.senses[first]
    if tag.kind == "person" and not tag.cut and read and not read[0].given:
        joined = (s for s in read if s.particles == proclitics("conjunction")[0])
        return next((s.cut for s in joined if s.given in ("given", "both") or s.marks & {"kunya", "link"}), 0)
    return tag.cut if any(sense.cut == tag.cut for sense in read) else 0
