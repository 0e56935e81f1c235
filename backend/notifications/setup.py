"""Hands push and mail their keys and servers when the program starts."""

from flask import Flask

from backend.core.config import Settings

from . import letters, mailing, pushing, smtp


def init_app(_app: Flask, settings: Settings) -> None:
    """Reach people as this deployment."""
    pushing.configure(settings)
    smtp.configure(settings)
    letters.configure(settings)
    mailing.configure(settings.secret_key)
