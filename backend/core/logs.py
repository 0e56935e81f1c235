"""Structured logs: what happened and how long it took, never what was said or by whom."""

import logging
import sys
import time
from collections.abc import MutableMapping
from functools import partial
from typing import Any

import structlog
from flask import Flask, Response, g, request

from .ids import new_id
from .metrics import observe_request


def configure(level: str) -> None:
    """Write one JSON object per line to standard error."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _exception_without_values,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def log_without_values(_app: Flask, exc_info: Any) -> None:
    """Log an unforeseen exception by type and place; Flask would print its message, and with it what people wrote."""
    structlog.get_logger("http").error("request_failed", exc_info=exc_info[1])


def init_requests(app: Flask) -> None:
    """Give each request an id, and log and measure it by its rule, not its address."""
    log = structlog.get_logger("http")
    app.log_exception = partial(log_without_values, app)  # type: ignore[method-assign]  # its documented hook

    @app.before_request
    def begin() -> None:
        g.request_id = new_id()
        g.began = time.perf_counter()
        structlog.contextvars.bind_contextvars(request_id=g.request_id)

    @app.after_request
    def end(response: Response) -> Response:
        seconds = time.perf_counter() - g.began
        rule = str(request.url_rule or "none")
        response.headers["X-Request-Id"] = g.request_id
        observe_request(request.method, rule, response.status_code, seconds)
        log.info(
            "request",
            method=request.method,
            rule=rule,
            status=response.status_code,
            ms=round(seconds * 1e3, 1),
        )
        structlog.contextvars.clear_contextvars()
        return response


def _exception_without_values(_logger: Any, _name: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    # A database error quotes the row it choked on, so an exception is told by type and place only.
    if given := entry.pop("exc_info", None):
        error = given if isinstance(given, BaseException) else sys.exc_info()[1]
        trace = error.__traceback__ if error else None
        entry["exception"] = type(error).__name__
        while trace and trace.tb_next:
            trace = trace.tb_next
        if trace:
            entry["at"] = f"{trace.tb_frame.f_code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno}"
    return entry
