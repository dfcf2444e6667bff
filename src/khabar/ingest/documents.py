"""PDF and DOCX → text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from khabar.errors import KhabarError, extra
from khabar.ingest.markup import LARGEST, name_of, xml_of
from khabar.ingest.packed import members_of, open_member, zip_of
from khabar.ingest.reports import Item, report_of
from khabar.ingest.source import Found, Said, Source

if TYPE_CHECKING:
    from lxml.etree import _Element

# So many pages of a PDF are read; fewer letters a page than this are page numbers of a scan.
_PAGES, _LETTERS = 1_000, 15
_LETTER = re.compile(r"[^\W\d_]")
_ENDS = (".", "!", ":", "\u061f", "\u06d4", "\u2026", "\u00bb", '"')


def pdf(source: Source, say: Said) -> Found:
    """The report of a PDF. Raises KhabarError for one that is locked, broken, or holds pictures of pages and no text."""
    begun = b"%PDF-" in source.head()
    try:
        import pypdfium2
    except ImportError:
        what = "reading PDF needs pypdfium2" if begun else "this is no PDF, and reading PDF needs pypdfium2"
        raise KhabarError(what, source.where, extra("files")) from None
    data = source.read()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise KhabarError(
            "this PDF is locked with a password" if locked else "this PDF cannot be opened: it is broken",
            source.where,
            "unlock it" if locked else "save it again",
        ) from None
    try:
        pages = len(document)
        if pages > _PAGES:
            raise KhabarError(
                f"a PDF of {pages:,} pages; more than {_PAGES:,} are not read", source.where, "cut it into reports"
            )
        texts = []
        for number in range(pages):
            try:
                texts.append(_page_text(document, number))
            except pypdfium2.PdfiumError:
                say(f"{source.where}: page {number + 1} is broken: passed over")
    finally:
        document.close()
    if sum(len(_LETTER.findall(text)) for text in texts) < _LETTERS * max(pages, 1):
        raise KhabarError(
            "a scanned PDF: its pages are pictures and hold no text", source.where, "run text recognition on it first"
        )
    yield report_of(
        Item(source.stem, "\n\n".join(joined(text.splitlines()) for text in texts), captured=source.captured), say
    )


def _page_text(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]
    try:
        held = page.get_textpage()
        try:
            return str(held.get_text_bounded())
        finally:
            held.close()
    finally:
        page.close()


def joined(lines: list[str]) -> str:
    """The lines of a printed page as paragraphs: a line that fills its row and does not end a sentence goes on in the next.

    >>> joined(["قال الوزير في مؤتمر صحفي عقده", "أمس.", "وأضاف."])
    'قال الوزير في مؤتمر صحفي عقده أمس.\\nوأضاف.'
    """
    lines = [" ".join(line.split()) for line in lines]
    widest = max(map(len, lines), default=0)
    found: list[str] = []
    open_line = False
    for line in lines:
        if not line:
            open_line = False
            continue
        if open_line:
            found[-1] += f" {line}"
        else:
            found.append(line)
        open_line = not line.endswith(_ENDS) and len(line) > 0.7 * widest
    return "\n".join(found)


def docx(source: Source, say: Said) -> Found:
    """The report of a DOCX; a first paragraph in a style of titles is its title."""
    with source.seekable() as stream, zip_of(stream, source.where) as archive:
        member = next((m for m in members_of(archive, source.where) if m.filename == "word/document.xml"), None)
        if member is None:
            raise KhabarError("this is no DOCX: it holds no document", source.where, "save it again, or its text")
        with open_member(archive, member, source.where) as part:
            data = part.read(LARGEST + 1)
    title: str | None = None
    paragraphs: list[str] = []
    for element in xml_of(data, source.where).iter():
        if name_of(element) != "p" or not str(element.tag).endswith("main}p"):
            continue
        words = _words(element)
        if not words:
            continue
        style = next(
            (v for e in element.iter() if name_of(e) == "pstyle" for k, v in e.items() if k.endswith("val")), ""
        ).lower()
        if title is None and not paragraphs and ("title" in style or style in ("1", "heading1")):
            title = words
        else:
            paragraphs.append(words)
    yield report_of(Item(source.stem, "\n".join(paragraphs), title, captured=source.captured), say)


def _words(paragraph: _Element) -> str:
    """The text of a paragraph; what was struck out under tracked changes is not in it."""
    parts = []
    for element in paragraph.iter():
        name = name_of(element)
        if name == "t":
            parts.append(element.text or "")
        elif name in ("tab", "br", "cr"):
            parts.append(" ")
    return " ".join("".join(parts).split())
