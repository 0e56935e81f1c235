"""What goes in and out about a board. Only the place must be named; the rest comes step by step."""

from marshmallow import fields, validate

from backend.core.schemas import MAX_INTEGER, Key, Moment, PageQuery, Schema, Text

from .models import DOCUMENTS, STATES, WORK

MOST_TICKED = 60


def _text(most: int) -> Text:
    return Text(least=0, most=most, load_default="")


class ApplicationContent(Schema):
    """A place, how far one has come there, and one's own words; `told` is what was said there of being in care."""

    place = Text(most=80, required=True)
    work = fields.String(load_default=WORK[0], validate=validate.OneOf(WORK))
    state = fields.String(load_default=STATES[0], validate=validate.OneOf(STATES))
    next_step = _text(200)
    remind_on = fields.Date(load_default=None, allow_none=True)
    notes = _text(2000)
    told = _text(500)
    documents = fields.List(
        fields.String(validate=validate.OneOf(DOCUMENTS)),
        load_default=list,
        validate=validate.Length(0, len(DOCUMENTS)),
    )
    ticked = fields.List(Key(), load_default=list, validate=validate.Length(0, MOST_TICKED))
    went_well = _text(1000)
    was_hard = _text(1000)
    next_time = _text(1000)


class ApplicationSaving(ApplicationContent):
    """All of it, written on top of `version`: 0 before the first."""

    version = fields.Integer(required=True, strict=True, validate=validate.Range(0, MAX_INTEGER))


class ApplicationsQuery(PageQuery):
    """Which of one's own: all, or those that are this far."""

    state = fields.String(load_default=None, validate=validate.OneOf(STATES))


class ApplicationSchema(ApplicationContent):
    """One's own, as one left it."""

    id = fields.String(required=True)
    version = fields.Integer(required=True)
    moved_at = Moment(required=True)
