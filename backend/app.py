"""The only file that knows every feature: puts the program together."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

import backend.accounts.cli
import backend.accounts.reportable
import backend.accounts.routes
import backend.accounts.setup
import backend.accounts.sockets
import backend.accounts.ties
import backend.chat.alerts
import backend.chat.receivers
import backend.chat.reportable
import backend.chat.routes
import backend.chat.sockets
import backend.chat.tasks
import backend.chat.ties
import backend.crew.budget.reportable
import backend.crew.budget.routes
import backend.crew.budget.tasks
import backend.crew.reportable
import backend.crew.routes
import backend.crew.rules.reportable
import backend.crew.rules.routes
import backend.crew.rules.tasks
import backend.crew.shifts.routes
import backend.crew.shifts.tasks
import backend.crew.tasks
import backend.demo.cli
import backend.events.afterwards.routes
import backend.events.afterwards.tasks
import backend.events.drafts.routes
import backend.events.drafts.tasks
import backend.events.hosting.receivers
import backend.events.hosting.routes
import backend.events.neighbours.routes
import backend.events.organising.routes
import backend.events.photos.routes
import backend.events.photos.tasks
import backend.events.ports
import backend.events.posters.routes
import backend.events.queries
import backend.events.receivers
import backend.events.reportable
import backend.events.reviews.routes
import backend.events.reviews.tasks
import backend.events.routes
import backend.events.tasks
import backend.events.together.receivers
import backend.events.together.routes
import backend.events.together.tasks
import backend.friendbank.cli
import backend.friendbank.places
import backend.friendbank.ports
import backend.friendbank.receivers
import backend.friendbank.reportable
import backend.friendbank.routes
import backend.friendbank.sockets
import backend.friendbank.tasks
import backend.friendbank.ties
import backend.house.door.routes
import backend.house.door.tasks
import backend.house.routes
import backend.jobhelp.board.routes
import backend.jobhelp.board.tasks
import backend.jobhelp.cv.routes
import backend.jobhelp.guides.routes
import backend.jobhelp.openings.places
import backend.jobhelp.openings.reportable
import backend.jobhelp.openings.routes
import backend.jobhelp.openings.tasks
import backend.jobhelp.rehearsals.routes
import backend.jobhelp.rehearsals.tasks
import backend.ledger.routes
import backend.notifications.calls
import backend.notifications.receivers
import backend.notifications.routes
import backend.notifications.setup
import backend.notifications.sockets
import backend.notifications.tasks
import backend.travel.routes
import backend.travel.tasks
import moderation.appeals.routes
import moderation.appeals.tasks
import moderation.calibration.reportable
import moderation.calibration.routes
import moderation.care.routes
import moderation.cli
import moderation.concerns.routes
import moderation.concerns.tasks
import moderation.figures.routes
import moderation.paging.routes
import moderation.paging.tasks
import moderation.reads.routes
import moderation.roster.routes
import moderation.routes
import moderation.rulebook.routes
import moderation.rulebook.tasks
import moderation.sanctions.tasks
import moderation.seconds.routes
import moderation.seconds.tasks
import moderation.setup
import moderation.statements.routes
import moderation.tasks
from backend.core import cli, client, db, documents, files, health, logs, rates, sockets, tasks
from backend.core.config import Settings
from backend.core.http import ProblemApi, init_http
from moderation import kinds
from moderation.ties import sources as ties

BLUEPRINTS = (
    backend.accounts.routes.blueprint,
    backend.notifications.routes.blueprint,
    *backend.chat.routes.BLUEPRINTS,
    *backend.friendbank.routes.BLUEPRINTS,
    backend.events.routes.blueprint,
    backend.jobhelp.cv.routes.blueprint,
    backend.jobhelp.guides.routes.blueprint,
    backend.jobhelp.board.routes.blueprint,
    backend.jobhelp.rehearsals.routes.blueprint,
    backend.jobhelp.openings.routes.blueprint,
    backend.events.drafts.routes.blueprint,
    backend.events.afterwards.routes.blueprint,
    backend.events.hosting.routes.blueprint,
    backend.events.neighbours.routes.blueprint,
    backend.events.organising.routes.blueprint,
    backend.events.photos.routes.blueprint,
    backend.events.posters.routes.blueprint,
    backend.events.reviews.routes.blueprint,
    backend.events.together.routes.blueprint,
    backend.crew.routes.blueprint,
    backend.crew.budget.routes.blueprint,
    backend.ledger.routes.blueprint,
    backend.travel.routes.blueprint,
    backend.crew.shifts.routes.blueprint,
    backend.crew.rules.routes.blueprint,
    backend.house.routes.blueprint,
    backend.house.door.routes.blueprint,
    moderation.routes.blueprint,
    moderation.roster.routes.blueprint,
    moderation.paging.routes.blueprint,
    moderation.concerns.routes.blueprint,
    moderation.calibration.routes.blueprint,
    moderation.care.routes.blueprint,
    moderation.figures.routes.blueprint,
    moderation.rulebook.routes.blueprint,
    moderation.statements.routes.blueprint,
    moderation.seconds.routes.blueprint,
    moderation.appeals.routes.blueprint,
    moderation.reads.routes.blueprint,
)
REPORTABLE = (
    *backend.accounts.reportable.KINDS,
    *backend.chat.reportable.KINDS,
    *backend.friendbank.reportable.KINDS,
    *backend.events.reportable.KINDS,
    *backend.crew.reportable.KINDS,
    *backend.crew.budget.reportable.KINDS,
    *backend.crew.rules.reportable.KINDS,
    *backend.jobhelp.openings.reportable.KINDS,
    *moderation.calibration.reportable.KINDS,
)
# Who tells moderation who knows whom.
TIES = (backend.accounts.ties.known_to, backend.chat.ties.known_to, backend.friendbank.ties.known_to)
COMMANDS = (
    *moderation.cli.GROUPS,
    *backend.accounts.cli.GROUPS,
    *backend.friendbank.cli.GROUPS,
    *backend.demo.cli.GROUPS,
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
    files.configure(settings.data / "pictures")
    rates.configure(settings.redis_url)
    sockets.init_sockets(app, settings, async_mode)
    api = app.extensions["flok_api"] = init_http(app)
    app.register_blueprint(health.make_blueprint(settings))
    app.register_blueprint(documents.make_blueprint())
    _add_features(app, api, settings)
    client.init_client(app, secure=settings.secure_cookies)
    app.extensions["flok_queue"] = tasks.configure(settings)
    if settings.proxies:
        # Outermost, so that rates, logs and sockets see the visitor and not the proxy.
        app.wsgi_app = ProxyFix(app.wsgi_app, settings.proxies, settings.proxies, settings.proxies)  # type: ignore[method-assign]
    return app


def _add_features(app: Flask, api: ProblemApi, settings: Settings) -> None:
    backend.accounts.setup.init_app(app, settings)
    moderation.setup.init_app(app, settings)
    backend.notifications.setup.init_app(app, settings)
    for blueprint in BLUEPRINTS:
        api.register_blueprint(blueprint)
    kinds.install(REPORTABLE)
    ties.install(TIES)
    cli.init_cli(app)
    for command in COMMANDS:
        app.cli.add_command(command)
    # Siblings do not import each other: the friend bank asks here which event two new friends could meet at.
    backend.friendbank.ports.find_meeting_event = backend.events.queries.find_meeting_event
    backend.friendbank.ports.list_meeting_events = backend.events.queries.list_meeting_events
    # And events ask who is friends with whom.
    backend.events.ports.friends_of = backend.friendbank.ties.friends_of
    # And openings ask what places there are, and which of them a youth gets to.
    backend.jobhelp.openings.places.names = backend.friendbank.places.names
    backend.jobhelp.openings.places.kilometres = backend.friendbank.places.kilometres
