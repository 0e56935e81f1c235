"""Errors with a code and a sentence in each language; the edges give them a face (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, ClassVar

from .wording import spoken

Texts = Mapping[str, str]
Problem = dict[str, Any]


class AppError(Exception):
    """Something went wrong that the caller can be told about."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal"
    text: ClassVar[Texts] = {
        "da": "Noget gik galt. Det er os, ikke dig. Prøv igen.",
        "en": "Something went wrong. It's us, not you. Try again.",
    }

    def __init__(
        self,
        *,
        errors: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        **fields: Any,
    ) -> None:
        super().__init__(self.code)
        self.errors = errors
        self.headers = dict(headers or {})
        self.fields = fields


class BadRequest(AppError):
    """The request could not be read."""

    status, code = 400, "bad_request"
    text = {"da": "Vi kunne ikke læse det, du sendte.", "en": "We couldn't read what you sent."}


class Unauthenticated(AppError):
    """Nobody is signed in."""

    status, code = 401, "unauthenticated"
    text = {
        "da": "Du har været væk lidt. Log ind igen, så er du tilbage her.",
        "en": "You've been away a while. Sign in and you'll be back here.",
    }


class Forbidden(AppError):
    """The actor may not do this."""

    status, code = 403, "forbidden"
    text = {"da": "Det har du ikke adgang til.", "en": "You don't have access to that."}


class NotFound(AppError):
    """It does not exist, or not for this actor."""

    status, code = 404, "not_found"
    text = {"da": "Det findes ikke, eller det er ikke dit.", "en": "It doesn't exist, or it isn't yours."}


class Conflict(AppError):
    """It clashes with how things stand now."""

    status, code = 409, "conflict"
    text = {
        "da": "Det er blevet ændret imens. Hent det igen.",
        "en": "It has changed meanwhile. Load it again.",
    }


class TooLarge(AppError):
    """The request is larger than any honest one."""

    status, code = 413, "too_large"
    text = {"da": "Det er for stort til at sende.", "en": "That's too large to send."}


class NotJson(AppError):
    """The body is something else than JSON; a form of another site would be."""

    status, code = 415, "not_json"
    text = {"da": "Vi kunne ikke læse det, du sendte.", "en": "We couldn't read what you sent."}


class WrongType(AppError):
    """The body is of a kind that is not taken here."""

    status, code = 415, "wrong_type"
    text = {"da": "Den slags fil kan vi ikke tage imod.", "en": "We can't take that kind of file."}


class Invalid(AppError):
    """Fields are missing, unknown or wrong; `errors` says which."""

    status, code = 422, "invalid"
    text = {"da": "Noget er ikke udfyldt rigtigt.", "en": "Something isn't filled in right."}


class TooMany(AppError):
    """Too much, too fast."""

    status, code = 429, "too_many"
    text = {
        "da": "Det går lidt for hurtigt. Vent lidt, og prøv igen.",
        "en": "That's a little too fast. Wait a bit and try again.",
    }


class Busy(AppError):
    """The server cannot take more right now."""

    status, code = 503, "busy"
    text = {"da": "Der er travlt lige nu. Prøv igen om lidt.", "en": "It's busy right now. Try again soon."}


def as_problem(error: AppError, language: str) -> Problem:
    """The problem details object of RFC 9457 for `error`, its detail and its fields' reasons in `language`."""
    problem: Problem = {
        "type": f"urn:flok:problem:{error.code}",
        "title": HTTPStatus(error.status).phrase,
        "status": error.status,
        "code": error.code,
        "detail": error.text.get(language, error.text["da"]),
        **error.fields,
    }
    if error.errors is not None:
        problem["errors"] = spoken(error.errors, language)
    return problem
