"""Reads about people; what a feature may ask of accounts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import joinedload, selectinload

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.pagination import Page, Window, paginate

from .ages import age_band, age_on
from .capabilities import CAPABILITIES, YOUTH, capabilities_of
from .models import Account, AccountSession, Block, Community, Identity, Invitation, RoleGrant


def actor_of(account: Account, session_id: str | None = None, csrf_token: str | None = None) -> Actor:
    """`account` (with community, identity and roles loaded) as an actor with the rights it has right now."""
    age = age_of(account)
    return Actor(
        id=account.id,
        community_id=account.community_id,
        kind=account.kind,
        status=account.status,
        nickname=account.nickname,
        language=account.language,
        age=age,
        age_band=age_band(age) if age is not None and account.kind == "youth" else None,
        capabilities=capabilities_of(roles_in_force(account)),
        session_id=session_id,
        csrf_token=csrf_token,
    )


def age_of(account: Account) -> int | None:
    """Years lived today, or None before a coordinator has confirmed a birth date."""
    if account.identity is None or account.identity.birth_date is None:
        return None
    return age_on(clock.today(), account.identity.birth_date)


def roles_in_force(account: Account) -> list[str]:
    """The roles that count today: none unless active, a youth's within the ages, an adult's while screened."""
    if account.status != "active":
        return []
    if account.kind == "youth":
        age = age_of(account)
        return [YOUTH] if age is not None and age_band(age) else []
    return [grant.role for grant in account.roles if _in_date(grant)]


def find_actor_by_session(session_id: str, *, csrf_token: str | None = None) -> Actor | None:
    """The actor behind a session that has not ended, or None."""
    row = session().execute(_open_sessions().where(AccountSession.id == session_id)).one_or_none()
    return actor_of(row.Account, session_id, csrf_token) if row else None


def find_session_by_token(token_hash: str) -> AccountSession | None:
    """The open session a token belongs to, or None."""
    return session().scalar(select(AccountSession).where(AccountSession.token_hash == token_hash, _is_open()))


def list_lost_sessions(session_ids: Collection[str]) -> set[str]:
    """Those of `session_ids` that no longer let anybody in."""
    if not session_ids:
        return set()
    rows = session().execute(_open_sessions().where(AccountSession.id.in_(session_ids))).all()
    alive = {row.AccountSession.id for row in rows if roles_in_force(row.Account)}
    return set(session_ids) - alive


def list_sessions(actor: Actor, window: Window) -> Page[AccountSession]:
    """The actor's own open sessions, newest first."""
    mine = select(AccountSession).where(AccountSession.account_id == actor.id, _is_open())
    return paginate(mine, window, key=[AccountSession.created_at, AccountSession.id], descending=True)


def get_account(account_id: str) -> Account:
    """One account with everything needed to make an actor of it; raises NotFound."""
    account = session().scalar(_whole_accounts().where(Account.id == account_id))
    if account is None:
        raise NotFound
    return account


def get_member(actor: Actor, account_id: str) -> Account:
    """An account of the actor's own community; raises NotFound."""
    account = get_account(account_id)
    if account.community_id != actor.community_id:
        raise NotFound
    return account


def people_by_id(account_ids: Iterable[str]) -> Mapping[str, Account]:
    """Accounts by id, in one query; for showing people beside what they wrote or share."""
    wanted = set(account_ids)
    if not wanted:
        return {}
    rows = session().scalars(select(Account).where(Account.id.in_(wanted)))
    return {account.id: account for account in rows}


def actors_by_id(account_ids: Iterable[str]) -> Mapping[str, Actor]:
    """Accounts as actors, in a fixed number of queries; for rules that need ages and rights."""
    rows = session().scalars(_whole_accounts().where(Account.id.in_(set(account_ids))))
    return {account.id: actor_of(account) for account in rows}


