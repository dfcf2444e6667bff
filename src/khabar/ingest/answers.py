"""The answer of a server as it was kept: its status, its body, unpacked and at most so long."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.errors import KhabarError

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.I)
_MOST_FIELDS = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer: status, body without its packing, the charset that its header names."""

    status: int
    body: bytes
    charset: str | None


def answer_of(block: bytes, where: str, kinds: Sequence[str], most: int) -> Answer | None:
    """The answer that a record holds; None where it is not of these kinds or was no success.

    Raises KhabarError where its packing is broken or not known. What is longer than `most` is cut one byte after that.

    >>> answer_of(b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\n\\r\\n<p>", "x", ("text/html",), 99).body
    b'<p>'
    """
    head, _, body = block.partition(b"\r\n\r\n")
    if b"\r\n\r\n" not in block:
        head, _, body = block.partition(b"\n\n")
    first, *lines = head.decode("latin-1").splitlines() or [""]
    status = first.split()[1] if len(first.split()) > 1 else ""
    fields: dict[str, str] = {}
    for line in lines[:_MOST_FIELDS]:
        name, _, value = line.partition(":")
        fields.setdefault(name.strip().lower(), value.strip())
    content = fields.get("content-type", "")
    if status != "200" or content.split(";")[0].strip().lower() not in kinds:
        return None
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = unchunked(body)
    body = unpacked(body, fields.get("content-encoding", ""), where, most)
    return Answer(200, body[: most + 1], charset_of(content))


def charset_of(content: str) -> str | None:
    """The charset that a Content-Type names.

    >>> charset_of('text/html; Charset="windows-1256"'), charset_of("text/html")
    ('windows-1256', None)
    """
    found = _CHARSET.search(content)
    return found[1].lower() if found else None


def unchunked(body: bytes) -> bytes:
    """The body of chunks as one; a body that is not chunked, as archives often keep it, as it is.

    >>> unchunked(b"3\\r\\nabc\\r\\n0\\r\\n\\r\\n"), unchunked(b"<p>")
    (b'abc', b'<p>')
    """
    parts: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + 40)
        size = body[at:end].split(b";")[0].strip() if end >= 0 else b""
        try:
            length = int(size, 16) if size else -1
        except ValueError:
            length = -1
        if length < 0:
            return b"".join(parts) if parts else body
        if length == 0:
            return b"".join(parts)
        parts.append(body[end + 2 : end + 2 + length])
        at = end + 4 + length


def unpacked(body: bytes, packings: str, where: str, most: int) -> bytes:
    """The body without the packings that a Content-Encoding names, the last one off first; at most one byte longer than `most`.

    >>> unpacked(zlib.compress(b"<p>"), "identity, deflate", "x", 99)
    b'<p>'
    """
    for packing in reversed([name for p in packings.split(",") if (name := p.strip().lower())]):
        body = _unpacked(body, packing, where, most)
    return body


def _unpacked(body: bytes, packing: str, where: str, most: int) -> bytes:
    """The body without one packing, at most one byte longer than `most`; a body that says that it is packed and is not, as it is."""
    if packing == "identity" or not body:
        return body
    if packing in ("gzip", "x-gzip", "deflate"):
        if packing != "deflate" and not body.startswith(b"\x1f\x8b"):
            return body
        for form in (47, -15) if packing == "deflate" else (31,):
            try:
                return zlib.decompressobj(form).decompress(body, most + 1)
            except zlib.error:
                continue
        raise KhabarError(f"its packing ({packing}) is broken", where, "")
    if body.lstrip()[:1] == b"<":
        return body
    if packing == "br":
        try:
            import brotli  # type: ignore[import-not-found,import-untyped,unused-ignore]
        except ImportError:
            raise KhabarError("it is packed with Brotli", where, "pip install brotli") from None
        try:
            unzip = brotli.Decompressor()
            data: bytes = unzip.process(body, output_buffer_limit=most + 1)
            return data
        except brotli.error:
            raise KhabarError("its packing (br) is broken", where, "") from None
        except TypeError:
            raise KhabarError("it is packed with Brotli", where, "pip install 'brotli>=1.2'") from None
    raise KhabarError(f"its packing ({packing[:20]}) is not known", where, "")
