"""Who may keep a socket open, asked of a real server."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
import requests
import socketio

from backend.accounts import service, signing_in
from backend.accounts.models import AccountSession, RoleGrant
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from tests.conftest import LiveServer
from tests.factories import make_account, make_adult, make_community, make_token, make_youth
from tests.support.outsider import PATIENCE_SECONDS

WITHIN_SECONDS = 1.0


def _open(url: str, **auth: str) -> socketio.Client:
    client = socketio.Client(reconnection=False)
    client.connect(url, auth=auth, transports=["websocket"], wait_timeout=PATIENCE_SECONDS)
    return client


def _seconds_until_closed(client: socketio.Client, cause: Callable[[], None]) -> float:
    cause()
    began = time.monotonic()
    while client.connected and time.monotonic() - began < 5:
        time.sleep(0.01)
    return time.monotonic() - began


def _suspend(_url: str, _token: str, youth: Actor, coordinator: Actor) -> None:
    with unit_of_work():
        service.suspend_member(actor=coordinator, account_id=youth.id, reason="vi skal lige tale sammen")


def _end_session(url: str, token: str, _youth: Actor, _coordinator: Actor) -> None:
    ended = requests.delete(
        f"{url}/api/v1/sessions/current", headers={"Authorization": f"Bearer {token}"}, timeout=PATIENCE_SECONDS
    )
    assert ended.status_code == 204


def _expire(_url: str, _token: str, youth: Actor, _coordinator: Actor) -> None:
    with unit_of_work() as unit:
        unit.query(AccountSession).filter_by(account_id=youth.id).update({"expires_at": clock.now()})


@pytest.mark.parametrize("cause", [_suspend, _end_session, _expire])
def test_a_socket_closes_within_a_second_of_losing_its_right(
    live_server: LiveServer, cause: Callable[[str, str, Actor, Actor], None]
) -> None:
    with unit_of_work():
        community = make_community()
        youth, other = make_youth(community=community), make_youth(community=community)
        coordinator = make_adult("coordinator", community=community)
        token, others = make_token(youth.id), make_token(other.id)
    mine, theirs = _open(live_server.url, token=token), _open(live_server.url, token=others)

    seconds = _seconds_until_closed(mine, lambda: cause(live_server.url, token, youth, coordinator))

    assert seconds < WITHIN_SECONDS
    assert theirs.connected
    theirs.disconnect()


def test_screening_that_runs_out_closes_the_socket(live_server: LiveServer) -> None:
    with unit_of_work():
        moderator = make_adult("moderator", community=make_community())
        token = make_token(moderator.id)
    client = _open(live_server.url, token=token)

    def run_out() -> None:
        with unit_of_work() as unit:
            yesterday = clock.today() - timedelta(days=1)
            unit.query(RoleGrant).filter_by(account_id=moderator.id).update({"screened_until": yesterday})

    assert _seconds_until_closed(client, run_out) < WITHIN_SECONDS


@pytest.mark.parametrize("who", ["nobody", "waiting", "suspended", "wrong token"])
def test_the_door_stays_shut(live_server: LiveServer, who: str) -> None:
    auth = {}
    if who != "nobody":
        with unit_of_work():
            status = {"waiting": "pending", "suspended": "suspended"}.get(who, "active")
            token = make_token(make_account(community=make_community(), status=status).id)
            auth = {"token": token if who != "wrong token" else token[::-1]}

    client = socketio.Client(reconnection=False)
    with pytest.raises(socketio.exceptions.ConnectionError):
        client.connect(live_server.url, auth=auth, transports=["websocket"], wait_timeout=PATIENCE_SECONDS)
    client.disconnect()


def test_a_cookie_opens_a_socket_from_the_own_page_only(live_server: LiveServer) -> None:
    with unit_of_work():
        youth = make_youth(community=make_community())
        _, token = signing_in.start_session(account_id=youth.id, kind="cookie", label="test")
    cookie = {"Cookie": f"flok_session={token}"}

    client = socketio.Client(reconnection=False)
    client.connect(live_server.url, headers=cookie, transports=["websocket"])  # it names the page as its origin
    assert client.connected
    client.disconnect()

    elsewhere = requests.get(
        f"{live_server.url}/socket.io/?EIO=4&transport=polling",
        headers={**cookie, "Origin": "https://evil.example"},
        timeout=PATIENCE_SECONDS,
    )
    assert elsewhere.status_code == 400
