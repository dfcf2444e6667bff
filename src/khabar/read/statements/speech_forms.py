"""The forms in which verbs of speech, their participles and their nouns stand in texts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from khabar.inflection import accusative, before_pronoun, closed_feminine, endings, oblique, verb_forms
from khabar.language import proclitics, table, values
from khabar.read.names.lexicon import given
from khabar.read.numerals import numerals

# Persons of a verb in which a report tells what somebody else says.
_TOLD = frozenset(f"{tense}:{who}" for tense in ("past", "present") for who in ("ms", "fs", "mp", "md", "fd"))
# The person in which a communiqué tells what its issuer says.
OURS = "present:1p"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech: what it takes, the prepositions (folded) before a noun that is said, and its stance."""

    past: str
    present: str
    takes: frozenset[str]
    after: frozenset[str]
    stance: str
    marks: frozenset[str]

    @property
    def strict(self) -> bool:
        return "strict" in self.marks

    @property
    def addresses(self) -> bool:
        """Whether a pronoun attached stands for the one accused or called upon (اتهمتها), not for what is said (نفته)."""
        return "person" in self.takes and self.stance != "assert" and not self.strict


@cache
def verbs() -> tuple[tuple[Verb, dict[str, str]], ...]:
    """The verbs of the table, each with its row."""
    return tuple(
        (
            Verb(
                row["past"],
                row["present"],
                frozenset(row["takes"].split("|")) - {""},
                frozenset(values(row["with"])),
                row["stance"],
                frozenset(row["marks"].split("|")) - {""},
            ),
            row,
        )
        for row in table("speech_verbs")
    )


def _adverbial() -> tuple[tuple[str, str], ...]:
    """The endings of a participle that tells how (مضيفا، مضيفة، مضيفين), each with the person that it agrees with."""
    return (accusative(), "ms"), (closed_feminine(), "fs"), (oblique(), "mp")


def forms_of_us(verb: Verb, row: dict[str, str]) -> list[tuple[str, bool]]:
    """The forms of a verb of the first person (نطالب), each with whether a pronoun for the one addressed is attached (ندعوها); none that is
    a number or a name too (نصف, نصر)."""
    if not row["present"]:
        return []
    told = [form for form, says in verb_forms(row["past"], row["present"]) if says == OURS]
    plain = [form for form in told if form not in numerals() and given(form) in ("", "rare")]
    pronouns = [ending for who in ("ms", "fs", "mp") for ending in endings("pronoun", who)] if verb.addresses else []
    return [(form, False) for form in plain] + [(form + ending, True) for form in plain for ending in pronouns]


def told_forms(verb: Verb, row: dict[str, str]) -> list[tuple[str, str, str, bool]]:
    """The forms of a verb of speech, its participles and nouns: (form, kind, tense and person, about)."""
    pronouns = [(ending, who) for who in ("ms", "fs", "mp", "d") for ending in endings("pronoun", who)]
    found: list[tuple[str, str, str, bool]] = []
    manner = {word + _adverbial()[0][0] for word in values(row["noun"])}
    for form, says in verb_forms(row["past"], row["present"]):
        if says not in _TOLD or (says == "past:md" and form in manner):
            continue
        found.append((form, "verb", says, False))
        if "tells" in verb.marks and not verb.strict:
            found += [
                ((before_pronoun(row["past"]) if says == "past:ms" else form) + us, "verb", says, False) for us in _us()
            ]
        if says.startswith("present") and not verb.strict:
            found.append((proclitics("preposition")[0] + form, "verb", says, False))  # بيقول
        if verb.takes & {"that", "object"} or {"names", "duty"} & verb.marks:
            stem = before_pronoun(row["past"]) if says == "past:ms" else form
            found.extend(
                (stem + p, "verb", says, True) for p, who in pronouns if who not in ("mp", "d") or verb.addresses
            )
    for word in values(row["participle"]):
        for ending, who in _adverbial():
            # The weak last letter falls before the plural (داعين).
            stem = word[:-1] if len(ending) > 1 and word[-1:] == ending[0] else word
            found.append((stem + ending, "participle", who, False))
    lam = proclitics("swallows_article")[0]
    for word, raw in zip(values(row["noun"]), row["noun"].split("|"), strict=False):
        held = [(before_pronoun(raw) + p, who) for p, who in pronouns]
        found.extend((form, "noun", who, True) for form, who in held)
        found.extend((lam + form, "infinitive", who, True) for form, who in held)
        found.append((word + _adverbial()[0][0], "infinitive", "", False))
        found.append((lam + lam + word, "infinitive", "", False))
        found.append((word, "noun", "", False))
    return found


def _us() -> tuple[str, ...]:
    """The folded pronouns for those who bring the report, and for the one who does (أبلغنا, أبلغني)."""
    return endings("pronoun", "1p") + endings("object", "1s")
