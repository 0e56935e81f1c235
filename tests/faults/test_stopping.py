"""Stopping is not dying: what was said is kept and answered, and everybody is told to come back."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

import pytest

from tests.faults.crowd import crowd
from tests.faults.sites import Site
from tests.support.outsider import wait_for
from tests.support.server import get

pytestmark = pytest.mark.slow
RESTART = 1012  # RFC 6455, the registry of close codes: come back, somebody will be here
SECONDS = 5.0


def test_a_server_that_stops_under_load_calls_everybody_back(alone: Site) -> None:
    with crowd(alone) as talking:
        server = alone.parts["server"]
        talking.go_on(50)
        began = time.monotonic()
        code = server.stop()
        took = time.monotonic() - began
        server.start()
        talking.go_on(50)
        talking.fall_silent()

        assert (code, took < SECONDS) == (0, True), took
        assert all(RESTART in phone.memory.closed_with for phone in talking.phones)
        assert talking.count(alone.database_url).has_harm is False


def test_a_request_under_way_is_answered(alone: Site) -> None:
    url = alone.address(0)
    with ThreadPoolExecutor(1) as pool:
        asking = HTTPConnection(url.removeprefix("http://"), timeout=SECONDS)
        body = json.dumps({"handle": "nobody", "password": "en lampe", "keep": "token"}).encode()
        asking.putrequest("POST", "/api/v1/sessions")
        for name, value in (("Content-Type", "application/json"), ("Expect", "100-continue")):
            asking.putheader(name, value)
        asking.putheader("Content-Length", str(len(body)))
        asking.endheaders()
        # "Continue" comes when the program asks for the body: from here on the request is its own.
        assert asking.sock.recv(1024).startswith(b"HTTP/1.1 100")

        stopping = pool.submit(alone.parts["server"].stop)
        wait_for(lambda: get(url, "/healthz") is None)
        asking.send(body)

        assert asking.getresponse().status == 401
        asking.close()
        assert stopping.result() == 0
    alone.parts["server"].start()


def test_a_rolling_restart_is_not_noticed(together: Site) -> None:
    """Each worker in turn, as `systemctl restart` does it, while nginx leads everybody to the other."""
    with crowd(together) as talking:
        for name in ("worker", "other worker"):
            talking.go_on(50)
            assert together.parts[name].stop() == 0
            together.parts[name].start()
        talking.go_on(50)
        talking.fall_silent()

        assert {code for phone in talking.phones for code in phone.memory.closed_with} >= {RESTART}
        assert talking.count(together.database_url).has_harm is False
