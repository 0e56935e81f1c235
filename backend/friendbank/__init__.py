"""Profiles, rounds, proposals and friendships."""
