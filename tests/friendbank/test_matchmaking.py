from datetime import timedelta
from typing import Any

import pytest

from backend.accounts import service as accounts
from backend.accounts.models import Community
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from backend.core.pagination import Window
from backend.friendbank import facts, matchmaking, queries, service, views
from backend.friendbank.errors import RuleBroken
from backend.friendbank.matching.reasons import ENOUGH_TO_HIDE_AMONG
from backend.friendbank.models import Proposal
from tests.conftest import UnitOfWork
from tests.factories import actor, make_adult, make_youth
from tests.friendbank.making import list_draft_ids, make_place, make_proposed_pair, make_teller


def _drafts(matchmaker: Actor) -> list[dict[str, Any]]:
    return views.drafts(matchmaker, queries.list_drafts(matchmaker, Window()).items)


def _codes(whys: list[dict[str, str]]) -> list[str]:
    return [why["code"] for why in whys]


def test_a_round_drafts_pairs_and_says_how_many_got_nobody(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        pair = [make_teller(community=community) for _ in range(2)]
        make_teller(community=community, age=20)
        make_teller(community=community, told={"paused": True})
        make_youth(community=community)
        matchmaker = make_adult("matchmaker", community=community)

        made = matchmaking.create_round(actor=matchmaker)

        (draft,) = _drafts(matchmaker)
        assert (made.figures["drafts"], made.figures["left_out"]) == (1, 1)
        assert {person["id"] for person in draft["people"]} == {person.id for person in pair}
        assert [person["age_band"] for person in draft["people"]] == ["15-17", "15-17"]
        assert 0.5 < draft["score"] <= 1
        again = matchmaking.create_round(actor=matchmaker)
        assert (again.figures["drafts"], again.figures["left_out"]) == (0, 1)


def test_what_few_have_is_not_named_on_the_card(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        for _ in range(ENOUGH_TO_HIDE_AMONG - 1):
            make_teller(community=community)
        matchmaker = make_adult("matchmaker", community=community)
        matchmaking.create_round(actor=matchmaker)
        few = _drafts(matchmaker)[0]["reasons"]
        make_teller(community=community)
        make_teller(community=community)
        matchmaking.create_round(actor=matchmaker)
        enough = _drafts(matchmaker)[-1]["reasons"]

    assert few[0] == {"code": "interest", "text": "I kan begge lide en af de samme ting.", "about": None}
    assert enough[0] == {"code": "interest", "text": "I kan begge lide at se film.", "about": "film"}


@pytest.mark.parametrize(
    ("ages", "told", "cautions"),
    [
        ((16, 16), {}, []),
        ((14, 15), {}, ["ages"]),
        ((16, 16), {"area": None}, ["no_area"]),
        ((16, 16), {"interests": ["natur"], "dislikes": [], "hopes": [], "times": []}, ["thin"]),
        ((16, 16), {"area": "gentofte-ordrup"}, []),
        ((16, 16), {"area": "lyngby-virum", "travel": "bus60"}, ["far"]),
    ],
)
def test_a_matchmaker_is_told_where_to_look_twice(
    unit: UnitOfWork, ages: tuple[int, int], told: dict[str, Any], cautions: list[str]
) -> None:
    with unit():
        community = make_place()
        make_teller(community=community, age=ages[0], told={"travel": "bus60"})
        make_teller(community=community, age=ages[1], told=told)
        matchmaker = make_adult("matchmaker", community=community)
        matchmaking.create_round(actor=matchmaker)

        assert _codes(_drafts(matchmaker)[0]["cautions"]) == cautions


def test_rules_are_asked_again_at_approval(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        one, other = make_teller(community=community), make_teller(community=community)
        matchmaker = make_adult("matchmaker", community=community)
        matchmaking.create_round(actor=matchmaker)
        (draft_id,) = list_draft_ids(community.id)
        accounts.block(actor=one, account_id=other.id)

        with pytest.raises(RuleBroken) as refused:
            matchmaking.approve(actor=matchmaker, draft_id=draft_id)
        assert refused.value.fields == {"reason": "kept_apart"}

        accounts.unblock(actor=one, account_id=other.id)
        service.save_profile(actor=other, changes={"languages": ["so"]})
        with pytest.raises(RuleBroken) as refused:
            matchmaking.approve(actor=matchmaker, draft_id=draft_id)
        assert refused.value.fields == {"reason": "no_language"}
        assert session().get_one(Proposal, draft_id).status == "draft"


def test_many_are_approved_and_those_a_rule_stops_are_named(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        for _ in range(4):
            make_teller(community=community)
        matchmaker = make_adult("matchmaker", community=community)
        matchmaking.create_round(actor=matchmaker)
        stopped, sent = list_draft_ids(community.id)
        somebody = session().get_one(Proposal, stopped).account_ids[0]
        service.save_profile(actor=actor(somebody), changes={"paused": True})

        approved, refused = matchmaking.approve_many(actor=matchmaker, draft_ids=[sent, stopped, "gone", sent])

        assert approved == [sent]
        assert {one.id: (one.code, one.detail) for one in refused} == {
            stopped: ("paused", "En af dem holder pause."),
            "gone": ("not_found", NotFound.text["da"]),
        }


def test_a_rejected_pair_is_free_for_others_but_not_for_each_other(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        one, other = make_teller(community=community), make_teller(community=community)
        matchmaker = make_adult("matchmaker", community=community)
        matchmaking.create_round(actor=matchmaker)
        (draft_id,) = list_draft_ids(community.id)

        matchmaking.reject(actor=matchmaker, draft_id=draft_id, reason="De bor på samme sted.")

        assert facts.load_barred(community.id).cooling == {frozenset({one.id, other.id})}
        assert matchmaking.create_round(actor=matchmaker).figures["drafts"] == 0
        make_teller(community=community)
        assert matchmaking.create_round(actor=matchmaker).figures["drafts"] == 1
        with pytest.raises(NotFound):
            matchmaking.reject(actor=matchmaker, draft_id=draft_id, reason="Igen.")


def test_only_matchmakers_of_the_same_community_decide(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        youth = make_teller(community=community)
        make_teller(community=community)
        matchmaking.create_round(actor=make_adult("matchmaker", community=community))
        (draft_id,) = list_draft_ids(community.id)
        strangers = [
            make_adult("matchmaker", community=make_place()),
            make_adult("moderator", "coordinator", community=community),
            youth,
        ]

        for stranger in strangers:
            with pytest.raises(NotFound):
                matchmaking.approve(actor=stranger, draft_id=draft_id)
            with pytest.raises(NotFound):
                matchmaking.reject(actor=stranger, draft_id=draft_id, reason="Ikke mit.")
        for stranger in strangers[1:]:
            with pytest.raises(Forbidden):
                matchmaking.create_round(actor=stranger)


def test_a_pair_that_came_to_nothing_long_ago_is_marked(unit: UnitOfWork) -> None:
    with clock.freeze("2026-02-01T12:00:00+01:00"), unit():
        one, _, _ = make_proposed_pair()
        matchmaker = make_adult("matchmaker", community=session().get_one(Community, one.community_id))
        clock.advance(timedelta(days=7))
        service.close_due()
        clock.advance(timedelta(days=183))

        assert matchmaking.create_round(actor=matchmaker).figures["drafts"] == 1
        assert _codes(_drafts(matchmaker)[0]["cautions"]) == ["seen_before"]
