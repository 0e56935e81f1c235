"""Calling others' servers: only known ones, only public addresses, no redirects, no lasting silence."""

import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from backend.core import outbound
from backend.core.outbound import NotAllowed, Unreachable, is_allowed, post, public_address
from backend.notifications.webpush import Vapid
from tests.support.certificates import make_certificate
from tests.support.pushservice import PushService, push_service, to_text

HOSTS = ("push.example", "*.push.example.org")
HEADERS = {"Authorization": Vapid(to_text(bytes(31) + b"\x07"), contact=None).header("http://127.0.0.1")}


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service() as running:
        yield running


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://push.example/a?b=c", True),
        ("https://PUSH.example/a", True),
        ("https://push.example:443/a", True),
        ("https://one.push.example.org/a", True),
        ("https://one.two.push.example.org/a", True),
        ("http://push.example/a", False),
        ("https://push.example:8443/a", False),
        ("https://push.example.evil.org/a", False),
        ("https://evilpush.example/a", False),
        ("https://push.example.org/a", False),
        ("https://evil.org/push.example", False),
        ("https://push.example@evil.org/", False),
        ("https://user:secret@push.example/", False),
        ("https://push.example:port/", False),
        ("https://[::1]/", False),
        ("https://[::1", False),
        ("https://127.0.0.1/", False),
        ("http://127.0.0.1:9/", False),
        ("file:///etc/passwd", False),
        ("//push.example/a", False),
        ("push.example", False),
        ("", False),
    ],
)
def test_which_addresses_we_call(url: str, allowed: bool) -> None:
    assert is_allowed(url, HOSTS) is allowed


def test_a_whole_origin_on_this_machine_may_be_allowed_for_tests() -> None:
    hosts = ("http://127.0.0.1:81",)
    assert is_allowed("http://127.0.0.1:81/a", hosts)
    for other in ("http://127.0.0.1:82/a", "https://127.0.0.1:81/a", "http://127.0.0.1:81@evil.org/"):
        assert not is_allowed(other, hosts)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.7",
        "::1",
        "fd00::1",
        "fe80::1",
        "::ffff:127.0.0.1",
        "100.64.0.1",
    ],
)
def test_a_known_name_with_an_inner_address_is_not_called(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    resolve_to(monkeypatch, "93.184.215.14", address)
    with pytest.raises(NotAllowed):
        post("https://push.example/a", b"", {}, hosts=HOSTS)


def test_the_address_that_was_checked_is_the_one_that_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve_to(monkeypatch, "93.184.215.14", "2606:2800:21f:cb07::1")
    assert public_address("push.example") == "93.184.215.14"


def test_a_name_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any, **_kwargs: Any) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(Unreachable):
        post("https://push.example/a", b"", {}, hosts=HOSTS)


def test_a_redirect_is_an_answer_and_is_not_followed(service: PushService) -> None:
    with push_service() as other:
        service.status, service.location = 307, other.endpoint()
        assert post(service.endpoint(), b"Hej", HEADERS, hosts=(service.origin,)) == 307
        assert (len(service.pushes), other.pushes) == (1, [])


def test_silence_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbound, "TIMEOUT_SECONDS", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        origin = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(Unreachable):
            post(f"{origin}/a", b"", {}, hosts=(origin,))


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        origin = f"http://127.0.0.1:{gone.getsockname()[1]}"
    with pytest.raises(Unreachable):
        post(f"{origin}/a", b"", {}, hosts=(origin,))


class TestEncryption:
    """A connection to a checked address still asks for the certificate of the name."""

    @pytest.fixture
    def secure(self, service: PushService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PushService:
        certificate, key = make_certificate(tmp_path)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        service.socket = context.wrap_socket(service.socket, server_side=True)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        return service

    def ask(self, name: str, service: PushService) -> int:
        connection = outbound._Pinned(name, "127.0.0.1")
        connection.port = service.server_port
        connection.request("POST", "/push/one", b"Hej", HEADERS)
        status = connection.getresponse().status
        connection.close()
        return status

    def test_the_right_name_is_served(self, secure: PushService) -> None:
        assert self.ask("localhost", secure) == 201

    def test_another_name_is_not(self, secure: PushService) -> None:
        with pytest.raises(ssl.SSLCertVerificationError):
            self.ask("push.example", secure)

    def test_nor_is_one_that_nobody_we_trust_has_signed(
        self, secure: PushService, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(ssl.SSLCertVerificationError):
            self.ask("localhost", secure)


def resolve_to(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443)) for address in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_kwargs: found)
