"""What goes in and out about ideas."""

from marshmallow import fields, validate

from backend.accounts.schemas import PersonSchema
from backend.core.schemas import MAX_INTEGER, Moment, PageQuery, Schema, Text

from .models import ANSWERS, CHOICES
from .queries import STATES


class NewIdea(Schema):
    """What one would like to do."""

    title = Text(most=80, required=True)
    words = Text(most=600, required=True)


class IdeasQuery(PageQuery):
    """Which ideas: all, those waiting for an answer (for the crew), or those that have one."""

    state = fields.String(load_default="all", validate=validate.OneOf(STATES))


class TallySchema(Schema):
    """How a vote fell, once it is over and enough people voted."""

    would_come = fields.Integer(required=True)
    perhaps = fields.Integer(required=True)
    not_for_me = fields.Integer(required=True)


class IdeaAnswerSchema(Schema):
    """What the crew says to an idea, and why."""

    answer = fields.String(required=True, validate=validate.OneOf(ANSWERS))
    reason = fields.String(required=True)
    answered_at = Moment(required=True)
    by = fields.Nested(PersonSchema(), required=True, allow_none=True)


class IdeaSchema(Schema):
    """An idea as the reader sees it; `tally` is null while people vote, and when only few did."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    words = fields.String(required=True)
    author = fields.Nested(PersonSchema(), required=True)
    mine = fields.Boolean(required=True)
    created_at = Moment(required=True)
    votes_until = Moment(required=True)
    can_vote = fields.Boolean(required=True)
    my_vote = fields.String(required=True, allow_none=True, validate=validate.OneOf(CHOICES))
    tally = fields.Nested(TallySchema(), required=True, allow_none=True)
    comments = fields.Integer(required=True)
    answer_by = Moment(required=True)
    answer = fields.Nested(IdeaAnswerSchema(), required=True, allow_none=True)
    can_answer = fields.Boolean(required=True)
    event_id = fields.String(required=True, allow_none=True)
    version = fields.Integer(required=True)


class NewVote(Schema):
    """What one thinks of an idea."""

    choice = fields.String(required=True, validate=validate.OneOf(CHOICES))


class NewIdeaAnswer(Schema):
    """An answer in place of number `version`; 0 where there is none yet."""

    version = fields.Integer(required=True, validate=validate.Range(0, MAX_INTEGER), strict=True)
    answer = fields.String(required=True, validate=validate.OneOf(ANSWERS))
    reason = Text(most=600, required=True)


class NewIdeaComment(Schema):
    """A few words to an idea."""

    text = Text(most=300, required=True)


class IdeaCommentSchema(Schema):
    """What somebody says to an idea."""

    id = fields.String(required=True)
    author = fields.Nested(PersonSchema(), required=True)
    mine = fields.Boolean(required=True)
    text = fields.String(required=True)
    created_at = Moment(required=True)


class CrewMemberSchema(Schema):
    """A youth of the crew; `since` null where they have not said yes yet."""

    person = fields.Nested(PersonSchema(), required=True)
    since = Moment(required=True, allow_none=True)


class OwnMembershipSchema(Schema):
    """Whether one was asked onto the crew, and since when one is on it."""

    asked = fields.Boolean(required=True)
    since = Moment(required=True, allow_none=True)


class BegunSchema(Schema):
    """The draft of an event that was begun."""

    id = fields.String(required=True)
