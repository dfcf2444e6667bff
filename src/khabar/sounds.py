"""Letters of one sound, by which spellings of one name differ."""

from __future__ import annotations

from functools import cache

from khabar.language import table
from khabar.text import fold


@cache
def same_sound(language: str = "ar") -> dict[str, str]:
    """Letter → the letter that other spellings have for it, both folded; nothing for long vowels.

    >>> same_sound()["غ"] == same_sound()["ج"]
    True
    """
    found: dict[str, str] = {}
    for row in table("same_sounds", language):
        letters = row["letters"].split("|")
        for letter in letters:
            found[fold(letter)] = "" if row["says"] == "vowel" else fold(letters[0])
    return found
