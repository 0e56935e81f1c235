"""What goes out about neighbours."""

from marshmallow import fields, validate

from backend.core.schemas import Schema

from .queries import STANDINGS


class NeighbourSchema(Schema):
    """Another community: nothing between us, `asked` by us, `asks` us, or neighbours."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    standing = fields.String(required=True, validate=validate.OneOf(STANDINGS))
