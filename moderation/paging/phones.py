"""The service of this deployment that rings telephones, where it has one."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from backend.core.config import Settings


@dataclass(frozen=True, slots=True)
class Pager:
    """Where pages are posted, the only host that is called for it, and where answers come back to."""

    url: str
    hosts: tuple[str, ...]
    home: str


_pager: Pager | None = None


def configure(settings: Settings) -> None:
    """Ring telephones through this deployment's service, or not at all where it has none."""
    global _pager
    url = settings.pager_url
    _pager = Pager(url, (_origin(url),), settings.public_url) if url else None


def pager() -> Pager | None:
    """The service that rings telephones, or None."""
    return _pager


def are_possible() -> bool:
    """Whether any telephone can be rung."""
    return _pager is not None


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"http://{parts.netloc}" if parts.scheme == "http" else parts.hostname or ""
