"""Web archives: WARC, record by record, and WACZ."""

from __future__ import annotations

import zipfile
from datetime import datetime

from khabar.errors import KhabarError
from khabar.ingest.moments import moment_of
from khabar.ingest.page.tree import LARGEST
from khabar.ingest.pages import Saved, page_report
from khabar.ingest.source import Found, Said, Source, bounded
from khabar.model import Failure

_PAGES = ("text/html", "application/xhtml+xml")
# So many records in a row that cannot be read end an archive.
_BROKEN = 20


def warc(source: Source, say: Said) -> Found:
    """The pages that a WARC holds, in its order; a record that cannot be read is a failure, and the next one is tried."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise KhabarError("reading WARC needs fastwarc", source.where, "pip install 'khabar[files]'") from None
    wanted = WarcRecordType.response | WarcRecordType.resource
    others = broken = number = 0
    with source.open() as stream:
        records = iter(ArchiveIterator(stream, record_types=wanted, parse_http=True, auto_decode="all"))
        while broken < _BROKEN:
            number += 1
            where = f"{source.where}[{number}]"
            try:
                record = next(records)
                found = _page(record, where, source.captured, say)
            except StopIteration:
                break
            except KhabarError as error:
                yield Failure(where, "load", str(error).removeprefix(f"{where}: "))
            except Exception as error:  # whatever the archive's library makes of bytes that are no record
                broken += 1
                yield Failure(where, "load", f"this record cannot be read: {str(error)[:120] or type(error).__name__}")
            else:
                broken = 0
                others += found is None
                if found is not None:
                    yield from found
    if number == 1:
        raise KhabarError("this holds no record of a page", source.where, "see that it is a WARC file")
    if others:
        say(f"{source.where}: {others} records that are no pages passed over")


def _page(record: object, where: str, written: datetime | None, say: Said) -> Found | None:
    """The report of a record; None where it is no page that was found."""
    headers = record.headers  # type: ignore[attr-defined]
    http = record.http_headers if record.is_http else None  # type: ignore[attr-defined]
    kind = (record.http_content_type if http is not None else headers.get("Content-Type") or "") or ""  # type: ignore[attr-defined]
    if kind.split(";")[0].strip().lower() not in _PAGES or (http is not None and http.status_code != 200):
        return None
    data = record.reader.read(LARGEST + 1)  # type: ignore[attr-defined]
    url = (headers.get("WARC-Target-URI") or "").strip("<>") or None
    told = moment_of(headers.get("WARC-Date") or "")
    captured = told.at if told and told.at and (written is None or told.at <= written) else written
    charset = record.http_charset if http is not None else None  # type: ignore[attr-defined]
    return iter((page_report(data, None, Saved(where, url, captured, charset), say),))


def wacz(source: Source, say: Said) -> Found:
    """The pages of the archives within a WACZ."""
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            members = [
                m for m in archive.infolist() if m.filename.startswith("archive/") and ".warc" in m.filename.lower()
            ]
            if not members:
                raise KhabarError("this holds no WARC", source.where, "see that it is a WACZ file")
            for member in sorted(members, key=lambda m: m.filename):

                def opened(member: zipfile.ZipInfo = member) -> object:
                    return bounded(archive.open(member), lambda: member.compress_size, source.where)  # type: ignore[arg-type]

                inner = Source(f"{source.where}!{member.filename}", member.filename, opened, source.captured)  # type: ignore[arg-type]
                yield from warc(inner, say)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise KhabarError(f"this is no WACZ: {error}", source.where, "save it again") from None
