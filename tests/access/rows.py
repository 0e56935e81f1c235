"""A row of the table: who may do something (`yes`, with `status`), and what all others get (`no`)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.support.world import World

YOUTHS = "nor sne peer stranger"
ROLES = "referrer moderator matchmaker organiser coordinator"
FAR = "far_referrer far_moderator far_matchmaker far_organiser far_coordinator"
EVERYBODY = f"{YOUTHS} {ROLES} second_moderator {FAR} lapsed member"
CHATTERS = f"{YOUTHS} moderator second_moderator organiser coordinator far_moderator far_organiser far_coordinator"
OUTSIDE = ("nobody", "waiting", "suspended")
Body = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Who may, and what the others get; `mixed` gives single people an answer of their own."""

    yes: str = ""
    status: int = 200
    no: int = 404
    body: Callable[[World], Body] | None = None
    mixed: tuple[tuple[str, int], ...] = ()
    pending: bool = False
    public: bool = False
    path: tuple[tuple[str, str], ...] = ()
    picture: bool = False

    def expected(self, name: str) -> int:
        if self.public:
            return self.status
        if name == "nobody":
            return 401
        if name in {"waiting", "suspended"}:
            return self.status if self.pending else dict(self.mixed).get(name, 403)
        if name in self.yes.split():
            return self.status
        return dict(self.mixed).get(name, self.no)
