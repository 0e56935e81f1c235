"""Encrypting and signing as the standards say."""

from datetime import timedelta

import pytest
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.core import clock
from backend.notifications.webpush import Keys, Vapid, encrypt
from tests.support.pushservice import Browser, to_bytes, to_text, verified

NOON = "2026-11-20T12:00:00+01:00"
PRIVATE = to_text((123456789).to_bytes(32, "big"))

POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"


def private(number: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(to_bytes(number), "big"), ec.SECP256R1())


def test_the_example_of_the_standard() -> None:
    browser = Browser(private("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"), to_bytes("BTBZMqHH6r4Tts7J_aSIgg"))
    assert browser.keys["p256dh"] == POINT
    body = encrypt(
        b"When I grow up, I want to be a watermelon",
        Keys.read(**browser.keys),
        salt=to_bytes("DGv6ra1nlYgDCS1FRnbzlw"),
        private_key=private("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"),
    )
    assert to_text(body) == (
        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8w"
        "EqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
    )


@given(text=st.binary(max_size=400))
@settings(max_examples=50)
def test_only_its_browser_reads_it_and_its_length_tells_nothing(text: bytes) -> None:
    browser, other = Browser(), Browser()
    body = encrypt(text, Keys.read(**browser.keys), padded_to=400)
    assert browser.read(body) == text
    assert len(body) == len(encrypt(b"", Keys.read(**browser.keys), padded_to=400))
    with pytest.raises(InvalidTag):
        other.read(body)


def test_each_message_has_keys_of_its_own() -> None:
    keys = Keys.read(**Browser().keys)
    assert len({encrypt(b"Hej", keys) for _ in range(5)}) == 5


@pytest.mark.parametrize(
    ("p256dh", "auth"),
    [
        ("", to_text(bytes(16))),
        (to_text(b"\x04" + bytes(64)), to_text(bytes(16))),  # not on the curve
        (to_text(bytes(64)), to_text(bytes(16))),
        ("not base64!", to_text(bytes(16))),
        (POINT, to_text(bytes(15))),
        (POINT, "ø"),
    ],
)
def test_keys_that_are_none_are_refused(p256dh: str, auth: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Keys.read(p256dh, auth)


def test_a_push_service_can_tell_who_sends_and_for_how_long() -> None:
    vapid = Vapid(PRIVATE, contact="mailto:post@flok.example")
    with clock.freeze(NOON):
        header = vapid.header("https://push.example/some/where?x=1")
        claims, key = verified(header)
        assert key == vapid.public_key
        assert claims == {
            "aud": "https://push.example",
            "exp": int((clock.now() + timedelta(hours=12)).timestamp()),
            "sub": "mailto:post@flok.example",
        }
        assert "sub" not in verified(Vapid(PRIVATE, contact=None).header("https://push.example/"))[0]


def test_a_forged_signature_is_noticed() -> None:
    header = Vapid(PRIVATE, contact=None).header("https://push.example/")
    other = Vapid(to_text((987654321).to_bytes(32, "big")), contact=None)
    with pytest.raises(InvalidSignature):
        verified(header.split(", k=")[0] + f", k={other.public_key}")
