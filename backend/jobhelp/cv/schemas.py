"""What goes in and out about a CV. Everything may be left empty: it is written step by step."""

from marshmallow import fields, validate

from backend.core.schemas import MAX_INTEGER, Moment, Schema, Text

from .models import KINDS, LEVELS, STYLES, TIMES, TRAVEL

# A year, or a month of one; employers of fourteen-year-olds ask for no more.
WHEN = validate.Regexp(r"\A(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?\Z")
MOST_EXPERIENCES, MOST_SCHOOLS, MOST_WORDS, MOST_SAID = 8, 4, 8, 2


def _text(most: int) -> Text:
    return Text(least=0, most=most, load_default="")


def _when() -> fields.String:
    return fields.String(load_default=None, allow_none=True, validate=WHEN)


def _some_of(values: tuple[str, ...]) -> "fields.List[str]":
    one = fields.String(validate=validate.OneOf(values))
    return fields.List(one, load_default=list, validate=validate.Length(0, len(values)))


def _words() -> "fields.List[str]":
    return fields.List(Text(most=40), load_default=list, validate=validate.Length(0, MOST_WORDS))


class ExperienceSchema(Schema):
    """Something one has tried; it need not have been a job. `until` null while it goes on."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    title = _text(80)
    place = _text(80)
    since = _when()
    until = _when()
    text = _text(300)


class SchoolSchema(Schema):
    """A school, and what one does or did there."""

    school = _text(80)
    what = _text(80)
    since = _when()
    until = _when()


class SpokenSchema(Schema):
    """A language by its code (ISO 639), and how well one speaks it."""

    language = fields.String(required=True, validate=validate.Regexp(r"\A[a-z]{2,3}\Z"))
    level = fields.String(required=True, validate=validate.OneOf(LEVELS))


class SaidSchema(Schema):
    """What somebody says of one; printed only when they `agreed` to stand there."""

    name = _text(80)
    relation = _text(80)
    words = _text(200)
    agreed = fields.Boolean(load_default=False)


class CvContent(Schema):
    """A CV's words and choices."""

    name = _text(80)
    phone = _text(30)
    email = _text(120)
    town = _text(60)
    about = _text(500)
    experiences = fields.List(
        fields.Nested(ExperienceSchema), load_default=list, validate=validate.Length(0, MOST_EXPERIENCES)
    )
    schools = fields.List(fields.Nested(SchoolSchema), load_default=list, validate=validate.Length(0, MOST_SCHOOLS))
    languages = fields.List(fields.Nested(SpokenSchema), load_default=list, validate=validate.Length(0, MOST_WORDS))
    strengths = _words()
    interests = _words()
    said = fields.List(fields.Nested(SaidSchema), load_default=list, validate=validate.Length(0, MOST_SAID))
    times = _some_of(TIMES)
    travel = _some_of(TRAVEL)
    style = fields.String(load_default=STYLES[0], validate=validate.OneOf(STYLES))


class CvSaving(CvContent):
    """A whole CV, written on top of `version`: 0 before the first."""

    version = fields.Integer(required=True, strict=True, validate=validate.Range(0, MAX_INTEGER))


class ResumeFile(Schema):
    """A file in JSON Resume, as it was found."""

    resume = fields.Dict(keys=fields.String(), required=True)


class ReadResume(Schema):
    """What a CV can keep of a file; `left` are the places in it that have none here."""

    cv = fields.Nested(CvContent, required=True)
    left = fields.List(fields.String(), required=True)


class CvSchema(CvContent):
    """One's own CV. `telling` are words by which a stranger would know about care: asked about, never taken out."""

    version = fields.Integer(required=True)
    updated_at = Moment(required=True, allow_none=True)
    telling = fields.List(fields.String(), required=True)
