"""What goes in and out about the crew's budget; amounts are whole øre."""

from marshmallow import fields, validate

from backend.accounts.schemas import PersonSchema
from backend.core.schemas import Moment, PageQuery, Schema, Text

from .models import CHOICES, STATUSES
from .queries import STATES

MOST_ORE = 10_000_000


class BudgetSchema(Schema):
    """What is in the crew's pot, how much of it is not promised yet, and what one may do."""

    balance_ore = fields.Integer(required=True)
    free_ore = fields.Integer(required=True)
    can_vote = fields.Boolean(required=True)
    can_keep = fields.Boolean(required=True)


class NewBudgetProposal(Schema):
    """What to spend up to so much on, and why."""

    title = Text(most=80, required=True)
    words = Text(most=600, required=True)
    amount_ore = fields.Integer(required=True, strict=True, validate=validate.Range(100, MOST_ORE))


class BudgetQuery(PageQuery):
    """What is open, or what was decided."""

    state = fields.String(load_default="open", validate=validate.OneOf(STATES))


class BallotTallySchema(Schema):
    """How a vote fell, once it is over and enough voted."""

    yes = fields.Integer(required=True)
    no = fields.Integer(required=True)


class BudgetProposalSchema(Schema):
    """A proposal as the reader sees it; `tally` is null while people vote, and when only few did."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    words = fields.String(required=True)
    amount_ore = fields.Integer(required=True)
    author = fields.Nested(PersonSchema(), required=True)
    mine = fields.Boolean(required=True)
    status = fields.String(required=True, validate=validate.OneOf(STATUSES))
    created_at = Moment(required=True)
    votes_until = Moment(required=True)
    was_extended = fields.Boolean(required=True)
    can_vote = fields.Boolean(required=True)
    my_vote = fields.String(required=True, allow_none=True, validate=validate.OneOf(CHOICES))
    tally = fields.Nested(BallotTallySchema(), required=True, allow_none=True)
    decided_at = Moment(required=True, allow_none=True)
    can_pay = fields.Boolean(required=True)
    reason = fields.String(required=True, allow_none=True)
    spent_ore = fields.Integer(required=True, allow_none=True)
    done_at = Moment(required=True, allow_none=True)
    done_by = fields.Nested(PersonSchema(), required=True, allow_none=True)
    version = fields.Integer(required=True)


class NewBallot(Schema):
    """Yes or no."""

    choice = fields.String(required=True, validate=validate.OneOf(CHOICES))


class NewSpending(Schema):
    """What it came to."""

    amount_ore = fields.Integer(required=True, strict=True, validate=validate.Range(1, MOST_ORE))


class NewRefusal(Schema):
    """Why it is not paid for."""

    reason = Text(most=600, required=True)
