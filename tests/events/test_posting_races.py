"""Posting, looking and saving, pressed by several at once; and what the lists cost."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from sqlalchemy import func, select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.core.errors import Conflict
from backend.core.pagination import Window
from backend.events.drafts import service as drafts
from backend.events.drafts.errors import DraftChanged
from backend.events.models import Event
from backend.events.organising.queries import list_own
from backend.events.reviews import service as reviews
from backend.events.reviews.models import Organiser, Review
from backend.events.reviews.queries import list_waiting
from tests.conftest import UnitOfWork
from tests.events.making import make_event, make_series, sign_up
from tests.events.test_drafts import NOW, WHOLE
from tests.factories import make_adult, make_community, make_youth
from tests.support.statements import counted_statements
from tests.support.threads import at_once


def _publish(actor: Actor, draft_id: str) -> str:
    with unit_of_work():
        return drafts.publish_draft(actor=actor, draft_id=draft_id).id


def test_a_draft_that_everybody_posts_at_once_is_one_event(unit: UnitOfWork) -> None:
    with clock.freeze(NOW):
        with unit():
            host = make_adult("organiser", community=make_community())
            drafts.save_draft(actor=host, draft_id="d", version=0, facts=WHOLE)

        posted = at_once(lambda who: _publish(who, "d"), [host] * 8)

        assert len(set(posted)) == 1
        with unit() as session:
            assert session.scalar(select(func.count()).select_from(Event)) == 1


def _save(host: Actor, title: str) -> str | None:
    with suppress(DraftChanged), unit_of_work():
        return str(drafts.save_draft(actor=host, draft_id="d", version=1, facts={"title": title}).facts["title"])
    return None


def test_of_two_tabs_one_saves_and_the_other_hears_of_it(unit: UnitOfWork) -> None:
    with unit():
        host = make_adult("organiser", community=make_community())
        drafts.save_draft(actor=host, draft_id="d", version=0, facts={})

    saved = at_once(partial(_save, host), ["et", "to", "tre"])

    assert len(list(filter(None, saved))) == 1


def _look(reviewer: Actor, event_id: str, *, approves: bool) -> bool:
    with suppress(Conflict), unit_of_work():
        reviews.review_event(actor=reviewer, event_id=event_id, approves=approves, reason="Ret det lidt.")
        return True
    return False


def test_two_who_look_at_once_and_disagree_leave_one_answer(unit: UnitOfWork) -> None:
    with unit():
        here = make_community()
        host = make_adult("organiser", community=here, is_known=False)
        people = [make_adult("moderator", community=here) for _ in range(6)]
        event = make_event(community=here, host=host)

    said = at_once(lambda turn: _look(people[turn], event.id, approves=turn % 2 == 0), list(range(6)))

    with unit() as session:
        shown = session.get_one(Event, event.id).status == "open"
        assert said == [(turn % 2 == 0) is shown for turn in range(6)]
        assert session.scalar(select(func.count()).select_from(Review)) == 1
        assert session.scalar(select(func.sum(Organiser.approved))) == (1 if shown else None)


def test_lists_cost_the_same_however_long_they_are(unit: UnitOfWork) -> None:
    with unit():
        here = make_community()
        host, moderator = make_adult("organiser", community=here), make_adult("moderator", community=here)
        new = make_adult("organiser", community=here, is_known=False)
        costs = []
        for size in (1, 5):
            for _ in range(size):
                sign_up(make_youth(community=here), make_event(community=here, host=host))
                make_event(community=here, host=new)
            make_series(community=here, host=host, rule=f"FREQ=WEEKLY;COUNT={size}")
            costs.append(
                (
                    _cost(partial(list_own, host, Window(), past=False)),
                    _cost(partial(list_waiting, moderator, Window())),
                )
            )

    assert costs[0] == costs[1]


def _cost(read: Callable[[], object]) -> int:
    with counted_statements() as statements:
        read()
    return len(statements)
