"""`python -m tests.faults.rooms SIZE...`: makes rooms with people in the database of this environment.

Prints {room: [token of everybody in it]} as JSON. A process of its own, because a process has one database.
"""

import json
import sys

from backend.accounts.models import Community
from backend.app import create_app
from backend.chat import service
from backend.chat.models import Membership, Room
from backend.core import migrations
from backend.core.db import database, session, unit_of_work
from backend.core.ids import new_id
from tests.factories import make_community, make_token, make_youth


def main() -> None:
    """Make a room of each size given."""
    create_app()
    migrations.upgrade(database())
    with unit_of_work():
        community = make_community(name=f"Kommune {new_id()}")  # others may have been made before
        rooms = dict(_room(community, int(size)) for size in sys.argv[1:])
    print(json.dumps(rooms))


def _room(community: Community, size: int) -> tuple[str, list[str]]:
    """Two friends, or a group: youths only, because adults do not write to them at every hour."""
    youths = [make_youth(community=community, handle=new_id()) for _ in range(size)]
    tokens = [make_token(youth.id) for youth in youths]
    if size == 2:
        return service.open_direct_room(one_id=youths[0].id, other_id=youths[1].id).id, tokens
    group = Room(kind="group", title="Film", community_id=community.id)
    session().add(group)
    session().flush()
    session().add_all(Membership(room_id=group.id, account_id=youth.id) for youth in youths)
    return group.id, tokens


if __name__ == "__main__":
    main()
