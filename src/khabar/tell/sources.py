"""Who is the ultimate source of a claim, and which of two names are one source: independence is decided here, claim by claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from khabar.inflection import feminine
from khabar.language import among, article, of_kind, table, values
from khabar.outlets import canonical
from khabar.remember import remembered
from khabar.tell.digest import Digest
from khabar.tell.terms import stem
from khabar.text import fold


@remembered
def nameless(source: str) -> bool:
    """Whether the words name nobody: a reporter of the outlet, local sources, eyewitnesses, an earlier toll or the
    outlet itself. Each outlet has its own.

    >>> nameless("مصادر محلية"), nameless("وزارة الصحة")
    (True, False)
    """
    row = fold(source).split()
    return among(row[0] if row else "", _voices()) or any(word in of_kind("corrections", "ours") for word in row)


@remembered
def officeholder(source: str) -> bool:
    """Whether the words name an office and no body or person: who holds it speaks for the body that the report has named.

    >>> officeholder("المدير العام للوزارة"), officeholder("وزارة الصحة")
    (True, False)
    """
    first = fold(source).partition(" ")[0]
    return among(first, _offices())


def may_be(source: str, other: str) -> bool:
    """Whether words that leave open which body speaks (`a rights group`) fit another source: the nouns of both agree, or are those of
    bodies of citizens.

    >>> [may_be("منظمة حقوقية", other) for other in ("منظمة العفو الدولية", "شبكة أطباء السودان", "وزارة الصحة")]
    [True, True, False]
    """
    if not undefined(source) or undefined(other):
        return False
    nouns, others = _heads(source), _heads(other)
    return bool(nouns & others) or not (nouns.isdisjoint(_civic()) or others.isdisjoint(_civic()))


@remembered
def undefined(source: str) -> bool:
    """Whether the words name a body of which they do not say which: its noun alone, or with adjectives by which many are described.

    >>> undefined("منظمة حقوقية"), undefined("منظمة العفو الدولية"), undefined("حركة طالبان")
    (True, False, False)
    """
    first, *rest = fold(source).split() or [""]
    return first in _bodies() and all(word in _adjectives() for word in rest) and fold(source) not in _organizations()


def _heads(source: str) -> frozenset[str]:
    """The noun with which the source's name begins, without the article; for an organisation that is known, those of all its names."""
    name = fold(source)
    return frozenset(n.split()[0].removeprefix(article()) for n in (name, *_organizations().get(name, ())) if n)


@cache
def _organizations() -> dict[str, list[str]]:
    """Each name of an organisation with all its names."""
    return {name: names for row in table("organizations") for names in (values(row["names"]),) for name in names}


@cache
def _adjectives() -> frozenset[str]:
    """The adjectives by which bodies are described, without the article."""
    words = of_kind("events_forces", "trait", "word")
    return frozenset(form for word in words for form in (word, fold(feminine(word))))


@cache
def _bodies() -> frozenset[str]:
    return _nouns("body")


@cache
def _civic() -> frozenset[str]:
    return of_kind("figure_words", "civic")


@cache
def _voices() -> frozenset[str]:
    return _nouns("reporter", "source", "mute") | of_kind("figure_words", "toll")


@cache
def _offices() -> frozenset[str]:
    return _nouns("role")


def _nouns(*kinds: str) -> frozenset[str]:
    """The nouns for speakers of these kinds, with and without the article."""
    words = frozenset().union(*(of_kind("source_nouns", k, column) for k in kinds for column in ("word", "plural")))
    return frozenset(words | {article() + w for w in words})


@remembered
def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in fold(name).split() if len(word) > 2)


def witness(digest: Digest, source: str | None, via: Sequence[str], origins: Mapping[str, str]) -> str:
    """The name under which a claim's ultimate source is counted.

    Who is quoted by name answers himself; for nameless voices answers who heard them (`via`); what a report says in its own
    voice, or by nameless voices that it heard itself, is answered for by the agency that it credits, by whoever it copies
    (`origins`: report → witness), or else by its outlet."""
    if source is not None and not nameless(source):
        return canonical(source) or source
    if source is not None and via:
        return canonical(via[0]) or via[0]
    if digest.id in origins:
        return origins[digest.id]
    if digest.agencies:
        return digest.agencies[0]
    return digest.outlet or digest.id


def one_name(names: Sequence[str]) -> Mapping[str, str]:
    """For each name the one it is counted under: names that say the same with more or fewer words are one source.

    >>> one_name(["الدفاع المدني", "منظمة الدفاع المدني"])["منظمة الدفاع المدني"]
    'الدفاع المدني'
    """
    found: dict[str, str] = {}
    for name in sorted(set(names), key=lambda n: (len(_stems(n)), n)):
        mine = _stems(name)
        fits = [f for f in found.values() if len(_stems(f)) >= 2 and _stems(f) <= mine]
        found[name] = fits[0] if fits else name
    return found
