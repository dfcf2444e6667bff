"""How far a build is, with its rate and the time left, on standard error: one line that moves on a terminal, else one now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

from khabar.outputs.terminal import harmless

# What each step is called, and what it counts.
STEPS = {
    "reports": ("collected", "reports"),
    "readings": ("read", "shards"),
    "joins": ("compared", "shards"),
    "dated": ("dated", "groups"),
    "rereads": ("read again", "reports"),
    "rejoins": ("compared again", "reports"),
    "records": ("told", "groups"),
    "words": ("indexed", "reports"),
    "units": ("indexed", "groups"),
}
# Seconds between two tellings, on a terminal and elsewhere (the logs of a nightly run).
EVERY, SELDOM = 0.2, 10.0


class Progress:
    """A line that says how far a build is.

    >>> import io
    >>> line = Progress(io.StringIO(), iter([0.0, 10.0]).__next__, moves=True)
    >>> line.step("records", 0, 400); line.step("records", 100, 400)
    >>> line.out.getvalue().split("\\r")[-1].split("\\x1b")[0]
    'told 100 of 400 groups, 10.0 a second, 0:30 left'
    >>> log = Progress(io.StringIO(), iter([0.0, 5.0, 12.0]).__next__, moves=False)
    >>> for done in (0, 50, 120): log.step("records", done, 400)
    >>> log.out.getvalue()
    'khabar: told 120 of 400 groups, 10.0 a second, 0:28 left\\n'
    """

    def __init__(
        self, out: TextIO | None = None, clock: Callable[[], float] = time.monotonic, moves: bool | None = None
    ) -> None:
        self.out = out = out or sys.stderr
        self._clock = clock
        self._moves = out.isatty() if moves is None else moves
        self._every = EVERY if self._moves else SELDOM
        self._step = ""
        self._start, self._from = 0.0, 0
        self._last: float | None = None

    def step(self, name: str, done: int, total: int) -> None:
        """A step is so far; `total` is 0 where it is not known."""
        now = self._clock()
        if name != self._step:
            self.end()
            self._step, self._start, self._from = name, now, done
            if self._moves:
                self._last = None
            elif self._last is None:
                self._last = now
        if self._last is not None and now - self._last < self._every and not (self._moves and done == total):
            return
        self._last = now
        line = self._line(done, total, now - self._start)
        self.out.write(f"\r{line}\x1b[K" if self._moves else f"khabar: {line}\n")
        self.out.flush()

    def _line(self, done: int, total: int, seconds: float) -> str:
        said, what = STEPS.get(self._step, (self._step, ""))
        rate = (done - self._from) / seconds if seconds > 0 else 0.0
        line = f"{said} {done:,}" + (f" of {total:,}" if total else "") + f" {what}"
        if rate:
            line += f", {rate:,.1f} a second"
            if total:
                left = int((total - done) / rate)
                line += f", {left // 60}:{left % 60:02} left" if done < total else ""
        return line

    def note(self, said: str) -> None:
        """A remark on a line of its own."""
        self.end()
        print(f"khabar: {harmless(said)}", file=self.out)

    def end(self) -> None:
        """Leave the line as it is and go on below it."""
        if self._step and self._moves:
            self.out.write("\n")
        self._step = ""
