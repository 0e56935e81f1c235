"""A websocket as the server reads and writes it: within limits, and never byte by byte."""

import socket
import time
from contextlib import suppress
from typing import Any

import gevent
from geventwebsocket.exceptions import FrameTooLargeException, ProtocolError, WebSocketError
from geventwebsocket.websocket import WebSocket

from .packets import CLOSE_BAD_TEXT, CLOSE_NORMAL, CLOSE_PROTOCOL, CLOSE_RESTART, CLOSE_TOO_BIG, FINAL, close_frame
from .send_buffer import SendBuffer, note_drop

RESERVED, OPCODE, MASKED, SIZE = 0x70, 0x0F, 0x80, 0x7F
CONTROL_AT_MOST = 125
# Who says more than this in a second is read more slowly; nobody else waits for it.
FRAMES_PER_SECOND = 100
DISCARD_AT_MOST = 4 * 1024 * 1024
SEND_BUFFER = 64 * 1024
POLITE = frozenset((CLOSE_NORMAL, CLOSE_RESTART))


class BoundedWebSocket(WebSocket):
    """A websocket that refuses a frame by its announced length, before a byte of it is buffered."""

    limit = 64 * 1024
    stream: Any
    closed: bool

    def __init__(self, environ: dict[str, Any], stream: Any, handler: Any) -> None:
        # Not the parent's: it makes a validator for every connection that nothing here asks.
        self.environ, self.stream, self.handler = environ, stream, handler
        # What a reader does not take must not pile up in the system either; otherwise it grows to megabytes there.
        handler.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        self.send_buffer = SendBuffer(handler.socket)
        self.raw_write = self.send_buffer.write
        self.closed = False
        self._frames, self._since = 0, time.monotonic()

    def receive(self) -> Any:
        """The next message (str or bytearray), or None when there will be no more."""
        try:
            while True:
                message = self._read_message()
                if message is None or not self.closed:
                    return message
        except UnicodeError:
            self.close(CLOSE_BAD_TEXT)
        except FrameTooLargeException:
            self.close(CLOSE_TOO_BIG, "too_large")
        except ProtocolError:
            self.close(CLOSE_PROTOCOL)
        except OSError:
            self.close()
            return None
        self._discard()
        return None

    def close(self, code: int = CLOSE_NORMAL, reason: str = "") -> None:
        """Say why, and hang up. `receive` goes on taking in what is under way, so that the reason can arrive."""
        if not self.closed:
            self.closed = True
            if code not in POLITE:
                note_drop(reason or str(code))
            self.send_buffer.finish(close_frame(code, reason))

    def _read_message(self) -> str | bytearray | None:
        kind, final, message = self._read_data()
        if kind is None:
            return None
        if kind == self.OPCODE_CONTINUATION:
            raise ProtocolError
        while not final:
            opcode, final, payload = self._read_data()
            if opcode is None:
                return None
            if opcode != self.OPCODE_CONTINUATION:
                raise ProtocolError
            message += payload
            if len(message) > self.limit:
                raise FrameTooLargeException
        return message.decode() if kind == self.OPCODE_TEXT else bytearray(message)

    def _read_data(self) -> tuple[int | None, int, bytes]:
        """The next frame that is part of a message; without an opcode when the other side has said goodbye."""
        while True:
            opcode, final, payload = self._read_frame()
            if opcode < self.OPCODE_CLOSE:
                return opcode, final, payload
            if opcode == self.OPCODE_CLOSE:
                self.close()
                return None, FINAL, b""
            if opcode == self.OPCODE_PING and not self.closed:
                self.send_frame(payload, self.OPCODE_PONG)

    def _read_frame(self) -> tuple[int, int, bytes]:
        self._frames += 1
        if self._frames > FRAMES_PER_SECOND:
            self._breathe()
        first, second = self._read(2)
        opcode, final, size = first & OPCODE, first & FINAL, second & SIZE
        if first & RESERVED or not second & MASKED or opcode not in _OPCODES:
            raise ProtocolError
        if opcode >= self.OPCODE_CLOSE and (size > CONTROL_AT_MOST or not final):
            raise ProtocolError
        if size > CONTROL_AT_MOST:
            size = int.from_bytes(self._read(2 if size == 126 else 8), "big")
            if size > self.limit:
                raise FrameTooLargeException
        masked = self._read(4 + size)
        return opcode, final, _unmask(masked[:4], masked[4:])

    def _read(self, size: int) -> bytes:
        data: bytes = self.stream.read(size)
        if len(data) < size:
            raise WebSocketError("the other side is gone")
        return data

    def _breathe(self) -> None:
        gevent.sleep(max(0, self._since + 1 - time.monotonic()))
        self._frames, self._since = 0, time.monotonic()

    def _discard(self) -> None:
        # Closing over unread bytes resets the connection, and the reason would be lost with it.
        left = DISCARD_AT_MOST
        with suppress(OSError):
            while left > 0 and (chunk := self.stream.handler.rfile.read1(self.limit)):
                left -= len(chunk)


def _unmask(mask: bytes, payload: bytes) -> bytes:
    """One big exclusive-or instead of a Python loop over bytes."""
    size = len(payload)
    key = (mask * (size // 4 + 1))[:size]
    return (int.from_bytes(payload, "big") ^ int.from_bytes(key, "big")).to_bytes(size, "big")


_OPCODES = frozenset((0x0, 0x1, 0x2, 0x8, 0x9, 0xA))
