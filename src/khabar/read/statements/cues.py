"""Find the words that report: verbs of saying, their participles and nouns, and phrases of attribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from khabar.inflection import endings
from khabar.language import Phrases, of_kind, proclitics, table
from khabar.model import Word
from khabar.read.statements.speech_forms import OURS, Verb, forms_of_us, told_forms, verbs
from khabar.text import fold

# A verb with ل takes its subject up over at most so many words.
WHILE = 8


@dataclass(slots=True)
class Cue:
    """A word or phrase that reports: words `first` to `last` (exclusive), `cut` letters of the first word left out.

    `kind` is `verb`, `participle`, `noun`, `infinitive` (a verbal noun that says why: تنديدا ب), or a kind of attribution: `by`, `verb-by`
    (كما قال), `relay`, `text`, `pretext`. `says` tells tense and person of a verb; `about` that a pronoun for what is said
    or for the one addressed is attached (نفته، اتهمتها), or for who says it (قوله).
    """

    first: int
    last: int
    cut: int
    kind: str
    verb: Verb | None = None
    says: str = ""
    joined: bool = False
    about: bool = False


# The stance of verbs of backing: what backs a story (لا نعثر على ما يؤيد رواية الحارس) is nothing that its teller has said.
_BACKS = "support"


Entry = tuple[int, str, Verb, str, bool, bool]


@cache
def cue_forms() -> dict[str, Entry]:
    """Each folded form, also with و or ف before it: (letters cut, kind, verb, says, joined, about).

    >>> cue_forms()["واكدت"][:2], cue_forms()["واكدت"][3]
    ((1, 'verb'), 'past:fs')
    """
    found: dict[str, Entry] = {}
    for verb, row in sorted(verbs(), key=lambda pair: pair[0].strict):
        for form, kind, says, about in told_forms(verb, row):
            found.setdefault(form, (0, kind, verb, says, False, about))
    for verb, row in verbs():
        for form, about in forms_of_us(verb, row):
            found.setdefault(form, (0, "verb", verb, OURS, False, about))
    for letter in proclitics("conjunction"):
        for form, (_, kind, verb, says, _, about) in list(found.items()):
            if form[:1] and letter + form not in found and found[form][0] == 0:
                found[letter + form] = (1, kind, verb, says, True, about)
    return found


def announces(form: str) -> bool:
    """Whether the folded form is a verb of the present by which a body announces something (تعلن).

    >>> announces("تعلن"), announces("اعلنت")
    (True, False)
    """
    entry = cue_forms().get(form)
    return entry is not None and entry[1] == "verb" and entry[3] in ("present:fs", "present:ms") and not entry[2].strict


@cache
def told_us() -> frozenset[str]:
    """The folded verbs of telling somebody with a pronoun for those who bring the report (أبلغتنا), also with و or ف before them."""
    return frozenset(
        form
        for form, entry in cue_forms().items()
        if "tells" in entry[2].marks and entry[1] == "verb" and form.endswith(endings("pronoun", "1p"))
    )


def by_saying(form: str) -> bool:
    """Whether the folded word tells by what somebody said he did it (كذبه الناطق بقوله إن …)."""
    entry = cue_forms().get(form[1:]) if form[:1] in proclitics("preposition") else None
    return entry is not None and entry[1] == "noun" and entry[5]


@cache
def attributions() -> Phrases[str]:
    """The phrases of attribution, each with its kind."""
    return Phrases((row["phrase"], row["kind"]) for row in table("attributions"))


@cache
def _attribution_starts() -> dict[str, frozenset[str]]:
    """The folded first words of attributions, also with و or ف, each with the words that must follow; none where it may stand alone."""
    seconds: dict[str, set[str]] = {}
    for row in table("attributions"):
        words = fold(row["phrase"]).split()
        seconds.setdefault(words[0], set()).add(words[1] if len(words) > 1 else "")
    frozen = {first: frozenset() if "" in after else frozenset(after) for first, after in seconds.items()}
    return frozen | {c + first: after for c in proclitics("conjunction") for first, after in frozen.items()}


@cache
def _cue_words() -> frozenset[str]:
    """All folded words with which a cue may begin."""
    return frozenset(cue_forms()) | frozenset(_attribution_starts()) | frozenset(_emphatic())


@cache
def _emphatic() -> dict[str, Entry]:
    """Verbs in the present with ل, which take up a subject left for a while (والوزارة إذ تعلن ذلك لتؤكد)."""
    lam = proclitics("swallows_article")[0]
    told = ((form, entry) for form, entry in cue_forms().items() if entry[1] == "verb" and not entry[0])
    return {lam + form: (1, *entry[1:]) for form, entry in told if entry[3].startswith("present")}


def _interrupted(row: Sequence[Word], k: int) -> bool:
    """Whether a word for `while` right after the subject stands before word `k` (إذ)."""
    return any(word.form in of_kind("prepositions", "while", "word") for word in row[max(0, k - WHILE) : k])


def begins_attribution(row: Sequence[Word], k: int) -> bool:
    """Whether a phrase of attribution (بحسب, وفقا ل) begins at the word."""
    after = _attribution_starts().get(row[k].form)
    if after is None or row[k].form in proclitics("preposition"):
        return False
    hit = attributions().at(row, k)
    return hit is not None and hit[2] in ("by", "relay")


def find_cues(row: Sequence[Word]) -> list[Cue]:
    """The cues among the words, in order. A phrase of attribution takes the verb after it along (كما قال).

    >>> from khabar.model import Span
    >>> from khabar.text import words
    >>> text = "وأكدت الوزارة أن الجسر مغلق، بحسب ما ذكرت الإذاعة"
    >>> row = words(text, (Span(0, len(text)),))
    >>> [(row[c.first].form, c.kind) for c in find_cues(row)]
    [('واكدت', 'verb'), ('بحسب', 'verb-by')]
    """
    forms, phrases, starts = cue_forms(), attributions(), _attribution_starts()
    found: list[Cue] = []
    known = _cue_words()
    past = 0
    for i in [i for i, word in enumerate(row) if word.form in known]:
        word = row[i]
        if i < past or word.kind != "word":
            continue
        form = word.form
        after = starts.get(form)
        if after is not None and (not after or (i + 1 < len(row) and row[i + 1].form in after)):
            cue = _attribution(row, i, phrases, forms)
            if cue is not None:
                found.append(cue)
                past = cue.last
                continue
        entry = forms.get(form) or _emphatic().get(form)
        if (
            entry is not None
            and entry[2].stance == _BACKS
            and i
            and row[i - 1].form in of_kind("prepositions", "what", "word")
        ):
            continue
        if entry is not None and (form in forms or _interrupted(row, i)):
            cut, kind, verb, says, joined, about = entry
            found.append(Cue(i, i + 1, cut, kind, verb, says, joined, about))
    return found


def _attribution(row: Sequence[Word], i: int, phrases: Phrases[str], forms: dict[str, Entry]) -> Cue | None:
    hit = phrases.at(row, i)
    if hit is None:
        return None
    last, cut, kind = hit
    joined = bool(cut)
    if kind != "verb":
        his = kind == "his"
        return Cue(i, last, cut, "by" if his else kind, None, "", joined, his)
    while last < len(row) and last - i < 6:
        entry = forms.get(row[last].form)
        if entry is not None and entry[3] == OURS:
            return None
        if entry is not None and entry[1] == "verb" and "blame" not in entry[2].marks and entry[2].stance != _BACKS:
            return Cue(i, last + 1, cut, "verb-by", entry[2], entry[3], joined, entry[5])
        if last > i + 1 or row[last].kind != "word" or len(row[last].form) > 4:
            return None
        last += 1
    return None
