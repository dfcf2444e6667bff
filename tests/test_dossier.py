"""The dossier: it is safe against hostile reports, whole in both languages, well formed, and every cell opens its words."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from dossier_stories import Readings, convoy, day, market
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import KhabarError
from khabar.language import table
from khabar.model import Reading, Report
from khabar.outputs.dossier import as_json, dossier, markdown
from khabar.outputs.dossier.atlas import atlas
from khabar.outputs.dossier.chart import chart, drawn
from khabar.outputs.dossier.marked import marked, opens
from khabar.outputs.dossier.notes import plain
from khabar.outputs.dossier.outlines import outlines
from khabar.outputs.dossier.page import _HERE, style
from khabar.outputs.dossier.sources import sources
from khabar.outputs.dossier.wording import figure_text, label, when_text
from khabar.record import (
    Claim,
    Copy,
    Entity,
    Incident,
    Mention,
    Moment,
    Record,
    Said,
    Story,
    Surface,
    Tally,
    Told,
    Where,
)

STORIES = {"market": market, "convoy": convoy}
VOID = {"meta", "input", "br", "path", "circle", "rect"}
ARABIC = re.compile("[\u0621-\u064a]")
BAD = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{{7*7}}"


class Parsed(HTMLParser):
    """The page as a parser sees it; raises where tags are not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(page)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute stands twice in {tag}"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, attribute: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(attribute))]


def hostile() -> tuple[Record, Readings]:
    """A record in which whatever a report may bring is made to break out of the page."""
    text = f"{BAD}\nقتل ثلاثة أشخاص {BAD} في البلدة\njavascript:alert(1)"
    report = Report(BAD, text, BAD, "javascript:alert(1)", "ar", date(2025, 3, 1), "given")
    claim = Claim(BAD, 3, 5, BAD, day(1), BAD, (BAD,), BAD, BAD, 0, len(text), BAD, BAD, True, BAD, (BAD,))
    later = replace(claim, id=f"{BAD}2", as_of=day(2), start=3, end=40)
    tally = Tally(BAD, BAD, BAD, BAD, 3, 3, 5, 1, 1, (claim, later), BAD, BAD, True)
    place = Where(BAD, 15.0, 33.0, BAD, BAD, BAD)
    incident = Incident(
        BAD, BAD, BAD, BAD, BAD, place, day(1), (), (BAD,), (Mention(BAD, 0, 5, BAD, BAD),), (tally,), BAD, BAD, 6, BAD, BAD
    )  # fmt: skip
    said = Said(BAD, BAD, 2, 30, BAD, (BAD,), BAD, BAD, date(2025, 3, 1), BAD)
    moment = Moment(day(1), BAD, True, BAD, 0, 9, BAD)
    story = Story(BAD, BAD, date(2025, 3, 1), date(2025, 3, 2), (BAD,), (BAD,), (moment,), (said,), BAD)
    entity = Entity(BAD, BAD, BAD, (Surface(BAD, 1), Surface("x", 1)), reports=(BAD,), reason=BAD)
    told = Told(BAD, BAD, BAD, BAD, date(2025, 3, 1), BAD, BAD, BAD)
    record = Record((told,), (story,), (incident,), (entity,), (Copy(BAD, "gone", BAD, 0.5, BAD, ((0, 4), (0, 4))),))
    return record, {BAD: Reading(report, None, None, "given")}


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_page_is_well_formed_and_every_link_leads_somewhere(name: str, language: str) -> None:
    page = Parsed(dossier(*STORIES[name](), language=language))
    ids = page.all("id")
    assert len(ids) == len(set(ids)), [i for i in ids if ids.count(i) > 1][:3]
    inside = {href[1:] for href in page.all("href") if href.startswith("#")}
    assert inside - set(ids) == {"closed"}, "a link leads nowhere"
    assert dict(page.tags[0][1])["lang"] == language


