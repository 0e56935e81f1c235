from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from backend.accounts import service as accounts
from backend.accounts.models import Community
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.friendbank import service, views
from tests.conftest import Api, UnitOfWork
from tests.factories import make_youth
from tests.friendbank.making import make_place, make_teller
from tests.support.friends import make_draft, make_proposal

AsAccount = Callable[[str], Api]
MONDAY = "2026-11-23T12:00:00+01:00"
FAR = "roskilde-viby"


@pytest.fixture
def community(unit: UnitOfWork) -> Community:
    with unit():
        made = make_place()
        made.areas = [*made.areas, FAR]
        session().flush()
        return made


def _crowd(community: Community, number: int, **told: Any) -> list[Actor]:
    return [make_teller(community=community, told=told) for _ in range(number)]


def _seen(youth: Actor) -> dict[str, Any]:
    """What the outlook says, short: its levers as limit and band."""
    shown = views.outlook(youth)
    levers = [(lever["limit"], lever["opens"]) for lever in shown["levers"]]
    return {
        "state": shown["state"],
        "partners": shown["partners"],
        "reason": shown["reason"]["code"],
        "levers": levers,
    }


def _waiting(partners: str, reason: str, *levers: tuple[str, str]) -> dict[str, Any]:
    return {"state": "waiting", "partners": partners, "reason": reason, "levers": list(levers)}


def _still(state: str) -> dict[str, Any]:
    return {"state": state, "partners": None, "reason": state, "levers": []}


def test_the_whole_answer(as_account: AsAccount, unit: UnitOfWork, community: Community) -> None:
    with clock.freeze(MONDAY):
        with unit():
            me = make_teller(community=community, told={"times": ["weekday_evening"]})
            _crowd(community, 2)
        clock.advance(timedelta(days=3))
        answer = as_account(me.id).get("/friendbank/outlook").json

    every_time = ["weekday_afternoon", "weekday_evening", "weekend_day", "weekend_evening"]
    assert answer == {
        "state": "waiting",
        "looking_since": "2026-11-23T11:00:00Z",
        "waiting_days": 3,
        "partners": "none",
        "reason": {
            "code": "own_limits",
            "text": "Lige nu er der ingen, der passer med alt det, du har valgt. Det siger ikke noget om dig.",
        },
        "levers": [
            {
                "limit": "times",
                "opens": "few",
                "text": "Sig ja til alle tider, så er der nogle få flere.",
                "changes": {"times": every_time},
            }
        ],
    }


@pytest.mark.parametrize(
    ("others", "seen"),
    [
        (0, _waiting("none", "nobody_yet")),
        (1, _waiting("few", "few_fit")),
        (4, _waiting("few", "few_fit")),
        (5, _waiting("some", "some_fit")),
    ],
)
def test_counts_are_told_in_bands(unit: UnitOfWork, community: Community, others: int, seen: dict[str, Any]) -> None:
    with unit():
        me = make_teller(community=community)
        _crowd(community, others)

        assert _seen(me) == seen


@pytest.mark.parametrize(
    ("mine", "theirs", "lever"),
    [
        ({"times": ["weekday_evening"]}, {}, ("times", "some")),
        ({"together": "group"}, {}, ("together", "some")),
        ({"gender": "girl", "only_gender": True}, {"gender": "boy"}, ("only_gender", "some")),
        ({"area": FAR, "travel": None}, {"travel": "bus60"}, None),
        ({"travel": "walk", "area": "lyngby-virum"}, {"travel": "bus60"}, ("travel", "some")),
        ({"area": FAR, "travel": "bus60"}, {"ways": ["online_first"]}, ("online_first", "some")),
    ],
)
def test_the_own_limit_that_would_help_is_named(
    unit: UnitOfWork, community: Community, mine: dict[str, Any], theirs: dict[str, Any], lever: Any
) -> None:
    with unit():
        me = make_teller(community=community, told=mine)
        _crowd(community, 5, **theirs)
        seen = _seen(me)

    assert seen == (_waiting("none", "own_limits", lever) if lever else _still("incomplete"))


