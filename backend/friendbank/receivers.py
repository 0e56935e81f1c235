"""What the friend bank does when others announce something."""

from backend.accounts.models import Block
from backend.accounts.signals import blocked
from backend.core.db import unit_of_work

from . import service


@blocked.connect
def end_blocked_friendship(block: Block) -> None:
    """A block ends the friendship of the two, as quietly as any other end."""
    with unit_of_work():
        service.end_between(one_id=block.blocker_id, other_id=block.blocked_id)
