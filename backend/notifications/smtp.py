"""Handing a mail to the deployment's mail server, encrypted on the way."""

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import SplitResult, unquote, urlsplit

from backend.core.config import Settings

TIMEOUT_SECONDS = 15.0
PORTS = {"smtps": 465, "smtp": 587, "smtp+plain": 25}


class Refused(Exception):
    """The address does not exist, or wants nothing from us: it will not help to try again."""


_url: str | None = None
_sender = ""


def configure(settings: Settings) -> None:
    """Send through this deployment's mail server, if it has one."""
    global _url, _sender
    _url, _sender = settings.smtp_url, settings.mail_from or ""


def is_offered() -> bool:
    """Whether there is a mail server."""
    return _url is not None


def send(message: EmailMessage) -> None:
    """Send `message` from this deployment; raises Refused, or OSError when it should be tried again."""
    if _url is None:
        raise ConnectionError("no mail server is set")
    message["From"] = _sender
    with _connect(urlsplit(_url)) as server:
        try:
            server.send_message(message)
        except smtplib.SMTPRecipientsRefused as error:
            if all(500 <= code < 600 for code, _ in error.recipients.values()):
                raise Refused from error
            raise


def _connect(url: SplitResult) -> smtplib.SMTP:
    host, port = url.hostname or "", url.port or PORTS[url.scheme]
    context = ssl.create_default_context()
    if url.scheme == "smtps":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=context)
    else:
        server = smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)
    try:
        if url.scheme == "smtp":
            server.starttls(context=context)  # or nothing is sent: it raises where the server has no TLS
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
    except BaseException:
        server.close()
        raise
    return server
