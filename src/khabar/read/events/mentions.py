"""Choose which mentions of deeds are events of their own: one event is told once, at its first full mention."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from khabar.kinds import PLANNED
from khabar.language import of_kind
from khabar.read.events.agreement import agree_day, agree_party, agree_place, holds
from khabar.read.events.states import rules
from khabar.read.events.triggers import Trigger
from khabar.text import fold

# How many events back a mention may refer.
MEMORY = 40
# The family of attacks that are made at one time.
STRIKE = "strike"
# Families of deeds of one type that may be one event told in other words.
_ALIKE = (frozenset({"strike", "kill"}),)
# Modes that one deed may be told by: by the weapon, or by who bore it.
_MEANS = {"suicide-attack": "explosives", "aerial": "heavy-weapons", "drone": "heavy-weapons"}
# Families of deeds that one party does again and again, each told apart: one more place taken, one more threat, help with one more deed.
_APART = frozenset({"capture", "threat", "warn", "backed"})
# The rule of an actor who is charged with the deed (اتهم الجيش الحركة بتنفيذ الغارة).
CHARGED = "charged"
# The rule of an actor whom only a later mention of the deed names.
_LATER = "actor-of-later-mention"


class Mention(NamedTuple):
    """A deed as one sentence tells it. `sentence` is its index; `again` tells whether it is called another one; `spot` is where
    its sentence sets it if its clause names no `places`; `nobody` tells whether those who did it are called unknown, `known` whether a
    weapon told before did it (المسيّرة أطلقت صاروخين), `bare` whether its noun is all that is told of it (ثلاثة قتلى في هجوم);
    `housed` are those whose homes or markets it befell, who suffered it where nobody else is told to have."""

    trigger: Trigger
    type: str
    mode: str | None
    actor: str | None
    recipient: str | None
    places: tuple[str, ...]
    spot: str | None
    when: str | None
    status: str
    sentence: int
    head: bool
    again: bool
    background: bool
    rule: str
    weak: bool
    nobody: bool = False
    known: bool = False
    bare: bool = False
    housed: str | None = None


def choose(mentions: Sequence[Mention], near: frozenset[tuple[str, str]]) -> list[Mention]:
    """The mentions that are events, each filled up with what later mentions of the same event tell.

    `near` holds pairs of places that one clause names together: a deed at the one may be a deed at the other.
    """
    fallen: dict[int, list[Mention]] = {}
    for mention in mentions:
        if mention.weak and mention.recipient is not None:
            fallen.setdefault(mention.sentence, []).append(mention)
    strong = {(m.sentence, m.type) for m in mentions if not m.weak}
    types = {m.type for m in mentions if not m.weak}
    kept: list[Mention] = []
    for mention in mentions:
        told = any((mention.sentence + step, mention.type) in strong for step in (-1, 0, 1))
        if (
            mention.weak
            and (told or (mention.actor is None and mention.type in types))
            and not _opens(mention, mentions)
        ):
            continue
        recent = range(max(0, len(kept) - MEMORY), len(kept))
        at = next((k for k in recent if same(kept[k], mention, near)), None)
        if at is None:
            kept.append(mention)
        else:
            kept[at] = _fill(kept[at], mention)
    struck = {m.sentence for m in kept if m.type == "ASSAULT"}
    suffered = [_suffered(m, fallen, struck) for m in kept]
    return [m if m.recipient is not None else m._replace(recipient=m.housed) for m in suffered]


def _suffered(mention: Mention, fallen: Mapping[int, Sequence[Mention]], struck: Collection[int]) -> Mention:
    """The mention of a strike that names nobody whom it befell, with those of whose deaths or wounds its sentence, or else the next
    one, tells where it is not one of the sentences in which others were `struck`."""
    if mention.weak or mention.recipient is not None or mention.trigger.deed.family != STRIKE:
        return mention
    for step in (0, 1):
        if step and mention.sentence + 1 in struck:
            break
        told = [m for m in fallen.get(mention.sentence + step, ()) if m.recipient != mention.actor]
        if told:
            nearest = min(told, key=lambda m: abs(m.trigger.first - mention.trigger.first))
            return mention._replace(recipient=nearest.recipient)
    return mention


def _opens(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the headline tells of deaths of which the text then tells as a deed of killing, of nothing that caused them."""
    if not mention.head or mention.trigger.deed.family != "kill":
        return False
    deeds = (m for m in mentions if not m.weak and m.type == mention.type)
    first = next(deeds, None)
    return first is not None and first.trigger.deed.family == mention.trigger.deed.family and not first.head


