"""Schemas shared by all: strict in, complete out, and field errors in the reader's language."""

import re
from typing import Any

import marshmallow
from marshmallow import Schema as _Schema
from marshmallow import fields, validate

from .db import ID_LENGTH
from .errors import Invalid
from .pagination import DEFAULT_LIMIT, MAX_LIMIT
from .text import clean
from .wording import spoken

MAX_INTEGER = 2**31 - 1
_KEY = r"[A-Za-z0-9_.:-]"
_is_key = re.compile(rf"{_KEY}+\Z").match


class Schema(_Schema):
    """Refuses unknown fields; keeps the order of declaration."""

    class Meta:
        unknown = marshmallow.RAISE


class Text(fields.String):
    """A text people write: NFC, trimmed, no control characters, `least` to `most` characters."""

    default_error_messages = {"text": "Not a valid string."}

    def __init__(self, *, least: int = 1, most: int, **kwargs: Any) -> None:
        super().__init__(validate=validate.Length(least, most), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        text = super()._deserialize(value, attr, data, **kwargs)
        try:
            return clean(text)
        except ValueError as error:
            raise self.make_error("text") from error


class Key(fields.String):
    """An opaque id or slug."""

    def __init__(self, *, most: int = ID_LENGTH, **kwargs: Any) -> None:
        super().__init__(validate=validate.Regexp(rf"\A{_KEY}{{1,{most}}}\Z"), **kwargs)


def is_key(value: object, most: int = ID_LENGTH) -> bool:
    """Whether a Key field would take `value` as it is."""
    return isinstance(value, str) and len(value) <= most and _is_key(value) is not None


class Moment(fields.AwareDateTime):
    """A moment, RFC 3339 in UTC; a naive one is refused."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="iso", **kwargs)

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:
        text = super()._serialize(value, attr, obj, **kwargs)
        return text.replace("+00:00", "Z") if isinstance(text, str) else text


class PageQuery(Schema):
    """Which page of a list."""

    cursor = fields.String(load_default=None, validate=validate.Length(1, 400))
    limit = fields.Integer(load_default=DEFAULT_LIMIT, validate=validate.Range(1, MAX_LIMIT))


class ProblemSchema(Schema):
    """Problem details (RFC 9457); `code` is stable, `detail` is for people."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    code = fields.String(required=True)
    detail = fields.String(required=True)
    errors = fields.Dict(keys=fields.String(), values=fields.Raw())


def page_of(item: type[_Schema], *extra: tuple[str, fields.Field[Any]]) -> _Schema:
    """The schema of a list answer: `items`, `next`, and any `extra` fields."""
    name = f"{item.__name__.removesuffix('Schema')}Page"
    members: dict[str, Any] = {
        "items": fields.List(fields.Nested(item), required=True),
        "next": fields.String(required=True, allow_none=True),
        **dict(extra),
    }
    return Schema.from_dict(members, name=name)()


def load(schema: _Schema, data: Any, language: str) -> dict[str, Any]:
    """`data` read by `schema`; raises Invalid with its field errors in `language`."""
    try:
        loaded: dict[str, Any] = schema.load(data)
    except marshmallow.ValidationError as error:
        raise Invalid(errors=spoken(error.normalized_messages(), language)) from error
    return loaded
