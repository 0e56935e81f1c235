"""Invented examples among the real cases, so that moderators see how alike they judge; for their own eyes."""
