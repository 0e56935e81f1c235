"""Every route and websocket message, for everybody, on the own, another's and another community's things.

A row names who may (`yes`, with `status`) and what all others get (`no`). A route without a row fails the test.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import socketio
from flask import Flask

from backend.core import clock, sockets
from backend.core.db import unit_of_work
from moderation import claims
from tests import factories
from tests.conftest import Api, LiveServer
from tests.support.pictures import tiny_picture
from tests.support.pushservice import Browser
from tests.support.world import FEEL, World, make_world

YOUTHS = "nor sne peer stranger"
ROLES = "referrer moderator matchmaker organiser coordinator"
FAR = "far_referrer far_moderator far_matchmaker far_organiser far_coordinator"
EVERYBODY = f"{YOUTHS} {ROLES} second_moderator {FAR} lapsed member"
CHATTERS = f"{YOUTHS} moderator second_moderator organiser coordinator far_moderator far_organiser far_coordinator"
OUTSIDE = ("nobody", "waiting", "suspended")
Body = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Who may, and what the others get; `mixed` gives single people an answer of their own."""

    yes: str = ""
    status: int = 200
    no: int = 404
    body: Callable[[World], Body] | None = None
    mixed: tuple[tuple[str, int], ...] = ()
    pending: bool = False
    public: bool = False
    path: tuple[tuple[str, str], ...] = ()
    picture: bool = False

    def expected(self, name: str) -> int:
        if self.public:
            return self.status
        if name in {"nobody", "suspended"}:
            return 401
        if name == "waiting":
            return self.status if self.pending else 403
        if name in self.yes.split():
            return self.status
        return dict(self.mixed).get(name, self.no)


def _dates(_world: World) -> Body:
    today = clock.today()
    until = today + timedelta(days=30)
    return {"screened_until": until.isoformat(), "confidentiality_signed_on": today.isoformat()}


def _confirmation(_world: World) -> Body:
    born = clock.today().replace(year=clock.today().year - 16, day=1)
    return {"legal_name": "Nora Opdigtet", "birth_date": born.isoformat()}


def _event(_world: World) -> Body:
    start = clock.now() + timedelta(days=3)
    return {
        "title": "Madaften",
        "description": "Vi laver mad.",
        "category": "food",
        "starts_at": start.isoformat(),
        "ends_at": (start + timedelta(hours=2)).isoformat(),
        "place": "Huset",
        "capacity": 5,
        "feel": FEEL,
        "languages": ["da"],
        "age_bands": ["15-17"],
    }


def _browser(_world: World) -> Body:
    return {"endpoint": f"https://fcm.googleapis.com/fcm/send/{uuid4().hex}", "keys": Browser().keys}


def _friends(world: World) -> Body:
    return {"title": "Os", "account_ids": [world.people["sne"], world.people["peer"]]}


def _always(**body: Any) -> Callable[[World], Body]:
    return lambda _world: body


def _coordinator(path: tuple[tuple[str, str], ...], *, body: Callable[[World], Body] | None, status: int = 200) -> Row:
    return Row(yes="coordinator", no=403, mixed=(("far_coordinator", 404),), path=path, body=body, status=status)


REASON = _always(reason="en god grund")
ACCOUNT = "/api/v1/accounts/<key:account_id>"
DOOR = (("account_id", "door"),)
MEMBER = (("account_id", "member"), ("role", "=moderator"))
NOR = (("account_id", "nor"),)
ROOM = (("room_id", "room"), ("message_id", "message"))
GROUP, INTEREST = (("room_id", "group"),), (("room_id", "interest"),)
# The youth in the interest group, and the coordinator who reads along there.
INSIDE = (("nor", 403), ("coordinator", 403))
MESSAGE = "/api/v1/rooms/<key:room_id>/messages/<key:message_id>"
CASE = (("case_id", "case"),)
EVENT = (("event_id", "event"),)
WORKERS = "moderator second_moderator"
SILENT = ("referrer", "matchmaker", "far_referrer", "far_matchmaker", "lapsed", "member")
STAFF = f"{ROLES} second_moderator"

