"""Whether a word goes on with the name of a person that has begun."""

from __future__ import annotations

from khabar.inflection import closed_feminine, present_letters
from khabar.language import article, of_kind
from khabar.read.gazetteer import gazetteer, is_place, known
from khabar.read.names.bodies import heads
from khabar.read.names.firsts import NEVER, derived
from khabar.read.names.following import (
    after_family,
    after_servant,
    bears_title,
    before_telling,
    ends_foreign,
    family_of_rare,
    family_told,
    is_preposition,
    named_like_a_place,
    only_looks_joined,
)  # fmt: skip
from khabar.read.names.kunyas import is_relative_of
from khabar.read.names.lexicon import exactly, marked
from khabar.read.names.lexicon import given as own_name
from khabar.read.names.likely import is_country, is_state
from khabar.read.names.patronyms import son_at
from khabar.read.names.words import Scene, Sense, adjective

# Kinds of names of the lists that hardly are anything else.
_STRONG_NAMES = ("given", "both", "family")


def goes_on(scene: Scene, i: int, sense: Sense, kunya: bool, plainly: bool, named: bool) -> bool:
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
        return _with_article(scene, i, sense, kunya, plainly, named)
    if given:
        return _given(scene, i, sense, plainly, named)
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


def _with_article(scene: Scene, i: int, sense: Sense, kunya: bool, plainly: bool, named: bool) -> bool:
    """Whether a word with the article goes on with the name, as a family's does."""
    marks, given = sense.marks, sense.given
    if _stands_apart(scene, i, sense):
        return False
    if not sense.ordinary or (plainly and family_told(scene, i)) or family_of_rare(scene, i):
        return True
    if "kind" in marks or "epithet" in marks or (sense.form.endswith(marked("plural")) and given not in _STRONG_NAMES):
        return False
    if sense.form[-1:] == closed_feminine() and given not in _STRONG_NAMES:
        # A first name that a family is called by: Omar al-Khalifa.
        return own_name(sense.form[len(article()) :]) in _STRONG_NAMES and bears_title(scene, i)
    if kunya or (plainly and named and not exactly(sense.form)):
        return True
    if sense.form[-1:] == marked("relation")[0] and (named or (given and after_family(scene, i))):
        return True
    return bool(given) and (named or (plainly and not adjective(sense)))


def _given(scene: Scene, i: int, sense: Sense, plainly: bool, named: bool) -> bool:
    """Whether a word that the lists of names hold goes on with the name."""
    if sense.given != "rare" or not scene.plain(i):
        return True
    if (sense.form in heads() and scene.senses[i - 1][0].definite) or "listing" in sense.marks:
        return False
    told = plainly or (named and not scene.senses[i - 1][0].definite) or ends_foreign(scene, i)
    likened = all(s.particles[:1] in ("", *marked("as")) for s in scene.senses[i])  # نيكولاس كاي
    sure = likened or (exactly(sense.form) and scene.is_word(i + 1) and _unknown(scene, i + 1))
    return told and (len(scene.senses[i]) == 1 or sure)


def is_listed(scene: Scene, end: int) -> bool:
    """Whether the word before is a name of the lists, or the second of a servant's or a son's name."""
    if scene.senses[end - 1][0].given not in ("", "rare"):
        return True
    return end > 1 and scene.is_word(end - 2) and not scene.senses[end - 2][0].marks.isdisjoint(("servant", "son"))


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
