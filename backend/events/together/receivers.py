"""What coming together does when others announce something."""

from backend.accounts.models import Block
from backend.accounts.signals import blocked
from backend.core.db import unit_of_work

from . import queries, service


@blocked.connect
def part_blocked(block: Block) -> None:
    """Two of whom one has blocked the other are no unit any more."""
    with unit_of_work():
        for event_id in queries.list_shared(block.blocker_id, block.blocked_id):
            service.part(event_id=event_id, one_id=block.blocker_id, other_id=block.blocked_id)
