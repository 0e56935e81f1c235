"""`kill -9` in the middle of talk: what was acknowledged is there, once and in order, for everybody.

A short form; `script/bench faults` does it 200 times.
"""

import pytest

from tests.faults.crowd import crowd
from tests.faults.kills import kill_again_and_again
from tests.faults.sites import Site

pytestmark = pytest.mark.slow


def test_the_server_on_sqlite(alone: Site) -> None:
    with crowd(alone) as talking:
        kill_again_and_again(alone.parts["server"], talking, times=3)
        talking.fall_silent()

        assert talking.count(alone.database_url).has_harm is False


@pytest.mark.parametrize("victim", ["worker", "Valkey", "PostgreSQL"])
def test_a_part_of_the_cluster(together: Site, victim: str) -> None:
    with crowd(together) as talking:
        kill_again_and_again(together.parts[victim], talking, times=2)
        talking.fall_silent()

        assert talking.count(together.database_url).has_harm is False
