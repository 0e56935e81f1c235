"""The descriptions of both interfaces: for machines as documents, for people as one plain page."""

from typing import Any

from flask import Blueprint, Response, current_app, jsonify, render_template_string

from . import asyncapi

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Flok API</title>
<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
code{background:#eee;padding:0 .3em}td{padding:.2rem .8rem .2rem 0;vertical-align:top}</style>
<h1>Flok API</h1>
<p>Documents: <a href="/api/v1/openapi.json">OpenAPI 3.1</a>, <a href="/api/v1/asyncapi.json">AsyncAPI 3.0</a>.
Sign in with <code>POST /api/v1/sessions</code>, then send <code>Authorization: Bearer TOKEN</code>.</p>
<h2>REST</h2><table>{% for path, method, operation in operations %}
<tr><td><code>{{ method }}</code><td><code>{{ path }}</code><td>{{ operation.get("summary", "") }}{% endfor %}</table>
<h2>Websocket</h2><table>{% for name, message in messages %}
<tr><td><code>{{ name }}</code><td>{{ message.get("summary", "") }}{% endfor %}</table></html>"""

METHODS = ("get", "post", "put", "patch", "delete")


def make_blueprint() -> Blueprint:
    """`/api/v1/asyncapi.json` and `/api/docs`; flask-smorest serves `/api/v1/openapi.json`."""
    blueprint = Blueprint("documents", __name__)

    @blueprint.get("/api/v1/asyncapi.json")
    def show_asyncapi() -> Response:
        return jsonify(asyncapi.document())

    @blueprint.get("/api/docs")
    def show_page() -> Response:
        messages = asyncapi.document()["channels"]["default"]["messages"]
        page = render_template_string(PAGE, operations=_operations(), messages=sorted(messages.items()))
        policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
        return Response(page, headers={"Content-Security-Policy": policy})

    return blueprint


def _operations() -> list[tuple[str, str, dict[str, Any]]]:
    paths = current_app.extensions["flok_api"].spec.to_dict()["paths"]
    return [
        (path, method.upper(), operations[method])
        for path, operations in sorted(paths.items())
        for method in METHODS
        if method in operations
    ]
