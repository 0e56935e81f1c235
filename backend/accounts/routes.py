"""REST: invitations, joining, one's own account and blocks, and what a coordinator does."""

from typing import Any

from flask import current_app

from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.core.errors import NotFound
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

from . import passwords, queries, schemas, service, views
from .capabilities import ADULT_ROLES
from .models import Identity, Invitation
from .tokens import hash_code

blueprint = ApiBlueprint("accounts")
endpoint = blueprint.endpoint


@endpoint("POST", "/invitations/look-up", body=schemas.LookUp(), returns=schemas.InvitationFound(), public=True)
def look_up_invitation(body: dict[str, Any]) -> Invitation:
    """What a code opens."""
    invitation = queries.find_open_invitation(hash_code(body["code"]))
    if invitation is None:
        raise service.InvitationUnknown
    return invitation


@endpoint(
    "POST",
    "/accounts",
    body=schemas.NewAccount(),
    returns=schemas.MeSchema(),
    status=201,
    public=True,
    own_units=True,
)
def join(body: dict[str, Any]) -> dict[str, Any]:
    """Join with a code; the account waits until a coordinator confirms it."""
    password_hash = passwords.hash_password(body.pop("password"))
    with unit_of_work():
        return views.me(service.join(password_hash=password_hash, **body))


@endpoint("POST", "/invitations", body=schemas.NewInvitation(), returns=schemas.InvitationMade(), status=201)
def invite(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Make a single-use invitation."""
    invitation, code = service.invite(actor=actor, **body)
    return views.invitation_made(invitation, code, current_app.extensions["flok"].public_url)


@endpoint("GET", "/invitations", query=PageQuery(), returns=page_of(schemas.InvitationSchema))
def list_invitations(actor: Actor, window: Window) -> Page[Invitation]:
    """The invitations one may see."""
    actor.require("accounts.invite_youth")
    return queries.list_invitations(actor, window)


@endpoint("DELETE", "/invitations/<key:invitation_id>", status=204)
def revoke_invitation(actor: Actor, invitation_id: str) -> None:
    """Make an invitation useless."""
    service.revoke_invitation(actor=actor, invitation_id=invitation_id)


@endpoint("GET", "/me", returns=schemas.MeSchema(), pending=True)
def show_me(actor: Actor) -> dict[str, Any]:
    """One's own account."""
    return views.me(queries.get_account(actor.id))


@endpoint("PATCH", "/me", body=schemas.ChangeMe(), returns=schemas.MeSchema())
def change_me(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Change nickname, avatar, tone or language."""
    return views.me(service.change_me(actor=actor, **body))


@endpoint("GET", "/blocks", query=PageQuery(), returns=page_of(schemas.BlockSchema))
def list_blocks(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """The people one has blocked."""
    return queries.list_blocks(actor, window).map(views.blocks)


@endpoint("PUT", "/blocks/<key:account_id>", status=204)
def block(actor: Actor, account_id: str) -> None:
    """Block somebody; they are not told."""
    service.block(actor=actor, account_id=account_id)


@endpoint("DELETE", "/blocks/<key:account_id>", status=204)
def unblock(actor: Actor, account_id: str) -> None:
    """Take a block back."""
    service.unblock(actor=actor, account_id=account_id)


@endpoint("GET", "/accounts", query=schemas.AccountsQuery(), returns=page_of(schemas.AccountCard))
def list_accounts(actor: Actor, window: Window, query: dict[str, Any]) -> Page[dict[str, Any]]:
    """The accounts of one's community with a status."""
    actor.require("accounts.confirm")
    return queries.list_accounts(actor, query["status"], window).map(views.cards)


@endpoint(
    "POST",
    "/accounts/<key:account_id>/confirmation",
    body=schemas.Confirmation(),
    returns=schemas.AccountCard(),
)
def confirm(actor: Actor, account_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Let a waiting person in."""
    return views.card(service.confirm(actor=actor, account_id=account_id, **body))


@endpoint("POST", "/accounts/<key:account_id>/refusal", body=schemas.GivenReason(), status=204)
def refuse(actor: Actor, account_id: str, body: dict[str, Any]) -> None:
    """Turn a waiting person away."""
    service.refuse(actor=actor, account_id=account_id, **body)


@endpoint(
    "POST",
    "/accounts/<key:account_id>/identity-views",
    body=schemas.GivenReason(),
    returns=schemas.IdentitySchema(),
    status=201,
)
def view_identity(actor: Actor, account_id: str, body: dict[str, Any]) -> Identity:
    """See who a person is by law; the look is logged with its reason."""
    return service.view_identity(actor=actor, account_id=account_id, **body)


@endpoint(
    "PUT",
    "/accounts/<key:account_id>/roles/<key:role>",
    body=schemas.GrantRole(),
    returns=schemas.AccountCard(),
)
def grant_role(actor: Actor, account_id: str, role: str, body: dict[str, Any]) -> dict[str, Any]:
    """Give an adult a role, or renew it."""
    _require_known(role)
    return views.card(service.grant_role(actor=actor, account_id=account_id, role=role, **body))


@endpoint("DELETE", "/accounts/<key:account_id>/roles/<key:role>", status=204)
def revoke_role(actor: Actor, account_id: str, role: str) -> None:
    """Take a role away at once."""
    _require_known(role)
    service.revoke_role(actor=actor, account_id=account_id, role=role)


@endpoint(
    "POST",
    "/accounts/<key:account_id>/suspension",
    body=schemas.GivenReason(),
    returns=schemas.AccountCard(),
)
def suspend(actor: Actor, account_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Shut an account out for now."""
    return views.card(service.suspend_member(actor=actor, account_id=account_id, **body))


@endpoint("DELETE", "/accounts/<key:account_id>/suspension", status=204)
def lift_suspension(actor: Actor, account_id: str) -> None:
    """Let a suspended account in again."""
    service.lift_suspension(actor=actor, account_id=account_id)


def _require_known(role: str) -> None:
    if role not in ADULT_ROLES:
        raise NotFound
