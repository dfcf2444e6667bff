"""Check the tables of names: equal cells in each row, no key twice, names that begin with their key, examples that hold their word.

python tools/check_name_tables.py
"""

from __future__ import annotations

import sys

from khabar.language import cut, splits, table
from khabar.text import fold

KEY_FIRST = ("countries", "regions", "organizations", "agencies", "leaders", "places")
SHOWN = {
    "countries": "names",
    "regions": "names",
    "organizations": "names",
    "agencies": "names",
    "leaders": "names",
    "titles": "word",
    "heads": "word",
    "ministries": "word",
}


def holds(sentence: str, phrase: str) -> bool:
    """Whether the phrase stands in the sentence, its first word with or without attached particles."""
    words, parts = cut(sentence), cut(phrase)
    ends = range(len(words) - len(parts) + 1)
    return any(
        words[i + 1 : i + len(parts)] == parts[1:] and any(rest == parts[0] for _, _, rest in splits(words[i]))
        for i in ends
    )


def faults(name: str) -> list[str]:
    """What is wrong with a table, a line each."""
    found: list[str] = []
    seen: set[tuple[str, ...]] = set()
    for row in table(name):
        first = next(iter(row.values()))
        same = (
            (first, row["geonameid"], row["lat"], row["lon"])
            if name == "places"
            else (fold(first), row["kind"])
            if name == "titles"
            else (fold(first),)
        )
        if same in seen:
            found.append(f"{name}: {first} stands twice")
        seen.add(same)
        if name in KEY_FIRST:
            bare = first.split(" (")[0]
            if fold(row["names"].split("|")[0]) != fold(bare):
                found.append(f"{name}: the names of {first} do not begin with it")
        for column in ("common", "headed"):
            marked = {fold(v) for v in row.get(column, "").split("|") if v and v not in "01"}
            if column == "common" and not marked <= {
                fold(v) for c in ("names", "capital_names") for v in row.get(c, "").split("|")
            }:
                found.append(f"{name}: {first} marks {marked} that it does not name")
        if name in SHOWN and not any(holds(row["example"], v) for v in row[SHOWN[name]].split("|")):
            found.append(f"{name}: the example of {first} does not hold it")
        if any(c != c.strip() or "||" in c or c.startswith("|") or c.endswith("|") for c in row.values()):
            found.append(f"{name}: a cell of {first} has an empty value or a space at its edge")
    return found


def main() -> None:
    names = (*KEY_FIRST, "titles", "heads", "ministries", "given_names")
    found = [fault for name in names for fault in faults(name)]
    print("\n".join(found))
    print(", ".join(f"{name} {len(table(name))}" for name in names))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
