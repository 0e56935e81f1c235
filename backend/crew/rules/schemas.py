"""What goes in and out about the rules of the house."""

from marshmallow import fields, validate

from backend.core.schemas import Key, Moment, PageQuery, Schema, Text

from .models import CHOICES, STATES
from .queries import VIEWS


class NewHouseRule(Schema):
    """A rule, and why; with `replaces_id`, in another's place."""

    words = Text(most=200, required=True)
    why = Text(most=400, required=True)
    replaces_id = Key(load_default=None, allow_none=True)


class HouseRulesQuery(PageQuery):
    """Which rules: those that hold, those voted on, or those that were."""

    view = fields.String(load_default="in_force", validate=validate.OneOf(list(VIEWS)))


class RuleTallySchema(Schema):
    """How a vote fell, once it is over and enough people voted."""

    yes = fields.Integer(required=True)
    no = fields.Integer(required=True)


class HouseRuleSchema(Schema):
    """A rule as the reader sees it; `tally` is null while people vote, and `few` says that too few did."""

    id = fields.String(required=True)
    words = fields.String(required=True)
    why = fields.String(required=True)
    replaces = fields.String(required=True, allow_none=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    mine = fields.Boolean(required=True)
    proposed_at = Moment(required=True)
    votes_until = Moment(required=True)
    quorum = fields.Integer(required=True)
    can_vote = fields.Boolean(required=True)
    my_vote = fields.String(required=True, allow_none=True, validate=validate.OneOf(CHOICES))
    tally = fields.Nested(RuleTallySchema(), required=True, allow_none=True)
    few = fields.Boolean(required=True)
    decided_at = Moment(required=True, allow_none=True)
    ended_at = Moment(required=True, allow_none=True)
    veto_reason = fields.String(required=True, allow_none=True)
    can_veto = fields.Boolean(required=True)


class NewRuleVote(Schema):
    """What one thinks of it."""

    choice = fields.String(required=True, validate=validate.OneOf(CHOICES))


class NewRuleVeto(Schema):
    """Why it cannot be; everybody reads it."""

    reason = Text(most=400, required=True)


class OwnRulesSchema(Schema):
    """Whether one may propose a rule."""

    can_propose = fields.Boolean(required=True)
