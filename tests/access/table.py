"""Every route of the API, and who may do what with the own, another's and another community's things."""

from collections.abc import Callable

from tests.access import bodies
from tests.access.bodies import always
from tests.access.rows import EVERYBODY, FAR, ROLES, YOUTHS, Body, Row
from tests.support import world
from tests.support.world import World


def _coordinator(path: tuple[tuple[str, str], ...], *, body: Callable[[World], Body] | None, status: int = 200) -> Row:
    return Row(yes="coordinator", no=403, mixed=(("far_coordinator", 404),), path=path, body=body, status=status)


REASON = always(reason="en god grund")
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
SLOT = (("slot_id", "slot"),)
OPENING, OPENING_DRAFT = (("opening_id", "opening"),), (("opening_id", "opening_draft"),)
EMPLOYER, NEW_EMPLOYER = (("employer_id", "employer"),), (("employer_id", "new_employer"),)
OPENERS, FAR_OPENERS = "organiser coordinator", "far_organiser far_coordinator"
NO_OPENING = tuple((name, 404) for name in FAR_OPENERS.split())
HELPERS = "moderator second_moderator organiser coordinator"
FAR_HELPERS = "far_moderator far_organiser far_coordinator"
FAR_COMMUNITY = (("community_id", "far_community"),)
SERIES = (("series_id", "series"),)
DRAFT_EVENT = (("draft_id", "event_draft"),)
PHOTO = (("photo_id", "event_photo"),)
HOUSE, FAR_HOUSE = "organiser coordinator", (("far_organiser", 404), ("far_coordinator", 404))
KEEPERS = f"{HOUSE} far_organiser far_coordinator"
HOUSE_ROOM, BOOKING, SOME_DAY = (("room_id", "house_room"),), (("booking_id", "booking"),), (("day", "=2031-05-05"),)
AT_DOOR = f"{KEEPERS} moderator second_moderator far_moderator"
APPLICATION = (("application_id", "application"),)
IDEA = (("idea_id", "idea"),)
POT, ENTRY = (("pot", "=crew"),), (("pot", "=crew"), ("entry_id", "entry"))
SPENDING, ADOPTED = (("proposal_id", "spending"),), (("proposal_id", "adopted"),)
CREW_SHIFT, HELD_SHIFT, SHIFT_OFFER = (
    (("shift_id", "crew_shift"),),
    (("shift_id", "held_shift"),),
    (("offer_id", "shift_offer"),),
)
HOUSE_RULE = (("rule_id", "house_rule"),)
COMMENT = (*IDEA, ("comment_id", "comment"))
CREW = f"nor {HOUSE} moderator second_moderator"
FAR_CREW = tuple((name, 404) for name in ["far_organiser", "far_coordinator", "far_moderator"])
# Where one is not on the crew, it is said by the house one asks from.
SOMEWHERE_ELSE = tuple((name, 404) for name in ["stranger", "far_referrer", "far_matchmaker"])
ROUND = (("round_id", "round"),)
FAR_ROUND = (("far_matchmaker", 404),)
WEIGHTS = (("weight_set_id", "weights"),)
OVERSEERS = "coordinator far_coordinator"
VISITORS, FAR_VISITORS = ("matchmaker organiser coordinator", "far_matchmaker far_organiser far_coordinator")
FAR_VISIT = tuple((visitor, 404) for visitor in FAR_VISITORS.split())
WORKERS = "moderator second_moderator"
SILENT = ("referrer", "matchmaker", "far_referrer", "far_matchmaker", "lapsed", "member")
STAFF = f"{ROLES} second_moderator"
ADULTS = f"{STAFF} {FAR} lapsed member"
NO_SEEKERS = tuple((name, 403) for name in ADULTS.split())
ON_BOARD = f"nor sne peer {STAFF}"
NOT_ITS_HOST = tuple((name, 403) for name in f"nor sne peer {STAFF}".split() if name != "organiser")
YOUNG = tuple((name, 403) for name in YOUTHS.split())
ON_ROSTER = f"{WORKERS} coordinator far_moderator far_coordinator"
FAR_ON_ROSTER = (("far_moderator", 404), ("far_coordinator", 404))
RULE = (("rule", "rule"),)
SHIFT, PAGE = (("shift_id", "shift"),), (("page_id", "page"),)
STATEMENT, APPEAL, SECOND = (("statement_id", "statement"),), (("appeal_id", "appeal"),), (("second_id", "second"),)
ON_DUTY = ("moderator", "second_moderator", "far_moderator")
HERE, DESKS = f"{WORKERS} coordinator", ON_ROSTER
FAR_DESKS = (("far_moderator", 404), ("far_coordinator", 404))
# Whoever is kept out may come here, and finds nothing that is another's.
OUT = (("waiting", 404), ("suspended", 404))
CONCERN, GIVEN = (("concern_id", "concern"),), (("concern_id", "given_concern"),)
WATCHING = tuple((name, 403) for name in STAFF.split())

FAR_KEEPER, BUS = (("far_coordinator", 404),), (("request_id", "travel"),)
# Grown-ups may look at an event of their own community, and go to none.
NO_GUESTS = tuple((name, 403) for name in STAFF.split())
NOT_YOUNG = tuple((name, 403) for name in ADULTS.split())

