"""The ledger: every øre is accounted for, each entry once, and a pot never goes below nothing."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from backend.core.db import unit_of_work
from backend.core.ids import new_id
from backend.ledger import queries, service
from backend.ledger.errors import PotTooSmall
from backend.ledger.models import Entry, Pot
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult, make_community, make_youth
from tests.support.threads import at_once

AsAccount = Callable[[str], Api]


@pytest.fixture
def keeper(unit: UnitOfWork, as_account: AsAccount) -> Api:
    with unit():
        return as_account(make_adult("coordinator", community=make_community()).id)


def _move(who: Api, amount_ore: int, entry_id: str = "", pot: str = "crew", words: str = "Fra kommunen") -> Any:
    return who.put(f"/pots/{pot}/entries/{entry_id or new_id()}", {"amount_ore": amount_ore, "words": words})


def _books() -> list[tuple[int, int]]:
    """Of each pot what it says it holds, and what its entries come to."""
    with unit_of_work(readonly=True) as session:
        sums = select(func.sum(Entry.amount_ore)).where(Entry.community_id == Pot.community_id, Entry.pot == Pot.name)
        return [(row[0], row[1] or 0) for row in session.execute(select(Pot.balance_ore, sums.scalar_subquery()))]


def test_what_is_put_in_is_there_and_stands_in_the_ledger(keeper: Api) -> None:
    _move(keeper, 500_00)
    _move(keeper, -120_50, words="Talt forkert")

    entries = keeper.get("/pots/crew/entries").json["items"]

    assert keeper.get("/pots/crew").json == {"balance_ore": 379_50, "can_keep": True}
    assert [(one["amount_ore"], one["why"], one["words"]) for one in entries] == [
        (-120_50, "taken_out", "Talt forkert"),
        (500_00, "put_in", "Fra kommunen"),
    ]


def test_the_same_twice_is_once_and_something_else_under_its_id_is_refused(keeper: Api) -> None:
    entry_id = new_id()

    assert [_move(keeper, 100_00, entry_id).status_code for _ in range(2)] == [200, 200]
    assert _move(keeper, 200_00, entry_id).json["code"] == "entry_stands"
    assert _move(keeper, 100_00, entry_id, pot="travel").json["code"] == "entry_stands"
    assert keeper.get("/pots/crew").json["balance_ore"] == 100_00


def test_a_pot_never_goes_below_nothing(keeper: Api) -> None:
    _move(keeper, 100_00)

    assert _move(keeper, -100_01).json["code"] == "pot_too_small"
    assert keeper.get("/pots/crew").json["balance_ore"] == 100_00


def test_many_at_once_take_no_more_than_there_is(keeper: Api) -> None:
    _move(keeper, 500_00)

    taken = at_once(lambda _: _move(keeper, -100_00).status_code, range(8))

    assert sorted(taken) == [200] * 5 + [409] * 3
    assert _books() == [(0, 0)]


def test_pressed_many_times_at_once_it_is_one_entry(keeper: Api) -> None:
    entry_id = new_id()

    assert at_once(lambda _: _move(keeper, 100_00, entry_id).status_code, range(6)) == [200] * 6
    assert _books() == [(100_00, 100_00)]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(amounts=st.lists(st.integers(-300_00, 300_00).filter(bool), min_size=1, max_size=10))
def test_the_balance_is_always_the_sum_of_the_entries(amounts: list[int], unit: UnitOfWork) -> None:
    with unit():
        keeper = make_adult("coordinator", community=make_community())
    expected = 0
    for amount in amounts:
        with suppress(PotTooSmall), unit_of_work():
            service.move(actor=keeper, entry_id=new_id(), pot="travel", amount_ore=amount, words="x")
        expected += amount if expected + amount >= 0 else 0

    assert all(says == comes_to >= 0 for says, comes_to in _books())
    with unit_of_work(readonly=True):
        assert queries.balance_of(keeper.community_id, "travel") == expected


@pytest.mark.parametrize(
    ("role", "crew", "travel", "put_in"),
    [
        ("youth", 200, 403, 403),
        ("moderator", 200, 403, 403),
        ("organiser", 200, 403, 403),
        ("referrer", 200, 403, 403),
        ("coordinator", 200, 200, 200),
    ],
)
def test_who_reads_and_keeps_it(
    role: str, crew: int, travel: int, put_in: int, unit: UnitOfWork, as_account: AsAccount
) -> None:
    with unit():
        community = make_community()
        person = make_youth(community=community) if role == "youth" else make_adult(role, community=community)
    who = as_account(person.id)

    assert [who.get(f"/pots/{pot}/entries").status_code for pot in ("crew", "travel")] == [crew, travel]
    assert _move(who, 100).status_code == put_in


def test_another_community_has_its_own_and_there_is_no_third_pot(
    keeper: Api, unit: UnitOfWork, as_account: AsAccount
) -> None:
    _move(keeper, 100_00)
    with unit():
        other = as_account(make_adult("coordinator", community=make_community()).id)

    assert other.get("/pots/crew").json["balance_ore"] == 0
    assert other.get("/pots/crew/entries").json["items"] == []
    assert (keeper.get("/pots/beer").status_code, _move(keeper, 1, pot="beer").status_code) == (404, 404)


@pytest.mark.parametrize("amount", [0, 100_000_001, -100_000_001, 1.5, "100"])
def test_what_is_no_amount_is_refused(amount: Any, keeper: Api) -> None:
    answer = _move(keeper, amount)

    assert (answer.status_code, list(answer.json["errors"])) == (422, ["amount_ore"])
