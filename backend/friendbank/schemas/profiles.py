"""What a profile says, what it can say, and how it looks for whoever told it."""

from marshmallow import ValidationError, fields, validate

from backend.core.schemas import Key, Moment, Schema
from backend.friendbank.catalogue import COMFORTS, GENDERS, HOPES, INTERESTS, LANGUAGES, TIMES, TRAVEL, WAYS
from backend.friendbank.schemas.proposals import ReasonSchema, WhySchema

MOST_DISLIKES = 3
STEPS = ("likes", "languages", "times", "place", "hopes", "comforts", "limits")
STATES = ("incomplete", "paused", "has_proposal", "waiting")


def _some(slugs: tuple[str, ...], most: int | None = None) -> fields.List[str]:
    one = fields.String(validate=validate.OneOf(slugs))
    return fields.List(one, validate=[validate.Length(max=most or len(slugs)), _all_different])


def _all_different(values: list[str]) -> None:
    if len(set(values)) < len(values):
        raise ValidationError("Not a valid list.")


def _one_of(slugs: tuple[str, ...]) -> fields.String:
    return fields.String(allow_none=True, validate=validate.OneOf(slugs))


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
    ways = fields.List(fields.String(), required=True)
    hopes = fields.List(fields.String(), required=True)
    comforts = fields.List(fields.String(), required=True)
    genders = fields.List(fields.String(), required=True)


class ProfileChanges(Schema):
    """What one tells about oneself; what is left out stays as it is."""

    interests = _some(INTERESTS)
    dislikes = _some(INTERESTS, MOST_DISLIKES)
    languages = _some(LANGUAGES)
    times = _some(TIMES)
    hopes = _some(HOPES)
    ways = _some(WAYS)
    comforts = _some(COMFORTS)
    skipped = _some(STEPS)
    area = Key(most=64, allow_none=True)
    travel = _one_of(tuple(TRAVEL))
    together = _one_of(("pair", "group"))
    gender = _one_of(GENDERS)
    only_gender = fields.Boolean()
    most_years = fields.Integer(strict=True, allow_none=True, validate=validate.Range(0, 9))
    learns = fields.Boolean()
    paused = fields.Boolean()
    paused_until = fields.Date(allow_none=True)


class ProfileSchema(Schema):
    """One's own profile; `complete` says whether there is enough to find somebody by."""

    interests = fields.List(fields.String(), required=True)
    dislikes = fields.List(fields.String(), required=True)
    languages = fields.List(fields.String(), required=True)
    times = fields.List(fields.String(), required=True)
    hopes = fields.List(fields.String(), required=True)
    ways = fields.List(fields.String(), required=True)
    comforts = fields.List(fields.String(), required=True)
    skipped = fields.List(fields.String(), required=True)
    area = fields.String(required=True, allow_none=True)
    travel = fields.String(required=True, allow_none=True)
    together = fields.String(required=True, allow_none=True)
    gender = fields.String(required=True, allow_none=True)
    only_gender = fields.Boolean(required=True)
    most_years = fields.Integer(required=True, allow_none=True)
    learns = fields.Boolean(required=True)
    paused = fields.Boolean(required=True)
    paused_until = fields.Date(required=True, allow_none=True)
    complete = fields.Boolean(required=True)
    updated_at = Moment(required=True, allow_none=True)


class PreviewSchema(Schema):
    """All that others could be told about one before both said yes, of which a proposal names at most so many."""

    reasons = fields.List(fields.Nested(ReasonSchema), required=True)
    most = fields.Integer(required=True)


class LeverSchema(Schema):
    """A limit of one's own, what to save instead, and in which band that lets in more people."""

    limit = fields.String(required=True)
    opens = fields.String(required=True, validate=validate.OneOf(("few", "some")))
    text = fields.String(required=True)
    changes = fields.Nested(ProfileChanges, required=True)


class OutlookSchema(Schema):
    """How it looks for whoever asks; `partners` is told to those who wait, and null for who asked too often."""

    state = fields.String(required=True, validate=validate.OneOf(STATES))
    looking_since = Moment(required=True, allow_none=True)
    waiting_days = fields.Integer(required=True)
    partners = fields.String(required=True, allow_none=True, validate=validate.OneOf(("none", "few", "some")))
    reason = fields.Nested(WhySchema, required=True)
    levers = fields.List(fields.Nested(LeverSchema), required=True)
