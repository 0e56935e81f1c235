"""What goes out about notices."""

from marshmallow import fields, validate

from backend.core.schemas import Moment, Schema, page_of
from moderation.severity import SEVERITIES


class NoticeSchema(Schema):
    """A notice in its reader's words; `link` is a path of the web client."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    text = fields.String(required=True)
    link = fields.String(required=True, allow_none=True)
    data = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    created_at = Moment(required=True)
    read_at = Moment(required=True, allow_none=True)


class CaseFrame(Schema):
    """A case that waits for a moderator."""

    id = fields.String(required=True)
    severity = fields.String(required=True, validate=validate.OneOf(SEVERITIES))


notice_page = page_of(NoticeSchema, ("unread", fields.Integer(required=True)))
