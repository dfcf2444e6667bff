"""Which words after a single victim's noun are his name, though no list holds it, or describe him, and which go on about him."""

from __future__ import annotations

from khabar.inflection import accusative, bare
from khabar.language import article, proclitics, rests, splits
from khabar.model import Page, Word
from khabar.read.counted import counted
from khabar.read.figures.words import forms_of, is_trigger
from khabar.read.names.lexicon import nations
from khabar.read.numerals import look_up
from khabar.read.statements.cues import cue_forms
from khabar.read.statements.ends import imperfect
from khabar.remember import remembered

# How many words a name after a slash has at most, which stands in announcements: `killed / so-and-so - of such a nation`.
_SLASHED = 8


def looks_named(page: Page, i: int) -> int | None:
    """The index after what must be a name, since words that describe a noun with the article have it too."""
    row, reach = page.words, 3
    if i < len(row) and row[i].form == "/":
        i, reach = i + 1, _SLASHED
    end = i
    while end < len(row) and end < i + reach and _is_plain(row[end]):
        end += 1
    return end if end > i else None


def _is_plain(word: Word) -> bool:
    """Whether the word has neither article nor meaning in the tables, and is no verb."""
    if (
        word.kind != "word"
        or _is_verb(word.form)
        or len(word.form) < 3
        or look_up(word.form) is not None
        or word.form in forms_of("stop")
        or is_trigger(word.form)
    ):
        return False
    plain = all(
        rest not in forms_of("stop") and not is_trigger(rest) and not (particles and counted(rest))
        for _, particles, rest in splits[word.form]
    )
    return (
        plain
        and counted(word.form) is None
        and not any(len(way) > 3 and way.startswith(article()) for way in rests[word.form])
    )


def goes_on(form: str) -> bool:
    """Whether the word after an indefinite victim's noun is no adjective of it: a verb, or a preposition with what it leads."""
    return _is_verb(form) or _is_led(form)


@remembered
def _is_verb(form: str) -> bool:
    """Whether the word looks like a verb of the present, or is one of speech, with an object or without (`أكدته`)."""
    if form.removesuffix(accusative()) in nations():
        return False
    return imperfect(form) or any(stem in cue_forms() for stem in bare(form))


@remembered
def _is_led(form: str) -> bool:
    """Whether the word is a preposition with what it leads, and no adjective: `وافد بعدة طعنات`."""
    led = (rest for _, particles, rest in splits[form] if particles in proclitics("preposition"))
    return any(rest in forms_of("no") or rest.startswith(article()) for rest in led)