@pytest.mark.parametrize("name", STORIES)
def test_every_span_is_marked_in_its_report(name: str) -> None:
    record, readings = STORIES[name]()
    page = Parsed(dossier(record, readings))
    marks = {attrs.get("id") for tag, attrs in page.tags if tag == "mark"}
    cited = sources(record, readings).cited
    assert cited
    for report, spans in cited.items():
        assert {opens(report, *span) for span in spans} <= marks


@pytest.mark.parametrize("name", STORIES)
def test_every_claim_is_a_row_and_a_point(name: str) -> None:
    record, readings = STORIES[name]()
    page = dossier(record, readings)
    for incident in record.incidents:
        for tally in incident.tallies:
            for claim in tally.claims:
                assert f'id="c-{claim.id}"' in page
                # One point in the drawing of each language.
                assert not drawn(tally) or page.count(f'<a href="#c-{claim.id}" class="h') == 2


@pytest.mark.parametrize("make", [market, convoy, hostile])
def test_nothing_is_loaded_and_nothing_runs(make: object) -> None:
    page = dossier(*make())  # type: ignore[operator]
    parsed = Parsed(page)
    assert {tag for tag, _ in parsed.tags}.isdisjoint(
        {"script", "img", "iframe", "link", "object", "embed", "form", "base"}
    )
    for tag, attrs in parsed.tags:
        assert not [name for name in attrs if name.startswith("on") or name in ("src", "style", "srcset", "action")], (
            tag
        )
        for value in attrs.values():
            outside = value and re.match(r"\s*[a-z]+:", value, re.IGNORECASE)
            assert not outside or tag in ("a", "meta") or not value.startswith(("http", "javascript", "data")), value
    assert not any("javascript:" in href for href in parsed.all("href"))
    assert "url(" not in style()
    assert "@import" not in style()


