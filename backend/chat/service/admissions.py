"""Ways in: being asked, asking, and the answers. Nobody is in a room without their own yes, and a no is silent."""

from collections.abc import Collection, Sequence

from backend.accounts.queries import actors_by_id, is_blocked_between
from backend.chat import queries
from backend.chat.errors import RoomFull
from backend.chat.models import Admission, Room
from backend.chat.permissions import MOST_IN_GROUP, TAKE_PART, can_join, require_open
from backend.chat.queries import INVITING
from backend.chat.queries.admissions import STANDS_FOR
from backend.chat.service.notes import note
from backend.chat.service.people import announce, get_seat, is_inside, lock_room, seat
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, Invalid, NotFound
from backend.notifications.service import notify


def invite(*, actor: Actor, room_id: str, account_ids: Sequence[str]) -> None:
    """Ask friends into a group, or colleagues into a staff room; whoever is in or asked already is passed over.

    Raises RoomFull, RoomClosed, Invalid for people the actor may not ask, Forbidden, NotFound.
    """
    actor.require(TAKE_PART)
    room = lock_room(room_id)
    get_seat(room, actor.id)
    if room.kind not in INVITING:
        raise Forbidden
    require_open(room, ())
    invite_all(actor, room, account_ids)
    announce(room)


def invite_all(actor: Actor, room: Room, account_ids: Sequence[str]) -> None:
    """Ask these people into a locked room; raises RoomFull, Invalid."""
    inside, asked = queries.list_inside(room.id), queries.list_standing(room.id)
    fresh = [one_id for one_id in dict.fromkeys(account_ids) if one_id not in {*inside, *asked}]
    _require_candidates(actor, room, fresh, [*inside, *asked])
    if room.kind == "group" and len(inside) + len(asked) + len(fresh) > MOST_IN_GROUP:
        raise RoomFull
    for account_id in fresh:
        admission = _ask("invitation", room, account_id, by_id=actor.id)
        if admission.answer is None and not queries.is_at_odds(room.id, account_id):
            _call([account_id], "chat.invited", room, account_id, link="/chat")


def take_back_invitation(*, actor: Actor, room_id: str, account_id: str) -> None:
    """Stop asking somebody: whoever asked them may, or opened the room; repeatable. Raises Forbidden, NotFound."""
    room = lock_room(room_id)
    get_seat(room, actor.id)
    admission = queries.find_admission(room_id, account_id)
    if admission is None or admission.kind != "invitation" or admission.answer == "yes":
        return
    if actor.id not in {admission.by_id, room.created_by_id}:
        raise Forbidden
    _lapse(admission)
    announce(room)


def answer_invitation(*, actor: Actor, room_id: str, answer: str) -> None:
    """Come in, or stay out, of which nobody hears; repeatable. Raises RoomFull, NotFound, Forbidden."""
    actor.require(TAKE_PART)
    room = lock_room(room_id)
    admission = queries.find_admission(room_id, actor.id)
    if admission is None or admission.kind != "invitation":
        raise NotFound
    if admission.answer == answer:
        return
    if admission.answer or room.closed_at or not _stands(admission) or _is_apart(admission):
        raise NotFound
    if answer == "yes":
        _require_place(room, actor)
        _let_in(room, actor.id)
    _settle(admission, answer)


def request_entry(*, actor: Actor, room_id: str) -> None:
    """Ask to come into an interest group; its hosts hear of it once. Repeatable. Raises NotFound."""
    room = lock_room(room_id)
    if is_inside(room, actor.id):
        return
    if not queries.is_listed(actor, room_id):
        raise NotFound
    standing = queries.find_admission(room_id, actor.id)
    if standing is not None and _stands(standing):
        return
    if _ask("request", room, actor.id, by_id=actor.id).answer is None:
        hosts = [one.account_id for one in queries.list_members([room_id]) if one.role == "host"]
        _call(hosts, "chat.request", room, actor.id, link=f"/chat/{room_id}/info")


