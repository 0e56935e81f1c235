"""Ending processes without warning."""

import random
import time

from tests.faults.crowd import Crowd
from tests.support.parts import Part


def kill_again_and_again(part: Part, talking: Crowd, times: int, *, seed: int = 0) -> None:
    """`kill -9` a part at some moment, start it again, and see everybody go on talking."""
    moments = random.Random(f"{part.name} {seed}")  # noqa: S311  # the same moments every time
    for _ in range(times):
        talking.go_on(moments.randrange(20, 40))
        time.sleep(moments.random() * 0.2)
        part.kill()
        part.start()
    talking.go_on(20)
