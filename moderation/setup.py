"""Hands the audit log its key, and pages their way out, when the program starts."""

from flask import Flask

from backend.core.config import Settings

from . import audit
from .paging import phones


def init_app(_app: Flask, settings: Settings) -> None:
    """Seal audit entries and ring telephones as this deployment."""
    audit.configure(settings.audit_key)
    phones.configure(settings)
