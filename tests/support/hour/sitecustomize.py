"""Python reads this before anything else when this folder is on its path."""

from tests.support import hour

hour.begin()
