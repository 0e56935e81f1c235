"""Rooms, memberships and messages: the model feature, read it first."""
