"""What goes in and out about notices, preferences, push and mail."""

import re
from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from backend.core.schemas import Moment, Schema, Text, page_of
from moderation.severity import SEVERITIES

from .topics import TOPICS

# On a quarter of an hour.
HOUR = validate.Regexp(re.compile(r"\A([01][0-9]|2[0-3]):(00|15|30|45)\Z"))
# Enough to catch a slip; whether it is an address is shown by the code arriving.
ADDRESS = validate.Regexp(
    re.compile(r"\A[!-?A-~]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,180}[A-Za-z0-9])?\.[A-Za-z]{2,30}\Z")
)


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


class TopicChoice(Schema):
    """By which channels one hears of a topic."""

    topic = fields.String(required=True, validate=validate.OneOf(TOPICS))
    app = fields.Boolean(required=True)
    push = fields.Boolean(required=True)
    mail = fields.Boolean(required=True)


class TopicSchema(TopicChoice):
    """A topic; `locked` is always told in the app."""

    locked = fields.Boolean(required=True)


class QuietChoice(Schema):
    """When nothing rings; `on` false is never, and the hours are then only remembered."""

    on = fields.Boolean(load_default=True)
    starts = fields.String(required=True, validate=HOUR)
    ends = fields.String(required=True, validate=HOUR)

    @validates_schema
    def _last(self, data: dict[str, Any], **_kwargs: Any) -> None:
        if data.get("starts") == data.get("ends"):
            raise ValidationError({"ends": ["same"]})


class QuietSchema(Schema):
    """When nothing rings; `fixed` follows from age and cannot be chosen."""

    on = fields.Boolean(required=True)
    starts = fields.String(required=True)
    ends = fields.String(required=True)
    fixed = fields.Boolean(required=True)


class MailState(Schema):
    """Whether mail can be had here, and whether it goes somewhere."""

    offered = fields.Boolean(required=True)
    address = fields.String(required=True, allow_none=True)
    confirmed = fields.Boolean(required=True)


class PreferencesSchema(Schema):
    """What one is told, by which channel, and when not."""

    topics = fields.List(fields.Nested(TopicSchema), required=True)
    quiet = fields.Nested(QuietSchema, required=True)
    mail = fields.Nested(MailState, required=True)


class ChangePreferences(Schema):
    """Some topics, the quiet hours, or both; what is left out stays."""

    topics = fields.List(fields.Nested(TopicChoice), load_default=list, validate=validate.Length(max=len(TOPICS)))
    quiet = fields.Nested(QuietChoice, load_default=None, allow_none=True)


class PushKey(Schema):
    """What a browser subscribes with."""

    key = fields.String(required=True)


class PushKeys(Schema):
    """What a browser gives to encrypt for it, in base64url."""

    p256dh = Text(required=True, most=200)
    auth = Text(required=True, most=100)


class NewPushSubscription(Schema):
    """A browser that lets itself be rung."""

    endpoint = Text(required=True, most=1000)
    keys = fields.Nested(PushKeys, required=True)


class PushSubscriptionMade(Schema):
    """What to name it by."""

    id = fields.String(required=True)


class NewMailAddress(Schema):
    """Where one wants mail."""

    address = fields.String(required=True, validate=ADDRESS)


class MailCode(Schema):
    """The code that came by mail."""

    code = fields.String(required=True, validate=validate.Regexp(re.compile(r"\A[0-9]{6}\Z")))
