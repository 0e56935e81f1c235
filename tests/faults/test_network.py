"""A bad network and bad readers: everything promised arrives, and nobody pays for somebody else's line."""

import re
from socket import SO_RCVBUF, SOL_SOCKET

import pytest
import requests

from tests.faults.crowd import crowd
from tests.faults.network import Weather, network
from tests.faults.phone import Line
from tests.faults.sites import Site
from tests.support.outsider import wait_for

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


def test_a_reader_who_never_reads_is_given_up_and_nobody_waits_for_it(alone: Site) -> None:
    """A second phone of somebody in the room takes in nothing, while the others say a lot."""
    with crowd(alone, sizes=(4,), pace=0.02, words="hele vejen hjem " * 200) as talking:
        talking.go_on(20)
        dropped = _dropped(alone)
        with Line(alone.address(0), talking.phones[0].token, sockopt=[(SOL_SOCKET, SO_RCVBUF, 4096)]):
            wait_for(lambda: _dropped(alone) > dropped, seconds=180)
        talking.go_on(20)
        talking.fall_silent()

        assert talking.count(alone.database_url).has_harm is False
        assert [phone.memory.closed_with for phone in talking.phones] == [[]] * 4


def _dropped(site: Site) -> float:
    """How many connections the server says it has given up on."""
    figures = requests.get(f"{site.address(0)}/metrics", timeout=10).text
    return sum(map(float, re.findall(r"^flok_lines_dropped_total\{.*\} (.+)$", figures, re.MULTILINE)))