TABLE: dict[str, Row] = {
    # People
    "POST /api/v1/invitations/look-up": Row(public=True, status=404, body=always(code="AAAAA-AAAAA")),
    "POST /api/v1/accounts": Row(public=True, status=422, body=always(code="AAAAA-AAAAA")),
    "POST /api/v1/sessions": Row(public=True, status=401, body=always(handle="ingen", password="forkert")),
    "GET /api/v1/sessions": Row(yes=EVERYBODY, pending=True),
    "DELETE /api/v1/sessions/<key:session_id>": Row(status=404, pending=True, path=(("session_id", "=" + "0" * 32),)),
    "GET /api/v1/me": Row(yes=EVERYBODY, pending=True),
    "PATCH /api/v1/me": Row(yes=EVERYBODY, body=always(tone="plum")),
    "GET /api/v1/blocks": Row(yes=EVERYBODY),
    "PUT /api/v1/blocks/<key:account_id>": Row(
        yes=f"sne peer {ROLES} second_moderator lapsed member", status=204, path=NOR
    ),
    "DELETE /api/v1/blocks/<key:account_id>": Row(yes=EVERYBODY, status=204, path=NOR),
    "POST /api/v1/invitations": Row(
        yes="referrer coordinator far_referrer far_coordinator", status=201, no=403, body=always(invites="youth")
    ),
    "GET /api/v1/invitations": Row(yes="referrer coordinator far_referrer far_coordinator", no=403),
    "DELETE /api/v1/invitations/<key:invitation_id>": Row(
        yes="referrer coordinator", status=204, path=(("invitation_id", "invitation"),)
    ),
    "GET /api/v1/accounts": Row(yes="coordinator far_coordinator", no=403, path=(("?", "?status=active"),)),
    f"POST {ACCOUNT}/confirmation": _coordinator(DOOR, body=bodies.confirmation),
    f"POST {ACCOUNT}/refusal": _coordinator(DOOR, body=REASON, status=204),
    f"POST {ACCOUNT}/identity-views": _coordinator(NOR, body=REASON, status=201),
    f"PUT {ACCOUNT}/roles/<key:role>": _coordinator(MEMBER, body=bodies.dates),
    f"DELETE {ACCOUNT}/roles/<key:role>": _coordinator(MEMBER, body=None, status=204),
    f"POST {ACCOUNT}/suspension": _coordinator(MEMBER, body=REASON),
    f"DELETE {ACCOUNT}/suspension": _coordinator(MEMBER, body=None, status=204),
    # Notices and help
    "GET /api/v1/notices": Row(yes=EVERYBODY),
    "POST /api/v1/notices/<key:notice_id>/read": Row(yes="nor", status=204, path=(("notice_id", "notice"),)),
    "GET /api/v1/help-lines": Row(public=True),
    "GET /api/v1/notifications/preferences": Row(yes=EVERYBODY),
    "PUT /api/v1/notifications/preferences": Row(yes=EVERYBODY, body=always(topics=[])),
    "GET /api/v1/notifications/push-key": Row(public=True),
    "POST /api/v1/notifications/push-subscriptions": Row(yes=EVERYBODY, status=201, body=bodies.browser),
    "DELETE /api/v1/notifications/push-subscriptions/<key:subscription_id>": Row(
        yes="nor", status=204, path=(("subscription_id", "browser"),)
    ),
    # Without a mail server, whoever may is told so.
    "PUT /api/v1/notifications/mail": Row(yes=EVERYBODY, status=409, body=always(address="nor@example.org")),
    "POST /api/v1/notifications/mail/confirm": Row(yes="", no=404, body=always(code="123456")),
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
        body=always(client_id="c1", text="Hej"),
        mixed=tuple((name, 403) for name in SILENT),
    ),
    "DELETE /api/v1/rooms/<key:room_id>/messages/<key:message_id>": Row(
        yes="nor", status=204, mixed=(("sne", 403),), path=ROOM
    ),
    f"PATCH {MESSAGE}": Row(yes="nor", path=ROOM, body=always(text="Hej igen"), mixed=(("sne", 403),)),
    f"PUT {MESSAGE}/reaction": Row(
        yes="nor sne", path=ROOM, body=always(sign="heart"), mixed=tuple((name, 403) for name in SILENT)
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
    "POST /api/v1/rooms/<key:room_id>/read": Row(yes="nor sne", status=204, path=ROOM, body=always(seq=1)),
    # Rooms people open, and the ways into them
    "PATCH /api/v1/rooms/<key:room_id>": Row(yes="nor sne", path=GROUP, body=always(title="Spil")),
    "PUT /api/v1/rooms/<key:room_id>/mute": Row(yes="nor sne", status=204, path=GROUP, body=always(muted=True)),
    "DELETE /api/v1/rooms/<key:room_id>/membership": Row(yes="nor sne", status=204, path=GROUP),
    "DELETE /api/v1/rooms/<key:room_id>/people/<key:account_id>": Row(
        yes="organiser", status=204, path=(*INTEREST, *NOR), mixed=INSIDE
    ),
    "POST /api/v1/rooms/<key:room_id>/close": Row(
        yes="organiser coordinator", status=204, path=INTEREST, body=always(reason="quiet"), mixed=(("nor", 403),)
    ),
    "POST /api/v1/rooms/groups": Row(
        yes="nor", status=201, no=403, body=bodies.friends, mixed=(("sne", 422), ("peer", 422), ("stranger", 422))
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
        body=always(title="Musik", purpose="Vi spiller.", guidelines="Vær rar.", age_bands=[]),
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
    "GET /api/v1/rooms/interests/overview": Row(yes="coordinator far_coordinator", no=403),
    "POST /api/v1/rooms/<key:room_id>/invitations": Row(
        yes="nor",
        status=204,
        path=GROUP,
        body=lambda world: {"account_ids": [world.people["fourth"]]},
        mixed=(("sne", 422), *((name, 403) for name in SILENT)),
    ),
    "DELETE /api/v1/rooms/<key:room_id>/invitations/<key:account_id>": Row(
        yes="nor", status=204, path=(*GROUP, ("account_id", "peer")), mixed=(("sne", 403),)
    ),
    "POST /api/v1/rooms/<key:room_id>/invitation/answer": Row(
        yes="peer sne",  # who has said yes may say it again
        status=204,
        path=GROUP,
        body=always(answer="yes"),
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
        body=always(answer="yes"),
        mixed=(("nor", 403),),
    ),
    # Friend bank
    "GET /api/v1/friendbank/choices": Row(yes=EVERYBODY),
    "GET /api/v1/friendbank/profile": Row(yes=YOUTHS, no=403),
    "PUT /api/v1/friendbank/profile": Row(yes=YOUTHS, no=403, body=always(interests=["mad"], languages=["da"])),
    "GET /api/v1/friendbank/profile/preview": Row(yes=YOUTHS, no=403),
    "GET /api/v1/friendbank/outlook": Row(yes=YOUTHS, no=403),
    "GET /api/v1/friendbank/proposals": Row(yes=YOUTHS, no=403),
    "POST /api/v1/friendbank/proposals/<key:proposal_id>/answer": Row(
        yes="nor peer", path=(("proposal_id", "proposal"),), body=always(answer="yes")
    ),
    "GET /api/v1/friendbank/friends": Row(yes=YOUTHS, no=403),
    "DELETE /api/v1/friendbank/friends/<key:friendship_id>": Row(
        yes="nor sne", status=204, path=(("friendship_id", "friendship"),)
    ),
    "POST /api/v1/friendbank/friends/<key:friendship_id>/helper": Row(
        yes="nor sne", path=(("friendship_id", "friendship"),), body=always(wanted=True)
    ),
    "GET /api/v1/friendbank/check-ins": Row(yes=YOUTHS, no=403),
    "POST /api/v1/friendbank/check-ins/<key:check_in_id>/answer": Row(
        yes="nor sne", status=204, path=(("check_in_id", "asked"),), body=always(met="yes")
    ),
    "GET /api/v1/friendbank/check-ins/due": Row(yes=f"{VISITORS} {FAR_VISITORS}", no=403),
    "POST /api/v1/friendbank/check-ins/<key:check_in_id>/claim": Row(
        yes=VISITORS, no=403, path=(("check_in_id", "due"),), mixed=FAR_VISIT
    ),
    "POST /api/v1/friendbank/check-ins/<key:check_in_id>/closure": Row(
        yes="matchmaker",
        status=204,
        no=403,
        path=(("check_in_id", "asked"),),
        mixed=(*FAR_VISIT, ("organiser", 409), ("coordinator", 409)),
    ),
    "POST /api/v1/friendbank/rounds/preview": Row(yes="matchmaker far_matchmaker", no=403),
    # One is in review here already.
    "POST /api/v1/friendbank/rounds": Row(yes="far_matchmaker", status=201, no=403, mixed=(("matchmaker", 409),)),
    "GET /api/v1/friendbank/rounds": Row(yes="matchmaker far_matchmaker", no=403),
    "GET /api/v1/friendbank/rounds/<key:round_id>": Row(yes="matchmaker", no=403, path=ROUND, mixed=FAR_ROUND),
    "GET /api/v1/friendbank/rounds/<key:round_id>/left-out": Row(yes="matchmaker", no=403, path=ROUND, mixed=FAR_ROUND),
    "POST /api/v1/friendbank/rounds/<key:round_id>/publication": Row(
        yes="matchmaker", no=403, path=ROUND, mixed=FAR_ROUND
    ),
    "DELETE /api/v1/friendbank/rounds/<key:round_id>": Row(
        yes="matchmaker", status=204, no=403, path=ROUND, mixed=FAR_ROUND
    ),
    "GET /api/v1/friendbank/drafts": Row(yes="matchmaker far_matchmaker", no=403),
    "POST /api/v1/friendbank/drafts/approvals": Row(
        yes="matchmaker far_matchmaker", no=403, body=lambda world: {"ids": [world.things["draft"]]}
    ),
    "POST /api/v1/friendbank/drafts/<key:draft_id>/approval": Row(yes="matchmaker", path=(("draft_id", "draft"),)),
    "POST /api/v1/friendbank/drafts/<key:draft_id>/rejection": Row(
        yes="matchmaker", status=204, path=(("draft_id", "draft"),), body=always(code="other")
    ),
    "GET /api/v1/friendbank/drafts/<key:draft_id>/alternatives": Row(
        yes="matchmaker", path=(("draft_id", "draft"), ("?", "?out={sne}"))
    ),
    # Nobody is left out who could take the seat.
    "POST /api/v1/friendbank/drafts/<key:draft_id>/swap": Row(
        yes="", path=(("draft_id", "draft"),), body=lambda world: {"out": world.people["sne"], "in": "nobody"}
    ),
    "PUT /api/v1/friendbank/acquaintances/<key:account_id>": Row(
        yes="matchmaker", status=204, no=403, path=(("account_id", "sne"),), mixed=(("far_matchmaker", 404),)
    ),
    "DELETE /api/v1/friendbank/acquaintances/<key:account_id>": Row(
        yes="matchmaker far_matchmaker", status=204, no=403, path=(("account_id", "sne"),)
    ),
    "GET /api/v1/friendbank/figures": Row(yes=OVERSEERS, no=403, path=(("?", "?by=gender"),)),
    "GET /api/v1/friendbank/weights": Row(yes=OVERSEERS, no=403),
    # There is too little to learn from, and only who may learns that.
    "POST /api/v1/friendbank/weights/lessons": Row(yes=OVERSEERS, status=409, no=403),
    "POST /api/v1/friendbank/weights/<key:weight_set_id>/adoption": Row(
        yes="coordinator", no=403, path=WEIGHTS, mixed=(("far_coordinator", 404),)
    ),
    "POST /api/v1/friendbank/weights/<key:weight_set_id>/rejection": Row(
        yes="coordinator", status=204, no=403, path=WEIGHTS, mixed=(("far_coordinator", 404),)
    ),
    # Events
    "GET /api/v1/events": Row(yes=EVERYBODY),
    "GET /api/v1/events/days": Row(yes=EVERYBODY, path=(("?", "?month=2026-11"),)),
    "POST /api/v1/events": Row(yes="organiser far_organiser", status=201, no=403, body=bodies.event),
    "GET /api/v1/events/<key:event_id>": Row(yes=f"nor sne peer {ROLES} second_moderator", path=EVENT),
    "PATCH /api/v1/events/<key:event_id>": Row(
        yes="organiser",
        path=EVENT,
        body=always(capacity=9),
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
    # Coming together: who runs or watches events can see them, and comes with nobody.
    "GET /api/v1/events/<key:event_id>/company": Row(yes="nor sne peer", path=EVENT, mixed=WATCHING),
    "GET /api/v1/events/<key:event_id>/friends": Row(yes="nor sne peer", path=EVENT, mixed=WATCHING),
    "GET /api/v1/events/<key:event_id>/known": Row(yes="nor sne peer", path=EVENT, mixed=WATCHING),
    # Only nor comes, and has a friend.
    "PUT /api/v1/events/<key:event_id>/asking": Row(
        yes="nor",
        path=EVENT,
        body=lambda world: {"friend_id": world.people["sne"]},
        mixed=(("sne", 409), ("peer", 409), *WATCHING),
    ),
    "DELETE /api/v1/events/<key:event_id>/asking": Row(yes="nor sne peer", status=204, path=EVENT, mixed=WATCHING),
    # Nobody asked anybody.
    "POST /api/v1/events/<key:event_id>/asking/answer": Row(
        yes="",
        path=EVENT,
        body=lambda world: {"asker_id": world.people["nor"], "comes": True},
        mixed=WATCHING,
    ),
    # It is not for guests.
    "PUT /api/v1/events/<key:event_id>/guest": Row(
        yes="nor sne peer", status=409, path=EVENT, body=always(first_name="Sara"), mixed=WATCHING
    ),
    "DELETE /api/v1/events/<key:event_id>/guest": Row(
        yes="nor", status=204, path=EVENT, mixed=(("sne", 409), ("peer", 409), *WATCHING)
    ),
    "GET /api/v1/event-openness": Row(yes=EVERYBODY),
    "PUT /api/v1/event-openness": Row(yes="nor sne peer stranger", no=403, body=always(is_open=False)),
    # Only for who has a seat.
    "GET /api/v1/events/<key:event_id>/event.ics": Row(yes="nor", path=EVENT),
    "GET /api/v1/events/<key:event_id>/sign-ups": Row(
        yes="organiser",
        path=EVENT,
        mixed=tuple((name, 403) for name in f"nor sne peer second_moderator {ROLES}".split() if name != "organiser"),
    ),
    "PUT /api/v1/events/<key:event_id>/attendance": Row(
        yes="organiser",
        status=409,  # for whoever may, it has not begun
        path=EVENT,
        body=lambda world: {"account_id": world.people["nor"], "came": True},
        mixed=tuple((name, 403) for name in f"nor sne peer second_moderator {ROLES}".split() if name != "organiser"),
    ),
    # What organisers write and run, and looking at what new ones post
    "POST /api/v1/event-photos": Row(
        yes="organiser far_organiser",
        no=403,
        status=201,
        path=(("?", "?client_id=p1&alt=Stuen"),),
        picture=True,
    ),
    "GET /api/v1/event-photos/<key:photo_id>": Row(yes="organiser", path=PHOTO),
    "GET /api/v1/event-photos/<key:photo_id>/<key:size>": Row(yes="organiser", path=(*PHOTO, ("size", "=small"))),
    "GET /api/v1/event-drafts": Row(yes="organiser far_organiser", no=403),
    "GET /api/v1/event-drafts/<key:draft_id>": Row(
        yes="organiser", no=403, path=DRAFT_EVENT, mixed=(("far_organiser", 404),)
    ),
    "PUT /api/v1/event-drafts/<key:draft_id>": Row(
        yes="organiser",
        no=403,
        path=DRAFT_EVENT,
        body=always(version=1, facts={"title": "Senere"}),
        mixed=(("far_organiser", 404),),
    ),
    # Of somebody else's nothing is thrown away, and nobody learns whether there was one.
    "DELETE /api/v1/event-drafts/<key:draft_id>": Row(
        yes="organiser far_organiser", status=204, no=403, path=DRAFT_EVENT
    ),
    # It is not finished.
    "POST /api/v1/event-drafts/<key:draft_id>/publication": Row(
        yes="organiser", status=422, no=403, path=DRAFT_EVENT, mixed=(("far_organiser", 404),)
    ),
    "POST /api/v1/events/<key:event_id>/draft": Row(yes="organiser", status=201, path=EVENT, mixed=NOT_ITS_HOST),
    "GET /api/v1/own-events": Row(yes="organiser far_organiser", no=403),
    "GET /api/v1/events/<key:event_id>/reach": Row(yes="organiser", path=EVENT, mixed=NOT_ITS_HOST),
    "GET /api/v1/events/<key:event_id>/co-hosts": Row(yes="organiser", path=EVENT, mixed=NOT_ITS_HOST),
    "GET /api/v1/events/<key:event_id>/co-hosts/candidates": Row(yes="organiser", path=EVENT, mixed=NOT_ITS_HOST),
    "PUT /api/v1/events/<key:event_id>/co-hosts/<key:account_id>": Row(
        yes="organiser", status=204, path=(*EVENT, ("account_id", "free_host")), body=always(), mixed=NOT_ITS_HOST
    ),
    "DELETE /api/v1/events/<key:event_id>/co-hosts/<key:account_id>": Row(
        yes="organiser", status=204, path=(*EVENT, ("account_id", "free_host")), mixed=NOT_ITS_HOST
    ),
    "GET /api/v1/neighbours": Row(yes="coordinator far_coordinator", no=403),
    "PUT /api/v1/neighbours/<key:community_id>": Row(
        yes="coordinator", status=204, no=403, path=FAR_COMMUNITY, mixed=(("far_coordinator", 404),)
    ),
    "DELETE /api/v1/neighbours/<key:community_id>": Row(
        yes="coordinator", status=204, no=403, path=FAR_COMMUNITY, mixed=(("far_coordinator", 404),)
    ),
    "GET /api/v1/host-requests": Row(yes="organiser far_organiser", no=403),
    # Somebody else was asked.
    "POST /api/v1/host-requests/<key:co_host_id>/answer": Row(
        yes="organiser far_organiser",
        status=404,
        no=403,
        path=(("co_host_id", "host_request"),),
        body=always(says_yes=True),
    ),
    "GET /api/v1/event-reviews": Row(yes=ON_ROSTER, no=403),
    "POST /api/v1/events/<key:event_id>/review": Row(
        yes=f"{WORKERS} coordinator",
        status=204,
        no=403,
        path=(("event_id", "new_event"),),
        body=always(approves=True),
        mixed=FAR_ON_ROSTER,
    ),
    # It is shown already, so there is nothing to take back.
    "POST /api/v1/events/<key:event_id>/withdrawal": Row(yes="organiser", status=409, path=EVENT, mixed=NOT_ITS_HOST),
    "GET /api/v1/calendar": Row(yes=EVERYBODY),
    "POST /api/v1/calendar": Row(yes="nor sne peer stranger", status=201, no=403, body=always(neutral=False)),
    "DELETE /api/v1/calendar": Row(yes=EVERYBODY, status=204),
    "GET /api/v1/calendar/<key:token>/events.ics": Row(public=True, path=(("token", "feed"),)),
    "GET /api/v1/jobhelp/guides/<key:name>": Row(yes=EVERYBODY, path=(("name", "=interview"),)),
    "GET /api/v1/jobhelp/applications": Row(yes=YOUTHS, no=403),
    "GET /api/v1/jobhelp/applications/<key:application_id>": Row(yes="nor", path=APPLICATION, mixed=NO_SEEKERS),
    "PUT /api/v1/jobhelp/applications/<key:application_id>": Row(
        yes="nor", path=APPLICATION, body=always(version=1, place="Bageren", state="applied"), mixed=NO_SEEKERS
    ),
    "DELETE /api/v1/jobhelp/applications/<key:application_id>": Row(
        yes="nor", status=204, path=APPLICATION, mixed=NO_SEEKERS
    ),
    "GET /api/v1/jobhelp/openings": Row(yes=YOUTHS, no=403),
    "GET /api/v1/jobhelp/openings/<key:opening_id>": Row(
        yes="nor sne peer", no=403, path=OPENING, mixed=(("stranger", 404),)
    ),
    "GET /api/v1/jobhelp/seeking": Row(yes=YOUTHS, no=403),
    "PUT /api/v1/jobhelp/seeking": Row(yes=YOUTHS, status=204, no=403, body=always(finished_school=True)),
    "GET /api/v1/jobhelp/work-rules": Row(yes=EVERYBODY),
    "GET /api/v1/jobhelp/written-openings": Row(yes=f"{OPENERS} {FAR_OPENERS}", no=403),
    "GET /api/v1/jobhelp/written-openings/<key:opening_id>": Row(yes=OPENERS, no=403, path=OPENING, mixed=NO_OPENING),
    "PUT /api/v1/jobhelp/written-openings/<key:opening_id>": Row(
        yes=OPENERS, no=403, path=OPENING_DRAFT, body=bodies.opening, mixed=NO_OPENING
    ),
    "PUT /api/v1/jobhelp/written-openings/<key:opening_id>/state": Row(
        yes=OPENERS, no=403, path=OPENING, body=always(state="published", version=2), mixed=NO_OPENING
    ),
    "GET /api/v1/jobhelp/written-openings/<key:opening_id>/posting": Row(
        yes=OPENERS, no=403, path=OPENING, mixed=NO_OPENING
    ),
    "POST /api/v1/jobhelp/written-openings/reading": Row(
        yes=f"{OPENERS} {FAR_OPENERS}", no=403, body=always(posting={"title": "Hjælp"})
    ),
    "GET /api/v1/jobhelp/employers": Row(yes=f"{OPENERS} {FAR_OPENERS}", no=403),
    "PUT /api/v1/jobhelp/employers/<key:employer_id>": Row(
        yes=OPENERS, no=403, path=EMPLOYER, body=bodies.employer, mixed=NO_OPENING
    ),
    "PUT /api/v1/jobhelp/employers/<key:employer_id>/approval": Row(
        yes="coordinator", no=403, path=NEW_EMPLOYER, body=always(version=1), mixed=(("far_coordinator", 404),)
    ),
    "GET /api/v1/rehearsals": Row(yes=YOUTHS, no=403),
    "PUT /api/v1/rehearsals/<key:slot_id>/booking": Row(
        yes="nor sne peer", status=204, no=403, path=SLOT, body=always(wants=None), mixed=(("stranger", 404),)
    ),
    "DELETE /api/v1/rehearsals/<key:slot_id>/booking": Row(
        yes="nor sne peer", status=204, no=403, path=SLOT, mixed=(("stranger", 404),)
    ),
    "GET /api/v1/rehearsal-slots": Row(yes=f"{HELPERS} {FAR_HELPERS}", no=403),
    "GET /api/v1/rehearsal-slots/seconds": Row(yes=f"{HELPERS} {FAR_HELPERS}", no=403),
    # Whoever is there too must be of the same house.
    "POST /api/v1/rehearsal-slots": Row(
        yes=HELPERS, status=204, no=403, body=bodies.slot, mixed=tuple((name, 404) for name in FAR_HELPERS.split())
    ),
    "DELETE /api/v1/rehearsal-slots/<key:slot_id>": Row(
        yes="organiser",
        status=204,
        no=403,
        path=SLOT,
        mixed=tuple((name, 404) for name in FAR_HELPERS.split()),
    ),
    "GET /api/v1/jobhelp/cv": Row(yes=YOUTHS, no=403),
    "PUT /api/v1/jobhelp/cv": Row(yes=YOUTHS, no=403, body=bodies.cv),
    "GET /api/v1/jobhelp/cv.json": Row(yes=YOUTHS, no=403),
    "POST /api/v1/jobhelp/cv/reading": Row(yes=YOUTHS, no=403, body=always(resume={})),
    "GET /api/v1/jobhelp/cv.pdf": Row(yes="nor", no=403, mixed=(("sne", 409), ("peer", 409), ("stranger", 409))),
    "GET /api/v1/events/<key:event_id>/poster.pdf": Row(
        yes=STAFF, path=EVENT, mixed=(("nor", 403), ("sne", 403), ("peer", 403))
    ),
    "GET /api/v1/events/<key:event_id>/afterwards": Row(path=EVENT),
    "PUT /api/v1/events/<key:event_id>/afterwards": Row(path=EVENT, body=always(welcome=3, fun=2, again=3)),
    "GET /api/v1/events/<key:event_id>/feedback": Row(
        yes="organiser", path=EVENT, mixed=tuple((name, 403) for name in ON_BOARD.split() if name != "organiser")
    ),
    "POST /api/v1/series": Row(yes="organiser far_organiser", status=201, no=403, body=bodies.series),
    "GET /api/v1/series/<key:series_id>": Row(yes="organiser", path=SERIES),
    "GET /api/v1/series/<key:series_id>/events": Row(yes="organiser", path=SERIES),
    # Ideas
    "GET /api/v1/ideas": Row(yes=f"{YOUTHS} {STAFF} {FAR}", no=403),
    "GET /api/v1/ideas/<key:idea_id>": Row(yes=ON_BOARD, path=IDEA),
    "PUT /api/v1/ideas/<key:idea_id>": Row(
        yes="nor", path=IDEA, body=lambda _: dict(world.IDEA), mixed=tuple((name, 403) for name in ADULTS.split())
    ),
    "DELETE /api/v1/ideas/<key:idea_id>": Row(yes="nor", status=204, path=IDEA),
    "PUT /api/v1/ideas/<key:idea_id>/vote": Row(
        yes="nor sne peer", path=IDEA, body=always(choice="perhaps"), mixed=tuple((name, 403) for name in STAFF.split())
    ),
    "PUT /api/v1/ideas/<key:idea_id>/answer": Row(
        yes=HOUSE,
        path=IDEA,
        body=always(version=0, answer="later", reason="Vi mangler et lærred. Det kommer til foråret."),
        mixed=tuple((name, 403) for name in ON_BOARD.split() if name not in HOUSE.split()),
    ),
    "POST /api/v1/ideas/<key:idea_id>/draft": Row(
        yes="organiser",
        status=201,
        path=IDEA,
        mixed=tuple((name, 403) for name in ON_BOARD.split() if name != "organiser"),
    ),
    "GET /api/v1/ideas/<key:idea_id>/comments": Row(yes=ON_BOARD, path=IDEA),
    "PUT /api/v1/ideas/<key:idea_id>/comments/<key:comment_id>": Row(
        yes="nor",
        path=COMMENT,
        body=always(text="Det kunne være hyggeligt"),
        mixed=tuple((name, 403) for name in ("referrer", "matchmaker", *WORKERS.split())),
    ),
    "DELETE /api/v1/ideas/<key:idea_id>/comments/<key:comment_id>": Row(yes="nor", status=204, path=COMMENT),
    "GET /api/v1/crew": Row(yes=f"{YOUTHS} {STAFF} {FAR}", no=403),
    "PUT /api/v1/crew/<key:account_id>": Row(
        yes="coordinator", status=204, no=403, path=NOR, mixed=(("far_coordinator", 404),)
    ),
    "DELETE /api/v1/crew/<key:account_id>": Row(
        yes="nor coordinator far_coordinator",  # whose crew it is not, ends nothing
        status=204,
        no=403,
        path=NOR,
    ),
    "GET /api/v1/crew/mine": Row(yes=EVERYBODY),
    "PUT /api/v1/crew/mine/yes": Row(yes="nor", status=204),
    # Money
    "GET /api/v1/pots/<key:pot>": Row(yes=f"{YOUTHS} {STAFF} {FAR}", no=403, path=POT),
    "GET /api/v1/pots/<key:pot>/entries": Row(yes=f"{YOUTHS} {STAFF} {FAR}", no=403, path=POT),
    "PUT /api/v1/pots/<key:pot>/entries/<key:entry_id>": Row(
        yes="coordinator",
        no=403,
        path=ENTRY,
        body=always(amount_ore=100_000, words="Fra kommunen"),
        mixed=(("far_coordinator", 409),),  # it stands for something else
    ),
    "GET /api/v1/budget": Row(yes=f"{YOUTHS} {STAFF} {FAR}", no=403),
    "GET /api/v1/budget/proposals": Row(yes=f"{YOUTHS} {STAFF} {FAR}", no=403),
    "GET /api/v1/budget/proposals/<key:proposal_id>": Row(yes=ON_BOARD, path=SPENDING),
    "PUT /api/v1/budget/proposals/<key:proposal_id>": Row(
        yes="nor", no=403, path=SPENDING, body=lambda _: dict(world.PROPOSAL)
    ),
    "DELETE /api/v1/budget/proposals/<key:proposal_id>": Row(yes="nor", status=204, path=SPENDING),
    "PUT /api/v1/budget/proposals/<key:proposal_id>/vote": Row(
        yes="nor",
        path=SPENDING,
        body=always(choice="yes"),
        mixed=tuple((name, 403) for name in ON_BOARD.split() if name != "nor"),
    ),
    "PUT /api/v1/budget/proposals/<key:proposal_id>/spent": Row(
        yes="coordinator", no=403, path=ADOPTED, body=always(amount_ore=12_000), mixed=FAR_KEEPER
    ),
    "PUT /api/v1/budget/proposals/<key:proposal_id>/refused": Row(
        yes="coordinator", no=403, path=ADOPTED, body=always(reason="Det må vi ikke."), mixed=FAR_KEEPER
    ),
    "GET /api/v1/events/<key:event_id>/travel": Row(yes="nor sne peer", path=EVENT, mixed=NOT_YOUNG),
    "PUT /api/v1/events/<key:event_id>/travel": Row(
        yes="nor",
        path=EVENT,
        body=always(way=world.WAY, when="after"),
        mixed=(("sne", 409), ("peer", 409), *NO_GUESTS),  # who have no seat
    ),
    "DELETE /api/v1/events/<key:event_id>/travel": Row(yes=YOUTHS, status=204, no=403, path=EVENT),
    "GET /api/v1/travel/tariff": Row(yes=EVERYBODY),
    "PUT /api/v1/travel/tariff": Row(
        yes="coordinator", no=403, body=always(version=1, ways=[world.WAY]), mixed=(("far_coordinator", 409),)
    ),
    "GET /api/v1/travel/requests": Row(yes=OVERSEERS, no=403),
    "PUT /api/v1/travel/requests/<key:request_id>/answer": Row(
        yes="coordinator", no=403, path=BUS, body=always(version=1, approve=True), mixed=FAR_KEEPER
    ),
    "PUT /api/v1/travel/requests/<key:request_id>/paid": Row(yes="coordinator", no=403, path=BUS, mixed=FAR_KEEPER),
    # The rota and the rules of the house
    "GET /api/v1/rota/shifts": Row(yes=f"nor {AT_DOOR}", no=403),
    "GET /api/v1/rota/people": Row(yes=f"nor {AT_DOOR}", no=403),
    "GET /api/v1/rota/offers": Row(yes=f"nor {AT_DOOR}", no=403),
    "GET /api/v1/rota/mine": Row(yes=EVERYBODY),
    "PUT /api/v1/rota/shifts/<key:shift_id>": Row(
        yes=HOUSE, no=403, path=CREW_SHIFT, body=lambda _: world.rota_shift(2), mixed=FAR_HOUSE
    ),
    "DELETE /api/v1/rota/shifts/<key:shift_id>": Row(yes=HOUSE, status=204, no=403, path=CREW_SHIFT, mixed=FAR_HOUSE),
    "PUT /api/v1/rota/shifts/<key:shift_id>/claim": Row(yes=CREW, no=403, path=CREW_SHIFT, mixed=FAR_CREW),
    "DELETE /api/v1/rota/shifts/<key:shift_id>/claim": Row(
        yes=CREW, status=204, no=403, path=HELD_SHIFT, mixed=(*FAR_CREW, *SOMEWHERE_ELSE)
    ),
    "PUT /api/v1/rota/weeks/<key:day>": Row(
        yes=KEEPERS, no=403, path=(("day", "=2024-01-08"),), body=always(like="2024-01-01")
    ),
    "PUT /api/v1/rota/offers/<key:offer_id>": Row(
        yes="nor", no=403, path=SHIFT_OFFER, body=bodies.shift_offer, mixed=tuple((n, 404) for n in AT_DOOR.split())
    ),
    "PUT /api/v1/rota/offers/<key:offer_id>/answer": Row(yes="organiser", path=SHIFT_OFFER, body=always(yes=True)),
    "DELETE /api/v1/rota/offers/<key:offer_id>": Row(yes="nor", status=204, path=SHIFT_OFFER),
    "GET /api/v1/house-rules": Row(yes=f"{YOUTHS} {STAFF} {FAR}", no=403),
    "GET /api/v1/house-rules/mine": Row(yes=f"{YOUTHS} {STAFF} {FAR}", no=403),
    "PUT /api/v1/house-rules/<key:rule_id>": Row(
        yes="nor",
        no=403,
        path=HOUSE_RULE,
        body=lambda _: dict(world.HOUSE_RULE),
        mixed=tuple((name, 404) for name in KEEPERS.split()),
    ),
    "DELETE /api/v1/house-rules/<key:rule_id>": Row(yes="nor", status=204, path=HOUSE_RULE),
    "PUT /api/v1/house-rules/<key:rule_id>/vote": Row(
        yes="nor sne peer", path=HOUSE_RULE, body=always(choice="no"), mixed=tuple((n, 403) for n in STAFF.split())
    ),
    "PUT /api/v1/house-rules/<key:rule_id>/veto": Row(
        yes="coordinator",
        path=HOUSE_RULE,
        body=always(reason="Det kan vi ikke, for brandmyndigheden siger nej."),
        mixed=tuple((name, 403) for name in ON_BOARD.split() if name != "coordinator"),
    ),
    # The house
    "GET /api/v1/house/rooms": Row(yes=KEEPERS, no=403),
    "POST /api/v1/house/rooms": Row(yes=KEEPERS, status=201, no=403, body=bodies.house_room),
    "PATCH /api/v1/house/rooms/<key:room_id>": Row(
        yes=HOUSE, no=403, path=HOUSE_ROOM, body=always(capacity=9), mixed=FAR_HOUSE
    ),
    "DELETE /api/v1/house/rooms/<key:room_id>": Row(
        yes=HOUSE,
        status=409,  # somebody has booked it
        no=403,
        path=HOUSE_ROOM,
        mixed=FAR_HOUSE,
    ),
    "GET /api/v1/house/bookings": Row(yes=KEEPERS, no=403),
    "POST /api/v1/house/bookings": Row(yes=HOUSE, status=201, no=403, body=bodies.booking, mixed=FAR_HOUSE),
    "PATCH /api/v1/house/bookings/<key:booking_id>": Row(
        yes=HOUSE, no=403, path=BOOKING, body=bodies.booking_moved, mixed=FAR_HOUSE
    ),
    "DELETE /api/v1/house/bookings/<key:booking_id>": Row(yes=HOUSE, status=204, no=403, path=BOOKING, mixed=FAR_HOUSE),
    "GET /api/v1/house/hours": Row(yes=EVERYBODY),
    "GET /api/v1/house/weeks": Row(yes=KEEPERS, no=403),
    "PUT /api/v1/house/weeks/<key:day>": Row(yes=KEEPERS, no=403, path=SOME_DAY, body=bodies.week),
    "DELETE /api/v1/house/weeks/<key:day>": Row(yes=KEEPERS, status=204, no=403, path=SOME_DAY),
    "GET /api/v1/house/special-days": Row(yes=KEEPERS, no=403),
    "PUT /api/v1/house/special-days/<key:day>": Row(
        yes=KEEPERS, no=403, path=SOME_DAY, body=always(spans=[], reason="closed")
    ),
    "DELETE /api/v1/house/special-days/<key:day>": Row(yes=KEEPERS, status=204, no=403, path=SOME_DAY),
    "PUT /api/v1/house/door/codes/mine": Row(yes=EVERYBODY),
    "GET /api/v1/house/door": Row(yes=AT_DOOR, no=403),
    "GET /api/v1/house/door/people": Row(yes=AT_DOOR, no=403),
    "PUT /api/v1/house/door/scans/<key:scan_id>": Row(
        yes=AT_DOOR, no=403, path=(("scan_id", "=0af10000"),), body=always(direction="in")
    ),
    "GET /api/v1/house/door/visits": Row(yes=KEEPERS, no=403),
    # Moderation
    "POST /api/v1/reports": Row(
        yes="nor sne",
        status=202,
        mixed=(("referrer", 403), ("lapsed", 403), ("member", 403), ("far_referrer", 403)),
        body=lambda world: {"kind": "chat.message", "subject_id": world.things["their_message"], "reason": "bullying"},
    ),
    "GET /api/v1/reports": Row(yes=EVERYBODY),
    "GET /api/v1/moderation/cases": Row(yes=f"{WORKERS} coordinator far_moderator far_coordinator", no=403),
    "GET /api/v1/moderation/figures": Row(yes="coordinator far_coordinator", no=403, path=(("?", "?by=severity"),)),
    "GET /api/v1/moderation/rules": Row(yes=f"{WORKERS} {OVERSEERS} far_moderator", no=403),
    "GET /api/v1/moderation/calibration": Row(yes=f"{WORKERS} {OVERSEERS} far_moderator", no=403),
    "PUT /api/v1/moderation/calibration": Row(yes=OVERSEERS, no=403, body=always(percent=5)),
    "GET /api/v1/moderation/calibration/results": Row(yes=f"{WORKERS} far_moderator", no=403),
    "PUT /api/v1/moderation/rules/<key:rule>/mode": Row(
        yes=OVERSEERS, no=403, path=RULE, body=always(mode="live", reason="Den skal virke igen.")
    ),
    # The coordinator asked, and so may not agree; elsewhere nobody asked.
    "POST /api/v1/moderation/rules/<key:rule>/mode/confirmation": Row(
        yes=WORKERS,
        no=403,
        mixed=(("far_moderator", 409), ("far_coordinator", 409)),
        path=RULE,
        body=always(mode="shadow", agrees=True),
    ),
    "GET /api/v1/transparency": Row(yes=EVERYBODY),
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
        body=always(version=1, action="dismiss", guideline="be_kind", rationale="Det er venligt ment, ser vi."),
    ),
    # Whoever decided is nobody here, so nothing is taken back by any of them.
    "POST /api/v1/moderation/cases/<key:case_id>/decisions/<key:decision_id>/undo": Row(
        no=403, path=(*CASE, ("decision_id", "decision")), mixed=tuple((name, 404) for name in ON_DUTY)
    ),
    "POST /api/v1/moderation/cases/<key:case_id>/ties": Row(
        yes=WORKERS, status=422, no=403, path=CASE, mixed=(("far_moderator", 404),), body=always(nickname="Ingen her")
    ),
    "POST /api/v1/moderation/cases/<key:case_id>/around": Row(
        yes="moderator",
        no=403,
        path=CASE,
        mixed=(("second_moderator", 409), ("far_moderator", 404)),
        body=always(reason="Jeg forstår det ikke uden resten."),
    ),
    "GET /api/v1/moderation/seconds": Row(yes=DESKS, no=403),
    "GET /api/v1/moderation/seconds/<key:second_id>": Row(yes=HERE, no=403, path=SECOND, mixed=FAR_DESKS),
    "POST /api/v1/moderation/seconds/<key:second_id>/answer": Row(
        yes=HERE, no=403, path=SECOND, mixed=FAR_DESKS, body=always(version=2, agrees=True)
    ),
    "GET /api/v1/moderation/appeals": Row(yes=DESKS, no=403),
    "POST /api/v1/moderation/appeals/<key:appeal_id>/claim": Row(yes=HERE, no=403, path=APPEAL, mixed=FAR_DESKS),
    # Nobody holds it.
    "POST /api/v1/moderation/appeals/<key:appeal_id>/answer": Row(
        yes=HERE,
        status=409,
        no=403,
        path=APPEAL,
        mixed=FAR_DESKS,
        body=always(outcome="uphold", rationale="Det står, som det stod."),
    ),
    # One's own decisions, open to those who are kept out.
    "GET /api/v1/statements": Row(yes=EVERYBODY, pending=True),
    "GET /api/v1/reads": Row(yes=EVERYBODY, pending=True),
    "POST /api/v1/statements/<key:statement_id>/read": Row(yes="nor", path=STATEMENT, mixed=OUT),
    "POST /api/v1/statements/<key:statement_id>/appeal": Row(
        yes="nor", status=201, path=STATEMENT, mixed=OUT, body=always(words="Det er jeg ikke enig i.")
    ),
    "GET /api/v1/moderation/guidelines": Row(yes=f"{WORKERS} coordinator far_moderator far_coordinator", no=403),
    # On watch
    "GET /api/v1/watch": Row(yes=EVERYBODY),
    "GET /api/v1/moderation/shifts": Row(yes=ON_ROSTER, no=403),
    "GET /api/v1/moderation/watchers": Row(yes=ON_ROSTER, no=403),
    "POST /api/v1/moderation/shifts": Row(
        yes="moderator coordinator",
        status=201,
        no=403,
        body=bodies.shift,
        mixed=(("far_coordinator", 422),),
    ),
    "DELETE /api/v1/moderation/shifts/<key:shift_id>": Row(
        yes="moderator coordinator", status=204, no=403, path=SHIFT, mixed=FAR_ON_ROSTER
    ),
    "PUT /api/v1/moderation/shifts/<key:shift_id>/note": Row(
        yes="moderator",
        no=403,
        path=SHIFT,
        body=always(note="Alt er roligt."),
        mixed=(("second_moderator", 404), ("coordinator", 404), *FAR_ON_ROSTER),
    ),
    "GET /api/v1/moderation/pages": Row(yes=ON_ROSTER, no=403),
    "POST /api/v1/pages/<key:page_id>/acknowledgement": Row(
        yes="moderator coordinator", no=403, path=PAGE, mixed=(("second_moderator", 404), *FAR_ON_ROSTER)
    ),
    "POST /api/v1/pages/<key:page_id>/answer": Row(
        public=True, status=404, path=PAGE, body=always(token="nobody-rang")
    ),
    "GET /api/v1/moderation/phones": Row(yes=ON_ROSTER, no=403),
    "PUT /api/v1/moderation/phones": Row(yes=OVERSEERS, no=403, body=always(phones=[])),
    "GET /api/v1/moderation/care": Row(yes=f"{WORKERS} far_moderator", no=403),
    "POST /api/v1/moderation/care/pauses": Row(
        yes=f"{WORKERS} far_moderator", status=201, no=403, body=always(kind="break")
    ),
    # Concerns: every adult writes, few read
    "GET /api/v1/concerns": Row(yes=ADULTS, no=403),
    "POST /api/v1/concerns": Row(yes=ADULTS, status=201, no=403, body=bodies.concern),
    "GET /api/v1/concerns/<key:concern_id>": Row(yes="referrer coordinator", path=CONCERN, mixed=YOUNG),
    "GET /api/v1/concerns/<key:concern_id>/print": Row(yes="referrer coordinator", path=CONCERN, mixed=YOUNG),
    "PUT /api/v1/concerns/<key:concern_id>": Row(
        yes="referrer", path=CONCERN, body=bodies.concern, mixed=(("coordinator", 403), *YOUNG)
    ),
    "POST /api/v1/concerns/<key:concern_id>/review": Row(
        yes="coordinator", path=CONCERN, mixed=(("referrer", 403), *YOUNG)
    ),
    "POST /api/v1/concerns/<key:concern_id>/hand-over": Row(
        yes="referrer coordinator",
        path=CONCERN,
        body=always(municipality="Lysgården", way="phone"),
        mixed=YOUNG,
    ),
    "POST /api/v1/concerns/<key:concern_id>/receipt": Row(yes="referrer coordinator", path=GIVEN, mixed=YOUNG),
    "POST /api/v1/concerns/<key:concern_id>/answer": Row(yes="referrer coordinator", path=GIVEN, mixed=YOUNG),
}
