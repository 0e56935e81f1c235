"""What travels on a line: Socket.IO 5 packets in Engine.IO 4 packets in unmasked websocket frames, as text."""

import json
from typing import Any

# Opcodes and close codes of RFC 6455, 5.2 and 7.4.1.
TEXT, CLOSE = 0x1, 0x8
CLOSE_NORMAL, CLOSE_PROTOCOL, CLOSE_UNSUPPORTED, CLOSE_BAD_TEXT = 1000, 1002, 1003, 1007
CLOSE_POLICY, CLOSE_TOO_BIG, CLOSE_RESTART, CLOSE_TRY_LATER = 1008, 1009, 1012, 1013
FINAL = 0x80
# Engine.IO packets, and the Socket.IO ones inside a message, by their digits.
OPEN, GOODBYE, PING, PONG, MESSAGE = "0", "1", "2", "3", "4"
CONNECT, DISCONNECT, EVENT, ANSWER, REFUSE = "40", "41", "42", "43", "44"

_encode = json.JSONEncoder(separators=(",", ":")).encode


class Json(str):
    """A value already written as JSON."""

    __slots__ = ()


def as_json(value: Any) -> str:
    """`value` as JSON, unless it is that already."""
    return value if isinstance(value, Json) else _encode(value)


def event(name: str, payload: Any) -> str:
    """The packet that says `name` with `payload`."""
    return f'{EVENT}["{name}",{as_json(payload)}]'


def answer(number: str, value: Any) -> str:
    """The packet that answers the message which asked under `number`."""
    return f"{ANSWER}{number}[{as_json(value)}]"


def opening(sid: str, ping_seconds: int, pong_seconds: int, most_bytes: int) -> str:
    """The first packet: what both sides hold to."""
    return OPEN + _encode(
        {
            "sid": sid,
            "upgrades": [],
            "pingInterval": ping_seconds * 1000,
            "pingTimeout": pong_seconds * 1000,
            "maxPayload": most_bytes,
        }
    )


def frame(packet: str) -> bytes:
    """A whole frame of text."""
    return _frame(TEXT, packet.encode())


def close_frame(code: int, reason: str = "") -> bytes:
    """The last frame, and why it is the last."""
    return _frame(CLOSE, code.to_bytes(2, "big") + reason.encode())


def _frame(opcode: int, payload: bytes) -> bytes:
    size = len(payload)
    if size < 126:
        return bytes((FINAL | opcode, size)) + payload
    if size < 65_536:
        return bytes((FINAL | opcode, 126)) + size.to_bytes(2, "big") + payload
    return bytes((FINAL | opcode, 127)) + size.to_bytes(8, "big") + payload
