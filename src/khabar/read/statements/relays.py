"""Read what an outlet passes on from somebody else (نقلت الإذاعة عن الشرطة أن …)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from khabar.inflection import bare, endings
from khabar.language import article, proclitics, rests
from khabar.model import Sentence, Word
from khabar.read.statements.cues import Cue, cue_forms
from khabar.read.statements.neighbours import his
from khabar.read.statements.objects import past_adverbs
from khabar.read.statements.openings import find_opening
from khabar.read.statements.outlets import each_outlet, is_outlet
from khabar.read.statements.scene import PLAIN, Draft, Opening, Scene, Speaker
from khabar.read.statements.sources import speaker_after
from khabar.read.statements.subjects import speaker_before
from khabar.read.statements.words import kinds_of, qualities, small_words, voice
from khabar.text import SEMICOLONS


def relayed(
    scene: Scene, sentence: Sentence, cue: Cue, opening: Opening | None, before: Draft | None, start: int
) -> Draft | None:
    """What an outlet passes on from one named after عن: the outlet goes into the chain."""
    row = scene.page.words
    end = opening.until if opening is not None else min(sentence.last, cue.last + 25)
    plain = opening is not None and opening.kind in PLAIN
    lends = cue.verb is not None and "lends" in cue.verb.marks
    of = next((k for k in range(cue.last, end) if row[k].form in kinds_of("lent" if lends else "from")), None)
    if lends and (of is None or not _says_after(row, of + 1, end)):
        return None
    if of is None:
        if opening is None or not plain:
            return None
        him = of_him(row, cue.last, opening.until)
        if him is not None:
            outlet = speaker_after(scene, cue.last, him, False) or speaker_after(scene, him + 1, opening.until, False)
            return Draft(cue, opening, None, _via(scene, outlet), sentence.last, "assert", "relay", start)
        speaker = speaker_after(scene, cue.last, opening.until, False)
        return Draft(cue, opening, speaker, (), sentence.last, "assert", "relay", start)
    outlet = speaker_after(scene, cue.last, of, False) or speaker_before(scene, cue, start)
    speaker = speaker_after(scene, of + 1, end, opening is None)
    if speaker is None:
        return None
    if outlet is None and before is not None:
        outlet = before.speaker
    via = _via(scene, outlet)
    if opening is not None and plain:
        return Draft(cue, opening, speaker, via, sentence.last, "assert", "relay", start)
    k = past_adverbs(scene, speaker.last, sentence.last)
    k += k + 1 < sentence.last and row[k].form in SEMICOLONS
    if k >= sentence.last or row[k].kind == "break":
        return None
    entry = cue_forms().get(row[k].form)
    if entry is not None and entry[1] in ("noun", "participle"):
        if "person" in entry[2].takes and his(scene, k) and k + 1 < sentence.last and _is_called(scene, k + 1):
            opening = Opening("person", k + 1, 0, k + 1)  # دعوته السكان إلى الهدوء
            return Draft(cue, opening, speaker, via, sentence.last, entry[2].stance, "relay-noun", start)
        inner = find_opening(scene, Cue(k, k + 1, 0, "noun", entry[2], "", False, True), sentence, sentence.last, True)
        if inner is not None:
            return Draft(cue, inner, speaker, via, sentence.last, entry[2].stance, "relay-noun", start)
    if small_words().get(row[k].form) is not None:
        return None
    return Draft(cue, Opening("object", k, 0, k), speaker, via, sentence.last, "assert", "relay", start)


def _is_called(scene: Scene, k: int) -> bool:
    """Whether the word names those called upon: a noun with the article, or a name, without a particle before it."""
    word, name = scene.page.words[k], scene.cover.get(k)
    if name is not None:
        return name.span.start == word.start
    return word.form.startswith(article()) and small_words().get(word.form) is None


def _says_after(row: Sequence[Word], first: int, last: int) -> bool:
    """Whether a noun for somebody's saying stands among the words (قوله, القول)."""
    forms = (word.form for word in row[first:last])
    nouns = (f.removeprefix(article()) for f in forms if f.startswith(article()) or f.endswith(endings("pronoun")))
    entries = map(cue_forms().get, nouns)
    return any(entry is not None and entry[1] == "noun" for entry in entries)