def list_actors_able_to(community_id: str, capability: str) -> Sequence[Actor]:
    """Everybody in the community who holds `capability` today."""
    roles = [role for role, granted in CAPABILITIES.items() if capability in granted]
    candidates = _whole_accounts().where(Account.community_id == community_id, Account.status == "active")
    if YOUTH in roles:
        candidates = candidates.where(or_(Account.kind == "youth", _has_role(roles)))
    else:
        candidates = candidates.where(_has_role(roles))
    actors = [actor_of(account) for account in session().scalars(candidates.order_by(Account.id))]
    return [actor for actor in actors if actor.can(capability)]


def list_blocked_either_way(account_id: str) -> set[str]:
    """Everybody this account has blocked or is blocked by."""
    rows = session().execute(
        select(Block.blocker_id, Block.blocked_id).where(
            or_(Block.blocker_id == account_id, Block.blocked_id == account_id)
        )
    )
    return {other for pair in rows for other in pair} - {account_id}


def list_blocked_pairs(community_id: str) -> set[frozenset[str]]:
    """Every blocked pair of a community, whoever blocked whom."""
    rows = session().execute(
        select(Block.blocker_id, Block.blocked_id)
        .join(Account, Account.id == Block.blocker_id)
        .where(Account.community_id == community_id)
    )
    return {frozenset(pair) for pair in rows}


def is_blocked_between(one_id: str, other_id: str) -> bool:
    """Whether either has blocked the other."""
    either = or_(
        and_(Block.blocker_id == one_id, Block.blocked_id == other_id),
        and_(Block.blocker_id == other_id, Block.blocked_id == one_id),
    )
    return session().scalar(select(Block.blocker_id).where(either).limit(1)) is not None


def list_blocks(actor: Actor, window: Window) -> Page[Block]:
    """The people the actor has blocked, newest first."""
    mine = select(Block).where(Block.blocker_id == actor.id)
    return paginate(mine, window, key=[Block.since, Block.blocked_id], descending=True)


def find_open_invitation(code_hash: str) -> Invitation | None:
    """The invitation a code opens today, with its community, or None."""
    found = session().scalar(
        select(Invitation).options(joinedload(Invitation.community)).where(Invitation.code_hash == code_hash)
    )
    return found if found and found.status == "open" else None


def list_invitations(actor: Actor, window: Window) -> Page[Invitation]:
    """A coordinator sees the community's invitations, a referrer their own; newest first."""
    visible = select(Invitation).where(Invitation.community_id == actor.community_id)
    if not actor.can("accounts.invite"):
        visible = visible.where(Invitation.made_by_id == actor.id)
    return paginate(visible, window, key=[Invitation.created_at, Invitation.id], descending=True)


def list_accounts(actor: Actor, status: str, window: Window) -> Page[Account]:
    """The accounts of the actor's community with this status, oldest first."""
    here = _whole_accounts().where(Account.community_id == actor.community_id, Account.status == status)
    return paginate(here, window, key=[Account.created_at, Account.id])


def find_community(name: str) -> Community | None:
    """The community of this name, or None."""
    return session().scalar(select(Community).where(Community.name == name))


def find_identity(account_id: str) -> Identity | None:
    """Who an account is by law, or None before it is confirmed."""
    return session().get(Identity, account_id)


def _whole_accounts() -> Select[Account]:
    return select(Account).options(
        joinedload(Account.community), joinedload(Account.identity), selectinload(Account.roles)
    )


def _open_sessions() -> Select[AccountSession, Account]:
    return (
        select(AccountSession, Account)
        .join(Account, Account.id == AccountSession.account_id)
        .where(_is_open(), Account.status.in_(("pending", "active")))
        .options(joinedload(Account.community), joinedload(Account.identity), selectinload(Account.roles))
    )


def _is_open() -> ColumnElement[bool]:
    return and_(AccountSession.ended_at.is_(None), AccountSession.expires_at > clock.now())


def _has_role(roles: Sequence[str]) -> ColumnElement[bool]:
    return Account.id.in_(select(RoleGrant.account_id).where(RoleGrant.role.in_(roles)))


def _in_date(grant: RoleGrant) -> bool:
    today: date = clock.today()
    return grant.confidentiality_signed_on <= today <= grant.screened_until
