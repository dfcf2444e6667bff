"""What the API is, as an OpenAPI document: made from the same lists that answer."""

from __future__ import annotations

from functools import cache
from typing import Any

from khabar.archive.catalogue.search import FILTERS, KINDS
from khabar.archive.judgements import KINDS as JUDGEMENTS
from khabar.archive.judgements import LONGEST
from khabar.outputs.web.adding import MANY
from khabar.outputs.web.filters import LISTS, MOST, PAGE, ROWS

# So many finds may be passed over at most.
START = 10_000
_TEXT = {"type": "string"}
# A form sends an empty field where nothing is asked for.
_DAY = {"anyOf": [{"type": "string", "format": "date"}, {"type": "string", "maxLength": 0}]}
_MAYBE = {"type": ["string", "null"]}
_JSON = "application/json"
_TITLES = {
    "stories": "Stories, the newest first", "incidents": "Incidents, the newest first", "reports": "Reports, the newest first",
    "statements": "Statements, the newest first", "claims": "Figures as each source gives them, the newest first",
    "entities": "Persons, organisations, places and groups", "sources": "Who is quoted, and how often",
}  # fmt: skip
_ONE = {"stories": "A story with everything in it", "incidents": "An incident with its tallies and claims",
        "reports": "What a report says, with its text", "entities": "An entity under all its spellings"}  # fmt: skip


@cache
def document() -> dict[str, Any]:
    """The document.

    >>> document()["openapi"]
    '3.1.0'
    """
    paths = {**_lists(), **_records(), **_asking(), **_keeping()}
    paths["/api/reports"]["post"] = _adding()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Khabar", "version": "1",
            "description": "Who says what happened, where, when, how many. Offsets are code points of a report's text.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
    }  # fmt: skip


def _lists() -> dict[str, Any]:
    """The lists, page by page."""
    paths: dict[str, Any] = {}
    for kind, listing in LISTS.items():
        parameters = [
            *map(_filter, listing.filters),
            _query("after", _TEXT, "The cursor `next` of the page before"),
            _query("limit", {"type": "integer", "minimum": 1, "maximum": MOST, "default": PAGE}),
            _query(
                "format",
                {"type": "string", "enum": ["json", "csv", "parquet"], "default": "json"},
                f'csv and parquet hold {ROWS:,} rows at most; where there are more, the header Link (rel="next") leads to them',
            ),
        ]
        answer = _answer(_page({"type": "object"}), _TITLES[kind])
        answer["headers"]["Link"] = {"schema": _TEXT}
        answer["content"]["text/csv"] = {"schema": _TEXT}
        answer["content"]["application/vnd.apache.parquet"] = {"schema": {"type": "string", "format": "binary"}}
        paths[f"/api/{kind}"] = {
            "get": _operation(
                f"list-{kind}", _TITLES[kind], parameters, {"200": answer, "400": _error(), "404": _error()}
            )
        }
    return paths


