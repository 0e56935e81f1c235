from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.accounts.models import Community
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.shares import Share
from backend.friendbank import queries, service
from backend.friendbank.figures import FEWEST, Standing, summarise
from backend.friendbank.models import CheckIn, CheckInAnswer, Friendship, Seat
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult
from tests.friendbank.making import make_place, make_teller
from tests.support.friends import make_friendship, make_proposal
from tests.support.statements import counted_statements

GROUPS = st.sampled_from(["a", "b", "c"])
STANDINGS = st.lists(
    st.builds(
        Standing,
        groups=st.frozensets(GROUPS, min_size=1, max_size=1),
        offered=st.booleans(),
        pleased=st.booleans(),
        matched=st.booleans(),
        lasted=st.none() | st.booleans(),
        waiting_days=st.none() | st.integers(0, 400),
    ),
    max_size=60,
)


@given(STANDINGS)
def test_nothing_is_told_about_a_handful(standings: list[Standing]) -> None:
    told = summarise(standings)

    hidden = [group for group in told if group.people is None]
    sizes = {group.group: sum(group.group in one.groups for one in standings) for group in told}
    for group in told:
        shares = [group.offered, group.pleased, group.matched, group.lasted]
        assert all(share is None or share.of >= FEWEST for share in shares)
        if group.people is None:
            assert shares == [None] * 4
            assert group.waiting_days is None
        else:
            assert group.people == sizes[group.group] >= FEWEST
    # From the total of all, nobody finds a hidden group by taking away the others.
    assert len(hidden) != 1 or len(told) == 1


@given(st.integers(10, 400).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_an_interval_holds_its_share(counted: tuple[int, int]) -> None:
    share = Share(*counted)
    low, high = share.interval

    assert 0 <= low <= share.value <= high <= 1
    assert high - low <= 2 * 1.96 / share.of**0.5


def test_the_interval_is_that_of_wilson() -> None:
    # Newcombe (1998), table I: 81 of 263, score method without continuity correction.
    low, high = Share(81, 263).interval

    assert [low, high] == pytest.approx([0.2553, 0.3662], abs=5e-5)


def _people(community: Community, number: int, gender: str) -> list[Actor]:
    return [make_teller(community=community, told={"gender": gender}) for _ in range(number)]


def test_what_happened_to_each_group(as_account: Callable[[str], Api], unit: UnitOfWork) -> None:
    start = clock.now()
    with unit():
        community = make_place()
        girls, boys = _people(community, 12, "girl"), _people(community, 10, "boy")
        coordinator = make_adult("coordinator", community=community)
        proposal = queries.find_proposal(make_proposal(girls[0], girls[1]))
        assert proposal
        for seat in session().query(Seat).filter_by(proposal_id=proposal.id):
            seat.pleased = True
        make_friendship(girls[2], girls[3])
        kept, doubted = make_friendship(girls[4], girls[5])[0], make_friendship(boys[0], boys[1])[0]
        for friendship in session().query(Friendship).filter(Friendship.id.in_((kept, doubted))):
            friendship.since = start - timedelta(days=29)
        _doubt(session().get_one(Friendship, doubted), boys[0])
        session().flush()

    answer = as_account(coordinator.id).get("/friendbank/figures?by=gender")

    boy, girl = answer.json["groups"]
    assert (boy["group"], boy["people"], girl["group"], girl["people"]) == ("boy", 10, "girl", 12)
    assert girl["offered"]["value"] == pytest.approx(2 / 12)
    assert girl["pleased"]["value"] == pytest.approx(2 / 12)
    assert girl["matched"]["value"] == pytest.approx(4 / 12)
    assert boy["matched"] == {
        "value": 0.2,
        "of": 10,
        "low": pytest.approx(0.0567, abs=1e-4),
        "high": pytest.approx(0.5098, abs=1e-4),
    }
    assert girl["lasted"] is None  # two people are no figure
    assert answer.json["by"] == "gender"
    with unit():
        lasted = {one.lasted for one in queries.list_standings(community.id, "gender") if one.groups == {"boy"}}
    assert lasted == {False, None}


def _doubt(friendship: Friendship, who: Actor) -> None:
    asked = CheckIn(
        proposal_id=friendship.proposal_id, community_id=friendship.community_id, week=2, due_at=clock.now()
    )
    session().add(asked)
    session().flush()
    session().add(CheckInAnswer(check_in_id=asked.id, account_id=who.id, met="no", go_on="no"))


@pytest.mark.parametrize(("by", "groups"), [("gender", {"not_told"}), ("language", {"da"}), ("age_band", {"15-17"})])
def test_everybody_counts_somewhere(unit: UnitOfWork, by: str, groups: set[str]) -> None:
    with unit():
        community = make_place()
        make_teller(community=community)
        make_teller(community=community, told={"interests": []})

        (standing,) = queries.list_standings(community.id, by)

        assert standing.groups == groups
        assert standing.waiting_days == 0


def test_figures_cost_the_same_however_many(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        counts = []
        for _ in range(2):
            for _ in range(3):
                make_teller(community=community)
            make_friendship(make_teller(community=community), make_teller(community=community))
            session().expire_all()
            with counted_statements() as statements:
                queries.list_standings(community.id, "language")
            counts.append(len(statements))
    assert counts[0] == counts[1]


def test_whoever_is_on_pause_does_not_wait(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        youth = make_teller(community=community)
        service.save_profile(actor=youth, changes={"paused": True})
        profile = queries.find_profile(youth.id)
        assert profile
        profile.looking_since = None

        (standing,) = queries.list_standings(community.id, "gender")

        assert standing.waiting_days is None
