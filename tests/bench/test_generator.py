import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench._generator import Job, Line, Refused, _frame_at, run
from bench._processes import cpu_seconds, resident_kb, server

CONNECT_ERROR = "^44"  # Socket.IO's answer to whom it does not let in


def _frame(payload: bytes) -> bytes:
    size = len(payload)
    if size < 126:
        return bytes([0x81, size]) + payload
    return bytes([0x81, 126]) + size.to_bytes(2, "big") + payload


@given(payloads=st.lists(st.binary(max_size=300), max_size=5), cut=st.integers(0, 1600))
def test_frames_are_found_as_they_arrive(payloads: list[bytes], cut: int) -> None:
    stream = b"".join(map(_frame, payloads))[:cut]
    found, start = [], 0
    while frame := _frame_at(stream, start):
        begin, start = frame
        found.append(stream[begin:start])

    whole = [
        payload for number, payload in enumerate(payloads) if sum(len(_frame(p)) for p in payloads[: number + 1]) <= cut
    ]
    assert found == whole


def test_a_crowd_is_counted() -> None:
    rooms = {name: [{"room": name}] * 3 for name in "ab"}
    with server("bench._bare") as bare:
        before = cpu_seconds(bare.pid)
        result = run(Job(ports=[bare.port], pids=[bare.pid], rooms=rooms, warm_up=0.1, seconds=0.5))

        assert result.acknowledged > 10
        assert 0 < result.server_seconds <= cpu_seconds(bare.pid) - before
        assert 0 < result.generator_share <= 1
        assert resident_kb(bare.pid) > 1000


def test_a_refusal_is_no_figure() -> None:
    with server("bench._bare") as bare, pytest.raises(Refused, match=CONNECT_ERROR):
        Line(bare.port, {"key": "of another door"})
