"""An answer in the words of a language model, where one is asked for: every sentence that its citations do not carry is taken out.

Off unless an address is named. Any server that speaks OpenAI's `chat/completions` will do, such as one on the same machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.error import URLError
from urllib.request import Request, urlopen

from khabar.archive.catalogue.words import line
from khabar.errors import KhabarError
from khabar.outputs.ask.answer import Answer
from khabar.tell.terms import weight
from khabar.text import fold

# A sentence is carried where so much of what it says stands in the words that it cites, or in the sentence that was made of them.
CARRIED = 0.7
# Words that weigh less say nothing.
SAYS = 0.3
# Seconds, and bytes of an answer.
PATIENCE, LONGEST = 60.0, 200_000
_SENTENCE = re.compile(r"([^\[\]]+?)\s*((?:\[\d+\]\s*)+)[.\u06d4]?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
INSTRUCTION = (
    "You phrase answers for a newsroom. Rewrite the given sentences as a short answer to the question, in its language. "
    "Use only what they say: no other fact, number or name, no judgement. "
    "End every sentence with the bracketed numbers of the sentences it is made of, as given, like [1][2]."
)


@dataclass(frozen=True, slots=True)
class Model:
    """A language model: the address of its API (`http://127.0.0.1:8080/v1`), its name there, and a key where it needs one."""

    address: str
    name: str = "default"
    key: str = ""


def phrased(answer: Answer, question: str, model: Model) -> Answer:
    """The answer as the model phrases it, what its citations do not carry left out; the answer as it is where nothing is left.

    Raises KhabarError where the model cannot be asked."""
    if answer.answer is None:
        return answer
    said = _asked(model, f"{question}\n\n{answer.answer}")
    kept = [pair for pair in _sentences(said) if carried(answer, *pair)]
    if not kept:
        return answer
    text = "\n".join(f"{told} {''.join(f'[{n + 1}]' for n in cited)}" for told, cited in kept)
    return replace(answer, answer=text, sentences=tuple(kept))


def _sentences(said: str) -> list[tuple[str, tuple[int, ...]]]:
    """The sentences of what was said, each with the indexes of what it cites; what cites nothing is left out."""
    return [
        (" ".join(told.split()), tuple(int(n) - 1 for n in re.findall(r"\d+", cited)))
        for told, cited in _SENTENCE.findall(said)
        if told.strip()
    ]


def carried(answer: Answer, told: str, cited: Sequence[int]) -> bool:
    """Whether a sentence says no more than the words that it cites, and the sentences that were made of them.

    >>> carried(Answer("x", sentences=(("12 were killed in Nyala.", (0,)),)), "13 were killed in Nyala.", [0])
    False
    """
    if not cited or any(not n >= 0 for n in cited) or max(cited) >= max((len(answer.citations), 1)):
        return False
    basis = [answer.citations[n].text for n in cited if n < len(answer.citations)]
    basis += [text for text, numbers in answer.sentences if set(numbers) & set(cited)]
    whole = fold("\n".join(basis))
    if not set(_NUMBER.findall(fold(told))) <= set(_NUMBER.findall(whole)):
        return False
    words = [word for word in line(told).split() if weight(word) >= SAYS]
    held = set(line(whole).split())
    return not words or sum(word in held for word in words) / len(words) >= CARRIED


def _asked(model: Model, content: str) -> str:
    """What the model says."""
    if not model.address.lower().startswith(("http://", "https://")):
        raise KhabarError("this is no address of a model", model.address, "write it like http://127.0.0.1:8080/v1")
    body = {
        "model": model.name, "temperature": 0,
        "messages": [{"role": "system", "content": INSTRUCTION}, {"role": "user", "content": content}],
    }  # fmt: skip
    headers = {"content-type": "application/json"} | ({"authorization": f"Bearer {model.key}"} if model.key else {})
    asked = Request(f"{model.address.rstrip('/')}/chat/completions", json.dumps(body).encode(), headers)
    try:
        with urlopen(asked, timeout=PATIENCE) as answer:
            told = json.loads(answer.read(LONGEST))
        return str(told["choices"][0]["message"]["content"])
    except (URLError, OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise KhabarError(
            f"the model did not answer: {error}", model.address, "see that it runs, or ask without --model"
        ) from None
