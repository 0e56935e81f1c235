"""REST: the rota of the house."""

from datetime import date
from typing import Any

from backend.accounts.models import Account
from backend.core.actor import Actor
from backend.core.errors import NotFound
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

from . import queries, schemas, service
from .models import Offer, Shift

blueprint = ApiBlueprint("rota")
endpoint = blueprint.endpoint
SHIFT, OFFER = "/rota/shifts/<key:shift_id>", "/rota/offers/<key:offer_id>"
SHIFT_OUT, OFFER_OUT = schemas.CrewShiftSchema(), schemas.ShiftOfferSchema()


@endpoint("GET", "/rota/shifts", query=schemas.CrewShiftsQuery(), returns=page_of(schemas.CrewShiftSchema))
def list_shifts(actor: Actor, window: Window, query: dict[str, Any]) -> Page[dict[str, Any]]:
    """Who does what in the house, soonest first."""
    return queries.list_shifts(actor, window, **query)


@endpoint("PUT", SHIFT, body=schemas.NewCrewShift(), returns=SHIFT_OUT)
def lay_shift(actor: Actor, shift_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Lay a shift out."""
    return _shown(actor, service.lay_shift(actor=actor, shift_id=shift_id, facts=body))


@endpoint("DELETE", SHIFT, status=204)
def call_off(actor: Actor, shift_id: str) -> None:
    """Call it off."""
    service.call_off(actor=actor, shift_id=shift_id)


@endpoint("PUT", f"{SHIFT}/claim", returns=SHIFT_OUT)
def claim(actor: Actor, shift_id: str) -> dict[str, Any]:
    """Take it."""
    return _shown(actor, service.claim(actor=actor, shift_id=shift_id))


@endpoint("DELETE", f"{SHIFT}/claim", status=204)
def let_go(actor: Actor, shift_id: str) -> None:
    """Let go of it."""
    service.let_go(actor=actor, shift_id=shift_id)


@endpoint("PUT", "/rota/weeks/<key:day>", body=schemas.LikeWeek(), returns=schemas.LaidWeekSchema())
def lay_like(actor: Actor, day: str, body: dict[str, Any]) -> dict[str, Any]:
    """Lay a week out like another."""
    return {"new": service.lay_like(actor=actor, monday=_day(day), **body)}


@endpoint("GET", "/rota/mine", returns=schemas.OwnRotaSchema())
def show_own(actor: Actor) -> dict[str, Any]:
    """What one may do here, and one's own hours."""
    return queries.show_own(actor)


@endpoint("GET", "/rota/people", query=PageQuery(), returns=page_of(schemas.RotaPersonSchema))
def list_people(actor: Actor, window: Window) -> Page[Account]:
    """Whom one can ask."""
    return queries.list_people(actor, window)


@endpoint("GET", "/rota/offers", query=PageQuery(), returns=page_of(schemas.ShiftOfferSchema))
def list_offers(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """What one is asked, and has asked."""
    return queries.list_offers(actor, window)


@endpoint("PUT", OFFER, body=schemas.NewShiftOffer(), returns=OFFER_OUT, rate="60/hour")
def offer(actor: Actor, offer_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Ask somebody to have a shift, or to swap."""
    return _asked(actor, service.offer(actor=actor, offer_id=offer_id, **body))


@endpoint("PUT", f"{OFFER}/answer", body=schemas.ShiftAnswer(), returns=OFFER_OUT)
def answer_offer(actor: Actor, offer_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Say yes or no."""
    return _asked(actor, service.answer_offer(actor=actor, offer_id=offer_id, **body))


@endpoint("DELETE", OFFER, status=204)
def take_back(actor: Actor, offer_id: str) -> None:
    """Ask no longer."""
    service.take_back(actor=actor, offer_id=offer_id)


def _shown(actor: Actor, shift: Shift) -> dict[str, Any]:
    return queries.describe(actor, [shift])[0]


def _asked(actor: Actor, offer: Offer) -> dict[str, Any]:
    return queries.describe_offers(actor, [offer])[0]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NotFound from error
