"""Names as the report writes them."""

from __future__ import annotations

from khabar.language import article, proclitics
from khabar.read.names.joined import is_hyphen
from khabar.read.names.words import Found, Scene
from khabar.text import TATWEEL


def surface(stage: Scene, one: Found) -> str:
    """The name as the report writes it, without its particles, diacritics and lengthened letters."""
    named = joint = ""
    for i in range(one.first, one.last):
        word = stage.row[i]
        raw = stage.text[word.start : word.end]
        if TATWEEL in raw or not raw.isalpha():
            raw = "".join(c for c in raw if c.isalnum() and not 0x064B <= ord(c) <= 0x065F and c != TATWEEL)
        if i == one.first and one.cut:
            rest = raw[one.cut :]
            if len(stage.forms[i]) > one.cut and not one.form:
                whole = stage.forms[i]
                doubled = (
                    one.cut
                    and whole[one.cut - 1] == whole[one.cut]
                    and whole[one.cut] == proclitics("swallows_article")[0]
                )
                rest = article() + rest[1:] if doubled else rest
            raw = rest
        if raw:
            named, joint = named + joint + raw, " "
        elif named and i < one.last - 1 and is_hyphen(stage, i):
            joint = stage.forms[i]
    return named
