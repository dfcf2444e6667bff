"""Tell when a sentence says what the attack told before it has brought about: `the raid killed`, `the fighting led to`."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.language import among, article
from khabar.model import Event, Word
from khabar.read.counted import counted_within
from khabar.read.figures.words import forms_of
from khabar.remember import remembered

# So many words may stand between the attack and the verb for what it has brought about.
_REACH = 6
# So many words before a figure what has brought it about may be told.
_BEFORE = 40
_STRIKE = "strike"


def attack_before(acts: Sequence[Event], row: Sequence[Word], first: int, count: int) -> Event | None:
    """The attack told last before the sentence of which words `first` to `count` (exclusive) stand before a figure, where they say what
    an attack that they take as known has brought about, or None. `acts` are the events before the sentence, in order."""
    first = max(first, count - _BEFORE)
    nouns = [k for k in range(first, count) if _is_known_attack(row[k].form)]
    near = (row[k] for at in nouns for k in range(max(first, at - _REACH), min(count, at + 1 + _REACH)))
    if not any(among(word.form, forms_of("yields")) for word in near):
        return None
    attacks = [e for e in acts if e.type == "ASSAULT" and not e.background]
    return attacks[-1] if attacks else None


@remembered
def _is_known_attack(form: str) -> bool:
    """Whether the folded word is a noun of an attack with the article."""
    noun = counted_within(form)
    return noun is not None and noun.kind == _STRIKE and (form.startswith(article()) or form[1:].startswith(article()))
