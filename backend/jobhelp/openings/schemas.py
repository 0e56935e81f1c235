"""What goes in and out about openings. A draft may lack anything but a title; what it lacks is said beside it."""

from typing import Any

from marshmallow import ValidationError, fields, post_load, validate, validates
from stdnum.dk import cvr

from backend.core.schemas import MAX_INTEGER, Key, PageQuery, Schema, Text
from backend.jobhelp.hours import WEEKS
from backend.jobhelp.hours.plans import MINUTES_A_DAY
from backend.jobhelp.hours.table import TASKS, WORKPLACES

from .models import KINDS, STATES, TIMES
from .places import BANDS

YOUNGEST, OLDEST, MOST_SHIFTS = 13, 25, 28
_MINUTE = validate.Range(0, MINUTES_A_DAY)


def _text(most: int) -> Text:
    return Text(least=0, most=most, load_default="")


class EmployerSaving(Schema):
    """An employer, its CVR number, and whom a youth asks there."""

    name = Text(most=80, required=True)
    cvr = Text(most=20, required=True)
    contact = Text(most=200, required=True)

    @validates("cvr")
    def _is_number(self, value: str, **_: Any) -> None:
        if not cvr.is_valid(value):
            raise ValidationError("cvr")

    @post_load
    def _compact(self, facts: dict[str, Any], **_: Any) -> dict[str, Any]:
        return {**facts, "cvr": cvr.compact(facts["cvr"])}


class EmployerSchema(Schema):
    """An employer as those who write openings see it; a year after its approval it waits for another."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    cvr = fields.String(required=True)
    contact = fields.String(required=True)
    version = fields.Integer(required=True)
    is_approved = fields.Boolean(required=True)
    can_approve = fields.Boolean(required=True)


class EmployerApproval(Schema):
    """Which saving of an employer somebody has seen."""

    version = fields.Integer(required=True, strict=True, validate=validate.Range(1, MAX_INTEGER))


class OpeningShiftSchema(Schema):
    """Hours on a weekday (0 is Monday) of every school week, or of every week without school; minutes of the day."""

    week = fields.String(required=True, validate=validate.OneOf(WEEKS))
    weekday = fields.Integer(required=True, strict=True, validate=validate.Range(0, 6))
    begins = fields.Integer(required=True, strict=True, validate=_MINUTE)
    ends = fields.Integer(required=True, strict=True, validate=_MINUTE)
    pause = fields.Integer(load_default=0, strict=True, validate=_MINUTE)
    alone = fields.Boolean(load_default=False)


class OpeningContent(Schema):
    """A job: what one does there, when, from which age, and of a trial what one learns and when it ends."""

    kind = fields.String(load_default=KINDS[0], validate=validate.OneOf(KINDS))
    title = Text(most=80, required=True)
    about = _text(2000)
    area = Key(most=64, load_default=None, allow_none=True)
    workplace = fields.String(load_default="other", validate=validate.OneOf(WORKPLACES))
    tasks = fields.List(
        fields.String(validate=validate.OneOf(TASKS)), load_default=list, validate=validate.Length(0, len(TASKS))
    )
    shifts = fields.List(fields.Nested(OpeningShiftSchema), load_default=list, validate=validate.Length(0, MOST_SHIFTS))
    min_age = fields.Integer(load_default=15, strict=True, validate=validate.Range(YOUNGEST, OLDEST))
    after_school = fields.Boolean(load_default=False)
    learning_goal = _text(500)
    ends_on = fields.Date(load_default=None, allow_none=True)
    open_until = fields.Date(required=True)


class OpeningSaving(OpeningContent):
    """All of it, written on top of `version`: 0 before the first."""

    employer_id = Key(required=True)
    version = fields.Integer(required=True, strict=True, validate=validate.Range(0, MAX_INTEGER))


class OpeningMove(Schema):
    """What becomes of it, as somebody saw it at `version`."""

    state = fields.String(required=True, validate=validate.OneOf(("draft", "published", "filled", "closed")))
    version = fields.Integer(required=True, strict=True, validate=validate.Range(1, MAX_INTEGER))


class OpeningReasonSchema(Schema):
    """Why an opening cannot be shown; `row` is the shift it is about."""

    code = fields.String(required=True)
    text = fields.String(required=True)
    row = fields.Integer(required=True, allow_none=True)


class WrittenOpeningSchema(OpeningContent):
    """An opening as those who write it see it."""

    id = fields.String(required=True)
    area_name = fields.String(required=True, allow_none=True)
    employer = fields.Nested(EmployerSchema, required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    version = fields.Integer(required=True)
    against = fields.List(fields.Nested(OpeningReasonSchema), required=True)


class JobOpeningSchema(OpeningContent):
    """An opening a youth could ask for; `reach` is how one gets there, where that is known."""

    id = fields.String(required=True)
    area_name = fields.String(required=True, allow_none=True)
    employer = fields.String(required=True)
    contact = fields.String(required=True)
    reach = fields.String(required=True, allow_none=True, validate=validate.OneOf(BANDS))


class OpeningsQuery(PageQuery):
    """Which openings: of a kind, in an area, at a time of the week or year, as far as one gets."""

    kind = fields.String(load_default=None, validate=validate.OneOf(KINDS))
    area = Key(most=64, load_default=None)
    time = fields.String(load_default=None, validate=validate.OneOf(TIMES))
    reach = fields.String(load_default=None, validate=validate.OneOf(BANDS))


class WrittenOpeningsQuery(PageQuery):
    """Which openings of the community: all, or those in one state."""

    state = fields.String(load_default=None, validate=validate.OneOf(STATES))


class SeekingSchema(Schema):
    """What a youth who looks for a job has said."""

    finished_school = fields.Boolean(required=True)


class WorkPlaceSchema(Schema):
    """A place or kind of place jobs can be in."""

    id = fields.String(required=True)
    name = fields.String(required=True)


class OfferSchema(SeekingSchema):
    """That, and whether it is known how far they get."""

    knows_reach = fields.Boolean(required=True)


class WorkTaskSchema(WorkPlaceSchema):
    """Something one can be asked to do, and for whom it is allowed."""

    from_age = fields.Integer(required=True)
    after_school = fields.Boolean(required=True)


class WorkRulesSchema(Schema):
    """Where and with what one can work, and where the rules were read and when they are looked at again."""

    source = fields.String(required=True)
    read_on = fields.Date(required=True)
    review_by = fields.Date(required=True)
    areas = fields.List(fields.Nested(WorkPlaceSchema), required=True)
    workplaces = fields.List(fields.Nested(WorkPlaceSchema), required=True)
    tasks = fields.List(fields.Nested(WorkTaskSchema), required=True)


class PostingFile(Schema):
    """A JobPosting as it was found."""

    posting = fields.Dict(keys=fields.String(), required=True)


class PostedOpening(Schema):
    """What is known of a job from elsewhere, for somebody to read and complete."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    title = fields.String(required=True)
    about = fields.String(required=True)
    area = fields.String(required=True, allow_none=True)
    open_until = fields.Date(required=True, allow_none=True)


class ReadPosting(Schema):
    """What a draft can keep of it; `left` are the facts in it that are left out or cut."""

    opening = fields.Nested(PostedOpening, required=True)
    left = fields.List(fields.String(), required=True)
