"""What goes out about decisions to those they are about."""

from marshmallow import fields, validate

from backend.core.schemas import Moment, Schema

APPEALS = ("open", "too_late", "waiting", "uphold", "overturn", "change")


class StatementSchema(Schema):
    """What was decided about something of one's own, in the reader's language, and how to disagree."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    text = fields.String(required=True)
    given_at = Moment(required=True)
    appeal_until = Moment(required=True)
    must_read = fields.Boolean(required=True, metadata={"description": "To be shown before anything else."})
    withdrawn = fields.Boolean(required=True)
    appeal = fields.String(required=True, validate=validate.OneOf(APPEALS))
    answer = fields.String(required=True, allow_none=True, metadata={"description": "What came of the appeal."})
