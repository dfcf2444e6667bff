"""What other readers read is read back with these: followthemoney, rdflib, jsonschema, pandas. Tests of a missing one are skipped aloud."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from export_archive import examples

from khabar.archive.reader import Archive
from khabar.outputs.export import export
from khabar.outputs.export.chosen import Chosen
from khabar.outputs.export.claimreview import RATINGS
from khabar.outputs.export.gdelt import event_id
from khabar.outputs.export.hxl import COLUMNS as TAGGED
from khabar.outputs.export.iris import iri
from khabar.outputs.export.tables import TABLES

SCHEMAS = Path(__file__).parent / "exports"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return examples(tmp_path_factory.mktemp("round") / "archive")


@pytest.fixture
def out(archive: Archive, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The export of the format that the test's mark names."""
    form = request.node.get_closest_marker("form").args[0]
    export(Chosen(archive), form, tmp_path / "out")
    return tmp_path / "out"


@pytest.mark.form("ftm")
def test_followthemoney_reads_every_entity_and_statement(out: Path, archive: Archive) -> None:
    model = pytest.importorskip("followthemoney").model
    serialize = pytest.importorskip("followthemoney.statement.serialize")
    values = {}
    for line in (out / "entities.ftm.json").read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        proxy = model.get_proxy(dict(told), cleaned=False)
        kept = proxy.to_dict()["properties"]
        assert {p: sorted(v) for p, v in kept.items()} == {p: sorted(v) for p, v in told["properties"].items()}
        assert told["id"] not in values
        values[told["id"]] = {(prop, value) for prop, found in told["properties"].items() for value in found}
        for prop, found in told["properties"].items():
            assert all(proxy.schema.get(prop).type.clean(value) == value for value in found), (prop, found)
    with (out / "statements.csv").open("rb") as file:
        statements = list(serialize.read_csv_statements(file))
    assert all(s.generate_key() == s.id for s in statements)
    stated = {}
    for s in statements:
        stated.setdefault(s.entity_id, set()).update({(s.prop, s.value)} if s.prop != "id" else ())
    assert stated == values
    ids = set(values)
    pointed = {
        v for told in values.values() for p, v in told if p in ("entity", "proof", "involved", "document", "resolved")
    }
    assert pointed <= ids
    events = sum(("recordId", i.id) in told for i in archive.record().incidents for told in values.values())
    assert events == len(archive.record().incidents)


@pytest.mark.form("prov")
def test_rdflib_reads_the_graph_and_chains_end_at_their_source(out: Path, archive: Archive) -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(out, format="turtle")
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    chained = list(graph.subject_objects(prov.hadPrimarySource))
    assert chained
    for thing, source in chained:
        steps = [thing]
        while steps[-1] != source:
            (then,) = graph.objects(steps[-1], prov.wasQuotedFrom)
            steps.append(then)
        assert list(graph.objects(source, prov.wasAttributedTo))
    claims = {
        rdflib.URIRef(iri("claim", f"{t.id}:{c.id}")): c
        for i in archive.record().incidents
        for t in i.tallies
        for c in t.claims
    }
    for node, claim in claims.items():
        (source,) = graph.objects(node, prov.hadPrimarySource)
        (agent,) = graph.objects(source, prov.wasAttributedTo)
        assert str(agent) == iri("agent", claim.source or "")
        assert float(next(graph.objects(node, prov.value))) == claim.value
        passed = [
            str(a)
            for s in graph.transitive_objects(node, prov.wasQuotedFrom)
            for a in graph.objects(s, prov.wasAttributedTo)
        ]
        assert all(iri("agent", name) in passed for name in claim.via)


@pytest.mark.form("annotations")
def test_annotations_quote_what_stands_at_their_position(out: Path, archive: Archive) -> None:
    texts = {iri("report", r.id): r.text for r in archive.reports()} | {
        r.url: r.text for r in archive.reports() if r.url
    }
    items = json.loads(out.read_text(encoding="utf-8"))["first"]["items"]
    assert len({one["id"] for one in items}) == len(items)
    for one in items:
        text = texts[one["target"]["source"]]
        quote, position = one["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[max(0, start - 32) : start] == quote["prefix"]
        assert text[end : end + 32] == quote["suffix"]
    tags = [b["value"] for one in items for b in one["body"] if b["purpose"] == "tagging"]
    assert set(tags) == {"event", "figure", "statement"}


@pytest.mark.form("annotations")
def test_annotations_are_those_of_the_model(out: Path) -> None:
    schema = pytest.importorskip("jsonschema")
    form = json.loads((SCHEMAS / "annotation.schema.json").read_text(encoding="utf-8"))
    schema.Draft202012Validator(form).validate(json.loads(out.read_text(encoding="utf-8")))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
@pytest.mark.form("annotations")
def test_rdflib_reads_annotations(out: Path) -> None:
    """With the terms used here in place of the published context, which is not at hand without a network."""
    rdflib = pytest.importorskip("rdflib")
    told = json.loads(out.read_text(encoding="utf-8"))
    told["@context"] = {"@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type", "source": {"@type": "@id"}}
    graph = rdflib.Graph().parse(data=json.dumps(told), format="json-ld")
    found = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef("http://www.w3.org/ns/oa#Annotation")))
    assert len(found) == len(told["first"]["items"])


@pytest.mark.form("ninjs")
def test_ninjs_is_valid_by_its_schema(out: Path, archive: Archive) -> None:
    schema = pytest.importorskip("jsonschema")
    check = schema.Draft4Validator(json.loads((SCHEMAS / "ninjs-1.5.schema.json").read_text(encoding="utf-8")))
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    texts = {r.id: r.text for r in archive.reports()}
    assert {row["altids"]["khabar"]: row["body_text"] for row in rows} == texts
    for row in rows:
        check.validate(row)


