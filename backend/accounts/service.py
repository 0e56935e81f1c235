"""Use cases: inviting, joining, letting in, roles, suspension, blocks."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.db import after_commit, session
from backend.core.errors import Conflict, Invalid, NotFound
from moderation import audit
from moderation.sanctions import service as sanctions
from moderation.screening.verdict import Verdict

from . import naming, permissions, queries, signals
from .ages import CONSENT_AGE, age_band, age_on
from .models import Account, Block, Consent, Identity, Invitation, RoleGrant
from .tokens import hash_code, new_code

INVITATION_LIFE = timedelta(days=14)
CONSENT_VERSION = "2026-11"
# Outbox topics; their payload names the account.
JOINED, CONFIRMED = "accounts.joined", "accounts.confirmed"


class InvitationUnknown(NotFound):
    """The code was never made, or is used, revoked or too old: which, is nobody's business."""

    code = "invitation_unknown"
    text = {
        "da": "Koden passer ikke. Tjek den, eller bed om en ny.",
        "en": "That code doesn't fit. Check it, or ask for a new one.",
    }


class HandleTaken(Conflict):
    """Somebody signs in with this name already."""

    code = "handle_taken"
    text = {"da": "Det navn er taget. Prøv et andet.", "en": "That name is taken. Try another."}


class AlreadyDecided(Conflict):
    """The account is not waiting any more."""

    code = "already_decided"
    text = {"da": "Der er allerede taget stilling.", "en": "That has been decided already."}


def invite(*, actor: Actor, invites: str) -> tuple[Invitation, str]:
    """A single-use invitation and its code, which is shown once and never again; raises Forbidden."""
    permissions.require_may_invite(actor, invites)
    code = new_code()
    invitation = Invitation(
        community_id=actor.community_id,
        code_hash=hash_code(code),
        invites=invites,
        made_by_id=actor.id,
        expires_at=clock.now() + INVITATION_LIFE,
    )
    session().add(invitation)
    session().flush()
    return invitation, code


def revoke_invitation(*, actor: Actor, invitation_id: str) -> None:
    """Make an invitation useless; raises NotFound."""
    invitation = session().get(Invitation, invitation_id)
    if invitation is None or not permissions.can_see_invitation(actor, invitation):
        raise NotFound
    if invitation.status == "open":
        invitation.revoked_at = clock.now()


def join(*, code: str, password_hash: str, consent: dict[str, Any], **fields: str) -> Account:
    """Make a waiting account and use the code up; raises InvitationUnknown, HandleTaken, Invalid, Busy."""
    if consent["version"] != CONSENT_VERSION:
        raise Invalid(errors={"consent": {"version": [CONSENT_VERSION]}})
    invitation = queries.find_open_invitation(hash_code(code))
    if invitation is None:
        raise InvitationUnknown
    verdict = naming.read_nickname(
        fields["nickname"],
        kind=invitation.invites,
        language=fields["language"],
        community_id=invitation.community_id,
    )
    account = Account(
        community_id=invitation.community_id,
        kind=invitation.invites,
        password_hash=password_hash,
        invited_by_id=invitation.made_by_id,
        **fields,
    )
    _add_with_free_handle(account)
    _use_up(invitation, account)
    session().add(Consent(account_id=account.id, fact="own_yes", version=consent["version"], recorded_by_id=account.id))
    outbox.put(JOINED, {"account_id": account.id})
    session().flush()
    naming.raise_concern(account, verdict)
    return queries.get_account(account.id)


