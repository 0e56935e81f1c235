from datetime import date, timedelta
from typing import Any

import pytest

from backend.accounts.models import Community
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, Invalid
from backend.friendbank import facts, service, tasks, views
from backend.friendbank.matching.reasons import count_facts, reasons
from backend.friendbank.models import Profile
from tests.conftest import UnitOfWork
from tests.factories import make_adult, make_youth
from tests.friendbank.making import TOLD, make_place, make_teller
from tests.friendbank.opening import told

MONDAY = "2026-11-23T12:00:00+01:00"


def _profile(youth: Actor) -> Profile:
    return session().get_one(Profile, youth.id)


def _is_on_pause(youth: Actor) -> tuple[bool, bool]:
    """Whether they themself, and a round, see a pause."""
    return views.profile(_profile(youth))["paused"], facts.load_pool(youth.community_id)[youth.id].paused


def test_everything_told_reaches_the_engine(unit: UnitOfWork) -> None:
    told = {
        "ways": ["bike", "online_first"],
        "together": "group",
        "gender": "girl",
        "only_gender": True,
        "most_years": 1,
    }
    with unit():
        youth = make_teller(community=make_place(), told=told)
        person = facts.load_pool(youth.community_id)[youth.id]

    assert (person.online_first, person.gender, person.only_gender, person.most_years) == (True, "girl", True, 1)
    assert (person.least_together, person.most_together) == (3, 4)


def test_only_ones_own_gender_needs_ones_own_gender(unit: UnitOfWork) -> None:
    with unit():
        youth = make_teller(community=make_place())
        with pytest.raises(Invalid) as refused:
            service.save_profile(actor=youth, changes={"only_gender": True})
        session().expire_all()

    assert refused.value.errors == {"only_gender": ["Sig først, hvad du selv er."]}
    with unit():
        saved = service.save_profile(actor=youth, changes={"only_gender": True, "gender": "boy"})
        assert (saved.only_gender, saved.gender) == (True, "boy")
        with pytest.raises(Invalid):
            service.save_profile(actor=youth, changes={"gender": None})


def test_a_pause_ends_on_its_date_by_itself(unit: UnitOfWork) -> None:
    with clock.freeze(MONDAY):
        with unit():
            youth = make_teller(community=make_place())
            service.save_profile(actor=youth, changes={"paused": True, "paused_until": date(2026, 11, 25)})
        seen = []
        for _ in range(3):
            with unit():
                seen.append(_is_on_pause(youth))
            clock.advance(timedelta(days=1))

    assert seen == [(True, True), (True, True), (False, False)]


def test_the_task_ends_what_is_over_and_nothing_else(unit: UnitOfWork) -> None:
    with clock.freeze(MONDAY):
        with unit():
            community = make_place()
            until = [date(2026, 11, 24), date(2026, 11, 30), None]
            youths = [make_teller(community=community) for _ in until]
            for youth, day in zip(youths, until, strict=True):
                service.save_profile(actor=youth, changes={"paused": True, "paused_until": day})
        clock.advance(timedelta(days=1))
        for _ in range(2):
            tasks.end_due_pauses()
        with unit():
            found = [(_profile(youth).paused, _profile(youth).paused_until) for youth in youths]
            since = [_profile(youth).looking_since for youth in youths]
            assert told("pause_over") == [youths[0].id]

        assert found == [(False, None), (True, date(2026, 11, 30)), (True, None)]
        assert since == [clock.now(), None, None]


@pytest.mark.parametrize(
    ("changes", "fine"),
    [
        ({"paused": True, "paused_until": date(2026, 11, 24)}, True),
        ({"paused": True, "paused_until": date(2027, 11, 23)}, True),
        ({"paused": True, "paused_until": date(2026, 11, 23)}, False),
        ({"paused": True, "paused_until": date(2028, 11, 23)}, False),
        ({"paused_until": date(2026, 11, 24)}, False),
        ({"paused": False, "paused_until": None}, True),
    ],
)
def test_which_pauses_make_sense(unit: UnitOfWork, changes: dict[str, Any], *, fine: bool) -> None:
    with clock.freeze(MONDAY), unit():
        youth = make_teller(community=make_place())
        if fine:
            saved = service.save_profile(actor=youth, changes=changes)
            assert (saved.paused, saved.paused_until) == (changes["paused"], changes["paused_until"])
        else:
            with pytest.raises(Invalid) as refused:
                service.save_profile(actor=youth, changes=changes)
            assert list(refused.value.errors or {}) == ["paused_until"]


