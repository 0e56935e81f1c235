"""What chat does when others announce something, and when what it put off is due."""

from typing import Any

from backend.accounts.models import Block
from backend.accounts.queries import is_blocked_between
from backend.accounts.signals import blocked, unblocked
from backend.chat import service
from backend.core import outbox
from backend.core.db import unit_of_work


@outbox.on(service.RELEASED)
def release(payload: dict[str, Any]) -> None:
    """Let in a message that a moderator released while its room was shut."""
    service.release_again(message_id=payload["message_id"], revision_id=payload.get("revision_id"))


@blocked.connect
def part(block: Block) -> None:
    """Show both on every open screen how their rooms are now; who blocked whom cannot be told from it."""
    with unit_of_work(readonly=True):
        service.announce_block(one_id=block.blocker_id, other_id=block.blocked_id)


@unblocked.connect
def reunite(block: Block) -> None:
    """Show both the same once nothing stands between them; while the other's block does, nothing is different."""
    with unit_of_work(readonly=True):
        if not is_blocked_between(block.blocker_id, block.blocked_id):
            service.announce_block(one_id=block.blocker_id, other_id=block.blocked_id)
