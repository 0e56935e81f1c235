"""Notices as their readers see them."""

from typing import Any

from . import texts
from .models import Notice


def notice(row: Notice, language: str) -> dict[str, Any]:
    """A notice with its words in `language`."""
    title, text = texts.render(row.kind, row.data, language)
    return {
        "id": row.id,
        "kind": row.kind,
        "title": title,
        "text": text,
        "link": row.link,
        "data": row.data,
        "created_at": row.created_at,
        "read_at": row.read_at,
    }
