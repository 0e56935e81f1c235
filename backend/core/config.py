"""Settings: read once from the environment, checked at start, never looked up elsewhere."""

import base64
import os
import re
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

# The push services of the browsers people have: Chrome and its relatives, Firefox, Safari, Edge.
PUSH_HOSTS = "fcm.googleapis.com,*.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com"
P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


class BadSetting(Exception):
    """A setting cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a deployment may choose. See docs/operations.md for each name."""

    data: Path
    database_url: str
    redis_url: str | None
    secret_key: str
    audit_key: str
    host: str
    port: int
    public_url: str
    tasks: str
    log_level: str
    metrics_token: str | None
    proxies: int
    vapid_private_key: str
    push_hosts: tuple[str, ...]
    smtp_url: str | None
    mail_from: str | None
    pager_url: str | None = None
    lines: str = "direct"
    writer: str = "batching"
    messages_per_minute: int = 120
    max_body_bytes: int = 64 * 1024
    max_frame_bytes: int = 64 * 1024

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Self:
        """Read and check the settings; raises BadSetting."""
        data = Path(environ.get("FLOK_DATA", "var")).resolve()
        data.mkdir(parents=True, exist_ok=True)
        port = _number("PORT", environ.get("PORT", "8000"), most=65535)
        host = environ.get("HOST", "127.0.0.1")
        return cls(
            data=data,
            database_url=_database(environ.get("DATABASE_URL") or f"sqlite:///{data / 'flok.db'}"),
            redis_url=environ.get("REDIS_URL") or None,
            secret_key=_key(environ, "SECRET_KEY", data / "secret-key"),
            audit_key=_key(environ, "AUDIT_KEY", data / "audit-key"),
            host=host,
            port=port,
            public_url=_url(environ.get("PUBLIC_URL") or f"http://{host}:{port}"),
            tasks=_one_of("TASKS", environ.get("TASKS", "inside"), {"inside", "separate"}),
            log_level=_one_of("LOG_LEVEL", environ.get("LOG_LEVEL", "info"), {"debug", "info", "warning"}),
            metrics_token=environ.get("METRICS_TOKEN") or None,
            proxies=_number("PROXIES", environ.get("PROXIES", "0"), most=5),
            vapid_private_key=_vapid_key(environ, data / "vapid-key"),
            push_hosts=_push_hosts(environ.get("PUSH_HOSTS") or PUSH_HOSTS),
            smtp_url=_smtp_url(environ.get("SMTP_URL")),
            mail_from=_mail_from(environ),
            pager_url=_pager_url(environ.get("PAGER_URL")),
            writer=_one_of("WRITER", environ.get("WRITER", "batching"), {"batching", "plain"}),
            lines=_one_of("SOCKETS", environ.get("SOCKETS", "direct"), {"direct", "plain"}),
            messages_per_minute=_number(
                "MESSAGES_PER_MINUTE", environ.get("MESSAGES_PER_MINUTE", "120"), most=1_000_000
            ),
        )

    @property
    def secure_cookies(self) -> bool:
        return self.public_url.startswith("https://")


def _number(name: str, text: str, *, most: int) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > most:
        raise BadSetting(f"{name} must be a number from 0 to {most}, not {text!r}")
    return int(text)


def _database(url: str) -> str:
    url = url.replace("postgres://", "postgresql://", 1)
    if url.startswith("postgresql://"):
        url = url.replace("postgresql://", "postgresql+psycopg://", 1)
    if not url.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise BadSetting("DATABASE_URL must be sqlite:///FILE or postgresql://...")
    return url


def _url(text: str) -> str:
    if urlsplit(text).scheme not in {"http", "https"}:
        raise BadSetting(f"PUBLIC_URL must begin with http:// or https://, not {text!r}")
    return text.rstrip("/")


def _one_of(name: str, value: str, allowed: set[str]) -> str:
    if value not in allowed:
        raise BadSetting(f"{name} must be one of {sorted(allowed)}, not {value!r}")
    return value


def _key(environ: Mapping[str, str], name: str, file: Path) -> str:
    """A key from the environment, else one made on first start and kept beside the database."""
    if value := environ.get(name):
        if len(value) < 32:
            raise BadSetting(f"{name} must have at least 32 characters")
        return value
    return _kept(file, lambda: secrets.token_urlsafe(48))


def _kept(file: Path, make: Callable[[], str]) -> str:
    """What `file` says, made on first start; of several processes that start at once, one makes it for all."""
    if not file.exists():
        draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
        draft.touch(mode=0o600)
        draft.write_text(make())
        with suppress(FileExistsError):
            file.hardlink_to(draft)
        draft.unlink()
    return file.read_text()


def _vapid_key(environ: Mapping[str, str], file: Path) -> str:
    key = environ.get("VAPID_PRIVATE_KEY") or _kept(file, _new_vapid_key)
    try:
        number = int.from_bytes(base64.urlsafe_b64decode(key.strip() + "=" * (-len(key.strip()) % 4)))
    except ValueError:
        number = 0
    if not 0 < number < P256_ORDER:
        raise BadSetting("VAPID_PRIVATE_KEY must be a private key of the curve P-256: 32 bytes in base64url")
    return key.strip()


def _new_vapid_key() -> str:
    number = secrets.randbelow(P256_ORDER - 1) + 1
    return base64.urlsafe_b64encode(number.to_bytes(32)).decode().rstrip("=")


def _push_hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(host.strip().lower() for host in text.split(",") if host.strip())
    for host in hosts:
        if not re.fullmatch(r"(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+|http://127\.0\.0\.1:\d+", host):
            raise BadSetting(f"PUSH_HOSTS must be host names, *.host names, or http://127.0.0.1:PORT, not {host!r}")
    return hosts


def _smtp_url(url: str | None) -> str | None:
    if not url:
        return None
    parts = urlsplit(url)
    here = parts.scheme == "smtp+plain" and parts.hostname in {"127.0.0.1", "localhost"}
    if not parts.hostname or not (here or parts.scheme in {"smtp", "smtps"}):
        raise BadSetting("SMTP_URL must begin with smtps:// or smtp://; smtp+plain:// is for this machine only")
    return url


def _mail_from(environ: Mapping[str, str]) -> str | None:
    sender = environ.get("MAIL_FROM") or None
    needed = sender or environ.get("SMTP_URL")
    if needed and "@" not in (sender or ""):
        raise BadSetting("MAIL_FROM must be an address, and be there when SMTP_URL is")
    return sender


def _pager_url(url: str | None) -> str | None:
    if not url:
        return None
    if not re.fullmatch(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(/\S*)?|http://127\.0\.0\.1:\d+(/\S*)?", url):
        raise BadSetting("PAGER_URL must begin with https:// and a host name, or be http://127.0.0.1:PORT")
    return url
