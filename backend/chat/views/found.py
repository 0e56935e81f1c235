"""What a search found, as the one who searched sees it."""

from collections.abc import Sequence

from backend.chat import queries
from backend.chat.models import Membership, Message
from backend.chat.views.messages import View, as_seen
from backend.chat.views.rooms import name_of, title_of
from backend.core.actor import Actor


def found(actor: Actor, messages: Sequence[Message]) -> list[View]:
    """Messages with the names of their rooms; the number of queries does not grow with them."""
    places = queries.list_places(actor, {message.room_id for message in messages})
    people = queries.people_by_room([place.room_id for place in places])
    titles = {place.room_id: _title(place, people[place.room_id]) for place in places}
    return [
        {"message": view, "room_id": view["room_id"], "room_title": titles[view["room_id"]]}
        for view in as_seen(messages, actor.id)
    ]


def _title(place: Membership, people: Sequence[Membership]) -> str:
    return name_of(title_of(place, people), people, place.account_id)
