"""Names of groups: peoples, and forces or factions without a proper name of their own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from khabar.inflection import closed_feminine, oblique, sound_plural
from khabar.language import Phrases, article, proclitics, table, values
from khabar.read.gazetteer import gazetteer, known
from khabar.read.names.bodies import nation_at
from khabar.read.names.firsts import MIDDLE
from khabar.read.names.lexicon import contexts, exactly, marked
from khabar.read.names.persons import person_at
from khabar.read.names.words import Found, Scene, Sense

# So many words after the noun for forces may say of what kind they are.
_DESCRIBED = 3


@dataclass(frozen=True, slots=True)
class Group:
    """A noun that with an adjective, or alone, names a group; `needs` is `nation` (an adjective of a country or people must follow),
    `home` (the country of the report completes it) or empty."""

    key: str
    needs: str


@cache
def group_nouns() -> Phrases[Group]:
    """Nouns of groups in every form."""
    found: dict[str, Group] = {}
    for row in table("group_nouns"):
        for form in values(row["forms"]):
            found.setdefault(form, Group(row["key"], row["needs"]))
    return Phrases(found.items())


def group_at(scene: Scene, i: int) -> Found | None:
    """A group at word `i`: the Armenian separatists, the opposition."""
    hit = group_nouns().at(scene.row, i)
    if hit is None:
        return None
    end, cut, group = hit
    nation, at = "", end
    definite = any(s.definite for k in (i, end - 1) for s in scene.senses[k])
    while scene.is_word(at) and at - end < 3 and not scene.blocked[at]:
        sense = scene.senses[at][0]
        if sense.nation and sense.definite != definite:
            break
        if (sense.cut and not sense.nation) or (
            not sense.nation and not (sense.definite and sense.ordinary and "kind" in sense.marks)
        ):
            break
        at += 1
        if sense.nation:
            nation, end = sense.nation, at
            break
    if nation:
        after = scene.senses[end][0] if scene.is_word(end) else None
        if after is not None and after.definite and "kind" in after.marks:
            end += 1
        return Found(i, end, cut, "group", None, "group-nation", group.key, nation, group.key)
    if group.needs == "home" and (end > i + 1 or _alone(scene, i, cut)):
        return Found(i, end, cut, "group", None, "group-at-home", group.key, "", group.key)
    if group.needs == "" and definite:
        return Found(i, end, cut, "group", None, "group-alone", group.key, "", group.key)
    return None


def people_at(scene: Scene, i: int) -> Found | None:
    """A people that is no country's: the Kurds."""
    for sense in scene.senses[i]:
        if sense.definite and sense.form[len(article()) :] in peoples() and _alone(scene, i, sense.cut):
            return Found(i, i + 1, sense.cut, "group", peoples()[sense.form[len(article()) :]], "people", sense.form)
    return None


@cache
def peoples() -> dict[str, str]:
    """Plural of a people, without the article → its canonical plural."""
    found = {}
    for row in table("peoples"):
        if row["kind"] == "group":
            for plural in values(row["plurals"]):
                found[plural.removeprefix(article())] = row["people"]
    for row in table("countries"):
        for plural in row["people"].split("|"):
            for form in values(plural):
                if " " not in form and form.startswith(article()):
                    stem = form[len(article()) :]
                    found.setdefault(stem, row["people"].split("|")[0])
                    if stem.endswith(sound_plural()):
                        found.setdefault(stem[: -len(sound_plural())] + oblique(), row["people"].split("|")[0])
    return found


def _alone(scene: Scene, i: int, cut: int) -> bool:
    """Whether the people stands for itself and does not describe the noun before it."""
    if cut or not scene.is_word(i - 1):
        return True
    return not any(s.definite for s in scene.senses[i - 1])


def force_at(scene: Scene, i: int) -> Found | None:
    """The forces of a person: Haftar's forces, the militias of X."""
    for sense in scene.senses[i]:
        if "force" not in sense.marks:
            continue
        at = i + 1
        quoted = scene.form(at) == '"'
        at += quoted
        if not scene.is_word(at):
            return None
        first = scene.senses[at][0]
        end: int | None = None
        hit = gazetteer().at(scene.forms, at, first.form) if first.starts else None
        if hit is not None and any(k.kind == "person" for k in known(hit[1])):
            end = hit[0]
        elif hit is not None and any(k.kind == "organization" and not k.needs for k in known(hit[1])):
            return None
        else:
            person = person_at(scene, at, MIDDLE)
            if person is not None and person.cut == 0:
                end = person.last
            elif (
                first.given and not first.nation and not first.cut and not first.marks & {"title", "preposition", "in"}
            ):
                end = at + 1 if not (exactly(first.form) and first.form.endswith(closed_feminine())) else None
        if end is None or (quoted and scene.form(end) != '"'):
            return None
        return Found(i, end + quoted, sense.cut, "group", None, "force-of-person", "", "", str(at))
    return None


def loyal_at(scene: Scene, i: int) -> Found | None:
    """Forces told by whom they are loyal to or backed by: forces loyal to the government of X, militias backed by Y."""
    at = i + 1
    group = group_nouns().at(scene.row, i)
    if group is not None and not (scene.is_word(at) and "loyal" in scene.senses[at][0].marks):
        at = group[0]
    while scene.is_word(at) and at - i <= _DESCRIBED and _is_kind(scene.senses[at][0]):
        at += 1
    if not scene.is_word(at) or "loyal" not in scene.senses[at][0].marks:
        return None
    for sense in scene.senses[i]:
        if sense.marks & {"force", "fighters"} or sense.form in group_nouns().first:
            end = _patron(scene, at + 1)
            if end is None:
                return None
            return Found(i, end, sense.cut, "group", None, "forces-loyal-to", "", "", "")
    return None


def _is_kind(sense: Sense) -> bool:
    """Whether a word says of what kind or nation forces are: armed, local, Syrian; with the article or without."""
    if "loyal" in sense.marks:
        return False
    return bool(sense.nation) or not {"kind"}.isdisjoint(
        sense.marks | contexts().get(article() + sense.form, frozenset())
    )


def _patron(scene: Scene, i: int) -> int | None:
    """The end of the patron, whom an attached `to` or `by` or the word `from` opens; what is no party is the means: by helicopters."""
    if not scene.is_word(i) or scene.blocked[i]:
        return None
    if "each" in scene.senses[i][0].marks:
        i += 1
        if not scene.is_word(i):
            return None
        readings = scene.senses[i][:1]
    else:
        readings = tuple(s for s in scene.senses[i] if s.cut)
    for sense in readings:
        if sense.form in marked("attached"):
            return None
        hit = gazetteer().at(scene.forms, i, sense.form) if sense.starts else None
        if hit is not None and any(k.needs in ("", "context") for k in known(hit[1])):
            return hit[0] + bool(sense.definite and nation_at(scene, hit[0]))
        if sense.given not in ("", "rare"):
            return i + 1
        means = scene.form(i)[sense.cut - 1 : sense.cut] == proclitics("preposition")[0]
        if (sense.definite and "title" in sense.marks) or (means and (sense.ordinary or not sense.definite)):
            return None
        if sense.definite:
            end = i + 1
            while scene.is_word(end) and scene.senses[end][0].definite and end - i < 3:
                end += 1
            return end
        if sense.ordinary and scene.is_word(i + 1) and not scene.senses[i + 1][0].marks & {"preposition", "in"}:
            return i + 2
        if sense.cut and sense.form and not sense.ordinary:
            return i + 1
    return None
