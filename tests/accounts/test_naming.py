"""A nickname is a text others read: it cannot carry a number past screening, nor a cry for help past a person."""

from typing import Any

import pytest

from backend.accounts import naming, queries, service
from backend.core.errors import Busy
from moderation.models import Case
from tests.accounts.test_service import LOOKS, YES
from tests.conftest import UnitOfWork
from tests.factories import make_adult, make_community, make_youth

REACHABLE = ("28456712", "snap kai123", "kai@mail.dk", "ring 28456712")


@pytest.mark.parametrize("nickname", REACHABLE)
@pytest.mark.parametrize("kind", ["youth", "adult"])
def test_nobody_joins_under_a_way_to_reach_them(unit: UnitOfWork, nickname: str, kind: str) -> None:
    with unit():
        _, code = service.invite(actor=make_adult("coordinator", community=make_community()), invites=kind)
        facts: dict[str, Any] = {"code": code, "handle": "nor", "password_hash": "!", "consent": YES, **LOOKS}

        with pytest.raises(naming.NicknameRefused):
            service.join(**{**facts, "nickname": nickname})
        assert service.join(**facts).nickname == "Nor"


@pytest.mark.parametrize("nickname", REACHABLE)
def test_nobody_renames_themself_to_one(unit: UnitOfWork, nickname: str) -> None:
    with unit():
        youth = make_youth(community=make_community(), nickname="Sne")

        with pytest.raises(naming.NicknameRefused) as refused:
            service.change_me(actor=youth, nickname=nickname)
        assert refused.value.errors == {"nickname": ["Find på et navn uden nummer, mail eller profilnavn."]}
        assert queries.get_account(youth.id).nickname == "Sne"
        assert service.change_me(actor=youth, nickname="Sne 16").nickname == "Sne 16"


def test_a_nickname_that_worries_us_is_kept_and_looked_at(unit: UnitOfWork) -> None:
    with unit() as opened:
        youth = make_youth(community=make_community())

        assert service.change_me(actor=youth, nickname="jeg vil dø").nickname == "jeg vil dø"
        [case] = opened.query(Case).all()
        assert (case.kind, case.subject_id, case.labels) == ("accounts.profile", youth.id, ["self_harm"])


def test_what_cannot_be_read_is_not_shown(unit: UnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(naming, "screen", broken)
    with unit():
        youth = make_youth(community=make_community(), nickname="Sne")

        with pytest.raises(Busy):
            service.change_me(actor=youth, nickname="Nor")
        assert service.change_me(actor=youth, tone="plum").nickname == "Sne"