def confirm(
    *,
    actor: Actor,
    account_id: str,
    legal_name: str,
    birth_date: date | None,
    guardian_authorised: bool = False,
) -> Account:
    """Let a waiting person in, once a coordinator knows who they are.

    Raises Invalid for an age the community does not admit or a missing guardian (under 15: databeskyttelsesloven
    § 6), AlreadyDecided, NotFound, Forbidden.
    """
    account = queries.get_account(account_id)
    permissions.require_steward(actor, account, "accounts.confirm")
    facts = _facts_of_admission(account, birth_date, guardian_authorised=guardian_authorised)
    _decide(account, "active")
    session().add(
        Identity(account_id=account.id, legal_name=legal_name, birth_date=birth_date, confirmed_by_id=actor.id)
    )
    for fact in facts:
        session().add(Consent(account_id=account.id, fact=fact, version=CONSENT_VERSION, recorded_by_id=actor.id))
    audit.record(actor_id=actor.id, action="account.confirmed", subject=account.id)
    session().flush()
    session().refresh(account, ["identity"])
    outbox.put(CONFIRMED, {"account_id": account.id})
    return account


def refuse(*, actor: Actor, account_id: str, reason: str) -> None:
    """Turn a waiting person away; raises AlreadyDecided, NotFound, Forbidden."""
    account = queries.get_account(account_id)
    permissions.require_steward(actor, account, "accounts.confirm")
    _decide(account, "refused")
    audit.record(actor_id=actor.id, action="account.refused", subject=account.id, data={"reason": reason})
    _announce_loss(account.id)


def view_identity(*, actor: Actor, account_id: str, reason: str) -> Identity:
    """Who a person is by law; the look and its reason are kept. Raises NotFound, Forbidden."""
    account = queries.get_account(account_id)
    permissions.require_steward(actor, account, "accounts.confirm")
    if account.identity is None:
        raise NotFound
    audit.record(actor_id=actor.id, action="identity.viewed", subject=account.id, data={"reason": reason})
    return account.identity


def grant_role(
    *, actor: Actor, account_id: str, role: str, screened_until: date, confidentiality_signed_on: date
) -> Account:
    """Give an adult a role, or renew it; raises Invalid for a youth or dates out of order, NotFound, Forbidden."""
    account = queries.get_account(account_id)
    permissions.require_steward(actor, account, "accounts.manage")
    if account.kind != "adult":
        raise Invalid(errors={"role": ["adult"]})
    if not confidentiality_signed_on <= clock.today() <= screened_until:
        raise Invalid(errors={"screened_until": ["not_in_force"]})
    grant = next((held for held in account.roles if held.role == role), None)
    if grant is None:
        grant = RoleGrant(account_id=account.id, role=role)
        account.roles.append(grant)
    grant.screened_until, grant.confidentiality_signed_on = screened_until, confidentiality_signed_on
    grant.granted_by_id, grant.granted_at = actor.id, clock.now()
    audit.record(actor_id=actor.id, action="role.granted", subject=account.id, data={"role": role})
    session().flush()
    return account


def revoke_role(*, actor: Actor, account_id: str, role: str) -> None:
    """Take a role away at once; raises NotFound, Forbidden."""
    account = queries.get_account(account_id)
    permissions.require_steward(actor, account, "accounts.manage")
    session().execute(delete(RoleGrant).where(RoleGrant.account_id == account.id, RoleGrant.role == role))
    audit.record(actor_id=actor.id, action="role.revoked", subject=account.id, data={"role": role})
    _announce_loss(account.id)


def suspend_member(*, actor: Actor, account_id: str, reason: str) -> Account:
    """A coordinator shuts an account out for now; raises NotFound, Forbidden."""
    account = queries.get_account(account_id)
    permissions.require_steward(actor, account, "accounts.manage")
    suspend(by_id=actor.id, account_id=account_id, reason=reason)
    sanctions.leave_to_hand(account_id=account_id)
    return account


def suspend(*, by_id: str, account_id: str, reason: str) -> bool:
    """Shut an account out, for a decision already taken; whether it was in. Raises NotFound."""
    account = queries.get_account(account_id)
    changed = _change_status(account, "active", "suspended")
    if changed:
        audit.record(actor_id=by_id, action="account.suspended", subject=account.id, data={"reason": reason})
        _announce_loss(account.id)
    return changed


