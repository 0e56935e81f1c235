import pytest

from backend.chat.models import Room
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.pagination import Window
from backend.events import queries, reportable, service
from backend.notifications.models import Notice
from moderation.kinds import Snapshot, get_kind
from tests.conftest import UnitOfWork
from tests.events.making import make_event
from tests.factories import make_adult, make_community, make_youth


def test_a_report_freezes_every_word_of_the_event(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        host = make_adult("organiser", community=community, nickname="Ali")
        event = make_event(community=community, host=host)

        seen = reportable.snapshot(make_youth(community=community), event.id)

        assert seen == reportable.freeze(event.id)
        assert seen == Snapshot(
            community_id=community.id,
            author_id=host.id,
            author="Ali",
            text="Brætspil\n\nVi spiller sammen.\n\nHuset\n\n"
            "Freja står ved døren.\n\nOtte til tolv unge.\n\nGå, når du vil.",
            parties=frozenset({host.id}),
        )


def test_only_who_sees_it_can_report_it(unit: UnitOfWork) -> None:
    with unit():
        event = make_event(community=make_community())
        with pytest.raises(NotFound):
            reportable.snapshot(make_youth(community=make_community()), event.id)
        with pytest.raises(NotFound):
            reportable.freeze("gone")


def test_a_moderator_can_take_it_away(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        moderator = make_adult("moderator", community=community)
        event = make_event(community=community, capacity=1)
        going, waiting = make_youth(community=community), make_youth(community=community)
        for person in (going, waiting):
            service.sign_up(actor=person, event_id=event.id)

        for _ in range(2):
            get_kind("events.event").actions["hide"](event.id, moderator.id)

        for person in (going, moderator):
            assert queries.list_events(person, Window()).items == []
            with pytest.raises(NotFound):
                queries.get_event(person, event.id)
        assert session().get_one(Room, event.room_id).closed_at is not None
        told = session().query(Notice.account_id).filter(Notice.kind == "events.removed")
        assert sorted(account_id for (account_id,) in told) == sorted([going.id, waiting.id])
