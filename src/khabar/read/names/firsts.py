"""The first words of persons' names: of the lists, and unknown ones where the sentence lets a name be expected."""

from __future__ import annotations

from khabar.inflection import closed_feminine, dual, present_letters, sound_plural
from khabar.language import proclitics
from khabar.read.counted import counted
from khabar.read.gazetteer import TOWN, known
from khabar.read.names.following import (
    END_ALIF,
    HAMZA_BELOW,
    LONG_ALIF,
    WEAK_NAMES,
    bears_title,
    family_follows,
    family_name,
    family_of_rare,
    is_preposition,
    joined,
    name_follows,
    written_with,
)  # fmt: skip
from khabar.read.names.kunyas import fused_kunya
from khabar.read.names.lexicon import deeds, exactly, marked
from khabar.read.names.likely import is_country
from khabar.read.names.patronyms import chained
from khabar.read.names.words import Scene, Sense, adjective, plain

# How plainly the sentence lets a name be expected: right after `called`, after a title, within reach of one or after a verb of speech.
CALLED, STRONG, MIDDLE, WEAK = 3, 2, 1, 0
# Marks of words that no person's name begins with.
NEVER = frozenset({"closes", "called", "speech", "in", "preposition", "voice", "ends", "side"})


def opening(scene: Scene, i: int, sense: Sense, strength: int = WEAK) -> str:
    """What the word may be as the first of a name: given, family, common (a given name that is also a word), kunya, servant,
    fused (a kunya in one word), unknown, or nothing."""
    marks = sense.marks
    if "kunya" in marks:
        return "kunya"
    if "servant" in marks:
        return "servant"
    if chained(scene, i, sense, strength):
        return "given"
    if len(sense.form) < 2 or (marks & NEVER and not _named_all_the_same(scene, i, sense, strength)):
        return ""
    bare = not sense.definite or (sense.given and name_follows(scene, i + 1))
    if strength == CALLED and not sense.cut and bare and "title" not in marks:
        return "unknown" if not any(s.cut and "kunya" in s.marks for s in scene.senses[i]) else ""
    if "title" in marks and not (sense.given and strength and (joined(scene, i + 1) or family_name(scene, i + 1))):
        return ""
    if "link" in marks and written_with(scene, i, HAMZA_BELOW):
        return ""
    if "link" in marks and not sense.given:
        return "unknown" if strength and not sense.definite and name_follows(scene, i + 1) else ""
    if (sense.starts and is_country(sense.form)) or ("closes" in marks and _describes_what_follows(scene, i, strength)):
        return ""
    return _listed(scene, i, sense, strength) if sense.given else _unlisted(scene, i, sense, strength)


def _describes_what_follows(scene: Scene, i: int, strength: int) -> bool:
    """Whether an ordinary word with the article follows the one that closes a sentence, and no name."""
    if not scene.is_word(i + 1):
        return False
    after = scene.senses[i + 1][0]
    if strength >= MIDDLE and bears_title(scene, i + 1):
        return False
    return after.definite and after.ordinary and not (strength and after.given and adjective(after))


def _listed(scene: Scene, i: int, sense: Sense, strength: int) -> str:
    """What a word may be that the lists hold as a part of names."""
    if sense.definite and sense.ordinary and sense.given in WEAK_NAMES:
        return ""
    if len(sense.form) < 3 and not name_follows(scene, i + 1):
        return ""
    if sense.definite and scene.is_word(i - 1) and "god" in scene.senses[i - 1][0].marks:
        return ""  # بسم الله الرحمن
    if any(s.cut and "speech" in s.marks for s in scene.senses[i]):
        return ""
    if sense.definite and (sense.nation or (sense.ordinary and adjective(sense))):
        return ""
    if sense.nation:
        return "common" if strength and (name_follows(scene, i + 1) or family_follows(scene, i + 1)) else ""
    present = strength == WEAK and sense.form[0] in present_letters()
    if sense.form in deeds() and (present or _is_past(scene, i)) and not name_follows(scene, i + 1):
        return ""
    if strength and not sense.cut and not sense.marks and _after_follows(scene, i + 1):
        return "common"
    if sense.given != "rare":
        return sense.given if sense.given in ("common", "family") else "given"
    if scene.plain(i) or sense.definite:
        return "common" if not sense.definite and _rare_opens(scene, i + 1, strength) else ""
    named = len(sense.form) > 2 and (not sense.cut or strength == MIDDLE)
    return "unknown" if named and not sense.form.endswith(marked("attached")) else ""


def _is_past(scene: Scene, i: int) -> bool:
    """Whether the word ends with the letter that ends verbs of the past and few names: أدى is not أدي."""
    return scene.text[scene.row[i].end - 1] == END_ALIF


