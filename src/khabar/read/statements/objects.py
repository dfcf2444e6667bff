"""Find what is said where no clause word, colon or quotation opens it: the one addressed, an object, or the words before."""

from __future__ import annotations

from functools import cache

from khabar.inflection import bare as stems
from khabar.inflection import closed_feminine, feminine_plural, oblique
from khabar.language import article, proclitics, rests, table
from khabar.read.statements.asides import past_aside
from khabar.read.statements.cues import Cue
from khabar.read.statements.ends import but_he
from khabar.read.statements.hearers import to_outlet
from khabar.read.statements.likely import speaker_like
from khabar.read.statements.neighbours import facing
from khabar.read.statements.scene import EDGES, PAUSES, Opening, Scene, Speaker
from khabar.read.statements.sources import spoken_to
from khabar.read.statements.speakers import closing
from khabar.read.statements.words import (
    addressed,
    kinds_of,
    occasions,
    phrase_at,
    said_nouns,
    small_words,
    that_words,
    time_prepositions,
    voice,
    voice_kind,
)
from khabar.text import fold

# A relative clause about the speaker ends within so many words.
REACH = 25


def object_opening(
    scene: Scene, cue: Cue, opening: Opening | None, after: Speaker | None, limit: int, bare: bool
) -> Opening | None:
    """Where what is said begins for a verb that takes the one addressed, or a noun, right after its subject `after`.

    `bare` tells that no subject follows the cue; `opening` is what clause words and prepositions have told.
    """
    verb, row = cue.verb, scene.page.words
    assert verb is not None
    person = "person" in verb.takes and row[min(cue.last, len(row) - 1)].form not in kinds_of("himso")
    if not person and ("object" not in verb.takes or (opening is not None and opening.kind != "object")):
        return opening
    if opening is not None and opening.kind in ("quote", "colon") and person and "quote" in verb.takes:
        return opening
    k = _past_name(scene, after, limit) if after is not None else cue.last
    if opening is not None and k < limit and row[k].form in time_prepositions():
        return opening
    k = past_adverbs(scene, k, limit)
    if opening is None or "names" in verb.marks:
        k = past_adverbs(scene, _past_occasion(scene, k, limit), limit)
    aside = past_aside(scene, k, limit)
    if aside > k and opening is not None and opening.kind in ("quote", "colon", "that"):
        return opening
    k = past_adverbs(scene, aside, limit)
    if person and after is not None:
        k = past_adverbs(scene, _past_aside(scene, k, opening.until if opening is not None else limit), limit)
    while (
        k < limit
        and k == cue.last
        and (row[k].form in kinds_of("therein") or (not person and (spoken_to(scene, k) or _to_paper(scene, k))))
    ):
        k += 1
    clear = person and after is not None and speaker_like(scene, after)
    settled = opening is not None and (
        k >= opening.until or _settled(scene, opening, k, clear, "names" in verb.marks and opening.kind == "noun")
    )
    if settled and not (bare and opening is not None and _earlier_object(scene, opening, k)):
        return opening
    if person and after is None and not bare and k < limit and row[k].kind == "number" and cue.says == "past:ms":
        return None
    if k >= limit or row[k].kind == "break" or (row[k].kind == "mark" and k not in scene.quotes):
        return opening
    if small_words().get(row[k].form) in ("in", "off", "not") or row[k].form in that_words() or facing(scene, k):
        return opening
    if (
        after is None
        and not bare
        and opening is None
        and cue.says.startswith("past")
        and not cue.joined
        and k == cue.last
    ):
        return None
    at = _past_relative(scene, k, limit) if phrase_at("relative", row, k) is not None else k
    return Opening("person" if person else "object", at, 0, k) if at is not None else opening


def _to_paper(scene: Scene, k: int) -> bool:
    """Whether the word alone names the outlet to which it is said (يؤكد للشبكة انسحاب الرتل)."""
    return (
        to_outlet(scene, k) and k not in scene.cover and scene.page.words[k].form not in proclitics("swallows_article")
    )


def _past_name(scene: Scene, speaker: Speaker, limit: int) -> int:
    """The word after the speaker's words, or after the name that follows them between commas (المتحدث، العقيد فلان، الإفصاح)."""
    if speaker.name is None:
        return speaker.last
    named = (
        k
        for k in range(speaker.last, min(limit, speaker.last + REACH))
        if scene.first.get(k, (0, None))[1] == speaker.name
    )
    k = next(named, None)
    return scene.first[k][0] if k is not None else speaker.last