def withdraw_request(*, actor: Actor, room_id: str) -> None:
    """Ask no longer; repeatable, also where nobody asked."""
    admission = queries.find_admission(room_id, actor.id)
    if admission is not None and admission.kind == "request" and admission.answer != "yes":
        _lapse(admission)


def answer_request(*, actor: Actor, room_id: str, account_id: str, answer: str) -> None:
    """Let somebody in, who is told, or do not, of which nobody hears; repeatable. Raises NotFound, Forbidden."""
    queries.get_admitting(actor, room_id)
    room = lock_room(room_id)
    admission = queries.find_admission(room_id, account_id)
    if admission is None or admission.kind != "request":
        raise NotFound
    if admission.answer == answer:
        return
    if admission.answer or room.closed_at or not _stands(admission):
        raise NotFound
    if answer == "yes":
        _require_welcome(room, account_id)
        _let_in(room, account_id)
        _call([account_id], "chat.admitted", room, account_id, link=f"/chat/{room_id}")
    _settle(admission, answer)


def _ask(kind: str, room: Room, account_id: str, *, by_id: str) -> Admission:
    """A new admission, or the old one asked anew; a no of the last month stays one, and nobody is asked again."""
    now = clock.now()
    admission = queries.find_admission(room.id, account_id)
    if admission is None:
        admission = Admission(room_id=room.id, account_id=account_id, kind=kind, by_id=by_id)
        session().add(admission)
    elif admission.answer != "no" or admission.answered_at is None or admission.answered_at <= now - STANDS_FOR:
        admission.answer = admission.answered_at = None
    admission.kind, admission.by_id, admission.created_at = kind, by_id, now
    session().flush()
    return admission


def _call(account_ids: Collection[str], kind: str, room: Room, about_id: str, *, link: str) -> None:
    """Tell people of a way in, once a day: whoever asks, thinks better of it and asks again does not ring anew."""
    notify(account_ids=account_ids, kind=kind, link=link, cause=f"{kind}:{room.id}:{about_id}:{clock.today()}")


def _is_apart(admission: Admission) -> bool:
    """Whether a block stands between somebody asked and who asked them, in the room or gone, or anybody in it."""
    return queries.is_at_odds(admission.room_id, admission.account_id) or is_blocked_between(
        admission.by_id, admission.account_id
    )


def _stands(admission: Admission) -> bool:
    return admission.answer != "yes" and admission.created_at > clock.now() - STANDS_FOR


def _lapse(admission: Admission) -> None:
    # The row stays, and with it a no that keeps somebody from being asked again too soon.
    admission.created_at = min(admission.created_at, clock.now() - STANDS_FOR)
    session().flush()


def _settle(admission: Admission, answer: str) -> None:
    admission.answer, admission.answered_at = answer, clock.now()
    session().flush()


def _let_in(room: Room, account_id: str) -> None:
    seat(room, account_id)
    note(room, "joined", account_id)
    announce(room)


def _require_place(room: Room, actor: Actor) -> None:
    """Raise RoomFull, or NotFound for one whom a birthday has taken out of the ages that meet here."""
    inside = actors_by_id(queries.list_inside(room.id))
    if not can_join(room.kind, actor, inside.values()):
        raise NotFound
    if room.kind == "group" and len(inside) >= MOST_IN_GROUP:
        raise RoomFull


def _require_welcome(room: Room, account_id: str) -> None:
    if not queries.is_listed(actors_by_id([account_id])[account_id], room.id):
        raise NotFound


def _require_candidates(actor: Actor, room: Room, fresh: Collection[str], there: Collection[str]) -> None:
    known = queries.list_askable(actor, room.kind, fresh)
    people = actors_by_id([*fresh, *there])
    for place, account_id in enumerate(fresh):
        beside = [people[one_id] for one_id in (*there, *list(fresh)[:place])]
        if account_id not in known:
            raise Invalid(errors={"account_ids": ["unknown"]})
        if not can_join(room.kind, people[account_id], beside):
            raise Invalid(errors={"account_ids": ["ages"]})
