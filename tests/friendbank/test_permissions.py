import pytest

from backend.core.actor import Actor
from backend.core.clock import now
from backend.friendbank.models import Friendship, Proposal, Seat
from backend.friendbank.permissions import can_end, can_judge, can_see_proposal

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
    sent_at = None if status in {"draft", "rejected"} else now()
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
