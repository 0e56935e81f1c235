"""A mail server on this machine: keeps what it is sent, and refuses whom it is told to."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from tests.support.ports import free_port

USER, PASSWORD = "flok", "p@ss:word/1"


class MailServer:
    """What came, and what is to be answered to recipients."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.senders: list[str] = []
        self.answers: dict[str, str] = {}
        self.port = 0

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802  # its name is its verb
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  # likewise
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append(mail)
        self.senders.append(envelope.mail_from)
        return "250 OK"


def words(mail: EmailMessage, kind: str = "plain") -> str:
    """What a mail says in one of its two forms."""
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


@contextmanager
def mail_server(
    *, certificate: tuple[Path, Path] | None = None, implicit_tls: bool = False, login: bool = False
) -> Iterator[MailServer]:
    """A server for the block: plain, with STARTTLS once there is a certificate, or TLS from the first byte."""
    server, context = MailServer(), None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
    rules: dict[str, Any] = {} if implicit_tls else {"tls_context": context}
    if login:
        # It knows TLS from the first byte only as no TLS at all, so there it cannot insist on signing in.
        rules |= {
            "authenticator": _authenticate,
            "auth_require_tls": not implicit_tls,
            "auth_required": not implicit_tls,
        }
    controller = Controller(
        server,
        hostname="127.0.0.1",
        port=free_port(),
        ssl_context=context if implicit_tls else None,
        **rules,
    )
    controller.start()
    server.port = controller.port
    try:
        yield server
    finally:
        controller.stop()


def _authenticate(_server: Any, _session: Any, _envelope: Any, _mechanism: str, data: Any) -> AuthResult:
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)  # the server answers
