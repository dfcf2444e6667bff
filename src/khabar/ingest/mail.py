"""Letters and pages saved as letters: EML, mbox, MHTML."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from email.utils import parseaddr

from khabar.errors import KhabarError
from khabar.ingest.encodings import decode
from khabar.ingest.moments import moment_of
from khabar.ingest.page import read_page
from khabar.ingest.pages import Saved, page_reports
from khabar.ingest.reports import Item, report_of
from khabar.ingest.source import DOCUMENT, Found, Said, Source
from khabar.model import Failure, Report

# So many parts of a letter are looked at, so deep within each other.
_PARTS = 500
_SHORTEST = 40


def letter(source: Source, say: Said) -> Found:
    """The report of a letter."""
    yield _report(_parsed(source.read(), source.where), source.stem, source, say)


def mailbox(source: Source, say: Said) -> Found:
    """The reports of an mbox, letter by letter. Raises KhabarError where it is none."""
    number = 0
    for data in _letters(source):
        number += 1
        where = f"{source.where}[{number}]"
        if len(data) > DOCUMENT:
            yield Failure(where, "load", f"a letter of more than {DOCUMENT >> 20} MB is not read")
            continue
        try:
            yield _report(_parsed(data, where), f"{source.stem}-{number}", source, say)
        except KhabarError as error:
            yield Failure(where, "load", str(error).removeprefix(f"{where}: "))
    if not number:
        raise KhabarError("this is no mbox: no line begins with 'From '", source.where, "name a mailbox")


def _letters(source: Source) -> Iterator[bytes]:
    """The letters between the lines that begin with `From `, each at most a little longer than what is read of one."""
    held: list[bytes] = []
    size, begun, blank = 0, False, True
    for line in source.lines():
        if blank and line.startswith(b"From "):
            if begun:
                yield b"".join(held)
            held, size, begun = [], 0, True
        elif begun and size <= DOCUMENT:
            held.append(line.removeprefix(b">") if line.startswith(b">From ") else line)
            size += len(line)
        blank = line in (b"\n", b"\r\n")
    if begun:
        yield b"".join(held)


def _parsed(data: bytes, where: str) -> EmailMessage:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
    except (ValueError, LookupError, RecursionError, IndexError, AttributeError, TypeError) as error:
        raise KhabarError(f"this is no letter: {type(error).__name__}", where, "save it again") from None
    assert isinstance(message, EmailMessage)
    return message


def _header(message: EmailMessage, name: str) -> str | None:
    """A header as text; None where it is not there or cannot be read."""
    try:
        value = message[name]
        return " ".join(str(value).split()) or None if value is not None else None
    except (ValueError, LookupError, IndexError, AttributeError, TypeError, RecursionError):
        return None


def _part(message: EmailMessage, kind: str) -> tuple[bytes, str | None] | None:
    """The bytes and charset of the longest part of this kind."""
    found: list[tuple[bytes, str | None]] = []
    for number, part in enumerate(message.walk()):
        if number > _PARTS:
            break
        try:
            if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
                data = part.get_payload(decode=True)
                if isinstance(data, bytes) and data.strip():
                    found.append((data, part.get_content_charset()))
        except (ValueError, LookupError, IndexError, AttributeError, TypeError):
            continue
    return max(found, key=lambda part: len(part[0]), default=None)


def _report(message: EmailMessage, name: str, source: Source, say: Said) -> Report | Failure:
    """What a letter says: its plain part, or the words of its page where that says more. The day is that of its `Date`."""
    words = _part(message, "text/plain")
    text = _text(*words, source.where) if words else ""
    page = _part(message, "text/html")
    if page is not None and len(text) < _SHORTEST:
        text = read_page(page[0], where=source.where, charset=page[1]).text or text
    sender, address = parseaddr(_header(message, "From") or "")
    outlet = sender or address.rpartition("@")[2] or None
    day = _header(message, "Date")
    return report_of(Item(name, text, _header(message, "Subject"), day, outlet, None, source.captured), say)


def _text(data: bytes, charset: str | None, where: str) -> str:
    for encoding in filter(None, (charset, "utf-8")):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return decode(data, where)[0]


def web_archive(source: Source, say: Said) -> Found:
    """The report of a page saved as MHTML. Raises KhabarError where no page is in it."""
    message = _parsed(source.read(), source.where)
    page = _part(message, "text/html") or _part(message, "application/xhtml+xml")
    if page is None:
        raise KhabarError("this holds no page", source.where, "save the page again")
    saved = moment_of(_header(message, "Date") or "")
    captured: datetime | None = saved.at if saved else source.captured
    url = _header(message, "Snapshot-Content-Location")
    saved_page = Saved(source.where, url, captured or source.captured, page[1])
    yield from page_reports(page[0], source.stem, saved_page, say)
