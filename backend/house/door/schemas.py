"""What goes in and out about the door."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from backend.accounts.schemas import PersonSchema
from backend.core.schemas import Key, Moment, Schema

from .models import DIRECTIONS
from .service import CODE_LENGTH

DAY_SECONDS = 24 * 60 * 60


class DoorCodeSchema(Schema):
    """One's own code for a day of the house, as letters and as a drawing to hold up."""

    code = fields.String(required=True)
    day = fields.Date(required=True)
    qr_svg = fields.String(required=True)


class NewScan(Schema):
    """Who went which way: a code, somebody who came today, or nobody, who is a guest.

    `seconds_ago` is how long it waited on a phone without net; the phone's own clock is not asked.
    """

    direction = fields.String(required=True, validate=validate.OneOf(DIRECTIONS))
    code = fields.String(validate=validate.Length(1, 20))
    account_id = Key()
    seconds_ago = fields.Integer(load_default=0, validate=validate.Range(0, DAY_SECONDS), strict=True)

    @validates_schema
    def name_one(self, data: Mapping[str, Any], **_kwargs: Any) -> None:
        """At most one way of saying who, and nobody's when all have gone."""
        named = ("code" in data) + ("account_id" in data)
        if named > (data.get("direction") != "emptied"):
            raise ValidationError("more than one", "code")

    @post_load
    def read_code(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        """A code as it was typed or drawn, with or without the word before it."""
        if "code" in data:
            data["code"] = "".join(filter(str.isalnum, data["code"])).upper()[-CODE_LENGTH:]
        return data


class ScanSchema(Schema):
    """What came of it; `inside_since` is when they had come, if they were inside already."""

    person = fields.Nested(PersonSchema(), required=True, allow_none=True)
    inside_since = Moment(required=True, allow_none=True)
    inside = fields.Integer(required=True)


class DoorSchema(Schema):
    """How many are in the house now."""

    inside = fields.Integer(required=True)


class InsideSchema(Schema):
    """Somebody who is in the house."""

    person = fields.Nested(PersonSchema(), required=True)
    since = Moment(required=True)


class VisitsSchema(Schema):
    """How many came on a day; null when they were few."""

    day = fields.Date(required=True)
    came = fields.Integer(required=True, allow_none=True)
