"""On Ray as in a loop: two nodes on this machine, one of which dies on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from many_reports import contents, rows, written

import khabar
from khabar import pipeline
from khabar.archive import collect
from khabar.archive.run import workers
from khabar.errors import KhabarError

ray = pytest.importorskip("ray", reason='Ray is not installed: pip install "khabar[ray]"')


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two nodes of one core each."""
    from ray.cluster_utils import Cluster

    found = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    found.second = found.add_node(num_cpus=1)
    ray.init(address=found.address, log_to_driver=False, logging_level="error")
    yield found
    ray.shutdown()
    found.shutdown()


def broken(value: int) -> int:
    raise KhabarError("a word is missing", f"row {value}", "add it")


def test_a_users_error_arrives_as_itself(cluster: Any) -> None:
    # The nodes do not have this module: let its functions travel with the task.
    ray.cloudpickle.register_pickle_by_value(__import__(__name__))
    with workers(ray="") as run, pytest.raises(KhabarError) as caught:
        list(run(broken, [1, 2]))
    assert type(caught.value) is KhabarError
    assert (caught.value.what, caught.value.where, caught.value.fix) == ("a word is missing", "row 1", "add it")


def test_the_same_bytes_though_a_node_dies(cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collect, "SHARD", 2)
    source = written(tmp_path / "reports.jsonl", rows())
    died: list[str] = []

    def dies(name: str, done: int, total: int) -> None:
        if name == "readings" and done == 2 and not died:
            died.append(f"{name} {done} of {total}")
            cluster.remove_node(cluster.second, allow_graceful=False)

    khabar.build(source, tmp_path / "ray", ray="", watch=pipeline.Watch(step=dies))
    assert died == ["readings 2 of 12"]
    khabar.build(source, tmp_path / "loop")
    assert contents(tmp_path / "ray") == contents(tmp_path / "loop")


def test_no_cluster_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    with pytest.raises(KhabarError, match="there is no Ray cluster"), workers(ray="nonsense:address"):
        pass
