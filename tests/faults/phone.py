"""A phone with chat open, by the published protocol alone.

What it wrote waits in an outbox until the server has it and is said again, under the same name, after every cut; what
it missed it asks for by number.
"""

import json
import random
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Self

import websocket

Json = dict[str, Any]
# A silence longer than this, when an answer is due, is a dead line.
PATIENCE_SECONDS = 3.0
BREATH_SECONDS = 0.02
# What is said again a little later; anything else is an answer.
LATER = {"too_many", "busy", "internal"}


class Cut(Exception):
    """The line is gone; `code` is how the server closed it, if it did."""

    def __init__(self, code: int | None = None) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Memory:
    """All that a phone has seen: what it said, what it was promised, what it heard without a gap."""

    said: list[str] = field(default_factory=list)
    acknowledged: dict[str, tuple[str, int]] = field(default_factory=dict)
    heard: list[tuple[int, str]] = field(default_factory=list)
    contradictions: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    closed_with: list[int | None] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)  # seconds from saying to the acknowledgement

    @property
    def last_seq(self) -> int:
        return self.heard[-1][0] if self.heard else 0

    def hear(self, message: Json) -> bool:
        """Take in a message of the room; False when something before it is missing."""
        seq, name = message["seq"], message["id"]
        if seq > self.last_seq + 1:
            return False
        if seq == self.last_seq + 1:
            self.heard.append((seq, name))
        elif self.heard[seq - 1] != (seq, name):
            self.contradictions.append(f"{seq} is {self.heard[seq - 1][1]} and {name}")
        return True

    def promise(self, client_id: str, message: Json) -> None:
        promised = message["id"], message["seq"]
        if self.acknowledged.setdefault(client_id, promised) != promised:
            self.contradictions.append(f"{client_id} is {self.acknowledged[client_id]} and {promised}")


class Phone(threading.Thread):
    """One person in one room, writing every `pace` seconds and coming back whenever the line breaks."""

    def __init__(
        self, address: Callable[[], str], token: str, room_id: str, *, name: str, pace: float, words: str
    ) -> None:
        super().__init__(name=name, daemon=True)
        self.memory = Memory()
        self.writes = True
        self.token = token
        self._words = words
        self._address, self._room_id, self._pace = address, room_id, pace
        self._names = count(1)
        self._random = random.Random(name)  # noqa: S311  # a run can be lived through again
        self._outbox: Json | None = None
        self._next_word = time.monotonic() + self._random.random() * pace
        self._enough = threading.Event()
        self._catch_up = threading.Event()

    @property
    def is_done(self) -> bool:
        """Nothing written here waits for an answer."""
        return self._outbox is None

    def catch_up(self) -> None:
        """Ask what is new, soon."""
        self._catch_up.set()

    def leave(self) -> None:
        self._enough.set()
        self.join(2 * PATIENCE_SECONDS)

    def run(self) -> None:
        while not self._enough.is_set():
            try:
                with Line(self._address(), self.token) as line:
                    self._live(line)
            except Cut:
                self._enough.wait(0.05 + self._random.random() * 0.15)

    def _live(self, line: "Line") -> None:
        try:
            self._converse(line)
        except Cut as cut:
            self.memory.closed_with.append(cut.code)
            raise

    def _converse(self, line: "Line") -> None:
        self._sync(line)
        due = 0.0  # what an earlier line left unanswered is said again at once
        while not self._enough.is_set():
            if self._catch_up.is_set():
                self._catch_up.clear()
                self._sync(line)
            if self._has_something_to_say() and time.monotonic() >= due:
                due = time.monotonic() + self._say(line)
            for event, frame in line.frames(BREATH_SECONDS):
                self._hear(event, frame)

    def _hear(self, event: str, frame: Json) -> None:
        if event == "message:new" and not self.memory.hear(frame):
            self._catch_up.set()

    def _has_something_to_say(self) -> bool:
        if self._outbox is None and self.writes and time.monotonic() >= self._next_word:
            self._next_word = time.monotonic() + self._pace
            client_id = f"{self.name}-{next(self._names)}"
            self.memory.said.append(client_id)
            self._outbox = {"room_id": self._room_id, "client_id": client_id, "text": f"{self._words} {client_id}"}
        return self._outbox is not None

    def _say(self, line: "Line") -> float:
        """Say what waits in the outbox; the seconds to wait before saying anything more."""
        assert self._outbox is not None
        began, client_id = time.monotonic(), self._outbox["client_id"]
        answer = line.ask("message:send", self._outbox, self._hear)
        if answer["ok"]:
            self.memory.waits.append(time.monotonic() - began)
            self.memory.promise(client_id, answer["data"])
        elif answer["error"]["code"] in LATER:
            return min(1.0, float(answer["error"].get("retry_after", 0.1)))
        else:
            self.memory.refusals.append(answer["error"]["code"])
        self._outbox = None
        return 0.0

    def _sync(self, line: "Line") -> None:
        """All that came after the last number without a gap, page by page."""
        more = True
        while more:
            asked = {"rooms": {self._room_id: self.memory.last_seq}}
            answer = line.ask("room:sync", asked, self._hear)
            if not answer["ok"]:
                raise Cut
            room = answer["data"]["rooms"][self._room_id]
            for message in room["messages"]:
                self.memory.hear(message)
            more = room["more"]


