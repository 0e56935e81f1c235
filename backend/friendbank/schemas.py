"""What goes in and out of the friend bank."""

from marshmallow import ValidationError, fields, validate

from backend.accounts.ages import BANDS
from backend.accounts.schemas import PersonSchema
from backend.core.schemas import Key, Moment, Schema, Text

from .catalogue import HOPES, INTERESTS, LANGUAGES, TIMES, TRAVEL
from .models import ANSWERS

MOST_AT_ONCE = 100


def _some(slugs: tuple[str, ...]) -> fields.List[str]:
    one = fields.String(validate=validate.OneOf(slugs))
    return fields.List(one, validate=[validate.Length(max=len(slugs)), _all_different])


def _all_different(values: list[str]) -> None:
    if len(set(values)) < len(values):
        raise ValidationError("Not a valid list.")


class NamedSchema(Schema):
    id = fields.String(required=True)
    name = fields.String(required=True)


class ChoicesSchema(Schema):
    """What a profile can say here."""

    interests = fields.List(fields.String(), required=True)
    languages = fields.List(fields.String(), required=True)
    areas = fields.List(fields.Nested(NamedSchema), required=True)
    times = fields.List(fields.String(), required=True)
    travel = fields.List(fields.String(), required=True)
    hopes = fields.List(fields.String(), required=True)


class ProfileChanges(Schema):
    """What one tells about oneself; what is left out stays as it is."""

    interests = _some(INTERESTS)
    dislikes = _some(INTERESTS)
    languages = _some(LANGUAGES)
    times = _some(TIMES)
    hopes = _some(HOPES)
    area = Key(most=64, allow_none=True)
    travel = fields.String(allow_none=True, validate=validate.OneOf(list(TRAVEL)))
    paused = fields.Boolean()


class ProfileSchema(Schema):
    """One's own profile; `complete` says whether there is enough to find somebody by."""

    interests = fields.List(fields.String(), required=True)
    dislikes = fields.List(fields.String(), required=True)
    languages = fields.List(fields.String(), required=True)
    area = fields.String(required=True, allow_none=True)
    travel = fields.String(required=True, allow_none=True)
    times = fields.List(fields.String(), required=True)
    hopes = fields.List(fields.String(), required=True)
    paused = fields.Boolean(required=True)
    complete = fields.Boolean(required=True)
    updated_at = Moment(required=True, allow_none=True)


class WhySchema(Schema):
    """A stable code, and a sentence for people."""

    code = fields.String(required=True)
    text = fields.String(required=True)


class ReasonSchema(WhySchema):
    """A reason; `about` names the shared fact where it is told, so that a client can draw it."""

    about = fields.String(required=True, allow_none=True)


class ProposalEventSchema(Schema):
    id = fields.String(required=True)
    title = fields.String(required=True)
    starts_at = Moment(required=True)


class ProposalSchema(Schema):
    """A proposal without name, face or place; `person`, `room_id` and `event` come when both said yes."""

    id = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(("open", "waiting", "friends", "closed")))
    reasons = fields.List(fields.Nested(ReasonSchema), required=True)
    my_answer = fields.String(required=True, allow_none=True, validate=validate.OneOf(ANSWERS))
    closes_at = Moment(required=True)
    room_id = fields.String(required=True, allow_none=True)
    event = fields.Nested(ProposalEventSchema, required=True, allow_none=True)
    person = fields.Nested(PersonSchema, required=True, allow_none=True)


class AnswerSchema(Schema):
    answer = fields.String(required=True, validate=validate.OneOf(ANSWERS))


class FriendSchema(Schema):
    id = fields.String(required=True)
    person = fields.Nested(PersonSchema, required=True)
    since = Moment(required=True)
    room_id = fields.String(required=True)


class RoundSchema(Schema):
    """A round of drafts; `left_out` looked for somebody and got nobody."""

    id = fields.String(required=True)
    created_at = Moment(required=True)
    drafts = fields.Integer(required=True)
    left_out = fields.Integer(required=True)


class DraftPersonSchema(PersonSchema):
    age_band = fields.String(required=True, allow_none=True, validate=validate.OneOf(BANDS))
    area = fields.String(required=True, allow_none=True)


class DraftSchema(Schema):
    """Two people a matchmaker may propose to each other, why, and what to look twice at."""

    id = fields.String(required=True)
    people = fields.List(fields.Nested(DraftPersonSchema), required=True)
    score = fields.Float(required=True)
    reasons = fields.List(fields.Nested(ReasonSchema), required=True)
    cautions = fields.List(fields.Nested(WhySchema), required=True)
    round_id = fields.String(required=True)


class RejectionSchema(Schema):
    reason = Text(least=3, most=400, required=True)


class ManyDraftsSchema(Schema):
    ids = fields.List(Key(), required=True, validate=validate.Length(1, MOST_AT_ONCE))


class RefusedDraftSchema(Schema):
    id = fields.String(required=True)
    code = fields.String(required=True)
    detail = fields.String(required=True)


class BulkApprovalSchema(Schema):
    approved = fields.List(fields.String(), required=True)
    refused = fields.List(fields.Nested(RefusedDraftSchema), required=True)


class ProposalNewSchema(Schema):
    """There is something to look at; ask for it."""

    id = fields.String(required=True)
