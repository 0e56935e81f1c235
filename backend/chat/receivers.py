"""What chat does when others announce something, and when what it put off is due."""

from typing import Any

from backend.accounts.models import Block
from backend.accounts.signals import blocked
from backend.chat import service
from backend.core import outbox
from backend.core.db import unit_of_work


@outbox.on(service.RELEASED)
def release(payload: dict[str, Any]) -> None:
    """Let in a message that a moderator released while its room was shut."""
    service.release_again(message_id=payload["message_id"])


@blocked.connect
def part(block: Block) -> None:
    """Show both on every open screen how their rooms are now; who blocked whom cannot be told from it."""
    with unit_of_work(readonly=True):
        service.announce_block(one_id=block.blocker_id, other_id=block.blocked_id)
