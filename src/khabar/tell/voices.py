"""Who speaks, as far as two statements are compared: the speaker himself, the office he speaks through, the body he speaks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product

from khabar.inflection import feminine
from khabar.language import article, of_kind, table, values
from khabar.outlets import canonical
from khabar.remember import remembered
from khabar.tell.digest import Digest
from khabar.tell.likeness import root
from khabar.tell.sources import nameless, officeholder, one_name
from khabar.tell.terms import stem
from khabar.text import fold

# The sorts of bodies that speak for a state at war, whichever of them is named.
VOICE = frozenset({"force", "defence", "government"})


@remembered
def plain(name: str) -> str:
    """A name under which its spellings agree: its stems in order.

    >>> plain("وزارة الدفاع") == plain("وزاره الدفاع")
    True
    """
    return " ".join(stem(word) for word in fold(name).split())


@remembered
def _roots(name: str) -> frozenset[str]:
    """The roots of a name's words, in which a president and his presidency, a minister and his ministry agree."""
    return frozenset(root(part) for part in plain(name).split())


@cache
def _outlets() -> dict[str, str]:
    """The names of agencies and other outlets, each with the canonical one."""
    found: dict[str, str] = {}
    for row in table("agencies"):
        for name in (row["key"], *values(row["names"]), *values(row["headed"])):
            found.setdefault(plain(name), row["key"])
    return found


@remembered
def outlet_key(name: str) -> str:
    """The canonical name of an outlet, the name itself where no table holds it.

    >>> outlet_key("أ ف ب")
    'وكالة فرانس برس'
    """
    return _outlets().get(plain(name)) or canonical(name) or name


@remembered
def passes_on(name: str) -> bool:
    """Whether the name is that of an agency or another outlet, which passes on what others say.

    >>> passes_on("رويترز"), passes_on("وزارة الدفاع")
    (True, False)
    """
    return plain(name) in _outlets() or name.isascii()


def voices(digests: Sequence[Digest]) -> dict[tuple[int, int], frozenset[str]]:
    """Who speaks in each statement (index of the report, offset at which it starts): its source, the offices in its chain, and the
    bodies for whom the source is said to speak. A nameless source is the one that its agency quotes, else nobody.

    >>> voices(())
    {}
    """
    bodies = _Bodies(s.source for d in digests for s in d.speeches if s.source and not nameless(s.source))
    found: dict[tuple[int, int], frozenset[str]] = {}
    for k, digest in enumerate(digests):
        roles = {plain(n.key): [role for role, _ in n.roles] for n in digest.names if n.roles}
        for speech in digest.speeches:
            source, chain = speech.source, speech.via
            if source is None:
                found[k, speech.start] = frozenset()
                continue
            if nameless(source):
                agencies = {outlet_key(name) for name in chain if passes_on(name)}
                found[k, speech.start] = frozenset(f"{agency}: {plain(source)}" for agency in agencies)
                continue
            mine = {plain(name) for name in (source, *chain) if not passes_on(name) and not nameless(name)}
            for told in (source, *roles.get(plain(source), ())):
                mine |= bodies.of(told)
            found[k, speech.start] = frozenset(mine)
    return found


