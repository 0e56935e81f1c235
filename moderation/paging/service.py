"""Use cases: climbing the ladder, saying "I have it", and keeping the phone list."""

import hmac
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

import structlog
from sqlalchemy import delete

from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from moderation import audit
from moderation.models import Case
from moderation.permissions import OVERSEE
from moderation.roster.queries import watch

from . import ladder, queries
from .models import Call, CalledPerson, Phone

log = structlog.get_logger(__name__)
PAGED, PHONED = "moderation.paged", "moderation.phoned"


def climb() -> int:
    """Call somebody for every grave case that nobody looks at in time; returns how many were rung for."""
    return sum(_look_after(case) for case in queries.lock_cases_in_need())


def acknowledge(*, actor: Actor, page_id: str) -> Call:
    """Say "I have it": nobody else is called for a while; raises NotFound, Forbidden."""
    call = queries.get_call(actor, page_id)
    if call.acknowledged_at is None:
        _take(call, actor.id)
    return call


def answer_phone(*, page_id: str, token: str) -> None:
    """The same, by whoever took the telephone; raises NotFound unless `token` is the one that was rung with."""
    found = queries.find(page_id)
    if found is None or found[0].rung != "phone" or not hmac.compare_digest(found[0].token, token):
        raise NotFound
    if found[0].acknowledged_at is None:
        _take(found[0], None)


def change_phones(*, actor: Actor, phones: Sequence[Mapping[str, str]]) -> Sequence[Phone]:
    """Put this list of functions and numbers in place of the old one; raises Forbidden."""
    actor.require(OVERSEE)
    session().execute(delete(Phone).where(Phone.community_id == actor.community_id))
    rows = [Phone(community_id=actor.community_id, place=place, **phone) for place, phone in enumerate(phones)]
    session().add_all(rows)
    session().flush()
    audit.record(actor_id=actor.id, action="phones.changed", subject=actor.community_id, data={"numbers": len(rows)})
    return rows


def find_waiting(page_id: str) -> Call | None:
    """A page nobody has answered, of a case nobody has decided, or None; for its delivery."""
    found = queries.find(page_id)
    return found[0] if found and found[0].acknowledged_at is None and found[1].decided_at is None else None


def mark_sent(*, page_id: str) -> None:
    """Remember that the page went out, from the first time on."""
    if (found := queries.find(page_id)) and found[0].sent_at is None:
        found[0].sent_at = clock.now()


def _look_after(case: Case) -> bool:
    now, last = clock.now(), queries.find_last(case.id)
    if last and last.acknowledged_at:
        return now >= last.acknowledged_at + ladder.PROMISE and _begin(case, last, None)
    if last is None:
        return _is_due(case, now) and _begin(case, None, None)
    if now >= last.climb_at:
        return _begin(case, last, last.place)
    if now >= last.next_ring_at:
        _ring(last, now)
        return True
    return False


def _is_due(case: Case, now: datetime) -> bool:
    """Its time is up, or it is critical and nobody is there to see it."""
    return case.deadline_at <= now or (case.urgency == 0 and not watch(case.community_id).watching)


def _begin(case: Case, last: Call | None, above: int | None) -> bool:
    """Call the next rung above `above`, or begin from below; whether there was anybody to call."""
    rungs = ladder.rungs_of(case)
    rung = next((rung for rung in rungs if above is None or rung.place > above), rungs[0] if rungs else None)
    if rung is None:
        log.error("nobody_to_page", severity=case.severity)
        return False
    now = clock.now()
    call = Call(
        community_id=case.community_id,
        case_id=case.id,
        number=last.number + 1 if last else 1,
        rung=rung.name,
        place=rung.place,
        function=rung.function,
        phone_number=rung.phone_number,
        token=secrets.token_urlsafe(32),
        rings=0,
        next_ring_at=now,
        climb_at=now + ladder.STEP[case.urgency],
    )
    session().add(call)
    session().flush()
    session().add_all(CalledPerson(page_id=call.id, account_id=account_id) for account_id in sorted(rung.account_ids))
    _ring(call, now)
    audit.record(actor_id=None, action="page.opened", subject=case.id, data={"page": call.id, "rung": rung.name})
    return True


def _ring(call: Call, now: datetime) -> None:
    call.rings += 1
    call.next_ring_at = now + ladder.pause_after(call.rings)
    session().flush()
    outbox.put(PHONED if call.rung == "phone" else PAGED, {"page_id": call.id, "ring": call.rings})


def _take(call: Call, account_id: str | None) -> None:
    call.acknowledged_at, call.acknowledged_by_id = clock.now(), account_id
    session().flush()
    audit.record(actor_id=account_id, action="page.acknowledged", subject=call.case_id, data={"page": call.id})
