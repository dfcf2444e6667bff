"""What follows a word that may begin a person's name: more of it, a family's name, a word that joins its parts."""

from __future__ import annotations

from khabar.inflection import accusative, closed_feminine, endings, feminine_plural
from khabar.language import article, of_kind, proclitics
from khabar.read.gazetteer import CITY, known
from khabar.read.names.bodies import heads
from khabar.read.names.lexicon import deeds, exactly, given, marked, said_by
from khabar.read.names.patronyms import son_at
from khabar.read.names.words import Scene, Sense

# Parts of names that are more often ordinary words.
WEAK_NAMES = ("common", "rare")
# Letters that fold to the first vowel's: one no link of names is written with, one no kunya in one word begins with.
HAMZA_BELOW, LONG_ALIF, END_ALIF = chr(0x0625), chr(0x0622), chr(0x0649)


def family_name(scene: Scene, i: int) -> bool:
    """Whether the word is a family's name with the article that is no ordinary word."""
    return (
        scene.is_word(i)
        and scene.senses[i][0].definite
        and not scene.senses[i][0].ordinary
        and scene.senses[i][0].given in ("family", "both")
    )


def joined(scene: Scene, i: int) -> bool:
    """Whether a word that joins the parts of a name stands there."""
    return scene.is_word(i) and "joins" in scene.senses[i][0].marks


def name_follows(scene: Scene, i: int) -> bool:
    """Whether the word is one that only a name can be."""
    if not scene.is_word(i) or scene.blocked[i]:
        return False
    sense = scene.senses[i][0]
    return bool(sense.given and sense.given not in WEAK_NAMES) or not (scene.plain(i) or sense.definite or sense.nation)


def family_told(scene: Scene, i: int) -> bool:
    """Whether the word with the article right after a title and a first name is the family's: of victims, who are told by their full
    names, and where no verb stands before the title that would make it what somebody does something to."""
    if not scene.is_word(i - 2) or scene.parted(i):
        return False
    if scene.senses[i][0].marks & {"kind", "epithet", "ends", "title"}:
        return False
    title, word = scene.senses[i - 2][-1], scene.senses[i][0]
    for k in range(i - 3, i - 5, -1):
        if scene.is_word(k) and "victim" in scene.senses[k][-1].marks and scene.senses[k][-1].definite:
            title = scene.senses[k][-1]
    if not (title.definite and title.marks & {"victim", "honorific", "rank"}):
        return False
    if (
        word.form[-1:] == closed_feminine()
        or (word.form.endswith(marked("plural")) and not given(word.form[len(article()) :]))
        or word.form in heads()
    ):
        return False
    if "victim" in title.marks:
        return True
    before = scene.senses[i - 3][0] if scene.is_word(i - 3) else None
    told = before is None or title.cut > 0 or bool(before.marks & {"preposition", "in"})
    return told and not (scene.is_word(i + 1) and scene.senses[i + 1][0].definite)


def name_after(scene: Scene, i: int) -> bool:
    """Whether a name begins there: a word that only a name can be, or one that `son of` follows."""
    return name_follows(scene, i) or (scene.is_word(i) and son_at(scene, i + 1))


def family_follows(scene: Scene, i: int) -> bool:
    """Whether the word is a family's name with the article."""
    return (
        scene.is_word(i)
        and scene.senses[i][0].definite
        and (bool(scene.senses[i][0].given) or not scene.senses[i][0].ordinary)
    )


def written_with(scene: Scene, i: int, letter: str) -> bool:
    """Whether the word is written with a letter that folding makes another: `فإن` is no link of names, `آباؤهم` opens with no kunya."""
    word = scene.row[i]
    return letter in scene.text[word.start : word.end]


def is_preposition(scene: Scene, i: int, sense: Sense) -> bool:
    """Whether a word that folds like a given name is written as the preposition it also is."""
    return (
        len(sense.form) < 3 or sense.form[-1:] != marked("relation")[0] or scene.text[scene.row[i].end - 1] == END_ALIF
    )


def governs(scene: Scene, i: int) -> bool:
    """Whether the word is written as the preposition that a given name folds like, and what it governs follows: وتقع تل على بعد ميل."""
    if not (scene.is_word(i) and scene.is_word(i + 1)):
        return False
    sense, after = scene.senses[i][0], scene.senses[i + 1][0]
    if not {"preposition", "given"} <= sense.marks or not is_preposition(scene, i, sense):
        return False
    return (after.ordinary or after.definite) and not after.marks & {"in", "side"}


def after_family(scene: Scene, i: int) -> bool:
    """Whether the word before can only be a name, or is a family's name of relation itself: محمد مغرم العسيري, سعد المسيلي الحارثي."""
    before = scene.senses[i - 1][0]
    related = before.definite and before.given != "" and before.form[-1:] == marked("relation")[0]
    return related or not scene.plain(i - 1)


def after_servant(scene: Scene, i: int) -> bool:
    """Whether a servant's name of two words stands before the word."""
    return scene.is_word(i - 2) and "servant" in scene.senses[i - 2][0].marks


def only_looks_joined(scene: Scene, i: int) -> bool:
    """Whether a word that begins like one with `and` is a name as a whole: what is left of it is no word, no name, no place."""
    rest = scene.senses[i][-1]
    return rest.cut > 0 and len(rest.form) > 3 and not (rest.ordinary or rest.given or rest.definite or rest.starts)


def bears_title(scene: Scene, i: int) -> bool:
    """Whether a word for an office with the article is the family's name: right after a given name of the lists, and with nothing after it
    that would say of which office, such as an adjective, a seat or a name."""
    first = scene.senses[i - 1][0]
    if first.definite or first.given in ("", "rare") or scene.parted(i):
        return False
    if not scene.is_word(i + 1):
        return True
    after = scene.senses[i + 1][0]
    if after.definite:
        return "closes" in after.marks
    if after.marks & {"ends", "in", "preposition", "side", "closes", "speech"}:
        return True
    return _opens_anew(after)


