"""A round of the friend bank: how good, beside the exact maximum, greed and a volunteer by hand; how long; how large.

Each population is matched in a process of its own, on one core, so that its memory is its own.
"""

import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from statistics import median
from typing import Any

from bench import Row
from bench._pools import count_broken
from tests.support.server import PROJECT

SIZES = (1_000, 10_000, 100_000)
QUICK_SIZES = (300, 1_000, 3_000)
SEEDS = (1, 2, 3)
POOLS, QUICK_POOLS = 100_000, 1_000
ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
MATCH = """
import json, sys
from backend.friendbank.matching.inventing import invent
from backend.friendbank.matching.simulate import simulate
print(json.dumps(simulate(invent(int(sys.argv[1]), int(sys.argv[2])))))
"""
Figures = dict[str, Any]


def measure(*, quick: bool = False) -> Iterator[Row]:
    """Populations of one region, each several times but for the largest; ratios compare with what could be reached."""
    small, middle, large = QUICK_SIZES if quick else SIZES
    seeds = SEEDS[:1] if quick else SEEDS
    made = {size: [_match(size, seed) for seed in seeds] for size in (small, middle)}
    made[large] = [_match(large, SEEDS[0])]
    yield from _how_long(made)
    for size, rounds in made.items():
        yield from _how_good(size, rounds)
    pools = QUICK_POOLS if quick else POOLS
    yield Row(row="violations_random_pools", value=count_broken(pools), unit="rules", n=pools)


def _match(size: int, seed: int) -> Figures:
    command = [sys.executable, "-c", MATCH, str(size), str(seed)]
    environ = {**os.environ, **ONE_CORE}
    done = subprocess.run(command, cwd=PROJECT, env=environ, check=True, capture_output=True, text=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def _how_long(made: dict[int, list[Figures]]) -> Iterator[Row]:
    seconds = {size: median(figures["seconds"] for figures in rounds) for size, rounds in made.items()}
    for size, rounds in made.items():
        yield Row(row=f"seconds_{size}", value=seconds[size], unit="s", n=len(rounds))
        cpu = median(figures["cpu_seconds"] for figures in rounds)
        yield Row(row=f"cpu_seconds_{size}", value=cpu, unit="s", n=len(rounds))
    peak = max(figures["peak_mb"] for rounds in made.values() for figures in rounds)
    yield Row(row="peak_mb", value=peak, unit="MB", n=1)
    smallest, largest = min(made), max(made)
    growth = math.log(seconds[largest] / seconds[smallest]) / math.log(largest / smallest)
    yield Row(row="growth_exponent", value=growth, unit="", n=1)


def _how_good(size: int, rounds: list[Figures]) -> Iterator[Row]:
    """The worst of the rounds, as shares; the others beside it as the share of feasible people they please."""
    count = len(rounds)
    yield Row(row=f"objective_{size}", value=_least(rounds, "objective", "lp_bound"), unit="of bound", n=count)
    yield Row(row=f"covered_{size}", value=_least(rounds, "covered", "feasible"), unit="share", n=count)
    if rounds[0]["good_exact"] is not None:
        yield Row(row=f"good_of_exact_{size}", value=_least(rounds, "good", "good_exact"), unit="share", n=count)
    yield Row(row=f"good_{size}", value=_least(rounds, "good", "feasible"), unit="share", n=count)
    for way in ("greedy", "by_hand"):
        good = [figures[way]["good"] / figures["feasible"] for figures in rounds]
        ratio = median(figures["good"] / figures[way]["good"] for figures in rounds)
        yield Row(row=f"good_{way}_{size}", value=median(good), unit="share", n=count, ratio=ratio)
    yield Row(row=f"violations_{size}", value=sum(figures["violations"] for figures in rounds), unit="rules", n=count)


def _least(rounds: list[Figures], part: str, whole: str) -> float:
    return min(float(figures[part] / figures[whole]) for figures in rounds)
