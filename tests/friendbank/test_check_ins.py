"""A volunteer asks how it goes, and nothing that is wrong stays unheard."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from backend.accounts import service as accounts
from backend.accounts.models import Identity
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from backend.core.pagination import Window
from backend.friendbank import queries, reportable, service, tasks
from backend.friendbank.errors import CheckInTaken, ToldAlready
from backend.friendbank.models import Acquaintance, CheckInAnswer
from moderation.models import Case, CaseParty, Report
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult
from tests.friendbank.making import close_due, make_place, make_teller
from tests.friendbank.opening import (
    community_of,
    ids,
    list_check_ins,
    make_friends,
    make_sent_group,
    told,
)
from tests.support.statements import counted_statements

AsAccount = Callable[[str], Api]
# Between them and six weeks later lies the night the clocks are put back.
AUTUMN = "2026-10-01T12:00:00+02:00"
DUE = timedelta(days=14, hours=4)


def _visitor(friend: Actor, role: str = "matchmaker") -> Actor:
    return make_adult(role, community=community_of(friend))


def _due(visitor: Actor) -> list[str]:
    return [one.id for one in queries.list_due_check_ins(visitor, Window()).items]


def _asked_friends() -> tuple[Actor, Actor, Actor, str]:
    """Two friends, the volunteer who asks them two weeks later, and the check-in."""
    one, other, proposal_id = make_friends()
    clock.advance(DUE)
    visitor = _visitor(one)
    check_in_id = list_check_ins(proposal_id)[0].id
    service.claim_check_in(actor=visitor, check_in_id=check_in_id)
    return one, other, visitor, check_in_id


def test_they_fall_due_in_the_afternoon_whatever_the_clocks_do(unit: UnitOfWork) -> None:
    with clock.freeze(AUTUMN), unit():
        _, _, proposal_id = make_friends()

        due = [one.due_at.astimezone(clock.COPENHAGEN) for one in list_check_ins(proposal_id)]

        assert [moment.isoformat() for moment in due] == ["2026-10-15T15:00:00+02:00", "2026-11-12T15:00:00+01:00"]


@pytest.mark.parametrize("role", ["matchmaker", "organiser", "coordinator"])
def test_a_volunteer_takes_one_on_and_both_are_asked_once(unit: UnitOfWork, role: str) -> None:
    with clock.freeze(AUTUMN), unit():
        one, other, proposal_id = make_friends()
        visitor, second = _visitor(one, role), _visitor(one)
        first, last = list_check_ins(proposal_id)
        assert _due(visitor) == []
        with pytest.raises(NotFound):
            service.claim_check_in(actor=visitor, check_in_id=first.id)
        clock.advance(DUE)

        assert _due(visitor) == [first.id]
        assert queries.list_asked(one, Window()).items == []
        for _ in range(2):
            service.claim_check_in(actor=visitor, check_in_id=first.id)

        assert told("check_in") == ids(one, other)
        assert [asked.id for asked in queries.list_asked(other, Window()).items] == [first.id]
        assert (_due(visitor), _due(second)) == ([first.id], [])
        for refused in (service.claim_check_in, service.finish_check_in):
            with pytest.raises(CheckInTaken):
                refused(actor=second, check_in_id=first.id)
        for _ in range(2):
            service.finish_check_in(actor=visitor, check_in_id=first.id)
        assert _due(visitor) == []
        assert queries.list_asked(one, Window()).items == []
        assert last.closed_at is None


def _invite(adult: Actor, youth: Actor) -> None:
    session().get_one(Identity, youth.id).confirmed_by_id = adult.id


def _know(adult: Actor, youth: Actor) -> None:
    session().add(Acquaintance(matchmaker_id=adult.id, account_id=youth.id))


def _block(adult: Actor, youth: Actor) -> None:
    accounts.block(actor=youth, account_id=adult.id)


@pytest.mark.parametrize("tie", [_invite, _know, _block])
def test_nobody_asks_those_they_know(unit: UnitOfWork, tie: Callable[[Actor, Actor], None]) -> None:
    with clock.freeze(AUTUMN), unit():
        one, _, proposal_id = make_friends()
        visitor, far = _visitor(one), make_adult("matchmaker", community=make_place())
        clock.advance(DUE)
        check_in_id = list_check_ins(proposal_id)[0].id
        assert _due(visitor) == [check_in_id]
        tie(visitor, one)
        session().flush()

        for stranger in (visitor, far):
            assert _due(stranger) == []
            with pytest.raises(NotFound):
                service.claim_check_in(actor=stranger, check_in_id=check_in_id)


def test_whoever_has_nothing_to_do_with_it_asks_nobody(unit: UnitOfWork) -> None:
    with clock.freeze(AUTUMN), unit():
        one, _, proposal_id = make_friends()
        clock.advance(DUE)
        check_in_id = list_check_ins(proposal_id)[0].id
        for nosy in (one, _visitor(one, "moderator"), _visitor(one, "referrer")):
            with pytest.raises(Forbidden):
                service.claim_check_in(actor=nosy, check_in_id=check_in_id)
        service.claim_check_in(actor=_visitor(one), check_in_id=check_in_id)
        with pytest.raises(NotFound):
            service.answer_check_in(actor=make_teller(community=community_of(one)), check_in_id=check_in_id)


def test_an_answer_can_be_given_anew_until_it_is_done(unit: UnitOfWork) -> None:
    with clock.freeze(AUTUMN), unit():
        one, other, visitor, check_in_id = _asked_friends()
        service.answer_check_in(actor=one, check_in_id=check_in_id, met="not_yet")
        service.answer_check_in(actor=one, check_in_id=check_in_id, met="yes", go_on="unsure")
        service.answer_check_in(actor=other, check_in_id=check_in_id, go_on="yes")

        given = {answer.account_id: (answer.met, answer.go_on) for answer in session().scalars(select(CheckInAnswer))}
        assert given == {one.id: ("yes", "unsure"), other.id: (None, "yes")}
        service.finish_check_in(actor=visitor, check_in_id=check_in_id)
        with pytest.raises(NotFound):
            service.answer_check_in(actor=one, check_in_id=check_in_id, met="no")


def test_something_wrong_becomes_a_case_at_once_and_stays_with_the_moderators(unit: UnitOfWork) -> None:
    with clock.freeze(AUTUMN), unit():
        one, other, _, check_in_id = _asked_friends()
        for _ in range(2):
            service.answer_check_in(actor=one, check_in_id=check_in_id, wrong=True, words="Han bliver ved.")
        with pytest.raises(ToldAlready):
            service.answer_check_in(actor=one, check_in_id=check_in_id, wrong=True, words="Også i går.")
        service.answer_check_in(actor=other, check_in_id=check_in_id, wrong=True)

        case = session().scalars(select(Case)).one()
        reports = {(report.reporter_id, report.note) for report in session().scalars(select(Report))}
        assert (case.kind, case.subject_id, case.severity) == ("friendbank.check_in", check_in_id, "high")
        assert reports == {(one.id, "Han bliver ved."), (other.id, None)}
        parties = session().scalars(select(CaseParty.account_id).where(CaseParty.case_id == case.id))
        assert sorted(parties) == ids(one, other)


def test_a_moderator_sees_which_friends_and_can_end_it(unit: UnitOfWork) -> None:
    with clock.freeze(AUTUMN), unit():
        one, other, visitor, check_in_id = _asked_friends()
        (kind,) = [kind for kind in reportable.KINDS if kind.name == "friendbank.check_in"]

        seen = kind.snapshot(one, check_in_id)
        assert seen.text.splitlines()[0] == "Opfølgning efter 2 uger."
        assert seen.parties == {one.id, other.id}
        kind.actions["end"](check_in_id, visitor.id)

        assert queries.list_friends(one, Window()).items == []
        for nosy, subject in ((visitor, check_in_id), (one, "gone")):
            with pytest.raises(NotFound):
                kind.snapshot(nosy, subject)
        with pytest.raises(NotFound):
            kind.freeze("gone")


def test_whoever_has_parted_is_asked_no_more(unit: UnitOfWork) -> None:
    with clock.freeze(AUTUMN), unit():
        one, other, visitor, check_in_id = _asked_friends()
        (friendship,) = queries.list_friends(one, Window()).items
        service.end_friendship(actor=other, friendship_id=friendship.id)

        assert (_due(visitor), queries.list_asked(one, Window()).items) == ([], [])
        with pytest.raises(NotFound):
            service.answer_check_in(actor=one, check_in_id=check_in_id, met="yes")


def test_what_is_due_calls_volunteers_once_a_day_and_what_is_late_the_coordinators(unit: UnitOfWork) -> None:
    with clock.freeze(AUTUMN):
        with unit():
            one, other, proposal_id = make_friends()
            visitor, organiser = _visitor(one), _visitor(one, "organiser")
            coordinator = _visitor(one, "coordinator")
            matchmakers = {actor.id for actor in (visitor, organiser)}
        tasks.call_for_check_ins()
        with unit():
            assert told("visits") == []
        clock.advance(DUE)
        for _ in range(2):
            tasks.call_for_check_ins()
        with unit():
            # The one who made the round is called too.
            assert matchmakers < set(told("visits"))
            assert len(told("visits")) == 3
            assert told("visit_late") == []
        clock.advance(timedelta(days=3))
        for _ in range(2):
            tasks.call_for_check_ins()
        with unit():
            assert told("visit_late") == [coordinator.id]
            check_in_id = list_check_ins(proposal_id)[0].id
            service.claim_check_in(actor=visitor, check_in_id=check_in_id)
            service.answer_check_in(actor=one, check_in_id=check_in_id, met="yes")
        clock.advance(timedelta(days=3))
        for _ in range(2):
            tasks.call_for_check_ins()
        with unit():
            assert told("visit_late") == [coordinator.id] * 2
            service.answer_check_in(actor=other, check_in_id=check_in_id, met="yes")
            assert queries.list_late_check_ins(clock.now()) == []


def test_a_coordinator_takes_over_and_nobody_is_asked_twice(unit: UnitOfWork) -> None:
    with clock.freeze(AUTUMN), unit():
        one, other, visitor, check_in_id = _asked_friends()
        coordinator = _visitor(one, "coordinator")
        assert _due(coordinator) == [check_in_id]

        service.claim_check_in(actor=coordinator, check_in_id=check_in_id)

        assert (_due(visitor), _due(coordinator)) == ([], [check_in_id])
        assert told("check_in") == ids(one, other)


def test_nobody_is_asked_for_ever(unit: UnitOfWork) -> None:
    with clock.freeze(AUTUMN), unit():
        one, _, _, check_in_id = _asked_friends()
        clock.advance(timedelta(days=21))

        assert queries.list_asked(one, Window()).items == []
        with pytest.raises(NotFound):
            service.answer_check_in(actor=one, check_in_id=check_in_id, met="yes")


def test_a_group_is_asked_as_those_who_came_along(unit: UnitOfWork) -> None:
    with clock.freeze(AUTUMN), unit():
        youths, proposal_id = make_sent_group(4)
        for youth in youths[:3]:
            service.answer(actor=youth, proposal_id=proposal_id, said="yes")
        clock.advance(service.OPEN_FOR)
        close_due()
        clock.advance(DUE)
        check_in_id = list_check_ins(proposal_id)[0].id
        service.claim_check_in(actor=_visitor(youths[0]), check_in_id=check_in_id)

        assert told("check_in") == ids(*youths[:3])
        with pytest.raises(NotFound):
            service.answer_check_in(actor=youths[3], check_in_id=check_in_id, met="no")


def test_over_the_wire_each_sees_their_own(as_account: AsAccount, unit: UnitOfWork) -> None:
    with clock.freeze(AUTUMN):
        with unit():
            one, other, proposal_id = make_friends()
            visitor = _visitor(one)
            check_in_id = list_check_ins(proposal_id)[0].id
        clock.advance(DUE)
        by, mine, theirs = (as_account(who.id) for who in (visitor, one, other))
        path = f"/friendbank/check-ins/{check_in_id}"
        (waiting,) = by.get("/friendbank/check-ins/due").json["items"]
        claimed = by.post(f"{path}/claim", {})
        (asked,) = mine.get("/friendbank/check-ins").json["items"]
        answer = {"met": "yes", "go_on": "no", "wrong": True, "words": "Det var ikke rart."}
        answered = mine.post(f"{path}/answer", answer)
        (seen,) = by.get("/friendbank/check-ins/due").json["items"]
        (own,) = mine.get("/friendbank/check-ins").json["items"]
        (unmoved,) = theirs.get("/friendbank/check-ins").json["items"]
        done = by.post(f"{path}/closure", {})

    unsaid = {"met": None, "go_on": None, "answered_at": None}
    said = {"met": "yes", "go_on": "no", "answered_at": "2026-10-15T14:00:00Z"}
    people = {person["person"]["id"]: person["person"] for person in waiting["people"]}
    assert waiting == {
        "id": check_in_id,
        "week": 2,
        "due_at": "2026-10-15T13:00:00Z",
        "taken": False,
        "late": False,
        "people": [{"person": people[account_id], **unsaid} for account_id in ids(one, other)],
    }
    assert claimed.json == {**waiting, "taken": True}
    assert asked == {"id": check_in_id, "week": 2, "people": [people[other.id]], **unsaid}
    assert (answered.status_code, done.status_code) == (204, 204)
    assert {entry["person"]["id"]: entry["met"] for entry in seen["people"]} == {one.id: "yes", other.id: None}
    assert own == {**asked, **said}
    assert unmoved == {**asked, "people": [people[one.id]]}


@pytest.mark.parametrize("wrong", [{"met": "maybe"}, {"go_on": "not_yet"}, {"words": "x" * 1001}, {"why": "x"}])
def test_an_answer_that_makes_no_sense_is_refused(
    as_account: AsAccount, unit: UnitOfWork, wrong: dict[str, Any]
) -> None:
    with clock.freeze(AUTUMN):
        with unit():
            one, _, _, check_in_id = _asked_friends()
        answer = as_account(one.id).post(f"/friendbank/check-ins/{check_in_id}/answer", wrong)

    assert (answer.status_code, list(answer.json["errors"])) == (422, list(wrong))


@pytest.mark.parametrize("path", ["/friendbank/check-ins/due", "/friendbank/check-ins"])
def test_a_list_costs_the_same_however_long(as_account: AsAccount, unit: UnitOfWork, path: str) -> None:
    with clock.freeze(AUTUMN):
        with unit():
            one, _, proposal_id = make_friends()
            visitor = _visitor(one)
        # Both are due by then, and for whoever is asked both are still young.
        steps = (DUE, timedelta(weeks=4)) if path.endswith("due") else (timedelta(weeks=7), timedelta(days=1))
        counts = []
        for week, check_in in enumerate(_ids_of(unit, proposal_id), 1):
            clock.advance(steps[week - 1])
            with unit():
                service.claim_check_in(actor=visitor, check_in_id=check_in)
            reader = as_account(visitor.id if path.endswith("due") else one.id)
            reader.get(path)
            with counted_statements() as seen:
                assert len(reader.get(path).json["items"]) == week
            counts.append(len(seen))

    assert counts[0] == counts[1]


def _ids_of(unit: UnitOfWork, proposal_id: str) -> list[str]:
    with unit():
        return [one.id for one in list_check_ins(proposal_id)]
