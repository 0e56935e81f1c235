"""Nobody is offered a case about somebody they know, whoever told and whichever way it shows."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.accounts import service as accounts
from backend.chat import service as chat
from backend.chat.models import Membership
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Invalid, NotFound
from backend.core.pagination import Window
from backend.friendbank.models import Acquaintance
from moderation import queries, service
from moderation.errors import CaseTaken
from moderation.seconds import queries as seconds
from moderation.seconds.models import Second
from moderation.ties import service as ties
from moderation.ties.models import Tie
from moderation.ties.sources import known_to
from tests import factories
from tests.conftest import UnitOfWork
from tests.moderation import making
from tests.moderation.people import Cast

NOON = "2026-11-20T12:00:00+01:00"


def knows(one: Actor, other: Actor) -> bool:
    return other.id in set(session().scalars(known_to(one.id)))


def share_room(cast: Cast) -> None:
    room = chat.open_direct_room(one_id=cast.author.id, other_id=cast.friend.id)
    session().query(Membership).filter_by(room_id=room.id, account_id=cast.friend.id).update(
        {"account_id": cast.moderator.id}
    )


def acquaint(cast: Cast) -> None:
    session().add(Acquaintance(matchmaker_id=cast.moderator.id, account_id=cast.author.id))
    session().flush()


SIGNS = {
    "said so": lambda cast: session().add(Tie(account_id=cast.moderator.id, other_id=cast.author.id)),
    "the other said so": lambda cast: session().add(Tie(account_id=cast.author.id, other_id=cast.moderator.id)),
    "blocked": lambda cast: accounts.block(actor=cast.moderator, account_id=cast.author.id),
    "was blocked": lambda cast: accounts.block(actor=cast.author, account_id=cast.moderator.id),
    "writes with them": share_room,
    "is said to know them": acquaint,
}


@pytest.mark.parametrize("sign", SIGNS)
def test_whoever_knows_the_author_is_offered_nothing(unit: UnitOfWork, cast: Cast, sign: str) -> None:
    with unit():
        case = making.open_case(cast.author.id)
        SIGNS[sign](cast)
        session().flush()
        assert knows(cast.moderator, cast.author)
        assert service.claim_next(actor=cast.moderator) is None
        with pytest.raises(NotFound):
            service.claim(actor=cast.moderator, case_id=case.id)
        taken = service.claim_next(actor=cast.colleague)
        assert taken is not None


def test_knowing_who_reported_it_counts_too(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        making.report(cast.reporter, cast.author.id)
        session().add(Tie(account_id=cast.moderator.id, other_id=cast.reporter.id))
        session().flush()
        assert service.claim_next(actor=cast.moderator) is None


def test_a_room_left_long_ago_makes_no_tie(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOON), unit():
        share_room(cast)
        session().query(Membership).update({"left_at": clock.now()})
        assert knows(cast.moderator, cast.author)
        clock.advance(timedelta(days=91))
        assert not knows(cast.moderator, cast.author)


def test_saying_it_gives_the_case_back_and_keeps_it_away(unit: UnitOfWork, cast: Cast) -> None:
    with unit():
        case = making.open_case(cast.author.id)
        service.claim(actor=cast.moderator, case_id=case.id)
        with pytest.raises(Invalid):
            ties.tell(actor=cast.moderator, case_id=case.id, nickname="Ingen")
        ties.tell(actor=cast.moderator, case_id=case.id, nickname="Bo")
        assert service.claim_next(actor=cast.moderator) is None
        service.claim(actor=cast.colleague, case_id=case.id)
        with pytest.raises(CaseTaken):
            service.claim(actor=factories.make_adult("moderator", community=cast.community), case_id=case.id)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edges=st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=14),
    authors=st.lists(st.integers(0, 5), min_size=1, max_size=6, unique=True),
)
def test_on_random_graphs_no_conflict_is_ever_offered(
    unit: UnitOfWork, cast: Cast, edges: set[tuple[int, int]], authors: list[int]
) -> None:
    with unit():
        community = factories.make_community()
        people = [factories.make_adult("moderator", community=community) for _ in range(6)]
        for one, other in edges:
            session().merge(Tie(account_id=people[one].id, other_id=people[other].id))
        session().flush()
        for author in authors:
            severity = "critical" if author % 2 else "low"
            making.open_case(people[author].id, severity)
        conflicts = {frozenset(edge) for edge in edges} | {frozenset({n}) for n in range(6)}
        for n, person in enumerate(people):
            offered = queries.list_cases(person, Window(None, 50), status="open").items
            shown = [next(m for m, other in enumerate(people) if other.id == case.author_id) for case in offered]
            assert sorted(shown) == sorted(m for m in authors if frozenset({n, m}) not in conflicts)
            taken = service.claim_next(actor=person)
            assert (taken is None) or frozenset({n, shown[0]}) not in conflicts
            assert all(one.case_id in {case.id for case in offered} for one in _waiting(person))


def _waiting(person: Actor) -> list[Second]:
    return list(seconds.list_waiting(person, Window(None, 50)).items)
