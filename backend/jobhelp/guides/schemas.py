"""What goes out of guides."""

from marshmallow import fields, validate

from backend.core.schemas import Schema

from .reading import NAMES


class GuidePartSchema(Schema):
    """A question or a subject: what it is about, and what one could say, do or ask."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    text = fields.String(required=True)
    points = fields.List(fields.String(), required=True)


class GuideLinkSchema(Schema):
    """Where it always stands right."""

    url = fields.Url(required=True)
    name = fields.String(required=True)


class GuideSchema(Schema):
    """A guide, and the day somebody last looked whether it is still so."""

    name = fields.String(required=True, validate=validate.OneOf(NAMES))
    title = fields.String(required=True)
    intro = fields.String(required=True)
    looked_on = fields.Date(required=True)
    links = fields.List(fields.Nested(GuideLinkSchema), required=True)
    parts = fields.List(fields.Nested(GuidePartSchema), required=True)
