"""What hosting does when others announce something."""

from backend.accounts import queries as accounts
from backend.accounts.signals import rights_lost
from backend.core.db import unit_of_work

from . import queries, service
from .permissions import HOST


@rights_lost.connect
def end_visits(account_id: str) -> None:
    """Youths do not come with somebody who may no longer bring them."""
    with unit_of_work():
        person = accounts.actors_by_id([account_id]).get(account_id)
        if person is None or not person.can(HOST):
            service.stop_bringing(queries.list_brought_by(account_id))
