"""What goes in and out of moderation."""

from marshmallow import fields, validate

from backend.core.schemas import Key, Moment, PageQuery, Schema, Text

from .actions import LONGEST
from .models import RATIONALE_LENGTH, SOURCES, STATUSES
from .severity import REASONS, SEVERITIES

NOTE_LENGTH = 1000
NICKNAME_LENGTH = 40
MOST_ACTS = 8
CLAIMED = ("mine", "other")
DECISION_STATUSES = ("decided", "waiting", "undone")


class HelpLineSchema(Schema):
    """A place that helps, in the reader's language."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    phone = fields.String(required=True, allow_none=True)
    sms = fields.String(required=True, allow_none=True)
    chat_url = fields.String(required=True, allow_none=True)
    text = fields.String(required=True)
    hours = fields.String(required=True)
    open_now = fields.Boolean(required=True)
    ages = fields.String(required=True)


class GuidelineSchema(Schema):
    id = fields.String(required=True)
    title = fields.String(required=True)
    text = fields.String(required=True)


class NewReport(Schema):
    """A report in three taps: what, why, and a note if one likes."""

    kind = Key(required=True)
    subject_id = Key(required=True)
    reason = fields.String(required=True, validate=validate.OneOf(list(REASONS)))
    note = Text(least=0, most=NOTE_LENGTH, allow_none=True, load_default=None)


class ReportReceipt(Schema):
    id = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(["received", "answered"]))
    created_at = Moment(required=True)


class ReportSchema(ReportReceipt):
    """One's own report; the answer says what came of it, not who decided."""

    kind = fields.String(required=True)
    reason = fields.String(required=True, validate=validate.OneOf(list(REASONS)))
    answer = fields.String(required=True, allow_none=True)


class CasesQuery(PageQuery):
    status = fields.String(load_default="open", validate=validate.OneOf(STATUSES))


class CaseHeadSchema(Schema):
    """What may be known about a case without reading it."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    severity = fields.String(required=True, validate=validate.OneOf(SEVERITIES))
    labels = fields.List(fields.String(), required=True)
    source = fields.String(required=True, validate=validate.OneOf(SOURCES))
    deadline_at = Moment(required=True)
    opened_at = Moment(required=True)
    status = fields.String(required=True, validate=validate.OneOf(STATUSES))
    escalated = fields.Boolean(required=True)
    claimed = fields.String(required=True, allow_none=True, validate=validate.OneOf(CLAIMED))
    version = fields.Integer(required=True)
    needs_second = fields.Boolean(required=True, metadata={"description": "Decided, and waiting for a second person."})


class CaseSummarySchema(CaseHeadSchema):
    """A case in a list."""

    reports = fields.Integer(required=True)


class EvidencePersonSchema(Schema):
    """A person in evidence: the nickname they had then, and nothing that leads further."""

    nickname = fields.String(required=True)


class EvidencePictureSchema(Schema):
    """That there is a picture, and what its author says it shows; the subject's own can be looked at."""

    alt = fields.String(required=True)


class EvidenceEditSchema(Schema):
    """What stood there before, or what was held when its author wanted to write it."""

    kind = fields.String(required=True, validate=validate.OneOf(["replaced", "held"]))
    text = fields.String(required=True)
    made_at = fields.String(required=True)


class EvidenceLineSchema(Schema):
    """A neighbouring text."""

    author = fields.Nested(EvidencePersonSchema, required=True, allow_none=True)
    text = fields.String(required=True)
    sent_at = fields.String(required=True, allow_none=True)
    is_subject = fields.Boolean(required=True)
    quote = fields.String(required=True, allow_none=True)
    picture = fields.Nested(EvidencePictureSchema, required=True, allow_none=True)
    edits = fields.List(fields.Nested(EvidenceEditSchema), required=True)


class EvidenceSchema(Schema):
    """The subject as it was when somebody reported it."""

    author = fields.Nested(EvidencePersonSchema, required=True, allow_none=True)
    text = fields.String(required=True)
    context = fields.List(fields.Nested(EvidenceLineSchema), required=True)
    frozen_at = Moment(required=True)


class CaseReportSchema(Schema):
    """A report as a moderator reads it: not who made it."""

    reason = fields.String(required=True, validate=validate.OneOf(list(REASONS)))
    note = fields.String(required=True, allow_none=True)
    created_at = Moment(required=True)


class NewAct(Schema):
    """One thing to do, and for how many days where that is asked."""

    name = Key(required=True)
    days = fields.Integer(strict=True, allow_none=True, load_default=None, validate=validate.Range(1, LONGEST))


class NewDecision(Schema):
    """A decision about the case as it stood at `version`: one `action`, or several `actions`."""

    version = fields.Integer(required=True, strict=True, validate=validate.Range(1, 2**31 - 1))
    action = Key(allow_none=True, load_default=None)
    actions = fields.List(fields.Nested(NewAct), load_default=list, validate=validate.Length(max=MOST_ACTS))
    guideline = Key(required=True)
    rationale = Text(least=RATIONALE_LENGTH[0], most=RATIONALE_LENGTH[1], required=True)


class ActSchema(Schema):
    name = fields.String(required=True)
    days = fields.Integer(required=True, allow_none=True)


class DecisionSchema(Schema):
    """What was decided; `waiting` means that a second person is asked first."""

    id = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(DECISION_STATUSES))
    action = fields.String(required=True)
    actions = fields.List(fields.Nested(ActSchema), required=True)
    guideline = fields.String(required=True)
    rationale = fields.String(required=True)
    decided_at = Moment(required=True)
    example = fields.Boolean(required=True, metadata={"description": "What was judged is an invented example."})


class UndoneSchema(Schema):
    """A decision that was taken back, and what of it cannot be."""

    id = fields.String(required=True)
    left = fields.List(fields.String(), required=True)


class NewTie(Schema):
    """Whom one knows, by the name they have in the case."""

    nickname = Text(least=1, most=NICKNAME_LENGTH, required=True)


class CaseSchema(CaseHeadSchema):
    """A case one has claimed, with everything needed to decide it."""

    evidence = fields.Nested(EvidenceSchema, required=True)
    later_evidence = fields.List(
        fields.Nested(EvidenceSchema),
        required=True,
        metadata={"description": "The subject as later reports found it, where it had changed."},
    )
    reasons = fields.List(fields.String(), required=True, metadata={"description": "What screening saw."})
    reports = fields.List(fields.Nested(CaseReportSchema), required=True)
    actions = fields.List(fields.String(), required=True)
    strikes = fields.Float(
        required=True, metadata={"description": "What was decided about the author before, fading with time."}
    )
    decisions = fields.List(fields.Nested(DecisionSchema), required=True)
    lease_until = Moment(required=True, allow_none=True)
