"""Find the words that name who speaks: after the verb of speech, before it, or after a phrase of attribution."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from khabar.language import splits
from khabar.model import Name
from khabar.text import fold
from khabar.read.statements_cues import Cue, _letters, cue_forms
from khabar.read.statements_openings import Scene
from khabar.read.statements_words import adverbs, agencies, article, breaks, kinds_of, occasions, said_nouns, small_words, that_words, therein, voice

# The words that name a speaker are never more than this.
LONGEST = 24


@dataclass(frozen=True, slots=True)
class Speaker:
    """Words `first` to `last` (exclusive), `cut` letters of the first left out; `name` the person among or after them."""

    first: int
    last: int
    cut: int = 0
    name: Name | None = None


def speaker_after(scene: Scene, k: int, end: int, alone: bool, document: bool = False) -> Speaker | None:
    """The speaker named from word `k` on, before word `end`.

    With `alone` nothing tells where the words said begin, so that the speaker's words end where a new noun begins.
    """
    at = k if document and k < end and scene.page.words[k].kind == "word" and small_words().get(scene.page.words[k].form) is None else _skip(scene, k, end)
    k = at if at is not None else end
    if k is None or k >= end:
        return None
    last, person = _extent(scene, k, end, alone)
    if last <= k:
        return None
    cut = _cut(scene, k)
    if person is None:
        last, person = _apposition(scene, k, last, end)
    return Speaker(k, last, cut, person)


def _cut(scene: Scene, k: int) -> int:
    """Letters of a conjunction or preposition before the speaker's first word."""
    name = scene.names.cover.get(k)
    word = scene.page.words[k]
    if name is not None:
        return max(0, name.span.start - word.start)
    return 0


def _skip(scene: Scene, k: int, end: int) -> int | None:
    """The first word from `k` on that may name a speaker; None where the words before `end` name none."""
    row = scene.page.words
    small = small_words()
    while k < end:
        word = row[k]
        hit = adverbs().at(row, k) if word.kind == "word" else None
        if hit is not None and k not in scene.names.first:
            k = hit[0]
            if k < end and row[k].kind == "word" and hit[2] == "time":
                comma = _comma(scene, k, min(end, k + 14))
                more = adverbs().at(row, k)
                if more is None and small.get(row[hit[0] - 1].form) is None and len(row[hit[0] - 1].form) <= 5 and comma is not None:
                    k = comma + 1
            continue
        if word.kind == "mark":
            if word.form == "(":
                k = _closing(scene, k, end)
            elif k in scene.quotes:
                return k
            k += 1
            continue
        if word.kind == "number" or small.get(word.form) == "was":
            if word.kind == "number":
                return k
            k += 1
            continue
        if word.form in therein():
            k += 1
            continue
        if small.get(word.form) in ("in", "off", "not") or _occasion(word.form) or _to_outlet(scene, k):
            comma = _comma(scene, k, end)
            if comma is None:
                return None
            k = comma + 1
            continue
        if small.get(word.form) == "this" and not (k + 2 < end and (voice(row[k + 2].form) or k + 2 in scene.names.cover)):
            return None
        if k not in scene.names.cover and word.form[0] in _ands() and word.form[1:].startswith(article()) and voice(word.form) is None:
            return None
        if word.form in that_words() or breaks("relative").at(row, k) is not None or word.kind == "break":
            return None
        return k
    return None


def _comma(scene: Scene, k: int, end: int) -> int | None:
    return next((j for j in range(k, end) if scene.page.words[j].form in ("\u060c", ",", "-")), None)


def _closing(scene: Scene, k: int, end: int) -> int:
    row = scene.page.words
    return next((j for j in range(k + 1, min(end, k + 12)) if row[j].form == ")"), k)


def _occasion(form: str) -> bool:
    return any(particles and rest in occasions() for _, particles, rest in splits(form))


def _to_outlet(scene: Scene, k: int) -> bool:
    """Whether the word begins the outlet to which something was said (لوكالة, لقناة, لرويترز)."""
    form = scene.page.words[k].form
    if form in _lams() and k + 1 in scene.quotes:
        quote = scene.page.quotes[scene.quotes[k + 1]]
        return quote.last - quote.first <= 5
    for _, particles, rest in splits(form):
        if particles in _lams():
            known = voice(rest)
            if known is not None and known[0] == "outlet":
                return True
            covered = scene.names.cover.get(k)
            if covered is not None and covered.kind == "organization" and covered.span.start > scene.page.words[k].start:
                before = scene.names.cover.get(k - 1)
                return fold(covered.key) in agencies() or before is not None and before.kind == "person"
    return False


@lru_cache(maxsize=None)
def _ands() -> frozenset[str]:
    return frozenset(_letters("conjunction"))


