"""What rules caught, from a message to the coordinator's list."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from structlog.testing import capture_logs

from backend.chat import screening
from backend.core import clock
from backend.core.db import session
from moderation.rulebook import service, tasks
from moderation.rulebook.models import Hit, RuleDay
from moderation.screening import Action, Context, Reason, Severity, Verdict
from moderation.screening.verdict import Label
from tests import factories
from tests.chat.making import make_friends, say
from tests.conftest import Api, UnitOfWork
from tests.moderation.people import Cast
from tests.support.statements import counted_statements

AsAccount = Callable[[str], Api]
TODAY = "2026-11-23T12:00:00+01:00"


def _seen(*rules: str) -> Callable[[str, Context], Verdict]:
    reasons = tuple(Reason(Label.THREAT, Severity.LOW, rule, "seen", 0, 3) for rule in rules)
    return lambda _text, _context: Verdict(severity=Severity.LOW, action=Action.FLAG, reasons=reasons)


def _days() -> dict[tuple[str, str, str], int]:
    rows = session().scalars(select(RuleDay))
    return {(row.community_id, row.rule, row.day.isoformat()): row.hits for row in rows}


NO_RULE = {
    "label": None,
    "mode": "live",
    "needs_two": False,
    "last_on": "2026-11-22",
    "shadow_days": [0] * 14,
    "asked": None,
}


def _catch(community_id: str, rule: str, *, day: date, hits: int) -> None:
    session().add(RuleDay(community_id=community_id, rule=rule, day=day, hits=hits))


def test_a_message_counts_once_for_each_rule_that_saw_it(unit: UnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
    with clock.freeze(TODAY):
        with unit():
            friends = make_friends()
        with unit():
            say(friends.one, friends.room)
            monkeypatch.setattr(screening, "screen", _seen("threat.knife", "threat.knife", "hate.word"))
            say(friends.one, friends.room)
            say(friends.other, friends.room)
        tasks.count_hits()
        with unit():
            say(friends.one, friends.room, client_id="again")
            say(friends.one, friends.room, client_id="again")
        tasks.count_hits()
        tasks.count_hits()
    here = friends.one.community_id
    with unit():
        assert _days() == {(here, "threat.knife", "2026-11-23"): 3, (here, "hate.word", "2026-11-23"): 3}
        assert session().scalar(select(func.count()).select_from(Hit)) == 0


def test_what_was_not_stored_was_not_caught(unit: UnitOfWork) -> None:
    with pytest.raises(RuntimeError, match="no"), unit():
        service.note_hits([("here", "threat.knife")])
        raise RuntimeError("no")
    tasks.count_hits()
    with unit():
        assert _days() == {}


def test_a_day_ends_at_midnight_in_denmark(unit: UnitOfWork) -> None:
    for moment in ("2026-11-22T23:59:59+01:00", "2026-11-23T00:00:00+01:00"):
        with clock.freeze(moment), unit():
            service.note_hits([("here", "threat.knife")])
    tasks.count_hits()
    with unit():
        assert _days() == {("here", "threat.knife", day): 1 for day in ("2026-11-22", "2026-11-23")}


def test_the_list_of_rules(unit: UnitOfWork, cast: Cast, as_account: AsAccount) -> None:
    with clock.freeze(TODAY):
        today, here = clock.today(), cast.community.id
        with unit():
            for ago, hits in ((36, 5), (35, 20), (8, 20), (7, 1), (1, 2), (0, 90)):
                _catch(here, "threat.knife", day=today - timedelta(days=ago), hits=hits)
            _catch(here, "hate.word", day=today - timedelta(days=1), hits=4)
            _catch(factories.make_community().id, "hate.word", day=today, hits=4)
        answer = as_account(cast.coordinator.id).get("/moderation/rules").get_json()
    assert answer == {
        "items": [
            NO_RULE | {"rule": "hate.word", "week": 4, "before": 0, "standing": "new", "live_days": [0] * 13 + [4]},
            NO_RULE
            | {
                "rule": "threat.knife",
                "week": 3,
                "before": 40,
                "standing": "usual",
                "live_days": [0] * 6 + [20, 1] + [0] * 5 + [2],
            },
        ],
        "next": None,
    }


def test_it_warns_of_rules_that_changed_and_of_no_others(unit: UnitOfWork) -> None:
    with clock.freeze(TODAY):
        today = clock.today()
        with unit():
            for rule, then, now in (("quiet", 40, 0), ("loud", 1, 30), ("usual", 40, 10)):
                _catch("here", rule, day=today - timedelta(days=35), hits=then)
                _catch("here", rule, day=today - timedelta(days=1), hits=now)
        with capture_logs() as said:
            tasks.tell_changed()
    warning = {"event": "rule_changed", "log_level": "warning"}
    assert said == [
        warning | {"standing": "loud", "rule": "loud", "week": 30, "before": 1},
        warning | {"standing": "quiet", "rule": "quiet", "week": 0, "before": 40},
    ]


def test_as_many_queries_however_many_rules(unit: UnitOfWork, cast: Cast, as_account: AsAccount) -> None:
    coordinator, counts = as_account(cast.coordinator.id), []
    for turn in range(2):
        with unit():
            for number in range((1, 10)[turn]):
                _catch(cast.community.id, f"rule.{turn}.{number}", day=date(2026, 1, 1), hits=1)
        coordinator.get("/moderation/rules")
        with counted_statements() as seen:
            assert len(coordinator.get("/moderation/rules").get_json()["items"]) == (1, 11)[turn]
        counts.append(len(seen))
    assert counts[0] == counts[1]
