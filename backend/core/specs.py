"""What a route declares about itself."""

from dataclasses import dataclass
from typing import Any

from marshmallow import Schema

BINARY = {"type": "string", "format": "binary"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A body or an answer that is no JSON: its media types, and for a body the most bytes."""

    types: tuple[str, ...]
    most: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointSpec:
    """What a route declares about itself; read by the access matrix and the documents."""

    body: Schema | Raw | None
    query: Schema | None
    returns: Schema | Raw | None
    status: int
    public: bool
    pending: bool
    own_units: bool
    recorded: bool
    rate: str | None


def binary(raw: Raw) -> dict[str, Any]:
    """A body that is no JSON, as OpenAPI tells it."""
    return {media_type: {"schema": BINARY} for media_type in raw.types}
