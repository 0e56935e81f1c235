"""The REST edge: one decorator gives a route its unit of work, actor, schemas, errors and OpenAPI entry."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Flask, Response, g, jsonify, request
from flask_login import current_user
from flask_smorest import Api
from flask_smorest import Blueprint as SmorestBlueprint
from marshmallow import Schema
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter

from . import rates
from .actor import Actor
from .db import unit_of_work
from .errors import (
    AppError,
    BadRequest,
    Forbidden,
    Invalid,
    NotFound,
    NotJson,
    TooLarge,
    Unauthenticated,
    WrongType,
    as_problem,
)
from .pagination import Window
from .schemas import PageQuery, ProblemSchema, load
from .specs import BINARY, EndpointSpec, Raw, binary
from .text import choose_language

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
PUBLIC_RATE, WRITE_RATE, READ_RATE = "60/minute", "240/minute", "900/minute"
PROBLEM = "application/problem+json"
View = Callable[..., Any]


class CsrfFailed(Forbidden):
    """A cookie came without its token: the request may be another site's."""

    code = "csrf"
    text = {"da": "Siden er gammel. Hent den igen.", "en": "The page is old. Load it again."}


class MethodNotAllowed(AppError):
    """The address exists, the method does not."""

    status, code = 405, "method_not_allowed"
    text = {"da": "Det kan man ikke her.", "en": "You can't do that here."}


class ApiBlueprint(SmorestBlueprint):
    """A blueprint whose methods declare everything about a route at once."""

    def __init__(self, name: str) -> None:
        super().__init__(name, name, url_prefix="/api/v1")

    def endpoint(
        self,
        method: str,
        rule: str,
        *,
        body: Schema | Raw | None = None,
        query: Schema | None = None,
        returns: Schema | Raw | None = None,
        status: int = 200,
        public: bool = False,
        pending: bool = False,
        own_units: bool = False,
        recorded: bool = False,
        rate: str | None = None,
    ) -> Callable[[View], View]:
        """Register `view(actor, **ids, body=, query=)`; public: no actor, pending: waiting accounts may too.

        The view returns what `returns` dumps, None for 204, a whole Response where `returns` is Raw, or an AppError:
        a refusal that is returned, not raised, keeps what was done. `query` with cursor and limit arrives as `window`.
        A view with `own_units` opens its units of work itself, because it does something slow between them.
        A `recorded` GET writes: the look itself is put on record.
        """
        spec = EndpointSpec(
            body=body,
            query=query,
            returns=returns,
            status=status,
            public=public,
            pending=pending,
            own_units=own_units,
            recorded=recorded,
            rate=rate,
        )

        def decorate(view: View) -> View:
            @wraps(view)
            def run(**ids: str) -> Response:
                return _run(spec, view, ids)

            run.endpoint_spec = spec  # type: ignore[attr-defined]  # read back by tests and documents
            run._apidoc = self._documented(spec, view)  # type: ignore[attr-defined]  # noqa: SLF001  # flask-smorest's slot
            self.add_url_rule(rule, view.__name__, run, methods=[method])
            return view

        return decorate

    def _documented(self, spec: EndpointSpec, view: View) -> dict[str, Any]:
        # flask-smorest documents through decorators; ours does the work, so theirs decorate a stand-in.
        documented = self._returning(spec)(wraps(view)(lambda: None))
        for schema, location in ((spec.body, "json"), (spec.query, "query")):
            if isinstance(schema, Schema):
                documented = self.arguments(schema, location=location)(documented)
        security: list[dict[str, list[str]]] = [] if spec.public else [{"token": []}, {"cookie": []}]
        facts: dict[str, Any] = {"security": security}
        if isinstance(spec.body, Raw):
            facts["requestBody"] = {"required": True, "content": binary(spec.body)}
        documented = self.doc(**facts)(documented)
        apidoc: dict[str, Any] = documented._apidoc  # noqa: SLF001  # see above
        return apidoc

    def _returning(self, spec: EndpointSpec) -> Callable[[View], View]:
        if isinstance(spec.returns, Raw):
            binary: Callable[[View], View] = self.response(spec.status, BINARY, content_type=spec.returns.types[0])
            return binary
        plain: Callable[[View], View] = self.response(spec.status, spec.returns)
        return plain


def page_window(query: dict[str, Any]) -> Window:
    """The window a PageQuery asked for, taken out of `query`."""
    return Window(query.pop("cursor"), query.pop("limit"))


def language() -> str:
    """The reader's language: the actor's own, else what the request asks for."""
    actor: Actor | None = g.get("actor")
    return actor.language if actor else choose_language(request.headers.get("Accept-Language"))


def _run(spec: EndpointSpec, view: View, ids: dict[str, str]) -> Response:
    readonly = request.method in SAFE_METHODS and not spec.recorded
    if spec.own_units:
        return _answer(spec, _call(spec, view, ids, _admit_apart(spec)))
    if isinstance(spec.body, Schema):
        request.get_data()  # however slowly it comes, nobody waits for this unit meanwhile
    with unit_of_work(readonly=readonly):
        return _answer(spec, _call(spec, view, ids, _admit(spec)))


