"""The grammar of questions: what each phrase says of the question, and what the words after it are about."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.archive.catalogue.query import Part, named_parts
from khabar.archive.catalogue.shelves import Catalogue
from khabar.archive.catalogue.words import line
from khabar.language import article, proclitics
from khabar.model import Word
from khabar.outputs.ask.areas import area_at, area_of
from khabar.outputs.ask.draft import Draft
from khabar.outputs.ask.english import arabic_of, arabic_of_capitals, english_word
from khabar.outputs.ask.latin import names_spelt
from khabar.outputs.ask.vocabulary import Meaning, acts, first_phrases, happening, named_as, phrases

# Of those who went somewhere, where they came from is asked, not who they are.
MOVED = frozenset({"displaced", "evacuated"})
# A question word that asks for happenings before one of these, and for the number of those who came to harm.
WHAT = "what"
HARM = frozenset({"killed", "injured", "casualties"})
# What was read last where the next word may tell whom a measure counts: a verb, a noun, a noun that is of something.
AFTER = frozenset({"deed", "measure", "measure of"})


def step(catalogue: Catalogue, draft: Draft, row: Sequence[Word], at: int, language: str) -> int:
    """Take the words that begin at `at`; the index after them."""
    arabic = language == "ar"
    known = first_phrases(language).at(row, 0, arabic) if at == 0 else None
    known = known or phrases(language).at(row, at, arabic)
    if (end := _placed(catalogue, draft, row, at)) is not None:
        return end
    if not arabic:
        told = arabic_of_capitals().at(row, at, False) if row[at].start in draft.large else None
        told = told or (arabic_of().at(row, at, False) if draft.names_at(row[at]) else None)
        if told is not None and (known is None or told[0] > known[0]):
            _english(catalogue, draft, told[2], row[at : told[0]])
            return told[0]
    if known is None:
        _content(catalogue, draft, row[at], language)
        draft.last = ""
        return at + 1
    after, cut, (kind, value) = known
    before = row[at].form[:1] if cut else row[at - 1].form if at else ""
    draft.joined = before in ("and", "or", *proclitics("conjunction"))
    of_place = _of_place(draft, kind, language, row[at])
    _known(catalogue, draft, (kind, value), language, row[at:after])
    if kind in ("ask", "first"):
        draft.bare = at == 0 and after == 1
    if kind != "silent" or draft.last in AFTER:
        # A measure without the article is that of what follows: `the dead of the army`.
        bare = arabic and kind == "measure" and not row[after - 1].form.startswith(article())
        own = "deed" if value.endswith(":deed") else "measure of" if bare else kind
        draft.last = "" if kind == "silent" or of_place else own
    return after


def _known(catalogue: Catalogue, draft: Draft, meaning: Meaning, language: str, said: Sequence[Word]) -> None:
    """Take a phrase of the table, by its words."""
    kind, value = meaning
    stems = tuple(line(" ".join(word.form for word in said)).split())
    if draft.kind == WHAT and draft.last == "first" and kind in ("acts", "happens", "measure"):
        draft.kind = "how_many" if value.partition(":")[0] in HARM else "what_happened"
    counting = draft.kind.startswith("how_many") or not draft.kind
    draft.persons |= value == "persons"
    if kind in ("ask", "first"):
        # A number that changed is asked for, however the question began.
        draft.kind = value if value == "changed" and draft.kind not in ("unread", WHAT) else draft.kind or value
        draft.turn(catalogue, "whom" if draft.kind == "how_many" else "")
    elif _of_place(draft, kind, language, said[0]) and counting:
        # Where it was tells no more of whom: the hospital for children.
        draft.add(named_as(kind, value.partition(":")[0]) if language == "en" else Part((stems,)))
    elif kind == "measure":
        _measure(catalogue, draft, value)
    elif kind == "of":
        draft.of = draft.of or value.partition(":")[0]
        draft.soldiers |= value.endswith(":only")
        draft.turn(catalogue, draft.role)
    elif kind == "whom":
        whom = counting and (draft.role == "whom" or draft.last in AFTER)
        draft.turn(catalogue, "whom" if whom else draft.role)
        # What is not counted is looked for in the words of the question.
        draft.add(named_as("whom", value) if whom or language == "en" else Part((stems,)))
    elif kind == "within":
        draft.placed = False
        draft.turn(catalogue, "whom" if counting else "")
    elif kind == "be":
        if counting and draft.measure and draft.last != "ask":
            # Of those killed there, so many were these.
            draft.placed = False
            draft.turn(catalogue, "whom")
    elif kind == "from":
        counted = draft.role == "whom" or draft.measure not in (None, *MOVED)
        whom = counting and counted and language == "ar"
        draft.placed &= not whom
        draft.turn(catalogue, "whom" if whom else "")
    elif kind in ("according", "agent"):
        draft.turn(catalogue, ({"according": "source", "agent": "doer"}[kind]) if counting else "")
    elif kind == "say":
        draft.said = value
        if draft.kind.startswith("what_said"):
            draft.about()
    elif kind == "about":
        draft.turn(catalogue, "")
        if draft.kind.startswith("what_said"):
            draft.about()
    elif kind in ("acts", "happens"):
        draft.turn(catalogue, "" if draft.role != "doer" else "doer")
        draft.add(acts(language)[value])
        draft.content.append([])
    elif kind in ("at", "sides"):
        draft.turn(catalogue, "")
        draft.sides |= kind == "sides"
        draft.placed = kind == "at"
        if draft.last == "deed" and draft.kind == "who_did" and draft.bare:
            # Who was killed there, and not who killed.
            draft.kind = "unread"
    elif draft.content[-1]:
        draft.content.append([])


def _of_place(draft: Draft, kind: str, language: str, said: Word) -> bool:
    """Whether a word of whom or what is counted tells of the place instead, by what it stands after: in the hospital for children. An
    Arabic word without the article is no part of the place's name: of those killed in the town (some were) women."""
    if not draft.placed or kind not in ("measure", "of", "whom"):
        return False
    return language == "en" or kind == "measure" or draft.last == "at" or said.form.startswith(article())


