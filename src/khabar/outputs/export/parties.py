"""What sort of party a name of the record stands for, and whose: what those who code events need of an actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from khabar.inflection import noun_forms
from khabar.language import article, table, values
from khabar.outputs.called import called
from khabar.outputs.export.codes import NO_COUNTRY, Country, country, rows
from khabar.read.events.cast import arms, nation
from khabar.read.events.forces import read_force, traits
from khabar.read.events.states import state_of
from khabar.read.gazetteer import Known, known
from khabar.record import Incident
from khabar.tell.claims import CIVILIANS
from khabar.tell.voices import VOICE, land_of
from khabar.tell.voices import state_of as state_of_body
from khabar.text import fold

_CIVIL, _GUNMEN, _ARMY, _PERSON, _MEDIA, _NGO = "civilians", "gunmen", "army", "person", "media", "ngo"
# What belongs to a state.
_STATES = frozenset({"army", "police", "service", "government", "ministry", "state", "country"})
# Kinds of the bodies that every state has (see the table of ministries) that bear arms for it, each with its sort.
_ARMS = {"force": _ARMY, "service": "service"}
_BODIES_OF_STATES = VOICE | {"ministry", *_ARMS}


@dataclass(frozen=True, slots=True)
class Party:
    """A party: its name in the record, its sort (a row of `party_sorts.tsv`, empty where it cannot be told), the country that it
    belongs to, and whether it is named or only described (gunmen, soldiers)."""

    name: str
    sort: str
    country: Country = NO_COUNTRY
    named: bool = True

    @property
    def english(self) -> str:
        """Its name in English where tables know one or all of its words, otherwise as the record has it."""
        return called(self.name, "en")

    @property
    def side(self) -> str:
        """`armed`, `state`, `civilians`, or empty."""
        return _sorts().get(self.sort, {}).get("side", "")

    @property
    def sector(self) -> str:
        """PLOVER's sector."""
        return _sorts().get(self.sort, {}).get("sector", "")

    @property
    def role(self) -> str:
        """CAMEO's role code."""
        return _sorts().get(self.sort, {}).get("cameo", "")

    def inter(self, where: Country) -> str:
        """ACLED's interaction text; a state's forces in another country are external."""
        told = _sorts().get(self.sort, {}).get("inter", "")
        abroad = self.country.iso and where.iso and self.country.iso != where.iso
        return "External/Other forces" if told == "State forces" and abroad else told


@cache
def _sorts() -> dict[str, dict[str, str]]:
    return {row["sort"]: row for row in rows("party_sorts")}


@lru_cache(maxsize=50_000)
def party(name: str) -> Party:
    """The party of a name, as the tables of Arabic know it or its words tell.

    >>> found = party("الجيش الكيني")
    >>> found.sort, found.country.iso
    ('army', 'KE')
    >>> party("مسلحون مجهولون").sort, party("المدنيون").sort
    ('gunmen', 'civilians')
    """
    home = _home(name)
    head, *rest = fold(name).split() or [""]
    told = _words().get(head, "")
    force = read_force(head)
    for kind, sort in _ARMS.items():
        if state_of_body(name, frozenset({kind})) is not None:
            return Party(name, told or sort, home)
    if arms(name) == _ARMY or _land_of_force(name) is not None:
        return Party(name, _ARMY, home)
    for one in known(fold(name)):
        # A group that begins with a word for armed men is no people.
        if (sort := _sort(one)) and not one.needs.startswith("c") and (sort != "people" or force is None):
            return Party(name, sort, country(one.country) if one.country else home)
    if told:
        return Party(name, told, home, bool(rest) and told in ("ministry", "government"))
    if force is None:
        return Party(name, _CIVIL if head in _people() else "", home, head not in _people())
    kind, whose = force[2].kind, force[2].of_state
    if kind == "force" and rest and _words().get(rest[0]) == "government":
        return Party(name, _ARMY, home)
    if kind in ("force", "body") and home.iso:
        return Party(name, _ARMY if kind == "force" else "state", home)
    if kind == "body":
        return Party(name, "state" if "{" in whose else "", home, "{" not in whose)
    plain = all(word in traits() or word.removeprefix(article()) in traits() for word in rest)
    if kind == "force" and "{m}" in whose:
        # What an army alone has, and the word for it: whose it is nobody says.
        return Party(name, _ARMY if plain else "", home, not plain)
    if kind in ("force", "bloc", "crew"):
        return Party(name, _GUNMEN if plain and kind != "bloc" else "armed_group", home, not plain)
    return Party(name, _CIVIL if kind in ("crowd", "victim") else "", home, False)


def _sort(one: Known) -> str:
    """The sort of something that the tables hold; empty where these say nothing of use."""
    if one.kind == "place":
        return "country" if one.sort in ("country", "capital") else ""
    if one.kind == "person":
        return "person"
    if one.kind == "group":
        return one.sort if one.sort in _sorts() else "people"
    if one.sort in ("agency", "tv", "radio", "paper", "magazine", "site"):
        return "media"
    return one.sort if one.sort in _sorts() else ""


@lru_cache(maxsize=50_000)
def _home(name: str) -> Country:
    """The country whose adjective or name stands in the name of the party; none where two countries share the adjective."""
    state = nation(name)
    iso = state_of_body(name, _BODIES_OF_STATES) or _land_of_force(name)
    if iso and (state is None or state.masculine not in _shared()):
        return country(iso)
    if state is None:
        words = name.split()
        state = next((s for k in range(len(words)) if (s := state_of(" ".join(words[k:]))) is not None), None)
    return country(_governments().get(state.government)) if state and state.masculine not in _shared() else NO_COUNTRY


