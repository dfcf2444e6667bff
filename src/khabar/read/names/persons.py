"""Names of persons: where one begins, how far it goes, and whether it may be told."""

from __future__ import annotations

from khabar.inflection import closed_feminine, present_letters
from khabar.language import article, of_kind, proclitics
from khabar.read.gazetteer import gazetteer, is_place, known
from khabar.read.names.bodies import heads
from khabar.read.names.firsts import CALLED, MIDDLE, NEVER, STRONG, WEAK, derived, opening
from khabar.read.names.following import (
    HAMZA_BELOW,
    after_family,
    after_servant,
    bears_title,
    before_telling,
    between_names,
    ends_foreign,
    family_of_rare,
    family_told,
    is_preposition,
    is_upon_it,
    name_after,
    name_follows,
    named_like_a_place,
    only_looks_joined,
    written_with,
)  # fmt: skip
from khabar.read.names.kunyas import is_relative_of, second_of
from khabar.read.names.lexicon import exactly, marked
from khabar.read.names.lexicon import given as own_name
from khabar.read.names.likely import is_country, is_state
from khabar.read.names.patronyms import quoted_end, son_at
from khabar.read.names.words import Found, Scene, Sense, adjective

# A person's name has at most so many words.
_LONGEST_NAME = 9
_RULES = {CALLED: "called", STRONG: "after-title", MIDDLE: "near-title-or-speech"}
_STRONG_NAMES = ("given", "both", "family")
# How a name opens whose first word the lists hold.
_NAMED = ("given", "common", "family")


def person_at(scene: Scene, i: int, strength: int) -> Found | None:
    """The person's name that begins at word `i`. `strength` tells how plainly the sentence lets one be expected: right after a
    `called` (3) or a title (2), within reach of a title or after a verb of speech (1), anywhere (0)."""
    if scene.blocked[i] or is_upon_it(scene, i):
        return None
    bare = scene.senses[i][0]
    for k, sense in enumerate(scene.senses[i]):
        if sense.cut and (
            bare.marks & {"title", "preposition", "in"}
            or (
                bare.ordinary
                and sense.particles[-1:] != marked("and")[0]
                and not (strength == CALLED and "kunya" in sense.marks)
            )
            or (k > 1 and exactly(scene.senses[i][k - 1].form))
        ):
            break
        if sense.cut and strength == STRONG:
            # What is joined by a particle to a title's word is no holder of it.
            strength = WEAK
        start = opening(scene, i, sense, strength)
        if start:
            end, parts, sure = _follow(scene, i, sense, start, strength)
            end = quoted_end(scene, i, end, sure)
            if end > i and _stands(parts, sure, strength, start) and not _describes(scene, i, start, parts, strength):
                rule = _RULES[strength] if strength else f"name-{start}"
                return Found(i, end, sense.cut, "person", None, rule)
        if sense.given and sense.given != "rare":
            break
    return None


def _describes(scene: Scene, i: int, start: str, parts: int, strength: int) -> bool:
    """Whether a single word that is often a name only says more of the persons before it: رجال دين, رجل واحد."""
    if strength != STRONG or start != "common" or parts > 1 or not scene.is_word(i - 1):
        return False
    return not any(s.definite for s in scene.senses[i - 1]) and "office" not in scene.senses[i - 1][0].marks


def _follow(scene: Scene, i: int, first: Sense, start: str, strength: int) -> tuple[int, int, int]:
    """The end of the name, how many parts it has, and how many of them the lists hold."""
    end, parts, sure = i + 1, 1, int(start in ("given", "family", "fused"))
    kunya = start in ("kunya", "fused")
    named_first = start in _NAMED and not (exactly(first.form) or scene.senses[i][0].ordinary)
    if start in ("kunya", "servant"):
        if not second_of(scene, end, start):
            return i, 0, 0
        end, sure = end + 1, 1
    while end - i < _LONGEST_NAME and scene.is_word(end) and not scene.blocked[end] and not scene.parted(end):
        sense = scene.senses[end][0]
        marks = sense.marks
        if "after" in marks and (not scene.senses[end - 1][0].definite or _servant_family(scene, end - 1)):
            end, sure = end + 1, max(sure, 1)
            continue
        if marks & {"joins", "kunya", "servant"} and second_of(scene, end + 1, "kunya" if "kunya" in marks else "link"):
            end, parts, sure = end + 2, parts + 1, sure + 1
            kunya = kunya or "kunya" in marks
            continue
        if "preposition" in marks and "link" in marks and not name_follows(scene, end + 1):
            break
        if "link" in marks and written_with(scene, end, HAMZA_BELOW):
            break  # فإن
        if "link" in marks and "joins" not in marks and not (sense.definite and name_after(scene, end + 1)):
            end, parts = end + 1, parts + 1
            continue
        plainly = sure > 1 or (strength >= STRONG and parts == 1)
        if "kunya" in marks or _names_another(scene, i, end, sense):
            break
        named = _named(scene, end) or (named_first and end == i + 1)
        if not (
            _continues(scene, end, sense, kunya, plainly, named) or (strength and named and between_names(scene, end))
        ):
            break
        end, parts, sure = end + 1, parts + 1, sure + bool(sense.given)
        if sense.definite and kunya:
            break
    return end, parts, sure