def lift_suspension(*, actor: Actor, account_id: str) -> None:
    """Let a suspended account in again; raises NotFound, Forbidden."""
    account = queries.get_account(account_id)
    permissions.require_steward(actor, account, "accounts.manage")
    sanctions.lift_those_on(account_id=account_id, by_id=actor.id)
    restore(by_id=actor.id, account_id=account_id)


def restore(*, by_id: str | None, account_id: str) -> None:
    """Let a suspended account in again, for a decision already taken; raises NotFound."""
    if _change_status(queries.get_account(account_id), "suspended", "active"):
        audit.record(actor_id=by_id, action="account.restored", subject=account_id)


def change_me(*, actor: Actor, **fields: str) -> Account:
    """Change how one appears and in which language one reads; raises NicknameRefused, Busy."""
    account = queries.get_account(actor.id)
    renamed = fields.get("nickname", account.nickname) != account.nickname
    verdict = _read_new_name(account, fields["nickname"]) if renamed else None
    for name, value in fields.items():
        setattr(account, name, value)
    session().flush()
    if verdict:
        naming.raise_concern(account, verdict)
    return account


def block(*, actor: Actor, account_id: str) -> None:
    """Want nothing to do with somebody; silent and repeatable. Raises NotFound."""
    other = queries.get_member(actor, account_id)
    if other.id == actor.id:
        raise NotFound
    if session().get(Block, (actor.id, other.id)) is None:
        entry = Block(blocker_id=actor.id, blocked_id=other.id)
        session().add(entry)
        session().flush()
        after_commit(lambda: signals.blocked.send(entry))


def unblock(*, actor: Actor, account_id: str) -> None:
    """Take a block back; repeatable."""
    entry = session().get(Block, (actor.id, account_id))
    if entry is not None:
        session().delete(entry)
        session().flush()
        after_commit(lambda: signals.unblocked.send(entry))


def _read_new_name(account: Account, nickname: str) -> Verdict:
    return naming.read_nickname(
        nickname, kind=account.kind, language=account.language, community_id=account.community_id
    )


def _facts_of_admission(account: Account, birth_date: date | None, *, guardian_authorised: bool) -> list[str]:
    if account.kind == "adult":
        return ["legal_basis"]
    if birth_date is None:
        raise Invalid(errors={"birth_date": ["required"]})
    age = age_on(clock.today(), birth_date)
    if age_band(age) is None:
        raise Invalid(errors={"birth_date": ["age"]})
    if age >= CONSENT_AGE:
        return ["legal_basis"]
    if not account.community.admits_under_15:
        raise Invalid(errors={"birth_date": ["age"]})
    if not guardian_authorised:
        raise Invalid(errors={"guardian_authorised": ["required"]})
    return ["legal_basis", "guardian"]


def _decide(account: Account, status: str) -> None:
    if not _change_status(account, "pending", status):
        raise AlreadyDecided


def _change_status(account: Account, before: str, after: str) -> bool:
    """Guarded, so that of two coordinators deciding at once only one does."""
    changed = session().scalar(
        update(Account)
        .where(Account.id == account.id, Account.status == before)
        .values(status=after)
        .returning(Account.id)
    )
    return changed is not None


def _add_with_free_handle(account: Account) -> None:
    try:
        with session().begin_nested():
            session().add(account)
    except IntegrityError as error:
        raise HandleTaken from error


def _use_up(invitation: Invitation, account: Account) -> None:
    used = session().scalar(
        update(Invitation)
        .where(Invitation.id == invitation.id, Invitation.used_at.is_(None), Invitation.revoked_at.is_(None))
        .values(used_at=clock.now(), used_by_id=account.id)
        .returning(Invitation.id)
    )
    if used is None:
        raise InvitationUnknown


def _announce_loss(account_id: str) -> None:
    after_commit(lambda: signals.rights_lost.send(account_id))
