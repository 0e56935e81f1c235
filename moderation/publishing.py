"""Nothing is published unseen: what stands where others read it, a title, a purpose, is screened before it does."""

from collections.abc import Callable, Mapping

import structlog

from backend.core.actor import Actor
from backend.core.errors import Busy, Invalid
from backend.core.text import LANGUAGES

from .rulebook import modes
from .screening import screen as read_text
from .screening.verdict import Action, Context, Label, Verdict

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


class NotPublishable(Invalid):
    """Screening stopped the text; `errors` says which field and what to take out."""

    code = "not_publishable"
    text = {
        "da": "Teksten kan ikke slås op, som den er. Ret felterne, og prøv igen.",
        "en": "The text can't be posted as it is. Change the fields and try again.",
    }


class CannotScreen(Busy):
    """The text could not be checked, and nothing is published unseen."""

    code = "cannot_screen"
    text = {
        "da": "Vi kunne ikke læse teksten igennem lige nu. Intet er slået op. Prøv igen om lidt.",
        "en": "We couldn't check the text right now. Nothing is posted. Try again soon.",
    }


def require_publishable(
    actor: Actor, texts: Mapping[str, str], *, room_kind: str, only_an_adult_reads: bool = False
) -> None:
    """Pass when every text may be shown; raises NotPublishable with advice by field, or CannotScreen.

    A message that makes somebody look twice is sent all the same; a title is not, for it stays and has no sender.
    What a youth tells one screened adult alone is not refused for a mere likeness; what a rule knows still is, because
    that adult may read it days later, and the advice helps now.
    """
    verdicts = {field: _screened(actor, text, room_kind) for field, text in texts.items() if text}
    lenient = {Action.ALLOW, Action.NUDGE, Action.FLAG, Action.HELP}

    def passes(verdict: Verdict) -> bool:
        guessed = only_an_adult_reads and all(reason.is_likeness for reason in verdict.reasons)
        return verdict.action in (lenient if actor.is_adult or guessed else {Action.ALLOW})

    stopped = {field: _advice(verdict, actor.language) for field, verdict in verdicts.items() if not passes(verdict)}
    if stopped:
        raise NotPublishable(errors=stopped)


def _screened(actor: Actor, text: str, room_kind: str) -> Verdict:
    quiet = modes.quiet(actor.community_id)
    context = Context(sender_role=actor.kind, room_kind=room_kind, language=actor.language, quiet=quiet)
    try:
        verdict = screen(text, context)
    except Exception as error:
        log.exception("publishing_screening_failed")
        raise CannotScreen(headers=_AGAIN_SOON) from error
    # The engine reports a broken part of its own as a reason without a label.
    if any(reason.label is None for reason in verdict.reasons):
        raise CannotScreen(headers=_AGAIN_SOON)
    return verdict


def _advice(verdict: Verdict, language: str) -> list[str]:
    advice = _ADVICE[language if language in LANGUAGES else "da"]
    return sorted({advice.get(label, advice[None]) for label in verdict.labels or (None,)})
