"""REST: the matchmaker's rounds."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, Schema, page_of
from backend.friendbank import queries, rounds, views
from backend.friendbank.permissions import require_round
from backend.friendbank.schemas.rounds import LeftOutSchema, NewRoundSchema, RoundPreviewSchema, RoundSchema

blueprint = ApiBlueprint("rounds")
endpoint = blueprint.endpoint
ROUND = RoundSchema()


@endpoint("POST", "/friendbank/rounds/preview", body=Schema(), returns=RoundPreviewSchema(), rate="60/hour")
def preview_round(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """What a round would mean at each setting of the dial; nothing is stored."""
    return views.round_preview(actor, rounds.preview(actor=actor, **body))


@endpoint("POST", "/friendbank/rounds", body=NewRoundSchema(), returns=ROUND, status=201, rate="20/hour")
def create_round(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Make a round of drafts."""
    return views.rounds(actor, [rounds.create_round(actor=actor, **body)])[0]


@endpoint("GET", "/friendbank/rounds", query=PageQuery(), returns=page_of(RoundSchema))
def list_rounds(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """The rounds of the own community, newest first."""
    actor.require("friendbank.match")
    return queries.list_rounds(actor, window).map(lambda shown: views.rounds(actor, shown))


@endpoint("GET", "/friendbank/rounds/<key:round_id>", returns=ROUND)
def get_round(actor: Actor, round_id: str) -> dict[str, Any]:
    """One round and how far it has come."""
    return views.rounds(actor, [require_round(actor, queries.find_round(round_id))])[0]


@endpoint("GET", "/friendbank/rounds/<key:round_id>/left-out", query=PageQuery(), returns=page_of(LeftOutSchema))
def list_left_out(actor: Actor, round_id: str, window: Window) -> Page[dict[str, Any]]:
    """Whom the round brought nobody, and why; never people the reader knows."""
    require_round(actor, queries.find_round(round_id))
    return queries.list_left_out(actor, window, round_id).map(lambda shown: views.left_out(actor, shown))


@endpoint("POST", "/friendbank/rounds/<key:round_id>/publication", body=Schema(), returns=ROUND)
def publish_round(actor: Actor, round_id: str, body: dict[str, Any]) -> dict[str, Any]:
    """Send everything approved at one moment; asking twice changes nothing."""
    return views.rounds(actor, [rounds.publish(actor=actor, round_id=round_id, **body)])[0]


@endpoint("DELETE", "/friendbank/rounds/<key:round_id>", status=204)
def drop_round(actor: Actor, round_id: str) -> None:
    """Drop a round in review; nobody in it hears of it."""
    rounds.drop(actor=actor, round_id=round_id)
