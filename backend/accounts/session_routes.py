"""REST: signing in and out, and the devices one is signed in on."""

from typing import Any

from flask import Response, after_this_request, current_app, g, request

from backend.core.actor import Actor
from backend.core.config import Settings
from backend.core.db import unit_of_work
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of

from . import queries, schemas, signing_in, views
from .routes import endpoint
from .tokens import CSRF_COOKIE, SESSION_COOKIE, csrf_token_of


@endpoint(
    "POST",
    "/sessions",
    body=schemas.SignIn(),
    returns=schemas.SignedIn(),
    status=201,
    public=True,
    own_units=True,
    rate="120/minute",
)
def sign_in(body: dict[str, Any]) -> dict[str, Any]:
    """Sign in; the token comes in the answer, or in a cookie when `keep` says so."""
    account_id = signing_in.check_password(handle=body["handle"], password=body["password"])
    label = request.headers.get("User-Agent", "")
    with unit_of_work():
        account, token = signing_in.start_session(account_id=account_id, kind=body["keep"], label=label)
        me = views.me(account)
    if body["keep"] == "token":
        return {"token": token, "account": me}
    _set_cookies(token)
    return {"token": None, "account": me}


@endpoint("GET", "/sessions", query=PageQuery(), returns=page_of(schemas.SessionSchema), pending=True)
def list_sessions(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """The devices one is signed in on."""
    return queries.list_sessions(actor, window).map(lambda rows: views.sessions(actor, rows))


@endpoint("DELETE", "/sessions/<key:session_id>", status=204, pending=True)
def end_session(actor: Actor, session_id: str) -> None:
    """Sign a device out; `current` is the one asking."""
    current = session_id in {"current", actor.session_id}
    signing_in.end_session(actor=actor, session_id=(actor.session_id or "") if current else session_id)
    if current and actor.csrf_token:
        after_this_request(_forget_cookies)


def load_actor() -> Actor | None:
    """Who is asking: by bearer token, else by cookie."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return signing_in.find_actor(token.strip(), kind="token")
    if cookie := request.cookies.get(SESSION_COOKIE):
        return signing_in.find_actor(cookie, kind="cookie")
    return None


def _set_cookies(token: str) -> None:
    settings: Settings = current_app.extensions["flok"]
    life = int(signing_in.SESSION_LIFE.total_seconds())

    @after_this_request
    def set_them(response: Response) -> Response:
        for name, value, hidden in (
            (SESSION_COOKIE, token, True),
            (CSRF_COOKIE, csrf_token_of(token), False),
        ):
            response.set_cookie(
                name, value, max_age=life, httponly=hidden, secure=settings.secure_cookies, samesite="Lax"
            )
        return response


def _forget_cookies(response: Response) -> Response:
    g.pop("actor", None)
    for name in (SESSION_COOKIE, CSRF_COOKIE):
        response.delete_cookie(name)
    return response
