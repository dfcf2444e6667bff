"""Khabar reads news on wars and crises and keeps the record that a careful analyst would keep by hand.

>>> import khabar
>>> reading = khabar.read(khabar.Report.of("قتل ثلاثة جنود في انفجار.", published="2020-05-01"))
"""

from typing import TYPE_CHECKING

from khabar.errors import KhabarError
from khabar.ingest.files import load
from khabar.model import Event, Failure, Figure, Name, Place, Reading, Report, Span, Statement, Time
from khabar.pipeline import build, tell
from khabar.read import read
from khabar.record import Record

__all__ = [
    "Archive", "Event", "Failure", "Figure", "KhabarError", "Name", "Place", "Reading", "Record", "Report", "Span", "Statement",
    "Time", "build", "load", "read", "tell",
]  # fmt: skip

if TYPE_CHECKING:
    from khabar.archive.reader import Archive


def __getattr__(name: str) -> object:
    """The archive is loaded when it is asked for: reading does without."""
    if name == "Archive":
        from khabar.archive.reader import Archive

        return Archive
    raise AttributeError(f"module 'khabar' has no attribute {name!r}")
