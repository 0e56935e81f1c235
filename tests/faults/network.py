"""A bad network: a proxy that cuts lines, holds them up, swallows what they carry, and says things twice.

Bytes of one connection come in their order or not at all, as TCP has it; whole websocket frames from a phone may come
again. What happens when is decided by a seed.
"""

import random
import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass

CHUNK = 64 * 1024
RESET = struct.pack("ii", 1, 0)


@dataclass(frozen=True)
class Weather:
    """How likely each piece of what is sent meets each fate, and the longest delay in seconds."""

    cut: float = 0.0
    swallow: float = 0.0
    repeat: float = 0.0
    delay: float = 0.0
    longest: float = 0.2


class Network:
    """A way to one server, where the weather of the moment holds."""

    def __init__(self, host: str, port: int, seed: int) -> None:
        self.weather = Weather()
        self.met: dict[str, int] = {"cut": 0, "swallow": 0, "repeat": 0, "delay": 0}
        self._server = (host, port)
        self._random = random.Random(seed)  # noqa: S311  # the same storm every time
        self._listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def close(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                phone, _ = self._listener.accept()
                threading.Thread(target=self._carry, args=(phone,), daemon=True).start()

    def _carry(self, phone: socket.socket) -> None:
        with closing(phone), suppress(OSError), socket.create_connection(self._server, timeout=10) as server:
            server.settimeout(None)
            back = threading.Thread(target=self._pass_on, args=(server, phone), daemon=True)
            back.start()
            self._pass_on(phone, server, repeats=True)
            back.join()

    def _pass_on(self, source: socket.socket, target: socket.socket, *, repeats: bool = False) -> None:
        swallowing = False
        with suppress(OSError):
            while data := source.recv(CHUNK):
                if self._meets("delay"):
                    time.sleep(self._random.random() * self.weather.longest)
                if self._meets("cut"):
                    break
                # What is swallowed leaves a hole no later byte can fill: the line hangs until somebody gives it up.
                swallowing = swallowing or self._meets("swallow")
                if not swallowing:
                    target.sendall(data * 2 if repeats and _is_whole_frame(data) and self._meets("repeat") else data)
        _end(source, target)

    def _meets(self, fate: str) -> bool:
        met: bool = self._random.random() < getattr(self.weather, fate)
        self.met[fate] += met
        return met


@contextmanager
def network(url: str, *, seed: int) -> Iterator[Network]:
    """A network in front of the server at `url`; calm until its weather is set."""
    host, _, port = url.removeprefix("http://").partition(":")
    made = Network(host, int(port), seed)
    try:
        yield made
    finally:
        made.close()


def _is_whole_frame(data: bytes) -> bool:
    """Whether this is exactly one short masked text frame, so that twice it is two of them."""
    if len(data) < 6 or data[0] != 0x81 or not data[1] & 0x80:
        return False
    size, head = data[1] & 0x7F, 6
    if size == 126:
        size, head = int.from_bytes(data[2:4], "big"), 8
    return len(data) == head + size


def _end(*ends: socket.socket) -> None:
    """Both sides learn at once, without a goodbye."""
    for end in ends:
        with suppress(OSError):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            end.shutdown(socket.SHUT_RDWR)
