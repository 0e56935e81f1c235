"""Until both have said yes, or its time is up, nothing A can see depends on anything B does."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from backend.accounts.models import Account
from backend.core import clock, rates
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from tests.conftest import Api, UnitOfWork
from tests.friendbank.making import make_proposed_pair

AsAccount = Callable[[str], Api]
SEEN_BY_A = ("/friendbank/proposals", "/friendbank/friends", "/friendbank/profile", "/rooms", "/notices", "/me")
DEEDS = ("yes", "no", "later", "block", "unblock", "pause", "resume", "forget", "suspend")


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
@example(("no", ["yes"]))
@pytest.mark.usefixtures("app")
def test_what_a_sees_does_not_change_with_what_b_does(as_account: AsAccount, story: tuple[str, list[str]]) -> None:
    said, deeds = story
    rates.configure(None)
    with clock.freeze("2026-11-22T12:00:00+01:00"):
        with unit_of_work():
            a, b, proposal_id = make_proposed_pair()
        here, there = as_account(a.id), as_account(b.id)
        unanswered = _everything(here)

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


def test_the_answer_is_the_same_whether_b_has_answered_or_not(as_account: AsAccount, unit: UnitOfWork) -> None:
    with clock.freeze("2026-11-22T12:00:00+01:00"):
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
    else:
        changes = {"pause": {"paused": True}, "resume": {"paused": False}, "forget": {"languages": []}}
        api.put("/friendbank/profile", changes[deed])
