"""Frames: a new notice to its reader, a waiting case to those who may work it."""

from typing import Any

from backend.accounts.queries import list_actors_able_to
from backend.core.db import unit_of_work
from backend.core.sockets import declare_frame, tell
from moderation.permissions import WORK
from moderation.queries import list_parties
from moderation.signals import CaseWaiting, case_waiting

from .schemas import CaseFrame, NoticeSchema
from .signals import notice_added

_notice, _case = NoticeSchema(), CaseFrame()
NOTICE_NEW = declare_frame("notice:new", _notice, "Something to tell you.")
CASE_NEW = declare_frame("case:new", _case, "A case waits, or is more urgent than it was (moderators).")


@notice_added.connect
def send_notice(account_id: str, notice: dict[str, Any]) -> None:
    """Show the notice on every screen its reader has open."""
    tell([account_id], NOTICE_NEW, _notice.dump(notice))


@case_waiting.connect
def send_case(case: CaseWaiting) -> None:
    """Show that a case waits to the moderators of its community who have no part in it."""
    with unit_of_work(readonly=True):
        parties = list_parties(case.id)
        moderators = [actor.id for actor in list_actors_able_to(case.community_id, WORK)]
    tell([one for one in moderators if one not in parties], CASE_NEW, _case.dump(case))
