"""The people and the card every test here has."""

from .people import cards, cast

__all__ = ["cards", "cast"]
