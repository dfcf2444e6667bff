"""Large tables of the language, read as lines that are split only when they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from khabar.language import path_of
from khabar.text import fold


@dataclass(frozen=True, slots=True)
class Sheet:
    """A large table as it lies in its file: the columns by name, and its lines, which are split only when they are asked for."""

    columns: dict[str, int]
    lines: list[str]

    def row(self, number: int) -> list[str]:
        """The cells of a line."""
        return self.lines[number].split("\t")


@cache
def sheet(name: str, language: str = "ar") -> Sheet:
    """A table, or one without lines where there is none of the name."""
    path = path_of(name, language)
    if not path.is_file():
        return Sheet({}, [])
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line and line[0] != "#"]
    return Sheet({c: k for k, c in enumerate(lines[0].split("\t"))}, lines[1:])


def folded(lines: list[str]) -> list[str]:
    """The lines folded, all in one piece, which is much faster than one by one."""
    return fold.ask("\n".join(lines)).split("\n")
