from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import func, select

from backend.accounts import service as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from backend.core.errors import AppError, Forbidden, NotFound
from backend.friendbank import facts, queries, rounds, service, views
from backend.friendbank.models import OpenSide, Proposal, Round
from backend.friendbank.rounds.publishing import count_minutes
from backend.notifications.models import Notice
from tests.conftest import UnitOfWork
from tests.factories import actor, make_adult
from tests.friendbank.making import list_draft_ids, make_place, make_teller
from tests.friendbank.rounds.test_reviewing import make_drafts
from tests.support.statements import counted_statements
from tests.support.threads import at_once

NOON = "2026-11-22T12:00:00+01:00"


def _round_id(draft_id: str) -> str:
    return session().get_one(Proposal, draft_id).round_id


def _told() -> list[str]:
    return sorted(session().scalars(select(Notice.account_id).where(Notice.kind == "friendbank.proposed")))


def test_everything_approved_goes_out_at_once_and_the_rest_is_free(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        community, matchmaker, draft_ids = make_drafts(youths=6)
        *approved, undecided = draft_ids
        people = session().get_one(Proposal, undecided).account_ids
        rounds.approve_many(actor=matchmaker, draft_ids=approved)
        round_id = _round_id(undecided)

        published = rounds.publish(actor=matchmaker, round_id=round_id)

        sent = [session().get_one(Proposal, draft_id) for draft_id in approved]
        assert {(one.status, one.sent_at, one.closes_at) for one in sent} == {
            ("sent", clock.now(), clock.now() + timedelta(days=7))
        }
        assert _told() == sorted(account_id for one in sent for account_id in one.account_ids)
        assert session().get(Proposal, undecided) is None
        assert facts.load_barred(community.id, people) == facts.load_barred(community.id, ["nobody"])
        assert (published.status, published.published_by_id, published.published_at) == (
            "published",
            matchmaker.id,
            clock.now(),
        )
        assert {name: published.figures[name] for name in ("sent", "undecided", "stayed")} == {
            "sent": 2,
            "undecided": 1,
            "stayed": [],
        }
        again = rounds.publish(actor=make_adult("matchmaker", community=community), round_id=round_id)
        assert again.published_by_id == matchmaker.id
        assert len(_told()) == 4


def test_what_breaks_a_rule_by_now_stays_behind_and_is_named(unit: UnitOfWork) -> None:
    with unit():
        community, matchmaker, draft_ids = make_drafts(youths=6)
        blocked, paused, fine = [session().get_one(Proposal, draft_id).account_ids for draft_id in draft_ids]
        rounds.approve_many(actor=matchmaker, draft_ids=draft_ids)
        accounts.block(actor=actor(blocked[0]), account_id=blocked[1])
        service.save_profile(actor=actor(paused[0]), changes={"paused": True})

        published = rounds.publish(actor=matchmaker, round_id=_round_id(draft_ids[0]))

        assert published.figures["stayed"] == [
            {"people": list(blocked), "code": "kept_apart"},
            {"people": list(paused), "code": "paused"},
        ]
        assert _told() == sorted(fine)
        held = session().scalars(select(OpenSide.account_id).where(OpenSide.account_id.in_(blocked + paused)))
        assert held.all() == []
        assert facts.load_barred(community.id).cooling == frozenset()


def test_a_birthday_before_publication_is_seen(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        _, matchmaker, (draft_id,) = make_drafts(ages=(17, 17))
        rounds.approve(actor=matchmaker, draft_id=draft_id)
        one = session().get_one(Proposal, draft_id).account_ids[0]
        clock.advance(timedelta(days=3 * 366))

        published = rounds.publish(actor=matchmaker, round_id=_round_id(draft_id))

        assert published.figures["sent"] == (1 if actor(one).can("friendbank.take_part") else 0)


def test_a_dropped_round_leaves_no_trace_in_the_pool(unit: UnitOfWork) -> None:
    with unit():
        community, matchmaker, draft_ids = make_drafts(youths=4)
        rounds.approve(actor=matchmaker, draft_id=draft_ids[0])
        round_id = _round_id(draft_ids[0])

        for _ in range(2):
            rounds.drop(actor=matchmaker, round_id=round_id)

        assert (queries.list_of_round(round_id), _told()) == ([], [])
        assert facts.list_proposed_before(community.id) == frozenset()
        with pytest.raises(NotFound):
            rounds.publish(actor=matchmaker, round_id=round_id)
        assert rounds.create_round(actor=matchmaker).figures["drafts"] == 2


def test_only_matchmakers_of_the_same_community_publish_or_drop(unit: UnitOfWork) -> None:
    with unit():
        community, _, (draft_id,) = make_drafts()
        round_id = _round_id(draft_id)
        for deed in (rounds.publish, rounds.drop):
            with pytest.raises(NotFound):
                deed(actor=make_adult("matchmaker", community=make_place()), round_id=round_id)
            with pytest.raises(Forbidden):
                deed(actor=make_adult("coordinator", "moderator", community=community), round_id=round_id)


def test_what_stayed_behind_is_named_to_those_who_know_nobody_in_it(unit: UnitOfWork) -> None:
    with unit():
        community, matchmaker, (draft_id,) = make_drafts()
        people = session().get_one(Proposal, draft_id).account_ids
        rounds.approve(actor=matchmaker, draft_id=draft_id)
        service.save_profile(actor=actor(people[0]), changes={"paused": True})
        published = rounds.publish(actor=matchmaker, round_id=_round_id(draft_id))
        acquainted = make_adult("matchmaker", community=community)
        rounds.tell_acquaintance(actor=acquainted, account_id=people[1])

        named = [views.rounds(who, [published])[0]["stayed"] for who in (matchmaker, acquainted)]

        assert [[one["code"] for one in stayed] for stayed in named] == [["paused"], []]


def test_minutes_are_measured_while_looking(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        _, matchmaker, draft_ids = make_drafts(youths=6)
        for draft_id, minutes in zip(draft_ids, (0, 2, 60), strict=True):
            clock.advance(timedelta(minutes=minutes))
            rounds.approve(actor=matchmaker, draft_id=draft_id)

        published = rounds.publish(actor=matchmaker, round_id=_round_id(draft_ids[0]))

        assert published.figures["minutes_per_approved"] == pytest.approx((2 + 5) / 3, abs=0.005)


def test_minutes_count_work_and_no_breaks() -> None:
    at = clock.now()
    decided = [("a", 0), ("a", 2), ("b", 3), ("a", 62), ("b", 7)]
    drafts = [Proposal(decided_by_id=who, decided_at=at + timedelta(minutes=minute)) for who, minute in decided]
    drafts[0].seconded_by_id, drafts[0].seconded_at = "b", at + timedelta(minutes=8)

    assert count_minutes(drafts) == 2 + 5 + 4 + 1
    assert count_minutes([]) == 0


def test_two_rounds_at_once_are_one(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        for _ in range(6):
            make_teller(community=community, told={"together": "pair"})
        matchmakers = [make_adult("matchmaker", community=community) for _ in range(3)]

    outcomes = at_once(lambda who: _do(lambda: rounds.create_round(actor=who).status), matchmakers)

    assert sorted(outcomes) == ["another_round", "another_round", "review"]
    with unit() as opened:
        assert len(list_draft_ids(community.id)) == 3
        assert opened.scalar(select(func.count()).select_from(OpenSide)) == 6


def test_two_matchmakers_approve_a_draft_once(unit: UnitOfWork) -> None:
    with unit():
        community, _, (draft_id,) = make_drafts()
        matchmakers = [make_adult("matchmaker", community=community) for _ in range(4)]

    outcomes = at_once(lambda who: _do(lambda: rounds.approve(actor=who, draft_id=draft_id).status), matchmakers)

    assert sorted(outcomes) == ["approved", "not_found", "not_found", "not_found"]


def test_bulk_and_single_approvals_do_not_stand_in_each_others_way(unit: UnitOfWork) -> None:
    with unit():
        _, matchmaker, draft_ids = make_drafts(youths=12)

    def decide(chosen: list[str]) -> list[str]:
        with unit_of_work():
            return rounds.approve_many(actor=matchmaker, draft_ids=chosen).approved

    outcomes = at_once(decide, [draft_ids, draft_ids[::-1], draft_ids[3:4], draft_ids[5:]])

    assert sorted(draft_id for approved in outcomes for draft_id in approved) == draft_ids


def test_a_swap_beside_an_approval_leaves_nobody_approved_unseen(unit: UnitOfWork) -> None:
    for _ in range(4):
        with unit():
            _, matchmaker, (draft_id,) = make_drafts(youths=3)
            draft = session().get_one(Proposal, draft_id)
            before, out = set(draft.account_ids), draft.account_ids[0]
            (into,) = queries.list_left_out_ids(matchmaker, draft.round_id)
        swap = partial(rounds.swap, actor=matchmaker, draft_id=draft_id, out=out, into=into)
        approve = partial(rounds.approve, actor=matchmaker, draft_id=draft_id)

        at_once(_do, [lambda: swap().status, lambda: approve().status])  # noqa: B023

        with unit() as opened:
            found = opened.get_one(Proposal, draft_id)
            # An approval before the swap is gone with it; one after it is about the new two.
            assert set(found.account_ids) == before - {out} | {into}
            assert (found.status == "approved") is (found.decided_by_id is not None)
            sides = opened.scalars(select(OpenSide.account_id).where(OpenSide.proposal_id == draft_id))
            assert set(sides) == set(found.account_ids)


def test_an_acquaintance_told_beside_an_approval_stands_in_nobodys_way(unit: UnitOfWork) -> None:
    for _ in range(4):
        with unit():
            _, matchmaker, (draft_id,) = make_drafts()
            known = session().get_one(Proposal, draft_id).account_ids[0]

        deeds = [
            lambda: rounds.approve(actor=matchmaker, draft_id=draft_id).status,  # noqa: B023
            lambda: _tell(matchmaker, known),  # noqa: B023
        ]
        outcomes = at_once(_do, deeds)

        assert outcomes[1] == "told"
        with unit() as opened:
            status = opened.get_one(Proposal, draft_id).status
            assert (outcomes[0], status) in {("approved", "approved"), ("not_found", "draft")}
            assert queries.find_draft(matchmaker, draft_id) is None


def test_two_publishers_send_once(unit: UnitOfWork) -> None:
    with unit():
        _, matchmaker, draft_ids = make_drafts(youths=4)
        rounds.approve_many(actor=matchmaker, draft_ids=draft_ids)
        round_id = _round_id(draft_ids[0])

    outcomes = at_once(_publish(matchmaker), [round_id] * 3)

    assert outcomes == ["published"] * 3
    with unit():
        assert len(_told()) == len(set(_told())) == 4


def test_an_approval_beside_publication_is_sent_or_refused(unit: UnitOfWork) -> None:
    for _ in range(4):
        with unit():
            _, matchmaker, draft_ids = make_drafts(youths=4)
            round_id = _round_id(draft_ids[0])
            rounds.approve(actor=matchmaker, draft_id=draft_ids[0])

        late = partial(_do, lambda: rounds.approve(actor=matchmaker, draft_id=draft_ids[1]).status)  # noqa: B023
        outcomes = at_once(lambda deed: deed(), [partial(_publish(matchmaker), round_id), late])

        with unit() as opened:
            found = opened.get(Proposal, draft_ids[1])
            assert (outcomes[1], found and found.status) in {("approved", "sent"), ("not_found", None)}


def test_a_block_beside_publication_leaves_nobody_together(unit: UnitOfWork) -> None:
    for _ in range(4):
        with unit():
            _, matchmaker, (draft_id,) = make_drafts()
            rounds.approve(actor=matchmaker, draft_id=draft_id)
            round_id = _round_id(draft_id)
            one, other = map(actor, session().get_one(Proposal, draft_id).account_ids)
        block = partial(_do, lambda: _block(one, other))  # noqa: B023

        at_once(lambda deed: deed(), [partial(_publish(matchmaker), round_id), block])

        for who in (one, other):
            _do(lambda: service.answer(actor=who, proposal_id=draft_id, said="yes").status)  # noqa: B023
        with unit() as opened:
            assert opened.get_one(Round, round_id).status == "published"
            assert queries.find_friendship_between(one.id, other.id) is None


def test_a_round_and_its_publication_cost_the_same_statements_however_many(unit: UnitOfWork) -> None:
    counts = []
    # The first one only begins the audit record.
    for youths in (4, 50, 500):
        with unit():
            community = make_place()
            for _ in range(youths):
                make_teller(community=community, told={"together": "pair"})
            matchmaker = make_adult("matchmaker", community=community)
        with counted_statements() as making, unit():
            made = rounds.create_round(actor=matchmaker)
        with unit():
            half = list_draft_ids(community.id)[: youths // 4]
            rounds.approve_many(actor=matchmaker, draft_ids=half)
        with counted_statements() as sending, unit():
            assert rounds.publish(actor=matchmaker, round_id=made.id).figures["sent"] == len(half)
        counts.append((_kinds(making), _kinds(sending)))

    assert counts[1] == counts[2]


def _kinds(statements: list[str]) -> Counter[str]:
    """How many of each kind; rows written come in parts of so many at a time."""
    words = (statement.split(maxsplit=1)[0] for statement in statements)
    return Counter(word for word in words if word != "INSERT")


def _tell(matchmaker: Actor, account_id: str) -> str:
    rounds.tell_acquaintance(actor=matchmaker, account_id=account_id)
    return "told"


def _block(one: Actor, other: Actor) -> str:
    accounts.block(actor=one, account_id=other.id)
    return "blocked"


def _publish(who: Actor) -> Callable[[str], str]:
    return lambda round_id: _do(lambda: rounds.publish(actor=who, round_id=round_id).status)


def _do(deed: Callable[[], str]) -> str:
    try:
        with unit_of_work():
            return deed()
    except AppError as error:
        return error.code