def through(scene: Scene, draft: Draft, other: Speaker, cue: Cue) -> Draft:
    """The draft with whom a phrase names besides its speaker: the one from whom he has it, who speaks for him, or one who passes it on."""
    outer, row = draft.speaker, scene.page.words
    if row[cue.last - 1].form in kinds_of("tongue"):
        return _spoken_for(scene, draft, other)
    if outer is not None and row[cue.first].form in kinds_of("based"):
        return draft
    if outer is not None and cue.kind == "relay" and row[cue.last - 1].form in kinds_of("from"):
        via = (*draft.via, (outer.first, outer.last))
        return replace(draft, speaker=other, via=via, rule=f"{draft.rule}-through")
    return replace(draft, via=(*draft.via, (other.first, other.last)))


def _spoken_for(scene: Scene, draft: Draft, other: Speaker) -> Draft:
    """The draft of what is said by somebody's mouth: of a body its head says it (أعلنت الوزارة على لسان الوزير فلان); a spokesman with a
    name, and who speaks for a person, pass it on, and a spokesman without a name is the body itself."""
    outer = draft.speaker
    if not (other.name or _has_name(scene, other)) or (outer is not None and outer.name and outer.name == other.name):
        return draft
    his = (rest for stem in bare(scene.page.words[other.first].form) for rest in rests[stem])
    if (outer is not None and outer.name is not None) or any(noun in qualities("mouth") for noun in his):
        return replace(draft, via=(*draft.via, (other.first, other.last)))
    return replace(draft, speaker=other, rule=f"{draft.rule}-for")


def _has_name(scene: Scene, speaker: Speaker) -> bool:
    """Whether the words for an office go on with one that can only be of a name that no list has (مستشاره فلان)."""
    last = speaker.last - 1
    form = scene.page.words[last].form
    known = form.startswith(article()) or form[:1] in proclitics("preposition") or small_words().get(form) is not None
    return last > speaker.first and not known and voice(form) is None and last not in scene.cover


def cited(scene: Scene, draft: Draft, other: Speaker, cue: Cue) -> Draft:
    """The draft with whom a phrase after what is said names: the one from whom an outlet has it, else one who passes it on."""
    outer, row = draft.speaker, scene.page.words
    for_him = row[cue.last - 1].form in kinds_of("tongue") or row[cue.first].form in kinds_of("based")
    if for_him or (outer is not None and is_outlet(scene, outer.first) and not is_outlet(scene, other.first)):
        return through(scene, draft, other, cue)
    return replace(draft, via=(*draft.via, (other.first, other.last)))


def _via(scene: Scene, outlet: Speaker | None) -> tuple[tuple[int, int], ...]:
    """The words of the outlet that passes it on, or of each of them, as a draft holds them."""
    return each_outlet(scene, outlet.first, outlet.last) if outlet is not None else ()


def of_him(row: Sequence[Word], first: int, last: int) -> int | None:
    """The word from `first` on, before `last`, that tells whose words are passed on by a pronoun (نقلت عنه); None where none does."""
    return next((k for k in range(first, last) if row[k].form in _of_him()), None)


@cache
def _of_him() -> frozenset[str]:
    """The folded preposition before the one whose words are passed on, with a pronoun (عنه)."""
    return frozenset(word + pronoun for word in kinds_of("from") for pronoun in endings("pronoun"))


def learnt(scene: Scene, sentence: Sentence, cue: Cue, opening: Opening, start: int) -> Draft | None:
    """What an outlet learned from those named after `from` (علمت الإذاعة من مصادر محلية أن …); None where nobody is named so."""
    row = scene.page.words
    reach = range(cue.last, opening.until - 1)
    of = next((k for k in reach if small_words().get(row[k].form) == "in" and voice(row[k + 1].form) is not None), None)
    if of is None:
        return None
    speaker, outlet = speaker_after(scene, of + 1, opening.until, False), speaker_after(scene, cue.last, of, False)
    via = _via(scene, outlet)
    return Draft(cue, opening, speaker, via, sentence.last, "assert", "relay", start) if speaker is not None else None


def passed_on(scene: Scene, outlet: Speaker, end: int) -> tuple[Speaker, tuple[tuple[int, int], ...]]:
    """From whom the outlet of a verb of passing on has it, told before word `end`, and the outlet (نقلت الصحيفة عن الوزير); the outlet
    alone where it names nobody."""
    row = scene.page.words
    of = next((k for k in range(outlet.last, end) if row[k].form in kinds_of("from")), None)
    inner = speaker_after(scene, of + 1, end, False, True) if of is not None else None
    return (inner, _via(scene, outlet)) if inner is not None else (outlet, ())
