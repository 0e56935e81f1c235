"""What must be true of the whole program, whoever adds to it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import String

from backend.core import sockets
from backend.core.db import Base
from backend.core.errors import AppError
from moderation import kinds

PROJECT = Path(__file__).resolve().parents[1]
OUR_CODE = sorted([*PROJECT.glob("backend/**/*.py"), *PROJECT.glob("moderation/**/*.py")])
OUTSIDE_THE_API = {"client.file_or_page", "health.alive", "health.ready", "health.figures"}
DOCUMENTS = {"documents.show_asyncapi", "documents.show_page", "api-docs.openapi_json"}

# Everything people can write that others read, and the kind by which it can be reported.
REPORTABLE_TEXTS = {
    "accounts.nickname": "accounts.profile",
    "chat_messages.text": "chat.message",
    "chat_rooms.title": "chat.room",
    "chat_rooms.purpose": "chat.room",
    "chat_rooms.guidelines": "chat.room",
    "events.title": "events.event",
    "events.description": "events.event",
}


def _errors(cls: type[AppError] = AppError) -> set[type[AppError]]:
    return {cls}.union(*(_errors(child) for child in cls.__subclasses__()))


def test_every_route_declares_itself(app: Flask) -> None:
    silent = {endpoint for endpoint, view in app.view_functions.items() if not hasattr(view, "endpoint_spec")}

    assert silent == OUTSIDE_THE_API | DOCUMENTS


def test_every_socket_message_declares_itself(app: Flask) -> None:
    handlers = set(sockets.socketio.server.handlers["/"]) - {"connect", "disconnect"}

    assert handlers == set(sockets.messages) == {"message:send", "room:sync", "room:read"}
    assert all(spec.summary for spec in sockets.messages.values())


def test_every_error_speaks_both_languages_with_one_code_each(app: Flask) -> None:
    errors = _errors()

    assert {error for error in errors if set(error.text) != {"da", "en"}} == set()
    codes = [error.code for error in errors]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize(("column", "kind"), REPORTABLE_TEXTS.items())
def test_what_people_write_can_be_reported(app: Flask, column: str, kind: str) -> None:
    table, name = column.split(".")

    assert isinstance(Base.metadata.tables[table].c[name].type, String)
    assert kinds.get_kind(kind).actions


def test_only_the_edges_commit() -> None:
    guilty = {
        str(path.relative_to(PROJECT))
        for path in OUR_CODE
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in {"commit", "rollback"}
    }

    assert guilty == {"backend/core/sqlite.py"}  # which is the driver's own commit, taken off the hub


@pytest.mark.parametrize(
    ("module", "forbidden"),
    [
        ("moderation.screening", {"flask", "sqlalchemy", "backend", "gevent"}),
        ("moderation.kinds", {"flask", "backend.accounts", "backend.chat", "backend.app"}),
        ("backend.core.db", {"flask", "backend.accounts", "moderation"}),
        ("backend.friendbank.matching", {"flask", "sqlalchemy", "backend.core"}),
    ],
)
def test_a_module_loads_only_what_it_needs(module: str, forbidden: set[str]) -> None:
    code = f"import sys, {module}; print('\\n'.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PROJECT)

    assert forbidden & set(loaded.stdout.split()) == set()


def test_the_openapi_document_is_complete(app: Flask, client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").json

    assert document["openapi"] == "3.1.0"
    operations = [
        operation
        for path in document["paths"].values()
        for method, operation in path.items()
        if method in {"get", "post", "put", "patch", "delete"}
    ]
    assert len(operations) == sum(hasattr(view, "endpoint_spec") for view in app.view_functions.values())
    assert all(operation.get("summary") for operation in operations)
    assert all("default" in operation["responses"] for operation in operations)


def test_the_asyncapi_document_describes_every_message_and_frame(app: Flask, client: FlaskClient) -> None:
    document = client.get("/api/v1/asyncapi.json").json

    described = set(document["channels"]["default"]["messages"])
    assert described == set(sockets.messages) | set(sockets.frames)
    assert set(sockets.frames) == {
        "message:new",
        "message:changed",
        "message:removed",
        "room:changed",
        "room:gone",
        "notice:new",
        "proposal:new",
        "case:new",
    }
    assert client.get("/api/docs").status_code == 200