TABLE: dict[str, Row] = {
    # People
    "POST /api/v1/invitations/look-up": Row(public=True, status=404, body=_always(code="AAAAA-AAAAA")),
    "POST /api/v1/accounts": Row(public=True, status=422, body=_always(code="AAAAA-AAAAA")),
    "POST /api/v1/sessions": Row(public=True, status=401, body=_always(handle="ingen", password="forkert")),
    "GET /api/v1/sessions": Row(yes=EVERYBODY, pending=True),
    "DELETE /api/v1/sessions/<key:session_id>": Row(status=404, pending=True, path=(("session_id", "=" + "0" * 32),)),
    "GET /api/v1/me": Row(yes=EVERYBODY, pending=True),
    "PATCH /api/v1/me": Row(yes=EVERYBODY, body=_always(tone="plum")),
    "GET /api/v1/blocks": Row(yes=EVERYBODY),
    "PUT /api/v1/blocks/<key:account_id>": Row(
        yes=f"sne peer {ROLES} second_moderator lapsed member", status=204, path=NOR
    ),
    "DELETE /api/v1/blocks/<key:account_id>": Row(yes=EVERYBODY, status=204, path=NOR),
    "POST /api/v1/invitations": Row(
        yes="referrer coordinator far_referrer far_coordinator", status=201, no=403, body=_always(invites="youth")
    ),
    "GET /api/v1/invitations": Row(yes="referrer coordinator far_referrer far_coordinator", no=403),
    "DELETE /api/v1/invitations/<key:invitation_id>": Row(
        yes="referrer coordinator", status=204, path=(("invitation_id", "invitation"),)
    ),
    "GET /api/v1/accounts": Row(yes="coordinator far_coordinator", no=403, path=(("?", "?status=active"),)),
    f"POST {ACCOUNT}/confirmation": _coordinator(DOOR, body=_confirmation),
    f"POST {ACCOUNT}/refusal": _coordinator(DOOR, body=REASON, status=204),
    f"POST {ACCOUNT}/identity-views": _coordinator(NOR, body=REASON, status=201),
    f"PUT {ACCOUNT}/roles/<key:role>": _coordinator(MEMBER, body=_dates),
    f"DELETE {ACCOUNT}/roles/<key:role>": _coordinator(MEMBER, body=None, status=204),
    f"POST {ACCOUNT}/suspension": _coordinator(MEMBER, body=REASON),
    f"DELETE {ACCOUNT}/suspension": _coordinator(MEMBER, body=None, status=204),
    # Notices and help
    "GET /api/v1/notices": Row(yes=EVERYBODY),
    "POST /api/v1/notices/<key:notice_id>/read": Row(yes="nor", status=204, path=(("notice_id", "notice"),)),
    "GET /api/v1/help-lines": Row(public=True),
    "GET /api/v1/notifications/preferences": Row(yes=EVERYBODY),
    "PUT /api/v1/notifications/preferences": Row(yes=EVERYBODY, body=_always(topics=[])),
    "GET /api/v1/notifications/push-key": Row(public=True),
    "POST /api/v1/notifications/push-subscriptions": Row(yes=EVERYBODY, status=201, body=_browser),
    "DELETE /api/v1/notifications/push-subscriptions/<key:subscription_id>": Row(
        yes="nor", status=204, path=(("subscription_id", "browser"),)
    ),
    # Without a mail server, whoever may is told so.
    "PUT /api/v1/notifications/mail": Row(yes=EVERYBODY, status=409, body=_always(address="nor@example.org")),
    "POST /api/v1/notifications/mail/confirm": Row(yes="", no=404, body=_always(code="123456")),
    "DELETE /api/v1/notifications/mail": Row(yes=EVERYBODY, status=204),
    "POST /api/v1/notifications/mail/unsubscribe/<key:token>": Row(
        public=True, status=204, path=(("token", "=unknown"),)
    ),
    # Chat
    "GET /api/v1/rooms": Row(yes=EVERYBODY),
    "GET /api/v1/rooms/<key:room_id>": Row(yes="nor sne", path=ROOM),
    "GET /api/v1/rooms/<key:room_id>/messages": Row(yes="nor sne", path=ROOM),
    "POST /api/v1/rooms/<key:room_id>/messages": Row(
        yes="nor sne",
        status=201,
        path=ROOM,
        body=_always(client_id="c1", text="Hej"),
        mixed=tuple((name, 403) for name in SILENT),
    ),
    "DELETE /api/v1/rooms/<key:room_id>/messages/<key:message_id>": Row(
        yes="nor", status=204, mixed=(("sne", 403),), path=ROOM
    ),
    f"PATCH {MESSAGE}": Row(yes="nor", path=ROOM, body=_always(text="Hej igen"), mixed=(("sne", 403),)),
    f"PUT {MESSAGE}/reaction": Row(
        yes="nor sne", path=ROOM, body=_always(sign="heart"), mixed=tuple((name, 403) for name in SILENT)
    ),
    "POST /api/v1/rooms/<key:room_id>/pictures": Row(
        yes="nor sne",
        status=201,
        path=(*ROOM, ("?", "?client_id=p1")),
        picture=True,
        mixed=tuple((name, 403) for name in SILENT),
    ),
    "GET /api/v1/pictures/<key:picture_id>/<key:size>": Row(
        yes="nor", path=(("picture_id", "picture"), ("size", "=small"))
    ),
    "GET /api/v1/search/messages": Row(yes=EVERYBODY, path=(("?", "?q=hej"),)),
    "POST /api/v1/rooms/<key:room_id>/read": Row(yes="nor sne", status=204, path=ROOM, body=_always(seq=1)),
    # Rooms people open, and the ways into them
    "PATCH /api/v1/rooms/<key:room_id>": Row(yes="nor sne", path=GROUP, body=_always(title="Spil")),
    "PUT /api/v1/rooms/<key:room_id>/mute": Row(yes="nor sne", status=204, path=GROUP, body=_always(muted=True)),
    "DELETE /api/v1/rooms/<key:room_id>/membership": Row(yes="nor sne", status=204, path=GROUP),
    "DELETE /api/v1/rooms/<key:room_id>/people/<key:account_id>": Row(
        yes="organiser", status=204, path=(*INTEREST, *NOR), mixed=INSIDE
    ),
    "POST /api/v1/rooms/<key:room_id>/close": Row(yes="organiser", status=204, path=INTEREST, mixed=INSIDE),
    "POST /api/v1/rooms/groups": Row(
        yes="nor", status=201, no=403, body=_friends, mixed=(("sne", 422), ("peer", 422), ("stranger", 422))
    ),
    "POST /api/v1/rooms/staff": Row(
        yes="moderator second_moderator coordinator",
        status=201,
        no=403,
        body=lambda world: {"title": "Vagten", "account_ids": [world.people["organiser"]]},
        mixed=(("far_moderator", 422), ("far_coordinator", 422)),
    ),
    "POST /api/v1/rooms/interests": Row(
        yes="moderator second_moderator organiser coordinator far_moderator far_organiser far_coordinator",
        status=201,
        no=403,
        body=_always(title="Musik", purpose="Vi spiller.", guidelines="Vær rar.", age_bands=[]),
    ),
    "POST /api/v1/rooms/contacts": Row(
        yes="nor",
        status=201,
        no=403,
        body=lambda world: {"account_id": world.people["organiser"]},
        mixed=(("sne", 404), ("peer", 404), ("stranger", 404)),
    ),
    "GET /api/v1/rooms/candidates": Row(yes=EVERYBODY),
    "GET /api/v1/rooms/invitations": Row(yes=EVERYBODY),
    "GET /api/v1/rooms/interests": Row(yes=EVERYBODY),
    "POST /api/v1/rooms/<key:room_id>/invitations": Row(
        yes="nor",
        status=204,
        path=GROUP,
        body=lambda world: {"account_ids": [world.people["fourth"]]},
        mixed=(("sne", 422),),
    ),
    "DELETE /api/v1/rooms/<key:room_id>/invitations/<key:account_id>": Row(
        yes="nor", status=204, path=(*GROUP, ("account_id", "peer")), mixed=(("sne", 403),)
    ),
    "POST /api/v1/rooms/<key:room_id>/invitation/answer": Row(
        yes="peer sne",  # who has said yes may say it again
        status=204,
        path=GROUP,
        body=_always(answer="yes"),
        mixed=tuple((name, 403) for name in SILENT),
    ),
    "POST /api/v1/rooms/<key:room_id>/requests": Row(
        yes="nor sne peer organiser coordinator",  # who is in already asks for nothing
        status=204,
        path=INTEREST,
    ),
    "DELETE /api/v1/rooms/<key:room_id>/requests/mine": Row(yes=EVERYBODY, status=204, path=INTEREST),
    "GET /api/v1/rooms/<key:room_id>/requests": Row(yes="organiser coordinator", path=INTEREST, mixed=(("nor", 403),)),
    "POST /api/v1/rooms/<key:room_id>/requests/<key:account_id>/answer": Row(
        yes="organiser coordinator",
        status=204,
        path=(*INTEREST, ("account_id", "sne")),
        body=_always(answer="yes"),
        mixed=(("nor", 403),),
    ),
    # Friend bank
    "GET /api/v1/friendbank/choices": Row(yes=EVERYBODY),
    "GET /api/v1/friendbank/profile": Row(yes=YOUTHS, no=403),
    "PUT /api/v1/friendbank/profile": Row(yes=YOUTHS, no=403, body=_always(interests=["mad"], languages=["da"])),
    "GET /api/v1/friendbank/proposals": Row(yes=YOUTHS, no=403),
    "POST /api/v1/friendbank/proposals/<key:proposal_id>/answer": Row(
        yes="nor peer", path=(("proposal_id", "proposal"),), body=_always(answer="yes")
    ),
    "GET /api/v1/friendbank/friends": Row(yes=YOUTHS, no=403),
    "DELETE /api/v1/friendbank/friends/<key:friendship_id>": Row(
        yes="nor sne", status=204, path=(("friendship_id", "friendship"),)
    ),
    "POST /api/v1/friendbank/rounds": Row(yes="matchmaker far_matchmaker", status=201, no=403),
    "GET /api/v1/friendbank/drafts": Row(yes="matchmaker far_matchmaker", no=403),
    "POST /api/v1/friendbank/drafts/approvals": Row(
        yes="matchmaker far_matchmaker", no=403, body=lambda world: {"ids": [world.things["draft"]]}
    ),
    "POST /api/v1/friendbank/drafts/<key:draft_id>/approval": Row(yes="matchmaker", path=(("draft_id", "draft"),)),
    "POST /api/v1/friendbank/drafts/<key:draft_id>/rejection": Row(
        yes="matchmaker", status=204, path=(("draft_id", "draft"),), body=REASON
    ),
    # Events
    "GET /api/v1/events": Row(yes=EVERYBODY),
    "POST /api/v1/events": Row(yes="organiser far_organiser", status=201, no=403, body=_event),
    "GET /api/v1/events/<key:event_id>": Row(yes=f"nor sne peer {ROLES} second_moderator", path=EVENT),
    "PATCH /api/v1/events/<key:event_id>": Row(
        yes="organiser",
        path=EVENT,
        body=_always(capacity=9),
        mixed=tuple((name, 403) for name in f"nor sne peer second_moderator {ROLES}".split() if name != "organiser"),
    ),
    "POST /api/v1/events/<key:event_id>/cancellation": Row(
        yes="organiser",
        path=EVENT,
        body=REASON,
        mixed=tuple((name, 403) for name in f"nor sne peer second_moderator {ROLES}".split() if name != "organiser"),
    ),
    "POST /api/v1/events/<key:event_id>/sign-ups": Row(
        yes="nor sne peer",
        status=201,
        path=EVENT,
        mixed=tuple((name, 403) for name in f"second_moderator {ROLES}".split()),
    ),
    "DELETE /api/v1/events/<key:event_id>/sign-ups/mine": Row(
        yes="nor sne peer", status=204, path=EVENT, mixed=tuple((name, 403) for name in STAFF.split())
    ),
    # Moderation
    "POST /api/v1/reports": Row(
        yes="nor sne",
        status=202,
        mixed=(("referrer", 403), ("lapsed", 403), ("member", 403), ("far_referrer", 403)),
        body=lambda world: {"kind": "chat.message", "subject_id": world.things["their_message"], "reason": "bullying"},
    ),
    "GET /api/v1/reports": Row(yes=EVERYBODY),
    "GET /api/v1/moderation/cases": Row(yes=f"{WORKERS} coordinator far_moderator far_coordinator", no=403),
    "POST /api/v1/moderation/cases/next": Row(yes=WORKERS, no=403, mixed=(("far_moderator", 204),)),
    # This case is about words: there is no picture to look at, not even for the moderator who holds it.
    "GET /api/v1/moderation/cases/<key:case_id>/picture": Row(
        no=403, path=CASE, mixed=(("moderator", 404), ("far_moderator", 404), ("second_moderator", 409))
    ),
    "GET /api/v1/moderation/cases/<key:case_id>": Row(
        yes="moderator", no=403, path=CASE, mixed=(("far_moderator", 404), ("second_moderator", 409))
    ),
    "POST /api/v1/moderation/cases/<key:case_id>/claim": Row(
        yes="moderator", no=403, path=CASE, mixed=(("far_moderator", 404), ("second_moderator", 409))
    ),
    "DELETE /api/v1/moderation/cases/<key:case_id>/claim": Row(
        yes=WORKERS, status=204, no=403, path=CASE, mixed=(("far_moderator", 404),)
    ),
    "POST /api/v1/moderation/cases/<key:case_id>/decisions": Row(
        yes="moderator",
        status=201,
        no=403,
        path=CASE,
        mixed=(("far_moderator", 404), ("second_moderator", 409)),
        body=_always(version=1, action="dismiss", guideline="be_kind", rationale="Det er venligt ment, ser vi."),
    ),
    "GET /api/v1/moderation/guidelines": Row(yes=f"{WORKERS} coordinator far_moderator far_coordinator", no=403),
}
CLAIMED = ("GET /api/v1/moderation/cases/<", "POST /api/v1/moderation/cases/<", "DELETE /api/v1/moderation/")


