"""Care: counted from what one has read oneself, offered in time, and nobody else's business."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from backend.core import clock
from backend.core.errors import Forbidden
from moderation.care import service
from moderation.care.service import Load
from moderation.roster.service import plan_shift
from tests import factories
from tests.conftest import Api, UnitOfWork
from tests.moderation import making
from tests.moderation.people import Cast

NOW = "2026-11-23T16:00:00+01:00"


def work(cast: Cast, *severities: str) -> None:
    for severity in severities:
        youth = factories.make_youth(community=cast.community)
        making.decide(cast.moderator, making.open_case(youth.id, severity), "dismiss")
        clock.advance(timedelta(minutes=1))


def load(cast: Cast) -> Load:
    return service.look_after(actor=cast.moderator)


def test_after_three_heavy_ones_a_break_is_offered(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOW), unit():
        work(cast, "low", "high", "medium", "high")
        assert (load(cast).heavy, load(cast).offer_break, load(cast).offer_debrief) == (2, False, False)
        work(cast, "critical")
        assert (load(cast).heavy, load(cast).offer_break, load(cast).offer_debrief) == (3, True, True)
        after = service.pause(actor=cast.moderator, kind="break")
        assert (after.heavy, after.offer_break, after.offer_debrief, after.critical) == (0, False, False, 1)


def test_what_was_yesterday_does_not_count(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOW), unit():
        work(cast, "critical", "critical", "critical")
        clock.advance(timedelta(hours=5))
        assert load(cast) == Load(heavy=0, critical=0, offer_break=False, offer_debrief=False, had_enough=False)


@pytest.mark.parametrize("accompanied", [True, False])
def test_enough_is_only_enough_when_somebody_else_is_there(unit: UnitOfWork, cast: Cast, accompanied: bool) -> None:
    with clock.freeze(NOW), unit():
        on_watch = [cast.moderator, cast.colleague] if accompanied else [cast.moderator]
        for who in on_watch:
            begins, ends = clock.now(), clock.now() + timedelta(hours=8)
            plan_shift(actor=who, account_id=who.id, kind="moderator", starts_at=begins, ends_at=ends)
        work(cast, *["critical"] * 4)
        assert not load(cast).had_enough
        work(cast, "critical")
        assert load(cast).had_enough is accompanied


def test_only_who_works_cases_and_only_their_own(
    unit: UnitOfWork, cast: Cast, as_account: Callable[[str], Api]
) -> None:
    with clock.freeze(NOW):
        with unit():
            work(cast, "critical", "critical", "critical")
            for actor in (cast.coordinator, cast.author):
                with pytest.raises(Forbidden):
                    service.look_after(actor=actor)
        nothing = {
            "heavy": 0,
            "critical": 0,
            "offer_break": False,
            "offer_debrief": False,
            "had_enough": False,
            "break_minutes": 10,
        }
        assert as_account(cast.colleague.id).get("/moderation/care").json == nothing
        assert as_account(cast.moderator.id).get("/moderation/care").json["critical"] == 3
        assert as_account(cast.moderator.id).post("/moderation/care/pauses", {"kind": "break"}).json["heavy"] == 0
