"""The only file that knows every feature: puts the program together."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from flask import Flask

from backend.core import cli, client, db, documents, health, logs, rates, sockets, tasks
from backend.core.config import Settings
from backend.core.http import ProblemApi, init_http
from moderation import kinds

# In the order of their imports, lowest first. A new feature is one line here and one in the import contract.
FEATURES = (
    "moderation",
    "backend.accounts",
    "backend.notifications",
    "backend.chat",
    "backend.friendbank",
    "backend.events",
)


def create_app(settings: Settings | None = None, *, async_mode: str = "threading") -> Flask:
    """The whole program as a Flask application; raises BadSetting for settings it cannot use."""
    settings = settings or Settings.from_environment()
    app = Flask(__name__, static_folder=None)
    app.config.update(SECRET_KEY=settings.secret_key, MAX_CONTENT_LENGTH=settings.max_body_bytes)
    app.extensions["flok"] = settings
    logs.configure(settings.log_level)
    logs.init_requests(app)
    db.configure(settings.database_url)
    rates.configure(settings.redis_url)
    sockets.init_sockets(app, settings, async_mode)
    api = app.extensions["flok_api"] = init_http(app)
    app.register_blueprint(health.make_blueprint(settings))
    app.register_blueprint(documents.make_blueprint())
    cli.init_cli(app)
    _add_features(app, api, settings)
    client.init_client(app, secure=settings.secure_cookies)
    app.extensions["flok_queue"] = tasks.configure(settings)
    return app


def _add_features(app: Flask, api: ProblemApi, settings: Settings) -> None:
    for feature in _present():
        for edge in ("models", "sockets", "receivers", "tasks"):
            _edge(feature, edge)
        if routes := _edge(feature, "routes"):
            api.register_blueprint(routes.blueprint)
        if cli := _edge(feature, "cli"):
            for group in cli.GROUPS:
                app.cli.add_command(group)
        if setup := _edge(feature, "setup"):
            setup.init_app(app, settings)
    kinds.install(
        kind for feature in _present() if (edge := _edge(feature, "reportable")) for kind in edge.KINDS
    )


def _edge(feature: str, name: str) -> ModuleType | None:
    return import_module(f"{feature}.{name}") if find_spec(f"{feature}.{name}") else None


def _present() -> tuple[str, ...]:
    # TEMPORARY while features are being built side by side: FLOK_ONLY=backend.chat,... limits which are loaded.
    import os

    only = os.environ.get("FLOK_ONLY")
    return tuple(f for f in FEATURES if not only or f in only.split(","))
