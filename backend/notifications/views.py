"""Notices as their readers see them."""

from typing import Any

from . import smtp, texts
from .models import MailAddress, Notice


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


def mail(row: MailAddress | None) -> dict[str, Any]:
    """Whether mail can be had, and the reader's own address if there is one."""
    return {
        "offered": smtp.is_offered(),
        "address": row.address if row else None,
        "confirmed": bool(row and row.confirmed_at),
    }