def _measure(catalogue: Catalogue, draft: Draft, value: str) -> None:
    """Take what is counted. After `and` it is counted too; otherwise a second measure makes another question of it."""
    measure, _, deed = value.partition(":")
    if draft.kind == "who_is" or (draft.kind == "who_did" and draft.bare and not deed and draft.last == "first"):
        # Who died is not who killed.
        draft.kind = "unread"
    if draft.measure is None:
        draft.measure, draft.deed = measure, bool(deed)
    elif measure != draft.measure and draft.joined:
        draft.also.append(measure)
    elif measure != draft.measure and draft.kind in ("", "how_many"):
        draft.kind = "unread"
    draft.turn(catalogue, "")


def _placed(catalogue: Catalogue, draft: Draft, row: Sequence[Word], at: int) -> int | None:
    """The index after the name of a country or region in which something is to lie."""
    name = draft.names.get(row[at].start)
    if name is None or not (draft.last in ("at", "from") or name.span.start > row[at].start):
        return None
    end = next((k for k in range(at, len(row)) if row[k].start >= name.span.end), len(row))
    stems = " ".join(line(w.form) for w in row[at:end]).split()
    found = list(named_parts(catalogue, stems))
    area = area_at(found[0] if len(found) == 1 else Part((tuple(stems),)), name.places) if stems else None
    if area is None or (draft.last == "from" and draft.measure not in MOVED):
        return None
    draft.turn(catalogue, "")
    draft.areas.append(area)
    draft.last = "place"
    return end


def _english(catalogue: Catalogue, draft: Draft, arabic: Sequence[str], said: Sequence[Word]) -> None:
    """Take an English word or name by what it is in Arabic; a name that the record has not is looked for by its spelling too."""
    part = Part(tuple(tuple(line(phrase).split()) for phrase in arabic))
    if len(said) == 1 and not english_word(said[0].form) and not is_named(catalogue, part, ("place",)):
        part = Part((*part.phrases, *names_spelt(catalogue, said[0].form)))
    if draft.kind == WHAT and draft.last == "first" and happening(arabic):
        draft.kind = "what_happened"
    area = area_of(part, arabic) if draft.last in ("at", "from") else None
    if area is not None and not draft.kind.startswith(("who_said", "what_said")):
        draft.areas.append(area)
    elif draft.last in AFTER and draft.kind == "how_many" and not is_named(catalogue, part, ("place",)):
        draft.turn(catalogue, "whom")
        draft.add(part)
    else:
        draft.add(part)
    draft.last = ""


def _content(catalogue: Catalogue, draft: Draft, word: Word, language: str) -> None:
    """Take a word that no table has: a name, or a word of the reports."""
    if language == "ar" and draft.kind in ("", "how_many") and not draft.role and (role := _after_measure(draft, word)):
        draft.turn(catalogue, role)
    if language == "ar" or word.kind == "number":
        stems = line(word.form).split()
        if draft.role:
            draft.run += stems
        else:
            draft.content[-1] += stems
        return
    found = names_spelt(catalogue, word.form)
    if not found:
        draft.unknown.append(word.form)
        return
    others = [p for name in found for part in named_parts(catalogue, name) for p in part.phrases if part.free == name]
    part = Part(tuple(dict.fromkeys([*found, *others])))
    if draft.last in AFTER and draft.kind == "how_many" and not is_named(catalogue, part, ("place",)):
        draft.turn(catalogue, "whom")
    draft.add(part)


def _after_measure(draft: Draft, word: Word) -> str:
    """What an Arabic word right after a measure tells: whom it counts, by an adjective or the name of a body or people; after a verb of
    doing, by a name, who did it."""
    name = draft.names.get(word.start)
    place = name is not None and name.kind == "place"
    if draft.last == "deed":
        return "doer" if name is not None else ""
    if draft.last == "measure":
        return "whom" if word.form.startswith(article()) and not place else ""
    return "whom" if draft.last == "measure of" and name is not None and not place else ""


def is_named(catalogue: Catalogue, part: Part, kinds: Sequence[str]) -> bool:
    """Whether something of these kinds is named so in the record."""
    told = [" ".join(phrase) for phrase in (*part.phrases, part.free) if phrase]
    return bool(
        catalogue.row(
            "select 1 from surfaces p join known k on k.id = p.entity "
            f"where k.kind in ({_marks(kinds)}) and p.stems in ({_marks(told)}) limit 1",
            (*kinds, *told),
        )
    )


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