def one_source(witnesses: Sequence[str], digests: Sequence[Digest]) -> Mapping[str, str]:
    """For each source the name that it is counted under: one name told with more words or fewer is one source, and who speaks for a
    body that is a source too, by the office that a report gives him, is no second one beside it; nor are the army, the ministry of
    defence and the government of one state.

    >>> one_source(["وزير الصحة", "وزارة الصحة", "الصليب الأحمر"], ())["وزير الصحة"]
    'وزارة الصحة'
    """
    names = one_name(witnesses)
    told = {name for name in names.values() if not (nameless(name) or passes_on(name))}
    states = _of_states(told)
    names = {source: states.get(name, name) for source, name in names.items()}
    told -= states.keys()
    bodies = _Bodies(told)
    by_plain = {plain(name): name for name in sorted(told, reverse=True)}
    offices: dict[str, set[str]] = {}
    for named in (named for digest in digests for named in digest.names if named.roles):
        offices.setdefault(plain(named.key), set()).update(role for role, _ in named.roles)
    # A ministry is called by its country in full, its minister by neither: where all are of one country, it is his too.
    nations = sorted({word for name in told for word in plain(name).split() if word in _nations()})
    country = nations[0] if len(nations) == 1 else ""
    armed = _by_state(told)
    found = {source: armed.get(name, name) for source, name in names.items()}
    for source, name in names.items():
        mine = plain(name)
        told_as = [own_office(office) for office in (name, *offices.get(plain(source), ()))]
        held = {mine, *(body for office in told_as for body in bodies.of(f"{office} {country}"))}
        if name in told and len(held) == 2:
            body = by_plain[(held - {mine}).pop()]
            found[source] = armed.get(body, body)
    return found


def _of_states(names: Iterable[str]) -> dict[str, str]:
    """Those that are but a noun (`the police`), each with the one other that is this noun with the name of a state."""
    found: dict[str, set[str]] = {}
    for name in names:
        noun, _, rest = fold(name).partition(" ")
        if land_of(rest):
            found.setdefault(noun, set()).add(name)
    return {name: min(found[fold(name)]) for name in names if len(found.get(fold(name), ())) == 1}


def quoted_by(claims: Iterable[tuple[float, str, Iterable[str]]]) -> dict[tuple[float, str], str]:
    """Of claims, each a number, its source and the chain through which it came: who is behind a number of which an agency alone is
    told, where others tell from whom it has that. Whom the agency describes by one noun (`an official`, `an official in the
    region`) is one person.

    >>> said = [(7.0, "رويترز", ()), (7.0, "مسؤول محلي", ["رويترز"]), (7.0, "مسؤول في البلدة", ["رويترز"]), (9.0, "رويترز", ())]
    >>> sorted(quoted_by(said).items())
    [((7.0, 'رويترز'), 'مسؤول محلي'), ((7.0, 'مسؤول في البلدة'), 'مسؤول محلي'), ((7.0, 'مسؤول محلي'), 'مسؤول محلي')]
    """
    found: dict[tuple[float, str], list[str]] = {}
    for value, source, via in claims:
        for agency in {outlet_key(name) for name in via if passes_on(name)} - {source}:
            told = found.setdefault((value, agency), [])
            if source not in told and not passes_on(source):
                told.append(source)
    quoted: dict[tuple[float, str], str] = {}
    for (value, agency), sources in found.items():
        if len({plain(source).partition(" ")[0] for source in sources}) == 1 and all(map(officeholder, sources[1:])):
            quoted |= {(value, name): sources[0] for name in (agency, *sources)}
    return quoted


def _by_state(names: Iterable[str]) -> dict[str, str]:
    """The armies, defence ministries and governments of states, each with the first of them that is of its state: one party's voice."""
    states: dict[str, list[str]] = {}
    for name in names:
        if state := state_of(name, VOICE):
            states.setdefault(state, []).append(name)
    return {name: min(told) for told in states.values() for name in told}


@cache
def state_of(name: str, kinds: frozenset[str]) -> str | None:
    """The state of which a name is that of a body of one of the kinds, and nothing besides; else None.

    >>> own = frozenset({"force", "defence"})
    >>> state_of("وزارة الدفاع الأذربيجانية", own) == state_of("الجيش الأذربيجاني", own), state_of("الجيش السوري الحر", own)
    (True, None)
    """
    words, stems = fold(name).split(), plain(name).split()
    for head in _bodies_of(kinds):
        if tuple(stems[: len(head)]) == head and (told := land_of(" ".join(words[len(head) :]))):
            return told
    return None


def land_of(words: str) -> str | None:
    """The code of the country that folded words name, or whose adjective they are and nothing besides; else None.

    >>> land_of("السودانيه"), land_of("الكوريه الجنوبيه"), land_of("الشماليه")
    ('SD', 'KR', None)
    """
    return _states().get(words)