def _names_another(scene: Scene, i: int, end: int, sense: Sense) -> bool:
    """Whether the whole name of a leader ends before word `end`, and another person is named right after: the spokesman of the
    prime minister, each with two names."""
    if sense.given not in (*_STRONG_NAMES, "common") or sense.definite or not scene.is_word(end + 1):
        return False
    family = scene.senses[end + 1][0]
    if family.ordinary and not (family.definite or "kunya" in family.marks):
        return False
    found = gazetteer().at(scene.forms, i, scene.senses[i][0].form)
    return found is not None and found[0] == end and any(k.kind == "person" and not k.needs for k in known(found[1]))


def second_at(scene: Scene, one: Found) -> Found | None:
    """The second of two persons told by their first names after a title in the dual: شقيقيه سالم وراشد."""
    i = one.last
    if not scene.is_word(one.first - 1) or not any("pair" in s.marks for s in scene.senses[one.first - 1]):
        return None
    for sense in scene.senses[i] if scene.is_word(i) and not scene.blocked[i] else ():
        if sense.particles == proclitics("conjunction")[0] and sense.given not in ("", "rare") and not sense.definite:
            return person_at(scene, i, MIDDLE) or Found(i, i + 1, sense.cut, "person", None, "after-title")
    return None


def _servant_family(scene: Scene, i: int) -> bool:
    """Whether the word is the servant's with the article, as families are called: العبد الله."""
    form = scene.form(i)
    return form.startswith(article()) and form[len(article()) :] in marked("servant")


def _named(scene: Scene, end: int) -> bool:
    """Whether the word before is a name of the lists, or the second of a servant's or a son's name."""
    if scene.senses[end - 1][0].given not in ("", "rare"):
        return True
    return end > 1 and scene.is_word(end - 2) and not scene.senses[end - 2][0].marks.isdisjoint(("servant", "son"))


def _continues(scene: Scene, i: int, sense: Sense, kunya: bool, plainly: bool, named: bool) -> bool:
    """Whether the word goes on with a name; `plainly` where what stands before can hardly be anything but a name, `named` where
    the word before is a name of the lists."""
    marks, given = sense.marks, sense.given
    if is_relative_of(scene, i) or (given not in _STRONG_NAMES and sense.form in of_kind("that_words", "that", "word")):
        return False
    if "blessing" in marks and scene.is_word(i + 1) and "god" in scene.senses[i + 1][0].marks:
        return False
    if "son" in marks and scene.is_word(i + 1) and is_relative_of(scene, i + 1):
        return False
    if named and not sense.definite and _of_god(scene, i, sense):
        return True
    if named and not sense.definite and son_at(scene, i + 1) and not marks & NEVER:
        return True
    if "speech" in marks and named and given in (*_STRONG_NAMES, "common") and not scene.is_word(i + 1):
        return True
    if marks & {"ends", "in", "preposition", "side", "closes", "speech"} and (
        given not in _STRONG_NAMES or is_preposition(scene, i, sense)
    ):
        return False
    if sense.nation:
        if sense.definite:
            masculine = sense.form[-1:] != closed_feminine()
            return kunya or plainly or after_servant(scene, i) or (masculine and _is_own_name(scene, i - 1))
        return named and bool(given)
    if sense.starts and not sense.definite and _place_of_several(scene, i, sense):
        return False
    if sense.starts and not sense.definite and is_country(sense.form):
        titled = scene.is_word(i - 2) and "title" in scene.senses[i - 2][0].marks
        return titled and bool(given) and not is_state(sense.form)
    if "generation" in marks:
        return not scene.senses[i - 1][0].definite and not scene.is_word(i + 1)
    if "title" in marks and (sense.definite or not given or _opens_office(scene, i + 1)):
        return sense.definite and (bears_title(scene, i) or family_of_rare(scene, i))
    if sense.definite:
        if _stands_apart(scene, i, sense):
            return False
        if not sense.ordinary or (plainly and family_told(scene, i)) or family_of_rare(scene, i):
            return True
        if (
            "kind" in marks
            or "epithet" in marks
            or (sense.form.endswith(marked("plural")) and given not in _STRONG_NAMES)
        ):
            return False
        if sense.form[-1:] == closed_feminine() and given not in _STRONG_NAMES:
            # A first name that a family is called by: Omar al-Khalifa.
            return own_name(sense.form[len(article()) :]) in _STRONG_NAMES and bears_title(scene, i)
        if kunya or (plainly and named and not exactly(sense.form)):
            return True
        if sense.form[-1:] == marked("relation")[0] and (named or (given and after_family(scene, i))):
            return True
        return bool(given) and (named or (plainly and not adjective(sense)))
    if given:
        if given != "rare" or not scene.plain(i):
            return True
        if (sense.form in heads() and scene.senses[i - 1][0].definite) or "listing" in marks:
            return False
        told = plainly or (named and not scene.senses[i - 1][0].definite) or ends_foreign(scene, i)
        likened = all(s.particles[:1] in ("", *marked("as")) for s in scene.senses[i])  # نيكولاس كاي
        sure = likened or (exactly(sense.form) and scene.is_word(i + 1) and _unknown(scene, i + 1))
        return told and (len(scene.senses[i]) == 1 or sure)
    if (
        (
            scene.plain(i)
            and not (_hardly_noun(scene, i) and ((plainly and named) or _unknown(scene, i - 1)))
            and not (plainly and named and before_telling(scene, i))
        )
        or len(sense.form) < 2
        or (sense.starts and known(sense.form) and not named_like_a_place(scene, i, sense, plainly, named))
    ):
        return False
    if scene.form(i)[:1] == marked("and")[0] and not (plainly and only_looks_joined(scene, i)):
        return False
    return not sense.form.endswith(marked("attached"))


