"""What holds for all tests."""

from __future__ import annotations

import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Where the tests run in the background, Ctrl-C is ignored, and so it would be by the programs that they start and interrupt.
    signal.signal(signal.SIGINT, signal.default_int_handler)
