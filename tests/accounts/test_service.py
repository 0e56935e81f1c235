from datetime import date, timedelta

import pytest

from backend.accounts import queries, service
from backend.accounts.actors import actor_of
from backend.accounts.models import Account, Consent, Invitation
from backend.accounts.service import AlreadyDecided, HandleTaken, InvitationUnknown
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, Invalid, NotFound
from moderation.models import AuditEntry
from tests.conftest import UnitOfWork
from tests.factories import actor, make_account, make_adult, make_community, make_youth

YES = {"version": service.CONSENT_VERSION, "yes": True}
LOOKS = {"nickname": "Nor", "avatar": "drage", "tone": "plum", "language": "da"}


def _join(code: str, handle: str = "nor") -> Account:
    return service.join(code=code, handle=handle, password_hash="!", consent=YES, **LOOKS)


def _coordinator(*, admits_under_15: bool = False) -> Actor:
    return make_adult("coordinator", community=make_community(admits_under_15=admits_under_15))


def _years_ago(years: int) -> date:
    return clock.today().replace(year=clock.today().year - years, day=1)


def test_a_code_lets_one_person_wait_at_the_door(unit: UnitOfWork) -> None:
    with unit():
        coordinator = _coordinator()
        invitation, code = service.invite(actor=coordinator, invites="youth")
        account = _join(code)

        assert (account.status, account.kind, account.community_id) == (
            "pending",
            "youth",
            coordinator.community_id,
        )
        assert invitation.used_by_id == account.id
        assert actor_of(account).capabilities == frozenset()
        with pytest.raises(InvitationUnknown):
            _join(code, handle="another")


def test_a_code_is_read_however_it_is_typed(unit: UnitOfWork) -> None:
    with unit():
        _, code = service.invite(actor=_coordinator(), invites="youth")

        assert _join(f" {code.lower().replace('-', ' ')} ").status == "pending"


@pytest.mark.parametrize("spoil", ["expire", "revoke"])
def test_a_spoiled_code_is_as_unknown_as_one_never_made(unit: UnitOfWork, spoil: str) -> None:
    with unit():
        coordinator = _coordinator()
        invitation, code = service.invite(actor=coordinator, invites="youth")
        if spoil == "revoke":
            service.revoke_invitation(actor=coordinator, invitation_id=invitation.id)
        else:
            invitation.expires_at = clock.now()
        session().flush()

        with pytest.raises(InvitationUnknown):
            _join(code)
        with pytest.raises(InvitationUnknown):
            _join("AAAAA-AAAAA")


def test_a_taken_name_costs_nobody_their_code(unit: UnitOfWork) -> None:
    with unit():
        coordinator = _coordinator()
        make_account(community=make_community(), handle="nor")
        _, code = service.invite(actor=coordinator, invites="youth")

        with pytest.raises(HandleTaken):
            _join(code, handle="nor")
        assert _join(code, handle="nor2").handle == "nor2"


def test_a_referrer_invites_youths_only(unit: UnitOfWork) -> None:
    with unit():
        referrer = make_adult("referrer", community=make_community())

        assert service.invite(actor=referrer, invites="youth")[0].invites == "youth"
        with pytest.raises(Forbidden):
            service.invite(actor=referrer, invites="adult")
        with pytest.raises(Forbidden):
            service.invite(actor=make_youth(community=make_community()), invites="youth")


