"""Photos of events: seen by those who see the event, kept as long as it is shown or decided about."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from backend.accounts import service as accounts
from backend.chat import picture_files
from backend.chat import tasks as chat_tasks
from backend.core import clock, files
from backend.core.db import session
from backend.core.errors import Invalid
from backend.events import occurrences, queries, service
from backend.events.drafts import service as drafts
from backend.events.models import Event
from backend.events.photos import photo_files, tasks
from backend.events.photos.errors import PhotoStays
from backend.events.photos.queries import UNUSED_FOR, list_known
from moderation import service as moderation
from moderation.models import Case, Evidence
from tests.conftest import UnitOfWork
from tests.events.making import make_event, make_series
from tests.events.photos import MADE, give, keep, look
from tests.factories import actor, make_adult, make_community, make_youth


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(files, "_folder", tmp_path)
    with clock.freeze("2027-01-11T12:00:00+01:00"):
        yield tmp_path


def _change(event: Event, photo_id: str | None, scope: str = "this") -> None:
    host = actor(event.host_id)
    service.change_event(actor=host, event_id=event.id, changes={"photo_id": photo_id}, scope=scope)


def test_a_photo_is_given_once_read_anew_and_told_in_words(app: Flask, unit: UnitOfWork, folder: Path) -> None:
    with unit():
        host = make_adult("organiser", community=make_community())

    first, again = (give(app, host.id) for _ in range(2))

    assert first.status_code == 201
    assert first.json == again.json
    assert first.json["alt"] == "Stuen"
    assert look(app, host.id, first.json["id"], "small").data[:4] == b"RIFF"
    assert [path.name for path in folder.rglob("*full.webp")] == [f"{first.json['id']}-eventfull.webp"]


@pytest.mark.parametrize(
    ("query", "body", "code"),
    [
        ("client_id=a", None, "invalid"),
        ("client_id=a&alt=ab", None, "invalid"),
        ("client_id=a&alt=Ring+til+mig+på+22+33+44+55", None, "not_publishable"),
        ("client_id=a&alt=Stuen", b"no picture", "not_a_picture"),
    ],
)
def test_what_cannot_be_shown_is_said_and_leaves_nothing(
    app: Flask, unit: UnitOfWork, folder: Path, query: str, body: bytes | None, code: str
) -> None:
    with unit():
        host = make_adult("organiser", community=make_community())

    answer = give(app, host.id, query, body)

    assert (answer.status_code, answer.json["code"]) == (422, code)
    assert not list(folder.rglob("*.webp"))


def test_it_is_seen_by_those_who_see_the_event(app: Flask, unit: UnitOfWork) -> None:
    with unit():
        here, there = make_community(), make_community()
        host, other_host, moderator = (
            make_adult(role, community=here) for role in ("organiser", "organiser", "moderator")
        )
        fits, too_young, blocked = (make_youth(community=here, age=age) for age in (16, 14, 16))
        stranger = make_youth(community=there)
        accounts.block(actor=blocked, account_id=host.id)
        photo = keep(host)
        event = make_event(community=here, host=host, photo_id=photo.id)
    people = (host, fits, moderator, other_host, too_young, blocked, stranger)

    def answers() -> list[int]:
        return [look(app, one.id, photo.id).status_code for one in people]

    assert answers() == [200, 200, 200, 200, 404, 404, 404]
    with unit():
        service.hide_event(event_id=event.id)
    assert answers() == [200, 404, 404, 404, 404, 404, 404]


def test_whoever_looks_first_sees_it_and_nobody_else(app: Flask, unit: UnitOfWork) -> None:
    with unit():
        here = make_community()
        host = make_adult("organiser", community=here, is_known=False)
        moderator, organiser = (make_adult(role, community=here) for role in ("moderator", "organiser"))
        youth = make_youth(community=here)
        photo = keep(host)
        make_event(community=here, host=host, photo_id=photo.id)

    assert [look(app, one.id, photo.id).status_code for one in (moderator, organiser, youth)] == [200, 404, 404]


def test_nobody_shows_what_somebody_else_gave(unit: UnitOfWork) -> None:
    with unit():
        here = make_community()
        host, other = (make_adult("organiser", community=here) for _ in range(2))
        photo = keep(other)
        for photo_id in (photo.id, "0" * 32):
            with pytest.raises(Invalid):
                make_event(community=here, host=host, photo_id=photo_id)
        mine = make_event(community=here, host=host)
        with pytest.raises(Invalid):
            _change(mine, photo.id)


def test_a_series_shows_one_photo_and_an_evening_its_own(unit: UnitOfWork) -> None:
    with unit():
        here = make_community()
        host = make_adult("organiser", community=here)
        first, second = keep(host, "a"), keep(host, "b")
        series = make_series(community=here, host=host, rule="FREQ=WEEKLY;COUNT=3", photo_id=first.id)
        one, *_others = occurrences.list_from(series, series.first)
        _change(one, second.id)
        _change(one, None, scope="all")

        shown = {event.id: event.photo_id for event in occurrences.list_from(series, series.first)}
    assert shown.pop(one.id) == second.id
    assert set(shown.values()) == {None}


def test_what_is_being_decided_about_stays_and_is_looked_at(app: Flask, unit: UnitOfWork) -> None:
    with unit():
        here = make_community()
        host, youth = make_adult("organiser", community=here), make_youth(community=here)
        photo, other = keep(host, "a"), keep(host, "b")
        event = make_event(community=here, host=host, photo_id=photo.id)
        moderation.file_report(actor=youth, kind="events.event", subject_id=event.id, reason="bullying")
        [evidence] = session().scalars(select(Evidence)).all()
        assert [line["picture"] for line in evidence.context] == [{"alt": "Stuen med sofaen"}]
    with unit(), pytest.raises(PhotoStays):
        _change(event, other.id)
    with unit():
        session().query(Case).update({"decided_at": clock.now()})
        _change(event, other.id)
        assert queries.get_event(youth, event.id)["photo"].id == other.id


def test_what_nothing_shows_is_forgotten_and_what_is_written_about_stays(unit: UnitOfWork, folder: Path) -> None:
    with unit():
        here = make_community()
        host = make_adult("organiser", community=here)
        shown, written, unused = (keep(host, name) for name in "abc")
        make_event(community=here, host=host, photo_id=shown.id)
        drafts.save_draft(actor=host, draft_id="d" * 32, version=0, facts={"photo_id": written.id})
    everything = {shown.id, written.id, unused.id}

    def kept() -> set[str]:
        with unit():
            return list_known(everything)

    tasks.forget_photos()
    assert kept() == everything
    clock.advance(UNUSED_FOR + timedelta(minutes=1))
    tasks.forget_photos()
    assert kept() == {shown.id, written.id}
    assert not list(folder.rglob(f"{unused.id}*"))


def test_each_feature_sweeps_its_own_files(unit: UnitOfWork, folder: Path) -> None:
    with unit():
        kept = keep(make_adult("organiser", community=make_community()))
    photo_files.store("lost0", MADE)
    picture_files.store("chat0", MADE)
    with clock.freeze(clock.now() + timedelta(days=3000)):
        tasks.drop_lost_photo_files()
        assert {path.name.partition("-")[0] for path in folder.rglob("*.webp")} == {kept.id, "chat0"}
        chat_tasks.drop_lost_files()
        assert {path.name.partition("-")[0] for path in folder.rglob("*.webp")} == {kept.id}
