"""Tell whom a short name or a bare noun means that takes up one who spoke or was named before."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.language import article, proclitics, table
from khabar.model import Name, Page
from khabar.read.chains.named import joint
from khabar.read.chains.names import bare_word, government_noun, nations, peoples, reporters, types
from khabar.read.chains.voices import MEMORY, Voice, bodies, describe, gist_of
from khabar.read.statements.words import agencies, conjunction_cut, qualities, voice, voices
from khabar.text import fold

# Adjectives of one people begin with these many letters alike.
STEM = 3
# One whom a word like `the man` takes up is named at most so many characters before.
_NEAR = 400
# The types of organisations that the nouns of a kind take up.
TAKEN_UP = {"rebel": ("armed_group", "party"), "relief": ("ngo", "international", "mission")}


@dataclass(frozen=True, slots=True)
class Cast:
    """Whom the report names: every voice in order, the persons with an office before the name, all keys of persons, and the
    organisations with a noun of their kind (where, the noun, the key), and those known by their type (where, the type, the key).
    `people` are the persons by where they are named, `outlet` is the name of the one that brings the report, `government` that of its own
    country, if the bodies named tell it."""

    heard: tuple[Voice, ...]
    described: tuple[Voice, ...]
    persons: tuple[str, ...]
    bodies: tuple[tuple[int, str, str], ...]
    typed: tuple[tuple[int, str, str], ...]
    outlet: str | None
    government: str | None = None
    people: tuple[tuple[int, str], ...] = ()


def cast_of(page: Page, names: Sequence[Name], heard: Sequence[Voice]) -> Cast:
    """Whom the report names, by the names in it and the voices heard."""
    text, dateline, outlet = page.text, page.layout.dateline, page.report.outlet
    persons = dict.fromkeys(name.key for name in names if name.kind == "person" and name.key)
    if (outlet is None or outlet.isascii()) and dateline is not None:
        outlet = next((n.key for n in names if n.kind == "organization" and dateline.covers(n.span)), None)
    known = outlet if outlet is not None and not outlet.isascii() else None
    typed = tuple((n.span.start, types()[n.key], n.key) for n in names if n.kind == "organization" and n.key in types())
    return Cast(
        tuple(heard), tuple(describe(text, names)), tuple(persons), tuple(bodies(text, names)), typed, known,
        _own_government(text, names),
        tuple((name.span.start, name.key) for name in names if name.kind == "person" and name.key),
    )  # fmt: skip


def _own_government(text: str, names: Sequence[Name]) -> str | None:
    """The government of the country to which most bodies belong that the report names without saying whose they are (الجيش)."""
    told = nations()
    of = Counter(
        told[word]
        for name in names
        if name.kind == "organization" and (word := bare_word(fold(name.key).split(" ")[-1])) in told
        and word not in (bare_word(part) for part in fold.ask(name.span.of(text)).split())
    )  # fmt: skip
    if not of:
        return None
    iso = max(sorted(of), key=lambda code: of[code])
    return next((row["government"] for row in table("countries") if row["iso"] == iso), None)


def recall(cast: Cast, at: int, start: int, last: str | None) -> str:
    """The name of voice `at`, which speaks at character `start`: the fullest of the report that it repeats in part, or the one that
    a bare noun takes up. `last` is the source of the statement before."""
    heard = cast.heard
    voiced = heard[at]
    mine = _gist(voiced) - qualities("same")
    if not mine or (len(mine) < len(_gist(voiced)) and len(mine) <= 2 and not voiced.named):
        return _last_voice(heard, at) or last or voiced.key
    reporter = _reporter(cast, at) if len(mine) == 1 and bare_word(voiced.words[0]) in reporters() else None
    if reporter is not None:
        return reporter
    general = voiced.definite and not voiced.named and len(mine) <= 2
    if general and voiced.kind == "document" and len(mine) == 1 and last is not None:
        return last
    if voiced.named and (voiced.kind in ("", "body") or " " not in voiced.key):
        return _full_name(cast, voiced) or voiced.key
    if voiced.words[0] in qualities("himself") and not voiced.named:
        return (last if last in cast.persons else _nearest(cast, start)) or voiced.key
    spoken = _spoken(cast, at, mine)
    if spoken is not None:
        return _government(cast, fold(spoken).split()) or spoken
    if last is not None and voiced.words[0] in qualities("again") and (len(mine) == 1 or _of_a_country(voiced)):
        return last if fold(last) not in agencies() else voiced.key
    if len(mine) == 1 and not voiced.definite:
        return _full_name(cast, voiced) or voiced.key
    head = bare_word(voiced.words[0])
    if (
        general
        and voiced.kind in ("outlet", "body")
        and (len(mine) == 1 or (voiced.kind == "outlet" and _of_a_country(voiced)))
    ):
        named = taken_up(cast, head, start)
        if named is not None:
            return named
        if voiced.kind == "outlet" and len(mine) == 1:
            return _last_outlet(heard, at) or last or voiced.key
    return _typed(cast, voiced, start) or _government(cast, voiced.words) or voiced.key


def _nearest(cast: Cast, start: int) -> str | None:
    """The person who is named last before character `start`, not far from it, whom a word like `the man` takes up."""
    at = bisect_left(cast.people, (start, ""))
    return cast.people[at - 1][1] if at and start - cast.people[at - 1][0] <= _NEAR else None


def taken_up(cast: Cast, head: str, start: int) -> str | None:
    """The outlet or body named last before character `start` with the noun `head`, without article, that stands alone (الوكالة)."""
    return next((key for where, noun, key in reversed(cast.bodies) if noun == head and where < start), None)


def with_body(cast: Cast, voiced: Voice, key: str, start: int) -> str:
    """The key of one who speaks for a body that his words name by a bare noun alone (منسقة المنظمة، المتحدث باسم الوزارة), with the name of
    the body before character `start` that the noun takes up; the key itself for all others."""
    parts = key.split()
    if voiced.kind not in ("role", "source") or key in cast.persons:
        return key
    for n, part in enumerate(parts[1:], 1):
        form = fold(part)
        for_ = next((lam for lam in proclitics("swallows_article") if form.startswith(lam * 2)), "")
        noun = form[2 * len(for_) :] if for_ else bare_word(form)
        if noun == form or (n + 1 < len(parts) and fold(parts[n + 1]).startswith(article())):
            continue
        body = taken_up(cast, noun, start) or _of_type(cast, (article() + noun,), start)
        if body is not None and (not voiced.named or bare_word(fold(body).split()[0]) == noun):
            joined = for_ + body if not for_ or not body.startswith(article()) else for_ * 2 + body[len(article()) :]
            return " ".join([*parts[:n], joined, *parts[n + 1 :]])
    return key


def _government(cast: Cast, words: Sequence[str]) -> str | None:
    """The government of the report's own country, where the words mean no other (الحكومة, الحكومة الاتحادية)."""
    plain = list(words[:1]) == [article() + government_noun()]
    return cast.government if plain and all(word in qualities("central") for word in words[1:]) else None


