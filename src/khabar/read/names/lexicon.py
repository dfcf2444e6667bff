"""What the tables say of single words: ordinary words, parts of names, adjectives of countries, titles, words of context."""

from __future__ import annotations

from functools import cache

from khabar.inflection import accusative, bare, closed_feminine, dual, endings, noun_forms, verb_forms, with_hamza
from khabar.language import article, table, values
from khabar.read.gazetteer import gazetteer
from khabar.remember import remembered
from khabar.sheets import folded, sheet
from khabar.text import fold

# A word with the article has at least so many letters.
ARTICLE_WORD = 4
# An ordinary word that is a name less often than this in the table is seldom one.
_OFTEN = 60
# The persons of a verb in which somebody speaks of himself or to another.
_NOT_TOLD = (":1p", ":1s", ":2p")
# A part of a name that occurs less often says little of where a name begins.
_SELDOM = 5


@cache
def contexts() -> dict[str, frozenset[str]]:
    """Word → the parts it plays beside and within names."""
    found: dict[str, set[str]] = {}
    for row in table("name_contexts"):
        found.setdefault(fold(row["word"]), set()).add(row["kind"])
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def _ordinary() -> frozenset[str]:
    found: set[str] = set()
    rows = sheet("ordinary_words")
    for cell in folded([rows.row(number)[rows.columns["words"]] for number in range(len(rows.lines))]):
        found.update(cell.split("|"))
    for name in ("events_verbs", "speech_verbs"):
        for row in table(name):
            found.update(form for form, _ in verb_forms(row["past"], row["present"]))
    for name, column in (
        ("content_nouns", "word"),
        ("events_nouns", "word"),
        ("speech_verbs", "noun"),
        ("that_words", "word"),
    ):
        found.update(form for row in table(name) for form in values(row[column]) if " " not in form)
    for row in table("counted"):
        if row["measure"] == "money":
            found.update((fold(row["noun"]), *values(row["plurals"])))
    for word, kinds in contexts().items():
        if kinds & {"closes", "side", "called", "preposition", "in", "voice"}:
            found.add(word)
    return frozenset(found)


@cache
def _parts_of_names() -> dict[str, str]:
    """Folded part of a person's name → its line."""
    lines = sheet("given_names").lines
    parts = dict(zip(reversed(folded([line.partition("\t")[0] for line in lines])), reversed(lines), strict=True))
    for row in table("name_contexts"):
        if row["kind"] == "given":
            parts[fold(row["word"])] = f"{row['word']}\t{_OFTEN}\tgiven\t0"
    return parts


def given(form: str) -> str:
    """What part of a person's name the folded word is: given, family, both, and where it is also an ordinary word common
    (often a name) or rare (seldom one); empty where the lists do not hold it.

    >>> given("ابراهيم"), given("طاوله")
    ('given', '')
    """
    line = _parts_of_names().get(form)
    if line is None or " " in form:
        servant, seconds = _compounds()
        if form.endswith(seconds) and _in_one(form):
            return "given"
        return "given" if form.startswith(servant) and len(form) > 2 * ARTICLE_WORD else ""
    _, told, kind, common = line.split("\t")
    count = int(told)
    if count < _SELDOM:
        return "given" if _in_one(form) else "rare"
    if ordinary[form]:
        return "rare" if count < _OFTEN else "common" if common == "1" else kind
    return kind


def _in_one(form: str) -> bool:
    """Whether the word is a name of two written in one, the second with the article: نورالدين."""
    second = next((word for word in _compounds()[1] if form.endswith(word)), None)
    return second is not None and len(form) > len(second) + 1 and form[: -len(second)] in _parts_of_names()


