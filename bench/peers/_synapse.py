"""Synapse on SQLite, without rate limits, presence or federation, and people who talk through its client API."""

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench.peers._running import Peer, running
from bench.peers._talk import Room
from tests.support.ports import free_port

NAME = "synapse"
LIMITS = ("message", "registration", "login", "joins", "joins_per_room", "room_creation", "invites")
ONLY_MESSAGES = {
    "presence": {"types": []},
    "account_data": {"types": []},
    "room": {"ephemeral": {"types": []}, "account_data": {"types": []}, "timeline": {"types": ["m.room.message"]}},
}
API = "/_matrix/client/v3"


def find() -> str | None:
    """The Python that has Synapse, if SYNAPSE_VENV names one."""
    python = Path(os.environ.get("SYNAPSE_VENV", "/nowhere")) / "bin/python"
    return str(python) if python.exists() else None


class Server(Peer):
    """A running Synapse."""

    @contextmanager
    def rooms(self, size: int, people: int) -> Iterator[list[Room]]:
        """Rooms of fresh people, all of them listening."""
        made, stop = [], threading.Event()
        for number in range(people // size):
            room, members = Room(number), [self._register(stop) for _ in range(size)]
            room_id = members[0].call("POST", "/createRoom", {"preset": "public_chat"})["room_id"]
            for member in members:
                member.enter(room, room_id)
            room.members.extend(members)
            made.append(room)
        try:
            yield made
        finally:
            stop.set()

    def _register(self, stop: threading.Event) -> "Person":
        self._accounts += 1
        person = Person(self._port, stop)
        body = {"username": f"p{self._accounts}", "password": "x" * 12, "auth": {"type": "m.login.dummy"}}
        person.token = person.call("POST", "/register", body)["access_token"]
        return person


class Person:
    """An account with one connection to speak on, and one to listen on."""

    token = ""

    def __init__(self, port: int, stop: threading.Event) -> None:
        self._port, self._stop = port, stop
        self._speaking = HTTPConnection("127.0.0.1", port, timeout=60)
        self._room: Room | None = None
        self._path = ""

    def call(self, method: str, path: str, body: Any = None, on: HTTPConnection | None = None) -> Any:
        line = on or self._speaking
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        line.request(method, API + path, None if body is None else json.dumps(body), headers)
        answer = line.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise HTTPException(content.decode())
        return json.loads(content)

    def enter(self, room: Room, room_id: str) -> None:
        self._room, self._path = room, f"/rooms/{quote(room_id)}/send/m.room.message/"
        self.call("POST", f"/join/{quote(room_id)}", {})
        filters = quote(json.dumps(ONLY_MESSAGES))
        since = self.call("GET", f"/sync?timeout=0&filter={filters}")["next_batch"]
        threading.Thread(target=self._listen, args=(filters, since), daemon=True).start()

    def say(self, name: str, text: str) -> None:
        self.call("PUT", self._path + name, {"msgtype": "m.text", "body": text, "name": name})
        if self._room:
            self._room.heard(name)

    def _listen(self, filters: str, since: str) -> None:
        line = HTTPConnection("127.0.0.1", self._port, timeout=60)
        with suppress(OSError, HTTPException):  # the server may go first
            while not self._stop.is_set():
                news = self.call("GET", f"/sync?timeout=2000&filter={filters}&since={since}", on=line)
                since = news["next_batch"]
                for room in news.get("rooms", {}).get("join", {}).values():
                    self._take(room["timeline"]["events"])

    def _take(self, events: list[Any]) -> None:
        for event in events:
            if self._room and "name" in event["content"] and not event.get("unsigned", {}).get("transaction_id"):
                self._room.heard(event["content"]["name"])


@contextmanager
def serve(folder: Path) -> Iterator[Server]:
    """A Synapse that keeps all in `folder`, on the server's core."""
    port, python = free_port(), find()
    config = folder / "homeserver.yaml"
    config.write_text(json.dumps(_config(folder, port)))  # JSON is YAML
    command = [str(python), "-m", "synapse.app.homeserver", "--config-path", str(config)]
    subprocess.run([*command, "--generate-keys"], cwd=folder, check=True, capture_output=True)
    with (
        (folder / "log").open("wb") as log,
        running(command, partial(_is_up, port), cwd=folder, stdout=log, stderr=log) as pid,
    ):
        yield Server(port, pid)


def _is_up(port: int) -> bool:
    with suppress(OSError, HTTPException):
        line = HTTPConnection("127.0.0.1", port, timeout=5)
        line.request("GET", "/_matrix/client/versions")
        return line.getresponse().status == 200
    return False


def _config(folder: Path, port: int) -> dict[str, Any]:
    unlimited = {"per_second": 1e6, "burst_count": 1_000_000}
    limits: dict[str, Any] = {f"rc_{name}": unlimited for name in LIMITS}
    limits["rc_joins"] = {"local": unlimited, "remote": unlimited}
    limits["rc_login"] = {"address": unlimited, "account": unlimited, "failed_attempts": unlimited}
    limits["rc_invites"] = {"per_room": unlimited, "per_user": unlimited, "per_issuer": unlimited}
    http = {"port": port, "type": "http", "bind_addresses": ["127.0.0.1"], "resources": [{"names": ["client"]}]}
    return {
        "server_name": "localhost",
        "report_stats": False,
        "listeners": [http],
        "database": {"name": "sqlite3", "args": {"database": str(folder / "homeserver.db")}},
        "media_store_path": str(folder / "media"),
        "signing_key_path": str(folder / "signing.key"),
        "trusted_key_servers": [],
        "presence": {"enabled": False},
        "bcrypt_rounds": 4,
        "enable_registration": True,
        "enable_registration_without_verification": True,
        **limits,
    }
