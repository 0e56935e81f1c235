"""A bad network and bad readers: everything promised arrives, and nobody pays for somebody else's line."""

import pytest

from tests.faults.crowd import crowd
from tests.faults.network import Weather, network
from tests.faults.sites import Site

pytestmark = pytest.mark.slow
STORM = Weather(cut=0.01, swallow=0.003, repeat=0.1, delay=0.1)


def test_a_storm_costs_nobody_a_message(alone: Site) -> None:
    with network(alone.address(0), seed=7) as storm:
        with crowd(Site(lambda _place: storm.url, alone.environ, alone.parts)) as talking:
            talking.go_on(20)
            storm.weather = STORM
            talking.go_on(250)
            storm.weather = Weather()
            talking.fall_silent()

            assert talking.count(alone.database_url).has_harm is False
        assert all(storm.met.values()), storm.met
