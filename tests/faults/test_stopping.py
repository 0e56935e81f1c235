"""Stopping is not dying: what was said is kept and answered, and everybody is told to come back."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

import pytest

from tests.faults.counting import Count
from tests.faults.crowd import crowd
from tests.faults.sites import alone, together
from tests.support.outsider import wait_for
from tests.support.server import get

pytestmark = pytest.mark.slow
RESTART = 1012  # RFC 6455, the registry of close codes: come back, somebody will be here
SECONDS = 5.0


def test_a_server_that_stops_under_load_calls_everybody_back() -> None:
    with alone() as site, crowd(site) as talking:
        server = site.parts["server"]
        talking.go_on(50)
        began = time.monotonic()
        code = server.stop()
        took = time.monotonic() - began
        server.start()
        talking.go_on(50)
        talking.fall_silent()

        assert (code, took < SECONDS) == (0, True), took
        assert [phone.memory.closed_with for phone in talking.phones] == [[RESTART]] * len(talking.phones)
        assert talking.count(site.database_url) == Count()


def test_a_request_under_way_is_answered() -> None:
    with alone() as site, ThreadPoolExecutor(1) as pool:
        url = site.address(0)
        asking = HTTPConnection(url.removeprefix("http://"), timeout=SECONDS)
        body = json.dumps({"handle": "nobody", "password": "en lampe", "keep": "token"}).encode()
        asking.putrequest("POST", "/api/v1/sessions")
        for name, value in (("Content-Type", "application/json"), ("Expect", "100-continue")):
            asking.putheader(name, value)
        asking.putheader("Content-Length", str(len(body)))
        asking.endheaders()
        # "Continue" comes when the program asks for the body: from here on the request is its own.
        assert asking.sock.recv(1024).startswith(b"HTTP/1.1 100")

        stopping = pool.submit(site.parts["server"].stop)
        wait_for(lambda: get(url, "/healthz") is None)
        asking.send(body)

        assert asking.getresponse().status == 401
        asking.close()
        assert stopping.result() == 0


def test_a_rolling_restart_is_not_noticed() -> None:
    """Each worker in turn, as `systemctl restart` does it, while nginx leads everybody to the other."""
    with together() as site, crowd(site) as talking:
        for name in ("worker", "other worker"):
            talking.go_on(50)
            assert site.parts[name].stop() == 0
            site.parts[name].start()
        talking.go_on(50)
        talking.fall_silent()

        ends = {code for phone in talking.phones for code in phone.memory.closed_with}
        assert ends == {RESTART}
        assert talking.count(site.database_url) == Count()
