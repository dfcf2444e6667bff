"""The whole run on one page: load → read.

>>> from khabar.model import Report
>>> [type(r).__name__ for r in read_all([Report.of("قصف الجيش البلدة.")])]
['Reading']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from khabar.model import Failure, Reading, Report
from khabar.read import read


def read_all(reports: Iterable[Report]) -> Iterator[Reading | Failure]:
    """A reading for each report; one that breaks a stage becomes a failure, and the run goes on."""
    for report in reports:
        try:
            yield read(report)
        except Exception as error:  # whatever a stage breaks on must not stop the other reports
            yield Failure(report.id, stage_of(error), f"{type(error).__name__}: {error}")


def stage_of(error: BaseException) -> str:
    """The stage in which an error was raised: the last module of `khabar.read` in its traceback."""
    found = "read"
    trace = error.__traceback__
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module.startswith("khabar.read."):
            found = module.removeprefix("khabar.read.").partition(".")[0]
        trace = trace.tb_next
    return found
