"""Pictures over a real server, where decoding must not stop everybody else, nor a slow phone."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from urllib.parse import urlsplit

import requests
from PIL import Image

from backend.core.db import unit_of_work
from tests.chat.making import Friends, make_friends
from tests.conftest import LiveServer
from tests.factories import make_token
from tests.support.pictures import tiny_picture

PATIENCE_SECONDS = 120
WRITTEN_AT_MOST = 50  # more would be too fast for anybody


def _friends() -> tuple[Friends, str]:
    with unit_of_work():
        friends = make_friends()
        return friends, make_token(friends.one.id)


def _photograph() -> bytes:
    """As large as a telephone's, with the place where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (55.0, 44.0, 56.4)
    written = BytesIO()
    Image.effect_noise((4000, 3000), 60).convert("RGB").save(written, "JPEG", quality=60, exif=exif)
    return written.getvalue()


def test_several_pictures_at_once_while_somebody_writes(live_server: LiveServer) -> None:
    friends, token = _friends()
    headers = {"Authorization": f"Bearer {token}"}
    base = f"{live_server.url}/api/v1"
    content = _photograph()

    def give(number: int) -> requests.Response:
        address = f"{base}/rooms/{friends.room.id}/pictures?client_id=p{number}"
        return requests.post(
            address, data=content, headers={**headers, "Content-Type": "image/jpeg"}, timeout=PATIENCE_SECONDS
        )

    with ThreadPoolExecutor(3) as pool:
        giving = [pool.submit(give, number) for number in range(3)]
        said = 0
        while not all(one.done() for one in giving) and said < WRITTEN_AT_MOST:
            body = {"client_id": f"c{said}", "text": "imens"}
            answer = requests.post(
                f"{base}/rooms/{friends.room.id}/messages", json=body, headers=headers, timeout=PATIENCE_SECONDS
            )
            assert answer.status_code == 201
            said += 1
        given = [one.result().json() for one in giving]

    assert said > 1
    assert [(one["width"], one["height"]) for one in given] == [(1600, 1200)] * 3
    seen = requests.get(f"{base}/pictures/{given[0]['id']}/full", headers=headers, timeout=PATIENCE_SECONDS)
    assert dict(Image.open(BytesIO(seen.content)).getexif()) == {}
    refused = requests.post(
        f"{base}/rooms/{friends.room.id}/pictures?client_id=x",
        data=content[:5000],
        headers={**headers, "Content-Type": "image/jpeg"},
        timeout=PATIENCE_SECONDS,
    )
    assert (refused.status_code, refused.json()["code"]) == (422, "not_a_picture")


def test_a_slow_phone_holds_nobody_up(live_server: LiveServer) -> None:
    friends, token = _friends()
    headers = {"Authorization": f"Bearer {token}"}
    address, base = urlsplit(live_server.url), f"/api/v1/rooms/{friends.room.id}"

    def begin(path: str, kind: str, length: int) -> socket.socket:
        slow = socket.create_connection((address.hostname, address.port), timeout=PATIENCE_SECONDS)
        head = f"POST {path} HTTP/1.1\r\nHost: {address.netloc}\r\nAuthorization: Bearer {token}\r\n"
        slow.sendall(f"{head}Content-Type: {kind}\r\nContent-Length: {length}\r\n\r\n".encode() + b"{")
        return slow

    with (
        begin(f"{base}/pictures?client_id=slow", "image/png", len(tiny_picture()) + 99),
        begin(f"{base}/messages", "application/json", 999),
    ):
        before = time.monotonic()
        for number in range(3):
            answer = requests.post(
                f"{live_server.url}{base}/messages",
                json={"client_id": f"c{number}", "text": "hej"},
                headers=headers,
                timeout=PATIENCE_SECONDS,
            )
            assert answer.status_code == 201
        # Far less than a writer waits for its turn, which is what a unit held open would have cost.
        assert time.monotonic() - before < 5