def _unlisted(scene: Scene, i: int, sense: Sense, strength: int) -> str:
    """What a word may be that the lists of names do not hold."""
    if fused_kunya(sense) and not written_with(scene, i, LONG_ALIF):
        return "fused"
    if sense.definite or _with_in(scene, i) or counted(sense.form) is not None:
        return ""
    if strength and not sense.cut and _after_follows(scene, i + 1):
        return "common"
    if strength >= STRONG and not sense.cut and _foreign_opens(scene, i, sense):
        return "common"
    if scene.plain(i) or sense.nation or len(sense.form) < 3 or sense.form.endswith(marked("attached")):
        return ""
    if sense.starts and not (strength and not sense.cut and not known(sense.form)) and not _speaks(scene, i, sense):
        return ""
    if strength == STRONG and _seat(scene, i):
        return ""
    joined_name = sense.particles == marked("and")[0] and strength == MIDDLE
    return "unknown" if not sense.cut or joined_name else ""


def _with_in(scene: Scene, i: int) -> bool:
    """Whether the word in no list is a noun after the attached word for in or with: ببسالة, بواسع رحمته."""
    form, (particle, *_) = scene.form(i), proclitics("preposition")
    if len(form) < 4 or form[:1] != particle:
        return False
    return form[-1:] == closed_feminine() or any(s.cut and "qualifies" in s.marks for s in scene.senses[i])


def _seat(scene: Scene, i: int) -> bool:
    """Whether the single word in no list is that of which somebody holds an office, not who holds it: no person's name completes an
    office without the article (نائب عمدة كورسيندي)."""
    if not scene.is_word(i - 1) or name_follows(scene, i + 1):
        return False
    office = scene.senses[i - 1][0]
    return "office" in office.marks and not office.definite and bool(office.ordinary)


def _foreign_opens(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether a word that is an ordinary one only with the ending of a relation or a pronoun is a foreign first name right after a title
    (مستشاره مرادي كولنبير): a word in no list follows it."""
    if not (_only_derived(sense) or _only_likened(scene, i)):
        return False
    if not scene.is_word(i - 1) or not any("title" in s.marks or s.definite for s in scene.senses[i - 1]):
        return False
    if sense.form[0] in present_letters() or not scene.is_word(i + 1) or scene.plain(i + 1):
        return False
    after = scene.senses[i + 1][0]
    return not (after.definite or after.nation or (after.starts and not after.given))


def _only_derived(sense: Sense) -> bool:
    """Whether the word without the article is an ordinary noun only as one with an ending (see `derived`)."""
    return sense.ordinary and not (sense.definite or sense.nation) and derived(sense)


def _only_likened(scene: Scene, i: int) -> bool:
    """Whether the word is an ordinary one only after the particle that likens: كاخا."""
    first, *others = scene.senses[i]
    known_word = first.ordinary or first.given or first.definite or first.nation or first.marks or first.starts
    return bool(others) and not known_word and all(s.particles[:1] == marked("as")[0] for s in others)


def derived(sense: Sense) -> bool:
    """Whether the word is in no list and ends as a relation, a noun with a pronoun, a dual or a plural does: مرادي, بدوان, جيدون."""
    ends = sense.form.endswith((marked("relation")[0], dual(), sound_plural()))
    return ends and not sense.marks and not exactly(sense.form)


def _after_follows(scene: Scene, i: int) -> bool:
    """Whether the second word of a compound name stands there: عناية الله."""
    return scene.is_word(i) and "after" in scene.senses[i][0].marks


def _speaks(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether a word that is also a small place is the first name of who speaks: right after the verb, before what only a name can be."""
    if sense.cut or not scene.is_word(i - 1) or not any("speech" in s.marks for s in scene.senses[i - 1]):
        return False
    return name_follows(scene, i + 1) and all(k.kind == "place" and k.weight < TOWN for k in known(sense.form))


def _named_all_the_same(scene: Scene, i: int, sense: Sense, strength: int) -> bool:
    """Whether a word that no name begins with is one here: a preposition that folds alike, a verb of speech no one would write here."""
    if "speech" in sense.marks:
        if strength >= STRONG and sense.given and family_follows(scene, i + 1):
            return True
        return strength >= MIDDLE and not sense.cut and not sense.ordinary and sense.given in ("given", "both")
    return bool(sense.given) and "closes" in sense.marks and not is_preposition(scene, i, sense)


def opens_person(form: str, read: tuple[Sense, ...]) -> str:
    """Whether a person's name may open with a word of this folded form and these readings: `listed` anywhere, `open` where the
    sentence lets one be expected, or not."""
    opens = ""
    for s in read:
        if (s.given and s.given != "rare") or "kunya" in s.marks or "servant" in s.marks or fused_kunya(s):
            return "listed"
        if s.given or "link" in s.marks:
            opens = "open"
    return opens or ("" if plain[form] and not (len(read) == 1 and _only_derived(read[0])) else "open")


def _rare_opens(scene: Scene, i: int, strength: int) -> bool:
    """Whether an ordinary word that is seldom a name is one here: a name follows where one is expected."""
    if strength >= STRONG and scene.is_word(i):
        after = scene.senses[i][0]
        if after.given and not after.definite and not after.nation and not scene.plain(i):
            return True
    if strength >= MIDDLE and family_of_rare(scene, i):
        return True
    if strength < MIDDLE or not name_follows(scene, i) or scene.senses[i][0].nation:
        return False
    return not (strength == MIDDLE and exactly(scene.form(i - 1)))
