"""Keep what governs the next count of a sentence, and the figures found so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from khabar.kinds import STRUCK
from khabar.model import Page, Word
from khabar.read.figures.counts import Count
from khabar.read.figures.former import Former
from khabar.read.figures.singles import Names
from khabar.read.figures.words import TAKES, Trigger, forms_of
from khabar.text import fold

# Measures that a noun keeps whatever governs it.
FIRM = STRUCK
# Of whom those are who are counted as forces where nothing governs their number.
TROOPS = frozenset(("military", "police"))
# Kinds of nouns that are counted for their own sake where nothing governs them.
PLAIN = frozenset(
    ("person", "woman", "force", "household", "vehicle", "carrier", "aircraft", "weapon", "building", "strike", "bomb", "munition",
     "drone", "place", "state", "tonne", "money")
)  # fmt: skip
_SORTS = frozenset(("civilians", "military", "police", "separatists"))
WHERE = frozenset(("place", "building", "state"))
# Kinds of people of whom two that nothing governs are counted only where they are new and act themselves.
_TWO = frozenset(("person", "woman"))
# How many figures back a count may be a part of, come back to, or tell again.
_BACK, _TOLD_BACK = 12, 200
# Witnesses of so many at most only speak.
_FEW = 10
# How many words after a total the last of its parts may begin that add up to it.
_SUM_REACH = 12
# How many words after soldiers or policemen a number without a noun still counts such.
_SORT_REACH = 7
# A number without a noun that is as high counts money where money was counted just before.
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Draft:
    """A count that is a figure: `part_of` is the index of another draft of the report or None; `former` tells that another number
    has taken its place."""

    count: Count
    measure: str
    part_of: int | None
    rule: str
    former: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the desk while a report is read: its page, its counts by first word, its persons, the figures so far.

    `starts` are the offsets of the page's words; `opens` tells what may begin at a word, as flags, for the words at which anything may;
    `formers` are the counts that another one has taken the place of.
    """

    page: Page
    counts: dict[int, Count]
    names: Names
    starts: Sequence[int]
    opens: dict[int, int]
    formers: dict[int, Former] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)


@dataclass(slots=True)
class State:
    """What governs the next count while a sentence is read from left to right.

    `triggers` stand at word `at` and are `filled` once something was counted for them (`loose`: by several people without
    a number, who may be those who did it); `joint` is the measure of two triggers
    together, `total` that of a total, told at word `total_at`
    (`totals`: one was told; `bound`: what the verb before it says), `last` the measure told last. A list of parts has the
    measure `part` and the whole `parent` (or the waiting count at word `whole`); its first item stands at `fresh`, the next at
    `item_end`; `items` are the measure and whole of a list by bullets. `far`, at word `far_at`, is what happened to people
    who are told only after words of how it came about. `subject` is where the clause begins; `waiting` are counts that wait
    for a verb, `children` tells of which of them others are parts.
    """

    subject: int
    triggers: tuple[Trigger, ...] = ()
    at: int = -100
    filled: bool = False
    loose: bool = False
    joint: str = ""
    total: str = ""
    total_at: int = -1
    totals: bool = False
    bound: str = ""
    last: str = ""
    part: str = ""
    parent: int | None = None
    whole: int = -1
    item_end: int = -1
    fresh: int = -1
    children: dict[int, int] = field(default_factory=dict)
    waiting: list[Count] = field(default_factory=list)
    far: Trigger | None = None
    far_at: int = -100
    items: tuple[str, int | None] | None = None

    def govern(self, triggers: tuple[Trigger, ...], at: int, filled: bool = False) -> None:
        """Let the triggers at word `at` govern what follows."""
        self.triggers, self.at, self.filled, self.loose, self.far = triggers, at, filled, False, None

    @property
    def ready(self) -> str:
        """The kind of the last count that waits for a verb, or empty."""
        return self.waiting[-1].kind if self.waiting else ""

    def for_people(self) -> Trigger | None:
        """The trigger for people among those that govern, or None."""
        return next((t for t in self.triggers if t.takes == "people"), None)

    def open_part(self, measure: str, parent: int | None, end: int) -> None:
        """Let a list of parts of the figure `parent` begin at word `end`."""
        self.part, self.parent, self.item_end, self.fresh = measure, parent, end, end
        self.triggers, self.filled = (), False


