from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden
from backend.core.pagination import Window
from backend.friendbank import facts, queries, rounds, views
from backend.friendbank.errors import AnotherRound
from backend.friendbank.matching.people import NOTHING_BARRED, Barred
from backend.friendbank.matching.reasons import ENOUGH_TO_HIDE_AMONG
from backend.friendbank.matching.score import WEIGHTS
from backend.friendbank.models import LeftOut, Round, WeightSet
from backend.friendbank.rounds.planning import fingerprint
from tests.conftest import UnitOfWork
from tests.factories import make_adult, make_youth
from tests.friendbank.making import list_draft_ids, make_case, make_place, make_teller, send_round


def drafts_of(matchmaker: Actor) -> list[dict[str, Any]]:
    return views.drafts(matchmaker, queries.list_drafts(matchmaker, Window()).items)


def codes(whys: list[dict[str, str]]) -> list[str]:
    return [why["code"] for why in whys]


def test_a_round_drafts_pairs_and_tells_its_figures(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        pair = [make_teller(community=community) for _ in range(2)]
        alone = make_teller(community=community, age=20)
        make_teller(community=community, told={"paused": True})
        make_youth(community=community)
        matchmaker = make_adult("matchmaker", community=community)

        made = rounds.create_round(actor=matchmaker)

        (draft,) = drafts_of(matchmaker)
        assert {person["id"] for person in draft["people"]} == {person.id for person in pair}
        assert [(person["age_band"], person["pleased"]) for person in draft["people"]] == [("15-17", True)] * 2
        assert 0.5 < draft["score"] <= 1
        assert (made.status, made.dial, len(made.snapshot)) == ("review", 0.4, 64)
        assert made.figures == {
            "looking": 3,
            "drafts": 1,
            "offers": 2,
            "good": 2,
            "groups": 0,
            "left_out": 1,
            "why": {"no_one_allowed": 1},
            "mean_score": pytest.approx(draft["score"], abs=0.005),
            "bound_ratio": pytest.approx(1, abs=0.01),
        }
        assert session().get_one(LeftOut, (made.id, alone.id)).reason == "no_one_allowed"
        components = queries.list_of_round(made.id)[0].components
        assert {frozenset(way.split(">")) for way in components} == {frozenset(person.id for person in pair)}
        assert len(components) == 2


@pytest.mark.parametrize(
    ("told", "age", "reason"),
    [
        ({}, 16, "all_taken"),
        ({"together": "group"}, 16, "only_groups"),
        ({"times": ["weekday_evening"]}, 16, "own_limits"),
        ({"languages": ["so"]}, 16, "no_one_allowed"),
        ({}, 20, "no_one_allowed"),
    ],
)
def test_why_somebody_is_left_out_is_true(unit: UnitOfWork, told: dict[str, Any], age: int, reason: str) -> None:
    with unit():
        community = make_place()
        for _ in range(2):
            make_teller(community=community, told={"together": "pair"})
        left = make_teller(community=community, age=age, told={"together": "pair", **told})
        made = rounds.create_round(actor=make_adult("matchmaker", community=community))

        (row,) = session().query(LeftOut).filter_by(round_id=made.id)
        # Any of three alike may be the one too many.
        assert row.reason == reason
        assert reason == "all_taken" or row.account_id == left.id


def test_a_preview_tells_what_would_be_and_stores_nothing(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        for _ in range(4):
            make_teller(community=community)
        matchmaker = make_adult("matchmaker", community=community)

        first = rounds.preview(actor=matchmaker)

        assert session().query(Round).count() == 0
        assert (first["looking"], first["last"]) == (4, None)
        assert [one.dial for one in first["consequences"]] == [0.0, 0.2, 0.4, 0.7, 1.0]
        assert {(one.covered, one.left_out) for one in first["consequences"]} == {(4, 0)}
        send_round(matchmaker)
        again = rounds.preview(actor=matchmaker)
        assert (again["looking"], again["last"]["sent"]) == (0, 2)
        with pytest.raises(Forbidden):
            rounds.preview(actor=make_adult("moderator", "coordinator", community=community))


def test_a_community_looks_at_one_round_at_a_time(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        for _ in range(2):
            make_teller(community=community)
        matchmaker = make_adult("matchmaker", community=community)
        made = rounds.create_round(actor=matchmaker)

        with pytest.raises(AnotherRound):
            rounds.create_round(actor=make_adult("matchmaker", community=community))

        rounds.drop(actor=matchmaker, round_id=made.id)
        assert rounds.create_round(actor=matchmaker).figures["drafts"] == 1
        assert len(list_draft_ids(community.id)) == 1


def test_who_fits_nobody_alone_joins_a_pair(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        youths = [make_teller(community=community) for _ in range(3)]
        matchmaker = make_adult("matchmaker", community=community)

        made = rounds.create_round(actor=matchmaker)

        (draft,) = drafts_of(matchmaker)
        assert (draft["kind"], codes(draft["cautions"])) == ("group", ["group"])
        assert {person["id"] for person in draft["people"]} == {youth.id for youth in youths}
        assert (made.figures["groups"], made.figures["left_out"]) == (1, 0)
        assert len(queries.list_of_round(made.id)[0].components) == 6


def test_what_few_have_is_not_named_on_the_card(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        for _ in range(ENOUGH_TO_HIDE_AMONG - 1):
            make_teller(community=community)
        matchmaker = make_adult("matchmaker", community=community)
        made = rounds.create_round(actor=matchmaker)
        few = drafts_of(matchmaker)[0]["reasons"]
        rounds.drop(actor=matchmaker, round_id=made.id)
        make_teller(community=community)
        rounds.create_round(actor=matchmaker)
        enough = drafts_of(matchmaker)[0]["reasons"]

    assert few[0] == {"code": "interest", "text": "I kan begge lide en af de samme ting.", "about": None}
    assert enough[0]["about"] == "film"


@pytest.mark.parametrize(
    ("ages", "told", "cautions", "needs_second"),
    [
        ((16, 16), {}, [], False),
        ((14, 15), {}, ["ages"], True),
        ((16, 16), {"area": None}, ["no_area"], False),
        (
            (16, 16),
            {"interests": ["natur"], "dislikes": [], "hopes": [], "times": []},
            ["low", "thin"],
            False,
        ),
        ((16, 16), {"area": "gentofte-ordrup"}, [], False),
        ((16, 16), {"area": "lyngby-virum", "travel": "bus60"}, ["far"], False),
    ],
)
def test_a_matchmaker_is_told_where_to_look_twice(
    unit: UnitOfWork, ages: tuple[int, int], told: dict[str, Any], cautions: list[str], *, needs_second: bool
) -> None:
    with unit():
        community = make_place()
        make_teller(community=community, age=ages[0], told={"travel": "bus60"})
        make_teller(community=community, age=ages[1], told=told)
        matchmaker = make_adult("matchmaker", community=community)
        rounds.create_round(actor=matchmaker)

        (draft,) = drafts_of(matchmaker)
        assert (codes(draft["cautions"]), draft["needs_second"]) == (cautions, needs_second)


def test_a_round_follows_the_weights_a_community_has_adopted(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        one, alike, near = (
            make_teller(community=community, told={"together": "pair", **told})
            for told in (
                {"hopes": ["talk"], "interests": ["film"]},
                {"hopes": ["go_out"], "interests": ["film"]},
                {"hopes": ["talk"], "interests": ["dyr"]},
            )
        )
        matchmaker = make_adult("matchmaker", community=community)
        made = rounds.create_round(actor=matchmaker)
        before = _pairs(made.id)
        rounds.drop(actor=matchmaker, round_id=made.id)
        adopted = _adopt(community.id, hopes=0.9)

        made = rounds.create_round(actor=matchmaker)

        assert (before, _pairs(made.id)) == ([{one.id, alike.id}], [{one.id, near.id}])
        assert made.score_version == adopted.id


def test_a_birthday_across_a_band_changes_the_next_round(unit: UnitOfWork) -> None:
    with clock.freeze("2026-11-22T12:00:00+01:00"), unit():
        community = make_place()
        for _ in range(2):
            make_teller(community=community, age=14)
            clock.advance(timedelta(days=30))
        matchmaker = make_adult("matchmaker", community=community)
        same = rounds.create_round(actor=matchmaker)
        cautions = [queries.list_of_round(same.id)[0].cautions]
        rounds.drop(actor=matchmaker, round_id=same.id)
        clock.advance(timedelta(days=320))

        apart = rounds.create_round(actor=matchmaker)

        (draft,) = queries.list_of_round(apart.id)
        assert ([*cautions, draft.cautions], draft.needs_second) == ([[], ["ages"]], True)


def test_two_must_approve_is_said_alike_whatever_the_cause(unit: UnitOfWork) -> None:
    told = []
    for ages, is_in_a_case in (((14, 15), False), ((16, 16), True)):
        with unit():
            community = make_place()
            people = [make_teller(community=community, age=age) for age in ages]
            matchmaker = make_adult("matchmaker", community=community)
            if is_in_a_case:
                make_case(community, people[0])
            rounds.create_round(actor=matchmaker)
            (draft,) = drafts_of(matchmaker)
            told.append({name: draft[name] for name in ("needs_second", "seconded", "mine")})

    assert told == [{"needs_second": True, "seconded": False, "mine": False}] * 2


def _pairs(round_id: str) -> list[set[str]]:
    return [set(draft.account_ids) for draft in queries.list_of_round(round_id)]


def _adopt(community_id: str, **weights: float) -> WeightSet:
    adopted = WeightSet(
        community_id=community_id,
        status="adopted",
        weights={**dict.fromkeys(WEIGHTS, 0.0), **weights},
        change={},
        answers=20,
        loss_before=0.6,
        loss_after=0.5,
    )
    session().add(adopted)
    session().flush()
    return adopted


def test_a_fingerprint_changes_with_any_fact_and_not_with_the_order(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        for _ in range(3):
            make_teller(community=community)
        one, other, third = facts.load_pool(community.id).values()

    same = fingerprint([one, other, third], NOTHING_BARRED)
    assert fingerprint([third, one, other], NOTHING_BARRED) == same
    assert fingerprint([one, other], NOTHING_BARRED) != same
    assert fingerprint([replace(one, age=17), other, third], NOTHING_BARRED) != same
    assert fingerprint([one, other, third], Barred(blocked=frozenset({frozenset((one.id, other.id))}))) != same
