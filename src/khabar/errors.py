"""The error that Khabar raises on purpose: what happened, where, and what to do."""

from __future__ import annotations


class KhabarError(Exception):
    """Something that the user can put right.

    `what` says what happened, `where` names the file, line or byte, `fix` says what to do. The three
    survive pickling, so an error raised in a worker process arrives as itself.

    >>> print(KhabarError("this is a folder", where="news/", fix="name a file in it"))
    news/: this is a folder. Name a file in it.
    """

    def __init__(self, what: str, where: str = "", fix: str = "") -> None:
        super().__init__(what, where, fix)
        self.what = what
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        told = f"{self.where}: {self.what}" if self.where else self.what
        if self.fix:
            told = f"{told.rstrip('.')}. {self.fix[0].upper()}{self.fix[1:].rstrip('.')}."
        return told


def extra(name: str) -> str:
    """What to do where an extra is not installed.

    >>> extra("web")
    'in the folder of Khabar: pip install ".[web]"'
    """
    return f'in the folder of Khabar: pip install ".[{name}]"'


class BusyError(KhabarError):
    """What is asked for is held by another for now: it may be asked for again as it is."""
