"""What goes in and out about the house."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from backend.accounts.schemas import PersonSchema
from backend.core.schemas import Key, Moment, PageQuery, Schema, Text

from .hours import HOLIDAYS, SPAN, is_well
from .models import EQUIPMENT, PURPOSES, REASONS
from .taking import Slot

MINUTES = validate.Range(0, 240)
MOST_PEOPLE = 500


class NewRoom(Schema):
    """A room as those who keep the house know it; the minutes are what it usually takes to make ready and clear up."""

    name = Text(most=40, required=True)
    capacity = fields.Integer(required=True, validate=validate.Range(1, MOST_PEOPLE), strict=True)
    equipment = fields.List(fields.String(validate=validate.OneOf(EQUIPMENT)), load_default=list)
    step_free = fields.Boolean(required=True)
    quiet = fields.Boolean(required=True)
    setup_minutes = fields.Integer(load_default=15, validate=MINUTES, strict=True)
    clearing_minutes = fields.Integer(load_default=15, validate=MINUTES, strict=True)

    @post_load
    def list_once(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        """Each piece of equipment once, in the usual order."""
        if "equipment" in data:
            data["equipment"] = [piece for piece in EQUIPMENT if piece in data["equipment"]]
        return data


class RoomChanges(NewRoom):
    """What shall be otherwise."""

    name = Text(most=40)
    capacity = fields.Integer(validate=validate.Range(1, MOST_PEOPLE), strict=True)
    equipment = fields.List(fields.String(validate=validate.OneOf(EQUIPMENT)))
    step_free = fields.Boolean()
    quiet = fields.Boolean()
    setup_minutes = fields.Integer(validate=MINUTES, strict=True)
    clearing_minutes = fields.Integer(validate=MINUTES, strict=True)


class HouseRoomSchema(Schema):
    """A room of the house; not one of the chat."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    capacity = fields.Integer(required=True)
    equipment = fields.List(fields.String(validate=validate.OneOf(EQUIPMENT)), required=True)
    step_free = fields.Boolean(required=True)
    quiet = fields.Boolean(required=True)
    setup_minutes = fields.Integer(required=True)
    clearing_minutes = fields.Integer(required=True)


class NewBooking(Schema):
    """Who wants which room from when until when; the minutes null are as the room usually needs."""

    room_id = Key(required=True)
    purpose = fields.String(required=True, validate=validate.OneOf([one for one in PURPOSES if one != "event"]))
    starts_at = Moment(required=True)
    ends_at = Moment(required=True)
    setup_minutes = fields.Integer(load_default=None, allow_none=True, validate=MINUTES, strict=True)
    clearing_minutes = fields.Integer(load_default=None, allow_none=True, validate=MINUTES, strict=True)

    @post_load
    def make_slot(self, data: dict[str, Any], **_kwargs: Any) -> dict[str, Any]:
        """The times as one thing."""
        slot = Slot(
            data.pop("starts_at"),
            data.pop("ends_at"),
            setup=data.pop("setup_minutes"),
            clearing=data.pop("clearing_minutes"),
        )
        return {**data, "slot": slot}


class BookingChanges(Schema):
    """Another room, other times (both or neither), or all of it."""

    room_id = Key()
    starts_at = Moment()
    ends_at = Moment()

    @validates_schema
    def require_something(self, data: Mapping[str, Any], **_kwargs: Any) -> None:
        if not data:
            raise ValidationError("Nothing to change.", "room_id")
        if ("starts_at" in data) != ("ends_at" in data):
            raise ValidationError("Both times or neither.", "ends_at")


class BookingSchema(Schema):
    """A room that is somebody's; `occupied` says from when until when nobody else can have it."""

    id = fields.String(required=True)
    room_id = fields.String(required=True)
    event_id = fields.String(required=True, allow_none=True)
    purpose = fields.String(required=True, validate=validate.OneOf(PURPOSES))
    starts_at = Moment(required=True)
    ends_at = Moment(required=True)
    occupied_from = Moment(required=True)
    occupied_until = Moment(required=True)
    booked_by = fields.Nested(PersonSchema, required=True)


class BookingsQuery(PageQuery):
    """So many days from `day` (today); one room, or all of them."""

    day = fields.Date(load_default=None)
    days = fields.Integer(load_default=1, validate=validate.Range(1, 62))
    room_id = Key(load_default=None)


class Spans(fields.List[str]):
    """When the house is open on one day, such as "15:00-21:00"; nothing is closed."""

    def __init__(self, **kwargs: Any) -> None:
        well = validate.Regexp(rf"\A{SPAN.pattern}\Z")
        super().__init__(fields.String(validate=well), validate=[validate.Length(max=6), _require_well], **kwargs)


def _require_well(spans: list[str]) -> None:
    if all(map(SPAN.fullmatch, spans)) and not is_well(spans):
        raise ValidationError("Not in order.")


WeekDays = Schema.from_dict({str(day): Spans(required=True) for day in range(7)}, name="WeekDays")


class NewWeek(Schema):
    """An ordinary week; the house is closed on those holidays."""

    days = fields.Nested(WeekDays, required=True)
    closed_on = fields.List(fields.String(validate=validate.OneOf(HOLIDAYS)), required=True)


class WeekSchema(NewWeek):
    """An ordinary week, from a day on."""

    valid_from = fields.Date(required=True)


class NewSpecialDay(Schema):
    """When the house is open on that day, and why that is not as usual."""

    spans = Spans(required=True)
    reason = fields.String(required=True, validate=validate.OneOf(REASONS))


class SpecialDaySchema(NewSpecialDay):
    """A day that is not as usual."""

    day = fields.Date(required=True)


class SpanSchema(Schema):
    """From a moment until before another."""

    begins = Moment(required=True)
    ends = Moment(required=True)


class OpenDaySchema(Schema):
    """A day at the house; `reason` or `holiday` where it is not as usual."""

    day = fields.Date(required=True)
    spans = fields.List(fields.Nested(SpanSchema), required=True)
    reason = fields.String(required=True, allow_none=True, validate=validate.OneOf(REASONS))
    holiday = fields.String(required=True, allow_none=True, validate=validate.OneOf(HOLIDAYS))


class OpeningSchema(Schema):
    """Whether the house is open (`open_until`), when it opens next, and two weeks."""

    open_until = Moment(required=True, allow_none=True)
    opens_at = Moment(required=True, allow_none=True)
    days = fields.List(fields.Nested(OpenDaySchema), required=True)