def _records() -> dict[str, Any]:
    """One record of each kind."""
    paths: dict[str, Any] = {}
    for kind, said in _ONE.items():
        name = {"name": "name", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        schema = {"type": "object"}
        paths[f"/api/{kind}/{{name}}"] = {
            "get": _operation(
                f"get-{kind}", said, [name], {"200": _answer(schema, said), "400": _error(), "404": _error()}
            )
        }
    return paths


def _asking() -> dict[str, Any]:
    """Searches and questions."""
    paths: dict[str, Any] = {}
    paths["/api/search"] = {
        "get": _operation(
            "search", "Reports, statements or entities by words, the best first",
            [
                _query("q", {"type": "string", "maxLength": 500}), _query("kind", {"type": "string", "enum": list(KINDS)}),
                *map(_filter, FILTERS),
                _query("start", {"type": "integer", "minimum": 0, "maximum": START}),
                _query("limit", {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}),
            ],
            {"200": _answer(_finds(), "Finds"), "400": _error()},
        )
    }  # fmt: skip
    paths["/api/ask"] = {
        "get": _operation(
            "ask", "An answer made of records, or none",
            [{**_query("q", {"type": "string", "minLength": 1, "maxLength": 400}), "required": True}],
            {"200": _answer(_spoken(), "Answer"), "400": _error()},
        )
    }  # fmt: skip
    return paths


def _adding() -> dict[str, Any]:
    """Reports that are sent."""
    reports = {"oneOf": [_report(), {"type": "array", "items": _report(), "minItems": 1, "maxItems": MANY}]}
    return _writing(
        "add-reports",
        "Add reports to the archive",
        reports,
        {"202": _answer(_job(), "The job that adds them"), "413": _error()},
    )


def _keeping() -> dict[str, Any]:
    """Failures, judgements, jobs and news of them."""
    paths: dict[str, Any] = {}
    paths["/api/failures"] = {
        "get": _operation(
            "failures", "What could not be done", [], {"200": _answer(_page(_failure()), "Failures"), "400": _error()}
        )
    }
    paths["/api/judgements"] = {
        "get": _operation(
            "judgements", "Every judgement", [], {"200": _answer(_page(_judgement()), "Judgements"), "400": _error()}
        ),
        "post": _writing(
            "judge", "Write a judgement down", _judging(), {"201": _answer(_judgement(), "The judgement")}
        ),
    }
    paths["/api/jobs/{name}"] = {
        "get": _operation(
            "job", "How far a job is", [{"name": "name", "in": "path", "required": True, "schema": _TEXT}],
            {"200": _answer(_job(), "The job"), "400": _error(), "404": _error()},
        )
    }  # fmt: skip
    paths["/api/events"] = {
        "get": _operation(
            "events", "News of changes as Server-Sent Events", [],
            {"200": {"description": "A stream", "content": {"text/event-stream": {"schema": _TEXT}}}, "400": _error()},
        )
    }  # fmt: skip
    return paths


def _query(name: str, schema: dict[str, Any], said: str = "") -> dict[str, Any]:
    found = {"name": name, "in": "query", "required": False, "schema": schema}
    return {**found, "description": said} if said else found


def _filter(name: str) -> dict[str, Any]:
    return _query(name, _DAY if name in ("first", "last") else _TEXT)


def _operation(name: str, said: str, parameters: list[dict[str, Any]], answers: dict[str, Any]) -> dict[str, Any]:
    common = {"429": _error(), "304": {"description": "It has not changed since"}, "401": _error()}
    return {"operationId": name, "summary": said, "parameters": parameters, "responses": {**answers, **common}}


def _writing(name: str, said: str, body: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    errors = {code: _error() for code in ("400", "401", "413", "415", "429")}
    return {
        "operationId": name, "summary": said, "security": [{"key": []}],
        "requestBody": {"required": True, "content": {_JSON: {"schema": body}}}, "responses": {**errors, **answers},
    }  # fmt: skip


def _answer(schema: dict[str, Any], said: str) -> dict[str, Any]:
    return {"description": said, "headers": {"ETag": {"schema": _TEXT}}, "content": {_JSON: {"schema": schema}}}


def _error() -> dict[str, Any]:
    schema = {"type": "object", "required": ["error"], "properties": {"error": _TEXT}}
    return {"description": "What is wrong", "content": {_JSON: {"schema": schema}}}


def _page(item: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["items", "next"],
        "properties": {"items": {"type": "array", "items": item}, "next": _MAYBE},
    }


def _object(required: dict[str, Any], more: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": {**required, **(more or {})}}


def _finds() -> dict[str, Any]:
    hit = _object({"kind": _TEXT, "id": _TEXT, "score": {"type": "number"}, "title": _TEXT})
    return _object(
        {"hits": {"type": "array", "items": hit}, "more": {"type": "boolean"}, "loosely": {"type": "boolean"}}
    )


def _spoken() -> dict[str, Any]:
    cited = _object({"report": _TEXT, "start": {"type": "integer"}, "end": {"type": "integer"}, "text": _TEXT})
    texts = {"type": "array", "items": _TEXT}
    return _object({"answer": _MAYBE, "records": texts, "citations": {"type": "array", "items": cited}, "note": _MAYBE})


def _failure() -> dict[str, Any]:
    return _object({"report": _TEXT, "stage": _TEXT, "error": _TEXT})


def _judging() -> dict[str, Any]:
    told = {"type": "string", "maxLength": LONGEST}
    return _object(
        {"kind": {"type": "string", "enum": list(JUDGEMENTS)}, "subject": {**told, "minLength": 1}},
        dict.fromkeys(("other", "field", "value", "why"), told),
    )


def _judgement() -> dict[str, Any]:
    return _object(
        dict.fromkeys(("id", "kind", "subject", "who", "when", "why"), _TEXT) | {"stands": {"type": "boolean"}}
    )


def _report() -> dict[str, Any]:
    more = {"published": {"type": ["string", "null"], "format": "date"}} | dict.fromkeys(
        ("id", "outlet", "url", "title"), _MAYBE
    )
    return {**_object({"text": {"type": "string", "minLength": 1}}, more), "additionalProperties": False}


def _job() -> dict[str, Any]:
    return _object({"id": _TEXT, "state": _TEXT, "reports": {"type": "integer"}, "said": _TEXT})
