from datetime import timedelta

import pytest

from backend.accounts import service as accounts
from backend.accounts.models import Community
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from backend.core.pagination import Window
from backend.friendbank import facts, queries, rounds, service
from backend.friendbank.errors import RuleBroken, SecondNeeded
from backend.friendbank.matching.people import NOTHING_BARRED
from backend.friendbank.models import WAIT, LeftOut, OpenSide, Proposal
from backend.notifications.models import Notice
from moderation.models import Case, CaseParty
from tests.conftest import UnitOfWork
from tests.factories import actor, make_adult
from tests.friendbank.making import close_due, list_draft_ids, make_place, make_proposed_pair, make_teller


def make_drafts(*, youths: int = 2, ages: tuple[int, ...] = ()) -> tuple[Community, Actor, list[str]]:
    """A round of a fresh community: its matchmaker, and the ids of its drafts."""
    community = make_place()
    for age in ages or (16,) * youths:
        make_teller(community=community, age=age, told={"together": "pair"})
    matchmaker = make_adult("matchmaker", community=community)
    rounds.create_round(actor=matchmaker)
    return community, matchmaker, list_draft_ids(community.id)


def test_an_approved_draft_waits_for_its_round(unit: UnitOfWork) -> None:
    with unit():
        _, matchmaker, (draft_id,) = make_drafts()

        approved = rounds.approve(actor=matchmaker, draft_id=draft_id)

        assert (approved.status, approved.decided_by_id, approved.sent_at) == ("approved", matchmaker.id, None)
        assert queries.list_drafts(matchmaker, Window()).items == []
        with pytest.raises(NotFound):
            rounds.approve(actor=matchmaker, draft_id=draft_id)


def test_rules_are_asked_again_at_approval(unit: UnitOfWork) -> None:
    with unit():
        _, matchmaker, (draft_id,) = make_drafts()
        one, other = map(actor, session().get_one(Proposal, draft_id).account_ids)
        accounts.block(actor=one, account_id=other.id)

        with pytest.raises(RuleBroken) as refused:
            rounds.approve(actor=matchmaker, draft_id=draft_id)
        assert refused.value.fields == {"reason": "kept_apart"}

        accounts.unblock(actor=one, account_id=other.id)
        service.save_profile(actor=other, changes={"languages": ["so"]})
        with pytest.raises(RuleBroken) as refused:
            rounds.approve(actor=matchmaker, draft_id=draft_id)
        assert refused.value.fields == {"reason": "no_language"}
        assert session().get_one(Proposal, draft_id).status == "draft"


def test_many_are_approved_and_those_something_stops_are_named(unit: UnitOfWork) -> None:
    with unit():
        _, matchmaker, (stopped, fine) = make_drafts(youths=4)
        somebody = session().get_one(Proposal, stopped).account_ids[0]
        service.save_profile(actor=actor(somebody), changes={"paused": True})

        reviewed = rounds.approve_many(actor=matchmaker, draft_ids=[fine, stopped, "gone", fine])

        assert (reviewed.approved, reviewed.waiting) == ([fine], [])
        assert {one.id: (one.code, one.detail) for one in reviewed.refused} == {
            stopped: ("paused", "En af dem holder pause."),
            "gone": ("not_found", NotFound.text["da"]),
        }


def test_two_matchmakers_decide_across_fifteen(unit: UnitOfWork) -> None:
    with unit():
        community, first, (draft_id,) = make_drafts(ages=(14, 15))
        second = make_adult("matchmaker", community=community)

        assert rounds.approve_many(actor=first, draft_ids=[draft_id]).waiting == [draft_id]
        with pytest.raises(SecondNeeded):
            rounds.approve(actor=first, draft_id=draft_id)
        approved = rounds.approve(actor=second, draft_id=draft_id)

        assert (approved.status, approved.decided_by_id, approved.seconded_by_id) == ("approved", first.id, second.id)


@pytest.mark.parametrize(("is_author", "status"), [(True, "draft"), (False, "approved")])
def test_two_matchmakers_decide_about_whom_an_open_case_is_about(
    unit: UnitOfWork, is_author: bool, status: str
) -> None:
    """Not about everybody who only was in the room."""
    with unit():
        community, matchmaker, (draft_id,) = make_drafts()
        somebody = session().get_one(Proposal, draft_id).account_ids[0]
        case = Case(
            author_id=somebody if is_author else None,
            community_id=community.id,
            kind="message",
            subject_id="m",
            source="report",
            urgency=1,
            deadline_at=clock.now() + timedelta(hours=1),
        )
        session().add(case)
        session().flush()
        session().add(CaseParty(case_id=case.id, account_id=somebody))
        session().flush()

        waiting = rounds.approve(actor=matchmaker, draft_id=draft_id)

        assert (waiting.status, waiting.needs_second, waiting.cautions) == (status, is_author, [])


