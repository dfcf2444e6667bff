"""Write tables as text: comma- or tab-separated, UTF-8, one line feed a row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

Cell = str | int | float | None

# Named so that those who read dates in tables need not guess, whatever the machine's language.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def write_csv(path: Path, heads: Sequence[Sequence[str]], rows: Iterable[Sequence[Cell]]) -> int:
    """Write a comma-separated table under its heads, and say how many rows it has. Nothing is an empty cell.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "a.csv"
    >>> write_csv(path, [["a", "b"]], [[1, None], ["x, y", 2.5]]), path.read_text()
    (2, 'a,b\\n1,\\n"x, y",2.5\\n')
    """
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerows(heads)
        for row in rows:
            out.writerow(row)
            count += 1
    return count


def tabbed(row: Sequence[Cell]) -> str:
    """A row of a tab-separated table that knows no quotation: white space within a cell becomes one space.

    >>> tabbed(["a\\tb", None, 1])
    'a b\\t\\t1\\n'
    """
    return "\t".join("" if cell is None else " ".join(str(cell).split()) for cell in row) + "\n"


def degrees(value: float | None) -> float | None:
    """Degrees with at most four decimals.

    >>> degrees(36.200001)
    36.2
    """
    return None if value is None else round(value, 4)