@cache
def is_branch(one: str, other: str) -> bool:
    """Whether of two bodies of one kind the one is called by its state and the other by where it is: a report that leaves out the province
    speaks of the same.

    >>> is_branch("وزارة الصحة السودانية", "وزارة الصحة بولاية سنار"), is_branch("وزارة الصحة السودانية", "وزارة الصحة المصرية")
    (True, False)
    """
    return any(
        land_of(" ".join(mine[n:])) is not None and mine[:n] == theirs[:n] and land_of(" ".join(theirs[n:])) is None
        for mine, theirs in ((fold(a).split(), fold(b).split()) for a, b in ((one, other), (other, one)))
        for n in range(1, min(len(mine), len(theirs)))
    )


@cache
def _states() -> dict[str, str]:
    """The folded names of countries and every form of their adjectives, each with the country's code."""
    found: dict[str, str] = {}
    for row in table("countries"):
        for name in (*values(row["names"]), *(form for a in values(row["adjectives"]) for form in _forms(a))):
            found.setdefault(name, row["iso"])
    return found


def _forms(adjective: str) -> Iterator[str]:
    """The forms of an adjective of one or more words, each word with and without article and of either gender."""
    ways = ([form for w in (word, feminine(word)) for form in (w, article() + w)] for word in adjective.split())
    return (fold(" ".join(form)) for form in product(*ways))


@cache
def _bodies_of(kinds: frozenset[str]) -> frozenset[tuple[str, ...]]:
    rows = [row for row in table("ministries") if row["kind"] in kinds]
    return frozenset(tuple(plain(name).split()) for row in rows for name in (row["full"], *values(row["names"])))


@remembered
def nations(name: str) -> frozenset[str]:
    """The stems of the nations by whose name a body is called: of its country, or its adjective.

    >>> bool(nations("الجيش السوداني") & nations("حكومة السودان")), nations("الدفاع المدني")
    (True, frozenset())
    """
    return frozenset(_countries()[word] for word in plain(name).split() if word in _countries())


@cache
def _countries() -> dict[str, str]:
    """The stems of the one-word names of countries and of their adjectives, each with the country's code."""
    rows = [(row["iso"], (*values(row["adjectives"]), row["key"])) for row in table("countries")]
    return {plain(word): iso for iso, told in rows for word in told if " " not in word}


@cache
def _nations() -> frozenset[str]:
    return frozenset(plain(word) for row in table("countries") for word in values(row["adjectives"]))


@remembered
def own_office(office: str) -> str:
    """The words of an office as far as the body that it is of, without where or to whom it is held (an envoy to somebody)."""
    row = office.split()
    end = next((k for k, word in enumerate(row) if k and fold(word) in _ends_office()), len(row))
    return " ".join(row[:end])


@cache
def _ends_office() -> frozenset[str]:
    """Words that end the name of a speaker; one before the body that a spokesman speaks for does not."""
    ends = (of_kind("prepositions", kind, "word") for kind in ("in", "off", "from", "upon"))
    return frozenset().union(*ends) - of_kind("prepositions", "for", "word")


class _Bodies:
    """The named sources of two words or more, looked up by their roots."""

    def __init__(self, names: Iterable[str]) -> None:
        bodies = sorted({(plain(name), _roots(name)) for name in names if len(_roots(name)) > 1}, key=lambda b: b[0])
        common = Counter(part for _, roots in bodies for part in roots)
        self.holding: dict[str, list[tuple[str, frozenset[str]]]] = {}
        self.found: dict[str, frozenset[str]] = {}
        for name, roots in bodies:
            rarest = min(roots, key=lambda part: (common[part], part))
            self.holding.setdefault(rarest, []).append((name, roots))

    def of(self, told: str) -> frozenset[str]:
        """Those whose name stands within the words, in some form."""
        if told not in self.found:
            roots = _roots(told)
            near = (body for part in roots for body in self.holding.get(part, ()))
            self.found[told] = frozenset(name for name, held in near if held <= roots)
        return self.found[told]
