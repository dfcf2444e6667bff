"""The names of persons that places bear: مطار رفيق قاسم, مسجد الشيخ عمر, مخيم مرجان."""

from __future__ import annotations

from khabar.read.names.firsts import WEAK
from khabar.read.names.persons import person_at
from khabar.read.names.words import Scene

# Words of these marks are no part of a place's name.
NOT_NAMES = frozenset({"ends", "closes", "speech", "title", "in", "side", "preposition", "not_place"})


def borne_end(scene: Scene, start: int) -> int:
    """The end of the name of a person, at most three words long, that a place bears."""
    end = start + 1
    while scene.is_word(end) and end - start < 3:
        sense = scene.senses[end][0]
        if (scene.plain(end) and not sense.given) or sense.nation or sense.marks & NOT_NAMES:
            break
        end += 1
    return end


def bearer_end(scene: Scene, start: int) -> int | None:
    """The end of the full name of a person whose name a place bears: مطار رفيق قاسم الدولي."""
    first = scene.senses[start][0]
    person = person_at(scene, start, WEAK) if first.given and "son" not in first.marks else None
    return person.last if person is not None and not person.cut and person.last > start + 1 else None


def titled_end(scene: Scene, start: int) -> int | None:
    """The end of a person's name after a title, as mosques and schools bear it."""
    end = start + 1
    while scene.is_word(end) and end - start < 3:
        sense = scene.senses[end][0]
        if not (sense.given or sense.definite or not scene.plain(end)) or sense.marks & NOT_NAMES:
            break
        end += 1
    return end if end > start + 1 else None
