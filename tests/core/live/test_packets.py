"""What is written by hand for speed says the same as what the libraries write."""

import json

import pytest
from engineio.packet import MESSAGE, Packet
from geventwebsocket.websocket import Header
from hypothesis import given
from hypothesis import strategies as st
from socketio import packet as socketio_packet

from backend.core.live import packets
from backend.core.live.packets import Json

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def _theirs(kind: int, data: list[object], number: int | None = None) -> str:
    inner = socketio_packet.Packet(kind, data=data, id=number).encode()
    encoded: str = Packet(MESSAGE, inner).encode()
    return encoded


@given(payload=anything)
def test_a_frame_is_what_the_library_would_send(payload: object) -> None:
    assert packets.event("message:new", payload) == _theirs(socketio_packet.EVENT, ["message:new", payload])


@given(value=anything, number=st.integers(0, 10**12))
def test_an_answer_is_what_the_library_would_send(value: object, number: int) -> None:
    assert packets.answer(str(number), value) == _theirs(socketio_packet.ACK, [value], number)


@given(payload=anything)
def test_what_is_json_already_is_not_written_again(payload: object) -> None:
    written = Json(json.dumps(payload))
    assert json.loads(packets.event("x", written).removeprefix("42")) == ["x", payload]


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 200_000])
def test_every_length_has_its_header(size: int) -> None:
    text = "x" * size
    assert (
        packets.frame(text)
        == Header.encode_header(fin=1, opcode=packets.TEXT, mask=b"", length=size, flags=0) + text.encode()
    )


def test_the_last_frame_says_why() -> None:
    assert packets.close_frame(packets.CLOSE_TRY_LATER, "too_slow") == b"\x88\x0a\x03\xf5too_slow"