@cache
def _compounds() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The word that opens a servant's name as it is written in one with the next (عبدالقادر), and the second words of compound names
    that have the article."""
    servant = tuple(word + article() for word in marked("servant") if word.isalpha())
    return servant, tuple(word for word in marked("after") if word.startswith(article()))


@cache
def nations() -> dict[str, str]:
    """Adjective of a country or people in every form, without the article → ISO code, or the plural of a people that has none."""
    found: dict[str, str] = {}
    for row in table("countries"):
        for adjective in row["adjectives"].split("|"):
            for part in (adjective,):
                if " " in part or not part:
                    continue
                for form in _adjective_forms(part):
                    found.setdefault(form, row["iso"])
    for row in table("peoples"):
        for adjective in values(row["adjectives"]):
            for form in _adjective_forms(adjective):
                found.setdefault(form, row["people"])
        for plural in values(row["plurals"]):
            found.setdefault(plural.removeprefix(article()), row["people"])
    return found


def _adjective_forms(adjective: str) -> list[str]:
    """The forms of an adjective without the article, the feminine included; none that is also a place's name."""
    forms = [form for form, _ in noun_forms(adjective)]
    forms = [*forms[: len(forms) // 2], fold(adjective) + closed_feminine()]
    return [
        form
        for form in forms
        if form == fold(adjective) or form.endswith(closed_feminine()) or form not in gazetteer().names
    ]


@cache
def speech() -> frozenset[str]:
    """The verbs of speech in the third person: in the first some of the forms are names (نجيب)."""
    found: set[str] = set()
    for row in table("speech_verbs"):
        if "duty" not in row["marks"]:
            forms = verb_forms(row["past"], row["present"])
            found.update(form for form, says in forms if not says.endswith(_NOT_TOLD))
    return frozenset(found)


@cache
def said_by(*persons: str) -> frozenset[str]:
    """The forms in which those persons say something that is then told or quoted: no one mistakes them for nouns.

    >>> "قال" in said_by("ms"), "قالت" in said_by("ms"), "رفض" in said_by("ms")
    (True, False, False)
    """
    rows = [row for row in table("speech_verbs") if {"that", "quote"} <= set(values(row["takes"]))]
    nouns = {fold(row["noun"]) for row in rows}
    told = [f"{tense}:{who}" for who in persons for tense in ("past", "present")]
    forms = [form for row in rows if "strict" not in row["marks"] for form in verb_forms(row["past"], row["present"])]
    return frozenset(form for form, says in forms if says in told and form not in nouns)


@cache
def unnamed() -> frozenset[str]:
    """The nouns of those who say something without a name, with and without the article, and of what is said to have happened."""
    words = {w for row in table("source_nouns") for w in (*values(row["word"]), *values(row["plural"]))}
    words |= {w for row in table("content_nouns") for w in values(row["word"])}
    return frozenset(words | {article() + w for w in words})


@cache
def deeds() -> frozenset[str]:
    """The verbs of what is done in war, in every form."""
    rows = table("events_verbs")
    return frozenset(form for row in rows for form, _ in verb_forms(row["past"], row["present"]))


@cache
def attacks() -> frozenset[str]:
    """The verbs of attacks, in every form."""
    rows = [row for row in table("events_verbs") if row["type"] == "ASSAULT"]
    return frozenset(form for row in rows for form, _ in verb_forms(row["past"], row["present"]))


@cache
def marked(kind: str) -> tuple[str, ...]:
    """The words or endings that play the part, shortest first.

    >>> "ha" in marked("attached")
    False
    """
    return tuple(
        sorted((word for word, kinds in contexts().items() if kind in kinds), key=lambda word: (len(word), word))
    )


@cache
def aliases() -> dict[str, list[tuple[str, str, frozenset[str]]]]:
    """Word that stands alone → (key, kind, countries whose news use it so)."""
    found: dict[str, list[tuple[str, str, frozenset[str]]]] = {}
    for row in table("name_aliases"):
        if " " not in row["word"]:
            entry = (row["key"], row["kind"], frozenset(row["countries"].split("|")))
            found.setdefault(fold(row["word"]), []).append(entry)
    return found


@cache
def titles() -> dict[str, str]:
    """A single word that is a title or opens one, in every form → its kind."""
    found: dict[str, str] = {}
    for row in table("titles"):
        for cell in (row["word"], row["feminine"], *row["plural"].split("|")):
            if cell.strip():
                word = fold(cell).split()[0]
                kind = row["kind"]
                found.setdefault(word, kind)
                if not word.startswith(article()):
                    found.setdefault(article() + word, kind)
    return found


@cache
def title_pairs() -> frozenset[tuple[str, str]]:
    """The first two words of titles of rank whose second stands without the article, so that it might pass for a name: ملازم أول."""
    words = [fold(row["word"]).split() for row in table("titles") if row["kind"] == "rank"]
    pairs = {(w[0], w[1]) for w in words if len(w) > 1 and not w[1].startswith(article())}
    return frozenset(pairs | {(first.removeprefix(article()), second) for first, second in pairs})


def exactly(form: str) -> bool:
    """Whether the word, with or without the article, is listed as an ordinary one as it stands.

    >>> exactly("مدرسه"), exactly("موسكو")
    (True, False)
    """
    words = _ordinary()
    return form in words or (form.startswith(article()) and form[len(article()) :] in words)


def exactly_so(form: str) -> bool:
    """Whether the word is listed as an ordinary one with its first letters: التزام."""
    return form in _ordinary()


@remembered
def governed(form: str) -> bool:
    """Whether the folded word may be an ordinary noun that a preposition or another noun governs: none with the ending of a subject, of
    the accusative or of a dual verb.

    >>> governed("مدارس"), governed("مدرسين"), governed("مدرسان")
    (True, True, False)
    """
    if not ordinary(form) or exactly(form) or not form.endswith((accusative(), dual())):
        return ordinary(form)
    return any(rest in _ordinary() for rest in bare(form)[1:])


def listed(form: str) -> bool:
    """Whether the folded word is listed as an ordinary one as it stands, or is so but for the endings of a verb of the past."""
    words = _ordinary()
    return form in words or any(form.endswith(e) and form[: -len(e)] in words for e in endings("past"))


@remembered
def ordinary(form: str) -> bool:
    """Whether the folded word is an ordinary word of the language: no unknown name.

    >>> ordinary("المدرسه"), ordinary("ديمقورسكي")
    (True, False)
    """
    words, the = _ordinary(), article()
    if form in words:
        return True
    if len(form) >= ARTICLE_WORD and form.startswith(the):
        form = form[len(the) :]
        if form in words:
            return True
        # A noun with the article has no pronoun, no ending of a verb and none of the accusative.
        if form[-1:] not in (closed_feminine(), marked("relation")[0]):
            return form[-1:] != accusative() and _is_inflected(form, "noun")
    # Or one without the ending of a verb, a noun or a pronoun; that of the second person reports hardly use, and foreign names often do.
    owned = form[-1:] != marked("relation")[0]
    for rest in bare[form][1:]:
        if (rest in words and form != rest + endings("pronoun", "2s")[0]) or (owned and with_hamza(rest) in words):
            return True
    return _is_inflected(form, "past", "noun")


def _is_inflected(form: str, *kinds: str) -> bool:
    """Whether the word without an ending of the kinds is an ordinary one, as it stands or with the feminine's letter."""
    ends = [end for end in _word_endings(*kinds).get(form[-1:], ()) if form.endswith(end) and len(form) - len(end) >= 3]
    return bool(ends) and any(form[: -len(e)] + last in _ordinary() for e in ends for last in ("", closed_feminine()))


@cache
def _word_endings(*kinds: str) -> dict[str, tuple[str, ...]]:
    """Last letter → the endings of the kinds that end with it."""
    found: dict[str, tuple[str, ...]] = {}
    for ending in dict.fromkeys(ending for kind in kinds for ending in endings(kind)):
        found[ending[-1:]] = (*found.get(ending[-1:], ()), ending)
    return found
