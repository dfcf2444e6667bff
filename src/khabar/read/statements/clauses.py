"""Tell where the clause of a cue begins, and whether it starts a new statement within the words of the one before."""

from __future__ import annotations

from dataclasses import replace

from khabar.language import article, proclitics
from khabar.model import Sentence
from khabar.read.statements.cues import Cue
from khabar.read.statements.ends import imperfect
from khabar.read.statements.hearers import to_outlet
from khabar.read.statements.likely import ends_list, is_joined_subject, names_speaker, speaker_like
from khabar.read.statements.neighbours import joined
from khabar.read.statements.objects import goes_on_himself
from khabar.read.statements.openings import REACH
from khabar.read.statements.scene import EDGES, PAUSES, PLAIN, Draft, Scene
from khabar.read.statements.sources import speaker_after
from khabar.read.statements.stance import lays_blame
from khabar.read.statements.words import (
    begins,
    kinds_of,
    phrase_at,
    said_nouns,
    small_words,
    that_words,
    voice,
    was,
)

# A clause is looked for no further back than this many words.
BACK = 60
# Words between commas that tell by whom the others come are fewer than this.
ASIDE = 8
# Blame or an accusation stands within so many words after a verb by which it is laid on somebody.
_LAID = 8
_NOUNS = ("noun", "object", "person")
# Kinds of phrases that join a clause to the one before it.
_JOINING = frozenset(("joint", "own", "always", "contrast"))


def take(scene: Scene, found: list[Draft], draft: Draft) -> None:
    """Add a draft and end the one before it where the new clause begins; drop it where it belongs to what is said there.

    Of two layers of speech the inner one stays, and the outer speaker passes it on.
    """
    if found and found[-1].opening.kind != "before":
        before = found[-1]
        if draft.start < before.limit and draft.cue is not None and _is_thought(draft.cue):
            return
        aside = draft.cue is not None and draft.cue.kind == "participle"
        aside = aside or draft.rule == "verb-about" or (draft.cue is not None and draft.cue.joined)
        within = draft.start <= before.opening.first + (0 if aside and before.opening.kind in _NOUNS else 1)
        if within and not _then_goes_on(scene, before, draft) and draft.cue is not None and before.cue is not None:
            if draft.speaker is not None and (
                draft.opening.kind in PLAIN or before.rule == "attribution-before" or _his_own(scene, before, draft)
            ):
                outer = ((before.speaker.first, before.speaker.last),) if before.speaker is not None else ()
                found[-1] = replace(draft, via=(*draft.via, *outer, *before.via), rule=f"{draft.rule}-within")
            return
        if draft.start < before.limit:
            if not _new_clause(scene, before, draft):
                return
            found[-1] = replace(before, limit=max(draft.start, before.opening.first + 1))
    found.append(draft)


