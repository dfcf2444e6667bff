"""Tell by whom a document was drawn up, and by what name a group calls itself."""

from __future__ import annotations

from khabar.language import article
from khabar.read.statements.asides import styled
from khabar.read.statements.scene import PAUSES, Scene, Speaker
from khabar.read.statements.speakers import naming_end
from khabar.read.statements.words import kinds_of, phrase_at, small_words, voice_kind


def maker_of(scene: Scene, speaker: Speaker, end: int) -> Speaker:
    """Who drew up the document that speaks, where a relative clause tells it (التقرير، الذي أعدته الوزارة، …), or the name that a
    group gives itself; else the speaker himself."""
    row, k = scene.page.words, speaker.last
    if (
        voice_kind(row[speaker.first].form) in ("body", "source")
        and (name := styled(scene, speaker.first, end)) is not None
    ):
        return Speaker(*name)
    if voice_kind(row[speaker.first].form) != "document" or k + 2 >= end:
        return speaker
    inside = (j for j in range(speaker.first + 1, speaker.last) if row[j].form in kinds_of("made"))
    k = next(inside, k + (row[k].form in PAUSES))
    relative = phrase_at("relative", row, k)
    k = relative[0] if relative is not None else k
    if k + 1 >= end or row[k].form not in kinds_of("made") or small_words().get(row[k + 1].form) is not None:
        return speaker
    if _has_owner(scene, speaker):
        return speaker
    last, person = naming_end(scene, k + 1, end, True)
    return Speaker(k + 1, last, 0, person) if last > k + 1 else speaker


def _has_owner(scene: Scene, speaker: Speaker) -> bool:
    """Whether whose document it is stands right after it: who only published it did not draw it up (بيان الوزارة الذي نشرته الوكالة)."""
    owned = speaker.first + 1
    if owned >= speaker.last or scene.page.words[speaker.first].form.startswith(article()):
        return False
    return owned in scene.cover or scene.page.words[owned].form.startswith(article())
