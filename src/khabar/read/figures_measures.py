"""Say what each count of a sentence measures, by the words that govern it, and what it is a part of."""

from __future__ import annotations

from dataclasses import dataclass, replace

from khabar.language import bare, splits
from khabar.model import Page, Sentence
from khabar.read.counted import Counted, article, counted, counted_at, is_accusative
from khabar.read.figures_counts import NO_FIGURES, PEOPLE, Count
from khabar.read.figures_singles import Names, single_after, subject_at
from khabar.text import fold
from khabar.read.figures_words import TAKES, Trigger, forms_of, is_trigger, stem_matches, triggers_at, word_at

# How many words may stand between what governs a count and the count: of a noun of people, of an unknown noun, of none.
REACH = {"people": 20, "unknown": 5, "bare": 4}
# How many words may stand between a verb and a single victim that is its object.
_OBJECT_REACH = 8
# How many words may stand between what opens a list of parts and its first part.
_PART_REACH = 6
# Measures that a noun keeps whatever governs it.
_FIRM = ("killed", "injured", "casualties")
_SORTS = frozenset(("civilians", "children", "women", "military", "police", "separatists", "journalists", "aid_workers"))
_WHERE = frozenset(("place", "building", "state"))
_THOSE = PEOPLE | {"bare", "unknown"}
# Kinds of nouns that are counted for their own sake where nothing governs them.
_PLAIN = frozenset(
    ("person", "woman", "force", "vehicle", "aircraft", "weapon", "building", "strike", "munition", "drone", "place", "money")
) | {"household", "state", "bomb", "tonne"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A count that is a figure: `part_of` is the index of another draft of the report or None."""

    count: Count
    measure: str
    part_of: int | None
    rule: str


@dataclass(slots=True)
class _State:
    """What governs the next count while a sentence is read from left to right."""

    triggers: tuple[Trigger, ...] = ()
    at: int = -100
    filled: bool = False
    joint: str = ""
    total: str = ""
    last: str = ""
    part: str = ""
    parent: int | None = None
    item_end: int = -1
    fresh: int = -1
    subject: int = -1
    whole: int = -1
    children: tuple[tuple[int, int], ...] = ()
    waiting: tuple[Count, ...] = ()


def measure_sentence(page: Page, sentence: Sentence, counts: dict[int, Count], names: Names, drafts: list[Draft]) -> None:
    """Add the figures of a sentence to the drafts. `counts` are by the index of their first word."""
    row, i = page.words, sentence.first
    state = _State(subject=i)
    base = len(drafts)
    while i < sentence.last:
        count = counts.get(i)
        if count is not None:
            _take(state, count, drafts)
            i = count.last
            continue
        if row[i].kind != "word":
            if i == state.item_end:
                state.item_end = _after_mark(page, i, sentence.last)
            i += 1
            continue
        i = _word(page, sentence, i, state, counts, names, drafts)
    for count in state.waiting:
        _by_noun(state, count, drafts)
    drafts[base:] = _in_order(_with_wholes(drafts[base:], base, dict(state.children)), base)


def _after_mark(page: Page, i: int, last: int) -> int:
    """The index after a mark that stands between the items of a list; after the bracket that it opens."""
    row = page.words
    if row[i].form == "(":
        return next((k + 1 for k in range(i, min(last, i + 8)) if row[k].form == ")"), i + 1)
    return i + 1


def _with_wholes(added: list[Draft], base: int, wholes: dict[int, int]) -> list[Draft]:
    """The drafts with the indexes of the wholes that had to wait for their verb."""
    if not wholes:
        return added
    where = {draft.count.first: base + k for k, draft in enumerate(added)}
    return [
        replace(d, part_of=where.get(wholes[d.count.first])) if d.count.first in wholes and d.part_of is None else d for d in added
    ]


def _in_order(added: list[Draft], base: int) -> list[Draft]:
    """The drafts of a sentence by their place, with the indexes of wholes moved along."""
    order = sorted(range(len(added)), key=lambda k: added[k].count.first)
    where = {base + k: base + n for n, k in enumerate(order)}
    return [replace(added[k], part_of=where.get(p, p) if (p := added[k].part_of) is not None else None) for k in order]


def _word(
    page: Page, sentence: Sentence, i: int, state: _State, counts: dict[int, Count], names: Names, drafts: list[Draft]
) -> int:
    row = page.words
    said = word_at(row, i)
    if said is not None and said[1] in ("part", "being", "among", "cut", "that", "no", "total", "one", "was"):
        nxt = _figure_word(page, said, state, counts, drafts)
        if nxt is not None:
            return nxt
    name = names.person_at(i)
    if state.item_end == i and len(row[i].form) == 1:
        state.item_end, state.fresh = i + 1, i + 1 if state.fresh == i else state.fresh
        return i + 1
    if state.item_end == i or (state.triggers and not state.filled and i - state.at <= _OBJECT_REACH):
        victim = single_after(page, i, names, counts)
        if victim is not None and _reaches(page, state, victim) and _victim(state, victim, drafts):
            return victim.last
    if name is not None:
        return name
    found = triggers_at(row, i)
    if found is not None:
        if any(t.needs and stem_matches(row[i].form, t.needs) for t in state.triggers):
            return found[0]
        ready = bool(state.waiting)
        live = tuple(t for t in found[1] if _has_needed(page, sentence, (i, found[0]), t, counts, ready))
        if live:
            if live[0].near != "back":
                _trigger(page, i, found[0], live, state, counts, names, drafts)
            elif state.waiting:
                _assign(state, live[0].measure, drafts, "subject-state")
            return found[0]
    noun = counted_at(row, i)
    if noun is not None:
        after = counts.get(noun[0])
        _uncounted(state, noun[1], i, noun[0], after is not None and not after.linked)
        return noun[0]
    return i + 1


def _reaches(page: Page, state: _State, victim: Count) -> bool:
    """Whether what governs reaches a single victim: at once, after prepositions and times, or as an object after the subject."""
    if state.item_end == victim.first or victim.first - state.at <= 1:
        return True
    form = page.words[victim.first].form
    noun = counted(form)
    if noun is not None and is_accusative(form):
        return True
    between = page.words[state.at + 1 : victim.first]
    plain = forms_of("stop") | forms_of("day")
    return victim.first - state.at <= 4 and all(w.kind == "mark" or w.form in plain for w in between)


def _has_needed(
    page: Page, sentence: Sentence, at: tuple[int, int], trigger: Trigger, counts: dict[int, Count], ready: bool
) -> bool:
    """Whether the words stand there without which the trigger means something else; `ready` where a count waits for it."""
    row, (i, end) = page.words, at
    follows = end in counts or (end < len(row) and _near(row[end].form, trigger))
    if trigger.near == "1" and not follows and not (ready and trigger.many):
        return False
    if trigger.near not in ("", "1", "back") and (end >= len(row) or row[end].form != trigger.near):
        return False
    if trigger.says != "noun" and i and row[i - 1].form in forms_of("where"):
        return False
    if not trigger.needs:
        return True
    return any(
        row[k].kind == "word" and stem_matches(row[k].form, trigger.needs) for k in range(end, min(sentence.last, i + 30))
    )


def _near(form: str, trigger: Trigger) -> bool:
    noun = counted(form)
    if noun is not None:
        return trigger.fits(noun.kind)
    return any(particles and is_trigger(rest) for _, particles, rest in splits(form))


def _figure_word(
    page: Page, said: tuple[int, str], state: _State, counts: dict[int, Count], drafts: list[Draft]
) -> int | None:
    """What a word of the table of figure words changes; the index after it, or None where it means nothing here."""
    row, (end, kind) = page.words, said
    if kind == "among":
        noun = counted(row[end].form) if end < len(row) else None
        if noun is None or noun.number != "many" or noun.kind not in PEOPLE:
            return None
        if not noun.measure:
            same = next((k for k in range(len(drafts) - 1, max(-1, len(drafts) - 12), -1) if drafts[k].count.noun == noun.noun), None)
            if same is None:
                return None
            _open_part(state, drafts[same].measure, same, end + 1)
            return end + 1
        if state.waiting:
            _assign(state, noun.measure, drafts, "subject-among")
            return end + 1
        _open_part(state, noun.measure, _whole(drafts, noun.measure), end + 1)
        return end + 1
    if kind == "being":
        if end not in counts and (end >= len(row) or (noun := counted(row[end].form)) is None or noun.number != "one"):
            return None
        kind = "part"
    if kind == "part" and state.waiting and not state.filled:
        state.part, state.whole, state.item_end, state.fresh = "", state.waiting[-1].first, end, end
        return end
    if kind == "part":
        parent = len(drafts) - 1 if drafts and (drafts[-1].measure == state.last or not state.last) else None
        if not state.last and parent is None:
            return end
        measure = state.last or (drafts[parent].measure if parent is not None else "")
        _open_part(state, measure, parent if state.filled or parent is not None else None, end)
        return end
    if kind in ("cut", "that"):
        if kind == "that":
            for count in state.waiting:
                _by_noun(state, count, drafts)
            state.waiting = ()
        state.triggers, state.filled, state.part, state.total, state.joint = (), False, "", "", ""
        state.subject = end
        return end
    if kind == "was":
        state.subject = end
        return end
    if kind == "no":
        state.filled = state.filled or bool(state.triggers)
        if state.triggers:
            state.last = state.triggers[0].measure
        return end
    if kind == "total":
        near = (counted(row[k].form.removeprefix(article())) for k in range(end, min(end + 4, len(row))))
        state.total = next((n.measure for n in near if n is not None and n.measure), state.last or "killed")
        return end
    return None


def _open_part(state: _State, measure: str, parent: int | None, end: int) -> None:
    state.part, state.parent, state.item_end, state.fresh = measure, parent, end, end
    state.triggers, state.filled = (), False


def _whole(drafts: list[Draft], measure: str) -> int | None:
    """The last figure of the measure, in this sentence or an earlier one, that is no part of another."""
    for k in range(len(drafts) - 1, max(-1, len(drafts) - 12), -1):
        if drafts[k].measure == measure and drafts[k].part_of is None:
            return k
    return None


def _trigger(
    page: Page, i: int, end: int, live: tuple[Trigger, ...], state: _State, counts: dict[int, Count], names: Names,
    drafts: list[Draft],
) -> None:  # fmt: skip
    follows = end in counts or (end + 1 in counts and page.words[end].kind == "mark")
    takes_people = next((t for t in live if t.takes == "people"), None)
    if takes_people is not None and state.waiting and not follows and (
        takes_people.many or takes_people.needs or (takes_people.says == "noun" and _has_pronoun(page, i))
    ):
        _assign(state, takes_people.measure, drafts, "subject-verb")
        state.triggers, state.at, state.filled = live, end - 1, True
        return
    things = next((t for t in live if state.waiting and t.fits(state.waiting[-1].kind) and t.takes != "people"), None)
    if things is not None and not follows and (things.says[-2:] == "fs" or _has_pronoun(page, i)):
        _assign(state, things.measure, drafts, "subject-verb", things.takes)
        return
    if takes_people is not None and takes_people.says.startswith("past") and not follows and state.subject >= 0:
        subject = subject_at(page, state.subject, i, end, names, counts)
        if subject is not None and _tells_of_one(takes_people, subject):
            _add(state, subject, takes_people.measure, drafts, "subject-verb")
            state.triggers, state.at, state.filled, state.item_end = live, end - 1, True, end
            state.subject = -1
            return
    before = state.triggers
    state.joint = ""
    if before and not state.filled and i - state.at <= 1 and takes_people is not None:
        first = next((t for t in before if t.takes == "people"), None)
        if first is not None and {first.measure, takes_people.measure} <= {"killed", "injured", "missing", "casualties"}:
            state.joint = "casualties" if first.measure != takes_people.measure else first.measure
    state.triggers, state.at, state.filled, state.part, state.total = live, end - 1, False, "", ""
    state.subject, state.whole = -1, -1


def _has_pronoun(page: Page, i: int) -> bool:
    """Whether word `i` is a verbal noun with a pronoun that stands for the subject before it: `تم حرقها`."""
    form = page.words[i].form
    return i > 0 and page.words[i - 1].form in forms_of("done") and len(bare(form)) > 1


def _take(state: _State, count: Count, drafts: list[Draft]) -> None:
    """Decide what the count measures by what stands before it, or let it wait for what follows."""
    if count.kind in ("rest", "them"):
        _of_those(state, count, drafts)
        return
    if state.whole >= 0 and (count.first == state.item_end or count.linked) and state.waiting:
        state.children = (*state.children, (count.first, state.whole))
        state.waiting, state.item_end = (*state.waiting, replace(count, linked=True)), count.last
        return
    opens = state.item_end == state.fresh and 0 <= count.first - state.fresh <= _PART_REACH
    if state.part and (count.first == state.item_end or opens or count.linked) and count.kind not in NO_FIGURES:
        other = count.measure in _FIRM and count.measure != state.part and count.first != state.fresh
        if (count.kind in PEOPLE or count.kind in ("bare", "unknown")) and not other:
            measure = count.measure if count.measure in _FIRM else state.part
            _add(state, count, measure, drafts, "part", state.parent)
            return
    trigger = next((t for t in state.triggers if t.fits(count.kind)), None)
    if state.total and (count.kind == "bare" or (count.kind in PEOPLE and not count.measure)):
        _add(state, count, state.total, drafts, "total")
        state.total = ""
        return
    near = count.first - state.at <= REACH.get(count.kind, REACH["people"])
    free = not state.filled or (count.linked and count.kind != "bare")
    if trigger is not None and free and near or (trigger is not None and state.filled and count.linked and count.kind in PEOPLE):
        measure = state.joint or trigger.measure
        died = count.measure == "injured" and trigger.measure in ("killed", "evacuated") and not state.filled
        if count.measure in _FIRM and not died:
            measure = count.measure
        elif count.measure and trigger.takes not in ("people", "any") and trigger.takes == "strikes":
            measure = count.measure
        _add(state, count, measure, drafts, "governed")
        state.filled, state.at = True, count.last - 1
        return
    if count.measure in _FIRM or (count.measure and count.kind in PEOPLE | {"people"}):
        _add(state, count, count.measure, drafts, "noun")
        state.triggers, state.filled = (Trigger(count.measure, "people", "noun"),), True
        return
    state.waiting = (*state.waiting, count)


def _of_those(state: _State, count: Count, drafts: list[Draft]) -> None:
    """A count of those just counted: what governs it is its measure, else it has theirs."""
    for waiting in state.waiting:
        _by_noun(state, waiting, drafts)
    state.waiting = ()
    whole = next((k for k in range(len(drafts) - 1, max(-1, len(drafts) - 6), -1) if drafts[k].count.kind in _THOSE), None)
    trigger = next((t for t in state.triggers if t.takes == "people"), None)
    if trigger is not None and not state.filled:
        _add(state, count, trigger.measure, drafts, "of-those", whole)
        state.filled = True
    elif whole is not None:
        _add(state, count, drafts[whole].measure, drafts, "of-those", whole)


def _victim(state: _State, victim: Count, drafts: list[Draft]) -> bool:
    """Add a single victim where a measure of people is open for it."""
    if state.part and state.item_end == victim.first and (victim.linked or state.fresh == victim.first):
        if victim.definite:
            return False
        _add(state, victim, victim.measure if victim.measure in _FIRM else state.part, drafts, "part-one", state.parent)
        return True
    trigger = next((t for t in state.triggers if t.takes == "people" and _tells_of_one(t, victim)), None)
    if trigger is None or (state.filled and not (victim.linked and state.item_end == victim.first)):
        return False
    if state.joint == "casualties" or _told(victim, trigger.measure, drafts):
        return False
    _add(state, victim, trigger.measure, drafts, "one")
    state.filled = True
    return True


def _told(victim: Count, measure: str, drafts: list[Draft]) -> bool:
    """Whether a longer form of the victim's name was counted before: what comes back to it is no new victim."""
    return bool(victim.named) and any(d.measure == measure and victim.named < d.count.named for d in drafts)


def _tells_of_one(trigger: Trigger, victim: Count) -> bool:
    """Whether one victim is a figure: the dead and injured always, those detained where they are not named."""
    return trigger.measure in ("killed", "injured") or (trigger.measure == "detained" and not victim.definite)


def _uncounted(state: _State, noun: Counted, i: int, end: int, counted_next: bool) -> None:
    """A counted noun without a number: several victims fill what governs them, and open a list of parts."""
    if noun.kind not in PEOPLE and noun.kind != "people":
        return
    if noun.kind == "body":
        state.triggers, state.at, state.filled = (Trigger(noun.measure, "people", "noun"),), end - 1, False
        state.last = noun.measure
        return
    if noun.measure:
        state.last = noun.measure
    if noun.number == "many" and state.triggers and not state.filled and i - state.at <= 2 and not counted_next:
        trigger = next((t for t in state.triggers if t.fits(noun.kind)), None)
        if trigger is not None:
            state.last, state.filled = noun.measure if noun.measure in _FIRM else trigger.measure, True


def _assign(state: _State, measure: str, drafts: list[Draft], rule: str, takes: str = "people") -> None:
    """Give the measure to the last of the waiting counts and to those that are linked to it."""
    taken: list[Count] = []
    rest = list(state.waiting)
    while rest:
        if rest[-1].kind not in TAKES[takes]:
            break
        count = rest.pop()
        taken.append(count)
        if not count.linked:
            break
    state.waiting = tuple(rest)
    for count in reversed(taken):
        _add(state, count, count.measure if count.measure in _FIRM else measure, drafts, rule)


def _by_noun(state: _State, count: Count, drafts: list[Draft]) -> None:
    """A count that nothing governs measures what its noun says, or `other`."""
    if count.value == 1 and count.bound == "exact":
        return
    if (count.dual and count.kind in ("person", "woman")) or (count.where and count.kind in _WHERE and count.dual):
        return
    if count.where and count.kind == "state":
        return
    if count.measure or (count.kind in _PLAIN and not count.definite):
        _add(state, count, count.measure or "other", drafts, "noun" if count.measure else "plain")


def _like_before(count: Count, drafts: list[Draft]) -> Count:
    """`Others` are of the sort of those counted just before."""
    before = drafts[-1].count if drafts else None
    if count.of is None and before is not None and before.of in _SORTS and count.noun and fold(count.noun) in forms_of("other"):
        return replace(count, of=before.of)
    return count


def _add(
    state: _State, count: Count, measure: str, drafts: list[Draft], rule: str, part_of: int | None = None
) -> None:
    drafts.append(Draft(_like_before(count, drafts), measure, part_of, rule))
    state.last, state.item_end = measure, count.last
    if state.part and rule not in ("part", "part-one"):
        state.part = ""
