"""Decisions are what most notices are about, so the same people meet here."""

from tests.moderation.people import cards, cast

__all__ = ["cards", "cast"]
