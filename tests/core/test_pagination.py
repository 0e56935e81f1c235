from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from backend.accounts.models import Account
from backend.core import clock
from backend.core.errors import Invalid
from backend.core.pagination import Window, paginate
from tests.conftest import UnitOfWork
from tests.factories import make_account, make_community


def _walk(limit: int, *, descending: bool) -> list[str]:
    seen: list[str] = []
    cursor = None
    while True:
        page = paginate(
            select(Account),
            Window(cursor, limit),
            key=[Account.created_at, Account.id],
            descending=descending,
        )
        seen += [account.id for account in page.items]
        cursor = page.next
        if cursor is None:
            return seen


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("limit", [1, 2, 3, 7])
def test_walking_the_pages_shows_every_row_once_in_order(unit: UnitOfWork, limit: int, descending: bool) -> None:
    with unit():
        community = make_community()
        with clock.freeze("2026-11-22T18:00:00Z"):  # the same moment for all: the id decides
            made = [make_account(community=community).id for _ in range(6)]

        assert _walk(limit, descending=descending) == sorted(made, reverse=descending)


def test_a_row_that_comes_meanwhile_moves_no_page(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        made = [make_account(community=community).id for _ in range(4)]
        first = paginate(select(Account), Window(None, 2), key=[Account.created_at, Account.id], descending=True)
        make_account(community=community)
        second = paginate(select(Account), Window(first.next, 2), key=[Account.created_at, Account.id], descending=True)

    assert [a.id for a in [*first.items, *second.items]] == made[::-1]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cursor=st.one_of(st.text(max_size=40), st.binary(max_size=40).map(lambda b: b.hex())))
def test_any_other_cursor_is_a_clear_error(unit: UnitOfWork, cursor: Any) -> None:
    with unit(), pytest.raises(Invalid):
        paginate(select(Account), Window(cursor), key=[Account.created_at, Account.id])