def _typed(cast: Cast, voiced: Voice, start: int) -> str | None:
    """The organisation that was named last before character `start`, of the type that a bare noun takes up (الجماعة المتمردة, المنظمة)."""
    if voiced.named or not voiced.words or not all(word.startswith(article()) for word in voiced.words):
        return None
    return _of_type(cast, voiced.words, start)


def _of_type(cast: Cast, words: Sequence[str], start: int) -> str | None:
    """The same for a bare noun and the adjectives after it, all with the article."""
    kind = next((kind for kind in TAKEN_UP if words[0] in qualities(kind)), None)
    if any(word in qualities("rebellious") for word in words[1:]):
        kind = "rebel"
    if kind is None or (kind == "relief" and len(words) > 1):
        return None
    last = bisect_left(cast.typed, (start, "", ""))
    named = (key for _, sort, key in reversed(cast.typed[max(0, last - MEMORY) : last]) if sort in TAKEN_UP[kind])
    return next((key for key in named if _of_its_people(key, words[1:])), None)


def _of_its_people(key: str, words: Sequence[str]) -> bool:
    """Whether no adjective of a country or people among the words is strange to the organisation's name (الحركة الكردية)."""
    own = [bare_word(word)[:STEM] for word in words if bare_word(word) in nations() or bare_word(word) in peoples()]
    return all(any(bare_word(part).startswith(stem) for part in fold(key).split()) for stem in own)


