"""A push service and a browser on this machine: takes pushes as the standards say, and reads them as the browser would.

It decrypts by the steps of RFC 8291 and checks signatures by RFC 8292 on its own, sharing no code with the sender.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def to_text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def to_bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass(frozen=True)
class Browser:
    """The half of a subscription that a browser keeps to itself."""

    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = b"sixteen letters!"

    @property
    def point(self) -> bytes:
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    @property
    def keys(self) -> dict[str, str]:
        return {"p256dh": to_text(self.point), "auth": to_text(self.auth)}

    def read(self, body: bytes) -> bytes:
        """The text of an encrypted push; raises InvalidTag for one that is not for this browser."""
        salt, record_size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
        sender, record = body[21 : 21 + length], body[21 + length :]
        assert len(record) <= record_size
        other = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender)
        shared = self.key.exchange(ec.ECDH(), other)
        first = _hmac(_hmac(self.auth, shared), b"WebPush: info\x00" + self.point + sender + b"\x01")
        extracted = _hmac(salt, first)
        key = _hmac(extracted, b"Content-Encoding: aes128gcm\x00\x01")[:16]
        nonce = _hmac(extracted, b"Content-Encoding: nonce\x00\x01")[:12]
        text, mark, padding = AESGCM(key).decrypt(nonce, record, None).rpartition(b"\x02")
        assert mark == b"\x02"
        assert not padding.strip(b"\x00")
        return text


@dataclass(frozen=True)
class Push:
    """What came: where to, with which headers, and who signed for it."""

    path: str
    headers: dict[str, str]
    body: bytes
    claims: dict[str, Any]
    signer: str


class PushService(ThreadingHTTPServer):
    """Keeps every push and answers with `status`."""

    def __init__(self) -> None:
        self.status = 201
        self.location = ""
        self.pushes: list[Push] = []
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def endpoint(self, name: str = "one") -> str:
        return f"{self.origin}/push/{name}"

    def read(self, browser: Browser, path: str) -> list[dict[str, Any]]:
        """Everything that came to `path`, as `browser` reads it."""
        return [json.loads(browser.read(push.body)) for push in self.pushes if push.path == path]


class _Handler(BaseHTTPRequestHandler):
    server: PushService

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        claims, signer = verified(self.headers["Authorization"])
        self.server.pushes.append(Push(self.path, dict(self.headers.items()), body, claims, signer))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.end_headers()

    def log_message(self, *_args: Any) -> None:
        pass


def verified(header: str) -> tuple[dict[str, Any], str]:
    """The claims of a VAPID header and the key that signed them; raises InvalidSignature."""
    token, key = (part.strip().split("=", 1)[1] for part in header.removeprefix("vapid ").split(","))
    head, claims, signature = token.split(".")
    raw = to_bytes(signature)
    whole = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    public = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), to_bytes(key))
    public.verify(whole, f"{head}.{claims}".encode(), ec.ECDSA(SHA256()))
    assert json.loads(to_bytes(head)) == {"typ": "JWT", "alg": "ES256"}
    return json.loads(to_bytes(claims)), key


@contextmanager
def push_service() -> Iterator[PushService]:
    """A push service for the block."""
    service = PushService()
    thread = Thread(target=service.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.shutdown()
        thread.join()
        service.server_close()


def _hmac(key: bytes, data: bytes) -> bytes:
    return hmac.new(key, data, hashlib.sha256).digest()
