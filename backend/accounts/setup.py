"""Hands the web framework what it needs to know who is asking."""

from flask import Flask
from flask_login import LoginManager

from backend.core.config import Settings

from .session_routes import load_actor


def init_app(app: Flask, _settings: Settings) -> None:
    """Ask accounts who sends each request."""
    manager = LoginManager(app)
    manager.session_protection = None

    manager.request_loader(lambda _request: load_actor())
