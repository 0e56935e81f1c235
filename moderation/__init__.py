"""Keeping people safe: screening, reports, cases, decisions and their audit. Importing it imports nothing."""
