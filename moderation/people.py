"""What moderation asks about people. It knows their ids only; whoever knows them answers."""

from collections.abc import Collection, Mapping
from typing import Protocol


class Directory(Protocol):
    """Somebody who knows the people behind the ids."""

    def able_to(self, community_id: str, capability: str) -> Collection[str]:
        """Everybody in the community who holds `capability` at this moment."""

    def nicknames(self, account_ids: Collection[str]) -> Mapping[str, str]:
        """What people call each of these; who is gone is left out."""

    def languages(self, account_ids: Collection[str]) -> Mapping[str, str]:
        """The language each of these uses Flok in; who is gone is left out."""

    def shut_out(self, account_id: str, *, by_id: str) -> bool:
        """Keep somebody from taking part; whether they could until now."""

    def let_in(self, account_id: str, *, by_id: str | None) -> None:
        """Let somebody take part again who was shut out."""


_directory: Directory | None = None


def install(directory: Directory) -> None:
    """Ask `directory` from now on."""
    global _directory
    _directory = directory


def able_to(community_id: str, capability: str) -> frozenset[str]:
    """Everybody in the community who holds `capability` at this moment."""
    return frozenset(_asked().able_to(community_id, capability))


def nicknames(account_ids: Collection[str]) -> Mapping[str, str]:
    """What people call each of these; who is gone is left out."""
    return _asked().nicknames(account_ids)


def languages(account_ids: Collection[str]) -> Mapping[str, str]:
    """The language each of these uses Flok in; who is gone is left out."""
    return _asked().languages(account_ids)


def shut_out(account_id: str, *, by_id: str) -> bool:
    """Keep somebody from taking part; whether they could until now."""
    return _asked().shut_out(account_id, by_id=by_id)


def let_in(account_id: str, *, by_id: str | None) -> None:
    """Let somebody take part again who was shut out."""
    _asked().let_in(account_id, by_id=by_id)


def _asked() -> Directory:
    if _directory is None:
        raise RuntimeError("nobody has told moderation who knows the people")
    return _directory
