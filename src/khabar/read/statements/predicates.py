"""Tell whether what is said still waits for its verb where a relative clause about its subject opens."""

from __future__ import annotations

from khabar.read.statements.ends import imperfect
from khabar.read.statements.scene import PAUSES, Opening, Scene
from khabar.read.statements.words import phrase_at, was
from khabar.read.times.tables import looks_ahead
from khabar.remember import remembered

# A relative clause in the midst of what is said ends within so many words.
CLAUSE = 20


def awaits_verb(scene: Scene, opening: Opening, k: int) -> bool:
    """Whether a relative clause opens at word `k` within a clause whose verb follows its comma (أن المركز، الذي استقبل الجرحى، سيتوقف)."""
    row = scene.page.words
    if opening.kind != "that" or row[k - 1].form not in PAUSES or phrase_at("relative", row, k) is None:
        return False
    comma = next((j for j in range(k + 1, min(len(row) - 1, k + CLAUSE)) if row[j].form in PAUSES), None)
    if comma is None or any(_verb[word.form] for word in row[opening.first : k]):
        return False
    return _verb[row[comma + 1].form] or was(row[comma + 1].form)


@remembered
def _verb(form: str) -> bool:
    """Whether the folded word looks like a verb in the present or of what is to come."""
    return imperfect(form) or (looks_ahead(form) and imperfect(form[1:]))