def _call(spec: EndpointSpec, view: View, ids: dict[str, str], actor: Actor | None) -> Any:
    arguments: dict[str, Any] = dict(ids)
    if actor is not None:
        arguments["actor"] = actor
    if spec.query is not None:
        arguments["query"] = load(spec.query, request.args.to_dict(), language())
        if isinstance(spec.query, PageQuery):
            arguments["window"] = page_window(arguments["query"])
            if not arguments["query"]:
                del arguments["query"]
    if isinstance(spec.body, Raw):
        arguments["body"] = _raw_body(spec.body)
    elif spec.body is not None:
        arguments["body"] = load(spec.body, _json_body(), language())
    return view(**arguments)


def _answer(spec: EndpointSpec, result: Any) -> Response:
    if isinstance(result, AppError):
        return problem_response(result)
    if isinstance(result, Response):
        return result
    if result is None or not isinstance(spec.returns, Schema):
        return Response(status=204)
    answer = jsonify(spec.returns.dump(result))
    answer.status_code = spec.status
    return answer


def _admit_apart(spec: EndpointSpec) -> Actor | None:
    # Who is asking must be known before anything slow; nothing may wait for that.
    with unit_of_work(readonly=True):
        return _admit(spec)


def _admit(spec: EndpointSpec) -> Actor | None:
    if spec.public:
        rates.take(f"ip:{request.endpoint}:{request.remote_addr}", spec.rate or PUBLIC_RATE)
        return None
    if not current_user.is_authenticated:
        raise Unauthenticated(headers={"WWW-Authenticate": "Bearer"})
    actor: Actor = current_user._get_current_object()  # noqa: SLF001  # the actor itself must outlive the request
    g.actor = actor
    safe = request.method in SAFE_METHODS
    if not safe and actor.csrf_token and request.headers.get("X-CSRF-Token") != actor.csrf_token:
        raise CsrfFailed
    if not spec.pending:
        actor.require_confirmed()
    if spec.rate:
        rates.take(f"{request.endpoint}:{actor.id}", spec.rate)
    rates.take(f"{'read' if safe else 'write'}:{actor.id}", READ_RATE if safe else WRITE_RATE)
    return actor


def _raw_body(raw: Raw) -> bytes:
    if request.mimetype not in raw.types:
        raise WrongType
    request.max_content_length = raw.most
    return request.get_data()


def _json_body() -> Any:
    content = request.get_data()
    # Other sites' pages can send forms without asking, but not JSON: so they cannot sign a visitor in either.
    if content and not request.is_json:
        raise NotJson
    try:
        data = json.loads(content or b"{}")
    except (ValueError, RecursionError) as error:
        raise BadRequest from error
    if not isinstance(data, dict):
        raise BadRequest
    return data


class KeyConverter(BaseConverter):
    """An id in an address; anything else is simply not found."""

    regex = "[A-Za-z0-9_.:-]{1,64}"


class ProblemApi(Api):
    """flask-smorest's documents with our own face for errors."""

    ERROR_SCHEMA = ProblemSchema
    DEFAULT_RESPONSE_CONTENT_TYPE = "application/json"

    def _register_responses(self) -> None:
        # Only errors are problems; the library knows one content type for both.
        usual, self.DEFAULT_RESPONSE_CONTENT_TYPE = self.DEFAULT_RESPONSE_CONTENT_TYPE, PROBLEM
        super()._register_responses()
        self.DEFAULT_RESPONSE_CONTENT_TYPE = usual

    def _register_error_handlers(self) -> None:
        self._app.register_error_handler(AppError, problem_response)
        self._app.register_error_handler(HTTPException, _http_problem)


def problem_response(error: AppError) -> Response:
    """`error` as application/problem+json, with its headers."""
    answer = jsonify(as_problem(error, language()))
    answer.status_code = error.status
    answer.content_type = PROBLEM
    answer.headers.extend(error.headers)
    return answer


_BY_STATUS: dict[int, type[AppError]] = {
    error.status: error for error in (BadRequest, NotFound, MethodNotAllowed, TooLarge, Invalid)
}


def _http_problem(error: HTTPException) -> Response:
    # Allow and its like travel with the exception's own headers (RFC 9110 wants Allow on a 405).
    kept = {name: value for name, value in error.get_headers() if name in {"Allow", "Retry-After"}}
    if error.code is not None and error.code < 400:
        return Response(status=error.code, headers=dict(error.get_headers()))
    known = _BY_STATUS.get(error.code or 500, BadRequest if (error.code or 500) < 500 else AppError)
    return problem_response(known(headers=kept))


def init_http(app: Flask) -> ProblemApi:
    """Prepare `app` for ApiBlueprints; returns the Api to register them with."""
    app.url_map.converters["key"] = KeyConverter
    app.config.update(
        API_TITLE="Flok",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api/v1",
        OPENAPI_JSON_PATH="openapi.json",
        API_SPEC_OPTIONS={"components": {"securitySchemes": _SECURITY_SCHEMES}},
    )
    api = ProblemApi(app)
    api.register_converter(KeyConverter, lambda _converter: {"type": "string", "pattern": f"^{KeyConverter.regex}$"})
    return api


_SECURITY_SCHEMES = {
    "token": {"type": "http", "scheme": "bearer"},
    "cookie": {"type": "apiKey", "in": "cookie", "name": "flok_session"},
}
