"""What leaves on a connection: in order, whole, never in the way of others."""

import socket
from collections.abc import Iterator

import gevent
import gevent.socket
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core import metrics
from backend.core.live.packets import CLOSE_NORMAL, CLOSE_TRY_LATER, close_frame, frame
from backend.core.live.send_buffer import SendBuffer

MOST = 1_000_000
FRAME = frame("x" * 1000)


class Pair:
    """An send_buffer, and the other end of its connection."""

    def __init__(self) -> None:
        mine, self.other = gevent.socket.socketpair()
        mine.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 8192)
        self.send_buffer = SendBuffer(mine)
        self.mine = mine

    def read(self, size: int) -> bytes:
        """So many bytes, or fewer when there will be no more."""
        got = b""
        with gevent.Timeout(10):
            while len(got) < size and (more := self.other.recv(size - len(got))):
                got += more
        return got

    def close(self) -> None:
        self.mine.close()
        self.other.close()


@pytest.fixture
def pair() -> Iterator[Pair]:
    pair = Pair()
    yield pair
    pair.close()


def _dropped(reason: str) -> float:
    return metrics.registry.get_sample_value("flok_lines_dropped_total", {"reason": reason}) or 0.0


@given(sizes=st.lists(st.integers(1, 30_000), min_size=1, max_size=8))
def test_everything_comes_in_order_however_little_fits(sizes: list[int]) -> None:
    pair = Pair()
    written = b"".join(bytes([number]) * size for number, size in enumerate(sizes))
    for number, size in enumerate(sizes):
        pair.send_buffer.write(bytes([number]) * size)
        if number % 2:
            gevent.sleep(0)  # what is held leaves, and the next may find the buffer in use

    assert pair.read(len(written)) == written
    pair.close()


def test_what_is_written_at_once_leaves_at_once(pair: Pair) -> None:
    pair.send_buffer.write(b"one")
    pair.send_buffer.write(b"two")
    gevent.sleep(0)

    assert pair.other.recv(100) == b"onetwo"


def test_a_reader_too_far_behind_is_cut_off_between_two_frames(pair: Pair) -> None:
    before = _dropped("too_slow")
    while pair.send_buffer.is_open:
        pair.send_buffer.write(FRAME)
        gevent.sleep(0)

    got = pair.read(MOST)
    farewell = close_frame(CLOSE_TRY_LATER, "too_slow")
    assert got.endswith(farewell)
    assert got.removesuffix(farewell) == FRAME * (len(got) // len(FRAME))
    assert len(got) < SendBuffer.limit
    assert _dropped("too_slow") == before + 1


def test_a_reader_that_stands_still_is_cut_off(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SendBuffer, "patience", 0.05)
    before = _dropped("stalled")
    pair.send_buffer.write(FRAME * 100)

    with gevent.Timeout(10):
        while pair.send_buffer.is_open:
            gevent.sleep(0.01)

    assert len(pair.read(MOST)) < 100 * len(FRAME)  # and then the end, not an endless wait
    assert _dropped("stalled") == before + 1


def test_a_reader_that_is_slow_yet_reads_gets_everything(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SendBuffer, "patience", 0.5)
    written = FRAME * 100
    pair.send_buffer.write(written)
    got = b""
    while len(got) < len(written):
        gevent.sleep(0.001)
        got += pair.other.recv(4096)

    assert got == written
    assert pair.send_buffer.is_open


def test_the_farewell_is_the_last_word(pair: Pair) -> None:
    pair.send_buffer.write(b"hello")
    pair.send_buffer.finish(close_frame(CLOSE_NORMAL))
    pair.send_buffer.write(b"too late")
    pair.send_buffer.finish(b"twice")

    assert pair.read(MOST) == b"hello" + close_frame(CLOSE_NORMAL)


def test_writing_to_nobody_harms_nobody(pair: Pair) -> None:
    pair.other.close()
    for _ in range(3):
        pair.send_buffer.write(FRAME)
        gevent.sleep(0)

    assert not pair.send_buffer.is_open
