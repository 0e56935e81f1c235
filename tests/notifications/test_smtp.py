"""Mail goes encrypted to the deployment's server, or not at all; against real servers."""

import smtplib
import ssl
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import quote

import pytest

from backend.core.config import Settings
from backend.notifications import smtp
from tests.support.certificates import make_certificate
from tests.support.mailserver import PASSWORD, USER, MailServer, mail_server

LOGIN = f"{USER}:{quote(PASSWORD, safe='')}"


@pytest.fixture(autouse=True)
def nothing_set() -> Iterator[None]:
    yield
    smtp._url, smtp._sender = None, ""


@pytest.fixture
def certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    made = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(made[0]))
    return made


def configure(tmp_path: Path, url: str) -> None:
    environ = {"FLOK_DATA": str(tmp_path), "SMTP_URL": url, "MAIL_FROM": "Flok <post@flok.example>"}
    smtp.configure(Settings.from_environment(environ))


def letter(to: str = "nor@example.org") -> EmailMessage:
    message = EmailMessage()
    message["To"], message["Subject"] = to, "Hej"
    message.set_content("Hej æøå")
    return message


def received(server: MailServer) -> list[tuple[str, str, str]]:
    return [(mail["From"], mail["To"], mail.get_content().strip()) for mail in server.mails]


SENT = [("Flok <post@flok.example>", "nor@example.org", "Hej æøå")]


def test_on_this_machine_without_encryption(tmp_path: Path) -> None:
    with mail_server() as server:
        configure(tmp_path, f"smtp+plain://127.0.0.1:{server.port}")
        smtp.send(letter())
        assert received(server) == SENT
        assert server.senders == ["post@flok.example"]


def test_encrypted_once_connected_and_signed_in(tmp_path: Path, certificate: tuple[Path, Path]) -> None:
    with mail_server(certificate=certificate, login=True) as server:
        configure(tmp_path, f"smtp://{LOGIN}@localhost:{server.port}")
        smtp.send(letter())
        assert received(server) == SENT


def test_encrypted_from_the_first_byte(tmp_path: Path, certificate: tuple[Path, Path]) -> None:
    with mail_server(certificate=certificate, implicit_tls=True, login=True) as server:
        configure(tmp_path, f"smtps://{LOGIN}@localhost:{server.port}")
        smtp.send(letter())
        assert received(server) == SENT


def test_a_server_without_encryption_gets_nothing(tmp_path: Path) -> None:
    with mail_server() as server:
        configure(tmp_path, f"smtp://localhost:{server.port}")
        with pytest.raises(smtplib.SMTPNotSupportedError):
            smtp.send(letter())
        assert server.mails == []


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_nor_does_one_with_a_certificate_nobody_trusts(
    tmp_path: Path, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    with mail_server(certificate=certificate, implicit_tls=scheme == "smtps") as server:
        configure(tmp_path, f"{scheme}://localhost:{server.port}")
        with pytest.raises(ssl.SSLCertVerificationError):
            smtp.send(letter())
        assert server.mails == []


def test_a_wrong_password_is_an_error_to_be_tried_again(tmp_path: Path, certificate: tuple[Path, Path]) -> None:
    with mail_server(certificate=certificate, login=True) as server:
        configure(tmp_path, f"smtp://{USER}:wrong@localhost:{server.port}")
        with pytest.raises(smtplib.SMTPAuthenticationError):
            smtp.send(letter())


@pytest.mark.parametrize(
    ("answer", "error"), [("550 no such", smtp.Refused), ("451 later", smtplib.SMTPRecipientsRefused)]
)
def test_an_address_that_is_refused_for_good_or_for_now(tmp_path: Path, answer: str, error: type[Exception]) -> None:
    with mail_server() as server:
        server.answers["nor@example.org"] = answer
        configure(tmp_path, f"smtp+plain://127.0.0.1:{server.port}")
        with pytest.raises(error):
            smtp.send(letter())


def test_without_a_server_nothing_is_offered(tmp_path: Path) -> None:
    smtp.configure(Settings.from_environment({"FLOK_DATA": str(tmp_path)}))
    assert not smtp.is_offered()
    with pytest.raises(OSError, match="no mail server"):
        smtp.send(letter())
