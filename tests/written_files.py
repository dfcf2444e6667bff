# ruff: noqa: E501
"""Files for the tests of intake, made of words of our own."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib

TEXT = (
    "قصفت طائرات مسيرة مستودعا للوقود في ضواحي المدينة وأصيب ثلاثة عمال، وقال متحدث باسم الدفاع المدني إن الحريق أخمد.\n"
    "وأضاف المتحدث أن فرق الإطفاء عملت خمس ساعات، وأن الطريق المؤدي إلى الميناء أغلق أمام الشاحنات حتى المساء."
)
TITLE = "مسيرات تقصف مستودعا للوقود"


def page(title: str = TITLE, text: str = TEXT, day: str = "2021-05-03T10:00:00+03:00", head: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    return (
        f'<html lang="ar"><head><meta charset="utf-8"><title>{title} | النهر</title><meta property="og:site_name" content="النهر">'
        f'<meta property="article:published_time" content="{day}">{head}</head>'
        f"<body><nav><a href='/'>الرئيسية</a></nav><article><h1>{title}</h1>{body}</article></body></html>"
    )


def pdf(text: str) -> bytes:
    """A PDF of one page whose letters stand from left to right and are told by a map to Unicode, as in those of newspapers."""
    letters = sorted(set(text.replace("\n", "")))
    code = {letter: number for number, letter in enumerate(letters, 1)}
    shown = "".join(
        f"BT /F1 12 Tf 20 {800 - 20 * k} Td <{''.join(f'{code[c]:04X}' for c in reversed(line))}> Tj ET\n"
        for k, line in enumerate(text.split("\n"))
    ).encode()
    pairs = [f"<{n:04X}> <{ord(c):04X}>" for c, n in code.items()]
    blocks = "".join(
        f"{len(pairs[k : k + 90])} beginbfchar\n" + "\n".join(pairs[k : k + 90]) + "\nendbfchar\n"
        for k in range(0, len(pairs), 90)
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{blocks}endcmap end end"
    ).encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 2000 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500"
        b"/FontDescriptor 8 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap),
        b"<</Type/FontDescriptor/FontName/X/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent 0/CapHeight 800/StemV 80>>",
    ]
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def docx(title: str, text: str) -> bytes:
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    document = (
        '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p>{paragraphs}</w:body></w:document>'
    )
    return zipped({"word/document.xml": document.encode()})


def zipped(files: dict[str, bytes], compress: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compress) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2021, 6, 1, 0, 0, 0)), data, compress)
    return out.getvalue()


def record(
    url: str, body: bytes, headers: str = "Content-Type: text/html; charset=utf-8", at: str = "2021-05-04T10:00:00Z"
) -> bytes:
    """A record of a WARC."""
    http = f"HTTP/1.1 200 OK\r\n{headers}\r\n\r\n".encode() + body
    return (
        (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {at}\r\nWARC-Record-ID: <urn:uuid:{zlib.crc32(url.encode()):032x}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        ).encode()
        + http
        + b"\r\n\r\n"
    )


def gzipped(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)
