"""The server's websockets: gevent-websocket with a frame limit it lacks and unmasking that does not block the hub."""

import socket
from contextlib import suppress
from typing import Any

from gevent.pywsgi import WSGIServer
from geventwebsocket.exceptions import FrameTooLargeException, ProtocolError, WebSocketError
from geventwebsocket.handler import WebSocketHandler
from geventwebsocket.websocket import Header, WebSocket

# Close codes of RFC 6455 section 7.4.1.
CLOSE_NORMAL, CLOSE_PROTOCOL, CLOSE_BAD_TEXT, CLOSE_TOO_BIG = 1000, 1002, 1007, 1009
DISCARD_AT_MOST = 4 * 1024 * 1024


class BoundedHeader(Header):
    """A frame header that unmasks with one big exclusive-or instead of a Python loop over bytes."""

    def unmask_payload(self, payload: bytes) -> bytes:
        size = len(payload)
        mask = (bytes(self.mask) * (size // 4 + 1))[:size]
        return (int.from_bytes(payload, "big") ^ int.from_bytes(mask, "big")).to_bytes(size, "big")

    mask_payload = unmask_payload


class BoundedWebSocket(WebSocket):
    """A websocket that refuses a frame by its announced length, before a byte of it is buffered."""

    limit = 64 * 1024
    stream: Any
    closed: bool

    def read_frame(self) -> tuple[Header, bytes]:
        header = BoundedHeader.decode_header(self.stream)
        if header.flags:
            raise ProtocolError
        if header.length > self.limit:
            self._discard(header.length)
            raise FrameTooLargeException
        payload = self.stream.read(header.length) if header.length else b""
        if len(payload) != header.length:
            raise ProtocolError
        return header, header.unmask_payload(payload) if header.mask else payload

    def read_message(self) -> str | bytearray | None:
        message, opcode = bytearray(), None
        while True:
            header, payload = self.read_frame()
            if header.opcode >= self.OPCODE_CLOSE:
                if self._control(header, payload):
                    return None
                continue
            if (header.opcode == self.OPCODE_CONTINUATION) is (opcode is None):
                raise ProtocolError
            opcode = opcode or header.opcode
            message += payload
            if len(message) > self.limit:
                raise FrameTooLargeException
            if header.fin:
                return message.decode() if opcode == self.OPCODE_TEXT else message

    def receive(self) -> Any:
        if self.closed:
            raise WebSocketError("the connection is closed")
        try:
            return self.read_message()
        except UnicodeError:
            self.close(CLOSE_BAD_TEXT)
        except FrameTooLargeException:
            self.close(CLOSE_TOO_BIG, b"too_large")
        except ProtocolError:
            self.close(CLOSE_PROTOCOL)
        except OSError:
            self.close()
        return None

    def close(self, code: int = CLOSE_NORMAL, message: bytes = b"") -> None:
        # The library leaves the code out of the frame; the other side should learn why.
        if self.closed:
            return
        with suppress(WebSocketError):
            self.send_frame(code.to_bytes(2, "big") + message, self.OPCODE_CLOSE)
        self.closed = True
        self.stream = self.raw_write = self.raw_read = self.environ = None

    def _control(self, header: Header, payload: bytes) -> bool:
        if header.opcode == self.OPCODE_PING:
            self.handle_ping(header, payload)
        elif header.opcode == self.OPCODE_CLOSE:
            self.close()
            return True
        elif header.opcode != self.OPCODE_PONG:
            raise ProtocolError
        return False

    def _discard(self, size: int) -> None:
        # Closing over unread bytes resets the connection, and the reason would be lost with it.
        left = min(size, DISCARD_AT_MOST)
        while left > 0 and (chunk := self.stream.read(min(left, self.limit))):
            left -= len(chunk)


class BoundedHandler(WebSocketHandler):
    """Upgrades to a BoundedWebSocket."""

    def upgrade_connection(self) -> Any:
        result = super().upgrade_connection()
        if plain := getattr(self, "websocket", None):
            bounded = BoundedWebSocket(self.environ, plain.stream, plain.handler)
            plain.closed = True  # or its finaliser would close the connection it no longer owns
            self.websocket = self.environ["wsgi.websocket"] = bounded
        return result

    def log_request(self) -> None:
        """Requests are logged by the application, without addresses."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket whose connections do not wait to fill packets (Nagle costs chat up to 40 ms)."""
    listener = socket.create_server((host, port), backlog=1024)
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def make_server(listener: socket.socket, app: Any) -> WSGIServer:
    """A gevent server of `app` on `listener`."""
    return WSGIServer(listener, app, handler_class=BoundedHandler, log=None, error_log=None)