def _routes(app: Flask) -> set[str]:
    return {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        if hasattr(app.view_functions[rule.endpoint], "endpoint_spec")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def _ready(route: str) -> World:
    world = make_world()
    if route.startswith(CLAIMED):
        with unit_of_work():
            assert claims.take(factories.actor(world.people["moderator"]), world.things["case"])
    return world


def _address(route: str, world: World) -> str:
    path = route.split(" ", 1)[1].removeprefix("/api/v1")
    for name, what in TABLE[route].path:
        if name == "?":
            path += what
        value = what[1:] if what.startswith("=") else world.things.get(what) or world.people.get(what) or ""
        path = path.replace(f"<key:{name}>", value)
    return path


def _ask(app: Flask, route: str, world: World, name: str) -> int:
    row, method = TABLE[route], route.split(" ", 1)[0]
    body = row.body(world) if row.body else ({} if method in {"POST", "PUT", "PATCH"} else None)
    path = _address(route, world)
    if row.picture:
        headers = {} if name == "nobody" else Api(app.test_client(), world.people[name]).headers
        ask = app.test_client().open
        return ask(
            f"/api/v1{path}", method=method, headers=headers, data=tiny_picture(), content_type="image/png"
        ).status_code
    if name == "nobody":
        return app.test_client().open(f"/api/v1{path}", method=method, json=body).status_code
    return Api(app.test_client(), world.people[name]).call(method, path, body).status_code


def test_every_route_has_a_row(app: Flask) -> None:
    assert _routes(app) == set(TABLE)


def _is_used_up(route: str) -> bool:
    """Whether who comes first changes what the next one meets: a thing with an address, or the case that waits."""
    return not route.startswith("GET") and ("<" in route or route.endswith("/next"))


@pytest.mark.parametrize("route", sorted(TABLE))
def test_who_may(app: Flask, route: str) -> None:
    row = TABLE[route]
    # What is public is the same for all; three show it.
    everybody = ["nobody", "waiting", "nor"] if row.public else [*OUTSIDE, *EVERYBODY.split()]
    refused = [name for name in everybody if row.expected(name) != row.status]
    world = _ready(route)
    answers = {name: _ask(app, route, world, name) for name in refused}
    for name in everybody:
        if name not in refused:
            # A change spoils a thing for the next one who may; nobody's refusal does.
            world = _ready(route) if _is_used_up(route) else world
            answers[name] = _ask(app, route, world, name)

    assert answers == {name: row.expected(name) for name in everybody}


MESSAGES: dict[str, tuple[Callable[[World], Body], str]] = {
    "message:send": (lambda world: {"room_id": world.things["room"], "client_id": "c1", "text": "Hej"}, "nor sne"),
    "room:read": (lambda world: {"room_id": world.things["room"], "seq": 1}, "nor sne"),
    "room:sync": (lambda world: {"rooms": {world.things["room"]: 0}}, CHATTERS),
}


def test_every_websocket_message_has_a_row(app: Flask) -> None:
    assert set(sockets.messages) == set(MESSAGES)


@pytest.mark.parametrize("message", sorted(MESSAGES))
def test_who_may_say(live_server: LiveServer, message: str) -> None:
    world = make_world()
    body, yes = MESSAGES[message]
    answers: dict[str, bool] = {}
    for name in CHATTERS.split():
        with unit_of_work():
            token = factories.make_token(world.people[name])
        client = socketio.Client(reconnection=False)
        client.connect(live_server.url, auth={"token": token}, transports=["websocket"], wait_timeout=10)
        answer = client.call(message, body(world), timeout=10)
        client.disconnect()
        shown = answer["data"].get("rooms", {"own": 1}) if answer["ok"] else {}
        answers[name] = bool(shown)

    expected = "nor sne" if message == "room:sync" else yes
    assert answers == {name: name in expected.split() for name in CHATTERS.split()}
