"""Find the outlets to which something was said, in the words around a verb of speech."""

from __future__ import annotations

from khabar.language import splits
from khabar.read.statements_openings import Scene
from khabar.read.statements_sources import _extent, _to_outlet
from khabar.read.statements_words import agencies, article, occasions, small_words, voice
from khabar.text import fold


def outlets(scene: Scene, first: int, last: int) -> list[tuple[int, int]]:
    """The words that name an outlet after ل, مع or another preposition between two words of the page."""
    row = scene.page.words
    found: list[tuple[int, int]] = []
    k = first
    talk = got = False
    while k < last:
        form = row[k].form
        hit = None
        if row[k].kind != "word":
            k += 1
            continue
        if any(occasions().get(rest) in ("talk", "got") for _, _, rest in splits(form)):
            talk = True
            got = got or occasions().get(form) == "got"
        known = voice(form)
        if _to_outlet(scene, k):
            hit = k
        elif got and (known is not None and known[0] == "outlet" or _agency(scene, k)):
            hit = k
        elif known is not None and known[0] == "outlet" and k > first and small_words().get(row[k - 1].form) == "off":
            hit = k
        elif known is not None and known[0] == "outlet" and k > first and (small_words().get(row[k - 1].form) == "in" and talk):
            hit = k
        elif known is not None and known[0] == "outlet" and form == known[1] and k > first and not form.startswith(article()) and talk:
            hit = k
        elif _agency(scene, k) and k > first:
            hit = k
        if hit is None:
            k += 1
            continue
        if k + 1 in scene.quotes:
            k += 1
        end, _ = _extent(scene, k, last, False)
        end = max(end, k + 1)
        found.append((k, end))
        k = end
    return found


def _agency(scene: Scene, k: int) -> bool:
    hit = scene.names.first.get(k)
    if hit is None or hit[1].kind != "organization":
        return False
    known = voice(fold(hit[1].key.split()[0])) if hit[1].key else None
    return known is not None and known[0] == "outlet" or fold(hit[1].key) in agencies()
