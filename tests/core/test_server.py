"""How the web server ends a connection: a real server and real sockets."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import gevent.socket
import pytest

from backend.core.server import Server


def _say(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    own = [("Connection", "close")] if environ["PATH_INFO"] == "/last" else []
    start_response("200 OK", [("Content-Length", "2"), *own])
    return [b"ok"]


@pytest.fixture
def port() -> Iterator[int]:
    listener = gevent.socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    running = Server(listener, _say)
    running.start()
    yield listener.getsockname()[1]
    running.stop(0)


@pytest.mark.parametrize(
    ("path", "asked", "told"),
    [
        ("/", {}, []),
        ("/", {"Connection": "close"}, ["close"]),
        ("/last", {}, ["close"]),
        ("/last", {"Connection": "close"}, ["close"]),
    ],
)
def test_whoever_it_hangs_up_on_is_told(port: int, path: str, asked: dict[str, str], told: list[str]) -> None:
    line = gevent.socket.create_connection(("127.0.0.1", port), 10)
    head = "".join(f"{name}: {value}\r\n" for name, value in asked.items())
    line.sendall(f"GET {path} HTTP/1.1\r\nHost: flok.example\r\n{head}\r\n".encode())
    with line.makefile("rb") as answer:
        lines = [text.decode().rstrip() for text in iter(answer.readline, b"\r\n")]
    line.close()

    assert [text.partition(": ")[2] for text in lines if text.startswith("Connection: ")] == told
