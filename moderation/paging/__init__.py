"""Calling somebody who will look: from one rung to the next, until a person says that they have it."""
