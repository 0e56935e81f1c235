"""The demo is a real community, made by the rules; and the commands that open a real one."""

import json
from pathlib import Path

import pytest
from flask import Flask

from backend.accounts import passwords, queries
from backend.accounts.actors import roles_in_force
from backend.accounts.models import Account
from backend.chat.models import Admission, Message, Room
from backend.core.db import unit_of_work
from backend.core.pagination import Window
from backend.demo import people
from backend.demo import seed as seeding
from backend.friendbank.models import Friendship, Proposal
from moderation import audit
from moderation.appeals.models import Appeal
from moderation.calibration.models import Rate
from moderation.models import Case
from moderation.rulebook import service as rulebook
from moderation.rulebook.views import rules
from moderation.seconds.models import Second


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", 4)


def test_the_demo_has_somebody_of_every_kind_and_something_to_do_for_each(app: Flask, tmp_path: Path) -> None:
    sign_ins = seeding.seed(tmp_path, examples=True)

    assert json.loads((tmp_path / "demo-sign-ins.json").read_text()) == sign_ins
    roles = [(role, person["community"]) for person in sign_ins for role in person["roles"]]
    [here, there] = sorted({person["community"] for person in sign_ins}, reverse=True)
    assert roles.count(("youth", here)) >= 4
    assert roles.count(("moderator", here)) == 2
    assert {"matchmaker", "organiser", "coordinator", "referrer"} <= {role for role, where in roles if where == here}
    assert {("youth", there), ("moderator", there)} <= set(roles)
    with unit_of_work() as unit:
        assert unit.query(Friendship).count() == 3
        assert {kind for (kind,) in unit.query(Room.kind)} == {"direct", "group", "interest", "event", "staff"}
        waiting = unit.query(Account.handle, Admission.kind).join(Admission, Admission.account_id == Account.id)
        assert set(waiting.filter(Admission.answer.is_(None))) == {
            ("nor", "invitation"),
            ("freja", "invitation"),
            ("bjoerk", "request"),
        }
        assert {status for (status,) in unit.query(Proposal.status)} == {"friends", "sent", "draft"}
        assert unit.query(Message).filter_by(status="held").count() == 1
        assert {source for (source,) in unit.query(Case.source)} == {"report", "screening", "technical"}
        assert unit.query(Account).filter_by(status="pending").count() == 1
        assert unit.query(Appeal).filter_by(answered_at=None).count() == 1
        assert unit.query(Second).filter_by(answered_at=None).count() == 1
        assert audit.verify() is None
        assert unit.query(Rate.percent).scalar() == 10
        coordinator = people.act_as(unit.query(Account).filter_by(handle="mette").one().id)
        caught = rulebook.list_rules(actor=coordinator, window=Window())
        assert {rule["standing"] for rule in rules(caught.items, coordinator)} == {"usual", "quiet", "loud"}


def test_a_demo_is_never_poured_over_people(app: Flask, tmp_path: Path) -> None:
    first = app.test_cli_runner().invoke(args=["seed"])
    second = app.test_cli_runner().invoke(args=["seed"])
    quiet = app.test_cli_runner().invoke(args=["seed", "--if-empty"])

    assert (first.exit_code, second.exit_code, quiet.exit_code) == (0, 1, 0)
    assert "nothing was changed" in second.output
    (app.extensions["flok"].data / seeding.SIGN_INS).unlink()


def test_a_real_community_is_opened_by_a_command(app: Flask) -> None:
    asked = ["accounts", "found", "--community", "Ny Kommune", "--handle", "dina", "--nickname", "Dina"]
    given = [*asked, "--legal-name", "Dina Opdigtet", "--password", "en lampe i vinduet"]

    first, second = (app.test_cli_runner().invoke(args=given) for _ in range(2))

    assert (first.exit_code, second.exit_code) == (0, 1)
    assert "has that name already" in second.output
    with unit_of_work() as unit:
        dina = unit.query(Account).filter_by(handle="dina").one()
        assert "coordinator" in roles_in_force(queries.get_account(dina.id))


@pytest.mark.parametrize(("option", "value"), [("--handle", "Dina!"), ("--password", "kort")])
def test_a_founder_needs_a_name_and_a_password_like_everybody(app: Flask, option: str, value: str) -> None:
    facts = {
        "--community": "Ny Kommune",
        "--handle": "dina",
        "--nickname": "Dina",
        "--legal-name": "Dina Opdigtet",
        "--password": "en lampe i vinduet",
        option: value,
    }
    result = app.test_cli_runner().invoke(
        args=["accounts", "found", *(part for pair in facts.items() for part in pair)]
    )

    assert result.exit_code == 2
    with unit_of_work() as unit:
        assert unit.query(Account).count() == 0
