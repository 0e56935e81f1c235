"""That somebody comes, what they need, whom they bring and that they ask for the bus: nobody is told who need not know.

Every route that only reads is asked by everybody before and after; whoever sees more of them afterwards is named here.
"""

from flask import Flask

from backend.accounts.models import Community
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from backend.events import queries, service
from backend.events.models import Event
from backend.events.together import service as together
from backend.travel import service as travel
from tests import factories
from tests.access.rows import EVERYBODY, OUTSIDE
from tests.access.table import TABLE
from tests.access.test_routes import address_of
from tests.support.world import WAY, KeptWorld, World

NICKNAME, NEED, GUEST = "Xylofonia", "Jeg sidder helst ved døren", "Saralouise"
READS = sorted(route for route in TABLE if route.startswith("GET "))
# Who runs the event sees who comes and what they need; who keeps the money sees who asks for it. Those in the event's
# chat (who come too, and the two adults) see a nickname there: the event says so before one signs up.
TOLD = {
    *(("GET /api/v1/rooms", reader) for reader in ("nor", "organiser", "moderator")),
    ("GET /api/v1/events/<key:event_id>/sign-ups", "organiser"),
    ("GET /api/v1/travel/requests", "coordinator"),
}
Seen = dict[tuple[str, str], int]


def _look_everywhere(app: Flask, world: World, quiet: Actor) -> Seen:
    """How often each reader of each route meets them, by name or id, or what they said in confidence."""
    traces = (NICKNAME, quiet.id, NEED, GUEST)
    seen: Seen = {}
    for route in READS:
        for reader in (*OUTSIDE, *EVERYBODY.split()):
            headers = {"Authorization": f"Bearer {world.tokens[reader]}"} if reader in world.tokens else {}
            body = app.test_client().get(address_of(route, world), headers=headers).get_data().decode(errors="replace")
            seen[route, reader] = sum(body.count(trace) for trace in traces)
    return seen


def _come(quiet: Actor, event_id: str) -> None:
    """A seat, a need, a guest, the wish for company, the bus, and having come."""
    with unit_of_work():
        session().get_one(Event, event_id).guests_welcome = True
    with unit_of_work():
        service.sign_up(actor=quiet, event_id=event_id, needs=NEED, would_like_company=True)
        together.bring_guest(actor=quiet, event_id=event_id, first_name=GUEST)
        travel.ask(actor=quiet, event_id=event_id, way=WAY, when="after")
    with unit_of_work():
        sign_up = queries.find_sign_up(event_id, quiet.id)
        assert sign_up is not None
        sign_up.came = True


def test_nobody_meets_somebody_who_comes_who_did_not_before(app: Flask, kept_world: KeptWorld) -> None:
    world = kept_world.restored()
    with unit_of_work():
        nor = factories.actor(world.people["nor"])
        community = session().get_one(Community, nor.community_id)
        quiet = factories.make_youth(community=community, nickname=NICKNAME)

    before = _look_everywhere(app, world, quiet)
    _come(quiet, world.things["event"])
    after = _look_everywhere(app, world, quiet)

    assert {where for where, times in after.items() if times > before[where]} == TOLD