class Line:
    """A websocket that speaks Socket.IO; raises Cut as soon as it is broken, refused or silent."""

    def __init__(self, url: str, token: str, **options: Any) -> None:
        self._asks = count(1)
        try:
            address = f"{url.replace('http', 'ws', 1)}/socket.io/?EIO=4&transport=websocket"
            # A header tells nginx who it is, so that the person stays with one worker.
            headers = [f"Authorization: Bearer {token}"]
            self._socket = websocket.create_connection(address, timeout=PATIENCE_SECONDS, header=headers, **options)
        except (websocket.WebSocketException, OSError, ValueError) as error:
            raise Cut from error
        self._expect("0")
        self.send("40" + json.dumps({"token": token}))
        self._expect("40")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._socket.shutdown()  # type: ignore[no-untyped-call]  # comes without types

    def ask(self, name: str, body: Json, hear: Callable[[str, Json], object]) -> Json:
        """Send and wait for the acknowledgement; what comes meanwhile is heard."""
        number = next(self._asks)
        self.send(f"42{number}{json.dumps([name, body])}")
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            for event, frame in self.frames(PATIENCE_SECONDS):
                if event == str(number):
                    return frame
                hear(event, frame)
        raise Cut

    def frames(self, seconds: float) -> Iterator[tuple[str, Json]]:
        """What comes next, if anything does in so many seconds: (event, payload), or (number, answer)."""
        text = self._receive(seconds)
        if text is None:
            return
        if text == "2":
            self.send("3")
        elif text.startswith("42"):
            event, frame = json.loads(text[2:])
            yield event, frame
        elif text.startswith("43"):
            number, _, answer = text[2:].partition("[")
            yield number, json.loads("[" + answer)[0]

    def _expect(self, beginning: str) -> None:
        text = self._receive(PATIENCE_SECONDS)
        if text is None or not text.startswith(beginning):
            self._socket.shutdown()  # type: ignore[no-untyped-call]  # comes without types
            raise Cut

    def send(self, text: str) -> None:
        """Send one packet, whatever it is."""
        try:
            self._socket.send(text)
        except (websocket.WebSocketException, OSError) as error:
            raise Cut from error

    def _receive(self, seconds: float) -> str | None:
        self._socket.settimeout(seconds)
        try:
            opcode, payload = self._socket.recv_data()
        except websocket.WebSocketTimeoutException:
            return None
        except (websocket.WebSocketException, OSError) as error:
            raise Cut from error
        if opcode == websocket.ABNF.OPCODE_CLOSE:
            raise Cut(int.from_bytes(payload[:2], "big") if len(payload) > 1 else None)
        return str(payload, "utf-8")
