"""How far a build is, with its rate and the time left, on standard error: one line that moves on a terminal, nothing elsewhere."""

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
EVERY = 0.2


class Progress:
    """A line that says how far a build is.

    >>> import io
    >>> line = Progress(io.StringIO(), iter([0.0, 10.0]).__next__, moves=True)
    >>> line.step("records", 0, 400); line.step("records", 100, 400)
    >>> line.out.getvalue().split("\\r")[-1].split("\\x1b")[0]
    'told 100 of 400 groups, 10.0 a second, 0:30 left'
    """

    def __init__(
        self, out: TextIO | None = None, clock: Callable[[], float] = time.monotonic, moves: bool | None = None
    ) -> None:
        self.out = out = out or sys.stderr
        self._clock = clock
        self._moves = out.isatty() if moves is None else moves
        self._step = ""
        self._start, self._from, self._last = 0.0, 0, -EVERY

    def step(self, name: str, done: int, total: int) -> None:
        """A step is so far; `total` is 0 where it is not known."""
        if not self._moves:
            return
        now = self._clock()
        if name != self._step:
            self.end()
            self._step, self._start, self._from, self._last = name, now, done, now - EVERY
        if now - self._last < EVERY and done != total:
            return
        self._last = now
        said, what = STEPS.get(name, (name, ""))
        rate = (done - self._from) / (now - self._start) if now > self._start else 0.0
        line = f"{said} {done:,}" + (f" of {total:,}" if total else "") + f" {what}"
        if rate:
            line += f", {rate:,.1f} a second"
            if total:
                left = int((total - done) / rate)
                line += f", {left // 60}:{left % 60:02} left" if done < total else ""
        self.out.write(f"\r{line}\x1b[K")
        self.out.flush()

    def note(self, said: str) -> None:
        """A remark on a line of its own."""
        self.end()
        print(f"khabar: {harmless(said)}", file=self.out)

    def end(self) -> None:
        """Leave the line as it is and go on below it."""
        if self._step:
            self.out.write("\n")
            self._step = ""
