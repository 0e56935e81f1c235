"""Reads about people; what a feature may ask of accounts."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import ColumnElement, CompoundSelect, Select, and_, bindparam, or_, select, union
from sqlalchemy.orm import joinedload, selectinload

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import run, session
from backend.core.errors import NotFound
from backend.core.lists import among
from backend.core.pagination import Page, Window, paginate

from .actors import PEOPLE, SIGNED_IN, actors_in, actors_signed_in, sessions_with_rights
from .capabilities import CAPABILITIES, YOUTH
from .models import Account, AccountSession, Block, Community, Identity, Invitation, RoleGrant

# Prepared once, because building a statement costs more than running it.
_BY_SESSION = SIGNED_IN.where(among(AccountSession.id, "session_ids"))
_BY_TOKEN = SIGNED_IN.where(
    AccountSession.token_hash == bindparam("token_hash"), AccountSession.kind == bindparam("kind")
)
_ACTORS = PEOPLE.where(among(Account.id, "account_ids"))
_ACCOUNTS = select(Account).where(among(Account.id, "account_ids"))


def find_actor_by_session(session_id: str) -> Actor | None:
    """The actor behind a session that has not ended, or None."""
    return actors_signed_in(run(_BY_SESSION, session_ids=[session_id], now=clock.now())).get(session_id)


def find_actors_by_session(session_ids: Collection[str]) -> Mapping[str, Actor]:
    """The actors behind those of these sessions that have not ended, by session."""
    return actors_signed_in(run(_BY_SESSION, session_ids=list(session_ids), now=clock.now()))


def find_actor_by_token(token_hash: str, *, kind: str) -> Actor | None:
    """The actor whose open session of this kind a token belongs to, or None."""
    found = actors_signed_in(run(_BY_TOKEN, token_hash=token_hash, kind=kind, now=clock.now()))
    return next(iter(found.values()), None)


def list_lost_sessions(session_ids: Collection[str]) -> set[str]:
    """Those of `session_ids` that no longer let anybody in."""
    found = run(_BY_SESSION, session_ids=list(session_ids), now=clock.now())
    return set(session_ids) - sessions_with_rights(found)


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
    return {account.id: account for account in session().scalars(_ACCOUNTS, {"account_ids": list(wanted)})}


def actors_by_id(account_ids: Iterable[str]) -> Mapping[str, Actor]:
    """Accounts as actors, in one query; for rules that need ages and rights."""
    return actors_in(run(_ACTORS, account_ids=list(set(account_ids))))


def list_actors_able_to(community_id: str, capability: str) -> Sequence[Actor]:
    """Everybody in the community who holds `capability` today."""
    roles = [role for role, granted in CAPABILITIES.items() if capability in granted]
    candidates = PEOPLE.where(Account.community_id == community_id, Account.status == "active")
    if YOUTH in roles:
        candidates = candidates.where(or_(Account.kind == "youth", _has_role(roles)))
    else:
        candidates = candidates.where(_has_role(roles))
    actors = actors_in(run(candidates.order_by(Account.id)))
    return [actor for actor in actors.values() if actor.can(capability)]


def list_blocked_either_way(account_id: str) -> set[str]:
    """Everybody this account has blocked or is blocked by."""
    rows = session().execute(
        select(Block.blocker_id, Block.blocked_id).where(
            or_(Block.blocker_id == account_id, Block.blocked_id == account_id)
        )
    )
    return {other for pair in rows for other in pair} - {account_id}


def list_blocked_pairs(community_id: str, among: Collection[str] | None = None) -> set[frozenset[str]]:
    """Every blocked pair of a community, or only `among` these accounts, whoever blocked whom."""
    blocks = select(Block.blocker_id, Block.blocked_id).join(Account, Account.id == Block.blocker_id)
    chosen = [Account.community_id == community_id]
    if among is not None:
        chosen += [Block.blocker_id.in_(among), Block.blocked_id.in_(among)]
    return {frozenset(pair) for pair in session().execute(blocks.where(*chosen))}


def select_known_to(account_id: str) -> CompoundSelect[str]:
    """A query for whom an adult must not decide about: themself, whom they invited or let in, and across a block."""
    return union(
        select(Account.id).where(Account.id == account_id),
        select(Invitation.used_by_id).where(Invitation.made_by_id == account_id, Invitation.used_by_id.is_not(None)),
        select(Identity.account_id).where(Identity.confirmed_by_id == account_id),
        select(Block.blocked_id).where(Block.blocker_id == account_id),
        select(Block.blocker_id).where(Block.blocked_id == account_id),
    )


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


def _is_open() -> ColumnElement[bool]:
    return and_(AccountSession.ended_at.is_(None), AccountSession.expires_at > clock.now())


def _has_role(roles: Sequence[str]) -> ColumnElement[bool]:
    return Account.id.in_(select(RoleGrant.account_id).where(RoleGrant.role.in_(roles)))
