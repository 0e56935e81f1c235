"""Who takes shifts, proposes rules and stops them: truth tables of pure facts."""

import pytest

from backend.accounts.capabilities import ADULT_ROLES, CAPABILITIES, YOUTH
from backend.core.actor import Actor
from backend.core.errors import Forbidden, NotFound
from backend.crew.rules import permissions as rules
from backend.crew.rules.models import Rule
from backend.crew.rules.outcome import is_carried, quorum_of
from backend.crew.shifts import permissions as shifts
from backend.crew.shifts.models import Offer, Shift


def _actor(role: str | None, *, account_id: str = "a", community_id: str = "c", age: int | None = None) -> Actor:
    kind = "youth" if role == YOUTH or age else "adult"
    able = CAPABILITIES[role] if role else frozenset()
    facts = {"id": account_id, "community_id": community_id, "kind": kind, "status": "active"}
    return Actor(**facts, nickname="N", language="da", age=age, capabilities=able)


@pytest.mark.parametrize("role", [*ADULT_ROLES, YOUTH, None])
@pytest.mark.parametrize("is_member", [True, False])
def test_who_takes_shifts(role: str | None, is_member: bool) -> None:
    expected = role in ("moderator", "organiser", "coordinator") or (role == YOUTH and is_member)
    assert shifts.can_take(_actor(role), is_member=is_member) is expected


@pytest.mark.parametrize("role", [*ADULT_ROLES, YOUTH, None])
def test_who_lays_out_proposes_votes_and_vetoes(role: str | None) -> None:
    def may(require: object, **facts: bool) -> bool:
        try:
            require(_actor(role), **facts)  # type: ignore[operator]
        except Forbidden:
            return False
        return True

    assert may(shifts.require_layer) is (role in ("organiser", "coordinator"))
    assert may(rules.require_proposer, is_member=False) is (role in ("organiser", "coordinator"))
    assert may(rules.require_proposer, is_member=True) is (role in ("organiser", "coordinator", YOUTH))
    assert may(rules.require_voter) is (role == YOUTH)
    assert may(rules.require_veto) is (role == "coordinator")


@pytest.mark.parametrize(
    ("people", "safe"),
    [
        ([], True),
        ([(YOUTH, 19)], True),
        ([(YOUTH, 17)], False),
        ([(YOUTH, 17), (YOUTH, 19)], False),
        ([(YOUTH, 17), ("organiser", None)], False),  # who would be alone with each other
        ([(YOUTH, 17), ("organiser", None), (YOUTH, 19)], True),
        ([(YOUTH, 17), ("organiser", None), ("moderator", None)], True),
        ([(YOUTH, 17), (YOUTH, 15), (YOUTH, 19)], False),
        ([(YOUTH, 17), ("organiser", None), (None, None)], False),  # nobody knows whether the third may come
        ([(YOUTH, 17), (None, None)], False),  # an adult whose screening has run out
        ([("moderator", None)], True),
    ],
)
def test_what_is_safe(people: list[tuple[str | None, int | None]], safe: bool) -> None:
    assert shifts.is_safe(_actor(role, age=age) for role, age in people) is safe


@pytest.mark.parametrize("community_id", ["c", "other"])
def test_a_shift_of_another_house_is_not_there(community_id: str) -> None:
    shift = Shift(community_id="c")
    if community_id == "c":
        assert shifts.require_shift(_actor(YOUTH), shift) is shift
    else:
        with pytest.raises(NotFound):
            shifts.require_shift(_actor(YOUTH, community_id=community_id), shift)


@pytest.mark.parametrize(("account_id", "sees"), [("a", True), ("b", True), ("x", False)])
def test_an_offer_is_between_two(account_id: str, sees: bool) -> None:
    offer = Offer(from_id="a", to_id="b")
    if sees:
        assert shifts.require_offer(_actor(YOUTH, account_id=account_id), offer) is offer
    else:
        with pytest.raises(NotFound):
            shifts.require_offer(_actor(YOUTH, account_id=account_id), offer)


@pytest.mark.parametrize("state", ["voting", "in_force", "fell", "vetoed", "replaced", "withdrawn"])
@pytest.mark.parametrize("is_blocked", [True, False])
@pytest.mark.parametrize("role", [YOUTH, "organiser", None])
def test_who_sees_a_rule(state: str, is_blocked: bool, role: str | None) -> None:
    rule = Rule(community_id="c", author_id="b", state=state, hidden_at=None)
    across = state == "voting" and is_blocked and role == YOUTH
    expected = role is not None and state != "withdrawn" and not across
    assert rules.can_see(_actor(role), rule, {"b"} if is_blocked else set()) is expected
    assert not rules.can_see(_actor(role, community_id="other"), rule, set())


@pytest.mark.parametrize(("voters", "quorum"), [(0, 5), (20, 5), (21, 6), (40, 10), (41, 11)])
def test_how_many_must_vote(voters: int, quorum: int) -> None:
    assert quorum_of(voters) == quorum


@pytest.mark.parametrize(
    ("yes", "no", "carried"), [(5, 0, True), (3, 2, True), (4, 0, False), (3, 3, False), (2, 4, False)]
)
def test_what_is_carried(yes: int, no: int, carried: bool) -> None:
    assert is_carried({"yes": yes, "no": no}, 5) is carried