@lru_cache(maxsize=None)
def _lams() -> frozenset[str]:
    return frozenset(_letters("swallows_article"))


def _extent(scene: Scene, k: int, end: int, alone: bool) -> tuple[int, Name | None]:
    """Where the words that name a speaker from `k` on end, and the person named in them."""
    row = scene.page.words
    small, first = small_words(), k
    end = min(end, k + LONGEST)
    person: Name | None = None
    closed = False
    anonymous = _anonymous(row[k].form)
    head = voice(row[k].form)
    role = head is not None and head[0] == "role"
    while k < end:
        word = row[k]
        if k in scene.names.first:
            after, name = scene.names.first[k]
            if k > first and name.span.start > word.start and _to_outlet(scene, k):
                break
            if name.kind == "person":
                if person is not None and not _joined(scene, k):
                    break
                person, closed = name, True
            elif person is not None or (alone and closed and not _joined(scene, k) and name.span.start == word.start and not role):
                break
            else:
                closed = True
            k = after
            continue
        if word.kind == "mark":
            if k in scene.quotes:
                quote = scene.page.quotes[scene.quotes[k]]
                if quote.last - quote.first <= 6 and quote.last < end and adverbs().at(row, k + 1) is None:
                    k, closed = quote.last + 1, True
                    continue
            if word.form == "(" and k > first:
                close = _closing(scene, k, end)
                if k < close < end:
                    k = close + 1
                    continue
            if word.form == "/" and k > first and k + 1 < end:
                k += 1
                continue
            break
        if word.kind == "break":
            break
        if word.kind == "number" and k > first:
            break
        form = word.form
        if k > first:
            if adverbs().at(row, k) is not None or breaks("relative").at(row, k) is not None or breaks("own").at(row, k) is not None:
                break
            if form in that_words() or small.get(form) in ("off", "not", "this"):
                break
            if small.get(form) == "issued" and k + 1 < end:
                k += 2 if small.get(row[k + 1].form) == "off" else 1
                closed = False
                continue
            if small.get(form) == "in":
                nxt = row[k + 1].form if k + 1 < end else ""
                if not nxt or nxt in occasions() or adverbs().at(row, k + 1) is not None or (person is not None) or len(nxt) < 2:
                    break
                if alone and closed and not anonymous and k + 1 not in scene.names.first:
                    break
                k += 2
                closed = True
                continue
            if _occasion(form) or _to_outlet(scene, k) or form in kinds_of("called") or form in kinds_of("blame"):
                break
            if person is not None and not _joined(scene, k):
                if not (form.startswith(article()) and _adjective(form)):
                    break
            if alone and form in said_nouns() and voice(form) is None:
                break
            if alone and closed:
                if form.startswith(article()):
                    if not _adjective(form):
                        break
                elif not (_joined(scene, k) and voice(form) is not None) and not _for(form) and not (role and form not in said_nouns()):
                    break
            entry = cue_forms().get(form)
            if entry is not None and (entry[1] == "noun" and entry[5] or entry[1] == "participle"):
                break
            if entry is not None and entry[1] == "verb" and not entry[2].strict and entry[4]:
                break
        if form.startswith(article()) or _for(form):
            closed = True
        elif _joined(scene, k) and k > first:
            closed = False
        k += 1
    return k, person


def _for(form: str) -> bool:
    """Whether the word is joined by ل with the article (الأمين العام للأمم)."""
    return any(p in _lams() and (rest.startswith(article()) or (voice(rest) or ("",))[0] == "body") for _, p, rest in splits(form))


def _joined(scene: Scene, k: int) -> bool:
    word = scene.page.words[k]
    name = scene.names.cover.get(k)
    if name is not None:
        return name.span.start > word.start
    return any(p and rest not in ("",) and p[0] == word.form[0] and len(p) == 1 and p not in _lams() and voice(rest) is not None
               for _, p, rest in splits(word.form))  # fmt: skip


def _adjective(form: str) -> bool:
    """Whether a word with the article looks like an adjective of a body or an office: of relation (الأميركية) or a known one."""
    return form.endswith(_relation()) or form in _qualities()


@lru_cache(maxsize=None)
def _relation() -> tuple[str, ...]:
    from khabar.text import fold
    from khabar.language import table

    yeh = next(fold(r["letter"]) for r in table("quality_words") if r["kind"] == "relation")
    return tuple(yeh + e for e in ("", *(fold(r["letter"]) for r in table("quality_words") if r["kind"] == "ending")))


@lru_cache(maxsize=None)
def _qualities() -> frozenset[str]:
    from khabar.language import table
    from khabar.text import fold

    return frozenset(fold(r["letter"]) for r in table("quality_words") if r["kind"] == "word")


