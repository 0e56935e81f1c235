"""Nicknames are seen by others, so screening reads them first; what cannot be read is refused."""

import structlog

from backend.core.errors import Busy, Invalid
from moderation.rulebook import modes
from moderation.screening import screen
from moderation.screening.verdict import Action, Context, Verdict
from moderation.service import open_case

from .ages import YOUNGEST
from .models import Account

log = structlog.get_logger(__name__)
KIND = "accounts.profile"


class NicknameRefused(Invalid):
    """The nickname tells how to reach somebody outside, or something else that must not be passed on."""

    code = "nickname_refused"
    text = {
        "da": "Find på et navn uden nummer, mail eller profilnavn.",
        "en": "Think of a name without a number, an e-mail or a profile name.",
    }


def read_nickname(nickname: str, *, kind: str, language: str, community_id: str) -> Verdict:
    """What screening says of a name such a person wants there; raises NicknameRefused, Busy when it cannot say."""
    try:
        quiet = modes.quiet(community_id)
        context = Context(sender_role=kind, audience_min_age=YOUNGEST, language=language, quiet=quiet)
        verdict = screen(nickname, context)
    except Exception as error:
        log.exception("nickname_screening_failed")
        raise Busy(headers={"Retry-After": "60"}) from error
    # The engine reports a broken part of its own as a reason without a label.
    if any(reason.label is None for reason in verdict.reasons):
        raise Busy(headers={"Retry-After": "60"})
    if verdict.action in {Action.HOLD, Action.NUDGE}:
        raise NicknameRefused(errors={"nickname": [NicknameRefused.text[language]]})
    return verdict


def raise_concern(account: Account, verdict: Verdict) -> None:
    """Let a person look at a nickname that worries us; its owner keeps it meanwhile."""
    if verdict.action is not Action.ALLOW:
        open_case(
            kind=KIND,
            subject_id=account.id,
            source="screening",
            severity=str(verdict.severity),
            labels=[str(label) for label in verdict.labels],
            reasons=[str(reason) for reason in verdict.reasons],
        )
