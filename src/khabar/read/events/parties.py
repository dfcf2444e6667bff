"""Find who did a deed and whom it befell: the parties around a trigger."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from khabar.language import article, proclitics
from khabar.model import Name
from khabar.read.events.descriptions import as_written, described_on, is_other_name, led_from, of_movement
from khabar.read.events.forces import Force, as_subject, forces, is_homeland, plural_end, ranks, traits
from khabar.read.events.ground import Ground
from khabar.read.events.links import link_at, next_link
from khabar.read.events.occupiers import ends_it, occupations
from khabar.read.events.senses import may_mislead, unmanned
from khabar.read.events.states import owners, rules, state_of, states

# How far a subject may stand from its verb, in words.
REACH = 7
_LED = frozenset({"crew", "force", "bloc", "crowd"})  # who may serve the force after their word: عناصر الجيش
_TIES = ("belongs", "uses")  # what ties a force to the party after it: قوة تابعة للجيش
# How far a person's name may stand from the first word of the title.
TITLE = 9


class Party(NamedTuple):
    """Who stands at words `first` to `last` (exclusive): canonical `key`, and `kind`: person, organization, group, place,
    force, bloc, crew, body, crowd, victim or own (ones with a pronoun). `before` holds the particles cut from the first word."""

    key: str
    kind: str
    first: int
    last: int
    before: str = ""


def is_object(ground: Ground, i: int) -> bool:
    """Whether the word for people or a force stands in a case that no subject has (اعتقل شاباً, خطفوا مدنيين)."""
    sense = ground.senses[i]
    return sense is not None and sense.force is not None and sense.force[2].object


def is_kind(party: Party | None, *kinds: str) -> bool:
    """Whether there is a party, and of one of the kinds."""
    return party is not None and party.kind in kinds


def party_at(ground: Ground, i: int, stop: int) -> Party | None:
    """The party whose words begin at word `i` (particles attached to it allowed), looking no further than word `stop`; who leads it
    is told with it (التحالف الذي تقوده فرنسا), and for forces nothing else tells of it is whose they are (قوات بقيادة الحزب)."""
    party = _told_at(ground, i, stop)
    if party is None or party.kind in ("place", "person") or (at := led_from(ground.forms, party.last)) is None:
        return party
    leader = _told_at(ground, at, min(at + TITLE, len(ground.forms)))
    if leader is None or leader.before or leader.kind == "victim":
        return party
    plain = party.kind in ("force", "bloc") and party.key == as_written(ground, party.first, party.last, party.before)
    return party._replace(key=leader.key if plain and leader.kind != "place" else party.key, last=leader.last)


def _told_at(ground: Ground, i: int, stop: int) -> Party | None:
    """The party whose words begin at word `i`, without those for who leads it."""
    row = ground.page.words
    alone = ""
    if i + 1 < stop and len(row[i].form) == 1 and row[i].kind == "word":
        alone = row[i].form
        i += 1
    while i < stop and row[i].kind == "mark" and row[i].form in "\"'(#":
        i += 1
    if i >= stop:
        return None
    named = ground.names.get(i)
    if named is not None:
        party = _named(ground, named, i)
        return party._replace(before=alone) if alone else party
    sense = ground.senses[i]
    if sense is None or not sense.party or row[i].kind != "word" or i in ground.inside:
        return None
    found = sense.force
    if found is not None and found[2].tail and (i + 1 >= stop or row[i + 1].form not in found[2].tail):
        return None
    if found is None:
        titled = _titled(ground, i, sense.title) if sense.title is not None else None
        if titled is None and sense.own is not None:
            return Party(row[i].form, "own", i, described_on(ground, i + 1, stop), sense.own)
        return titled
    if found[1] in occupations() and i and ends_it(ground.forms[i - 1]):
        return None
    if found[2].kind == "crew" and found[2].definite and not found[2].many:
        if i - 1 in ground.inside:
            return None
        if sense.title is not None and _is_officer(ground, i + 1, found[1]):
            return _titled(ground, i, sense.title)
    return _described(ground, found[2], i, stop, found[0], found[1])


def _is_officer(ground: Ground, after: int, word: str) -> bool:
    """Whether the word for a crew before word `after` is a rank: a longer one goes on there, or a person's name (الفريق الركن)."""
    if any(len(rank) > 1 and rank == (word, *ground.forms[after : after + len(rank) - 1]) for rank in ranks()):
        return True
    named = ground.names.get(after)
    return named is not None and named[0].kind == "person" and (word,) in ranks()