def add(state: State, count: Count, measure: str, drafts: list[Draft], rule: str, part_of: int | None = None) -> None:
    """Add a figure. Fighters and prisoners who flee are nobody displaced."""
    fled = measure == "displaced" and (count.kind == "force" or count.measure == "detained")
    drafts.append(Draft(_like_before(count, drafts, measure, part_of), "other" if fled else measure, part_of, rule))
    state.last, state.item_end = measure, count.last
    if state.part and rule not in ("part", "part-one"):
        state.part = ""


def _like_before(count: Count, drafts: list[Draft], measure: str, part_of: int | None) -> Count:
    """`Others`, and those without a noun (`two soldiers were killed and five hurt`), are of the sort of those counted just before; an
    officer among policemen is one of them, whatever his rank."""
    whole = drafts[part_of].count if part_of is not None and part_of < len(drafts) else None
    if whole is not None and whole.of == "police" and fold(count.noun) in forms_of("police_rank"):
        return replace(count, of="police")
    if count.of is not None or not drafts:
        return count
    before = drafts[-1].count
    if count.noun and fold(count.noun) in forms_of("other"):
        part = drafts[-1].part_of
        before = drafts[-1 if part is None else part].count
        return replace(count, of=before.of) if before.of in _SORTS else count
    if count.noun or count.named or measure not in FIRM or before.of not in TROOPS:
        return count
    near = 0 <= count.first - before.last <= _SORT_REACH and count.kind == "bare" and count.bound == "exact"
    several = near and part_of is None and before.value > 1 and measure != drafts[-1].measure
    return replace(count, of=before.of) if several or part_of == len(drafts) - 1 else count


def of_things_before(row: Sequence[Word], count: Count, drafts: Sequence[Draft]) -> Count:
    """The count; `nine others` after things are nine of those: `destroyed 14 lorries and seized nine others`, but for others in a form
    that only people have (`سبعة آخرون`)."""
    before = drafts[-1].count if drafts and fold(count.noun) in forms_of("other") else None
    if before is None or before.kind not in TAKES["things"] or row[count.last - 1].form in forms_of("others"):
        return count
    return replace(count, kind=before.kind, noun=before.noun, measure=before.measure)


def assign(state: State, measure: str, drafts: list[Draft], rule: str, takes: str = "people") -> None:
    """Give the measure to the last of the waiting counts and to those that are linked to it."""
    taken: list[Count] = []
    while state.waiting and state.waiting[-1].kind in TAKES[takes]:
        taken.append(state.waiting.pop())
        if not taken[-1].linked:
            break
    for count in reversed(taken):
        add(state, count, count.measure if count.measure in FIRM else measure, drafts, rule)


def release(state: State, drafts: list[Draft]) -> None:
    """Let the waiting counts be what their nouns say."""
    for count in state.waiting:
        _by_noun(state, count, drafts)
    state.waiting = []


def _by_noun(state: State, count: Count, drafts: list[Draft]) -> None:
    """A count that nothing governs measures what its noun says, or `other`; some are no figures then."""
    if count.value == 1 and (count.bound == "exact" or not count.measure):
        return
    people = count.kind in _TWO and (count.where or count.definite or _is_no_news(count, drafts))
    if count.kind in _TWO and count.value <= _FEW and fold(count.noun) in forms_of("witness"):
        return
    if count.dual and (people or (count.where and count.kind in WHERE)):
        return
    if count.kind == "bare" and count.value >= _MILLION and drafts and state.last == "money":
        add(state, count, "money", drafts, "noun-before")
        return
    if count.measure or (count.kind in PLAIN and not count.definite):
        unsaid = "forces" if count.kind == "force" and count.of in TROOPS else "other"
        if count.kind == "household" and any(d.measure == "displaced" for d in drafts[-_BACK:]):
            unsaid = "displaced"
        add(state, count, count.measure or unsaid, drafts, "noun" if count.measure else "plain")