def test_a_referrer_cannot_revoke_what_somebody_else_made(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        coordinator = make_adult("coordinator", community=community)
        invitation, _ = service.invite(actor=coordinator, invites="youth")

        with pytest.raises(NotFound):
            service.revoke_invitation(actor=make_adult("referrer", community=community), invitation_id=invitation.id)
        assert session().get_one(Invitation, invitation.id).status == "open"


def test_confirming_opens_everything_and_leaves_a_trace(unit: UnitOfWork) -> None:
    with unit():
        coordinator = _coordinator()
        _, code = service.invite(actor=coordinator, invites="youth")
        account = _join(code)

        service.confirm(actor=coordinator, account_id=account.id, legal_name="Nora Opdigtet", birth_date=_years_ago(16))

        youth = actor(account.id)
        assert (youth.status, youth.age_band) == ("active", "15-17")
        assert youth.can("chat.write")
        facts = session().query(Consent.fact).filter_by(account_id=account.id).order_by(Consent.fact).all()
        assert [fact for (fact,) in facts] == ["legal_basis", "own_yes"]
        assert session().query(AuditEntry).filter_by(action="account.confirmed", subject=account.id).count() == 1
        with pytest.raises(AlreadyDecided):
            service.confirm(
                actor=coordinator,
                account_id=account.id,
                legal_name="Nora Opdigtet",
                birth_date=_years_ago(16),
            )


@pytest.mark.parametrize(
    ("age", "admits", "guardian", "let_in"),
    [
        (12, True, True, False),
        (13, True, True, True),
        (13, True, False, False),
        (14, False, True, False),
        (15, False, False, True),
        (22, False, False, True),
        (23, False, False, False),
    ],
)
def test_who_may_be_let_in(unit: UnitOfWork, age: int, admits: bool, guardian: bool, let_in: bool) -> None:
    with unit():
        coordinator = _coordinator(admits_under_15=admits)
        waiting = make_account(community=queries.get_account(coordinator.id).community, status="pending")

        def confirm() -> Account:
            return service.confirm(
                actor=coordinator,
                account_id=waiting.id,
                legal_name="Nora Opdigtet",
                birth_date=_years_ago(age),
                guardian_authorised=guardian,
            )

        if let_in:
            assert confirm().status == "active"
        else:
            with pytest.raises(Invalid):
                confirm()
            assert queries.get_account(waiting.id).status == "pending"


def test_nobody_of_another_community_is_within_reach(unit: UnitOfWork) -> None:
    with unit():
        stranger, waiting = _coordinator(), make_account(community=make_community(), status="pending")

        for attempt in (
            lambda: service.confirm(
                actor=stranger, account_id=waiting.id, legal_name="Nora Opdigtet", birth_date=_years_ago(16)
            ),
            lambda: service.refuse(actor=stranger, account_id=waiting.id, reason="nej tak"),
            lambda: service.view_identity(actor=stranger, account_id=waiting.id, reason="nysgerrig"),
            lambda: service.suspend_member(actor=stranger, account_id=waiting.id, reason="nysgerrig"),
            lambda: service.block(actor=stranger, account_id=waiting.id),
        ):
            with pytest.raises(NotFound):
                attempt()


def test_a_role_counts_only_while_screening_is_in_date(unit: UnitOfWork) -> None:
    with unit():
        moderator = make_adult("moderator", community=make_community())
        assert moderator.can("moderation.work")

        with clock.freeze(clock.now() + timedelta(days=365)):
            assert actor(moderator.id).can("moderation.work")
        with clock.freeze(clock.now() + timedelta(days=366)):
            assert actor(moderator.id).capabilities == frozenset()


def test_a_youth_never_holds_an_adults_role_and_nobody_grants_themself_one(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        coordinator = make_adult("coordinator", community=community)
        dates = {"screened_until": clock.today(), "confidentiality_signed_on": clock.today()}
        youth = make_youth(community=community)

        with pytest.raises(Invalid):
            service.grant_role(actor=coordinator, account_id=youth.id, role="moderator", **dates)
        with pytest.raises(NotFound):
            service.grant_role(actor=coordinator, account_id=coordinator.id, role="moderator", **dates)


def test_suspension_takes_every_right_and_can_be_lifted(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        coordinator, youth = make_adult("coordinator", community=community), make_youth(community=community)

        service.suspend_member(actor=coordinator, account_id=youth.id, reason="vi skal lige tale sammen")
        assert actor(youth.id).capabilities == frozenset()

        service.lift_suspension(actor=coordinator, account_id=youth.id)
        assert actor(youth.id).can("chat.write")


def test_turning_twenty_three_closes_the_door_without_a_decision(unit: UnitOfWork) -> None:
    with unit():
        youth = make_youth(community=make_community(), age=22)
        assert youth.can("events.take_part")

        with clock.freeze(clock.now() + timedelta(days=366)):
            assert actor(youth.id).capabilities == frozenset()


def test_blocking_is_silent_repeatable_and_counts_both_ways(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        one, other, third = (make_youth(community=community) for _ in range(3))

        service.block(actor=one, account_id=other.id)
        service.block(actor=one, account_id=other.id)
        session().flush()

        assert queries.is_blocked_between(one.id, other.id)
        assert queries.is_blocked_between(other.id, one.id)
        assert queries.list_blocked_either_way(other.id) == {one.id}
        assert queries.list_blocked_either_way(third.id) == set()

        service.unblock(actor=one, account_id=other.id)
        assert not queries.is_blocked_between(one.id, other.id)


def test_every_look_at_an_identity_is_kept_with_its_reason(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        coordinator, youth = make_adult("coordinator", community=community), make_youth(community=community)

        identity = service.view_identity(actor=coordinator, account_id=youth.id, reason="skal ringe til hjemmet")

        assert identity.legal_name == "Ida Opdigtet"
        entry = session().query(AuditEntry).filter_by(action="identity.viewed").one()
        assert (entry.actor_id, entry.subject, entry.data) == (
            coordinator.id,
            youth.id,
            {"reason": "skal ringe til hjemmet"},
        )
