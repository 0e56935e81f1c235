"""Until both have said yes, or its time is up, nothing A can see depends on anything B does."""

import json
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backend.accounts.models import Account
from backend.chat.signals import room_changed
from backend.core import clock, rates
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.friendbank import tasks
from backend.friendbank.signals import proposal_changed
from backend.notifications.signals import notice_added
from tests.conftest import Api, UnitOfWork
from tests.friendbank.making import make_proposed_pair
from tests.friendbank.opening import make_sent_group

AsAccount = Callable[[str], Api]
SEEN_BY_A = (
    "/friendbank/proposals",
    "/friendbank/friends",
    "/friendbank/profile",
    "/friendbank/outlook",
    "/friendbank/check-ins",
    "/rooms",
    "/rooms/invitations",
    "/notices",
    "/events",
    "/me",
)
NOON = "2026-11-22T12:00:00+01:00"
DEEDS = ("yes", "no", "later", "block", "unblock", "pause", "resume", "forget", "suspend", "report")


def _never_opens(said: str, deeds: list[str]) -> bool:
    """Whether B's first yes, if any, comes after a block: then two yeses cannot meet."""
    if said != "yes" or "yes" not in deeds:
        return True
    before = deeds[: deeds.index("yes")]
    return "block" in before and "unblock" not in before


stories = st.tuples(st.sampled_from(("yes", "no", "later")), st.lists(st.sampled_from(DEEDS), max_size=5)).filter(
    lambda story: _never_opens(*story)
)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(story=stories)
@example(("yes", ["block", "yes"]))
@example(("yes", ["pause"]))
@example(("yes", ["forget"]))
@example(("yes", ["suspend"]))
@example(("yes", ["no"]))
@example(("yes", ["report"]))
@example(("no", ["yes"]))
@pytest.mark.usefixtures("app")
def test_what_a_sees_does_not_change_with_what_b_does(as_account: AsAccount, story: tuple[str, list[str]]) -> None:
    said, deeds = story
    rates.configure(None)
    with clock.freeze(NOON):
        with unit_of_work():
            a, b, proposal_id = make_proposed_pair()
        here, there = as_account(a.id), as_account(b.id)
        unanswered = _everything(here)

        with _overheard(a.id) as heard:
            for deed in deeds:
                _do(there, a, b, proposal_id, deed)
                assert _everything(here) == unanswered
            first = _answer(here, proposal_id, said)
            assert json.loads(first) == _as_if_alone(unanswered[0], said)
            answered = _everything(here)
            for deed in deeds:
                _do(there, a, b, proposal_id, deed)
                assert _answer(here, proposal_id, said) == first
                assert _everything(here) == answered
        assert heard == []


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(story=stories.filter(lambda story: "suspend" not in story[1]))
@example(("yes", []))
@example(("yes", ["block", "yes"]))
@example(("yes", ["no", "later"]))
@example(("later", ["yes", "report"]))
@pytest.mark.usefixtures("app")
def test_it_ends_the_same_way_at_the_same_moment(as_account: AsAccount, story: tuple[str, list[str]]) -> None:
    said, deeds = story
    assert _end_of(as_account, said, deeds) == _end_of(as_account, said, [])


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(deeds=st.lists(st.sampled_from(("yes", "no", "later", "block", "pause", "forget")), max_size=4))
@pytest.mark.usefixtures("app")
def test_in_a_group_nobody_sees_what_the_others_do(as_account: AsAccount, deeds: list[str]) -> None:
    rates.configure(None)
    with clock.freeze(NOON):
        with unit_of_work():
            (a, b, _, d), proposal_id = make_sent_group(4)
        here = as_account(a.id)
        first = _answer(here, proposal_id, "yes")
        answered = _everything(here)

        with _overheard(a.id) as heard:
            # One of them never answers, so that it cannot open.
            for other in (b, d):
                for deed in deeds:
                    _do(as_account(other.id), a, other, proposal_id, deed)
                    assert _everything(here) == answered
                    assert _answer(here, proposal_id, "yes") == first
        assert heard == []


def test_the_answer_is_the_same_whether_b_has_answered_or_not(as_account: AsAccount, unit: UnitOfWork) -> None:
    with clock.freeze(NOON):
        answers = []
        for b_says in (None, "no", "later"):
            with unit():
                a, b, proposal_id = make_proposed_pair()
            if b_says:
                _answer(as_account(b.id), proposal_id, b_says)
            answers.append(_answer(as_account(a.id), proposal_id, "yes").replace(proposal_id.encode(), b"ID"))

    assert answers[0] == answers[1] == answers[2]


def _everything(api: Api) -> list[bytes]:
    answers = [api.get(path) for path in SEEN_BY_A]
    assert {answer.status_code for answer in answers} == {200}
    return [answer.data for answer in answers]


def _end_of(as_account: AsAccount, said: str, deeds: list[str]) -> Any:
    """What A sees, and hears on the way, from the answer until it is over; without the names of things."""
    rates.configure(None)
    with clock.freeze(NOON):
        with unit_of_work():
            a, b, proposal_id = make_proposed_pair()
        with _overheard(a.id) as heard:
            _answer(as_account(a.id), proposal_id, said)
            for deed in deeds:
                _do(as_account(b.id), a, b, proposal_id, deed)
            for days in (4, 3):
                clock.advance(timedelta(days=days))
                tasks.remind_of_proposals()
                tasks.close_due_proposals()
        here = as_account(a.id)
        (proposal,) = here.get("/friendbank/proposals").json["items"]
        notices = here.get("/notices").json["items"]
    told = [[notice[name] for name in ("kind", "title", "text", "link", "created_at")] for notice in notices]
    return {**proposal, "id": ""}, told, heard, here.get("/rooms").json


@contextmanager
def _overheard(account_id: str) -> Iterator[list[str]]:
    """Everything that is sent to the devices of an account meanwhile."""
    heard: list[str] = []

    def on_notice(who: str, **_: Any) -> None:
        heard.extend(["notice"] if who == account_id else [])

    def on_change(_sender: Any, account_ids: Collection[str] | None, **_more: Any) -> None:
        heard.extend(["change"] if account_ids is None or account_id in account_ids else [])

    with (
        notice_added.connected_to(on_notice),
        proposal_changed.connected_to(on_change),
        room_changed.connected_to(on_change),
    ):
        yield heard


def _as_if_alone(listed: bytes, said: str) -> Any:
    """The proposal after this answer, had the other never done a thing."""
    (proposal,) = json.loads(listed)["items"]
    return {**proposal, "status": "waiting" if said == "yes" else "open", "my_answer": said}


def _answer(api: Api, proposal_id: str, said: str) -> bytes:
    answer = api.post(f"/friendbank/proposals/{proposal_id}/answer", {"answer": said})
    assert answer.status_code == 200
    kept: bytes = answer.data
    return kept


def _do(api: Api, a: Actor, b: Actor, proposal_id: str, deed: str) -> None:
    if deed in {"yes", "no", "later"}:
        api.post(f"/friendbank/proposals/{proposal_id}/answer", {"answer": deed})
    elif deed in {"block", "unblock"}:
        api.call("PUT" if deed == "block" else "DELETE", f"/blocks/{a.id}")
    elif deed == "suspend":
        with unit_of_work() as session:
            session.get_one(Account, b.id).status = "suspended"
    elif deed == "report":
        api.post("/reports", {"kind": "friendbank.proposal", "subject_id": proposal_id, "reason": "other"})
    else:
        changes = {"pause": {"paused": True}, "resume": {"paused": False}, "forget": {"languages": []}}
        api.put("/friendbank/profile", changes[deed])
