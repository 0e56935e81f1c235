"""Tables: communities, accounts and their identity, roles, consents, invitations, sessions, blocks."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from backend.core import clock
from backend.core.db import ID_LENGTH, Base
from backend.core.ids import new_id

AVATARS = ("blad", "boelge", "drage", "roset", "skaal", "stjerne")
TONES = ("beet", "carrot", "lamp", "parsley", "enamel", "plum")
KINDS = ("youth", "adult")
STATUSES = ("pending", "active", "suspended", "refused")


def _key() -> Mapped[str]:
    return mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)


def _account(*, nullable: bool = False, index: bool = False) -> Mapped[str]:
    return mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), nullable=nullable, index=index)


class Community(Base):
    """A municipality or partnership; nothing of one is visible in another."""

    __tablename__ = "accounts_communities"

    id: Mapped[str] = _key()
    name: Mapped[str] = mapped_column(unique=True)
    admits_under_15: Mapped[bool] = mapped_column(default=False)
    areas: Mapped[list[str]] = mapped_column(default=list)


class Account(Base):
    """A person as the others see them: a nickname and a drawn avatar."""

    __tablename__ = "accounts"
    __table_args__ = (
        CheckConstraint("kind IN ('youth', 'adult')", "kind"),
        CheckConstraint("status IN ('pending', 'active', 'suspended', 'refused')", "status"),
        Index("ix_accounts_community_status", "community_id", "status", "created_at", "id"),
    )

    id: Mapped[str] = _key()
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"))
    handle: Mapped[str] = mapped_column(unique=True)
    nickname: Mapped[str]
    avatar: Mapped[str]
    tone: Mapped[str]
    kind: Mapped[str]
    status: Mapped[str] = mapped_column(default="pending")
    language: Mapped[str]
    password_hash: Mapped[str]
    invited_by_id: Mapped[str | None] = _account(nullable=True)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    community: Mapped[Community] = relationship(lazy="raise")
    identity: Mapped["Identity | None"] = relationship(lazy="raise", foreign_keys="Identity.account_id")
    roles: Mapped[list["RoleGrant"]] = relationship(
        lazy="raise", foreign_keys="RoleGrant.account_id", order_by="RoleGrant.role"
    )


class Identity(Base):
    """Who a person is by law; only the own community's coordinators see it, and every look is logged."""

    __tablename__ = "accounts_identities"

    account_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True)
    legal_name: Mapped[str]
    birth_date: Mapped[date | None]
    confirmed_by_id: Mapped[str] = _account()
    confirmed_at: Mapped[datetime] = mapped_column(default=clock.now)


class RoleGrant(Base):
    """A role of an adult, in force while screening is in date and confidentiality is signed."""

    __tablename__ = "accounts_roles"
    __table_args__ = (UniqueConstraint("account_id", "role"),)

    id: Mapped[str] = _key()
    account_id: Mapped[str] = _account()
    role: Mapped[str] = mapped_column(index=True)
    screened_until: Mapped[date]
    confidentiality_signed_on: Mapped[date]
    granted_by_id: Mapped[str | None] = _account(nullable=True)
    granted_at: Mapped[datetime] = mapped_column(default=clock.now)


class Consent(Base):
    """One of three separate facts: the legal basis, the youth's own yes, a guardian's authorisation."""

    __tablename__ = "accounts_consents"
    __table_args__ = (CheckConstraint("fact IN ('legal_basis', 'own_yes', 'guardian')", "fact"),)

    id: Mapped[str] = _key()
    account_id: Mapped[str] = _account(index=True)
    fact: Mapped[str]
    version: Mapped[str]
    recorded_by_id: Mapped[str] = _account()
    given_at: Mapped[datetime] = mapped_column(default=clock.now)
    withdrawn_at: Mapped[datetime | None]


class Invitation(Base):
    """A single-use code; only its hash is kept."""

    __tablename__ = "accounts_invitations"
    __table_args__ = (CheckConstraint("invites IN ('youth', 'adult')", "invites"),)

    id: Mapped[str] = _key()
    community_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts_communities.id"), index=True)
    code_hash: Mapped[str] = mapped_column(unique=True)
    invites: Mapped[str]
    made_by_id: Mapped[str] = _account(index=True)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
    used_by_id: Mapped[str | None] = _account(nullable=True)

    community: Mapped[Community] = relationship(lazy="raise")

    @property
    def status(self) -> str:
        """One of open, used, expired, revoked."""
        if self.used_at:
            return "used"
        if self.revoked_at:
            return "revoked"
        return "expired" if self.expires_at <= clock.now() else "open"


class AccountSession(Base):
    """A signed-in device: a bearer token or a cookie, kept as a hash."""

    __tablename__ = "accounts_sessions"
    __table_args__ = (CheckConstraint("kind IN ('token', 'cookie')", "kind"),)

    id: Mapped[str] = _key()
    account_id: Mapped[str] = _account(index=True)
    token_hash: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    label: Mapped[str]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    last_used_at: Mapped[datetime] = mapped_column(default=clock.now)
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Block(Base):
    """One person wants nothing to do with another; the other is never told."""

    __tablename__ = "accounts_blocks"

    blocker_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True)
    blocked_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("accounts.id"), primary_key=True, index=True)
    since: Mapped[datetime] = mapped_column(default=clock.now)