def _past_relative(scene: Scene, k: int, limit: int) -> int | None:
    """The noun that is said after a relative clause about the speaker (الوزير الذي زار البلدة إغلاق الجسر); None where none is clear."""
    row = scene.page.words
    for j in range(k + 2, min(limit, k + REACH)):
        word = row[j]
        loose = word.kind == "word" and j not in scene.cover and voice(word.form) is None and word.form in said_nouns()
        if (
            loose
            and not word.form.startswith(article())
            and small_words().get(row[j - 1].form) not in ("in", "off", "from")
        ):
            return j
    return None


def _past_aside(scene: Scene, k: int, until: int) -> int:
    """Past an occasion, a circumstance or what describes the speaker, between commas (، في بيان صدر أمس، الأطراف)."""
    row = scene.page.words
    if k >= until or row[k - 1].form not in PAUSES:
        return k
    described = row[k].form.startswith(article()) and k not in scene.first and voice(row[k].form) is None
    if not described and small_words().get(row[k].form) not in ("in", "off") and phrase_at("apart", row, k) is None:
        return k
    return next((j for j in range(k + 1, until) if row[j].form in PAUSES), k)


def _earlier_object(scene: Scene, opening: Opening, k: int) -> bool:
    """Whether a noun with the article right after a verb whose subject stands before it is its object, not a noun later on (الوزارة تجدد
    الدعوة إلى حوار دون شروط)."""
    word = scene.page.words[k]
    definite = word.kind == "word" and word.form.startswith(article()) and small_words().get(word.form) is None
    return opening.kind == "object" and k < opening.until and definite


def _settled(scene: Scene, opening: Opening, k: int, clear: bool, names: bool) -> bool:
    """Whether the opening stands although the subject's words ended before it, at word `k`; `clear` that one addressed may follow, `names`
    that what is named does."""
    row = scene.page.words
    if opening.kind == "object":
        return opening.until - k > 2 or row[k].form.startswith(article())
    comma = next((j for j in range(k, opening.until) if row[j].form in PAUSES), k)
    if names and any(j in scene.first and scene.first[j][1].kind == "person" for j in range(k, comma)):
        return True
    if opening.kind not in ("noun", "that") or not any(row[j].form in EDGES for j in range(k, opening.until)):
        return False
    known = voice(row[k].form)
    if known is not None and known[0] == "role" and row[k - 1].form in PAUSES:
        return True
    return not (clear and (names or k in scene.first or known is not None))


def past_adverbs(scene: Scene, k: int, limit: int) -> int:
    """The first word from `k` on that is no adverb and no comma."""
    row = scene.page.words
    while k < limit:
        if row[k].kind == "word":
            hit = phrase_at("adverb", row, k)
            if hit is None or k in scene.first:
                return k
            k = hit[0]
            loose = hit[1] == "time" and k < limit and row[k].kind == "word" and small_words().get(row[k].form) is None
            if loose and len(row[k - 1].form) <= 5 and phrase_at("adverb", row, k) is None:
                k = next((j for j in range(k, min(limit, k + 10)) if row[j].form in EDGES), k)
        elif row[k].form in EDGES and k not in scene.quotes:
            k = (closing(scene, k, limit) if row[k].form == "(" else k) + 1
        else:
            return k
    return k


def _past_occasion(scene: Scene, k: int, limit: int) -> int:
    """Past the occasion on which something is said: a preposition, a noun of occasions and its adjective (في خطابه الأسبوعي)."""
    row = scene.page.words
    if k + 2 >= limit or small_words().get(row[k].form) not in ("in", "off") or row[k + 1].form not in occasions():
        return k
    k += 2
    if row[k].form.startswith(article()) and k not in scene.first:
        k += 1
    if k + 2 < limit and small_words().get(row[k].form) == "off" and row[k + 1].kind in ("word", "latin"):
        k += 2
    elif k < limit and to_outlet(scene, k):
        k = scene.page.quotes[scene.quotes[k + 1]].last if k + 1 in scene.quotes else k
        k += 1
    elif k < limit and occasions().get(row[k].form) == "got":
        k = next((j for j in range(k + 1, limit) if row[j].form in PAUSES), k)
    return k


