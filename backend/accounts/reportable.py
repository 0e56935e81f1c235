"""What of a person can be reported: how they present themself."""

from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from moderation.kinds import ReportableKind, Snapshot

from . import queries
from .models import Account

NEUTRAL_NICKNAME = "Flok"


def snapshot(actor: Actor, account_id: str) -> Snapshot:
    """A nickname somebody of the own community uses; raises NotFound."""
    queries.get_member(actor, account_id)
    return freeze(account_id)


def freeze(account_id: str) -> Snapshot:
    """The nickname as it is now; raises NotFound."""
    account = session().get(Account, account_id)
    if account is None:
        raise NotFound
    return Snapshot(
        community_id=account.community_id,
        author_id=account.id,
        author=account.nickname,
        text=account.nickname,
        parties=frozenset({account.id}),
    )


def rename(account_id: str, _moderator_id: str) -> None:
    """Take a hurtful nickname away; its owner can choose another."""
    queries.get_account(account_id).nickname = NEUTRAL_NICKNAME
    session().flush()


KINDS = (
    ReportableKind(
        name="accounts.profile",
        snapshot=snapshot,
        freeze=freeze,
        actions={"rename": rename},
    ),
)
