"""Pictures over HTTP: what is taken, and how one is answered."""

from flask import Response

from .errors import NotFound
from .specs import Raw

MOST_BYTES = 8 * 1024 * 1024
UPLOAD = Raw(types=("image/jpeg", "image/png", "image/webp", "image/gif"), most=MOST_BYTES)
UPLOAD_RATE = "20/minute"
PICTURE = Raw(types=("image/webp",))
# Whoever may see a picture may keep it; nobody else's cache does, and it never changes.
_CACHED = "private, max-age=31536000, immutable"


def answer(content: bytes | None) -> Response:
    """A picture for its reader; raises NotFound for one that is gone."""
    if content is None:
        raise NotFound
    return Response(content, content_type=PICTURE.types[0], headers={"Cache-Control": _CACHED})
