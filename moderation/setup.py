"""Hands the audit log its key when the program starts."""

from flask import Flask

from backend.core.config import Settings

from . import audit


def init_app(_app: Flask, settings: Settings) -> None:
    """Seal audit entries with this deployment's key."""
    audit.configure(settings.audit_key)