def called_upon(scene: Scene, cue: Cue, after: Speaker) -> bool:
    """Whether the noun after a verb is the one called upon, not the one who calls: by its ending, or after و by its meaning."""
    form = scene.page.words[after.first].form
    hers = form.startswith(article()) and form.endswith(closed_feminine()) and voice_kind(form) == "body"
    he = cue.says.endswith(":ms") and (hers or _of_women(scene, after))
    if subject_given(scene, cue) or he or disagrees(cue.says, form):
        return True
    if after.name is not None:
        return False
    place = after.first in scene.cover and scene.cover[after.first].kind == "place"
    if form.startswith(article()) and form.endswith(oblique()) and len(form) > 6 and not place:
        return True
    if form not in addressed() or not (cue.joined or also(scene, cue) or against(scene, cue)):
        return False
    return not _calls_upon(scene, cue, after.first + 1)


def _calls_upon(scene: Scene, cue: Cue, k: int) -> bool:
    """Whether a body is named at word `k`, right before the verb's preposition: it is called upon by the one before it (وطالب الأهالي
    الحكومة بفتح الطريق)."""
    row, verb = scene.page.words, cue.verb
    if verb is None or k + 1 >= len(row) or voice_kind(row[k].form) != "body":
        return False
    after = row[k + 1].form
    return row[k].form.startswith(article()) and (after in verb.after or after[:1] in verb.after)


def _of_women(scene: Scene, speaker: Speaker) -> bool:
    """Whether the words are the name of a country or of a capital alone, and the name is feminine alone."""
    named = scene.first.get(speaker.first)
    if named is None or named[1].kind != "place" or named[0] != speaker.last:
        return False
    return named[1].key in _women()


@cache
def _women() -> frozenset[str]:
    """The keys of countries whose names are feminine alone, and of capitals, which are, but for those called as another country."""
    rows = table("countries")
    other = {row["key"] for row in rows if row["gender"] != "f"}
    capitals = {row["capital"] for row in rows if row["capital"]}
    return frozenset({row["key"] for row in rows if row["gender"] == "f"} | (capitals - other))


def subject_given(scene: Scene, cue: Cue) -> bool:
    """Whether the word before the verb holds its subject as a pronoun (فإنها تحذر)."""
    before = scene.page.words[cue.first - 1].form if cue.first else ""
    return but_he(before) or any(stem in that_words() for rest in rests[before] for stem in stems(rest)[1:])


def goes_on_himself(scene: Scene, cue: Cue) -> bool:
    """Whether the one who spoke before goes on, after a comma, with a pronoun or a word for `but` or `then` that holds him (لكنه حذر)."""
    row = scene.page.words
    if cue.first > 1 and row[cue.first - 2].form in EDGES and phrase_at("apart", row, cue.first - 1) is not None:
        return True
    if cue.first > 1 and row[cue.first - 2].form in EDGES and that_words().get(row[cue.first - 1].form) == "then":
        return subject_given(scene, cue)
    if cue.first < 2 or row[cue.first - 2].form not in EDGES:
        joint = phrase_at("joint", row, cue.first - 2) if cue.first > 2 and row[cue.first - 3].form in EDGES else None
        return joint is not None and joint[0] == cue.first and subject_given(scene, cue)
    return but_he(row[cue.first - 1].form)


def also(scene: Scene, cue: Cue) -> bool:
    """Whether the verb goes on with the one who spoke before (كما تدعو)."""
    hit = phrase_at("joint", scene.page.words, cue.first - 1) if cue.first else None
    return hit is not None and hit[0] == cue.first


def against(scene: Scene, cue: Cue) -> bool:
    """Whether the verb tells what the one who spoke before does besides (في حين يحث)."""
    hits = (phrase_at("contrast", scene.page.words, k) for k in range(max(0, cue.first - 2), cue.first))
    return any(hit is not None and hit[0] == cue.first for hit in hits)


def disagrees(says: str, form: str) -> bool:
    """Whether the noun cannot be the verb's subject by gender: a feminine verb before one office of a man, a masculine one before a
    feminine noun."""
    feminine = form.endswith((closed_feminine(), feminine_plural()))
    if says.endswith(":fs"):
        known = voice(form)
        return form in _masculine() or (
            known is not None
            and known[0] == "role"
            and form.startswith(article())
            and known[1] in form
            and not feminine
        )
    return says.endswith(":ms") and form.startswith(article()) and form.endswith(feminine_plural())


@cache
def _masculine() -> frozenset[str]:
    """The folded names of bodies of a state in one word with the article, of which a verb in the masculine is told (الجيش), and what one
    man is called whom something befell (الشاب)."""
    bodies = (row["word"] for row in table("ministries") if row["gender"] == "m" and " " not in row["word"])
    men = (row["word"] for row in table("titles") if row["kind"] == "victim" and row["word"].startswith(article()))
    found = {fold(word) for word in (*bodies, *men)}
    return frozenset(word for word in found if not word.endswith(closed_feminine()))
