"""Use case: saying that one knows somebody."""

from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Invalid
from moderation import audit, claims, people, queries

from .models import Tie


def tell(*, actor: Actor, case_id: str, nickname: str) -> None:
    """Say that one knows somebody in a case: others take it, now and whenever it is about them. Repeatable.

    Raises Invalid for a nickname nobody in the case has, NotFound, Forbidden.
    """
    case = queries.get_case(actor, case_id)
    names = people.nicknames(queries.list_parties(case_id))
    known = [account_id for account_id, name in names.items() if name == nickname]
    if not known:
        raise Invalid(errors={"nickname": ["unknown"]})
    claims.give_back(actor, case.id)
    for account_id in known:
        session().merge(Tie(account_id=actor.id, other_id=account_id))
    session().flush()
    audit.record(actor_id=actor.id, action="tie.told", subject=case.id)
