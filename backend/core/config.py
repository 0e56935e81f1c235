"""Settings: read once from the environment, checked at start, never looked up elsewhere."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit


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
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()
