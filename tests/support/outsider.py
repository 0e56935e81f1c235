"""A client that knows nothing but the published addresses: REST by requests, live by Socket.IO."""

import time
from collections.abc import Callable
from socket import SHUT_RDWR
from typing import Any, Self
from uuid import uuid4

import requests
import socketio

PATIENCE_SECONDS = 120.0
Json = dict[str, Any]


def wait_for(what: Callable[[], Any], *, seconds: float = PATIENCE_SECONDS) -> Any:
    """The first true answer of `what`; fails after so many seconds."""
    deadline = time.monotonic() + seconds
    while not (answer := what()):
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.02)
    return answer


class Outsider:
    """One person with a phone: signed in, maybe connected, remembering every frame."""

    def __init__(self, url: str, token: str | None = None) -> None:
        self.url = url
        self._web = requests.Session()
        self.token = token
        self.frames: list[tuple[str, Json]] = []
        self._socket: socketio.Client | None = None

    @classmethod
    def sign_in(cls, url: str, handle: str, password: str) -> Self:
        person = cls(url)
        signed_in = person.post("/sessions", {"handle": handle, "password": password}, expect=201)
        person.token = signed_in["token"]
        return person

    def call(self, method: str, path: str, body: Json | None = None, *, expect: int = 200) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        whole = f"{self.url}/api/v1{path}"
        answer = self._web.request(method, whole, json=body, headers=headers, timeout=PATIENCE_SECONDS)
        assert answer.status_code == expect, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def get(self, path: str, *, expect: int = 200) -> Any:
        return self.call("GET", path, expect=expect)

    def post(self, path: str, body: Json | None = None, *, expect: int = 200) -> Any:
        return self.call("POST", path, body if body is not None else {}, expect=expect)

    def put(self, path: str, body: Json, *, expect: int = 200) -> Any:
        return self.call("PUT", path, body, expect=expect)

    def delete(self, path: str, *, expect: int = 204) -> Any:
        return self.call("DELETE", path, expect=expect)

    def connect(self) -> None:
        self._socket = socketio.Client(reconnection=False)
        self._socket.on("*", lambda name, frame: self.frames.append((name, frame)))
        how = {"transports": ["websocket"], "wait_timeout": PATIENCE_SECONDS}
        self._socket.connect(self.url, auth={"token": self.token}, **how)

    def drop(self) -> None:
        """Lose the network in the middle of whatever is going on: no goodbye."""
        line = self._socket
        assert line is not None
        line.eio.ws.sock.shutdown(SHUT_RDWR)  # close() would not wake the reader
        wait_for(lambda: not line.connected)

    def disconnect(self) -> None:
        if self._socket:
            self._socket.disconnect()
        self._web.close()

    def ask(self, name: str, body: Json) -> Json:
        """Send a websocket message and wait for its acknowledgement."""
        assert self._socket is not None
        answer: Json = self._socket.call(name, body, timeout=PATIENCE_SECONDS)
        return answer

    def say(self, room_id: str, text: str, *, client_id: str | None = None) -> Json:
        body = {"room_id": room_id, "client_id": client_id or uuid4().hex, "text": text}
        answer = self.ask("message:send", body)
        assert answer["ok"], answer
        data: Json = answer["data"]
        return data

    def heard(self, name: str) -> list[Json]:
        return [frame for heard, frame in self.frames if heard == name]

    def hears(self, name: str, fits: Callable[[Json], bool] = lambda _frame: True) -> Json:
        """The frame of this name that fits, once it has come."""
        found: Json = wait_for(lambda: next((frame for frame in self.heard(name) if fits(frame)), None))
        return found
