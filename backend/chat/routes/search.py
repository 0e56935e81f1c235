"""REST: finding what was said."""

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
# More than this has been said meanwhile only where the background work stands still.
CATCH_UP_AT_MOST = 2000

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
        with unit_of_work():
            search.catch_up(room_ids, at_most=CATCH_UP_AT_MOST)
    with unit_of_work(readonly=True):
        found = search.find_messages(actor, room_ids, question, window)
        return found.map(lambda messages: views.found(actor, messages))