def _is_own_name(scene: Scene, i: int) -> bool:
    """Whether the word can hardly be anything but a person's own name, so that a people's adjective after it is a family's name: not
    after a head of places (مخيم سالم الفلسطيني)."""
    own = scene.senses[i][0]
    if own.given not in ("given", "both") or exactly(own.form) or own.marks:
        return False
    return not (
        scene.is_word(i - 1) and any(heads().get(s.form, ("", False, False))[0] == "place" for s in scene.senses[i - 1])
    )


def _of_god(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether the word and the one after it are a name of two words, the second God's: عبد الرحمن كلام الله."""
    if not scene.is_word(i + 1) or len(scene.form(i)) < 3 or sense.marks or not sense.given:
        return False
    told = after_servant(scene, i) or not scene.plain(i - 1)
    return told and "god" in scene.senses[i + 1][0].marks and not scene.blocked[i]


def _stands_apart(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether the word with the article is what a verb before the name is about and not more of it: a body that the tables know, or a
    noun right after a family's name of relation (أعلن سالم الزعفوري الحداد)."""
    if not sense.given and sense.starts and any(k.kind == "organization" and not k.needs for k in known(sense.form)):
        return True
    family, relation = scene.senses[i - 1][0], marked("relation")[0]
    if not family.definite or family.form[-1:] != relation or sense.form[-1:] == relation:
        return False
    return exactly(sense.form) and sense.given not in _STRONG_NAMES


def _place_of_several(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether a known place of several words begins at the word: ميريام أديس أبابا."""
    hit = gazetteer().at(scene.forms, i, sense.form)
    return hit is not None and hit[0] > i + 1 and is_place(hit[1])


def _unknown(scene: Scene, i: int) -> bool:
    """Whether the word, a part of a name, is in no list."""
    return not (scene.plain(i) or scene.senses[i][0].given)


def _hardly_noun(scene: Scene, i: int) -> bool:
    """Whether the word, taken for an ordinary one, has but one reading, with an ending that no noun has after a name, and does not look
    like a verb of the present. One that is taken for a verb of what is to come, by its first letter, is a name's as well (سنوردي)."""
    read = scene.senses[i]
    return len(read) == 1 and derived(read[0]) and read[0].form[0] not in present_letters()


def _opens_office(scene: Scene, i: int) -> bool:
    """Whether what follows a word for an office is its seat and not more of a name."""
    if not scene.is_word(i):
        return False
    sense = scene.senses[i][0]
    holds = "title" in sense.marks and scene.senses[i - 1][0].given == "rare"
    return sense.form in heads() or sense.definite or bool(sense.nation) or holds


def _stands(parts: int, sure: int, strength: int, start: str) -> bool:
    """Whether a name of so many parts may be told from how plainly one is expected."""
    if not parts:
        return False
    if start in ("kunya", "servant", "fused") or strength >= STRONG:
        return True
    if strength == MIDDLE:
        return parts > 1
    return parts > 1 and (start == "given" or (start in ("common", "family") and sure > 1))
