"""Nothing is published unseen: every text of an event goes through screening first."""

from collections.abc import Callable, Mapping

import structlog

from backend.core.actor import Actor
from backend.core.text import LANGUAGES
from moderation.screening import screen as read_text
from moderation.screening.verdict import Action, Context, Label, Verdict

from .errors import CannotScreen, NotPublishable

log = structlog.get_logger(__name__)

# The port: whatever reads texts here, may break, and may be changed for another.
screen: Callable[[str, Context], Verdict] = read_text
_AGAIN_SOON = {"Retry-After": "60"}

_ADVICE = {
    "da": {
        Label.CONTACT_INFO: "Tag telefonnummer, mail og profilnavn ud. Man skriver sammen i chatten.",
        Label.MOVE_OFF_PLATFORM: "Henvis ikke til andre apps. Man skriver sammen i chatten.",
        Label.MONEY_SCAM: "Skriv ikke om penge. Det er gratis at være med.",
        Label.PERSONAL_DATA_OF_THIRD_PARTY: "Tag navne og andet om bestemte personer ud.",
        Label.DRUGS_ALCOHOL: "Tag det om alkohol eller stoffer ud.",
        None: "Skriv det på en anden måde, eller spørg en koordinator.",
    },
    "en": {
        Label.CONTACT_INFO: "Take out phone numbers, e-mail and profile names. People write in the chat.",
        Label.MOVE_OFF_PLATFORM: "Don't point to other apps. People write in the chat.",
        Label.MONEY_SCAM: "Don't write about money. Joining is free.",
        Label.PERSONAL_DATA_OF_THIRD_PARTY: "Take out names and other facts about particular people.",
        Label.DRUGS_ALCOHOL: "Take out what is about alcohol or drugs.",
        None: "Write it another way, or ask a coordinator.",
    },
}


def require_publishable(actor: Actor, texts: Mapping[str, str]) -> None:
    """Pass when every text may be shown; raises NotPublishable with advice by field, or CannotScreen."""
    verdicts = {field: _screened(actor, text) for field, text in texts.items()}
    stopped = {
        field: _advice(verdict, actor.language) for field, verdict in verdicts.items() if verdict.action == Action.HOLD
    }
    if stopped:
        raise NotPublishable(errors=stopped)


def _screened(actor: Actor, text: str) -> Verdict:
    try:
        verdict = screen(text, Context(sender_role=actor.kind, room_kind="event", language=actor.language))
    except Exception as error:
        log.exception("event_screening_failed")
        raise CannotScreen(headers=_AGAIN_SOON) from error
    # The engine reports a broken part of its own as a reason without a label.
    if any(reason.label is None for reason in verdict.reasons):
        raise CannotScreen(headers=_AGAIN_SOON)
    return verdict


def _advice(verdict: Verdict, language: str) -> list[str]:
    advice = _ADVICE[language if language in LANGUAGES else "da"]
    return sorted({advice.get(label, advice[None]) for label in verdict.labels or (None,)})
