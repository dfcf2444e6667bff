"""What `python -m quality` measures by default."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from quality import __main__ as quality


@pytest.mark.parametrize(("names", "measured"), [((), ["gold"]), (("million",), ["million"])])
def test_what_takes_ten_minutes_is_measured_by_name_alone(
    names: tuple[str, ...], measured: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    here = Path(__file__)
    told = {name: (here, lambda name=name: [(name, "1", "")]) for name in ("gold", "million")}
    monkeypatch.setattr(quality, "BENCHMARKS", told)
    monkeypatch.setattr(sys, "argv", ["quality", *names])
    quality.main()
    assert [line.split(" | ")[0].strip("| ") for line in capsys.readouterr().out.splitlines()] == measured
