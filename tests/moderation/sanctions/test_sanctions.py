"""What somebody may not do for a while: imposed, in force, lifted, and over by itself."""

from datetime import timedelta

import pytest

from backend.accounts import service as accounts
from backend.accounts.models import Account
from backend.core import clock
from backend.core.db import session
from backend.core.errors import Invalid, NotFound
from moderation import deciding
from moderation.errors import CaseChanged, UndoneTooLate
from moderation.sanctions import service
from moderation.sanctions.queries import HALF_LIFE, Limits, count_strikes, list_limits, weigh
from tests.conftest import UnitOfWork
from tests.moderation import making
from tests.moderation.people import Cast

NOON = "2026-11-20T12:00:00+01:00"


def status_of(account_id: str) -> str:
    return session().get_one(Account, account_id, populate_existing=True).status


def limits_of(cast: Cast) -> Limits | None:
    return list_limits([cast.author.id, cast.friend.id]).get(cast.author.id)


@pytest.mark.parametrize(
    ("action", "muted_days", "is_held_first"),
    [("mute", 1, False), ("mute:3", 3, False), ("hold_first", None, True), ("hide mute:2 hold_first:5", 2, True)],
)
def test_limits_hold_until_their_time_is_up(
    unit: UnitOfWork, cast: Cast, action: str, muted_days: int | None, is_held_first: bool
) -> None:
    with clock.freeze(NOON), unit():
        made = making.decide(cast.moderator, making.open_case(cast.author.id), action)
        until = clock.now() + timedelta(days=muted_days) if muted_days else None
        assert limits_of(cast) == Limits(until, is_held_first)
        clock.advance(max(timedelta(days=act.days or 0) for act in made.acts) - timedelta(seconds=1))
        assert limits_of(cast) is not None
        clock.advance(timedelta(seconds=1))
        assert limits_of(cast) is None


