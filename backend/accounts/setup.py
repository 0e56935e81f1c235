"""Hands the web framework what it needs to know who is asking."""

from typing import Any

from flask import Flask
from flask.sessions import SecureCookieSession, SessionInterface
from flask_login import LoginManager

from backend.core.config import Settings
from moderation import people

from .directory import Accounts
from .session_routes import load_actor


class NoSession(SessionInterface):
    """Sessions are our own rows; the framework keeps none, and tells no cache that files differ by cookie."""

    def open_session(self, *_: Any) -> SecureCookieSession:
        return SecureCookieSession()

    def save_session(self, *_: Any) -> None:
        pass


def init_app(app: Flask, _settings: Settings) -> None:
    """Ask accounts who sends each request, and let moderation ask about people."""
    people.install(Accounts())
    app.session_interface = NoSession()
    manager = LoginManager(app)
    manager.session_protection = None

    manager.request_loader(lambda _request: load_actor())
