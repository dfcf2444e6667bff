"""Tell on whose side the one who speaks stands: a ministry, a spokesman and an army of one state, a group and its fighters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.language import article, of_kind, rests, table, values
from khabar.model import Statement
from khabar.read.counted import counted_within
from khabar.read.events.agreement import agree_party
from khabar.read.events.cast import Cast, arms, nation
from khabar.read.events.forces import army, forces, read_force
from khabar.read.events.ground import Ground
from khabar.read.events.parties import TITLE, Party
from khabar.read.events.states import State, state_of, states
from khabar.read.names.lexicon import contexts
from khabar.text import fold

# How many words around the name of a speaker say whom the speaker speaks for.
REACH = 12
# The rule of a statement whose verb carries a pronoun for the one accused or called upon.
_PRONOUN = "verb-addressed"
# Whom the police are counted as.
_POLICE = "police"


@dataclass(frozen=True, slots=True)
class Side:
    """Whom a speaker speaks for: the keys of the speaker and of those named with it, the governments of the states named with it,
    whether it is told as military or of the security forces without saying whose, whether it works for an outlet, and whether a title is
    told (الناطق باسم الجيش)."""

    keys: tuple[str, ...] = ()
    governments: frozenset[str] = frozenset()
    military: bool = False
    reports: bool = False
    titled: bool = False


def side_of(ground: Ground, statement: Statement) -> Side:
    """The side of the one who makes the statement."""
    keys = [statement.source] if statement.source else []
    governments = {state.government for key in keys if (state := _state(key)) is not None}
    military = any(_is_military(word) for key in keys for word in fold(key).split())
    titled = False
    for i in _told(ground, statement):
        sense = ground.senses[i]
        titled = titled or (sense is not None and sense.title is not None)
        military = military or (titled and (ground.forms[i] in _ranks() or _is_military(ground.forms[i])))
        named = ground.names.get(i)
        if named is not None:
            keys.append(named[0].key)
            state = _state(named[0].key)
        else:
            state = states().get(ground.forms[i])
        if state is not None:
            governments.add(state.government)
    reports = statement.source is not None and not reporters().isdisjoint(fold(statement.source).split()[:1])
    left = any(
        "retired" in contexts().get(bare, ()) for i in _told(ground, statement) for bare in rests[ground.forms[i]]
    )
    military = military and not (left or governments) and all(arms(key) != "group" for key in keys)
    return Side(tuple(dict.fromkeys(keys)), frozenset(governments), military, reports, titled)


@lru_cache(maxsize=1)
def _ranks() -> frozenset[str]:
    """The folded words for ranks, which those bear who serve a state, or did."""
    return frozenset(fold(row["word"]) for row in table("titles") if row["kind"] == "rank")


@lru_cache(maxsize=1)
def reporters() -> frozenset[str]:
    """The folded words for those who work for an outlet, whose word is the report's own."""
    rows = [row for row in table("source_nouns") if row["kind"] == "reporter"]
    return frozenset(fold(word) for row in rows for word in (row["word"], *values(row["plural"])) if " " not in word)


def _told(ground: Ground, statement: Statement) -> range:
    """The indexes of the words that tell who speaks: those of the source and the cue, up to the content."""
    spans = [s for s in (statement.cue, statement.source_span) if s is not None]
    if not spans:
        return range(0)
    if statement.source_span is not None and _PRONOUN in statement.rule:
        spans = [statement.source_span]  # between the speaker and the verb stands the one addressed
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    if end < statement.span.start and _PRONOUN not in statement.rule:
        end = statement.span.start
    first = bisect_left(ground.starts, start)
    last = bisect_left(ground.starts, end)
    if statement.source_span is not None and statement.source_span.start == start:
        first = _title(ground, first)
    return range(first, min(last, first + REACH))


