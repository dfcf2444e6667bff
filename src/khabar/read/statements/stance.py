"""Tell the stance of what is said: from the verb, and for neutral verbs from the words said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from khabar.inflection import accusative, bare
from khabar.language import Phrases, among, article, of_kind, table
from khabar.model import Page, Word
from khabar.read.counted import counted
from khabar.read.statements.ends import imperfect
from khabar.read.statements.scene import PAUSES, Opening
from khabar.read.statements.speech_forms import Verb
from khabar.read.statements.words import denied, kinds_of, phrase_at, small_words, that_words, voice, was
from khabar.read.times.tables import looks_ahead
from khabar.remember import remembered
from khabar.text import DAMMA

# Signs after which the head of what is said is over.
_STOPS = PAUSES | frozenset(".")
# How many words are the start of what is said, and how many its first clause.
START, HEAD = 3, 14
# A turn of more strength than this tells by itself what is meant.
_PLAIN = 3


@cache
def _stances() -> Phrases[tuple[str, str, int]]:
    rows: list[tuple[str, tuple[str, str, int]]] = []
    for row in table("stances"):
        meaning = (row["stance"], row["where"], int(row["strength"]))
        phrases = [f"{first} {after}".strip() for first in row["phrase"].split("|") for after in row["next"].split("|")]
        rows += [(phrase, meaning) for phrase in phrases]
        if row["where"] != "start" and row["stance"] in ("condemn", "accuse"):
            words = [phrase for phrase in phrases if " " not in phrase]
            rows += [(form, meaning) for word in words for form in (article() + word, word + accusative())]
    return Phrases(rows)


@remembered
def _may_tell(form: str) -> bool:
    """Whether a phrase of the table may begin with the word, a particle before it left out."""
    first = _stances().first
    return among(form, first.keys())


def stance_of(page: Page, first: int, last: int, verb_stance: str, named: bool = False) -> str:
    """The stance of the words from `first` to `last` (exclusive), reported by a verb of `verb_stance`.

    What is said decides for neutral verbs only (أكد, قال): the strongest word wins, of equals the first. `named` tells that it
    begins with a name: what a force, body or office is said not to do is denied, what the weather does not do is not.

    >>> from khabar.model import Layout, Report, Span
    >>> from khabar.read.sentences import lay_words
    >>> report = Report.of("لن نوقف القتال")
    >>> page = lay_words(report, Layout(None, None, "unknown", (), (), (Span(0, len(report.text)),)))
    >>> stance_of(page, 0, 3, "assert")
    'deny'
    """
    phrases, row = _stances(), page.words
    if verb_stance == "offer" and first < last:
        hits = [phrases.at(row, k) for k in range(first, min(last, first + START)) if row[k].kind == "word"]
        return "threaten" if any(hit is not None and hit[2][0] == "threaten" for hit in hits) else verb_stance
    if verb_stance not in ("assert", "warn"):
        return verb_stance
    if verb_stance == "warn":
        told = _intent(row, first, last) != "assert" or _vows(row, first, last)
        told = told or (_until(row, first, last) and stance_of(page, first, last, "assert", named) == "threaten")
        return "threaten" if told else verb_stance
    best, strength = ("demand", 1) if _is_duty(row, first, last) else (_intent(row, first, last), 0)
    waiting: tuple[str, int] | None = None
    condition = until = lasts = False
    words = past = 0
    head = True
    own = named or first >= last or _own_side(row, first + (row[first].form == '"'), last)
    for k in range(first, last):
        word = row[k]
        if word.kind != "word":
            head = head and not (words >= START and word.kind == "mark" and word.form in _STOPS)
            continue
        hit = phrases.at(row, k) if k >= past and _may_tell[word.form] else None
        if hit is not None and not _speaks_of_none(page, hit, first, k, last):
            after, cut, (stance, where, strong) = hit
            past = after if stance == "assert" else past
            if stance == "accuse" and k > first and row[k - 1].form in _negations():
                stance = "deny"
            if stance in ("condition", "until"):
                condition, until = condition or stance == "condition", until or stance == "until"
            elif where == "if":
                waiting = waiting or (stance, strong)
                lasts = lasts or stance == "threaten"
            elif strong > strength and (
                where == "any"
                or (where == "first" and not words and not cut)
                or (where == "object" and k == first and _is_object(row, first))
                or (where == "head" and head and words < HEAD)
                or (
                    where == "start"
                    and words < (START if not cut else 1)
                    and not (words and _governed(row[k - 1].form))
                )
                or (where == "own" and words < (START if own and not cut else 1))
            ):
                best, strength = stance, strong
                lasts = lasts or row[k].form in kinds_of("will_not")
        words += 1
    if until and lasts:
        return "threaten"
    if condition and waiting is not None and waiting[1] >= strength:
        return waiting[0]
    return best


def _speaks_of_none(page: Page, hit: tuple[int, int, tuple[str, str, int]], first: int, k: int, last: int) -> bool:
    """Whether the words at `k` lay nothing on anybody else, warn of nothing and deny nothing: a deed in the passive, of men whom nobody
    knows or of his own side, a danger that is denied (لا تهدد حياته) or by which it is told who
    is meant (القوات التي تهدد المدينة), what is not only so (لم يستهدف الجسر فقط)."""
    row, (after, _, (stance, where, _)) = page.words, hit
    if stance == "deny":
        return not of_kind("accusations", "only").isdisjoint(_clause(row, k, last))
    if stance == "warn":
        return k > first and (denied(row[k - 1].form) or _tells_which(row, first, k))
    if stance != "accuse":
        return False
    passive = after == k + 1 and page.text.startswith(DAMMA, row[k].start + 1)
    unknown = where == "head" and row[first].form in of_kind("accusations", "unknown")
    return passive or unknown or _of_his_own(row, after, last)


def _tells_which(row: Sequence[Word], first: int, k: int) -> bool:
    """Whether the verb at `k` only tells which one is meant (الصواريخ التي تهدد المدينة), no danger by its name (الخطر الذي يهددها)."""
    if k < first + 2 or phrase_at("relative", row, k - 1) is None:
        return False
    danger = _stances().get(row[k - 2].form.removeprefix(article()))
    return danger is None or danger[0] != "warn"


def _clause(row: Sequence[Word], first: int, last: int) -> Iterator[str]:
    """The folded words from `first` on up to the next pause, at most as many as the head of what is said has."""
    for word in row[first : min(last, first + HEAD)]:
        if word.kind == "mark" and word.form in _STOPS:
            return
        yield word.form


def _of_his_own(row: Sequence[Word], k: int, last: int) -> bool:
    """Whether the word is one for the speaker's own side: he owns to it, and accuses nobody (أعلن مسؤولية حركته عن الهجوم)."""
    return k < last and row[k].form in of_kind("accusations", "own")