@pytest.mark.form("geojson")
def test_geojson_is_valid(out: Path, archive: Archive) -> None:
    told = json.loads(out.read_text(encoding="utf-8"))
    assert told["type"] == "FeatureCollection"
    places = {i.id: i.place for i in archive.record().incidents}
    assert told["features"]
    for one in told["features"]:
        assert set(one) == {"type", "id", "geometry", "properties"}
        place, geometry = places[one["id"]], one["geometry"]
        if place is None or place.lat is None:
            assert geometry is None
        else:
            assert geometry == {"type": "Point", "coordinates": [place.lon, place.lat]}


@pytest.mark.form("claimreview")
def test_claim_reviews_hold_what_readers_of_them_need(out: Path) -> None:
    told = json.loads(out.read_text(encoding="utf-8"))
    assert told["@context"] == "https://schema.org"
    assert told["@graph"]
    for one in told["@graph"]:
        assert {"url", "author", "claimReviewed", "itemReviewed", "reviewRating"} <= set(one)
        rating = one["reviewRating"]
        assert rating["alternateName"] == RATINGS[rating["ratingValue"]]
        assert one["itemReviewed"]["appearance"]["url"] == one["url"]


@pytest.mark.form("plover")
def test_plover_has_the_fields_of_its_manual(out: Path) -> None:
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    required, optional = {"id", "date", "actor", "event"}, {
        "has_event", "time", "enddate", "endtime", "recipient", "event_loc", "event_text", "quad_code", "event_scale", "mode", "context",
        "link", "text", "text_info", "cite_info", "coder", "coded_date", "coded_time", "comment", "size", "codebook",
    }  # fmt: skip
    for row in rows:
        assert required <= set(row) <= required | optional
        assert -10 <= row["event_scale"] <= 10
        assert row["quad_code"] in (1, 2, 3, 4)
        assert all(
            set(a) <= {"code", "sector", "entity_text"} and a["entity_text"]
            for a in (*row["actor"], *row.get("recipient", ()))
        )


@pytest.mark.form("gdelt")
def test_mentions_are_those_of_events(out: Path, archive: Archive) -> None:
    with (out / "events.export.CSV").open(encoding="utf-8", newline="") as file:
        events = {row[0] for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    with (out / "mentions.CSV").open(encoding="utf-8", newline="") as file:
        mentions = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert {row[0] for row in mentions} <= events
    assert len(events) == len({event_id(i.id) for i in archive.record().incidents if i.type and i.when})


@pytest.mark.form("hxl")
def test_hashtags_stand_under_their_heads(out: Path) -> None:
    with out.open(encoding="utf-8", newline="") as file:
        head, tags, *rows = csv.reader(file)
    assert list(zip(head, tags, strict=True)) == list(TAGGED)
    assert all(re.fullmatch(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", tag) for tag in tags)
    assert len(set(tags)) == len(tags)
    assert all(len(row) == len(tags) for row in rows)


@pytest.mark.form("bibtex")
def test_entries_have_keys_of_their_own_and_balanced_braces(out: Path, archive: Archive) -> None:
    entries = out.read_text(encoding="utf-8").split("\n\n")[:-1]
    keys = [re.match(r"@online\{([A-Za-z0-9._-]+),\n", one)[1] for one in entries]
    assert len(keys) == len(set(keys)) == archive.counts()["reports"]
    for one in entries:
        bare = re.sub(r"\\[{}]", "", one)
        assert bare.count("{") == bare.count("}")
        assert one.endswith("}")


@pytest.mark.form("parquet")
def test_parquet_has_the_types_of_the_tables(out: Path) -> None:
    import pyarrow.parquet as pq

    types = {
        "text": "string",
        "int": "int64",
        "float": "double",
        "bool": "bool",
        "day": "date32[day]",
        "list": "list<element: string>",
    }
    for table, columns in TABLES.items():
        form = pq.read_schema(out / f"{table}.parquet")
        assert [(f.name, str(f.type).replace("item", "element")) for f in form] == [
            (n, types[k]) for n, k in columns.items()
        ]


@pytest.mark.form("csv")
def test_pandas_reads_the_tables(out: Path, archive: Archive) -> None:
    pandas = pytest.importorskip("pandas")
    kinds = {"int": "Int64", "float": "float64"}
    for table, columns in TABLES.items():
        days = [name for name, kind in columns.items() if kind == "day"]
        types = {name: kinds[kind] for name, kind in columns.items() if kind in kinds}
        found = pandas.read_csv(out / f"{table}.csv", dtype=types, parse_dates=days)
        assert list(found) == list(columns)
    assert len(pandas.read_csv(out / "claims.csv")) == sum(
        len(t.claims) for i in archive.record().incidents for t in i.tallies
    )


@pytest.mark.parametrize("form", ["acled", "ucdp"])
def test_pandas_reads_events(form: str, archive: Archive, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    count = export(Chosen(archive), form, tmp_path / "out")
    found = pandas.read_csv(tmp_path / "out")
    assert len(found) == count
    assert (found["fatalities"] if form == "acled" else found["best"]).dtype == "int64"


def test_duckdb_reads_the_lines(archive: Archive, tmp_path: Path) -> None:
    import duckdb

    export(Chosen(archive), "jsonl", tmp_path / "out")
    path = tmp_path / "out" / "incidents.jsonl"
    found = duckdb.connect().execute("select id from read_json($1)", [str(path)]).fetchall()
    assert sorted(found) == sorted((i.id,) for i in archive.record().incidents)