def _is_no_news(count: Count, drafts: list[Draft]) -> bool:
    """Whether two people only speak, or are what some of those just counted are said to be: `two of them are foreigners`."""
    told = bool(drafts) and drafts[-1].rule == "of-those" and drafts[-1].count.last == count.first
    return told or fold(count.noun) in forms_of("speaker")


def some_of(state: State, count: Count, drafts: list[Draft]) -> None:
    """A count of some of the victims is a part of all; it is no count of them where the report does not say how many these are."""
    whole = whole_of(drafts, measure=count.measure)
    few = whole is None and count.measure == "injured"
    add(state, count, "other" if few else count.measure, drafts, "some-of", whole)


def whole_of(drafts: list[Draft], measure: str = "", noun: str = "") -> int | None:
    """The last figure of the measure that is no part of another, or the last of the noun; in this sentence or before."""
    for k in range(len(drafts) - 1, max(-1, len(drafts) - _BACK), -1):
        if (noun and drafts[k].count.noun == noun) or (
            measure and drafts[k].measure == measure and drafts[k].part_of is None
        ):
            return k
    return None


def both_kinds(drafts: list[Draft]) -> None:
    """Let a total of victims that the dead and the wounded after it add up to be one of both: `131, of them 64 dead and 67 hurt`."""
    for k in range(len(drafts) - 2):
        total, dead, hurt = drafts[k : k + 3]
        if total.rule != "total" or (total.measure, dead.measure, hurt.measure) != ("killed", "killed", "injured"):
            continue
        near = hurt.count.first - total.count.last <= _SUM_REACH
        if near and total.count.value == dead.count.value + hurt.count.value:
            drafts[k] = replace(total, measure="casualties")
            drafts[k + 1], drafts[k + 2] = replace(dead, part_of=k), replace(hurt, part_of=k)


def was_told(victim: Count, measure: str, drafts: list[Draft]) -> bool:
    """Whether a longer form of the victim's name was counted before: what comes back to it is no new victim."""
    return bool(victim.named) and any(
        d.measure == measure and victim.named < d.count.named for d in drafts[-_TOLD_BACK:]
    )


def was_named(victim: Count, drafts: list[Draft]) -> bool:
    """Whether somebody was counted dead before who may be the victim: anybody but one whose name is a part of his, or the whole of it.

    A heading tells the short name, the report the full one.
    """
    return any(
        d.measure == victim.measure
        and not (d.count.named and (d.count.named <= victim.named or victim.named <= d.count.named))
        for d in drafts
    ) or was_told(victim, victim.measure, drafts)


def in_order(added: list[Draft], base: int, wholes: dict[int, int]) -> list[Draft]:
    """The drafts of a sentence by their place, with the indexes of wholes moved along.

    `base` is the index of the first of them in the report; `wholes` tells of which count, by first words, another is a part.
    """
    order = sorted(range(len(added)), key=lambda k: added[k].count.first)
    if not wholes and order == list(range(len(added))):
        return added
    where = {base + k: base + n for n, k in enumerate(order)}
    first = {added[k].count.first: base + n for n, k in enumerate(order)}
    found = []
    for k in order:
        part = added[k].part_of
        whole = where.get(part, part) if part is not None else first.get(wholes.get(added[k].count.first, -1))
        found.append(replace(added[k], part_of=whole))
    return found


def tells_anew(draft: Draft, former: Draft) -> bool:
    """Whether the draft tells another number of what the former one counts."""
    alike = draft.count.of == former.count.of or None in (draft.count.of, former.count.of)
    return alike and draft.measure == former.measure and draft.count.value != former.count.value and not draft.former
