"""`khabar ask`: a question to the record, in Arabic or English, answered from records alone."""

from __future__ import annotations

import argparse
import json
import os
from typing import TYPE_CHECKING

from khabar.outputs.commands import DONE, note, write

if TYPE_CHECKING:
    from khabar.outputs.ask.answer import Answer


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """What `khabar ask` may be asked for."""
    ask = commands.add_parser(
        "ask",
        help="answer a question from the record",
        description="Answer who, what, how many, where, when, who said and what changed, in Arabic or English, from records alone: every "
        "sentence with the words that carry it. Where no record answers, it says so.",
        epilog='examples:  khabar ask "How many were killed in Nyala?" -a archive\n           khabar ask QUESTION --as json -a archive',
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    ask.add_argument("question", nargs="+", metavar="QUESTION", help="a question in Arabic or English")
    ask.add_argument("-a", "--archive", metavar="ARCHIVE", required=True, help="folder of the archive")
    ask.add_argument(
        "--model",
        metavar="ADDRESS",
        help="let a language model phrase the answer (OpenAI's API; default: none): what its citations do not carry goes",
    )
    ask.add_argument(
        "--model-name", metavar="NAME", default="default", help="its name there; a key is taken from KHABAR_MODEL_KEY"
    )
    ask.add_argument("--as", dest="form", choices=("text", "json"), default="text", help="form (default: text)")


def run(arguments: argparse.Namespace) -> int:
    """Answer."""
    from khabar.archive.catalogue.shelves import Catalogue
    from khabar.outputs.ask import ask
    from khabar.outputs.progress import Progress

    progress = Progress()
    catalogue = Catalogue.open(arguments.archive, progress.step)
    progress.end()
    question = " ".join(arguments.question)
    answer = ask(catalogue, question)
    if arguments.model:
        from khabar.outputs.ask.phrased import Model, phrased

        model = Model(arguments.model, arguments.model_name, os.environ.get("KHABAR_MODEL_KEY", ""))
        answer = phrased(answer, question, model)
    if arguments.form == "json":
        write(json.dumps(answer.to_dict(), ensure_ascii=False) + "\n")
        return DONE
    write("".join(_lines(answer)))
    if answer.note:
        note(answer.note)
    return DONE


def _lines(answer: Answer) -> list[str]:
    from khabar.outputs.terminal import harmless

    told = harmless(answer)
    if told.answer is None:
        return []
    cited = [
        f"[{n}] {c.report}:{c.start}-{c.end}  {' '.join(c.text.split())}\n" for n, c in enumerate(told.citations, 1)
    ]
    return [f"{told.answer}\n", "\n", *cited]