def _titled(ground: Ground, i: int, before: str) -> Party | None:
    """The person whose title begins at word `i` after the particles `before` (الرئيس الكيني فلان, وزير دفاع البلاد فلان): named
    within the next words."""
    row = ground.page.words
    for k in range(i + 1, min(i + TITLE, len(row))):
        if row[k].kind == "break" or (row[k].kind == "mark" and row[k].form not in "\"'()"):
            return None
        named = ground.names.get(k)
        if named is not None and named[0].kind == "person":
            glued = named[0].span.start > row[k].start
            return None if glued else Party(named[0].key, "person", i, named[1], before)
    return None


def _named(ground: Ground, named: tuple[Name, int], i: int) -> Party:
    name, last = named
    word = ground.page.words[i]
    before = ""
    if name.span.start > word.start:
        before = word.form[: name.span.start - word.start]
    return Party(name.key, name.kind, i, last, before)


def _described(ground: Ground, force: Force, i: int, stop: int, before: str, form: str) -> Party:
    """A force, a body or people by description: of the state of an adjective, of the name that follows, or as it stands."""
    row, nations = ground.page.words, owners()
    end = base = i + 1 + bool(force.tail)
    closed = force.kind in ("crew", "crowd") and force.many and form.endswith(plural_end())
    adjectives: list[int] = []
    whose: Party | None = None
    while end < min(stop, i + 5):
        word = row[end]
        if word.kind == "mark" and word.form in "\"'(":
            end += 1
            continue
        nation = nations.get(word.form)
        if nation is not None and nation.is_movement and of_movement(force, word.form, closed):
            whose = Party(nation.government, force.kind, i, end + 1)
            break  # قتل مسلحين حوثيين
        if closed and (is_other_name(ground, end) or (is_object(ground, end) and not force.object)):
            break  # خطف مسلحون مدنيين
        if end in ground.names:
            if not (adjectives or (force.definite and end == base and ground.names[end][0].kind != "person")):
                whose = _named_owner(ground, force, end)
            break  # استهدف التحالف الحوثيين
        if word.kind != "word" or end in ground.inside:
            break
        if end == base and (whose := _leader_at(ground, force, end)) is not None:
            whose = whose._replace(kind=force.kind)
            break
        if force.kind == "force" and (phrase := ground.forms[end : end + 2]) in unmanned():
            end = base = end + len(phrase)
            continue
        if end == base and not force.definite and is_homeland(word.form):
            return Party(word.form if force.kind == "body" else row[i].form, "own", i, end + 1, before)  # جيش بلاده
        inner = forces().get(word.form)
        if force.definite and not word.form.startswith(article()) and (nation is not None or inner is not None):
            break  # أسقطت الدفاعات مقاتلة تركية
        if nation is not None and (force.called or force.of_state) and force.kind != "crowd":
            whose = _user_of(ground, force, i, end + 1, stop)
            whose = whose or Party(force.called or nation.named(force.of_state), force.kind, i, end + 1)
            break
        if nation is None:
            if inner is not None and not (adjectives or closed) and _serves(ground, force, inner, end):
                served = _described(ground, inner, end, stop, "", word.form)
                arms = force.kind == "crowd" and inner.kind == "force"  # عشرات الصواريخ
                whose = Party(served.key, inner.kind if arms else force.kind, i, served.last)
                break
            link = link_at(ground, end, stop)
            tied = (link is not None and link[0] in _TIES) or word.form == proclitics("swallows_article")[0]
            if tied or word.form not in traits() or (closed and may_mislead(word.form)):  # هاجم مسلحون مسيرة
                whose = _owner_at(ground, force, end, stop) if tied else None
                if whose is None and (owner := _member_of(ground, force, end, stop)) is not None:
                    whose = Party(owner.key, force.kind, i, owner.last)
                break
        adjectives.append(end)
        end += 1
    if whose is not None:
        return whose._replace(first=i, before=before)
    last = adjectives[-1] + 1 if adjectives else base
    return Party(_called(ground, force, i, last, before), force.kind, i, last, before)


def _called(ground: Ground, force: Force, i: int, last: int, before: str) -> str:
    """What a party of nobody's that is told by words `i` to `last` (exclusive) is called."""
    key = force.called if force.kind == "victim" and force.called else as_written(ground, i, last, before)
    return as_subject(key) if force.many and (force.kind in ("crew", "crowd", "bloc") or force.object) else key


def _named_owner(ground: Ground, force: Force, i: int) -> Party | None:
    """Whose a force, a body or people are where a name follows them at word `i`: a country's, a group's, a person's; None where the name
    is that of no state, or a particle but the one for «to» is attached to it."""
    name, last = ground.names[i]
    word = ground.page.words[i]
    glued = name.span.start - word.start
    if name.kind == "place" and rules(name.key) is None:
        return None
    if glued and (force.kind == "victim" or word.form[:glued] != proclitics("swallows_article")[0]):
        return None
    if name.kind == "place":
        return Party(_of_place(force, name.key) or name.key, force.kind, i, last)
    own = name.kind == "person" and force.kind in ("crowd", "victim")
    return Party(name.key, "person" if own else force.kind, i, last)


