"""What kind of file a source is, by its name and first bytes, and who reads it."""

from __future__ import annotations

import json
import re

from khabar.errors import KhabarError
from khabar.ingest import rows
from khabar.ingest.reports import Item, report_of
from khabar.ingest.source import WHOLE, Found, Said, Source, failed
from khabar.model import Failure

# Endings of names, each with the kind of file.
ENDINGS = {
    ".txt": "text", ".text": "text", ".md": "text", "": "text", ".jsonl": "lines", ".ndjson": "lines", ".json": "json", ".geojson": "json",
    ".csv": "table", ".tsv": "table", ".tab": "table", ".parquet": "parquet", ".pq": "parquet", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".shtml": "html", ".aspx": "html", ".php": "html", ".mht": "mhtml", ".mhtml": "mhtml", ".pdf": "pdf", ".docx": "docx",
    ".xml": "xml", ".rss": "xml", ".atom": "xml", ".rdf": "xml", ".opml": "xml", ".eml": "mail", ".mbox": "mbox", ".mbx": "mbox",
    ".warc": "warc", ".wacz": "wacz", ".zip": "zip", ".gz": "gzip",
}  # fmt: skip
_HTML = re.compile(rb"^\s*(?:<!doctype\s+html|<html|<head|<body|<!--)", re.I)
_ENDING = re.compile(r"\.[A-Za-z]{1,8}$")


def kind_of(name: str) -> str | None:
    """The kind that a file's name tells, None for those that hold no reports.

    >>> kind_of("a.warc.gz"), kind_of("b.csv.gz"), kind_of("c.png"), kind_of("README")
    ('warc', 'gzip', None, 'text')
    """
    bare = name.rsplit("/", 1)[-1].lower()
    if bare.endswith(".warc.gz"):
        return "warc"
    ending = _ENDING.search(bare)
    return ENDINGS.get(ending.group() if ending else "")


def sniffed(head: bytes) -> str:
    """The kind that the first bytes of what has no name tell.

    >>> sniffed(b'{"text": "x"}'), sniffed(b"{\\n"), sniffed(b"%PDF-1.7"), sniffed(b"<html>")
    ('lines', 'json', 'pdf', 'html')
    """
    bare = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, kind in ((b"%PDF", "pdf"), (b"PK\x03\x04", "zip"), (b"\x1f\x8b", "gzip"), (b"PAR1", "parquet"), (b"WARC/", "warc"),
                        (b"From ", "mbox"), (b"[", "json")):  # fmt: skip
        if bare.startswith(magic):
            return kind
    if bare.startswith(b"{"):
        # An object that goes over several lines is one, not a line of many.
        first, newline, _ = bare.partition(b"\n")
        return "json" if newline and not first.rstrip().endswith(b"}") else "lines"
    if _HTML.match(bare):
        return "html"
    return "xml" if bare.startswith((b"<?xml", b"<rss", b"<feed", b"<urlset")) else "text"


def read_source(source: Source, say: Said, kind: str | None = None) -> Found:
    """The reports of a file; what keeps it from being read becomes a failure. A member of an archive of another kind is passed over."""
    kind = kind or kind_of(source.name)
    try:
        if kind is None:
            if source.depth == 0:
                raise KhabarError("files of this kind are not read", source.where, "save its text")
            return
        for item in _reader(kind, source, say):
            # What a report without a name of its own is called after its file, a failure is by all of the file's name.
            own = isinstance(item, Failure) and item.report == source.stem
            yield Failure(source.where, item.stage, item.error) if own else item  # type: ignore[union-attr]
    except Exception as error:  # whatever a reader breaks on must not stop the other files
        yield failed(error, source.where)


def _reader(kind: str, source: Source, say: Said) -> Found:
    """What reads files of this kind; its library is loaded only then."""
    if kind == "text":
        return _text(source, say)
    if kind == "json":
        return _json(source, say)
    if kind == "xml":
        return _xml(source, say)
    if kind in ("lines", "table", "parquet"):
        return {"lines": rows.lines, "table": rows.separated, "parquet": rows.parquet}[kind](source, say)
    if kind in ("zip", "gzip"):
        from khabar.ingest import packed

        if kind == "zip" and (kind := packed.kind_within(source)) != "zip":
            return _reader(kind, source, say)
        return (packed.unzipped if kind == "zip" else packed.gunzipped)(source, say, read_source)
    if kind in ("pdf", "docx"):
        from khabar.ingest import documents

        return (documents.pdf if kind == "pdf" else documents.docx)(source, say)
    if kind in ("warc", "wacz"):
        from khabar.ingest import warc

        return (warc.warc if kind == "warc" else warc.wacz)(source, say)
    if kind in ("mail", "mbox", "mhtml"):
        from khabar.ingest import mail

        return {"mail": mail.letter, "mbox": mail.mailbox, "mhtml": mail.web_archive}[kind](source, say)
    from khabar.ingest.pages import html

    return html(source, say)


def _text(source: Source, say: Said) -> Found:
    text = rows.decoded(source.read(), source.where, say)
    yield report_of(Item(source.stem, text), say)


def _json(source: Source, say: Said) -> Found:
    """JSON by what it holds: Telegram's export, a JSON Feed, ninjs items, or rows."""
    from khabar.ingest import feed, newsml

    text = rows.decoded(source.read(WHOLE), source.where, say)
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        yield Failure(
            source.where,
            "load",
            f"this is no JSON: {error.msg.removesuffix(' at')} at line {error.lineno}, column {error.colno}",
        )
        return
    except (RecursionError, ValueError) as error:
        yield Failure(source.where, "load", f"this is no JSON that can be read: {type(error).__name__}")
        return
    if isinstance(value, dict) and (isinstance(value.get("messages"), list) or isinstance(value.get("chats"), dict)):
        from khabar.ingest.telegram import telegram

        yield from telegram(value, source, say)
    elif isinstance(value, dict) and str(value.get("version")).startswith("https://jsonfeed.org"):
        yield from feed.reports_of(feed.json_entries(value), source, say)
    else:
        held = rows.rows_of(value)
        if held and not source.fields and all(newsml.is_ninjs(item) for item in held):
            for item in held:
                yield newsml.ninjs(item, source, say)
        else:
            yield from rows.whole(value, source, say)


def _xml(source: Source, say: Said) -> Found:
    """XML by its root: a feed, a sitemap, a list of feeds, NewsML-G2, or a page."""
    from khabar.ingest import feed, markup, newsml

    root = markup.xml_of(source.read(), source.where)
    name = markup.name_of(root)
    if name in newsml.ROOTS:
        yield from newsml.newsml(root, source, say)
    elif name == "opml":
        raise KhabarError("a list of feeds holds no reports", source.where, "watch them: khabar watch")
    elif name in feed.ROOTS:
        yield from feed.reports_of(feed.entries_of(root), source, say)
    elif name == "html":
        from khabar.ingest.pages import html

        yield from html(source, say)
    else:
        raise KhabarError(f"XML of a kind that is not known: <{name}>", source.where, "name a feed or a NewsML item")