def same(earlier: Mention, later: Mention, near: frozenset[tuple[str, str]]) -> bool:
    """Whether the two mentions may tell of one event.

    A mention that is definite, or the first after a headline, may refer to any earlier one that it does not contradict; another one
    must also agree with it in the party, the place or the day.
    """
    if earlier.type != later.type or later.again or earlier.rule == PLANNED != later.rule:
        return False
    a, b = earlier.trigger.deed, later.trigger.deed
    if a.family != b.family and not any(a.family in alike and b.family in alike for alike in _ALIKE):
        return False
    if _by_other_means(earlier.mode, later.mode) and earlier.type == "ASSAULT":
        return False
    if earlier.sentence == later.sentence and b.verb and later.actor is not None and earlier.actor is None:
        return False  # غارة تقتل اثنين والحركة ترد بالصواريخ
    if earlier.head and b.says == "many" and a.says != "many" and not b.definite:
        return False
    if b.says == "many" != a.says and later.actor and later.recipient and earlier.actor is None and not earlier.head:
        return False  # انفجار سيارة … الهجمات التركية على الحركة
    if earlier.head and later.background and not b.definite and earlier.when != later.when:
        return False
    if earlier.status != later.status and "demanded" in (earlier.status, later.status):
        return False
    refuted = later.status == "denied" and earlier.status == "reported" and not b.verb
    if refuted and earlier.actor == later.actor is not None:
        return False  # قال الجيش إنه دمر مستودعا ونفى قصف مدنيين: nobody denies what he owns to
    day = agree_day(earlier.when, later.when)
    party = agree_party(earlier.actor, later.actor)
    loose = earlier.head or b.definite or later.weak or later.known
    place = agree_place(earlier.places, later.places, near if loose else frozenset())
    if day is False or party is False or place is False:
        return False
    if (
        earlier.head
        or b.definite
        or later.known
        or later.type == "PROTEST"
        or (later.trigger.owned and not b.verb)
        or (later.rule == CHARGED and not (earlier.actor or later.places) and a.mode == b.mode and not earlier.head)
        or (earlier.weak and later.weak)
    ):
        return True
    if earlier.status == later.status == "conditional" and party:
        return True  # إذا سلم المتمردون أسلحتهم … في حال ألقوا أسلحتهم
    if b.need == "speech" and later.sentence != earlier.sentence and not b.says.endswith("1p"):
        return False
    if not b.verb and not a.verb and (a.says == "many") != (b.says == "many"):
        return False
    if b.verb and not a.verb and later.actor is not None:
        return bool(day or place)
    if a.verb and b.verb and a.mode != b.mode:
        return bool(day or place)
    return bool(day or place or (party and b.family not in _APART))


def _by_other_means(one: str | None, other: str | None) -> bool:
    """Whether two modes are told of which neither may be the other (firearms, explosives)."""
    return one is not None and other is not None and _MEANS.get(one, one) != _MEANS.get(other, other)


def _wide(mention: Mention) -> bool:
    """Whether the places of a mention are but a country, those of a headline, or first of all the area around a town."""
    return mention.head or all(map(rules, mention.places)) or _is_area(mention.places[0])


def _is_area(place: str) -> bool:
    """Whether a place is the area around another one (ريف حماة)."""
    head, _, rest = fold(place).partition(" ")
    return bool(rest) and head in of_kind("area_heads", "", "word")


def _tells_more(earlier: Mention, later: Mention) -> bool:
    """Whether the later mention names a party or a place where the earlier one leaves that out."""
    named = ((later.actor, earlier.actor), (later.recipient, earlier.recipient), (later.places, earlier.places))
    return any(new and not old for new, old in named)


def _placed(earlier: Mention, later: Mention) -> tuple[str, ...]:
    """The places of both, those of the later mention first where it tells more than a country or a headline does."""
    if not _wide(earlier):
        return earlier.places
    less = bool(earlier.places and later.places) and holds(later.places[0], earlier.places[0])
    if less and len(later.places[0].split()) <= len(earlier.places[0].split()):
        return (*earlier.places, *later.places)
    return (*later.places, *earlier.places)


def _fill(earlier: Mention, later: Mention) -> Mention:
    """The earlier mention with what the later one adds; a headline that only refers to the deed gives way to later
    words that tell more of it."""
    refers = earlier.head and (earlier.trigger.deed.definite or earlier.bare)
    first = later.trigger if refers and not later.weak and _tells_more(earlier, later) else earlier.trigger
    charged = later.status == "denied" or later.rule == CHARGED
    charged = charged and later.actor is not None and earlier.actor is None
    return earlier._replace(
        trigger=first,
        actor=earlier.actor or later.actor,
        recipient=earlier.recipient or later.recipient,
        places=_placed(earlier, later),
        spot=earlier.spot or later.spot,
        when=earlier.when or (None if later.background and not earlier.background else later.when),
        mode=earlier.mode or later.mode,
        housed=earlier.housed or later.housed,
        rule=earlier.rule if earlier.actor or not later.actor or earlier.rule == PLANNED else _LATER,
        # Whom only a charge of a deed names, or the denial of it, is the one charged with it.
        status="claimed" if charged and earlier.status == "reported" else earlier.status,
        head=False,
    )
