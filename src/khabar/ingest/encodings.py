"""Bytes → text: which encoding a file is in, said aloud where it is not UTF-8."""

from __future__ import annotations

import codecs
import re
from functools import cache

from khabar.errors import KhabarError
from khabar.language import table
from khabar.text import fold

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_MAGIC = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a ZIP archive or office document"), (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"), (b"GIF8", "a GIF picture"), (b"\x1f\x8b", "a gzip archive"), (b"\x7fELF", "a program"),
    (b"MZ", "a program"), (b"SQLite format 3", "an SQLite database"), (b"PAR1", "a Parquet file"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"BZh", "a bzip2 archive"), (b"RIFF", "a sound or video file"), (b"OggS", "a sound file"), (b"ID3", "a sound file"),
)  # fmt: skip
# What Windows-1252 has where Latin-1 has control signs.
_BYTES = {bytes([k]).decode("cp1252", "replace"): k for k in range(0x80, 0xA0)}
TWICE = "its UTF-8 was encoded twice"
# The eight-bit encodings in which Arabic was written before Unicode, with the names that people know.
EIGHT_BIT = (("cp1256", "Windows-1256"), ("iso8859_6", "ISO-8859-6"))


def decode(data: bytes, where: str) -> tuple[str, str | None]:
    """The text of a file's bytes, and a note where it is in another encoding than UTF-8 (else None).

    Raises KhabarError for a binary file, and for bytes that no encoding explains: it names the first such byte.

    >>> decode("قال الوزير في بيان".encode("cp1256"), "a.txt")
    ('قال الوزير في بيان', 'read as Windows-1256')
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise KhabarError(f"this is {name}, not text", where, "save its text as UTF-8 and name that file")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), None if encoding == "utf-8-sig" else f"read as {encoding.upper()}"
            except UnicodeDecodeError as error:
                raise _undecodable(data, error, encoding.upper(), where) from None
    if b"\x00" in data:
        wide = _without_bom(data)
        if wide is not None:
            return wide
    if len(data) > 8 and sum(b < 9 or 13 < b < 27 or 27 < b < 32 for b in data[:4096]) * 20 > min(len(data), 4096):
        raise KhabarError("this is a binary file, not text", where, "name a text file")
    try:
        text = data.decode("utf-8")
        return (once, TWICE) if (once := encoded_once(text)) is not None else (text, None)
    except UnicodeDecodeError as error:
        # One broken letter in a text that is UTF-8 otherwise is damage, not another encoding.
        whole = len(
            re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", data[:200_000])
        )
        high = len(re.findall(rb"[\x80-\xff]", data[:200_000]))
        if whole * 2 * 10 >= high * 8:
            raise _undecodable(data, error, "UTF-8", where) from None
        best = max((_plausible(data, codec), name, codec) for codec, name in EIGHT_BIT)
        if best[0] <= 0:
            raise _undecodable(data, error, "UTF-8", where) from None
        return data.decode(best[2]), f"read as {best[1]}"


def encoded_once(text: str) -> str | None:
    """The text behind one whose UTF-8 was taken for Windows-1252 and encoded again; None where it is no such text.

    >>> encoded_once("قال الوزير في بيان".encode().decode("latin-1")), encoded_once("قال")
    ('قال الوزير في بيان', None)
    """
    sample = text[:5000]
    # Every letter of Arabic begins with one of these two then, or with a sign of the like.
    if sum(c in "\u00d8\u00d9\u00da\u00db" for c in sample) * 4 < sum(
        c.isalpha() or c > "\x7f" for c in sample if c > "\x7f"
    ):
        return None
    if not any(c > "\x7f" for c in sample):
        return None
    try:
        return bytes(_BYTES[c] if c in _BYTES else ord(c) for c in text).decode("utf-8")
    except (ValueError, UnicodeDecodeError):
        return None


def _undecodable(data: bytes, error: UnicodeDecodeError, encoding: str, where: str) -> KhabarError:
    line = data.count(b"\n", 0, error.start) + 1
    return KhabarError(
        f"byte 0x{data[error.start]:02X} at offset {error.start} (line {line}) is no {encoding}",
        where,
        "save the file as UTF-8",
    )


def _without_bom(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without its mark: nearly all bytes at even or at odd places are a high byte of Arabic or Latin."""
    sample = data[:4000]
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if high and sum(b in (0x00, 0x06, 0x20) for b in high) * 10 > len(high) * 9:
            try:
                return data.decode(name), f"read as {name.upper()}"
            except UnicodeDecodeError:
                continue
    return None


def _plausible(data: bytes, codec: str) -> float:
    """How much of the text that the codec gives is Arabic that is written: the share of the most frequent words."""
    try:
        text = data[:200_000].decode(codec)
    except UnicodeDecodeError:
        return 0.0
    words = fold(text).split() if len(text) < 2000 else text.split()
    return sum(fold(word) in _frequent() for word in words) / len(words) if words else 0.0


@cache
def _frequent(language: str = "ar") -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in table("frequent_words", language))