def test_a_rejected_pair_is_left_in_peace(unit: UnitOfWork) -> None:
    with unit():
        community, matchmaker, (draft_id,) = make_drafts()
        pair = frozenset(session().get_one(Proposal, draft_id).account_ids)
        rounds.approve(actor=matchmaker, draft_id=draft_id)

        rounds.reject(actor=matchmaker, draft_id=draft_id, code="known_conflict", reason="De var uvenner.")

        rejected = session().get_one(Proposal, draft_id)
        assert (rejected.status, rejected.rejection_code, rejected.rejection) == (
            "rejected",
            "known_conflict",
            "De var uvenner.",
        )
        assert facts.load_barred(community.id).cooling == {pair}
        assert session().query(OpenSide).filter(OpenSide.account_id.in_(pair)).count() == 0
        with pytest.raises(NotFound):
            rounds.reject(actor=matchmaker, draft_id=draft_id, code="other")


def test_what_waits_for_another_round_is_held_against_nobody(unit: UnitOfWork) -> None:
    with unit():
        community, matchmaker, (draft_id,) = make_drafts()
        people = session().get_one(Proposal, draft_id).account_ids
        rounds.approve(actor=matchmaker, draft_id=draft_id)

        rounds.reject(actor=matchmaker, draft_id=draft_id, code=WAIT)
        rounds.publish(actor=matchmaker, round_id=session().get_one(Proposal, draft_id).round_id)

        assert facts.load_barred(community.id) == NOTHING_BARRED
        assert facts.list_proposed_before(community.id) == frozenset()
        assert session().query(Notice).filter(Notice.account_id.in_(people)).count() == 0
        rounds.create_round(actor=matchmaker)
        (again,) = queries.list_drafts(matchmaker, Window()).items
        assert (again.account_ids, again.cautions, again.needs_second) == (people, [], False)


