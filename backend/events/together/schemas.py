"""What goes in and out about coming together."""

from marshmallow import fields, validate

from backend.accounts.schemas import PersonSchema
from backend.core.schemas import Key, Schema

FIRST_NAME = validate.Regexp(r"\A[^\W\d_]{1,20}(?:-[^\W\d_]{1,20})?\Z")


class CompanySchema(Schema):
    """With whom one comes: a friend, or a guest without an account; whom one asked, who asks, and one's own wishes.

    Whoever said no is still shown as asked.
    """

    needs = fields.String(required=True, allow_none=True)
    would_like_company = fields.Boolean(required=True)
    guests_welcome = fields.Boolean(required=True)
    guest_name = fields.String(required=True, allow_none=True)
    comes_with = fields.Nested(PersonSchema, required=True, allow_none=True)
    asked = fields.Nested(PersonSchema, required=True, allow_none=True)
    asked_by = fields.List(fields.Nested(PersonSchema), required=True)


class CompanionSchema(PersonSchema):
    """A friend of the reader."""


class NewAsking(Schema):
    friend_id = Key(required=True)


class CompanyAnswerSchema(Schema):
    """Whether one comes along with whoever asked."""

    asker_id = Key(required=True)
    comes = fields.Boolean(required=True)


class NewGuest(Schema):
    """Somebody without an account, by first name only; it is forgotten after the event."""

    first_name = fields.String(required=True, validate=FIRST_NAME)


class OpennessSchema(Schema):
    """Whether friends who do the same see which events one comes to."""

    is_open = fields.Boolean(required=True)
