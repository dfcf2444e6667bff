"""A language model may phrase an answer; whatever it adds is taken out. The model is a stand-in on this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import khabar
from khabar.archive.catalogue.shelves import Catalogue
from khabar.errors import KhabarError
from khabar.outputs.ask import ask
from khabar.outputs.ask.answer import Answer
from khabar.outputs.ask.phrased import Model, phrased
from khabar.outputs.cli import main

QUESTION = "كم عدد القتلى في خاركيف؟"


class StandIn(BaseHTTPRequestHandler):
    """Says what it was told to say, and remembers what it was asked."""

    says = ""
    asked: list[dict[str, object]] = []  # noqa: RUF012  (one list for all requests is meant)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        type(self).asked.append({"path": self.path, "key": self.headers.get("authorization"), **body})
        told = json.dumps({"choices": [{"message": {"role": "assistant", "content": self.says}}]}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def model() -> Iterator[Model]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), StandIn)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Model(f"http://127.0.0.1:{server.server_address[1]}/v1", "stand-in", "secret")
    server.shutdown()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("phrased") / "archive"
    khabar.build(Path(__file__).parent / "stories" / "subset.jsonl", place)
    return place


@pytest.fixture(scope="module")
def answer(archive: Path) -> Answer:
    return ask(Catalogue.open(archive), QUESTION)


def test_a_sentence_that_its_words_carry_stays(answer: Answer, model: Model) -> None:
    StandIn.says = "قُتل 12 شخصاً في خاركيف بحسب النيابة العامة الأوكرانية [1]."
    made = phrased(answer, QUESTION, model)
    assert made.answer is not None
    assert made.answer.startswith("قُتل 12")
    assert made.citations == answer.citations
    assert StandIn.asked[-1]["path"] == "/v1/chat/completions"
    assert StandIn.asked[-1]["key"] == "Bearer secret"


@pytest.mark.parametrize(
    "added",
    [
        "قُتل 13 شخصاً في خاركيف [1].", "قُتل 12 شخصاً في خاركيف.", "قُتل 12 شخصاً [9].", "دانت فرنسا الهجوم بشدة وطالبت بالمحاسبة الفورية [1].",
        "وهذه جريمة حرب ارتكبتها موسكو عمداً ضد السكان الأبرياء [1].",
    ],
)  # fmt: skip
def test_what_is_not_carried_is_taken_out(answer: Answer, model: Model, added: str) -> None:
    carried = "قتلى خاركيف 12 بحسب النيابة العامة الأوكرانية [1]."
    StandIn.says = f"{carried}\n{added}"
    made = phrased(answer, QUESTION, model)
    assert made.answer == carried.removesuffix(".")
    StandIn.says = added
    assert phrased(answer, QUESTION, model) == answer


def test_where_there_is_no_answer_no_model_is_asked(model: Model) -> None:
    before = len(StandIn.asked)
    none = Answer(None, note="none")
    assert phrased(none, QUESTION, model) == none
    assert len(StandIn.asked) == before


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/v1", "file:///etc/passwd", "nothing"])
def test_a_model_that_does_not_answer_is_an_error(answer: Answer, address: str) -> None:
    with pytest.raises(KhabarError):
        phrased(answer, QUESTION, Model(address))


def test_the_command(archive: Path, model: Model, capsys: pytest.CaptureFixture[str]) -> None:
    StandIn.says = "قتلى خاركيف 12 بحسب النيابة العامة الأوكرانية [1]. والطقس جميل [1]."
    assert main(["ask", QUESTION, "-a", str(archive), "--model", model.address, "--as", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert "خاركيف 12" in told["answer"]
    assert "الطقس" not in told["answer"]
    assert told["citations"]
