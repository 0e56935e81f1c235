import pytest

from backend.core.actor import Actor
from backend.events.models import Event, band_bit
from backend.events.permissions import can_run, can_see, can_see_place, fits

HERE, ELSEWHERE = "here", "elsewhere"
TAKES_PART, ORGANISES, MODERATES = "events.take_part", "events.organise", "moderation.work"


def _person(
    *, who: str = "somebody", kind: str = "youth", band: str | None = None, at: str = HERE, may: str = ""
) -> Actor:
    return Actor(
        id=who,
        community_id=at,
        kind=kind,
        status="active",
        nickname="Nor",
        language="da",
        age_band=band,
        capabilities=frozenset(may.split()),
    )


def _event(status: str = "open") -> Event:
    return Event(community_id=HERE, host_id="host", bands=band_bit("15-17"), status=status)


@pytest.mark.parametrize(
    ("person", "status", "sees", "fitting", "runs"),
    [
        (_person(band="15-17", may=TAKES_PART), "open", True, True, False),
        (_person(band="15-17", may=TAKES_PART), "cancelled", True, True, False),
        (_person(band="15-17", may=TAKES_PART), "hidden", False, True, False),
        (_person(band="15-17"), "open", False, False, False),
        (_person(band="13-14", may=TAKES_PART), "open", False, False, False),
        (_person(band="18-22", may=TAKES_PART), "open", False, False, False),
        (_person(band=None, may=TAKES_PART), "open", False, False, False),
        (_person(band="15-17", may=TAKES_PART, at=ELSEWHERE), "open", False, False, False),
        (_person(kind="adult", may=MODERATES), "open", True, False, False),
        (_person(kind="adult", may=MODERATES), "hidden", False, False, False),
        (_person(kind="adult"), "open", False, False, False),
        (_person(kind="adult", may=MODERATES, at=ELSEWHERE), "open", False, False, False),
        (_person(kind="adult", may=ORGANISES), "open", True, False, False),
        (_person(kind="adult", may=ORGANISES, who="host"), "open", True, False, True),
        (_person(kind="adult", may=MODERATES, who="host"), "open", True, False, False),
    ],
)
def test_who_may_do_what(person: Actor, status: str, *, sees: bool, fitting: bool, runs: bool) -> None:
    event = _event(status)

    assert (can_see(person, event), fits(person, event), can_run(person, event)) == (sees, fitting, runs)


@pytest.mark.parametrize(
    ("may", "going", "seen"),
    [
        (TAKES_PART, False, False),
        (TAKES_PART, True, True),
        (ORGANISES, False, True),
        (MODERATES, False, True),
        ("moderation.oversee", False, True),
        ("friendbank.match", False, False),
    ],
)
def test_where_it_is_is_for_those_who_come_and_those_who_answer_for_it(may: str, *, going: bool, seen: bool) -> None:
    assert can_see_place(_person(may=may), going=going) is seen