def between_names(scene: Scene, i: int) -> bool:
    """Whether an ordinary word is the father's name since it stands between two words that are nothing but names: آدم حارون بشارة."""
    if (
        scene.blocked[i]
        or len(scene.senses[i]) > 1
        or not scene.is_word(i + 1)
        or scene.parted(i)
        or scene.parted(i + 1)
    ):
        return False
    word, after, first = scene.senses[i][0], scene.senses[i + 1][0], scene.senses[i - 1][0]
    if word.definite or word.nation or word.marks - {"speech"} or word.form.endswith(marked("attached")):
        return False
    return all(s.given in ("given", "both") and not (s.ordinary or s.marks or s.definite) for s in (first, after))


def family_of_rare(scene: Scene, i: int) -> bool:
    """Whether the word with the article is the family's name after a first name that is mostly an ordinary word (مفتاح, سراج): the
    two stand right after an office that has its own complement (مدير المديرية), where no noun without the article would."""
    if not all(scene.is_word(k) for k in (i - 2, i - 1, i)) or scene.parted(i) or scene.blocked[i]:
        return False
    before, first, word = scene.senses[i - 2][0], scene.senses[i - 1][0], scene.senses[i][0]
    if (
        not before.definite
        or before.marks & {"closes", "in"}
        or not word.definite
        or word.form[-1:] == closed_feminine()
    ):
        return False
    if (
        first.given != "rare"
        or first.definite
        or first.marks - {"blessing"}
        or first.nation
        or len(scene.senses[i - 1]) > 1
    ):
        return False
    if not word.ordinary or word.given in ("family", "both"):
        return True
    if word.given != "rare" or word.form.endswith(marked("plural")):
        return False
    relation = word.form.endswith(marked("relation")[0]) and not word.nation
    told = scene.is_word(i + 1) and "closes" in scene.senses[i + 1][0].marks  # what he says
    return (relation or told or "title" in word.marks) and _told_apart(scene, i + 1)


def _told_apart(scene: Scene, i: int) -> bool:
    """Whether what follows a family's name cannot belong to it: no word with the article but a plural or the one who is spoken to."""
    if not scene.is_word(i):
        return True
    after = scene.senses[i][0]
    if after.definite:
        return "closes" in after.marks or after.form.endswith(feminine_plural())
    return _opens_anew(after)


def _opens_anew(after: Sense) -> bool:
    """Whether the word without the article after a family's name says nothing of whose office that would be: no nation, name, seat."""
    if after.nation or "title" in after.marks or (after.given and (after.given != "rare" or not after.ordinary)):
        return False
    return after.form not in heads() or heads()[after.form][0] == "organization"


def named_like_a_place(scene: Scene, i: int, sense: Sense, plainly: bool, named: bool) -> bool:
    """Whether a word that is also a small place goes on with a name: plainly, or between a name of the lists and another name."""
    follows = scene.is_word(i + 1) and scene.senses[i + 1][0].given not in ("", "rare")
    return (plainly or (named and follows)) and _small(sense.form)


def _small(form: str) -> bool:
    """Whether all that the tables know by the word are places of few people: a name beside a first name rather than one of them."""
    return all(k.kind == "place" and k.precision == "point" and k.weight < CITY for k in known(form))


def before_telling(scene: Scene, i: int) -> bool:
    """Whether an ordinary word without the article, after a title and a name of the lists, is the second part of the name: right before
    what is said (وقال العقيد كريم دوسة إن) or the verb by which the one named says it (لكن العمدة كريم دوسة تساءل)."""
    word = scene.senses[i][0]
    if not scene.is_word(i + 1) or scene.blocked[i] or scene.parted(i + 1) or _says_more(word):
        return False
    joined_on = scene.senses[i][-1].cut and scene.form(i)[:1] in proclitics("conjunction")  # فقال إن
    owned = word.form[-1:] == scene.text[scene.row[i].end - 1] == closed_feminine()  # قوله إن
    if joined_on or owned:
        return False
    after = scene.senses[i + 1][0]
    if "closes" in after.marks and after.form in of_kind("that_words", "that", "word"):
        return written_with(scene, i + 1, HAMZA_BELOW) or not any(exactly(s.form) for s in scene.senses[i])
    return after.form in said_by("ms", "fs")


def ends_foreign(scene: Scene, i: int) -> bool:
    """Whether a word that is seldom a name follows one in no list and nothing follows it that would complete it: a mark, a preposition
    or what is said (كليمانتي نكويرا سلامي عن)."""
    if scene.plain(i - 1) or scene.senses[i - 1][0].given or len(scene.senses[i - 1]) > 1 or len(scene.senses[i]) > 1:
        return False
    return not scene.is_word(i + 1) or bool(scene.senses[i + 1][0].marks & {"preposition", "in", "closes"})


def _says_more(word: Sense) -> bool:
    """Whether the word may be what a verb before the title is about, or tell how: it has a pronoun, the ending of the accusative, or is
    a particle, a title or a deed."""
    if word.definite or word.nation or word.marks or word.form in heads() or word.form in deeds():
        return True
    if word.form.endswith(accusative()):
        return exactly(word.form[:-1])
    return word.form.endswith(endings("pronoun", "fs", "mp", "1p"))


def is_upon_it(scene: Scene, i: int) -> bool:
    """Whether the word is a preposition with a pronoun and no woman's name that folds to it: اطلعت عليه رويترز."""
    written = scene.text[scene.row[i].end - 1] == closed_feminine()
    return written and scene.forms[i] in of_kind("prepositions", "therein", "word")
