"""The `openai` package, and a stand-in for a model on this machine: what Khabar asks of a model is what that package asks, and a program
made with it answers from the record through the tools of `khabar mcp`."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from mcp import Client

import khabar
from khabar.archive.catalogue.shelves import Catalogue
from khabar.outputs.ask import ask
from khabar.outputs.ask.phrased import Model, phrased
from khabar.outputs.assistants import make_server

openai = pytest.importorskip("openai")
STORIES = Path(__file__).parent / "stories"
QUESTION = "How many were killed in Kharkiv?"


class StandIn(BaseHTTPRequestHandler):
    """A model that calls the tool `ask_record` where one is offered and not yet answered, and else says the first sentence it was given."""

    asked: list[dict[str, Any]] = []  # noqa: RUF012  (one list for all requests is meant)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        type(self).asked.append({"path": self.path, "key": self.headers["authorization"], **body})
        last = body["messages"][-1]
        message: dict[str, Any] = {"role": "assistant", "content": None}
        if body.get("tools") and last["role"] == "user":
            call = {"name": "ask_record", "arguments": json.dumps({"question": last["content"]})}
            message["tool_calls"] = [{"id": "call-1", "type": "function", "function": call}]
        elif last["role"] == "tool":
            message["content"] = json.loads(last["content"])["answer"] or "The record does not say."
        else:
            message["content"] = last["content"].partition("\n\n")[2].splitlines()[0]
        reason = "tool_calls" if "tool_calls" in message else "stop"
        told = {
            "id": "chatcmpl-1", "object": "chat.completion", "created": 0, "model": body["model"],
            "choices": [{"index": 0, "message": message, "finish_reason": reason, "logprobs": None}],
            "usage": {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0},
        }  # fmt: skip
        data = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), StandIn)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.shutdown()


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    place = tmp_path_factory.mktemp("client") / "archive"
    khabar.build(STORIES / "subset.jsonl", place)
    return Catalogue.open(place)


def test_khabar_asks_a_model_as_the_package_does(catalogue: Catalogue, address: str) -> None:
    answer = ask(catalogue, QUESTION)
    assert answer.answer is not None
    made = phrased(answer, QUESTION, Model(address, "stand-in", "secret"))
    ours = StandIn.asked[-1]
    assert made.answer is not None
    assert "12" in made.answer
    assert made.citations == answer.citations
    with openai.OpenAI(base_url=address, api_key="secret") as client:
        told = client.chat.completions.create(model="stand-in", messages=ours["messages"], temperature=0)
    assert StandIn.asked[-1] == ours
    assert told.choices[0].message.content == answer.answer.splitlines()[0]


async def talk(catalogue: Catalogue, address: str, question: str) -> str:
    """What a program says that hands the tools of the record to a model and does the calls that it asks for."""
    messages: list[dict[str, Any]] = [{"role": "user", "content": question}]
    async with (
        Client(make_server(catalogue)) as record,
        openai.AsyncOpenAI(base_url=address, api_key="none") as client,
    ):
        tools = [
            {
                "type": "function",
                "function": {"name": t.name, "description": t.description, "parameters": t.input_schema},
            }
            for t in (await record.list_tools()).tools
        ]
        for _ in range(3):
            told = await client.chat.completions.create(model="stand-in", messages=messages, tools=tools)
            message = told.choices[0].message
            if not message.tool_calls:
                return str(message.content)
            messages.append(message.model_dump(exclude_none=True))
            for call in message.tool_calls:
                found = await record.call_tool(call.function.name, json.loads(call.function.arguments))
                messages.append({"role": "tool", "tool_call_id": call.id, "content": found.content[0].text})
    raise AssertionError("the model never came to an answer")


@pytest.mark.parametrize(
    ("question", "says"), [(QUESTION, "12"), ("How many were killed in Atlantis?", "The record does not say.")]
)
def test_a_program_of_that_package_answers_from_the_record(
    catalogue: Catalogue, address: str, question: str, says: str
) -> None:
    assert says in asyncio.run(talk(catalogue, address, question))
