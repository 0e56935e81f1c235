"""Finding what was said, in one's own rooms."""

from backend.chat.search.finding import find_messages
from backend.chat.search.indexing import catch_up, forget, is_behind, renew, restore
from backend.chat.search.tables import Entry, Indexed

__all__ = ["Entry", "Indexed", "catch_up", "find_messages", "forget", "is_behind", "renew", "restore"]
