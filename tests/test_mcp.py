"""An assistant asks the record through a client of the protocol: in process, and as the command is started."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters

import khabar
from khabar.archive.catalogue.shelves import Catalogue
from khabar.outputs.assistants import make_server

STORIES = Path(__file__).parent / "stories"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("mcp") / "archive"
    khabar.build(STORIES, place)
    return place


async def talk(server: Any, *calls: tuple[str, dict[str, Any]]) -> tuple[list[str], list[Any]]:
    """The names of the tools, and what each call gives."""
    async with Client(server) as client:
        tools = await client.list_tools()
        return [tool.name for tool in tools.tools], [await client.call_tool(name, told) for name, told in calls]


def told(result: Any) -> dict[str, Any]:
    found: dict[str, Any] = result.structured_content or json.loads(result.content[0].text)
    return found.get("result", found)


def test_the_tools_answer_with_their_words(archive: Path) -> None:
    server = make_server(Catalogue.open(archive))
    names, results = asyncio.run(
        talk(
            server,
            ("ask_record", {"question": "كم عدد القتلى في خاركيف؟"}),
            ("search_record", {"words": "سوق المواشي", "kind": "statements"}),
            ("ask_record", {"question": "How many were killed in Baghdad?"}),
            ("report", {"id": "kharkiv-agency"}),
        )
    )
    assert set(names) == {"ask_record", "search_record", "incident", "story", "report"}
    answer, found, none, report = map(told, results)
    cited = answer["citations"][0]
    assert "12" in answer["answer"]
    assert found["hits"][0]["report"].startswith("nyala")
    assert none["answer"] is None
    assert report["text"].startswith("12")
    assert cited["report"].startswith("kharkiv")
    incident = next(name for name in answer["records"] if name.count(":") == 0)
    _, (whole, missing) = asyncio.run(talk(server, ("incident", {"id": incident}), ("story", {"id": "none"})))
    assert told(whole)["incidents"][0]["id"] == incident
    assert missing.is_error


def test_the_command_speaks_the_protocol(archive: Path) -> None:
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "khabar", "mcp", "-a", str(archive)], env=dict(os.environ)
    )
    names, results = asyncio.run(talk(server, ("ask_record", {"question": "Who denied bombing the market in Nyala?"})))
    assert "ask_record" in names
    assert "Sudanese army" in told(results[0])["answer"]
