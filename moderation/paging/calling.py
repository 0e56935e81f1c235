"""Ringing a telephone: a page is posted to whatever service rings the number, which posts back who took it."""

import json
from typing import Any

from backend.core import outbound
from backend.core.db import unit_of_work

from . import phones, service
from .models import Call
from .phones import Pager

WORDS = "Flok: somebody may be in danger and nobody has looked. Please open Flok now. If you are sure, call 112."


class PagerFailed(Exception):
    """The service that rings telephones did not take the page; it is tried again."""


def ring(payload: dict[str, Any]) -> None:
    """Post one page, unless somebody has it by now; raises PagerFailed, Unreachable."""
    with unit_of_work(readonly=True):
        call = service.find_waiting(payload["page_id"])
    pager = phones.pager()
    if call is None or pager is None:
        return
    status = outbound.post(pager.url, _said(call, pager), {"Content-Type": "application/json"}, hosts=pager.hosts)
    if not 200 <= status < 300:
        raise PagerFailed(str(status))
    with unit_of_work():
        service.mark_sent(page_id=call.id)


def _said(call: Call, pager: Pager) -> bytes:
    """No name and nothing of the case: whoever overhears it learns nothing."""
    said = {
        "page_id": call.id,
        "function": call.function,
        "number": call.phone_number,
        "text": WORDS,
        "answer_url": f"{pager.home}/api/v1/pages/{call.id}/answer",
        "token": call.token,
    }
    return json.dumps(said, ensure_ascii=False).encode()
