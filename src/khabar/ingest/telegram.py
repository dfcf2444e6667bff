"""Telegram's export of a chat or of all: result.json."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from khabar.ingest.reports import Item, report_of
from khabar.ingest.rows import string
from khabar.ingest.source import Found, Said, Source
from khabar.text import letters


def telegram(value: Any, source: Source, say: Said) -> Found:
    """The messages of Telegram's export, of one chat or of all; those without words are passed over and counted."""
    chats = value["chats"].get("list") if isinstance(value.get("chats"), dict) else [value]
    silent = 0
    for chat in chats if isinstance(chats, list) else []:
        messages = chat.get("messages") if isinstance(chat, dict) else None
        for message in messages if isinstance(messages, list) else []:
            if not isinstance(message, dict) or message.get("type", "message") != "message":
                continue
            text = _words(message.get("text"))
            if not text.strip():
                silent += 1
                continue
            name = string(chat.get("name"))
            at = string(message.get("date")) or (_unix(message.get("date_unixtime")))
            # Who wrote what was forwarded is not who forwards it.
            author = string(message.get("forwarded_from")) or string(message.get("author"))
            id_ = f"{letters(name or source.stem)}-{message.get('id')}"
            item = Item(id_, text, None, at, name, None, source.captured, author)
            yield report_of(item, say)
    if silent:
        say(f"{source.where}: {silent} messages without words passed over")


def _unix(value: Any) -> str | None:
    """Seconds since 1970 as ISO 8601."""
    told = str(value)
    return datetime.fromtimestamp(int(told), UTC).isoformat() if told.isdecimal() and len(told) < 11 else None


def _words(text: Any) -> str:
    """The text of a message: a string, or a list of strings and of objects with one."""
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(
            part if isinstance(part, str) else str(part.get("text", ""))
            for part in text
            if isinstance(part, str | dict)
        )
    return ""