def _title(ground: Ground, name: int) -> int:
    """Where the title begins that stands before the person named at word `name` (وزير الدفاع الكيني جون مواي: سلمنا …), else `name`."""
    for k in range(name - 1, max(-1, name - TITLE), -1):
        sense = ground.senses[k]
        if ground.page.words[k].kind != "word" or k in ground.inside:
            break
        if sense is not None and sense.title is not None:
            return k
    return name


@lru_cache(maxsize=20_000)
def _state(key: str) -> State | None:
    """The state that the key belongs to: by its adjective, or by the name of its country."""
    found = nation(key)
    if found is not None:
        return found
    words = key.split()
    return next((s for k in range(len(words)) if (s := state_of(" ".join(words[k:]))) is not None), None)


@lru_cache(maxsize=20_000)
def _is_military(word: str) -> bool:
    force = forces().get(article() + word.removeprefix(article()))
    return force is not None and force.kind in ("victim", "force", "body") and force.of_state != ""


@lru_cache(maxsize=20_000)
def _serves(key: str) -> bool:
    """Whether the key is that of a state's army, office or forces."""
    if arms(key) == "army":
        return True
    head = fold(key).split()[:1]
    found = read_force(head[0]) if head else None
    return found is not None and found[2].kind in ("force", "bloc", "body") and arms(key) is None


@lru_cache(maxsize=20_000)
def _rules(key: str) -> bool:
    """Whether the key is that of a state's office or forces, which alone arrest and try."""
    found = read_force(fold(key).split()[0]) if arms(key) is None and key.strip() else None
    if found is None or found[2].kind not in ("force", "body"):
        return False
    return found[2].of_state != "" or _state(key) is not None


def own(side: Side, actor: str | None, type_: str, called: str = "") -> bool:
    """Whether what the actor did is told by its own side, or by the report's own voice; where no actor is told of, whether those tell
    it who alone arrest and try (وقالت الشرطة إن المشتبه به اعتقل). Forces `called` by no state's name are those of whoever
    speaks for any (قال قائد الشرطة إن قوات الأمن)."""
    if side.reports:
        return True
    if side.military and (is_of_any_state(called) or called in _bare()):
        return True
    if actor is None:
        return type_ == "COERCE" and bool(side.keys) and _rules(side.keys[0])
    if any(_same(key, actor) for key in side.keys):
        return True
    state = _state(actor)
    if state is None and is_of_any_state(actor):
        return side.military or bool(side.governments) or any(map(_serves, side.keys))
    if state is not None and _serves(actor):
        return state.government in side.governments
    return side.military and _serves(actor)


@lru_cache(maxsize=20_000)
def _same(key: str, actor: str) -> bool:
    if key == actor:
        return True
    if _state(key) is not None and _state(actor) is not None:
        return False
    return bool(agree_party(key, actor))


def as_told(side: Side, party: Party | None, key: str | None) -> str | None:
    """The key of a party of which the side speaks; as it is told, where a word that nobody has for his own (المرتزقة) would stand for the
    side."""
    foe = party is not None and fold(party.key) in of_kind("accusations", "foe")
    return party.key if party is not None and foe and own(side, key, "") else key


def commanded(side: Side, cast: Cast) -> str | None:
    """The army or group that the side calls its own (قواته, مقاتلوها), or None."""
    armed = next((key for key in side.keys if arms(key) is not None or _polices(key)), None)
    if armed is not None:
        return armed
    for government in sorted(side.governments):
        if government in cast.own:
            return cast.own[government]
    found = next((state for key in side.keys if (state := _state(key)) is not None), None)
    if found is None and side.titled and len(side.governments) == 1:
        found = next(state for state in states().values() if state.government in side.governments)
    return found.named(army()) if found is not None else None


def homeland(side: Side) -> str | None:
    """The government of the state for which somebody with a title speaks (قال السفير إن بلاده وقعت), or None; where others are named with
    the speaker, only that of the speaker's own words."""
    state = _state(side.keys[0]) if side.titled and side.keys else None
    if state is not None:
        return state.government
    return next(iter(side.governments)) if side.titled and len(side.governments) == len(side.keys) == 1 else None


