"""A CV as its owner sees it."""

from collections.abc import Iterator
from typing import Any

from backend.core.telling import telling_words

from .models import Cv
from .schemas import CvContent

_EMPTY: dict[str, Any] = CvContent().load({})


def shown(cv: Cv | None) -> dict[str, Any]:
    """With its version, and the words that would tell about care; an empty one when there is none."""
    content = cv.content if cv else _EMPTY
    telling = [word for text in _texts(content) for word in telling_words(text)]
    return {
        **content,
        "version": cv.version if cv else 0,
        "updated_at": cv.updated_at if cv else None,
        "telling": list(dict.fromkeys(telling)),
    }


def _texts(content: Any) -> Iterator[str]:
    """Every text in it, however deep."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from _texts(part)