def _land_of_force(name: str) -> str | None:
    """The code of the country of a force that is called by it and nothing besides (القوات الكينية)."""
    head, *rest = fold(name).split() or [""]
    force = read_force(head)
    return land_of(" ".join(rest)) if force is not None and force[2].kind == "force" else None


@cache
def _shared() -> frozenset[str]:
    """Adjectives, with the article, that two countries of today have."""
    lands = [row for row in table("countries") if country(row["iso"]) is not NO_COUNTRY]
    told = Counter(state.masculine for row in lands if (state := state_of(row["key"])) is not None)
    return frozenset(adjective for adjective, n in told.items() if n > 1)


@cache
def _governments() -> dict[str, str]:
    return {row["government"]: row["iso"] for row in table("countries") if row["government"]}


@cache
def _words() -> dict[str, str]:
    """Every form of a word with which parties begin → its sort."""
    return {form: row["sort"] for row in table("party_words") for form in _forms(row["word"], row["plurals"])}


@cache
def _people() -> frozenset[str]:
    """Every form of a noun that counts those who are civilians."""
    nouns = [row for row in table("counted") if row["of"] in CIVILIANS]
    return frozenset(form for row in nouns for form in _forms(row["noun"], row["plurals"]))


def _forms(word: str, plurals: str) -> Iterator[str]:
    yield from (form for form, _ in noun_forms(word))
    for plural in values(plurals):
        yield from (plural, article() + plural)


@dataclass(frozen=True, slots=True)
class Sides:
    """The parties of an incident: who is told as doing it and to whom, and the two that tables with two columns for parties hold.

    `against` is `civilians` where only these are struck, `armed` where somebody under arms is or two armed parties fight, else empty."""

    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    first: Party | None
    second: Party | None
    against: str


def sides(incident: Incident, persons: frozenset[str] = frozenset()) -> Sides:
    """The sides of an incident, of which `persons` are names of persons. The second party is the first that is told as struck, where none
    is the second that acts; never one of the same state as the first. Persons and those who report or help stand back behind all others;
    who acts is not told as struck too: of those who fight each other both act, and two told by one word (two armed groups) are both sides.

    >>> from khabar.record import Actor
    >>> one = Incident("i", "s", "ASSAULT", None, "", None, None, (Actor("الجيش الكيني", "actor"),), (), (), ())
    >>> sides(one).first.sort, sides(one).second
    ('army', None)
    """
    actors = tuple(_told(a.name, persons) for a in incident.actors if a.role == "actor")
    acting = {a.name for a in actors}
    recipients = tuple(
        _struck(p)
        for a in incident.actors
        if a.role == "recipient" and not _is_arm(p := _told(a.name, persons)) and a.name not in acting
    )
    first = next(iter(sorted(actors, key=_behind)), None)
    others = sorted([*recipients, *(p for p in actors if p is not first)], key=_behind)
    if len(actors) == 1 and not actors[0].named and any(a.name in acting for a in incident.actors if a.role != "actor"):
        return Sides(actors, recipients, first, first, "armed" if actors[0].side == "armed" else "")
    second = next((p for p in others if first is None or not one_side(p, first)), None)
    return Sides(actors, recipients, first, second, _against(incident, actors, recipients))


def _told(name: str, persons: frozenset[str]) -> Party:
    one = party(name)
    return Party(name, _PERSON, one.country) if not one.sort and name in persons else one


def _is_arm(one: Party) -> bool:
    """Whether it is but an arm of some force, such as the artillery: what it strikes with, not whom."""
    head = (fold(one.name).split() or [""])[0]
    force = read_force(head)
    if force is None or one.country.iso or force[2].kind != "force" or force[2].many:
        return False
    whose = fold(force[2].of_state).split()[0].removeprefix(article()) if force[2].of_state else ""
    return whose != head.removeprefix(article())


def _behind(one: Party) -> bool:
    return one.sort in (_PERSON, _MEDIA, _NGO)


def one_side(one: Party, other: Party) -> bool:
    """Whether two names stand for the same: one name, or forces and government of one state.

    >>> one_side(party("الجيش الكيني"), party("الحكومة الكينية")), one_side(party("الجيش الكيني"), party("الجيش الصومالي"))
    (True, False)
    """
    lands = {p.country.iso if p.sort in _STATES else "" for p in (one, other)}
    return one.name == other.name or (len(lands) == 1 and "" not in lands)


def _struck(one: Party) -> Party:
    """A people that is struck is told as civilians."""
    return Party(one.name, _CIVIL, one.country, one.named) if one.sort == "people" else one


def _against(incident: Incident, actors: tuple[Party, ...], recipients: tuple[Party, ...]) -> str:
    if any(p.side in ("armed", "state") for p in recipients):
        return "armed"
    if any(p.side == _CIVIL for p in recipients):
        return _CIVIL
    if len([p for p in actors if p.side in ("armed", "state")]) > 1:
        return "armed"
    harmed = {t.of for t in incident.tallies if t.measure in ("killed", "injured") and t.of and (t.high or t.claims)}
    if harmed & {"military", "police", "separatists"}:
        return "armed"
    return _CIVIL if harmed else ""
