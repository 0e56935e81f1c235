"""Whether the server is alive, whether it is ready, and its figures; outside the API, for machines."""

import hmac

from flask import Blueprint, Response, abort, jsonify, request
from redis import Redis, RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from . import metrics
from .config import Settings
from .db import database


def make_blueprint(settings: Settings) -> Blueprint:
    """`/healthz`, `/readyz` and `/metrics`."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def alive() -> Response:
        return jsonify(status="alive")

    @blueprint.get("/readyz")
    def ready() -> tuple[Response, int]:
        checks = {"database": _answers_database(), "queue": _answers_queue(settings)}
        return jsonify(checks), 200 if all(checks.values()) else 503

    @blueprint.get("/metrics")
    def figures() -> Response:
        if not _may_read_figures(settings.metrics_token):
            abort(404)
        return Response(metrics.as_text(), content_type="text/plain; version=0.0.4; charset=utf-8")

    return blueprint


def _answers_database() -> bool:
    try:
        with database().engine.connect() as connection:
            return connection.execute(text("SELECT 1")).scalar() == 1
    except SQLAlchemyError:
        return False


def _answers_queue(settings: Settings) -> bool:
    if settings.redis_url is None:
        return True
    try:
        return bool(Redis.from_url(settings.redis_url, socket_timeout=2).ping())
    except RedisError:
        return False


def _may_read_figures(token: str | None) -> bool:
    if token is None:
        return request.remote_addr in {"127.0.0.1", "::1"}
    given = request.headers.get("Authorization", "")
    return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())
