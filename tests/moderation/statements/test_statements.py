"""The reasons people are given: saved with the decision, in their own words, and read first where they must be."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.core import clock
from backend.core.db import session
from moderation import deciding
from moderation.seconds import service as seconds
from moderation.statements.models import Statement
from tests.conftest import Api, UnitOfWork
from tests.moderation import making
from tests.moderation.people import Cast

NOON = "2026-11-20T12:00:00+01:00"
AsAccount = Callable[[str], Api]


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze(NOON):
        yield


def told(cast: Cast) -> list[list[str]]:
    """What each statement to the author tells of, oldest first."""
    own = select(Statement).where(Statement.account_id == cast.author.id)
    ordered = session().scalars(own.order_by(Statement.given_at, Statement.id))
    return [[act["name"] for act in one.acts] for one in ordered]


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ("dismiss", []), ("escalate", []), ("hide", [["hide"]]), ("hide escalate", [["hide"]]),
        ("warn hide mute", [["mute", "hide", "warn"]]),
    ],
)  # fmt: skip
def test_what_is_done_about_somebody_they_are_told(
    unit: UnitOfWork, cast: Cast, action: str, expected: list[list[str]]
) -> None:
    with unit():
        making.decide(cast.moderator, making.open_case(cast.author.id), action)
        assert told(cast) == expected


def test_what_was_held_and_is_not_let_in_is_told_too(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        making.change(cast.author.id, tone=making.HELD)
        making.decide(cast.moderator, making.open_case(cast.author.id), "mute")
        assert told(cast) == [["mute", "reject"]]


def test_what_a_second_person_agrees_to_is_told_once(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        second = making.decide(cast.moderator, making.open_case(cast.author.id), "hide ban")
        assert told(cast) == [["suspend", "hide"]]
        seconds.answer(actor=cast.colleague, second_id=second.id, version=2, agrees=True, note=None)
        assert told(cast) == [["suspend", "hide"], ["ban"]]


def test_over_rest_from_reading_to_disagreeing(unit: UnitOfWork, as_account: AsAccount, cast: Cast) -> None:
    with unit():
        making.decide(cast.moderator, making.open_case(cast.author.id), "suspend:3")
    api = as_account(cast.author.id)
    assert api.get("/me").json["must_read"] is True
    (item,) = api.get("/statements").json["items"]
    assert (item["title"], item["must_read"], item["appeal"]) == ("Din konto er på pause", True, "open")
    assert "Det varer til 23.11.2026 kl. 12.00." in item["text"]
    assert api.post(f"/statements/{item['id']}/read", {}).json["must_read"] is False
    assert api.get("/me").json["must_read"] is False
    appealed = api.post(f"/statements/{item['id']}/appeal", {"words": "Det er ikke rigtigt."})
    assert (appealed.status_code, appealed.json["appeal"]) == (201, "waiting")
    desk = as_account(cast.colleague.id)
    (appeal,) = desk.get("/moderation/appeals").json["items"]
    seen = desk.post(f"/moderation/appeals/{appeal['id']}/claim", {}).json
    assert (seen["words"], seen["acts"]) == ("Det er ikke rigtigt.", [{"name": "suspend", "days": 3}])
    body = {"outcome": "overturn", "rationale": "Det var en misforståelse."}
    done = desk.post(f"/moderation/appeals/{appeal['id']}/answer", body)
    assert (done.status_code, done.json["left"]) == (201, [])
    (item,) = api.get("/statements").json["items"]
    assert (item["withdrawn"], item["appeal"], item["answer"]) == (
        True, "overturn", "En anden har set på det og er enig med dig. Beslutningen er taget tilbage. Undskyld.",
    )  # fmt: skip
    assert api.get("/rooms").status_code == 200


def test_undoing_withdraws_it(unit: UnitOfWork, as_account: AsAccount, cast: Cast) -> None:
    with unit():
        case = making.open_case(cast.author.id)
        made = making.decide(cast.moderator, case, "warn")
        deciding.undo(actor=cast.moderator, case_id=case.id, decision_id=made.id)
    api = as_account(cast.author.id)
    (item,) = api.get("/statements").json["items"]
    assert (item["withdrawn"], item["must_read"], item["appeal"]) == (True, False, "too_late")
    assert api.get("/me").json["must_read"] is False


def test_after_six_months_it_is_too_late(unit: UnitOfWork, as_account: AsAccount, cast: Cast) -> None:
    with unit():
        making.decide(cast.moderator, making.open_case(cast.author.id), "warn")
    clock.advance(timedelta(days=183))
    api = as_account(cast.author.id)
    (item,) = api.get("/statements").json["items"]
    late = api.post(f"/statements/{item['id']}/appeal", {"words": "Nej"})
    assert (item["appeal"], late.status_code, late.json["code"]) == ("too_late", 409, "appeal_too_late")