def test_the_policy_allows_the_style_alone() -> None:
    page = dossier(*market())
    told = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert told
    hashed = base64.b64encode(hashlib.sha256(told.group(1).encode()).digest()).decode()
    policy = next(a["content"] for t, a in Parsed(page).tags if t == "meta" and a.get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"


def test_hostile_words_stay_words() -> None:
    record, readings = hostile()
    for page in (dossier(record, readings), dossier(record, readings, language="en")):
        assert "<script" not in page
        assert "<img" not in page
        assert "49" not in Parsed(page).text
        assert "".join(Parsed(page).text).count("<script>alert(1)</script>") > 20
    told = markdown(record, readings)
    assert not re.search(r"(?<!\\)<", re.sub(r"`[^`]*`", "", told))
    assert json.loads(as_json(record, readings))["reports"][0]["text"] == readings[BAD].report.text


@given(st.text("ab <\n", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8))
def test_marking_keeps_the_text_whatever_crosses(text: str, spans: list[tuple[int, int]]) -> None:
    page = Parsed(str(marked("x", text, spans)))
    assert "".join(page.text).replace("\n", "") == text.replace("\n", "")
    wanted = {opens("x", s, min(e, len(text))) for s, e in spans if s < min(e, len(text))}
    assert sorted(page.all("id")) == sorted(wanted)


def test_interface_is_whole_in_both_languages() -> None:
    rows = {row["key"]: row for row in table("interface")}
    names = {"arabic", "english"}
    for key, row in rows.items():
        # A row of places to fill alone has no words.
        assert ARABIC.search(row["ar"]) or not re.search(r"\w", re.sub(r"\{\w+\}", "", row["ar"])), key
        assert row["en"], key
        assert not ARABIC.search(row["en"]), key
    used = {
        key
        for path in (_HERE / "templates").glob("*.html")
        for key in re.findall(r"\b(?:w|say)\(\"([a-z_]+)\"\)", path.read_text(encoding="utf-8"))
    }
    assert used - names <= set(rows)
    assert not [p.name for p in (_HERE / "templates").glob("*.html") if ARABIC.search(p.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("grade", "confirmed fair weak contested discounted"),
        ("credibility", "1 2 3 4 5 6"),
        ("verdict", "single agreed grown explained conflict"),
        ("relation", "first same update revision part sum scope confirms conflict"),
        ("basis", "given stated address inferred unknown"),
        ("stance", "assert allege deny accuse condemn demand offer threaten warn doubt support"),
        ("mode", "direct indirect mixed"),
        ("status", "reported claimed denied"),
        ("bound", "about at_least more_than at_most less_than"),
        ("link", "denies confirms answers"),
        ("precision", "point region country"),
        ("kind", "person organization place group"),
        ("of", "civilians children women military combatants police separatists journalists aid_workers"),
        ("measure", " ".join({row["measure"] for row in table("measures")})),
        ("type", "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
            "COERCE ASSAULT"),
    ],
)  # fmt: skip
def test_every_category_has_its_words(kind: str, values: str) -> None:
    rows = {row["key"] for row in table("interface")}
    assert [value for value in values.split() if f"{kind}-{value}" not in rows] == []
    assert {"copy-verbatim", "copy-edited", "copy-same statement"} <= rows


def test_the_timeline_tells_the_numbers_that_took_anothers_place() -> None:
    record, readings = convoy()
    first = record.incidents[0]
    tally = next(t for t in first.tallies if t.measure == "killed" and not t.of)
    later = replace(
        tally.claims[0], id="later:figure:0-2", value=77, high=None, bound="exact", relation="update", to=tally.claims[0].id,
        as_of=(date(2031, 5, 9), date(2031, 5, 9)), source="غرفة النهر",
    )  # fmt: skip
    told = replace(first, tallies=(replace(tally, claims=(*tally.claims, later)), *first.tallies[1:]))
    changed = replace(record, incidents=(told, *record.incidents[1:]))
    page = dossier(changed, readings, language="en")
    timeline = page[page.index('id="timeline-1"') : page.index('id="incidents-1"')]
    assert "9 May 2031" in timeline
    assert re.search(r"<b>.*77.*</b>", timeline)
    note = next(
        line for line in markdown(changed, readings, language="en").split("\n") if line.startswith("- **9 May 2031")
    )
    assert "Killed: 77 · Update · غرفة النهر" in note


def test_the_facts_tell_of_families_before_they_tell_of_some() -> None:
    record, readings = convoy()
    first = record.incidents[0]
    tally = next(t for t in first.tallies if t.measure == "killed" and not t.of)
    some = tuple(
        replace(tally, id=f"{tally.id}-{of}", of=of)
        for of in ("civilians", "children", "women", "police", "journalists")
    )
    gone = replace(tally, id=f"{tally.id}-gone", measure="displaced", of="households")
    told = replace(first, tallies=(tally, *some, gone))
    page = dossier(replace(record, incidents=(told, *record.incidents[1:])), readings, language="en")
    facts = page[page.index('<dl class="facts">') :]
    facts = facts[: facts.index("</dl>")]
    assert 0 < facts.find("Displaced · families") < facts.find("Killed · civilians")


def test_the_facts_tell_of_all_before_they_tell_of_some() -> None:
    record, readings = convoy()
    first = record.incidents[0]
    tally = next(t for t in first.tallies if t.measure == "killed" and not t.of)
    some = tuple(replace(tally, id=f"{tally.id}-{of}", of=of) for of in ("civilians", "children", "women"))
    hurt = (
        replace(tally, id=f"{tally.id}-hurt", measure="injured"),
        replace(tally, id=f"{tally.id}-lost", measure="missing"),
    )
    told = replace(first, tallies=(tally, *some, *hurt))
    page = dossier(replace(record, incidents=(told, *record.incidents[1:])), readings, language="en")
    facts = page[page.index('<dl class="facts">') :]
    facts = facts[: facts.index("</dl>")]
    asked = [facts.find(str(label(measure))) for measure in ("measure-injured", "measure-missing")]
    assert -1 < asked[0] < asked[1]


def test_each_label_stands_in_both_languages() -> None:
    page = dossier(*convoy())
    assert page.count('<span class="ar" lang="ar">') == page.count('<span class="en" lang="en">') > 300
    assert str(label("reports")) in page


def _lightness(colour: str) -> float:
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_lightness(one), _lightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_colours_have_contrast(mode: int) -> None:
    told = re.findall(r":root\{(.*?)\}", style(), re.DOTALL)[mode]
    colours = dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", told))
    for ground in ("paper", "card"):
        for ink in ("ink", "faint", "link", "figure", "good", "warn", "bad", "h0", "h1", "h2", "h3", "h4", "h5", "hx"):
            assert _contrast(colours[ink], colours[ground]) >= 4.5, f"{ink} on {ground}"
    for ink, ground in [
        ("ink", "mark"), ("ink", "aim"), ("ink", "chip"), ("good", "chip"), ("warn", "chip"), ("bad", "chip"), ("faint", "land"),
        ("faint", "home"), ("ink", "home"), ("paper", "figure"), ("paper", "ink"), ("link", "mark"), ("faint", "mark"),
    ]:  # fmt: skip
        assert _contrast(colours[ink], colours[ground]) >= 4.5, f"{ink} on {ground}"


def test_page_is_made_for_paper_phones_and_the_dark() -> None:
    for rule in ("@media print", "@page", "prefers-color-scheme:dark", "max-width:48rem", "details-content"):
        assert rule in style()
    assert not re.search(r"(margin|padding|border)-(left|right)", style())


def test_time_runs_as_the_language_is_read() -> None:
    record, readings = convoy()
    tally, found = record.incidents[0].tallies[0], sources(record, readings)

    def across(language: str) -> list[float]:
        told = str(chart(tally, found, language))
        return [float(x) for x in re.findall(r'<circle class="point[^"]*" cx="([\d.]+)"', told)]

    english, arabic = across("en"), across("ar")
    assert len(english) == len(tally.claims)
    assert english[0] < english[-1]
    assert arabic[0] > arabic[-1]


def test_chart_copes_with_what_claims_bring() -> None:
    record, readings = convoy()
    tally, found = record.incidents[0].tallies[0], sources(record, readings)
    claims = tally.claims
    for changed in (
        tuple(replace(c, as_of=day(5)) for c in claims),
        tuple(replace(c, value=0.0) for c in claims),
        (replace(claims[0], value=12), replace(claims[3], value=70000, bound="order")),
        tuple(replace(c, as_of=day(k + 1, k % 12 + 1, 2011 + k), source=f"مصدر {k}") for k, c in enumerate(claims * 4)),
    ):
        Parsed(str(chart(replace(tally, claims=changed, low=None), found, "ar")))
    assert not drawn(replace(tally, claims=tuple(replace(c, as_of=None) for c in claims)))


def test_map_shows_incidents_and_says_where_it_has_none() -> None:
    record, _ = convoy()
    numbered = list(enumerate(record.incidents, 1))
    told = str(atlas(numbered, "ar"))
    assert all(f'href="#i-{i.id}"' in told for i in record.incidents)
    assert 'class="home"' in told
    assert "السودان" in told
    assert "Sudan" in told
    assert atlas([(n, replace(i, place=None)) for n, i in numbered], "ar") is None
    assert 'class="rough"' in str(
        atlas([(1, replace(numbered[0][1], place=Where("x", 15.0, 30.0, "country", "SD")))], "ar")
    )
    assert len(outlines()) > 200
    rings = [ring for country in outlines() for ring, _ in country.rings]
    assert not any(abs(ring[k][0] - ring[k - 1][0]) > 180 for ring in rings for k in range(len(ring)))


def test_a_story_or_an_incident_may_be_asked_for() -> None:
    (one, texts), (two, more) = market(), convoy()
    record = Record(*(getattr(one, f) + getattr(two, f) for f in one.__dataclass_fields__))
    readings = {**texts, **more}
    both = dossier(record, readings)
    Parsed(both)
    assert all(story.title in both for story in record.stories)
    alone = dossier(record, readings, two.stories[0].id)
    assert one.stories[0].title not in alone
    assert "madar-2" in alone
    incident = json.loads(as_json(record, readings, two.incidents[1].id))
    assert [r["id"] for r in incident["reports"]] == ["sahil-1", "diffa-2", "madar-2"]
    assert len(incident["incidents"]) == 1
    with pytest.raises(KhabarError, match="no story or incident 'nowhere'"):
        dossier(record, readings, "nowhere")


def test_reports_of_other_stories_that_tell_of_an_incident_are_listed() -> None:
    record, readings = convoy()
    story, moved = record.stories[0], "madar-2"
    rest = replace(story, reports=tuple(r for r in story.reports if r != moved))
    told = tuple(replace(t, story="other") if t.id == moved else t for t in record.reports)
    record = replace(record, stories=(rest, Story("other", "أخرى", None, None, (moved,), ())), reports=told)
    text = markdown(record, readings, story.id)
    cited = text[text.index("تقارير من قصص أخرى") :]
    assert moved in cited
    assert moved in {r["id"] for r in json.loads(as_json(record, readings, story.id))["reports"]}


def test_without_texts_it_still_stands() -> None:
    record, _ = convoy()
    page = Parsed(dossier(record, {}))
    assert "نص التقرير غير متاح هنا" in page.text
    assert markdown(record, {})
    assert as_json(record, {})


def test_same_input_same_bytes() -> None:
    assert dossier(*convoy()) == dossier(*convoy())


@pytest.mark.parametrize("language", ["ar", "en"])
def test_markdown_has_the_claims_with_their_words(language: str) -> None:
    record, readings = convoy()
    told = markdown(record, readings, language=language)
    for incident in record.incidents:
        assert plain(incident.title) in told
        for tally in incident.tallies:
            for claim in tally.claims:
                row = plain(sources(record, readings).words(claim.report, claim.start, claim.end))
                assert f"| {plain(figure_text(claim, language))} | {row} |" in told
    assert "`madar-1`" in told
    assert ("ينفي" if language == "ar" else "denies") in told


def test_json_has_words_and_texts() -> None:
    record, readings = convoy()
    told = json.loads(as_json(record, readings))
    claim = told["incidents"][0]["tallies"][0]["claims"][3]
    assert (claim["value"], claim["words"], claim["source"]) == (27, "27 قتيلاً", "شبكة أطباء الشرق")
    assert told["stories"][0]["statements"][3]["words"].startswith("نحمّل")
    assert told["copies"][2]["words"] == ["قُتل 3 سائقين", "مقتل 3 سائقين"]
    assert all(report["text"] for report in told["reports"])


def test_days_are_no_more_precise_than_they_are() -> None:
    assert when_text((date(2024, 1, 1), date(2024, 12, 31)), "ar") == "2024"
    assert when_text((date(2024, 12, 30), date(2025, 1, 2)), "en") == "30 December 2024 – 2 January 2025"
    assert when_text(None, "ar") == ""


def test_a_tally_without_a_number_and_a_story_without_a_title_are_told() -> None:
    record, readings = convoy()
    tally = record.incidents[0].tallies[0]
    rough = replace(tally.claims[0], value=10, bound="order")
    incident = replace(
        record.incidents[0], title="", tallies=(replace(tally, claims=(rough,), low=None, best=None, high=None),)
    )
    bare = replace(record, incidents=(incident,), stories=(replace(record.stories[0], title=""),))
    page = dossier(bare, readings)
    Parsed(page)
    assert f'<a class="big" href="#t-{tally.id}"><span class="ar" lang="ar">عشرات</span>' in page
    assert f"<h1><bdi>{record.stories[0].id}</bdi></h1>" in page


def test_an_incident_of_which_harm_alone_is_told_is_called_so() -> None:
    record, readings = convoy()
    bare = replace(record, incidents=tuple(replace(i, type="", mode=None) for i in record.incidents))
    assert "type-" not in dossier(bare, readings)
    assert "type-" not in markdown(bare, readings, language="ar")
    assert "- Type: Harm\n" in markdown(bare, readings, language="en")
