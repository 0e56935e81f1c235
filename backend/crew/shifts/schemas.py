"""What goes in and out about shifts."""

from marshmallow import fields, validate

from backend.accounts.schemas import PersonSchema
from backend.core.schemas import Key, Moment, PageQuery, Schema

from .models import DUTIES, OFFER_STATES

VIEWS = ("all", "mine", "open")
_MOST_MINUTES = 8 * 60


class NewCrewShift(Schema):
    """What is done, from when on the wall clock of the house, how long, and by how many."""

    duty = fields.String(required=True, validate=validate.OneOf(DUTIES))
    local_start = fields.NaiveDateTime(required=True, format="iso")
    minutes = fields.Integer(required=True, strict=True, validate=validate.Range(15, _MOST_MINUTES))
    needed = fields.Integer(required=True, strict=True, validate=validate.Range(1, 20))


class CrewShiftsQuery(PageQuery):
    """Which shifts: of so many days from a moment (now), all, one's own or those that lack somebody."""

    since = Moment(load_default=None)
    days = fields.Integer(load_default=14, validate=validate.Range(1, 62))
    view = fields.String(load_default="all", validate=validate.OneOf(VIEWS))


class CrewShiftSchema(Schema):
    """A shift as the reader sees it; `yours_from` is set while others may choose first."""

    id = fields.String(required=True)
    duty = fields.String(required=True, validate=validate.OneOf(DUTIES))
    starts_at = Moment(required=True)
    ends_at = Moment(required=True)
    needed = fields.Integer(required=True)
    taken = fields.Integer(required=True)
    mine = fields.Boolean(required=True)
    people = fields.List(fields.Nested(PersonSchema()), required=True)
    safe = fields.Boolean(required=True)
    yours_from = Moment(required=True, allow_none=True)
    offer_id = fields.String(required=True, allow_none=True)
    called_off = fields.Boolean(required=True)


class LikeWeek(Schema):
    """The Monday of the week to be like."""

    like = fields.Date(required=True)


class LaidWeekSchema(Schema):
    """How many shifts are new."""

    new = fields.Integer(required=True)


class OwnRotaSchema(Schema):
    """Whether one may take shifts and lay them out, and one's own minutes of four weeks."""

    on_crew = fields.Boolean(required=True)
    can_lay_out = fields.Boolean(required=True)
    minutes_lately = fields.Integer(required=True)


class NewShiftOffer(Schema):
    """Who is asked to have an own shift, and for which of theirs."""

    shift_id = Key(required=True)
    to_id = Key(required=True)
    for_shift_id = Key(load_default=None, allow_none=True)


class ShiftAnswer(Schema):
    """Yes or no, and neither needs a reason."""

    yes = fields.Boolean(required=True)


class ShiftOfferSchema(Schema):
    """Somebody asks another to have a shift, or to swap."""

    id = fields.String(required=True)
    mine = fields.Boolean(required=True)
    from_person = fields.Nested(PersonSchema(), required=True)
    to_person = fields.Nested(PersonSchema(), required=True)
    shift = fields.Nested(CrewShiftSchema(), required=True)
    for_shift = fields.Nested(CrewShiftSchema(), required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(OFFER_STATES))


class RotaPersonSchema(PersonSchema):
    """Somebody who may be asked to have a shift."""
