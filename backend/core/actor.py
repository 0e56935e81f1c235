"""Whoever calls a use case."""

from dataclasses import dataclass, field

from .errors import Forbidden


class NotConfirmed(Forbidden):
    """The account waits for a coordinator."""

    code = "not_confirmed"
    text = {
        "da": "Du er ikke lukket ind endnu. En voksen siger til, når det er klart.",
        "en": "You're not let in yet. An adult will tell you when it's ready.",
    }


class Paused(Forbidden):
    """The account is kept out by a decision; why, and how to disagree, it can still read."""

    code = "paused"
    text = {
        "da": "Du kan ikke være med lige nu. Hvorfor, står under Mig. Dér kan du også sige fra.",
        "en": "You can't take part right now. Why stands under Me. You can disagree there, too.",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A signed-in account as the use cases see it: who, where, and what they may do right now."""

    id: str
    community_id: str
    kind: str
    status: str
    nickname: str
    language: str
    age: int | None = None
    age_band: str | None = None
    capabilities: frozenset[str] = field(default_factory=frozenset)
    session_id: str | None = None
    csrf_token: str | None = None

    # What Flask-Login asks of a signed-in person.
    is_authenticated = True
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        return self.id

    @property
    def is_adult(self) -> bool:
        return self.kind == "adult"

    def can(self, capability: str) -> bool:
        """Whether this actor holds `capability` at this moment."""
        return capability in self.capabilities

    def require(self, capability: str) -> None:
        """Raise Forbidden without `capability`."""
        if not self.can(capability):
            raise Forbidden

    def require_confirmed(self) -> None:
        """Raise NotConfirmed for an account that waits, Paused for one that is suspended."""
        if self.status == "suspended":
            raise Paused
        if self.status != "active":
            raise NotConfirmed
