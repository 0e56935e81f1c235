"""Answers what moderation asks about people."""

from collections.abc import Collection, Mapping

from . import queries, service


class Accounts:
    """The people of this program, as moderation's directory."""

    def able_to(self, community_id: str, capability: str) -> Collection[str]:
        """Everybody in the community who holds `capability` at this moment."""
        return [actor.id for actor in queries.list_actors_able_to(community_id, capability)]

    def nicknames(self, account_ids: Collection[str]) -> Mapping[str, str]:
        """What people call each of these; who is gone is left out."""
        return {account_id: found.nickname for account_id, found in queries.people_by_id(account_ids).items()}

    def languages(self, account_ids: Collection[str]) -> Mapping[str, str]:
        """The language each of these uses Flok in; who is gone is left out."""
        return {account_id: found.language for account_id, found in queries.people_by_id(account_ids).items()}

    def shut_out(self, account_id: str, *, by_id: str) -> bool:
        """Keep somebody from taking part; whether they could until now."""
        return service.suspend(by_id=by_id, account_id=account_id, reason="moderation")

    def let_in(self, account_id: str, *, by_id: str | None) -> None:
        """Let somebody take part again who was shut out."""
        service.restore(by_id=by_id, account_id=account_id)
