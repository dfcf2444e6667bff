"""News items of agencies: NewsML-G2 and ninjs (IPTC). What an agency has cancelled, withheld or embargoed is not read as a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from khabar.ingest.markup import name_of, plain, words_of
from khabar.ingest.moments import moment_of
from khabar.ingest.reports import Item, report_of
from khabar.ingest.source import Found, Said, Source
from khabar.model import Failure, Report

if TYPE_CHECKING:
    from lxml.etree import _Element

ROOTS = ("newsmessage", "newsitem", "packageitem")
_SILENT = {
    "canceled": "its agency has cancelled it",
    "cancelled": "its agency has cancelled it",
    "withheld": "its agency withholds it",
}
_PARAGRAPHS = frozenset(("p", "hl2", "li", "h2", "h3"))


def newsml(root: _Element, source: Source, say: Said) -> Found:
    """The reports of a NewsML-G2 message or item, the versions of one item in their order."""
    items = [e for e in root.iter() if name_of(e) == "newsitem"]
    items.sort(key=lambda e: (e.get("guid") or "", _number(e.get("version"))))
    for number, element in enumerate(items, 1):
        yield _item(element, number, source, say)


def _item(element: _Element, number: int, source: Source, say: Said) -> Report | Failure:
    held: dict[str, list[_Element]] = {}
    for child in element.iter():
        held.setdefault(name_of(child), []).append(child)

    def first(*names: str) -> str | None:
        return next((words for name in names for e in held.get(name, ()) if (words := words_of(e))), None)

    guid = element.get("guid") or f"{source.stem}-{number}"
    status = next((e.get("qcode") or e.get("uri") or words_of(e) for e in held.get("pubstatus", ())), "")
    if stopped := _stopped(status, first("embargoed"), source):
        return Failure(guid, "load", stopped)
    for signal in held.get("signal", ()):
        told = (signal.get("qcode") or signal.get("uri") or "").rsplit(":", 1)[-1].rsplit("/", 1)[-1]
        if told in ("correction", "update", "updated"):
            say(f"{guid}: its agency marks it as {told}: version {element.get('version') or '?'}")
    paragraphs = [words_of(e) for body in held.get("contentset", ()) for e in body.iter() if name_of(e) in _PARAGRAPHS]
    text = "\n".join(filter(None, (" ".join(p.split()) for p in paragraphs)))
    text = text or plain(first("inlinedata", "inlinexml") or "")
    provider = next((e for e in held.get("provider", ())), None)
    outlet = (
        (words_of(provider) or (provider.get("literal") or (provider.get("qcode") or "").rsplit(":", 1)[-1]))
        if provider is not None
        else None
    )
    told_at = first("contentcreated", "firstcreated", "versioncreated", "sent")
    return report_of(
        Item(
            guid,
            text,
            first("headline", "hl1"),
            told_at,
            outlet or first("creditline"),
            None,
            source.captured,
            first("by", "byline"),
        ),
        say,
    )


def _number(version: str | None) -> int:
    return int(version) if version and version.isdecimal() and len(version) < 10 else 0


def is_ninjs(value: Any) -> bool:
    """Whether a JSON object is a ninjs item.

    >>> is_ninjs({"uri": "urn:a", "versioncreated": "2021-05-03T10:00:00Z"})
    True
    """
    return (
        isinstance(value, dict)
        and isinstance(value.get("uri"), str)
        and any(key in value for key in ("versioncreated", "pubstatus", "body_text", "body_xhtml", "bodies"))
    )


def ninjs(value: dict[str, Any], source: Source, say: Said) -> Report | Failure:
    """The report of a ninjs item, of its versions 1 and 2."""
    uri = value["uri"]
    if stopped := _stopped(str(value.get("pubstatus") or ""), _text(value.get("embargoed")), source):
        return Failure(uri, "load", stopped)
    bodies = [value[k] for k in value if k.startswith("body_") and isinstance(value[k], str)]
    bodies += [held for b in _objects(value.get("bodies")) if (held := _text(b.get("value")))]
    text = max((plain(body) for body in bodies), key=len, default="")
    headlines = [h.get("value") for h in _objects(value.get("headlines"))]
    told = _text(value.get("contentcreated") or value.get("firstcreated") or value.get("versioncreated"))
    sources = [s.get("name") for s in _objects(value.get("infosources"))]
    outlet = next(
        (_text(v) for v in (value.get("provider"), *sources, value.get("source"), value.get("copyrightholder")) if v),
        None,
    )
    title = _text(value.get("headline") or next(iter(headlines), None) or value.get("title"))
    return report_of(
        Item(uri, text, title, told, outlet, _text(value.get("url")), source.captured, _text(value.get("byline"))), say
    )


def _objects(value: Any) -> list[dict[str, Any]]:
    """The objects of a list; none of what is no list."""
    return [inner for inner in value if isinstance(inner, dict)] if isinstance(value, list) else []


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _stopped(status: str, embargo: str | None, source: Source) -> str | None:
    """Why an item must not be read: its status, or an embargo that had not ended when it was captured."""
    told = _SILENT.get(status.rsplit(":", 1)[-1].rsplit("/", 1)[-1].strip().lower())
    if told:
        return f"{told} (pubstatus {status})"
    until = moment_of(embargo) if embargo else None
    if until is None or source.captured is None:
        return None
    early = until.at > source.captured if until.at else until.day > source.captured.date()
    return f"it is under embargo until {embargo}" if early else None
