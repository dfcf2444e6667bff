"""Say of whom somebody is told by a pronoun (المتحدث باسمها, زوجها): of the party or person who spoke or was named before."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from khabar.inflection import bare, closed_feminine, endings, feminine_plural, oblique, sound_plural
from khabar.language import article, proclitics
from khabar.model import Name
from khabar.read.chains.names import government_of
from khabar.read.statements.words import agencies, qualities, small_words, voice_kind
from khabar.text import CLOSED, fold

# One who is told by a pronoun is described in so many words at most.
MOST = 4
# He is one of so many who spoke last.
_LAST = 4


def with_owner(source: str, said: Sequence[tuple[str, str]], before: Sequence[Name], persons: Collection[str]) -> str:
    """The words for a source with the name of the one whom a pronoun in them takes up: of those who spoke (`said`, each with the gender of
    his verb), else of the names `before`; the words themselves where none is plain.

    >>> with_owner("المتحدث باسمها", [("حركة السهل", "f")], [], ())
    'المتحدث باسم حركة السهل'
    """
    parts = source.split()
    if source in persons or len(parts) > MOST:
        return source
    for n, part in enumerate(parts):
        stem, who = _owned(part, n == 0)
        named = small_words().get(fold(stem)) == "in"  # باسمها
        if not stem or (n and not named and (n > 1 or not _heads(fold(parts[0]), fold(stem), who))):
            continue
        of_kin = n == 0 and fold(stem) in qualities("of_another")
        owner = _owner(who, of_kin, said, before, persons)
        if owner is None or owner == source or set(fold(owner).split()) & set(fold(source).split()):
            return source
        if owner.endswith(sound_plural()) and " " not in owner:
            owner = owner.removesuffix(sound_plural()) + oblique()
        after = parts[n + 1 :]
        if n == 0 and after and fold(after[0]).startswith(article()):
            lam = proclitics("swallows_article")[0]
            of = lam * 2 + owner[len(article()) :] if owner.startswith(article()) else lam + owner
            return " ".join([article() + stem, *after, of])
        return " ".join([*parts[:n], stem, owner, *after])
    return source


def _owned(part: str, first: bool) -> tuple[str, str]:
    """The noun without the pronoun attached to it, and whom that takes up (`ms`, `fs`, `mp`); nothing where none is attached."""
    form = fold(part)
    if part.endswith(CLOSED) or (first and voice_kind(form) is not None):
        return "", ""
    for who in ("fs", "mp", "ms"):
        for ending in endings("pronoun", who):
            if not part.endswith(ending) or len(form) - len(ending) < 2:
                continue
            known = [stem for stem in bare(form)[1:] if not first or _is_speaker(stem)]
            if known:
                stem = part[: -len(ending)]
                closed = known[-1].endswith(closed_feminine()) and first
                return (stem[:-1] + CLOSED if closed else stem), who
    return "", ""


def _heads(head: str, stem: str, who: str) -> bool:
    """Whether the noun with a pronoun belongs to the office before it (قائد قواتها), or is one of those who speak (كبير مفاوضيها)."""
    return (voice_kind(head) == "role" and who != "mp") or _is_speaker(stem + oblique()[1:])


def _is_speaker(stem: str) -> bool:
    return voice_kind(stem) in ("role", "source") or stem in qualities("of_another")


def _owner(
    who: str,
    of_kin: bool,
    said: Sequence[tuple[str, str]],
    before: Sequence[Name],
    persons: Collection[str],
) -> str | None:
    """Whom the pronoun takes up: of kin and friends a person, of a spokesman and the like a party."""
    how = "f" if who == "fs" else "m"
    if not of_kin and said and said[-1][0] in persons and said[-1][1] == how:
        return None  # the minister of the president who spoke or of his party
    for key, gender in reversed(said[-_LAST:]):
        if (key in persons) == of_kin and (gender or _gender(key)) == how:
            return key
    if of_kin:
        return None
    for name in reversed(before):
        party = name.kind in ("organization", "group") and fold(name.key or "") not in agencies()
        if name.key and party and _gender(name.key) == how:
            return name.key
        if name.key and name.kind == "place" and how == "f" and government_of(name.key) != name.key:
            return government_of(name.key)
    return None


def _gender(key: str) -> str:
    """`f` for a body called by a feminine noun or by one that its adjective tells to be a plural (الأمم المتحدة), else `m`."""
    ends = closed_feminine(), feminine_plural()
    return "f" if any(word.endswith(ends) for word in fold(key).split()[:2]) else "m"
