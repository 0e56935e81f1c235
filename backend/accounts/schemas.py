"""What goes in and out about people."""

import re
from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from backend.core.schemas import Key, Moment, PageQuery, Schema, Text
from backend.core.text import LANGUAGES

from .ages import BANDS
from .capabilities import ADULT_ROLES, YOUTH
from .models import AVATARS, KINDS, STATUSES, TONES
from .passwords import LONGEST, SHORTEST

HANDLE = validate.Regexp(re.compile(r"\A[a-z0-9][a-z0-9._-]{2,31}\Z"))
# Refused although long enough: the first a stranger would try (NIST SP 800-63B, 3.1.1.2).
COMMON_PASSWORDS = frozenset(
    [
        "password",
        "passw0rd",
        "12345678",
        "123456789",
        "1234567890",
        "87654321",
        "qwertyui",
        "qwertyuiop",
        "qwerty123",
        "11111111",
        "00000000",
        "abcd1234",
        "iloveyou",
        "kodeord1",
        "kodeord123",
        "adgangskode",
        "hemmelig",
        "hemmeligt",
        "danmark1",
        "danmark123",
        "fodbold1",
        "velkommen",
        "velkommen1",
        "sommer2026",
        "minecraft",
        "fortnite",
        "pokemon1",
    ]
)


class PersonSchema(Schema):
    """A person as everybody else sees them."""

    id = fields.String(required=True)
    nickname = fields.String(required=True)
    avatar = fields.String(required=True, validate=validate.OneOf(AVATARS))
    tone = fields.String(required=True, validate=validate.OneOf(TONES))
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))


class CommunitySchema(Schema):
    id = fields.String(required=True)
    name = fields.String(required=True)


class MeSchema(PersonSchema):
    """One's own account."""

    handle = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(STATUSES))
    age_band = fields.String(required=True, allow_none=True, validate=validate.OneOf(BANDS))
    roles = fields.List(fields.String(), required=True)
    capabilities = fields.List(fields.String(), required=True)
    language = fields.String(required=True, validate=validate.OneOf(LANGUAGES))
    community = fields.Nested(CommunitySchema, required=True)
    must_read = fields.Boolean(
        required=True, metadata={"description": "Something was decided about one, to be read before anything else."}
    )


class ChangeMe(Schema):
    """What one may change about how one appears."""

    nickname = Text(most=24)
    avatar = fields.String(validate=validate.OneOf(AVATARS))
    tone = fields.String(validate=validate.OneOf(TONES))
    language = fields.String(validate=validate.OneOf(LANGUAGES))


class OwnYes(Schema):
    """The youth's own yes to taking part, and to which text."""

    version = Key(required=True)
    yes = fields.Boolean(required=True, validate=validate.Equal(comparable=True))


class NewAccount(Schema):
    """Joining with a code."""

    code = Text(most=24, required=True)
    handle = fields.String(required=True, validate=HANDLE)
    password = fields.String(required=True, validate=validate.Length(SHORTEST, LONGEST))
    consent = fields.Nested(OwnYes, required=True)
    nickname = Text(most=24, required=True)
    avatar = fields.String(required=True, validate=validate.OneOf(AVATARS))
    tone = fields.String(required=True, validate=validate.OneOf(TONES))
    language = fields.String(required=True, validate=validate.OneOf(LANGUAGES))

    @validates_schema
    def password_is_not_guessable(self, data: dict[str, Any], **_kwargs: Any) -> None:
        if data["password"].lower() in COMMON_PASSWORDS | {data["handle"]}:
            raise ValidationError("Too easy to guess.", "password")


class LookUp(Schema):
    code = Text(most=24, required=True)


class InvitationFound(Schema):
    """What a code opens."""

    community = fields.Nested(CommunitySchema, required=True)
    invites = fields.String(required=True, validate=validate.OneOf(KINDS))
    expires_at = Moment(required=True)


class NewInvitation(Schema):
    invites = fields.String(required=True, validate=validate.OneOf(KINDS))


class InvitationMade(Schema):
    """A fresh invitation; the code is shown this once."""

    id = fields.String(required=True)
    code = fields.String(required=True)
    url = fields.String(required=True)
    qr_svg = fields.String(required=True)
    invites = fields.String(required=True)
    expires_at = Moment(required=True)


class InvitationSchema(Schema):
    id = fields.String(required=True)
    invites = fields.String(required=True)
    created_at = Moment(required=True)
    expires_at = Moment(required=True)
    status = fields.String(required=True, validate=validate.OneOf(("open", "used", "expired", "revoked")))


class SignIn(Schema):
    """A name and a password; `otp` is for accounts with a second factor."""

    handle = Text(most=64, required=True)
    password = fields.String(required=True, validate=validate.Length(1, 256))
    otp = Text(most=10, allow_none=True, load_default=None)
    keep = fields.String(load_default="token", validate=validate.OneOf(("token", "cookie")))


class SignedIn(Schema):
    token = fields.String(required=True, allow_none=True)
    account = fields.Nested(MeSchema, required=True)


class SessionSchema(Schema):
    """One signed-in device of one's own."""

    id = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(("token", "cookie")))
    label = fields.String(required=True)
    created_at = Moment(required=True)
    last_used_at = Moment(required=True)
    expires_at = Moment(required=True)
    current = fields.Boolean(required=True)


class BlockSchema(Schema):
    person = fields.Nested(PersonSchema, required=True)
    since = Moment(required=True)


class AccountsQuery(PageQuery):
    status = fields.String(required=True, validate=validate.OneOf(("pending", "active", "suspended")))


class RoleSchema(Schema):
    role = fields.String(required=True, validate=validate.OneOf((YOUTH, *ADULT_ROLES)))
    screened_until = fields.Date(required=True)
    confidentiality_signed_on = fields.Date(required=True)


class AccountCard(PersonSchema):
    """An account as its coordinator sees it; identity is asked for separately, with a reason."""

    handle = fields.String(required=True)
    status = fields.String(required=True)
    age_band = fields.String(required=True, allow_none=True)
    roles = fields.List(fields.Nested(RoleSchema), required=True)
    joined_at = Moment(required=True)
    invited_by = fields.Nested(PersonSchema, required=True, allow_none=True)


class Confirmation(Schema):
    legal_name = Text(most=120, required=True)
    birth_date = fields.Date(load_default=None, allow_none=True)
    guardian_authorised = fields.Boolean(load_default=False)


class GivenReason(Schema):
    reason = Text(least=3, most=400, required=True)


class IdentitySchema(Schema):
    legal_name = fields.String(required=True)
    birth_date = fields.Date(required=True, allow_none=True)


class GrantRole(Schema):
    screened_until = fields.Date(required=True)
    confidentiality_signed_on = fields.Date(required=True)