def _own_side(row: Sequence[Word], first: int, last: int) -> bool:
    """Whether what is said begins with a force, body or office, or with one of the speaker's own (وحداته, وحداتها)."""
    return first < last and (_is_side(row[first].form) or row[first].form in of_kind("accusations", "own"))


def _is_duty(row: Sequence[Word], first: int, last: int) -> bool:
    """Whether what is said, or a sentence of it, begins with whose duty something is (على الحكومة أن تتحرك)."""
    starts = (first, *(k + 1 for k in range(first, last) if row[k].form == "."))
    return any(
        k + 2 < last and row[k].form in kinds_of("upon") and row[k + 1].form.startswith(article()) for k in starts
    )


def _intent(row: Sequence[Word], first: int, last: int) -> str:
    """`offer` where what is said begins with what the speaker himself will do (قالت إنها ستفتح المعبر), `threaten` where
    that is a deed of war, else `assert`."""
    word = row[first].form if first < last and row[first].kind == "word" else ""
    if word in of_kind("accusations", "own") and first + 1 < last:
        first += 1
        word, own = row[first].form, True
    else:
        own = False
    if not word or not looks_ahead(word) or was(word[1:]) or word in kinds_of("nobody_will"):
        return "assert"
    if own:
        return "threaten" if word[1:] in of_kind("accusations", "crime") else "offer"
    if not (first > 0 and any(stem in that_words() for stem in bare(row[first - 1].form)[1:])):
        return "assert"
    return "threaten" if word[1:] in of_kind("accusations", "crime") else "offer"


def _vows(row: Sequence[Word], first: int, last: int) -> bool:
    """Whether among the words is a turn by which only somebody threatens, wherever it stands (لن تقف مكتوفة الأيدي)."""
    hits = (_stances().at(row, k) for k in range(first, last) if _may_tell[row[k].form])
    return any(
        hit is not None and hit[2][0] == "threaten" and hit[2][1] == "any" and hit[2][2] > _PLAIN for hit in hits
    )


def _until(row: Sequence[Word], first: int, last: int) -> bool:
    """Whether a word for until stands among the words."""
    hits = (_stances().at(row, k) for k in range(first, last) if _may_tell[row[k].form])
    return any(hit is not None and hit[2][0] == "until" for hit in hits)


@cache
def _negations() -> frozenset[str]:
    """The folded words that deny the verb after them."""
    return frozenset(form for form, kind in small_words().items() if kind == "not")


def _is_object(row: Sequence[Word], first: int) -> bool:
    """Whether what is said is a noun that the verb holds (جدد التزامه بالهدنة), no clause and no quotation."""
    return first > 0 and row[first - 1].kind == "word" and row[first - 1].form not in that_words()


def _governed(form: str) -> bool:
    """Whether the word before is a preposition, so that a noun after it is no deed of its own (عبر طلب المساعدة)."""
    return small_words().get(form) in ("in", "off")


@remembered
def _is_side(form: str) -> bool:
    """Whether a folded word, without a pronoun attached, names a force, body or office."""
    for part in bare(form):
        force = counted(part)
        if (voice(part) or ("",))[0] in ("body", "role") or (force is not None and force.kind == "force"):
            return True
    return False


def begins_stance(form: str) -> bool:
    """Whether a folded word alone sets a stance at the start of what is said (لن, يجب)."""
    return _stances().get(form) is not None


def lays_blame(page: Page, first: int, last: int) -> bool:
    """Whether a word of responsibility (مسؤولية), in whatever form, stands among the words."""
    blame = kinds_of("blame")
    return any(page.words[k].form in blame for k in range(first, min(last, len(page.words))))


def stance_meant(page: Page, verb: Verb, opening: Opening) -> str:
    """The verb's stance: what somebody insists is so is no demand (أصر على أن الجسر سليم)."""
    row, first = page.words, opening.first
    first += first < len(row) and row[first].form == '"'
    if "insists" in verb.marks and opening.kind == "that" and first < len(row) and not imperfect(row[first].form):
        return "assert"
    return verb.stance