def _anonymous(form: str) -> bool:
    known = voice(form)
    return known is not None and known[0] in ("source", "role", "document") and not form.startswith(article())


def _apposition(scene: Scene, first: int, last: int, end: int) -> tuple[int, Name | None]:
    """The end of the speaker's words and his name where it follows his office after a comma (مدير المرصد، فلان،)."""
    row = scene.page.words
    if last >= len(row) - 1 or row[last].form not in ("\u060c", ",", "-") and row[last].form not in kinds_of("called"):
        return last, None
    if row[last].form in kinds_of("called"):
        hit = next((scene.names.first[j][1] for j in range(last + 1, min(end, last + 4)) if j in scene.names.first), None)
        return last, hit if hit is not None and hit.kind == "person" else None
    if last >= end:
        end = min(len(row), last + 9)
    known = voice(row[first].form)
    if known is None or known[0] not in ("role", "source"):
        return last, None
    stop = _comma(scene, last + 1, end) or end
    for j in range(last + 1, min(stop, last + 8)):
        if j in scene.names.first and scene.names.first[j][1].kind == "person":
            return last, scene.names.first[j][1]
    return last, None


def speaker_like(scene: Scene, speaker: Speaker) -> bool:
    """Whether the words can name one who speaks: a name is among them, or their first noun is one of speakers."""
    row = scene.page.words
    if speaker.name is not None or voice(row[speaker.first].form) is not None or speaker.first in scene.quotes:
        return True
    if row[speaker.first].kind == "number" and speaker.last > speaker.first + 1:
        return voice(row[speaker.first + 1].form) is not None
    return any(k in scene.names.cover for k in range(speaker.first, min(speaker.last, speaker.first + 3)))


def speaker_before(scene: Scene, cue: Cue, start: int) -> Speaker | None:
    """The speaker named from word `start` up to the verb (الوزير قال أن, وكانت الوزارة قد أعلنت)."""
    row = scene.page.words
    k, end = _since_was(scene, cue, start), cue.first
    was = False
    while k < end:
        hit = adverbs().at(row, k)
        joint = breaks("joint").at(row, k)
        if hit is not None and hit[2] != "time":
            k = hit[0]
        elif joint is not None:
            k = joint[0]
            was = was or small_words().get(row[k - 1].form) == "was" or small_words().get(row[k - 1].form[1:]) == "was"
        elif small_words().get(row[k].form) == "was" or small_words().get(row[k].form[1:]) == "was":
            k, was = k + 1, True
        elif row[k].kind == "mark" and k not in scene.quotes:
            k += 1
        else:
            break
    if k >= end or row[k].kind not in ("word", "number", "mark", "latin"):
        return None
    form = row[k].form
    if small_words().get(form) is not None or small_words().get(form[1:]) in ("in", "off") or adverbs().at(row, k) is not None:
        return None
    entry = cue_forms().get(form)
    if entry is not None and entry[1] == "verb" and not entry[2].strict:
        return None
    last, person = _extent(scene, k, end, False)
    rest = [j for j in range(last, end) if row[j].kind == "word" and small_words().get(row[j].form) != "off"]
    if last <= k or (not was and last < end and len(rest) > 6):
        return None
    if not was and not _noun_like(scene, k, cue):
        return None
    return Speaker(k, last, _cut(scene, k) or _conjunction(scene, k), person)


def _since_was(scene: Scene, cue: Cue, start: int) -> int:
    """For `وكان فلان، …، قد قال` and `فلان، كان قال`: the word from which the subject is looked for."""
    row = scene.page.words
    small = small_words()
    k = cue.first - 1
    while k >= start and (small.get(row[k].form) in ("off", "was") or row[k].kind == "mark"):
        k -= 1
    if k >= start or start == 0:
        return start
    for back in range(start - 1, max(0, start - 26), -1):
        if row[back].kind == "break" or row[back].form == ".":
            break
        if small.get(row[back].form) == "was" or small.get(row[back].form[1:]) == "was":
            return back
        if that_words().get(row[back].form) == "that" and small.get(row[start].form) == "was":
            return back + 1
    return start


def _conjunction(scene: Scene, k: int) -> int:
    word = scene.page.words[k]
    ways = splits(word.form)
    for cut, particles, rest in ways:
        if voice(rest) is not None or rest.startswith(article()):
            return cut if not particles or particles not in _lams() else 0
    return 0


def _noun_like(scene: Scene, k: int, cue: Cue) -> bool:
    """Whether the word may begin the name of a speaker: a name, a noun of speakers, or a word with the article."""
    if k in scene.names.cover or k in scene.quotes:
        return True
    form = scene.page.words[k].form
    if voice(form) is not None:
        return True
    return any(rest.startswith(article()) for _, p, rest in splits(form) if not p or p not in _lams()) and form not in said_nouns()
