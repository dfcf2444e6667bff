"""The table of words for forces and for people, in every form, and the titles of persons."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from khabar.inflection import accusative, bare, before_ending, closed_feminine, endings, feminine, noun_forms, opens
from khabar.language import article, cut, of_kind, rests, splits, table, values
from khabar.read.events.particles import near_persons
from khabar.text import fold


@dataclass(frozen=True, slots=True)
class Force:
    """What a word for a force or for people stands for: for `kind`, `of_state` and `called` see the table. `object` tells of a case that no
    subject has, `tail` holds the words of which one must follow (قطاع طرق)."""

    kind: str
    of_state: str
    called: str
    many: bool
    definite: bool
    object: bool = False
    tail: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def forces() -> dict[str, Force]:
    """Every folded form of a word for a force or for people.

    >>> forces()["المدفعية".replace("ة", "ه")].kind
    'force'
    """
    found: dict[str, Force] = {}
    the = article()
    for row in table("events_forces"):
        if " " in row["word"] and row["kind"] == "crew":
            for phrase in (row["word"], *values(row["plural"])):
                first, *_ = phrase.split()
                tail = frozenset(fold(p.split()[1]) for p in (row["word"], *values(row["plural"])))
                found.setdefault(
                    fold(first), Force("crew", row["of_state"], "", phrase != row["word"], False, False, tail)
                )
        if " " in row["word"] and row["kind"] == "force":
            first, second = fold(row["word"]).split()
            if second.startswith(the):  # سلاح الجو
                found.setdefault(first, Force("force", row["of_state"], "", False, True, False, frozenset((second,))))
        if " " in row["word"] or row["kind"] == "trait":
            continue
        told = row["kind"], row["of_state"], row["called"]
        plain = fold(row["word"])
        for form, says in noun_forms(row["word"]):
            object_form = form.endswith(_oblique()) and form not in (
                plain,
                the + plain,
            )  # ميليشيا is no object by its end
            found.setdefault(form, Force(*told, says != "one", form.startswith(the), object_form))
        for plural in values(row["plural"]):
            oblique = plural.endswith(_oblique())
            found.setdefault(plural, Force(*told, True, False, oblique))
            found.setdefault(the + plural, Force(*told, True, True, oblique))
            if not oblique and not plural.endswith(_whole()):
                found.setdefault(plural + accusative(), Force(*told, True, False, True))  # إن جنودا هاجموا
    return found


@lru_cache(maxsize=1)
def _oblique() -> tuple[str, ...]:
    """The endings of nouns that cannot be the subject of a verb before them: the accusative, and the oblique dual and plural."""
    return endings("oblique")


@lru_cache(maxsize=1)
def _whole() -> tuple[str, ...]:
    """The endings of plurals that take no letter for the accusative."""
    return (*endings("noun", "many_m"), *endings("noun", "many_f"), closed_feminine())


@lru_cache(maxsize=1)
def plural_end() -> str:
    """The last letter of plurals and duals after which no genitive stands (مسلحون)."""
    return max(_oblique(), key=len)[-1]


@lru_cache(maxsize=1)
def titles() -> frozenset[str]:
    """The first words of titles and offices, without and with the article."""
    first = [
        fold(cell.strip()).split()[0]
        for row in table("titles")
        if row["kind"] in ("office", "rank", "honorific")
        for cell in (row["word"], row["feminine"])
        if cell.strip()
    ]
    return frozenset(form for word in first for form in (word, article() + word))


@lru_cache(maxsize=1)
def ranks() -> frozenset[tuple[str, ...]]:
    """The ranks of officers, as folded words (الفريق أول ركن)."""
    return frozenset(cut(row["word"]) for row in table("titles") if row["kind"] == "rank")


def as_subject(key: str) -> str:
    """The words for people of whom several are told, in the case of a subject (المسلحين المجهولين: المسلحون المجهولون); two, where another
    form is that of more (فصيلين: فصيلان).

    >>> as_subject("المسلحين"), as_subject("مجموعتين مسلحتين"), as_subject("قوات الأمن")
    ('المسلحون', 'مجموعتان مسلحتان', 'قوات الأمن')
    """
    (several,), (two, oblique) = endings("noun", "many_m"), endings("noun", "two")
    words = key.split()
    head = fold(words[0]) if words else ""
    if not head or len(head) != len(words[0]):
        return key  # مسعفَين: of two, as its vowel says
    if (
        head.endswith(accusative())
        and head in forces()
        and forces()[head].many
        and head.removesuffix(accusative()) in forces()
    ):
        rest = [word.removesuffix(oblique) + several if word.endswith(oblique) else word for word in words[1:]]
        return " ".join([words[0].removesuffix(accusative()), *rest])  # رجالا مسلحين
    if not head.endswith(oblique) or head.removesuffix(oblique) + two not in forces():
        return key
    ending = two if head.removesuffix(oblique) in _of_two() else several
    return " ".join(word.removesuffix(oblique) + ending if word.endswith(oblique) else word for word in words)


@lru_cache(maxsize=1)
def _of_two() -> frozenset[str]:
    """The stems, with and without the article, of words for a force or for people with which the ending of several tells of two: they have
    another plural, or are feminine."""
    (several,) = endings("noun", "many_m")
    found = set()
    for row in table("events_forces"):
        plurals = values(row["plural"])
        if opens(row["word"]) or (plurals and not any(plural.endswith(several) for plural in plurals)):
            found.add(before_ending(row["word"]) if opens(row["word"]) else fold(row["word"]))
    return frozenset(form for stem in found for form in (stem, article() + stem))


@lru_cache(maxsize=1)
def army() -> str:
    """The template of the canonical name of a state's army.

    >>> army()
    'الجيش {m}'
    """
    return next(row["of_state"] for row in table("events_forces") if row["kind"] == "force")


@lru_cache(maxsize=1)
def traits() -> frozenset[str]:
    """The forms of the adjectives by which forces and people are described."""
    traits = [row["word"] for row in table("events_forces") if row["kind"] == "trait"]
    return frozenset(form for word in traits for way in (word, feminine(word)) for form, _ in noun_forms(way))


@lru_cache(maxsize=1)
def sufferers() -> frozenset[str]:
    """What those are called whom harm befalls and who bear no arms."""
    return frozenset(row["called"] for row in table("events_forces")) - {""}


@lru_cache(maxsize=1)
def civilians() -> str:
    """What those are called who bear no arms."""
    return Counter(force.called for force in forces().values() if force.called).most_common(1)[0][0]


@lru_cache(maxsize=1)
def soldiers() -> frozenset[str]:
    """The forms with the article of those who serve a state, who act as well as suffer."""
    return frozenset(form for form, force in forces().items() if force.definite and "{m}" in force.of_state)


def read_force(form: str) -> tuple[str, str, Force] | None:
    """The particles before a word for a force or for people, the word without them, and what it stands for.

    >>> before, word, force = read_force("وللجنود")
    >>> (before, word, force.many)
    ('ول', 'الجنود', True)
    """
    known = forces()
    for _, before, rest in splits[form]:
        if rest in known:
            return before, rest, known[rest]
    return None


def read_title(form: str) -> str | None:
    """The particles before a title, or None where the word is no title."""
    known = titles()
    for _, before, rest in splits[form]:
        if rest in known:
            return before
    return None


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    """The adjectives of deeds, which look like forces with a pronoun (عملية عسكرية, not his soldier)."""
    return frozenset(fold(row["word"]) for row in table("events_modes"))


@lru_cache(maxsize=1)
def homelands() -> frozenset[str]:
    """The folded words that with a pronoun are for the state of whoever it stands for (بلاده)."""
    return of_kind("name_contexts", "homeland", "word")


@lru_cache(maxsize=20_000)
def is_homeland(form: str) -> bool:
    """Whether the word is for the state of whoever its pronoun stands for.

    >>> is_homeland("بلادها"), is_homeland("البلاد")
    (True, False)
    """
    return any(not homelands().isdisjoint(bare(rest)[1:]) for rest in rests[form])


def read_own(form: str) -> str | None:
    """The particles before a word for a force, or for a homeland, with a pronoun attached, not of the second person or the singular
    first, or None where it is no such word."""
    if form[-1:] in near_persons():
        return None
    known = forces()
    for _, before, rest in splits[form]:
        if rest in _adjectives():
            return None
        for stem in bare(rest)[1:]:
            force = known.get(stem)
            if stem in homelands():
                return before
            if (
                force is not None
                and not (force.definite or force.tail)
                and (force.kind in ("force", "crew") or "{m}" in force.of_state)
            ):
                return before
    return None
