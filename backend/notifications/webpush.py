"""Web push: encrypting for one browser (RFC 8291) and showing who sends (VAPID, RFC 8292)."""

import base64
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from backend.core import clock

CURVE = ec.SECP256R1()
RECORD_SIZE, POINT_LENGTH, AUTH_LENGTH = 4096, 65, 16
TOKEN_LIFE = timedelta(hours=12)  # RFC 8292 allows a day


@dataclass(frozen=True, slots=True)
class Keys:
    """What a browser gave us to encrypt for it."""

    p256dh: bytes
    auth: bytes

    @classmethod
    def read(cls, p256dh: str, auth: str) -> "Keys":
        """From base64url; raises ValueError for a point that is not on the curve or a secret of another length."""
        keys = cls(from_base64url(p256dh), from_base64url(auth))
        if len(keys.p256dh) != POINT_LENGTH or len(keys.auth) != AUTH_LENGTH:
            raise ValueError("wrong length")
        ec.EllipticCurvePublicKey.from_encoded_point(CURVE, keys.p256dh)
        return keys


def encrypt(
    text: bytes,
    keys: Keys,
    *,
    padded_to: int = 0,
    salt: bytes | None = None,
    private_key: ec.EllipticCurvePrivateKey | None = None,
) -> bytes:
    """One record of aes128gcm (RFC 8188) that only the browser with `keys` can read.

    `salt` and `private_key` are made for each message; only the standard's example gives them.
    """
    salt, own = salt or os.urandom(16), private_key or ec.generate_private_key(CURVE)
    sender = public_point(own)
    shared = own.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, keys.p256dh))
    secret = _derive(shared, 32, salt=keys.auth, info=b"WebPush: info\0" + keys.p256dh + sender)
    key = _derive(secret, 16, salt=salt, info=b"Content-Encoding: aes128gcm\0")
    nonce = _derive(secret, 12, salt=salt, info=b"Content-Encoding: nonce\0")
    padded = text + b"\x02" + bytes(max(0, padded_to - len(text)))
    header = salt + RECORD_SIZE.to_bytes(4) + bytes([len(sender)]) + sender
    return header + AESGCM(key).encrypt(nonce, padded, None)


class Vapid:
    """This deployment, as push services know it."""

    def __init__(self, private_key: str, *, contact: str | None) -> None:
        self._key = ec.derive_private_key(int.from_bytes(from_base64url(private_key)), CURVE)
        self._contact = contact
        self.public_key = to_base64url(public_point(self._key))

    def header(self, endpoint: str) -> str:
        """The Authorization header for a push to `endpoint`."""
        return f"vapid t={self._token(endpoint)}, k={self.public_key}"

    def _token(self, endpoint: str) -> str:
        parts = urlsplit(endpoint)
        claims = {
            "aud": f"{parts.scheme}://{parts.netloc}",
            "exp": int((clock.now() + TOKEN_LIFE).timestamp()),
            **({"sub": self._contact} if self._contact else {}),
        }
        signed = f"{_json({'typ': 'JWT', 'alg': 'ES256'})}.{_json(claims)}"
        r, s = decode_dss_signature(self._key.sign(signed.encode(), ec.ECDSA(SHA256())))
        return f"{signed}.{to_base64url(r.to_bytes(32) + s.to_bytes(32))}"


def public_point(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The public half of `key`, 65 bytes."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def to_base64url(data: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """Base64url with or without padding; raises ValueError."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _json(value: Mapping[str, object]) -> str:
    return to_base64url(json.dumps(value, separators=(",", ":")).encode())


def _derive(secret: bytes, length: int, *, salt: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)