def test_who_stays_in_a_group_was_not_suggested_before(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        for _ in range(3):
            make_teller(community=community)
        matchmaker = make_adult("matchmaker", community=community)
        made = rounds.create_round(actor=matchmaker)
        (draft,) = queries.list_of_round(made.id)
        late = make_teller(community=community)
        session().add(LeftOut(round_id=made.id, account_id=late.id, reason="all_taken"))
        session().flush()

        swapped = rounds.swap(actor=matchmaker, draft_id=draft.id, out=draft.account_ids[0], into=late.id)

        assert (swapped.cautions, swapped.needs_second) == (["group"], False)


def test_what_waits_for_the_reader_as_the_second_comes_first(unit: UnitOfWork) -> None:
    with unit():
        community, first, draft_ids = make_drafts(ages=(14, 15, 20, 20))
        across = next(one for one in draft_ids if session().get_one(Proposal, one).cautions == ["ages"])
        other = make_adult("matchmaker", community=community)
        case = next(one for one in draft_ids if one != across)
        session().get_one(Proposal, case).needs_second = True
        for draft_id in (across, case):
            rounds.approve(actor=first if draft_id == across else other, draft_id=draft_id)

        queues = [[draft.id for draft in queries.list_drafts(who, Window()).items] for who in (other, first)]

        assert queues == [[across, case], [case, across]]


def test_nobody_handles_people_they_know(unit: UnitOfWork) -> None:
    with unit():
        community, matchmaker, (draft_id,) = make_drafts()
        known = session().get_one(Proposal, draft_id).account_ids[0]
        for _ in range(2):
            rounds.tell_acquaintance(actor=matchmaker, account_id=known)

        assert queries.list_drafts(matchmaker, Window()).items == []
        for deed in (
            lambda: rounds.approve(actor=matchmaker, draft_id=draft_id),
            lambda: rounds.reject(actor=matchmaker, draft_id=draft_id, code="other"),
            lambda: rounds.list_alternatives(actor=matchmaker, draft_id=draft_id, out=known),
        ):
            with pytest.raises(NotFound):
                deed()
        other = make_adult("matchmaker", community=community)
        assert [draft.id for draft in queries.list_drafts(other, Window()).items] == [draft_id]

        rounds.forget_acquaintance(actor=matchmaker, account_id=known)
        assert [draft.id for draft in queries.list_drafts(matchmaker, Window()).items] == [draft_id]


def test_only_youths_of_the_own_community_can_be_known(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        matchmaker = make_adult("matchmaker", community=community)
        adult, stranger = make_adult("moderator", community=community), make_teller(community=make_place())

        for account_id in (adult.id, stranger.id, "nobody"):
            with pytest.raises(NotFound):
                rounds.tell_acquaintance(actor=matchmaker, account_id=account_id)
        with pytest.raises(Forbidden):
            rounds.tell_acquaintance(actor=adult, account_id=stranger.id)


def test_only_matchmakers_of_the_same_community_decide(unit: UnitOfWork) -> None:
    with unit():
        community, _, (draft_id,) = make_drafts()
        youth = actor(session().get_one(Proposal, draft_id).account_ids[0])
        strangers = [
            make_adult("matchmaker", community=make_place()),
            make_adult("moderator", "coordinator", community=community),
            youth,
        ]

        for stranger in strangers:
            with pytest.raises(NotFound):
                rounds.approve(actor=stranger, draft_id=draft_id)
            with pytest.raises(NotFound):
                rounds.reject(actor=stranger, draft_id=draft_id, code="other")
        for stranger in strangers[1:]:
            with pytest.raises(Forbidden):
                rounds.create_round(actor=stranger)


def test_what_two_must_see_comes_first_then_what_to_look_at(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        for ages, told in (
            ((14, 15), {"interests": ["mad", "film"]}),
            ((18, 18), {"area": None, "interests": ["dyr", "natur"]}),
            ((21, 21), {"interests": ["musik", "bage"]}),
        ):
            for age in ages:
                make_teller(community=community, age=age, told={"together": "pair", **told})
        matchmaker = make_adult("matchmaker", community=community)
        rounds.create_round(actor=matchmaker)

        pages = [queries.list_drafts(matchmaker, Window(limit=1))]
        while pages[-1].next:
            pages.append(queries.list_drafts(matchmaker, Window(cursor=pages[-1].next, limit=1)))

        assert [[draft.cautions for draft in page.items] for page in pages] == [[["ages"]], [["no_area"]], [[]]]


def test_a_pair_that_came_to_nothing_long_ago_is_looked_at_by_two(unit: UnitOfWork) -> None:
    with clock.freeze("2026-02-01T12:00:00+01:00"), unit():
        one, _, _ = make_proposed_pair()
        matchmaker = make_adult("matchmaker", community=session().get_one(Community, one.community_id))
        clock.advance(timedelta(days=7))
        close_due()
        clock.advance(timedelta(days=183))
        rounds.create_round(actor=matchmaker)

        (draft,) = queries.list_drafts(matchmaker, Window()).items
        assert (draft.cautions, draft.needs_second) == (["seen_before"], True)


def test_a_seat_goes_to_the_one_left_out(unit: UnitOfWork) -> None:
    with unit():
        _, matchmaker, (draft_id,) = make_drafts(youths=3)
        draft = session().get_one(Proposal, draft_id)
        out, stays = draft.account_ids
        rounds.approve(actor=matchmaker, draft_id=draft_id)

        (found,) = rounds.list_alternatives(actor=matchmaker, draft_id=draft_id, out=out)
        swapped = rounds.swap(actor=matchmaker, draft_id=draft_id, out=out, into=found.account_id)

        assert sorted(swapped.account_ids) == sorted((stays, found.account_id))
        assert (swapped.status, swapped.decided_by_id, swapped.score) == ("draft", None, found.draft.score)
        assert queries.list_left_out_ids(matchmaker, draft.round_id) == [out]
        sides = session().query(OpenSide).filter_by(proposal_id=draft_id)
        assert sorted(side.account_id for side in sides) == sorted(swapped.account_ids)
        with pytest.raises(NotFound):
            rounds.swap(actor=matchmaker, draft_id=draft_id, out=out, into=found.account_id)


def test_no_seat_goes_to_somebody_a_rule_keeps_out_or_the_matchmaker_knows(unit: UnitOfWork) -> None:
    with unit():
        _, matchmaker, (draft_id,) = make_drafts(youths=3)
        draft = session().get_one(Proposal, draft_id)
        out, stays = draft.account_ids
        (left,) = queries.list_left_out_ids(matchmaker, draft.round_id)
        rounds.tell_acquaintance(actor=matchmaker, account_id=left)
        assert rounds.list_alternatives(actor=matchmaker, draft_id=draft_id, out=out) == []
        rounds.forget_acquaintance(actor=matchmaker, account_id=left)
        accounts.block(actor=actor(left), account_id=stays)

        assert rounds.list_alternatives(actor=matchmaker, draft_id=draft_id, out=out) == []
        with pytest.raises(NotFound):
            rounds.swap(actor=matchmaker, draft_id=draft_id, out=out, into=left)
