"""Read a report whatever becomes of it: one that breaks a stage is a Failure, so that the others go on."""

from __future__ import annotations

from khabar.model import Failure, Reading, Report
from khabar.read import read
from khabar.tags import Tagger


def attempt(report: Report, tagger: Tagger | None = None) -> Reading | Failure:
    """The reading, or the stage that the report broke and on what.

    >>> type(attempt(Report.of("قصف الجيش البلدة."))).__name__
    'Reading'
    """
    try:
        return read(report, tagger)
    except Exception as error:  # whatever a stage breaks on must not stop the other reports
        return Failure(report.id, stage_of(error), f"{type(error).__name__}: {error}")


def stage_of(error: BaseException) -> str:
    """The stage in which an error was raised: the last stage of `khabar.read` in its traceback.

    >>> stage_of(ValueError())
    'read'
    """
    found = "read"
    trace = error.__traceback__
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module.startswith("khabar.read.") and module != __name__:
            found = module.removeprefix("khabar.read.").partition(".")[0]
        trace = trace.tb_next
    return found