@lru_cache(maxsize=20_000)
def _polices(key: str) -> bool:
    """Whether the key is that of a police force, whose own forces are no army's (الشرطة الكينية)."""
    noun = counted_within(fold(key).split()[0]) if key.strip() else None
    return noun is not None and noun.of == _POLICE


def army_of(key: str, cast: Cast) -> str | None:
    """The army or group for which the party of that key speaks where it says `our forces`; None where it serves none."""
    state = _state(key)
    led = (
        [found[2] for word in fold(key).split() if (found := read_force(word)) is not None] if state is not None else []
    )
    commands = state is not None and key.rpartition(" ")[0] in _forces_of_states()
    if arms(key) is None and not (commands or _serves(key)) and not any(force.kind == "force" for force in led):
        return None
    return commanded(Side((key,), frozenset((state.government,)) if state is not None else frozenset()), cast)


@lru_cache(maxsize=1)
def _forces_of_states() -> frozenset[str]:
    """The canonical names, without their country, of forces and commands that every state has."""
    return frozenset(row["full"] for row in table("ministries") if row["kind"] == "force")


def written(ground: Ground, party: Party | None) -> str:
    """The party as the report calls it, folded."""
    return " ".join(ground.forms[party.first : party.last])[len(party.before) :] if party is not None else ""


@lru_cache(maxsize=20_000)
def is_of_any_state(key: str) -> bool:
    """Whether the key is what every state calls a force of its own, and does not say whose it is.

    >>> is_of_any_state("قوات الأمن"), is_of_any_state("قوات الأمن الكينية"), is_of_any_state("قوات المعارضة")
    (True, False, False)
    """
    return fold(key) in _forces_of_any_state()


@lru_cache(maxsize=1)
def _forces_of_any_state() -> frozenset[str]:
    rows = [row for row in table("ministries") if row["kind"] == "force"]
    return frozenset(fold(name) for row in rows for name in (row["word"], row["full"], *values(row["names"])))


@lru_cache(maxsize=1)
def _bare() -> frozenset[str]:
    """The folded words for forces that say nothing more of them (القوات)."""
    return frozenset(fold(row["of_state"].split()[0]) for row in table("events_forces") if row["kind"] == "force")


def performer(side: Side, cast: Cast, type_: str) -> str | None:
    """Who of a side does what it announces: its army or group where it fights, itself otherwise; None where it does neither (a
    witness, a hospital)."""
    speaker = side.keys[0] if side.keys else None
    if speaker is None or arms(speaker) is not None:
        return speaker
    if not _serves(speaker):
        return next((key for key in side.keys[1:] if arms(key) is not None), None) if side.titled else None
    return commanded(side, cast) if type_ == "ASSAULT" else speaker


def striker(side: Side, cast: Cast, actor: str | None) -> str | None:
    """Who struck, where the actor told is the office that speaks of it: the army that it commands (قالت وزارة الدفاع إنها قصفت)."""
    state = _state(actor) if actor is not None and actor in side.keys[:1] else None
    if actor is None or state is None or state.government == actor or arms(actor) is not None:
        return actor
    return performer(side, cast, "ASSAULT") or actor


def sides(ground: Ground, statements: Sequence[Statement]) -> dict[tuple[int, int], Side]:
    """The side of each statement, by where its content begins and ends; who is told but by name speaks for those for whom the same
    speaker spoke first (قال الناطق باسم الجيش فلان … وأكد أن مقاتلاته …)."""
    found = {(s.span.start, s.span.end): (s.source, side_of(ground, s)) for s in statements}
    first: dict[str, Side] = {}
    for _, (source, told) in sorted(found.items()):
        if source is not None and (len(told.keys) > 1 or told.governments):
            first.setdefault(source, told)
    return {
        span: first.get(source or "", told) if told.keys == (source,) else told
        for span, (source, told) in found.items()
    }
