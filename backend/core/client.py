"""Serves the built web client: compressed as built, cached for ever where names change with contents."""

import mimetypes
import re
from functools import lru_cache
from html import unescape
from pathlib import Path

from flask import Blueprint, Flask, Response, request, send_from_directory
from werkzeug.security import safe_join

from .errors import NotFound

BUILD = Path(__file__).resolve().parents[2] / "web" / "build"
PAGE = BUILD / "index.html"
FOR_EVER = "public, max-age=31536000, immutable"
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))

SECURITY_HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(self), microphone=(), interest-cohort=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# What a page cannot say of itself in its <meta> policy.
FRAMING = "frame-ancestors 'none'"
DATA_POLICY = f"default-src 'none'; {FRAMING}"
# A service worker lives under the policy of its own file, and fetches the others.
FILE_POLICY = f"default-src 'self'; {FRAMING}"
PAGE_POLICY = re.compile(r'<meta http-equiv="content-security-policy" content="([^"]+)"', re.IGNORECASE)

NOT_BUILT = "<!doctype html><title>Flok</title><p>The web client is not built: run script/setup.</p>"


def init_client(app: Flask, *, secure: bool) -> None:
    """Answer addresses the API does not know with the client, and add security headers to all answers."""
    blueprint = Blueprint("client", __name__)

    @blueprint.get("/")
    @blueprint.get("/<path:path>")
    def file_or_page(path: str = "") -> Response:
        if path.startswith(("api/", "socket.io")):
            raise NotFound
        return _file(path) or _page()

    app.register_blueprint(blueprint)

    @app.after_request
    def protect(response: Response) -> Response:
        for name, value in SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        if secure:
            response.headers.setdefault("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
        response.headers.setdefault("Content-Security-Policy", DATA_POLICY)
        if request.path.startswith("/api/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _file(path: str) -> Response | None:
    found = safe_join(str(BUILD), path) if path else None
    if found is None or path.endswith((".br", ".gz")) or not Path(found).is_file():
        return None
    response = _send(path)
    hashed = path.startswith("_app/immutable/")
    response.headers["Cache-Control"] = FOR_EVER if hashed else "no-cache"
    response.headers["Content-Security-Policy"] = FILE_POLICY
    return response


def _page() -> Response:
    if not PAGE.exists():
        return Response(NOT_BUILT, status=503, content_type="text/html; charset=utf-8")
    response = _send("index.html")
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Content-Security-Policy"] = _page_policy(PAGE.stat().st_mtime_ns)
    return response


@lru_cache(maxsize=1)
def _page_policy(_built_at: int) -> str:
    """The policy the build wrote into the page, with the hashes of its scripts, as a header."""
    written = PAGE_POLICY.search(PAGE.read_text())
    own = unescape(written.group(1)) if written else "default-src 'self'"
    return f"{own}; {FRAMING}"


def _send(path: str) -> Response:
    for encoding, ending in ENCODINGS:
        if request.accept_encodings[encoding] and (BUILD / (path + ending)).is_file():
            response = send_from_directory(BUILD, path + ending, mimetype=_type_of(path), conditional=True)
            response.headers["Content-Encoding"] = encoding
            break
    else:
        response = send_from_directory(BUILD, path, conditional=True)
    response.headers["Vary"] = "Accept-Encoding"
    return response


def _type_of(path: str) -> str:
    if path.endswith(".webmanifest"):
        return "application/manifest+json"
    return mimetypes.guess_type(path)[0] or "application/octet-stream"
