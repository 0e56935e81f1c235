"""Doing the same thing many times at once."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def at_once(function: Callable[[T], R], arguments: Iterable[T]) -> list[R]:
    """`function` of each argument, every call in a thread of its own, all let go at the same moment."""
    waiting = list(arguments)
    gate = Barrier(len(waiting))

    def run(argument: T) -> R:
        gate.wait(120)
        return function(argument)

    with ThreadPoolExecutor(len(waiting)) as pool:
        return list(pool.map(run, waiting))
