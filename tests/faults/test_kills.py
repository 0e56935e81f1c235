"""`kill -9` in the middle of talk: what was acknowledged is there, once and in order, for everybody.

A short form; `script/bench faults` does it 200 times.
"""

import random
import time
from collections.abc import Iterator

import pytest

from tests.faults import sites
from tests.faults.counting import Count
from tests.faults.crowd import Crowd, crowd
from tests.faults.sites import Site
from tests.support.parts import Part

pytestmark = pytest.mark.slow
KILLS = 2


@pytest.fixture(scope="module")
def together() -> Iterator[Site]:
    with sites.together() as site:
        yield site


def kill(part: Part, talking: Crowd, times: int) -> None:
    """End a part without warning at any moment, start it again, and see everybody go on talking."""
    moments = random.Random(part.name)  # noqa: S311  # the same moments every time
    for _ in range(times):
        time.sleep(moments.random() * 0.3)
        part.kill()
        part.start()
        talking.go_on(moments.randrange(20, 40))


def test_the_server_on_sqlite() -> None:
    with sites.alone() as site, crowd(site) as talking:
        kill(site.parts["server"], talking, KILLS + 1)
        talking.fall_silent()

        assert talking.count(site.database_url) == Count()


@pytest.mark.parametrize("victim", ["worker", "Valkey", "PostgreSQL"])
def test_a_part_of_the_cluster(together: Site, victim: str) -> None:
    with crowd(together) as talking:
        talking.go_on(20)
        kill(together.parts[victim], talking, KILLS)
        talking.fall_silent()

        assert talking.count(together.database_url) == Count()
