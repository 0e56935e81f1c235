"""What goes in and out about drafts."""

from datetime import date

from marshmallow import ValidationError, fields, validate

from backend.accounts.ages import BANDS
from backend.core.schemas import MAX_INTEGER, Key, Moment, Schema, Text
from backend.events.models import CATEGORIES
from backend.events.schemas import LANGUAGE_CODE, LONGEST_RULE, MOST_SEATS

_HOUR = validate.Regexp(r"\A([01]\d|2[0-3]):[0-5]\d\Z")


def _text(most: int) -> Text:
    return Text(least=0, most=most, load_default=None, allow_none=True)


def _require_day(text: str) -> None:
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise ValidationError("Not a valid date.") from error


class EventDraftFacts(Schema):
    """An event as far as it is written: every part may be missing. Day and hours are those on the wall."""

    title = _text(80)
    description = _text(2000)
    category = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(CATEGORIES))
    picture = Key(load_default=None, allow_none=True)
    photo_id = Key(load_default=None, allow_none=True)
    day = fields.String(load_default=None, allow_none=True, validate=_require_day)
    starts = fields.String(load_default=None, allow_none=True, validate=_HOUR)
    ends = fields.String(load_default=None, allow_none=True, validate=_HOUR)
    rule = fields.String(load_default=None, allow_none=True, validate=validate.Length(1, LONGEST_RULE))
    place = _text(200)
    house_room_id = Key(load_default=None, allow_none=True)
    capacity = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(1, MOST_SEATS), strict=True)
    guests_welcome = fields.Boolean(load_default=False)
    languages = fields.List(fields.String(validate=LANGUAGE_CODE), load_default=list, validate=validate.Length(0, 10))
    age_bands = fields.List(fields.String(validate=validate.OneOf(BANDS)), load_default=list)
    sound = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(1, 3), strict=True)
    first_ten_minutes = _text(300)
    who_is_there = _text(300)
    leaving_early = _text(300)


class SavedEventDraft(Schema):
    """A draft to keep; `version` is the one that was read, 0 for a new one."""

    version = fields.Integer(required=True, validate=validate.Range(0, MAX_INTEGER), strict=True)
    facts = fields.Nested(EventDraftFacts, required=True)


class EventDraftSchema(Schema):
    """A draft; `missing` names the parts without which it cannot be posted."""

    id = fields.String(required=True)
    version = fields.Integer(required=True)
    updated_at = Moment(required=True)
    facts = fields.Nested(EventDraftFacts, required=True)
    missing = fields.List(fields.String(), required=True)
