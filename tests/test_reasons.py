"""Every clause that a record gives as a reason has its words in Arabic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

import khabar
from khabar.language import table
from khabar.outputs.dossier.reasons import clauses_without_words, reason_text

HERE = Path(__file__).parent
TOLD = [*sorted((HERE / "stories").glob("*.jsonl")), HERE / "golden" / "ar" / "reports.jsonl"]


def reasons(value: object) -> Iterator[str]:
    if is_dataclass(value):
        for field in fields(value):
            kept = getattr(value, field.name)
            if "reason" in field.name and isinstance(kept, str):
                yield kept
            else:
                yield from reasons(kept)
    elif isinstance(value, tuple):
        for one in value:
            yield from reasons(one)


@pytest.mark.parametrize("path", TOLD, ids=lambda path: path.stem)
def test_every_reason_of_a_record_has_its_words(path: Path) -> None:
    found = set(reasons(khabar.build(path)))
    assert found
    assert {clause for reason in found for clause in clauses_without_words(reason)} == set()


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("best is 12: 2 independent sources", "الأرجح 12، وعدد المصادر المستقلة 2"),
        (
            "told by one, denied by another; 3 reports alike in words, places and days",
            "يرويه واحد وينفيه آخر؛ عدد التقارير",
        ),
        ("a part of the 40 that Radio Nile gives", "جزء من 40 التي يذكرها Radio Nile"),
        ("the police and the police of the town are one body, of the state and of a part of it", "the police و"),
        ("it is said to have been lowered; Radio Nile gives 19", "يقال إن العدد خُفّض؛ العدد عند Radio Nile: 19"),
        ("what nobody ever wrote", "what nobody ever wrote"),
    ],
)
def test_reasons_in_arabic(reason: str, told: str) -> None:
    assert reason_text(reason, "ar").replace("\u2068", "").replace("\u2069", "").startswith(told)


def test_slots_are_the_same_in_both_languages() -> None:
    for row in table("reasons"):
        assert all((f"{{{k}}}" in row["en"]) == (f"{{{k}}}" in row["ar"]) for k in range(6)), row
