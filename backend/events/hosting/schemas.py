"""What goes in and out about hosts."""

from marshmallow import fields

from backend.accounts.schemas import PersonSchema
from backend.core.schemas import Moment, Schema


class NewCoHost(Schema):
    """Whether somebody is asked about the whole series, or this one alone."""

    whole_series = fields.Boolean(load_default=False)


class HostCandidateSchema(Schema):
    """An organiser who could be asked, and of which neighbour they are, if of any."""

    person = fields.Nested(PersonSchema, required=True)
    community = fields.String(required=True, allow_none=True)


class CoHostSchema(Schema):
    """Somebody asked to host, whether they said yes, and the neighbour whose youths they bring."""

    person = fields.Nested(PersonSchema, required=True)
    community = fields.String(required=True, allow_none=True)
    said_yes = fields.Boolean(required=True)
    whole_series = fields.Boolean(required=True)


class HostRequestSchema(Schema):
    """What one is asked to host; of a series the next stands for all. `community` is the neighbour that holds it."""

    id = fields.String(required=True)
    event_id = fields.String(required=True)
    title = fields.String(required=True)
    description = fields.String(required=True)
    community = fields.String(required=True, allow_none=True)
    starts_at = Moment(required=True)
    whole_series = fields.Boolean(required=True)
    organiser = fields.Nested(PersonSchema, required=True)


class HostAnswerSchema(Schema):
    """Yes or no."""

    says_yes = fields.Boolean(required=True)
