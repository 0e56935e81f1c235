"""What a profile says, and what it can say."""

from marshmallow import ValidationError, fields, validate

from backend.core.schemas import Key, Moment, Schema
from backend.friendbank.catalogue import HOPES, INTERESTS, LANGUAGES, TIMES, TRAVEL


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
