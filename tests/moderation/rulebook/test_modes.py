"""Rules in force, in the shadow and off: what a message then meets, and who may decide that."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text
from structlog.testing import capture_logs

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import database, session
from backend.core.errors import Forbidden, NotFound
from moderation import audit
from moderation.models import AuditEntry, Case
from moderation.rulebook import known, modes, queries, switching, tasks
from moderation.rulebook.errors import AlreadyAsked, NothingAsked, SecondPersonNeeded
from moderation.rulebook.models import Hit, RuleDay, RuleMode
from moderation.rulebook.service import list_changed, note_hits
from moderation.rulebook.standing import QUIET
from tests import factories
from tests.chat.making import make_friends, say
from tests.conftest import Api, UnitOfWork
from tests.moderation.people import Cast

AsAccount = Callable[[str], Api]
NOW = "2026-11-23T12:00:00+01:00"
GRAVE, LIGHT = "bullying.told_to_die", "drugs_alcohol.curious"
WORDS = "gå ud og dræb dig selv"
WHY = "Den fanger for meget."
CHANGED = ("rule.asked", "rule.changed", "rule.refused", "rule.expired")


def change(actor: Actor, mode: str, rule: str = GRAVE) -> None:
    switching.change(actor=actor, rule=rule, mode=mode, reason=WHY)


def answer(actor: Actor, mode: str, *, agrees: bool = True) -> None:
    switching.answer(actor=actor, rule=GRAVE, mode=mode, agrees=agrees)


def mode_of(rule: str = GRAVE) -> str:
    row = session().scalar(select(RuleMode).where(RuleMode.rule == rule))
    return row.mode if row else "live"


def audited() -> list[tuple[str | None, str, dict[str, Any]]]:
    rows = session().scalars(select(AuditEntry).where(AuditEntry.action.in_(CHANGED)).order_by(AuditEntry.seq))
    return [(row.actor_id, row.action, row.data) for row in rows]


def row_of(rule: str) -> RuleMode:
    return session().scalars(select(RuleMode).where(RuleMode.rule == rule)).one()


def put(community_id: str, rule: str, mode: str) -> None:
    """As if it had been decided."""
    session().merge(RuleMode(community_id=community_id, rule=rule, mode=mode))
    modes.forget()


@pytest.mark.parametrize(("mode", "counted"), [("shadow", [(GRAVE, True)]), ("off", [])])
def test_a_rule_without_a_say_changes_nothing_for_anybody(
    unit: UnitOfWork, mode: str, counted: list[tuple[str, bool]]
) -> None:
    with unit():
        friends = make_friends()
        here = friends.one.community_id
        before = say(friends.one, friends.room, WORDS)
        assert before.seq is None
        rules = set(session().scalars(select(Hit.rule)))
        assert GRAVE in rules
        cases = session().query(Case).count()
    with unit():
        session().query(Hit).delete()
        for rule in rules | {"bullying.likeness", "threat.likeness", "self_harm.likeness"}:
            put(here, rule, "off")
        put(here, GRAVE, mode)
    with unit():
        assert say(friends.one, friends.room, WORDS, client_id="2").seq is not None
        assert session().query(Case).count() == cases
        assert list(session().execute(select(Hit.rule, Hit.shadow))) == counted
    with unit():
        put(here, GRAVE, "live")
    with unit():
        assert say(friends.one, friends.room, WORDS, client_id="3").seq is None


def test_what_was_caught_in_the_shadow_is_counted_apart(unit: UnitOfWork, cast: Cast, as_account: AsAccount) -> None:
    with clock.freeze(NOW):
        yesterday = clock.today() - timedelta(days=1)
        with clock.freeze("2026-11-22T12:00:00+01:00"), unit():
            put(cast.community.id, GRAVE, "shadow")

            note_hits([(cast.community.id, LIGHT)], in_shadow=[(cast.community.id, GRAVE)] * 2)
        tasks.count_hits()
        with unit():
            kept = {row.rule: (row.hits, row.shadow) for row in session().scalars(select(RuleDay))}
            assert kept == {LIGHT: (1, 0), GRAVE: (0, 2)}
        items = as_account(cast.coordinator.id).get("/moderation/rules").get_json()["items"]
    nothing = [0] * 13
    assert items == [
        {
            "rule": GRAVE,
            "label": "bullying",
            "needs_two": True,
            "mode": "shadow",
            "week": 2,
            "before": 0,
            "last_on": yesterday.isoformat(),
            "standing": "new",
            "live_days": [*nothing, 0],
            "shadow_days": [*nothing, 2],
            "asked": None,
        },
        {
            "rule": LIGHT,
            "label": "drugs_alcohol",
            "needs_two": False,
            "mode": "live",
            "week": 1,
            "before": 0,
            "last_on": yesterday.isoformat(),
            "standing": "new",
            "live_days": [*nothing, 1],
            "shadow_days": [*nothing, 0],
            "asked": None,
        },
    ]


def test_a_light_rule_takes_one_and_a_grave_one_two(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        change(cast.coordinator, "off", LIGHT)
        assert mode_of(LIGHT) == "off"
        change(cast.coordinator, "shadow")
        assert mode_of() == "live"
        with pytest.raises(SecondPersonNeeded):
            answer(cast.coordinator, "shadow")
        with pytest.raises(NothingAsked):  # something else than what was asked
            answer(cast.moderator, "off")
        answer(cast.moderator, "shadow")
        assert mode_of() == "shadow"
        change(cast.coordinator, "live")  # back in force takes one
        assert mode_of() == "live"
        with pytest.raises(NothingAsked):
            answer(cast.moderator, "shadow")
        asked = {"reason": WHY, "asked_by": cast.coordinator.id}
        assert audited() == [
            (cast.coordinator.id, "rule.changed", {"from": "live", "to": "off", "reason": WHY}),
            (cast.coordinator.id, "rule.asked", {"mode": "shadow", "reason": WHY}),
            (cast.moderator.id, "rule.changed", {"from": "live", "to": "shadow", **asked}),
            (cast.coordinator.id, "rule.changed", {"from": "shadow", "to": "live", "reason": WHY}),
        ]
        assert audit.verify() is None


def test_a_refusal_changes_nothing(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        change(cast.coordinator, "off")
        answer(cast.moderator, "off", agrees=False)
        assert mode_of() == "live"
        with pytest.raises(NothingAsked):
            answer(cast.moderator, "off")
        assert audited()[-1] == (
            cast.moderator.id,
            "rule.refused",
            {"mode": "off", "asked_by": cast.coordinator.id},
        )


def test_a_request_runs_out_after_a_day(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOW):
        with unit():
            change(cast.coordinator, "off")
            clock.advance(timedelta(hours=24, seconds=-1))
            with pytest.raises(AlreadyAsked):
                change(cast.coordinator, "shadow")
        tasks.take_back_old()
        with unit():
            assert row_of(GRAVE).asked_mode == "off"
            clock.advance(timedelta(seconds=1))
            with pytest.raises(NothingAsked):
                answer(cast.moderator, "off")
        tasks.take_back_old()
        tasks.take_back_old()
        with unit():
            assert (mode_of(), row_of(GRAVE).asked_mode) == ("live", None)
            expired = (None, "rule.expired", {"mode": "off", "asked_by": cast.coordinator.id})
            assert audited()[1:] == [expired]
            change(cast.coordinator, "shadow")
            clock.advance(timedelta(hours=24))
            change(cast.coordinator, "off")  # the old one is out of the way by itself
            assert [how for _, how, _ in audited()[2:]] == ["rule.asked", "rule.expired", "rule.asked"]


def test_back_in_force_takes_back_what_was_asked(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        change(cast.coordinator, "off")
        change(cast.coordinator, "live")
        with pytest.raises(NothingAsked):
            answer(cast.moderator, "off")


def test_who_may_not(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        for rule in ("threat.no_such", "screening.failed.ruled"):
            with pytest.raises(NotFound):
                change(cast.coordinator, "off", rule)
        for actor in (cast.moderator, cast.reporter):
            with pytest.raises(Forbidden):
                change(actor, "off", LIGHT)
        change(cast.coordinator, "off")
        with pytest.raises(Forbidden):
            answer(cast.reporter, "off")


def test_the_second_person_sees_what_is_asked(unit: UnitOfWork, cast: Cast, as_account: AsAccount) -> None:
    with clock.freeze(NOW):
        asked = as_account(cast.coordinator.id).put(f"/moderation/rules/{GRAVE}/mode", {"mode": "off", "reason": WHY})
        wish = {"mode": "off", "reason": WHY, "by": cast.coordinator.nickname}
        assert asked.get_json()["asked"] == {**wish, "mine": True, "until": "2026-11-24T11:00:00+00:00"}
        moderator = as_account(cast.moderator.id)
        [seen] = moderator.get("/moderation/rules").get_json()["items"]
        assert (seen["rule"], seen["mode"], seen["asked"]["mine"]) == (GRAVE, "live", False)
        agreed = moderator.post(f"/moderation/rules/{GRAVE}/mode/confirmation", {"mode": "off", "agrees": True})
        assert (agreed.get_json()["mode"], agreed.get_json()["asked"]) == ("off", None)


def test_the_list_comes_in_pages(unit: UnitOfWork, cast: Cast, as_account: AsAccount) -> None:
    with unit():
        for rule in (GRAVE, LIGHT, "hate.slur"):
            put(cast.community.id, rule, "off")
    coordinator = as_account(cast.coordinator.id)
    first = coordinator.get("/moderation/rules?limit=2").get_json()
    second = coordinator.get(f"/moderation/rules?limit=2&cursor={first['next']}").get_json()
    assert [rule["rule"] for page in (first, second) for rule in page["items"]] == [GRAVE, LIGHT, "hate.slur"]
    assert second["next"] is None


def test_modes_are_read_anew_after_a_change_and_after_half_a_minute(unit: UnitOfWork, cast: Cast) -> None:
    here = cast.community.id
    with clock.freeze(NOW):
        assert modes.quiet(here) == frozenset()
        with unit():
            change(cast.coordinator, "off", LIGHT)
            assert modes.quiet(here) == frozenset()
        assert modes.quiet(here) == modes.uncounted(here) == {LIGHT}
        with unit():  # another process
            row_of(LIGHT).mode = "shadow"
        clock.advance(timedelta(seconds=29))
        assert modes.uncounted(here) == {LIGHT}
        clock.advance(timedelta(seconds=1))
        assert modes.quiet(here) == {LIGHT}
        assert modes.uncounted(here) == frozenset()


def test_in_another_community_it_is_as_it_was(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        change(cast.coordinator, "off", LIGHT)
        there = factories.make_adult("coordinator", community=factories.make_community())
        assert queries.modes_of(there.community_id) == {}
    assert (modes.quiet(cast.community.id), modes.quiet(there.community_id)) == (frozenset({LIGHT}), frozenset())


def test_when_modes_cannot_be_read_every_rule_is_in_force(unit: UnitOfWork, cast: Cast) -> None:
    here = cast.community.id
    with unit():
        put(cast.community.id, LIGHT, "off")
    table = "moderation_rule_modes"
    with database().engine.begin() as connection:
        connection.execute(text(f"ALTER TABLE {table} RENAME TO elsewhere"))
    try:
        with capture_logs() as said:
            assert modes.quiet(here) == frozenset()
    finally:
        with database().engine.begin() as connection:
            connection.execute(text(f"ALTER TABLE elsewhere RENAME TO {table}"))
    assert [line["event"] for line in said] == ["rule_modes_unreadable"]
    modes.forget()
    assert modes.quiet(here) == {LIGHT}


def test_a_rule_that_was_off_is_not_called_quiet(unit: UnitOfWork) -> None:

    with clock.freeze(NOW):
        today = clock.today()
        with unit():
            session().add(RuleDay(community_id="here", rule=GRAVE, day=today - timedelta(days=35), hits=40))
            assert [how for _, how in list_changed()] == [QUIET]
            put("here", GRAVE, "off")
            assert list_changed() == []
            put("here", GRAVE, "live")
            row_of(GRAVE).uncounted_on = today - timedelta(days=1)
            assert list_changed() == []


def test_all_about_children_in_danger_takes_two() -> None:
    alone = {name for name, rule in known.rules().items() if not known.needs_two(rule)}
    about = {known.rules()[name].label.value for name in alone}
    assert about == {"contact_info", "bullying", "hate", "drugs_alcohol", "personal_data_of_third_party"}
    assert not any(name.endswith("likeness") for name in alone)
