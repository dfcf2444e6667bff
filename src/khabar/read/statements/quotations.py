"""Tell what a quotation after a verb of speech is: what is said, a name, a noun that is said with more, an outlet that was told."""

from __future__ import annotations

from khabar.read.statements.cues import Cue, cue_forms
from khabar.read.statements.scene import Scene
from khabar.read.statements.words import said_nouns, that_words

# A quotation of fewer words may be a name in quotation marks.
SHORT_QUOTE = 6


def is_name(scene: Scene, k: int, end: int, cue: Cue) -> bool:
    """Whether the quotation whose mark is word `k` only names something: it is short, and the sentence goes on to what is said."""
    quote = scene.page.quotes[scene.quotes[k]]
    length = quote.last - quote.first
    if length > SHORT_QUOTE:
        return False
    row = scene.page.words
    if cue.verb is not None and "quote" not in cue.verb.takes and k <= cue.last + 1:
        return True
    for j in range(quote.last + 1, min(end, quote.last + 25)):
        if that_words().get(row[j].form) == "that" or row[j].form == ":" or (j in scene.quotes and row[j].form == '"'):
            return True
    if cue.verb is not None and "person" in cue.verb.takes:
        return True
    after = row[quote.last + 1] if quote.last + 1 < len(row) else None
    if length <= 3 and after is not None and after.kind == "word" and after.form not in cue_forms():
        return True
    if k + 1 in scene.first and scene.first[k + 1][0] >= quote.last:
        return True
    return length < 4 and ((cue.verb is not None and cue.verb.strict) or k - cue.last > 5)


def holds_noun(scene: Scene, k: int, after: frozenset[str]) -> bool:
    """Whether the quotation whose mark is word `k` opens with a noun to which a preposition of the verb is attached («بمواصلة الحوار»)."""
    form = scene.page.words[k + 1].form
    return k + 1 not in scene.cover and form[:1] in after and form[1:] in said_nouns() and form not in said_nouns()


def quoted_part(scene: Scene, k: int, end: int) -> bool:
    """Whether the quotation whose mark is word `k` is one noun that is said with what follows it (يعلن «استشهاد» ثلاثة)."""
    quote = scene.page.quotes[scene.quotes[k]]
    row, after = scene.page.words, quote.last + 1
    if quote.last != k + 2 or after >= end or row[after].kind not in ("word", "number"):
        return False
    return row[k + 1].form in said_nouns() and row[after].form not in cue_forms()


def names_outlet(scene: Scene, k: int) -> bool:
    """Whether an organisation's name begins at word `k`, in a quotation that holds nothing else: an outlet to which something is said."""
    named = scene.first.get(k)
    return named is not None and named[1].kind == "organization" and named[0] in scene.closed
