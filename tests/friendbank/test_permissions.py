import pytest

from backend.core.actor import Actor
from backend.core.clock import now
from backend.friendbank.models import Friendship, Proposal, Round, Seat
from backend.friendbank.permissions import (
    can_end,
    can_judge,
    can_know,
    can_second,
    can_see_proposal,
    can_see_round,
    can_visit,
)

HERE, ELSEWHERE = "here", "elsewhere"
TAKES_PART, MATCHES = "friendbank.take_part", "friendbank.match"


def _person(who: str, may: str = "", at: str = HERE) -> Actor:
    return Actor(
        id=who,
        community_id=at,
        kind="youth" if may == TAKES_PART else "adult",
        status="active",
        nickname="Nor",
        language="da",
        capabilities=frozenset(may.split()),
    )


def _proposal(status: str) -> Proposal:
    sent_at = None if status in {"draft", "approved", "rejected"} else now()
    return Proposal(
        community_id=HERE, seats=[Seat(account_id="one"), Seat(account_id="other")], status=status, sent_at=sent_at
    )


@pytest.mark.parametrize(
    ("person", "status", "sees", "judges"),
    [
        (_person("one", TAKES_PART), "sent", True, False),
        (_person("other", TAKES_PART), "friends", True, False),
        (_person("one", TAKES_PART), "closed", True, False),
        (_person("one", TAKES_PART), "draft", False, False),
        (_person("one", TAKES_PART), "rejected", False, False),
        (_person("one"), "sent", False, False),
        (_person("third", TAKES_PART), "sent", False, False),
        (_person("mette", MATCHES), "draft", False, True),
        (_person("mette", MATCHES), "approved", False, True),
        (_person("one", TAKES_PART), "approved", False, False),
        (_person("mette", MATCHES), "sent", False, False),
        (_person("mette", MATCHES), "rejected", False, False),
        (_person("mette", MATCHES, ELSEWHERE), "draft", False, False),
        (_person("mette"), "draft", False, False),
        (_person("one", f"{TAKES_PART} {MATCHES}"), "draft", False, False),
    ],
)
def test_who_sees_and_who_judges(person: Actor, status: str, *, sees: bool, judges: bool) -> None:
    proposal = _proposal(status)

    assert (can_see_proposal(person, proposal), can_judge(person, proposal)) == (sees, judges)


@pytest.mark.parametrize(("who", "ends"), [("one", True), ("other", True), ("third", False)])
def test_either_of_the_two_may_part(who: str, *, ends: bool) -> None:
    assert can_end(_person(who), Friendship(one_id="one", other_id="other")) is ends


@pytest.mark.parametrize(
    ("may", "visits"),
    [
        (MATCHES, True),
        ("events.organise", True),
        ("friendbank.oversee", True),
        (f"moderation.work {MATCHES}", True),
        ("moderation.work", False),
        (TAKES_PART, False),
        ("", False),
    ],
)
def test_who_asks_how_it_goes(may: str, *, visits: bool) -> None:
    assert can_visit(_person("mette", may)) is visits


@pytest.mark.parametrize(
    ("person", "needs_second", "first", "second", "seconds"),
    [
        (_person("mette", MATCHES), True, "malik", None, True),
        (_person("mette", MATCHES), True, "mette", None, False),
        (_person("mette", MATCHES), True, None, None, False),
        (_person("mette", MATCHES), True, "malik", "rosa", False),
        (_person("mette", MATCHES), False, "malik", None, False),
        (_person("mette", MATCHES, ELSEWHERE), True, "malik", None, False),
        (_person("mette"), True, "malik", None, False),
        (_person("one", MATCHES), True, "malik", None, False),
    ],
)
def test_who_is_a_second(
    person: Actor, first: str | None, second: str | None, *, needs_second: bool, seconds: bool
) -> None:
    draft = _proposal("draft")
    draft.needs_second, draft.decided_by_id, draft.seconded_by_id = needs_second, first, second

    assert can_second(person, draft) is seconds


@pytest.mark.parametrize(
    ("person", "sees"),
    [(_person("mette", MATCHES), True), (_person("mette", MATCHES, ELSEWHERE), False), (_person("mette"), False)],
)
def test_who_sees_a_round(person: Actor, *, sees: bool) -> None:
    assert can_see_round(person, Round(community_id=HERE)) is sees


@pytest.mark.parametrize(
    ("person", "about", "knows"),
    [
        (_person("mette", MATCHES), _person("one", TAKES_PART), True),
        (_person("mette", MATCHES), _person("one", TAKES_PART, ELSEWHERE), False),
        (_person("mette", MATCHES), _person("malik", MATCHES), False),
        (_person("mette"), _person("one", TAKES_PART), False),
    ],
)
def test_whom_a_matchmaker_can_know(person: Actor, about: Actor, *, knows: bool) -> None:
    assert can_know(person, about) is knows
