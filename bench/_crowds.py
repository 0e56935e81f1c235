"""People in rooms, made through the same use cases as everywhere, for measuring what their talk costs."""

from datetime import timedelta
from pathlib import Path

from backend.accounts.models import Account, Community
from backend.accounts.passwords import hash_password
from backend.app import create_app
from backend.chat import service
from backend.core import clock
from backend.core.config import Settings
from backend.core.db import Base, database, session, unit_of_work
from tests.factories import make_adult, make_community, make_token, make_youth

PEOPLE = 200
SIZES = (2, 10, 50)
PASSWORD = "en lang kode til at måle med"  # noqa: S105  # of people who live as long as a measurement

Rooms = dict[str, list[dict[str, str]]]


def prepare(environ: dict[str, str]) -> dict[int, Rooms]:
    """A database with people in rooms of every size, and what lets each of them in; everybody has PASSWORD."""
    create_app(Settings.from_environment({**environ, "FLOK_DATA": str(Path(environ["FLOK_DATA"]))}))
    Base.metadata.drop_all(database().engine)
    Base.metadata.create_all(database().engine)
    with unit_of_work():
        community = make_community()
        prepared = {size: dict(_room(community, size) for _ in range(PEOPLE // size)) for size in SIZES}
        session().query(Account).update({"password_hash": hash_password(PASSWORD)})
    database().engine.dispose()
    return prepared


def named(rooms: Rooms) -> Rooms:
    """The same rooms for a server that lets everybody in."""
    return {room_id: [{"room": room_id}] * len(people) for room_id, people in rooms.items()}


def list_handles() -> list[str]:
    """Who can sign in."""
    with unit_of_work(readonly=True):
        return [handle for (handle,) in session().query(Account.handle)]


def _room(community: Community, size: int) -> tuple[str, list[dict[str, str]]]:
    """Two friends, or an event with its host, its watcher and youths; it takes place, so all may write at any hour."""
    if size == 2:
        one, other = make_youth(community=community), make_youth(community=community)
        room_id = service.open_direct_room(one_id=one.id, other_id=other.id).id
        return room_id, [{"token": make_token(actor.id)} for actor in (one, other)]
    host = make_adult("organiser", community=community)
    watcher = make_adult("moderator", community=community)
    room = service.open_event_room(
        event_id=host.id,
        title="Film",
        community_id=community.id,
        host_id=host.id,
        starts_at=clock.now(),
        ends_at=clock.now() + timedelta(hours=4),
    )
    if room is None:
        raise RuntimeError("an event's room needs a moderator")
    youths = [make_youth(community=community) for _ in range(size - 2)]
    for youth in youths:
        service.add_member(room_id=room.id, account_id=youth.id)
    return room.id, [{"token": make_token(actor.id)} for actor in (host, watcher, *youths)]
