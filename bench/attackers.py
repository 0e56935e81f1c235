"""What others feel of an attack: how long nearly everybody waits at most, with attackers and without, in turns."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from statistics import median

from bench import Row
from bench._attack import Attack
from bench._processes import GENERATOR_CORE, PROJECT, SERVER_CORE, pin
from tests.faults.crowd import Crowd, crowd
from tests.faults.sites import alone

OTHERS, PACE = (2, 2, 8, 8), 0.6  # 33 messages a second
ATTACKERS, REPETITIONS, SECONDS = 8, 5, 6.0


def measure(*, quick: bool = False) -> Iterator[Row]:
    """The 99th percentile of everybody else's wait for an acknowledgement, and the attackers' frames a second."""
    repetitions, seconds = (2, 3.0) if quick else (REPETITIONS, SECONDS)
    quiet, attacked, frames = [], [], 0
    with alone(MESSAGES_PER_MINUTE="120") as site:
        pin(site.parts["server"].pid, SERVER_CORE)
        rooms = site.make_rooms([ATTACKERS, 2])
        (own, tokens), (foreign, _) = rooms.items()
        pin(0, GENERATOR_CORE)
        with crowd(site, sizes=OTHERS, pace=PACE) as others:
            others.go_on(len(others.phones))
            for _ in range(repetitions):
                quiet.append(_p99_ms(others, seconds))
                attack = Attack(site.address(0), tokens, own, foreign, seconds)
                with ThreadPoolExecutor(1) as aside:
                    sent = aside.submit(_attack, attack)
                    attacked.append(_p99_ms(others, seconds))
                frames += sent.result()
            others.fall_silent()
            harmed = others.count(site.database_url).has_harm
    yield Row(row="p99_quiet_ms", value=median(quiet), unit="ms", n=repetitions)
    ratio = median(other / one for one, other in zip(quiet, attacked, strict=True))
    yield Row(row="p99_attacked_ms", value=median(attacked), unit="ms", n=repetitions, ratio=ratio)
    yield Row(row="attack_frames", value=frames / repetitions / seconds, unit="1/s", n=repetitions)
    yield Row(row="harmed", value=float(harmed), unit="yes", n=1)


def _attack(attack: Attack) -> int:
    """How many frames were sent; in another process, so that those who are measured have this one to themselves."""
    command = [sys.executable, "-m", "bench._attack"]
    done = subprocess.run(
        command, cwd=PROJECT, input=json.dumps(asdict(attack)), stdout=subprocess.PIPE, text=True, check=True
    )
    return int(done.stdout)


def _p99_ms(others: Crowd, seconds: float) -> float:
    before = [len(phone.memory.waits) for phone in others.phones]
    time.sleep(seconds)
    waits = sorted(
        wait for phone, start in zip(others.phones, before, strict=True) for wait in phone.memory.waits[start:]
    )
    return 1000 * waits[int(0.99 * len(waits))]
