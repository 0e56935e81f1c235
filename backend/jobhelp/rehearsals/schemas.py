"""What goes in and out about rehearsals."""

from marshmallow import fields, validate

from backend.accounts.schemas import PersonSchema
from backend.core.schemas import Key, Moment, Schema

SHORTEST, LONGEST, WORDS = 20, 60, 300


class NewSlot(Schema):
    """When there is time for one rehearsal, for how many minutes, and which other adult is there."""

    starts_at = Moment(required=True)
    minutes = fields.Integer(required=True, validate=validate.Range(SHORTEST, LONGEST))
    second_id = Key(required=True)


class _TimeSchema(Schema):
    id = fields.String(required=True)
    starts_at = Moment(required=True)
    ends_at = Moment(required=True)
    helper = fields.Nested(PersonSchema, required=True)
    second = fields.Nested(PersonSchema, required=True)
    wants = fields.String(required=True, allow_none=True)


class RehearsalSchema(_TimeSchema):
    """A time a youth could take, with who would be there; `wants` is their own word about it."""

    is_mine = fields.Boolean(required=True)


class SlotSchema(_TimeSchema):
    """A time at which an adult is there, and who comes; `wants` is for the helper alone."""

    booked_by = fields.Nested(PersonSchema, required=True, allow_none=True)


class NewRehearsal(Schema):
    """What one would like to rehearse."""

    wants = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=WORDS))


class SecondAdultSchema(PersonSchema):
    """An adult who could be there too."""
