"""Those who were held and go free, and families where nobody counts persons."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import khabar
from khabar.archive.catalogue.shelves import Catalogue
from khabar.model import Report
from khabar.outputs.ask import ask

REPORTS = {
    ("taken", "2024-06-03"): "خطف مسلحون 18 عاملا في بلدة منكا أمس، بحسب حاكم الولاية.",
    ("released", "2024-06-05"): "أفرج الخاطفون أمس عن 11 من العمال الذين خطفوا في منكا قبل يومين، بحسب حاكم الولاية، "
    "فيما لا يزال سبعة عمال محتجزين.",
    ("moved", "2023-02-08"): "نزحت 340 عائلة من بلدة أريحا أمس بعد قصف مدفعي على البلدة، بحسب الدفاع المدني السوري.",
}  # fmt: skip


def test_those_who_go_free_are_no_number_of_those_held() -> None:
    readings = [khabar.read(Report.of(text, id=name, published=day)) for (name, day), text in REPORTS.items()]
    told = {
        t.measure: sorted(c.value for c in t.claims) for i in khabar.tell(readings[:2]).incidents for t in i.tallies
    }
    assert told == {"detained": [18], "freed": [11]}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("كم عدد المفرج عنهم في منكا؟", "مفرج عنهم: 11"),
        ("How many were freed in Menaka?", "Freed: 11"),
        ("كم عدد النازحين من أريحا؟", "نازحون · أسر: 340"),
        ("كم عائلة نزحت من أريحا؟", "نازحون · أسر: 340"),
    ],
)
def test_a_number_of_the_freed_and_of_families_answers(tmp_path: Path, question: str, words: str) -> None:
    rows = [{"id": name, "outlet": name, "published": day, "text": text} for (name, day), text in REPORTS.items()]
    (tmp_path / "x.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    khabar.build([tmp_path / "x.jsonl"], tmp_path / "archive")
    answers = ask(Catalogue.open(tmp_path / "archive"), question)
    assert words in str(answers)
