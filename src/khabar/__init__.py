"""Khabar reads news on wars and crises and keeps the record that a careful analyst would keep by hand.

>>> import khabar
>>> reading = khabar.read(khabar.Report.of("قتل ثلاثة جنود في انفجار.", published="2020-05-01"))
"""

from khabar.errors import KhabarError
from khabar.ingest.files import load
from khabar.model import Event, Failure, Figure, Name, Place, Reading, Report, Span, Statement, Time
from khabar.read import read

__all__ = [
    "Event", "Failure", "Figure", "KhabarError", "Name", "Place", "Reading", "Report", "Span", "Statement", "Time",
    "load", "read",
]  # fmt: skip
