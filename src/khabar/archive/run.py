"""Map one function over many inputs: in a loop, on processes, or on Ray. The results come in the order of the inputs.

Functions and inputs are plain values that go through pickling; no more of them are under way at once than keep the workers busy.
An error of the function arrives as itself.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, islice
from typing import Any, Protocol, TypeVar

from khabar.errors import KhabarError, extra

A = TypeVar("A")
B = TypeVar("B")
# So many inputs a worker are under way or wait.
AHEAD = 3
# After so many inputs processes make room for new ones when their step is over.
TIRED = 40


class Map(Protocol):
    """The function over each input, in order."""

    def __call__(self, function: Callable[[A], B], inputs: Iterable[A], /) -> Iterator[B]: ...


def loop(function: Callable[[A], B], inputs: Iterable[A]) -> Iterator[B]:
    """One after the other, here.

    >>> list(loop(abs, [-1, 2]))
    [1, 2]
    """
    return map(function, inputs)


@contextmanager
def workers(jobs: int = 1, ray: str | None = None) -> Iterator[Map]:
    """A map on so many processes, or on Ray: `ray` is the address of a cluster, or "" for the one at hand or this machine.

    Processes are started when the second input comes: for one alone it is not worth it.

    >>> with workers() as run:
    ...     list(run(abs, [-1, 2]))
    [1, 2]
    """
    if ray is not None:
        with _ray(ray) as run:
            yield run
    elif jobs > 1:
        with _processes(jobs) as run:
            yield run
    else:
        yield loop


@contextmanager
def _processes(jobs: int) -> Iterator[Map]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import active_children, get_context

    pools: list[ProcessPoolExecutor] = []
    others = set(active_children())

    def run(function: Callable[[A], B], inputs: Iterable[A], /) -> Iterator[B]:
        rest = iter(inputs)
        first = list(islice(rest, 2))
        if len(first) < 2:
            yield from map(function, first)
            return
        if not pools:
            # Other threads of this process would not survive a fork; a fresh process has none.
            pools.append(ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_begin))
        pool = pools[0]
        done = given = 0
        under_way: deque[Future[B]] = deque()
        try:
            for item in chain(first, rest):
                under_way.append(pool.submit(function, item))
                done += 1
                if len(under_way) >= AHEAD * jobs:
                    made = under_way.popleft().result()
                    given += 1
                    yield made
            while under_way:
                made = under_way.popleft().result()
                given += 1
                yield made
        except BrokenProcessPool:
            raise KhabarError(
                "a worker process was ended from outside, perhaps for want of memory", f"-j {jobs}",
                "start again with a smaller number: what is done is kept",
            ) from None  # fmt: skip
        finally:
            # What they remember of so many inputs is of no use to the next step. Who asks for as many results as there
            # are inputs never comes past the last yield. Where something is still under way, nobody waits for it here.
            if given == done > TIRED:
                pools.remove(pool)
                pool.shutdown()

    try:
        yield run
    except BaseException:
        # Nobody waits for what is under way any more.
        started = set(active_children()) - others
        for process in started:
            process.terminate()
        for process in started:
            process.join()
        for pool in pools:
            # Whoever reads a result that was cut off in the middle would wait for its rest while this end is open.
            with suppress(AttributeError):
                pool._result_queue._writer.close()  # type: ignore[attr-defined]
        raise
    finally:
        for pool in pools:
            pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """A worker leaves an interruption to the process that started it, and ends when that one has died."""
    import gc
    from multiprocessing import parent_process

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(50_000, 20, 50)
    parent = parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


@contextmanager
def _ray(address: str) -> Iterator[Map]:
    try:
        import ray
        from ray.exceptions import RayError, RayTaskError
    except ImportError:
        raise KhabarError("Ray is not installed", "--ray", extra("ray")) from None

    ours = not ray.is_initialized()
    if ours:
        try:
            ray.init(address=address or None, log_to_driver=False, logging_level=logging.ERROR, include_dashboard=False)
        except (ConnectionError, ValueError, RuntimeError) as error:
            raise KhabarError(
                f"there is no Ray cluster: {str(error).splitlines()[0]}", f"--ray {address}".strip(), "see docs/cluster.md"
            ) from None  # fmt: skip

    def run(function: Callable[[A], B], inputs: Iterable[A], /) -> Iterator[B]:
        # A task whose machine dies is done again on another one.
        task = ray.remote(function).options(max_retries=5)
        under_way: deque[Any] = deque()
        try:
            for item in inputs:
                under_way.append(task.remote(item))
                if len(under_way) >= AHEAD * _cores(ray):
                    yield ray.get(under_way.popleft())
            while under_way:
                yield ray.get(under_way.popleft())
        except RayTaskError as error:
            raise error.cause from None
        except RayError as error:
            raise KhabarError(
                f"Ray gave up: {str(error).splitlines()[0]}", f"--ray {address}".strip(), "start again: what is done is kept"
            ) from None  # fmt: skip
        finally:
            for left in under_way:
                ray.cancel(left, force=False)

    try:
        yield run
    finally:
        if ours:
            ray.shutdown()


def _cores(ray: Any) -> int:
    """How many tasks the cluster can do at once."""
    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def cores() -> int:
    """How many processes this machine can run at once.

    >>> cores() >= 1
    True
    """
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
