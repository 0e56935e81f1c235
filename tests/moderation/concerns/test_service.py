"""Concerns: a duty of one's own that nothing blocks, read by few, and closed by nobody but people."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.errors import AppError, Forbidden, NotFound
from backend.core.pagination import Window
from moderation.concerns import queries, service
from moderation.concerns.errors import AlreadyHandedOver, AnotherReads, ConsentNeeded, NotHandedOver
from moderation.concerns.models import Concern
from moderation.concerns.tasks import remind_late
from tests import factories
from tests.conftest import UnitOfWork
from tests.moderation.making import audited
from tests.moderation.people import Cast
from tests.support.notices import told

from .making import FACTS, give, write

NOW = "2026-11-23T10:00:00+01:00"
Act = Callable[[Actor, Concern], object]


def test_from_the_first_words_to_the_answer(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOW), unit():
        concern = write(cast.moderator)
        states = [concern.state]
        states.append(service.review(actor=cast.coordinator, concern_id=concern.id).state)
        states.append(give(cast.moderator, concern).state)
        states.append(service.note_receipt(actor=cast.moderator, concern_id=concern.id).state)
        states.append(service.note_answer(actor=cast.coordinator, concern_id=concern.id).state)
        assert states == ["draft", "reviewed", "handed_over", "receipt", "answered"]
        assert concern.due_at is None
        for action in ("written", "reviewed", "handed_over", "receipt", "answered"):
            assert [entry.subject for entry in audited(f"concern.{action}")] == [concern.id]


def test_nobodys_yes_is_needed(unit: UnitOfWork, cast: Cast) -> None:
    """Also not for somebody with no role at all: the duty is personal."""
    with clock.freeze(NOW), unit():
        member = factories.make_adult(community=cast.community)
        concern = write(member)
        assert give(member, concern).state == "handed_over"
        assert service.note_answer(actor=member, concern_id=concern.id).state == "answered"


def test_reading_it_through_is_for_somebody_else(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOW), unit():
        own, other = write(cast.coordinator), write(cast.moderator)
        with pytest.raises(AnotherReads):
            service.review(actor=cast.coordinator, concern_id=own.id)
        with pytest.raises(Forbidden):
            service.review(actor=cast.moderator, concern_id=other.id)


def test_what_is_changed_has_to_be_read_again(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOW), unit():
        concern = write(cast.moderator)
        service.review(actor=cast.coordinator, concern_id=concern.id)
        changed = service.change_concern(
            actor=cast.moderator, concern_id=concern.id, facts={**FACTS, "observed": "Mere."}
        )
        assert (changed.state, changed.observed) == ("draft", "Mere.")
        with pytest.raises(Forbidden):
            service.change_concern(actor=cast.coordinator, concern_id=concern.id, facts=FACTS)


def test_what_was_given_away_is_not_changed(unit: UnitOfWork, cast: Cast) -> None:
    acts: list[Act] = [
        lambda actor, one: service.change_concern(actor=actor, concern_id=one.id, facts=FACTS),
        lambda actor, one: service.review(actor=actor, concern_id=one.id),
        give,
    ]
    with clock.freeze(NOW), unit():
        concern = write(cast.moderator)
        with pytest.raises(NotHandedOver):
            service.note_receipt(actor=cast.moderator, concern_id=concern.id)
        give(cast.moderator, concern)
        for act in acts:
            with pytest.raises(AlreadyHandedOver):
                act(cast.moderator, concern)


@pytest.mark.parametrize(
    ("born", "path"),
    [(None, "underretning"), ("2008-11-23", "underretning"), ("2008-11-22", "contact"), ("2001-01-01", "contact")],
)
def test_eighteen_on_the_day_it_happened_is_another_way(
    unit: UnitOfWork, cast: Cast, born: str | None, path: str
) -> None:
    with clock.freeze(NOW), unit():
        concern = write(cast.moderator, birth_date=born and date.fromisoformat(born))
        assert concern.path == path
        if path == "contact":
            with pytest.raises(ConsentNeeded):
                give(cast.moderator, concern)
        assert give(cast.moderator, concern, consented=path == "contact").state == "handed_over"


def test_who_may_read_and_that_every_look_is_on_record(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOW), unit():
        concern = write(cast.moderator)
        elsewhere = factories.make_community()
        duty = factories.make_adult("duty", community=cast.community)
        readers = [
            (cast.moderator, None),
            (cast.coordinator, None),
            (duty, None),
            (cast.colleague, NotFound),
            (factories.make_adult("duty", community=elsewhere), NotFound),
            (factories.make_adult("coordinator", community=elsewhere), NotFound),
            (factories.make_adult(community=cast.community), NotFound),
            (cast.author, Forbidden),
        ]
        for look in (service.look, service.take_print):
            assert [_refusal(look, actor, concern) for actor, _ in readers] == [refusal for _, refusal in readers]
        allowed = [actor.id for actor, refusal in readers if refusal is None]
        for action in ("concern.read", "concern.printed"):
            assert [entry.actor_id for entry in audited(action)] == allowed
        listed = [len(queries.list_concerns(actor, Window()).items) for actor, _ in readers[:-1]]
        assert listed == [1, 1, 1, 0, 0, 0, 0]


def _refusal(look: Callable[..., Concern], actor: Actor, concern: Concern) -> type[AppError] | None:
    try:
        look(actor=actor, concern_id=concern.id)
    except AppError as error:
        return type(error)
    return None


def test_a_youth_writes_none(unit: UnitOfWork, cast: Cast) -> None:
    with unit(), pytest.raises(Forbidden):
        write(cast.author)


def test_every_clock_that_runs_out_is_told_of_once(unit: UnitOfWork, cast: Cast) -> None:
    both = sorted([cast.moderator.id, cast.coordinator.id])
    with clock.freeze(NOW):
        with unit():
            concern = write(cast.moderator)
        heard = []
        for hours in (23, 1, 1):
            clock.advance(timedelta(hours=hours))
            remind_late()
            outbox.deliver_due()
            with unit():
                heard.append(told("moderation.concern_draft"))
        assert heard == [[], both, both]
        with unit():
            give(cast.moderator, concern)
        for _ in range(10):
            clock.advance(timedelta(days=1))
            remind_late()
            outbox.deliver_due()
        with unit():
            assert told("moderation.concern_assessment") == told("moderation.concern_receipt") == both
            # Nothing but a person closes it.
            assert queries.get_concern(cast.moderator, concern.id).state == "handed_over"


def test_a_receipt_stops_the_clocks(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOW):
        with unit():
            concern = give(cast.moderator, write(cast.moderator))
            clock.advance(timedelta(days=2))
        remind_late()
        with unit():
            service.note_receipt(actor=cast.moderator, concern_id=concern.id)
        # What was put in the outbox before is not told any more.
        outbox.deliver_due()
        clock.advance(timedelta(days=20))
        remind_late()
        outbox.deliver_due()
        with unit():
            assert told("moderation.concern_assessment") == told("moderation.concern_receipt") == []
