"""Who may do what to whom among accounts."""

from backend.core.actor import Actor
from backend.core.errors import Forbidden, NotFound

from .models import Account, Invitation


def may_invite(actor: Actor, invites: str) -> bool:
    """A coordinator invites anybody, a referrer only youths."""
    return actor.can("accounts.invite") or (invites == "youth" and actor.can("accounts.invite_youth"))


def require_may_invite(actor: Actor, invites: str) -> None:
    """Raise Forbidden unless the actor may invite this kind of person."""
    if not may_invite(actor, invites):
        raise Forbidden


def can_see_invitation(actor: Actor, invitation: Invitation) -> bool:
    """The community's coordinators see all its invitations, a referrer their own."""
    if actor.community_id != invitation.community_id:
        return False
    return actor.can("accounts.invite") or invitation.made_by_id == actor.id


def require_steward(actor: Actor, account: Account, capability: str) -> None:
    """Raise Forbidden without `capability`, NotFound for an account of another community or the actor's own.

    Nobody confirms, grants or suspends themself.
    """
    actor.require(capability)
    if account.community_id != actor.community_id or account.id == actor.id:
        raise NotFound
