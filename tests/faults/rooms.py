"""`python -m tests.faults.rooms SIZE...`: makes rooms with people in the database of this environment.

Prints {room: [token of everybody in it]} as JSON. A process of its own, because a process has one database.
"""

import json
import sys

from backend.accounts.models import Community
from backend.app import create_app
from backend.chat import service
from backend.core import migrations
from backend.core.db import database, unit_of_work
from backend.core.ids import new_id
from tests.factories import make_adult, make_community, make_token, make_youth


def main() -> None:
    """Make a room of each size given."""
    create_app()
    migrations.upgrade(database())
    with unit_of_work():
        community = make_community(name=f"Kommune {new_id()}")  # others may have been made before
        rooms = dict(_room(community, int(size)) for size in sys.argv[1:])
    print(json.dumps(rooms))


def _room(community: Community, size: int) -> tuple[str, list[str]]:
    """Two friends, or an event's host, its watcher and its youths."""
    youths = [make_youth(community=community, handle=new_id()) for _ in range(max(2, size - 2))]
    if size == 2:
        room = service.open_direct_room(one_id=youths[0].id, other_id=youths[1].id)
        return room.id, [make_token(youth.id) for youth in youths]
    host, watcher = (make_adult(role, community=community, handle=new_id()) for role in ("organiser", "moderator"))
    opened = service.open_event_room(event_id=host.id, title="Film", community_id=community.id, host_id=host.id)
    assert opened is not None
    for youth in youths:
        service.add_member(room_id=opened.id, account_id=youth.id)
    return opened.id, [make_token(person.id) for person in (host, watcher, *youths)]


if __name__ == "__main__":
    main()