def _then_goes_on(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Whether the clause begins with a word for then after a noun that was said: the same one says it (وإذ تدين الحكومة الهجوم فإنها تؤكد
    أن …)."""
    then = that_words().get(scene.page.words[draft.start].form) == "then"
    return then and before.opening.kind in _NOUNS and draft.cue is not None and draft.start < draft.cue.first


def _his_own(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Whether the clause that a nameless speaker tells is what another threatens, demands or denies (قال شيخ إن الحركة هددت
    بإحراق المزارع); whom a named one tells of may be his own side."""
    who, outer, cue = draft.speaker, before.speaker, draft.cue
    if who is None or outer is None or cue is None or draft.stance == "assert" or before.opening.kind not in PLAIN:
        return False
    row = scene.page.words
    if not draft.rule.endswith("-subject") or imperfect(row[cue.first - 1].form):
        return False
    named = any(scene.cover[k].kind == "person" for k in range(outer.first, outer.last) if k in scene.cover)
    same = {w.form for w in row[outer.first : outer.last]} & {w.form for w in row[who.first : who.last]}
    return not named and not same and who.first <= before.opening.first + 1 and speaker_like(scene, who)


def _is_thought(cue: Cue) -> bool:
    """Whether the verb tells what somebody thought: where another says so, it is he who answers for it."""
    return cue.kind == "verb" and not cue.joined and cue.verb is not None and "mind" in cue.verb.marks


def _new_clause(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Whether the cue within the words said before begins the report's next statement, not a part of them."""
    cue, row = draft.cue, scene.page.words
    if cue is None or cue.verb is None:
        return True
    plain = draft.opening.kind in PLAIN
    if _then_goes_on(scene, before, draft):
        return True
    if cue.kind == "verb" and (goes_on_himself(scene, cue) or _main_clause(scene, before, draft)):
        return True
    if cue.kind == "participle":
        return row[cue.first - 1].kind == "mark" or draft.opening.kind in ("that", "quote") or draft.stance != "assert"
    if plain and (cue.joined or "carry" in cue.verb.marks):
        return True
    if cue.joined and draft.stance != "assert" and _after_quotation(scene, before, cue.first):
        return True
    if before.opening.kind == "quote" and any(
        k in scene.closed for k in range(before.opening.first, min(cue.first, before.opening.first + 600))
    ):
        return True
    edge = draft.start == 0 or row[draft.start - 1].kind == "mark"
    if draft.start < cue.first and (edge or begins(_JOINING, row, draft.start)):
        calls = draft.opening.kind == "person" and draft.stance != "assert"
        return draft.speaker is not None or calls or (plain and before.opening.kind in _NOUNS)
    if (
        draft.speaker is not None
        and draft.start == draft.speaker.first
        and draft.speaker.last == cue.first
        and before.opening.kind in ("noun", "object", "person")
        and names_speaker(scene, draft.start)
    ):
        return True
    if before.opening.kind in ("noun", "object", "person"):
        return cue.joined or edge
    if not cue.joined and edge and draft.stance == "deny" and draft.speaker is not None:
        return draft.speaker.first >= cue.last and speaker_like(scene, draft.speaker)
    if not cue.joined:
        return edge and plain and draft.speaker is not None and speaker_like(scene, draft.speaker)
    if edge and before.cue is not None and before.cue.kind == "participle" and cue.kind == "verb":
        return True
    alike = before.cue is not None and _alike(before.cue.says, cue.says) and draft.speaker is None
    if alike and (draft.opening.kind == "person" or (edge and draft.stance != "assert")):
        return True
    if alike and edge and (cue.says.startswith("present") or draft.opening.kind == "noun"):
        return True
    return draft.speaker is not None and edge


def _alike(before: str, after: str) -> bool:
    """Whether two verbs may be told of the same: before several who speak the verb is singular (قال مسؤولون إن …، وأشاروا إلى)."""
    return before == after or (before.endswith(":ms") and after == before.replace(":ms", ":mp"))


def _after_quotation(scene: Scene, before: Draft, k: int) -> bool:
    """Whether a comma and the end of a quotation, with which what was said before began, stand right before the word."""
    row = scene.page.words
    if k < 2 or row[k - 1].form not in EDGES or k - 2 not in scene.closed:
        return False
    return abs(scene.closed[k - 2] - before.opening.first) <= 1


def _main_clause(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Whether the verb, after a comma and with its own speaker, is that of the main clause, the one before it standing in a clause of
    contrast (وبينما أعلن الجيش أن …، أعلنت الحركة …)."""
    row, cue, first = scene.page.words, draft.cue, before.cue.first if before.cue is not None else 0
    if cue is None or not first or cue.joined or draft.start != cue.first or row[cue.first - 1].form not in EDGES:
        return False
    contrast = phrase_at("contrast", row, first - 1)
    opens = contrast is not None and contrast[0] == first and (first < 2 or row[first - 2].kind in ("mark", "break"))
    return opens and draft.speaker is not None and speaker_like(scene, draft.speaker)


def clause_start(scene: Scene, sentence: Sentence, at: int, before: Draft | None, two: bool = False) -> int:
    """The word with which the clause of word `at` begins: after a comma, at a joining word, or after what was said before.

    A verb told of `two` has both of them before it."""
    row = scene.page.words
    k = at
    floor = max(sentence.first, at - BACK)
    while k > floor:
        j = k - 1
        form = row[j].form
        if row[j].kind in ("mark", "break"):
            if form == '"' and j in scene.closed:
                if (
                    before is not None
                    and before.cue is not None
                    and abs(before.opening.first - scene.closed[j] - 1) <= 1
                ):
                    return k
                k = scene.closed[j]
                continue
            back = _opening_bracket(scene, j, sentence.first) if form == ")" else None
            if back is not None:
                k = back
                continue
            if form in EDGES or form in '.\n"':
                return k
        elif begins(_JOINING, row, j) or was[form] or that_words().get(form) == "then":
            return j
        elif that_words().get(form) == "that":
            joint = phrase_at("joint", row, j - 1) if j > floor else None
            return j - 1 if joint is not None and joint[0] == k else k
        elif (
            not two
            and at - j <= 6
            and form[:1] in proclitics("conjunction")
            and j > sentence.first
            and (names_speaker(scene, j) or is_joined_subject(scene, j, at))
            and not ends_list(scene, j, sentence.first)
        ):
            return k if form in proclitics("conjunction") else j
        k = j
    return max(k, sentence.first)


def _opening_bracket(scene: Scene, k: int, floor: int) -> int | None:
    return next((b for b in range(k, max(floor, k - 10), -1) if scene.page.words[b].form == "("), None)


def next_cue(scene: Scene, sentence: Sentence, cues: list[Cue], n: int) -> int:
    """The word before which what cue `n` reports must begin: the next cue that is no part of a relative clause."""
    row = scene.page.words
    here = cues[n]
    for cue in cues[n + 1 : n + 13]:
        if cue.first <= here.last or cue.kind in ("by", "relay", "text", "noun", "infinitive") or _aside(scene, cue):
            continue
        if cue.kind == "verb" and cue.verb is not None:
            starts = (
                cue.joined or row[cue.first - 1].kind == "mark" or phrase_at("joint", row, cue.first - 1) is not None
            )
            starts = starts or (joined(scene, cue.first - 1) and names_speaker(scene, cue.first - 1))
            if (
                cue.verb.strict
                and starts
                and (
                    _promises(scene, cue)
                    or any(_opens(scene, k, cue) for k in range(cue.last, min(sentence.last, cue.last + 7)))
                )
            ):
                return cue.first
            if phrase_at("relative", row, cue.first - 1) is not None or (cue.verb.strict and not cue.joined):
                continue
        repeats = row[cue.first - 1].kind == "word" and cue.verb is not None and "plain" in cue.verb.marks
        repeats = repeats and not _told_by_then(scene, here, cue)
        near = cue.first - here.first <= 2 and row[here.last].form not in kinds_of("that")
        if cue.kind == "participle" and (near or repeats):
            continue
        if cue.kind == "verb" and not cue.joined and (spoke_to(scene, cue) or _carries(scene, cue)):
            continue
        return cue.first
    return min(sentence.last, here.last + 4 * REACH)


def _carries(scene: Scene, cue: Cue) -> bool:
    """Whether the verb lays nothing on anybody and only tells what something bears (في بيان حمل الرقم سبعة)."""
    return cue.verb is not None and "duty" in cue.verb.marks and not lays_blame(scene.page, cue.last, cue.last + _LAID)


def _promises(scene: Scene, cue: Cue) -> bool:
    """Whether the preposition of a verb of promising or threatening stands right after it, attached to what is promised (ولوح بإغلاق)."""
    form = scene.page.words[cue.last].form if cue.last < len(scene.page.words) else ""
    promises = cue.verb is not None and cue.verb.stance in ("offer", "threaten") and form[:1] in cue.verb.after
    return promises and form[1:] in said_nouns()


def _aside(scene: Scene, cue: Cue) -> bool:
    """Whether the phrase stands between two commas, telling by whom the words around it come (دعا الوزير، وفق ما نقلت الوكالة، الطرفين)."""
    row = scene.page.words
    if cue.kind != "verb-by" or row[cue.first - 1].form not in PAUSES:
        return False
    return any(row[k].form in PAUSES for k in range(cue.last + 1, min(len(row), cue.last + ASIDE)))


def _told_by_then(scene: Scene, here: Cue, cue: Cue) -> bool:
    """Whether what the verb reports already stands before the participle (أعلنت الحركة تنفيذ الهجوم قائلة إن …)."""
    row = scene.page.words
    if here.verb is None or "object" not in here.verb.takes:
        return False
    if row[here.last].form in kinds_of("that"):
        return True  # نفى ذلك قائلا إن …
    if here.kind == "verb" and here.verb.stance != "assert":
        who = speaker_after(scene, here.last, cue.first, True)
        if who is not None and speaker_like(scene, who) and who.last < cue.first and row[who.last].kind == "word":
            return True
    nouns = (k for k in range(here.last + 1, cue.first) if row[k].form in said_nouns() and voice(row[k].form) is None)
    return any(
        not row[k].form.startswith(article()) and small_words().get(row[k - 1].form) is None and k not in scene.cover
        for k in nouns
    )


def spoke_to(scene: Scene, cue: Cue) -> bool:
    """Whether the verb only tells to whom the one before it spoke (مصدر أمني، تحدث إلى «المساء»، أن …)."""
    told = cue.last < len(scene.page.words) and cue.verb is not None and "talks" in cue.verb.marks
    return told and (small_words().get(scene.page.words[cue.last].form) == "off" or to_outlet(scene, cue.last))


def _opens(scene: Scene, k: int, cue: Cue) -> bool:
    form = scene.page.words[k].form
    if cue.verb is not None and "relay" in cue.verb.marks and form in kinds_of("from"):
        return True
    return that_words().get(form) == "that" or form == ":" or k in scene.quotes