def _spoken(cast: Cast, at: int, mine: frozenset[str]) -> str | None:
    """The fullest voice that the words of voice `at` repeat in part: one before it, one after it, or a person with an office."""
    heard = cast.heard
    voiced = heard[at]
    for n in range(at - 1, max(-1, at - 1 - MEMORY), -1):
        other = heard[n]
        if (
            mine < _gist(other) - qualities("same")
            and (voiced.definite or voiced.kind == "")
            and not (other.kind == "" and voiced.kind == "source")
            and not (other.kind == "role" and voiced.kind == "body")
        ):
            return _part(other, mine) if _two(other) else other.key
    if (not voiced.definite and voiced.kind == "") or (
        voiced.definite and voiced.kind in ("role", "body") and not voiced.named
    ):
        for other in heard[at + 1 : at + 1 + MEMORY]:
            office = other.kind == "role" and voiced.kind == "body"
            if mine < _gist(other) and (other.named or voiced.kind == "") and not office:
                return _part(other, mine) if _two(other) else other.key
    if voiced.definite and voiced.kind == "role":
        held = dict.fromkeys(other.key for other in cast.described if mine < _gist(other))
        if held and (len(mine) > 1 or (len(held) == 1 and voiced.words[0].startswith(article()))):
            return next(iter(held))
    return None


def _reporter(cast: Cast, at: int) -> str | None:
    """The reporter of an outlet named before or after (مراسلنا, المراسل), else the one of the outlet that brings the report."""
    for other in (*cast.heard[:at][::-1], *cast.heard[at + 1 :]):
        if bare_word(other.words[0] if other.words else "") in reporters() and len(other.words) > 1:
            return other.key
    form = bare_word(cast.heard[at].words[0])
    noun = next((word for word in sorted(reporters(), key=len) if form.startswith(word)), None)
    named = next((key for _, head, key in cast.bodies if head == noun), None)
    if named is not None:
        return named
    return f"{noun} {cast.outlet}" if noun is not None and cast.outlet is not None else None


def _full_name(cast: Cast, voiced: Voice) -> str | None:
    """The only person of the report whose full name ends with the one word of the voice; None where there is none or another too."""
    word = fold(voiced.key) if voiced.named else voiced.words[0]
    if " " in word or (word.startswith(article()) and voiced.kind):
        return None
    full = {key for key in cast.persons if fold(key).split()[-1] == word and " " in key}
    return next(iter(full)) if len(full) == 1 else None


def _of_a_country(voiced: Voice) -> bool:
    """Whether only a country's adjective follows the noun (الصحيفة البريطانية)."""
    return all(bare_word(word) in nations() for word in voiced.words[1:])


def _two(voiced: Voice) -> bool:
    """Whether the words are those of two who speak together: of a person, they are his offices."""
    return voiced.kind != "role" and joint(voiced.words)


def _part(voiced: Voice, mine: frozenset[str]) -> str:
    """The one of two speakers whose words hold those that take him up."""
    parts: list[list[str]] = [[]]
    for word in voiced.key.split():
        form = fold(word)
        cut = conjunction_cut(form) if parts[0] and form not in voices() and voice(form) is not None else 0
        if cut:
            parts.append([])
        parts[-1].append(word[cut:])
    held = (part for part in parts if mine <= gist_of(tuple(fold(word) for word in part)))
    return " ".join(next(held, voiced.key.split()))


def _gist(voiced: Voice) -> frozenset[str]:
    """The words of a voice without articles, countries and their adjectives as one."""
    return gist_of(voiced.words)


def _last_voice(heard: Sequence[Voice], at: int) -> str | None:
    """The last one who spoke before voice `at` and is no document."""
    return next((other.key for other in reversed(heard[max(0, at - MEMORY) : at]) if other.kind != "document"), None)


def _last_outlet(heard: Sequence[Voice], at: int) -> str | None:
    """The outlet that spoke last before voice `at`."""
    for voiced in reversed(heard[max(0, at - MEMORY) : at]):
        if voiced.kind == "outlet" or fold(voiced.key) in agencies():
            return voiced.key
    return None