def test_of_two_mutes_the_longer_counts(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        for action in ("mute:9", "mute:2"):
            making.decide(cast.moderator, making.open_case(cast.author.id), action)
        assert limits_of(cast) == Limits(clock.now() + timedelta(days=9))


def test_a_pause_ends_by_itself(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        making.decide(cast.moderator, making.open_case(cast.author.id), "suspend:2")
        assert status_of(cast.author.id) == "suspended"
        clock.advance(timedelta(days=2) - timedelta(seconds=1))
        assert (service.end_due(), status_of(cast.author.id)) == (0, "suspended")
        clock.advance(timedelta(seconds=1))
        assert (service.end_due(), status_of(cast.author.id)) == (1, "active")
        assert service.end_due() == 0


def test_of_two_pauses_the_last_to_end_lets_in(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        for action in ("suspend:2", "suspend:4"):
            making.decide(cast.moderator, making.open_case(cast.author.id), action)
        clock.advance(timedelta(days=2))
        assert (service.end_due(), status_of(cast.author.id)) == (1, "suspended")
        clock.advance(timedelta(days=2))
        assert (service.end_due(), status_of(cast.author.id)) == (1, "active")


def test_without_an_end_it_lasts_until_a_coordinator_lifts_it(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        making.decide(cast.moderator, making.open_case(cast.author.id), "suspend")
        clock.advance(timedelta(days=400))
        assert (service.end_due(), status_of(cast.author.id)) == (0, "suspended")
        accounts.lift_suspension(actor=cast.coordinator, account_id=cast.author.id)
        assert status_of(cast.author.id) == "active"


def test_what_a_coordinator_shut_no_clock_opens(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        making.decide(cast.moderator, making.open_case(cast.author.id), "suspend:2")
        accounts.suspend_member(actor=cast.coordinator, account_id=cast.author.id, reason="Vi skal tale sammen")
        clock.advance(timedelta(days=2))
        service.end_due()
        assert status_of(cast.author.id) == "suspended"


def test_a_pause_on_top_of_a_coordinators_ends_alone(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        accounts.suspend_member(actor=cast.coordinator, account_id=cast.author.id, reason="Vi skal tale sammen")
        making.decide(cast.moderator, making.open_case(cast.author.id), "suspend:2")
        clock.advance(timedelta(days=2))
        assert (service.end_due(), status_of(cast.author.id)) == (1, "suspended")


def test_a_coordinator_who_lets_in_ends_what_kept_out(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        making.decide(cast.moderator, making.open_case(cast.author.id), "suspend:9")
        accounts.lift_suspension(actor=cast.coordinator, account_id=cast.author.id)
        accounts.suspend_member(actor=cast.coordinator, account_id=cast.author.id, reason="Noget nyt")
        clock.advance(timedelta(days=9))
        assert (service.end_due(), status_of(cast.author.id)) == (0, "suspended")


@pytest.mark.parametrize(
    ("action", "field"),
    [
        ("hide:3", "days"), ("ban:3", "days"), ("dismiss hide", "actions"), ("hide hide", "actions"),
        ("suspend ban", "actions"), ("mute release", "action"), ("fly", "action"),
    ],
)  # fmt: skip
def test_only_what_makes_sense_together_counts(unit: UnitOfWork, cast: Cast, action: str, field: str) -> None:
    with unit():
        case = making.open_case(cast.author.id)
        with pytest.raises(Invalid) as refused:
            making.decide(cast.moderator, case, action)
        assert field in (refused.value.errors or {})
        assert (case.status, limits_of(cast), status_of(cast.author.id)) == ("open", None, "active")


def test_several_things_in_one_decision(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        case = making.open_case(cast.author.id)
        made = making.decide(cast.moderator, case, "hide mute:3 suspend:7")
        assert (made.action, [act.name for act in made.acts]) == ("suspend", ["hide", "mute", "suspend"])
        assert session().get_one(Account, cast.author.id, populate_existing=True).nickname == "-"
        assert (limits_of(cast), status_of(cast.author.id)) == (Limits(clock.now() + timedelta(days=3)), "suspended")
        assert [entry.data["acts"] for entry in making.audited("case.suspend")] == [["hide", "mute", "suspend"]]


def test_escalating_may_protect_at_the_same_time(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        case = making.open_case(cast.author.id)
        made = making.decide(cast.moderator, case, "hide mute escalate")
        assert (made.action, case.status, case.severity) == ("escalate", "open", "critical")
        assert limits_of(cast) is not None


class TestUndo:
    def test_it_takes_all_back_and_opens_the_case_again(self, unit: UnitOfWork, cast: Cast) -> None:
        with clock.freeze(NOON), unit():
            case = making.open_case(cast.author.id)
            made = making.decide(cast.moderator, case, "hide mute suspend:3")
            _, left = deciding.undo(actor=cast.moderator, case_id=case.id, decision_id=made.id)
            author = session().get_one(Account, cast.author.id, populate_existing=True)
            assert (left, author.nickname, author.status) == ([], "Bo", "active")
            assert (limits_of(cast), case.status, made.undone_by_id) == (None, "open", cast.moderator.id)
            again = making.decide(cast.colleague, case, "warn")
            assert again.acts[0].name == "warn"

    def test_what_cannot_be_taken_back_is_said(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            making.change(cast.author.id, tone=making.HELD)
            case = making.open_case(cast.author.id)
            made = making.decide(cast.moderator, case, "reject mute")
            assert deciding.undo(actor=cast.moderator, case_id=case.id, decision_id=made.id)[1] == ["reject"]

    def test_only_ones_own_and_only_for_a_day(self, unit: UnitOfWork, cast: Cast) -> None:
        with clock.freeze(NOON), unit():
            case = making.open_case(cast.author.id)
            first = making.decide(cast.moderator, case, "mute escalate")
            with pytest.raises(NotFound):
                deciding.undo(actor=cast.colleague, case_id=case.id, decision_id=first.id)
            clock.advance(deciding.UNDO_WITHIN + timedelta(seconds=1))
            with pytest.raises(UndoneTooLate):
                deciding.undo(actor=cast.moderator, case_id=case.id, decision_id=first.id)

    def test_a_second_time_changes_nothing(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            case = making.open_case(cast.author.id)
            made = making.decide(cast.moderator, case, "hide")
            deciding.undo(actor=cast.moderator, case_id=case.id, decision_id=made.id)
            with pytest.raises(CaseChanged):
                deciding.undo(actor=cast.moderator, case_id=case.id, decision_id=made.id)

    def test_beside_a_newer_case_about_the_same_it_stays_closed(self, unit: UnitOfWork, cast: Cast) -> None:
        with unit():
            case = making.open_case(cast.author.id)
            made = making.decide(cast.moderator, case, "hide")
            newer = making.open_case(cast.author.id)
            deciding.undo(actor=cast.moderator, case_id=case.id, decision_id=made.id)
            assert (case.status, newer.status) == ("decided", "open")


class TestStrikes:
    def test_they_fade_and_undone_ones_do_not_count(self, unit: UnitOfWork, cast: Cast) -> None:
        with clock.freeze(NOON), unit():
            case = making.open_case(cast.author.id)
            made = making.decide(cast.moderator, case, "mute hide")
            assert count_strikes(cast.author.id, besides="none") == 2
            assert count_strikes(cast.author.id, besides=case.id) == 0
            clock.advance(HALF_LIFE)
            assert count_strikes(cast.author.id, besides="none") == 1
            clock.advance(-HALF_LIFE)
            deciding.undo(actor=cast.moderator, case_id=case.id, decision_id=made.id)
            assert count_strikes(cast.author.id, besides="none") == 0

    def test_what_was_fine_weighs_nothing(self) -> None:
        assert weigh(["dismiss"], timedelta()) == weigh([], timedelta()) == 0
        assert weigh(["hide", "ban"], HALF_LIFE * 2) == 2