def test_ending_a_pause_takes_back_its_date(unit: UnitOfWork) -> None:
    with clock.freeze(MONDAY), unit():
        youth = make_teller(community=make_place())
        service.save_profile(actor=youth, changes={"paused": True, "paused_until": date(2026, 11, 30)})
        saved = service.save_profile(actor=youth, changes={"paused": False})

        assert (saved.paused, saved.paused_until) == (False, None)


def test_telling_more_after_a_pause_is_over_ends_it(unit: UnitOfWork) -> None:
    with clock.freeze(MONDAY), unit():
        youth = make_teller(community=make_place())
        service.save_profile(actor=youth, changes={"paused": True, "paused_until": date(2026, 11, 24)})
        clock.advance(timedelta(days=2))
        saved = service.save_profile(actor=youth, changes={"hopes": ["talk"]})

        assert (saved.paused, saved.paused_until, saved.looking_since) == (False, None, clock.now())


def test_one_looks_from_when_one_can_be_found(unit: UnitOfWork) -> None:
    told: list[dict[str, Any]] = [
        {"interests": ["mad"]},
        TOLD,
        {"hopes": ["game"]},
        {"languages": []},
        {"languages": ["da"]},
        {"paused": True},
        {"paused": False},
    ]
    since = []
    with clock.freeze(MONDAY), unit():
        begun = clock.now()
        youth = make_youth(community=make_place())
        for changes in told:
            since.append(service.save_profile(actor=youth, changes=changes).looking_since)
            clock.advance(timedelta(days=1))

    days = [None if moment is None else (moment - begun).days for moment in since]
    assert days == [None, 1, 1, None, 4, None, 6]


def test_a_round_counts_the_days_one_has_looked(unit: UnitOfWork) -> None:
    with clock.freeze(MONDAY), unit():
        youth = make_teller(community=make_place())
        clock.advance(timedelta(days=9, hours=5))

        assert facts.load_pool(youth.community_id)[youth.id].waiting_days == 9


def test_what_others_could_be_told(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        mine = {"interests": ["film", "tegne"], "dislikes": [], "hopes": ["game"], "times": []}
        me = make_teller(community=community, told=mine)
        for _ in range(4):
            make_teller(community=community, told={"interests": ["film"], "hopes": ["game"]})
        shown = views.preview(me)

    assert shown == {
        "most": 3,
        "reasons": [
            {"code": "interest", "text": "I kan begge lide at se film.", "about": "film"},
            {"code": "interest", "text": "I kan begge lide en af de samme ting.", "about": None},
            {"code": "hope", "text": "I vil begge gerne game.", "about": "game"},
            {"code": "near", "text": "I har højst en halv time til hinanden.", "about": None},
            {"code": "age", "text": "I er omtrent lige gamle.", "about": None},
        ],
    }


def test_own_limits_are_in_no_preview_and_on_no_card(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        me = make_teller(community=community)
        before = views.preview(me), [reason.code for reason in _reasons_between(community)]
        limits = {"gender": "girl", "only_gender": True, "most_years": 0, "comforts": ["quiet"], "together": "group"}
        service.save_profile(actor=me, changes=limits)

        assert (views.preview(me), [reason.code for reason in _reasons_between(community)]) == before


def test_profiles_are_for_youths(unit: UnitOfWork) -> None:
    with unit():
        adult = make_adult("matchmaker", community=make_place())
        for ask in (views.preview, views.outlook):
            with pytest.raises(Forbidden):
                ask(adult)


def _reasons_between(community: Community) -> list[Any]:
    pool = facts.load_pool(community.id)
    other = make_teller(community=community)
    people = {**pool, **facts.load_pool(community.id)}
    return reasons(next(iter(pool.values())), people[other.id], count_facts(pool.values()))
