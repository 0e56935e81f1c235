"""REST: finding what was said."""

from collections.abc import Sequence
from typing import Any

from backend.chat import queries, search, views
from backend.chat.schemas.search import FoundSchema, SearchQuery
from backend.core import words
from backend.core.actor import Actor
from backend.core.db import unit_of_work
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import page_of

SEARCH_RATE = "60/minute"
# More than this has been said since only where the background work stands still; short, so that nobody waits for long.
UNITS_TO_CATCH_UP = 10

blueprint = ApiBlueprint("search")
endpoint = blueprint.endpoint


@endpoint(
    "GET",
    "/search/messages",
    query=SearchQuery(),
    returns=page_of(FoundSchema),
    own_units=True,
    rate=SEARCH_RATE,
)
def search_messages(actor: Actor, query: dict[str, Any], window: Window) -> Page[views.View]:
    """What was said with these words in one's rooms, the newest first."""
    question = words.ask(query["q"])
    with unit_of_work(readonly=True):
        room_ids = queries.list_readable(actor, query["room_id"])
        behind = question is not None and search.is_behind(room_ids)
    if question is None:
        return Page([])
    if behind:
        _catch_up(room_ids)
    with unit_of_work(readonly=True):
        found = search.find_messages(actor, room_ids, question, window)
        return found.map(lambda messages: views.found(actor, messages))


def _catch_up(room_ids: Sequence[str]) -> None:
    for _ in range(UNITS_TO_CATCH_UP):
        with unit_of_work():
            if not search.catch_up(room_ids):
                return
