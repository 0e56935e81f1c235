"""Actors read from columns are the actors their accounts make, and have the rights of today."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.accounts import queries, signing_in
from backend.accounts.actors import actor_of, roles_in_force
from backend.accounts.capabilities import ADULT_ROLES, capabilities_of
from backend.accounts.models import KINDS, STATUSES, Account, AccountSession, RoleGrant
from backend.accounts.tokens import csrf_token_of, hash_token, new_token
from backend.core import clock
from backend.core.db import session
from tests.conftest import UnitOfWork
from tests.factories import add_identity, make_account, make_adult, make_community, make_token, make_youth

TODAY = date(2026, 11, 22)

days = st.integers(-1, 1).map(lambda number: TODAY + timedelta(days=number))
birthdays = st.dates(date(2002, 1, 1), TODAY)
people = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(KINDS),
        "status": st.sampled_from(STATUSES),
        "confirmed": st.booleans(),
        "birth_date": st.none() | birthdays,
        "grants": st.dictionaries(st.sampled_from(ADULT_ROLES), st.tuples(days, days), max_size=3),
    }
)


def _make_person(
    *,
    kind: str,
    status: str,
    confirmed: bool,
    birth_date: date | None,
    grants: dict[str, tuple[date, date]],
) -> Account:
    account = make_account(community=make_community(), kind=kind, status=status)
    if confirmed:
        add_identity(account, birth_date=birth_date)
    for role, (signed_on, until) in grants.items():
        grant = RoleGrant(account_id=account.id, role=role, screened_until=until, confidentiality_signed_on=signed_on)
        session().add(grant)
    session().flush()
    session().expire_all()
    return queries.get_account(account.id)


def _session_id(token: str) -> str:
    return session().query(AccountSession).filter_by(token_hash=hash_token(token)).one().id


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=people)
def test_columns_and_entities_make_the_same_actor(unit: UnitOfWork, facts: dict[str, object]) -> None:
    with clock.freeze("2026-11-22T12:00:00+01:00"), unit():
        account = _make_person(**facts)  # type: ignore[arg-type]
        token = make_token(account.id)
        expected = actor_of(account)

        assert queries.actors_by_id([account.id]) == {account.id: expected}
        assert expected.capabilities == capabilities_of(roles_in_force(account))
        session_id = _session_id(token)
        may_enter = account.status != "refused"
        found = queries.find_actor_by_session(session_id)
        assert found == (replace(expected, session_id=session_id) if may_enter else None)
        assert queries.list_lost_sessions([session_id]) == (set() if expected.capabilities else {session_id})


def test_several_roles_are_one_actor_with_all_their_rights(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        adult = make_adult("moderator", "organiser", community=community)
        make_youth(community=community)

        assert adult.capabilities == capabilities_of(["moderator", "organiser"])
        assert queries.list_actors_able_to(community.id, "moderation.work") == [adult]
        assert queries.actors_by_id([]) == {}


@pytest.mark.parametrize("name", ["ended_at", "expires_at"])
def test_a_session_that_ended_has_no_actor(unit: UnitOfWork, name: str) -> None:
    with unit():
        token, other = (make_token(make_youth(community=make_community()).id) for _ in range(2))
        session().query(AccountSession).filter_by(id=_session_id(token)).update({name: clock.now()})

        assert queries.find_actor_by_session(_session_id(token)) is None
        assert signing_in.find_actor(token, kind="token") is None
        assert queries.list_lost_sessions([_session_id(token), _session_id(other), "nothing"]) == {
            _session_id(token),
            "nothing",
        }


def test_a_token_is_no_cookie_and_a_cookie_brings_its_guard(unit: UnitOfWork) -> None:
    with unit():
        youth = make_youth(community=make_community())
        token = make_token(youth.id)
        _, cookie = signing_in.start_session(account_id=youth.id, kind="cookie", label="test")
        by_token, by_cookie = (
            signing_in.find_actor(secret, kind=kind) for secret, kind in ((token, "token"), (cookie, "cookie"))
        )

        assert by_token is not None
        assert (by_token.session_id, by_token.csrf_token) == (_session_id(token), None)
        assert by_cookie is not None
        assert (by_cookie.session_id, by_cookie.csrf_token) == (_session_id(cookie), csrf_token_of(cookie))
        for secret, kind in ((token, "cookie"), (cookie, "token"), (new_token(), "token")):
            assert signing_in.find_actor(secret, kind=kind) is None