def _serves(ground: Ground, force: Force, inner: Force, i: int) -> bool:
    """Whether those told before word `i` are people of the force that it tells (عناصر الجيش), and not only described by it (مسلحون
    مجهولون، جماعات مقاتلة)."""
    form = ground.forms[i]
    alike = (force.kind, "force") if force.many and force.kind == "crew" else (force.kind,)
    if inner.tail or (force.kind == "crew" and inner.kind in alike and form in traits()):
        return False
    return force.kind in _LED or (form in occupations() and ground.forms[i + 1] in states())


def _user_of(ground: Ground, force: Force, i: int, after: int, stop: int) -> Party | None:
    """Who has the weapon at word `i`, of which an adjective before word `after` tells the nation that made it: the party told to own
    or to use it (مسيّرة تركية تابعة للجيش المالي), or nobody known where only its make is told (طائرة روسية الصنع); None where
    the nation owns it."""
    weapon = ground.senses[i]
    if weapon is None or weapon.means is None:
        return None
    made = next_link(ground, after, min(after + 1, stop), ("make",))
    owner = _owner_at(ground, force, made[1] if made is not None else after, stop)
    if owner is None and made is not None:
        return Party(ground.forms[i], force.kind, i, made[1])
    return owner


def _leader_at(ground: Ground, force: Force, i: int) -> Party | None:
    """Whose force it is where a title of one or two words stands between it and his name (طيران الطاغية فلان، قوات مجرم الحرب فلان)."""
    sense = ground.senses[i]
    if sense is None or sense.title != "" or force.kind not in ("force", "bloc") or force.definite:
        return None
    name = i + 1 + (i + 1 not in ground.names)
    person = _named(ground, ground.names[name], name) if name in ground.names else None
    if person is None or person.kind != "person" or person.before:
        return None
    return person if name == i + 1 or ground.forms[i + 1].startswith(article()) else None


def _owner_at(ground: Ground, force: Force, i: int, stop: int) -> Party | None:
    """Whose a force is where word `i` ties it to its owner (تابعة للجيش، يستخدمها الجيش، للجيش)."""
    if i >= stop:
        return None
    owned = proclitics("swallows_article")[0]
    link = link_at(ground, i, stop)
    uses = link is not None and link[0] == "uses"
    at = link[1] if link is not None and link[0] in _TIES else i
    owner = party_at(ground, at, stop) if at < stop else None
    if owner is None or owner.before != ("" if uses else owned):
        return None
    other = party_at(ground, owner.last, stop) if owner.last < stop else None
    last = owner.last
    if other is not None and other.before in proclitics("conjunction"):  # تابعة للجيش والشرطة
        last = other.last
    return owner._replace(kind=force.kind if owner.kind != "place" else "place", last=last)


def _member_of(ground: Ground, force: Force, i: int, stop: int) -> Party | None:
    """The party told after «of» at word `i` that fighters or soldiers belong to (خمسة عناصر من حركة الشباب)."""
    sense = ground.senses[i - 1]
    serves = force.kind == "force" and sense is not None and sense.means is None  # قوة من الشرطة
    if not (serves or force.kind in ("crew", "victim")) or force.definite:
        return None
    link = link_at(ground, i, stop)
    if link is None or link[0] != "of" or link[1] >= stop:
        return None
    owner = party_at(ground, link[1], stop)
    if owner is None or owner.before:
        return None
    named = owner.kind == "crew" and (
        ground.forms[owner.first].startswith(article())
        or any(k in ground.names for k in range(owner.first, owner.last))
    )  # مقاتلون من الحركة، عناصر من تنظيم القاعدة
    return owner if named or is_kind(owner, "organization", "group", "force", "body", "bloc") else None


def _of_place(force: Force, place: str) -> str | None:
    """The force of a country named by its place (قوات أوكرانيا), or the country's government where the force has no such name."""
    state = state_of(place)
    if state is None:
        return None
    return state.named(force.of_state) if force.of_state else state.government


def parties(ground: Ground, first: int, stop: int) -> Iterator[Party]:
    """The parties from word `first` up to `stop`, in order, none within another."""
    openers = ground.openers
    for i in openers[bisect_left(openers, first) : bisect_left(openers, stop)]:
        if i >= first:
            party = party_at(ground, i, stop)
            if party is not None:
                yield party
                first = max(party.last, i + 1)
