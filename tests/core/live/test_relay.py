"""What one process says, the others hear once; what is lost on the way is noticed. With a real Redis."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from redis import Redis

from backend.core.live import gaps
from backend.core.live.redis_connection import RedisConnection, RedisError
from backend.core.live.relay import CHANNEL, VERSION, Ears, Relay
from tests.support.outsider import wait_for

PACKET = '42["message:new",{}]'


@dataclass
class Process:
    """A relay, and what it was told by others."""

    url: str
    told: list[tuple[list[str], str]] = field(default_factory=list)
    orders: list[tuple[str, list[str]]] = field(default_factory=list)
    called_back: int = 0

    def __post_init__(self) -> None:
        self.relay = Relay(self.url, Ears(tell=self._tell, obey=self._obey, call_back=self._call_back))

    def listen(self) -> "Process":
        self.relay.start()
        return self

    def hears(self, packet: str) -> list[str]:
        """The packets heard until this one came."""
        wait_for(lambda: packet in [told for _, told in self.told])
        return [told for _, told in self.told]

    def _tell(self, ids: list[str], packet: str) -> None:
        self.told.append((ids, packet))

    def _obey(self, name: str, ids: list[str]) -> None:
        self.orders.append((name, ids))

    def _call_back(self) -> None:
        self.called_back += 1


@pytest.fixture
def pair(valkey_url: str) -> Iterator[tuple[Process, Process]]:
    pair = Process(valkey_url).listen(), Process(valkey_url).listen()
    yield pair
    for process in pair:
        process.relay.stop()


@pytest.fixture
def redis(valkey_url: str) -> Iterator["Redis"]:
    with Redis.from_url(valkey_url) as redis:
        yield redis


def _are_listening(redis: "Redis", processes: int) -> bool:
    return len(redis.client_list(_type="pubsub")) == processes


def test_the_others_hear_everything_once_in_order_and_oneself_nothing(pair: tuple[Process, Process]) -> None:
    one, other = pair
    packets = [f'42["n",{number}]' for number in range(500)]
    for packet in packets:
        one.relay.tell({"a"}, packet)
    one.relay.order("close_accounts", ["b"])

    assert other.hears(packets[-1]) == packets
    assert {tuple(ids) for ids, _ in other.told} == {("a",)}
    wait_for(lambda: other.orders == [("close_accounts", ["b"])])
    assert (one.told, one.orders, one.called_back, other.called_back) == ([], [], 0, 0)


def test_a_process_that_does_not_serve_is_heard_at_once_and_nobody_misses_anything(
    valkey_url: str, pair: tuple[Process, Process]
) -> None:
    """A task worker, or a command: it says goodbye with every word."""
    worker, packets = Process(valkey_url), [f'42["n",{number}]' for number in range(3)]
    for packet in packets:
        worker.relay.tell(["a"], packet)

    assert [process.hears(packets[-1]) for process in pair] == [packets] * 2
    assert [process.relay._missing_since for process in pair] == [None, None]


def test_who_lost_redis_hears_again_and_calls_its_clients_back_once_for_what_it_missed(
    pair: tuple[Process, Process], redis: "Redis"
) -> None:
    one, other = pair
    one.relay.tell(["a"], PACKET)
    other.hears(PACKET)
    redis.client_kill_filter(_type="pubsub")
    for number in range(20):
        one.relay.tell(["a"], f"early {number}")
    wait_for(lambda: _are_listening(redis, 2))

    def heard() -> bool:
        one.relay.tell(["a"], "late")
        return "late" in [packet for _, packet in other.told]

    wait_for(heard)
    wait_for(lambda: other.called_back)
    assert (one.called_back, other.called_back) == (0, 1)


def test_who_lost_redis_and_missed_nothing_calls_nobody(pair: tuple[Process, Process], redis: "Redis") -> None:
    one, other = pair
    one.relay.tell(["a"], "before")
    other.hears("before")
    redis.client_kill_filter(_type="pubsub")
    wait_for(lambda: _are_listening(redis, 2))
    one.relay.tell(["a"], "after")

    assert other.hears("after") == ["before", "after"]
    assert (one.called_back, other.called_back) == (0, 0)


def test_words_that_never_left_are_missed_by_the_others(pair: tuple[Process, Process], redis: "Redis") -> None:
    one, other = pair
    one.relay.tell(["a"], PACKET)
    other.hears(PACKET)

    one.relay._count += 1  # as when the connection broke under a word
    wait_for(lambda: other.called_back)
    assert other.called_back == 1


def test_a_publisher_that_was_cut_off_is_heard_again_and_its_loss_noticed(
    pair: tuple[Process, Process], redis: "Redis"
) -> None:
    one, other = pair
    redis.client_kill_filter(_type="normal", skipme=True)
    said: list[str] = []

    def heard() -> bool:
        said.append(f'42["n",{len(said)}]')
        one.relay.tell(["a"], said[-1])
        return bool(other.told)

    wait_for(heard)
    other.hears(said[-1])
    if [told for _, told in other.told] != said:
        wait_for(lambda: other.called_back)


def test_a_process_that_ends_is_missed_only_when_it_ends_without_a_word(
    pair: tuple[Process, Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = pair
    polite = Process(one.url).listen()
    for process, packet in ((one, "one"), (polite, "polite")):
        process.relay.tell(["a"], packet)
        other.hears(packet)
    polite.relay.stop()
    monkeypatch.setattr(gaps, "SILENT_SECONDS", 2.0)
    wait_for(lambda: len(other.relay._gaps._heard) == 1)
    assert other.called_back == 0

    one.relay._listens = False  # as if killed: it says nothing more, not even goodbye
    wait_for(lambda: other.called_back)


@pytest.mark.parametrize(
    "envelope", [{"v": VERSION + 1, "count": 1, "words": [["tell", ["a"], PACKET]]}, {"v": VERSION}, [], "x", None]
)
def test_what_cannot_be_understood_is_not_told(pair: tuple[Process, Process], redis: "Redis", envelope: Any) -> None:
    one, other = pair
    redis.publish(f"{CHANNEL}stranger", json.dumps(envelope))
    one.relay.tell(["a"], PACKET)

    assert other.hears(PACKET) == [PACKET]


def test_a_wrong_password_is_an_error_and_not_silence(redis: "Redis", valkey_url: str) -> None:
    redis.config_set("requirepass", "a-password")
    try:
        with pytest.raises(RedisError):
            RedisConnection(valkey_url.replace("redis://", "redis://:wrong@"))
        with_password = RedisConnection(valkey_url.replace("redis://", "redis://:a-password@"))
        with_password.send("PING")
        assert with_password.read() == b"PONG"
        with_password.close()
    finally:
        redis.config_set("requirepass", "")
