"""What comes with a request: whole numbers, and from a program that writes JSON and a key."""

from __future__ import annotations

import json
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request


def whole_number(told: str, most: int) -> int | None:
    """A whole number from 0 to `most`; None where it is none.

    >>> whole_number("012", 50), whole_number("51", 50), whole_number("²", 50), whole_number("", 50)
    (12, None, None, None)
    """
    digits = told.lstrip("0") or told[:1]
    if not (digits.isascii() and digits.isdigit()) or len(digits) > len(str(most)):
        return None
    return number if (number := int(digits)) <= most else None


async def body_of(request: Request) -> Any:
    """The JSON of a request. Raises 400 or 415 where it is none."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "send application/json")
    try:
        return json.loads(await request.body())
    except (ValueError, RecursionError):
        raise HTTPException(400, "this is no JSON") from None


def writer_of(request: Request) -> str:
    """Whose key came with a request that writes. Raises 401 where none did: a session alone does not write here."""
    name: str | None = request.state.who
    if not name or not request.headers.get("authorization"):
        raise HTTPException(401, "a key is needed: Authorization: Bearer KEY", {"www-authenticate": "Bearer"})
    return name