def test_most_years_is_a_limit_and_the_ages_for_all_are_not(unit: UnitOfWork, community: Community) -> None:
    with unit():
        me = make_teller(community=community, told={"most_years": 0})
        make_teller(community=community, age=17)
        grown = make_teller(community=community, age=19, told={"most_years": 0})

        assert _seen(me) == _waiting("none", "own_limits", ("most_years", "few"))
        assert _seen(grown) == _waiting("none", "nobody_yet")


def test_blocks_are_no_lever_and_go_unmentioned(unit: UnitOfWork, community: Community) -> None:
    with unit():
        me = make_teller(community=community)
        (other,) = _crowd(community, 1)
        accounts.block(actor=other, account_id=me.id)

        assert _seen(me) == _waiting("none", "nobody_yet")


def test_what_a_lever_promises_comes_true(unit: UnitOfWork, community: Community) -> None:
    """The lever, once saved, brings in those the rules kept away before, and then there is none left."""
    with unit():
        me = make_teller(community=community, told={"together": "group"})
        _crowd(community, 3)
        (lever,) = views.outlook(me)["levers"]
        service.save_profile(actor=me, changes=lever["changes"])

        assert _seen(me) == _waiting("few", "few_fit")


def test_limits_that_only_together_keep_everybody_away_are_told_as_such(unit: UnitOfWork, community: Community) -> None:
    with unit():
        me = make_teller(community=community, told={"times": ["weekday_evening"], "together": "group"})
        _crowd(community, 3)

        assert _seen(me) == _waiting("none", "limits_together")


def test_who_has_some_is_asked_to_give_up_nothing(unit: UnitOfWork, community: Community) -> None:
    with unit():
        me = make_teller(community=community)
        _crowd(community, 5)
        _crowd(community, 2, times=["weekday_evening"])

        assert _seen(me) == _waiting("some", "some_fit")


def test_where_nothing_is_looked_for_nothing_is_counted(unit: UnitOfWork, community: Community) -> None:
    with unit():
        incomplete = make_youth(community=community)
        paused = make_teller(community=community, told={"paused": True})

        assert _seen(incomplete) == _still("incomplete")
        assert _seen(paused) == _still("paused")
        assert views.outlook(paused)["waiting_days"] == 0


def test_a_draft_shows_nowhere_and_a_proposal_does(unit: UnitOfWork, community: Community) -> None:
    with unit():
        me, other = _crowd(community, 2)
        before = _seen(me)
        make_draft(me, other)
        _forget(me)
        drafted = _seen(me)
        one, another = _crowd(community, 2)
        make_proposal(one, another)

        assert drafted == before == _waiting("few", "few_fit")
        assert _seen(one) == _still("has_proposal")


def test_while_a_proposal_waits_nothing_the_other_does_shows(unit: UnitOfWork, community: Community) -> None:
    with unit():
        me, other = _crowd(community, 2)
        proposal_id = make_proposal(me, other)
        before = views.outlook(me)
        service.answer(actor=other, proposal_id=proposal_id, said="no")
        answered = views.outlook(me)
        service.save_profile(actor=other, changes={"paused": True})
        accounts.block(actor=other, account_id=me.id)

        assert views.outlook(me) == answered == before


def test_an_answer_stands_for_the_day_unless_one_changes_something(unit: UnitOfWork, community: Community) -> None:
    with clock.freeze(MONDAY):
        with unit():
            me = make_teller(community=community)
            alone = _seen(me)
            _crowd(community, 1)
            same_day = _seen(me)
        clock.advance(timedelta(days=1))
        with unit():
            next_day = _seen(me)

    assert alone == same_day == _waiting("none", "nobody_yet")
    assert next_day == _waiting("few", "few_fit")


def test_nobody_is_found_by_trying(unit: UnitOfWork, community: Community) -> None:
    """After a dozen tries a day the counts are kept back; that one is looked for is still told."""
    with clock.freeze(MONDAY), unit():
        me = make_teller(community=community)
        told = []
        for minute in range(14):
            clock.advance(timedelta(minutes=minute))
            service.save_profile(actor=me, changes={"travel": "walk" if minute % 2 else "bus60"})
            told.append(_seen(me))

    assert told == [_waiting("none", "nobody_yet")] * 12 + [{**_waiting("none", "looking"), "partners": None}] * 2


def _forget(youth: Actor) -> None:
    """Let the next outlook be worked out anew."""
    service.save_profile(actor=youth, changes={})
